// What the tests of the page say often.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const SMALL = `format = 1
# catatan kami
[organization]
name = "Dinas Contoh" # resmi
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
of = "mutu"
name = "Pengguna yang puas"
unit = "%"
formula = "puas_n / responden * 100"
targets = { 2025 = "85,00" }
[series]
puas_n = { name = "Responden yang puas", kind = "count" }
responden = { name = "Jumlah responden", kind = "count" }
[data.2025]
puas_n = 412
responden = 480
`;

/** A file whose agreement and budget were revised. */
export const REVISED = `${SMALL}[agreement.2025]
signed = 2025-01-20
targets = { puas = "85,00" }
[[agreement.2025.revision]]
signed = 2025-09-15
reason = "Penyesuaian"
targets = { puas = "80,00" }
[program]
layanan = "Program Pelayanan"
[money.2025]
layanan = { budget = 1_000_000, revised = 900_000, spent = 810_000 }
`;

/** A file with one indicator and nothing measured yet. */
export const SHORT = `format = 1
[organization]
name = "Dinas Contoh"
[objective]
sasaran_1 = "Sasaran pertama"
[indicator.indikator_1]
of = "sasaran_1"
name = "Indikator pertama"
unit = "%"
targets = { 2025 = "100" }
`;

/** Indicators whose targets are bounds, dates and grades, none with a polarity. */
export const COMPARED = `format = 1
[organization]
name = "Dinas Contoh"
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.predikat]
of = "mutu"
name = "Predikat akuntabilitas kinerja"
targets = { 2025 = "B" }
[indicator.laporan]
of = "mutu"
name = "Laporan disampaikan"
targets = { 2025 = "31 Maret 2025" }
[indicator.akreditasi]
of = "mutu"
name = "Status akreditasi"
targets = { 2025 = "Paripurna" }
[indicator.kematian]
of = "mutu"
name = "Angka kematian"
targets = { 2025 = "< 25 per mil" }
[indicator.lama]
of = "mutu"
name = "Lama pengerjaan"
targets = { 2025 = "7 hari" }
[realized.2025]
predikat = "BB"
laporan = "2 April 2025"
akreditasi = "Diukur di TW IV"
kematian = "28"
lama = "1 minggu"
`;

export const row = (page, id) => page.locator(`tr[data-row="${id}"]`);
export const cell = (page, id, column) =>
  row(page, id).locator(`[data-column="${column}"]`);
export const view = (page, name) => page.getByTestId(`view-${name}`).click();

/** Waits until something reads as it should. */
export async function reads(locator, wanted) {
  const matches = (text) =>
    wanted instanceof RegExp ? wanted.test(text) : text === wanted;
  let text = "";
  for (let tries = 0; tries < 1200; tries += 1) {
    text = (await locator.innerText({ timeout: 100 }).catch(() => "")).trim();
    if (matches(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail(`${JSON.stringify(text)} is not ${wanted}`);
}

/** The document as it is saved as JSON. */
export async function document(page) {
  await page.getByTestId("export").click();
  const { bytes } = await downloaded(page, () =>
    page
      .getByRole("button", { name: /\(JSON\)/ })
      .first()
      .click(),
  );
  await page.getByTestId("export").click();
  return JSON.parse(bytes.toString("utf8"));
}

/** Leaves the page and comes back to it. */
export async function reload(page) {
  // What was typed last is kept a moment later.
  await page.waitForTimeout(400);
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
}

/** Begins a document with the commented file of a year. */
export async function begin(page, year) {
  await page.getByTestId("blank").click();
  await page.getByTestId("year-asked").fill(String(year));
  await page.getByTestId("year-yes").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Opens a file by the picker. */
export const choose = (page, name, text) =>
  page.getByTestId("open").setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(text),
  });

/** Says yes to what is asked. */
export async function agree(page) {
  await page.getByTestId("yes").click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Puts text into a cell as the clipboard does, perhaps as what holds it, too. */
export const paste = (locator, text, html = "") =>
  locator.evaluate(
    (element, [text, html]) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      if (html !== "") data.setData("text/html", html);
      element.dispatchEvent(
        new ClipboardEvent("paste", {
          clipboardData: data,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    [text, html],
  );

/** Drops files or folders of this machine on the page, as somebody does with the mouse. */
export async function drop(page, ...paths) {
  const debug = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (type) =>
    debug.send("Input.dispatchDragEvent", { type, x: 200, y: 300, data });
  await send("dragEnter");
  await send("dragOver");
  // What says that files may be dropped is over the page by now.
  await page.locator(".drop").waitFor();
  await send("dragOver");
  await send("drop");
  await debug.detach();
}

/** What is saved when something is clicked, as text, with the name of its file. */
export async function downloaded(page, click) {
  const event = page.waitForEvent("download");
  await click();
  const download = await event;
  return {
    name: download.suggestedFilename(),
    bytes: readFileSync(await download.path()),
  };
}
