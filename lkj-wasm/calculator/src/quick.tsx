// One indicator: target, realization, kind; the answer with its category and how it comes about.
import {
  type AchievementOptions,
  type AchievementResult,
  LkjError,
  NumberError,
  type NumberReading,
  type Polarity,
  type Reason,
  type Side,
  achievement,
  parseNumber,
  profiles,
  scales,
} from "lkj-wasm";
import type { JSX } from "preact";
import { useId, useMemo, useState } from "preact/hooks";
import { dateText, figure, percent, spelled } from "./figures";
import * as storage from "./storage";
import { now, useStore } from "./store";
import { Category, Icon, choices, failed, say } from "./ui";
import { METHODS, POLARITIES, type Word } from "./words";

type Reading =
  | { kind: "read"; reading: NumberReading }
  | { kind: "error"; error: NumberError }
  | { kind: "nothing" };

function read(text: string): Reading {
  if (text.trim() === "") return { kind: "nothing" };
  try {
    return { kind: "read", reading: parseNumber(text) };
  } catch (error) {
    if (error instanceof NumberError) return { kind: "error", error };
    throw error;
  }
}

const SIGNS: Readonly<Record<Side, string>> = {
  at_most: "≤",
  below: "<",
  at_least: "≥",
  above: ">",
};

/** How a text was read, in figures and words, so that a slip is seen. */
function reading(reading: NumberReading): string {
  const { locale } = now();
  const unit = "unit" in reading && reading.unit ? ` ${reading.unit}` : "";
  switch (reading.reading) {
    case "figure": {
      const words = spelled(reading.value, locale);
      const digits = figure(reading.value, locale) + unit;
      return words === undefined ? digits : `${digits}: ${words}`;
    }
    case "range":
      return `${figure(reading.lower, locale)} – ${figure(reading.upper, locale)}${unit}`;
    case "part":
      return `${figure(reading.value, locale)}${unit} ${say("ofCount")} ${reading.whole}`;
    case "bound":
      return `${SIGNS[reading.side]} ${figure(reading.value, locale)}${unit}`;
    case "date": {
      const day = dateText(reading.date, locale);
      return reading.side === null ? day : `${SIGNS[reading.side]} ${day}`;
    }
    case "several":
      return reading.parts.join("; ");
    case "words":
      return `“${reading.words}”`;
    case "missing":
      return reading.missing === "not_yet" ? say("notYet") : "–";
  }
}

function Figure({
  label,
  testId,
  value,
  onInput,
}: {
  label: string;
  testId: string;
  value: string;
  onInput: (text: string) => void;
}): JSX.Element {
  const id = useId();
  const result = read(value);
  const isWrong = result.kind === "error";
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="figure large"
        data-testid={testId}
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={isWrong}
        aria-describedby={`${id}-reading`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <div
        id={`${id}-reading`}
        class={isWrong ? "reading wrong" : "reading"}
        data-testid={`${testId}-reading`}
        aria-live="polite"
      >
        {result.kind === "read" && (
          <>
            <span class="faint">{say("reads")}</span> {reading(result.reading)}
          </>
        )}
        {result.kind === "error" && (
          <Choose text={value} error={result.error} onChoose={onInput} />
        )}
      </div>
    </div>
  );
}

/** The readings of what is ambiguous, to choose from; the choice is written so that it has one. */
function Choose({
  text,
  error,
  onChoose,
}: {
  text: string;
  error: NumberError;
  onChoose: (text: string) => void;
}): JSX.Element {
  const { locale } = now();
  if (error.candidates.length === 0) {
    return <>{failed(error)}</>;
  }
  return (
    <>
      <Icon name="warning" />{" "}
      {say(error.code === "ambiguous" ? "ambiguous" : "didYouMean")}
      <span class="choices">
        {error.candidates.map((candidate) => (
          <button
            type="button"
            onClick={() => onChoose(settled(text, error, candidate))}
          >
            <b>{figure(candidate, locale)}</b>{" "}
            <span class="faint">{spelled(candidate, locale)}</span>
          </button>
        ))}
      </span>
    </>
  );
}

/** The text with its number written so that it is read as the candidate. What surrounds the number
 * (a bound, a unit, the other end of a range) stays, wherever the engine then reads it so. */
