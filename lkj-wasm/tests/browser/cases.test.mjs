// The language-neutral cases in the browser's own engine.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { launch, serve } from "./chromium.mjs";

test("all cases come out in the browser", async () => {
  const folder = new URL("../../../tests/cases/", import.meta.url);
  const { address, close } = await serve("pkg");
  const browser = await launch();
  const page = await browser.newPage();
  // Any document of this origin will do to load a module from.
  await page.goto(`${address}lkj_wasm.d.ts`);
  let passed = 0;
  for (const name of readdirSync(folder)) {
    const outcome = await page.evaluate(
      async (text) => {
        const { default: init, runCases } = await import("/files.js");
        await init();
        return runCases(text);
      },
      readFileSync(new URL(name, folder), "utf8"),
    );
    assert.deepEqual(outcome.failures, [], name);
    passed += outcome.passed;
  }
  assert.ok(passed >= 700, `only ${passed} expected values`);
  await browser.close();
  await close();
});
