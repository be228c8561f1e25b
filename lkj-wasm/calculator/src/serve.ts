// Answers what the page asks of the engine. It runs in the worker; where a browser has none for
// pages of this kind, in the page itself.
import {
  Framework,
  LkjError,
  ProblemsError,
  initSync,
  version,
  type Finding,
  type MeasureResult,
  type Place,
  type Remark,
  type Scale,
  type Silenced,
} from "lkj-wasm";
import {
  Region,
  type RankedBy,
  compare,
  firstFile,
  fromXlsx,
  nextYear,
  publish,
  renamed,
  revisions,
  initSync as startFiles,
  toDo,
  toSarif,
  toXlsx,
  updateTexts,
  usualDeadlines,
} from "lkj-wasm/files";
import { type NativeFile, parsed, textOf, withValue } from "./native";
import type {
  Answer,
  Asked,
  Changes,
  EvaluationChanges,
  Kind,
  RegionTold,
  Requests,
  Saved,
  Splice,
  Texts,
  YearOpened,
} from "./protocol";

/** What was told last, as text, so that only what changed is told again. */
class Told {
  private texts = new Map<string, string>();
  private order: readonly string[] = [];

  forget(): void {
    this.texts.clear();
    this.order = [];
  }

  /** What is different between its beginning and its end, which are the same. */
  reordered(after: readonly string[]): Splice {
    const before = this.order;
    this.order = after;
    const shorter = Math.min(before.length, after.length);
    let from = 0;
    while (from < shorter && before[from] === after[from]) from += 1;
    let end = 0;
    while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) {
      end += 1;
    }
    const added = after.slice(from, after.length - end);
    return { from, removed: before.length - end - from, added };
  }

  changed<T>(key: string, value: T): T | undefined {
    const text = JSON.stringify(value);
    if (this.texts.get(key) === text) return undefined;
    this.texts.set(key, text);
    return value;
  }

  changes<T>(
    prefix: string,
    values: readonly T[],
    id: (value: T) => string,
  ): Changes<T> {
    const changes: Changes<T> = {};
    const seen = new Set<string>();
    for (const value of values) {
      const key = `${prefix}:${id(value)}`;
      seen.add(key);
      const changed = this.changed(key, value);
      if (changed !== undefined) changes[id(value)] = changed;
    }
    for (const key of this.texts.keys()) {
      if (key.startsWith(`${prefix}:`) && !seen.has(key)) {
        this.texts.delete(key);
        changes[key.slice(prefix.length + 1)] = null;
      }
    }
    return changes;
  }
}

const told = new Told();
let current: { text: string; framework: Framework } | undefined;
/** The document as it was sent last, readable or not. */
let latest: NativeFile = {};

/** Something without its line and column: the text is one that nobody sees, and a letter more in
 * it would move all that stands behind. */
const unplaced = <T extends { place: Place }>(one: T): T => ({
  ...one,
  place: { ...one.place, line: 0, column: 0 },
});

const byId = ({ id }: { id: string }): string => id;

/** The framework of a text; the last one is kept. */
function framework(text: string): Framework {
  if (current?.text !== text) {
    const framework = Framework.fromJson(text);
    current?.framework.free();
    current = { text, framework };
  }
  return current.framework;
}

/** The framework that was evaluated last. */
function evaluated(): Framework {
  if (current === undefined) throw new Error("nothing was evaluated yet");
  return current.framework;
}

/** The values of quantities, as far as they have one. */
function values(
  read: Framework,
  references: readonly string[],
  options: { year: number | undefined; rules: string | undefined },
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const reference of references) {
    try {
      const { value } = read.explain(reference, options);
      if (value !== null) found[reference] = value;
    } catch (error) {
      // A row that is half written names nothing yet.
      if (!(error instanceof LkjError)) throw error;
    }
  }
  return found;
}

/** The text of a document, or of the last one with what was put into it since. */
function textSent(sent: Asked["document"]): string {
  if (typeof sent === "string") {
    latest = parsed<NativeFile>(sent);
    return sent;
  }
  for (const { path, value } of sent) {
    latest = withValue(latest, path, value);
  }
  return textOf(latest);
}

