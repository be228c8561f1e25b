//! An agency's year in twelve steps, through the files that a planner keeps, and the state after
//! each as a planner would see it.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]
#![allow(clippy::too_many_lines, reason = "a year has twelve steps")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use lkj_core::check::Severity;
use lkj_core::evaluation::IndicatorResult;
use lkj_core::year::{Deadlines, DueStatus, Forecasting, first_file};
use lkj_core::{Achievement, Framework, Locale, Rules, Year, number};

const ID: Locale = Locale::Indonesian;

/// The folder that the agency keeps, on disk.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agency_year");
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn append(&self, name: &str, text: &str) {
        self.write(name, &(self.text(name) + text));
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    /// Replaces lines of a file, as somebody does who fills them in.
    fn fill(&self, name: &str, changes: &[(&str, &str)]) {
        let text = changes.iter().fold(self.text(name), |text, (from, to)| {
            assert!(text.contains(from), "{from} is not in\n{text}");
            text.replacen(from, to, 1)
        });
        self.write(name, &text);
    }

    fn read(&self) -> Framework {
        let mut files: Vec<_> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        let texts: Vec<(String, String)> = files
            .iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap())
            })
            .collect();
        let texts: Vec<_> = texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        Framework::from_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"))
    }
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn percent(achievement: &Achievement) -> String {
    match achievement.measured() {
        Some(measured) => {
            let value = number::format_percent(measured.value.get(), ID);
            let category = measured.category.as_deref().unwrap_or("–");
            format!("{value} ({category})")
        }
        None => format!("– ({})", achievement.reason().unwrap().message(ID)),
    }
}

fn indicator(result: &IndicatorResult) -> String {
    let target = result
        .target
        .as_ref()
        .map_or_else(|| "–".to_owned(), ToString::to_string);
    let from = result
        .target_from
        .map_or_else(|| "–".to_owned(), |from| from.to_string());
    let realized = result.realization.as_ref();
    let realized = realized.map_or_else(|| "–".to_owned(), |one| one.write(ID));
    format!(
        "{}: target {target} ({from}), realisasi {realized}, capaian {}",
        result.id,
        percent(&result.achievement)
    )
}

/// What a planner sees of a year on a day.
fn state(framework: &Framework, of: u16, date: &str) -> String {
    let evaluation = framework.evaluate(year(of), &Rules::default()).unwrap();
    let to_do = framework.to_do(year(of), date.parse().unwrap(), Deadlines::default());
    let [late, due, upcoming] =
        [DueStatus::Late, DueStatus::Due, DueStatus::Upcoming].map(|one| to_do.count(one));
    let mut text = format!(
        "{of} per {date}, tahap {}: {late} terlambat, {due} sudah waktunya, {upcoming} belum waktunya\n",
        evaluation.meta.stage.word()
    );
    for result in evaluation
        .indicators
        .iter()
        .filter(|one| framework.is_measured_in(&one.id, year(of)))
    {
        let _ = writeln!(text, "{}", indicator(result));
    }
    for objective in &evaluation.objectives {
        let _ = writeln!(
            text,
            "{}: {}, {} dari {}",
            objective.id,
            percent(&objective.achievement),
            objective.measured,
            objective.total
        );
    }
    let rupiah = |amount: Option<lkj_core::Rupiah>| {
        amount.map_or_else(
            || "–".to_owned(),
            |one| number::format_rupiah(one.amount(), ID),
        )
    };
    let absorbed = evaluation.summary.absorption;
    let absorbed = absorbed.map_or_else(
        || "–".to_owned(),
        |one| number::format_percent(one.get(), ID),
    );
    let _ = write!(
        text,
        "anggaran {}, realisasi {}, penyerapan {absorbed}",
        rupiah(evaluation.summary.budget),
        rupiah(evaluation.summary.spent)
    );
    text
}

