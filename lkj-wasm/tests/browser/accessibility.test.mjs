// axe-core over every view, in both palettes, at both sizes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open } from "./chromium.mjs";

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
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `${html.slice(0, 160)} ${failureSummary}`,
        )
        .join(" | ")}`,
  );
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
  }
}
