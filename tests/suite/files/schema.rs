//! The JSON Schemas in `docs/`: current, accepting what is right, refusing what is not.
//!
//! Every framework and every evaluation of the other end-to-end tests is held against them as
//! well, by the helpers in `lib.rs`.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]
#![allow(clippy::too_many_lines, reason = "a table of cases may be long")]

use std::fs;

use lkj_core::Framework;
use lkj_core::files::schema;
use lkj_suite::{
    EVALUATION_SCHEMA, FRAMEWORK_SCHEMA, ROOT, evaluated, faults, files_of, json_of,
    lumajang_files, read,
};
use serde_json::{Value, json};

/// Compares a generated document with the one that is kept; `LKJ_UPDATE=1` writes it anew.
fn assert_current(name: &str, generated: &Value) {
    let path = format!("{ROOT}/docs/{name}");
    let text = serde_json::to_string_pretty(generated).unwrap() + "\n";
    if std::env::var_os("LKJ_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/{name} is not current; LKJ_UPDATE=1 writes it anew"
    );
}

/// The place in a document that a JSON pointer names.
fn at<'a>(document: &'a mut Value, pointer: &str) -> &'a mut Value {
    document
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("nothing is at {pointer}"))
}

#[test]
fn kept_schemas_are_current() {
    assert_current("lkj-1.schema.json", &schema::framework());
    assert_current("evaluation-1.schema.json", &schema::evaluation());
}

#[test]
fn both_schemas_are_schemas() {
    for schema in [schema::framework(), schema::evaluation()] {
        assert!(jsonschema::meta::is_valid(&schema), "{}", schema["$id"]);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
    }
}

#[test]
fn descriptions_are_for_people_who_write_files() {
    for schema in [schema::framework(), schema::evaluation()] {
        let text = schema.to_string();
        for of_rust in ["```", "[`", "::"] {
            assert!(!text.contains(of_rust), "{}: {of_rust}", schema["$id"]);
        }
    }
}

#[test]
fn accepts_every_example_file() {
    let entries = fs::read_dir(format!("{ROOT}/examples")).unwrap();
    let folders = entries
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir());
    let mut files = files_of("examples");
    for folder in folders {
        files.extend(files_of(&format!(
            "examples/{}",
            folder.file_name().to_string_lossy()
        )));
    }
    assert!(files.len() >= 4);
    for (name, text) in files {
        assert_eq!(
            faults(&FRAMEWORK_SCHEMA, &json_of(&text)),
            [""; 0],
            "{name}"
        );
    }
}

#[test]
fn accepts_what_is_saved() {
    let framework = read(&lumajang_files());
    let saved: Value = serde_json::from_str(&framework.to_json()).unwrap();
    assert_eq!(faults(&FRAMEWORK_SCHEMA, &saved), [""; 0]);
    let saved = framework.to_toml();
    assert_eq!(faults(&FRAMEWORK_SCHEMA, &json_of(&saved)), [""; 0]);
    assert!(
        saved.contains(r#""400.000""#),
        "claims keep their cells as printed"
    );
    let plain = serde_json::to_value(&framework).unwrap();
    assert!(plain.get("organization").is_some());
}

#[test]
fn accepts_the_examples_of_the_manual() {
    let manual = fs::read_to_string(format!("{ROOT}/docs/format.md")).unwrap();
    let blocks = manual.split("```toml\n").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("```").next());
    let whole: Vec<_> = blocks
        .filter(|block| block.starts_with("format = 1"))
        .collect();
    assert!(!whole.is_empty());
    for block in whole {
        assert_eq!(
            faults(&FRAMEWORK_SCHEMA, &json_of(block)),
            [""; 0],
            "{block}"
        );
        Framework::from_toml(block).unwrap_or_else(|problems| panic!("{problems}"));
    }
}

