import type { ExplainOptions } from "./lkj_wasm.js";

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
