// Several agencies in the page: opened, told apart, ranked, one of them edited and put back.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open } from "./chromium.mjs";
import {
  SMALL,
  agree,
  cell,
  choose,
  document,
  downloaded,
  drop,
  reads,
  reload,
  view,
} from "./page.mjs";

const EXAMPLE = fileURLToPath(
  new URL("../../../examples/kabupaten-contoh", import.meta.url),
);
const named = (name) => SMALL.replace("Dinas Contoh", name);

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "lkj-region-"));
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page with the made-up region. */
async function example() {
  const started = await open(browser);
  await started.page.getByTestId("part-region").click();
  await started.page.getByTestId("region-example").click();
  await started.page.getByTestId("agencies").waitFor();
  return started;
}

const tab = (page, name) => page.getByTestId(`region-${name}`).click();
const agency = (page, key) => page.locator(`tr[data-agency="${key}"]`);

test("every agency in a line, with counts, money and who is missing", async () => {
  const { context, page, requests, faults } = await example();
  await reads(
    agency(page, "dinkop"),
    /Dinas Koperasi dan Usaha Mikro\s+dinkop\s+101,44 %\s+Sangat Tinggi\s+Sangat Tinggi 3\s+1\.250\.000\.000\s+1\.187\.500\.000\s+95,00 %/,
  );
  await reads(page.getByTestId("lacking"), /Dinas Perdagangan/);
  await tab(page, "files");
  await reads(
    page.getByTestId("attendance"),
    /Berkas belum ada 1\s+Dinas Perdagangan/,
  );
  await tab(page, "disagreements");
  await reads(
    page.getByTestId("disagreements"),
    /Indeks kepuasan masyarakat\s+Satuan\s+skala 1-4\s+dinkes\s+indeks\s+dinkop/,
  );
  assert.deepEqual(
    requests.filter((url) => !/^(file|blob):/.test(url)),
    [],
  );
  assert.deepEqual(faults, []);
  await context.close();
});

test("a folder by the picker, with one broken file and an agency of several files", async () => {
  const region = join(folder, "kabupaten");
  mkdirSync(join(region, "dinsos"), { recursive: true });
  const text = named("Dinas Sosial");
  writeFileSync(
    join(region, "dinsos", "rencana.toml"),
    text.slice(0, text.indexOf("[data")),
  );
  writeFileSync(
    join(region, "dinsos", "2025.toml"),
    text.slice(text.indexOf("[data")),
  );
  writeFileSync(join(region, "dinkes.toml"), named("Dinas Kesehatan"));
  writeFileSync(join(region, "rusak.toml"), "[organisasi]\nname = 'A'\n");
  writeFileSync(join(region, "catatan.txt"), "bukan berkas lkj");
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  await page.getByTestId("open-folder").setInputFiles(region);
  await reads(agency(page, "dinsos"), /Dinas Sosial[\s\S]*100,98 %/);
  await reads(agency(page, "dinkes"), /Dinas Kesehatan/);
  assert.equal(await page.locator("tr[data-agency]").count(), 2);
  await reads(page.getByTestId("lacking"), /rusak/);
  await page.getByTestId("lacking").getByRole("button").click();
  await reads(
    page.locator('.unread[data-agency="rusak"]'),
    /rusak\.toml baris 1[\s\S]*organization/,
  );
  await context.close();
});

