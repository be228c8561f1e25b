// The module of columns in the browser's own engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, serve } from "./chromium.mjs";

test("columns in the browser are what one row is", async () => {
  const { address, close } = await serve("pkg");
  const browser = await launch();
  const page = await browser.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${address}lkj_wasm.d.ts`);
  const rows = await page.evaluate(async () => {
    const { default: init, achievement } = await import("/index.js");
    const columns = await import("/columns.js");
    await Promise.all([init(), columns.default()]);
    const kernel = new columns.Kernel();
    const rows = 500;
    const target = Int32Array.from({ length: rows }, (_, at) => 8000 + at);
    const realization = Int32Array.from(
      { length: rows },
      (_, at) => (at * 7919) % 16_000,
    );
    const way = "lower_linear";
    const { value } = kernel.evaluate({ target, realization, way });
    return Array.from({ length: rows }, (_, at) => [
      String(value[at]),
      achievement(`${realization[at]}e-2`, `${target[at]}e-2`, {
        polarity: "lower",
      }).value,
    ]);
  });
  for (const [at, [column, row]] of rows.entries()) {
    assert.equal(BigInt(column), BigInt(row.replace(".", "")), `row ${at}`);
  }
  assert.ok(requests.some((url) => url.endsWith("columns_wide_bg.wasm")));
  await browser.close();
  await close();
});
