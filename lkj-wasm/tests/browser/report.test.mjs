// The report part: a whole framework, edited in the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { large } from "./large.mjs";
import {
  COMPARED,
  SHORT,
  SMALL,
  agree,
  begin,
  cell,
  choose,
  downloaded,
  paste,
  reads,
  row,
  view,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function example(options) {
  const opened = await open(browser, undefined, options);
  await opened.page.getByTestId("example").click();
  await opened.page.getByTestId("objectiveMean").waitFor();
  return opened;
}

test("the example shows its five achievements", async () => {
  const { context, page, faults } = await example();
  for (const [id, value] of [
    ["aktif", "99,90 %"],
    ["rat", "99,26 %"],
    ["sehat", "101,50 %"],
    ["tumbuh", "147,46 %"],
    ["kembang", "85,70 %"],
  ]) {
    await reads(cell(page, id, "achievement"), value);
  }
  await reads(page.getByTestId("objectiveMean"), "95,49 %");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a count that changes carries through to achievement, mean and findings", async () => {
  const { context, page } = await example();
  const findings = Number(
    await page.getByTestId("view-findings").locator(".count").innerText(),
  );
  await view(page, "data");
  await cell(page, "kop_rat", "2019").fill("360");
  await view(page, "performance");
  await reads(cell(page, "rat", "realization"), "76,92");
  await reads(cell(page, "rat", "achievement"), "95,03 %");
  await reads(page.getByTestId("objectiveMean"), "94,08 %");
  const count = page.getByTestId("view-findings").locator(".count");
  const now = Number(await count.innerText());
  assert.ok(now > findings, `${now} findings after ${findings}`);
  await row(page, "rat").locator(".found").click();
  assert.match(
    await page.locator("#notes-rat").innerText(),
    /Kesalahan|Peringatan/,
  );
  await context.close();
});

test("how a number came about, on a click", async () => {
  const { context, page } = await example();
  await cell(page, "rat", "achievement").click();
  assert.deepEqual(
    await page.getByTestId("trace").locator("li").allInnerTexts(),
    [
      "rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34",
      "rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)",
    ],
  );
  await page.keyboard.press("Escape");
  await page.getByTestId("trace").waitFor({ state: "detached" });
  await page.getByTestId("totalAbsorption").click();
  assert.match(
    await page.getByTestId("trace").innerText(),
    /total\.absorption/,
  );
  await context.close();
});

test("a block from a spreadsheet fills cells and adds rows; one undo takes it back", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await view(page, "data");
  await paste(
    cell(page, "puas_n", "name"),
    "Puas\t\t420\r\nJumlah\t\t500\r\nKeluhan\t\t1.250\torang\tCacah\r\n",
  );
  await row(page, "data_1").waitFor();
  assert.equal(await cell(page, "data_1", "name").inputValue(), "Keluhan");
  assert.equal(await cell(page, "data_1", "2025").inputValue(), "1.250");
  await view(page, "performance");
  await reads(cell(page, "puas", "realization"), "84,00");
  await page.keyboard.press("Control+z");
  await reads(cell(page, "puas", "realization"), "85,83");
  await view(page, "data");
  assert.equal(await row(page, "data_1").count(), 0);
  await page.keyboard.press("Control+y");
  await row(page, "data_1").waitFor();
  await context.close();
});

