// Blocks of cells as spreadsheets put them on the clipboard.

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
