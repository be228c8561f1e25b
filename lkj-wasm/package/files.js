// The entry of the second module for browsers and bundlers.
export * from "./lkj_wasm_files.js";
export { default } from "./lkj_wasm_files.js";
