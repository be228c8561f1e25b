// The entry of the module of columns for browsers and bundlers: of its two builds, the one with
// wide instructions where the browser has them.
import start from "./lkj_wasm_columns.js";
import { hasWideInstructions } from "./wide.js";

export * from "./lkj_wasm_columns.js";
export { MISSING, NO_CATEGORY, hasWideInstructions } from "./wide.js";

export default function init(
  options = {
    module_or_path: hasWideInstructions()
      ? new URL("./lkj_wasm_columns_wide_bg.wasm", import.meta.url)
      : new URL("./lkj_wasm_columns_bg.wasm", import.meta.url),
  },
) {
  return start(options);
}
