//! What an evaluation serializes to: outward names that other programs rely on.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::BTreeSet;

use lkj_suite::{evaluated, framework_of, lumajang_files, read};
use serde_json::{Value, json};

/// The Lumajang evaluation as other programs see it.
fn lumajang() -> Value {
    serde_json::to_value(evaluated(&read(&lumajang_files()), 2019)).unwrap()
}

/// One object of an evaluation: where it is, the keys that were promised to everyone, and those
/// that came later.
struct Shape {
    at: &'static str,
    promised: &'static [&'static str],
    grown: &'static [&'static str],
}

const ACHIEVEMENT: (&[&str], &[&str]) = (
    &["status", "raw", "value", "category", "in_gap", "reason"],
    &["convention", "standing", "units"],
);
const AGGREGATE: (&[&str], &[&str]) = (
    &["id", "name", "achievement", "method", "measured", "total"],
    &["of", "counts", "weights"],
);
const MONEY: (&[&str], &[&str]) = (
    &[
        "id",
        "name",
        "code",
        "of",
        "group",
        "role",
        "budget",
        "original_budget",
        "spent",
        "remaining",
        "absorption",
    ],
    &["missing"],
);
const LINE: (&[&str], &[&str]) = (
    &["measured", "total", "mean", "mean_capped"],
    &["category", "counts"],
);

const fn shape(
    at: &'static str,
    keys: (&'static [&'static str], &'static [&'static str]),
) -> Shape {
    Shape {
        at,
        promised: keys.0,
        grown: keys.1,
    }
}

const SHAPES: &[Shape] = &[
    Shape {
        at: "",
        promised: &[
            "meta",
            "indicators",
            "goals",
            "objectives",
            "programs",
            "activities",
            "sub_activities",
            "groups",
            "measures",
            "summary",
        ],
        grown: &["remarks"],
    },
    Shape {
        at: "/meta",
        promised: &["engine", "format", "year", "stage", "rules", "rules_from"],
        grown: &[],
    },
    Shape {
        at: "/indicators/*",
        promised: &[
            "id",
            "name",
            "unit",
            "level",
            "of",
            "polarity",
            "method",
            "target",
            "target_from",
            "realization",
            "achievement",
            "previous",
            "end_of_plan",
            "trace",
        ],
        grown: &["progress", "against", "periods"],
    },
    shape("/indicators/*/achievement", ACHIEVEMENT),
    Shape {
        at: "/indicators/*/previous",
        promised: &["year", "realization"],
        grown: &["of", "incomparable"],
    },
    Shape {
        at: "/indicators/*/end_of_plan",
        promised: &["year", "target", "achievement"],
        grown: &[],
    },
    shape("/indicators/*/end_of_plan/achievement", ACHIEVEMENT),
    Shape {
        at: "/indicators/*/trace/*",
        promised: &["of", "formula", "working", "result", "category", "reason"],
        grown: &[],
    },
    Shape {
        at: "/indicators/*/against/*",
        promised: &["target_from", "target", "achievement", "difference"],
        grown: &[],
    },
    shape("/goals/*", AGGREGATE),
    shape("/goals/*/achievement", ACHIEVEMENT),
    shape("/objectives/*", AGGREGATE),
    shape("/objectives/*/achievement", ACHIEVEMENT),
    shape("/programs/*", MONEY),
    shape("/activities/*", MONEY),
    shape("/groups/*", MONEY),
    Shape {
        at: "/measures/*",
        promised: &["of", "kind", "name", "target", "realization", "achievement"],
        grown: &["id", "indicators", "unit"],
    },
    shape("/measures/*/achievement", ACHIEVEMENT),
    Shape {
        at: "/summary",
        promised: &[
            "budget",
            "spent",
            "remaining",
            "absorption",
            "goal_indicators",
            "objective_indicators",
        ],
        grown: &["original_budget"],
    },
    shape("/summary/goal_indicators", LINE),
    shape("/summary/objective_indicators", LINE),
];

/// Everything that a path leads to, where `*` is every item of a list.
fn reached<'a>(document: &'a Value, path: &str) -> Vec<&'a Value> {
    let mut found = vec![document];
    for key in path.split('/').skip(1) {
        found = match key {
            "*" => found
                .iter()
                .flat_map(|list| list.as_array().unwrap())
                .collect(),
            key => found.iter().map(|object| &object[key]).collect(),
        };
    }
    found
}

