export * from "./lkj_wasm.js";
export { default } from "./lkj_wasm.js";
export {
  ArgumentError,
  FormulaError,
  LkjError,
  NumberError,
  type Position,
  ProblemsError,
} from "./errors.js";
