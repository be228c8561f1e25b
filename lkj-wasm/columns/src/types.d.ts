/** How a row is measured: its polarity, and for lower-is-better its method. */
export type Way =
  | "higher"
  | "lower_linear"
  | "lower_ratio"
  | "lower_gap"
  | "lower_baseline"
  | "at_most"
  | "at_least"
  | "near"
  | "range";

/** The rules: the name of a profile, or the keys of `[rules]`, as for `achievement`. */
export interface KernelOptions {
  rules?: string | object;
}

/**
 * Whole numbers: what has decimals is scaled, 80,94 being 8094n at two decimals. What is missing
 * is the least number of the array's type: `MISSING`, or −2³¹ in an `Int32Array`.
 */
export type WholeNumbers = BigInt64Array | Int32Array;

/** Columns of one length. */
export interface IndicatorColumns {
  /** Of ranges their lower ends. */
  target: WholeNumbers;
  /** Scaled as the targets are. */
  realization: WholeNumbers;
  /** One way for all rows (`"higher"` by default), or for each its place in `ways()`. */
  way?: Way | Uint8Array;
  /** Scaled as the targets are. */
  baseline?: WholeNumbers;
  /** The upper ends of ranges, scaled as the targets are; without one, the target is one number. */
  upper?: WholeNumbers;
  budget?: WholeNumbers;
  /** Scaled as the budgets are. */
  spent?: WholeNumbers;
}

/** A place for each row, which may be used again. */
export interface ColumnResults {
  /** The achievement in percent, rounded and capped, scaled by `places`; `MISSING` for none. */
  value: BigInt64Array;
  /** Its place in `labels`; `NO_CATEGORY` for none. */
  category: Uint8Array;
  /** Its place in `statuses()`: 0 where the row was measured. */
  status: Uint8Array;
  /** Spent of budget in percent, scaled by `places`; `MISSING` for none. There with money. */
  absorption?: BigInt64Array;
}
