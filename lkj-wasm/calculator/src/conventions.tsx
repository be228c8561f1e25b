// What holds for the whole framework: rules, defaults, the plan's period, how far the year is.
import { profiles, scales } from "lkj-wasm";
import { choice, longText, span, text } from "./cells";
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
  const plain = (word: Word, path: Path, hint?: string | null) =>
    add(word, path, (file) => text(file, path), hint);
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
  plain("places", ["rules", "places"]);
  among("rounding", ["rules", "rounding"], choices(ROUNDINGS));
  plain("cap", ["rules", "cap"]);
  plain("aggregateCap", ["rules", "aggregate_cap"]);
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
        value: { ...text(file, path), hint: say("zeroHint") },
      })),
    });
  }
  plain("defaultUnit", ["defaults", "unit"]);
  plain("defaultPlaces", ["defaults", "places"], "2");
  among("defaultPolarity", ["defaults", "polarity"], choices(POLARITIES));
  plain("plan", ["plan", "name"]);
  add("planPeriod", ["plan", "period"], (file) =>
    span(file, ["plan", "period"]),
  );
  add("motto", ["organization", "motto"], (file) =>
    longText(file, ["organization", "motto"]),
  );
  add("region", ["organization", "region"], (file) =>
    text(file, ["organization", "region"]),
  );
  return {
    columns: [
      { id: "name", title: say("setting"), width: 0 },
      { id: "value", title: say("value"), width: 40 },
    ],
    rows,
    additions: [],
  };
}
