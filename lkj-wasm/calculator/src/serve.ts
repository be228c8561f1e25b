// Answers what the page asks of the engine. It runs in the worker; where a browser has none for
// pages of this kind, in the page itself.
import {
  Framework,
  LkjError,
  ProblemsError,
  initSync,
  version,
  type Finding,
  type MeasureResult,
  type Remark,
  type Scale,
} from "lkj-wasm";
import type {
  Answer,
  Asked,
  Changes,
  EvaluationChanges,
  Kind,
  Requests,
} from "./protocol";

/** What was told last, as text, so that only what changed is told again. */
class Told {
  private texts = new Map<string, string>();

  forget(): void {
    this.texts.clear();
  }

  changed<T>(key: string, value: T): T | undefined {
    const text = JSON.stringify(value);
    if (this.texts.get(key) === text) return undefined;
    this.texts.set(key, text);
    return value;
  }

  changes<T>(
    prefix: string,
    values: readonly T[],
    id: (value: T) => string,
  ): Changes<T> {
    const changes: Changes<T> = {};
    const seen = new Set<string>();
    for (const value of values) {
      const key = `${prefix}:${id(value)}`;
      seen.add(key);
      const changed = this.changed(key, value);
      if (changed !== undefined) changes[id(value)] = changed;
    }
    for (const key of this.texts.keys()) {
      if (key.startsWith(`${prefix}:`) && !seen.has(key)) {
        this.texts.delete(key);
        changes[key.slice(prefix.length + 1)] = null;
      }
    }
    return changes;
  }
}

const told = new Told();
let current: { text: string; framework: Framework } | undefined;

const byId = ({ id }: { id: string }): string => id;

/** The framework of a text; the last one is kept. */
function framework(text: string): Framework {
  if (current?.text !== text) {
    const framework = Framework.fromJson(text);
    current?.framework.free();
    current = { text, framework };
  }
  return current.framework;
}

/** The values of quantities, as far as they have one. */
function values(
  read: Framework,
  references: readonly string[],
  options: { year: number | undefined; rules: string | undefined },
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const reference of references) {
    try {
      const { value } = read.explain(reference, options);
      if (value !== null) found[reference] = value;
    } catch (error) {
      // A row that is half written names nothing yet.
      if (!(error instanceof LkjError)) throw error;
    }
  }
  return found;
}

function evaluate({
  text,
  year,
  rules,
  all,
  references,
}: Asked): EvaluationChanges {
  const read = framework(text);
  if (all) told.forget();
  const options = { year: year ?? read.latestYear, rules };
  const evaluation = read.evaluate(options);
  const check = read.check(options);
  return {
    meta: evaluation.meta,
    summary: evaluation.summary,
    indicators: told.changes("indicator", evaluation.indicators, byId),
    aggregates: told.changes(
      "aggregate",
      [...evaluation.goals, ...evaluation.objectives],
      byId,
    ),
    money: told.changes(
      "money",
      [
        ...evaluation.programs,
        ...evaluation.activities,
        ...evaluation.subActivities,
        ...evaluation.groups,
      ],
      byId,
    ),
    remarks: told.changed<Remark[]>("remarks", evaluation.remarks),
    measures: told.changed<MeasureResult[]>("measures", evaluation.measures),
    findings: told.changes<Finding>(
      "finding",
      check.findings,
      ({ fingerprint }) => fingerprint,
    ),
    order: told.changed(
      "order",
      check.findings.map(({ fingerprint }) => fingerprint),
    ),
    claims: check.claims,
    scale: told.changed<Scale>("scale", read.scale({ rules })),
    years: read.years,
    values: values(read, references, options),
  };
}

function save(ask: Requests["save"]["ask"]): string {
  const read = framework(ask.text);
  const options = { year: ask.year, rules: ask.rules };
  const written = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  switch (ask.kind) {
    case "toml":
      return ask.original === undefined
        ? read.toToml()
        : read.updateToml(ask.original);
    case "json":
      return read.toJson();
    case "evaluation":
      return written(read.evaluate(options));
    case "findings":
      return written(read.check(options));
    case "sarif":
      return read.toSarif({ ...options, locale: ask.locale });
  }
}

const services: {
  [K in Kind]: (ask: Requests[K]["ask"]) => Requests[K]["answer"];
} = {
  start: (module) => {
    initSync({ module });
    return version();
  },
  open: (texts) => {
    const read = Framework.fromTexts(texts);
    const opened = {
      file: JSON.parse(read.toJson()),
      latestYear: read.latestYear,
    };
    read.free();
    return opened;
  },
  evaluate,
  explain: ({ reference, year, rules, locale }) => {
    if (current === undefined) throw new Error("nothing was evaluated yet");
    return current.framework.explain(reference, { year, rules, locale });
  },
  save,
};

/** Answers one request. */
export function serve<K extends Kind>(
  kind: K,
  ask: Requests[K]["ask"],
): Answer<Requests[K]["answer"]> {
  try {
    return { ok: true, value: services[kind](ask) };
  } catch (error) {
    return {
      ok: false,
      problems: error instanceof ProblemsError ? [...error.problems] : [],
      message: error instanceof Error ? error.message : String(error),
      messageId:
        error instanceof LkjError
          ? error.messageId
          : error instanceof Error
            ? error.message
            : String(error),
    };
  }
}