test("rows are added, moved and removed, with what hangs on them", async () => {
  const { context, page } = await open(browser);
  await choose(page, "pendek.toml", SHORT);
  await page.getByTestId("sheet-performance").waitFor();
  await page.getByRole("button", { name: "Indikator", exact: true }).click();
  await cell(page, "indikator_2", "name").fill("Kedua");
  await cell(page, "indikator_2", "target").fill("50");
  await cell(page, "indikator_2", "realization").fill("40");
  await reads(cell(page, "indikator_2", "achievement"), "80,00 %");
  const order = () =>
    page
      .locator('tr[data-type="indicator"]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.row));
  assert.deepEqual(await order(), ["indikator_1", "indikator_2"]);
  await cell(page, "indikator_2", "name").press("Alt+ArrowUp");
  assert.deepEqual(await order(), ["indikator_2", "indikator_1"]);
  await row(page, "indikator_2")
    .getByRole("button", { name: /^Hapus/ })
    .click();
  await agree(page);
  assert.deepEqual(await order(), ["indikator_1"]);
  assert.equal(await page.getByTestId("stale").count(), 0);
  await context.close();
});

test("a malformed file gives a message and loses nothing", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await choose(page, "rusak.toml", SMALL.replace("= 412", "= 1.100"));
  const problems = page.getByTestId("problems");
  await problems.waitFor();
  assert.match(await problems.innerText(), /rusak\.toml/);
  assert.match(await problems.innerText(), /baris 17/);
  await page.keyboard.press("Escape");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("a value that cannot be read is told beneath its row, and the rest stays", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await cell(page, "puas", "target").fill("8.500");
  await page.getByTestId("stale").waitFor();
  await reads(page.locator("#notes-puas"), /8500/);
  assert.equal(
    await cell(page, "puas", "target").getAttribute("aria-invalid"),
    "true",
  );
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await cell(page, "puas", "target").fill("80");
  await reads(cell(page, "puas", "achievement"), "107,29 %");
  assert.equal(await page.getByTestId("stale").count(), 0);
  await context.close();
});

test("saving keeps the comments; what is saved opens again", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await view(page, "data");
  await cell(page, "puas_n", "2025").fill("413");
  const saved = page.waitForEvent("download");
  await page.getByTestId("save").click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), "kecil.toml");
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(text, SMALL.replace("412", "413"));
  await context.close();
});

test("documents are made in the page; a workbook that was filled in opens", async () => {
  const { context, page } = await example();
  const made = async (name) => {
    await page.getByTestId("documents").click();
    const saved = page.waitForEvent("download");
    await page.getByTestId(name).click();
    const path = await (await saved).path();
    await page.getByTestId("documents").click();
    return readFileSync(path);
  };
  const report = (await made("lkjAsPage")).toString("utf8");
  assert.match(report, /^<!DOCTYPE html>/);
  assert.match(report, /5\.313\.115\.447/);
  assert.equal((await made("lkjAsWord")).subarray(0, 2).toString(), "PK");
  assert.equal((await made("lkjAsFigures")).subarray(0, 2).toString(), "PK");
  const workbook = await made("workbookToFill");
  await begin(page, 2025);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await page.getByTestId("open").setInputFiles({
    name: "isian.xlsx",
    mimeType: "application/octet-stream",
    buffer: workbook,
  });
  await agree(page);
  await reads(cell(page, "rat", "achievement"), "99,26 %");
  await page.getByTestId("open").setInputFiles({
    name: "rusak.xlsx",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("bukan buku kerja"),
  });
  await page.getByRole("dialog").waitFor();
  await context.close();
});

test("exports: the file as JSON, the results, the findings, the tables", async () => {
  const { context, page } = await example();
  const exported = async (name) => {
    await page.getByTestId("export").click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    const text = readFileSync(await (await saved).path(), "utf8");
    await page.getByTestId("export").click();
    return text;
  };
  const file = JSON.parse(await exported("Berkas lkj (JSON)"));
  assert.equal(file.series.kop.name, "Jumlah Koperasi");
  const results = JSON.parse(await exported("Hasil hitung (JSON)"));
  assert.equal(results.indicators.length, 5);
  const check = JSON.parse(await exported("Catatan pemeriksaan (JSON)"));
  assert.ok(check.findings.length > 10);
  const sarif = JSON.parse(await exported("Catatan pemeriksaan (SARIF)"));
  assert.equal(sarif.version, "2.1.0");
  const table = await exported("Tabel kinerja (CSV)");
  assert.match(table, /Persentase Koperasi yang melaksanakan RAT;.*;99,26 %;/);
  await context.close();
});

