// The tables of the report, each made of the file and of the engine's results.
import type { IndicatorResult, MoneyResult } from "lkj-wasm";
import { promises } from "./agreements";
import {
  achievementCells,
  awaited,
  choice,
  entry,
  figures,
  longText,
  ownId,
  result,
  text,
} from "./cells";
import { withNew, without } from "./change";
import { percent, shown } from "./figures";
import {
  type Indicator,
  type NativeFile,
  type Path,
  dataPeriods,
  inOrder,
  moved,
  withValue,
} from "./native";
import { type Addition, type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { KINDS, METHODS, POLARITIES } from "./words";

// --- Performance ---

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
          ...achievementCells(id, found.achievement, undefined),
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
        cells: once(() => ({
          name: longText(file, ["indicator", id, "name"]),
          unit: {
            ...text(file, ["indicator", id, "unit"]),
            hint: file.defaults?.unit,
          },
          target: awaited(text(file, target), "target", id, String(year)),
          realization:
            indicator.formula === undefined
              ? awaited(
                  entry(file, ["realized", String(year), id]),
                  "realization",
                  id,
                  String(year),
                )
              : result(found?.realization, id),
          ...achievementCells(id, found?.achievement, undefined),
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
      figures("target", say("target"), 7),
      figures("realization", say("realization"), 7),
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

function addIndicator(): Addition {
  return {
    label: say("indicator"),
    run: (file) => {
      const of =
        Object.keys(file.objective ?? {}).at(-1) ??
        Object.keys(file.goal ?? {}).at(-1);
      return withNew(file, ["indicator"], "indikator", {
        name: say("newName"),
        ...(of !== undefined && { of }),
      });
    },
  };
}

function addObjective(): Addition {
  return {
    label: say("objective"),
    run: (file) => {
      const goal = Object.keys(file.goal ?? {}).at(-1);
      return withNew(file, ["objective"], "sasaran", {
        name: say("newName"),
        ...(goal !== undefined && { goal }),
      });
    },
  };
}

function addGoal(): Addition {
  return {
    label: say("goal"),
    run: (file) => withNew(file, ["goal"], "tujuan", { name: say("newName") }),
  };
}

// --- Framework ---

export function goals(file: NativeFile): Sheet {
  const named = (table: object | undefined): [string, string][] =>
    Object.entries(table ?? {}).map(([id, { name }]) => [id, name ?? id]);
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
  const parents: [string, string][] = [
    ...Object.entries(file.goal ?? {}),
    ...Object.entries(file.objective ?? {}),
  ].map(([id, { name }]) => [id, name ?? id]);
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
        baseline: text(file, ["indicator", id, "baseline"]),
        formula: text(file, ["indicator", id, "formula"]),
        weight: text(file, ["indicator", id, "weight"]),
        id: ownId(id),
      })),
      move: (file, by) => moved(file, ["indicator"], id, by, all),
      remove: (file) => without(file, ["indicator"], id),
    })),
    additions: [addIndicator()],
    extend: (file, behind) =>
      withNew(
        file,
        ["indicator"],
        "indikator",
        { name: say("newName") },
        behind.key,
      )[0],
  };
}

// --- Targets ---

function planYears(file: NativeFile): string[] {
  const period = file.plan?.period;
  if (period === undefined) return [];
  const [first, last] = period;
  const length = Math.min(Math.max(last - first + 1, 0), 30);
  return Array.from({ length }, (_, at) => String(first + at));
}

export function targets(file: NativeFile): Sheet {
  const { year } = now();
  const all = Object.entries(file.indicator ?? {});
  const planned = all.flatMap(([, { targets }]) => Object.keys(targets ?? {}));
  const periods = inOrder([...planYears(file), ...planned, String(year)]);
  const agreements = promises(file);
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      ...periods.map((period) => figures(period, period, 7)),
      ...agreements.map(({ key, name }) => figures(key, name, 7)),
    ],
    rows: all.map(([id, { name = id }]) => ({
      key: id,
      name,
      type: "indicator",
      level: 0,
      paths: [
        `indicator.${id}.targets`,
        ...agreements.map(({ path }) => `${path.join(".")}.targets.${id}`),
      ],
      ids: [],
      cells: once(() => ({
        name: longText(file, ["indicator", id, "name"]),
        ...Object.fromEntries(
          periods.map((period) => [
            period,
            text(file, ["indicator", id, "targets", period]),
          ]),
        ),
        ...Object.fromEntries(
          agreements.map(({ key, path }) => [
            key,
            text(file, [...path, "targets", id]),
          ]),
        ),
      })),
    })),
    additions: [addIndicator()],
    extend: (file, behind) =>
      withNew(
        file,
        ["indicator"],
        "indikator",
        { name: say("newName") },
        behind.key,
      )[0],
  };
}

