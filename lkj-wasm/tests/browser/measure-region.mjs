// How long the page takes to open the agencies of a region, from the files to the table:
// node tests/browser/measure-region.mjs [AGENCIES] [INDICATORS]
import { launch, open } from "./chromium.mjs";
import { large } from "./large.mjs";

const agencies = Number(process.argv[2] ?? 60);
const indicators = Number(process.argv[3] ?? 20);
const text = large(indicators);
const files = Array.from({ length: agencies }, (_, at) => ({
  name: `dinas_${at}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(text.replace("Perangkat daerah besar", `Dinas ${at}`)),
}));

const browser = await launch();
const { page } = await open(browser);
await page.getByTestId("part-region").click();
const last = page.locator(`tr[data-agency="dinas_${agencies - 1}"]`);
const times = [];
for (let at = 0; at < 7; at += 1) {
  const start = performance.now();
  await page.getByTestId("open-agencies").setInputFiles(files);
  await last.waitFor();
  times.push(performance.now() - start);
  await page.getByTestId("close-region").click();
  await page.getByTestId("close-region-yes").click();
  await last.waitFor({ state: "detached" });
}
const [first, ...others] = times;
const median = others.sort((one, other) => one - other)[3];
console.log(
  `${agencies} agencies of ${indicators} indicators, ${text.length * agencies} bytes: ` +
    `${Math.round(first)} ms with the loading of the module, then ${Math.round(median)} ms (median of ${others.length})`,
);
await browser.close();
