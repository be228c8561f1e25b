export * from "./lkj_wasm_columns.js";
export { default } from "./lkj_wasm_columns.js";

/** What stands for a number that is missing, in columns and in results. */
export const MISSING: bigint;

/** The category of a row that has none. */
export const NO_CATEGORY: 255;

/** Whether this host runs the build with wide instructions (SIMD). */
export function hasWideInstructions(): boolean;
