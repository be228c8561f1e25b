import type { ExplainOptions } from "./lkj_wasm.js";

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
