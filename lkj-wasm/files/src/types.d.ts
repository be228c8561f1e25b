import type {
  Achievement,
  CategoryCount,
  Exact,
  ExplainOptions,
  Finding,
  Problem,
  Silenced,
  Stamp,
  YearOptions,
} from "./lkj_wasm.js";

export type { Stamp };

/** A document that follows from a framework: the report, the agreement, the action plan, form
 * E.81, the review, the manual of indicators. */
export type PublicationKind =
  "lkj" | "pk" | "renaksi" | "e81" | "review" | "manual";

/** A format of documents. */
export type PublicationFormat = "html" | "md" | "docx" | "xlsx";

/** What came of a file of cases. */
export interface CasesOutcome {
  passed: number;
  failures: {
    case: string;
    source: string | null;
    key: string;
    expected: string;
    found: string;
  }[];
}

/** A stage of a year (*tahap*). */
export type Stage = "draft" | "Q1" | "Q2" | "Q3" | "Q4" | "final";

/** What has to be entered: the date of the agreement, the target of an indicator, the value of a
 * series, the realization of an indicator or of a measure (*isian*). */
export type RequiredWhat =
  | "signature"
  | "target"
  | "series"
  | "realization"
  | "measure_target"
  | "measure_realization"
  | "budget"
  | "spending";

/** Something that has to be entered for a year, and whether it is. */
export interface Required {
  what: RequiredWhat;
  /** The id that it is about; of a measure perhaps `survei.output`. Of a signature there is none. */
  of?: string;
  /** The period: `2025`, `2025-Q2`, `2025-07`. */
  period: string;
  /** The unit that answers for it. */
  owner: string | null;
  /** The indicators that need it, where it is data behind them. */
  indicators: string[];
  entered: Entered;
}

/** Whether something was entered, or why there is none as far as that was said. */
export type Entered =
  | { entered: "value" | "nothing" }
  | { entered: "excused"; reason: string | null };

/** A year that was opened (*pembukaan tahun*). */
export interface NextYear {
  year: number;
  /** A name for its file: `2026.toml`. */
  name: string;
  /** Its text; what must be filled in stands in lines that begin with `#` and say `ISI`. */
  text: string;
  required: Required[];
  /** How programs, activities and sub-activities continue. */
  continuations: Continuation[];
}

/** Works of one year, and what they were in the year before. */
export interface Continuation {
  before: string[];
  after: string[];
  kind:
    "same" | "replaced" | "merged" | "split" | "regrouped" | "new" | "ended";
}

/** How many days after what it is about something has to be entered; as it is where it is left
 * out (*tenggat*). The defaults (31, 15, 59) follow the field's habits and no regulation. */
export interface Deadlines {
  /** After the year has begun, for what is promised: agreement, targets, budgets. */
  promises?: number;
  /** After a month, quarter or semester, for its data. */
  parts?: number;
  /** After the year, for its data and its spending. */
  year?: number;
}

/** Deadlines that all are there. */
export interface UsualDeadlines {
  promises: number;
  parts: number;
  year: number;
}

/** What is to be done in a year as of a day. */
export interface ToDo {
  year: number;
  date: string;
  /** The stage that the file states, or that follows from it. */
  stage: Stage;
  /** The stage that the calendar has: the last quarter that is over. */
  stageByDate: Stage;
  /** In the order of the units; last what nobody answers for. */
  units: UnitToDo[];
}

/** What one unit has to do. */
export interface UnitToDo {
  unit: string | null;
  name: string | null;
  /** How many of its things are entered, or said not to exist. */
  done: number;
  /** How many there are in the whole year. */
  total: number;
  /** What is missing, the earliest deadline first. */
  items: ToDoItem[];
}

/** Something that is missing. */
export interface ToDoItem extends Required {
  name: string;
  /** Past its deadline; not past it, though what it is about is over; or not over yet. */
  status: "late" | "due" | "upcoming";
  /** The last day on which it is in time. */
  deadline: string;
}

