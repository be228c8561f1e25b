// The package as programs use it: results, errors, and that its declarations are true.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  ArgumentError,
  FormulaError,
  Framework,
  LkjError,
  NumberError,
  ProblemsError,
  achievement,
  formatNumber,
  parseNumber,
  profiles,
  scales,
} from "lkj-wasm";
import * as files from "lkj-wasm/files";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const small = `format = 1
[organization]
name = "Dinas Contoh" # resmi
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
of = "mutu"
name = "Persentase pengguna yang puas"
formula = "puas_n / responden * 100"
targets = { 2025 = "85,00" }
[series]
puas_n = "Responden yang puas"
responden = "Jumlah responden"
[data.2025]
puas_n = 412
responden = 480
`;
const lumajang = [
  "framework.toml",
  "2019.toml",
  "text-2019.toml",
  "claims.toml",
].map((name) => [name, read(`../../examples/lumajang-2019/${name}`)]);

/** What a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("an achievement with its category and its working", () => {
  const answer = achievement("80,34", "80,94");
  assert.equal(answer.value, "99.26");
  assert.equal(answer.category, "Sangat Tinggi");
  assert.equal(answer.text, "80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)");
  assert.equal(achievement("4.88", 32, { polarity: "lower" }).value, "184.75");
  assert.equal(
    achievement("WTP", "WTP", { polarity: "grade" }).value,
    "100.00",
  );
  assert.equal(achievement(true, true, { polarity: "yes_no" }).value, "100.00");
  assert.equal(
    achievement("150", "100", { rules: { cap: "120" } }).value,
    "120.00",
  );
  assert.equal(
    achievement("64,02", "80", { locale: "en" }).working,
    "64.02 / 80 × 100",
  );
});

test("what is missing is not zero, and says why", () => {
  const answer = achievement(null, "80");
  assert.equal(answer.status, "not_measured");
  assert.equal(answer.reason, "no_realization");
  assert.equal(answer.value, null);
  assert.ok(answer.because.length > 0);
});

test("floats are refused, with the way out named", () => {
  const error = thrown(() => achievement(80.34, "80,94"));
  assert.ok(error instanceof ArgumentError);
  assert.match(error.message, /give it as text: "80.34"/);
});

test("options are read strictly", () => {
  const word = thrown(() => achievement("1", "1", { method: "linaer" }));
  assert.ok(word instanceof ProblemsError);
  assert.match(word.message, /did you mean "linear"/);
  assert.equal(word.path, "method");
  const key = thrown(() => parseNumber("1", { sort: "count" }));
  assert.ok(key instanceof ArgumentError);
  const rules = thrown(() => achievement("1", "1", { rules: "moon" }));
  assert.equal(rules.code, "unknown-profile");
});

test("numbers as people write them", () => {
  assert.deepEqual(parseNumber("Rp. 872.705.000,-"), {
    reading: "figure",
    value: "872705000",
    unit: "Rp",
  });
  const error = thrown(() => parseNumber("1.100"));
  assert.ok(error instanceof NumberError && error instanceof LkjError);
  assert.ok(error instanceof Error);
  assert.equal(error.name, "NumberError");
  assert.equal(error.code, "ambiguous");
  assert.deepEqual(error.candidates, ["1100", "1.100"]);
  assert.equal(parseNumber("1.100", { kind: "count" }).value, "1100");
  assert.equal(
    formatNumber("2308664947", { as: "rupiah" }),
    "Rp 2.308.664.947",
  );
  assert.equal(formatNumber("1100", { as: "words" }), "seribu seratus");
  assert.equal(
    formatNumber("80.94", { as: "percent", locale: "en" }),
    "80.94 %",
  );
});

test("a framework is read, evaluated, checked, explained, saved", () => {
  const framework = Framework.fromToml(small);
  assert.equal(framework.organization, "Dinas Contoh");
  assert.equal(framework.latestYear, 2025);
  assert.deepEqual(framework.years, [2025]);
  const { indicators, objectives, meta } = framework.evaluate();
  assert.equal(meta.year, 2025);
  assert.equal(indicators[0].achievement.value, "100.98");
  assert.equal(indicators[0].targetFrom, "plan");
  assert.equal(objectives[0].achievement.value, "100.98");
  assert.equal(framework.evaluate({ rules: "raw" }).meta.rules, "raw");
  const { findings } = framework.check();
  assert.ok(findings.every(({ severity }) => severity !== "error"));
  const sarif = JSON.parse(files.toSarif([["kecil.toml", small]]));
  assert.equal(sarif.runs[0].results.length, findings.length);
  assert.ok(sarif.runs[0].tool.driver.rules.every(({ help }) => help.text));
  const explained = framework.explain("puas.achievement");
  assert.equal(explained.written, "100,98 %");
  assert.deepEqual(explained.steps, [
    "puas = puas_n / responden * 100 = 412 / 480 × 100 = 85,83",
    "puas.achievement = 85,83 / 85,00 × 100 = 100,98 (Sangat Tinggi)",
  ]);
  const change = framework.explain("mean(puas.achievement, 50) * 2");
  assert.equal(change.kind, "percent");
  assert.equal(change.written, "150,98 %");
  assert.match(change.steps.at(-1), /^mean\(puas\.achievement, 50\) \* 2 = /);
  assert.equal(framework.explain("sum(puas_n[-0..0], 1)").value, "413");
  assert.equal(framework.scale().classes[0].label, "Sangat Tinggi");
  assert.equal(
    Framework.fromToml(framework.toToml()).toJson(),
    framework.toJson(),
  );
});

test("saving keeps the comments of the file", () => {
  const changed = JSON.parse(Framework.fromToml(small).toJson());
  changed.data["2025"].puas_n = "413";
  const framework = Framework.fromJson(JSON.stringify(changed));
  const updated = small.replace("412", "413");
  assert.equal(files.updateToml(framework.toJson(), small), updated);
  assert.deepEqual(
    files.updateTexts(framework.toJson(), [
      ["a.toml", small.slice(0, small.indexOf("[data"))],
      ["b.toml", small.slice(small.indexOf("[data"))],
    ]),
    [
      small.slice(0, small.indexOf("[data")),
      updated.slice(small.indexOf("[data")),
    ],
  );
  const fault = thrown(() => files.updateToml("{}", small));
  assert.ok(fault instanceof ProblemsError, "both modules throw one class");
});

test("a folder of files is one framework", () => {
  const framework = Framework.fromTexts(lumajang);
  const values = framework
    .evaluate({ year: 2019 })
    .indicators.map(({ id, achievement }) => [id, achievement.value]);
  assert.deepEqual(Object.fromEntries(values), {
    aktif: "99.90",
    rat: "99.26",
    sehat: "101.50",
    tumbuh: "147.46",
    kembang: "85.70",
  });
  const { findings, claims } = framework.check({ year: 2019 });
  assert.ok(claims.checked > 100 && findings.length > 10);
  const finding = findings.find(({ severity }) => severity === "error");
  assert.ok(finding.place.line > 0 && finding.place.file.endsWith(".toml"));
  assert.match(finding.fingerprint, /^[0-9a-f]{16}$/);
});

test("everything that is wrong with a file is told, with places", () => {
  const error = thrown(() =>
    Framework.fromToml(
      small.replace("[objective]", "[objectiv]").replace("412", "1.100"),
    ),
  );
  assert.ok(error instanceof ProblemsError);
  assert.ok(error.problems.length >= 2);
  assert.deepEqual(Object.keys(error.problems[0]).sort(), [
    "code",
    "message",
    "messageEn",
    "place",
  ]);
  assert.equal(error.path, error.problems[0].place.path);
  assert.equal(error.position.line, error.problems[0].place.line);
  assert.notEqual(error.message, error.messageId);
});

test("a reference that leads nowhere says where", () => {
  const framework = Framework.fromToml(small);
  const error = thrown(() => framework.explain("puas.achievment"));
  assert.ok(error instanceof FormulaError);
  assert.equal(error.path, "puas.achievment");
  assert.equal(typeof error.position, "number");
  const unfinished = thrown(() => framework.explain("puas["));
  assert.equal(unfinished.position, 5);
});

test("what a year lacks is told before anything is evaluated", () => {
  const framework = Framework.fromToml("[organization]\nname = 'A'\n");
  assert.match(thrown(() => framework.evaluate()).message, /name one/);
  assert.equal(framework.evaluate({ year: 2026 }).indicators.length, 0);
});

test("profiles and scales", () => {
  assert.ok(profiles().some(({ name }) => name === "permendagri-86-2017"));
  assert.ok(scales().every(({ classes }) => classes.length > 1));
});

// --- Declarations ---

const declarations = read("../src/types.d.ts");

/** The names of the fields of each interface. */
function interfaces() {
  const found = new Map();
  const pattern =
    /export interface (\w+)(?: extends (\w+))? \{\n([\s\S]*?)\n\}/g;
  for (const [, name, base, body] of declarations.matchAll(pattern)) {
    const own = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, key]) => key);
    found.set(name, [...own, ...(found.get(base) ?? [])].sort());
  }
  return found;
}

