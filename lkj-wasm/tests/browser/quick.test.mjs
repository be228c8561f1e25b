// The quick part, as somebody uses it who has the single file and nothing else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FILE, launch, open, serve } from "./chromium.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const text = (page, id) => page.getByTestId(id).innerText();

async function fill(page, target, realization) {
  await page.getByTestId("target").fill(target);
  await page.getByTestId("realization").fill(realization);
}

test("a target and a realization give the achievement as one types", async () => {
  const { context, page, faults } = await open(browser);
  await fill(page, "80,94", "80,34");
  assert.equal(await text(page, "achievement"), "99,26");
  assert.match(await text(page, "category"), /Sangat Tinggi/);
  assert.equal(
    await text(page, "steps"),
    "80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)",
  );
  assert.match(
    await text(page, "target-reading"),
    /80,94: delapan puluh koma sembilan empat/,
  );
  await page.getByTestId("realization").press("Backspace");
  assert.equal(await text(page, "achievement"), "99,21");
  assert.deepEqual(faults, []);
  await context.close();
});

test("whether the target was reached is told by the numbers, not by what is printed", async () => {
  const { context, page } = await open(browser);
  await fill(page, "10000", "9999,9");
  assert.equal(await text(page, "achievement"), "100,00");
  assert.equal(await text(page, "standing"), "tidak mencapai target");
  await fill(page, "10000", "10000");
  assert.equal(await text(page, "standing"), "mencapai target");
  await fill(page, "10000", "10001");
  assert.equal(await text(page, "standing"), "melampaui target");
  await fill(page, "10000", "-");
  assert.equal(await page.getByTestId("standing").count(), 0);
  await context.close();
});

test("each kind of indicator has its own formula", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("polarity").selectOption("lower");
  await fill(page, "32", "4,88");
  assert.equal(await text(page, "achievement"), "184,75");
  await page.getByTestId("method").selectOption("ratio");
  assert.equal(await text(page, "achievement"), "655,74");
  await page.getByTestId("method").selectOption("baseline");
  await page.getByTestId("baseline").fill("50");
  assert.equal(await text(page, "achievement"), "250,67");
  await page.getByTestId("polarity").selectOption("grade");
  await fill(page, "WTP", "WTP");
  assert.equal(await text(page, "achievement"), "100,00");
  await context.close();
});

test("what is ambiguous is asked, and the choice is taken", async () => {
  const { context, page } = await open(browser);
  await fill(page, "1.000 orang", "1.100");
  const reading = page.getByTestId("realization-reading");
  assert.match(await reading.innerText(), /dua cara/);
  assert.match(await reading.innerText(), /seribu seratus/);
  assert.equal(await text(page, "achievement"), "–");
  await reading.getByRole("button").first().click();
  assert.equal(await page.getByTestId("realization").inputValue(), "1100");
  assert.equal(await text(page, "achievement"), "110,00");
  await fill(page, "2", "1.125");
  await reading.getByRole("button").nth(1).click();
  assert.equal(await text(page, "achievement"), "56,25");
  await context.close();
});

test("what cannot be measured says why, and is no zero", async () => {
  const { context, page } = await open(browser);
  await fill(page, "0", "5");
  assert.equal(await text(page, "achievement"), "–");
  assert.match(await page.locator(".answer").innerText(), /Tidak terukur/);
  await context.close();
});

test("in English, with its own style of figures", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("locale-en").click();
  await fill(page, "80,94", "80,34");
  assert.equal(await text(page, "achievement"), "99.26");
  assert.equal(
    await text(page, "steps"),
    "80.34 / 80.94 × 100 = 99.26 (Sangat Tinggi)",
  );
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await context.close();
});

test("the single file asks nothing of anywhere, and may not", async () => {
  const { context, page, requests, faults } = await open(browser);
  await fill(page, "80,94", "80,34");
  await page.getByTestId("example").click();
  await page.getByTestId("objectiveMean").waitFor();
  const outside = requests.filter(
    (address) => address !== FILE && !/^(blob|data):/.test(address),
  );
  assert.deepEqual(outside, []);
  assert.deepEqual(faults, []);
  const refused = await page.evaluate(async () => {
    try {
      await fetch("https://example.invalid/");
      return "asked";
    } catch (error) {
      return String(error);
    }
  });
  assert.notEqual(refused, "asked");
  assert.match(faults.join("\n"), /Content Security Policy/);
  await context.close();
});

test("the site is the same page", async () => {
  const { address, close } = await serve();
  const { context, page, requests, faults } = await open(browser, address);
  await fill(page, "80,94", "80,34");
  assert.equal(await text(page, "achievement"), "99,26");
  await page.getByTestId("example").click();
  await page.getByTestId("objectiveMean").waitFor();
  assert.ok(requests.every((request) => request.startsWith(address)));
  assert.deepEqual(faults, []);
  await context.close();
  await close();
});