test("folders and files that are dropped", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  await drop(page, EXAMPLE);
  await reads(agency(page, "disdik"), /Dinas Pendidikan/);
  await reads(page.locator(".region-name"), "Kabupaten Contoh");
  // Several are agencies each, and replace those that were there.
  const many = join(folder, "banyak");
  for (let at = 0; at < 130; at += 1) {
    const own = join(many, `dinas_${at}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "lkj.toml"), named(`Dinas ke-${at}`));
  }
  await drop(page, many);
  await agree(page);
  await reads(agency(page, "dinas_129"), /Dinas ke-129/);
  assert.equal(await page.locator("tr[data-agency]").count(), 130);
  await context.close();
});

test("a folder that is dropped on a report is one document", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-report").click();
  const lumajang = fileURLToPath(
    new URL("../../../examples/lumajang-2019", import.meta.url),
  );
  await drop(page, lumajang);
  await reads(cell(page, "rat", "achievement"), "99,26 %");
  await view(page, "compare");
  await drop(page, lumajang);
  await reads(page.getByTestId("differences"), /sama isinya/);
  await context.close();
});

test("rankings tell ties, and why some have no rank", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  const files = [
    ["satu.toml", named("Dinas Satu")],
    ["dua.toml", named("Dinas Dua")],
    ["tiga.toml", named("Dinas Tiga").replace("puas_n = 412", "puas_n = 432")],
    ["empat.toml", named("Dinas Empat").replace("puas_n = 412", "")],
  ];
  await page.getByTestId("open-agencies").setInputFiles(
    files.map(([name, text]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(text),
    })),
  );
  await agency(page, "tiga").waitFor();
  await tab(page, "ranking");
  await page.getByTestId("rank-by").selectOption("objectives");
  const ranking = page.getByTestId("ranking");
  await reads(
    ranking.locator("tbody"),
    /1\s+Dinas Tiga\s+105,88 %\s+seri 2\s+Dinas Dua\s+100,98 %\s+seri 2\s+Dinas Satu/,
  );
  await reads(ranking.locator("section"), /Tanpa peringkat\s+Dinas Empat/);
  await page.getByTestId("rank-by").selectOption("indicator");
  await page.getByTestId("rank-indicator").selectOption("Pengguna yang puas");
  await reads(ranking.locator("section"), /Dinas Empat \S+/);
  const table = await downloaded(page, async () => {
    await page.getByTestId("region-export").click();
    await page.getByTestId("exportRanking").click();
  });
  assert.match(
    table.bytes.toString("utf8"),
    /1;tidak;Dinas Tiga;105,88 %\r\n2;ya;Dinas Dua/,
  );
  await context.close();
});

test("one agency is opened, edited, and the region takes it over", async () => {
  const { context, page } = await example();
  const open = agency(page, "dinkes").getByRole("button");
  await open.click();
  await reads(cell(page, "gizi", "achievement"), "96,00 %");
  const { name, bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.equal(name, "dinkes.toml");
  assert.match(bytes.toString("utf8"), /Dinas Kesehatan/);
  await cell(page, "gizi", "target").fill("100");
  await reads(cell(page, "gizi", "achievement"), /^8\d,\d\d %$/);
  const reached = await cell(page, "gizi", "achievement").innerText();
  await page.getByTestId("back-to-region").click();
  await tab(page, "tree");
  await reads(
    page.getByRole("treeitem", { name: /balita bergizi/ }),
    new RegExp(reached),
  );
  // All of it is there after a reload, the edited agency too.
  await reload(page);
  // The view is the one that was left.
  await page.getByTestId("tree").waitFor();
  await tab(page, "agencies");
  await reads(
    page.getByTestId("region").locator('tr[data-agency="dinkes"]'),
    /Dinas Kesehatan/,
  );
  await tab(page, "tree");
  await reads(
    page.getByRole("treeitem", { name: /balita bergizi/ }),
    new RegExp(reached),
  );
  await context.close();
});

test("what agencies contribute is chosen, weighted, and the tree follows", async () => {
  const { context, page } = await example();
  await tab(page, "tree");
  await reads(page.getByTestId("edit-region"), "Ubah berkas daerah");
  await page.getByTestId("edit-region").click();
  const table = page.getByTestId("sheet-contributions");
  const chosen = cell(page, "ekonomi/contribution", "from");
  await reads(chosen, "dinkop.rat, dinkop.usaha, disdag.pasar");
  // A tick more keeps the weight of the others.
  await chosen.click();
  const boxes = page.getByTestId("links");
  await boxes.locator('input[value="disdik.uks"]').check();
  await boxes.locator('input[value="disdag.pasar"]').uncheck();
  await page.keyboard.press("Escape");
  await reads(chosen, "dinkop.rat, dinkop.usaha, disdik.uks");
  const part = (at) => `contribution/ekonomi/from/${at}`;
  assert.equal(await cell(page, part(0), "weight").inputValue(), "2");
  await cell(page, part(2), "weight").fill("tiga");
  await table.locator(".messages").waitFor();
  await cell(page, part(2), "weight").fill("3");
  await table.locator(".messages").waitFor({ state: "detached" });
  await cell(page, "ekonomi/contribution", "combine").selectOption("mean");
  const { contribution } = await document(page);
  assert.deepEqual(contribution.ekonomi.from, [
    { indicator: "dinkop.rat", weight: "2" },
    "dinkop.usaha",
    { indicator: "disdik.uks", weight: "3" },
  ]);
  await cell(page, "ekonomi/contribution", "combine").focus();
  await page.keyboard.press("Control+z");
  assert.equal(
    await cell(page, "ekonomi/contribution", "combine").inputValue(),
    "weighted",
  );
  // A reload brings back the file, and what may be chosen for it.
  await reload(page);
  await cell(page, "sehat/contribution", "from").click();
  await boxes.locator('input[value="dinkes.gizi"]').check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await reads(cell(page, "sehat/contribution", "from"), "pilih …");
  const { name, bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.equal(name, "region.toml");
  assert.match(bytes.toString("utf8"), /# Siapa mendukung apa/);
  await page.getByTestId("back-to-region").click();
  await reads(
    page.getByRole("treeitem", { name: /Tumbuhnya ekonomi/ }),
    /berbobot, 3 dari 3/,
  );
  await context.close();
});

test("a region without a file of its own gets one", async () => {
  const { context, page } = await open(browser);
  await page.getByTestId("part-region").click();
  await page.getByTestId("open-agencies").setInputFiles(
    ["satu", "dua"].map((name) => ({
      name: `${name}.toml`,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(named(`Dinas ${name}`)),
    })),
  );
  await agency(page, "satu").waitFor();
  await tab(page, "tree");
  await reads(page.getByTestId("edit-region"), "Buat berkas daerah");
  await page.getByTestId("edit-region").click();
  await cell(page, "sasaran_1/contribution", "from").click();
  const boxes = page.getByTestId("links");
  await boxes.locator('input[value="dua.puas"]').check();
  await page.keyboard.press("Escape");
  await page.getByTestId("organization").fill("Kabupaten Baru");
  await page.getByTestId("back-to-region").click();
  await reads(page.locator(".region-name"), "Kabupaten Baru");
  await reads(
    page.getByRole("treeitem", { name: /^Sasaran/ }),
    /1 dari 1\s+100,98 %/,
  );
  // An agency that goes takes along what it contributes.
  await page.getByTestId("edit-region").click();
  await page
    .getByTestId("sheet-agencies")
    .locator('tr[data-row="dua"]')
    .getByRole("button", { name: /^Hapus/ })
    .click();
  await agree(page);
  const { agency: agencies, contribution } = await document(page);
  assert.deepEqual(Object.keys(agencies), ["satu"]);
  assert.equal(contribution, undefined);
  await context.close();
});

test("a document that is no agency is not replaced unasked", async () => {
  const { context, page } = await open(browser);
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await page.getByTestId("part-region").click();
  await page.getByTestId("region-example").click();
  await agency(page, "dinkes").getByRole("button").click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("part-report").click();
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await context.close();
});

test("the tree is walked by the keyboard alone", async () => {
  const { context, page } = await example();
  await page.getByTestId("region-agencies").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Tab");
  const focused = () =>
    page.evaluate(() => document.activeElement.textContent.trim());
  assert.match(await focused(), /^Tujuan Meningkatnya kesejahteraan/);
  await page.keyboard.press("ArrowDown");
  assert.match(
    await focused(),
    /^Sasaran Tumbuhnya ekonomi kerakyatan berbobot, 2 dari 3 100,73 % Sangat Tinggi/,
  );
  await page.keyboard.press("ArrowLeft");
  const economy = page.getByRole("treeitem", { name: /^Sasaran Tumbuhnya/ });
  assert.equal(await economy.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(), /^Sasaran Meningkatnya derajat kesehatan/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(), /^dinkop .*RAT\s+98,60 %/);
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(), /^Sasaran Tumbuhnya/);
  await page.keyboard.press("End");
  assert.match(await focused(), /^disdik .*UKS aktif/);
  await page.keyboard.press("Home");
  assert.match(await focused(), /^Tujuan/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await reads(page.getByTestId("objectiveMean"), "96,40 %");
  assert.equal(
    await page.getByTestId("organization").inputValue(),
    "Dinas Pendidikan",
  );
  await context.close();
});

test("the long table is saved for a spreadsheet, the agencies too", async () => {
  const { context, page } = await example();
  const saved = async (name) => {
    await page.getByTestId("region-export").click();
    const file = await downloaded(page, () => page.getByTestId(name).click());
    await page.getByTestId("region-export").click();
    return file.bytes.toString("utf8");
  };
  const long = await saved("exportLong");
  assert.match(long, /^\ufeffagency,year,level,id,name,unit,polarity,/);
  assert.match(long, /dinkop,2025,organization,total,/);
  const agencies = await saved("exportAgencies");
  assert.match(agencies, /Dinas Kesehatan;2;2;97,29 %;Sangat Tinggi;2;0;/);
  await context.close();
});

test("names that are markup are shown as text", async () => {
  const { context, page, faults } = await open(browser);
  await page.getByTestId("part-region").click();
  const evil =
    '<img src=x onerror="window.gone=1"><script>window.gone=1</script>';
  await page.getByTestId("open-agencies").setInputFiles({
    name: "jahat.toml",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(SMALL.replace('"Dinas Contoh"', `'${evil}'`)),
  });
  await reads(agency(page, "jahat").getByRole("button"), evil);
  assert.equal(await page.evaluate(() => window.gone), undefined);
  assert.deepEqual(faults, []);
  await context.close();
});
