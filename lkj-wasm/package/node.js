// The entry for Node: the browser's glue, started from the file beside it. Everything works
// right after the import; `await init()` is allowed and does nothing, so that code written for
// browsers runs unchanged.
import { readFileSync } from "node:fs";
import { initSync } from "./lkj_wasm.js";

initSync({
  module: readFileSync(new URL("./lkj_wasm_bg.wasm", import.meta.url)),
});

export * from "./index.js";
export { default } from "./index.js";