/** Two states of a framework held side by side for one year. */
export interface Comparison {
  year: number;
  /** What was changed in the file, all years. */
  differences: Difference[];
  /** What that did to the results of the year. */
  results: ResultChange[];
  /** Findings of the older state that are gone. */
  fixed: Finding[];
  /** Findings that the older state did not have. */
  new: Finding[];
  /** Findings of both. */
  open: Finding[];
  /** Findings that somebody decided to leave as they are. */
  decided: Silenced[];
}

/** One thing that is different between two states of a framework. */
export interface Difference {
  /** The keys that lead to it, joined by points. */
  path: string;
  kind: "added" | "removed" | "changed" | "renamed" | "replaced";
  before: string | null;
  after: string | null;
  /** The places of documents that print it, where that is told with it. */
  places: string[];
  /** It in one line, in Indonesian: `target Koperasi Sehat 2019 (PK): 80,94 → 78,00`. */
  message: string;
  messageEn: string;
}

/** A result that is different, as it is printed in Indonesian and in English. */
export interface ResultChange {
  /** Whose result it is; `null` for the organization as a whole. */
  id: string | null;
  /** The indicator whose result the older one is, where this one took its place since. */
  replaced: string | null;
  name: string;
  of: "target" | "realization" | "achievement" | "category" | "absorption";
  before: string | null;
  beforeEn: string | null;
  after: string | null;
  afterEn: string | null;
}

/** What came of making the figures of an old output again (*uji ulang cetak*). */
export interface Reproduction {
  /** What the old output was made with. */
  before: Omit<Stamp, "line">;
  /** What it was made again with. */
  now: Omit<Stamp, "line">;
  /** In what the two differ. */
  changes: ("engine" | "format" | "year" | "rules" | "input")[];
  /** Whether the same digits came out. */
  digits: "same" | "different" | "unknown";
  /** Whether somebody changed the old output's figures after its stamp was put on. */
  altered: boolean;
  /** The figures that came out differently, where the old output tells figures. */
  figures: FigureChange[];
  /** It in words. */
  message: string;
  messageEn: string;
}

/** A published figure that came out differently. */
export interface FigureChange {
  /** Where it stands: `indicators.rat.achievement.value`. */
  path: string;
  /** What it belongs to; empty for the organization as a whole. */
  name: string;
  /** Which figure of that. */
  of: string;
  published: string;
  /** What came out now; `null` where there is nothing of the kind any more. */
  now: string | null;
}

/** What the revisions of a year's agreement and budgets did (*PK Perubahan, P-APBD*). */
export interface Revisions {
  year: number;
  agreement: AgreementVersion[];
  /** The indicators whose target a revision set anew. */
  indicators: RevisedIndicator[];
  budgets: RevisedBudget[];
}

/** A version of the agreement. */
export interface AgreementVersion {
  /** `agreement`, `agreement_revision_1`, … */
  version: string;
  signed: string | null;
  number: string | null;
  reason: string | null;
  /** The indicators that it names. */
  names: string[];
  /** Whether it is dated before the version that it follows. */
  outOfOrder: boolean;
}

/** An indicator whose target was revised. */
export interface RevisedIndicator {
  id: string;
  name: string;
  unit: string | null;
  realization: string | null;
  /** Its targets, the first promise first, and the realization against each. */
  versions: TargetVersion[];
}

/** A target that was in force, and the year's realization against it. */
export interface TargetVersion {
  version: string;
  target: string;
  achievement: Achievement;
  /** The achievement less that against the version before, in points. */
  effect: Exact | null;
}

/** A budget that was revised. */
export interface RevisedBudget {
  id: string;
  name: string;
  spent: Exact | null;
  versions: BudgetVersion[];
}

/** A budget that was in force, and the spending against it. */
export interface BudgetVersion {
  /** 0 for the first budget, then the revisions. */
  number: number;
  name: string | null;
  date: string | null;
  budget: Exact;
  /** It less the budget before. */
  change: Exact | null;
  absorption: Exact | null;
}