test("compared indicators show their standing, and why there is no percentage", async () => {
  const { context, page, faults } = await open(browser);
  await choose(page, "kecil.toml", COMPARED);
  await reads(cell(page, "predikat", "achievement"), "–");
  await reads(cell(page, "predikat", "category"), "melampaui target");
  await reads(cell(page, "laporan", "category"), "tidak mencapai target");
  const day = cell(page, "laporan", "realization");
  assert.equal(await day.inputValue(), "2 Apr 2025");
  await day.focus();
  assert.equal(await day.inputValue(), "2025-04-02");
  await day.fill("31 Maret 2025");
  await reads(cell(page, "laporan", "category"), "mencapai target");
  await day.fill("2 April 2025");
  await reads(cell(page, "laporan", "category"), "tidak mencapai target");
  await reads(cell(page, "akreditasi", "category"), "Tidak terukur");
  await reads(cell(page, "kematian", "achievement"), "88,00 %");
  await reads(cell(page, "lama", "achievement"), "100,00 %");
  const messages = page.locator(".sheet .messages li");
  for (const reason of [
    /predikat hanya dibandingkan urutannya/,
    /tanggal hanya dibandingkan/,
    /belum ada nilainya: Diukur di TW IV/,
    /target 7 hari dan realisasi 1 minggu dibandingkan dalam hari/,
  ]) {
    await messages.filter({ hasText: reason }).first().waitFor();
  }
  await page.getByTestId("export").click();
  const { bytes } = await downloaded(page, () =>
    page.getByRole("button", { name: "Tabel kinerja (CSV)" }).click(),
  );
  assert.match(bytes.toString("utf8"), /;B;BB;–;melampaui target/);
  await page.getByTestId("locale-en").click();
  await reads(cell(page, "predikat", "category"), "target exceeded");
  assert.deepEqual(faults, []);
  await context.close();
});

test("what was not measured says so on paper and in a table, too", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await cell(page, "puas", "target").fill("");
  await reads(cell(page, "puas", "category"), "Tidak terukur");
  await page.getByTestId("export").click();
  const { bytes } = await downloaded(page, () =>
    page.getByRole("button", { name: "Tabel kinerja (CSV)" }).click(),
  );
  assert.match(bytes.toString("utf8"), /yang puas;%;;85,83;–;Tidak terukur/);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await reads(page.locator(".print-only"), /yang puas[\s\S]*Tidak terukur/);
  await context.close();
});

test("reloading restores, and wiping forgets", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await cell(page, "puas", "target").fill("90");
  await reads(cell(page, "puas", "achievement"), "95,37 %");
  await page.reload();
  await reads(cell(page, "puas", "achievement"), "95,37 %");
  // Beside the document that is kept whole, the edits since.
  await view(page, "data");
  await cell(page, "puas_n", "2025").fill("420");
  await cell(page, "responden", "2025").fill("500");
  await view(page, "performance");
  await reads(cell(page, "puas", "realization"), "84,00");
  await page.reload();
  await reads(cell(page, "puas", "realization"), "84,00");
  await page.getByTestId("wipe").click();
  await page.getByTestId("yes").click();
  await page.getByText("Mulai dengan dokumen baru").waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
  assert.equal(await row(page, "puas").count(), 0);
  await context.close();
});

