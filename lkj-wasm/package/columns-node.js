// The entry of the module of columns for Node, as node.js is that of the first.
import { readFileSync } from "node:fs";
import { initSync } from "./lkj_wasm_columns.js";
import { hasWideInstructions } from "./wide.js";

const name = hasWideInstructions()
  ? "lkj_wasm_columns_wide_bg.wasm"
  : "lkj_wasm_columns_bg.wasm";
initSync({ module: readFileSync(new URL(name, import.meta.url)) });

export * from "./columns.js";
export { default } from "./columns.js";