// --- Data ---

export function data(file: NativeFile): Sheet {
  const { year, values, due } = now();
  const all = Object.entries(file.series ?? {});
  // Quarters and months have a column once something is missing in them.
  const missing = [...due]
    .map((key) => key.split(" "))
    .filter(
      ([what, , period]) => what === "series" && period?.startsWith(`${year}`),
    )
    .map(([, , period = ""]) => period);
  const periods = inOrder([...dataPeriods(file, year), ...missing]);
  const ids = all.map(([id]) => id);
  const rows: Row[] = [];
  for (const [id, series] of all) {
    const grid = file.grid?.[id];
    const kind =
      series.kind === "count" || series.kind === "amount"
        ? ({ kind: series.kind } as const)
        : {};
    rows.push({
      key: id,
      name: series.name ?? id,
      type: "series",
      level: 0,
      paths: [
        `series.${id}`,
        ...periods.map((period) => `data.${period}.${id}`),
        `grid.${id}`,
      ],
      ids: [id],
      cells: once(() => ({
        name: longText(file, ["series", id, "name"]),
        id: ownId(id),
        unit: text(file, ["series", id, "unit"]),
        kind: choice(file, ["series", id, "kind"], choices(KINDS)),
        formula: text(file, ["series", id, "formula"]),
        ...(grid === undefined &&
          series.formula === undefined &&
          Object.fromEntries(
            periods.map((period) => [
              period,
              awaited(
                { ...entry(file, ["data", period, id]), ...kind },
                "series",
                id,
                period,
              ),
            ]),
          )),
        ...((grid !== undefined || series.formula !== undefined) &&
          Object.fromEntries(
            periods.map((period) => {
              const reference = `${id}[${period}]`;
              return [period, result(values[reference], reference)];
            }),
          )),
      })),
      move: (file, by) => moved(file, ["series"], id, by, ids),
      remove: (file) => without(file, ["series"], id),
    });
    grid?.rows.forEach((cells, at) => {
      rows.push({
        key: `${id}/${at}`,
        name: String(cells[0] ?? ""),
        type: `part of ${id}`,
        level: 1,
        paths: [`grid.${id}.rows.${at}`],
        ids: [],
        cells: once(() => ({
          name: longText(file, ["grid", id, "rows", at, 0]),
          ...Object.fromEntries(
            gridPeriods(grid.years, year).map((period) => [
              period,
              awaited(
                { ...gridCell(file, id, at, period), ...kind },
                "series",
                id,
                period,
              ),
            ]),
          ),
        })),
        remove: (file) =>
          withValue(
            file,
            ["grid", id, "rows"],
            grid.rows.filter((_, other) => other !== at),
          ),
      });
    });
  }
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      ...periods.map((period) => figures(period, period, 7)),
      { id: "unit", title: say("unit"), width: 6 },
      { id: "kind", title: say("kind"), width: 9 },
      { id: "formula", title: say("formula"), width: 14 },
      { id: "id", title: say("id"), width: 8.5 },
    ],
    rows,
    additions: [
      {
        label: say("series"),
        run: (file) =>
          withNew(file, ["series"], "data", {
            name: say("newName"),
            kind: "count",
          }),
      },
    ],
    extend: (file, behind) => {
      const [id = ""] = behind.key.split("/");
      const grid = file.grid?.[id];
      if (behind.type !== "series" && grid !== undefined) {
        const empty = [say("newPart"), ...grid.years.map(() => null)];
        return withValue(file, ["grid", id, "rows"], [...grid.rows, empty]);
      }
      return withNew(
        file,
        ["series"],
        "data",
        { name: say("newName"), kind: "count" },
        id,
      )[0];
    },
  };
}

