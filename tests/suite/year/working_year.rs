//! The working year: a first file, and the year after the last.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use lkj_core::year::{
    ContinuationKind, Deadlines, DueStatus, Entered, ForecastMethod, Forecasting, Incomparable,
    OpeningError, RequiredOf, ToDo, first_file,
};
use lkj_core::{Framework, Locale, Rules, Year};
use lkj_suite::{evaluated, faults, json_of, lumajang_files, read};

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

/// A framework of texts with the file of a year put beside them.
fn with_next(files: &[(String, String)], opened: u16) -> (Framework, String) {
    let next = read(files).next_year(year(opened)).unwrap();
    let mut files = files.to_vec();
    files.push((next.name, next.text.clone()));
    (read(&files), next.text)
}

#[test]
fn the_first_file_evaluates_and_holds() {
    let text = first_file(year(2025));
    let schema = &lkj_suite::FRAMEWORK_SCHEMA;
    assert_eq!(faults(schema, &json_of(&text)), [""; 0]);
    let framework = Framework::from_toml(&text).unwrap();
    let evaluation = evaluated(&framework, 2025);
    assert_eq!(evaluation.remarks, []);
    let of = |id| {
        let achievement = &evaluation.indicator(id).unwrap().achievement;
        achievement.value().unwrap().to_string()
    };
    assert_eq!(
        (of("puas").as_str(), of("lama").as_str()),
        ("100.98", "96.00")
    );
    let check = framework.check(year(2025), &Rules::default()).unwrap();
    let found: Vec<_> = check
        .findings
        .iter()
        .map(|one| (one.rule.id, one.message.write(Locale::Indonesian)))
        .collect();
    assert_eq!(found, []);
    let open = framework.required(year(2025));
    let open: Vec<_> = open
        .iter()
        .filter(|one| one.entered == Entered::Nothing)
        .collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn the_next_year_reads_and_leaves_closed_years_as_they_were() {
    let files = lumajang_files();
    let before = evaluated(&read(&files), 2019);
    let (framework, text) = with_next(&files, 2020);
    insta::assert_snapshot!("lumajang_2020", text);
    let after = evaluated(&framework, 2019);
    assert_eq!(
        serde_json::to_string(&before).unwrap(),
        serde_json::to_string(&after).unwrap()
    );
    assert_eq!(framework.latest_year(), Some(year(2019)));
    let opened = evaluated(&framework, 2020);
    let rat = opened.indicator("rat").unwrap();
    assert_eq!(rat.target_from.unwrap().to_string(), "plan");
    assert_eq!(rat.achievement.reason().unwrap().code(), "not_due");
}

#[test]
fn lines_to_be_filled_in_read_once_they_are() {
    let files = lumajang_files();
    let (_, text) = with_next(&files, 2020);
    // As a planner does: the sign goes, a value comes.
    let filled: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with("[agreement") || rest.starts_with("rat = \"") => {
                rest.to_owned()
            }
            Some(rest) if rest.starts_with("signed") || rest.starts_with("by =") => rest.to_owned(),
            Some(rest) if rest.starts_with("kop_aktif =") => rest.replacen("=  ", "= 470", 1),
            Some(rest) if rest.starts_with("pengadaan = {") => rest
                .replace("budget = ,", "budget = 100_000_000,")
                .replace("spent =  }", "spent = 99_000_000 }"),
            _ => line.to_owned(),
        })
        .collect();
    let filled = filled.join("\n");
    let mut files = files;
    // The tables about the organization are commented line by line; here they stay out.
    let without_profiles = filled
        .split("# ───────────── Profil")
        .next()
        .unwrap()
        .to_owned();
    files.push(("2020.toml".to_owned(), without_profiles));
    let framework = read(&files);
    let opened = evaluated(&framework, 2020);
    assert_eq!(
        opened
            .indicator("rat")
            .unwrap()
            .target_from
            .unwrap()
            .to_string(),
        "agreement"
    );
    assert_eq!(
        opened
            .money("pengadaan")
            .unwrap()
            .amounts
            .absorption
            .unwrap()
            .to_string(),
        "99.00"
    );
    assert_eq!(framework.latest_year(), Some(year(2020)));
}