function evaluate({
  document,
  year,
  rules,
  all,
  references,
}: Asked): EvaluationChanges {
  const read = framework(textSent(document));
  if (all) told.forget();
  const options = { year: year ?? read.latestYear, rules };
  const evaluation = read.evaluate(options);
  const check = read.check(options);
  return {
    meta: evaluation.meta,
    summary: evaluation.summary,
    indicators: told.changes("indicator", evaluation.indicators, byId),
    aggregates: told.changes(
      "aggregate",
      [...evaluation.goals, ...evaluation.objectives],
      byId,
    ),
    money: told.changes(
      "money",
      [
        ...evaluation.programs,
        ...evaluation.activities,
        ...evaluation.subActivities,
        ...evaluation.groups,
      ],
      byId,
    ),
    remarks: told.changed<Remark[]>(
      "remarks",
      evaluation.remarks.map(unplaced),
    ),
    measures: told.changed<MeasureResult[]>("measures", evaluation.measures),
    findings: told.changes<Finding>(
      "finding",
      check.findings.map(unplaced),
      ({ fingerprint }) => fingerprint,
    ),
    order: told.reordered(check.findings.map(({ fingerprint }) => fingerprint)),
    silenced: told.changed<Silenced[]>(
      "silenced",
      check.silenced.map((one) => ({
        ...one,
        finding: unplaced(one.finding),
      })),
    ),
    claims: check.claims,
    scale: told.changed<Scale>("scale", read.scale({ rules })),
    years: read.years,
    values: values(read, references, options),
  };
}

function save(ask: Requests["save"]["ask"]): string {
  const read = framework(ask.text);
  const options = { year: ask.year, rules: ask.rules };
  const stamped = (output: object) => {
    const value = { ...output, stamp: read.stamp(options) };
    return `${JSON.stringify(value, null, 2)}\n`;
  };
  switch (ask.kind) {
    case "toml":
      return read.toToml();
    case "json":
      return read.toJson();
    case "evaluation":
      return stamped(read.evaluate(options));
    case "findings":
      return stamped(read.check(options));
  }
}

function update({ text, originals }: Requests["update"]["ask"]): Saved {
  const read = framework(text);
  const texts = updateTexts(read.toJson(), [...originals].map(asPair));
  return texts === undefined
    ? { apart: false, text: read.toToml() }
    : { apart: true, texts };
}

// --- The working year ---

/** The document with the file of another year beside those that it was opened from. */
function openYear({
  text,
  originals,
  year,
}: Requests["nextYear"]["ask"]): YearOpened {
  const json = framework(text).toJson();
  const next = nextYear(json, year);
  const name = freeName(next.name, originals);
  const kept =
    originals.length === 0
      ? undefined
      : updateTexts(json, originals.map(asPair));
  const before: Texts =
    kept === undefined
      ? [["lkj.json", json]]
      : originals.map(([name], at) => [name, kept[at] ?? ""]);
  const opened = Framework.fromTexts([
    ...before.map(asPair),
    [name, next.text],
  ]);
  const file = parsed<NativeFile>(opened.toJson());
  opened.free();
  return {
    year,
    name,
    file,
    // What cannot be saved apart is saved as one.
    originals: kept === undefined ? [] : [...originals, [name, next.text]],
    missing: next.required.filter(
      ({ entered }) => entered.entered === "nothing",
    ).length,
    continuations: next.continuations.filter(({ kind }) => kind !== "same"),
  };
}

/** A name of a file that none has yet. */
function freeName(name: string, taken: Texts): string {
  const isTaken = (wanted: string) => taken.some(([one]) => one === wanted);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) {
    free = name.replace(/(?=\.\w+$)/, `-${number}`);
  }
  return free;
}

// --- A region ---

let region: Region | undefined;
/** What is wrong with the region's own file. */
let regionProblems: RegionTold["problems"] = [];
/** The labels of the scale by which the first agency that reads is measured. */
let categories: readonly string[] = [];