/// The indicators at the end of a quarter.
fn quarter(framework: &Framework, period: &str, forecasting: Forecasting) -> String {
    let period = period.parse().unwrap();
    let evaluation = framework
        .evaluate_period(period, &Rules::default(), forecasting)
        .unwrap();
    let lines = evaluation.indicators.iter().map(|one| {
        let to_date = one
            .to_date
            .as_ref()
            .map_or_else(|| "–".to_owned(), |one| percent(&one.achievement));
        let forecast = one.forecast.as_ref().map_or_else(String::new, |forecast| {
            format!(
                "; prakiraan {} = {}",
                number::format(forecast.realization, ID),
                percent(&forecast.achievement)
            )
        });
        format!(
            "{}: triwulan {}; s.d. kini {to_date}; setahun {}{forecast}",
            one.id,
            percent(&one.achievement),
            percent(&one.annual)
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn findings(framework: &Framework, of: u16) -> String {
    let check = framework.check(year(of), &Rules::default()).unwrap();
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|one| check.count(one));
    let mut text = format!(
        "{} kesalahan, {} peringatan, {} catatan, {} didiamkan\n",
        counts[0],
        counts[1],
        counts[2],
        check.silenced.len()
    );
    for finding in &check.findings {
        let _ = writeln!(text, "{}: {}", finding.rule.id, finding.message.write(ID));
    }
    text
}

#[test]
fn an_agencys_year_in_twelve_steps() {
    let folder = Folder::new();

    // 1. A first file, with last year's figures in it.
    folder.write("dinas.toml", &first_file(year(2025)));
    let first = folder.read();
    insta::assert_snapshot!(state(&first, 2025, "2026-01-05"), @r"
    2025 per 2026-01-05, tahap final: 0 terlambat, 0 sudah waktunya, 0 belum waktunya
    puas: target 85.00 (agreement), realisasi 85,83, capaian 100,98 % (Sangat Tinggi)
    lama: target 5 (agreement), realisasi 5,2, capaian 96,00 % (Sangat Tinggi)
    mutu: 98,49 % (Sangat Tinggi), 2 dari 2
    anggaran Rp 500.000.000, realisasi Rp 482.350.000, penyerapan 96,47 %
    ");
    let closed =
        serde_json::to_string(&first.evaluate(year(2025), &Rules::default()).unwrap()).unwrap();

    // 2. The new year is opened.
    let next = first.next_year(year(2026)).unwrap();
    folder.write(&next.name, &next.text);
    insta::assert_snapshot!(state(&folder.read(), 2026, "2026-01-05"), @r"
    2026 per 2026-01-05, tahap draft: 0 terlambat, 4 sudah waktunya, 6 belum waktunya
    puas: target 87.00 (plan), realisasi –, capaian – (belum waktunya diukur)
    lama: target 4.5 (plan), realisasi –, capaian – (belum waktunya diukur)
    mutu: – (belum waktunya diukur), 0 dari 2
    anggaran –, realisasi –, penyerapan –
    ");

    // 3. The agreement is signed, the budget set; one more indicator, measured every quarter.
    folder.append(
        "dinas.toml",
        r#"
[indicator.izin]
of = "mutu"
name = "Izin yang terbit"
unit = "izin"
frequency = "quarter"
pattern = "count"
definition = "Izin yang ditandatangani"
source = "Register izin"
owner = "layanan"
targets = { 2026 = 1200, 2026-Q1 = 250, 2026-Q2 = 300, 2026-Q3 = 350, 2026-Q4 = 300 }
"#,
    );
    folder.fill(
        "2026.toml",
        &[
            ("# [agreement.2026]", "[agreement.2026]"),
            ("# signed = 2026-01-31", "signed = 2026-01-26"),
            ("# by = ", "by = "),
            ("# to = ", "to = "),
            (
                "# [agreement.2026.targets]",
                "[agreement.2026.targets]\nizin = 1200",
            ),
            ("# puas = \"87,00\"", "puas = \"87,00\""),
            ("# lama = \"4,5\"", "lama = \"4,5\""),
            (
                "# survei = { budget = , spent =  }",
                "survei = { budget = 160_000_000 }",
            ),
            (
                "# perizinan = { budget = , spent =  }",
                "perizinan = { budget = 400_000_000 }",
            ),
        ],
    );
    insta::assert_snapshot!(state(&folder.read(), 2026, "2026-02-02"), @r"
    2026 per 2026-02-02, tahap draft: 1 terlambat, 0 sudah waktunya, 10 belum waktunya
    puas: target 87.00 (agreement), realisasi –, capaian – (belum waktunya diukur)
    lama: target 4.5 (agreement), realisasi –, capaian – (belum waktunya diukur)
    izin: target 1200 (agreement), realisasi –, capaian – (belum waktunya diukur)
    mutu: – (belum waktunya diukur), 0 dari 3
    anggaran Rp 560.000.000, realisasi –, penyerapan –
    ");

    // 4. The first quarter is measured.
    folder.fill("2026.toml", &[("2026 = \"draft\"", "2026 = \"Q1\"")]);
    folder.append("2026.toml", "\n[realized.2026-Q1]\nizin = 240\n");
    insta::assert_snapshot!(quarter(&folder.read(), "2026-Q1", Forecasting::None), @r"
    puas: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    lama: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    izin: triwulan 96,00 % (Sangat Tinggi); s.d. kini 96,00 % (Sangat Tinggi); setahun 20,00 % (Sangat Rendah)
    ");

    // 5. The second quarter, and somebody asks where the year would end.
    folder.fill("2026.toml", &[("2026 = \"Q1\"", "2026 = \"Q2\"")]);
    folder.append("2026.toml", "\n[realized.2026-Q2]\nizin = 270\n");
    insta::assert_snapshot!(quarter(&folder.read(), "2026-Q2", Forecasting::Asked), @r"
    puas: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    lama: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    izin: triwulan 90,00 % (Tinggi); s.d. kini 92,73 % (Sangat Tinggi); setahun 42,50 % (Sangat Rendah); prakiraan 1.020,00 = 85,00 % (Tinggi)
    ");

    // 6. The agreement and a budget are revised.
    folder.append(
        "2026.toml",
        "\n[[agreement.2026.revision]]\nsigned = 2026-07-20\nreason = \"Rasionalisasi anggaran\"\ntargets = { izin = 1000 }\n",
    );
    folder.fill(
        "2026.toml",
        &[(
            "perizinan = { budget = 400_000_000 }",
            "perizinan = { budget = 400_000_000, revisions = [{ name = \"P-APBD\", date = 2026-08-15, budget = 350_000_000 }] }",
        )],
    );
    insta::assert_snapshot!(state(&folder.read(), 2026, "2026-08-20"), @r"
    2026 per 2026-08-20, tahap Q2: 1 terlambat, 0 sudah waktunya, 8 belum waktunya
    puas: target 87.00 (agreement), realisasi –, capaian – (belum waktunya diukur)
    lama: target 4.5 (agreement), realisasi –, capaian – (belum waktunya diukur)
    izin: target 1000 (agreement_revision_1), realisasi –, capaian – (data izin periode 2026-Q3 tidak ada)
    mutu: – (tidak ada indikator yang terukur), 0 dari 3
    anggaran Rp 510.000.000, realisasi –, penyerapan –
    ");

    // 7. The third quarter comes late.
    insta::assert_snapshot!(state(&folder.read(), 2026, "2026-10-20").lines().next().unwrap(), @"2026 per 2026-10-20, tahap Q2: 2 terlambat, 0 sudah waktunya, 7 belum waktunya");
    folder.fill("2026.toml", &[("2026 = \"Q2\"", "2026 = \"Q3\"")]);
    folder.append("2026.toml", "\n[realized.2026-Q3]\nizin = 290\n");
    insta::assert_snapshot!(quarter(&folder.read(), "2026-Q3", Forecasting::None), @r"
    puas: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    lama: triwulan – (belum waktunya diukur); s.d. kini –; setahun – (belum waktunya diukur)
    izin: triwulan 82,86 % (Tinggi); s.d. kini 88,89 % (Tinggi); setahun 80,00 % (Tinggi)
    ");

    // 8. The year is over: the last quarter, the year's data, the spending.
    folder.fill(
        "2026.toml",
        &[
            ("2026 = \"Q3\"", "2026 = \"final\""),
            ("# puas_n =           ", "puas_n = 436"),
            ("# responden =           ", "responden = 500"),
            ("# lama =           ", "lama = \"4,8\""),
            (
                "# \"survei.output\" =           ",
                "\"survei.output\" = \"1 dokumen\"",
            ),
            (
                "survei = { budget = 160_000_000 }",
                "survei = { budget = 160_000_000, spent = 155_200_000 }",
            ),
            (
                "budget = 350_000_000 }] }",
                "budget = 350_000_000 }], spent = 360_500_000 }",
            ),
        ],
    );
    folder.append("2026.toml", "\n[realized.2026-Q4]\nizin = 260\n");
    insta::assert_snapshot!(state(&folder.read(), 2026, "2027-01-15"), @r"
    2026 per 2027-01-15, tahap final: 1 terlambat, 0 sudah waktunya, 0 belum waktunya
    puas: target 87.00 (agreement), realisasi 87,20, capaian 100,23 % (Sangat Tinggi)
    lama: target 4.5 (agreement), realisasi 4,8, capaian 93,33 % (Sangat Tinggi)
    izin: target 1000 (agreement_revision_1), realisasi 1.060,00, capaian 106,00 % (Sangat Tinggi)
    mutu: 99,85 % (Sangat Tinggi), 3 dari 3
    anggaran Rp 510.000.000, realisasi Rp 515.700.000, penyerapan 101,12 %
    ");

    // 9. What the revisions did.
    let revisions = folder
        .read()
        .revisions(year(2026), &Rules::default())
        .unwrap();
    let izin = revisions.indicators[0].versions.iter().map(|one| {
        let effect = one
            .effect
            .map_or_else(|| "–".to_owned(), |one| number::format(one.get(), ID));
        format!(
            "{} {}: {} ({effect})",
            one.version,
            one.target,
            percent(&one.achievement)
        )
    });
    insta::assert_snapshot!(izin.collect::<Vec<_>>().join("\n"), @r"
    plan 1200: 88,33 % (Tinggi) (–)
    agreement 1200: 88,33 % (Tinggi) (0,00)
    agreement_revision_1 1000: 106,00 % (Sangat Tinggi) (17,67)
    ");

    // 10. The first draft is reviewed.
    insta::assert_snapshot!(findings(&folder.read(), 2026), @r#"
    1 kesalahan, 4 peringatan, 0 catatan, 0 didiamkan
    plausibility/absorption-over-100: Pelayanan Perizinan: realisasi Rp 360.500.000 melebihi anggaran Rp 350.000.000
    completeness/analysis-missing: "Meningkatnya mutu layanan" belum dianalisis: (2) dengan tahun lalu; (3) dengan target akhir Renstra; (4) dengan standar nasional atau pembanding lain, jika ada; (5) penyebab dan solusi
    completeness/missed-without-cause: "Rata-rata waktu penyelesaian permohonan" tidak mencapai target (capaian 93,33 %), tanpa penyebab atau hambatannya
    completeness/missed-without-follow-up: "Rata-rata waktu penyelesaian permohonan" tidak mencapai target (capaian 93,33 %), tanpa solusi atau tindak lanjut
    completeness/measure-target-missing: "Survei Kepuasan Masyarakat": keluaran tanpa target tahun 2026
    "#);
    let first_draft = folder.read();

    // 11. The second draft: the spending was a slip, causes are told; the reviewer accepts one
    // finding in a file of the reviewer's own.
    folder.fill(
        "2026.toml",
        &[("spent = 360_500_000", "spent = 339_500_000")],
    );
    folder.append(
        "2026.toml",
        r#"
[[note]]
kind = "cause"
about = ["lama"]
year = 2026
text = "Verifikasi lapangan masih {lama} hari."
[[note]]
kind = "follow_up"
about = ["lama"]
year = 2026
text = "Verifikasi daring mulai 2027."
"#,
    );
    folder.write(
        "keputusan.toml",
        "[[decision]]\nrule = \"completeness/analysis-missing\"\nreason = \"Belum ada pembanding yang dirilis\"\nby = \"Inspektorat\"\non = 2027-02-10\nreply = \"Akan dilengkapi setelah rilis\"\n",
    );
    let comparison = folder
        .read()
        .compare(&first_draft, year(2026), &Rules::default())
        .unwrap();
    let mut told: Vec<String> = comparison
        .differences
        .iter()
        .map(|one| one.message(ID))
        .collect();
    for (word, findings) in [
        ("selesai", &comparison.fixed),
        ("baru", &comparison.new),
        ("masih ada", &comparison.open),
    ] {
        told.extend(
            findings
                .iter()
                .map(|one| format!("{word}: {}", one.message.write(ID))),
        );
    }
    told.extend(
        comparison
            .decided
            .iter()
            .map(|one| format!("diputuskan: {}", one.decision.reason)),
    );
    insta::assert_snapshot!(told.join("\n"), @r#"
    realisasi anggaran Pelayanan Perizinan 2026: Rp 360.500.000 → Rp 339.500.000
    penyebab Rata-rata waktu penyelesaian permohonan 2026: ditambahkan
    tindak lanjut Rata-rata waktu penyelesaian permohonan 2026: ditambahkan
    keputusan penelaah completeness/analysis-missing: ditambahkan
    selesai: Pelayanan Perizinan: realisasi Rp 360.500.000 melebihi anggaran Rp 350.000.000
    selesai: "Rata-rata waktu penyelesaian permohonan" tidak mencapai target (capaian 93,33 %), tanpa penyebab atau hambatannya
    selesai: "Rata-rata waktu penyelesaian permohonan" tidak mencapai target (capaian 93,33 %), tanpa solusi atau tindak lanjut
    masih ada: "Survei Kepuasan Masyarakat": keluaran tanpa target tahun 2026
    diputuskan: Belum ada pembanding yang dirilis
    "#);

    // 12. The next year is opened; both closed years keep their digits.
    let signed = folder.read();
    let of_2026 =
        serde_json::to_string(&signed.evaluate(year(2026), &Rules::default()).unwrap()).unwrap();
    let next = signed.next_year(year(2027)).unwrap();
    folder.write(&next.name, &next.text);
    let opened = folder.read();
    insta::assert_snapshot!(state(&opened, 2027, "2027-03-01"), @r"
    2027 per 2027-03-01, tahap draft: 4 terlambat, 0 sudah waktunya, 6 belum waktunya
    puas: target 89.00 (plan), realisasi –, capaian – (belum waktunya diukur)
    lama: target 4 (plan), realisasi –, capaian – (belum waktunya diukur)
    mutu: – (belum waktunya diukur), 0 dari 3
    anggaran –, realisasi –, penyerapan –
    ");
    let again = |of: u16| {
        serde_json::to_string(&opened.evaluate(year(of), &Rules::default()).unwrap()).unwrap()
    };
    assert_eq!(again(2026), of_2026);
    let figures = |json: &str| {
        let mut evaluation: serde_json::Value = serde_json::from_str(json).unwrap();
        // The indicator that the agency took up in 2026 is new to the list of all.
        let indicators = evaluation["indicators"].as_array_mut().unwrap();
        indicators.retain(|one| one["id"] != "izin");
        evaluation["indicators"].take()
    };
    assert_eq!(figures(&again(2025)), figures(&closed));
}
