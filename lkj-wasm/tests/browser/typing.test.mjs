// Text that is typed and pasted into cells: lines and paragraphs stay in theirs, and blocks go over
// the cells from theirs on.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "./chromium.mjs";
import { SMALL, cell, choose, document, paste, row, view } from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const LONG = `${SMALL}[unit.layanan]
name = "Bidang Pelayanan"
functions = ["F1", "F2"]
[unit.tata_usaha]
name = "Bagian Tata Usaha"
functions = ["G1 penting", "G2 penting"]
[text.2025.1]
heading = "Pendahuluan"
text = "Paragraf pertama dari bab satu."
[text.2025.2]
heading = "Perencanaan"
text = "Isi bab dua yang tidak boleh hilang."
[text.2025.3]
heading = "Akuntabilitas"
text = "Isi bab tiga."
`;

const PROSE = [
  "Paragraf pertama dari bab satu.",
  "Isi bab dua yang tidak boleh hilang.",
  "Isi bab tiga.",
];

async function opened(name, options) {
  const all = await open(browser, undefined, options);
  await choose(all.page, "panjang.toml", LONG);
  await view(all.page, name);
  return all;
}

const prose = async (page) =>
  Object.values((await document(page)).text["2025"]).map(({ text }) => text);
const functions = async (page) =>
  Object.values((await document(page)).unit).map(({ functions }) => functions);
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return `${at?.closest("tr")?.dataset.row} ${at?.dataset.column}`;
  });
const undo = (page) => page.keyboard.press("Control+z");

test("Enter makes a line in a cell of several lines, and the rows below stay", async () => {
  const { context, page, faults } = await opened("organization");
  await cell(page, "layanan", "functions").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  // An empty line is none of the list, and stays where it is typed all the same.
  assert.equal(
    await cell(page, "layanan", "functions").inputValue(),
    "F1\nF2\n",
  );
  await page.keyboard.type("F3 baru");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("F4");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("F5");
  assert.equal(await focused(page), "layanan functions");
  assert.deepEqual(await functions(page), [
    ["F1", "F2", "F3 baru", "F4", "F5"],
    ["G1 penting", "G2 penting"],
  ]);
  await view(page, "narrative");
  await cell(page, "1", "text").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Paragraf kedua.");
  assert.deepEqual(await prose(page), [
    `${PROSE[0]}\n\nParagraf kedua.`,
    ...PROSE.slice(1),
  ]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a cell of several lines that is empty can begin with a line", async () => {
  const { context, page } = await opened("organization");
  await cell(page, "layanan", "duty").click();
  await page.keyboard.press("Enter");
  assert.equal(await cell(page, "layanan", "duty").inputValue(), "\n");
  await page.keyboard.type("Melayani");
  const { unit } = await document(page);
  assert.equal(unit.layanan.duty, "\nMelayani");
  await context.close();
});

test("what leaves a cell of several lines, and what does not", async () => {
  const { context, page } = await opened("organization");
  const first = cell(page, "layanan", "functions");
  await first.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "layanan functions");
  const caret = await first.evaluate((field) => field.selectionStart);
  assert.equal(caret, 3, "the caret is in the second line");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "layanan functions");
  // From the last line on, the arrow leaves; nothing is selected, so nothing is typed over.
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowDown");
  await page.locator('tr[data-row="tata_usaha"] textarea:focus').waitFor();
  assert.equal(await focused(page), "tata_usaha functions");
  await page.keyboard.type("G0 ");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  await page.locator('tr[data-row="layanan"] textarea:focus').waitFor();
  await page.keyboard.press("Control+Enter");
  assert.equal(await focused(page), "tata_usaha functions");
  await page.keyboard.press("Control+Shift+Enter");
  assert.equal(await focused(page), "layanan functions");
  await page.keyboard.press("Tab");
  assert.notEqual(await focused(page), "layanan functions");
  assert.deepEqual(await functions(page), [
    ["F1", "F2"],
    ["G0 G1 penting", "G2 penting"],
  ]);
  await context.close();
});

