// How long the page's main thread is busy with each edit of a large framework, and how soon the
// results are there: node tests/browser/measure.mjs [INDICATORS]
import { large } from "./large.mjs";
import { launch, open } from "./chromium.mjs";

const count = Number(process.argv[2] ?? 1000);
const browser = await launch();
const { page, context } = await open(browser);
const debug = await context.newCDPSession(page);
// Of the thread's own clock: what other programs do on the machine does not count.
await debug.send("Performance.enable", { timeDomain: "threadTicks" });

const busy = async () => {
  const { metrics } = await debug.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
};
const median = (values) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

const text = large(count);
const started = performance.now();
await page.getByTestId("open").setInputFiles({
  name: "besar.json",
  mimeType: "application/json",
  buffer: Buffer.from(text),
});
await page.getByTestId("objectiveMean").waitFor({ timeout: 120_000 });
console.log(
  `${count} indicators, ${text.length} bytes: shown after ${Math.round(performance.now() - started)} ms`,
);

for (const [view, id, column, shows] of [
  ["performance", "indikator_7", "target", "achievement"],
  ["money", "kegiatan_1", "spent", "remaining"],
]) {
  await page.getByTestId(`view-${view}`).click();
  const cell = page.locator(`tr[data-row="${id}"] [data-column="${column}"]`);
  await cell.focus();
  await page.waitForTimeout(1500);
  const tasks = [];
  const longest = [];
  const answers = [];
  for (let at = 0; at < 15; at += 1) {
    await page.evaluate(() => {
      window.longest = 0;
      window.observer?.disconnect();
      window.observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          window.longest = Math.max(window.longest, duration);
        }
      });
      window.observer.observe({ type: "longtask" });
    });
    const before = await busy();
    // Watched from inside, so that asking costs the page nothing.
    await page.evaluate(
      ([row, shows]) => {
        const result = document.querySelector(
          `tr[data-row="${row}"] [data-column="${shows}"]`,
        );
        window.answered = new Promise((resolve) => {
          const start = performance.now();
          new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve(performance.now() - start);
          }).observe(result, {
            characterData: true,
            childList: true,
            subtree: true,
          });
        });
      },
      [id, shows],
    );
    await cell.fill(String(401 + at));
    answers.push(await page.evaluate(() => window.answered));
    // The page also keeps the document in the browser's storage.
    await page.waitForTimeout(700);
    tasks.push((await busy()) - before);
    longest.push(await page.evaluate(() => window.longest));
  }
  console.log(
    `${view}: main thread ${median(tasks).toFixed(1)} ms of processor time an edit (median of ${tasks.length}; most ${Math.max(...tasks).toFixed(1)}), ` +
      `longest task over 50 ms: ${Math.max(...longest).toFixed(0)} ms (0: none), ` +
      `results after ${median(answers).toFixed(0)} ms`,
  );
}
await browser.close();
