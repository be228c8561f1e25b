import type { Problem } from "./lkj_wasm.js";

/** Where in a text: a line and a column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The base of all errors of the engine. */
export class LkjError extends Error {
  /** What is wrong, the same in every language and version. */
  readonly code: string;
  /** The message in Indonesian, where there is one; `message` is English. */
  readonly messageId: string;
  /** What it is about: the keys that lead to it (`indicator.rat.formula`), or an argument. */
  readonly path: string | undefined;
  /** Where: in a file, or the character of a formula, counted from 0. */
  readonly position: Position | number | undefined;
}

/** Files that cannot be read; `problems` holds everything that is wrong. */
export class ProblemsError extends LkjError {
  readonly problems: readonly Problem[];
}

/** A text that can be read as a number in two ways or in none. */
export class NumberError extends LkjError {
  readonly code:
    | "ambiguous"
    | "not_understood"
    | "date_without_year"
    | "malformed"
    | "backwards"
    | "too_long";
  /** The text at fault: often the number alone, without what surrounds it. */
  readonly text: string;
  /** The exact numbers that may have been meant. */
  readonly candidates: readonly string[];
}

/** A formula or reference that cannot be read or leads nowhere; `position` is a character. */
export class FormulaError extends LkjError {
  readonly position: number | undefined;
}

/** An argument that is none of those allowed. */
export class ArgumentError extends LkjError {}
