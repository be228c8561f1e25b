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
  Silenced,
  Summary,
} from "lkj-wasm";
import type {
  Comparison,
  Deadlines,
  PublicationFormat,
  PublicationKind,
  Revisions,
  ToDo,
  UsualDeadlines,
} from "lkj-wasm/files";
import { useLayoutEffect, useReducer } from "preact/hooks";
import { ask, askFiles } from "./engine";
import {
  type NativeFile,
  type Path,
  derived,
  textOf,
  withValue,
} from "./native";
import type {
  Answer,
  Changes,
  ExportKind,
  Put,
  Saved,
  Splice,
  Texts,
  YearOpened,
} from "./protocol";
import type { RegionShown } from "./region";
import type { Links } from "./sheet";
import * as storage from "./storage";
import type { Locale } from "./words";

export type View =
  | "performance"
  | "frame"
  | "targets"
  | "data"
  | "money"
  | "programs"
  | "narrative"
  | "organization"
  | "conventions"
  | "findings"
  | "charts"
  | "todo"
  | "compare";

export type Part = "quick" | "report" | "region";

/** Why something could not be worked out. */
export interface Failure {
  readonly message: string;
  readonly messageId: string;
}

/** Another state of the document, and how the two differ. */
export interface Compared {
  /** The names of its files. */
  readonly name: string;
  /** It as the text of a native file. */
  readonly text: string;
  /** Whether it is the older one. */
  readonly isOlder: boolean;
  readonly comparison: Comparison | undefined;
}

/** A cell that is to be gone to. */
export interface Wanted {
  readonly row: string;
  readonly column: string;
}

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
  silenced: readonly Silenced[];
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
  | { kind: "links"; title: string; links: Links }
  | { kind: "rename"; id: string }
  | { kind: "newYear" }
  | { kind: "confirm"; title: string; text: string; onYes: () => void }
  | { kind: "text"; text: string };

export interface State {
  readonly locale: Locale;
  readonly part: Part;
  readonly view: View;
  readonly file: NativeFile | undefined;
  readonly year: number;
  /** The files that were opened. */
  readonly originals: Texts;
  /** Another one for each document that is opened. */
  readonly opening: symbol;
  readonly results: Results | undefined;
  readonly years: readonly number[];
  /** Values of series that no cell holds, by reference. */
  readonly values: Readonly<Record<string, string>>;
  /** Why the file as it is cannot be evaluated. */
  readonly problems: readonly Problem[];
  readonly failure: Failure | undefined;
  /** The day for which it is asked what is to be done, where it is not today. */
  readonly dayAsked: string | undefined;
  /** Deadlines that somebody set, and those that hold otherwise. */
  readonly deadlines: Deadlines;
  readonly usualDeadlines: UsualDeadlines | undefined;
  readonly toDo: ToDo | undefined;
  /** What is missing, as `series puas_n 2026`; marked in the tables. */
  readonly due: ReadonlySet<string>;
  /** The year that was opened last, with what became of its programs. */
  readonly yearOpened: YearOpened | undefined;
  readonly wanted: Wanted | undefined;
  readonly compared: Compared | undefined;
  readonly revisions: Revisions | undefined;
  readonly region: RegionShown | undefined;
  /** The key of the agency of the region that the document is. */
  readonly agency: string | undefined;
  readonly isKept: boolean;
  /** The document as it was opened from files or last saved into some. */
  readonly inFiles: NativeFile | undefined;
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
  originals: [],
  opening: Symbol(),
  results: undefined,
  years: [],
  values: {},
  problems: [],
  failure: undefined,
  dayAsked: undefined,
  deadlines: {},
  usualDeadlines: undefined,
  toDo: undefined,
  due: new Set(),
  yearOpened: undefined,
  wanted: undefined,
  compared: undefined,
  revisions: undefined,
  region: undefined,
  agency: undefined,
  isKept: true,
  inFiles: undefined,
  notice: undefined,
  isPrinting: false,
  canUndo: false,
  canRedo: false,
};

