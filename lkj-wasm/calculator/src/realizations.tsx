// Realizations of the parts of a year, of indicators that no formula gives.
import { awaited, entry, figures } from "./cells";
import { type Indicator, type NativeFile, inOrder } from "./native";
import { periodText } from "./figures";
import { isPartOf, measuredParts, missingOf, partsBy } from "./periods";
import { type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** Realizations of the parts of a year, of indicators that no formula gives. */
export function realizationsByParts(file: NativeFile): Sheet {
  const { year, due, locale } = now();
  const given = Object.keys(file.realized ?? {}).filter((period) =>
    isPartOf(year, period),
  );
  const missing = missingOf(due, "realization", year).filter(({ period }) =>
    isPartOf(year, period),
  );
  const isMeasured = ({ formula }: Indicator) => formula === undefined;
  const periods = inOrder([
    ...given,
    ...measuredParts(file, year, isMeasured),
    ...missing.map(({ period }) => period),
  ]);
  const waiting = new Set(missing.map(({ id }) => id));
  const measured = Object.entries(file.indicator ?? {}).filter(
    ([id, indicator]) =>
      isMeasured(indicator) &&
      (waiting.has(id) ||
        partsBy(year, indicator.frequency).length > 0 ||
        given.some((period) => file.realized?.[period]?.[id] !== undefined)),
  );
  return {
    columns: [
      { id: "name", title: say("indicator"), width: 0 },
      ...periods.map((period) =>
        figures(period, periodText(period, locale), 7),
      ),
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