test("names that are HTML and script are text", async () => {
  const { context, page, faults } = await open(browser);
  const name = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
  await choose(
    page,
    "jahat.json",
    JSON.stringify({
      organization: { name },
      objective: { mutu: { name } },
      indicator: {
        puas: { of: "mutu", name, targets: { 2025: "10" }, unit: name },
      },
      realized: { 2025: { puas: "5" } },
      program: { p: { name } },
      money: { 2025: { p: { budget: "100", spent: "50" } } },
    }),
  );
  await reads(cell(page, "puas", "achievement"), "50,00 %");
  assert.equal(await cell(page, "puas", "name").inputValue(), name);
  for (const each of [
    "frame",
    "targets",
    "data",
    "money",
    "findings",
    "charts",
  ]) {
    await view(page, each);
  }
  await page.getByText("<img src=x").first().waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => "hacked" in window), false);
  assert.equal(await page.locator("#page img, #page script").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("files are opened by dropping them, several as one", async () => {
  const { context, page } = await open(browser);
  const at = SMALL.indexOf("[data.2025]");
  await page.evaluate(
    ([first, second]) => {
      const data = new DataTransfer();
      data.items.add(new File([first], "a.toml"));
      data.items.add(new File([second], "b.toml"));
      document.body.dispatchEvent(
        new DragEvent("drop", {
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    [SMALL.slice(0, at), SMALL.slice(at)],
  );
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("by the keyboard alone", async () => {
  const { context, page } = await open(browser);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
  const tabTo = async (id) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await focused()) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} is not reached`);
  };
  await tabTo("target");
  await page.keyboard.type("80,94");
  await tabTo("realization");
  await page.keyboard.type("80,34");
  await reads(page.getByTestId("achievement"), "99,26");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), "example");
  await page.keyboard.press("Enter");
  await page.getByTestId("objectiveMean").waitFor();
  await tabTo("view-performance");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "view-data");
  await page.getByTestId("sheet-data").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const column = () =>
    page.evaluate(() => document.activeElement?.getAttribute("data-column"));
  const rowId = () =>
    page.evaluate(() =>
      document.activeElement?.closest("tr")?.getAttribute("data-row"),
    );
  for (let presses = 0; (await column()) !== "2019"; presses += 1) {
    assert.ok(presses < 30, "the figures are not reached");
    await page.keyboard.press("Tab");
  }
  assert.equal(await rowId(), "kop");
  await page.keyboard.press("ArrowDown");
  assert.equal(await rowId(), "kop_aktif");
  await page.keyboard.type("470");
  await page.keyboard.press("Enter");
  assert.notEqual(await rowId(), "kop_aktif");
  await reads(page.getByTestId("goalMean"), /%$/);
  await view(page, "performance");
  await reads(cell(page, "rat", "realization"), "80,00");
  await context.close();
});

test("what is printed is the tables, the charts and the findings", async () => {
  const { context, page } = await example();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  const printed = page.locator(".print-only");
  assert.match(await printed.innerText(), /99,26 %/);
  assert.match(await printed.innerText(), /2\.308\.664\.947/);
  assert.ok((await printed.locator("figure svg").count()) >= 2);
  const count = Number(
    await page.getByTestId("view-findings").locator(".count").textContent(),
  );
  const listed = page
    .getByTestId("printed-findings")
    .locator("li[data-severity]");
  assert.ok((await listed.count()) >= count);
  assert.equal(await page.locator(".view").isVisible(), false);
  await context.close();
});

/** Counts what goes to the worker and comes back, in letters. */
function watchWorker() {
  window.traffic = { sent: 0, received: 0 };
  window.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        window.traffic.received += JSON.stringify(data).length;
      });
    }
    postMessage(message) {
      window.traffic.sent += JSON.stringify(message).length;
      super.postMessage(message);
    }
  };
}

test("an edit of a large framework sends and draws what changed, and no more", async () => {
  const { context, page } = await open(browser, undefined, {
    init: watchWorker,
  });
  await choose(page, "besar.json", large(1000));
  await reads(page.getByTestId("objectiveMean"), /%$/);
  await cell(page, "indikator_7", "target").focus();
  await page.evaluate(() => {
    window.traffic.sent = 0;
    window.traffic.received = 0;
    window.drawn = new Set();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element =
          target instanceof Element ? target : target.parentElement;
        window.drawn.add(element?.closest("tr")?.dataset.row ?? "outside");
      }
    }).observe(document.querySelector("tbody"), {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
  });
  await cell(page, "indikator_7", "target").fill("100");
  await reads(cell(page, "indikator_7", "achievement"), "89,80 %");
  const { traffic, drawn } = await page.evaluate(() => ({
    traffic: window.traffic,
    drawn: [...window.drawn],
  }));
  assert.ok(traffic.sent < 1000, `${traffic.sent} letters to the worker`);
  assert.ok(traffic.received < 20_000, `${traffic.received} letters back`);
  assert.deepEqual(drawn.sort(), ["indikator_7", "sasaran_0"]);
  await context.close();
});

test("a large framework is shown a page at a time, and all of it is there", async () => {
  const { context, page } = await open(browser);
  await choose(page, "besar.json", large(1000));
  await reads(page.getByTestId("objectiveMean"), /%$/);
  assert.ok((await page.locator("tbody tr").count()) <= 110);
  await cell(page, "indikator_7", "target").fill("100");
  await reads(cell(page, "indikator_7", "achievement"), "89,80 %");
  await page.getByRole("button", { name: "Berikutnya", exact: true }).click();
  await row(page, "indikator_100").waitFor();
  await context.close();
});