/** A document as it was opened, or what an edit can be taken back to. */
interface Step {
  readonly file: NativeFile;
  readonly originals: Texts;
  readonly year: number;
  readonly agency: string | undefined;
  readonly opening: symbol;
}

const listeners = new Set<() => void>();
let past: Step[] = [];
let future: Step[] = [];
let lastEdit: string | undefined;

/** Changes a part of the state, for the modules that own it. */
export function set(change: Partial<State>): void {
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

export function settled(
  change: Partial<Pick<State, "locale" | "part" | "view">>,
): void {
  set(change);
  const { locale, part, view } = state;
  document.documentElement.lang = locale;
  storage.keepSettings({ locale, part, view });
}

export const speak = (locale: Locale): void => settled({ locale });
export const go = (part: Part): void => settled({ part });
export function look(view: View): void {
  settled({ view });
  // These show what no other view asks for.
  if (view === "data" && state.file !== undefined) void evaluate();
  if (view === "todo" || view === "compare") void refreshed();
}
export const printing = (isPrinting: boolean): void => set({ isPrinting });
export const tell = (notice: Notice | undefined): void => set({ notice });

// --- The document ---

/** At most so many steps back. */
const DEEPEST = 200;

/** Puts another file in the place of the one at hand. `about` names the cell that is typed in, so
 * that one undo takes back a whole word. */
export function edit(file: NativeFile, about?: string, put?: Put): void {
  if (state.file === undefined || file === state.file) return;
  if (about === undefined || about !== lastEdit) keepStep();
  lastEdit = about;
  unsent = put && unsent && [...unsent, put];
  unkept = put && unkept && joined(unkept, put);
  set({ file });
  changed();
}

/** The document as it is, to go back to. */
function currentStep(): Step | undefined {
  const { file, originals, year, agency, opening } = state;
  return file && { file, originals, year, agency, opening };
}

/** Remembers the document as it is. */
function keepStep(): void {
  const step = currentStep();
  if (step === undefined) return;
  past.push(step);
  if (past.length > DEEPEST) past = past.slice(-DEEPEST);
  future = [];
}

/** Puts another file in the place of the one at hand, with the files that it is saved into and the
 * year that it is about. */
export function replace({
  file,
  originals,
  year,
}: Pick<Step, "file" | "originals" | "year">): void {
  keepStep();
  set({ year });
  const { agency, opening } = state;
  take({ file, originals, year, agency, opening });
}

/** Shows another state of the document; its year only where that came or goes with it. */
function take(step: Step): void {
  const { file, originals, year, opening } = step;
  if (opening !== state.opening) return showOther(step);
  lastEdit = undefined;
  unsent = undefined;
  unkept = undefined;
  if (originals !== state.originals) {
    areOriginalsKept = storage.keepOriginals(originals);
    set({ year });
  }
  set({ file, originals });
  changed();
}

/** Puts with one more; the letters of one word are one. */
function joined(puts: readonly Put[], put: Put): readonly Put[] {
  const last = puts.at(-1);
  const isSame =
    last?.path.length === put.path.length &&
    last.path.every((key, at) => key === put.path[at]);
  return [...(isSame ? puts.slice(0, -1) : puts), put];
}

/** Puts a value at a path; nothing where it is `undefined`. */
export function put(path: Path, value: unknown): void {
  if (state.file === undefined) return;
  const put = { path, value };
  edit(withValue(state.file, path, value), path.join("\u0000"), put);
}

/** Ends the word that is typed: the next letter is an edit of its own. */
export function endEdit(): void {
  lastEdit = undefined;
}

/** Takes back the word that is typed, as if it had not been. */
export function cancelEdit(): void {
  const step = lastEdit === undefined ? undefined : past.pop();
  if (step !== undefined) take(step);
}

export function undo(): void {
  const current = currentStep();
  const step = past.pop();
  if (step === undefined || current === undefined) return;
  future.push(current);
  take(step);
}

export function redo(): void {
  const current = currentStep();
  const step = future.pop();
  if (step === undefined || current === undefined) return;
  past.push(current);
  take(step);
}

/** Has no document count as an agency of a region: the region is another one. */
export function forgetAgencies(): void {
  const outside = (step: Step): Step => ({ ...step, agency: undefined });
  past = past.map(outside);
  future = future.map(outside);
  set({ agency: undefined });
  storage.keepAgency(undefined);
}

/** Evaluates another year. */
export function inYear(year: number): void {
  set({ year });
  changed();
}

/** Shows a document that was opened; undoing brings back the one that it takes the place of. */
export function show(step: Step): void {
  keepStep();
  set({ inFiles: step.file });
  showOther(step);
  settled({ part: "report", view: "performance" });
}

/** Shows another document. */
function showOther({ file, year, originals, agency, opening }: Step): void {
  lastEdit = undefined;
  unsent = undefined;
  unkept = undefined;
  isFresh = true;
  storage.forgetDocument();
  areOriginalsKept = storage.keepOriginals(originals);
  set({
    file,
    year,
    originals,
    results: undefined,
    problems: [],
    failure: undefined,
    notice: undefined,
    toDo: undefined,
    due: new Set(),
    yearOpened: undefined,
    revisions: undefined,
    compared:
      state.compared === undefined
        ? undefined
        : { ...state.compared, comparison: undefined },
    agency,
    opening,
  });
  storage.keepAgency(agency);
  storage.keepToDo({ ...storage.toDo(), isMarked: false });
  changed();
}

/** Begins a document with a commented file of a year, which is there to be overwritten. */
export async function begin(year: number): Promise<void> {
  const answer = await askFiles("firstFile", year);
  if (answer.ok) await open([["kerangka.toml", answer.value]]);
  else cannotOpen(answer);
}

/** Tells why a file was not opened. */
export function cannotOpen({
  problems,
  message,
  messageId,
}: Extract<Answer<unknown>, { ok: false }>): void {
  set({
    notice: {
      kind: "problems",
      title: "cannotOpen",
      problems,
      message,
      messageId,
    },
  });
}

/** Reads files together as one document, which is saved into `originals`, and is perhaps an agency
 * of the region. What cannot be read is told, and changes nothing. */
export async function read(
  texts: Texts,
  originals: Texts,
  agency?: string,
): Promise<Step | undefined> {
  const answer = await ask("open", texts);
  if (!answer.ok) {
    cannotOpen(answer);
    return undefined;
  }
  const { file, latestYear } = answer.value;
  const year = latestYear ?? file.plan?.period?.[0] ?? new Date().getFullYear();
  return { file, year, originals, agency, opening: Symbol() };
}

/** Opens files together as one document. */
export async function open(texts: Texts, agency?: string): Promise<void> {
  const document = await read(texts, texts, agency);
  if (document !== undefined) show(document);
}

/** Takes up what was kept from before. */
export function resume(): void {
  const { locale, part, view } = storage.settings();
  if (locale !== undefined) set({ locale });
  if (part === "region") set({ part });
  document.documentElement.lang = state.locale;
  const kept = storage.kept();
  if (kept?.file !== undefined) {
    isFresh = true;
    unsent = undefined;
    unkept = undefined;
    set({
      file: kept.file,
      year: kept.year,
      originals: kept.originals,
      compared: storage.compared(),
      agency: storage.agency(),
      view: view ?? state.view,
    });
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
    originals: [],
    dayAsked: undefined,
    deadlines: {},
    toDo: undefined,
    due: new Set(),
    yearOpened: undefined,
    compared: undefined,
    revisions: undefined,
    region: undefined,
    agency: undefined,
  });
}

