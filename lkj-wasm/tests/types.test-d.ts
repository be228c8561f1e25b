// Compiled, never run: what the declarations promise to those who write TypeScript.
import init, {
  type Evaluation,
  Framework,
  LkjError,
  NumberError,
  type NumberReading,
  ProblemsError,
  type Reason,
  type Standing,
  achievement,
  formatNumber,
  initSync,
  parseNumber,
  version,
} from "lkj-wasm";
import {
  type ColumnResults,
  Kernel,
  MISSING,
  NO_CATEGORY,
  type Way,
} from "lkj-wasm/columns";

const loaded: Promise<unknown> = init();
const text: string = version();

// @ts-expect-error: a version is text
const number: number = version();

// @ts-expect-error: it takes nothing
version("0.1.0");

const answer = achievement("80,34", "80,94", { polarity: "higher" });
const value: string | null = answer.value;
achievement(null, 5);
achievement("150", "100", {
  rules: { cap: "120", zero: { lowerBothZero: 100 } },
});

// @ts-expect-error: no such polarity
achievement("1", "1", { polarity: "up" });

// @ts-expect-error: a number with digits is text
const wrong: number | null = answer.value;

const reading: NumberReading = parseNumber("7 – 8 bulan", { kind: "count" });
if (reading.reading === "range") {
  const lower: string = reading.lower;
  console.log(lower);
}
if (reading.reading === "part") {
  const whole: string = reading.whole;
  console.log(whole);
}
if (reading.reading === "date") console.log(reading.date, reading.side);
if (reading.reading === "missing") console.log(reading.missing === "not_yet");

// A percentage may be missing although the values were compared.
const standing: Standing | null = answer.standing;
const reason: Reason | null = answer.reason;
const isCompared: boolean = reason === "grade_order" || reason === "date";
const note: string | null = answer.unitsNote;
console.log(standing, isCompared, note, answer.units === "converted");

// @ts-expect-error: no such reason
console.log(answer.reason === "no_reason");

const written: string = formatNumber("1100", { as: "words" });

const framework: Framework = Framework.fromTexts([["a.toml", ""]]);
const year: number | undefined = framework.latestYear;
const evaluation: Evaluation = framework.evaluate({ year: 2025, rules: "raw" });
const id: string | undefined = evaluation.indicators[0]?.id;
framework.evaluate();

// @ts-expect-error: misspelt
framework.evaluate({ yaer: 2025 });

const finding = framework.check().findings[0];
if (finding?.severity === "error") console.log(finding.place.document);

try {
  framework.explain("rat", { locale: "en" });
} catch (error) {
  if (error instanceof ProblemsError) console.log(error.problems[0]?.messageEn);
  if (error instanceof NumberError) {
    console.log(error.candidates.join(), error.text);
    console.log(error.code === "date_without_year");
  }
  if (error instanceof LkjError) console.log(error.path, error.position);
}

const kernel = new Kernel({ rules: { cap: "120" } });
const target = BigInt64Array.of(8000n, MISSING);
const results: ColumnResults = kernel.evaluate({
  target,
  realization: Int32Array.of(6402, 1),
  way: "lower_gap" satisfies Way,
});
const units: bigint | undefined = results.value[0];
const hasClass = results.category[0] !== NO_CATEGORY;
kernel.evaluate(
  { target, realization: target, way: new Uint8Array(2) },
  results,
);

// @ts-expect-error: no such way
kernel.evaluate({ target, realization: target, way: "up" });

// @ts-expect-error: numbers of JavaScript are floats
kernel.evaluate({ target: [80.94], realization: target });

export { id, initSync, loaded, number, text, value, written, wrong, year };