#[test]
fn every_line_of_a_profile_reads_once_its_sign_is_gone() {
    let (_, text) = with_next(&lumajang_files(), 2020);
    let (_, profiles) = text.split_once("# ───────────── Profil").unwrap();
    let (profiles, _) = profiles.split_once("# ───────────── Narasi").unwrap();
    let (_, tables) = profiles.split_once("# [profile").unwrap();
    let tables = format!("# [profile{tables}");
    let uncommented: Vec<_> = tables
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .collect();
    let mut files = lumajang_files();
    files.push(("2020.toml".to_owned(), uncommented.join("\n")));
    let framework = read(&files);
    let [before, after] = [2019, 2020].map(|number| framework.profiles.get(&year(number)).unwrap());
    assert_eq!(before, after);
}

#[test]
fn a_year_is_opened_once_and_after_another() {
    let framework = read(&lumajang_files());
    let error = framework.next_year(year(2019)).unwrap_err();
    assert!(matches!(
        error,
        OpeningError::AlreadyOpen { table: "stage", .. }
    ));
    insta::assert_snapshot!(
        error.message(Locale::Indonesian),
        @"tahun 2019 sudah dibuka: [stage.2019] sudah ada; lanjutkan mengisi berkas itu"
    );
    let error = framework.next_year(year(2010)).unwrap_err();
    insta::assert_snapshot!(
        error.message(Locale::English),
        @"there is no year before 2010 that it could follow; begin with `new`"
    );
}

/// Programs of two nomenclatures: kept, renamed, merged, split, without a link, and unwound.
const REPLACED: &str = r#"
[organization]
name = "Dinas Contoh"
[plan]
period = [2019, 2023]
[program.tetap]
name = "Program Tetap"
[program.lama]
name = "Program Lama"
years = [2016, 2020]
[program.lama.activity.rapat]
name = "Rapat"
[program.satu]
name = "Program Satu"
years = [2016, 2020]
[program.dua]
name = "Program Dua"
years = [2016, 2020]
[program.besar]
name = "Program Besar"
years = [2016, 2020]
[program.habis]
name = "Program Habis"
years = [2016, 2020]
[program.baru]
name = "Program Penunjang"
code = "2.17.01"
replaces = ["lama"]
years = [2021, 2026]
[program.gabung]
name = "Program Gabungan"
replaces = ["satu", "dua"]
years = [2021, 2026]
[program.pecah_a]
name = "Program Pecahan A"
replaces = ["besar"]
years = [2021, 2026]
[program.pecah_b]
name = "Program Pecahan B"
replaces = ["besar"]
years = [2021, 2026]
[program.segar]
name = "Program Segar"
years = [2021, 2026]
[money.2020]
tetap = { budget = 100, spent = 90 }
rapat = { budget = 200, spent = 150 }
satu = { budget = 30, spent = 30 }
dua = { budget = 70, spent = 60 }
besar = { budget = 500, spent = 400 }
habis = { budget = 10, spent = 10 }
"#;

