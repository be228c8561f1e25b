//! Indicators that are not described, not measured, or missed without a word about it.

use std::collections::BTreeSet;

use super::{
    ENGLISH, INDONESIAN, called, chain, is_answered_for, is_final, is_of_the_year, listed,
};
use crate::check::{
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{IndicatorResult, Reason, RemarkKind, Standing};
use crate::framework::{Indicator, NoteKind, RealizedOf};
use crate::number;
use crate::rules::Polarity;
use crate::value::{Id, Locale, Words};

pub(in crate::check) static INDICATOR_DESCRIBED: CheckRule = CheckRule {
    id: "completeness/indicator-described",
    severity: Severity::Note,
    title: told(
        "Definisi operasional indikator belum lengkap",
        "An indicator is not fully described",
    ),
    why: told(
        "Tanpa definisi, cara hitung, sumber data dan penanggung jawab, orang lain tidak dapat menghitung ulang nilainya tahun depan.",
        "Without definition, calculation, source and owner nobody else can work the value out again next year.",
    ),
    repair: told(
        "Lengkapi di [indicator.ID]; yang sama bagi semua indikator cukup di [defaults].",
        "Add it under [indicator.ID]; what holds for every indicator goes under [defaults].",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 81
"#,
    ),
    quiet: example(
        r#"
[defaults]
source = "Survei kepuasan"
owner = "bidang"
unit = "indeks"
[unit]
bidang = "Bidang Pelayanan"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
definition = "Nilai rata-rata jawaban responden"
targets = { 2019 = 80 }
[realized.2019]
puas = 81
"#,
    ),
    find: |context, findings| {
        for result in of_the_year(context) {
            describe(context, result, findings);
        }
    },
};

pub(in crate::check) static NOT_MEASURED: CheckRule = CheckRule {
    id: "completeness/not-measured",
    severity: Severity::Warning,
    title: told(
        "Indikator tidak terukur",
        "An indicator that could not be measured",
    ),
    why: told(
        "Indikator tanpa target atau tanpa realisasi tidak mempunyai capaian, dan tidak ikut dalam rata-rata mana pun.",
        "Without a target or a realization there is no achievement, and no mean holds it.",
    ),
    repair: told(
        "Isi target atau realisasinya; bila memang belum ada, tulis { none = \"alasannya\" }.",
        "Enter the target or the realization; if there is none so far, write { none = \"why\" }.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[indicator.cepat]
of = "mutu"
name = "Kecepatan"
targets = { 2019 = 90 }
[realized.2019]
puas = 81
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[indicator.cepat]
of = "mutu"
name = "Kecepatan, mulai tahun depan"
targets = { 2020 = 90 }
[realized.2019]
puas = 81
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            not_measured(context, findings);
        }
    },
};

pub(in crate::check) static MISSED_WITHOUT_CAUSE: CheckRule = CheckRule {
    id: "completeness/missed-without-cause",
    severity: Severity::Warning,
    title: told(
        "Target tidak tercapai tanpa penyebab",
        "A target was missed, and no cause is given",
    ),
    why: told(
        "PermenPANRB 53/2014 meminta penyebab keberhasilan atau kegagalan setiap sasaran.",
        "PermenPANRB 53/2014 asks for what made each objective succeed or fail.",
    ),
    repair: told(
        "Tambahkan [[note]] dengan kind = \"cause\", \"obstacle\" atau \"problem\" tentang indikator atau sasarannya.",
        "Add a [[note]] of kind \"cause\", \"obstacle\" or \"problem\" about the indicator or its objective.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
[[note]]
kind = "obstacle"
about = ["mutu"]
year = 2019
text = "Loket berkurang"
"#,
    ),
    find: |context, findings| {
        let kinds = &[NoteKind::Cause, NoteKind::Obstacle, NoteKind::Problem];
        missed_without(
            context,
            &MISSED_WITHOUT_CAUSE,
            kinds,
            ["penyebab atau hambatannya", "a cause or an obstacle"],
            findings,
        );
    },
};

pub(in crate::check) static MISSED_WITHOUT_FOLLOW_UP: CheckRule = CheckRule {
    id: "completeness/missed-without-follow-up",
    severity: Severity::Warning,
    title: told(
        "Target tidak tercapai tanpa tindak lanjut",
        "A target was missed, and nothing is to follow",
    ),
    why: told(
        "Penilai mencari solusi yang akan dilakukan; tanpa itu kegagalan yang sama berulang tahun depan.",
        "Evaluators look for what will be done; without it the same is missed again next year.",
    ),
    repair: told(
        "Tambahkan [[note]] dengan kind = \"solution\" atau \"follow_up\" tentang indikator atau sasarannya.",
        "Add a [[note]] of kind \"solution\" or \"follow_up\" about the indicator or its objective.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 60
[[note]]
kind = "follow_up"
about = ["puas"]
text = "Menambah loket"
"#,
    ),
    find: |context, findings| {
        let kinds = &[NoteKind::Solution, NoteKind::FollowUp];
        missed_without(
            context,
            &MISSED_WITHOUT_FOLLOW_UP,
            kinds,
            ["solusi atau tindak lanjut", "a solution or a follow-up"],
            findings,
        );
    },
};

/// The indicators that a report answers for one by one in the year.
fn of_the_year<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a IndicatorResult> {
    let results = context.evaluation.indicators.iter();
    results.filter(|result| is_answered_for(context, result) && is_of_the_year(context, result))
}

