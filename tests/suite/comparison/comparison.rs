//! Two states of a framework held side by side, and the stamp of an output.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use lkj_core::comparison::DifferenceKind;
use lkj_core::files::schema;
use lkj_core::{Framework, Locale, Rules, StampChange, Year};
use lkj_suite::{lumajang_files, read};

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

const OLD: &str = r#"
[organization]
name = "Dinas Contoh"
[stage]
2025 = "final"
[unit]
layanan = "Bidang Pelayanan"
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
unit = "%"
formula = "puas_n / responden * 100"
targets = { 2025 = "85,00", 2026 = "86,00" }
[indicator.lama]
of = "mutu"
name = "Waktu Layanan"
polarity = "lower"
targets = { 2025 = 5 }
[indicator.usang]
of = "mutu"
name = "Jumlah Formulir"
targets = { 2025 = 5 }
[series]
puas_n = "Responden yang puas"
responden = "Jumlah responden"
[data.2025]
puas_n = 412
responden = 480
[grid.izin]
years = [2024, 2025]
rows = [["Utara", 10, 12], ["Selatan", 5, 6]]
[series.izin]
name = "Izin"
by = "Wilayah"
[realized.2025]
lama = "5,2"
usang = 5
"survei.output" = "1 dokumen"
[program.pelayanan]
name = "Program Pelayanan"
[program.pelayanan.activity.survei]
name = "Survei Kepuasan"
output = { text = "Laporan", targets = { 2025 = "1 dokumen" } }
[money.2025]
survei = { budget = 150_000_000, spent = 142_500_000 }
[agreement.2025]
signed = 2025-01-20
targets = { puas = "85,00", lama = 5 }
[[note]]
kind = "cause"
about = ["lama"]
year = 2025
text = "Sebab lama."
[text.2025]
"3.A" = "Capaian {puas} persen."
"#;

