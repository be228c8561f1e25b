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

test("the target says which way is better, where no polarity is declared", () => {
  for (const [target, realization, value, standing] of [
    ["maksimal 5 hari", "9", "20.00", "missed"],
    ["< 25", "28", "88.00", "missed"],
    ["≤ 45", "41", "100.00", "met"],
    ["≤ 4 Smt", "4,6", "85.00", "missed"],
    ["≥ 3", "2", "66.67", "missed"],
    ["2 juta", "1.850.000", "92.50", "missed"],
    ["7 hari", "2 minggu", "200.00", "exceeded"],
    ["1 tahun 6 bulan", "1 tahun 9 bulan", "116.67", "exceeded"],
  ]) {
    const answer = achievement(realization, target);
    assert.equal(answer.value, value, `${realization} of ${target}`);
    assert.equal(answer.standing, standing, `${realization} of ${target}`);
  }
});

test("dates and grades have a standing without a percentage", () => {
  for (const [target, realization, reason, standing, working] of [
    ["BB", "A", "grade_order", "exceeded", "A > BB"],
    ["Baik", "Kurang", "grade_order", "missed", "Kurang < Baik"],
    [
      "31 Maret 2025",
      "28 Maret 2025",
      "date",
      "met",
      "2025-03-28 ≤ 2025-03-31",
    ],
    [
      "paling lambat 31 Maret 2025",
      "2/4/2025",
      "date",
      "missed",
      "2025-04-02 > 2025-03-31",
    ],
  ]) {
    const answer = achievement(realization, target);
    const name = `${realization} of ${target}`;
    assert.equal(answer.status, "not_measured", name);
    assert.equal(answer.value, null, name);
    assert.equal(answer.reason, reason, name);
    assert.equal(answer.standing, standing, name);
    assert.equal(answer.working, working, name);
    assert.ok(answer.because.length > 20, name);
  }
  assert.equal(achievement("A", "BB").text, "A > BB: melampaui target");
  assert.equal(
    achievement("A", "BB", { locale: "en" }).text,
    "A > BB: target exceeded",
  );
  const grade = achievement("A", "BB", { polarity: "grade" });
  assert.equal(grade.standing, "exceeded");
  assert.equal(grade.value, null);
});

test("every reason why nothing was measured is said in both languages", () => {
  for (const [target, realization, reason, options] of [
    [null, "80", "no_target"],
    ["80", null, "no_realization"],
    ["0", "5", "zero_target"],
    ["-2", "1", "negative_target"],
    ["10", "0", "zero_realization", { polarity: "lower", method: "ratio" }],
    ["10", "5", "no_baseline", { polarity: "lower", method: "baseline" }],
    [
      "10",
      "5",
      "baseline_is_target",
      { polarity: "lower", method: "baseline", baseline: "10" },
    ],
    ["31 Maret 2025", "28", "not_a_number"],
    ["Paripurna", "Diukur di TW IV", "not_yet"],
    ["3 bulan", "80 hari", "units_differ"],
    ["12 Dok / 4 Lap", "12 Dok / 1 Lap", "several_quantities"],
    ["31 Maret 2025", "28 Maret 2025", "date"],
    ["B", "BB", "grade_order"],
    ["Paripurna", "Utama", "grades_not_listed"],
    ["A", "E", "no_scale", { polarity: "grade", grades: ["B", "A"] }],
    [
      "Terlaksananya koordinasi antarinstansi daerah",
      "Koordinasi berjalan baik sepanjang tahun",
      "free_text",
    ],
    ["maksimal 5 hari", "9", "side_contradicts_polarity", "higher"],
    ["80", "85", "polarity_not_said", "not_said"],
  ]) {
    const asked = typeof options === "string" ? { polarity: options } : options;
    const answer = achievement(realization, target, asked);
    assert.equal(answer.status, "not_measured", reason);
    assert.equal(answer.reason, reason, `${realization} of ${target}`);
    const english = achievement(realization, target, {
      ...asked,
      locale: "en",
    });
    assert.ok(answer.because.length > 3, reason);
    assert.notEqual(answer.because, english.because, reason);
  }
});

test("what was done about units is noted, in words", () => {
  for (const [target, realization, units, note] of [
    [
      "7 hari",
      "2 minggu",
      "converted",
      "target 7 hari dan realisasi 2 minggu dibandingkan dalam hari",
    ],
    ["98,5 %", "0,97", "fraction_as_percent", /pecahan dari 1/],
    ["0,5 %", "0,4", "percent_assumed", /0,4 tanpa satuan/],
    ["12 orang", "12 unit", "words_differ", /satuan target "orang"/],
    ["80", "64", null, null],
  ]) {
    const answer = achievement(realization, target);
    assert.equal(answer.units, units, `${realization} of ${target}`);
    if (note instanceof RegExp) assert.match(answer.unitsNote, note);
    else assert.equal(answer.unitsNote, note);
  }
});

