// What holds for the whole framework: rules, defaults, the plan's period, how far the year is.
import { profiles, scales } from "lkj-wasm";
import { choice, paragraphs, quantity, span, text } from "./cells";
import type { NativeFile, Path } from "./native";
import { type Cell, type Row, type Sheet, once } from "./sheet";
import { now } from "./store";
import { choices, say } from "./ui";
import {
  AGGREGATIONS,
  POLARITIES,
  REALIZATION_TAKEN,
  ROUNDINGS,
  STAGES,
  type Word,
  ZEROS,
} from "./words";

/** One setting a row: what it is called, and its value. */
export function conventions(file: NativeFile): Sheet {
  const { year, results } = now();
  const rows: Row[] = [];
  const add = (
    word: Word,
    path: Path,
    cell: (file: NativeFile) => Cell,
    hint?: string | null,
  ) => {
    const key = path.join(".");
    rows.push({
      key,
      name: say(word),
      type: `setting ${key}`,
      level: 0,
      paths: [key],
      ids: [],
      cells: once(() => ({
        name: { text: say(word) },
        value: { ...cell(file), ...(hint != null && { hint }) },
      })),
    });
  };
  const number = (word: Word, path: Path, hint?: string | null) =>
    add(word, path, (file) => quantity(file, path), hint);
  const words = (word: Word, path: Path) =>
    add(word, path, (file) => text(file, path));
  const among = (
    word: Word,
    path: Path,
    options: readonly (readonly [string, string])[],
    otherwise?: string | null,
  ) => add(word, path, (file) => choice(file, path, options, otherwise));

  among("stage", ["stage", String(year)], choices(STAGES));
  among(
    "rules",
    ["rules", "profile"],
    profiles().map(({ name, title }) => [name, `${title} (${name})`]),
    results?.meta.rules,
  );
  if (typeof file.rules?.scale !== "object") {
    among(
      "scale",
      ["rules", "scale"],
      scales().flatMap(({ name, source }) =>
        name === null ? [] : [[name, source ?? name] as const],
      ),
      results?.scale.name,
    );
  }
  among(
    "realizationTaken",
    ["rules", "realization"],
    choices(REALIZATION_TAKEN),
  );
  number("places", ["rules", "places"]);
  among("rounding", ["rules", "rounding"], choices(ROUNDINGS));
  number("cap", ["rules", "cap"]);
  number("aggregateCap", ["rules", "aggregate_cap"]);
  among("aggregation", ["rules", "aggregation"], choices(AGGREGATIONS));
  for (const [key, ...words] of ZEROS) {
    const path = ["rules", "zero", key];
    rows.push({
      key: path.join("."),
      name: choices([[key, ...words]])[0]?.[1] ?? key,
      type: `setting ${key}`,
      level: 1,
      paths: [path.join(".")],
      ids: [],
      cells: once(() => ({
        name: { text: choices([[key, ...words]])[0]?.[1] ?? key },
        value: { ...quantity(file, path), hint: say("zeroHint") },
      })),
    });
  }
  words("defaultUnit", ["defaults", "unit"]);
  number("defaultPlaces", ["defaults", "places"], "2");
  among("defaultPolarity", ["defaults", "polarity"], choices(POLARITIES));
  words("plan", ["plan", "name"]);
  add("planPeriod", ["plan", "period"], (file) =>
    span(file, ["plan", "period"]),
  );
  add("motto", ["organization", "motto"], (file) =>
    paragraphs(file, ["organization", "motto"]),
  );
  words("region", ["organization", "region"]);
  return {
    columns: [
      { id: "name", title: say("setting"), width: 0 },
      { id: "value", title: say("value"), width: 40 },
    ],
    rows,
    additions: [],
  };
}
