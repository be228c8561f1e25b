//! Sums, shares, parts and units.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::arithmetic::decimal_sum;
use crate::check::{
    context::Context,
    held::Held,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{Outcome, RemarkKind, is_additive};
use crate::formula::{Expression, Formula, Function};
use crate::framework::{
    Combination, Indicator, MoneyQuantity, ProfileQuantity, Quantity, TargetsAre,
};
use crate::number::{self, Kind, Reading};
use crate::value::{Id, Locale, PartLength, Period, Words};

pub(super) static SHARES: CheckRule = CheckRule {
    id: "arithmetic/shares-of-a-whole",
    severity: Severity::Error,
    title: told(
        "Bagian-bagian yang tercetak tidak berjumlah 100 persen",
        "Printed shares do not make 100 percent",
    ),
    why: told(
        "Bagian yang tidak berjumlah 100 berasal dari angka yang berbeda. Bila selisihnya hanya satu pada angka terakhir, kedua bagian dibulatkan sendiri-sendiri: itu catatan saja.",
        "Shares that do not make 100 come from different figures. Where they are off by one in the last place only, both halves were rounded by themselves: a note.",
    ),
    repair: told(
        "Hitung ulang semua bagian dari satu jumlah; bagian terakhir ialah sisanya.",
        "Take all shares from one total; the last one is what is left.",
    ),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 200_000_000, spent = 187_950_000 }
[[claims]]
at = "lkj: Bab III"
text = "terserap {93,98 % = a.absorption}, sisa {6,03 % = a.remaining_share}"
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 200_000_000, spent = 187_950_000 }
[[claims]]
at = "lkj: Bab III"
text = "terserap {93,98 % = a.absorption}, sisa {6,02 % = a.remaining_share}"
"#,
    ),
    find: shares,
};

pub(super) static CHILDREN: CheckRule = CheckRule {
    id: "arithmetic/children-do-not-sum",
    severity: Severity::Error,
    title: told(
        "Anggaran atau realisasi tidak sama dengan jumlah rinciannya",
        "A budget or spending is not the sum of its parts",
    ),
    why: told(
        "Salah satu dari keduanya keliru, dan semua persentase di atasnya ikut keliru.",
        "One of the two is wrong, and so is every percentage above it.",
    ),
    repair: told(
        "Cocokkan jumlah dengan rinciannya, atau hapus jumlah yang dapat dihitung.",
        "Make the sum and its parts agree, or leave out the sum, which can be computed.",
    ),
    fires: example(
        r#"
[program.p]
name = "Program"
[program.p.activity]
a = "Kegiatan A"
b = "Kegiatan B"
[money.2019]
p = { budget = 100, spent = 90 }
a = { budget = 40, spent = 40 }
b = { budget = 50, spent = 50 }
"#,
    ),
    quiet: example(
        r#"
[program.p]
name = "Program"
[program.p.activity]
a = "Kegiatan A"
b = "Kegiatan B"
[money.2019]
p = { budget = 90, spent = 90 }
a = { budget = 40, spent = 40 }
b = { budget = 50, spent = 50 }
"#,
    ),
    find: |context, findings| {
        remarks(context, findings, &CHILDREN, |kind| match kind {
            RemarkKind::ChildrenDoNotSum { of } => Some(of.to_string()),
            _ => None,
        });
    },
};

pub(super) static PARTS: CheckRule = CheckRule {
    id: "arithmetic/parts-do-not-sum",
    severity: Severity::Error,
    title: told(
        "Jumlah data tidak sama dengan jumlah bagiannya",
        "A total is not the sum of its parts",
    ),
    why: told(
        "Data terpilah dan jumlahnya berasal dari sumber yang berbeda, atau satu bagian salah ketik.",
        "The parts and their total are from different sources, or one of them was mistyped.",
    ),
    repair: told(
        "Cocokkan keduanya, atau hapus jumlahnya: jumlah bagian dihitung sendiri.",
        "Make both agree, or leave out the total: it is computed from the parts.",
    ),
    fires: example(
        r#"
[series.peserta]
name = "Peserta"
by = "Jenis kelamin"
[data.2019]
peserta = 100
[grid.peserta]
years = [2019]
rows = [["Laki-laki", 40], ["Perempuan", 50]]
"#,
    ),
    quiet: example(
        r#"
[series.peserta]
name = "Peserta"
by = "Jenis kelamin"
[data.2019]
peserta = 90
[grid.peserta]
years = [2019]
rows = [["Laki-laki", 40], ["Perempuan", 50]]
"#,
    ),
    find: parts,
};

