//! Outputs and outcomes of activities without a target, or without a realization.

use std::collections::BTreeMap;

use super::{ENGLISH, INDONESIAN, called, carried_out, is_final, listed};
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, told},
};
use crate::evaluation::{Achievement, MeasureResult, Reason};
use crate::framework::MeasureKind;
use crate::value::{Id, Period, Words};

pub(in crate::check) static MEASURE_TARGET_MISSING: CheckRule = CheckRule {
    id: "completeness/measure-target-missing",
    severity: Severity::Warning,
    title: told(
        "Keluaran atau hasil tanpa target",
        "An output or outcome without a target",
    ),
    why: told(
        "Kegiatan yang dibiayai tanpa target keluaran tidak dapat dikatakan berhasil atau gagal; yang tersisa hanya serapan anggarannya.",
        "An activity that is paid for without a target can neither succeed nor fail; only its spending is left to tell of.",
    ),
    repair: told(
        "Isi `targets` tolok ukurnya menurut DPA atau Perjanjian Kinerja.",
        "Give the measure its `targets`, from the budget document or the agreement.",
    ),
    fires: example(
        r#"
[program.pembinaan]
name = "Pembinaan"
[program.pembinaan.activity.bimtek]
name = "Bimbingan teknis"
output = "Peserta bimbingan"
[money.2019]
bimtek = { budget = 10_000_000 }
"#,
    ),
    quiet: example(
        r#"
[program.pembinaan]
name = "Pembinaan"
[program.pembinaan.activity.bimtek]
name = "Bimbingan teknis"
output = { text = "Peserta bimbingan", targets = { 2019 = "40 orang" } }
[program.pembinaan.activity.pameran]
name = "Pameran, tidak dilaksanakan tahun ini"
output = "Peserta pameran"
[money.2019]
bimtek = { budget = 10_000_000 }
"#,
    ),
    find: |context, findings| {
        let year = context.year;
        let has_money = context
            .framework
            .money
            .get(&year)
            .is_some_and(|money| !money.is_empty());
        if has_money || context.framework.agreements.contains(&year) {
            for (work, measures) in carried_out_measures(context) {
                if let Some(finding) = without_target(context, work, measures) {
                    findings.add(finding);
                }
            }
        }
    },
};

pub(in crate::check) static MEASURE_REALIZATION_MISSING: CheckRule = CheckRule {
    id: "completeness/measure-realization-missing",
    severity: Severity::Warning,
    title: told(
        "Keluaran atau hasil bertarget tanpa realisasi",
        "An output or outcome with a target and no realization",
    ),
    why: told(
        "Uang yang dibelanjakan tanpa keluaran yang dilaporkan tidak dapat dipertanggungjawabkan.",
        "Money that was spent with no output told of cannot be answered for.",
    ),
    repair: told(
        "Isi realisasinya di [realized.TAHUN], atau { none = \"alasannya\" }.",
        "Enter the realization under [realized.YEAR], or { none = \"why\" }.",
    ),
    fires: example(
        r#"
[program.pembinaan]
name = "Pembinaan"
[program.pembinaan.activity.bimtek]
name = "Bimbingan teknis"
output = { text = "Peserta bimbingan", targets = { 2019 = "40 orang" } }
[money.2019]
bimtek = { budget = 10_000_000, spent = 9_000_000 }
"#,
    ),
    quiet: example(
        r#"
[program.pembinaan]
name = "Pembinaan"
[program.pembinaan.activity.bimtek]
name = "Bimbingan teknis"
output = { text = "Peserta bimbingan", targets = { 2019 = "40 orang" } }
[money.2019]
bimtek = { budget = 10_000_000, spent = 9_000_000 }
[realized.2019]
"bimtek.output" = 40
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            let realized = realized_indicators(context);
            for (work, measures) in carried_out_measures(context) {
                if let Some(finding) = without_realization(context, &realized, work, measures) {
                    findings.add(finding);
                }
            }
        }
    },
};

/// The measures of everything that is carried out in the year.
fn carried_out_measures<'a>(
    context: &'a Context<'_>,
) -> impl Iterator<Item = (&'a Id, &'a [MeasureResult])> {
    let running = carried_out(context);
    let each = context
        .evaluation
        .measures
        .chunk_by(|one, other| one.of == other.of);
    each.filter_map(move |measures| {
        let work = &measures.first()?.of;
        running.contains(work).then_some((work, measures))
    })
}

