// Tables that are edited like a spreadsheet, as they are made of a file: cells that lead to its
// values, and results of the engine beside them.
import type { NumberKind } from "lkj-wasm";
import type { JSX } from "preact";
import { edited, shown } from "./figures";
import { type NativeFile, type Path, withValue } from "./native";
import { now } from "./store";

export interface Column {
  id: string;
  title: string;
  /** Figures stand to the right. */
  align?: "figure";
  /** In rem; 0 takes what is left. */
  width: number;
}

/** How much text a cell takes: one line that is wrapped where it is long (a name), lines and
 * paragraphs, or lines that are each a value of their own. */
export type Extent = "wrapped" | "paragraphs" | "list";

export interface Cell {
  /** What the file holds, or the engine's result as it is shown. */
  text: string;
  /** Where it stands, when it can be changed. */
  path?: Path;
  /** How much text it takes; a short line where this is not said. */
  extent?: Extent;
  /** What changes, where that is more than one value. */
  change?: (file: NativeFile, text: string) => NativeFile;
  /** The ids that it holds, and those that it may hold, each with its name. */
  links?: Links;
  /** The id of its row, which can be replaced in all that names it. */
  ownId?: string;
  /** Whether it is a quantity, which is shown in the style of the language; a code is not. */
  isQuantity?: boolean;
  /** How its number is read. */
  kind?: NumberKind;
  /** The words to choose from. */
  options?: readonly (readonly [string, string])[];
  /** What the engine explains when the figure is asked for. */
  reference?: string;
  /** Something to show in place of the text. */
  content?: JSX.Element | undefined;
  /** Said where there is nothing: what holds then, or why there is none. */
  hint?: string | undefined;
  /** Shown where there is nothing and something may be typed. */
  example?: string;
  /** Whether something is missing here that has to be entered. */
  isDue?: boolean;
  /** What must be known of its value, in a word or two. */
  mark?: string;
  /** Where problems name it, if that is not `path`. */
  problemsAt?: Path;
}

/** Ids that a thing names. */
export interface Links {
  readonly path: Path;
  /** Made when they are asked for. */
  readonly choices: () => readonly (readonly [id: string, name: string])[];
}

export type Cells = { readonly [column: string]: Cell };

/** Something that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

export interface Row {
  key: string;
  name: string;
  /** Rows of one type are pasted into together. */
  type: string;
  label?: string;
  level: number;
  /** Made when they are looked at: of a long table most are not. */
  cells: () => Cells;
  /** The beginnings of paths, and the ids, that problems and findings about it name. */
  paths: readonly string[];
  ids: readonly string[];
  /** The codes of remarks that are shown beneath it without being asked for. */
  openRemarks?: readonly string[];
  move?: (file: NativeFile, by: -1 | 1) => NativeFile;
  remove?: (file: NativeFile) => NativeFile;
}

export interface Addition {
  label: string;
  run: (file: NativeFile) => [NativeFile, key: string];
}

export interface Sheet {
  columns: readonly Column[];
  rows: readonly Row[];
  additions: readonly Addition[];
  /** Adds a row when a pasted block is longer than the table. */
  extend?: (file: NativeFile, behind: Row) => NativeFile;
  total?: Row;
}

/** The file with a block of cells written from one cell on, to the right and down; and how many
 * rows of the block have no room in the table. */
export function withBlock(
  file: NativeFile,
  build: (file: NativeFile) => Sheet,
  key: string,
  column: string,
  block: readonly (readonly string[])[],
): { file: NativeFile; left: number } {
  let after = file;
  let left = 0;
  let sheet = build(after);
  const first = sheet.rows.find((row) => row.key === key);
  if (first === undefined) return { file, left };
  const like = () => {
    const rows = sheet.rows.filter(({ type }) => type === first.type);
    return rows.slice(rows.findIndex((row) => row.key === key));
  };
  let rows = like();
  const from = sheet.columns.findIndex(({ id }) => id === column);
  const columns = sheet.columns.slice(from).map(({ id }) => id);
  block.forEach((line, down) => {
    if (rows[down] === undefined && sheet.extend !== undefined) {
      after = sheet.extend(after, rows.at(-1) ?? first);
      sheet = build(after);
      rows = like();
    }
    if (rows[down] === undefined && line.some((text) => text !== "")) left += 1;
    const cells = rows[down]?.cells();
    line.forEach((text, right) => {
      const cell = cells?.[columns[right] ?? ""];
      if (cell !== undefined) after = written(after, cell, chosen(cell, text));
    });
  });
  return { file: after, left };
}

/** The file with another text in a cell. */
function written(
  file: NativeFile,
  cell: Cell,
  text: string | undefined,
): NativeFile {
  if (cell.change !== undefined) return cell.change(file, text ?? "");
  if (cell.path === undefined) return file;
  return withValue(file, cell.path, valueOf(cell, text));
}

/** Whether a cell takes several lines. */
export const hasLines = (cell: Cell | undefined): boolean =>
  cell?.extent === "paragraphs" || cell?.extent === "list";

/** What the file holds for a text: nothing for none, a list for the lines of one. */
export function valueOf(cell: Cell, text: string | undefined): unknown {
  if (text === undefined || text.trim() === "") return undefined;
  if (cell.extent !== "list") return text;
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** The text that a cell has once another was typed into it. */
export function heldText(cell: Cell, typed: string): string {
  const value = valueOf(cell, typed);
  return Array.isArray(value) ? value.join("\n") : String(value ?? "");
}

/** A text as it fits into a cell: on one line where the cell takes no more. */
export const fitted = (cell: Cell | undefined, text: string): string =>
  hasLines(cell) ? text : text.trim().replace(/\s*[\n\t]\s*/g, " ");

/** A pasted text as the file has it: a choice by its word or by what it is called. */
function chosen(cell: Cell, pasted: string): string | undefined {
  const text = fitted(cell, pasted);
  if (text === "") return undefined;
  const option = cell.options?.find(
    ([word, name]) =>
      word === text || name.toLowerCase() === text.toLowerCase(),
  );
  return option?.[0] ?? text;
}

/** A cell's text while nobody edits it. */
export const shownText = ({ text, isQuantity, kind }: Cell): string =>
  isQuantity === true ? shown(text, kind, now().locale) : text;

/** A cell's text while somebody edits it. */
export const editedText = ({ text, isQuantity }: Cell): string =>
  isQuantity === true ? edited(text, now().locale) : text;

/** A cell as paper shows it. */
export function printed(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if (cell.options !== undefined) {
    const option = cell.options.find(([word]) => word === cell.text);
    return cell.text === "" ? "" : (option?.[1] ?? cell.text);
  }
  if (cell.path === undefined) return cell.text;
  return shownText(cell) || (cell.hint ?? "");
}
