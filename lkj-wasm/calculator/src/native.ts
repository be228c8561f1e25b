// The native file as JSON, as far as the page edits it; whatever else a file holds is kept. The
// shape is docs/format.md's; the engine checks it.

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** A table keyed by id or by period. */
export type Table<T> = { readonly [key: string]: T };

export type Goal = { readonly name?: string; readonly code?: string };
export type Objective = {
  readonly name?: string;
  readonly goal?: string;
  readonly code?: string;
};
export type Indicator = {
  readonly name?: string;
  readonly of?: string;
  readonly unit?: string;
  readonly places?: number | string;
  readonly polarity?: string;
  readonly method?: string;
  readonly baseline?: string;
  readonly formula?: string;
  readonly weight?: string;
  readonly definition?: string;
  readonly frequency?: string;
  readonly years?: readonly (number | string)[] | string;
  readonly replaces?: readonly string[];
  readonly comparable?: boolean;
  readonly incomparable?: string;
  readonly targets?: Table<string | boolean>;
};
export type Series = {
  readonly name?: string;
  readonly unit?: string;
  readonly kind?: string;
  readonly by?: string;
  readonly formula?: string;
};
/** A value; with its evidence; or why there is none. */
export type Entry =
  | string
  | boolean
  | { readonly value: string | boolean }
  | { readonly none: string };
export type Grid = {
  readonly years: readonly (number | string)[];
  readonly rows: readonly (readonly (string | null)[])[];
};
export type Money = {
  readonly budget?: string;
  readonly revised?: string;
  readonly revisions?: readonly { readonly budget?: string }[];
  readonly spent?: string;
};
/** What a part of a year was to spend and spent, in it or to date. */
export type Disbursement = {
  readonly planned?: string;
  readonly planned_to_date?: string;
  readonly spent?: string;
  readonly spent_to_date?: string;
};
/** An indicator of an agency, with its weight where it has one. */
export type Contributor =
  string | { readonly indicator: string; readonly weight?: string };
export type Contribution = {
  readonly from?: readonly Contributor[];
  readonly combine?: string;
};
/** What a reviewer decided about findings. */
export type Decision = {
  readonly rule?: string;
  readonly about?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly on?: string;
  readonly reply?: string;
};
/** What is measured of an activity. */
export type Measure = {
  readonly id?: string;
  readonly text?: string;
  readonly unit?: string;
  readonly of?: readonly string[];
  readonly targets?: Table<string | boolean>;
};
export type Work = {
  readonly name?: string;
  readonly code?: string;
  readonly group?: string;
  readonly role?: string;
  readonly supports?: readonly string[];
};
export type SubActivity = Work;
export type Activity = Work & { readonly sub_activity?: Table<SubActivity> };
export type Program = Work & { readonly activity?: Table<Activity> };
export type Unit = {
  readonly name?: string;
  readonly under?: string;
};
export type Official = { readonly post?: string; readonly name?: string };
export type Note = {
  readonly kind?: string;
  readonly about?: readonly string[];
  readonly year?: number | string;
  readonly text?: string;
};
export type Section = { readonly heading?: string; readonly text?: string };
export type Group = { readonly name?: string; readonly under?: string };

export type NativeFile = {
  readonly format?: number;
  readonly organization?: { readonly name?: string; readonly region?: string };
  readonly defaults?: { readonly unit?: string; readonly polarity?: string };
  readonly rules?: {
    readonly profile?: string;
    readonly scale?: string | object;
  };
  readonly unit?: Table<Unit>;
  readonly official?: Table<Official>;
  readonly note?: readonly Note[];
  readonly text?: Table<Table<Section>>;
  readonly plan?: {
    readonly name?: string;
    readonly period?: readonly [number, number];
  };
  readonly profile?: Table<Table<object>>;
  readonly goal?: Table<Goal>;
  readonly objective?: Table<Objective>;
  readonly indicator?: Table<Indicator>;
  readonly series?: Table<Series>;
  readonly data?: Table<Table<Entry>>;
  readonly grid?: Table<Grid>;
  readonly realized?: Table<Table<Entry>>;
  readonly group?: Table<Group>;
  readonly program?: Table<Program>;
  readonly money?: Table<Table<Money>>;
  readonly disbursement?: Table<Table<Disbursement>>;
  readonly agency?: Table<{ readonly name?: string; readonly code?: string }>;
  readonly contribution?: Table<Contribution>;
  readonly decision?: readonly Decision[];
  readonly annual_plan?: Table<{ readonly targets?: Table<string | boolean> }>;
  readonly agreement?: Table<{
    readonly targets?: Table<string | boolean>;
    readonly revision?: readonly {
      readonly targets?: Table<string | boolean>;
    }[];
  }>;
};

