// From when until when something is in force, what it took the place of, and whether its values
// compare with those before.
import { confirmed, links, paragraphs, span } from "./cells";
import { type NativeFile, type Path, named } from "./native";
import { namedWorks, works } from "./programs";
import { type Cell, type Column, type Row, type Sheet, once } from "./sheet";
import { say } from "./ui";

type Named = readonly (readonly [id: string, name: string])[];

const COLUMNS = (): readonly Column[] => [
  { id: "name", title: say("name"), width: 0 },
  { id: "years", title: say("inForce"), width: 9.5 },
  { id: "replaces", title: say("replaces"), width: 13 },
];

/** A thing that may have taken the place of others of its kind. */
function row(
  file: NativeFile,
  [id, name]: readonly [string, string],
  path: Path,
  peers: (file: NativeFile) => Named,
  more: (path: Path) => { readonly [column: string]: Cell },
): Row {
  const others = (file: NativeFile) =>
    peers(file).filter(([other]) => other !== id);
  const keys = ["years", "replaces", "comparable", "incomparable"];
  return {
    key: `${id}/lineage`,
    name,
    type: "lineage",
    level: 0,
    paths: keys.map((key) => [...path, key].join(".")),
    ids: [],
    cells: once(() => ({
      name: { text: name },
      years: span(file, [...path, "years"]),
      replaces: links(file, [...path, "replaces"], others),
      ...more(path),
    })),
  };
}

/** Of indicators (*indikator pengganti*). */
export function indicatorLineage(file: NativeFile): Sheet {
  const all = (file: NativeFile) => named(file.indicator);
  return {
    columns: [
      ...COLUMNS(),
      { id: "comparable", title: say("comparable"), width: 11 },
      { id: "incomparable", title: say("incomparable"), width: 16 },
    ],
    rows: all(file).map((one) =>
      row(file, one, ["indicator", one[0]], all, (path) => ({
        comparable: confirmed(file, [...path, "comparable"]),
        incomparable: paragraphs(file, [...path, "incomparable"]),
      })),
    ),
    additions: [],
  };
}

/** Of programs, activities and sub-activities. */
export function workLineage(file: NativeFile): Sheet {
  return {
    columns: COLUMNS(),
    rows: works(file).map(({ id, work, table }) =>
      row(file, [id, work.name ?? id], [...table, id], namedWorks, () => ({})),
    ),
    additions: [],
  };
}
