// A reviewer's day in the page: findings are decided on, in a file of the reviewer's own, and the
// next draft is held against the one before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { Framework } from "lkj-wasm";
import { launch, open } from "./chromium.mjs";
import {
  SMALL,
  agree,
  cell,
  choose,
  downloaded,
  reads,
  view,
} from "./page.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A draft in which money was spent without a budget, twice. */
const DRAFT = `${SMALL}[program]
layanan = "Program Pelayanan"
sarana = "Program Sarana"
[money.2025]
layanan = { spent = 5_000_000 }
sarana = { spent = 7_000_000 }
`;

const findings = (page) => page.getByTestId("findings");
const of = (page, name) =>
  findings(page)
    .locator(".messages > li")
    .filter({ hasText: name, has: page.getByTestId("decide") });

/** Waits until so many findings are left to decide on. */
const left = (page, count) =>
  page.waitForFunction(
    (count) =>
      document.querySelectorAll("[data-testid=findings] [data-testid=decide]")
        .length === count,
    count,
  );

async function reviewed() {
  const { context, page } = await open(browser);
  await choose(page, "draf.toml", DRAFT);
  await view(page, "findings");
  const finding = of(page, "layanan").first();
  await finding.waitFor();
  const before = await of(page, "").count();
  await finding.getByTestId("decide").click();
  const yes = page.getByTestId("decide-yes");
  assert.equal(await yes.isDisabled(), true, "a reason is needed, and a name");
  await page.getByTestId("decide-reason").fill('Dibayar dari "BTT"');
  await page.getByTestId("decide-by").fill("Inspektorat");
  await yes.click();
  await reads(page.getByTestId("shown-decided"), /^Diputuskan\s+1$/);
  return { context, page, before };
}

test("a finding that may stay is settled, and can be undone", async () => {
  const { context, page, before } = await reviewed();
  await left(page, before - 1);
  // The name is there for the next one.
  await of(page, "sarana").first().getByTestId("decide").click();
  assert.equal(await page.getByTestId("decide-by").inputValue(), "Inspektorat");
  await page.keyboard.press("Escape");
  // The agency's reply stands beside the reason.
  await page.getByTestId("shown-decided").click();
  const settled = page.getByTestId("sheet-decisions").locator("tbody tr");
  assert.equal(await settled.count(), 1);
  await reads(settled.locator("th"), /layanan|Layanan|Pelayanan/);
  await cell(page, "decision/0", "reply").fill("Akan dianggarkan");
  await cell(page, "decision/0", "reply").blur();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.getByTestId("shown-decided").waitFor({ state: "detached" });
  await left(page, before);
  await context.close();
});

test("decisions are saved in a file of their own, and the agency's does not change", async () => {
  const { context, page } = await reviewed();
  await page.getByTestId("shown-decided").click();
  await cell(page, "decision/0", "reply").fill("Akan dianggarkan");
  const { name, bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  assert.match(name, /\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  assert.deepEqual(Object.keys(files).sort(), ["draf.toml", "keputusan.toml"]);
  assert.equal(strFromU8(files["draf.toml"]), DRAFT);
  const own = strFromU8(files["keputusan.toml"]);
  assert.match(own, /^\[\[decision\]\]\nrule = /);
  assert.match(own, /reply = "Akan dianggarkan"/);
  const read = Framework.fromTexts([
    ["draf.toml", DRAFT],
    ["keputusan.toml", own],
  ]);
  assert.equal(read.check().silenced.length, 1);

  await page.getByTestId("export").click();
  const alone = await downloaded(page, () =>
    page.getByRole("button", { name: "Keputusan penelaah (TOML)" }).click(),
  );
  assert.equal(alone.name, "keputusan.toml");
  assert.equal(alone.bytes.toString("utf8"), own);
  await context.close();
});

test("the next draft takes the decisions over, and what was settled is told apart", async () => {
  const { context, page } = await reviewed();
  const { bytes } = await downloaded(page, () =>
    page.getByTestId("save").click(),
  );
  const files = unzipSync(new Uint8Array(bytes));
  await choose(
    page,
    "draf-2.toml",
    DRAFT.replace(
      "sarana = { spent = 7_000_000 }",
      "sarana = { budget = 8_000_000, spent = 7_000_000 }",
    ),
  );
  await agree(page);
  await view(page, "compare");
  await page.getByTestId("open-other").setInputFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(content),
    })),
  );
  await page.getByTestId("differences").waitFor();
  await page.getByTestId("take-decisions").click();
  await page.getByTestId("take-decisions").waitFor({ state: "detached" });
  await reads(page.getByTestId("findings-decided"), /1$/);
  await page.getByTestId("findings-fixed").click();
  await reads(page.getByTestId("compared-findings"), /sarana|Sarana/);
  await context.close();
});

test("one decision may settle all findings of a rule", async () => {
  const { context, page } = await open(browser);
  await choose(page, "draf.toml", DRAFT);
  await view(page, "findings");
  await of(page, "layanan").first().getByTestId("decide").click();
  await page.getByRole("radio", { name: /semua catatan aturan/ }).check();
  await page.getByTestId("decide-reason").fill("Diperiksa di tempat");
  await page.getByTestId("decide-by").fill("Inspektorat");
  await page.getByTestId("decide-yes").click();
  await page.getByTestId("shown-decided").click();
  await reads(
    page.getByTestId("sheet-decisions").locator("tbody"),
    /\S+\/\S+: 2 catatan/,
  );
  await context.close();
});

test("by the keyboard alone: a finding is decided on, and what is decided is put back", async () => {
  const { context, page } = await open(browser);
  await choose(page, "draf.toml", DRAFT);
  await page.getByTestId("view-performance").focus();
  for (let at = 0; at < 9; at += 1) await page.keyboard.press("ArrowRight");
  const first = page.getByTestId("decide").first();
  await first.waitFor();
  await first.focus();
  await page.keyboard.press("Enter");
  // The reason is where one types.
  await page.keyboard.type("Diperiksa di tempat");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Inspektorat");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  assert.equal(
    await page.getByRole("radio", { name: /semua/ }).isChecked(),
    true,
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const decided = page.getByTestId("shown-decided");
  await reads(decided, /^Diputuskan\s+1$/);
  await decided.focus();
  await page.keyboard.press("Space");
  const remove = page
    .getByTestId("sheet-decisions")
    .getByRole("button", { name: /^Hapus/ });
  await remove.focus();
  await page.keyboard.press("Enter");
  await decided.waitFor({ state: "detached" });
  await context.close();
});