function settled(text: string, error: NumberError, candidate: string): string {
  const number = unambiguous(candidate);
  const digits = error.text.replace(/[.,]/g, "");
  const spellings = [number, digits, `${digits}e-3`].map((spelling) =>
    text.replace(error.text, spelling),
  );
  const isMeant = (spelling: string) => {
    const after = read(spelling);
    return after.kind === "error"
      ? after.error.code === "ambiguous" && after.error.text !== error.text
      : after.kind === "read" &&
          "value" in after.reading &&
          after.reading.value === candidate;
  };
  return spellings.find(isMeant) ?? number;
}

/** A number written so that it is read in one way. */
function unambiguous(exact: string): string {
  const short = exact.includes(".")
    ? exact.replace(/0+$/, "").replace(/\.$/, "")
    : exact;
  const comma = short.replace(".", ",");
  return /^-?\d{1,3},\d{3}$/.test(comma)
    ? `${short.replace(".", "").replace(/^(-?)0+(?=\d)/, "$1")}e-3`
    : comma;
}

/** The kind of an indicator that is not declared: the target says which way is better. */
const AS_TARGET = "as_target";

/** The values of the fields. */
export interface QuickInputs {
  target: string;
  realization: string;
  polarity: Polarity | typeof AS_TARGET;
  method: NonNullable<AchievementOptions["method"]>;
  baseline: string;
  grades: string;
  rules: string;
}

function answer(inputs: QuickInputs): AchievementResult | string | undefined {
  const { locale } = now();
  if (inputs.target.trim() === "" || inputs.realization.trim() === "") {
    return undefined;
  }
  const { polarity, method, baseline, grades, rules } = inputs;
  try {
    return achievement(inputs.realization, inputs.target, {
      rules,
      locale,
      ...(polarity !== AS_TARGET && { polarity }),
      ...(polarity === "lower" && { method }),
      ...(polarity === "lower" && baseline.trim() !== "" && { baseline }),
      ...((polarity === "grade" || polarity === AS_TARGET) &&
        grades.trim() !== "" && {
          grades: grades.split(/[,;]/).map((grade) => grade.trim()),
        }),
    });
  } catch (error) {
    // What a number lacks stands beneath its own field.
    if (error instanceof NumberError && error.path !== "baseline") {
      return undefined;
    }
    if (error instanceof LkjError) {
      return failed(error);
    }
    throw error;
  }
}

/** The quick part. */
export function Quick(): JSX.Element {
  const { locale } = useStore();
  const [inputs, setInputs] = useState<QuickInputs>({
    target: "",
    realization: "",
    polarity: AS_TARGET,
    method: "linear",
    baseline: "",
    grades: "",
    rules: "permendagri-86-2017",
    ...storage.quick(),
  });
  const set = (change: Partial<QuickInputs>) => {
    const after = { ...inputs, ...change };
    setInputs(after);
    storage.keepQuick(after);
  };
  const known = useMemo(() => profiles(), []);
  const found = answer(inputs);
  const { polarity } = inputs;
  const isOrderUnknown =
    typeof found === "object" && found.reason === "grades_not_listed";
  const takesGrades =
    polarity === "grade" ||
    (polarity === AS_TARGET && (isOrderUnknown || inputs.grades !== ""));
  return (
    <section class="quick" aria-labelledby="quick-title">
      <h2 id="quick-title" class="visually-hidden">
        {say("quick")}
      </h2>
      <form class="panel" onSubmit={(event) => event.preventDefault()}>
        <div class="pair">
          <Figure
            label={say("target")}
            testId="target"
            value={inputs.target}
            onInput={(target) => set({ target })}
          />
          <Figure
            label={say("realization")}
            testId="realization"
            value={inputs.realization}
            onInput={(realization) => set({ realization })}
          />
        </div>
        <Select
          label={say("polarity")}
          testId="polarity"
          value={inputs.polarity}
          options={[[AS_TARGET, say("asTarget")], ...choices(POLARITIES)]}
          onChange={(polarity) =>
            set({ polarity: polarity as QuickInputs["polarity"] })
          }
        />
        {polarity === "lower" && (
          <Select
            label={say("method")}
            testId="method"
            value={inputs.method}
            options={choices(METHODS)}
            onChange={(method) =>
              set({ method: method as QuickInputs["method"] })
            }
          />
        )}
        {polarity === "lower" && inputs.method === "baseline" && (
          <Figure
            label={say("baseline")}
            testId="baseline"
            value={inputs.baseline}
            onInput={(baseline) => set({ baseline })}
          />
        )}
        {takesGrades && (
          <Text
            label={say("grades")}
            testId="grades"
            placeholder="D, C, CC, B, BB, A, AA"
            value={inputs.grades}
            onInput={(grades) => set({ grades })}
          />
        )}
        <Select
          label={say("rules")}
          testId="rules"
          value={inputs.rules}
          options={known.map(({ name, title }) => [name, `${name}: ${title}`])}
          onChange={(rules) => set({ rules })}
        />
        <p class="hint">{say("quickHint")}</p>
      </form>
      <Answer found={found} rules={inputs.rules} key={locale} />
    </section>
  );
}

