// Budgets and spending of programs, activities, sub-activities and groups.
import { type MoneyResult } from "lkj-wasm";
import { awaited, figures, longText, quantity, result } from "./cells";
import { withNew, without } from "./change";
import { percent } from "./figures";
import { type NativeFile, type Path, moved } from "./native";
import { type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

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
              ...quantity(file, ["money", at, id, key]),
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
        revised: { ...quantity(file, revision), kind: "amount" as const },
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
