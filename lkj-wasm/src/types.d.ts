/** A number of which no digit is lost: plain text with a point (`"80.94"`). */
export type Exact = string;

/** A number as text, exact or as documents print it; or a whole number. */
export type ExactNumber = string | number;

/** What was realized: a number with its unit, a date, a grade, yes or no; `null` where nothing is
 * known. */
export type RealizationInput = ExactNumber | boolean | null | undefined;

/** What was promised: a number with its unit, a range (`"7-8"`), a bound (`"maksimal 5 hari"`), a
 * date, a grade, yes or no. */
export type TargetInput = ExactNumber | boolean | null | undefined;

/** `id` speaks Indonesian and writes 1.234,5; `en` speaks English and writes 1,234.5. */
export type Locale = "id" | "en";

/** What kind of thing a number counts or measures (`"1.100"` of a count is eleven hundred). */
export type NumberKind = "count" | "amount" | "percent" | "index" | "other";

/** Which way is better (*polaritas*). */
export type Polarity =
  | "higher"
  | "lower"
  | "range"
  | "at_most"
  | "at_least"
  | "near"
  | "grade"
  | "yes_no"
  | "not_said";

/** How lower-is-better is measured: (2T − R)/T, T/R, (T − R)/T, (B − R)/(B − T). */
export type LowerMethod = "linear" | "ratio" | "gap" | "baseline";

/** How an achievement was computed. */
export type Method =
  | "ratio"
  | "linear"
  | "gap"
  | "baseline"
  | "within"
  | "closeness"
  | "interpolated"
  | "convention"
  | "equality"
  | "score"
  | "mean"
  | "weighted"
  | "ratio_of_sums"
  | "geometric"
  | "worst";

/** What is done where target or realization is zero: a number of percent, or one of the words. */
export type ZeroConvention = ExactNumber | "not_measured" | "formula";

/** What zeros mean. */
export interface ZeroRules {
  higherZeroTarget?: ZeroConvention;
  higherBothZero?: ZeroConvention;
  higherZeroRealization?: ZeroConvention;
  lowerZeroTarget?: ZeroConvention;
  lowerBothZero?: ZeroConvention;
  lowerZeroRealization?: ZeroConvention;
}

/** A class of a scale; `from` and `to` belong to it, `above` and `below` do not. */
export interface ScaleClass {
  label: string;
  from: Exact | null;
  above: Exact | null;
  to: Exact | null;
  below: Exact | null;
}

/** The words for an achievement (*skala nilai peringkat kinerja*), the best class first. */
export interface Scale {
  name: string | null;
  source: string | null;
  reads: "shown" | "exact";
  limits: "lower_end" | "upper_end" | "whole_number";
  classes: ScaleClass[];
}

/** A scale as a caller gives it: what is left out counts as open. */
export interface ScaleInput {
  name?: string;
  source?: string;
  reads?: Scale["reads"];
  limits?: Scale["limits"];
  classes: {
    label: string;
    from?: ExactNumber;
    above?: ExactNumber;
    to?: ExactNumber;
    below?: ExactNumber;
  }[];
}

/** The conventions that somebody asks for (*aturan*); what is left out is the profile's. */
export interface Rules {
  profile?: string;
  realization?: "rounded" | "exact";
  places?: number;
  rounding?: "half_away_from_zero" | "half_even" | "toward_zero";
  cap?: ExactNumber;
  floor?: ExactNumber;
  aggregateCap?: ExactNumber;
  inconclusiveAbove?: ExactNumber;
  aggregation?:
    | "mean"
    | "weighted"
    | "weighted_of_all"
    | "ratio_of_sums"
    | "geometric"
    | "worst";
  aggregated?: "shown" | "exact";
  zero?: ZeroRules;
  scale?: string | ScaleInput;
}

/** A named set of rules. */
export interface Profile {
  name: string;
  title: string;
  source: string;
  verified: boolean;
  scale: string;
}

/** What is known of a number's place. */
export interface ParseNumberOptions {
  kind?: NumberKind;
  locale?: Locale;
}

/** How a number is written. */
export interface FormatNumberOptions {
  as?: "number" | "percent" | "rupiah" | "words" | "rupiah_in_words";
  locale?: Locale;
}

