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

test("the target says which way is better, unless a kind is chosen", async () => {
  const { context, page, faults } = await open(browser);
  assert.equal(
    await page.getByTestId("polarity").locator("option:checked").innerText(),
    "Menurut target",
  );
  for (const [target, realization, value, standing] of [
    ["maksimal 5 hari", "9", "20,00", "tidak mencapai target"],
    ["< 25", "28", "88,00", "tidak mencapai target"],
    ["≤ 45", "41", "100,00", "mencapai target"],
    ["≤ 4 Smt", "4,6", "85,00", "tidak mencapai target"],
    ["2 juta", "1.850.000", "92,50", "tidak mencapai target"],
    ["80,94", "80,34", "99,26", "tidak mencapai target"],
  ]) {
    await fill(page, target, realization);
    const name = `${realization} of ${target}`;
    assert.equal(await text(page, "achievement"), value, name);
    assert.equal(await text(page, "standing"), standing, name);
    assert.equal(await page.getByTestId("units").count(), 0, name);
  }
  await page.getByTestId("polarity").selectOption("higher");
  await fill(page, "maksimal 5 hari", "9");
  assert.equal(await text(page, "achievement"), "–");
  assert.match(await text(page, "reason"), /bertentangan/);
  await page.getByTestId("polarity").selectOption("not_said");
  await fill(page, "80", "85");
  assert.match(await text(page, "reason"), /arah yang lebih baik belum/);
  assert.deepEqual(faults, []);
  await context.close();
});

test("dates and grades show a standing in place of the percentage", async () => {
  const { context, page, faults } = await open(browser);
  const compared = async (target, realization, standing, reason) => {
    await fill(page, target, realization);
    const name = `${realization} of ${target}`;
    assert.equal(await text(page, "achievement"), standing, name);
    assert.equal(await text(page, "standing"), standing, name);
    assert.equal(await text(page, "category"), "", name);
    assert.match(await text(page, "reason"), reason, name);
    assert.doesNotMatch(
      await page.locator(".answer").innerText(),
      /%|Tidak terukur/,
      name,
    );
  };
  await compared("BB", "A", "melampaui target", /predikat hanya/);
  assert.match(await text(page, "reason"), /; pilih jenis “Predikat”/);
  assert.doesNotMatch(await text(page, "reason"), /grade_method/);
  assert.equal(await text(page, "steps"), "A > BB: melampaui target");
  await compared("Baik", "Kurang", "tidak mencapai target", /predikat hanya/);
  await compared(
    "31 Maret 2025",
    "28 Maret 2025",
    "mencapai target",
    /tanggal hanya/,
  );
  assert.match(await text(page, "target-reading"), /31 Mar 2025/);
  await compared(
    "paling lambat 31 Maret 2025",
    "1 April 2025",
    "tidak mencapai target",
    /tanggal hanya/,
  );
  assert.match(await text(page, "target-reading"), /≤ 31 Mar 2025/);
  await page.getByTestId("polarity").selectOption("grade");
  await compared("BB", "A", "melampaui target", /predikat hanya/);
  await page.getByTestId("grades").fill("D, C, CC, B, BB, A, AA");
  assert.equal(await text(page, "achievement"), "120,00");
  await page.getByTestId("polarity").selectOption("yes_no");
  await fill(page, "31 Maret 2025", "28 Maret 2025");
  assert.equal(await text(page, "achievement"), "100,00");
  assert.deepEqual(faults, []);
  await context.close();
});

test("grades of an unknown order ask for it", async () => {
  const { context, page } = await open(browser);
  await fill(page, "Utama", "Paripurna");
  assert.equal(await text(page, "achievement"), "–");
  assert.match(await text(page, "reason"), /urutan predikat/);
  await page.getByTestId("grades").fill("Dasar; Madya; Utama; Paripurna");
  assert.equal(await text(page, "achievement"), "133,33");
  assert.equal(await text(page, "standing"), "melampaui target");
  await context.close();
});

test("what was done about units is said beside the answer", async () => {
  const { context, page } = await open(browser);
  await fill(page, "7 hari", "2 minggu");
  assert.equal(await text(page, "achievement"), "200,00");
  assert.equal(
    await text(page, "units"),
    "Satuan: target 7 hari dan realisasi 2 minggu dibandingkan dalam hari",
  );
  await fill(page, "98,5 %", "0,97");
  assert.match(await text(page, "units"), /pecahan dari 1/);
  await fill(page, "3 bulan", "80 hari");
  assert.equal(await text(page, "achievement"), "–");
  assert.match(await text(page, "reason"), /tidak dapat dibandingkan/);
  await page.getByTestId("locale-en").click();
  await fill(page, "7 hari", "2 minggu");
  assert.match(await text(page, "units"), /^Unit: the target 7 hari and/);
  await context.close();
});

test("a cell is read whole, and says how", async () => {
  const { context, page } = await open(browser);
  for (const [written, reading] of [
    ["5 laporan dari 7 laporan", "5 laporan dari 7 laporan"],
    ["2 jam 15 menit", /135 menit: seratus tiga puluh lima/],
    ["12 Dok / 4 Lap", "12 Dok; 4 Lap"],
    ["Diukur di TW IV", "belum ada nilainya"],
    ["31 Maret", /belum menyebut tahun/],
  ]) {
    await fill(page, "100", written);
    const found = await text(page, "realization-reading");
    if (reading instanceof RegExp) assert.match(found, reading);
    else assert.equal(found, `terbaca ${reading}`);
  }
  await fill(page, "80", "≤ 5");
  assert.match(await page.locator(".answer").innerText(), /bukan satu nilai/);
  await context.close();
});

test("a choice of readings keeps what surrounds the number", async () => {
  const { context, page } = await open(browser);
  const target = page.getByTestId("target");
  const choices = page.getByTestId("target-reading").getByRole("button");
  for (const [written, at, chosen] of [
    ["≤ 1.125", 0, "≤ 1125"],
    ["≤ 1.125", 1, "≤ 1125e-3"],
    ["maksimal 1.125 juta", 0, "maksimal 1125 juta"],
    ["maksimal 5 M", 0, "maksimal 5000000000"],
    ["5 M", 0, "5000000000"],
    ["-1.125", 0, "-1125"],
  ]) {
    await target.fill(written);
    await choices.nth(at).click();
    assert.equal(await target.inputValue(), chosen, written);
  }
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
