// What the page keeps in this browser, so that a crash or a closed tab loses nothing. It never
// leaves the machine.
import type { NativeFile } from "./native";

const DOCUMENT = "lkj.document";
const SETTINGS = "lkj.settings";

export interface Kept {
  file: NativeFile;
  year: number;
  /** The file as it was opened, so that saving keeps its comments. */
  original: { name: string; text: string } | undefined;
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
  const found = read<{ file: NativeFile; rest: Omit<Kept, "file"> }>(DOCUMENT);
  return found === undefined ? undefined : { file: found.file, ...found.rest };
}
/** Keeps a document whose file is text already: it may be large. */
export const keep = (file: string, rest: Omit<Kept, "file">): boolean =>
  write(DOCUMENT, `{"file":${file},"rest":${JSON.stringify(rest)}}`);
export const settings = (): Partial<Settings> =>
  read<Partial<Settings>>(SETTINGS) ?? {};
export const keepSettings = (settings: Settings): boolean =>
  write(SETTINGS, JSON.stringify(settings));

/** Removes everything. */
export function wipe(): void {
  try {
    localStorage.removeItem(DOCUMENT);
    localStorage.removeItem(SETTINGS);
  } catch {
    // Without storage there is nothing to remove.
  }
}
