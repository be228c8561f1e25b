// What opening does to the document that is open, and what can be opened: what saving writes, above
// all.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { FILE, launch, open, serve } from "./chromium.mjs";
import {
  SMALL,
  agree,
  begin,
  cell,
  choose,
  document,
  downloaded,
  drop,
  reads,
  reload,
  view,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const OTHER = SMALL.replace("Dinas Contoh", "Dinas Lain").replace(
  "puas_n = 412",
  "puas_n = 240",
);
const EXAMPLE = new URL("../../../examples/lumajang-2019/", import.meta.url);
const EXAMPLE_FILES = [
  "framework.toml",
  "2019.toml",
  "text-2019.toml",
  "claims.toml",
].map((name) => [name, readFileSync(new URL(name, EXAMPLE), "utf8")]);

const undoes = (page) => page.getByRole("button", { name: "Urungkan" });
const name = (page) => page.getByTestId("organization");
const save = (page) => downloaded(page, () => page.getByTestId("save").click());
const filesOf = (bytes) =>
  Object.entries(unzipSync(bytes)).map(([name, bytes]) => [
    name,
    strFromU8(bytes),
  ]);

/** Opens a file over an open document, and reads why it is refused. */
async function refused(page, file, content) {
  await choose(page, file, content);
  const problems = page.getByTestId("problems");
  await problems.waitFor();
  const text = await problems.innerText();
  await page.keyboard.press("Escape");
  await problems.waitFor({ state: "detached" });
  return text;
}

test("opening asks before it replaces a document, and undoing brings that back", async () => {
  const { context, page, faults } = await open(browser);
  // With nothing open there is nothing to ask.
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await name(page).fill("Belum disimpan");
  await choose(page, "lain.toml", OTHER);
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Buka: lain\.toml/);
  assert.match(await dialog.innerText(), /akan diganti.*Urungkan/);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  assert.equal((await document(page)).organization.name, "Belum disimpan");

  await choose(page, "lain.toml", OTHER);
  await agree(page);
  await reads(cell(page, "puas", "achievement"), "58,82 %");
  assert.equal(await name(page).inputValue(), "Dinas Lain");
  await undoes(page).click();
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  // With the file that it is saved into, and what was done before in it.
  const saved = await save(page);
  assert.equal(saved.name, "kecil.toml");
  assert.equal(
    saved.bytes.toString("utf8"),
    SMALL.replace("Dinas Contoh", "Belum disimpan"),
  );
  await page.getByRole("button", { name: "Ulangi" }).click();
  await reads(cell(page, "puas", "achievement"), "58,82 %");
  assert.equal((await save(page)).name, "lain.toml");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  assert.equal(await name(page).inputValue(), "Dinas Contoh");
  // What was brought back is what is kept.
  await reload(page);
  assert.equal(await name(page).inputValue(), "Dinas Contoh");
  assert.equal((await save(page)).name, "kecil.toml");
  assert.deepEqual(faults, []);
  await context.close();
});

test("so do files that are dropped, new documents and the example", async () => {
  const { context, page } = await open(browser);
  const folder = mkdtempSync(join(tmpdir(), "lkj-"));
  const path = join(folder, "lain.toml");
  writeFileSync(path, OTHER);
  await drop(page, path);
  await reads(cell(page, "puas", "achievement"), "58,82 %");
  await name(page).fill("Belum disimpan");
  await drop(page, path);
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  await drop(page, path);
  await agree(page);
  assert.equal(await name(page).inputValue(), "Dinas Lain");
  await undoes(page).click();
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  await page.getByTestId("example").click();
  await agree(page);
  await reads(page.getByTestId("objectiveMean"), "95,49 %");
  await undoes(page).click();
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  await reads(cell(page, "puas", "achievement"), "58,82 %");
  await begin(page, 2026);
  await undoes(page).click();
  assert.equal(await name(page).inputValue(), "Belum disimpan");
  assert.equal(await page.getByTestId("year").inputValue(), "2025");
  await reads(cell(page, "puas", "achievement"), "58,82 %");
  await context.close();
});

