export * from "./lkj_wasm_files.js";
export { default } from "./lkj_wasm_files.js";