pub(super) static PERIOD_TARGETS: CheckRule = CheckRule {
    id: "arithmetic/period-targets-do-not-sum",
    severity: Severity::Warning,
    title: told(
        "Target bagian tahun tidak berjumlah target tahun",
        "The targets of the parts of a year do not make that of the year",
    ),
    why: told(
        "Memenuhi setiap triwulan tidak lagi berarti memenuhi target tahunan.",
        "Meeting every quarter no longer means meeting the year.",
    ),
    repair: told(
        "Cocokkan target bagian tahun, atau nyatakan targets_are = \"positions\".",
        "Make them agree, or say targets_are = \"positions\".",
    ),
    fires: example(
        r#"
[indicator.latih]
name = "Orang dilatih"
unit = "orang"
frequency = "quarter"
combine = "sum"
targets_are = "increments"
targets = { 2019 = 100, 2019-Q1 = 20, 2019-Q2 = 30, 2019-Q3 = 40, 2019-Q4 = 0 }
"#,
    ),
    quiet: example(
        r#"
[indicator.latih]
name = "Orang dilatih"
unit = "orang"
frequency = "quarter"
combine = "sum"
targets_are = "increments"
targets = { 2019 = 90, 2019-Q1 = 20, 2019-Q2 = 30, 2019-Q3 = 40, 2019-Q4 = 0 }
"#,
    ),
    find: period_targets,
};

pub(super) static PERIOD_VALUES: CheckRule = CheckRule {
    id: "arithmetic/period-values-do-not-combine",
    severity: Severity::Error,
    title: told(
        "Realisasi tahun tidak sama dengan gabungan bagian tahunnya",
        "The year's realization is not what its parts make",
    ),
    why: told(
        "Laporan triwulan dan laporan tahunan menyebut angka yang berbeda untuk hal yang sama.",
        "The quarterly and the yearly report give different figures for one thing.",
    ),
    repair: told(
        "Betulkan salah satunya, atau hapus angka tahunannya agar dihitung dari bagiannya.",
        "Correct one of them, or leave out the yearly one, which is then made of its parts.",
    ),
    fires: example(
        r#"
[indicator.latih]
name = "Orang dilatih"
unit = "orang"
frequency = "semester"
combine = "sum"
targets = { 2019 = 100 }
[realized.2019]
latih = 95
[realized.2019-S1]
latih = 40
[realized.2019-S2]
latih = 50
"#,
    ),
    quiet: example(
        r#"
[indicator.latih]
name = "Orang dilatih"
unit = "orang"
frequency = "semester"
combine = "sum"
targets = { 2019 = 100 }
[realized.2019]
latih = 90
[realized.2019-S1]
latih = 40
[realized.2019-S2]
latih = 50
"#,
    ),
    find: period_values,
};

pub(super) static PERCENTAGES_SUMMED: CheckRule = CheckRule {
    id: "arithmetic/percentages-summed",
    severity: Severity::Error,
    title: told(
        "Persentase, indeks atau nilai dijumlahkan",
        "Percentages, indices or grades are added up",
    ),
    why: told(
        "Jumlah persentase antarbagian atau antarperiode tidak berarti apa-apa: 100 % ditambah 100 % bukan 200 %.",
        "A sum of percentages over parts or periods means nothing: 100 % and 100 % are not 200 %.",
    ),
    repair: told(
        "Pakai combine = \"last\", \"average\" atau \"ratio_of_sums\"; untuk bagian, hitung dari pembilang dan penyebutnya.",
        "Use combine = \"last\", \"average\" or \"ratio_of_sums\"; for parts, compute from numerators and denominators.",
    ),
    fires: example(
        r#"
[indicator.tertib]
name = "Persentase laporan tertib"
unit = "%"
combine = "sum"
targets = { 2019 = 100 }
"#,
    ),
    quiet: example(
        r#"
[indicator.tertib]
name = "Persentase laporan tertib"
unit = "%"
combine = "last"
targets = { 2019 = 100 }
"#,
    ),
    find: percentages_summed,
};