/** The periods of a table by parts, and the year at hand, for which it may get a column. */
const gridPeriods = (
  years: readonly (number | string)[],
  year: number,
): string[] => [...new Set([...years.map(String), String(year)])];

/** The value of a part in a period; where the table has no column for it, one is made of what is
 * entered. */
function gridCell(
  file: NativeFile,
  id: string,
  row: number,
  period: string,
): Cell {
  const years = file.grid?.[id]?.years ?? [];
  const column = years.findIndex((one) => String(one) === period);
  if (column >= 0) return text(file, ["grid", id, "rows", row, column + 1]);
  return {
    text: "",
    change: (file, text) => {
      if (text.trim() === "") return file;
      const grid = file.grid?.[id];
      if (grid === undefined) return file;
      const year = /^\d{4}$/.test(period) ? Number(period) : period;
      const rows = grid.rows.map((cells, at) => [
        ...cells,
        at === row ? text : null,
      ]);
      return withValue(file, ["grid", id], {
        ...grid,
        years: [...grid.years, year],
        rows,
      });
    },
  };
}

/** Realizations of the parts of a year, of indicators that no formula gives. */
export function parts(file: NativeFile): Sheet {
  const { year, due } = now();
  const isPart = (period: string) => period.startsWith(`${year}-`);
  const given = Object.keys(file.realized ?? {}).filter(isPart);
  const missing = [...due]
    .map((key) => key.split(" "))
    .filter(
      ([what, , period = ""]) => what === "realization" && isPart(period),
    );
  const periods = inOrder([
    ...given,
    ...missing.map(([, , period = ""]) => period),
  ]);
  const waiting = new Set(missing.map(([, id]) => id));
  const measured = Object.entries(file.indicator ?? {}).filter(
    ([id, { formula }]) =>
      formula === undefined &&
      (waiting.has(id) ||
        given.some((period) => file.realized?.[period]?.[id] !== undefined)),
  );
  return {
    columns: [
      { id: "name", title: say("indicator"), width: 0 },
      ...periods.map((period) => figures(period, period, 7)),
    ],
    rows: measured.map(([id, { name = id }]) => ({
      key: id,
      name,
      type: "indicator",
      level: 0,
      paths: periods.map((period) => `realized.${period}.${id}`),
      ids: [],
      cells: once(() => ({
        name: { text: name },
        ...Object.fromEntries(
          periods.map((period) => [
            period,
            awaited(
              entry(file, ["realized", period, id]),
              "realization",
              id,
              period,
            ),
          ]),
        ),
      })),
    })),
    additions: [],
  };
}

// --- Money ---

const MONEY = { budget: "budget", spent: "spending" } as const;

