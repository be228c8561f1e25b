//! Outputs and outcomes that do not go together with their indicators, or with the money.

use std::collections::BTreeMap;

use super::{first_few, in_both, is_closed, name};
use crate::check::{
    Finding,
    context::Context,
    held::plain,
    rule::{CheckRule, Severity, example, told},
};
use crate::evaluation::{MeasureResult, Outcome};
use crate::framework::{MeasureKind, TargetValue};
use crate::number::{self, Figure};
use crate::value::{Id, Locale, Words};

pub(in crate::check::rules) static SPENT_WITHOUT_OUTPUT: CheckRule = CheckRule {
    id: "plausibility/spent-without-output",
    severity: Severity::Warning,
    title: told(
        "Anggaran terpakai tanpa keluaran",
        "Money was spent and nothing came out",
    ),
    why: told(
        "Uang yang dibelanjakan tanpa keluaran harus dijelaskan sebelum ditanyakan pemeriksa.",
        "Money that was spent without an output must be explained before an auditor asks.",
    ),
    repair: told(
        "Isi realisasi keluaran, atau jelaskan mengapa tidak ada.",
        "Fill in what came out, or say why nothing did.",
    ),
    fires: example(
        r#"
[program]
a = { name = "Program A", output = { text = "Peserta pelatihan", targets = { 2019 = "40 orang" } } }
[money.2019]
a = { budget = 50_000_000, spent = 45_000_000 }
[realized.2019]
"a.output" = 0
"#,
    ),
    quiet: example(
        r#"
[program]
a = { name = "Program A", output = { text = "Peserta pelatihan", targets = { 2019 = "40 orang" } } }
[money.2019]
a = { budget = 50_000_000, spent = 0 }
[realized.2019]
"a.output" = 0
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        let evaluation = context.evaluation;
        let work = evaluation.programs.iter().chain(&evaluation.activities);
        let spent: BTreeMap<&Id, _> = work
            .chain(&evaluation.sub_activities)
            .filter_map(|result| Some((&result.id, result.amounts.spent?.amount())))
            .collect();
        for measure in &evaluation.measures {
            let spent = spent.get(&measure.of).copied().unwrap_or_default();
            if measure.kind == MeasureKind::Output
                && measure.target.is_some()
                && is_zero(measure)
                && !spent.is_zero()
            {
                let message = in_both(
                    |figures| {
                        format!(
                            "{}: {} terpakai, keluarannya 0",
                            name(context, &measure.of),
                            figures.rupiah(spent)
                        )
                    },
                    |figures| {
                        format!(
                            "{}: {} was spent, and the output is 0",
                            name(context, &measure.of),
                            figures.rupiah(spent)
                        )
                    },
                );
                let place = context.place(&format!(
                    "realized.{}.{}.{}",
                    context.year, measure.of, measure.kind
                ));
                findings.add(SPENT_WITHOUT_OUTPUT.found(place, about(measure), message));
            }
        }
    },
};

fn is_zero(measure: &MeasureResult) -> bool {
    matches!(&measure.realization, Some(Outcome::Number { value, .. }) if value.is_zero())
}

pub(in crate::check::rules) static COMPOSITE_OUTCOME: CheckRule = CheckRule {
    id: "plausibility/composite-outcome",
    severity: Severity::Warning,
    title: told(
        "Satu target untuk beberapa indikator sekaligus",
        "One target for several indicators at once",
    ),
    why: told(
        "Satu angka untuk beberapa indikator tidak dapat diukur selama tidak ada rumus yang menggabungkannya.",
        "One figure for several indicators cannot be measured as long as no formula joins them.",
    ),
    repair: told(
        "Beri setiap indikator hasilnya sendiri dengan targetnya sendiri, atau buat indikator gabungan dengan rumus.",
        "Give each indicator an outcome with its own target, or make a joint indicator with a formula.",
    ),
    fires: example(
        r#"
[indicator]
x = { name = "Persentase X", targets = { 2019 = 80 } }
y = { name = "Persentase Y", targets = { 2019 = 12 } }
[program]
a = { name = "Program A", outcome = { of = ["x", "y"], targets = { 2019 = "4,57 %" } } }
"#,
    ),
    quiet: example(
        r#"
[indicator]
x = { name = "Persentase X", targets = { 2019 = 80 } }
y = { name = "Persentase Y", targets = { 2019 = 12 } }
[program]
a = { name = "Program A", outcome = [
  { id = "hasil_x", of = ["x"], targets = { 2019 = "80 %" } },
  { id = "hasil_y", of = ["y"], targets = { 2019 = "12 %" } },
] }
"#,
    ),
    find: |context, findings| {
        let mut composite: BTreeMap<Vec<&Id>, Vec<&MeasureResult>> = BTreeMap::new();
        for measure in outcomes(context) {
            if measure.indicators.len() > 1 && figure(measure).is_some() {
                let mut indicators: Vec<&Id> = measure.indicators.iter().collect();
                indicators.sort_unstable();
                composite.entry(indicators).or_default().push(measure);
            }
        }
        for (indicators, measures) in composite {
            if let Some(finding) = composite_outcome(context, &indicators, &measures) {
                findings.add(finding);
            }
        }
    },
};