#[test]
fn every_object_has_exactly_the_keys_that_are_documented() {
    let evaluation = lumajang();
    for Shape {
        at,
        promised,
        grown,
    } in SHAPES
    {
        let expected: BTreeSet<&str> = promised.iter().chain(*grown).copied().collect();
        let objects = reached(&evaluation, at);
        assert!(!objects.is_empty(), "there is something at {at}");
        for object in objects {
            let keys = object.as_object().unwrap().keys();
            assert_eq!(
                keys.map(String::as_str).collect::<BTreeSet<_>>(),
                expected,
                "{at}"
            );
        }
    }
    assert_eq!(reached(&evaluation, "/sub_activities"), [&json!([])]);
    assert_eq!(reached(&evaluation, "/remarks"), [&json!([])]);
}

#[test]
fn every_key_comes_in_the_order_of_the_documentation() {
    let evaluation = lumajang();
    let keys = |at: &str| -> Vec<String> {
        reached(&evaluation, at)[0]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        keys("/indicators/*"),
        [
            "id",
            "name",
            "unit",
            "level",
            "of",
            "polarity",
            "method",
            "target",
            "target_from",
            "realization",
            "achievement",
            "previous",
            "end_of_plan",
            "progress",
            "against",
            "periods",
            "trace",
        ]
    );
    assert_eq!(
        keys("/meta"),
        ["engine", "format", "year", "stage", "rules", "rules_from"]
    );
}

/// Keys that hold plain numbers: years, versions, counts and places. Everything measured is text.
const PLAIN_NUMBERS: &[&str] = &[
    "year", "format", "measured", "total", "count", "filled", "due", "line", "column",
];

/// Calls a visitor with every value inside a document and the key that leads to it.
fn visit(value: &Value, key: &str, visitor: &mut impl FnMut(&str, &Value)) {
    visitor(key, value);
    match value {
        Value::Object(object) => {
            for (key, inside) in object {
                visit(inside, key, visitor);
            }
        }
        Value::Array(items) => items.iter().for_each(|inside| visit(inside, key, visitor)),
        _ => {}
    }
}

#[test]
fn numbers_are_text() {
    visit(&lumajang(), "", &mut |key, value| {
        assert!(!value.is_number() || PLAIN_NUMBERS.contains(&key), "{key}");
        let is_amount = [
            "target",
            "realization",
            "raw",
            "value",
            "mean",
            "budget",
            "spent",
            "absorption",
        ];
        if let (true, Some(text)) = (is_amount.contains(&key), value.as_str()) {
            let plain = text.trim_start_matches('-');
            let is_plain = plain.chars().all(|c| c.is_ascii_digit() || c == '.');
            assert!(
                is_plain && plain.matches('.').count() <= 1,
                "{key} is {text}"
            );
        }
    });
}

#[test]
fn values_are_as_they_are_shown() {
    let evaluation = lumajang();
    let rat = reached(&evaluation, "/indicators/*")[1];
    assert_eq!(
        *rat,
        json!({
            "id": "rat",
            "name": "Persentase Koperasi yang melaksanakan RAT",
            "unit": "%",
            "level": "objective",
            "of": "kualitas",
            "polarity": "higher",
            "method": "ratio",
            "target": "80.94",
            "target_from": "agreement",
            "realization": "80.34",
            "achievement": {
                "status": "measured",
                "raw": "99.26",
                "value": "99.26",
                "category": "Sangat Tinggi",
                "in_gap": false,
                "standing": "missed",
                "reason": null,
                "convention": null,
                "units": null
            },
            "previous": { "year": 2018, "realization": "80.90", "of": null, "incomparable": null },
            "end_of_plan": {
                "year": 2023,
                "target": "81.10",
                "achievement": {
                    "status": "measured",
                    "raw": "99.06",
                    "value": "99.06",
                    "category": "Sangat Tinggi",
                    "in_gap": false,
                    "standing": "missed",
                    "reason": null,
                    "convention": null,
                "units": null
                }
            },
            "progress": null,
            "against": [
                {
                    "target_from": "plan",
                    "target": "80.94",
                    "achievement": rat["achievement"],
                    "difference": "0.00"
                },
                {
                    "target_from": "agreement",
                    "target": "80.94",
                    "achievement": rat["achievement"],
                    "difference": "0.00"
                }
            ],
            "periods": [],
            "trace": [
                {
                    "of": "rat",
                    "formula": "kop_rat / kop_aktif * 100",
                    "working": "376 / 468 × 100",
                    "result": "80.34",
                    "category": null,
                    "reason": null
                },
                {
                    "of": "rat.achievement",
                    "formula": null,
                    "working": "80.34 / 80.94 × 100",
                    "result": "99.26",
                    "category": "Sangat Tinggi",
                    "reason": null
                }
            ]
        })
    );
    let meta = &evaluation["meta"];
    assert_eq!(
        *meta,
        json!({
            "engine": lkj_core::version(),
            "format": 1,
            "year": 2019,
            "stage": "final",
            "rules": "permendagri-86-2017",
            "rules_from": "file"
        })
    );
}

