//! What formulas can say: growth, shares, choices, missing values, parts of a year.
//!
//! Every expected number was worked out apart from this program.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::evaluation::ExplainError;
use lkj_core::formula::Typesetting;
use lkj_core::{Framework, Locale, Rules, Year};
use lkj_suite::{evaluated, framework_of, trace, value};

/// Micro businesses of two districts in two years, quarters of a count, and a few numbers.
const DATA: &str = r#"
[series]
um = { name = "Usaha mikro", by = "Kecamatan" }
nol = "Nol"
a = "A"
b = "B"
belum = "Belum ada"
izin = "Izin terbit"
[grid.um]
years = [2018, 2019]
rows = [["Tempursari", 1500, 1635], ["Desa \"Baru\"", 500, 865]]
[data.2018]
izin = 80
[data.2019]
nol = 0
a = 7
b = 12
izin = 100
[data.2018-Q3]
izin = 20
[data.2019-Q3]
izin = 30
[data.2019-S1]
izin = 45
[data.2019-07]
izin = 11
[indicator.j]
name = "J"
[profile.2019.pegawai]
title = "Pegawai"
columns = ["L", "P"]
rows = [["SD", 1, 2], ["S1", 3, 4]]
"#;

/// A framework with one indicator of a formula.
fn with_formula(formula: &str) -> Framework {
    framework_of(&format!(
        "{DATA}\n[indicator.i]\nname = \"I\"\nformula = '{formula}'\ntargets = {{ 2019 = 5 }}\n"
    ))
}

/// The value of a formula in 2019, else the code of the reason why there is none.
fn worked_out(formula: &str) -> String {
    value(&with_formula(formula), 2019, "i")
}

/// The step of a trace in which a formula is worked out.
fn step(formula: &str) -> String {
    let trace = trace(&with_formula(formula), 2019, "i");
    trace.lines().last().unwrap_or_default().to_owned()
}

/// Why something cannot be explained, in Indonesian.
fn unexplained(framework: &Framework, asked: &str) -> String {
    let year = Year::new(2019).unwrap();
    match framework.explain(&asked.parse().unwrap(), year, &Rules::default()) {
        Err(ExplainError::Reference(problem)) => problem.message(Locale::Indonesian),
        other => panic!("{asked} is {other:?}"),
    }
}

/// What is wrong with a formula, in Indonesian.
fn fault(formula: &str) -> String {
    let text = format!(
        "[organization]\nname = \"D\"\n{DATA}\n[indicator.i]\nname = \"I\"\nformula = '{formula}'\n"
    );
    let problems = Framework::from_toml(&text).unwrap_err();
    let problems: Vec<_> = problems
        .iter()
        .map(|problem| problem.message(Locale::Indonesian))
        .collect();
    problems.join("\n")
}