function openRegion({
  members,
  own,
  year,
}: Requests["region"]["ask"]): RegionTold {
  const agencies = members.map(
    ({ key, texts }): [string, [string, string][]] => [key, texts.map(asPair)],
  );
  region?.free();
  region = undefined;
  regionProblems = [];
  try {
    region = new Region(agencies, own?.map(asPair));
  } catch (error) {
    // The agencies go on without what the region says of them.
    if (!(error instanceof ProblemsError)) throw error;
    regionProblems = error.problems;
    region = new Region(agencies);
  }
  categories = labels(members.map(({ texts }) => texts));
  return toldRegion(year);
}

function labels(all: readonly Texts[]): readonly string[] {
  for (const texts of all) {
    try {
      const read = Framework.fromTexts(texts.map(asPair));
      const { classes } = read.scale();
      read.free();
      return classes.map(({ label }) => label);
    } catch (error) {
      // The next one may read.
      if (!(error instanceof LkjError)) throw error;
    }
  }
  return [];
}

function toldRegion(year: number | undefined): RegionTold {
  const read = theRegion();
  const indicators = read
    .rows({ year })
    .filter(({ level }) => level === "indicator");
  const names = indicators.map(({ name }) => name);
  return {
    report: read.report({ year }),
    years: read.years,
    categories,
    indicators: [...new Set(names)].sort((one, other) =>
      one.localeCompare(other),
    ),
    contributors: indicators.map(({ agency, id, name }) => [
      `${agency}.${id}`,
      name,
    ]),
    problems: regionProblems,
  };
}

function theRegion(): Region {
  if (region === undefined) throw new Error("no region was opened");
  return region;
}

const asPair = ([name, text]: readonly [string, string]): [string, string] => [
  name,
  text,
];

/** Bytes in a buffer of their own, which can be sent and saved. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(bytes);

const services: {
  [K in Kind]: (ask: Requests[K]["ask"]) => Requests[K]["answer"];
} = {
  start: (module) => {
    initSync({ module });
    return version();
  },
  startFiles: (module) => {
    startFiles({ module });
    return undefined;
  },
  update,
  sarif: ({ text, ...options }) => toSarif([["lkj.json", text]], options),
  publish: ({ text, document, format, ...options }) =>
    own(publish(text, document, format, options)),
  toXlsx: ({ text, ...options }) => own(toXlsx(text, options)),
  fromXlsx,
  firstFile,
  nextYear: openYear,
  toDo: ({ text, year, date, deadlines }) => ({
    toDo: toDo(text, year, date, deadlines),
    usual: usualDeadlines(),
  }),
  compare: ({ older, newer, year }) => compare(older, newer, { year }),
  revisions: ({ text, year }) => revisions(text, { year }),
  stamp: (options) => evaluated().stamp(options),
  regionStamp: (options) => theRegion().stamp(options),
  region: openRegion,
  regionIn: toldRegion,
  ranking: ({ by, year }: { by: RankedBy; year: number }) =>
    theRegion().ranking(by, { year }),
  regionCsv: (year) => theRegion().toCsv({ year }),
  open: (texts) => {
    const read = Framework.fromTexts(texts.map(asPair));
    const opened = {
      file: parsed<NativeFile>(read.toJson()),
      latestYear: read.latestYear,
    };
    read.free();
    return opened;
  },
  evaluate,
  rename: ({ text, old, id }) => parsed<NativeFile>(renamed(text, old, id)),
  explain: ({ reference, year, rules, locale }) => {
    return evaluated().explain(reference, { year, rules, locale });
  },
  save,
};

/** Answers one request. */
export function serve<K extends Kind>(
  kind: K,
  ask: Requests[K]["ask"],
): Answer<Requests[K]["answer"]> {
  try {
    return { ok: true, value: services[kind](ask) };
  } catch (error) {
    return {
      ok: false,
      problems: error instanceof ProblemsError ? [...error.problems] : [],
      message: error instanceof Error ? error.message : String(error),
      messageId:
        error instanceof LkjError
          ? error.messageId
          : error instanceof Error
            ? error.message
            : String(error),
    };
  }
}
