// Pictures of the page, to be looked at: node tests/browser/screenshots.mjs FOLDER
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open } from "./chromium.mjs";
import { COMPARED, REVISED, agree, choose } from "./page.mjs";

const [folder = "target/screenshots"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const SIZES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
};

/** Values of each kind for the quick part. */
const QUICK = {
  bound: ["maksimal 5 hari", "9"],
  strict: ["< 25", "28"],
  grade: ["BB", "A"],
  date: ["31 Maret 2025", "28 Maret 2025"],
  late: ["paling lambat 31 Maret 2025", "2 April 2025"],
  millions: ["2 juta", "1.850.000"],
  units: ["7 hari", "2 minggu"],
  "units-differ": ["3 bulan", "80 hari"],
  "not-yet": ["Paripurna", "Diukur di TW IV"],
  "grades-not-listed": ["Utama", "Paripurna"],
  several: ["12 Dok / 4 Lap", "12 Dok / 1 Lap"],
};

const browser = await launch();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const { context, page, faults } = await open(browser, undefined, {
      viewport,
      colorScheme,
    });
    const picture = (name) =>
      page.screenshot({
        path: join(folder, `${size}-${colorScheme}-${name}.png`),
        fullPage: true,
      });
    await page.getByTestId("target").fill("80,94");
    await page.getByTestId("realization").fill("1.100");
    await picture("quick-ambiguous");
    await page.getByTestId("realization").fill("80,34");
    await picture("quick");
    for (const [name, [target, realization]] of Object.entries(QUICK)) {
      await page.getByTestId("target").fill(target);
      await page.getByTestId("realization").fill(realization);
      await picture(`quick-${name}`);
    }
    await choose(page, "kecil.toml", COMPARED);
    await page.getByTestId("objectiveMean").waitFor();
    await picture("performance-compared");
    await page.getByTestId("example").click();
    await agree(page);
    await page.getByTestId("objectiveMean").waitFor();
    await picture("performance");
    for (const view of [
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
      await page.waitForTimeout(300);
      await picture(view);
    }
    await page.getByTestId("view-findings").click();
    await page.getByTestId("decide").first().click();
    await page.getByTestId("decide-reason").fill("Diperiksa di tempat");
    await page.getByTestId("decide-by").fill("Inspektorat");
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-decide.png`),
    });
    await page.getByTestId("decide-yes").click();
    await page.getByTestId("shown-decided").click();
    await page.getByTestId("sheet-decisions").waitFor();
    await picture("decided");
    await page.getByTestId("view-programs").click();
    await page
      .locator('tr[data-row="sarpras"] [data-column="supports"]')
      .click();
    await page.getByTestId("links").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-links.png`),
    });
    await page.keyboard.press("Escape");
    await page.locator('tr[data-row="sarpras"] [data-column="id"]').click();
    await page.getByTestId("new-id").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-rename.png`),
    });
    await page.keyboard.press("Escape");
    await page.getByTestId("objectiveMean").click();
    await page.getByTestId("trace").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-trace.png`),
    });
    await page.keyboard.press("Escape");
    await page.getByTestId("view-narrative").click();
    await page.locator('[data-testid="sheet-notes"] textarea').first().click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Baris kedua dari pernyataan ini.");
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-lines.png`),
    });
    await page.getByTestId("view-performance").click();
    await page
      .locator('tr[data-row="rat"]')
      .getByRole("button", { name: /^Hapus/ })
      .click();
    await page.getByTestId("yes").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-remove.png`),
    });
    await page.keyboard.press("Escape");
    await page.getByTestId("next-year").click();
    await page.getByTestId("year-asked").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-next-year.png`),
    });
    await page.getByTestId("year-yes").click();
    await page.getByTestId("todo-item").first().waitFor();
    await picture("todo");
    await page.getByTestId("view-money").click();
    await picture("marked");
    await choose(page, "laporan.docx", "x");
    await page.getByTestId("problems").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-other-kind.png`),
    });
    await page.keyboard.press("Escape");
    await choose(page, "perubahan.toml", REVISED);
    await page.getByTestId("yes").waitFor();
    await page.screenshot({
      path: join(folder, `${size}-${colorScheme}-replace.png`),
    });
    await agree(page);
    await page.getByTestId("view-compare").click();
    await page.getByTestId("open-other").setInputFiles({
      name: "draf-1.toml",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(
        REVISED.replace("puas_n = 412", "puas_n = 400").replace(
          "budget = 1_000_000, ",
          "",
        ),
      ),
    });
    await page.getByTestId("changed-results").waitFor();
    await page.locator('[data-testid="revisions"] table').first().waitFor();
    await picture("compare");
    await page.getByTestId("part-region").click();
    await picture("region-start");
    await page.getByTestId("region-example").click();
    await page.getByTestId("agencies").waitFor();
    await picture("region-agencies");
    for (const view of ["tree", "ranking", "disagreements", "files"]) {
      await page.getByTestId(`region-${view}`).click();
      await page.waitForTimeout(300);
      await picture(`region-${view}`);
    }
    await page.getByTestId("region-tree").click();
    await page.getByTestId("edit-region").click();
    await page.getByTestId("yes").click();
    await page.getByTestId("sheet-contributions").waitFor();
    await picture("region-file");
    if (faults.length > 0) console.error(faults.join("\n"));
    if (size === "desktop" && colorScheme === "light") {
      await page.keyboard.press("Escape");
      await page.pdf({ path: join(folder, "print.pdf"), format: "A4" });
    }
    await context.close();
  }
}
await browser.close();