// --- Evaluating and keeping ---

/** What was put into the document since the worker had it; `undefined` when it has to have all
 * of it. */
let unsent: readonly Put[] | undefined;
/** What was put into it since it was kept whole; `undefined` when it has to be kept whole. */
let unkept: readonly Put[] | undefined;
let areOriginalsKept = true;
let isFresh = true;
let isBusy = false;
let isWaiting = false;
let keeping: ReturnType<typeof setTimeout> | undefined;
let written: { file: NativeFile; text: string } | undefined;

/** The file as text, for the engine. */
export function text(): string {
  if (state.file === undefined) return "{}";
  if (written?.file !== state.file) {
    written = { file: state.file, text: textOf(state.file) };
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
  const document = unsent ?? text();
  unsent = [];
  const answer = await ask("evaluate", {
    document,
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
      if (state.view === "todo" || state.view === "compare") void refreshed();
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

/** Whether the worker has worked out the document as it is. */
export const isSettled = (): boolean => !isBusy && unsent?.length === 0;

/** What a view shows beside the results, asked for anew; each of them is set by its own module. */
let refreshed: () => Promise<void> = async () => {};

/** Names what asks anew for what the views of whole files show. */
export function onRefresh(refresh: () => Promise<void>): void {
  refreshed = refresh;
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
  const order = spliced(before?.order ?? [], value.order);
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
    silenced: value.silenced ?? before?.silenced ?? [],
    claims: value.claims,
    scale: value.scale ?? before?.scale ?? noScale,
  };
}

function spliced(
  before: readonly string[],
  { from, removed, added }: Splice,
): readonly string[] {
  if (removed === 0 && added.length === 0) return before;
  const after = [...before];
  after.splice(from, removed, ...added);
  return after;
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

/** So many edits are kept beside the document before it is kept whole again. */
const MOST_PUTS = 100;

/** Notes that a document is in files of its own by now. */
export const wasSaved = (inFiles: NativeFile | undefined): void =>
  set({ inFiles });

/** Whether closing the page would lose something: it is in no file, and the browser cannot keep
 * it. */
export function wouldLose(): boolean {
  keepNow();
  const { file, inFiles, isKept } = state;
  return file !== undefined && !isKept && file !== inFiles;
}

/** Keeps the document in this browser. */
export function keepNow(): void {
  clearTimeout(keeping);
  const { file, year, isKept } = state;
  if (file === undefined) return;
  let couldKeep: boolean;
  if (unkept !== undefined && unkept.length <= MOST_PUTS) {
    couldKeep = storage.keepPuts(unkept, year);
  } else {
    couldKeep = storage.keep(text(), year);
    if (couldKeep) unkept = [];
  }
  couldKeep &&= areOriginalsKept;
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

/** Gives a thing another id, in all that names it; what is wrong where that cannot be. */
export async function rename(
  old: string,
  id: string,
): Promise<{ message: string; messageId: string } | undefined> {
  const answer = await askFiles("rename", { text: text(), old, id });
  if (!answer.ok) return answer;
  edit(answer.value);
  return undefined;
}

/** The document as a text of some kind; `undefined` while it cannot be read. */
export async function writtenAs(kind: ExportKind): Promise<string | undefined> {
  const answer = await ask("save", {
    text: text(),
    kind,
    year: state.year,
    rules: undefined,
  });
  return answer.ok ? answer.value : undefined;
}

/** The findings for tools that show them; `undefined` while the document cannot be read. */
export async function writtenAsSarif(): Promise<string | undefined> {
  const answer = await askFiles("sarif", {
    text: text(),
    year: state.year,
    rules: undefined,
    locale: state.locale,
  });
  return answer.ok ? answer.value : undefined;
}

/** A finished document, or the document as a workbook to fill in; `undefined` while it cannot be
 * read. */
export async function published(
  document: PublicationKind | "workbook",
  format: PublicationFormat,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { year, locale } = state;
  const answer = await (document === "workbook"
    ? askFiles("toXlsx", { text: text(), locale })
    : askFiles("publish", {
        text: text(),
        document,
        format,
        year,
        rules: undefined,
        locale,
      }));
  return answer.ok ? answer.value : undefined;
}

/** The document as the files that were opened, changed where it is different by now; or as one
 * text where it was not opened or cannot be kept apart. `undefined` while it cannot be read. */
export async function saved(): Promise<Saved | undefined> {
  const { originals } = state;
  if (originals.length === 0) {
    const written = await writtenAs("toml");
    return written === undefined ? undefined : { apart: false, text: written };
  }
  const answer = await askFiles("update", { text: text(), originals });
  return answer.ok ? answer.value : undefined;
}
