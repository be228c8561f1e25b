// What the page and its worker say to each other.
import type {
  AggregateResult,
  Check,
  Explanation,
  Finding,
  IndicatorResult,
  MeasureResult,
  Meta,
  MoneyResult,
  Problem,
  Remark,
  Scale,
  Summary,
} from "lkj-wasm";
import type { NativeFile } from "./native";

/** Results by id, where an entry is there only when it changed; `null` when it is gone. */
export type Changes<T> = Record<string, T | null>;

/** What changed since the evaluation before. */
export interface EvaluationChanges {
  meta: Meta;
  summary: Summary;
  indicators: Changes<IndicatorResult>;
  aggregates: Changes<AggregateResult>;
  money: Changes<MoneyResult>;
  remarks: Remark[] | undefined;
  measures: MeasureResult[] | undefined;
  /** By fingerprint. */
  findings: Changes<Finding>;
  /** The fingerprints in the order of the findings, when that changed. */
  order: string[] | undefined;
  claims: Check["claims"];
  scale: Scale | undefined;
  years: number[];
  /** Values of what was asked for, exact; those that there are. */
  values: Record<string, string>;
}

export interface Asked {
  text: string;
  year: number | undefined;
  rules: string | undefined;
  /** Whether all results are wanted, changed or not. */
  all: boolean;
  /** Further quantities whose values are wanted. */
  references: readonly string[];
}

export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[]; message: string; messageId: string };

export interface Opened {
  file: NativeFile;
  latestYear: number | undefined;
}

export type ExportKind = "toml" | "json" | "evaluation" | "findings" | "sarif";

/** The requests, with what each is answered by. */
export interface Requests {
  start: { ask: WebAssembly.Module; answer: string };
  open: { ask: [name: string, text: string][]; answer: Opened };
  evaluate: { ask: Asked; answer: EvaluationChanges };
  explain: {
    ask: {
      reference: string;
      year: number;
      rules: string | undefined;
      locale: "id" | "en";
    };
    answer: Explanation;
  };
  save: {
    ask: {
      text: string;
      original: string | undefined;
      kind: ExportKind;
      year: number;
      rules: string | undefined;
      locale: "id" | "en";
    };
    answer: string;
  };
}

export type Kind = keyof Requests;

export interface Request<K extends Kind = Kind> {
  id: number;
  kind: K;
  ask: Requests[K]["ask"];
}

export interface Reply {
  id: number;
  answer: Answer<unknown>;
}