#[test]
fn what_is_missing_is_null() {
    let evaluation = lumajang();
    let groups = reached(&evaluation, "/groups/*");
    let gaji = groups
        .into_iter()
        .find(|group| group["id"] == "gaji")
        .unwrap();
    assert_eq!(
        *gaji,
        json!({
            "id": "gaji",
            "name": "Gaji dan Tunjangan",
            "code": null,
            "of": "belanja_pegawai",
            "group": null,
            "role": null,
            "budget": null,
            "original_budget": null,
            "spent": null,
            "remaining": null,
            "absorption": null,
            "missing": ["gaji"]
        })
    );
    let measures = reached(&evaluation, "/measures/*");
    let output = measures
        .into_iter()
        .find(|measure| measure["of"] == "pk2ukm" && measure["kind"] == "output");
    assert_eq!(
        *output.unwrap(),
        json!({
            "of": "pk2ukm",
            "kind": "output",
            "id": null,
            "name": "Jumlah peserta yang mengikuti kegiatan PK2UKM",
            "indicators": [],
            "unit": null,
            "target": null,
            "realization": null,
            "achievement": {
                "status": "not_measured",
                "raw": null,
                "value": null,
                "category": null,
                "in_gap": false,
                "standing": null,
                "reason": "no_target",
                "convention": null,
                "units": null
            }
        })
    );
}

#[test]
fn an_empty_framework_has_all_keys_and_nothing_in_them() {
    let evaluation = serde_json::to_value(evaluated(&framework_of(""), 2025)).unwrap();
    let line = json!({
        "measured": 0, "total": 0, "mean": null, "mean_capped": null, "category": null, "counts": []
    });
    let expected = json!({
        "meta": {
            "engine": lkj_core::version(),
            "format": 1,
            "year": 2025,
            "stage": "draft",
            "rules": "permendagri-86-2017",
            "rules_from": "default"
        },
        "indicators": [], "goals": [], "objectives": [], "programs": [], "activities": [],
        "sub_activities": [], "groups": [], "measures": [],
        "summary": {
            "budget": null, "original_budget": null, "spent": null, "remaining": null,
            "absorption": null, "goal_indicators": line, "objective_indicators": line
        },
        "remarks": []
    });
    assert_eq!(evaluation, expected);
}

#[test]
fn words_stand_where_no_number_is() {
    let framework = framework_of(
        r#"
        [indicator.opini]
        name = "Opini BPK"
        polarity = "grade"
        targets = { 2025 = "WTP" }
        [indicator.selesai]
        name = "Selesai"
        polarity = "yes_no"
        targets = { 2025 = true }
        [indicator.lama]
        name = "Lama layanan"
        polarity = "lower"
        targets = { 2025 = "7-8 hari" }
        [realized.2025]
        opini = "WDP"
        selesai = "ya"
        lama = "7,5 hari"
        "#,
    );
    let evaluation = serde_json::to_value(evaluated(&framework, 2025)).unwrap();
    let rows: Vec<_> = reached(&evaluation, "/indicators/*")
        .into_iter()
        .map(|one| ["target", "realization", "method"].map(|key| one[key].as_str().unwrap()))
        .collect();
    assert_eq!(
        rows,
        [
            ["WTP", "WDP", "equality"],
            ["ya", "ya", "equality"],
            ["7 – 8 hari", "7.5", "within"],
        ]
    );
}

#[test]
fn remarks_say_where_and_what_in_two_languages() {
    let framework = framework_of("[program.a]\nname = \"A\"\n[money.2025]\na = { spent = 5 }\n");
    let evaluation = serde_json::to_value(evaluated(&framework, 2025)).unwrap();
    assert_eq!(
        evaluation["remarks"][0],
        json!({
            "code": "spending-without-budget",
            "place": { "file": "", "line": 6, "column": 5, "path": "money.2025.a" },
            "message": "a: ada realisasi anggaran tanpa anggaran",
            "message_en": "a: spending without a budget"
        })
    );
}
