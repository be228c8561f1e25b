//! What the performance report of the year prints of each indicator.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ENGLISH, INDONESIAN, called, document_and_place, is_final, is_report, listed, period_of,
    results_of_goals_and_objectives, sees_all_claims,
};
use crate::check::{
    context::Context,
    held::Held,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{IndicatorResult, Outcome, Previous};
use crate::framework::{IndicatorQuantity, MoneyQuantity, Quantity};
use crate::value::{Id, Period, Words, Year};

pub(in crate::check) static NOT_PRINTED: CheckRule = CheckRule {
    id: "completeness/not-printed",
    severity: Severity::Warning,
    title: told(
        "Target, realisasi atau capaian indikator tidak tercetak",
        "Target, realization or achievement of an indicator is not printed",
    ),
    why: told(
        "LKj wajib membandingkan realisasi dengan target dan dengan tahun lalu; pembaca tidak menghitung sendiri.",
        "A report has to set the realization against the target and the year before; readers do not calculate.",
    ),
    repair: told(
        "Cetak satu tabel: target, realisasi, capaian, dan realisasi tahun lalu setiap indikator.",
        "Print one table of target, realization, achievement and last year's realization of every indicator.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator.puas]
of = "mutu"
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2018]
puas = 75
[realized.2019]
puas = 81
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
[[claims]]
at = "lkj: Tabel 3.1"
columns = ["target", "2019"]
rows = [["puas", "80", "81"]]
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
[realized.2018]
puas = 75
[realized.2019]
puas = 81
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
[[claims]]
at = "lkj: Tabel 3.1"
columns = ["target", "2019", "achievement", "2018"]
rows = [["puas", "80", "81", "101,25", "75"]]
"#,
    ),
    find: |context, findings| {
        if !is_final(context) {
            return;
        }
        if let Some(report) = Report::of(context) {
            for result in results_of_goals_and_objectives(context) {
                not_printed(context, &report, result, findings);
            }
        }
    },
};

/// What a report can print of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Target,
    Realization,
    Achievement,
    /// The realization of the year before.
    Previous,
    /// Realization and target of the last year of the plan at one place.
    EndOfPlan,
}

/// The performance report of the year, as far as claims quote it.
#[derive(Debug)]
pub(super) struct Report<'a> {
    /// The document.
    pub(super) id: &'a str,
    printed: BTreeSet<(Id, Item)>,
    /// The indicators that it tells anything of.
    told: BTreeSet<Id>,
    /// Of which programs and activities it prints the absorption or the spending.
    pub(super) spent: BTreeSet<Id>,
}

impl<'a> Report<'a> {
    /// The report whose claims tell of at least half of the indicators of goals and objectives;
    /// of one that is quoted only here and there nothing can be said.
    pub(super) fn of(context: &Context<'a>) -> Option<Self> {
        if !sees_all_claims(context) {
            return None;
        }
        let mut reports: BTreeMap<&str, Report<'a>> = BTreeMap::new();
        let mut ends: BTreeMap<(&str, Id), (bool, bool)> = BTreeMap::new();
        for held in &context.held {
            let at: &'a str = &held.statement.claims.at;
            let Some((document, _)) = document_and_place(at) else {
                continue;
            };
            if !reports.contains_key(document) {
                if !is_report(context, document) {
                    continue;
                }
                reports.insert(document, Self::empty(document));
            }
            if let Some(report) = reports.get_mut(document) {
                report.read(context, held, &mut ends);
            }
        }
        let mut reports: Vec<_> = reports.into_values().collect();
        for ((at, id), is_compared) in ends {
            let document = document_and_place(at).map(|(document, _)| document);
            let report = reports
                .iter_mut()
                .find(|report| Some(report.id) == document);
            if let (Some(report), (true, true)) = (report, is_compared) {
                report.printed.insert((id, Item::EndOfPlan));
            }
        }
        reports.into_iter().find(|report| report.tells(context))
    }

    const fn empty(document: &'a str) -> Self {
        Self {
            id: document,
            printed: BTreeSet::new(),
            told: BTreeSet::new(),
            spent: BTreeSet::new(),
        }
    }

    /// Whether it prints something of an indicator.
    pub(super) fn prints(&self, id: &Id, item: Item) -> bool {
        self.printed.contains(&(id.clone(), item))
    }

    fn tells(&self, context: &Context<'_>) -> bool {
        let (mut all, mut told) = (0_usize, 0_usize);
        for result in results_of_goals_and_objectives(context) {
            all = all.saturating_add(1);
            told = told.saturating_add(usize::from(self.told.contains(&result.id)));
        }
        told > 0 && told.saturating_mul(2) >= all
    }

