// What else of a report is edited in the page, beside its figures.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { launch, open } from "./chromium.mjs";
import {
  SMALL,
  agree,
  cell,
  choose,
  document,
  downloaded,
  reads,
  row,
  view,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function example() {
  const opened = await open(browser);
  await opened.page.getByTestId("example").click();
  await opened.page.getByTestId("objectiveMean").waitFor();
  return opened;
}

const add = (page, sheet, name) =>
  page
    .getByTestId(`sheet-${sheet}`)
    .locator(".sheet-actions")
    .getByRole("button", { name })
    .click();

test("a program is linked to the indicators that it supports", async () => {
  const { context, page } = await example();
  await view(page, "programs");
  await cell(page, "sarpras", "supports").click();
  await page.getByTestId("links").locator('input[value="rat"]').check();
  await page.getByTestId("links").locator('input[value="aktif"]').check();
  await page.keyboard.press("Escape");
  await reads(cell(page, "sarpras", "supports"), "rat, aktif");
  const { program } = await document(page);
  assert.deepEqual(program.sarpras.supports, ["rat", "aktif"]);
  await cell(page, "sarpras", "supports").click();
  await page.getByTestId("links").locator('input[value="rat"]').uncheck();
  await page.keyboard.press("Escape");
  await reads(cell(page, "sarpras", "supports"), "aktif");
  await context.close();
});

test("measures are added, moved to another kind, and measured", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "kecil.toml",
    `${SMALL}[program.p.activity.k]\nname = "K"\n[program.p]\nname = "P"\n`,
  );
  await view(page, "programs");
  await add(page, "measures", "Tolok ukur");
  await cell(page, "k.output.0", "name").fill("Peserta pelatihan");
  await cell(page, "k.output.0", "target").fill("20 orang");
  await cell(page, "k.output.0", "realization").fill("15 orang");
  await reads(cell(page, "k.output.0", "achievement"), "75,00 %");
  // A second one of the kind gives each an id, and what was realized goes along.
  await add(page, "measures", "Tolok ukur");
  await cell(page, "k.output.1", "target").fill("10");
  await cell(page, "k.output.1", "realization").fill("9");
  await reads(cell(page, "k.output.1", "achievement"), "90,00 %");
  await reads(cell(page, "k.output.0", "achievement"), "75,00 %");
  await cell(page, "k.output.1", "kind").selectOption("outcome");
  await reads(cell(page, "k.outcome.0", "achievement"), "90,00 %");
  await row(page, "k.output.0")
    .getByRole("button", { name: /^Hapus/ })
    .click();
  await agree(page);
  const { program, realized } = await document(page);
  assert.deepEqual(Object.keys(program.p.activity.k), ["name", "outcome"]);
  assert.equal(Object.keys(realized["2025"]).length, 1);
  await context.close();
});

test("statements and prose are written", async () => {
  const { context, page } = await example();
  await view(page, "narrative");
  const before = (await document(page)).note.length;
  await add(page, "notes", "Pernyataan");
  const key = `note.${before}`;
  await cell(page, key, "text").fill("Jadwal rapat bergeser");
  await cell(page, key, "kind").selectOption("obstacle");
  await cell(page, key, "about").click();
  await page.getByTestId("links").locator('input[value="rat"]').check();
  await page.keyboard.press("Escape");
  await cell(page, "4", "text").fill("Simpulan: {rat} persen.");
  const { note, text } = await document(page);
  assert.deepEqual(note.at(-1), {
    kind: "obstacle",
    about: ["rat"],
    year: 2019,
    text: "Jadwal rapat bergeser",
  });
  assert.equal(text["2019"]["4"].text, "Simpulan: {rat} persen.");
  await row(page, key)
    .getByRole("button", { name: /^Hapus/ })
    .click();
  assert.equal((await document(page)).note.length, before);
  await context.close();
});

test("the tree of units, with functions one a line", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await view(page, "organization");
  await add(page, "units", "Unit");
  await cell(page, "unit_1", "name").fill("Kepala");
  await add(page, "units", "Unit");
  await cell(page, "unit_2", "name").fill("Bidang");
  await cell(page, "unit_2", "under").selectOption("unit_1");
  await cell(page, "unit_2", "functions").fill("Menyusun\nMenilai");
  await page.locator('tr[data-row="unit_2"].level-1').waitFor();
  const { unit } = await document(page);
  assert.deepEqual(unit.unit_2, {
    name: "Bidang",
    under: "unit_1",
    functions: ["Menyusun", "Menilai"],
  });
  await context.close();
});

