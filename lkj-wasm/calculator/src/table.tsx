// A sheet on the page: its cells by mouse and keyboard, and what was found beneath the rows that it
// is about.
import type { Finding, Problem, Remark } from "lkj-wasm";
import { Component, type JSX } from "preact";
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "preact/hooks";
import { type NativeFile, pathText, valueAt } from "./native";
import { Notes, severityOf } from "./notes";
import { blockFor, fromClipboard, textFor } from "./paste";
import { takenAlong } from "./removal";
import {
  type Cell,
  type Column,
  type Row,
  type Sheet,
  editedText,
  hasLines,
  heldText,
  printed,
  shownText,
  valueOf,
  withBlock,
} from "./sheet";
import {
  cancelEdit,
  edit,
  endEdit,
  explain,
  now,
  put,
  set,
  tell,
  useStore,
} from "./store";
import { Icon, IconButton, say } from "./ui";

const ROWS_PER_PAGE = 100;
/** The width of the last column, in rem. */
const ACTIONS = 9;

/** A sheet, made anew from every file. */
export function SheetTable({
  name,
  title,
  build,
}: {
  name: string;
  title: string;
  build: (file: NativeFile) => Sheet;
}): JSX.Element {
  const {
    file = {},
    problems,
    results,
    locale,
    wanted: wantedCell,
  } = useStore();
  const sheet = build(file);
  const [page, setPage] = useState(0);
  const [wanted, setWanted] = useState<string | undefined>();
  const table = useRef<HTMLTableElement>(null);
  const findings = useMemo(
    () => byId(results?.findings ?? []),
    [results?.findings],
  );

  const remarks = useMemo(
    () => byId(results?.remarks ?? []),
    [results?.remarks],
  );
  const rest = sheet.columns.reduce((sum, { width }) => sum + width, ACTIONS);
  const pages = Math.max(1, Math.ceil(sheet.rows.length / ROWS_PER_PAGE));
  const at = Math.min(page, pages - 1);
  const rows = sheet.rows.slice(at * ROWS_PER_PAGE, (at + 1) * ROWS_PER_PAGE);

  const wrong = byRow(problems, rows);
  const linesHint = `${name}-lines`;
  const takesLines = rows.some((row) =>
    Object.values(row.cells()).some(hasLines),
  );

  // A new row is where its maker goes on.
  useEffect(() => {
    if (wanted === undefined) return;
    const position = sheet.rows.findIndex(({ key }) => key === wanted);
    if (position >= 0 && Math.floor(position / ROWS_PER_PAGE) !== at) {
      setPage(Math.floor(position / ROWS_PER_PAGE));
      return;
    }
    const input = table.current?.querySelector<HTMLInputElement>(
      `tr[data-row="${CSS.escape(wanted)}"] :is(input, textarea)`,
    );
    input?.focus();
    input?.select();
    setWanted(undefined);
  }, [wanted, at]);

  // Somebody comes from a list to the cell that is meant.
  useEffect(() => {
    if (wantedCell === undefined) return;
    const { row, column } = wantedCell;
    const position = sheet.rows.findIndex(({ key }) => key === row);
    if (position < 0) return;
    if (Math.floor(position / ROWS_PER_PAGE) !== at) {
      setPage(Math.floor(position / ROWS_PER_PAGE));
      return;
    }
    const next = cellIn(table.current, row, column);
    next?.scrollIntoView({ block: "center", inline: "center" });
    next?.focus();
    set({ wanted: undefined });
  }, [wantedCell, at]);

  // A row that did not change is not drawn again, and still does what its latest form does.
  const current = useRef(new Map<string, Row>());
  current.current = new Map(rows.map((row) => [row.key, row]));
  const latest = useCallback((key: string) => current.current.get(key), []);
  const context = useMemo(() => ({}), [locale, results?.scale]);

  /** The row and the column in which something happens. */
  const placeOf = (target: HTMLElement) => {
    const column = target.dataset["column"];
    const key = target.closest("tr")?.dataset["row"];
    const position = rows.findIndex((row) => row.key === key);
    const row = rows[position];
    return column === undefined || row === undefined
      ? undefined
      : { column, position, row, cell: row.cells()[column] };
  };

  /** Goes from a row to the next one that has such a cell. */
  const leave = (from: number, column: string, by: -1 | 1) => {
    for (let at = from + by; at >= 0 && at < rows.length; at += by) {
      const next = cellIn(table.current, rows[at]?.key ?? "", column);
      if (next === undefined) continue;
      next.focus();
      if (isText(next)) enter(next, hasLines(rows[at]?.cells()[column]), by);
      return;
    }
  };

  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const place = placeOf(target);
    // The keys that choose among the words of an input method are not the table's.
    if (place === undefined || event.isComposing) return;
    const { column, position, row, cell } = place;
    const by = directionOf(event);
    if (by === undefined) return;
    if (event.altKey && event.key !== "Enter") {
      if (row.move === undefined) return;
      event.preventDefault();
      edit(row.move(now().file ?? {}, by));
      requestAnimationFrame(() => target.focus());
      return;
    }
    // A list is opened and a button pressed by these keys.
    if (!isText(target)) return;
    if (hasLines(cell)) {
      keyInLines(event, target, () => leave(position, column, by));
      return;
    }
    event.preventDefault();
    leave(position, column, by);
  };

  const pasteBlock = (
    key: string,
    column: string,
    block: readonly (readonly string[])[],
  ) => {
    const { file, left } = withBlock(
      now().file ?? {},
      build,
      key,
      column,
      block,
    );
    edit(file);
    if (left === 0) return;
    tell({
      kind: "text",
      text: `${say("rowsLeft")} ${left}. ${say("addRows")}`,
    });
  };

  const onPaste = (event: ClipboardEvent) => {
    const target = event.target as HTMLElement;
    const place = placeOf(target);
    if (place?.cell === undefined || event.clipboardData === null) return;
    const { column, row, cell } = place;
    const pasted = fromClipboard(event.clipboardData);
    const block = blockFor(cell, pasted);
    if (block !== undefined) {
      event.preventDefault();
      pasteBlock(row.key, column, block);
      return;
    }
    const text = textFor(cell, pasted);
    // What the browser would put in itself is left to it.
    const isPlain = text === event.clipboardData.getData("text/plain");
    if (!isText(target) || (isPlain && !text.includes("\n"))) return;
    event.preventDefault();
    endEdit();
    insert(target, text);
    endEdit();
  };

  return (
    <section
      class={sheet.columns.length <= 2 ? "sheet few" : "sheet"}
      aria-label={title}
      data-testid={`sheet-${name}`}
    >
      <div class="scroll">
        <table
          ref={table}
          style={{ "--rest": `${rest}rem` }}
          onKeyDown={onKey}
          onPaste={onPaste}
        >
          <caption class="visually-hidden">{title}</caption>
          <colgroup>
            {sheet.columns.map(({ id, width }) => (
              <col
                key={id}
                style={width === 0 ? {} : { width: `${width}rem` }}
              />
            ))}
            <col class="w-actions" />
          </colgroup>
          <thead>
            <tr>
              {sheet.columns.map(({ id, title, align }) => (
                <th key={id} scope="col" class={align}>
                  {title}
                </th>
              ))}
              <th scope="col" class="no-print">
                <span class="visually-hidden">{say("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SheetRow
                key={row.key}
                row={row}
                linesHint={linesHint}
                columns={sheet.columns}
                latest={latest}
                context={context}
                problems={wrong.get(row) ?? []}
                remarks={row.ids.flatMap((id) => remarks.get(id) ?? [])}
                findings={row.ids.flatMap((id) => findings.get(id) ?? [])}
              />
            ))}
          </tbody>
          {sheet.total !== undefined && (
            <tfoot>
              <tr>
                {sheet.columns.map(({ id, align }, position) => {
                  const cell = sheet.total?.cells()[id];
                  const inner = cell && <Result cell={cell} column={id} />;
                  return position === 0 ? (
                    <th key={id} scope="row">
                      {sheet.total?.name}
                    </th>
                  ) : (
                    <td key={id} class={align}>
                      {inner}
                    </td>
                  );
                })}
                <td class="no-print" />
              </tr>
            </tfoot>
          )}
        </table>
        {sheet.rows.length === 0 && <p class="hint">{say("emptyTable")}</p>}
      </div>
      <div class="sheet-actions no-print">
        {sheet.additions.map(({ label, run }) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              const [after, key] = run(now().file ?? {});
              edit(after);
              setWanted(key);
            }}
          >
            <Icon name="add" /> {label}
          </button>
        ))}
        {pages > 1 && (
          <nav class="pages" aria-label={say("page")}>
            <button
              type="button"
              disabled={at === 0}
              onClick={() => setPage(at - 1)}
            >
              {say("previous")}
            </button>
            <span>
              {say("page")} {at + 1} / {pages}
            </span>
            <button
              type="button"
              disabled={at === pages - 1}
              onClick={() => setPage(at + 1)}
            >
              {say("next")}
            </button>
          </nav>
        )}
      </div>
      {takesLines && (
        <p class="hint lines-hint no-print" id={linesHint}>
          {say("linesHint")}
        </p>
      )}
    </section>
  );
}