/// A document with a table of every kind, which the schema accepts.
fn everything() -> Value {
    json_of(
        r#"
        format = 1
        extra = { apa = ["saja", 1, { boleh = true }] }
        [organization]
        name = "Dinas Contoh"
        short = ["Dinas", "DC"]
        [defaults]
        unit = "%"
        polarity = "higher"
        [rules]
        profile = "raw"
        [rules.zero]
        lower_both_zero = 100
        [rules.scale]
        classes = [{ label = "Baik", from = 50 }, { label = "Kurang", below = 50 }]
        [stage]
        2025 = "Q2"
        [unit.kepala]
        name = "Kepala"
        [official.kadis]
        post = "kepala"
        capacity = "acting"
        [[regulation]]
        cite = "UU 25/1992"
        amended_by = ["UU 1/2000", { cite = "UU 2/2000", gazette = "LN 1" }]
        [profile.2025.pegawai]
        title = "Pegawai"
        columns = ["PNS"]
        rows = [["I", 2], ["II", "-"]]
        total = "both"
        [plan]
        period = [2024, 2026]
        vision = { text = "Maju", from = "Perda 1/2019" }
        [mission.misi]
        text = "Misi"
        [goal.tujuan]
        name = "Tujuan"
        [objective.sasaran]
        name = "Sasaran"
        [strategy.siasat]
        text = "Siasat"
        years = [2024, 2025]
        [policy.arah]
        text = "Arah"
        [indicator.puas]
        of = "sasaran"
        name = "Kepuasan"
        places = 2
        polarity = "near"
        anchors = [[80, 80], [100, 120]]
        due = ["Q2", "Q4"]
        targets = { 2025 = "80,5", 2026 = true, "2025-Q2" = "7-8" }
        zero = { higher_both_zero = "formula" }
        [series.n]
        name = "N"
        kind = "count"
        [data.2025]
        n = { value = 5, evidence = { document = "Berita acara", on = 2025-12-31 } }
        m = { none = "belum ada" }
        [grid.n]
        years = [2023, 2024, "2025-S1"]
        rows = [["Barat", 3, 4, 5]]
        [planned.n]
        2025 = 7
        [realized.2025-Q2]
        puas = 80
        "prog.output" = "WTP"
        [benchmark.2025.puas]
        of = "Provinsi"
        value = "85,1"
        [group.bl]
        name = "Belanja Langsung"
        [program.prog]
        name = "Program"
        role = "main"
        outcome = { text = "Hasil", of = "puas" }
        [program.prog.activity.keg]
        name = "Kegiatan"
        output = [{ id = "a", text = "A" }, { id = "b", text = "B", targets = { 2025 = ">= 3" } }]
        [program.prog.activity.keg.sub_activity.sub]
        name = "Sub kegiatan"
        [money.2025.keg]
        budget = 1000
        revisions = [{ name = "P-APBD", date = 2025-09-01, budget = "Rp. 900,-" }]
        spent = 800
        [annual_plan.2025]
        targets = { puas = 80 }
        [agreement.2025]
        signed = 2025-01-05
        targets = { puas = 80 }
        [[agreement.2025.revision]]
        targets = { puas = 81 }
        [[note]]
        kind = "cause"
        about = ["puas"]
        text = "Sebab"
        [text.2025."1.A"]
        heading = "Latar Belakang"
        text = "Isi"
        [document.lkj]
        kind = "lkj"
        title = "LKj"
        [[claims]]
        at = "lkj: Tabel 1"
        rows = [["puas", "80"]]
        columns = ["target"]
        "#,
    )
}

/// Every table of [`everything`] whose keys are given.
const TABLES: &[&str] = &[
    "",
    "/organization",
    "/defaults",
    "/rules",
    "/rules/zero",
    "/rules/scale",
    "/rules/scale/classes/0",
    "/unit/kepala",
    "/official/kadis",
    "/regulation/0",
    "/regulation/0/amended_by/1",
    "/profile/2025/pegawai",
    "/plan",
    "/plan/vision",
    "/mission/misi",
    "/goal/tujuan",
    "/objective/sasaran",
    "/strategy/siasat",
    "/policy/arah",
    "/indicator/puas",
    "/indicator/puas/zero",
    "/series/n",
    "/data/2025/n",
    "/data/2025/n/evidence",
    "/data/2025/m",
    "/grid/n",
    "/benchmark/2025/puas",
    "/group/bl",
    "/program/prog",
    "/program/prog/outcome",
    "/program/prog/activity/keg",
    "/program/prog/activity/keg/output/1",
    "/program/prog/activity/keg/sub_activity/sub",
    "/money/2025/keg",
    "/money/2025/keg/revisions/0",
    "/annual_plan/2025",
    "/agreement/2025",
    "/agreement/2025/revision/0",
    "/note/0",
    "/text/2025/1.A",
    "/document/lkj",
    "/claims/0",
];

