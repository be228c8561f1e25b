// axe-core over every view, in both palettes, at both sizes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { REVISED, choose } from "./page.mjs";

const REGION_VIEWS = ["agencies", "tree", "ranking", "disagreements", "files"];

const axe = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function violations(page) {
  // Given by the debugger, as an extension would: the page's own policy forbids foreign scripts.
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    // eslint-disable-next-line no-undef
    axe.run(document, {
      runOnly: [
        "wcag2a",
        "wcag2aa",
        "wcag21a",
        "wcag21aa",
        "wcag22aa",
        "best-practice",
      ],
    }),
  );
  const told = found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `${html.slice(0, 160)} ${failureSummary}`,
        )
        .join(" | ")}`,
  );
  // Tables scroll by themselves; a page that does is cut off on a phone.
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  return beyond > 0 ? [...told, `wider than the page by ${beyond}`] : told;
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1360, 390]) {
    test(`no violation, ${colorScheme}, ${width} wide`, async () => {
      const { context, page } = await open(browser, undefined, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      await page.getByTestId("target").fill("80,94");
      await page.getByTestId("realization").fill("1.100");
      assert.deepEqual(await violations(page), [], "ambiguous");
      await page.getByTestId("realization").fill("80,34");
      assert.deepEqual(await violations(page), [], "quick");
      await page.getByTestId("example").click();
      await page.getByTestId("objectiveMean").waitFor();
      for (const view of [
        "performance",
        "frame",
        "targets",
        "data",
        "money",
        "programs",
        "narrative",
        "organization",
        "conventions",
        "findings",
        "charts",
      ]) {
        await page.getByTestId(`view-${view}`).click();
        await page.waitForFunction(
          (name) =>
            document
              .querySelector("#view-panel")
              ?.getAttribute("aria-labelledby") === `view-tab-${name}`,
          view,
        );
        assert.deepEqual(await violations(page), [], view);
      }
      await page.getByTestId("view-findings").click();
      await page.getByTestId("decide").first().click();
      await page.getByTestId("decide-reason").fill("Diperiksa di tempat");
      assert.deepEqual(await violations(page), [], "decide");
      await page.getByTestId("decide-by").fill("Inspektorat");
      await page.getByTestId("decide-yes").click();
      await page.getByTestId("shown-decided").click();
      await page.getByTestId("sheet-decisions").waitFor();
      assert.deepEqual(await violations(page), [], "decided");
      await page.getByTestId("view-programs").click();
      await page
        .locator('tr[data-row="sarpras"] [data-column="supports"]')
        .click();
      await page.getByTestId("links").waitFor();
      assert.deepEqual(await violations(page), [], "links");
      await page.keyboard.press("Escape");
      await page.locator('tr[data-row="sarpras"] [data-column="id"]').click();
      await page.getByTestId("new-id").waitFor();
      assert.deepEqual(await violations(page), [], "rename");
      await page.keyboard.press("Escape");
      await page.getByTestId("objectiveMean").click();
      await page.getByTestId("trace").waitFor();
      assert.deepEqual(await violations(page), [], "trace");
      await context.close();
    });

    test(`no violation through the year, ${colorScheme}, ${width} wide`, async () => {
      const { context, page } = await open(browser, undefined, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      await page.getByTestId("blank").click();
      await page.getByTestId("year-asked").waitFor();
      assert.deepEqual(await violations(page), [], "new");
      await page.keyboard.press("Escape");
      await choose(page, "kecil.toml", REVISED);
      await page.getByTestId("next-year").click();
      await page.getByTestId("year-asked").fill("2019");
      await page.getByTestId("year-yes").click();
      await page.getByRole("alert").waitFor();
      assert.deepEqual(await violations(page), [], "next year");
      await page.getByTestId("year-asked").fill("2026");
      await page.getByTestId("year-yes").click();
      await page.getByTestId("todo-item").first().waitFor();
      assert.deepEqual(await violations(page), [], "to-do");
      await page.getByTestId("todo-item").first().click();
      await page.locator('[data-due="true"]:focus').waitFor();
      assert.deepEqual(await violations(page), [], "marked");
      await page.getByTestId("year").selectOption("2025");
      await page.getByTestId("view-compare").click();
      await page.getByTestId("open-other").setInputFiles({
        name: "draf.toml",
        mimeType: "application/octet-stream",
        buffer: Buffer.from(REVISED.replace("puas_n = 412", "puas_n = 400")),
      });
      await page.getByTestId("changed-results").waitFor();
      await page.locator('[data-testid="revisions"] table').first().waitFor();
      assert.deepEqual(await violations(page), [], "compare");

      await page.getByTestId("part-region").click();
      assert.deepEqual(await violations(page), [], "no region");
      await page.getByTestId("region-example").click();
      await page.getByTestId("agencies").waitFor();
      for (const view of REGION_VIEWS) {
        await page.getByTestId(`region-${view}`).click();
        await page.waitForFunction(
          (name) =>
            document
              .querySelector("#region-panel")
              ?.getAttribute("aria-labelledby") === `region-tab-${name}`,
          view,
        );
        assert.deepEqual(await violations(page), [], `region: ${view}`);
      }
      await page.getByTestId("region-agencies").click();
      await page.getByTestId("agency").first().click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await violations(page), [], "open an agency");
      await page.getByTestId("yes").click();
      await page.getByTestId("back-to-region").click();
      await page.getByTestId("region-tree").click();
      await page.getByTestId("edit-region").click();
      await page.getByTestId("sheet-contributions").waitFor();
      assert.deepEqual(await violations(page), [], "the region's own file");
      await context.close();
    });
  }
}
