// What would be lost is asked about first, or said: rows that take others along, a document that the
// browser cannot keep.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import {
  SHORT,
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

const LINKED = `${SMALL}[agreement.2025]
targets = { puas = "85,00" }
[money.2025]
layanan = { budget = 1_000_000, spent = 810_000 }
[program.layanan]
name = "Program Pelayanan"
supports = ["puas"]
[program.layanan.activity.loket]
name = "Loket"
`;

const remove = (page, id) =>
  row(page, id)
    .getByRole("button", { name: /^Hapus/ })
    .click();
const focused = (page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

test("removing a row that takes others along asks, and says what goes", async () => {
  const { context, page } = await open(browser);
  await choose(page, "tautan.toml", LINKED);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await remove(page, "puas");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  const text = await dialog.innerText();
  assert.match(text, /Hapus: Pengguna yang puas/);
  assert.match(
    text,
    /Ikut terhapus: 1 isian di dalamnya, 1 target perjanjian dan rencana, 1 tautan dari baris lain\./,
  );
  assert.match(text, /Urungkan mengembalikannya/);
  await page.keyboard.press("Escape");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  await remove(page, "puas");
  await agree(page);
  assert.equal(await row(page, "puas").count(), 0);
  await page.keyboard.press("Control+z");
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  for (const [name, id, wanted] of [
    ["data", "puas_n", /1 data dasar\./],
    ["frame", "mutu", /1 tautan dari baris lain\./],
    ["programs", "layanan", /1 isian di dalamnya, 2 isian anggaran\./],
  ]) {
    await view(page, name);
    await remove(page, id);
    await dialog.waitFor();
    assert.match(await dialog.innerText(), wanted);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  const { data, program } = await document(page);
  assert.equal(data["2025"].puas_n, "412");
  assert.equal(program.layanan.activity.loket.name, "Loket");
  await context.close();
});

test("a row that is all there is goes at once, and the keyboard stays in the table", async () => {
  const { context, page } = await open(browser);
  await choose(page, "pendek.toml", SHORT);
  await view(page, "organization");
  const add = page
    .getByTestId("sheet-units")
    .getByRole("button", { name: "Unit", exact: true });
  for (const [id, name] of [
    ["unit_1", "Satu"],
    ["unit_2", "Dua"],
    ["unit_3", "Tiga"],
  ]) {
    await add.click();
    await cell(page, id, "name").fill(name);
  }
  await remove(page, "unit_2");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.locator("button:focus").waitFor();
  assert.equal(await focused(page), "Hapus: Tiga");
  await page.keyboard.press("Enter");
  await row(page, "unit_3").waitFor({ state: "detached" });
  await page.waitForFunction(
    () => document.activeElement?.getAttribute("aria-label") === "Hapus: Satu",
  );
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    () => document.activeElement?.closest(".sheet-actions") !== null,
  );
  await context.close();
});

/** A browser whose storage has no room for one document. */
const full = () => {
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (
      /^lkj\.(document|journal)$/.test(key) &&
      value.includes("Dinas Besar")
    ) {
      throw new DOMException("full", "QuotaExceededError");
    }
    set.call(this, key, value);
  };
};

test("a document that the browser cannot keep says so, and is not left unasked", async () => {
  const { context, page } = await open(browser, undefined, { init: full });
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  const warning = page.getByTestId("not-kept");
  await choose(page, "kecil.toml", SMALL);
  await reads(cell(page, "puas", "achievement"), "100,98 %");
  // The place of the warning is there before it is, so that it is read out.
  assert.equal(await warning.getAttribute("role"), "status");
  assert.equal(await warning.innerText(), "");
  await cell(page, "puas", "target").fill("86");
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
  assert.deepEqual(asked, [], "what is kept is left without a question");
  await choose(
    page,
    "besar.toml",
    SMALL.replace("Dinas Contoh", "Dinas Besar"),
  );
  await agree(page);
  await reads(warning, /tidak muat di simpanan peramban.*Tekan Simpan/);
  await cell(page, "puas", "target").fill("80");
  await reads(cell(page, "puas", "achievement"), "107,29 %");
  const { bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.match(bytes.toString("utf8"), /Dinas Besar/);
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
  assert.deepEqual(asked, [], "what was saved is left without a question");
  // What was kept before is none of the files that were opened.
  assert.equal(await page.getByTestId("save").count(), 0);
  await choose(
    page,
    "besar.toml",
    SMALL.replace("Dinas Contoh", "Dinas Besar"),
  );
  await cell(page, "puas", "target").fill("80");
  await reads(warning, /tidak muat/);
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
  assert.deepEqual(asked, ["beforeunload"]);
  await context.close();
});
