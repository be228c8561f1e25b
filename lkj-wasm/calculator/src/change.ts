// Edits of more than one value: rows that come and go with what hangs on them.
import {
  type NativeFile,
  type Path,
  idOf,
  newId,
  valueAt,
  withEntries,
  withValue,
} from "./native";

/** Keys by which one thing names another. */
const LINKS = new Set([
  "of",
  "goal",
  "under",
  "group",
  "mission",
  "strategy",
  "owner",
]);
const LISTS = new Set([
  "of",
  "show",
  "supports",
  "about",
  "replaces",
  "signed_by",
]);

/** The file without a thing, and without what others say of it by its id. */
export function without(
  file: NativeFile,
  path: readonly string[],
  id: string,
): NativeFile {
  let after = withValue(file, [...path, id], undefined);
  for (const table of [
    "data",
    "realized",
    "money",
    "disbursement",
    "benchmark",
  ] as const) {
    for (const period of Object.keys(
      (valueAt(after, [table]) as object | undefined) ?? {},
    )) {
      after = withValue(after, [table, period, id], undefined);
    }
  }
  for (const year of Object.keys(after.annual_plan ?? {})) {
    after = withValue(after, ["annual_plan", year, "targets", id], undefined);
  }
  for (const [year, promise] of Object.entries(after.agreement ?? {})) {
    const path = ["agreement", year];
    after = withValue(after, [...path, "targets", id], undefined);
    promise.revision?.forEach((_, at) => {
      const revised = [...path, "revision", at, "targets", id];
      after = withValue(after, revised, undefined);
    });
  }
  after = withValue(after, ["contribution", id], undefined);
  if (path[0] === "agency") after = withoutContributions(after, id);
  after = withValue(after, ["planned", id], undefined);
  after = withValue(after, ["grid", id], undefined);
  return unlinked(after, id);
}

/** The file without what an agency contributes. */
function withoutContributions(file: NativeFile, agency: string): NativeFile {
  return Object.entries(file.contribution ?? {}).reduce(
    (after, [id, { from = [] }]) => {
      const others = from.filter((one) => !idOf(one).startsWith(`${agency}.`));
      const path = ["contribution", id];
      return others.length === 0
        ? withValue(after, path, undefined)
        : others.length === from.length
          ? after
          : withValue(after, [...path, "from"], others);
    },
    file,
  );
}

/** The file without links to an id. What documents print of it stays: that is theirs. */
function unlinked(file: NativeFile, id: string): NativeFile {
  const tables = Object.entries(file).map(([name, table]) => [
    name,
    name === "claims" || name === "text" ? table : cut(table, id),
  ]);
  return Object.fromEntries(tables) as NativeFile;
}

function cut(value: unknown, id: string): unknown {
  if (Array.isArray(value)) return value.map((item) => cut(item, id));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    if (inner === id && LINKS.has(key)) return [];
    if (Array.isArray(inner) && LISTS.has(key)) {
      const others = inner.filter((item) => item !== id);
      return others.length === inner.length
        ? [[key, inner]]
        : others.length === 0
          ? []
          : [[key, others]];
    }
    return [[key, cut(inner, id)]];
  });
  return Object.fromEntries(kept);
}

/** The file without an item of a list, whose others move up. */
export function withoutItem(
  file: NativeFile,
  path: Path,
  at: number,
): NativeFile {
  const list = valueAt(file, path);
  if (!Array.isArray(list)) return file;
  const others = list.filter((_, other) => other !== at);
  return withValue(file, path, others.length === 0 ? undefined : others);
}

/** The file with a new thing in a table, behind another where one is named; and its id. */
export function withNew(
  file: NativeFile,
  path: readonly string[],
  otherwise: string,
  value: { readonly [key: string]: unknown },
  behind?: string,
): [NativeFile, string] {
  const id = newId(file, "", otherwise);
  const after = withEntries(file, path, (entries) => {
    const at = entries.findIndex(([key]) => key === behind);
    const rest = [...entries];
    rest.splice(at < 0 ? rest.length : at + 1, 0, [id, value]);
    return rest;
  });
  return [after, id];
}
