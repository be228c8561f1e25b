// What the page keeps in this browser, so that a crash or a closed tab loses nothing. It never
// leaves the machine.
import { type NativeFile, withValue } from "./native";
import type { Put, Texts } from "./protocol";

const DOCUMENT = "lkj.document";
const JOURNAL = "lkj.journal";
const ORIGINALS = "lkj.originals";
const SETTINGS = "lkj.settings";

export interface Kept {
  file: NativeFile;
  year: number;
  /** The files as they were opened, so that saving keeps them apart, and their comments. */
  originals: Texts;
}

export interface Settings {
  locale: "id" | "en";
  part: "quick" | "report";
}

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
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

/** Keeps what was put into the document since it was kept whole: that is little. */
export const keepPuts = (puts: readonly Put[], year: number): boolean =>
  write(JOURNAL, JSON.stringify({ puts, year }));

export const keepOriginals = (originals: Texts): boolean =>
  write(ORIGINALS, JSON.stringify(originals));

export const settings = (): Partial<Settings> =>
  read<Partial<Settings>>(SETTINGS) ?? {};
export const keepSettings = (settings: Settings): boolean =>
  write(SETTINGS, JSON.stringify(settings));

/** Removes everything. */
export function wipe(): void {
  [DOCUMENT, JOURNAL, ORIGINALS, SETTINGS].forEach(remove);
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to remove.
  }
}