export function money(file: NativeFile): Sheet {
  const { year, results, locale, due } = now();
  const at = String(year);
  const own = file.money?.[at] ?? {};
  const hasRevisions = Object.values(own).some(
    ({ revised, revisions }) =>
      revised !== undefined || revisions !== undefined,
  );
  const rows: Row[] = [];
  const cellsOf = (
    id: string,
    isLeaf: boolean,
    found: MoneyResult | undefined,
  ): { [column: string]: Cell } => {
    const stated = own[id];
    const amount = (
      key: "budget" | "spent",
      value: string | null | undefined,
    ) =>
      isLeaf ||
      stated?.[key] !== undefined ||
      due.has(`${MONEY[key]} ${id} ${at}`)
        ? awaited(
            {
              ...text(file, ["money", at, id, key]),
              kind: "amount" as const,
            },
            MONEY[key],
            id,
            at,
          )
        : result(value, `${id}.${key}`);
    const last = (stated?.revisions?.length ?? 0) - 1;
    const revision: Path =
      last >= 0
        ? ["money", at, id, "revisions", last, "budget"]
        : ["money", at, id, "revised"];
    return {
      budget: amount("budget", found?.originalBudget ?? found?.budget),
      ...(isLeaf && {
        revised: { ...text(file, revision), kind: "amount" as const },
      }),
      spent: amount("spent", found?.spent),
      remaining: result(found?.remaining, `${id}.remaining`),
      absorption: {
        text: percent(found?.absorption, locale),
        reference: `${id}.absorption`,
      },
    };
  };
  const add = (
    path: readonly string[],
    id: string,
    name: string,
    type: "program" | "activity" | "subActivity" | "group",
    level: number,
    isLeaf: boolean,
    peers: string[],
  ) => {
    const full = [...path, id];
    rows.push({
      key: id,
      name,
      type,
      label: say(type),
      level,
      paths: [full.join("."), `money.${at}.${id}`],
      ids: [id],
      cells: once(() => ({
        name: longText(file, [...full, "name"]),
        ...cellsOf(id, isLeaf, results?.money.get(id)),
      })),
      move: (file, by) => moved(file, path, id, by, peers),
      remove: (file) => without(file, path, id),
    });
  };
  const programs = Object.keys(file.program ?? {});
  for (const [id, program] of Object.entries(file.program ?? {})) {
    const activities = Object.keys(program.activity ?? {});
    add(
      ["program"],
      id,
      program.name ?? id,
      "program",
      0,
      activities.length === 0,
      programs,
    );
    for (const [inner, activity] of Object.entries(program.activity ?? {})) {
      const path = ["program", id, "activity"];
      const below = Object.keys(activity.sub_activity ?? {});
      add(
        path,
        inner,
        activity.name ?? inner,
        "activity",
        1,
        below.length === 0,
        activities,
      );
      for (const [last, { name = last }] of Object.entries(
        activity.sub_activity ?? {},
      )) {
        add(
          [...path, inner, "sub_activity"],
          last,
          name,
          "subActivity",
          2,
          true,
          below,
        );
      }
    }
  }
  const groups = Object.keys(file.group ?? {});
  for (const [id, group] of Object.entries(file.group ?? {})) {
    add(
      ["group"],
      id,
      group.name ?? id,
      "group",
      0,
      own[id] !== undefined,
      groups,
    );
  }
  const sum = results?.summary;
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      figures("budget", say("budget"), 9.5),
      ...(hasRevisions ? [figures("revised", say("revised"), 9.5)] : []),
      figures("spent", say("spent"), 9.5),
      figures("remaining", say("remaining"), 9.5),
      figures("absorption", say("absorption"), 7),
    ],
    rows,
    total: {
      key: "total",
      name: say("total"),
      type: "total",
      level: 0,
      paths: [],
      ids: [],
      cells: once(() => ({
        budget: result(
          sum?.originalBudget ?? sum?.budget,
          "total.original_budget",
        ),
        revised: result(sum?.budget, "total.budget"),
        spent: result(sum?.spent, "total.spent"),
        remaining: result(sum?.remaining, "total.remaining"),
        absorption: {
          text: percent(sum?.absorption, locale),
          reference: "total.absorption",
        },
      })),
    },
    additions: [
      {
        label: say("activity"),
        run: (file) => {
          const program = Object.keys(file.program ?? {}).at(-1);
          return program === undefined
            ? withNew(file, ["program"], "program", {
                name: say("newName"),
              })
            : withNew(file, ["program", program, "activity"], "kegiatan", {
                name: say("newName"),
              });
        },
      },
      {
        label: say("program"),
        run: (file) =>
          withNew(file, ["program"], "program", {
            name: say("newName"),
          }),
      },
    ],
    extend: (file, behind) => {
      const [program] =
        Object.entries(file.program ?? {}).find(
          ([, { activity }]) => activity?.[behind.key] !== undefined,
        ) ?? [];
      return behind.type === "activity" && program !== undefined
        ? withNew(
            file,
            ["program", program, "activity"],
            "kegiatan",
            { name: say("newName") },
            behind.key,
          )[0]
        : withNew(
            file,
            ["program"],
            "program",
            { name: say("newName") },
            behind.key,
          )[0];
    },
  };
}

/** A cell as paper shows it. */
export function printed(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  const { locale } = now();
  if (cell.path === undefined) return cell.text;
  return shown(cell.text, cell.kind, locale) || (cell.hint ?? "");
}