test("a bound is no realization, and the error says what is", () => {
  const error = thrown(() => achievement("≤ 5", "5"));
  assert.ok(error instanceof ArgumentError);
  assert.equal(error.path, "realization");
  assert.match(error.message, /write one number/);
  assert.match(error.messageId, /tulis satu angka/);
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

test("a cell is read whole, and what is not understood is named", () => {
  for (const [text, reading] of [
    ["2 juta", { reading: "figure", value: "2000000", unit: null }],
    [
      "5 laporan dari 7 laporan",
      { reading: "part", value: "5", unit: "laporan", whole: "7 laporan" },
    ],
    [
      "maksimal 5 hari",
      { reading: "bound", side: "at_most", value: "5", unit: "hari" },
    ],
    ["75 s/d 80", { reading: "range", lower: "75", upper: "80", unit: null }],
    ["31 Maret 2025", { reading: "date", date: "2025-03-31", side: null }],
    [
      "paling lambat 31/3/2025",
      { reading: "date", date: "2025-03-31", side: "at_most" },
    ],
    ["12 Dok / 4 Lap", { reading: "several", parts: ["12 Dok", "4 Lap"] }],
    ["Diukur di TW IV", { reading: "missing", missing: "not_yet" }],
    ["n/a", { reading: "missing", missing: "not_available" }],
    ["-", { reading: "missing", missing: "dash" }],
    ["", { reading: "missing", missing: "empty" }],
    ["WTP", { reading: "words", words: "WTP" }],
  ]) {
    assert.deepEqual(parseNumber(text), reading, text);
  }
  assert.equal(parseNumber("2 jam 15 menit").value, "135");
  for (const [text, code, at] of [
    ["2 ratus", "not_understood"],
    ["31 Maret", "date_without_year"],
    ["≤ 1.125", "ambiguous", "1.125"],
    ["5 M", "ambiguous", "5 M"],
    ["80 – 75", "backwards"],
    ["1.2.3,4,5", "malformed"],
    ["12345678901234567890123456789012", "too_long"],
  ]) {
    const error = thrown(() => parseNumber(text));
    assert.equal(error.code, code, text);
    if (at !== undefined) assert.equal(error.text, at);
    assert.notEqual(error.message, error.messageId, text);
  }
});

test("an evaluation compares dates and grades, and takes bounds as they are meant", () => {
  const framework = Framework.fromToml(`format = 1
[organization]
name = "Dinas Contoh"
[objective]
mutu = "Meningkatnya mutu"
[indicator.kematian]
of = "mutu"
name = "Angka kematian"
targets = { 2025 = "< 25 per mil" }
[indicator.lama]
of = "mutu"
name = "Lama studi"
targets = { 2025 = "≤ 4 Smt" }
[indicator.predikat]
of = "mutu"
name = "Predikat akuntabilitas"
targets = { 2025 = "B" }
[indicator.akreditasi]
of = "mutu"
name = "Status akreditasi"
targets = { 2025 = "Paripurna" }
[realized.2025]
kematian = "28"
lama = "4,6"
predikat = "BB"
akreditasi = "Diukur di TW IV"
`);
  const { indicators, objectives, remarks } = framework.evaluate();
  assert.deepEqual(
    indicators.map(({ id, achievement: { value, standing, reason } }) => [
      id,
      value,
      standing,
      reason,
    ]),
    [
      ["kematian", "88.00", "missed", null],
      ["lama", "85.00", "missed", null],
      ["predikat", null, "exceeded", "grade_order"],
      ["akreditasi", null, null, "not_yet"],
    ],
  );
  assert.equal(objectives[0].measured, 2);
  assert.equal(objectives[0].achievement.value, "86.50");
  const words = remarks.map(({ message }) => message).join("\n");
  assert.match(words, /predikat: melampaui target; predikat hanya/);
  assert.match(words, /akreditasi: tidak terukur.*Diukur di TW IV/);
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

/** The words of a union of words. */
function words(text, name) {
  const [, union] = text.match(
    new RegExp(`(?:type ${name} =|readonly ${name}:)([^;]*);`),
  );
  return [...union.matchAll(/"(\w+)"/g)].map(([, word]) => word).sort();
}

/** The codes that a function of the core gives, by its source. */
function codes(path, type) {
  const source = read(`../../lkj-core/src/${path}`);
  const body = source.slice(source.indexOf(`impl ${type} {`));
  const [, code] = body.match(/fn code\(&self\)[^{]*\{([\s\S]*?)\n {4}\}/);
  const found = [...code.matchAll(/=> "(\w+)"/g)].map(([, word]) => word);
  return [...new Set(found)].sort();
}

test("the declared codes are those of the engine", () => {
  const errors = read("../package/errors.d.ts");
  for (const [declared, engine] of [
    [words(declarations, "Reason"), codes("evaluation/reason.rs", "Reason")],
    [
      words(declarations, "UnitNote"),
      codes("evaluation/one_unit.rs", "UnitNote"),
    ],
    [
      words(errors.slice(errors.indexOf("NumberError")), "code"),
      codes("number/mod.rs", "NumberError"),
    ],
  ]) {
    assert.ok(engine.length >= 4, engine.join());
    assert.deepEqual(declared, engine);
  }
});

test("each reading of a number has the declared fields", () => {
  const [, union] = declarations.match(
    /export type NumberReading =([\s\S]*?);\n\n/,
  );
  const declared = new Map(
    [...union.matchAll(/\{\s*reading: "(\w+)";([^}]*)\}/g)].map(
      ([, reading, rest]) => [
        reading,
        ["reading", ...[...rest.matchAll(/(\w+):/g)].map(([, key]) => key)],
      ],
    ),
  );
  for (const text of [
    "80 %",
    "3 dari 5",
    "7–8",
    "< 49",
    "31 Maret 2025",
    "11 jenis; 50.000 lembar",
    "-",
    "WTP",
  ]) {
    const reading = parseNumber(text);
    const wanted = declared.get(reading.reading);
    assert.deepEqual(Object.keys(reading).sort(), wanted?.sort(), text);
    declared.delete(reading.reading);
  }
  assert.deepEqual([...declared.keys()], []);
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