test("rules: another profile gives other digits", async () => {
  const { context, page } = await example();
  await view(page, "conventions");
  await cell(page, "rules.profile", "value").selectOption("raw");
  await view(page, "performance");
  await reads(cell(page, "tumbuh", "achievement"), "146,86 %");
  await view(page, "conventions");
  await cell(page, "plan.period", "value").fill("2018-2024");
  await cell(page, "rules.cap", "value").fill("120");
  await view(page, "performance");
  await reads(cell(page, "tumbuh", "achievement"), "120,00 %");
  const { plan, rules } = await document(page);
  assert.deepEqual(plan.period, [2018, 2024]);
  assert.equal(rules.profile, "raw");
  await context.close();
});

test("an id is replaced in all that names it, unless it is taken", async () => {
  const { context, page } = await example();
  await view(page, "data");
  await cell(page, "kop_rat", "id").click();
  await page.getByTestId("new-id").fill("kop_aktif");
  await page.getByTestId("rename").click();
  await reads(page.locator("#rename-fault"), /kop_aktif.*sudah dipakai/);
  await page.getByTestId("new-id").fill("rapat_n");
  await page.getByTestId("new-id").press("Enter");
  await row(page, "rapat_n").waitFor();
  assert.equal(await row(page, "kop_rat").count(), 0);
  await view(page, "frame");
  assert.equal(
    await cell(page, "rat", "formula").inputValue(),
    "rapat_n / kop_aktif * 100",
  );
  await view(page, "performance");
  await reads(cell(page, "rat", "achievement"), "99,26 %");
  await page.keyboard.press("Control+z");
  await view(page, "data");
  await row(page, "kop_rat").waitFor();
  await context.close();
});

test("a revision of the agreement sets another target", async () => {
  const { context, page } = await example();
  await view(page, "targets");
  await add(page, "agreements", /PK 2019, perubahan/);
  await cell(page, "pk2019r1", "reason").fill("Perubahan APBD");
  await cell(page, "rat", "pk2019r1").fill("80");
  await view(page, "performance");
  await reads(cell(page, "rat", "achievement"), "100,43 %");
  assert.equal(await cell(page, "rat", "target").inputValue(), "80");
  await context.close();
});

test("files that were opened together are saved apart, in one package", async () => {
  const { context, page } = await open(browser);
  const at = SMALL.indexOf("[data.2025]");
  const files = {
    "rencana.toml": SMALL.slice(0, at),
    "2025.toml": SMALL.slice(at),
  };
  await page.getByTestId("open").setInputFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: "application/toml",
      buffer: Buffer.from(text),
    })),
  );
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await view(page, "data");
  await cell(page, "puas_n", "2025").fill("413");
  const saved = page.waitForEvent("download");
  await page.getByTestId("save").click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), "dinas-contoh-2025.zip");
  const unpacked = unzipSync(readFileSync(await download.path()));
  const texts = Object.entries(unpacked).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]);
  assert.deepEqual(Object.fromEntries(texts), {
    "rencana.toml": files["rencana.toml"],
    "2025.toml": files["2025.toml"].replace("412", "413"),
  });
  await context.close();
});

test("a JSON file is saved as the JSON file that it was", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "kecil.json",
    JSON.stringify({
      organization: { name: "Dinas" },
      indicator: { a: { name: "A", targets: { 2025: "10" } } },
      realized: { 2025: { a: "5" } },
    }),
  );
  await reads(cell(page, "a", "achievement"), "50,00 %");
  await cell(page, "a", "realization").fill("6");
  const saved = page.waitForEvent("download");
  await page.getByTestId("save").click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), "kecil.json");
  const text = readFileSync(await download.path(), "utf8");
  assert.equal(JSON.parse(text).realized["2025"].a, "6");
  await context.close();
});

