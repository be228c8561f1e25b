// Money by parts of the year: what each part was to spend, and what it spent.
import { awaited, figures, quantity, result } from "./cells";
import { periodText } from "./figures";
import { type Disbursement, type NativeFile, named } from "./native";
import { isPartOf, missingOf, partsLike } from "./periods";
import { works } from "./programs";
import { type Cell, type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** Whether there is anything that money may be spent on. */
export const hasWork = (file: NativeFile): boolean =>
  Object.keys({ ...file.program, ...file.group }).length > 0;

/** Whether any money is known by parts of a year. */
export const hasParts = (file: NativeFile, year: number): boolean =>
  Object.keys(file.disbursement ?? {}).some((period) => isPartOf(year, period));

type Amount = "planned" | "spent";

/** What the amounts of the parts come to in the year. */
const IN_YEAR = { planned: "budget", spent: "spent" } as const;

/** What each part was to spend (*anggaran kas*). */
export const plannedByParts = (file: NativeFile): Sheet =>
  byParts(file, "planned");

/** What each part spent. */
export const spendingByParts = (file: NativeFile): Sheet =>
  byParts(file, "spent");

function byParts(file: NativeFile, amount: Amount): Sheet {
  const { year, due, results } = now();
  const given = Object.keys(file.disbursement ?? {}).filter((period) =>
    isPartOf(year, period),
  );
  const missing = missingOf(due, "spending", year).filter(({ period }) =>
    isPartOf(year, period),
  );
  const periods = partsLike(year, [
    ...given,
    ...missing.map(({ period }) => period),
  ]);
  // Money stands where nothing is beneath; elsewhere it has a row once something is known of it.
  const known = new Set([
    ...missing.map(({ id }) => id),
    ...given.flatMap((period) =>
      Object.keys(file.disbursement?.[period] ?? {}),
    ),
  ]);
  const own = file.money?.[year] ?? {};
  const rows = [
    ...works(file)
      .filter(({ id, isLeaf }) => isLeaf || known.has(id))
      .map(({ id, work }): [string, string] => [id, work.name ?? id]),
    ...named(file.group).filter(
      ([id]) => own[id] !== undefined || known.has(id),
    ),
  ];
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      ...periods.map((period) =>
        figures(period, periodText(period, now().locale), 8.5),
      ),
      figures("year", `${say(IN_YEAR[amount])} ${year}`, 9.5),
    ],
    rows: rows.map(([id, name]) => ({
      key: amount === "spent" ? `${id}/parts` : `${id}/planned`,
      name,
      type: amount,
      level: 0,
      paths: periods.flatMap((period) =>
        keysOf(amount).map((key) => `disbursement.${period}.${id}.${key}`),
      ),
      ids: [],
      cells: once(() => ({
        name: { text: name },
        year: result(
          results?.money.get(id)?.[IN_YEAR[amount]],
          `${id}.${IN_YEAR[amount]}`,
        ),
        ...Object.fromEntries(
          periods.map((period) => {
            const cell = amountIn(file, period, id, amount);
            return [
              period,
              amount === "spent" ? awaited(cell, "spending", id, period) : cell,
            ];
          }),
        ),
      })),
    })),
    additions: [],
  };
}

const keysOf = (amount: Amount): readonly (keyof Disbursement)[] => [
  amount,
  `${amount}_to_date`,
];

/** An amount of a part, or to date, as the file has it. */
function amountIn(
  file: NativeFile,
  period: string,
  id: string,
  amount: Amount,
): Cell {
  const [own, toDate] = keysOf(amount) as [
    keyof Disbursement,
    keyof Disbursement,
  ];
  const isToDate = file.disbursement?.[period]?.[id]?.[toDate] !== undefined;
  const cell = quantity(file, [
    "disbursement",
    period,
    id,
    isToDate ? toDate : own,
  ]);
  return {
    ...cell,
    kind: "amount",
    example: "Rp",
    ...(isToDate && { mark: say("toDate") }),
  };
}
