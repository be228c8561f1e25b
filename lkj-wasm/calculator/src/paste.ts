// What is pasted: a block of cells or a text, and where each of them goes. A spreadsheet puts its
// cells on the clipboard as a table, a word processor its paragraphs as text; both as lines.
import { type Cell, fitted, hasLines } from "./sheet";

/** The cells of a table, or a text with its lines; and as prose, its paragraphs apart. */
export type Pasted =
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "text"; readonly text: string; readonly prose: string };

/** What the clipboard holds. */
export function fromClipboard(data: DataTransfer): Pasted {
  const plain = data.getData("text/plain");
  const text = withPlainEnds(plain);
  const html = data.getData("text/html");
  if (html === "") {
    return text.includes("\t")
      ? { kind: "table", rows: cells(text) }
      : { kind: "text", text, prose: text };
  }
  // A document made in this way runs and loads nothing.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const table = onlyTable(body);
  if (table === undefined) {
    const isProse = body.querySelectorAll("p").length > 1;
    return { kind: "text", text, prose: isProse ? apart(plain) : text };
  }
  const rows = grid(table);
  const lines = cells(text);
  // The plain text is the displayed one. Where a cell holds paragraphs, word processors break it
  // into rows of its own.
  const isWhole = lines.length === rows.length;
  return { kind: "table", rows: isWhole ? lines : rows };
}

/** The block that goes over the cells from this one on; nothing where what is pasted goes into
 * this cell alone. */
export function blockFor(
  cell: Cell,
  pasted: Pasted,
): readonly (readonly string[])[] | undefined {
  if (pasted.kind === "table") {
    const { rows } = pasted;
    const isColumn = rows.every((row) => row.length === 1);
    const isAlone = isColumn && (rows.length === 1 || cell.extent === "list");
    return isAlone ? undefined : rows;
  }
  const lines = pasted.text.replace(/\n+$/, "").split("\n");
  if (lines.length === 1 || !takesValues(cell)) return undefined;
  return lines.every((line) => line.length <= LONGEST_VALUE)
    ? lines.map((line) => [line.trim()])
    : undefined;
}

/** The longest line that may be a value: a longer one belongs to a sentence. */
const LONGEST_VALUE = 40;

/** Whether lines are values for the rows below, and not a text with line breaks. */
const takesValues = (cell: Cell): boolean =>
  cell.isQuantity === true || cell.options !== undefined;

/** The text that goes into the cell itself. */
export function textFor(cell: Cell, pasted: Pasted): string {
  const text =
    pasted.kind === "table"
      ? pasted.rows.map((row) => row.join("\t")).join("\n")
      : cell.extent === "paragraphs"
        ? pasted.prose
        : pasted.text;
  return fitted(cell, hasLines(cell) ? text : text.replace(/\n+$/, ""));
}

/** A text in which every line ends alike, also those that word processors break by hand. */
const withPlainEnds = (text: string): string =>
  text.replace(/\r\n?|[\u000b\u2028\u2029]/g, "\n");

/** A text of paragraphs with an empty line between them, as prose is written. Word processors end
 * each by one line break and break lines by another sign. */
function apart(plain: string): string {
  const ends = plain.replace(/\r\n?/g, "\n");
  const isApart = /\n[ \t]*\n/.test(ends.trim());
  return withPlainEnds(
    isApart ? ends : ends.trimEnd().replaceAll("\n", "\n\n"),
  );
}

/** The table that is all there is. */
function onlyTable(body: HTMLElement): HTMLTableElement | undefined {
  body.querySelectorAll("style, script, title").forEach((one) => one.remove());
  const table = body.querySelector("table") ?? undefined;
  const letters = (of: Node) => (of.textContent ?? "").replace(/\s/g, "");
  return table && letters(table) === letters(body) ? table : undefined;
}

/** The most columns and rows that a merged cell is counted for. */
const MOST_MERGED = 100;

/** The cells of a table, with empty ones where a merged cell extends. */
function grid(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => []);
  [...table.rows].forEach((row, down) => {
    let right = 0;
    for (const cell of row.cells) {
      while (rows[down]?.[right] !== undefined) right += 1;
      const height = Math.min(cell.rowSpan || 1, MOST_MERGED);
      const width = Math.min(cell.colSpan || 1, MOST_MERGED);
      for (const below of rows.slice(down, down + height)) {
        for (let beside = 0; beside < width; beside += 1) {
          below[right + beside] = "";
        }
      }
      rows[down]![right] = lined(cell).join("\n");
    }
  });
  return rows.map((row) => Array.from(row, (text) => text ?? ""));
}

const BLOCKS = new Set(["P", "DIV", "LI", "BR"]);

/** The lines of a cell; the line breaks of its source are none. */
function lined(cell: HTMLElement): string[] {
  let text = "";
  const add = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += (node.textContent ?? "").replace(/[\s\u00a0]+/g, " ");
      return;
    }
    node.childNodes.forEach(add);
    if (BLOCKS.has(node.nodeName)) text += "\n";
  };
  cell.childNodes.forEach(add);
  return text
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

/** The cells of a block: rows by lines, cells by tabs; a cell in quotes may hold both. */
export function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const end = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < end.length; at += 1) {
    const letter = end.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (end.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === "\t") {
      row.push(cell.trim());
      cell = "";
    } else if (letter === "\n") {
      row.push(cell.trim());
      rows.push(row);
      row = [];
      cell = "";
    } else cell += letter;
  }
  row.push(cell.trim());
  rows.push(row);
  return rows;
}

/** A table as spreadsheets read it back. What begins like a formula is kept from being one. */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]|^-(?![\d.,]+$)/.test(text) ? `'${text}` : text;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => row.map(cell).join(";"));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