test("what cannot be read is told before anything is asked", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  const text = await refused(page, "rusak.toml", "indicator = [");
  assert.match(text, /rusak\.toml/);
  assert.equal(await page.getByTestId("yes").count(), 0);
  assert.ok(await undoes(page).isDisabled());
  await context.close();
});

for (const where of ["the single file", "the site"]) {
  test(`a document of several files is saved, and opens again as it was: ${where}`, async () => {
    const site = where === "the site" ? await serve() : undefined;
    const { context, page, requests, faults } = await open(
      browser,
      site?.address ?? FILE,
    );
    await page.getByTestId("example").click();
    await reads(page.getByTestId("objectiveMean"), "95,49 %");
    await view(page, "data");
    await cell(page, "kop_rat", "2019").fill("375");
    const first = await save(page);
    assert.match(first.name, /\.zip$/);
    const texts = filesOf(first.bytes);
    assert.deepEqual(
      texts.map(([name]) => name),
      EXAMPLE_FILES.map(([name]) => name),
    );
    assert.notDeepEqual(texts, EXAMPLE_FILES);
    await begin(page, 2026);
    await choose(page, first.name, first.bytes);
    await agree(page);
    await reads(page.getByTestId("objectiveMean"), /%$/);
    await view(page, "data");
    assert.equal(await cell(page, "kop_rat", "2019").inputValue(), "375");
    const second = await save(page);
    assert.equal(second.name, first.name);
    assert.deepEqual(filesOf(second.bytes), texts);
    // As it is when it was never packed, but for what was edited.
    await cell(page, "kop_rat", "2019").fill("376");
    assert.deepEqual(filesOf((await save(page)).bytes), EXAMPLE_FILES);
    const away = requests.filter(
      (url) => !/^(file|blob):/.test(url) && !url.startsWith(site?.address),
    );
    assert.deepEqual(away, []);
    assert.deepEqual(faults, []);
    await context.close();
    await site?.close();
  });
}

test("a package is dropped, compared, and one among the agencies of a region", async () => {
  const { context, page } = await open(browser);
  const folder = mkdtempSync(join(tmpdir(), "lkj-"));
  const write = (name, files) => {
    const path = join(folder, name);
    const packed = files.map(([name, text]) => [name, strToU8(text)]);
    writeFileSync(path, zipSync(Object.fromEntries(packed)));
    return path;
  };
  // As somebody packs a folder on a Mac.
  const lumajang = write("lumajang.zip", [
    ...EXAMPLE_FILES.map(([name, text]) => [`lumajang/${name}`, text]),
    ["lumajang/gambar/foto.toml", "bukan bagiannya"],
    ["__MACOSX/lumajang/._framework.toml", "x"],
  ]);
  await page.getByTestId("part-report").click();
  await drop(page, lumajang);
  await reads(cell(page, "rat", "achievement"), "99,26 %");
  await view(page, "compare");
  await drop(page, lumajang);
  await reads(page.getByTestId("differences"), /sama isinya/);
  await page.getByTestId("part-region").click();
  const at = SMALL.indexOf("[data.2025]");
  const parts = [
    ["rencana.toml", SMALL.slice(0, at)],
    ["2025.toml", SMALL.slice(at)],
  ];
  const region = join(folder, "kabupaten");
  mkdirSync(region);
  for (const [name, content] of [
    ["satu.zip", readFileSync(write("satu.zip", parts))],
    ["dua.toml", OTHER],
    ["rusak.zip", "PK"],
  ]) {
    writeFileSync(join(region, name), content);
  }
  await drop(page, region);
  const row = (key) => page.locator(`tr[data-agency="${key}"]`);
  await reads(row("satu"), /Dinas Contoh/);
  await reads(row("dua"), /Dinas Lain/);
  await page.getByTestId("region-files").click();
  await reads(page.getByTestId("region"), /bukan paket \.zip yang utuh/);
  await context.close();
});

