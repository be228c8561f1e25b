// The entry for browsers and bundlers.
export * from "./lkj_wasm.js";
export { default } from "./lkj_wasm.js";
export {
  ArgumentError,
  FormulaError,
  LkjError,
  NumberError,
  ProblemsError,
} from "./errors.js";
