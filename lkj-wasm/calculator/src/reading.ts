// Files that somebody picks or drops, and what they are together.
import type { Problem } from "lkj-wasm";
import { askFiles } from "./engine";
import type { Answer, Member, Texts } from "./protocol";

/** A file with the names of the folders that it lies in, from the one that was chosen. */
export interface Found {
  readonly folders: readonly string[];
  readonly file: File;
}

const NATIVE = /\.(toml|json)$/i;
const WORKBOOK = /\.xlsx$/i;

/** The files of a picker, of files or of a folder. */
export function picked(input: HTMLInputElement): Found[] {
  const found = [...(input.files ?? [])].map((file) => ({
    folders: file.webkitRelativePath.split("/").slice(0, -1),
    file,
  }));
  // The same ones may be chosen again.
  input.value = "";
  return found;
}

/** The files that are dropped, with those in folders. */
export async function dropped(data: DataTransfer | null): Promise<Found[]> {
  // The list is emptied as soon as anything is waited for.
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === "file");
  const sources = items.map(sourceOf);
  const found = await Promise.all(sources.map((source) => source()));
  return found.flat();
}

/** An item that is dropped, asked for while it can be. */
function sourceOf(item: DataTransferItem): () => Promise<Found[]> {
  const file = item.getAsFile();
  const entry = item.webkitGetAsEntry();
  const alone = async () => (file === null ? [] : [{ folders: [], file }]);
  if (entry?.isDirectory !== true) return alone;
  // Chromium reads the entries of a folder only for pages that come from a server; by handles it
  // reads them for a page that was opened as a file, too. Others have no handles.
  const handle = (item as DroppedItem).getAsFileSystemHandle?.();
  return async () =>
    handle === undefined
      ? within(entry as FileSystemDirectoryEntry, [])
      : withinHandle((await handle) as FileSystemDirectoryHandle, []);
}

interface DroppedItem extends DataTransferItem {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle>;
}

/** Folders deeper than this are nobody's report. */
const DEEPEST = 3;

async function withinHandle(
  folder: FileSystemDirectoryHandle,
  outer: readonly string[],
): Promise<Found[]> {
  const folders = [...outer, folder.name];
  const found: Found[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === "file") {
      found.push({ folders, file: await handle.getFile() });
    } else if (folders.length < DEEPEST) {
      found.push(...(await withinHandle(handle, folders)));
    }
  }
  return found;
}

async function within(
  folder: FileSystemDirectoryEntry,
  outer: readonly string[],
): Promise<Found[]> {
  const folders = [...outer, folder.name];
  const entries = await entriesOf(folder);
  const found = await Promise.all(
    entries.map(async (entry): Promise<Found[]> => {
      if (!entry.isDirectory) {
        return [{ folders, file: await fileOf(entry as FileSystemFileEntry) }];
      }
      return folders.length < DEEPEST
        ? within(entry as FileSystemDirectoryEntry, folders)
        : [];
    }),
  );
  return found.flat();
}

/** All entries of a folder: browsers hand out a hundred at a time. */
async function entriesOf(
  folder: FileSystemDirectoryEntry,
): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** Those that a report may be in, by name. */
function readable(found: readonly Found[]): Found[] {
  const isOne = ({ file: { name } }: Found) =>
    !name.startsWith(".") && (NATIVE.test(name) || WORKBOOK.test(name));
  return found
    .filter(isOne)
    .sort((one, other) => one.file.name.localeCompare(other.file.name));
}

/** Files that are one document together. */
export type DocumentFiles =
  | { readonly kind: "texts"; readonly texts: Texts }
  | {
      readonly kind: "workbook";
      readonly name: string;
      readonly bytes: Uint8Array;
    };

/** What was chosen as one document: a workbook, or texts; of a folder those right in it. */
export async function documentOf(
  found: readonly Found[],
): Promise<DocumentFiles | undefined> {
  const own = found.filter(({ folders }) => folders.length <= 1);
  // What was chosen by itself is tried, whatever it is called.
  const files = own.some(({ folders }) => folders.length > 0)
    ? readable(own)
    : own;
  const workbook = files.find(({ file }) => WORKBOOK.test(file.name));
  if (workbook !== undefined) {
    return {
      kind: "workbook",
      name: workbook.file.name,
      bytes: await bytesOf(workbook.file),
    };
  }
  if (files.length === 0) return undefined;
  return { kind: "texts", texts: await textsOf(files) };
}

const bytesOf = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await file.arrayBuffer());

const textsOf = (files: readonly Found[]): Promise<Texts> =>
  Promise.all(
    files.map(async ({ file }) => [file.name, await file.text()] as const),
  );

/** The texts of a document: of a workbook, those of the native file that it holds. */
export async function textsIn(files: DocumentFiles): Promise<Answer<Texts>> {
  if (files.kind === "texts") return { ok: true, value: files.texts };
  const answer = await askFiles("fromXlsx", files.bytes);
  return answer.ok ? { ok: true, value: [["lkj.json", answer.value]] } : answer;
}

/** A workbook of an agency that cannot be read. */
export interface Broken {
  readonly key: string;
  readonly problems: readonly Problem[];
}

export interface RegionFiles {
  readonly members: readonly Member[];
  /** The region's own. */
  readonly own: Texts | undefined;
  readonly broken: readonly Broken[];
}

/** What was chosen as a region: each file or folder is an agency, and what is called `region` the
 * region's own. */
export async function regionOf(found: readonly Found[]): Promise<RegionFiles> {
  const groups = grouped(readable(found));
  const members: Member[] = [];
  const broken: Broken[] = [];
  let own: Texts | undefined;
  for (const [key, files] of groups) {
    const document = await documentOf(
      files.map(({ file }) => ({ folders: [], file })),
    );
    if (document === undefined) continue;
    const texts = await textsIn(document);
    if (!texts.ok) {
      broken.push({ key, problems: texts.problems });
      // The engine has to know that it is there: of nothing it says that it does not read.
      members.push({ key, texts: [[`${key}.toml`, ""]] });
    } else if (key === "region") {
      own = texts.value;
    } else {
      members.push({ key, texts: texts.value });
    }
  }
  return { members, own, broken };
}

/** Files by the agency that they are of. */
function grouped(found: readonly Found[]): [string, Found[]][] {
  const tops = new Set(found.map(({ folders }) => folders[0]));
  // One folder that was chosen holds the agencies; of several each is one.
  const inside = tops.size === 1 && !tops.has(undefined) ? 1 : 0;
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const folders = one.folders.slice(inside);
    if (folders.length > 1) continue;
    const [folder] = folders;
    if (folder !== undefined) {
      groups.set(folder, [...(groups.get(folder) ?? []), one]);
      continue;
    }
    const stem = one.file.name.replace(/\.\w+$/, "");
    groups.set(groups.has(stem) ? one.file.name : stem, [one]);
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}