pub(super) static UNITS: CheckRule = CheckRule {
    id: "arithmetic/units",
    severity: Severity::Warning,
    title: told(
        "Satuan dalam rumus tidak cocok",
        "The units of a formula do not fit",
    ),
    why: told(
        "Rupiah yang ditambah juta rupiah, atau rasio yang disebut persen, memberi angka yang salah besarnya.",
        "Rupiah added to millions of rupiah, or a ratio called a percentage, give a number of the wrong size.",
    ),
    repair: told(
        "Samakan satuannya, kalikan rasio dengan 100, atau betulkan satuan yang dinyatakan.",
        "Bring all to one unit, multiply the ratio by 100, or correct the declared unit.",
    ),
    fires: example(
        r#"
[indicator.rat]
name = "Koperasi yang RAT"
unit = "%"
formula = "rat_n / aktif"
[series]
rat_n = "Koperasi yang RAT"
aktif = "Koperasi aktif"
"#,
    ),
    quiet: example(
        r#"
[indicator.rat]
name = "Koperasi yang RAT"
unit = "%"
formula = "rat_n / aktif * 100"
[series]
rat_n = "Koperasi yang RAT"
aktif = "Koperasi aktif"
"#,
    ),
    find: |context, findings| {
        for fault in context.framework.unit_faults() {
            let message = Words::of(
                fault.message(Locale::Indonesian),
                fault.message(Locale::English),
            );
            let about = format!("{}: {}", fault.of, fault.code());
            findings.add(UNITS.found(fault.place.clone(), about, message));
        }
    },
};

pub(super) static DIVIDES_BY_ZERO: CheckRule = CheckRule {
    id: "arithmetic/divides-by-zero",
    severity: Severity::Warning,
    title: told("Rumus membagi dengan nol", "A formula divides by zero"),
    why: told(
        "Indikator tidak dapat diukur, dan laporan perlu mengatakan mengapa.",
        "The indicator cannot be measured, and the report has to say why.",
    ),
    repair: told(
        "Periksa penyebutnya, atau nyatakan kasusnya dengan if(penyebut = 0, …).",
        "Look at the denominator, or state the case with if(denominator = 0, …).",
    ),
    fires: example(
        r#"
[indicator.rat]
name = "Koperasi yang RAT"
formula = "rat_n / aktif * 100"
targets = { 2019 = 80 }
[series]
rat_n = "Koperasi yang RAT"
aktif = "Koperasi aktif"
[data.2019]
rat_n = 0
aktif = 0
"#,
    ),
    quiet: example(
        r#"
[indicator.rat]
name = "Koperasi yang RAT"
formula = "rat_n / aktif * 100"
targets = { 2019 = 80 }
[series]
rat_n = "Koperasi yang RAT"
aktif = "Koperasi aktif"
[data.2019]
rat_n = 0
aktif = 10
"#,
    ),
    find: |context, findings| {
        remarks(context, findings, &DIVIDES_BY_ZERO, |kind| match kind {
            RemarkKind::DividesByZero { of, .. } => Some(of.to_string()),
            _ => None,
        });
    },
};

/// What the evaluation remarked, as findings of a rule.
fn remarks(
    context: &Context<'_>,
    findings: &mut Findings,
    rule: &'static CheckRule,
    about: impl Fn(&RemarkKind) -> Option<String>,
) {
    for remark in &context.evaluation.remarks {
        if let Some(about) = about(&remark.kind) {
            let message = Words::of(
                remark.message(Locale::Indonesian),
                remark.message(Locale::English),
            );
            findings.add(rule.found(remark.place.clone(), about, message));
        }
    }
}