/** Which side of a bound is allowed. */
export type Side = "at_most" | "below" | "at_least" | "above";

/** Why a text holds no value. */
export type MissingValue = "empty" | "dash" | "not_available" | "not_yet";

/** What a text says. */
export type NumberReading =
  | { reading: "figure"; value: Exact; unit: string | null }
  /** A part of a whole, which is written with its unit: 5 of `7 laporan`. */
  | { reading: "part"; value: Exact; unit: string | null; whole: string }
  | { reading: "range"; lower: Exact; upper: Exact; unit: string | null }
  | {
      reading: "bound";
      side: Side;
      value: Exact;
      unit: string | null;
    }
  /** A day as `2025-03-31`, alone or as a bound. */
  | { reading: "date"; date: string; side: Side | null }
  | { reading: "several"; parts: string[] }
  | { reading: "missing"; missing: MissingValue }
  | { reading: "words"; words: string };

/** How an achievement is measured. Without a polarity the target says which way is better: a
 * number that more is, `"maksimal 5 hari"` that less is. */
export interface AchievementOptions {
  polarity?: Polarity;
  /** The unit of a number that is written without one. */
  unit?: string;
  method?: LowerMethod;
  baseline?: ExactNumber;
  grades?: string[];
  gradeMethod?: "equality" | "score";
  anchors?: [at: ExactNumber, score: ExactNumber][];
  cap?: ExactNumber;
  floor?: ExactNumber;
  zero?: ZeroRules;
  scale?: string | ScaleInput;
  rules?: string | Rules;
  kind?: NumberKind;
  locale?: Locale;
}

/** How a realization stands to its target, by the exact numbers. */
export type Standing = "exceeded" | "met" | "missed";

/** Why there is no percentage. */
export type Reason =
  | "no_target"
  | "no_realization"
  | "not_due"
  | "zero_target"
  | "negative_target"
  | "zero_realization"
  | "zero_denominator"
  | "missing_data"
  | "not_a_number"
  | "no_scale"
  | "no_baseline"
  | "baseline_is_target"
  | "not_yet"
  | "units_differ"
  | "several_quantities"
  | "date"
  | "grade_order"
  | "grades_not_listed"
  | "free_text"
  | "side_contradicts_polarity"
  | "polarity_not_said"
  | "no_indicators"
  | "nothing_measured"
  | "no_budget"
  | "zero_budget"
  | "no_spending"
  | "inconclusive"
  | "not_additive"
  | "no_weights"
  | "negative_mean"
  | "incomparable"
  | "too_large"
  | "too_deep";

/** What must be known of the units of target and realization, where they were not plainly one. */
export type UnitNote =
  "converted" | "fraction_as_percent" | "percent_assumed" | "words_differ";

/** What was reached of a target, in percent (*capaian*); or why that cannot be said. */
export interface Achievement {
  status: "measured" | "not_measured";
  /** Rounded, not capped. */
  raw: Exact | null;
  /** Rounded and capped: what counts. */
  value: Exact | null;
  category: string | null;
  /** Whether it fell between two classes of the scale as printed. */
  inGap: boolean;
  /** Whether the target was reached; `null` for means. Dates, and grades of a known order, have a
   * standing although they are not measured. */
  standing: Standing | null;
  /** Why it was not measured. */
  reason: Reason | null;
  /** Which convention for zeros was applied, where one was. */
  convention: string | null;
  units: UnitNote | null;
}

/** An achievement with how it was worked out. */
export interface AchievementResult extends Achievement {
  /** The reason in words. */
  because: string | null;
  /** The category by the reading that the scale does not take (unrounded, or rounded), where it
   * is another. */
  otherCategory: string | null;
  /** Both readings in words, where they differ: `Sedang karena pembulatan; tanpa pembulatan
   * Rendah`. */
  roundingNote: string | null;
  /** What must be known of the units, in words. */
  unitsNote: string | null;
  method: Method | null;
  /** The calculation or comparison with values put in: `80,34 / 80,94 × 100`, `A > BB`. */
  working: string | null;
  /** The whole line: `80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)`, `A > BB: melampaui target`. */
  text: string;
}