const cellIn = (
  table: HTMLTableElement | null,
  row: string,
  column: string,
): HTMLElement | undefined =>
  table?.querySelector<HTMLElement>(
    `tr[data-row="${CSS.escape(row)}"] [data-column="${CSS.escape(column)}"]`,
  ) ?? undefined;

/** Up or down, where a key stands for it. */
function directionOf({ key, shiftKey }: KeyboardEvent): -1 | 1 | undefined {
  switch (key) {
    case "ArrowUp":
      return -1;
    case "ArrowDown":
      return 1;
    case "Enter":
      return shiftKey ? -1 : 1;
    default:
      return undefined;
  }
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Enters a field from above or below. A line is selected, so that typing replaces it; of lines
 * nothing is, so that typing destroys none. */
function enter(field: TextField, hasLines: boolean, by: -1 | 1): void {
  if (!hasLines) return field.select();
  const caret = by === 1 ? 0 : field.value.length;
  field.setSelectionRange(caret, caret);
}

/** Enter and the arrows in a field with lines are those of any editor; the arrows leave it only
 * where they move nothing any more, and Enter only with Ctrl or Cmd. */
function keyInLines(
  event: KeyboardEvent,
  field: TextField,
  leave: () => void,
): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, repeat } = event;
  const isCommand = ctrlKey || metaKey;
  if (key === "Enter") {
    if (!isCommand && !altKey) return;
    event.preventDefault();
    if (isCommand) leave();
    // Spreadsheets make a line by this key.
    else insert(field, "\n");
    return;
  }
  if (isCommand || shiftKey || repeat) return;
  const caret = `${field.selectionStart} ${field.selectionEnd}`;
  requestAnimationFrame(() => {
    const after = `${field.selectionStart} ${field.selectionEnd}`;
    if (after === caret && document.activeElement === field) leave();
  });
}

