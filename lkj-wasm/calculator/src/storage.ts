// What the page keeps in this browser, so that a crash or a closed tab loses nothing. It never
// leaves the machine.
import type { Deadlines } from "lkj-wasm/files";
import { type NativeFile, parsed, withValue } from "./native";
import type { Put, Texts } from "./protocol";
import type { QuickInputs } from "./quick";
import type { RegionFiles } from "./reading";
import type { RegionShown } from "./region";
import type { Compared, Part, View } from "./store";

const DOCUMENT = "lkj.document";
const JOURNAL = "lkj.journal";
const ORIGINALS = "lkj.originals";
const SETTINGS = "lkj.settings";
const COMPARED = "lkj.compared";
const REGION = "lkj.region";
const REGION_LOOK = "lkj.regionLook";
const AGENCY = "lkj.agency";
const TODO = "lkj.todo";
const QUICK = "lkj.quick";
const REVIEWER = "lkj.reviewer";

export interface Kept {
  file: NativeFile;
  year: number;
  /** The files as they were opened, so that saving keeps them apart, and their comments. */
  originals: Texts;
}

export interface Settings {
  locale: "id" | "en";
  part: Part;
  view: View;
}

/** What somebody asked of the to-do list. */
export interface KeptToDo {
  /** Whether what is missing is marked in the tables. */
  readonly isMarked: boolean;
  /** The day, where it is not today. */
  readonly date?: string | undefined;
  readonly deadlines: Deadlines;
}

/** The agencies of a region as they were opened. */
export interface KeptRegion extends RegionFiles {
  readonly year: number | undefined;
}

/** How somebody looks at a region. */
export type RegionLook = Pick<RegionShown, "view" | "by">;

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : parsed<T>(text);
  } catch {
    return undefined;
  }
}

/** Whether it could be kept: browsers give a page some five million letters. */
function write(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function kept(): Kept | undefined {
  const whole = read<{ file: NativeFile; year: number }>(DOCUMENT);
  if (whole === undefined) return undefined;
  const since = read<{ puts: readonly Put[]; year: number }>(JOURNAL);
  const file = (since?.puts ?? []).reduce(
    (file, { path, value }) => withValue(file, path, value),
    whole.file,
  );
  const year = since?.year ?? whole.year;
  return { file, year, originals: read<Texts>(ORIGINALS) ?? [] };
}

/** Keeps a whole document, which is text already: it may be large. */
export function keep(file: string, year: number): boolean {
  const couldKeep = write(DOCUMENT, `{"file":${file},"year":${year}}`);
  if (couldKeep) remove(JOURNAL);
  return couldKeep;
}

/** Removes the document, which another one takes the place of: the files of the one must never be
 * kept with the content of the other. */
export function forgetDocument(): void {
  remove(DOCUMENT);
  remove(JOURNAL);
}

/** Keeps what was put into the document since it was kept whole: that is little. */
export const keepPuts = (puts: readonly Put[], year: number): boolean =>
  write(JOURNAL, JSON.stringify({ puts, year }));

export const keepOriginals = (originals: Texts): boolean =>
  write(ORIGINALS, JSON.stringify(originals));

export const settings = (): Partial<Settings> =>
  read<Partial<Settings>>(SETTINGS) ?? {};
export const keepSettings = (settings: Settings): boolean =>
  write(SETTINGS, JSON.stringify(settings));

/** Another state of the document, beside it; how they differ is worked out anew. */
export const compared = (): Compared | undefined => {
  const kept = read<Compared>(COMPARED);
  return kept && { ...kept, comparison: undefined };
};
export function keepCompared(compared: Compared | undefined): boolean {
  if (compared !== undefined) {
    const { name, text, isOlder } = compared;
    return write(COMPARED, JSON.stringify({ name, text, isOlder }));
  }
  remove(COMPARED);
  return true;
}

export const region = (): KeptRegion | undefined => read<KeptRegion>(REGION);
export function keepRegion(region: KeptRegion | undefined): boolean {
  if (region !== undefined) return write(REGION, JSON.stringify(region));
  remove(REGION);
  return true;
}

export const regionLook = (): Partial<RegionLook> =>
  read<RegionLook>(REGION_LOOK) ?? {};
export const keepRegionLook = ({ view, by }: RegionLook): boolean =>
  write(REGION_LOOK, JSON.stringify({ view, by }));

/** Which agency of the region the document is. */
export const agency = (): string | undefined => read<string>(AGENCY);
export function keepAgency(key: string | undefined): void {
  if (key === undefined) remove(AGENCY);
  else write(AGENCY, JSON.stringify(key));
}

export const toDo = (): KeptToDo =>
  read<KeptToDo>(TODO) ?? { isMarked: false, deadlines: {} };
export const keepToDo = (toDo: KeptToDo): boolean =>
  write(TODO, JSON.stringify(toDo));

/** What stands in the quick part. */
export const quick = (): QuickInputs | undefined => read<QuickInputs>(QUICK);
export const keepQuick = (inputs: QuickInputs): boolean =>
  write(QUICK, JSON.stringify(inputs));

/** Who decides about findings, so that it is written once. */
export const reviewer = (): string => read<string>(REVIEWER) ?? "";
export const keepReviewer = (name: string): boolean =>
  write(REVIEWER, JSON.stringify(name));

/** Removes everything. */
export function wipe(): void {
  [
    DOCUMENT,
    JOURNAL,
    ORIGINALS,
    SETTINGS,
    COMPARED,
    REGION,
    REGION_LOOK,
    AGENCY,
    TODO,
    QUICK,
    REVIEWER,
  ].forEach(remove);
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
