// Targets, realizations and achievements of a year, by goals and objectives.
import { addGoal, addIndicator, addObjective } from "./additions";
import { type IndicatorResult } from "lkj-wasm";
import {
  achievementCells,
  awaited,
  entry,
  figures,
  longText,
  quantity,
  result,
  text,
} from "./cells";
import { withNew, without } from "./change";
import { type Indicator, type NativeFile, type Path, moved } from "./native";
import { type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** Where the target in force stands, so that it is changed there. */
function targetPath(
  id: string,
  year: number,
  from: string | null | undefined,
): Path {
  const revision = /^agreement_revision_(\d+)$/.exec(from ?? "");
  const at = String(year);
  if (revision !== null) {
    return [
      "agreement",
      at,
      "revision",
      Number(revision[1]) - 1,
      "targets",
      id,
    ];
  }
  if (from === "agreement") return ["agreement", at, "targets", id];
  if (from === "annual_plan") return ["annual_plan", at, "targets", id];
  return ["indicator", id, "targets", at];
}

/** The indicators by what they are part of. */
function byParent(
  file: NativeFile,
): Map<string | undefined, [string, Indicator][]> {
  const found = new Map<string | undefined, [string, Indicator][]>();
  for (const [id, indicator] of Object.entries(file.indicator ?? {})) {
    const others = found.get(indicator.of);
    if (others === undefined) found.set(indicator.of, [[id, indicator]]);
    else others.push([id, indicator]);
  }
  return found;
}

/** Remarks without which an achievement is not understood. */
const ON_ACHIEVEMENTS = ["without-percentage", "not-measured", "units"];

/** Whether something simply has to be entered, which the cells say themselves. */
const isAwaited = (found: IndicatorResult | undefined): boolean => {
  const reason = found?.achievement.reason;
  return (
    reason === "no_target" ||
    reason === "no_realization" ||
    reason === "not_due"
  );
};

export function performance(file: NativeFile): Sheet {
  const { year, results } = now();
  const rows: Row[] = [];
  const indicatorsIn = byParent(file);

  const addAggregate = (
    kind: "goal" | "objective",
    id: string,
    name: string,
    peers: string[],
  ) => {
    const found = results?.aggregates.get(id);
    rows.push({
      key: id,
      name,
      type: kind,
      label: say(kind),
      level: kind === "goal" ? 0 : 1,
      paths: [`${kind}.${id}`],
      ids: [id],
      cells: once(() => ({
        name: longText(file, [kind, id, "name"]),
        ...(found !== undefined && {
          ...achievementCells(id, found.achievement),
          realization: {
            text: `${found.measured} ${say("ofCount")} ${found.total} ${say("measured")}`,
            content: (
              <span class="coverage">
                {found.measured} {say("ofCount")} {found.total}{" "}
                {say("measured")}
              </span>
            ),
          },
        }),
      })),
      move: (file, by) => moved(file, [kind], id, by, peers),
      remove: (file) => without(file, [kind], id),
    });
  };

  const addIndicators = (parent: string | undefined, level: number) => {
    const own = indicatorsIn.get(parent) ?? [];
    const peers = own.map(([id]) => id);
    for (const [id, indicator] of own) {
      const found: IndicatorResult | undefined = results?.indicators.get(id);
      const target = targetPath(id, year, found?.targetFrom);
      rows.push({
        key: id,
        name: indicator.name ?? id,
        type: "indicator",
        level,
        paths: [
          `indicator.${id}`,
          `realized.${year}.${id}`,
          target.slice(0, -1).join(".") + `.${id}`,
        ],
        ids: [id],
        openRemarks: isAwaited(found) ? [] : ON_ACHIEVEMENTS,
        cells: once(() => ({
          name: longText(file, ["indicator", id, "name"]),
          unit: {
            ...text(file, ["indicator", id, "unit"]),
            hint: file.defaults?.unit,
          },
          target: awaited(quantity(file, target), "target", id, String(year)),
          realization:
            indicator.formula === undefined
              ? awaited(
                  entry(file, ["realized", String(year), id]),
                  "realization",
                  id,
                  String(year),
                )
              : result(found?.realization, id),
          ...achievementCells(id, found?.achievement),
        })),
        move: (file, by) => moved(file, ["indicator"], id, by, peers),
        remove: (file) => without(file, ["indicator"], id),
      });
    }
  };

  const goals = Object.keys(file.goal ?? {});
  const objectives = Object.entries(file.objective ?? {});
  const addObjectives = (goal: string | undefined) => {
    const own = objectives.filter(([, objective]) => objective.goal === goal);
    const peers = own.map(([id]) => id);
    for (const [id, { name = id }] of own) {
      addAggregate("objective", id, name, peers);
      addIndicators(id, 2);
    }
  };
  for (const [id, { name = id }] of Object.entries(file.goal ?? {})) {
    addAggregate("goal", id, name, goals);
    addIndicators(id, 1);
    addObjectives(id);
  }
  addObjectives(undefined);
  const placed = new Set([...goals, ...objectives.map(([id]) => id)]);
  const others = new Set(
    Object.values(file.indicator ?? {})
      .map(({ of }) => of)
      .filter((of) => of === undefined || !placed.has(of)),
  );
  for (const parent of others) addIndicators(parent, 0);

  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      { id: "unit", title: say("unit"), width: 5 },
      figures("target", say("target"), 8),
      figures("realization", say("realization"), 8),
      figures("achievement", say("achievement"), 7),
      { id: "category", title: say("category"), width: 10.5 },
    ],
    rows,
    additions: [addIndicator, addObjective, addGoal].map((make) => make()),
    extend: (file, behind) => {
      const of = file.indicator?.[behind.key]?.of;
      const value = {
        name: say("newName"),
        ...(of !== undefined && { of }),
      };
      return behind.type === "indicator"
        ? withNew(file, ["indicator"], "indikator", value, behind.key)[0]
        : behind.type === "objective"
          ? withNew(file, ["objective"], "sasaran", value, behind.key)[0]
          : withNew(file, ["goal"], "tujuan", value, behind.key)[0];
    },
  };
}
