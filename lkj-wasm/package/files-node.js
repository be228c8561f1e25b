// The entry of the second module for Node, as node.js is that of the first.
import { readFileSync } from "node:fs";
import { initSync } from "./lkj_wasm_files.js";

initSync({
  module: readFileSync(new URL("./lkj_wasm_files_bg.wasm", import.meta.url)),
});

export * from "./files.js";
export { default } from "./files.js";