#[test]
fn growth_is_percent_of_the_year_before() {
    for (formula, expected) in [
        ("growth(um)", "25,00"),
        ("growth(um[\"Tempursari\"])", "9,00"),
        ("growth(um[2019])", "25,00"),
        ("growth(izin)", "25,00"),
        ("growth(izin[Q3])", "50,00"),
        ("growth(izin[2019-Q3])", "50,00"),
        ("100 - growth(um) * 2", "50,00"),
        ("growth(um[-1])", "missing_data"),
        ("growth(nol)", "missing_data"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    assert_eq!(
        value(&with_formula("growth(nol)"), 2020, "i"),
        "not_due",
        "nothing is known of 2020"
    );
    insta::assert_snapshot!(trace(&with_formula("growth(um)"), 2019, "i"), @r#"
        um = sum(um) = Σ 2 Kecamatan = 2.500
        um[2018] = sum(um) = Σ 2 Kecamatan = 2.000
        i = growth(um) = (2.500 − 2.000) / 2.000 × 100 = 25,00
        "#);
    insta::assert_snapshot!(step("100 - growth(um[\"Tempursari\"]) / 2"), @r#"
        i = 100 - growth(um["Tempursari"]) / 2 = 100 − (1.635 − 1.500) / 1.500 × 100 / 2 = 95,50
        "#);
}

#[test]
fn growth_from_zero_is_a_division_by_zero() {
    let text = DATA.replace("[data.2018]", "[data.2018]\nnol = 0");
    let framework = framework_of(&format!(
        "{text}\n[indicator.i]\nname = \"I\"\nformula = \"or(growth(nol), 0)\"\n"
    ));
    assert_eq!(value(&framework, 2019, "i"), "zero_denominator");
}

#[test]
fn a_share_is_percent_of_the_whole() {
    for (formula, expected) in [
        ("share(um, \"Tempursari\")", "65,40"),
        ("share(um[2018], \"Tempursari\")", "75,00"),
        ("share(um, \"Desa \"\"Baru\"\"\")", "34,60"),
        ("share(profile.pegawai.total, \"S1\")", "70,00"),
        ("share(pegawai, \"L\")", "40,00"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    insta::assert_snapshot!(step("share(um, \"Tempursari\")"), @r#"
        i = share(um, "Tempursari") = 1.635 / 2.500 × 100 = 65,40
        "#);
    insta::assert_snapshot!(fault("share(um, \"Tempurasri\")"), @r#"
        rumus "share(um, "Tempurasri")", huruf ke-7: bagian "Tempurasri" tidak ada; maksudnya Tempursari?
        "#);
    insta::assert_snapshot!(fault("share(a, \"Tempursari\")"), @r#"
        rumus "share(a, "Tempursari")", huruf ke-7: a tidak punya bagian; tulis tanpa bagian
        "#);
    insta::assert_snapshot!(fault("share(umm, \"Tempursari\")"), @r#"
        rumus "share(umm, "Tempursari")", huruf ke-7: tidak ada yang ber-id "umm"; maksudnya um?
        "#);
}

#[test]
fn only_the_branch_that_is_chosen_is_worked_out() {
    for (formula, expected) in [
        ("if(nol = 0, 0, a / nol)", "0,00"),
        ("if(nol != 0, a / nol, -1)", "-1,00"),
        ("if(b ≠ 0, a / b * 100, 0)", "58,33"),
        ("if(a / b < 0.5834, 1, 2)", "1,00"),
        ("if(1 / 3 = 2 / 6, 1, 2)", "1,00"),
        ("if(a >= 7, if(b <= 11, 1, 2), belum)", "2,00"),
        ("if(belum > 0, 1, 2)", "missing_data"),
        ("if(nol = 0, a / nol, 0)", "zero_denominator"),
        ("2 * if(a < b, a, b) + 1", "15,00"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    insta::assert_snapshot!(
        ["if(nol = 0, 0, a / nol)", "if(b = 0, 0, a / b * 100)", "2 * if(a < b, a, b)", "if(belum > 0, 1, 2)"].map(step).join("\n"),
        @r#"
        i = if(nol = 0, 0, a / nol) = (0 = 0) → 0 = 0,00
        i = if(b = 0, 0, a / b * 100) = (12 ≠ 0) → 7 / 12 × 100 = 58,33
        i = 2 * if(a < b, a, b) = 2 × ((7 < 12) → 7) = 14,00
        i = if(belum > 0, 1, 2) = (belum? > 0) → ? = – (data belum tahun 2019 tidak ada)
        "#
    );
}

#[test]
fn a_missing_value_is_passed_over_and_no_fault_is() {
    for (formula, expected) in [
        ("or(belum, 0)", "0,00"),
        ("or(belum, belum[-1], a)", "7,00"),
        ("or(a, 0)", "7,00"),
        ("a + or(belum, 1) * 2", "9,00"),
        ("or(a / belum, 3)", "3,00"),
        ("or(j.target, 3) + or(growth(izin[-1]), 1)", "4,00"),
        ("or(a / nol, 3)", "zero_denominator"),
        ("or(belum, a / nol)", "zero_denominator"),
        ("or(belum, belum[2018])", "missing_data"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    insta::assert_snapshot!(
        ["or(a, 0)", "a + or(belum, 1)", "or(belum, belum[-1], a * 2)", "or(a / belum, 3)", "or(belum, belum[2018])"].map(step).join("\n"),
        @r#"
        i = or(a, 0) = 7 = 7,00
        i = a + or(belum, 1) = 7 + (belum? → 1) = 8,00
        i = or(belum, belum[-1], a * 2) = belum? → belum[-1]? → 7 × 2 = 14,00
        i = or(a / belum, 3) = 7 / belum? → 3 = 3,00
        i = or(belum, belum[2018]) = belum? → belum[2018]? = – (data belum tahun 2019 tidak ada)
        "#
    );
}

#[test]
fn a_part_of_the_year_at_hand_can_be_named() {
    for (formula, expected) in [
        ("izin[Q3]", "30,00"),
        ("izin[S1]", "45,00"),
        ("izin[07]", "11,00"),
        ("izin[2019-07]", "11,00"),
        ("izin[year]", "100,00"),
        ("izin[Q3][-1]", "20,00"),
        ("izin[-1][Q3]", "20,00"),
        ("izin[Q3] / izin[Q3][-1] * 100", "150,00"),
        ("izin[Q4]", "missing_data"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    assert_eq!(value(&with_formula("a"), 2019, "izin[Q3]"), "30");
    insta::assert_snapshot!(step("izin[Q3] / izin[Q3][-1] * 100"), @r#"
        i = izin[Q3] / izin[Q3][-1] * 100 = 30 / 20 × 100 = 150,00
        "#);
}

#[test]
fn what_rests_on_several_periods_is_summed_over_the_same_ones_a_year_before() {
    let framework = framework_of(
        r#"
        [series]
        n = { name = "N", by = "Kecamatan" }
        [grid.n]
        years = ["2018-Q1", "2018-Q2", "2019-Q1", "2019-Q2"]
        rows = [["Timur", 10, 10, 12, 18], ["Barat", 5, 15, 10, 20]]
        [indicator.naik]
        name = "Kenaikan"
        frequency = "quarter"
        combine = "ratio_of_sums"
        formula = "growth(n)"
        targets = { 2019 = 40, 2019-Q1 = 40, 2019-Q2 = 40 }
        [indicator.terbesar]
        name = "Terbesar"
        frequency = "quarter"
        combine = "ratio_of_sums"
        formula = "max(n)"
        targets = { 2019 = 40, 2019-Q1 = 40, 2019-Q2 = 40 }
        [stage]
        2019 = "Q2"
        "#,
    );
    let json = serde_json::to_value(evaluated(&framework, 2019)).unwrap();
    let to_date = |at: usize, indicator: usize| {
        json["indicators"][indicator]["periods"][at]["to_date"]["realization"].clone()
    };
    // (12 + 10 − 15) / 15, then (22 + 38 − 40) / 40
    assert_eq!(
        (to_date(0, 0), to_date(1, 0)),
        ("46.67".into(), "50.00".into())
    );
    // Timur has 12 + 18, Barat 10 + 20
    assert_eq!(
        (to_date(0, 1), to_date(1, 1)),
        ("12.00".into(), "30.00".into())
    );
}

/// What disagrees about the units of one formula: codes, places and messages in Indonesian.
fn unit_faults(unit: &str, formula: &str) -> String {
    let framework = framework_of(&format!(
        r#"
        [series]
        a = "A"
        b = "B"
        orang = {{ name = "Anggota", unit = "orang" }}
        laki = {{ name = "Anggota laki-laki", unit = "Orang" }}
        kop = {{ name = "Koperasi", unit = "koperasi" }}
        modal = {{ name = "Modal", kind = "amount" }}
        juta = {{ name = "Omzet", unit = "Rp juta" }}
        persen = {{ name = "Angka", kind = "percent" }}
        indeks = {{ name = "IKM", unit = "indeks" }}
        rasio = {{ name = "Rasio", formula = "laki / orang" }}
        [program]
        p = "Program"
        [indicator.i]
        name = "I"
        unit = "{unit}"
        formula = "{formula}"
        "#
    ));
    let faults = framework.unit_faults();
    let told: Vec<_> = faults
        .iter()
        .map(|fault| {
            assert_eq!(fault.place.path, "indicator.i.formula");
            format!("{} {}", fault.code(), fault.message(Locale::Indonesian))
        })
        .collect();
    told.join("\n")
}

#[test]
fn units_that_fit_or_are_not_declared_pass() {
    for (unit, formula) in [
        ("%", "laki / orang * 100"),
        ("%", "100 * laki / orang"),
        ("%", "a / b * 100"),
        ("%", "rasio * 100"),
        ("%", "kop / orang * 100"),
        ("%", "growth(orang)"),
        ("%", "100 - p.absorption"),
        ("%", "or(if(b = 0, 0, a / b * 100), 0)"),
        ("%", "round(p.spent / p.budget, 4) * 100"),
        ("%", "persen / 100 * a / b * 100"),
        ("%", "a - b"),
        ("%", "indeks / 4 * 100"),
        ("orang", "orang * persen / 100"),
        ("orang", "orang - laki + 5"),
        ("orang", "orang / kop"),
        ("orang", "min(orang, 10)"),
        ("Rp", "juta * 1000000 + modal"),
        ("Rp juta", "p.spent / 1000000"),
        ("Rp juta", "juta * 2 + juta / 2"),
        ("Rp/orang", "modal / orang"),
        ("per 1.000 penduduk", "kop / orang * 1000"),
        ("indeks", "indeks + a"),
    ] {
        assert_eq!(unit_faults(unit, formula), "", "{formula} in {unit}");
    }
}

#[test]
fn the_units_of_the_lumajang_report_agree() {
    assert_eq!(
        lkj_suite::read(&lkj_suite::lumajang_files()).unit_faults(),
        []
    );
}

#[test]
fn units_that_differ_are_told() {
    insta::assert_snapshot!(
        [
            ("%", "a / b"),
            ("%", "rasio"),
            ("%", "or(if(b = 0, 0, p.spent / p.budget), 0)"),
            ("%", "growth(a) * 100"),
            ("%", "p.absorption * 100"),
            ("%", "orang - laki"),
            ("orang", "laki / orang * 100"),
            ("Rp", "juta + 5"),
            ("Rp", "modal + juta"),
            ("orang", "orang + persen"),
            ("%", "if(orang > kop, p.absorption, 0)"),
            ("Rp", "max(modal, orang)"),
            ("orang", "or(orang, kop)"),
        ]
        .map(|(unit, formula)| unit_faults(unit, formula))
        .join("\n"),
        @r#"
        missing-hundred i: rumus "a / b" memberi rasio, sedangkan satuannya %; kalikan dengan 100
        missing-hundred i: rumus "rasio" memberi rasio, sedangkan satuannya %; kalikan dengan 100
        missing-hundred i: rumus "or(if(b = 0, 0, p.spent / p.budget), 0)" memberi rasio, sedangkan satuannya %; kalikan dengan 100
        hundred-twice i: rumus "growth(a) * 100" mengalikan persentase dengan 100 lagi; hapus perkalian itu
        hundred-twice i: rumus "p.absorption * 100" mengalikan persentase dengan 100 lagi; hapus perkalian itu
        other-unit i: rumus "orang - laki" memberi orang, sedangkan satuannya %; perbaiki rumus atau satuannya
        other-unit i: rumus "laki / orang * 100" memberi %, sedangkan satuannya orang; perbaiki rumus atau satuannya
        other-unit i: rumus "juta + 5" memberi Rp juta, sedangkan satuannya Rp; perbaiki rumus atau satuannya
        mixed-units i: rumus "modal + juta", huruf ke-9: Rp juta dijumlahkan atau dibandingkan dengan Rp; samakan satuannya
        mixed-units i: rumus "orang + persen", huruf ke-9: % dijumlahkan atau dibandingkan dengan orang; samakan satuannya
        mixed-units i: rumus "if(orang > kop, p.absorption, 0)", huruf ke-12: koperasi dijumlahkan atau dibandingkan dengan orang; samakan satuannya
        mixed-units i: rumus "max(modal, orang)", huruf ke-12: orang dijumlahkan atau dibandingkan dengan Rp; samakan satuannya
        mixed-units i: rumus "or(orang, kop)", huruf ke-11: koperasi dijumlahkan atau dibandingkan dengan orang; samakan satuannya
        "#
    );
}

#[test]
fn a_range_gives_one_argument_a_year() {
    for (formula, expected) in [
        ("sum(um[2018..2019])", "4.500,00"),
        ("mean(um[2018..2019])", "2.250,00"),
        ("min(um[2018..2019], 5)", "5,00"),
        ("max(um[-1..0]) - min(um[-1..0])", "500,00"),
        ("count(um[2018..2019], um)", "3,00"),
        // A series named alone is counted by its parts, a range by its years.
        ("count(um)", "2,00"),
        ("count(um[2019..2019])", "1,00"),
        ("mean(um[\"Tempursari\"][2018..2019])", "1.567,50"),
        ("sum(izin[Q3][-1..0])", "50,00"),
        ("mean(growth(um[2019..2019]))", "25,00"),
        ("mean(share(um[-1..0], \"Tempursari\"))", "70,20"),
        ("or(a[-1..0], 1)", "7,00"),
        ("or(izin[0..-1], 1)", "100,00"),
        ("sum(a[2018..2019])", "missing_data"),
        ("sum(or(a[-1], 0), a)", "7,00"),
    ] {
        assert_eq!(worked_out(formula), expected, "{formula}");
    }
    assert_eq!(
        step("mean(um[2018..2019], a)"),
        "i = mean(um[2018..2019], a) = mean(2.000; 2.500; 7) = 1.502,33"
    );
    assert_eq!(
        step("sum(a[-1..0])"),
        "i = sum(a[-1..0]) = sum(a[-1]?; 7) = – (data a tahun 2018 tidak ada)"
    );
}

#[test]
fn faults_of_a_range_are_told_where_they_are() {
    insta::assert_snapshot!(
        [
            "1 + um[2018..2019]",
            "growth(um[2018..2019])",
            "sum(um[2018..-1])",
            "sum(a[2018-2019])",
            "sum(kopi[2018..2019])",
            "sum(um[\"Temusari\"][2018..2019])",
            "sum(um[-100000..0])",
            "mean(i[-1..0])",
        ]
        .map(fault)
        .join("\n"),
        @r#"
        rumus "1 + um[2018..2019]", huruf ke-5: rentang tahun hanya diterima sum, mean, min, max, count dan or, sebagai satu argumen per tahun; tulis mean(um[2018..2019])
        rumus "growth(um[2018..2019])", huruf ke-8: rentang tahun hanya diterima sum, mean, min, max, count dan or, sebagai satu argumen per tahun; tulis mean(growth(um[2018..2019])), atau (um[2019] - um[2018]) / um[2018] * 100 untuk perubahan dari tahun pertama ke tahun terakhir
        rumus "sum(um[2018..-1])", huruf ke-8: 2018..-1 bukan rentang tahun; tulis dua tahun seperti x[2021..2024], atau [-3..0] untuk tahun berjalan dan tiga tahun sebelumnya
        rumus "sum(a[2018-2019])", huruf ke-7: 2018-2019 bukan periode; tulis [2018..2019]
        rumus "sum(kopi[2018..2019])", huruf ke-5: tidak ada yang ber-id "kopi"; perbaiki, atau tambahkan
        rumus "sum(um["Temusari"][2018..2019])", huruf ke-5: bagian "Temusari" tidak ada; maksudnya Tempursari?
        rumus "sum(um[-100000..0])", huruf ke-8: rentang dalam satu rumus bersama-sama lebih dari 100 tahun; pindahkan bagiannya ke data dasar berumus sendiri
        bergantung pada dirinya sendiri: i → i; putuskan di salah satunya
        "#
    );
}

#[test]
fn a_range_carries_units_and_is_typeset() {
    let framework = framework_of(&format!(
        r#"{DATA}
        [indicator.k]
        name = "K"
        formula = "mean(um[2018..2019]) / sum(a[-2..0], b)"
        [indicator.l]
        name = "L"
        unit = "%"
        formula = "mean(growth(um[-1..0]))"
        "#
    ));
    let typeset = |id: &str, typesetting, locale| {
        framework
            .typeset(&id.parse().unwrap(), typesetting, locale)
            .unwrap()
    };
    insta::assert_snapshot!(
        [
            typeset("k", Typesetting::Plain, Locale::Indonesian),
            typeset("k", Typesetting::Latex, Locale::English),
            typeset("l", Typesetting::MathMl, Locale::Indonesian),
        ]
        .join("\n"),
        @r#"
        (∑ (tahun 2018–2019) Usaha mikro / 2) / ((∑ (2 tahun sebelumnya s.d. tahun ini) A) + B)
        \frac{\frac{\sum_{\text{2018–2019}} \text{Usaha mikro}}{2}}{\left( \sum_{\text{2 years before to this year}} \text{A} \right) + \text{B}}
        <math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac><mrow><mrow><munder><mo>∑</mo><mtext>tahun sebelumnya s.d. tahun ini</mtext></munder><mrow><mfrac><mrow><mtext>Usaha mikro</mtext><mo>−</mo><mtext>Usaha mikro, tahun sebelumnya</mtext></mrow><mtext>Usaha mikro, tahun sebelumnya</mtext></mfrac><mo>×</mo><mn>100</mn></mrow></mrow></mrow><mn>2</mn></mfrac></math>
        "#
    );
    assert_eq!(framework.unit_faults(), []);
    let told = unit_faults("Rp", "mean(modal[2018..2019], orang[2018..2019])");
    assert!(
        told.contains("mixed-units") && told.contains("huruf ke-25"),
        "{told}"
    );
}

/// Indicators of a goal and an objective, a post and a program.
fn with_results() -> Framework {
    framework_of(&format!(
        r#"{DATA}
        [goal]
        maju = "Maju"
        [objective]
        mutu = "Mutu"
        [indicator.x]
        of = "maju"
        name = "X"
        unit = "%"
        formula = "a / b * 100"
        targets = {{ 2019 = 50 }}
        [indicator.y]
        of = "mutu"
        name = "Y"
        targets = {{ 2019 = 80 }}
        [indicator.z]
        of = "mutu"
        name = "Z"
        targets = {{ 2019 = 80 }}
        [realized.2019]
        y = 60
        [unit]
        kadis = "Kepala Dinas"
        [program]
        p = "Program"
        [money.2019]
        p = {{ budget = 3000, spent = 1000 }}
        "#
    ))
}

#[test]
fn every_expression_can_be_explained() {
    let framework = with_results();
    for (asked, expected) in [
        ("a + b", "19"),
        ("a / b", "0,58"),
        ("round(a / b, 4)", "0,5833"),
        ("round(b / a * 7)", "12"),
        ("growth(um)", "25,00 %"),
        ("round(growth(um), 1)", "25,0 %"),
        ("mean(x.achievement, y.achievement)", "95,83 %"),
        ("indicators.mean", "95,83 %"),
        ("indicators.mean_capped", "87,50 %"),
        ("indicators.category", "Sangat Tinggi"),
        ("indicators.measured", "2"),
        ("indicators.total", "3"),
        ("indicators.count", "4"),
        ("p.spent / 3", "Rp 333,33"),
        ("p.spent / p.budget * 100", "33,33 %"),
        ("if(a > b, a, b)", "12"),
        ("or(belum, p.absorption)", "33,33"),
        ("mean(um[2018..2019])", "2.250"),
        ("belum + 1", "missing_data"),
        ("1 + 1", "2"),
        ("kadis.name", "Kepala Dinas"),
    ] {
        assert_eq!(value(&framework, 2019, asked), expected, "{asked}");
    }
    insta::assert_snapshot!(trace(&framework, 2019, "mean( x.achievement, y.achievement)"), @r#"
        x = a / b * 100 = 7 / 12 × 100 = 58,33
        x.achievement = 58,33 / 50 × 100 = 116,66 (Sangat Tinggi)
        y = 60
        y.achievement = 60 / 80 × 100 = 75,00 (Sedang)
        mean(x.achievement, y.achievement) = mean(116,66; 75) = 95,83
        "#);
    insta::assert_snapshot!(trace(&framework, 2019, "1 + 1"), @"1 + 1 = 2");
    let latex = |asked: &str| {
        let year = Year::new(2019).unwrap();
        let explained = framework.explain(&asked.parse().unwrap(), year, &Rules::default());
        framework.trace_to_latex(&explained.unwrap().trace, Locale::Indonesian)
    };
    insta::assert_snapshot!(latex("growth(um)"), @r#"
        \begin{aligned}
        \text{Usaha mikro} &= \sum_{\text{Kecamatan}} \text{Usaha mikro} \\
        &= \text{Σ 2 Kecamatan} \\
        &= 2.500 \\
        \text{Usaha mikro, tahun 2018} &= \sum_{\text{Kecamatan}} \text{Usaha mikro} \\
        &= \text{Σ 2 Kecamatan} \\
        &= 2.000 \\
        \frac{\text{Usaha mikro} - \text{Usaha mikro, tahun sebelumnya}}{\text{Usaha mikro, tahun sebelumnya}} \times 100 &= (2.500 - 2.000) / 2.000 \times 100 \\
        &= 25{,}00
        \end{aligned}
        "#);
}

#[test]
fn a_name_that_is_not_there_is_answered_with_what_is_meant() {
    let framework = with_results();
    insta::assert_snapshot!(
        [
            "capaian",
            "x.capaian",
            "x.realisasi",
            "serapan",
            "sasaran.mean",
            "xx.achievement",
            "kadus",
            "kadis",
            "kadis + 1",
            "p",
            "a + b + kopi",
        ]
        .map(|asked| unexplained(&framework, asked))
        .join("\n"),
        @r#"
        rumus "capaian", huruf ke-1: tidak ada yang ber-id "capaian"; besaran ditulis di belakang id: j.achievement
        rumus "x.capaian", huruf ke-1: indikator tidak punya capaian; maksudnya achievement?; yang ada: target, achievement, raw, category, benchmark, name, unit, of
        rumus "x.realisasi", huruf ke-1: indikator tidak punya realisasi; realisasinya ditulis dengan id saja; yang ada: target, achievement, raw, category, benchmark, name, unit, of
        rumus "serapan", huruf ke-1: tidak ada yang ber-id "serapan"; besaran ditulis di belakang id: total.absorption
        rumus "sasaran.mean", huruf ke-1: tidak ada yang ber-id "sasaran"; maksudnya objectives?
        rumus "xx.achievement", huruf ke-1: tidak ada yang ber-id "xx"; maksudnya x?
        rumus "kadus", huruf ke-1: tidak ada yang ber-id "kadus"; maksudnya kadis?
        rumus "kadis", huruf ke-1: unit organisasi tidak punya nilai sendiri; yang ada: name
        rumus "kadis + 1", huruf ke-1: unit organisasi tidak punya nilai sendiri; yang ada: name
        rumus "p", huruf ke-1: program tidak punya nilai sendiri; yang ada: budget, original_budget, spent, remaining, absorption, remaining_share, name, of, activities, sub_activities, input, process, output, outcome, benefit, impact
        rumus "a + b + kopi", huruf ke-9: tidak ada yang ber-id "kopi"; perbaiki, atau tambahkan
        "#
    );
}

#[test]
fn a_formula_is_typeset_in_the_words_of_the_framework() {
    let framework = framework_of(&format!(
        r#"{DATA}
        [program]
        p = "Program Koperasi"
        [indicator.k]
        name = "Pertumbuhan usaha mikro"
        unit = "%"
        formula = "growth(um[Q3])"
        [indicator.l]
        name = "Kinerja"
        formula = "if(b[2018] = 0, 0, (sum(um) - um[-2]) / p.budget * 100) + k.target@plan"
        [indicator.m]
        name = "Bagian"
        unit = "%"
        formula = 'or(share(um, "Tempursari"), 100 - a / b * 100)'
        "#
    ));
    let typeset = |id: &str, typesetting, locale| {
        framework
            .typeset(&id.parse().unwrap(), typesetting, locale)
            .unwrap()
    };
    insta::assert_snapshot!(
        ["k", "l", "m"].map(|id| typeset(id, Typesetting::Latex, Locale::Indonesian)).join("\n"),
        @r#"
        \frac{\text{Usaha mikro, triwulan III} - \text{Usaha mikro, triwulan III tahun sebelumnya}}{\text{Usaha mikro, triwulan III tahun sebelumnya}} \times 100 \text{~\%}
        \left( \begin{cases} 0 & \text{jika~} \text{B, tahun 2018} = 0 \\ \frac{\sum_{\text{Kecamatan}} \text{Usaha mikro} - \text{Usaha mikro, 2 tahun sebelumnya}}{\text{anggaran Program Koperasi}} \times 100 & \text{selain itu} \end{cases} \right) + \text{target Pertumbuhan usaha mikro, menurut rencana}
        \begin{cases} \frac{\text{Usaha mikro, Tempursari}}{\text{Usaha mikro}} \times 100 \text{~\%} & \text{jika ada datanya} \\ 100 - \frac{\text{A}}{\text{B}} \times 100 & \text{selain itu} \end{cases}
        "#
    );
    insta::assert_snapshot!(typeset("k", Typesetting::MathMl, Locale::Indonesian), @r#"
        <math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow><mfrac><mrow><mtext>Usaha mikro, triwulan III</mtext><mo>−</mo><mtext>Usaha mikro, triwulan III tahun sebelumnya</mtext></mrow><mtext>Usaha mikro, triwulan III tahun sebelumnya</mtext></mfrac><mo>×</mo><mrow><mn>100</mn><mtext> %</mtext></mrow></mrow></math>
        "#);
    insta::assert_snapshot!(typeset("l", Typesetting::Latex, Locale::English), @r#"
        \left( \begin{cases} 0 & \text{if~} \text{B, year 2018} = 0 \\ \frac{\sum_{\text{Kecamatan}} \text{Usaha mikro} - \text{Usaha mikro, 2 years before}}{\text{budget of Program Koperasi}} \times 100 & \text{otherwise} \end{cases} \right) + \text{target of Pertumbuhan usaha mikro, by the plan}
        "#);
    assert_eq!(
        framework.typeset(&"um".parse().unwrap(), Typesetting::Latex, Locale::English),
        None
    );
}
