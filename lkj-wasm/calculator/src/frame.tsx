// The framework: goals, objectives and indicators, and how each is measured.
import {
  addGoal,
  addIndicator,
  addObjective,
  withIndicatorBehind,
} from "./additions";
import {
  choice,
  confirmed,
  figures,
  longText,
  ownId,
  paragraphs,
  quantity,
  text,
} from "./cells";
import { without } from "./change";
import { type NativeFile, moved, named } from "./native";
import { type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { COMBINATIONS, FREQUENCIES, METHODS, POLARITIES } from "./words";

export function goals(file: NativeFile): Sheet {
  const goalIds = Object.keys(file.goal ?? {});
  const objectiveIds = Object.keys(file.objective ?? {});
  const options = named(file.goal);
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      { id: "of", title: say("of"), width: 14 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: [
      ...named(file.goal).map(([id, name]) => ({
        key: id,
        name,
        type: "goal",
        label: say("goal"),
        level: 0,
        paths: [`goal.${id}`],
        ids: [id],
        cells: once(() => ({
          name: longText(file, ["goal", id, "name"]),
          id: ownId(id),
        })),
        move: (file: NativeFile, by: -1 | 1) =>
          moved(file, ["goal"], id, by, goalIds),
        remove: (file: NativeFile) => without(file, ["goal"], id),
      })),
      ...named(file.objective).map(([id, name]) => ({
        key: id,
        name,
        type: "objective",
        label: say("objective"),
        level: 1,
        paths: [`objective.${id}`],
        ids: [id],
        cells: once(() => ({
          name: longText(file, ["objective", id, "name"]),
          of: choice(file, ["objective", id, "goal"], options),
          id: ownId(id),
        })),
        move: (file: NativeFile, by: -1 | 1) =>
          moved(file, ["objective"], id, by, objectiveIds),
        remove: (file: NativeFile) => without(file, ["objective"], id),
      })),
    ],
    additions: [addGoal(), addObjective()],
  };
}

export function indicators(file: NativeFile): Sheet {
  const { results } = now();
  const parents = [...named(file.goal), ...named(file.objective)];
  const all = Object.keys(file.indicator ?? {});
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      { id: "of", title: say("of"), width: 14 },
      { id: "unit", title: say("unit"), width: 5 },
      { id: "polarity", title: say("polarity"), width: 12.5 },
      { id: "method", title: say("method"), width: 12.5 },
      figures("baseline", say("baseline"), 7),
      { id: "formula", title: say("formula"), width: 14 },
      figures("weight", say("weight"), 7),
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows: Object.entries(file.indicator ?? {}).map(([id, indicator]) => ({
      key: id,
      name: indicator.name ?? id,
      type: "indicator",
      level: 0,
      paths: [`indicator.${id}`],
      ids: [id],
      cells: once(() => ({
        name: longText(file, ["indicator", id, "name"]),
        of: choice(file, ["indicator", id, "of"], parents),
        unit: {
          ...text(file, ["indicator", id, "unit"]),
          hint: file.defaults?.unit,
        },
        polarity: choice(
          file,
          ["indicator", id, "polarity"],
          choices(POLARITIES),
          results?.indicators.get(id)?.polarity,
        ),
        method: choice(file, ["indicator", id, "method"], choices(METHODS)),
        baseline: quantity(file, ["indicator", id, "baseline"]),
        formula: text(file, ["indicator", id, "formula"]),
        weight: quantity(file, ["indicator", id, "weight"]),
        id: ownId(id),
      })),
      move: (file, by) => moved(file, ["indicator"], id, by, all),
      remove: (file) => without(file, ["indicator"], id),
    })),
    additions: [addIndicator()],
    extend: (file, behind) => withIndicatorBehind(file, behind.key),
  };
}

/** What each indicator means, and who measures it how often (*definisi operasional*). */
export function definitions(file: NativeFile): Sheet {
  const units = named(file.unit);
  return {
    columns: [
      { id: "name", title: say("indicator"), width: 0 },
      { id: "key", title: say("key"), width: 5 },
      { id: "owner", title: say("owner"), width: 11 },
      { id: "frequency", title: say("frequency"), width: 8.5 },
      { id: "combine", title: say("combineParts"), width: 10 },
      { id: "definition", title: say("definition"), width: 20 },
      { id: "source", title: say("source"), width: 12 },
    ],
    rows: named(file.indicator).map(([id, name]): Row => {
      const path = ["indicator", id];
      const keys = [
        "key",
        "owner",
        "frequency",
        "combine",
        "definition",
        "source",
      ];
      return {
        key: `${id}/definition`,
        name,
        type: "definition",
        level: 0,
        paths: keys.map((key) => [...path, key].join(".")),
        ids: [],
        cells: once(() => ({
          name: { text: name },
          key: confirmed(file, [...path, "key"]),
          owner: choice(file, [...path, "owner"], units),
          frequency: choice(file, [...path, "frequency"], choices(FREQUENCIES)),
          combine: choice(file, [...path, "combine"], choices(COMBINATIONS)),
          definition: paragraphs(file, [...path, "definition"]),
          source: paragraphs(file, [...path, "source"]),
        })),
      };
    }),
    additions: [],
  };
}