fn composite_outcome(
    context: &Context<'_>,
    indicators: &[&Id],
    measures: &[&MeasureResult],
) -> Option<Finding> {
    let first = measures.first()?;
    let named: Vec<&str> = indicators.iter().map(|id| name(context, id)).collect();
    let of: Vec<&str> = measures
        .iter()
        .map(|measure| name(context, &measure.of))
        .collect();
    let ids: Vec<&str> = indicators.iter().map(|id| id.as_str()).collect();
    let message = Words::of(
        format!(
            "satu target ({}) untuk {} indikator sekaligus ({}) tanpa rumus; pada {}",
            written(&distinct_targets(measures), Locale::Indonesian),
            indicators.len(),
            first_few(&named, Locale::Indonesian),
            first_few(&of, Locale::Indonesian),
        ),
        format!(
            "one target ({}) for {} indicators at once ({}) without a formula; of {}",
            written(&distinct_targets(measures), Locale::English),
            indicators.len(),
            first_few(&named, Locale::English),
            first_few(&of, Locale::English),
        ),
    );
    let place = outcome_place(context, first);
    Some(COMPOSITE_OUTCOME.found(place, ids.join(", "), message))
}

pub(in crate::check::rules) static OUTCOME_TARGET_DIFFERS: CheckRule = CheckRule {
    id: "plausibility/outcome-target-differs",
    severity: Severity::Warning,
    title: told(
        "Target hasil berbeda dari target indikatornya",
        "The target of an outcome is another than that of its indicator",
    ),
    why: told(
        "Hasil yang sama dengan dua target menjanjikan dua hal; yang satu tercapai, yang lain tidak.",
        "The same outcome with two targets promises two things: one may be reached and the other not.",
    ),
    repair: told(
        "Samakan targetnya, atau bedakan rumusan hasilnya.",
        "Make the targets agree, or word the outcomes differently.",
    ),
    fires: example(
        r#"
[indicator]
x = { name = "Persentase X", targets = { 2019 = "80,94" } }
[program]
a = { name = "Program A", outcome = { of = ["x"], targets = { 2019 = "4,57 %" } } }
"#,
    ),
    quiet: example(
        r#"
[indicator]
x = { name = "Persentase X", targets = { 2019 = "80,94" } }
[program]
a = { name = "Program A", outcome = { of = ["x"], targets = { 2019 = "80,94 %" } } }
"#,
    ),
    find: |context, findings| {
        for measure in outcomes(context) {
            if let [indicator] = measure.indicators.as_slice()
                && let Some(finding) = other_than_indicator(context, measure, indicator)
            {
                findings.add(finding);
            }
        }
        let mut alike: BTreeMap<String, Vec<&MeasureResult>> = BTreeMap::new();
        for measure in outcomes(context) {
            if let Some(matter) = matter(measure)
                && figure(measure).is_some()
            {
                alike.entry(matter).or_default().push(measure);
            }
        }
        for (matter, measures) in alike {
            if let Some(finding) = several_targets(context, &matter, &measures) {
                findings.add(finding);
            }
        }
    },
};

