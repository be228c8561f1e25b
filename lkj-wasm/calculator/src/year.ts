// The working year: another year is opened, and what is to be done in it.
import type { Deadlines, ToDoItem } from "lkj-wasm/files";
import { askFiles } from "./engine";
import { type NativeFile, valueAt } from "./native";
import { measureRow } from "./programs";
import * as storage from "./storage";
import {
  type Failure,
  type View,
  type Wanted,
  inYear,
  look,
  now,
  replace,
  set,
  text,
} from "./store";

/** Opens the next year beside those that are there; why not, where that cannot be. */
export async function openYear(year: number): Promise<Failure | undefined> {
  const { originals, file } = now();
  const answer = await askFiles("nextYear", { text: text(), originals, year });
  if (!answer.ok) return answer;
  // What was typed meanwhile is not lost: then it is not opened.
  if (now().file !== file) return openYear(year);
  replace(answer.value);
  set({ yearOpened: answer.value });
  look("todo");
  return undefined;
}

/** Asks for another day; for today where none is named. */
export function onDay(dayAsked: string | undefined): void {
  set({ dayAsked });
  void askToDo();
}

/** Other deadlines, in days; as the engine has them where one is left out. */
export function withDeadlines(deadlines: Deadlines): void {
  set({ deadlines });
  void askToDo();
}

/** Today where the person is. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Evaluates another year; where the tables are marked, that year's are. */
export function toYear(year: number): void {
  inYear(year);
  if (now().toDo !== undefined) void askToDo();
}

/** Takes up what was asked before the page was left; marks the tables again that were marked. */
export function resumeToDo(): void {
  const { isMarked, date, deadlines } = storage.toDo();
  set({ dayAsked: date, deadlines });
  if (now().file !== undefined && isMarked) void askToDo();
}

/** What is to be done, and what of it is marked in the tables. */
export async function askToDo(): Promise<void> {
  const { year, dayAsked, deadlines } = now();
  storage.keepToDo({ isMarked: true, date: dayAsked, deadlines });
  const answer = await askFiles("toDo", {
    text: text(),
    year,
    date: dayAsked ?? today(),
    deadlines,
  });
  // Somebody may have gone on to another year meanwhile.
  if (!answer.ok || now().year !== year) return;
  const { toDo, usual } = answer.value;
  const items = toDo.units.flatMap((unit) => unit.items);
  set({ toDo, usualDeadlines: usual, due: new Set(items.map(dueKey)) });
}

const dueKey = ({ what, of, period }: ToDoItem): string =>
  `${what} ${of ?? ""} ${period}`;

interface Place extends Wanted {
  view: View;
}

/** Where something is entered. */
export function placeOf(file: NativeFile, item: ToDoItem): Place | undefined {
  const { what, of = "", period } = item;
  switch (what) {
    case "signature":
      return { view: "targets", row: `pk${period}`, column: "signed" };
    case "target":
      return { view: "performance", row: of, column: "target" };
    case "series": {
      const isByPart = valueAt(file, ["grid", of]) !== undefined;
      return { view: "data", row: isByPart ? `${of}/0` : of, column: period };
    }
    case "realization":
      return /^\d{4}$/.test(period)
        ? { view: "performance", row: of, column: "realization" }
        : { view: "data", row: of, column: period };
    case "measure_target":
    case "measure_realization": {
      const row = measureRow(file, of);
      const column = what === "measure_target" ? "target" : "realization";
      return row === undefined ? undefined : { view: "programs", row, column };
    }
    case "budget":
      return { view: "money", row: of, column: "budget" };
    case "spending":
      return /^\d{4}$/.test(period)
        ? { view: "money", row: of, column: "spent" }
        : { view: "money", row: `${of}/parts`, column: period };
  }
}

/** Goes to the cell in which something is entered. */
export function goTo(item: ToDoItem): void {
  const { file } = now();
  const place = file && placeOf(file, item);
  if (place === undefined) return;
  set({ wanted: { row: place.row, column: place.column } });
  look(place.view);
}
