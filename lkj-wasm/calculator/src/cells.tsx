// The cells of which the tables are made.
import type { Achievement } from "lkj-wasm";
import type { RequiredWhat } from "lkj-wasm/files";
import { figure, percent } from "./figures";
import {
  type Entry,
  type NativeFile,
  type Path,
  idOf,
  linked,
  valueAt,
  withValue,
} from "./native";
import type { Cell, Column } from "./sheet";
import { now } from "./store";
import { CategoryOf, categoryText, say } from "./ui";

export function text(file: NativeFile, path: Path): Cell {
  const value = valueAt(file, path);
  return {
    text:
      typeof value === "string"
        ? value
        : value === undefined || value === null
          ? ""
          : typeof value === "boolean"
            ? value
              ? "ya"
              : "tidak"
            : String(value),
    path,
  };
}

/** A number, or something else that is measured, counted or promised. */
export const quantity = (file: NativeFile, path: Path): Cell => ({
  ...text(file, path),
  isQuantity: true,
});

/** One line that may be long: a name. */
export function longText(file: NativeFile, path: Path): Cell {
  return { ...text(file, path), extent: "wrapped" };
}

/** Lines and paragraphs. */
export function paragraphs(file: NativeFile, path: Path): Cell {
  return { ...text(file, path), extent: "paragraphs" };
}

/** A value, which may have its evidence with it, or the reason why there is none. */
export function entry(file: NativeFile, path: Path): Cell {
  const value = valueAt(file, path) as Entry | undefined;
  if (typeof value === "object" && value !== null) {
    return "none" in value
      ? { text: "", path, hint: `– ${value.none}` }
      : quantity(file, [...path, "value"]);
  }
  return quantity(file, path);
}

export function choice(
  file: NativeFile,
  path: Path,
  options: readonly (readonly [string, string])[],
  otherwise?: string | null,
): Cell {
  const cell = text(file, path);
  // What holds where the file says nothing, as the engine found it.
  const inForce = options.find(([word]) => word === otherwise);
  const empty = inForce === undefined ? "–" : `(${inForce[1]})`;
  const all: (readonly [string, string])[] = [["", empty], ...options];
  // What the file says is shown even where it is none of them.
  if (!all.some(([word]) => word === cell.text)) {
    all.push([cell.text, cell.text]);
  }
  return { ...cell, options: all };
}

export function result(
  value: string | null | undefined,
  reference: string,
  hint?: string,
): Cell {
  return { text: figure(value, now().locale), reference, hint };
}

/** An achievement and its category. Where values were compared without a percentage, the standing
 * takes the place of the category; the remark beneath the row says why. */
export function achievementCells(
  id: string,
  achievement: Achievement | undefined,
): { achievement: Cell; category: Cell } {
  const { results, locale } = now();
  const labels = results?.scale.classes.map(({ label }) => label) ?? [];
  return {
    achievement: {
      text: percent(achievement?.value, locale),
      reference: `${id}.achievement`,
    },
    category:
      achievement === undefined
        ? { text: "" }
        : {
            text: categoryText(achievement),
            content:
              achievement.status === "measured" &&
              achievement.category === null ? undefined : (
                <CategoryOf achievement={achievement} labels={labels} />
              ),
          },
  };
}

/** A cell in which something is missing that has to be entered, where that was found. */
export function awaited(
  cell: Cell,
  what: RequiredWhat,
  of: string,
  period: string,
): Cell {
  return cell.text === "" && now().due.has(`${what} ${of} ${period}`)
    ? { ...cell, isDue: true }
    : cell;
}

/** A column of figures. */
export const figures = (id: string, title: string, width: number): Column => ({
  id,
  title,
  align: "figure",
  width,
});

/** The lines of a text, each a value of its own. */
export function lines(file: NativeFile, path: Path): Cell {
  const value = valueAt(file, path);
  const all = Array.isArray(value) ? value : [value ?? ""];
  return { text: all.map(String).join("\n"), path, extent: "list" };
}

/** Something that the file says or does not say. */
export function confirmed(file: NativeFile, path: Path): Cell {
  const value = valueAt(file, path);
  const said = { true: "yes", false: "no" }[String(value)];
  return {
    text: said ?? String(value ?? ""),
    options: [
      ["", "–"],
      ["yes", say("affirmed")],
      ...(said === "no" ? [["no", say("denied")] as const] : []),
    ],
    problemsAt: path,
    change: (file, text) =>
      withValue(file, path, text === "" ? undefined : text === "yes"),
  };
}

/** A first and a last year, as `2018–2023`. */
export function span(file: NativeFile, path: Path): Cell {
  const held = valueAt(file, path);
  return {
    text: Array.isArray(held) ? held.join("–") : String(held ?? ""),
    example: `${say("forExample")} 2025–2029`,
    problemsAt: path,
    change: (file, typed) => {
      const years = typed.match(/\d+/g)?.map(Number);
      // What is no two years is kept as it was typed, and told by the engine.
      const value = years?.length === 2 ? years : typed.trim();
      return withValue(file, path, value === "" ? undefined : value);
    },
  };
}

/** The id of a row, which can be replaced in all that names it. */
export const ownId = (id: string): Cell => ({ text: id, ownId: id });

/** Things that a thing names by their ids. */
export function links(
  file: NativeFile,
  path: Path,
  choices: (file: NativeFile) => readonly (readonly [string, string])[],
): Cell {
  return {
    text: linked(valueAt(file, path)).map(idOf).join(", "),
    links: { path, choices: () => choices(now().file ?? {}) },
  };
}
