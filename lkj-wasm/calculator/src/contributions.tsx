// What agencies contribute to the goals of their region (*pohon kinerja*): the region's agencies, and
// the indicators of theirs that each goal, objective or indicator of the region rests on.
import { choice, figures, links, ownId, text } from "./cells";
import { withNew, without } from "./change";
import {
  type Contributor,
  type NativeFile,
  type Path,
  idOf,
  named,
  valueAt,
  withValue,
} from "./native";
import { type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { AGGREGATIONS } from "./words";

/** Whether a document is a region's: it names agencies, or what they contribute. */
export const isRegion = (file: NativeFile): boolean =>
  file.agency !== undefined || file.contribution !== undefined;

/** The agencies whose files are kept elsewhere. */
export function agencies(file: NativeFile): Sheet {
  return {
    columns: [
      { id: "name", title: say("agency"), width: 0 },
      { id: "code", title: say("code"), width: 8 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: named(file.agency).map(([id, name]): Row => {
      const path = ["agency", id];
      return {
        key: id,
        name,
        type: "agency",
        level: 0,
        paths: [path.join(".")],
        ids: [id],
        cells: once(() => ({
          name: text(file, [...path, "name"]),
          code: text(file, [...path, "code"]),
          id: ownId(id),
        })),
        remove: (file) => without(file, ["agency"], id),
      };
    }),
    additions: [
      {
        label: say("agency"),
        run: (file) =>
          withNew(file, ["agency"], "perangkat", { name: say("newName") }),
      },
    ],
  };
}

/** The region's goals, objectives and indicators, each with what is contributed to it. */
export function contributions(file: NativeFile): Sheet {
  const rows: Row[] = [];
  const names = new Map(contributors(file));
  const add = (
    kind: "goal" | "objective" | "indicator",
    level: number,
    id: string,
    name: string,
  ) => {
    const path = ["contribution", id];
    const { from = [] } = file.contribution?.[id] ?? {};
    rows.push({
      key: `${id}/contribution`,
      name,
      type: "contribution",
      label: say(kind),
      level,
      paths: [path.join(".")],
      ids: [],
      cells: once(() => ({
        name: { text: name },
        from: links(file, [...path, "from"], contributors),
        ...(from.length > 0 && {
          combine: choice(
            file,
            [...path, "combine"],
            choices(AGGREGATIONS),
            "mean",
          ),
        }),
      })),
      ...(from.length > 0 && {
        remove: (file: NativeFile) => withValue(file, path, undefined),
      }),
    });
    from.forEach((contributor, at) => {
      rows.push(part([...path, "from", at], contributor, names, level + 1));
    });
  };
  const objectives = Object.entries(file.objective ?? {});
  const addIndicators = (of: string | undefined, level: number) => {
    for (const [id, { name = id, of: parent }] of Object.entries(
      file.indicator ?? {},
    )) {
      if (parent === of) add("indicator", level, id, name);
    }
  };
  const addObjectives = (goal: string | undefined, level: number) => {
    for (const [id, { name = id, goal: parent }] of objectives) {
      if (parent !== goal) continue;
      add("objective", level, id, name);
      addIndicators(id, level + 1);
    }
  };
  for (const [id, name] of named(file.goal)) {
    add("goal", 0, id, name);
    addIndicators(id, 1);
    addObjectives(id, 1);
  }
  addObjectives(undefined, 0);
  addIndicators(undefined, 0);
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      { id: "from", title: say("contribution"), width: 22 },
      figures("weight", say("weight"), 6),
      { id: "combine", title: say("combine"), width: 11 },
    ],
    rows,
    additions: [],
  };
}

/** The indicators of the agencies that are open beside the region's file, as `dinkop.rat`. */
function contributors(file: NativeFile): [id: string, name: string][] {
  const agencies = new Map(named(file.agency));
  const told = now().region?.told.contributors ?? [];
  return told.map(([id, name]) => {
    const [agency = ""] = id.split(".");
    return [id, `${agencies.get(agency) ?? agency}: ${name}`];
  });
}

/** One indicator that contributes, with its weight. */
function part(
  path: Path,
  contributor: Contributor,
  names: ReadonlyMap<string, string>,
  level: number,
): Row {
  const id = idOf(contributor);
  const name = names.get(id) ?? id;
  return {
    key: path.join("/"),
    name,
    type: "contributor",
    level,
    paths: [path.join(".")],
    ids: [],
    cells: once(() => ({
      name: { text: name },
      from: { text: id, content: <code>{id}</code> },
      weight: weight(contributor, path),
    })),
    remove: (file) => withoutContributor(file, path),
  };
}

/** A weight; without one the indicator stands alone in the list. */
function weight(contributor: Contributor, path: Path): Cell {
  const indicator = idOf(contributor);
  const text =
    typeof contributor === "string" ? "" : String(contributor.weight ?? "");
  return {
    text,
    isQuantity: true,
    hint: "1",
    problemsAt: [...path, "weight"],
    change: (file, typed) =>
      withValue(
        file,
        path,
        typed.trim() === "" ? indicator : { indicator, weight: typed },
      ),
  };
}

/** The file without an indicator in a list; without the list where it was the last. */
function withoutContributor(file: NativeFile, path: Path): NativeFile {
  const list = path.slice(0, -1);
  const before = (valueAt(file, list) ?? []) as readonly Contributor[];
  const others = before.filter((_, at) => at !== path.at(-1));
  return others.length === 0
    ? withValue(file, path.slice(0, 2), undefined)
    : withValue(file, list, others);
}