    fn read(
        &mut self,
        context: &Context<'_>,
        held: &Held<'a>,
        ends: &mut BTreeMap<(&'a str, Id), (bool, bool)>,
    ) {
        let what = &held.statement.what;
        let stands_alone = what.reference().is_some();
        for reference in what.references() {
            let Ok(quantity) = context.framework.resolve(reference) else {
                continue;
            };
            match quantity {
                Quantity::Indicator(id, quantity) => {
                    let Some(Period::Year(year)) = period_of(context, reference) else {
                        continue;
                    };
                    self.told.insert(id.clone());
                    if stands_alone && let Some(item) = item(context.year, quantity, year) {
                        self.printed.insert((id.clone(), item));
                    }
                    let last = context.framework.plan.period.map(crate::value::Years::last);
                    let end = ends.entry((&held.statement.claims.at, id)).or_default();
                    end.0 |= quantity == IndicatorQuantity::Realization && year == context.year;
                    end.1 |= quantity == IndicatorQuantity::Target && Some(year) == last;
                }
                Quantity::Money(
                    Some(id),
                    MoneyQuantity::Spent | MoneyQuantity::Absorption | MoneyQuantity::Remaining,
                ) if stands_alone => {
                    self.spent.insert(id);
                }
                _ => {}
            }
        }
    }
}

fn item(at_hand: Year, quantity: IndicatorQuantity, year: Year) -> Option<Item> {
    let is_now = year == at_hand;
    match quantity {
        IndicatorQuantity::Target if is_now => Some(Item::Target),
        IndicatorQuantity::Realization if is_now => Some(Item::Realization),
        IndicatorQuantity::Realization => (Some(year) == at_hand.back(1)).then_some(Item::Previous),
        IndicatorQuantity::Achievement | IndicatorQuantity::Raw if is_now => {
            Some(Item::Achievement)
        }
        _ => None,
    }
}

/// Whether there is a realization of the year before to be compared with.
pub(super) fn has_previous(result: &IndicatorResult) -> bool {
    matches!(
        &result.previous,
        Some(Previous {
            realization: Some(Outcome::Number { .. } | Outcome::Given(_) | Outcome::Words(_)),
            ..
        })
    )
}

fn not_printed(
    context: &Context<'_>,
    report: &Report<'_>,
    result: &IndicatorResult,
    findings: &mut Findings,
) {
    let prints = |item| report.prints(&result.id, item);
    let parts = [
        (
            prints(Item::Target) || result.target.is_none(),
            ["target", "the target", ".target"],
        ),
        (
            prints(Item::Realization) || result.realization.is_none(),
            ["realisasi", "the realization", ""],
        ),
        (
            prints(Item::Achievement) || result.achievement.value().is_none(),
            ["capaian (%)", "the achievement (%)", ".achievement"],
        ),
    ];
    let (mut indonesian, mut english, mut about) = (Vec::new(), Vec::new(), Vec::new());
    for (_, words) in parts.into_iter().filter(|(is_there, _)| !is_there) {
        let [in_indonesian, in_english, quantity] = words;
        indonesian.push(in_indonesian.to_owned());
        english.push(in_english.to_owned());
        about.push(format!("{}{quantity}", result.id));
    }
    let name = called(context, &result.id);
    let place = || context.key_place(&format!("indicator.{}", result.id));
    if !indonesian.is_empty() {
        let message = Words::of(
            format!("{} {name} tidak tercetak", listed(&indonesian, INDONESIAN)),
            format!("{} of {name} is printed nowhere", listed(&english, ENGLISH)),
        );
        let about = format!("{}: {}", report.id, about.join(", "));
        findings.add(
            NOT_PRINTED
                .found(place(), about, message)
                .in_document(report.id, None),
        );
    }
    let Some(before) = context.year.back(1) else {
        return;
    };
    if has_previous(result) && !prints(Item::Previous) {
        let message = Words::of(
            format!("realisasi {name} tahun {before} tidak tercetak, padahal dapat dihitung"),
            format!("the realization of {name} in {before} is not printed, though it is known"),
        );
        let about = format!("{}: {}[{before}]", report.id, result.id);
        let mut finding = NOT_PRINTED
            .found(place(), about, message)
            .in_document(report.id, None);
        finding.severity = Severity::Note;
        finding.expected = previous_value(result);
        findings.add(finding);
    }
}

fn previous_value(result: &IndicatorResult) -> Option<String> {
    match result.previous.as_ref()?.realization.as_ref()? {
        Outcome::Number { value, .. } => Some(crate::number::format(
            *value,
            crate::value::Locale::Indonesian,
        )),
        Outcome::Given(given) => Some(given.write(crate::value::Locale::Indonesian)),
        Outcome::Words(words) => Some(words.clone()),
        Outcome::Nothing(_) => None,
    }
}
