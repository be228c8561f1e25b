// The parts of a year, as tables have columns for them.
import type { RequiredWhat } from "lkj-wasm/files";
import { type NativeFile, inOrder } from "./native";

/** The ways in which a year is parted, by the word for how often something is measured, each with
 * how its parts are written. */
const DIVISIONS = {
  quarter: { like: /-Q\d$/, parts: ["Q1", "Q2", "Q3", "Q4"] },
  semester: { like: /-S\d$/, parts: ["S1", "S2"] },
  month: {
    like: /-\d\d$/,
    parts: Array.from({ length: 12 }, (_, at) =>
      String(at + 1).padStart(2, "0"),
    ),
  },
} as const;

type Division = keyof typeof DIVISIONS;

const isDivision = (word: string | undefined): word is Division =>
  word !== undefined && word in DIVISIONS;

/** The parts of a year that are as long as a word says; none where it is measured once. */
export const partsBy = (
  year: number,
  frequency: string | undefined,
): string[] =>
  isDivision(frequency)
    ? DIVISIONS[frequency].parts.map((part) => `${year}-${part}`)
    : [];

/** All parts of a year that are as long as some that are in use; quarters where none are. */
export function partsLike(year: number, inUse: readonly string[]): string[] {
  const used = (Object.keys(DIVISIONS) as Division[]).filter((division) =>
    inUse.some((period) => DIVISIONS[division].like.test(period)),
  );
  const divisions: readonly Division[] = used.length === 0 ? ["quarter"] : used;
  return inOrder(divisions.flatMap((division) => partsBy(year, division)));
}

export const isPartOf = (year: number, period: string): boolean =>
  period.startsWith(`${year}-`);

/** The parts of a year in which indicators are measured, those that a formula gives or others. */
export const measuredParts = (
  file: NativeFile,
  year: number,
  isOne: (indicator: { readonly formula?: string }) => boolean,
): string[] =>
  Object.values(file.indicator ?? {})
    .filter(isOne)
    .flatMap(({ frequency }) => partsBy(year, frequency));

/** What of a kind is missing in a year or its parts: what it is of, and the period. */
export const missingOf = (
  due: ReadonlySet<string>,
  what: RequiredWhat,
  year: number,
): { id: string; period: string }[] =>
  [...due]
    .map((key) => key.split(" "))
    .filter(
      ([kind, , period = ""]) => kind === what && period.startsWith(`${year}`),
    )
    .map(([, id = "", period = ""]) => ({ id, period }));
