// Files that somebody picks or drops, and what they are together.
import type { Problem } from "lkj-wasm";
import { askFiles } from "./engine";
import { MOST_BYTES, PackageError, unpacked } from "./package";
import type { Answer, Member, Texts } from "./protocol";
import { type Word, word } from "./words";

/** A file with the names of the folders that it lies in, from the one that was chosen. */
export interface Found {
  readonly folders: readonly string[];
  readonly file: File;
}

const NATIVE = /\.(toml|json)$/i;
const WORKBOOK = /\.xlsx$/i;
const PACKAGE = /\.zip$/i;

/** The endings of what can be opened, for pickers. */
export const ENDINGS = ".toml,.json,.xlsx,.zip";

/** Files of other kinds by their endings: what they are, and what to do instead. */
const FOREIGN: readonly (readonly [RegExp, Word])[] = [
  [/\.(docx?|docm|odt|rtf)$/i, "isWord"],
  [/\.pdf$/i, "isPdf"],
  [/\.(png|jpe?g|gif|webp|bmp|tiff?|heic|svg)$/i, "isPicture"],
  [/\.(csv|tsv)$/i, "isCsv"],
  [/\.(xls|xlsm|xlsb|xltx|ods)$/i, "isOtherWorkbook"],
  [/\.(pptx?|odp)$/i, "isSlides"],
  [/\.(rar|7z|tar|gz|tgz)$/i, "isOtherPackage"],
  [/\.(html?|md)$/i, "isOutput"],
];

/** The files of a picker, of files or of a folder. */
export function picked(input: HTMLInputElement): Found[] {
  const found = [...(input.files ?? [])].map((file) => ({
    folders: file.webkitRelativePath.split("/").slice(0, -1),
    file,
  }));
  // The same ones may be chosen again.
  input.value = "";
  return found.some(({ folders }) => folders.length > 0)
    ? found.sort(byName)
    : found;
}

/** The files of a folder have no order of their own. */
const byName = (one: Found, other: Found): number =>
  one.file.name.localeCompare(other.file.name);

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
  return async () => {
    const found =
      handle === undefined
        ? await within(entry as FileSystemDirectoryEntry, [])
        : await withinHandle((await handle) as FileSystemDirectoryHandle, []);
    return found.sort(byName);
  };
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

/** Whether a report may be in a file, by its name. */
const isReadable = (name: string): boolean =>
  !name.startsWith(".") && (NATIVE.test(name) || WORKBOOK.test(name));

const readable = (found: readonly Found[]): Found[] =>
  found.filter(({ file: { name } }) => isReadable(name));

type Refusal = Extract<Answer<never>, { ok: false }>;

/** Why a file is not read, in words for people. */
function refused(file: string, reason: Word, path = ""): Refusal {
  const message = word(reason, "id");
  const messageEn = word(reason, "en");
  const place = { file, line: 0, column: 0, path };
  return {
    ok: false,
    problems: [{ code: "file", place, message, messageEn }],
    message: messageEn,
    messageId: message,
  };
}

const PACKAGE_FAULTS: Record<PackageError["reason"], Word> = {
  notOne: "packageNotOne",
  damaged: "packageDamaged",
  encrypted: "packageEncrypted",
  method: "packageMethod",
  tooLarge: "packageTooLarge",
  tooMany: "packageTooMany",
};

/** The files of a package, which are in it as those of a folder are in that. */
async function filesIn({ folders, file }: Found): Promise<Answer<Found[]>> {
  try {
    if (file.size > MOST_BYTES) throw new PackageError("tooLarge");
    const inner = await unpacked(await bytesOf(file), isReadable);
    if (inner.length === 0) return refused(file.name, "nothingInPackage");
    // Who packs a folder has it around all that is in it.
    const [outermost] = inner[0]?.folders ?? [];
    const isWrapped = inner.every((one) => one.folders[0] === outermost);
    const around = isWrapped && outermost !== undefined ? 1 : 0;
    const own = [...folders, file.name.replace(PACKAGE, "")];
    const found = inner.map((one) => ({
      folders: [...own, ...one.folders.slice(around)],
      file: new File([one.bytes], one.name),
    }));
    return { ok: true, value: found };
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return refused(file.name, PACKAGE_FAULTS[error.reason], error.file);
  }
}

/** Files that are one document together. */
export type DocumentFiles =
  | { readonly kind: "texts"; readonly texts: Texts }
  | {
      readonly kind: "workbook";
      readonly name: string;
      readonly bytes: Uint8Array;
    };

/** What was chosen as one document: a workbook, or texts; of a folder or a package those right in
 * it. Nothing where nothing was chosen. */
export async function documentOf(
  found: readonly Found[],
): Promise<Answer<DocumentFiles> | undefined> {
  if (found.length === 0) return undefined;
  const all: Found[] = [];
  for (const one of found) {
    const { folders, file } = one;
    const foreign =
      folders.length === 0 &&
      FOREIGN.find(([ending]) => ending.test(file.name));
    if (foreign) return refused(file.name, foreign[1]);
    if (folders.length > 0 || !PACKAGE.test(file.name)) {
      all.push(one);
      continue;
    }
    const inner = await filesIn(one);
    if (!inner.ok) return inner;
    all.push(...inner.value);
  }
  const own = all.filter(({ folders }) => folders.length <= 1);
  // What was chosen by itself is tried, whatever it is called.
  const files = own.some(({ folders }) => folders.length > 0)
    ? readable(own)
    : own;
  const workbook = files.find(({ file }) => WORKBOOK.test(file.name));
  if (workbook !== undefined) {
    const { file } = workbook;
    const bytes = await bytesOf(file);
    return { ok: true, value: { kind: "workbook", name: file.name, bytes } };
  }
  if (files.length === 0) {
    return refused(found[0]?.folders[0] ?? "", "nothingInRegion");
  }
  const texts = await textsOf(files);
  const binary = texts.find(([, text]) => text.includes("\0"));
  if (binary !== undefined) return refused(binary[0], "isNoText");
  return { ok: true, value: { kind: "texts", texts } };
}

const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> =>
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

/** What was chosen as a region: each file, folder or package is an agency, and what is called `region` the
 * region's own. */
export async function regionOf(found: readonly Found[]): Promise<RegionFiles> {
  const members: Member[] = [];
  const broken: Broken[] = [];
  const breaks = (key: string, { problems }: Refusal) => {
    broken.push({ key, problems });
    // The engine has to know that it is there: of nothing it says that it does not read.
    members.push({ key, texts: [[`${key}.toml`, ""]] });
  };
  const all: Found[] = [];
  for (const one of found) {
    const { name } = one.file;
    const inner = PACKAGE.test(name) ? await filesIn(one) : undefined;
    if (inner?.ok === false) breaks(name.replace(PACKAGE, ""), inner);
    else all.push(...(inner?.value ?? [one]));
  }
  let own: Texts | undefined;
  for (const [key, files] of grouped(readable(all))) {
    const document = await documentOf(
      files.map(({ file }) => ({ folders: [], file })),
    );
    if (document === undefined) continue;
    const texts = document.ok ? await textsIn(document.value) : document;
    if (!texts.ok) {
      breaks(key, texts);
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