/** What holds for an evaluation or a check. */
export interface YearOptions {
  /** The latest year with any realization, unless another is named. */
  year?: number;
  /** A profile's name, or rules; they win over the file's. */
  rules?: string | Rules;
}

/** What holds for an explanation. */
export interface ExplainOptions extends YearOptions {
  locale?: Locale;
}

/** Where in the input something stands; the line is 0 where there is no text. */
export interface Place {
  file: string;
  line: number;
  column: number;
  path: string;
}

/** One thing that is wrong with an input. */
export interface Problem {
  code: string;
  place: Place;
  /** In Indonesian. */
  message: string;
  messageEn: string;
}

/** One step of how a number came about; numbers are plain. */
export interface Step {
  of: string;
  formula: string | null;
  working: string | null;
  result: string | null;
  category: string | null;
  reason: Reason | null;
}

/** The value of a reference or formula, and how it came about. */
export interface Explanation {
  /** What was asked: `rat.achievement`, `growth(um)`. */
  reference: string;
  value: string | null;
  kind: "number" | "percent" | "rupiah" | "year" | "words" | null;
  reason: Reason | null;
  trace: Step[];
  /** The reason in words. */
  because: string | null;
  /** The value in the style of the locale. */
  written: string | null;
  /** The steps in the style of the locale. */
  steps: string[];
}

/** All results of one year (*pengukuran kinerja*). */
export interface Evaluation {
  meta: Meta;
  indicators: IndicatorResult[];
  goals: AggregateResult[];
  objectives: AggregateResult[];
  programs: MoneyResult[];
  activities: MoneyResult[];
  subActivities: MoneyResult[];
  groups: MoneyResult[];
  measures: MeasureResult[];
  summary: Summary;
  remarks: Remark[];
}

/** What an evaluation was made with. */
export interface Meta {
  engine: string;
  format: number;
  year: number;
  stage: "draft" | "Q1" | "Q2" | "Q3" | "Q4" | "final";
  rules: string;
  rulesFrom: "caller" | "file" | "default";
}

/** At which level something is measured. */
export type Level =
  | "goal"
  | "objective"
  | "program"
  | "activity"
  | "sub_activity"
  | "organization";

/** The result of one indicator. */
export interface IndicatorResult {
  id: string;
  name: string;
  unit: string | null;
  level: Level;
  of: string | null;
  polarity: Polarity;
  method: Method;
  target: string | null;
  /** `plan`, `annual_plan`, `agreement` or `agreement_revision_1`, … */
  targetFrom: string | null;
  realization: string | null;
  achievement: Achievement;
  previous: Previous | null;
  endOfPlan: EndOfPlan | null;
  progress: Exact | null;
  against: AgainstTarget[];
  periods: PeriodResult[];
  trace: Step[];
}

/** What was realized the year before. */
export interface Previous {
  year: number;
  realization: string | null;
  /** The indicator that it is of, where this one took its place. */
  of: string | null;
  /** Why there is none to compare with. */
  incomparable: Discontinuity | null;
}

/** Why a value cannot be compared with one of an earlier year. */
export type Discontinuity =
  | { code: "new"; id: string; since: number }
  | { code: "declared"; id: string; why: string }
  | { code: "merged"; from: string[] }
  | { code: "split"; of: string; into: string[] }
  | { code: "goes_on"; id: string }
  | {
      code: "other_unit";
      id: string;
      before: string | null;
      now: string | null;
    }
  | { code: "other_polarity"; id: string }
  | { code: "other_formula"; id: string };

/** This year's realization against the target of the last year of the plan. */
export interface EndOfPlan {
  year: number;
  target: string | null;
  achievement: Achievement;
}

/** This year's realization against one document's target. */
export interface AgainstTarget {
  targetFrom: string;
  target: string;
  achievement: Achievement;
  difference: Exact | null;
}

/** The result of one month, quarter or semester. */
export interface PeriodResult {
  period: string;
  due: boolean;
  target: string | null;
  realization: string | null;
  achievement: Achievement;
  toDate: ToDate;
  /** All periods to date against the target of the year. */
  annual: Achievement;
}