fn other_than_indicator(
    context: &Context<'_>,
    measure: &MeasureResult,
    indicator: &Id,
) -> Option<Finding> {
    let period = context.year.into();
    let (target, _) = context.framework.target(indicator, period)?;
    let (own, due) = (figure(measure)?, target.figure()?);
    // An outcome that was planned before the target was revised promised what was in force then.
    let in_turn = context.framework.targets_in_turn(indicator, context.year);
    let mut figures = in_turn.iter().filter_map(|(target, _)| target.figure());
    if figures.any(|figure| figure.value == own.value) || are_of_other_units(own, due) {
        return None;
    }
    let message = in_both(
        |figures| {
            format!(
                "{}: hasil menargetkan {}, padahal indikatornya ({}) {}",
                name(context, &measure.of),
                figures.number(own.value),
                name(context, indicator),
                figures.number(due.value),
            )
        },
        |figures| {
            format!(
                "{}: the outcome promises {}, but its indicator ({}) {}",
                name(context, &measure.of),
                figures.number(own.value),
                name(context, indicator),
                figures.number(due.value),
            )
        },
    );
    let place = outcome_place(context, measure);
    let finding = OUTCOME_TARGET_DIFFERS.found(place, about(measure), message);
    let shown = |figure: &Figure| number::format(figure.value, Locale::Indonesian);
    Some(finding.compared(shown(own), shown(due)))
}

/// Whether two figures cannot be compared, as far as their units tell.
fn are_of_other_units(one: &Figure, other: &Figure) -> bool {
    one.unit
        .as_ref()
        .zip(other.unit.as_ref())
        .is_some_and(|(one, other)| plain(one) != plain(other))
}

/// What an outcome is about, where that says enough to be the same elsewhere.
fn matter(measure: &MeasureResult) -> Option<String> {
    match measure.indicators.as_slice() {
        [_] => None,
        [] => {
            let words = plain(measure.name.as_deref()?);
            (words.split(' ').count() >= FEWEST_WORDS).then_some(words)
        }
        several => {
            let mut ids: Vec<&str> = several.iter().map(Id::as_str).collect();
            ids.sort_unstable();
            Some(ids.join(", "))
        }
    }
}

/// Shorter texts ("Terlaksananya kegiatan") stand for anything.
const FEWEST_WORDS: usize = 4;

/// Outcomes in the same words (or of the same indicators) with different targets.
fn several_targets(
    context: &Context<'_>,
    matter: &str,
    measures: &[&MeasureResult],
) -> Option<Finding> {
    let targets = distinct_targets(measures);
    let (first, _) = (targets.first()?, targets.get(1)?);
    let odd = measures
        .iter()
        .find(|measure| figure(measure).is_some_and(|figure| figure.value != first.value))?;
    let called = measures
        .first()
        .and_then(|measure| measure.name.clone())
        .unwrap_or_else(|| matter.to_owned());
    let of: Vec<&str> = measures
        .iter()
        .map(|measure| name(context, &measure.of))
        .collect();
    let message = Words::of(
        format!(
            "hasil yang sama ({called}) bertarget {} pada {}",
            written(&targets, Locale::Indonesian),
            first_few(&of, Locale::Indonesian)
        ),
        format!(
            "the same outcome ({called}) has the targets {} under {}",
            written(&targets, Locale::English),
            first_few(&of, Locale::English)
        ),
    );
    let place = outcome_place(context, odd);
    Some(OUTCOME_TARGET_DIFFERS.found(place, matter, message))
}

fn distinct_targets<'a>(measures: &[&'a MeasureResult]) -> Vec<&'a Figure> {
    let mut targets: Vec<&Figure> = Vec::new();
    for target in measures.iter().filter_map(|measure| figure(measure)) {
        if !targets.iter().any(|known| known.value == target.value) {
            targets.push(target);
        }
    }
    targets
}

fn written(targets: &[&Figure], locale: Locale) -> String {
    let each = targets.iter().map(|target| {
        let value = number::format(target.value, locale);
        match &target.unit {
            Some(unit) => format!("{value} {unit}"),
            None => value,
        }
    });
    let and = match locale {
        Locale::Indonesian => " dan ",
        Locale::English => " and ",
    };
    each.collect::<Vec<_>>().join(and)
}

fn outcomes<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a MeasureResult> {
    let measures = context.evaluation.measures.iter();
    measures.filter(|measure| measure.kind == MeasureKind::Outcome)
}

fn figure(measure: &MeasureResult) -> Option<&Figure> {
    measure.target.as_ref().and_then(TargetValue::figure)
}

/// Its own id, else what it is a measure of and its kind.
fn about(measure: &MeasureResult) -> String {
    match &measure.id {
        Some(id) => id.to_string(),
        None => format!("{}.{}", measure.of, measure.kind),
    }
}

fn outcome_place(context: &Context<'_>, measure: &MeasureResult) -> crate::value::Place {
    context.place(&format!("{}.outcome", context.work_path(&measure.of)))
}