/** Puts text into a field where its caret is, as if it had been typed. */
function insert(field: TextField, text: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const start = selectionStart ?? value.length;
  field.setRangeText(text, start, selectionEnd ?? start, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const isText = (element: unknown): element is TextField =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** The words of what something is about, ids among them; found once for each. */
const mentioned = new WeakMap<object, string[]>();

function words(of: Finding | Remark): string[] {
  const known = mentioned.get(of);
  if (known !== undefined) return known;
  const text = "about" in of ? `${of.about} ${of.place.path}` : of.place.path;
  const found = [...new Set(text.split(/[^a-z0-9_]+/))];
  mentioned.set(of, found);
  return found;
}

/** Findings or remarks by each id that they are about. */
function byId<T extends Finding | Remark>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    for (const id of words(one)) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [one]);
      else others.push(one);
    }
  }
  return found;
}

/** Problems by the row that names their place most closely. */
function byRow(
  problems: readonly Problem[],
  rows: readonly Row[],
): Map<Row, Problem[]> {
  const found = new Map<Row, Problem[]>();
  for (const problem of problems) {
    const closeness = rows.map((row) => closest(problem.place.path, row));
    const most = Math.max(0, ...closeness);
    rows.forEach((row, at) => {
      if (most === 0 || closeness[at] !== most) return;
      found.set(row, [...(found.get(row) ?? []), problem]);
    });
  }
  return found;
}

