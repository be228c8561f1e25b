// What the tests of the page say often.
import assert from "node:assert/strict";

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

/** Opens a file by the picker. */
export const choose = (page, name, text) =>
  page.getByTestId("open").setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(text),
  });
