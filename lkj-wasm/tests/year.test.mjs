// The working year and a region, by the second module: results, errors, and true declarations.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ArgumentError, Framework, ProblemsError } from "lkj-wasm";
import {
  Region,
  compare,
  firstFile,
  nextYear,
  publish,
  reproduce,
  revisions,
  toDo,
  toSarif,
  updateTexts,
  usualDeadlines,
} from "lkj-wasm/files";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const native = (text) => Framework.fromToml(text).toJson();
const stampOf = (text) => Framework.fromToml(text).stamp();
const first = firstFile(2025);

/** What a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("a first file has comments and evaluates without remarks", () => {
  assert.match(first, /^# /);
  const { indicators, remarks } = Framework.fromToml(first).evaluate();
  assert.deepEqual(remarks, []);
  assert.deepEqual(
    indicators.map(({ id, achievement }) => [id, achievement.value]),
    [
      ["puas", "100.98"],
      ["lama", "96.00"],
    ],
  );
  const error = thrown(() => firstFile(20255));
  assert.ok(error instanceof ArgumentError);
  assert.equal(error.path, "year");
});

test("the next year lies beside the files that are there, which stay as they are", () => {
  const next = nextYear(native(first), 2026);
  assert.equal(next.name, "2026.toml");
  assert.equal(next.year, 2026);
  assert.ok(
    next.required.some(
      ({ of, entered }) => of === "puas_n" && entered.entered === "nothing",
    ),
  );
  assert.ok(next.continuations.every(({ kind }) => kind === "same"));
  const texts = [
    ["2025.toml", first],
    [next.name, next.text],
  ];
  const both = Framework.fromTexts(texts);
  assert.deepEqual(
    both.evaluate({ year: 2025 }),
    Framework.fromToml(first).evaluate({ year: 2025 }),
  );
  // What is filled in goes into the new file, among its comments.
  const filled = JSON.parse(both.toJson());
  filled.data["2026"] = { puas_n: "420", responden: "500" };
  const [old, opened] = updateTexts(JSON.stringify(filled), texts);
  assert.equal(old, first);
  assert.match(opened, /puas_n = /);
  assert.match(opened, /# ISI|ISI:/);
  const again = thrown(() => nextYear(both.toJson(), 2026));
  assert.ok(again instanceof ArgumentError);
  assert.equal(again.code, "cannot_open");
  assert.match(again.messageId, /sudah dibuka/);
});

test("what is to be done is told by unit, for a day that the caller names", () => {
  const open = native(first.replace("puas_n = 412\n", ""));
  const { units, stage, stageByDate } = toDo(open, 2025, "2026-02-10");
  assert.equal(stage, "final");
  assert.equal(stageByDate, "Q4");
  const items = units.flatMap(({ name, items }) =>
    items.map((item) => ({ ...item, unit: name })),
  );
  assert.equal(items.length, 1);
  const [item] = items;
  assert.equal(item.unit, "Bidang Pelayanan");
  assert.deepEqual(
    [item.what, item.of, item.period, item.status, item.deadline],
    ["series", "puas_n", "2025", "due", "2026-02-28"],
  );
  const strict = toDo(open, 2025, "2026-02-10", { year: 10 });
  assert.equal(strict.units.flatMap(({ items }) => items)[0].status, "late");
  const error = thrown(() => toDo(open, 2025, "10 Februari 2026"));
  assert.ok(error instanceof ArgumentError);
  assert.equal(error.path, "date");
  const option = thrown(() => toDo(open, 2025, "2026-02-10", { days: 3 }));
  assert.match(option.message, /no option "days"/);
});

test("two drafts: what changed in words, results, and what became of findings", () => {
  const newer = first.replace("puas_n = 412", "puas_n = 384");
  const { differences, results, fixed, open, decided, ...rest } = compare(
    native(first),
    native(newer),
  );
  assert.deepEqual(
    differences.map(({ message }) => message),
    ["data Responden yang puas 2025: 412 → 384"],
  );
  assert.equal(differences[0].path, "data.2025.puas_n.value");
  assert.equal(
    differences[0].messageEn,
    "data Responden yang puas 2025: 412 → 384",
  );
  assert.deepEqual(
    results.find(({ id, of }) => id === "puas" && of === "achievement"),
    {
      id: "puas",
      name: "Persentase pengguna yang puas",
      replaced: null,
      of: "achievement",
      before: "100,98 %",
      beforeEn: "100.98 %",
      after: "94,12 %",
      afterEn: "94.12 %",
    },
  );
  assert.ok([fixed, rest.new, open, decided].every(Array.isArray));
  const broken = thrown(() => compare("{}", native(newer)));
  assert.ok(broken instanceof ProblemsError);
});

test("what a revision of the agreement did", () => {
  const revised = `${first}
[[agreement.2025.revision]]
signed = 2025-09-01
reason = "Penyesuaian anggaran"
targets = { puas = "80,00" }
`;
  const told = revisions(native(revised), { year: 2025 });
  assert.deepEqual(
    told.agreement.map(({ version, signed }) => [version, signed]),
    [
      ["agreement", "2025-01-31"],
      ["agreement_revision_1", "2025-09-01"],
    ],
  );
  const [{ id, versions }] = told.indicators;
  assert.equal(id, "puas");
  const last = versions.at(-1);
  assert.equal(last.version, "agreement_revision_1");
  assert.equal(last.achievement.value, "107.29");
  assert.equal(last.effect, "6.31");
});

// --- A region ---

const folder = "../../examples/kabupaten-contoh/";
const ownTexts = [["region.toml", read(`${folder}region.toml`)]];
const agencies = ["dinkes", "dinkop", "disdik"].map((key) => [
  key,
  [[`${key}.toml`, read(`${folder}${key}.toml`)]],
]);

test("agencies side by side: one broken file, and the others go on", () => {
  const broken = ["rusak", [["rusak.toml", "[organisasi]\nname = 'A'\n"]]];
  const region = new Region([...agencies, broken], ownTexts);
  assert.equal(region.latestYear, 2025);
  assert.ok(region.years.includes(2025));
  const report = region.report();
  assert.equal(report.region, "Kabupaten Contoh");
  assert.equal(report.agencies.length, 3);
  assert.deepEqual(
    report.attendance.missing.map(([id]) => id),
    ["disdag"],
  );
  const [unread] = report.attendance.unreadable;
  assert.equal(unread.key, "rusak");
  assert.equal(unread.problems[0].place.file, "rusak.toml");
  assert.equal(unread.problems[0].place.line, 1);
  assert.ok(unread.problems[0].message !== unread.problems[0].messageEn);
  const { counts, total } = report.agencies[0];
  assert.equal(
    counts.reduce((sum, { count }) => sum + count, 0) <= total,
    true,
  );
  assert.ok(counts.length > 0);

  const rows = region.rows();
  const csv = region.toCsv().trimEnd().split("\n");
  assert.equal(csv.length, rows.length + 1);
  assert.match(csv[0], /^agency,year,level,id,name,unit/);
});

test("the tree of contributions is a tree", () => {
  const region = new Region(agencies, ownTexts);
  const { tree } = region.report();
  assert.equal(tree[0].kind, "goal");
  const economy = tree[0].below.find(({ id }) => id === "ekonomi");
  assert.equal(economy.contributed.combine, "weighted");
  assert.deepEqual(
    economy.below.map(({ kind, agency, id }) => [kind, agency, id]),
    [
      ["contribution", "dinkop", "rat"],
      ["contribution", "dinkop", "usaha"],
      ["contribution", "disdag", "pasar"],
    ],
  );
  const missing = economy.below.at(-1);
  assert.equal(missing.achievement, null);
  assert.equal(missing.because, "berkas belum ada");
  assert.equal(missing.becauseEn, "no file yet");
  assert.match(region.tree({ locale: "en" }), /Objective: .* of 3/);
});

test("rankings tell ties, and those without a result", () => {
  const twice = ["kembar", agencies[0][1]];
  const region = new Region([...agencies, twice]);
  const { ranked, unranked } = region.ranking("objectives_capped");
  assert.equal(ranked.length + unranked.length, 4);
  const [one, other] = ranked.filter(({ agency }) =>
    ["dinkes", "kembar"].includes(agency),
  );
  assert.ok(one.tied && other.tied && one.rank === other.rank);
  assert.deepEqual(region.report().attendance.twice, [["dinkes", "kembar"]]);
  const { name } = region.rows().find(({ level }) => level === "indicator");
  const by = region.ranking({ indicator: name });
  assert.equal(by.by.of, name);
  assert.ok(by.ranked.length >= 1 && by.unranked.length >= 1);
  assert.ok(by.unranked[0].because !== by.unranked[0].becauseEn);
  const error = thrown(() => region.ranking("best"));
  assert.ok(error instanceof ArgumentError);
  assert.equal(error.path, "by");
});

test("what the region itself gets wrong is an error, and so is what is no list", () => {
  const error = thrown(() => new Region(agencies, [["region.toml", "x ="]]));
  assert.ok(error instanceof ProblemsError);
  assert.equal(error.position.line, 1);
  assert.throws(() => new Region([["dinkes", "…"]]), ArgumentError);
  const empty = thrown(() => new Region([]).report());
  assert.match(empty.message, /name one/);
});

// --- Declarations ---

test("the types are what comes", () => {
  const declared = new Map();
  const pattern =
    /export interface (\w+)(?: extends (\w+))? \{\n([\s\S]*?)\n\}/g;
  const text = read("../src/types.d.ts") + read("../files/src/types.d.ts");
  for (const [, name, base, body] of text.matchAll(pattern)) {
    const own = [...body.matchAll(/^ {2}(\w+)(\??):/gm)];
    const all = own.map(([, key, optional]) => ({ key, optional }));
    declared.set(name, [...all, ...(declared.get(base) ?? [])]);
  }
  const holds = (value, name) => {
    const keys = Object.keys(value);
    const fields = declared.get(name);
    const unknown = keys.filter(
      (key) => !fields.some((one) => one.key === key),
    );
    const lacking = fields.filter(
      ({ key, optional }) => optional === "" && !keys.includes(key),
    );
    assert.deepEqual([unknown, lacking], [[], []], name);
  };
  const open = native(
    first
      .replace("puas_n = 412\n", "")
      .replace("targets = { puas", 'number = "1"\ntargets = { puas'),
  );
  const revised = native(
    `${first}
[[agreement.2025.revision]]
targets = { puas = 80 }
`.replace(
      "survei = { budget = 150_000_000,",
      "survei = { budget = 150_000_000, revised = 160_000_000,",
    ),
  );
  const next = nextYear(native(first), 2026);
  holds(next, "NextYear");
  holds(next.required[0], "Required");
  holds(next.continuations[0], "Continuation");
  const todo = toDo(open, 2025, "2026-02-10");
  holds(todo, "ToDo");
  holds(todo.units[0], "UnitToDo");
  holds(todo.units.find(({ items }) => items.length > 0).items[0], "ToDoItem");
  const comparison = compare(native(first), revised);
  holds(comparison, "Comparison");
  holds(comparison.differences[0], "Difference");
  holds(comparison.results[0], "ResultChange");
  const told = revisions(revised);
  holds(told, "Revisions");
  holds(told.agreement[0], "AgreementVersion");
  holds(told.indicators[0], "RevisedIndicator");
  holds(told.indicators[0].versions[0], "TargetVersion");
  holds(told.budgets[0], "RevisedBudget");
  holds(told.budgets[0].versions[0], "BudgetVersion");
  const region = new Region([...agencies, ["a", [["a.toml", "x"]]]], ownTexts);
  const report = region.report();
  holds(report, "RegionReport");
  holds(report.attendance, "Attendance");
  holds(report.agencies[0], "AgencySummary");
  holds(report.rolledUp[0], "RolledUp");
  holds(report.tree[0], "TreeNode");
  holds(report.byObjectives, "Ranking");
  holds(region.rows()[0], "LongRow");
  holds(report.disagreements[0], "Disagreement");
  holds(stampOf(first), "Stamp");
  holds(usualDeadlines(), "UsualDeadlines");
  const again = reproduce(stampOf(first).line, native(first));
  holds(again, "Reproduction");
});

test("an output says what it was made with, and can be made again", () => {
  const corrected = first.replace("puas_n = 412", "puas_n = 415");
  const other = native(corrected);
  const made = stampOf(first);
  assert.equal(made.year, 2025);
  assert.notEqual(made.input, stampOf(corrected).input);
  assert.ok(made.line.includes(made.input.slice(0, "sha256:".length + 8)));
  const [run] = JSON.parse(toSarif([["2025.toml", first]])).runs;
  assert.equal(run.properties.stamp.input, made.input);

  const html = new TextDecoder().decode(publish(native(first), "lkj", "html"));
  const evaluation = Framework.fromToml(first).evaluate();
  const results = JSON.stringify({ ...evaluation, stamp: made });
  assert.equal(reproduce(results, native(first)).altered, false);
  const figures = reproduce(results, other).figures.map(({ path }) => path);
  assert.ok(figures.includes("indicators.puas.achievement.value"), figures);
  for (const output of [html, made.line, results]) {
    const same = reproduce(output, native(first));
    assert.deepEqual([same.digits, same.changes], ["same", []]);
    const different = reproduce(output, other);
    assert.deepEqual(
      [different.digits, different.changes],
      ["different", ["input"]],
    );
  }
  const error = thrown(() => reproduce("tanpa cap", native(first)));
  assert.ok(error instanceof ArgumentError);
  assert.equal(error.path, "output");

  const region = new Region(agencies, ownTexts);
  const { digits } = region.reproduce(region.stamp().line);
  assert.equal(digits, "same");
});

test("nothing in the public face is any", () => {
  const text = read("../pkg/lkj_wasm_files.d.ts").replace(
    /export interface InitOutput \{[\s\S]*?\n\}/,
    "",
  );
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*/g, "");
  assert.ok(code.includes("nextYear(") && code.includes("class Region"));
  assert.doesNotMatch(code, /\bany\b/);
});