/// What of a whole a statement prints a share of, and of which whole.
fn share_of(context: &Context<'_>, held: &Held<'_>) -> Option<String> {
    let reference = held.statement.what.reference()?;
    match context.framework.resolve(reference).ok()? {
        Quantity::Money(id, MoneyQuantity::Absorption | MoneyQuantity::RemainingShare) => {
            Some(id.map_or_else(|| "total".to_owned(), |id| id.to_string()))
        }
        Quantity::Profile {
            id,
            quantity: ProfileQuantity::Share,
            ..
        } if reference.part().is_some() => Some(format!("profile.{id}")),
        _ => None,
    }
}

fn shares(context: &Context<'_>, findings: &mut Findings) {
    let mut wholes: BTreeMap<(String, String), Vec<&Held<'_>>> = BTreeMap::new();
    for held in &context.held {
        if let Some(whole) = share_of(context, held) {
            let place = held.statement.claims.at.clone();
            wholes.entry((place, whole)).or_default().push(held);
        }
    }
    for ((at, whole), shares) in wholes {
        if is_whole(context, &whole, &shares)
            && let Some((total, unit)) = sum_of(&shares)
        {
            report_shares(context, findings, &at, &whole, &shares, total, unit);
        }
    }
}

/// Whether all shares of a whole are printed, each once.
fn is_whole(context: &Context<'_>, whole: &str, shares: &[&Held<'_>]) -> bool {
    let mut printed: Vec<String> = shares
        .iter()
        .map(|held| held.statement.what.written())
        .collect();
    let count = printed.len();
    printed.sort();
    printed.dedup();
    let wanted = match whole.strip_prefix("profile.") {
        None => 2,
        Some(id) => {
            let mut tables = context.framework.profiles.values().rev();
            let table = tables.find_map(|tables| {
                let found = tables.iter().find(|(known, _)| known.as_str() == id);
                found.map(|(_, table)| table)
            });
            table.map_or(0, |table| table.rows.len())
        }
    };
    count == printed.len() && count == wanted
}