const camelCase = (key) =>
  key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

test("the types of an evaluation are those of its schema", () => {
  const schema = JSON.parse(read("../../docs/evaluation-1.schema.json"));
  const declared = interfaces();
  const shapes = { ...schema.$defs, Evaluation: schema };
  let compared = 0;
  for (const [name, { properties }] of Object.entries(shapes)) {
    if (!properties) continue;
    const wanted = Object.keys(properties).map(camelCase).sort();
    assert.deepEqual(declared.get(name), wanted, name);
    compared += 1;
  }
  assert.ok(compared >= 15, `only ${compared} shapes`);
});

test("the types of a check and of an explanation are what comes", () => {
  const declared = interfaces();
  const framework = Framework.fromTexts(lumajang);
  const keys = (value) => Object.keys(value).sort();
  const check = framework.check({ year: 2019 });
  assert.deepEqual(keys(check), declared.get("Check"));
  assert.deepEqual(keys(check.claims), declared.get("ClaimCounts"));
  assert.deepEqual(keys(check.findings[0]), declared.get("Finding"));
  assert.deepEqual(keys(check.findings[0].place), declared.get("FindingPlace"));
  const explanation = framework.explain("rat.achievement", { year: 2019 });
  assert.deepEqual(keys(explanation), declared.get("Explanation"));
  assert.deepEqual(keys(explanation.trace[0]), declared.get("Step"));
  assert.deepEqual(
    keys(achievement("1", "1")),
    declared.get("AchievementResult"),
  );
  assert.deepEqual(keys(framework.scale()), declared.get("Scale"));
  assert.deepEqual(keys(profiles()[0]), declared.get("Profile"));
});