test("an indicator takes the place of another, and comparisons follow it", async () => {
  const { context, page } = await open(browser);
  const older = `${SMALL}[indicator.kepuasan]
of = "mutu"
name = "Indeks kepuasan" # lama
unit = "%"
[realized.2024]
kepuasan = "82,00"
`;
  await choose(page, "pengganti.toml", older);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await view(page, "frame");
  const of = (id, column) => cell(page, `${id}/lineage`, column);
  await of("puas", "replaces").click();
  await page.getByTestId("links").locator('input[value="kepuasan"]').check();
  assert.equal(
    await page.getByTestId("links").locator('input[value="puas"]').count(),
    0,
    "none takes its own place",
  );
  await page.keyboard.press("Escape");
  await of("kepuasan", "years").fill("2021–2024");
  await of("puas", "years").fill("2025");
  await of("puas", "comparable").selectOption("yes");
  // The one that was replaced is not in force in 2025.
  await page
    .locator('[data-row="kepuasan"] .found')
    .waitFor({ state: "detached" });
  const { indicator } = await document(page);
  assert.deepEqual(indicator.puas.replaces, ["kepuasan"]);
  assert.equal(indicator.puas.comparable, true);
  assert.deepEqual(indicator.kepuasan.years, [2021, 2024]);

  // What is wrong is told at its row, and undone like any edit.
  await of("puas", "years").fill("2029–2025");
  await row(page, "puas/lineage").and(page.locator("tr")).first().waitFor();
  const wrong = of("puas", "years").and(page.locator('[aria-invalid="true"]'));
  await wrong.waitFor();
  await of("puas", "years").blur();
  await page.keyboard.press("Control+z");
  await wrong.waitFor({ state: "detached" });
  await of("puas", "comparable").selectOption("");
  await of("puas", "incomparable").fill("kuesioner baru");
  const { bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  const saved = bytes.toString("utf8");
  assert.match(saved, /incomparable = "kuesioner baru"/);
  assert.match(saved, /name = "Indeks kepuasan" # lama/);
  assert.doesNotMatch(saved, /comparable = true/);
  await context.close();
});

test("programs have years and predecessors, too", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "program.toml",
    `${SMALL}[program]\nlama = "Program lama"\nbaru = "Program baru"\n`,
  );
  await view(page, "programs");
  await cell(page, "lama/lineage", "years").fill("2021–2024");
  await cell(page, "baru/lineage", "replaces").click();
  await page.getByTestId("links").locator('input[value="lama"]').check();
  await page.keyboard.press("Escape");
  const { program } = await document(page);
  assert.deepEqual(program.baru.replaces, ["lama"]);
  assert.deepEqual(program.lama.years, [2021, 2024]);
  await context.close();
});

test("codes and formulas stand as they are written, quantities as readers write them", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "kode.toml",
    `${SMALL.replace('formula = "puas_n', 'weight = "2.5"\nformula = "puas_n').replace("* 100", "* 100.0")}[program.p]\nname = "P"\ncode = "1.02"\n`,
  );
  await view(page, "programs");
  const code = cell(page, "p", "code");
  assert.equal(await code.inputValue(), "1.02");
  await code.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(".03");
  await view(page, "frame");
  assert.equal(await cell(page, "puas", "weight").inputValue(), "2,5");
  assert.match(await cell(page, "puas", "formula").inputValue(), /100\.0$/);
  const { program } = await document(page);
  assert.equal(program.p.code, "1.02.03");
  await context.close();
});

test("what is measured each quarter gets targets and realizations of its quarters", async () => {
  const { context, page } = await open(browser);
  await choose(
    page,
    "triwulan.toml",
    `${SMALL}[unit.layanan]
name = "Bidang Pelayanan"
[indicator.aduan]
of = "mutu"
name = "Aduan selesai"
unit = "aduan"
targets = { 2025 = 40 }
`,
  );
  await view(page, "frame");
  const of = (column) => cell(page, "aduan/definition", column);
  await of("frequency").selectOption("quarter");
  await of("combine").selectOption("sum");
  await of("owner").selectOption("layanan");
  await of("definition").fill("Aduan yang selesai dalam lima hari kerja");
  await view(page, "targets");
  for (const quarter of [1, 2, 3, 4]) {
    await cell(page, "aduan", `2025-Q${quarter}`).fill("10");
  }
  await view(page, "data");
  for (const [at, value] of ["12", "9", "11", "10"].entries()) {
    await cell(page, "aduan", `2025-Q${at + 1}`).fill(value);
  }
  await view(page, "performance");
  await reads(cell(page, "aduan", "achievement"), "105,00 %");
  const { indicator } = await document(page);
  assert.equal(indicator.aduan.owner, "layanan");
  assert.equal(indicator.aduan.targets["2025-Q2"], "10");
  await context.close();
});
