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
  Silenced,
  Stamp,
  Summary,
} from "lkj-wasm";
import type {
  Comparison,
  Continuation,
  Deadlines,
  PublicationFormat,
  PublicationKind,
  RankedBy,
  Ranking,
  RegionReport,
  Revisions,
  ToDo,
  UsualDeadlines,
} from "lkj-wasm/files";
import type { NativeFile, Path } from "./native";

/** Results by id, where an entry is there only when it changed; `null` when it is gone. */
export type Changes<T> = Record<string, T | null>;

/** What is put into a list in place of some of it. */
export interface Splice {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly string[];
}

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
  /** How the fingerprints in the order of the findings changed. */
  order: Splice;
  /** Findings that somebody decided to leave as they are. */
  silenced: Silenced[] | undefined;
  claims: Check["claims"];
  scale: Scale | undefined;
  years: number[];
  /** Values of what was asked for, exact; those that there are. */
  values: Record<string, string>;
}

/** What is saved: a text for each that was opened, or one text of everything. */
export type Saved =
  | { readonly apart: true; readonly texts: readonly string[] }
  | { readonly apart: false; readonly text: string };

/** A value put at a path of the document. */
export interface Put {
  readonly path: Path;
  readonly value: unknown;
}

export interface Asked {
  /** The document as text, or what was put into the one that was sent before. */
  document: string | readonly Put[];
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

export type ExportKind = "toml" | "json" | "evaluation" | "findings";

/** Texts with their names. */
export type Texts = readonly (readonly [name: string, text: string])[];

/** A year that was opened: the document with it, and the files that it is saved into. */
export interface YearOpened {
  year: number;
  /** The name of its file. */
  name: string;
  file: NativeFile;
  originals: Texts;
  /** How many things have to be entered. */
  missing: number;
  /** What became of programs and activities that do not simply go on. */
  continuations: readonly Continuation[];
}

/** An agency of a region: the name of its file or folder, and its texts. */
export interface Member {
  readonly key: string;
  readonly texts: Texts;
}

/** A region as it is shown. */
export interface RegionTold {
  report: RegionReport;
  years: readonly number[];
  /** The labels of the scale, the best first. */
  categories: readonly string[];
  /** The names of all indicators. */
  indicators: readonly string[];
  /** Indicators of agencies that may contribute, as `dinkop.rat`, each with what it is called. */
  contributors: readonly (readonly [id: string, name: string])[];
  /** What is wrong with the region's own file. */
  problems: readonly Problem[];
}

/** The requests, with what each is answered by. */
export interface Requests {
  start: { ask: WebAssembly.Module; answer: string };
  /** Starts the second module, which the requests below it need. */
  startFiles: { ask: WebAssembly.Module; answer: undefined };
  /** The texts that were opened with what changed put in; where they can be kept apart. */
  update: { ask: { text: string; originals: Texts }; answer: Saved };
  sarif: {
    ask: {
      text: string;
      year: number;
      rules: string | undefined;
      locale: "id" | "en";
    };
    answer: string;
  };
  /** A finished document as the bytes of its file. */
  publish: {
    ask: {
      text: string;
      document: PublicationKind;
      format: PublicationFormat;
      year: number;
      rules: string | undefined;
      locale: "id" | "en";
    };
    answer: Uint8Array<ArrayBuffer>;
  };
  /** The document as a workbook to fill in. */
  toXlsx: {
    ask: { text: string; locale: "id" | "en" };
    answer: Uint8Array<ArrayBuffer>;
  };
  /** The text of a document that a workbook holds. */
  fromXlsx: { ask: Uint8Array; answer: string };
  /** The text of a first file. */
  firstFile: { ask: number; answer: string };
  nextYear: {
    ask: { text: string; originals: Texts; year: number };
    answer: YearOpened;
  };
  toDo: {
    ask: { text: string; year: number; date: string; deadlines: Deadlines };
    answer: { toDo: ToDo; usual: UsualDeadlines };
  };
  compare: {
    ask: { older: string; newer: string; year: number };
    answer: Comparison;
  };
  revisions: { ask: { text: string; year: number }; answer: Revisions };
  /** What an output of the document that was evaluated last is made with. */
  stamp: { ask: { year: number; locale: "id" | "en" }; answer: Stamp };
  regionStamp: { ask: { year: number; locale: "id" | "en" }; answer: Stamp };
  /** Reads the agencies of a region, which is kept for the requests below. */
  region: {
    ask: {
      members: readonly Member[];
      own: Texts | undefined;
      year: number | undefined;
    };
    answer: RegionTold;
  };
  regionIn: { ask: number; answer: RegionTold };
  ranking: { ask: { by: RankedBy; year: number }; answer: Ranking };
  regionCsv: { ask: number; answer: string };
  open: { ask: Texts; answer: Opened };
  evaluate: { ask: Asked; answer: EvaluationChanges };
  /** The document with another id for a thing. */
  rename: {
    ask: { text: string; old: string; id: string };
    answer: NativeFile;
  };
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
      kind: ExportKind;
      year: number;
      rules: string | undefined;
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
