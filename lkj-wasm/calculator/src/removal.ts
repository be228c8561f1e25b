// What goes with a row that is removed: data, money, targets, what is under it, links to it.
import { type NativeFile, type Path, valueAt } from "./native";
import type { Row } from "./sheet";
import { say } from "./ui";
import type { Word } from "./words";

/** What the tables of the file hold of a thing that is described in another. */
const KINDS: readonly (readonly [Word, readonly string[]])[] = [
  ["lostData", ["data", "grid", "benchmark"]],
  ["lostRealizations", ["realized"]],
  ["lostTargets", ["agreement", "annual_plan", "planned"]],
  ["lostMoney", ["money", "disbursement"]],
  ["lostContributions", ["contribution"]],
];

/** What else is removed with a row, in words; nothing where the row is all. */
export function takenAlong(
  before: NativeFile,
  after: NativeFile,
  row: Row,
): string | undefined {
  const path = (row.paths[0] ?? "").split(".");
  const own = valueAt(before, path);
  const lost = lostByTable(before, after);
  const parts: [Word, number][] = KINDS.map(([word, tables]) => [
    word,
    sum(tables.map((table) => (table === path[0] ? 0 : (lost[table] ?? 0)))),
  ]);
  const isKnown = new Set(KINDS.flatMap(([, tables]) => tables));
  const linked = Object.entries(lost).map(([table, count]) =>
    table === path[0]
      ? own === undefined
        ? 0
        : count - values(own)
      : isKnown.has(table)
        ? 0
        : count,
  );
  const all: [Word, number][] = [
    ["lostInside", inside(own)],
    ...parts,
    ["lostLinks", sum(linked)],
  ];
  const named = all.filter(([, count]) => count > 0);
  return named.length === 0
    ? undefined
    : named.map(([word, count]) => `${count} ${say(word)}`).join(", ");
}

const sum = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0);

/** How many values are gone, by table of the file. */
function lostByTable(
  before: NativeFile,
  after: NativeFile,
): { [table: string]: number } {
  const tables = Object.keys(before).map((table): [string, number] => {
    const path: Path = [table];
    const [one, other] = [valueAt(before, path), valueAt(after, path)];
    return [table, one === other ? 0 : values(one) - values(other)];
  });
  return Object.fromEntries(tables);
}

/** How many values there are in something. */
function values(of: unknown): number {
  if (of === undefined || of === null) return 0;
  return typeof of === "object" ? sum(Object.values(of).map(values)) : 1;
}

/** How many values are in the tables of a thing: its targets, what is under it; of a row of a grid
 * those behind its name. */
function inside(of: unknown): number {
  if (typeof of !== "object" || of === null) return 0;
  if (Array.isArray(of)) return values(of.slice(1));
  const isTable = (value: unknown): boolean =>
    Array.isArray(value)
      ? value.some(isTable)
      : typeof value === "object" && value !== null;
  return sum(Object.values(of).filter(isTable).map(values));
}