#[test]
fn programs_continue_along_what_replaces_them() {
    let money = r"
        [money.2021]
        tetap = { budget = 110, spent = 100 }
        baru = { budget = 220, spent = 200 }
        gabung = { budget = 150, spent = 120 }
        pecah_a = { budget = 250, spent = 250 }
        pecah_b = { budget = 300, spent = 200 }
        segar = { budget = 40, spent = 4 }
    ";
    let framework = Framework::from_toml(&format!("{REPLACED}{money}")).unwrap();
    let compared = framework
        .spending_comparisons(year(2021), &Rules::default())
        .unwrap();
    let lines: Vec<_> = compared
        .iter()
        .map(|one| {
            let ids = |ids: &[lkj_core::Id]| {
                ids.iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("+")
            };
            let percent = |percent: Option<lkj_core::Percent>| {
                percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string())
            };
            format!(
                "{} > {}: {:?} {} {} {}",
                ids(&one.continuation.before),
                ids(&one.continuation.after),
                one.continuation.kind,
                percent(one.budget_growth),
                percent(one.spent_growth),
                one.incomparable
                    .as_ref()
                    .map_or_else(String::new, |why| why.message(Locale::Indonesian)),
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    tetap > tetap: Same 10.00 11.11 
    lama > baru: Replaced 10.00 33.33 
    satu+dua > gabung: Merged 50.00 33.33 
    besar > pecah_a+pecah_b: Split 10.00 12.50 
     > segar: New – – baru; tidak ada yang dinyatakan digantikannya (`replaces`)
    rapat > : Ended – – berakhir; tidak ada yang menyatakan menggantikannya
    habis > : Ended – – berakhir; tidak ada yang menyatakan menggantikannya
    ");
}

#[test]
fn what_replaces_something_that_goes_on_is_not_compared() {
    let framework = Framework::from_toml(
        r#"
        [organization]
        name = "Dinas Contoh"
        [program.lama]
        name = "Program Lama"
        [program.baru]
        name = "Program Baru"
        replaces = ["lama"]
        years = [2021, 2026]
        [money.2020]
        lama = { budget = 100, spent = 90 }
        [money.2021]
        lama = { budget = 40, spent = 40 }
        baru = { budget = 80, spent = 70 }
        "#,
    )
    .unwrap();
    let compared = framework
        .spending_comparisons(year(2021), &Rules::default())
        .unwrap();
    assert_eq!(compared.len(), 1);
    let Some(Incomparable::GoesOn { id }) = &compared[0].incomparable else {
        panic!("{compared:?}")
    };
    assert_eq!(id.as_str(), "lama");
    assert_eq!(compared[0].budget_growth, None);
}

#[test]
fn the_next_year_tells_which_programs_are_replaced() {
    let framework = Framework::from_toml(REPLACED).unwrap();
    let next = framework.next_year(year(2021)).unwrap();
    insta::assert_snapshot!(next.text);
    let kinds: Vec<_> = next.continuations.iter().map(|one| one.kind).collect();
    assert!(kinds.contains(&ContinuationKind::Split));
    let asks_for = |id: &str| {
        let of = RequiredOf::Budget(id.parse().unwrap());
        next.required.iter().any(|one| one.what == of)
    };
    assert!(asks_for("baru") && asks_for("pecah_b") && !asks_for("lama") && !asks_for("habis"));
}

/// An agency in the middle of a year: two units, indicators of each pattern.
const UNDER_WAY: &str = r#"
[organization]
name = "Dinas Contoh"
[defaults]
owner = "sekretariat"
[stage]
2025 = "Q1"
[unit]
sekretariat = "Sekretariat"
layanan = "Bidang Pelayanan"
[indicator.izin]
name = "Izin yang terbit"
unit = "izin"
frequency = "quarter"
pattern = "count"
owner = "layanan"
targets = { 2025 = 400, 2025-Q1 = 80, 2025-Q2 = 100, 2025-Q3 = 120, 2025-Q4 = 100 }
[indicator.puas]
name = "Persentase pengguna yang puas"
unit = "%"
frequency = "quarter"
combine = "last"
owner = "layanan"
formula = "puas_n / responden * 100"
targets = { 2025 = 85, 2025-Q2 = 83 }
due = ["Q2", "Q4"]
[indicator.opini]
name = "Opini BPK"
polarity = "grade"
targets = { 2025 = "WTP" }
[series]
puas_n = "Responden yang puas"
responden = "Responden"
[program.pelayanan]
name = "Program Pelayanan"
owner = "layanan"
supports = ["izin"]
[program.pelayanan.activity.izin_kegiatan]
name = "Pelayanan Izin"
output = { text = "Laporan", targets = { 2025 = "4 laporan" } }
[agreement.2025]
signed = 2025-01-20
targets = { izin = 400, puas = 85, opini = "WTP" }
[money.2025]
izin_kegiatan = { budget = 500_000_000 }
[realized.2025-Q1]
izin = 60
[data.2025-Q2]
puas_n = 410
"#;

/// What is to be done, a line each.
fn lines(to_do: &ToDo) -> String {
    let each = to_do.units.iter().flat_map(|unit| {
        let items = unit.items.iter().map(|item| {
            format!(
                "  {} {} {} {} (s.d. {})",
                item.status.word(Locale::Indonesian),
                item.required.what.kind(Locale::Indonesian),
                item.name,
                item.required.period,
                item.deadline
            )
        });
        let name = unit.name.as_deref().unwrap_or("–");
        let heading = format!("{name}: {} dari {}", unit.done, unit.total);
        std::iter::once(heading).chain(items).collect::<Vec<_>>()
    });
    each.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_late_follows_from_the_date_that_is_given() {
    let framework = Framework::from_toml(UNDER_WAY).unwrap();
    let on = |date: &str| framework.to_do(year(2025), date.parse().unwrap(), Deadlines::default());
    insta::assert_snapshot!(lines(&on("2025-07-20")), @r"
    Sekretariat: 1 dari 2
      belum waktunya realisasi Opini BPK 2025 (s.d. 2026-02-28)
    Bidang Pelayanan: 6 dari 14
      terlambat realisasi Izin yang terbit 2025-Q2 (s.d. 2025-07-15)
      terlambat data dasar Responden 2025-Q2 (s.d. 2025-07-15)
      belum waktunya realisasi Izin yang terbit 2025-Q3 (s.d. 2025-10-15)
      belum waktunya realisasi Izin yang terbit 2025-Q4 (s.d. 2026-01-15)
      belum waktunya data dasar Responden yang puas 2025-Q4 (s.d. 2026-01-15)
      belum waktunya data dasar Responden 2025-Q4 (s.d. 2026-01-15)
      belum waktunya realisasi tolok ukur Pelayanan Izin: Laporan 2025 (s.d. 2026-02-28)
      belum waktunya realisasi anggaran Pelayanan Izin 2025 (s.d. 2026-02-28)
    –: 1 dari 1
    ");
    assert!(on("2025-07-20").is_stage_behind());
    assert!(!on("2025-06-30").is_stage_behind());
    // The last day is still in time.
    assert_eq!(on("2025-07-15").count(DueStatus::Late), 0);
    assert_eq!(on("2025-07-16").count(DueStatus::Late), 2);
    assert_eq!(on("2026-03-01").count(DueStatus::Upcoming), 0);
}

#[test]
fn a_quarter_is_measured_three_times_and_forecast_when_asked() {
    let text = UNDER_WAY.replace("2025 = \"Q1\"", "2025 = \"Q2\"").replace(
        "[data.2025-Q2]",
        "[realized.2025-Q2]\nizin = 130\n[data.2025-Q2]\nresponden = 500",
    );
    let framework = Framework::from_toml(&text).unwrap();
    let measured = |forecasting| {
        let period = "2025-Q2".parse().unwrap();
        let rules = Rules::default();
        framework
            .evaluate_period(period, &rules, forecasting)
            .unwrap()
    };
    let quarter = measured(Forecasting::Asked);
    let of = |id: &str| {
        let one = quarter
            .indicators
            .iter()
            .find(|one| one.id.as_str() == id)
            .unwrap();
        let percent = |achievement: &lkj_core::Achievement| match achievement.value() {
            Some(percent) => percent.to_string(),
            None => achievement.reason().unwrap().code().to_owned(),
        };
        let to_date = one
            .to_date
            .as_ref()
            .map(|to_date| percent(&to_date.achievement));
        let forecast = one.forecast.as_ref();
        (
            percent(&one.achievement),
            to_date,
            percent(&one.annual),
            forecast.map(|one| {
                (
                    one.method,
                    one.realization.to_string(),
                    percent(&one.achievement),
                )
            }),
        )
    };
    // 130 of 100; 190 of 180; 190 of 400; (60 + 130) / 2 × 4 = 380.
    let pace = (
        ForecastMethod::SamePace,
        "380.00".to_owned(),
        "95.00".to_owned(),
    );
    assert_eq!(
        of("izin"),
        (
            "130.00".into(),
            Some("105.56".into()),
            "47.50".into(),
            Some(pace)
        )
    );
    // 410 of 500 are 82: of 83, and of 85.
    let stays = (
        ForecastMethod::Unchanged,
        "82.00".to_owned(),
        "96.47".to_owned(),
    );
    assert_eq!(
        of("puas"),
        (
            "98.80".into(),
            Some("98.80".into()),
            "96.47".into(),
            Some(stays)
        )
    );
    assert_eq!(
        of("opini"),
        ("not_due".into(), None, "not_due".into(), None)
    );
    let unasked = measured(Forecasting::None);
    assert!(unasked.indicators.iter().all(|one| one.forecast.is_none()));
}

#[test]
fn an_action_plan_has_the_targets_of_every_part() {
    let framework = Framework::from_toml(UNDER_WAY).unwrap();
    let plan = framework
        .action_plan(year(2025), &Rules::default())
        .unwrap();
    let parts: Vec<_> = plan.parts.iter().map(ToString::to_string).collect();
    assert_eq!(parts, ["Q1", "Q2", "Q3", "Q4"]);
    let izin = &plan.rows[0];
    let targets: Vec<_> = izin
        .targets
        .iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    assert_eq!(targets, ["80", "100", "120", "100"]);
    assert_eq!(izin.supported_by[0].id.as_str(), "pelayanan");
    assert_eq!(
        izin.supported_by[0].budget.unwrap().to_string(),
        "500000000"
    );
    let puas = &plan.rows[1];
    assert_eq!(
        puas.targets
            .iter()
            .filter(|target| target.is_some())
            .count(),
        1
    );
}
