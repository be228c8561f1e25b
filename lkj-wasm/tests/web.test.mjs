// The browser's entry, started by hand from the bytes of the optimised module: an optimiser that
// is too old for the compiler leaves a module that looks sound and cannot start.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { version } from "../pkg/lkj_wasm.js";

const bytes = readFileSync(new URL("../pkg/lkj_wasm_bg.wasm", import.meta.url));

test("the optimised module starts and answers", async () => {
  await init({ module_or_path: bytes });
  assert.match(version(), /^\d+\.\d+\.\d+/);
});