/** All that a region reports of its agencies for one year. */
export interface RegionReport {
  /** The region, where its own framework is there. */
  region: string | null;
  year: number;
  attendance: Attendance;
  agencies: AgencySummary[];
  /** What the region's goals and objectives come to. */
  rolledUp: RolledUp[];
  /** The same with what hangs on each (*pohon kinerja*). */
  tree: TreeNode[];
  disagreements: Disagreement[];
  /** By the mean of the indicators of their objectives, each 100 at most. */
  byObjectives: Ranking;
  byAbsorption: Ranking;
}

/** Who has handed in, as far as the region lists its agencies. */
export interface Attendance {
  /** Read, and something is realized in the year. */
  present: string[];
  /** Read, and nothing is realized in the year. */
  withoutResults: string[];
  /** On the region's list and not there. */
  missing: [id: string, name: string][];
  unreadable: { key: string; problems: Problem[] }[];
  /** There and not on the region's list, where it has any. */
  notListed: string[];
  /** One organization, handed in more than once. */
  twice: string[][];
}

/** An agency in a line. */
export interface AgencySummary {
  /** What it was given by: the name of its file or folder. */
  key: string;
  /** Its id in the region's list, else its key. */
  agency: string;
  name: string;
  /** How many indicators of its objectives were measured. */
  measured: number;
  total: number;
  mean: Exact | null;
  category: string | null;
  /** How many of those indicators fell into each category. */
  counts: CategoryCount[];
  budget: Exact | null;
  spent: Exact | null;
  absorption: Exact | null;
}

/** How contributions combine. */
export type Aggregation =
  | "mean"
  | "weighted"
  | "weighted_of_all"
  | "ratio_of_sums"
  | "geometric"
  | "worst";

/** A goal, objective or indicator of the region, from what agencies contribute. */
export interface RolledUp {
  id: string;
  name: string;
  combine: Aggregation;
  achievement: Achievement;
  measured: number;
  total: number;
  parts: {
    /** `dinkop.rat` */
    indicator: string;
    name: string | null;
    weight: Exact | null;
    state:
      "there" | "agency_missing" | "agency_unreadable" | "no_such_indicator";
    achievement?: Achievement;
  }[];
}

/** A node of the tree: of the region, or an agency's indicator that contributes. */
export interface TreeNode {
  kind: "goal" | "objective" | "indicator" | "contribution";
  id: string;
  /** Whose indicator it is, where it is an agency's. */
  agency: string | null;
  name: string;
  /** What it comes to: by itself, else by what contributes to it. */
  achievement: Achievement | null;
  /** Why it comes to nothing, in Indonesian. */
  because: string | null;
  becauseEn: string | null;
  contributed: {
    combine: Aggregation;
    achievement: Achievement;
    measured: number;
    total: number;
  } | null;
  below: TreeNode[];
}

/** Agencies that have the same indicator and differ on it. */
export interface Disagreement {
  name: string;
  on: "unit" | "polarity" | "formula" | "target";
  /** What each says, what most say first. */
  variants: {
    says: string;
    agencies: [agency: string, indicator: string][];
  }[];
}

/** By which result agencies are put in order. */
export type RankedBy =
  | "objectives"
  | "objectives_capped"
  | "goals"
  | "absorption"
  | { indicator: string };

/** Agencies in the order of a result: 1, 2, 2, 4. */
export interface Ranking {
  by: { by: string; of?: string };
  ranked: {
    rank: number;
    /** Whether others have the same one. */
    tied: boolean;
    agency: string;
    name: string;
    value: Exact;
  }[];
  /** They have no rank, and are not the last. */
  unranked: {
    agency: string;
    name: string;
    reason: string;
    /** In Indonesian. */
    because: string;
    becauseEn: string;
  }[];
}

/** One result of one agency. */
export interface LongRow {
  agency: string;
  year: number;
  level: string;
  id: string;
  name: string;
  unit: string | null;
  polarity: string | null;
  target: string | null;
  realization: string | null;
  achievement: Exact | null;
  category: string | null;
  budget: Exact | null;
  spent: Exact | null;
  absorption: Exact | null;
  /** What the agency's results were made with, as it is printed in Indonesian. */
  stamp: string;
}