// --- Keys that look like whole numbers ---
// An object puts such keys first, whatever the order of the file is. So the page keeps them marked:
// the chapters of the prose (`3`, `3.A`, `4`), and what others keep in their free room. Years need
// no mark, since the engine has their tables in order of time.

const MARK = "\ue000";
const WHOLE = /^(?![12]\d{3}$)(?:0|[1-9]\d*)$/;
const MAY_BE_KEY = /"(?![12]\d{3}")\d+"\s*:/;
const STRINGS = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g;

/** A key as the page keeps it. */
export const asKey = (written: string): string =>
  WHOLE.test(written) ? MARK + written : written;

/** A key as it is written in the file. */
export const asWritten = (key: string): string =>
  key.startsWith(MARK) ? key.slice(MARK.length) : key;

/** What a JSON text holds, with its keys in their order. */
export function parsed<T>(json: string): T {
  if (!MAY_BE_KEY.test(json)) return JSON.parse(json) as T;
  const marked = json.replace(
    STRINGS,
    (string, key: string, colon: string | undefined) =>
      colon !== undefined && WHOLE.test(key)
        ? `"${MARK}${key}"${colon}`
        : string,
  );
  return JSON.parse(marked) as T;
}

/** A file as JSON text, with its keys as they are written. */
export const textOf = (file: NativeFile): string =>
  JSON.stringify(file).replaceAll(`"${MARK}`, '"');

/** A path as the engine names it. */
export const pathText = (path: Path): string =>
  path.map((key) => asWritten(String(key))).join(".");

/** The keys that lead to a value. */
export type Path = readonly (string | number)[];

type Branch = { [key: string]: unknown } | unknown[];

function isBranch(value: unknown): value is Branch {
  return typeof value === "object" && value !== null;
}

/** What stands at a path. */
export function valueAt(file: NativeFile, path: Path): unknown {
  let value: unknown = file;
  for (const key of path) {
    if (!isBranch(value)) return undefined;
    value = (value as { [key: string]: unknown })[key];
  }
  return value;
}

/** What a list of links holds, or a link alone. */
export const linked = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => one != null);

/** The id of a link, which may have a weight beside it. */
export const idOf = (link: unknown): string =>
  typeof link === "object" && link !== null && "indicator" in link
    ? String(link.indicator)
    : String(link);

/** The file with another value at a path; with `undefined` the key goes, and tables that are
 * empty then go with it. What did not change is shared. */
export function withValue(
  file: NativeFile,
  path: Path,
  value: unknown,
): NativeFile {
  return (put(file, path, value) ?? {}) as NativeFile;
}

function put(branch: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(branch)) {
    const copy = [...branch];
    // Lists keep their length: what is gone is missing.
    copy[Number(key)] = put(copy[Number(key)], rest, value) ?? null;
    return copy;
  }
  const before: { [key: string]: unknown } = isBranch(branch)
    ? (branch as { [key: string]: unknown })
    : {};
  const inner = put(before[key], rest, value);
  if (inner === undefined) {
    if (!(key in before)) return branch;
    const { [key]: _, ...others } = before;
    return Object.keys(others).length === 0 ? undefined : others;
  }
  return { ...before, [key]: inner };
}

/** The file with the entries of a table in another order, or with other keys. */
export function withEntries(
  file: NativeFile,
  path: Path,
  change: (entries: [string, unknown][]) => [string, unknown][],
): NativeFile {
  const table = valueAt(file, path);
  const entries = isBranch(table) ? Object.entries(table) : [];
  const changed = change(entries);
  return withValue(
    file,
    path,
    changed.length === 0 ? undefined : Object.fromEntries(changed),
  );
}

