// The data behind indicators, by period and by part.
import { periodText } from "./figures";
import { measuredParts, missingOf } from "./periods";
import {
  awaited,
  choice,
  entry,
  figures,
  longText,
  ownId,
  quantity,
  result,
  text,
} from "./cells";
import { withNew, without } from "./change";
import {
  type NativeFile,
  dataPeriods,
  inOrder,
  moved,
  withValue,
} from "./native";
import { type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import { KINDS } from "./words";

export function series(file: NativeFile): Sheet {
  const { year, values, due } = now();
  const all = Object.entries(file.series ?? {});
  // Quarters and months have a column where a formula is worked out for them.
  const periods = inOrder([
    ...dataPeriods(file, year),
    ...measuredParts(file, year, ({ formula }) => formula !== undefined),
    ...missingOf(due, "series", year).map(({ period }) => period),
  ]);
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
      ...periods.map((period) =>
        figures(period, periodText(period, now().locale), 7),
      ),
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
  if (column >= 0) return quantity(file, ["grid", id, "rows", row, column + 1]);
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
