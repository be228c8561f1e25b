// Several files as one package (.zip): what saving packs, opening unpacks. A package comes from
// anywhere, so it is measured while it is unpacked, and each file's length and checksum have to be
// those that the package states.
import { strToU8, zipSync } from "fflate";
import type { Texts } from "./protocol";

/** The most bytes of all files of a package together: four times what the engine reads as text,
 * since a package may hold a workbook. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** The most files of a package. */
export const MOST_FILES = 1000;

/** A file of a package. */
export interface Unpacked {
  readonly folders: readonly string[];
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Why a package is not read; `file` is the one in it that is to blame. */
export class PackageError extends Error {
  constructor(
    readonly reason:
      "notOne" | "damaged" | "encrypted" | "method" | "tooLarge" | "tooMany",
    readonly file = "",
  ) {
    super(reason);
  }
}

/** Files as one. */
export function packed(files: Texts): Uint8Array {
  return zipSync(
    Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])),
  );
}

/** Those files of a package that are wanted, in its order. */
export async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (name: string) => boolean,
): Promise<Unpacked[]> {
  const found: Unpacked[] = [];
  let left = MOST_BYTES;
  for (const entry of directory(bytes)) {
    const folders = entry.path.split(/[/\\]/);
    const name = folders.pop() ?? "";
    if (!isWanted(name) || folders.includes("__MACOSX")) continue;
    const content = await inflated(bytes, entry, left);
    left -= content.length;
    found.push({ folders, name, bytes: content });
  }
  return found;
}

/** A file as the directory at the end of a package describes it. */
interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header is. */
  readonly offset: number;
}

const END = 0x06054b50;
const DESCRIBED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const DESCRIBED_SIZE = 46;
const LOCAL_SIZE = 30;
/** The longest comment behind the directory. */
const MOST_COMMENT = 0xffff;
/** Stands where a number needs 64 bits. */
const BEYOND = 0xffffffff;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** What a package says that it holds. */
function directory(bytes: Uint8Array<ArrayBuffer>): Entry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end === undefined) throw new PackageError("notOne");
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) throw new PackageError("tooMany");
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + DESCRIBED_SIZE > end || view.getUint32(at, true) !== DESCRIBED) {
      throw new PackageError("damaged");
    }
    const nameSize = view.getUint16(at + 28, true);
    const start = at + DESCRIBED_SIZE;
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(start, start + nameSize)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    const extraSize = view.getUint16(at + 30, true);
    const commentSize = view.getUint16(at + 32, true);
    at = start + nameSize + extraSize + commentSize;
  }
  return entries;
}

/** Where the end of the directory is: before a comment that nobody writes. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** The content of a file, of at most so many bytes. */
async function inflated(
  bytes: Uint8Array<ArrayBuffer>,
  entry: Entry,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { path, flags, method, packedSize, size, offset } = entry;
  if ((flags & ENCRYPTED) !== 0) throw new PackageError("encrypted", path);
  if (size > most) throw new PackageError("tooLarge", path);
  const view = viewOf(bytes);
  const isThere =
    packedSize !== BEYOND &&
    offset + LOCAL_SIZE <= bytes.length &&
    view.getUint32(offset, true) === LOCAL;
  if (!isThere) throw new PackageError("damaged", path);
  const nameSize = view.getUint16(offset + 26, true);
  const extraSize = view.getUint16(offset + 28, true);
  const start = offset + LOCAL_SIZE + nameSize + extraSize;
  const content = bytes.subarray(start, start + packedSize);
  switch (method) {
    case STORED:
      return readWhole([...storedBlocks(content)], entry, most);
    case DEFLATED:
      return readWhole([content], entry, most);
    default:
      throw new PackageError("method", path);
  }
}

const GZIP_HEAD = [0x1f, 0x8b, DEFLATED, 0, 0, 0, 0, 0, 0, 0xff];

/** Inflates by the platform's reader of gzip, which holds length and checksum against the content;
 * it stops as soon as there is more than may be. */
async function readWhole(
  deflated: readonly Uint8Array<ArrayBuffer>[],
  { path, checksum, size }: Entry,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const tail = new DataView(new ArrayBuffer(8));
  tail.setUint32(0, checksum, true);
  tail.setUint32(4, size, true);
  const stream = new Blob([new Uint8Array(GZIP_HEAD), ...deflated, tail])
    .stream()
    .pipeThrough(new DecompressionStream("gzip"));
  const reader = stream.getReader();
  const content = new Uint8Array(size);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new PackageError("damaged", path);
    });
    if (done) break;
    const after = length + value.length;
    if (after > size) {
      void reader.cancel();
      throw new PackageError(after > most ? "tooLarge" : "damaged", path);
    }
    content.set(value, length);
    length = after;
  }
  if (length !== size) throw new PackageError("damaged", path);
  return content;
}

/** The most bytes of a block of the deflate format that is not compressed. */
const MOST_STORED = 0xffff;

/** Content that is not compressed as blocks of the deflate format. */
function* storedBlocks(
  content: Uint8Array<ArrayBuffer>,
): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at === 0 || at < content.length; at += MOST_STORED) {
    const block = content.subarray(at, at + MOST_STORED);
    const isLast = at + MOST_STORED >= content.length ? 1 : 0;
    const size = block.length;
    yield new Uint8Array([
      isLast,
      size & 0xff,
      size >> 8,
      ~size & 0xff,
      (~size >> 8) & 0xff,
    ]);
    yield block;
  }
}