/// The sum of what is printed, and one unit of its last place.
fn sum_of(shares: &[&Held<'_>]) -> Option<(Decimal, Decimal)> {
    let mut figures = Vec::new();
    let mut scale = 0;
    for held in shares {
        let Ok(Reading::Figure(figure)) = number::parse(held.statement.printed) else {
            return None;
        };
        scale = scale.max(figure.value.scale());
        figures.push(figure.value);
    }
    let total = decimal_sum::sum(figures)?;
    Some((total, Decimal::new(1, scale)))
}

fn report_shares(
    context: &Context<'_>,
    findings: &mut Findings,
    at: &str,
    whole: &str,
    shares: &[&Held<'_>],
    total: Decimal,
    unit: Decimal,
) {
    let Some(off) = total.checked_sub(Decimal::ONE_HUNDRED).map(|off| off.abs()) else {
        return;
    };
    let Some(last) = shares.last().filter(|_| !off.is_zero()) else {
        return;
    };
    // Each share may be off by half a unit of its last place.
    let allowed = unit
        .checked_mul(Decimal::from(shares.len()))
        .and_then(|both| both.checked_div(Decimal::TWO));
    let is_rounding = allowed.is_some_and(|allowed| off <= allowed);
    let shown = |locale| number::format_percent(total, locale);
    let message = if is_rounding {
        Words::of(
            format!(
                "bagian-bagiannya berjumlah {}, karena masing-masing dibulatkan",
                shown(Locale::Indonesian)
            ),
            format!(
                "the shares make {}, because each was rounded",
                shown(Locale::English)
            ),
        )
    } else {
        Words::of(
            format!("bagian-bagiannya berjumlah {}", shown(Locale::Indonesian)),
            format!("the shares make {}", shown(Locale::English)),
        )
    };
    let finding = SHARES
        .found(
            last.statement.place(context.framework),
            format!("{at}: {whole}"),
            message,
        )
        .in_document(at, last.statement.claims.line)
        .compared(shown(Locale::Indonesian), "100 %");
    findings.add(if is_rounding {
        finding.into_note()
    } else {
        finding
    });
}

fn parts(context: &Context<'_>, findings: &mut Findings) {
    let framework = context.framework;
    for (id, grid) in framework.grids.iter() {
        for (period, entries) in framework.data.iter() {
            let Some(total) = entries.get(id).and_then(crate::framework::Entry::value) else {
                continue;
            };
            let Some(column) = grid.column(*period) else {
                continue;
            };
            let Some(parts) = column
                .into_iter()
                .map(|(_, value)| value)
                .collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            let sum = decimal_sum::sum(parts);
            if sum.is_some_and(|sum| sum != total) {
                report_parts(
                    context,
                    findings,
                    id,
                    *period,
                    total,
                    sum.unwrap_or_default(),
                );
            }
        }
    }
}

fn report_parts(
    context: &Context<'_>,
    findings: &mut Findings,
    id: &Id,
    period: Period,
    total: Decimal,
    sum: Decimal,
) {
    let name = context.framework.name_of(id).unwrap_or_default();
    let shown = |value, locale| number::format(value, locale);
    let message = Words::of(
        format!(
            "{name} ({period}): bagiannya berjumlah {}, dinyatakan {}",
            shown(sum, Locale::Indonesian),
            shown(total, Locale::Indonesian)
        ),
        format!(
            "{name} ({period}): the parts make {}, stated is {}",
            shown(sum, Locale::English),
            shown(total, Locale::English)
        ),
    );
    let place = context.place(&format!("data.{period}.{id}"));
    findings.add(
        PARTS
            .found(place, format!("{id}[{period}]"), message)
            .compared(
                shown(total, Locale::Indonesian),
                shown(sum, Locale::Indonesian),
            ),
    );
}

fn period_targets(context: &Context<'_>, findings: &mut Findings) {
    for result in &context.evaluation.indicators {
        let Some(indicator) = context.framework.indicators.get(&result.id) else {
            continue;
        };
        let unit = context.framework.defaults.unit_of(indicator);
        let adds_up = indicator.combine == Some(Combination::Sum)
            && indicator.targets_are.unwrap_or_default() == TargetsAre::Increments
            && is_additive(unit);
        let Some(of_year) = result.target.as_ref().and_then(|target| target.figure()) else {
            continue;
        };
        if !adds_up {
            continue;
        }
        let Some(sum) = sum_of_period_targets(indicator, context) else {
            continue;
        };
        // The parts may have been planned before the target was revised.
        let in_turn = context.framework.targets_in_turn(&result.id, context.year);
        let mut figures = in_turn.iter().filter_map(|(target, _)| target.figure());
        if figures.all(|figure| figure.value != sum) {
            let shown = |value, locale| number::format(value, locale);
            let message = Words::of(
                format!(
                    "{}: target bagian tahun berjumlah {}, target tahun {}",
                    indicator.name,
                    shown(sum, Locale::Indonesian),
                    shown(of_year.value, Locale::Indonesian)
                ),
                format!(
                    "{}: the targets of the parts make {}, that of the year is {}",
                    indicator.name,
                    shown(sum, Locale::English),
                    shown(of_year.value, Locale::English)
                ),
            );
            let place = context.place(&format!("indicator.{}.targets", result.id));
            findings.add(
                PERIOD_TARGETS
                    .found(place, result.id.to_string(), message)
                    .compared(
                        shown(of_year.value, Locale::Indonesian),
                        shown(sum, Locale::Indonesian),
                    ),
            );
        }
    }
}

/// The targets of all parts of one length of the year, where each of them has one.
fn sum_of_period_targets(indicator: &Indicator, context: &Context<'_>) -> Option<Decimal> {
    let mut by_length: BTreeMap<u8, Vec<Decimal>> = BTreeMap::new();
    for (period, target) in indicator.targets.iter() {
        let length = period.part_of_year().length();
        if period.year() == context.year && length != PartLength::Year {
            let value = target.figure()?.value;
            by_length.entry(length.in_a_year()).or_default().push(value);
        }
    }
    let (_, values) = by_length
        .into_iter()
        .find(|(in_a_year, values)| usize::from(*in_a_year) == values.len())?;
    decimal_sum::sum(values)
}

fn period_values(context: &Context<'_>, findings: &mut Findings) {
    for result in &context.evaluation.indicators {
        let is_given = context
            .framework
            .realized
            .get(&Period::Year(context.year))
            .is_some_and(|realized| {
                realized
                    .keys()
                    .any(|of| of.id == result.id && of.measure.is_none())
            });
        let Some(last) = result.periods.last().filter(|_| is_given) else {
            continue;
        };
        let to_date = &last.to_date;
        let (Some(combined), Some(Outcome::Number { value: of_year, .. })) =
            (to_date.realization, &result.realization)
        else {
            continue;
        };
        let of_year = *of_year;
        if to_date.filled != to_date.due || to_date.due < 2 || combined == of_year {
            continue;
        }
        let shown = |value, locale| number::format(value, locale);
        let message = Words::of(
            format!(
                "{}: bagian tahun menjadi {}, dinyatakan {}",
                result.name,
                shown(combined, Locale::Indonesian),
                shown(of_year, Locale::Indonesian)
            ),
            format!(
                "{}: the parts of the year make {}, stated is {}",
                result.name,
                shown(combined, Locale::English),
                shown(of_year, Locale::English)
            ),
        );
        let place = context.place(&format!("realized.{}.{}", context.year, result.id));
        findings.add(
            PERIOD_VALUES
                .found(place, result.id.to_string(), message)
                .compared(
                    shown(of_year, Locale::Indonesian),
                    shown(combined, Locale::Indonesian),
                ),
        );
    }
}

fn percentages_summed(context: &Context<'_>, findings: &mut Findings) {
    let framework = context.framework;
    for (id, indicator) in framework.indicators.iter() {
        let unit = framework.defaults.unit_of(indicator);
        let is_summed = indicator.combine == Some(Combination::Sum);
        if is_summed && unit.is_some() && !is_additive(unit) {
            let unit = unit.unwrap_or_default();
            let message = Words::of(
                format!(
                    "{}: satuannya {unit}, tetapi bagian tahunnya dijumlahkan",
                    indicator.name
                ),
                format!(
                    "{}: its unit is {unit}, but the parts of the year are added up",
                    indicator.name
                ),
            );
            let place = context.place(&format!("indicator.{id}.combine"));
            findings.add(PERCENTAGES_SUMMED.found(place, id.to_string(), message));
        }
    }
    let series = framework.series.iter();
    let formulas = series.filter_map(|(id, series)| Some((id, "series", series.formula.as_ref()?)));
    let indicators = framework.indicators.iter();
    let of_indicators =
        indicators.filter_map(|(id, one)| Some((id, "indicator", one.formula.as_ref()?)));
    for (id, table, formula) in formulas.chain(of_indicators) {
        if let Some(summed) = summed_percentages(context, formula) {
            let message = Words::of(
                format!("rumus {id} menjumlahkan {summed}, yang berupa persentase atau indeks"),
                format!("the formula of {id} adds up {summed}, which are percentages or indices"),
            );
            let place = context.place(&format!("{table}.{id}.formula"));
            findings.add(PERCENTAGES_SUMMED.found(place, format!("{id}: {summed}"), message));
        }
    }
}

/// The parts of percentages or indices that a formula adds up.
fn summed_percentages(context: &Context<'_>, formula: &Formula) -> Option<String> {
    let is_percentage = |id: &Id| {
        let kind = context
            .framework
            .series
            .get(id)
            .and_then(|series| series.kind);
        matches!(kind, Some(Kind::Percent | Kind::Index))
    };
    let is_whole = |reference: &&crate::formula::Reference| {
        reference.part().is_none()
            && matches!(
                context.framework.resolve(reference),
                Ok(Quantity::Series(id)) if context.framework.grids.contains(&id) && is_percentage(&id)
            )
    };
    let averages = matches!(
        formula.expression(),
        Expression::Call {
            function: Function::Mean | Function::Min | Function::Max | Function::Count,
            ..
        }
    );
    let mut references = formula.references().filter(|_| !averages);
    references.find(is_whole).map(ToString::to_string)
}