const fn is_result(kind: MeasureKind) -> bool {
    matches!(kind, MeasureKind::Output | MeasureKind::Outcome)
}

fn without_target(context: &Context<'_>, work: &Id, measures: &[MeasureResult]) -> Option<Finding> {
    let missing: Vec<&MeasureResult> = measures
        .iter()
        .filter(|measure| is_result(measure.kind) && measure.target.is_none())
        .collect();
    let mut finding = found(context, &MEASURE_TARGET_MISSING, work, &missing, |what| {
        let year = context.year;
        Words::of(
            format!("{} tanpa target tahun {year}", what.indonesian),
            format!("{} without a target for {year}", what.english),
        )
    })?;
    // An outcome that is told by indicators has the targets of these.
    let is_promised = |id: &Id| {
        let target = context.framework.target(id, Period::Year(context.year));
        target.is_some()
    };
    let by_indicators = |measure: &&MeasureResult| {
        !measure.indicators.is_empty() && measure.indicators.iter().all(is_promised)
    };
    if missing.iter().all(by_indicators) {
        finding.severity = Severity::Note;
    }
    Some(finding)
}

/// Whether each indicator has a realization.
fn realized_indicators<'a>(context: &'a Context<'_>) -> BTreeMap<&'a Id, bool> {
    let results = context.evaluation.indicators.iter();
    results
        .map(|result| (&result.id, result.realization.is_some()))
        .collect()
}

fn without_realization(
    context: &Context<'_>,
    realized: &BTreeMap<&Id, bool>,
    work: &Id,
    measures: &[MeasureResult],
) -> Option<Finding> {
    let told_by_indicator = |measure: &MeasureResult| matches!(measure.indicators.as_slice(), [only] if realized.get(only) == Some(&true));
    let missing: Vec<&MeasureResult> = measures
        .iter()
        .filter(|measure| {
            is_result(measure.kind)
                && measure.target.is_some()
                && measure.realization.is_none()
                && !told_by_indicator(measure)
        })
        .collect();
    let rule = &MEASURE_REALIZATION_MISSING;
    let mut finding = found(context, rule, work, &missing, |what| {
        let year = context.year;
        Words::of(
            format!("{} tanpa realisasi tahun {year}", what.indonesian),
            format!("{} without a realization in {year}", what.english),
        )
    })?;
    let is_explained = |measure: &&MeasureResult| {
        matches!(
            &measure.achievement,
            Achievement::NotMeasured(Reason::NoRealization { why: Some(_) })
        )
    };
    if missing.iter().all(is_explained) {
        finding.severity = Severity::Note;
    }
    Some(finding)
}

/// One finding for a program or activity, with the kinds of what it lacks.
fn found(
    context: &Context<'_>,
    rule: &'static CheckRule,
    work: &Id,
    missing: &[&MeasureResult],
    said: impl Fn(Words) -> Words,
) -> Option<Finding> {
    let first = missing.first()?;
    let what = said(kinds(missing));
    let name = called(context, work);
    let message = Words::of(
        format!("{name}: {}", what.indonesian),
        format!("{name}: {}", what.english),
    );
    let path = format!("{}.{}", context.work_path(work), first.kind);
    let about = format!("{work}[{}]", context.year);
    Some(rule.found(context.place(&path), about, message))
}

/// `2 keluaran dan hasil`
fn kinds(missing: &[&MeasureResult]) -> Words {
    let of_kind = |kind: MeasureKind, words: [&str; 3]| {
        let count = missing
            .iter()
            .filter(|measure| measure.kind == kind)
            .count();
        let [indonesian, english, several] = words;
        match count {
            0 => None,
            1 => Some([indonesian.to_owned(), english.to_owned()]),
            _ => Some([
                format!("{count} {indonesian}"),
                format!("{count} {several}"),
            ]),
        }
    };
    let all = [
        of_kind(MeasureKind::Output, ["keluaran", "output", "outputs"]),
        of_kind(MeasureKind::Outcome, ["hasil", "outcome", "outcomes"]),
    ];
    let (indonesian, english): (Vec<_>, Vec<_>) = all
        .into_iter()
        .flatten()
        .map(|[indonesian, english]| (indonesian, english))
        .unzip();
    Words::of(listed(&indonesian, INDONESIAN), listed(&english, ENGLISH))
}