#[test]
fn an_unknown_key_is_refused_at_every_level() {
    assert_eq!(faults(&FRAMEWORK_SCHEMA, &everything()), [""; 0]);
    for table in TABLES {
        let mut document = everything();
        at(&mut document, table)["salah_kunci"] = json!("x");
        assert_ne!(
            faults(&FRAMEWORK_SCHEMA, &document),
            [""; 0],
            "an unknown key in {table}"
        );
    }
}

#[test]
fn refuses_what_is_broken() {
    #[rustfmt::skip]
    let cases = [
        ("a format that is text", "/format", json!("1")),
        ("a name that is a number", "/organization/name", json!(5)),
        ("short names in a table", "/organization/short", json!({"a": 1})),
        ("a unit's functions in one text", "/unit/kepala/functions", json!("Satu")),
        ("an unknown capacity", "/official/kadis/capacity", json!("plt")),
        ("a citation without a year", "/regulation/0/cite", json!("UU 25")),
        ("an unknown total", "/profile/2025/pegawai/total", json!("semua")),
        ("rows that are no lists", "/profile/2025/pegawai/rows", json!(["I"])),
        ("a plan of one year too many", "/plan/period", json!([2018, 2019, 2020])),
        ("a plan of words", "/plan/period", json!("2018–2023")),
        ("a year before 1900", "/plan/period", json!([18, 23])),
        ("a goal that is a number", "/goal/tujuan", json!(5)),
        ("a link that is no id", "/objective/sasaran/goal", json!("Tujuan 1")),
        ("an unknown polarity", "/indicator/puas/polarity", json!("up")),
        ("an unknown method", "/indicator/puas/method", json!("square")),
        ("an unknown frequency", "/indicator/puas/frequency", json!("daily")),
        ("an unknown pattern", "/indicator/puas/pattern", json!("cumulative")),
        ("an unknown combination", "/indicator/puas/combine", json!("mean")),
        ("an unknown part of a year", "/indicator/puas/due", json!(["Q5"])),
        ("too many places", "/indicator/puas/places", json!(13)),
        ("places below zero", "/indicator/puas/places", json!(-1)),
        ("an anchor of one number", "/indicator/puas/anchors", json!([[80]])),
        ("a key indicator in words", "/indicator/puas/key", json!("ya")),
        ("a formula that is a number", "/indicator/puas/formula", json!(5)),
        ("a target that is a list", "/indicator/puas/targets/2025", json!([80, 94])),
        ("a target that is a table", "/indicator/puas/targets/2025", json!({"nilai": 80})),
        ("an unknown convention for zeros", "/indicator/puas/zero/lower_both_zero", json!("seratus")),
        ("an unknown kind of series", "/series/n/kind", json!("number")),
        ("data in a list", "/data/2025/n", json!([5])),
        ("an entry without a value", "/data/2025/n", json!({"evidence": {"document": "x"}})),
        ("an evidence of no date", "/data/2025/n/evidence/on", json!("kemarin")),
        ("a grid of no period", "/grid/n/years", json!(["2025-X1"])),
        ("a planned value that is true", "/planned/n/2025", json!(true)),
        ("a realization in a list", "/realized/2025-Q2/puas", json!([80, 94])),
        ("a benchmark without a value", "/benchmark/2025/puas", json!({"of": "Provinsi"})),
        ("an unknown role", "/program/prog/role", json!("utama")),
        ("a measure that is a number", "/program/prog/outcome", json!(4)),
        ("money that is a number", "/money/2025/keg", json!(5)),
        ("an amount that is true", "/money/2025/keg/budget", json!(true)),
        ("a revision without a budget", "/money/2025/keg/revisions/0", json!({"name": "P-APBD"})),
        ("an agreement of no date", "/agreement/2025/signed", json!("5 Januari 2025")),
        ("revisions that are a table", "/agreement/2025/revision", json!({})),
        ("a note of an unknown kind", "/note/0/kind", json!("sebab")),
        ("a document of an unknown kind", "/document/lkj/kind", json!("lakip")),
        ("a claim of no line", "/claims/0/line", json!("dua")),
        ("an unknown stage", "/stage/2025", json!("selesai")),
        ("an unknown rounding", "/rules/rounding", json!("up")),
        ("an unknown aggregation", "/rules/aggregation", json!("median")),
        ("a class without a label", "/rules/scale/classes/0", json!({"from": 5})),
    ];
    for (what, place, broken) in cases {
        let mut document = everything();
        let (table, key) = place.rsplit_once('/').unwrap();
        match at(&mut document, table) {
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = broken,
            table => table[key] = broken,
        }
        let faults = faults(&FRAMEWORK_SCHEMA, &document);
        assert_eq!(faults.len(), 1, "{what}: {faults:?}");
        let found = faults[0].split(": ").next().unwrap();
        let (table, _) = place[1..].split_once('/').unwrap_or((&place[1..], ""));
        let is_on_the_way = place.starts_with(found) || found.starts_with(place);
        assert!(
            is_on_the_way && found[1..].starts_with(table),
            "{what} was found at {found}"
        );
    }
}