/** How much of a path a row names; nothing where it is not about it. */
const closest = (path: string, { paths }: Row): number =>
  Math.max(
    0,
    ...paths
      .filter((start) => path === start || path.startsWith(`${start}.`))
      .map((start) => start.length),
  );

/** Whether a path is that of a cell. */
function isAt(path: string, { path: own, problemsAt = own }: Cell): boolean {
  return problemsAt !== undefined && path === pathText(problemsAt);
}

interface RowProps {
  row: Row;
  /** The id of the words about cells with several lines. */
  linesHint: string;
  columns: readonly Column[];
  latest: (key: string) => Row | undefined;
  /** Another one when all rows are to be drawn anew. */
  context: object;
  problems: readonly Problem[];
  remarks: readonly Remark[];
  findings: readonly Finding[];
}

const sameItems = <T,>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);

function sameCell(one: Cell | undefined, other: Cell | undefined): boolean {
  return (
    one?.text === other?.text &&
    one?.hint === other?.hint &&
    one?.isDue === other?.isDue &&
    one?.mark === other?.mark &&
    one?.reference === other?.reference &&
    one?.kind === other?.kind &&
    (one?.change === undefined) === (other?.change === undefined) &&
    sameItems(one?.links?.path ?? [], other?.links?.path ?? []) &&
    (one?.content === undefined) === (other?.content === undefined) &&
    sameItems(one?.path ?? [], other?.path ?? []) &&
    (one?.options === other?.options ||
      sameItems((one?.options ?? []).flat(), (other?.options ?? []).flat()))
  );
}

class SheetRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps): boolean {
    const { row, columns, context, problems, remarks, findings } = this.props;
    return !(
      context === next.context &&
      row.name === next.row.name &&
      row.level === next.row.level &&
      sameItems(problems, next.problems) &&
      sameItems(remarks, next.remarks) &&
      sameItems(findings, next.findings) &&
      sameItems(
        columns.map(({ id, title }) => id + title),
        next.columns.map(({ id, title }) => id + title),
      ) &&
      columns.every(({ id }) => sameCell(row.cells()[id], next.row.cells()[id]))
    );
  }

  override render(): JSX.Element {
    return <DrawnRow {...this.props} />;
  }
}