test("a package that is damaged or too large is refused by its name", async () => {
  const { context, page } = await open(browser);
  const whole = zipSync({ "a.toml": strToU8(SMALL) }, { level: 0 });
  const changed = new Uint8Array(whole);
  changed[60] ^= 1;
  assert.match(
    await refused(page, "laporan.zip", changed),
    /laporan\.zip.*a\.toml\s+Isi paket ini rusak/s,
  );
  assert.match(
    await refused(page, "laporan.zip", whole.subarray(0, 200)),
    /laporan\.zip\s+Ini bukan paket \.zip yang utuh/,
  );
  assert.match(
    await refused(page, "foto.zip", zipSync({ "foto.png": new Uint8Array(9) })),
    /foto\.zip\s+Di dalam paket ini tidak ada berkas lkj/,
  );
  const large = zipSync({
    "besar.toml": new Uint8Array(65 * 1024 * 1024),
  });
  assert.ok(large.length < 100_000);
  assert.match(
    await refused(page, "bom.zip", large),
    /bom\.zip · besar\.toml\s+Isi paket ini melebihi batas 64 MB/,
  );
  await context.close();
});

test("files of other kinds are told what they are, and what to do instead", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  for (const [file, wanted] of [
    ["laporan.docx", /Ini dokumen Word\. Salin tabelnya/],
    ["LAPORAN.PDF", /Ini berkas PDF\./],
    ["foto.jpeg", /Ini gambar;/],
    ["data.csv", /Ini tabel CSV\. Buka di Excel/],
    ["lama.xls", /simpan sebagai \.xlsx/],
    ["paparan.pptx", /Ini presentasi\./],
    ["arsip.rar", /Ini paket jenis lain\./],
    ["lkj-2025.html", /Ini dokumen jadi/],
    ["tanpa-akhiran", /Ini bukan berkas teks/],
  ]) {
    const text = await refused(page, file, new Uint8Array([80, 75, 0, 1, 2]));
    assert.match(text, wanted);
    assert.match(text, new RegExp(`^\\s*${file}`));
    assert.doesNotMatch(text, /TOML yang sah/);
  }
  // In the language of the page.
  await page.getByTestId("locale-en").click();
  assert.match(
    await refused(page, "report.docx", "x"),
    /This is a Word document/,
  );
  assert.ok(await page.getByRole("button", { name: "Undo" }).isDisabled());
  // Among others too: nothing of them is opened.
  await page.getByTestId("open").setInputFiles(
    [
      ["a.toml", SMALL],
      ["b.pdf", "%PDF"],
    ].map(([name, text]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(text),
    })),
  );
  await reads(page.getByTestId("problems"), /^b\.pdf/);
  await context.close();
});

test("pickers offer packages", async () => {
  const { context, page } = await open(browser);
  assert.match(await page.getByTestId("open").getAttribute("accept"), /\.zip/);
  await context.close();
});

test("another region is not taken in the place of one unasked", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  await page.getByTestId("region-example").click();
  await page.getByTestId("agencies").waitFor();
  const other = {
    name: "lain.toml",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(OTHER),
  };
  await page.getByTestId("open-agencies").setInputFiles(other);
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator('tr[data-agency="lain"]').count(), 0);
  // A document that was an agency of the one before is none of the new one.
  await page.locator('tr[data-agency="dinkes"]').getByRole("button").click();
  await page.getByTestId("back-to-region").click();
  await page.getByTestId("open-agencies").setInputFiles(other);
  await agree(page);
  await page.locator('tr[data-agency="lain"]').waitFor();
  await page.getByTestId("part-report").click();
  assert.equal(await page.getByTestId("back-to-region").count(), 0);
  await context.close();
});
