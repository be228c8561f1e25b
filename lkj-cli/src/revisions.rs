//! Prints what revisions did.

use std::fmt::Write as _;

use lkj_core::evaluation::Outcome;
use lkj_core::year::revision::{RevisedBudget, RevisedIndicator, Revisions};
use lkj_core::{Locale, TargetSource, TargetValue, number};

use crate::table::{Column, Grid};

/// How wide the names of things are.
const NAME: u16 = 40;

/// The versions of the agreement, then what they did to achievements, then budgets.
pub(crate) fn tables(revisions: &Revisions, locale: Locale) -> String {
    let said = |[indonesian, english]: [&'static str; 2]| match locale {
        Locale::English => english,
        _ => indonesian,
    };
    let mut text = format!("{} {}\n", said(["PERUBAHAN", "REVISIONS"]), revisions.year);
    for version in &revisions.agreement {
        let signed = version
            .signed
            .map_or_else(|| "–".to_owned(), |date| date.to_string());
        let order = if version.out_of_order {
            said([
                " (tanggal lebih awal daripada yang diubah!)",
                " (dated before what it changes!)",
            ])
        } else {
            ""
        };
        let reason = version.reason.as_deref();
        let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
        let _ = writeln!(
            text,
            "  {} {signed}{order}{reason}",
            source(version.version, locale)
        );
    }
    if !revisions.indicators.is_empty() {
        text.push('\n');
        text.push_str(&indicators(&revisions.indicators, locale));
    }
    if !revisions.budgets.is_empty() {
        text.push('\n');
        text.push_str(&budgets(&revisions.budgets, locale));
    }
    if revisions.indicators.is_empty() && revisions.budgets.is_empty() {
        text.push_str(said([
            "Tidak ada target atau anggaran yang diubah.\n",
            "No target and no budget was revised.\n",
        ]));
    }
    text
}

fn source(version: TargetSource, locale: Locale) -> String {
    match (version, locale) {
        (TargetSource::Plan, Locale::English) => "plan".to_owned(),
        (TargetSource::AnnualPlan, Locale::English) => "annual plan".to_owned(),
        (TargetSource::Agreement, Locale::English) => "agreement".to_owned(),
        (TargetSource::Revision(number), Locale::English) => format!("revision {number}"),
        (TargetSource::Plan, _) => "Renstra".to_owned(),
        (TargetSource::AnnualPlan, _) => "Renja".to_owned(),
        (TargetSource::Agreement, _) => "PK".to_owned(),
        (TargetSource::Revision(number), _) => format!("PK perubahan {number}"),
        (other, _) => other.to_string(),
    }
}

fn indicators(indicators: &[RevisedIndicator], locale: Locale) -> String {
    let headings = match locale {
        Locale::English => ["Indicator", "Target of", "Target", "Reached", "%", "Effect"],
        _ => [
            "Indikator",
            "Target",
            "Nilai",
            "Realisasi",
            "Capaian %",
            "Pengaruh",
        ],
    };
    let columns = headings.map(|heading| match heading {
        "Indicator" | "Indikator" | "Target of" => (heading, Column::Words),
        "Target" if locale != Locale::English => (heading, Column::Words),
        _ => (heading, Column::Figures),
    });
    let mut grid = Grid::new(NAME, &columns);
    for indicator in indicators {
        let realization = indicator
            .realization
            .as_ref()
            .map_or_else(none, |outcome: &Outcome| outcome.write(locale));
        for (at, version) in indicator.versions.iter().enumerate() {
            let name = if at == 0 { indicator.name.as_str() } else { "" };
            let percent = |percent: lkj_core::Percent| number::format(percent.get(), locale);
            let target = match &version.target {
                TargetValue::Figure(figure) => number::format(figure.value, locale),
                other => other.to_string(),
            };
            let cells = [
                source(version.version, locale),
                target,
                realization.clone(),
                version.achievement.value().map_or_else(none, percent),
                version.effect.map_or_else(none, percent),
            ];
            grid.indented_row(0, name, cells);
        }
    }
    grid.write()
}

fn budgets(budgets: &[RevisedBudget], locale: Locale) -> String {
    let headings = match locale {
        Locale::English => ["Budget", "Version", "Date", "Rp", "Change", "Absorbed %"],
        _ => ["Anggaran", "Versi", "Tanggal", "Rp", "Selisih", "Serapan %"],
    };
    let columns = headings.map(|heading| match heading {
        "Rp" | "Change" | "Selisih" | "Absorbed %" | "Serapan %" => (heading, Column::Figures),
        _ => (heading, Column::Words),
    });
    let mut grid = Grid::new(NAME, &columns);
    for budget in budgets {
        for version in &budget.versions {
            let name = if version.number == 0 {
                budget.name.as_str()
            } else {
                ""
            };
            let called = match (&version.name, version.number, locale) {
                (Some(name), ..) => name.clone(),
                (None, 0, Locale::English) => "first".to_owned(),
                (None, 0, _) => "semula".to_owned(),
                (None, number, Locale::English) => format!("revision {number}"),
                (None, number, _) => format!("perubahan {number}"),
            };
            let rupiah = |amount: lkj_core::Rupiah| number::format(amount.amount(), locale);
            let cells = [
                called,
                version.date.map_or_else(none, |date| date.to_string()),
                rupiah(version.budget),
                version.change.map_or_else(none, rupiah),
                version
                    .absorption
                    .map_or_else(none, |percent| number::format(percent.get(), locale)),
            ];
            grid.indented_row(0, name, cells);
        }
    }
    grid.write()
}

fn none() -> String {
    "–".to_owned()
}
