// The errors that the engine throws. Each says by a stable code what is wrong, and where.

/** The base of all errors of the engine. */
export class LkjError extends Error {
  constructor(message, details = {}) {
    super(message);
    this.name = new.target.name;
    this.code = details.code ?? "";
    this.messageId = details.messageId ?? message;
    this.path = details.path ?? undefined;
    this.position = details.position ?? undefined;
  }
}

/** Files that cannot be read; `problems` holds everything that is wrong. */
export class ProblemsError extends LkjError {
  constructor(message, details = {}) {
    super(message, details);
    this.problems = details.problems ?? [];
    const place = this.problems[0]?.place;
    if (place?.line > 0) {
      this.position = { line: place.line, column: place.column };
    }
  }
}

/** A text that can be read as a number in two ways or in none; `candidates` may be meant. */
export class NumberError extends LkjError {
  constructor(message, details = {}) {
    super(message, details);
    this.text = details.text ?? "";
    this.candidates = details.candidates ?? [];
  }
}

/** A formula or reference that cannot be read or leads nowhere. */
export class FormulaError extends LkjError {}

/** An argument that is none of those allowed. */
export class ArgumentError extends LkjError {}

const classes = { ProblemsError, NumberError, FormulaError, ArgumentError };

/** For the engine alone, which knows a class by its name. */
export function makeError(name, message, details) {
  return new (classes[name] ?? LkjError)(message, details);
}