/** The file with an entry of a table moved before or behind its neighbour among `peers`. */
export function moved(
  file: NativeFile,
  path: Path,
  key: string,
  by: -1 | 1,
  peers: readonly string[],
): NativeFile {
  const other = peers[peers.indexOf(key) + by];
  if (other === undefined) return file;
  return withEntries(file, path, (entries) => {
    const own = entries.find(([one]) => one === key);
    const rest = entries.filter(([one]) => one !== key);
    const at = rest.findIndex(([one]) => one === other);
    if (own === undefined || at < 0) return entries;
    rest.splice(by === 1 ? at + 1 : at, 0, own);
    return rest;
  });
}

/** All ids that are in use. */
export function ids(file: NativeFile): Set<string> {
  const used = new Set<string>();
  const add = (table: object | undefined) =>
    Object.keys(table ?? {}).forEach((id) => used.add(id));
  const tables = [
    "unit",
    "official",
    "mission",
    "goal",
    "objective",
    "strategy",
    "policy",
    "indicator",
    "series",
    "group",
    "program",
    "document",
  ];
  for (const name of tables) add(valueAt(file, [name]) as object | undefined);
  for (const tables of Object.values(file.profile ?? {})) add(tables);
  const addWorks = (works: Table<Work> | undefined) => {
    for (const work of Object.values(works ?? {})) {
      // Its measures may have ids of their own.
      for (const measure of Object.values(work).flat()) {
        const id =
          isBranch(measure) && !Array.isArray(measure)
            ? measure["id"]
            : undefined;
        if (typeof id === "string") used.add(id);
      }
    }
    add(works);
  };
  addWorks(file.program);
  for (const { activity } of Object.values(file.program ?? {})) {
    addWorks(activity);
    for (const { sub_activity } of Object.values(activity ?? {})) {
      addWorks(sub_activity);
    }
  }
  return used;
}

/** The things of a table, each with what it is called. */
export const named = (
  table: { readonly [id: string]: { readonly name?: string } } | undefined,
): [id: string, name: string][] =>
  Object.entries(table ?? {}).map(([id, { name }]) => [id, name ?? id]);

/** An id that nothing has yet, made of a name. */
export function newId(
  file: NativeFile,
  name: string,
  otherwise: string,
): string {
  const used = ids(file);
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+|_+$/g, "")
    .slice(0, 24)
    .replace(/_+$/, "");
  const base = plain === "" ? otherwise : plain;
  // A number is always put behind, so that no id is a word of the reference language.
  for (let number = 1; ; number += 1) {
    const id = `${base}_${number}`;
    if (!used.has(id)) return id;
  }
}

/** Years and parts of years, in order of time. */
export function inOrder(periods: Iterable<string>): string[] {
  return [...new Set(periods)].sort();
}

/** The periods of which the tables of data have a column. */
export function dataPeriods(file: NativeFile, year: number): string[] {
  const grids = Object.values(file.grid ?? {});
  return inOrder([
    ...Object.keys(file.data ?? {}),
    ...grids.flatMap(({ years }) => years.map(String)),
    String(year - 1),
    String(year),
  ]);
}

/** The year behind the last one that has tables of its own. */
export function nextYearOf(file: NativeFile, year: number): number {
  const tables = ["stage", "data", "realized", "money", "agreement", "text"];
  const periods = tables.flatMap((table) =>
    Object.keys((valueAt(file, [table]) as object | undefined) ?? {}),
  );
  const years = periods.map((period) => Number(period.slice(0, 4)));
  return Math.max(...years, periods.length === 0 ? year : 0) + 1;
}

/** The most values of series that are asked for at once. */
const MOST_DERIVED = 200;

/** What the engine is asked for so that series without values of their own show some. */
export function derived(file: NativeFile, year: number): string[] {
  const periods = dataPeriods(file, year);
  return Object.entries(file.series ?? {})
    .filter(([id, { formula }]) => formula !== undefined || file.grid?.[id])
    .flatMap(([id]) => periods.map((period) => `${id}[${period}]`))
    .slice(0, MOST_DERIVED);
}