test("Escape takes back what is typed, and leaves nothing to be undone", async () => {
  const { context, page } = await opened("narrative");
  const text = cell(page, "2", "text");
  const undoes = page.getByRole("button", { name: "Urungkan" });
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Lalu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("salah ketik");
  await page.keyboard.press("Escape");
  assert.equal(await text.inputValue(), PROSE[1]);
  assert.equal(await focused(page), "2 text");
  assert.deepEqual(await prose(page), PROSE);
  assert.ok(await undoes.isDisabled());
  // So it is in a cell of one line.
  await view(page, "performance");
  const target = cell(page, "puas", "target");
  await target.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("90");
  await page.keyboard.press("Escape");
  assert.equal(await target.inputValue(), "85,00");
  assert.ok(await undoes.isDisabled());
  // What was pasted is an edit of its own, and is taken back with the rest.
  await view(page, "narrative");
  await text.click();
  await page.keyboard.type("a");
  await paste(text, "b\nc");
  await page.keyboard.type("d");
  await page.keyboard.press("Escape");
  assert.equal(await text.inputValue(), PROSE[1]);
  await context.close();
});

test("Enter and arrows in cells of one line change the row, as in any spreadsheet", async () => {
  const { context, page } = await opened("organization");
  await cell(page, "layanan", "name").click();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "tata_usaha name");
  await page.keyboard.type("Sekretariat");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "layanan name");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "tata_usaha name");
  const { unit } = await document(page);
  assert.equal(unit.tata_usaha.name, "Sekretariat");
  await context.close();
});

test("the keys are said beside the table, and to those who hear the page", async () => {
  const { context, page } = await opened("organization");
  const field = cell(page, "layanan", "functions");
  const id = await field.getAttribute("aria-describedby");
  const hint = page.locator(`[id="${id}"]`);
  assert.ok(await hint.isVisible());
  assert.match(await hint.innerText(), /Enter membuat baris baru.*Ctrl\+Enter/);
  assert.equal(
    await cell(page, "layanan", "name").getAttribute("aria-describedby"),
    null,
  );
  await context.close();
});