test("nothing in the public face is any", () => {
  const text = read("../pkg/lkj_wasm.d.ts").replace(
    /export interface InitOutput \{[\s\S]*?\n\}/,
    "",
  );
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*/g, "");
  assert.ok(code.includes("achievement(") && code.includes("class Framework"));
  assert.doesNotMatch(code, /\bany\b/);
});

test("documents are files, and a workbook is the native file", () => {
  const native = Framework.fromToml(small).toJson();
  const text = new TextDecoder();
  const page = text.decode(files.publish(native, "lkj", "html"));
  assert.match(page, /^<!DOCTYPE html>/);
  assert.match(page, /100,98/);
  const english = files.publish(native, "lkj", "md", { locale: "en" });
  assert.match(text.decode(english), /an achievement of 100\.98 %/);
  for (const kind of ["lkj", "pk", "renaksi", "e81", "review", "manual"]) {
    for (const format of ["docx", "xlsx"]) {
      const bytes = files.publish(native, kind, format);
      assert.equal(text.decode(bytes.slice(0, 2)), "PK", `${kind}.${format}`);
    }
  }
  assert.throws(() => files.publish(native, "skp", "docx"), ArgumentError);
  assert.throws(() => files.publish(native, "lkj", "pdf"), ArgumentError);
  const workbook = files.toXlsx(native);
  assert.deepEqual(JSON.parse(files.fromXlsx(workbook)), JSON.parse(native));
  assert.throws(() => files.fromXlsx(new Uint8Array([1, 2, 3])), ProblemsError);
});
