// The state of the page, and what changes it. Every edit makes a new file that shares what did
// not change with the one before, so that undoing is going back to it.
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
import { useLayoutEffect, useReducer } from "preact/hooks";
import { ask } from "./engine";
import {
  type NativeFile,
  type Path,
  blank,
  derived,
  withValue,
} from "./native";
import type { Answer, Changes, ExportKind } from "./protocol";
import * as storage from "./storage";
import type { Locale } from "./words";

export type View =
  | "performance"
  | "frame"
  | "targets"
  | "data"
  | "money"
  | "findings"
  | "charts";

export interface Results {
  meta: Meta;
  summary: Summary;
  indicators: ReadonlyMap<string, IndicatorResult>;
  aggregates: ReadonlyMap<string, AggregateResult>;
  money: ReadonlyMap<string, MoneyResult>;
  measures: readonly MeasureResult[];
  remarks: readonly Remark[];
  findings: readonly Finding[];
  /** The same by fingerprint, and the fingerprints in order. */
  found: ReadonlyMap<string, Finding>;
  order: readonly string[];
  claims: Check["claims"];
  scale: Scale;
}

/** Something to be told: that a file cannot be opened, a question, how a number came about. */
export type Notice =
  | {
      kind: "problems";
      title: "cannotOpen";
      problems: readonly Problem[];
      message: string;
      messageId: string;
    }
  | { kind: "trace"; explanation: Explanation }
  | { kind: "text"; text: string };