#[test]
fn refuses_names_that_are_no_ids_periods_or_measures() {
    for (what, table, name) in [
        ("an id with a capital", "/indicator", "Puas"),
        ("an id with a dash", "/goal", "usaha-mikro"),
        ("an id that begins with a digit", "/program", "1prog"),
        ("an id with a point", "/series", "n.m"),
        ("data of no period", "/data", "19"),
        ("data of a fifth quarter", "/data", "2025-Q5"),
        ("a target of no period", "/indicator/puas/targets", "kapan"),
        (
            "a realization of no measure",
            "/realized/2025-Q2",
            "prog.hasil",
        ),
        ("money of a quarter", "/money", "2025-Q1"),
        ("an agreement of a quarter", "/agreement", "2025-Q1"),
        ("a stage of a word", "/stage", "kini"),
        ("a profile of no year", "/profile", "lama"),
    ] {
        let mut document = everything();
        let inside = at(&mut document, table).as_object_mut().unwrap();
        let (_, value) = inside
            .iter()
            .next()
            .map(|(name, value)| (name.clone(), value.clone()))
            .unwrap();
        inside.insert(name.to_owned(), value);
        let faults = faults(&FRAMEWORK_SCHEMA, &document);
        assert!(!faults.is_empty(), "{what}");
        assert!(
            faults[0].contains(name) || faults[0].starts_with(table),
            "{what}: {faults:?}"
        );
    }
}

#[test]
fn what_must_be_there_is_required() {
    for (place, key) in [
        ("/organization", "name"),
        ("/unit/kepala", "name"),
        ("/official/kadis", "post"),
        ("/regulation/0", "cite"),
        ("/profile/2025/pegawai", "title"),
        ("/profile/2025/pegawai", "rows"),
        ("/mission/misi", "text"),
        ("/goal/tujuan", "name"),
        ("/objective/sasaran", "name"),
        ("/strategy/siasat", "text"),
        ("/policy/arah", "text"),
        ("/indicator/puas", "name"),
        ("/series/n", "name"),
        ("/grid/n", "years"),
        ("/grid/n", "rows"),
        ("/group/bl", "name"),
        ("/program/prog", "name"),
        ("/program/prog/activity/keg", "name"),
        ("/program/prog/activity/keg/sub_activity/sub", "name"),
        ("/note/0", "kind"),
        ("/note/0", "text"),
        ("/text/2025/1.A", "text"),
        ("/document/lkj", "title"),
        ("/claims/0", "at"),
        ("/rules/scale", "classes"),
    ] {
        let mut document = everything();
        let removed = at(&mut document, place)
            .as_object_mut()
            .unwrap()
            .remove(key);
        assert!(removed.is_some(), "{place} has {key}");
        assert_ne!(
            faults(&FRAMEWORK_SCHEMA, &document),
            [""; 0],
            "{place} without {key}"
        );
        let text = document.to_string();
        assert!(
            Framework::from_json(&text).is_err(),
            "the reader agrees: {place} without {key}"
        );
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    /// Whether a description is English and ends with Indonesian between asterisks.
    fn has_both(description: &str) -> bool {
        let Some((english, indonesian)) = description.rsplit_once(" *") else {
            return false;
        };
        !english.trim().is_empty() && indonesian.len() > 1 && indonesian.ends_with('*')
    }

    fn collect(value: &Value, path: &str, count: &mut usize, missing: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                if let Some(Value::Object(properties)) = object.get("properties") {
                    for (name, property) in properties {
                        let description = property["description"].as_str().unwrap_or_default();
                        *count += 1;
                        if !has_both(description) {
                            missing.push(format!("{path}.{name}: {description}"));
                        }
                    }
                }
                for (key, inside) in object {
                    collect(inside, &format!("{path}/{key}"), count, missing);
                }
            }
            Value::Array(items) => {
                for (at, inside) in items.iter().enumerate() {
                    collect(inside, &format!("{path}/{at}"), count, missing);
                }
            }
            _ => {}
        }
    }
    let (mut count, mut missing) = (0, Vec::new());
    collect(&schema::framework(), "", &mut count, &mut missing);
    assert_eq!(missing, [""; 0]);
    assert!(count > 150, "{count} keys");
}

