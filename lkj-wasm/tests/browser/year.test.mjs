// The working year in the page: a new file, the next year, the to-do list, two drafts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { launch, open } from "./chromium.mjs";
import {
  REVISED,
  SMALL,
  begin,
  cell,
  choose,
  document,
  downloaded,
  reads,
  reload,
  row,
  view,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The page with a year that was opened behind the first. */
async function opened() {
  const { context, page } = await open(browser);
  await begin(page, 2025);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await page.getByTestId("next-year").click();
  assert.equal(await page.getByTestId("year-asked").inputValue(), "2026");
  await page.getByTestId("year-yes").click();
  await page.getByTestId("year-opened").waitFor();
  return { context, page };
}

const item = (page, name, kind) =>
  page
    .locator("tr", { hasText: kind })
    .getByRole("button", { name, exact: true });

test("a new file has comments, is worked out, and is saved with them", async () => {
  const { context, page, requests, faults } = await open(browser);
  await begin(page, 2024);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await reads(page.getByTestId("objectiveMean"), "98,49 %");
  assert.equal(await page.getByTestId("year").inputValue(), "2024");
  await page.getByTestId("organization").fill("Dinas Kami");
  const { name, bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.equal(name, "kerangka.toml");
  const text = bytes.toString("utf8");
  assert.match(text, /^# Kerangka kinerja/);
  assert.match(text, /name = "Dinas Kami"/);
  assert.deepEqual(
    requests.filter((url) => !/^(file|blob):/.test(url)),
    [],
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test("a year is asked for: no year, and one that is open, are refused", async () => {
  const { context, page } = await open(browser);
  await begin(page, 2025);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await page.getByTestId("next-year").click();
  const asked = page.getByTestId("year-asked");
  await asked.fill("dua ribu");
  await asked.press("Enter");
  await reads(page.getByRole("alert"), /empat angka/);
  await asked.fill("2025");
  await asked.press("Enter");
  await reads(page.getByRole("alert"), /sudah dibuka/);
  await page.keyboard.press("Escape");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("the next year is listed by unit, and each entry leads to its cell", async () => {
  const { context, page } = await opened();
  await reads(page.getByTestId("year-opened"), /10 isian menunggu/);
  await page.getByTestId("todo-date").fill("2027-03-05");
  const service = page.locator('[data-unit="layanan"]');
  await reads(service.getByRole("heading"), "Bidang Pelayanan");
  await reads(service.locator(".progress"), /2 dari 11 terisi/);
  await reads(
    service.locator("tr", { hasText: "Jumlah responden" }),
    /untuk Persentase pengguna yang puas\s+Data dasar\s+2026\s+28 Feb 2027\s+terlambat/,
  );

  // Each kind of entry leads to a cell of its own, which is empty and marked.
  for (const [name, kind, id, column] of [
    ["Jumlah responden", "Data dasar", "responden", "2026"],
    [
      "Rata-rata waktu penyelesaian permohonan",
      "Realisasi",
      "lama",
      "realization",
    ],
    ["Pelayanan Perizinan", "Realisasi anggaran", "perizinan", "spent"],
    [
      "Survei Kepuasan Masyarakat: Laporan survei",
      "Target tolok ukur",
      "survei.output.0",
      "target",
    ],
    ["Perjanjian Kinerja", "Tanda tangan", "pk2026", "signed"],
  ]) {
    await view(page, "todo");
    await item(page, name, kind).first().click();
    const wanted = cell(page, id, column);
    await wanted.and(page.locator(":focus")).waitFor();
    assert.equal(await wanted.getAttribute("data-due"), "true", name);
    assert.match(await wanted.getAttribute("aria-label"), /harus diisi/, name);
  }
  await context.close();
});

test("what is filled in is no longer asked for, and earlier files stay as they are", async () => {
  const { context, page } = await opened();
  await view(page, "data");
  const missing = cell(page, "puas_n", "2026");
  assert.equal(await missing.getAttribute("data-due"), "true");
  await missing.fill("435");
  assert.equal(await missing.getAttribute("data-due"), null);
  await cell(page, "responden", "2026").fill("500");
  await view(page, "todo");
  await page
    .locator('[data-unit="layanan"] .progress', { hasText: "4 dari 11" })
    .waitFor();
  assert.equal(await item(page, "Jumlah responden", "Data dasar").count(), 0);
  await page.getByTestId("todo-stage").selectOption("final");
  await view(page, "performance");
  await reads(cell(page, "puas", "achievement"), "100,00 %");

  const { name, bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.match(name, /\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  assert.deepEqual(Object.keys(files).sort(), ["2026.toml", "kerangka.toml"]);
  const year = strFromU8(files["2026.toml"]);
  assert.match(year, /\npuas_n = /);
  assert.match(year, /2026 = "final"/);
  assert.match(year, /# Tahun 2026: Dinas Contoh/);
  const fresh = await open(browser);
  await begin(fresh.page, 2025);
  await reads(cell(fresh.page, "puas", "achievement"), "100,98 %");
  const first = await downloaded(fresh.page, () =>
    fresh.page.getByTestId("save").click(),
  );
  assert.equal(
    strFromU8(files["kerangka.toml"]),
    first.bytes.toString("utf8"),
    "not a letter of the earlier file has changed",
  );
  await fresh.context.close();

  // The year before still has its digits; undoing far enough takes the year back.
  await page.getByTestId("year").selectOption("2025");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("the year that was opened is there after a reload, and undone in one step", async () => {
  const { context, page } = await opened();
  await reload(page);
  assert.equal(await page.getByTestId("year").inputValue(), "2026");
  await view(page, "data");
  const missing = cell(page, "responden", "2026");
  await missing.and(page.locator("[data-due]")).waitFor();
  await view(page, "todo");
  await page.getByTestId("todo-item").first().waitFor();
  await context.close();

  const again = await opened();
  await again.page.keyboard.press("Control+z");
  assert.equal(await again.page.getByTestId("year").inputValue(), "2025");
  await view(again.page, "performance");
  await reads(cell(again.page, "puas", "achievement"), "100,98 %");
  const { name } = await downloaded(again.page, () =>
    again.page.getByTestId("save").click(),
  );
  assert.equal(name, "kerangka.toml", "the file of the year is gone with it");
  await again.context.close();
});

test("a series by parts gets a column for the new year", async () => {
  const { context, page } = await open(browser);
  const byParts = SMALL.replace("puas_n = 412\n", "")
    .replace(
      'puas_n = { name = "Responden yang puas", kind = "count" }',
      'puas_n = { name = "Responden yang puas", kind = "count", by = "kecamatan" }',
    )
    .replace(
      'targets = { 2025 = "85,00" }',
      'targets = { 2025 = "85,00", 2026 = "86" }',
    );
  await choose(
    page,
    "bagian.toml",
    `${byParts}[grid.puas_n]\nyears = [2025]\nrows = [["Candipuro", 200], ["Pasirian", 212]]\n`,
  );
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await page.getByTestId("next-year").click();
  await page.getByTestId("year-yes").click();
  await item(page, "Responden yang puas", "Data dasar").click();
  const first = cell(page, "puas_n/0", "2026");
  await first.and(page.locator(":focus")).waitFor();
  await first.fill("210");
  await cell(page, "puas_n/1", "2026").fill("220");
  await cell(page, "responden", "2026").fill("500");
  await reads(cell(page, "puas_n", "2026"), "430");
  await view(page, "performance");
  await reads(cell(page, "puas", "realization"), "86,00");
  await context.close();
});

test("quarters that are missing have columns of their own", async () => {
  const { context, page } = await open(browser);
  const quarterly = `format = 1
[organization]
name = "Dinas Contoh"
[stage]
2025 = "Q1"
[indicator.waktu]
name = "Waktu layanan"
unit = "hari"
polarity = "lower"
frequency = "quarter"
combine = "last"
targets = { 2025 = 5, 2025-Q1 = 6, 2025-Q2 = 5 }
[realized.2025-Q1]
waktu = 6
`;
  await choose(page, "triwulan.toml", quarterly);
  await view(page, "todo");
  await page.getByTestId("todo-date").fill("2025-07-20");
  const second = page.locator("tr", { hasText: "TW II 2025" });
  await reads(second, /15 Jul 2025\s+terlambat/);
  await second.getByRole("button").click();
  const missing = cell(page, "waktu", "2025-Q2");
  await missing.and(page.locator(":focus")).waitFor();
  await missing.fill("5");
  await view(page, "todo");
  await second.waitFor({ state: "detached" });
  await context.close();
});

test("spending that is missing of a quarter has a cell of its own", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "kas.toml",
    `${SMALL}[program]
layanan = "Program Pelayanan"
[money.2025]
layanan = { budget = 1_000_000 }
[disbursement.2025-Q1]
layanan = { spent = 200_000 }
`,
  );
  await view(page, "todo");
  await page.getByTestId("todo-date").fill("2025-07-20");
  const second = page.locator("tr", { hasText: "TW II 2025" });
  await reads(second, /Program Pelayanan\s+Realisasi anggaran/);
  await second.getByRole("button").click();
  const missing = cell(page, "layanan/parts", "2025-Q2");
  await missing.and(page.locator(":focus")).waitFor();
  await missing.fill("310.000");
  assert.equal(await page.getByTestId("stale").count(), 0);
  await view(page, "todo");
  await second.waitFor({ state: "detached" });
  await context.close();
});

test("what each quarter is to spend is planned, undone, saved, and told where it is wrong", async () => {
  const { context, page } = await open(browser);
  await begin(page, 2025);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await view(page, "money");
  const planned = page.getByTestId("sheet-planned");
  const quarter = (id, number) =>
    planned.locator(
      `tr[data-row="${id}/planned"] [data-column="2025-Q${number}"]`,
    );
  await reads(planned.locator("thead"), /TW I 2025\s+TW II 2025\s+TW III 2025/);
  await quarter("survei", 1).fill("20.000.000");
  await quarter("survei", 2).fill("Rp 30.000.000");
  await quarter("survei", 2).blur();
  assert.equal(await quarter("survei", 1).inputValue(), "20.000.000");
  // What cannot be read is told beneath the row, and an undo takes it back.
  await quarter("survei", 3).fill("dua puluh");
  await planned.locator(".messages").waitFor();
  assert.equal(await quarter("survei", 3).getAttribute("aria-invalid"), "true");
  await quarter("survei", 3).blur();
  await page.keyboard.press("Control+z");
  await planned.locator(".messages").waitFor({ state: "detached" });
  assert.equal(await quarter("survei", 3).inputValue(), "");
  const { disbursement } = await document(page);
  assert.equal(disbursement["2025-Q1"].survei.planned, "20000000");
  const { bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.match(
    bytes.toString("utf8"),
    /\[disbursement\.2025-Q1\]\nsurvei = \{ planned = /,
  );
  // Paper has it, too.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await reads(
    page.locator(".print-only"),
    /TW I 2025[\s\S]*Survei Kepuasan Masyarakat\s*20\.000\.000\s*Rp 30\.000\.000\s*150\.000\.000[\s\S]*Survei Kepuasan Masyarakat\s*Keluaran/,
  );
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await reload(page);
  await page.getByTestId("sheet-planned").waitFor();
  assert.equal(await quarter("survei", 1).inputValue(), "20.000.000");
  await context.close();
});

test("cumulative figures stay cumulative, and are marked as such", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "kas.toml",
    `${SMALL}[program]
layanan = "Program Pelayanan"
[money.2025]
layanan = { budget = 1_000_000 }
[disbursement.2025-Q2]
layanan = { planned_to_date = 500_000 }
`,
  );
  await view(page, "money");
  const planned = page
    .getByTestId("sheet-planned")
    .locator('[data-column="2025-Q2"]');
  assert.match(await planned.getAttribute("aria-label"), /s\.d\./);
  await planned.fill("600.000");
  const { disbursement } = await document(page);
  assert.deepEqual(Object.keys(disbursement["2025-Q2"].layanan), [
    "planned_to_date",
  ]);
  await context.close();
});

test("the day and the deadlines that somebody set outlive a reload", async () => {
  const { context, page } = await opened();
  await page.getByTestId("todo-date").fill("2027-03-05");
  const data = page.locator("tr", { hasText: "Jumlah responden" });
  await reads(data, /28 Feb 2027\s+terlambat/);
  await page.locator(".deadlines summary").click();
  const days = page.getByTestId("deadline-year");
  assert.equal(await days.getAttribute("placeholder"), "59");
  await days.fill("90");
  await days.blur();
  await reads(data, /31 Mar 2027\s+sudah waktunya/);
  await reload(page);
  // Also the view is the one that was left.
  await reads(data, /31 Mar 2027\s+sudah waktunya/);
  assert.equal(await page.getByTestId("todo-date").inputValue(), "2027-03-05");
  await page.locator(".deadlines summary").click();
  assert.equal(await page.getByTestId("deadline-year").inputValue(), "90");
  await page.getByTestId("deadline-year").fill("");
  await page.getByTestId("deadline-year").blur();
  await reads(data, /28 Feb 2027/);
  await page.getByTestId("todo-today").click();
  const today = await page.evaluate(() => new Date().getFullYear());
  assert.match(
    await page.getByTestId("todo-date").inputValue(),
    new RegExp(`^${today}-`),
  );
  await context.close();
});

// --- Two drafts ---

test("a draft before the present one: changes in words, results, findings", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "draf-2.toml",
    SMALL.replace("responden = 480", "responden = 470"),
  );
  await reads(cell(page, "puas", "achievement"), "103,13 %");
  await view(page, "compare");
  await page.getByTestId("open-other").setInputFiles({
    name: "draf-1.toml",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(
      SMALL.replace(
        "format = 1",
        "format = 1\n[stage]\n2025 = 'final'",
      ).replace("puas_n = 412", "puas_n = 500") +
        '[program]\nlayanan = "Program Layanan"\n[money.2025]\nlayanan = { spent = 5 }\n',
    ),
  });
  const differences = page.getByTestId("differences");
  await reads(differences, /data Jumlah responden 2025: 480 → 470/);
  await reads(differences, /data Responden yang puas 2025: 500 → 412/);
  await reads(
    page
      .getByTestId("changed-results")
      .locator("tr", { hasText: "capaian" })
      .first(),
    /Pengguna yang puas|Capaian/i,
  );
  // Money was spent without a budget in the first draft: that is gone.
  await page.getByTestId("findings-fixed").click();
  assert.ok(
    (await page.getByTestId("compared-findings").locator("li").count()) > 0,
  );

  // The other way round the same change goes back.
  await page.getByTestId("compare-order").selectOption("newer");
  await reads(differences, /data Jumlah responden 2025: 470 → 480/);
  // What is typed is compared at once, and a reload keeps the other draft.
  await view(page, "data");
  await cell(page, "responden", "2025").fill("480");
  await view(page, "compare");
  await reads(differences, /^(?![\s\S]*Jumlah responden)/);
  await reload(page);
  await view(page, "compare");
  await reads(page.getByTestId("differences"), /412 → 500/);
  const changed = page
    .getByTestId("changed-results")
    .locator("tr", { hasText: "Pengguna yang puas" });
  await reads(changed.nth(0), /85,83\s+104,17/);
  await page.getByTestId("locale-en").click();
  await reads(
    page.getByTestId("differences"),
    /data Responden yang puas 2025: 412 → 500/,
  );
  // Figures are written as the language does.
  await reads(changed.nth(0), /85\.83\s+104\.17/);
  await reads(changed.nth(1), /100\.98 %\s+122\.55 %/);
  await context.close();
});

test("a second file that does not read is told, and changes nothing", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await view(page, "compare");
  await page.getByTestId("open-other").setInputFiles({
    name: "rusak.toml",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("[organization]\nname = 80,94\n"),
  });
  await reads(page.getByTestId("problems"), /rusak\.toml/);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByTestId("differences").count(), 0);
  await view(page, "performance");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("what revisions of the agreement and of budgets did", async () => {
  const { context, page } = await open(browser);
  await choose(page, "perubahan.toml", REVISED);
  await view(page, "compare");
  const revisions = page.getByTestId("revisions");
  await reads(revisions, /PK, perubahan 1 · 15 Sep 2025 · Penyesuaian/);
  await reads(
    revisions.locator("tr", { hasText: "PK, perubahan 1" }),
    /80,00\s+85,83\s+107,29 %\s+Sangat Tinggi\s+\+6,31/,
  );
  await reads(
    revisions.locator("tr", { hasText: "900.000" }),
    /−100\.000\s+90,00 %/,
  );
  await context.close();
});

// --- The order of the file ---

test("sections keep the order of the file, and new ones go where they belong", async () => {
  const { context, page } = await open(browser);
  const prose = `[text.2025]
"1" = { heading = "Pendahuluan", text = "Bab pertama." }
"1.A" = { heading = "Latar belakang", text = "Isi." }
"3" = { heading = "Akuntabilitas", text = "Bab tiga." }
`;
  await choose(page, "narasi.toml", SMALL + prose);
  await view(page, "narrative");
  const order = () =>
    page
      .locator('tr[data-type="section"]')
      .evaluateAll((rows) => rows.map((row) => row.dataset.row));
  assert.deepEqual(await order(), ["1", "1.A", "3"]);
  await page.getByRole("button", { name: "Bagian 2" }).click();
  assert.deepEqual(await order(), ["1", "1.A", "2", "3"]);
  await cell(page, "2", "text").fill("Bab dua.");
  await page.getByTestId("export").click();
  const { bytes } = await downloaded(page, () =>
    page.getByRole("button", { name: "Berkas lkj (TOML)" }).click(),
  );
  const [, table = ""] = bytes.toString("utf8").split("[text.2025]\n");
  const keys = table.matchAll(/^"?([\d.A-Z]+)"? = \{/gm);
  const places = [...keys].map(([, key]) => key);
  assert.deepEqual(places, ["1", "1.A", "2", "3"]);
  await reload(page);
  await view(page, "narrative");
  assert.deepEqual(await order(), ["1", "1.A", "2", "3"]);
  await row(page, "2")
    .getByRole("button", { name: /^Hapus/ })
    .click();
  assert.deepEqual(await order(), ["1", "1.A", "3"]);
  assert.equal(await page.getByTestId("stale").count(), 0);
  await context.close();
});