function Answer({
  found,
  rules,
}: {
  found: AchievementResult | string | undefined;
  rules: string;
}): JSX.Element {
  const { locale } = now();
  const scale = useMemo(() => {
    const name = profiles().find((profile) => profile.name === rules)?.scale;
    return scales().find((scale) => scale.name === name);
  }, [rules]);
  const labels = scale?.classes.map(({ label }) => label) ?? [];
  const result = typeof found === "object" ? found : undefined;
  return (
    <div class="panel answer" aria-live="polite">
      <h3>{say("achievement")}</h3>
      <Outcome result={result} />
      <p class="verdict">
        <span data-testid="category">
          {result?.category != null && (
            <Category label={result.category} labels={labels} />
          )}
        </span>
        {result?.value != null && result.standing !== null && (
          <span class="standing" data-testid="standing">
            {say(result.standing)}
          </span>
        )}
        {result?.status === "not_measured" && <Why result={result} />}
        {result?.inGap === true && <span class="faint"> {say("inGap")}</span>}
        {result?.roundingNote != null && (
          <span class="faint" data-testid="rounding">
            {" "}
            {result.roundingNote}
          </span>
        )}
      </p>
      {result?.unitsNote != null && (
        <p class="hint" data-testid="units">
          {say("unit")}: {result.unitsNote}
        </p>
      )}
      {found === undefined && <p class="hint">{say("quickEmpty")}</p>}
      {typeof found === "string" && (
        <p class="reading wrong">
          <Icon name="error" /> {found}
        </p>
      )}
      {result !== undefined && result.working !== null && (
        <>
          <h3>{say("steps")}</h3>
          <p class="steps" data-testid="steps">
            {result.text}
          </p>
          {result.raw !== result.value && (
            <p class="hint">
              {say("uncapped")} {percent(result.raw, locale)}
            </p>
          )}
        </>
      )}
    </div>
  );
}

/** The percentage in large figures; where values were compared without one, the standing. */
function Outcome({
  result,
}: {
  result: AchievementResult | undefined;
}): JSX.Element {
  if (result?.value == null && result?.standing != null) {
    return (
      <p class="big small">
        <span data-testid="achievement">
          <span data-testid="standing">{say(result.standing)}</span>
        </span>
      </p>
    );
  }
  return (
    <p class="big" data-empty={result?.value == null}>
      <span data-testid="achievement">
        {figure(result?.value, now().locale)}
      </span>
      <span class="sign"> %</span>
    </p>
  );
}

/** What to do on this page, where the engine speaks of the keys of a file. */
const ADVICE: Partial<Record<Reason, Word>> = {
  date: "adviceDate",
  grade_order: "adviceGradeOrder",
  grades_not_listed: "adviceGrades",
  polarity_not_said: "advicePolarity",
};

/** The reason in words, with what to do on this page. */
function because({ reason, because }: AchievementResult): string {
  const sentence = because ?? "";
  const advice = reason === null ? undefined : ADVICE[reason];
  if (advice === undefined) return sentence;
  // The engine's own advice follows the last semicolon.
  const end = sentence.lastIndexOf("; ");
  const fact = end < 0 ? sentence : sentence.slice(0, end);
  return `${fact}; ${say(advice)}`;
}

/** Why there is no percentage. Values that were compared lack nothing, so that is no warning. */
function Why({ result }: { result: AchievementResult }): JSX.Element {
  return result.standing === null ? (
    <span class="reading wrong" data-testid="reason">
      <Icon name="warning" /> {say("notMeasured")}: {because(result)}
    </span>
  ) : (
    <span class="reading" data-testid="reason">
      <Icon name="note" /> {because(result)}
    </span>
  );
}

function Select({
  label,
  testId,
  value,
  options,
  onChange,
}: {
  label: string;
  testId: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Text({
  label,
  testId,
  placeholder,
  value,
  onInput,
}: {
  label: string;
  testId: string;
  placeholder: string;
  value: string;
  onInput: (text: string) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        data-testid={testId}
        value={value}
        placeholder={placeholder}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
