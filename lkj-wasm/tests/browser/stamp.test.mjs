// What the page prints and exports says what it was made with, and can be made again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Framework } from "lkj-wasm";
import { Region, reproduce } from "lkj-wasm/files";
import { launch, open } from "./chromium.mjs";
import { SMALL, cell, choose, downloaded, reads, view } from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const LINE =
  /^lkj \d\S* · baca 2 · aturan \S+ · tahun 2025 \(final\) · isi sha256:\S+ · hasil sha256:\S+$/;

test("the line beneath the tables is made again from the file that is saved", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(page.getByTestId("stamp"), LINE);
  const first = await page.getByTestId("stamp").innerText();
  await view(page, "data");
  await cell(page, "puas_n", "2025").fill("408");
  await cell(page, "puas_n", "2025").blur();
  // As long as it is not known, no other stands there.
  await page.waitForFunction(
    (before) =>
      document.querySelector("[data-testid=stamp]")?.textContent !== before,
    first,
  );
  await reads(page.getByTestId("stamp"), LINE);
  const line = await page.getByTestId("stamp").innerText();
  assert.notEqual(line, first);
  const { bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  const saved = Framework.fromToml(bytes.toString("utf8"));
  const { digits, changes } = reproduce(line, saved.toJson());
  assert.deepEqual([digits, changes], ["same", []]);
  assert.equal(
    reproduce(first, saved.toJson()).digits,
    "different",
    "the sheet before had other figures",
  );
  await page.getByTestId("locale-en").click();
  await reads(
    page.getByTestId("stamp"),
    /· rules \S+ · year 2025 .* · input sha/,
  );
  await context.close();
});

test("paper has it at its end, whatever view was open", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await view(page, "findings");
  // The button waits until it is known.
  await page.evaluate(() => {
    window.print = () => {
      window.dispatchEvent(new Event("beforeprint"));
      window.printed = document.querySelector(
        "[data-testid=stamp]",
      ).textContent;
    };
  });
  await page.getByTestId("print").click();
  await page.waitForFunction(() => window.printed !== undefined);
  assert.match(await page.evaluate(() => window.printed), LINE);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByTestId("stamp").isVisible(), true);
  const below = await page.evaluate(() => {
    const bottom = (selector) =>
      document.querySelector(selector).getBoundingClientRect().bottom;
    return bottom("[data-testid=stamp]") > bottom(".print-only");
  });
  assert.ok(below);
  await context.close();
});

test("results and findings that are exported say it, and are made again", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(page.getByTestId("stamp"), LINE);
  const json = Framework.fromToml(SMALL).toJson();
  const exported = async (name) => {
    await page.getByTestId("export").click();
    const { bytes } = await downloaded(page, () =>
      page.getByRole("button", { name }).click(),
    );
    await page.getByTestId("export").click();
    return bytes.toString("utf8");
  };
  const results = await exported("Hasil hitung (JSON)");
  const again = reproduce(results, json);
  assert.deepEqual([again.digits, again.altered], ["same", false]);
  const forged = results.replaceAll('"100.98"', '"110.98"');
  assert.equal(reproduce(forged, json).altered, true);
  const findings = await exported("Catatan pemeriksaan (JSON)");
  assert.equal(reproduce(findings, json).digits, "same");
  await context.close();
});

test("a region has the stamp of all its agencies", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  await page.getByTestId("region-example").click();
  await reads(page.getByTestId("stamp"), LINE);
  const read = (name) => [
    [
      `${name}.toml`,
      readFileSync(
        fileURLToPath(
          new URL(
            `../../../examples/kabupaten-contoh/${name}.toml`,
            import.meta.url,
          ),
        ),
        "utf8",
      ),
    ],
  ];
  const region = new Region(
    ["dinkes", "dinkop", "disdik"].map((key) => [key, read(key)]),
    read("region"),
  );
  assert.equal(
    await page.getByTestId("stamp").innerText(),
    region.stamp({ year: 2025 }).line,
  );
  await context.close();
});