function DrawnRow({
  row,
  linesHint,
  columns,
  latest,
  problems,
  remarks,
  findings,
}: RowProps): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const count = remarks.length + findings.length;
  const worst = findings.some(({ severity }) => severity === "error")
    ? "error"
    : remarks.some((remark) => severityOf(remark) === "warning") ||
        findings.some(({ severity }) => severity === "warning")
      ? "warning"
      : "note";
  const notes = `notes-${row.key}`;
  const openRemarks = remarks.filter(({ code }) =>
    row.openRemarks?.includes(code),
  );
  const move = (by: -1 | 1) => {
    const move = latest(row.key)?.move;
    if (move !== undefined) edit(move(now().file ?? {}, by));
  };
  return (
    <>
      <tr data-row={row.key} data-type={row.type} class={`level-${row.level}`}>
        {columns.map(({ id, title, align }, position) => {
          const cell = row.cells()[id];
          const inner = cell && (
            <CellView
              cell={cell}
              column={id}
              label={`${title}, ${row.name}`}
              linesHint={linesHint}
              isWrong={problems.some(({ place }) => isAt(place.path, cell))}
            />
          );
          return position === 0 ? (
            <th key={id} scope="row">
              <div class="head">
                {row.label !== undefined && (
                  <span class="label">{row.label}</span>
                )}
                {inner}
              </div>
            </th>
          ) : (
            <td key={id} class={align}>
              {inner}
            </td>
          );
        })}
        <td class="row-actions no-print">
          {count > 0 && (
            <button
              type="button"
              class="quiet found"
              data-severity={worst}
              aria-expanded={isOpen}
              aria-controls={notes}
              aria-label={`${count} ${say("notes")}, ${row.name}`}
              title={`${count} ${say("notes")}`}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon name={worst} /> {count}
            </button>
          )}
          {row.move !== undefined && (
            <>
              <IconButton
                icon="up"
                label={`${say("up")}: ${row.name}`}
                onClick={() => move(-1)}
              />
              <IconButton
                icon="down"
                label={`${say("down")}: ${row.name}`}
                onClick={() => move(1)}
              />
            </>
          )}
          {row.remove !== undefined && (
            <IconButton
              icon="remove"
              label={`${say("remove")}: ${row.name}`}
              onClick={({ currentTarget }) => {
                const current = latest(row.key);
                if (current !== undefined) removeRow(current, currentTarget);
              }}
            />
          )}
        </td>
      </tr>
      {(problems.length > 0 ||
        openRemarks.length > 0 ||
        (isOpen && count > 0)) && (
        <tr class="notes" id={notes}>
          <td colSpan={columns.length + 1}>
            <Notes
              problems={problems}
              remarks={isOpen ? remarks : openRemarks}
              findings={isOpen ? findings : []}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** Removes a row; asks first where it takes anything along. */
function removeRow(row: Row, button: HTMLElement): void {
  const { file = {} } = now();
  const after = row.remove?.(file);
  if (after === undefined) return;
  const focusNext = nextFocus(button);
  const lost = takenAlong(file, after, row);
  const remove = () => {
    edit(row.remove?.(now().file ?? {}) ?? file);
    requestAnimationFrame(focusNext);
  };
  if (lost === undefined) return remove();
  tell({
    kind: "confirm",
    title: `${say("remove")}: ${row.name}`,
    text: `${say("alsoRemoved")} ${lost}. ${say("undoBrings")}`,
    onYes: remove,
  });
}

/** Where the keyboard goes on when the row of a button is gone: at the row that takes its place. */
function nextFocus(button: HTMLElement): () => void {
  const table = button.closest("table");
  const rows = () => [...(table?.querySelectorAll("tr[data-row]") ?? [])];
  const position = rows().findIndex((row) => row.contains(button));
  return () => {
    const row = rows()[position] ?? rows().at(-1);
    const beneath = table?.closest(".sheet")?.querySelector(".sheet-actions");
    const next =
      row?.querySelector<HTMLElement>(".row-actions button:last-child") ??
      beneath?.querySelector<HTMLElement>("button");
    next?.focus();
  };
}

interface CellProps {
  cell: Cell;
  column: string;
  label: string;
  linesHint: string;
  isWrong: boolean;
}

function CellView(props: CellProps): JSX.Element {
  const { cell, column, label, isWrong } = props;
  if (cell.links !== undefined) {
    return (
      <button
        type="button"
        class="links"
        data-column={column}
        aria-label={`${label}: ${cell.text === "" ? say("choose") : cell.text}`}
        onClick={() =>
          tell({ kind: "links", title: label, links: cell.links! })
        }
      >
        {cell.text === "" ? (
          <span class="faint">{say("choose")}</span>
        ) : (
          cell.text
        )}
      </button>
    );
  }
  if (cell.ownId !== undefined) {
    return (
      <button
        type="button"
        class="id"
        data-column={column}
        aria-label={`${say("rename")}: ${cell.ownId}`}
        title={say("rename")}
        onClick={() => tell({ kind: "rename", id: cell.ownId! })}
      >
        <code>{cell.ownId}</code>
      </button>
    );
  }
  if (cell.path === undefined && cell.change === undefined) {
    return <Result cell={cell} column={column} />;
  }
  return cell.options === undefined ? (
    <Input {...props} />
  ) : (
    <select
      data-column={column}
      aria-label={label}
      aria-invalid={isWrong}
      value={cell.text}
      onChange={(event) => {
        type(cell, event.currentTarget.value);
        endEdit();
      }}
    >
      {cell.options.map(([word, name]) => (
        <option key={word} value={word}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Takes what is typed into a cell. */
function type(cell: Cell, text: string): void {
  if (cell.change !== undefined) {
    edit(cell.change(now().file ?? {}, text), "change");
  } else if (cell.path !== undefined) {
    put(cell.path, valueOf(cell, text));
  }
}

/** What a cell held when somebody began to type in it. */
interface Entered {
  readonly value: unknown;
}

/** Puts back what a cell held when it was entered. */
function restore({ path }: Cell, entered: Entered | undefined): void {
  cancelEdit();
  if (path === undefined || entered === undefined) return;
  // More than one word, or something pasted, is an edit of its own.
  if (valueAt(now().file ?? {}, path) === entered.value) return;
  put(path, entered.value);
  endEdit();
}

function Input({
  cell,
  column,
  label,
  linesHint,
  isWrong,
}: CellProps): JSX.Element {
  const [isFocused, setFocused] = useState(false);
  // Lines that are still empty are not in the file, and have to stay where they are typed.
  const [typed, setTyped] = useState("");
  const entered = useRef<Entered | undefined>(undefined);
  const isLined = hasLines(cell);
  const isTyped = isLined && heldText(cell, typed) === cell.text;
  const words = [label, cell.mark, cell.isDue && say("mustBeFilled")];
  const field = {
    "data-column": column,
    "aria-label": words.filter(Boolean).join(", "),
    "aria-invalid": isWrong,
    spellcheck: false,
    placeholder:
      cell.isDue === true ? say("fillIn") : (cell.hint ?? cell.example),
    "data-due": cell.isDue,
    value: !isFocused ? shownText(cell) : isTyped ? typed : editedText(cell),
    onFocus: () => {
      const { path } = cell;
      entered.current = path && { value: valueAt(now().file ?? {}, path) };
      setTyped(cell.text);
      setFocused(true);
    },
    onBlur: () => {
      setFocused(false);
      endEdit();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing) return;
      setTyped(cell.text);
      restore(cell, entered.current);
    },
  };
  const onInput = ({
    currentTarget: { value },
  }: {
    currentTarget: { value: string };
  }) => {
    setTyped(value);
    // A line that is still empty changes nothing.
    if (!isLined || heldText(cell, value) !== cell.text) type(cell, value);
  };
  if (isLined) {
    return (
      <textarea
        rows={field.value.split("\n").length}
        enterkeyhint="enter"
        aria-describedby={linesHint}
        {...field}
        onInput={onInput}
      />
    );
  }
  if (cell.extent === "wrapped") {
    return (
      <textarea rows={1} enterkeyhint="next" {...field} onInput={onInput} />
    );
  }
  const input = <input autocomplete="off" {...field} onInput={onInput} />;
  return cell.mark === undefined ? (
    input
  ) : (
    <span class="marked">
      <small aria-hidden="true">{cell.mark}</small>
      {input}
    </span>
  );
}

/** A figure of the engine, which tells on demand how it came about. */
function Result({ cell, column }: { cell: Cell; column: string }): JSX.Element {
  const inner = cell.content ?? cell.text;
  return cell.reference === undefined ? (
    <span class="result" data-column={column} title={cell.hint}>
      {inner}
    </span>
  ) : (
    <button
      type="button"
      class="result trace"
      data-column={column}
      aria-label={`${cell.text}, ${say("howCome")} ${cell.reference}`}
      title={cell.hint ?? say("howCome")}
      onClick={() => void explain(cell.reference!)}
    >
      {inner}
    </button>
  );
}

/** A sheet as paper shows it: without what cannot be pressed there. */
export function PrintedTable({
  title,
  build,
}: {
  title: string;
  build: (file: NativeFile) => Sheet;
}): JSX.Element | null {
  const { file, isPrinting } = useStore();
  if (file === undefined || !isPrinting) return null;
  const { columns, rows, total } = build(file);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <table class="plain">
        <thead>
          <tr>
            {columns.map(({ id, title, align }) => (
              <th key={id} scope="col" class={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ...(total === undefined ? [] : [total])].map((row) => (
            <tr key={row.key} class={`level-${row.level}`}>
              {columns.map(({ id, align }, at) => (
                <td key={id} class={align}>
                  {at === 0
                    ? `${row.label === undefined ? "" : `${row.label}: `}${row.name}`
                    : printed(row.cells()[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