fn describe(context: &Context<'_>, result: &IndicatorResult, findings: &mut Findings) {
    let Some(indicator) = context.framework.indicators.get(&result.id) else {
        return;
    };
    let missing = undescribed(context, &result.id, indicator, result.polarity);
    if missing.is_empty() {
        return;
    }
    let (indonesian, english): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .map(|[indonesian, english]| (indonesian.to_owned(), english.to_owned()))
        .unzip();
    let name = called(context, &result.id);
    let message = Words::of(
        format!("{name} belum punya {}", listed(&indonesian, INDONESIAN)),
        format!("{name} lacks {}", listed(&english, ENGLISH)),
    );
    let place = context.key_place(&format!("indicator.{}", result.id));
    findings.add(INDICATOR_DESCRIBED.found(place, result.id.to_string(), message));
}

/// What a description lacks, in both languages.
fn undescribed(
    context: &Context<'_>,
    id: &Id,
    indicator: &Indicator,
    polarity: Polarity,
) -> Vec<[&'static str; 2]> {
    let defaults = &context.framework.defaults;
    let is_unitless = matches!(polarity, Polarity::Grade | Polarity::YesNo);
    let has_source = indicator.source.is_some()
        || defaults.source.is_some()
        || series_name_their_sources(context, indicator);
    let parts = [
        (indicator.definition.is_some(), ["definisi", "a definition"]),
        (
            indicator.formula.is_some() || !is_final(context) || is_given(context, id),
            ["rumus atau nilai", "a formula or values"],
        ),
        (has_source, ["sumber data", "a source"]),
        (
            indicator.owner.is_some() || defaults.owner.is_some(),
            ["penanggung jawab", "an owner"],
        ),
        (
            is_unitless || defaults.unit_of(indicator).is_some(),
            ["satuan", "a unit"],
        ),
    ];
    let missing = parts.into_iter().filter(|(is_there, _)| !is_there);
    missing.map(|(_, words)| words).collect()
}

/// Whether its value was ever entered, or why there is none.
fn is_given(context: &Context<'_>, id: &Id) -> bool {
    let of = RealizedOf {
        id: id.clone(),
        measure: None,
    };
    let tables = context.framework.realized.values();
    tables.into_iter().any(|table| table.contains(&of))
}

/// Whether all series that it is worked out from say where their data come from.
fn series_name_their_sources(context: &Context<'_>, indicator: &Indicator) -> bool {
    let Some(formula) = &indicator.formula else {
        return false;
    };
    let mut series = formula.references().filter_map(|reference| {
        let first = reference.names().first()?;
        context.framework.series.get(first.as_str())
    });
    let names_source =
        |one: &crate::framework::Series| one.source.is_some() || one.formula.is_some();
    series.next().is_some_and(names_source) && series.all(names_source)
}

fn not_measured(context: &Context<'_>, findings: &mut Findings) {
    let year = context.year;
    let results = &context.evaluation.indicators;
    let Some(first) = results.first() else {
        return;
    };
    if results.iter().all(|result| result.target.is_none()) {
        let message = Words::of(
            format!("tidak satu pun indikator mempunyai target tahun {year}"),
            format!("no indicator has a target for {year}"),
        );
        let place = context.key_place(&format!("indicator.{}", first.id));
        return findings.add(NOT_MEASURED.found(place, format!("indicators[{year}]"), message));
    }
    let of_the_year: BTreeSet<&Id> = results
        .iter()
        .filter(|result| is_of_the_year(context, result))
        .map(|result| &result.id)
        .collect();
    for remark in &context.evaluation.remarks {
        let RemarkKind::NotMeasured { indicator, reason } = &remark.kind else {
            continue;
        };
        if matches!(reason, Reason::NotDue) || !of_the_year.contains(indicator) {
            continue;
        }
        let name = called(context, indicator);
        let message = Words::of(
            format!(
                "{name} tidak terukur: {}",
                reason.message(Locale::Indonesian)
            ),
            format!(
                "{name} was not measured: {}",
                reason.message(Locale::English)
            ),
        );
        let about = format!("{indicator}[{year}]");
        let mut finding = NOT_MEASURED.found(remark.place.clone(), about, message);
        let is_explained = matches!(
            reason,
            Reason::NoRealization { why: Some(_) } | Reason::NotYet { .. }
        );
        if is_explained {
            finding.severity = Severity::Note;
        }
        findings.add(finding);
    }
}

fn missed_without(
    context: &Context<'_>,
    rule: &'static CheckRule,
    kinds: &[NoteKind],
    [indonesian, english]: [&str; 2],
    findings: &mut Findings,
) {
    if !is_final(context) {
        return;
    }
    let spoken_of = spoken_of(context, kinds);
    for result in of_the_year(context) {
        let Some(measured) = result.achievement.measured() else {
            continue;
        };
        let is_spoken_of = || {
            let mut names = chain(context, result).into_iter();
            names.any(|id| spoken_of.contains(id))
        };
        if measured.standing != Some(Standing::Missed) || is_spoken_of() {
            continue;
        }
        let name = called(context, &result.id);
        let shown = |locale| number::format_percent(measured.raw.get(), locale);
        let message = Words::of(
            format!(
                "{name} tidak mencapai target (capaian {}), tanpa {indonesian}",
                shown(Locale::Indonesian)
            ),
            format!(
                "{name} missed its target (achievement {}), without {english}",
                shown(Locale::English)
            ),
        );
        let place = context.key_place(&format!("indicator.{}", result.id));
        let about = format!("{}[{}]", result.id, context.year);
        findings.add(rule.found(place, about, message));
    }
}

/// What the notes of some kinds are about in the year.
pub(super) fn spoken_of<'a>(context: &Context<'a>, kinds: &[NoteKind]) -> BTreeSet<&'a Id> {
    let notes = context.framework.notes.iter();
    let chosen = notes.filter(|note| {
        kinds.contains(&note.kind) && note.year.is_none_or(|year| year == context.year)
    });
    chosen.flat_map(|note| &note.about).collect()
}
