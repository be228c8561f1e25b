// Programs, activities and sub-activities: what they support, and what they are measured by.
import type { Achievement, MeasureResult } from "lkj-wasm";
import {
  awaited,
  choice,
  entry,
  figures,
  links,
  longText,
  ownId,
  quantity,
  text,
} from "./cells";
import { figure, percent } from "./figures";
import { withNew, withoutItem, without } from "./change";
import {
  type Measure,
  type NativeFile,
  type Path,
  type Work,
  moved,
  named,
  newId,
  valueAt,
  withValue,
} from "./native";
import { type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { MEASURES, ROLES } from "./words";

/** A program, activity or sub-activity, where it stands, and those beside it. */
export interface Placed {
  id: string;
  work: Work;
  kind: "program" | "activity" | "subActivity";
  table: readonly string[];
  peers: readonly string[];
  /** Whether nothing is beneath it. */
  isLeaf: boolean;
}

/** All of them, each before what is under it. */
export function works(file: NativeFile): Placed[] {
  const found: Placed[] = [];
  const add = (
    kind: Placed["kind"],
    table: readonly string[],
    all: { readonly [id: string]: Work } | undefined,
    below: (id: string) => void,
  ) => {
    const peers = Object.keys(all ?? {});
    for (const [id, work] of Object.entries(all ?? {})) {
      const placed = { id, work, kind, table, peers, isLeaf: true };
      found.push(placed);
      const count = found.length;
      below(id);
      placed.isLeaf = found.length === count;
    }
  };
  add("program", ["program"], file.program, (program) => {
    const table = ["program", program, "activity"];
    const activities = file.program?.[program]?.activity;
    add("activity", table, activities, (activity) => {
      const below = activities?.[activity]?.sub_activity;
      add("subActivity", [...table, activity, "sub_activity"], below, () => {});
    });
  });
  return found;
}

/** All of them, each with what it is called. */
export const namedWorks = (file: NativeFile): [id: string, name: string][] =>
  works(file).map(({ id, work }) => [id, work.name ?? id]);

const indicators = (file: NativeFile): [string, string][] =>
  named(file.indicator);

const LEVELS = { program: 0, activity: 1, subActivity: 2 } as const;

/** What each of them is, and which indicators it supports. */
export function programs(file: NativeFile): Sheet {
  const groups = named(file.group);
  const units = named(file.unit);
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      { id: "code", title: say("code"), width: 6 },
      { id: "supports", title: say("supports"), width: 10.5 },
      { id: "role", title: say("role"), width: 7.5 },
      { id: "group", title: say("group"), width: 8.5 },
      { id: "owner", title: say("owner"), width: 8.5 },
      { id: "fund", title: say("fund"), width: 6 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: works(file).map(({ id, work, kind, table, peers }) => {
      const path = [...table, id];
      return {
        key: id,
        name: work.name ?? id,
        type: kind,
        label: say(kind),
        level: LEVELS[kind],
        paths: [path.join(".")],
        ids: [id],
        cells: once(() => ({
          name: longText(file, [...path, "name"]),
          code: text(file, [...path, "code"]),
          supports: links(file, [...path, "supports"], indicators),
          ...(kind === "program" && {
            role: choice(file, [...path, "role"], choices(ROLES)),
          }),
          group: choice(file, [...path, "group"], groups),
          owner: choice(file, [...path, "owner"], units),
          fund: text(file, [...path, "fund"]),
          id: ownId(id),
        })),
        move: (file: NativeFile, by: -1 | 1) =>
          moved(file, table, id, by, peers),
        remove: (file: NativeFile) => without(file, table, id),
      };
    }),
    additions: [
      {
        label: say("program"),
        run: (file) =>
          withNew(file, ["program"], "program", { name: say("newName") }),
      },
      {
        label: say("activity"),
        run: (file) => {
          const program = Object.keys(file.program ?? {}).at(-1);
          const table =
            program === undefined
              ? ["program"]
              : ["program", program, "activity"];
          return withNew(file, table, "kegiatan", { name: say("newName") });
        },
      },
    ],
  };
}

const KINDS = MEASURES.map(([word]) => word);

/** The measures of a kind, as the list that they are in the file. */
const measuresOf = (work: Work, kind: string): readonly Measure[] =>
  (work as { readonly [kind: string]: readonly Measure[] | undefined })[kind] ??
  [];

/** The achievement of a measure; where values were compared without a percentage, the standing. */
function measureAchievement(achievement: Achievement | undefined): Cell {
  const { locale } = now();
  return achievement?.value == null && achievement?.standing != null
    ? { text: say(achievement.standing) }
    : { text: percent(achievement?.value, locale) };
}

/** By what activities are measured: target, realization and achievement of the year. */
export function measures(file: NativeFile): Sheet {
  const { year, results, locale } = now();
  const all = works(file);
  const owners = namedWorks(file);
  const byKey = new Map<string, MeasureResult[]>();
  for (const result of results?.measures ?? []) {
    const key = `${result.of}.${result.kind}`;
    const others = byKey.get(key);
    if (others === undefined) byKey.set(key, [result]);
    else others.push(result);
  }
  const rows: Row[] = all.flatMap(({ id, work, table }) =>
    KINDS.flatMap((kind) =>
      measuresOf(work, kind).map((measure, at): Row => {
        const path: Path = [...table, id, kind, at];
        const found = byKey.get(`${id}.${kind}`)?.[at];
        const realized = measure.id ?? `${id}.${kind}`;
        const isBudget = kind === "input";
        return {
          key: `${id}.${kind}.${at}`,
          name: measure.text ?? work.name ?? id,
          type: "measure",
          level: 0,
          paths: [path.join("."), `realized.${year}.${realized}`],
          ids: measure.id === undefined ? [] : [measure.id],
          cells: once(() => ({
            name: longText(file, [...path, "text"]),
            of: {
              text: id,
              options: owners,
              change: (file, to) => withMeasureIn(file, path, to, kind),
            },
            kind: {
              text: kind,
              options: choices(MEASURES),
              change: (file, to) => withMeasureIn(file, path, id, to),
            },
            supports: links(file, [...path, "of"], indicators),
            unit: text(file, [...path, "unit"]),
            target: isBudget
              ? { text: figure(found?.target, locale) }
              : awaited(
                  quantity(file, [...path, "targets", String(year)]),
                  "measure_target",
                  realized,
                  String(year),
                ),
            realization: isBudget
              ? { text: figure(found?.realization, locale) }
              : awaited(
                  entry(file, ["realized", String(year), realized]),
                  "measure_realization",
                  realized,
                  String(year),
                ),
            achievement: measureAchievement(found?.achievement),
          })),
          remove: (file: NativeFile) => withoutMeasure(file, path),
        };
      }),
    ),
  );
  return {
    columns: [
      { id: "name", title: say("measure"), width: 0 },
      { id: "of", title: say("of"), width: 14 },
      { id: "kind", title: say("kind"), width: 9 },
      { id: "supports", title: say("pointsAt"), width: 9 },
      { id: "unit", title: say("unit"), width: 6 },
      figures("target", `${say("target")} ${year}`, 8),
      figures("realization", `${say("realization")} ${year}`, 8),
      figures("achievement", say("achievement"), 7),
    ],
    rows,
    additions: [
      {
        label: say("measure"),
        run: (file) => {
          const last = works(file).at(-1);
          if (last === undefined) return [file, ""];
          const path = [...last.table, last.id, "output"];
          const measure = { text: say("newName") };
          const [after, at] = withMeasure(file, path, last.id, measure);
          return [after, `${last.id}.output.${at}`];
        },
      },
    ],
  };
}

/** The row of the measure that realizations call so: by its id, or as `survei.output`. */
export function measureRow(file: NativeFile, of: string): string | undefined {
  for (const { id, work } of works(file)) {
    for (const kind of KINDS) {
      const at = measuresOf(work, kind).findIndex(
        (measure) => (measure.id ?? `${id}.${kind}`) === of,
      );
      if (at >= 0) return `${id}.${kind}.${at}`;
    }
  }
  return undefined;
}

/** The file with another measure in a list. Several need an id each; one that had none takes what
 * was realized of it along. */
function withMeasure(
  file: NativeFile,
  path: Path,
  of: string,
  measure: Measure,
): [NativeFile, at: number] {
  const before = (valueAt(file, path) as readonly Measure[] | undefined) ?? [];
  let after = file;
  const kind = String(path.at(-1));
  const list = [...before, measure].map((one, at) => {
    if (before.length === 0 || one.id !== undefined) return one;
    const id = newId(after, of, "tolok_ukur");
    // The id counts as taken from here on.
    after = withValue(after, [...path, at, "id"], id);
    if (one !== measure) after = withRealizedAs(after, `${of}.${kind}`, id);
    return { ...one, id };
  });
  return [withValue(after, path, list), before.length];
}

/** The file with realizations under another key. */
function withRealizedAs(
  file: NativeFile,
  key: string,
  other: string,
): NativeFile {
  let after = file;
  for (const period of Object.keys(file.realized ?? {})) {
    const value = valueAt(after, ["realized", period, key]);
    if (value === undefined) continue;
    after = withValue(after, ["realized", period, key], undefined);
    after = withValue(after, ["realized", period, other], value);
  }
  return after;
}

/** The file without a measure, nor what was realized of it. */
function withoutMeasure(file: NativeFile, path: Path): NativeFile {
  const at = Number(path.at(-1));
  const list = path.slice(0, -1);
  const id = (valueAt(file, [...path, "id"]) as string | undefined) ?? "";
  const [of = "", kind = ""] = path.slice(-3, -1).map(String);
  const isOnly = (valueAt(file, list) as readonly unknown[]).length === 1;
  let after = withoutItem(file, list, at);
  const keys = isOnly ? [id, `${of}.${kind}`] : [id];
  for (const period of Object.keys(file.realized ?? {})) {
    for (const key of keys) {
      after = withValue(after, ["realized", period, key], undefined);
    }
  }
  return after;
}

/** The file with a measure in another list: of another activity, or of another kind. */
function withMeasureIn(
  file: NativeFile,
  path: Path,
  of: string,
  kind: string,
): NativeFile {
  const measure = valueAt(file, path) as Measure | undefined;
  const to = works(file).find(({ id }) => id === of);
  if (measure === undefined || to === undefined || !KINDS.includes(kind)) {
    return file;
  }
  const [fromId = "", fromKind = ""] = path.slice(-3, -1).map(String);
  const target = [...to.table, of, kind];
  const [after, at] = withMeasure(
    withoutItem(file, path.slice(0, -1), Number(path.at(-1))),
    target,
    of,
    measure,
  );
  if (measure.id !== undefined) return after;
  const id = valueAt(after, [...target, at, "id"]) as string | undefined;
  return withRealizedAs(after, `${fromId}.${fromKind}`, id ?? `${of}.${kind}`);
}
