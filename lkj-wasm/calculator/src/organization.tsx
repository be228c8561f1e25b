// Who reports: the tree of units, and who signs.
import { choice, lines, longText, ownId, paragraphs, text } from "./cells";
import { withNew, without } from "./change";
import { type NativeFile, moved, named } from "./native";
import { type Row, type Sheet, once } from "./sheet";
import { choices, say } from "./ui";
import { CAPACITIES } from "./words";

/** The units from the top down, each below the one that it is under, with how deep it is. */
function tree(file: NativeFile): [id: string, depth: number][] {
  const all = Object.entries(file.unit ?? {});
  const found: [string, number][] = [];
  const placed = new Set<string>();
  const add = (under: string | undefined, depth: number) => {
    for (const [id, unit] of all) {
      if (unit.under !== under || placed.has(id)) continue;
      placed.add(id);
      found.push([id, depth]);
      add(id, depth + 1);
    }
  };
  add(undefined, 0);
  // Those under something that is not there, or under themselves.
  for (const [id] of all) if (!placed.has(id)) found.push([id, 0]);
  return found;
}

/** Posts and sections with their duties. */
export function units(file: NativeFile): Sheet {
  const names = named(file.unit);
  return {
    columns: [
      { id: "name", title: say("unitName"), width: 0 },
      { id: "under", title: say("under"), width: 10 },
      { id: "echelon", title: say("echelon"), width: 6 },
      { id: "duty", title: say("duty"), width: 18 },
      { id: "functions", title: say("functions"), width: 22 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: tree(file).map(([id, depth]): Row => {
      const unit = file.unit?.[id];
      const peers = names
        .map(([other]) => other)
        .filter((other) => file.unit?.[other]?.under === unit?.under);
      return {
        key: id,
        name: unit?.name ?? id,
        type: "unit",
        level: Math.min(depth, 4),
        paths: [`unit.${id}`],
        ids: [id],
        cells: once(() => ({
          name: longText(file, ["unit", id, "name"]),
          under: choice(
            file,
            ["unit", id, "under"],
            names.filter(([other]) => other !== id),
          ),
          echelon: text(file, ["unit", id, "echelon"]),
          duty: paragraphs(file, ["unit", id, "duty"]),
          functions: lines(file, ["unit", id, "functions"]),
          id: ownId(id),
        })),
        move: (file, by) => moved(file, ["unit"], id, by, peers),
        remove: (file) => without(file, ["unit"], id),
      };
    }),
    additions: [
      {
        label: say("unitName"),
        run: (file) =>
          withNew(file, ["unit"], "unit", { name: say("newName") }),
      },
    ],
    extend: (file, behind) =>
      withNew(file, ["unit"], "unit", { name: say("newName") }, behind.key)[0],
  };
}

/** Who signs, for whom, in what capacity. */
export function officials(file: NativeFile): Sheet {
  const all = Object.entries(file.official ?? {});
  const peers = all.map(([id]) => id);
  return {
    columns: [
      { id: "post", title: say("post"), width: 0 },
      { id: "name", title: say("officialName"), width: 14 },
      { id: "capacity", title: say("capacity"), width: 9 },
      { id: "rank", title: say("rank"), width: 9 },
      { id: "number", title: say("staffNumber"), width: 11 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: all.map(([id, official]): Row => ({
      key: id,
      name: official.post ?? id,
      type: "official",
      level: 0,
      paths: [`official.${id}`],
      ids: [id],
      cells: once(() => ({
        post: text(file, ["official", id, "post"]),
        name: text(file, ["official", id, "name"]),
        capacity: choice(
          file,
          ["official", id, "capacity"],
          choices(CAPACITIES),
        ),
        rank: text(file, ["official", id, "rank"]),
        number: text(file, ["official", id, "number"]),
        id: ownId(id),
      })),
      move: (file, by) => moved(file, ["official"], id, by, peers),
      remove: (file) => without(file, ["official"], id),
    })),
    additions: [
      {
        label: say("official"),
        run: (file) =>
          withNew(file, ["official"], "pejabat", {
            post: say("newName"),
            capacity: "definitive",
          }),
      },
    ],
  };
}