/** All periods of a year up to one of them, combined. */
export interface ToDate {
  target: Exact | null;
  realization: Exact | null;
  achievement: Achievement;
  filled: number;
  due: number;
  carried: boolean;
}

/** The result of a goal or objective: over its own indicators. */
export interface AggregateResult {
  id: string;
  name: string;
  of: string | null;
  achievement: Achievement;
  method: Method;
  measured: number;
  total: number;
  counts: CategoryCount[];
  weights: WeightUsed[];
}

/** How many indicators fell into a category. */
export interface CategoryCount {
  category: string;
  count: number;
  share: Exact | null;
}

/** The weight of an indicator as stated, and as it counted. */
export interface WeightUsed {
  indicator: string;
  weight: Exact;
  used: Exact | null;
}

/** The money of a program, activity, sub-activity or spending group. */
export interface MoneyResult {
  id: string;
  name: string;
  code: string | null;
  of: string | null;
  group: string | null;
  role: "main" | "supporting" | null;
  budget: Exact | null;
  originalBudget: Exact | null;
  spent: Exact | null;
  remaining: Exact | null;
  /** Spent of the last budget, in percent (*penyerapan*). */
  absorption: Exact | null;
  /** Parts of which budget or spending is not known. */
  missing: string[];
}

/** The result of one measure of a program, activity or sub-activity (*tolok ukur*). */
export interface MeasureResult {
  of: string;
  kind: "input" | "process" | "output" | "outcome" | "benefit" | "impact";
  id: string | null;
  name: string | null;
  indicators: string[];
  unit: string | null;
  target: string | null;
  realization: string | null;
  achievement: Achievement;
}

/** The organization as a whole. */
export interface Summary {
  budget: Exact | null;
  originalBudget: Exact | null;
  spent: Exact | null;
  remaining: Exact | null;
  absorption: Exact | null;
  goalIndicators: SummaryLine;
  objectiveIndicators: SummaryLine;
}

/** The mean over the indicators of all goals, or of all objectives. */
export interface SummaryLine {
  measured: number;
  total: number;
  mean: Exact | null;
  meanCapped: Exact | null;
  category: string | null;
  counts: CategoryCount[];
}

/** What reads well and does not agree or could not be worked out. */
export interface Remark {
  code: string;
  place: Place;
  /** In Indonesian. */
  message: string;
  messageEn: string;
}

/** What the checker found in one year. */
export interface Check {
  claims: ClaimCounts;
  findings: Finding[];
  silenced: Silenced[];
}

/** What an output was made with (*cap hasil*): the same stamp means the same digits. */
export interface Stamp {
  /** Version of the engine. */
  engine: string;
  /** Version of the file format. */
  format: number | null;
  year: number | null;
  stage: string | null;
  /** The rules profile. */
  rules: string;
  /** Who asked for it. */
  rulesFrom: string | null;
  /** Digest of the caller's rules, where the caller asked for any. */
  rulesDigest: string | null;
  /** Version of how written values are read and measured. */
  reading: number;
  /** Digest of all that the framework says. */
  input: string;
  /** Digest of the figures. */
  results: string | null;
  /** It in one line, as under printed outputs. */
  line: string;
}

/** How many printed statements were held against what they should be. */
export interface ClaimCounts {
  checked: number;
  restated: number;
  held: number;
  failed: number;
}

/** Something that does not agree (*catatan*). */
export interface Finding {
  rule: string;
  severity: "error" | "warning" | "note";
  place: FindingPlace;
  about: string;
  /** In Indonesian. */
  message: string;
  messageEn: string;
  printed: string | null;
  expected: string | null;
  explanations: Conjecture[];
  trace: string | null;
  /** The same as long as the matter is the same. */
  fingerprint: string;
}

/** Where something was found: in the file, and in the document that prints it. */
export interface FindingPlace extends Place {
  document: string | null;
  documentLine: number | null;
}

/** What else would explain what is printed. */
export interface Conjecture {
  code: string;
  /** In Indonesian. */
  message: string;
  messageEn: string;
}

/** A finding that somebody decided to leave as it is. */
export interface Silenced {
  finding: Finding;
  decision: {
    rule: string;
    about: string | null;
    reason: string;
    by: string;
    on: string | null;
    reply: string | null;
  };
}
