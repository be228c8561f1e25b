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

let deadlines: Deadlines = {};

/** Asks for another day. */
export function onDay(date: string): void {
  set({ date });
  void askToDo();
}

/** Other deadlines, in days; as the engine has them where one is left out. */
export function withDeadlines(others: Deadlines): void {
  deadlines = others;
  void askToDo();
}

/** Evaluates another year; where the tables are marked, that year's are. */
export function toYear(year: number): void {
  inYear(year);
  if (now().toDo !== undefined) void askToDo();
}

/** Marks the tables again that were marked before the page was left. */
export function resumeMarks(): void {
  if (now().file !== undefined && storage.marks()) void askToDo();
}

/** What is to be done, and what of it is marked in the tables. */
export async function askToDo(): Promise<void> {
  const { year, date } = now();
  const answer = await askFiles("toDo", {
    text: text(),
    year,
    date,
    deadlines,
  });
  // Somebody may have gone on to another year meanwhile.
  if (!answer.ok || now().year !== year) return;
  const items = answer.value.units.flatMap((unit) => unit.items);
  storage.keepMarks(true);
  set({ toDo: answer.value, due: new Set(items.map(dueKey)) });
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