#[test]
fn evaluations_are_as_described() {
    let framework = read(&lumajang_files());
    for year in framework.years() {
        evaluated(&framework, year.get());
    }
    let document = serde_json::to_value(evaluated(&framework, 2019)).unwrap();
    #[rustfmt::skip]
    let cases = [
        ("a budget that is a number", "/summary/budget", json!(5)),
        ("a budget in Indonesian", "/summary/budget", json!("5.313.115.447")),
        ("a mean with a sign", "/summary/objective_indicators/mean", json!("95,49 %")),
        ("rules from somebody", "/meta/rules_from", json!("somebody")),
        ("an unknown stage", "/meta/stage", json!("closed")),
        ("a year in words", "/meta/year", json!("2019")),
        ("an unknown level", "/indicators/0/level", json!("vision")),
        ("an unknown polarity", "/indicators/0/polarity", json!("up")),
        ("a realization that is a number", "/indicators/0/realization", json!(71.34)),
        ("an unknown status", "/indicators/0/achievement/status", json!("done")),
        ("a value that is a number", "/indicators/0/achievement/value", json!(99.9)),
        ("a gap in words", "/indicators/0/achievement/in_gap", json!("tidak")),
        ("a trace that is one text", "/indicators/0/trace", json!("71,34")),
        ("a step without a name", "/indicators/0/trace/0/of", json!(null)),
        ("an id that is none", "/objectives/0/id", json!("Sasaran 1")),
        ("a count below zero", "/objectives/0/measured", json!(-1)),
        ("missing that is a text", "/groups/1/missing", json!("gaji")),
        ("an unknown kind of measure", "/measures/0/kind", json!("masukan")),
        ("remarks that are a text", "/remarks", json!("tidak ada")),
        ("a remark without a place", "/remarks", json!([{"code": "x", "message": "x", "message_en": "x", "place": {}}])),
    ];
    for (what, place, corrupted) in cases {
        let mut broken = document.clone();
        *at(&mut broken, place) = corrupted;
        assert_ne!(faults(&EVALUATION_SCHEMA, &broken), [""; 0], "{what}");
    }
    for table in [
        "",
        "/meta",
        "/indicators/0",
        "/indicators/0/achievement",
        "/indicators/0/trace/0",
        "/indicators/0/previous",
        "/indicators/0/end_of_plan",
        "/goals/0",
        "/programs/0",
        "/groups/0",
        "/measures/0",
        "/summary",
        "/summary/goal_indicators",
    ] {
        let mut broken = document.clone();
        let first = at(&mut broken, table)
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap()
            .clone();
        at(&mut broken, table)
            .as_object_mut()
            .unwrap()
            .remove(&first);
        assert_ne!(
            faults(&EVALUATION_SCHEMA, &broken),
            [""; 0],
            "{table} without {first}"
        );
    }
}
