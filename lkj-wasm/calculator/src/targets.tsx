// The targets of all years, of the plan and of what was agreed.
import { periodText } from "./figures";
import { measuredParts } from "./periods";
import { addIndicator, withIndicatorBehind } from "./additions";
import { promises } from "./agreements";
import { figures, longText, quantity } from "./cells";
import { type NativeFile, inOrder } from "./native";
import { type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

function planYears(file: NativeFile): string[] {
  const period = file.plan?.period;
  if (period === undefined) return [];
  const [first, last] = period;
  const length = Math.min(Math.max(last - first + 1, 0), 30);
  return Array.from({ length }, (_, at) => String(first + at));
}

export function targets(file: NativeFile): Sheet {
  const { year, locale } = now();
  const all = Object.entries(file.indicator ?? {});
  const planned = all.flatMap(([, { targets }]) => Object.keys(targets ?? {}));
  const periods = inOrder([
    ...planYears(file),
    ...planned,
    String(year),
    ...measuredParts(file, year, () => true),
  ]);
  const agreements = promises(file);
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      ...periods.map((period) =>
        figures(period, periodText(period, locale), 7),
      ),
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
            quantity(file, ["indicator", id, "targets", period]),
          ]),
        ),
        ...Object.fromEntries(
          agreements.map(({ key, path }) => [
            key,
            quantity(file, [...path, "targets", id]),
          ]),
        ),
      })),
    })),
    additions: [addIndicator()],
    extend: (file, behind) => withIndicatorBehind(file, behind.key),
  };
}
