// Money by parts of the year: what each part was to spend, and what it spent.
import { awaited, figures, text } from "./cells";
import { periodText } from "./figures";
import { type Disbursement, type NativeFile, inOrder, named } from "./native";
import { namedWorks, works } from "./programs";
import { type Cell, type Sheet, once } from "./sheet";
import { now } from "./store";
import { say } from "./ui";

/** The ways in which a year is parted, each by how its parts are written. */
const DIVISIONS = [
  { like: /-Q\d$/, parts: ["Q1", "Q2", "Q3", "Q4"] },
  { like: /-S\d$/, parts: ["S1", "S2"] },
  {
    like: /-\d\d$/,
    parts: Array.from({ length: 12 }, (_, at) =>
      String(at + 1).padStart(2, "0"),
    ),
  },
];

/** The parts of the year at hand in the ways that are in use; quarters where there are none. */
function partsOfYear(year: number, inUse: readonly string[]): string[] {
  const used = DIVISIONS.filter(({ like }) =>
    inUse.some((one) => like.test(one)),
  );
  const divisions = used.length === 0 ? DIVISIONS.slice(0, 1) : used;
  return inOrder(
    divisions.flatMap(({ parts }) => parts.map((part) => `${year}-${part}`)),
  );
}

type Amount = "planned" | "spent";

/** What each part was to spend (*anggaran kas*). */
export const plannedByParts = (file: NativeFile): Sheet =>
  byParts(file, "planned");

/** What each part spent. */
export const spendingByParts = (file: NativeFile): Sheet =>
  byParts(file, "spent");

function byParts(file: NativeFile, amount: Amount): Sheet {
  const { year, due } = now();
  const isPart = (period: string) => period.startsWith(`${year}-`);
  const given = Object.keys(file.disbursement ?? {}).filter(isPart);
  const missing = [...due]
    .map((key) => key.split(" "))
    .filter(([what, , period = ""]) => what === "spending" && isPart(period));
  const periods = partsOfYear(year, [
    ...given,
    ...missing.map(([, , period = ""]) => period),
  ]);
  // Money stands where nothing is beneath; elsewhere it has a row once something is known of it.
  const known = new Set([
    ...missing.map(([, id = ""]) => id),
    ...given.flatMap((period) =>
      Object.keys(file.disbursement?.[period] ?? {}),
    ),
    ...Object.keys(file.group ?? {}).filter(
      (id) => file.money?.[year]?.[id] !== undefined,
    ),
    ...works(file)
      .filter(({ isLeaf }) => isLeaf)
      .map(({ id }) => id),
  ]);
  const all = [...namedWorks(file), ...named(file.group)];
  return {
    columns: [
      { id: "name", title: say("name"), width: 0 },
      ...periods.map((period) =>
        figures(period, periodText(period, now().locale), 9.5),
      ),
    ],
    rows: all
      .filter(([id]) => known.has(id))
      .map(([id, name]) => ({
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
          ...Object.fromEntries(
            periods.map((period) => {
              const cell = amountIn(file, period, id, amount);
              return [
                period,
                amount === "spent"
                  ? awaited(cell, "spending", id, period)
                  : cell,
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
  const cell = text(file, [
    "disbursement",
    period,
    id,
    isToDate ? toDate : own,
  ]);
  return {
    ...cell,
    kind: "amount",
    hint: "Rp",
    ...(isToDate && { mark: say("toDate") }),
  };
}