test("paragraphs that are pasted into prose stay in their cell, by the keyboard too", async () => {
  const { context, page } = await opened("narrative", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const pasted = "Paragraf satu.\n\nParagraf dua.\nBaris tiga";
  await page.evaluate((text) => navigator.clipboard.writeText(text), pasted);
  const text = cell(page, "1", "text");
  await text.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  assert.equal(await text.inputValue(), pasted);
  assert.deepEqual(await prose(page), [pasted, ...PROSE.slice(1)]);
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("!");
  await undo(page);
  assert.deepEqual(await prose(page), [pasted, ...PROSE.slice(1)]);
  await undo(page);
  assert.deepEqual(await prose(page), PROSE);
  await context.close();
});

test("paragraphs of a word processor are paragraphs of the prose", async () => {
  const { context, page } = await opened("narrative");
  const text = cell(page, "1", "text");
  const pasteOver = async (plain, html) => {
    await text.click();
    await page.keyboard.press("Control+a");
    await paste(text, plain, html);
    return text.inputValue();
  };
  assert.equal(
    await pasteOver(
      "Satu\u000bbaris dua\r\nDua\r\n",
      "<p>Satu<br>baris dua</p><p>Dua</p>",
    ),
    "Satu\nbaris dua\n\nDua",
  );
  // Browsers put the empty lines in themselves.
  assert.equal(
    await pasteOver("Satu\n\nDua\nTiga", "<p>Satu</p><p>Dua<br>Tiga</p>"),
    "Satu\n\nDua\nTiga",
  );
  assert.deepEqual((await prose(page)).slice(1), PROSE.slice(1));
  await context.close();
});

test("a numbered list of a word processor is text, tabs or not", async () => {
  const { context, page } = await opened("organization");
  await cell(page, "layanan", "functions").click();
  await page.keyboard.press("Control+a");
  await paste(
    cell(page, "layanan", "functions"),
    "1.\tMenyusun\r\n2.\tMenilai\r\n",
    "<p>1.\tMenyusun</p><p>2.\tMenilai</p>",
  );
  assert.deepEqual(await functions(page), [
    ["1.\tMenyusun", "2.\tMenilai"],
    ["G1 penting", "G2 penting"],
  ]);
  // A column of a spreadsheet is a list here, since each of its lines is a value.
  await cell(page, "layanan", "functions").click();
  await page.keyboard.press("Control+a");
  await paste(
    cell(page, "layanan", "functions"),
    "Satu\r\nDua\r\n",
    "<table><tr><td>Satu</td></tr><tr><td>Dua</td></tr></table>",
  );
  assert.deepEqual(await functions(page), [
    ["Satu", "Dua"],
    ["G1 penting", "G2 penting"],
  ]);
  await context.close();
});

test("a paragraph that is pasted into a name stays in it, on one line", async () => {
  const { context, page } = await opened("organization");
  const name = cell(page, "layanan", "name");
  await name.click();
  await page.keyboard.press("Control+a");
  // A name that a PDF broke into lines: there is its text alone.
  await paste(name, "Bidang Pelayanan\r\ndan Pengaduan\r\n");
  assert.equal(await name.inputValue(), "Bidang Pelayanan dan Pengaduan");
  await page.keyboard.press("Control+a");
  await paste(
    name,
    "Bidang\r\n\r\nPerizinan",
    "<p>Bidang</p><p></p><p>Perizinan</p>",
  );
  const names = async () =>
    Object.values((await document(page)).unit).map(({ name }) => name);
  assert.deepEqual(await names(), ["Bidang Perizinan", "Bagian Tata Usaha"]);
  await undo(page);
  assert.deepEqual(await names(), [
    "Bidang Pelayanan dan Pengaduan",
    "Bagian Tata Usaha",
  ]);
  await undo(page);
  assert.deepEqual(await names(), ["Bidang Pelayanan", "Bagian Tata Usaha"]);
  await context.close();
});

test("a column of values goes down its column, and is undone in one step", async () => {
  const { context, page } = await opened("data");
  const values = async () => {
    const { data } = await document(page);
    return [data["2025"].puas_n, data["2025"].responden];
  };
  // From a spreadsheet, and from anything that has lines of figures.
  for (const html of [
    "<table><tr><td>400</td></tr><tr><td>500</td></tr></table>",
    "",
  ]) {
    const first = cell(page, "puas_n", "2025");
    await first.click();
    await paste(first, "400\r\n500\r\n", html);
    assert.deepEqual(await values(), ["400", "500"]);
    await undo(page);
    assert.deepEqual(await values(), ["412", "480"]);
  }
  // A sentence is none.
  const first = cell(page, "puas_n", "2025");
  await first.click();
  await page.keyboard.press("Control+a");
  await paste(
    first,
    "Jumlah responden yang puas pada tahun ini\r\ndihitung dari kuesioner",
  );
  assert.equal(await cell(page, "responden", "2025").inputValue(), "480");
  await undo(page);
  assert.deepEqual(await values(), ["412", "480"]);
  // Names of a spreadsheet are a column, too.
  const name = cell(page, "puas_n", "name");
  await name.click();
  await paste(
    name,
    "Puas\r\nSemua\r\n",
    "<style>td{}</style><table><tr><td>Puas</td></tr><tr><td>Semua</td></tr></table>",
  );
  const { series } = await document(page);
  assert.deepEqual(
    Object.values(series).map(({ name }) => name),
    ["Puas", "Semua"],
  );
  await context.close();
});

test("rows that a table has no room for are told", async () => {
  const { context, page } = await opened("narrative");
  const heading = cell(page, "2", "heading");
  await heading.click();
  await paste(heading, "Dua\tX\r\nTiga\tY\r\nEmpat\tZ\r\n\t\r\n");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Yang tidak masuk: 1\./);
  await page.keyboard.press("Escape");
  assert.deepEqual(await prose(page), [PROSE[0], "X", "Y"]);
  await context.close();
});

test("a table of a word processor keeps its cells, whatever paragraphs they hold", async () => {
  const { context, page } = await opened("organization");
  const name = cell(page, "layanan", "name");
  await name.click();
  await paste(
    name,
    "Bidang A\r\n\r\n\r\nTugas satu\r\nTugas dua\r\nBidang B\t\t\tTugas B\r\n",
    `<table>
      <tr><td><p>Bidang
        A</p></td><td rowspan=2></td><td></td><td><p>Tugas satu</p><p>Tugas dua</p></td></tr>
      <tr><td>Bidang B</td><td></td><td>Tugas B</td></tr>
    </table>`,
  );
  const { unit } = await document(page);
  assert.deepEqual(
    Object.values(unit).map(({ name, duty }) => [name, duty]),
    [
      ["Bidang A", "Tugas satu\nTugas dua"],
      ["Bidang B", "Tugas B"],
    ],
  );
  await context.close();
});

test("lines that were typed are saved, and open again", async () => {
  const { context, page } = await opened("narrative");
  await cell(page, "3", "text").fill('Satu "kutip".\n\nDua \\ garis.\n- butir');
  await page.waitForTimeout(400);
  await page.reload();
  await page.locator("#page[data-ready]").waitFor();
  assert.equal(
    (await prose(page))[2],
    'Satu "kutip".\n\nDua \\ garis.\n- butir',
  );
  assert.equal(await row(page, "3").count(), 1);
  await context.close();
});
