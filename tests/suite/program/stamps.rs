//! Every output says what it was made with, and can be made again.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::process::{Command, Output};

use lkj_core::portfolio::{Member, Portfolio};
use lkj_core::year::first_file;
use lkj_core::{
    Digits, Figures, Framework, Locale, Published, PublishedOf, ReproductionError, Rules, Stamp,
    StampChange, Stamped, Year,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const LUMAJANG: &str = "examples/lumajang-2019";
const REGION: &str = "examples/kabupaten-contoh";

fn year() -> Year {
    Year::new(2025).unwrap()
}

fn framework(replaced: &[(&str, &str)]) -> Framework {
    let mut text = first_file(year());
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    Framework::from_toml(&text).unwrap()
}

/// A corrected count, which changes an achievement.
const CORRECTED: (&str, &str) = ("puas_n = 412", "puas_n = 415");

fn json(framework: &Framework, rules: &Rules) -> String {
    let evaluation = framework.evaluate(year(), rules).unwrap();
    let stamp = framework.stamp_of(&evaluation, rules);
    serde_json::to_string(&Stamped::new(&evaluation, stamp)).unwrap()
}

fn read(output: &str) -> Published {
    Published::read(output).unwrap()
}

fn lkj(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lkj"));
    command.args(arguments).current_dir(ROOT).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = lkj(arguments);
    assert_ne!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// `new`, `next-year` and `workbook` write what is to be filled in, `cases` counts: they show no
/// figure of a year.
#[test]
fn every_output_of_every_command_has_its_stamp() {
    let table = "target/stamps-table.csv";
    std::fs::create_dir_all(format!("{ROOT}/target")).unwrap();
    std::fs::write(
        format!("{ROOT}/{table}"),
        "Indikator,Target,Realisasi,Capaian\nRAT,80,40,50\n",
    )
    .unwrap();
    let commands: &[&[&str]] = &[
        &["evaluate", LUMAJANG],
        &["evaluate", LUMAJANG, "--period", "2019-Q2"],
        &["todo", LUMAJANG, "--date", "2020-02-10"],
        &["action-plan", LUMAJANG],
        &["check", LUMAJANG],
        &["check", LUMAJANG, "--against", LUMAJANG],
        &["check", table],
        &["review", LUMAJANG],
        &["compare", LUMAJANG, LUMAJANG],
        &["revisions", LUMAJANG],
        &["region", REGION],
    ];
    for command in commands {
        let text = printed(command);
        read(text.trim_end().lines().last().unwrap());
        let with_json: Vec<_> = command.iter().copied().chain(["--json"]).collect();
        let json = printed(&with_json);
        let of_text = read(&text).stamp;
        assert!(read(&json).figures.is_some() || read(&json).of == PublishedOf::Other);
        let of_json = read(&json).stamp;
        assert_eq!(of_json.changes_since(&of_text), [], "{command:?}");
        assert!(json.contains(&of_json.input.to_string()), "{command:?}");
    }
    for command in [
        &["explain", LUMAJANG, "rat.achievement"][..],
        &["check", LUMAJANG, "--sarif"],
        &["region", REGION, "--tree"],
        &["region", REGION, "--rank", "Indeks Kepuasan Masyarakat"],
        &["region", REGION, "--csv"],
    ] {
        read(&printed(command));
    }
    // Each row of the long table says what its agency's results were made with.
    let csv = printed(&["region", REGION, "--csv"]);
    assert!(csv.lines().skip(1).all(|row| Published::read(row).is_ok()));
    let sarif = printed(&["check", LUMAJANG, "--sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    assert!(sarif["runs"][0]["properties"]["stamp"]["engine"].is_string());
}

#[test]
fn documents_have_the_same_stamp_as_other_outputs() {
    use lkj_core::documents::{PublicationKind, Publisher};
    let (framework, rules) = (framework(&[]), Rules::profile("raw"));
    let stamp = framework.stamp(year(), &rules).unwrap();
    for locale in [Locale::Indonesian, Locale::English] {
        let publisher = Publisher::new(&framework, year(), &rules, locale).unwrap();
        for kind in PublicationKind::ALL {
            let publication = publisher.publish(kind).unwrap();
            for output in [publication.to_html(), publication.to_markdown()] {
                assert_eq!(stamp.changes_since(&read(&output).stamp), []);
                assert_eq!(
                    framework.reproduce(&read(&output), &rules).unwrap().digits,
                    Digits::Same
                );
            }
        }
    }
}

#[test]
fn the_same_digits_come_out_of_the_same_input() {
    let rules = Rules::default();
    let older = framework(&[]);
    let published = read(&json(&older, &rules));
    assert_eq!(published.of, PublishedOf::Year);
    // Comments count for nothing.
    let today = Framework::from_toml(&format!("# catatan\n{}", first_file(year()))).unwrap();
    let again = today.reproduce(&published, &rules).unwrap();
    assert_eq!((again.digits, again.altered), (Digits::Same, false));
    assert_eq!(again.changes, []);
    assert_eq!(
        again.message(Locale::Indonesian),
        "Angka yang sama keluar; tidak ada yang berubah sejak itu."
    );
}

/// An output as JavaScript has it: the same with keys in camelCase.
fn in_camel_case(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| {
                let mut words = key.split('_');
                let first = words.next().unwrap().to_owned();
                let key = words.fold(first, |key, word| {
                    let (letter, rest) = word.split_at(1);
                    key + &letter.to_uppercase() + rest
                });
                (key, in_camel_case(value))
            });
            Value::Object(fields.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(in_camel_case).collect()),
        other => other,
    }
}

#[test]
fn an_output_of_javascript_is_made_again() {
    let framework = framework(&[]);
    let rules = Rules::default();
    let output = serde_json::from_str(&json(&framework, &rules)).unwrap();
    let output = in_camel_case(output).to_string();
    assert!(output.contains("objectiveIndicators"));
    let again = framework.reproduce(&read(&output), &rules).unwrap();
    assert_eq!((again.digits, again.altered), (Digits::Same, false));
    assert_eq!(again.changes, []);
    let evaluation = framework.evaluate(year(), &rules).unwrap();
    assert_eq!(Figures::of_text(&output), Figures::of(&evaluation));
    // A figure that was changed by hand is found by the same keys.
    let changed = output.replace("\"meanCapped\":\"", "\"meanCapped\":\"1");
    assert!(
        framework
            .reproduce(&read(&changed), &rules)
            .unwrap()
            .altered
    );
}

#[test]
fn what_differs_is_told_and_why() {
    let rules = Rules::default();
    let published = read(&json(&framework(&[]), &rules));
    let again = framework(&[CORRECTED])
        .reproduce(&published, &rules)
        .unwrap();
    assert_eq!(again.digits, Digits::Different);
    assert_eq!(again.changes, [StampChange::Input]);
    let messages: Vec<_> = again
        .figures
        .iter()
        .map(|one| one.message(Locale::Indonesian))
        .collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    realisasi Persentase pengguna yang puas: 85,83 → 86,46
    capaian tanpa batas Persentase pengguna yang puas: 100,98 → 101,72
    capaian Persentase pengguna yang puas: 100,98 → 101,72
    capaian tanpa batas Persentase pengguna yang puas (akhir rencana): 95,37 → 96,07
    capaian Persentase pengguna yang puas (akhir rencana): 95,37 → 96,07
    capaian tanpa batas Meningkatnya mutu layanan: 98,49 → 98,86
    capaian Meningkatnya mutu layanan: 98,49 → 98,86
    rata-rata capaian perangkat daerah (indikator sasaran): 98,49 → 98,86
    ");
    assert_eq!(
        again.message(Locale::English),
        "Other digits come out. What has changed since: input."
    );
    // An input that gives no other figures is no other result.
    let described = framework(&[("[organization]", "[organization]\nshort = \"DC\"")]);
    let again = described.reproduce(&published, &rules).unwrap();
    assert_eq!(
        (again.digits, &again.changes[..]),
        (Digits::Same, &[StampChange::Input][..])
    );
}

#[test]
fn an_upgrade_of_the_engine_is_told_from_a_changed_file() {
    let rules = Rules::default();
    let older = framework(&[]);
    let upgraded =
        |output: String| read(&output.replace("\"engine\":\"0.1.0\"", "\"engine\":\"0.0.9\""));
    let again = older
        .reproduce(&upgraded(json(&older, &rules)), &rules)
        .unwrap();
    assert_eq!(
        (again.digits, &again.changes[..]),
        (Digits::Same, &[StampChange::Engine][..])
    );
    assert_eq!(
        again.message(Locale::Indonesian),
        "Angka yang sama keluar, walaupun ada yang berubah: versi mesin."
    );
    // A printed line has the digest of the figures: it tells the same.
    let line = older
        .stamp(year(), &rules)
        .unwrap()
        .line(Locale::Indonesian);
    let line = line.replace("lkj 0.1.0", "lkj 0.0.9");
    let again = older.reproduce(&read(&line), &rules).unwrap();
    assert_eq!(
        (again.digits, &again.changes[..]),
        (Digits::Same, &[StampChange::Engine][..])
    );
    // One of before there were such digests does not.
    let line = line.split(" · hasil").next().unwrap();
    let again = older.reproduce(&read(line), &rules).unwrap();
    assert_eq!(again.digits, Digits::Unknown);
}

#[test]
fn figures_that_were_changed_after_the_stamp_are_found() {
    let rules = Rules::default();
    let framework = framework(&[]);
    let output = json(&framework, &rules);
    assert!(output.contains("100.98"));
    let forged = read(&output.replace("100.98", "120.98"));
    let again = framework.reproduce(&forged, &rules).unwrap();
    assert!(again.altered);
    assert_eq!(
        (again.digits, &again.changes[..]),
        (Digits::Different, &[][..])
    );
    assert!(
        again
            .message(Locale::Indonesian)
            .contains("diubah setelah dibuat")
    );
}

#[test]
fn rules_that_were_asked_for_must_be_asked_for_again() {
    let framework = framework(&[]);
    let raw = Rules::profile("raw");
    let published = read(&json(&framework, &raw));
    let again = framework.reproduce(&published, &Rules::default()).unwrap();
    assert_eq!(again.changes, [StampChange::Rules]);
    assert!(
        again
            .message(Locale::Indonesian)
            .ends_with("minta lagi aturan yang sama: raw.")
    );
    let again = framework.reproduce(&published, &raw).unwrap();
    assert_eq!((again.digits, again.changes), (Digits::Same, vec![]));
}

#[test]
fn a_part_of_a_year_and_a_region_are_made_again() {
    use lkj_core::year::Forecasting;
    let rules = Rules::default();
    let quarterly = |reached: &str| {
        let text = format!(
            "{}[indicator.izin]\nname = \"Izin\"\nfrequency = \"quarter\"\npattern = \"count\"\n\
             targets = {{ 2025 = 400, 2025-Q1 = 100 }}\n[realized.2025-Q1]\nizin = {reached}\n",
            first_file(year())
        );
        Framework::from_toml(&text).unwrap()
    };
    let framework = quarterly("90");
    let part = framework
        .evaluate_period("2025-Q1".parse().unwrap(), &rules, Forecasting::None)
        .unwrap();
    let stamp = framework.stamp(year(), &rules).unwrap();
    let output = serde_json::to_string(&Stamped::new(&part, stamp)).unwrap();
    let again = framework.reproduce(&read(&output), &rules).unwrap();
    assert_eq!((again.digits, again.altered), (Digits::Same, false));
    let again = quarterly("91").reproduce(&read(&output), &rules).unwrap();
    let first = again.figures.first().unwrap().message(Locale::Indonesian);
    assert_eq!(first, "realisasi Izin: 90 → 91");

    let region = |dinas: Framework| {
        let broken = Framework::from_toml("[organisasi]");
        Portfolio::new(
            None,
            vec![Member::new("a", Ok(dinas)), Member::new("b", broken)],
        )
    };
    let portfolio = region(framework);
    let evaluated = portfolio.evaluate(year(), &rules).unwrap();
    let report = evaluated.report();
    let output = serde_json::to_string(&Stamped::new(&report, evaluated.stamp())).unwrap();
    let again = evaluated.reproduce(&read(&output));
    assert_eq!((again.digits, again.altered), (Digits::Same, false));
    let corrected = region(self::framework(&[CORRECTED]));
    let again = corrected
        .evaluate(year(), &rules)
        .unwrap()
        .reproduce(&read(&output));
    assert_eq!(
        (again.digits, again.changes),
        (Digits::Different, vec![StampChange::Input])
    );
}

#[test]
fn an_older_reading_is_named_where_the_digits_differ() {
    let framework = framework(&[]);
    let stamp = framework.stamp(year(), &Rules::default()).unwrap();
    let line = stamp.line(Locale::Indonesian);
    let results = line.rsplit_once("hasil sha256:").unwrap().1.to_owned();
    let old = line
        .replace(" · baca 2", "")
        .replace(&results, "000000000000");
    let again = framework.reproduce(&read(&old), &Rules::default()).unwrap();
    assert_eq!(
        (again.digits, again.changes.as_slice()),
        (Digits::Different, &[StampChange::Reading][..])
    );
    assert_eq!(
        again.message(Locale::Indonesian),
        "Angka yang keluar lain. Yang berubah sejak itu: cara membaca nilai. \
         Keluaran lama dibuat dengan cara baca 1, sekarang 2; docs/readings.md memuat apa yang dibaca lain."
    );
    // The same digits need no explanation.
    let old = line.replace(" · baca 2", "");
    let again = framework.reproduce(&read(&old), &Rules::default()).unwrap();
    assert_eq!(again.digits, Digits::Same);
    assert!(!again.message(Locale::English).contains("older reading"));
}

#[test]
fn what_has_no_stamp_is_refused() {
    for text in [
        "",
        "{}",
        "[1, 2]",
        "lkj 0.1.0",
        "lkj 0.1.0 · aturan raw · isi sha256:12",
    ] {
        assert!(Published::read(text).is_err(), "{text}");
    }
    let missing = Published::read("").unwrap_err();
    assert!(
        missing
            .message(Locale::Indonesian)
            .starts_with("tidak ada cap")
    );
    // A bare table has no year.
    let table = Stamp::of_table("a,b\n", &Rules::default()).unwrap();
    let published = read(&table.line(Locale::English));
    let refused = framework(&[]).reproduce(&published, &Rules::default());
    assert_eq!(refused, Err(ReproductionError::NoYear));
}

#[test]
fn the_command_tells_by_its_exit_status() {
    let folder = std::env::temp_dir().join(format!("lkj-stamps-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    std::fs::write(path("dinas.toml"), first_file(year())).unwrap();
    std::fs::write(
        path("lama.txt"),
        printed(&["evaluate", &path("dinas.toml")]),
    )
    .unwrap();
    std::fs::write(
        path("lama.json"),
        printed(&["evaluate", &path("dinas.toml"), "--json"]),
    )
    .unwrap();
    for old in ["lama.txt", "lama.json"] {
        assert_eq!(
            lkj(&["reproduce", &path(old), &path("dinas.toml")])
                .status
                .code(),
            Some(0)
        );
    }
    let (from, to) = CORRECTED;
    std::fs::write(path("dinas.toml"), first_file(year()).replace(from, to)).unwrap();
    let output = lkj(&["reproduce", &path("lama.json"), &path("dinas.toml")]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Yang berubah sejak itu: isi data."), "{text}");
    assert!(text.contains("capaian "), "{text}");
    std::fs::write(path("polos.txt"), "tanpa cap").unwrap();
    let output = lkj(&["reproduce", &path("polos.txt"), &path("dinas.toml")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("tidak ada cap")
    );
    std::fs::remove_dir_all(folder).unwrap();
}