export interface State {
  readonly locale: Locale;
  readonly part: "quick" | "report";
  readonly view: View;
  readonly file: NativeFile | undefined;
  readonly year: number;
  readonly original: storage.Kept["original"];
  readonly results: Results | undefined;
  readonly years: readonly number[];
  /** Values of series that no cell holds, by reference. */
  readonly values: Readonly<Record<string, string>>;
  /** Why the file as it is cannot be evaluated. */
  readonly problems: readonly Problem[];
  readonly failure: { message: string; messageId: string } | undefined;
  readonly isKept: boolean;
  readonly notice: Notice | undefined;
  readonly isPrinting: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

let state: State = {
  locale: "id",
  part: "quick",
  view: "performance",
  file: undefined,
  year: new Date().getFullYear(),
  original: undefined,
  results: undefined,
  years: [],
  values: {},
  problems: [],
  failure: undefined,
  isKept: true,
  notice: undefined,
  isPrinting: false,
  canUndo: false,
  canRedo: false,
};

const listeners = new Set<() => void>();
let past: NativeFile[] = [];
let future: NativeFile[] = [];
let lastEdit: string | undefined;

function set(change: Partial<State>): void {
  state = {
    ...state,
    ...change,
  };
  state = { ...state, canUndo: past.length > 0, canRedo: future.length > 0 };
  listeners.forEach((listener) => listener());
}

/** The state, for a component that is drawn anew when it changes. */
export function useStore(): State {
  const [, draw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const drawn = state;
  useLayoutEffect(() => {
    const listener = () => draw(undefined);
    listeners.add(listener);
    // What changed before somebody listened was not heard.
    if (drawn !== state) listener();
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return state;
}

export const now = (): State => state;

// --- Settings ---

function settled(change: Partial<Pick<State, "locale" | "part">>): void {
  set(change);
  document.documentElement.lang = state.locale;
  storage.keepSettings({ locale: state.locale, part: state.part });
}

export const speak = (locale: Locale): void => settled({ locale });
export const go = (part: State["part"]): void => settled({ part });
export function look(view: View): void {
  set({ view });
  // The table of data shows values that no other table asks for.
  if (view === "data" && state.file !== undefined) void evaluate();
}
export const printing = (isPrinting: boolean): void => set({ isPrinting });
export const tell = (notice: Notice | undefined): void => set({ notice });

// --- The document ---

/** At most so many steps back. */
const DEEPEST = 200;

/** Puts another file in the place of the one at hand. `about` names the cell that is typed in, so
 * that one undo takes back a whole word. */
export function edit(file: NativeFile, about?: string): void {
  if (state.file === undefined || file === state.file) return;
  if (about === undefined || about !== lastEdit) {
    past.push(state.file);
    if (past.length > DEEPEST) past = past.slice(-DEEPEST);
  }
  lastEdit = about;
  future = [];
  set({ file });
  changed();
}

/** Puts a value at a path; nothing where the text is empty. */
export function put(path: Path, text: string): void {
  if (state.file === undefined) return;
  const value = text.trim() === "" ? undefined : text;
  edit(withValue(state.file, path, value), path.join("\u0000"));
}

/** Ends the word that is typed: the next letter is an edit of its own. */
export function endEdit(): void {
  lastEdit = undefined;
}

export function undo(): void {
  const file = past.pop();
  if (file === undefined || state.file === undefined) return;
  future.push(state.file);
  lastEdit = undefined;
  set({ file });
  changed();
}

export function redo(): void {
  const file = future.pop();
  if (file === undefined || state.file === undefined) return;
  past.push(state.file);
  lastEdit = undefined;
  set({ file });
  changed();
}

/** Evaluates another year. */
export function inYear(year: number): void {
  set({ year });
  changed();
}

function show(
  file: NativeFile,
  year: number,
  original: storage.Kept["original"],
): void {
  past = [];
  future = [];
  lastEdit = undefined;
  isFresh = true;
  set({
    file,
    year,
    original,
    results: undefined,
    problems: [],
    failure: undefined,
    notice: undefined,
    view: "performance",
  });
  settled({ part: "report" });
  changed();
}

/** A document with nothing in it but first rows. */
export function begin(): void {
  const year = new Date().getFullYear();
  show(blank(year, state.locale === "en"), year, undefined);
}

/** Opens files together as one document. What cannot be read changes nothing. */
export async function open(
  texts: [name: string, text: string][],
): Promise<void> {
  const answer = await ask("open", texts);
  if (!answer.ok) {
    set({
      notice: {
        kind: "problems",
        title: "cannotOpen",
        problems: answer.problems,
        message: answer.message,
        messageId: answer.messageId,
      },
    });
    return;
  }
  const { file, latestYear } = answer.value;
  const [first] = texts;
  const isOneToml =
    texts.length === 1 && first !== undefined && !/\.json$/i.test(first[0]);
  show(
    file,
    latestYear ?? file.plan?.period?.[0] ?? new Date().getFullYear(),
    isOneToml ? { name: first[0], text: first[1] } : undefined,
  );
}

/** Takes up what was kept from before. */
export function resume(): void {
  const { locale, part } = storage.settings();
  if (locale !== undefined) set({ locale });
  document.documentElement.lang = state.locale;
  const kept = storage.kept();
  if (kept?.file !== undefined) {
    isFresh = true;
    set({ file: kept.file, year: kept.year, original: kept.original });
    if (part === "report") set({ part });
    changed();
  }
}

/** Removes what was kept, and the document with it. */
export function wipe(): void {
  clearTimeout(keeping);
  storage.wipe();
  past = [];
  future = [];
  set({
    file: undefined,
    results: undefined,
    problems: [],
    original: undefined,
  });
}

// --- Evaluating and keeping ---

let isFresh = true;
let isBusy = false;
let isWaiting = false;
let keeping: ReturnType<typeof setTimeout> | undefined;
let written: { file: NativeFile; text: string } | undefined;

/** The file as text, for the engine. */
export function text(): string {
  if (state.file === undefined) return "{}";
  if (written?.file !== state.file) {
    written = { file: state.file, text: JSON.stringify(state.file) };
  }
  return written.text;
}

function changed(): void {
  keepSoon();
  void evaluate();
}

/** While the worker is at it, the latest file waits; those between are never evaluated. */
async function evaluate(): Promise<void> {
  if (isBusy) {
    isWaiting = true;
    return;
  }
  if (state.file === undefined) return;
  isBusy = true;
  const all = isFresh;
  isFresh = false;
  const answer = await ask("evaluate", {
    text: text(),
    year: state.year,
    rules: undefined,
    all,
    references: state.view === "data" ? derived(state.file, state.year) : [],
  });
  isBusy = false;
  if (state.file !== undefined) {
    if (answer.ok) {
      set({
        problems: [],
        failure: undefined,
        years: answer.value.years,
        values: answer.value.values,
        results: merged(all ? undefined : state.results, answer),
      });
    } else {
      // What was not told is to be told with the next answer.
      isFresh = isFresh || all;
      const { problems, message, messageId } = answer;
      set({ problems, failure: { message, messageId } });
    }
  }
  if (isWaiting) {
    isWaiting = false;
    void evaluate();
  }
}

function merged(
  before: Results | undefined,
  {
    value,
  }: Extract<Answer<import("./protocol").EvaluationChanges>, { ok: true }>,
): Results {
  const noScale: Scale = {
    name: null,
    source: null,
    reads: "shown",
    limits: "lower_end",
    classes: [],
  };
  const found = laidOver(before?.found, value.findings);
  const order = value.order ?? before?.order ?? [];
  return {
    meta: value.meta,
    summary: value.summary,
    indicators: laidOver(before?.indicators, value.indicators),
    aggregates: laidOver(before?.aggregates, value.aggregates),
    money: laidOver(before?.money, value.money),
    measures: value.measures ?? before?.measures ?? [],
    remarks: value.remarks ?? before?.remarks ?? [],
    findings:
      before !== undefined && found === before.found && order === before.order
        ? before.findings
        : order.flatMap((fingerprint) => found.get(fingerprint) ?? []),
    found,
    order,
    claims: value.claims,
    scale: value.scale ?? before?.scale ?? noScale,
  };
}

function laidOver<T>(
  before: ReadonlyMap<string, T> | undefined,
  changes: Changes<T>,
): ReadonlyMap<string, T> {
  const entries = Object.entries(changes);
  if (before !== undefined && entries.length === 0) return before;
  const after = new Map(before);
  for (const [id, value] of entries) {
    if (value === null) after.delete(id);
    else after.set(id, value);
  }
  return after;
}

function keepSoon(): void {
  clearTimeout(keeping);
  keeping = setTimeout(keepNow, 250);
}

/** Keeps the document in this browser. */
export function keepNow(): void {
  clearTimeout(keeping);
  const { file, year, original, isKept } = state;
  if (file === undefined) return;
  const couldKeep = storage.keep(text(), { year, original });
  if (couldKeep !== isKept) set({ isKept: couldKeep });
}

// --- Questions to the engine ---

/** Shows how a number came about. */
export async function explain(reference: string): Promise<void> {
  const answer = await ask("explain", {
    reference,
    year: state.year,
    rules: undefined,
    locale: state.locale,
  });
  set({
    notice: answer.ok
      ? { kind: "trace", explanation: answer.value }
      : {
          kind: "text",
          text: state.locale === "id" ? answer.messageId : answer.message,
        },
  });
}

/** The document as a text of some kind; `undefined` while it cannot be read. */
export async function writtenAs(kind: ExportKind): Promise<string | undefined> {
  const answer = await ask("save", {
    text: text(),
    original: kind === "toml" ? state.original?.text : undefined,
    kind,
    year: state.year,
    rules: undefined,
    locale: state.locale,
  });
  return answer.ok ? answer.value : undefined;
}