/// The older text with some of its lines changed.
fn changed(changes: &[(&str, &str)]) -> Framework {
    let text = changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    Framework::from_toml(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn told(newer: &Framework, older: &Framework, locale: Locale) -> String {
    let differences = newer.differences(older);
    let lines: Vec<_> = differences.iter().map(|one| one.message(locale)).collect();
    lines.join("\n")
}

#[test]
fn differences_are_told_in_the_words_of_the_field() {
    let older = changed(&[]);
    let newer = changed(&[
        (
            "targets = { puas = \"85,00\", lama = 5 }",
            "targets = { puas = \"83,00\", lama = 5 }\n[[agreement.2025.revision]]\nsigned = 2025-09-01\ntargets = { lama = 6 }",
        ),
        (
            "targets = { 2025 = \"85,00\", 2026 = \"86,00\" }",
            "targets = { 2025 = \"85,00\", 2026 = \"87,50\", 2027 = 88 }\nowner = \"layanan\"",
        ),
        (
            "[indicator.usang]\nof = \"mutu\"\nname = \"Jumlah Formulir\"\ntargets = { 2025 = 5 }\n",
            "",
        ),
        ("usang = 5\n", ""),
        (
            "responden = 480",
            "responden = { value = 490, evidence = { document = \"Laporan survei\" } }",
        ),
        ("[\"Utara\", 10, 12]", "[\"Utara\", 10, 14]"),
        ("lama = \"5,2\"", "lama = \"5,4\""),
        (
            "spent = 142_500_000",
            "revised = 140_000_000, spent = 139_000_000",
        ),
        (
            "targets = { 2025 = \"1 dokumen\" }",
            "targets = { 2025 = \"2 dokumen\" }",
        ),
        ("Sebab lama.", "Sebab yang lain."),
        (
            "[objective]\n",
            "[objective]\ntata = \"Meningkatnya tata kelola\"\n",
        ),
        ("name = \"Waktu Layanan\"", "name = \"Lama Layanan\""),
        (
            "polarity = \"lower\"",
            "polarity = \"lower\"\nmethod = \"ratio\"",
        ),
    ]);
    insta::assert_snapshot!(told(&newer, &older, Locale::Indonesian), @r"
    sasaran Meningkatnya tata kelola: ditambahkan
    penanggung jawab indikator Kepuasan: ditambahkan layanan
    target Kepuasan 2026 (rencana): 86,00 → 87,50
    target Kepuasan 2027 (rencana): ditambahkan 88
    nama indikator Lama Layanan: Waktu Layanan → Lama Layanan
    cara hitung indikator Lama Layanan: ditambahkan ratio
    indikator Jumlah Formulir: dihapus
    data Jumlah responden 2025: 480 → 490
    bukti dukung data Jumlah responden 2025: ditambahkan
    data Izin, Utara, 2025: 12 → 14
    realisasi Lama Layanan 2025: 5,2 → 5,4
    realisasi Jumlah Formulir 2025: dihapus (5)
    target keluaran Survei Kepuasan 2025: 1 dokumen → 2 dokumen
    anggaran perubahan 1 Survei Kepuasan 2025: ditambahkan Rp 140.000.000
    realisasi anggaran Survei Kepuasan 2025: Rp 142.500.000 → Rp 139.000.000
    target Kepuasan 2025 (PK): 85,00 → 83,00
    tanggal tanda tangan PK perubahan 1 tahun 2025: ditambahkan 2025-09-01
    target Lama Layanan 2025 (PK perubahan 1): ditambahkan 6
    bunyi penyebab Lama Layanan 2025: Sebab lama. → Sebab yang lain.
    ");
    insta::assert_snapshot!(told(&older, &newer, Locale::English), @r"
    objective Meningkatnya tata kelola: removed
    target of Kepuasan 2026 (plan): 87.50 → 86.00
    target of Kepuasan 2027 (plan): removed (88)
    owner of indicator Kepuasan: removed (layanan)
    name of indicator Waktu Layanan: Lama Layanan → Waktu Layanan
    method of indicator Waktu Layanan: removed (ratio)
    indicator Jumlah Formulir: added
    data Jumlah responden 2025: 490 → 480
    evidence of data Jumlah responden 2025: removed
    data Izin, Utara, 2025: 14 → 12
    realization Waktu Layanan 2025: 5.4 → 5.2
    realization Jumlah Formulir 2025: added 5
    target of the output of Survei Kepuasan 2025: 2 dokumen → 1 dokumen
    spending of Survei Kepuasan 2025: Rp 139,000,000 → Rp 142,500,000
    budget after revision 1 of Survei Kepuasan 2025: removed (Rp 140,000,000)
    target of Kepuasan 2025 (agreement): 83.00 → 85.00
    date of signature of revision 1 of the agreement of 2025: removed (2025-09-01)
    target of Waktu Layanan 2025 (revision 1 of the agreement): removed (6)
    words of cause Waktu Layanan 2025: Sebab yang lain. → Sebab lama.
    ");
    assert_eq!(newer.differences(&newer), []);
}

#[test]
fn another_id_is_one_difference() {
    let older = changed(&[]);
    let newer = changed(&[
        ("puas_n", "responden_puas"),
        ("[indicator.puas]", "[indicator.kepuasan]"),
        ("targets = { puas =", "targets = { kepuasan ="),
        ("Capaian {puas} persen.", "Capaian {kepuasan} persen."),
        ("survei", "survei_puas"),
    ]);
    let differences = newer.differences(&older);
    let renamed: Vec<_> = differences
        .iter()
        .filter(|one| one.kind == DifferenceKind::Renamed)
        .collect();
    assert_eq!(renamed.len(), 3);
    insta::assert_snapshot!(told(&newer, &older, Locale::Indonesian), @r"
    indikator Kepuasan: puas → kepuasan
    data dasar Responden yang puas: puas_n → responden_puas
    kegiatan Survei Kepuasan: survei → survei_puas
    bunyi narasi 3.A 2025: Capaian {puas} persen. → Capaian {kepuasan} persen.
    ");
}

#[test]
fn a_second_draft_tells_what_became_of_the_findings() {
    let older = changed(&[("lama = \"5,2\"\n", "")]);
    let newer = changed(&[("spent = 142_500_000", "spent = 152_500_000")]);
    let comparison = newer
        .compare(&older, year(2025), &Rules::default())
        .unwrap();
    let rules = |findings: &[lkj_core::Finding]| {
        let mut rules: Vec<_> = findings.iter().map(|one| one.rule.id).collect();
        rules.dedup();
        rules.join(" ")
    };
    insta::assert_snapshot!(rules(&comparison.fixed), @"completeness/not-measured");
    insta::assert_snapshot!(rules(&comparison.new), @"completeness/missed-without-follow-up plausibility/absorption-over-100");
    let results: Vec<_> = comparison
        .results
        .iter()
        .map(|one| {
            format!(
                "{} {}: {:?} {:?}",
                one.of.word(Locale::Indonesian),
                one.name,
                one.before,
                one.after
            )
        })
        .collect();
    insta::assert_snapshot!(results.join("\n"), @r#"
    realisasi Waktu Layanan: None Some("5,2")
    capaian Waktu Layanan: None Some("96,00 %")
    kategori Waktu Layanan: None Some("Sangat Tinggi")
    capaian Meningkatnya mutu layanan: Some("100,49 %") Some("98,99 %")
    penyerapan Program Pelayanan: Some("95,00 %") Some("101,67 %")
    penyerapan Survei Kepuasan: Some("95,00 %") Some("101,67 %")
    penyerapan : Some("95,00 %") Some("101,67 %")
    "#);
    let in_english = &comparison.results[1];
    assert_eq!(
        (
            in_english.before_en.as_deref(),
            in_english.after_in(Locale::English)
        ),
        (None, Some("96.00 %"))
    );
    // What a reviewer decided to leave is neither fixed nor open.
    let decision = "\n[[decision]]\nrule = \"plausibility/absorption-over-100\"\nreason = \"Dibayar dari kas\"\nby = \"Inspektorat\"\nreply = \"Akan diperbaiki\"\n[text.2025]";
    let first = changed(&[("spent = 142_500_000", "spent = 152_500_000")]);
    let second = changed(&[
        ("spent = 142_500_000", "spent = 152_500_000"),
        ("\n[text.2025]", decision),
    ]);
    let comparison = second
        .compare(&first, year(2025), &Rules::default())
        .unwrap();
    assert_eq!(comparison.decided.len(), 1);
    assert_eq!(
        comparison.decided[0].decision.reply.as_deref(),
        Some("Akan diperbaiki")
    );
    assert!(comparison.fixed.is_empty() && comparison.new.is_empty());
}

#[test]
fn the_corrected_report_differs_from_the_first_one() {
    let corrected = read(&lkj_suite::files_of("examples/lumajang-2019-corrected"));
    let first = read(&lumajang_files());
    let comparison = corrected
        .compare(&first, year(2019), &Rules::default())
        .unwrap();
    assert!(comparison.differences.len() > 20);
    assert!(comparison.fixed.len() > 50);
    // Every difference has words of its own, none a bare key.
    for difference in &comparison.differences {
        let message = difference.message(Locale::Indonesian);
        assert!(!message.starts_with(':') && message.len() > 8, "{message}");
    }
}

/// Every key that a file may have has a name, so that no difference is told by a key.
#[test]
fn every_key_of_the_format_has_a_name() {
    fn keys(schema: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        match schema {
            serde_json::Value::Object(fields) => {
                if let Some(properties) = fields.get("properties").and_then(|one| one.as_object()) {
                    found.extend(properties.keys().cloned());
                }
                fields.values().for_each(|value| keys(value, found));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    keys(&schema::framework(), &mut found);
    let unnamed: Vec<_> = found
        .into_iter()
        .filter(|key| lkj_core::comparison::key_name(key).is_none())
        .collect();
    assert_eq!(unnamed, [""; 0]);
}

#[test]
fn what_says_one_thing_in_many_places_is_one_difference() {
    let state = |target: &str, words: &str| {
        let table = |number: usize| {
            format!(
                "[[claims]]\nat = \"lkj: Tabel 3.{number}\"\ncolumns = [\"row.target\", \"row\"]\nrows = [[\"rat\", \"{target}\", \"80\"]]\n"
            )
        };
        let tables = (1..=20).map(table).collect::<Vec<_>>().concat();
        let text = format!(
            "[organization]\nname = \"Dinas Contoh\"\n[indicator.rat]\nname = \"RAT\"\n\
             [realized.2025]\nrat = 80\n[agreement.2025]\ntargets = {{ rat = \"{target}\" }}\n{tables}\
             [[claims]]\nat = \"lkj: Bab III.A\"\ntext = \"Target RAT {{{target} = rat.target}}\"\n\
             [[claims]]\nat = \"lkj: Bab III.B\"\ntext = \"{words} {{80 = rat}}\"\n\
             [[claims]]\nat = \"lkj: Bab III.C\"\ntext = \"{words} pula {{80 = rat}}\"\n"
        );
        Framework::from_toml(&text).unwrap()
    };
    let messages = |newer: &Framework, older: &Framework, locale| {
        let differences = newer.differences(older).into_iter();
        differences
            .map(|one| one.message(locale))
            .collect::<Vec<_>>()
    };
    let (older, newer) = (state("80,94", "Tercapai"), state("78,00", "Dicapai"));
    assert_eq!(
        messages(&newer, &older, Locale::Indonesian),
        [
            "target RAT 2025 (PK): 80,94 → 78,00 (21 kali tercetak: lkj: Tabel 3.1, lkj: Tabel 3.2, lkj: Tabel 3.3, …)",
            "bunyi pernyataan tercetak: diubah (2 kali tercetak: lkj: Bab III.B, lkj: Bab III.C)",
        ]
    );
    // A figure that is printed otherwise without anything behind it is told by itself.
    let text = newer
        .to_toml()
        .replacen("\"78,00\", \"80\"", "\"78,00\", \"81\"", 1);
    let printed = Framework::from_toml(&text).unwrap();
    let told = messages(&printed, &newer, Locale::English);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].ends_with(": 80 → 81 (printed 1 times: lkj: Tabel 3.1)"),
        "{told:?}"
    );
}

#[test]
fn a_stamp_tells_what_a_result_rests_on() {
    let rules = Rules::default();
    let older = changed(&[]);
    let stamp = older.stamp(year(2025), &rules).unwrap();
    // Comments and the way a text is spread over files count for nothing.
    let (head, tail) = OLD.split_at(OLD.find("[series]").unwrap());
    let parted =
        Framework::from_texts(&[("a.toml", &format!("# catatan\n{head}")), ("b.toml", tail)])
            .unwrap();
    assert_eq!(parted.stamp(year(2025), &rules).unwrap(), stamp);
    let other = changed(&[("puas_n = 412", "puas_n = 413")]);
    let changes = other
        .stamp(year(2025), &rules)
        .unwrap()
        .changes_since(&stamp);
    assert_eq!(changes, [StampChange::Input]);
    let raw = older.stamp(year(2025), &Rules::profile("raw")).unwrap();
    assert_eq!(raw.changes_since(&stamp), [StampChange::Rules]);
    let capped = Rules {
        cap: Some(100.into()),
        ..Rules::default()
    };
    let capped = older.stamp(year(2025), &capped).unwrap();
    assert_eq!(capped.changes_since(&stamp), [StampChange::Rules]);
    // It survives being written down.
    let written = serde_json::to_string(&stamp).unwrap();
    assert_eq!(
        serde_json::from_str::<lkj_core::Stamp>(&written).unwrap(),
        stamp
    );
}
