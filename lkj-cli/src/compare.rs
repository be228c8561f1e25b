//! Prints what is different between two states.

use std::fmt::Write as _;

use lkj_core::check::Finding;
use lkj_core::comparison::{Comparison, ResultChange};
use lkj_core::{Locale, Stamp};

use crate::check::{Traces, by_place};

/// Differences, changed results, and what became of the findings.
pub(crate) fn report(comparison: &Comparison, locale: Locale) -> String {
    let said = |[indonesian, english]: [&'static str; 2]| match locale {
        Locale::English => english,
        _ => indonesian,
    };
    let mut text = heading(
        said(["PERUBAHAN ISI", "CHANGED"]),
        comparison.differences.len(),
    );
    for difference in &comparison.differences {
        let _ = writeln!(text, "  {}", difference.message(locale));
    }
    text.push('\n');
    let title = said(["HASIL YANG BERUBAH", "CHANGED RESULTS"]);
    text.push_str(&heading(
        &format!("{title} {}", comparison.year),
        comparison.results.len(),
    ));
    for change in &comparison.results {
        let _ = writeln!(text, "  {}", result(change, locale));
    }
    let groups = [
        (
            ["CATATAN YANG SELESAI", "FINDINGS FIXED"],
            &comparison.fixed,
        ),
        (["CATATAN BARU", "NEW FINDINGS"], &comparison.new),
        (
            ["CATATAN YANG MASIH ADA", "FINDINGS STILL OPEN"],
            &comparison.open,
        ),
    ];
    for (title, findings) in groups {
        text.push('\n');
        text.push_str(&heading(said(title), findings.len()));
        let findings: Vec<&Finding> = findings.iter().collect();
        text.push_str(&by_place(&findings, locale, Traces::Hidden));
    }
    if !comparison.decided.is_empty() {
        text.push_str(&heading(
            said(["DIPUTUSKAN PENELAAH", "DECIDED BY A REVIEWER"]),
            comparison.decided.len(),
        ));
        for silenced in &comparison.decided {
            let decision = &silenced.decision;
            let reply = decision.reply.as_deref();
            let reply = reply.map_or_else(String::new, |reply| format!("; {reply}"));
            let _ = writeln!(
                text,
                "  {} ({}: {}{reply})",
                silenced.finding.message.write(locale),
                decision.by,
                decision.reason
            );
        }
    }
    text
}

/// What the two states are made with.
pub(crate) fn stamps(before: &Stamp, now: &Stamp, locale: Locale) -> String {
    let [old, new] = match locale {
        Locale::English => ["before:", "now:"],
        _ => ["dahulu:", "kini:"],
    };
    let (before, now) = (before.line(locale), now.line(locale));
    format!("\n{old:<8}{before}\n{new:<8}{now}\n")
}

fn heading(title: &str, count: usize) -> String {
    format!("{title} ({count})\n")
}

fn result(change: &ResultChange, locale: Locale) -> String {
    let replaced = change.replaced.as_ref().map(|id| match locale {
        Locale::English => format!(" (in place of {id})"),
        _ => format!(" (pengganti {id})"),
    });
    let replaced = replaced.unwrap_or_default();
    let name = match (&change.name, locale) {
        (name, Locale::English) if name.is_empty() => "the organization",
        (name, _) if name.is_empty() => "perangkat daerah",
        (name, _) => name,
    };
    format!(
        "{} {name}{replaced}: {} → {}",
        change.of.word(locale),
        change.before_in(locale).unwrap_or("–"),
        change.after_in(locale).unwrap_or("–")
    )
}
