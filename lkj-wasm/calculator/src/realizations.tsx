// Realizations of the parts of a year, of indicators that no formula gives.
import { awaited, entry, figures } from "./cells";
import { type NativeFile, inOrder } from "./native";
import { type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** Realizations of the parts of a year, of indicators that no formula gives. */
export function realizationsByParts(file: NativeFile): Sheet {
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
