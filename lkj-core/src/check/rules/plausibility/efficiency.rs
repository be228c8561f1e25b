//! Spending that is called efficient where nothing was set against it.

use std::collections::BTreeSet;

use crate::check::{
    Finding,
    context::{Context, Prose},
    rule::{CheckRule, Severity, example, told},
    sentences::{Sentence, Word, braces, printed, sentences, words},
};
use crate::formula::{Formula, Reference};
use crate::framework::{
    Aggregated, IndicatorQuantity, MeasureQuantity, Named, Quantity, SummaryQuantity,
};
use crate::value::{Id, Words};

pub(in crate::check::rules) static EFFICIENCY_WITHOUT_BASIS: CheckRule = CheckRule {
    id: "plausibility/efficiency-without-basis",
    severity: Severity::Warning,
    title: told(
        "Anggaran disebut efisien atau efektif tanpa ada yang dihitung",
        "Spending is called efficient or effective, and nothing was computed",
    ),
    why: told(
        "Serapan bukan efisiensi: sisa anggaran baru berarti hemat bila keluarannya tercapai.",
        "Absorption is not efficiency: money left is saved only where the output was reached.",
    ),
    repair: told(
        "Sandingkan capaian dengan serapan, atau hapus kata itu.",
        "Set the achievement beside the absorption, or take the word out.",
    ),
    fires: example(
        r#"
[program.a]
name = "Program A"
[money.2019]
a = { budget = 1000, spent = 946 }
[[claims]]
at = "lkj: Bab III.C"
text = "realisasi anggaran mencapai {94,60 % = a.absorption}, sangat efisien dan efektif"
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "Program A"
output = { text = "Peserta", targets = { 2019 = 100 } }
[money.2019]
a = { budget = 1000, spent = 946 }
[realized.2019]
"a.output" = 102
[[claims]]
at = "lkj: Bab III.C"
text = "realisasi anggaran mencapai {94,60 % = a.absorption}, sangat efisien dan efektif"
[[claims]]
at = "lkj: Tabel 3.5"
columns = ["output.achievement", "absorption"]
rows = [["a", "102", "94,60"]]
"#,
    ),
    find: |context, findings| {
        let called: Vec<Finding> = context
            .prose
            .iter()
            .filter_map(|prose| called_efficient(context, prose))
            .collect();
        if !called.is_empty() && !has_basis(context) {
            for finding in called {
                findings.add(finding);
            }
        }
    },
};

/// How words for efficiency begin.
const EFFICIENT: [&str; 2] = ["efisien", "efektif"];

/// What a sentence about money speaks of.
const ABOUT_MONEY: [&str; 10] = [
    "anggaran",
    "belanja",
    "dana",
    "keuangan",
    "serapan",
    "penyerapan",
    "terserap",
    "penghematan",
    "sisa",
    "pagu",
];

/// Words before which efficiency is wished for, denied, analyzed or laid down by a policy.
const NOT_CLAIMED: [&str; 27] = [
    "agar",
    "supaya",
    "sehingga",
    "guna",
    "untuk",
    "demi",
    "perlu",
    "harus",
    "akan",
    "diharapkan",
    "diupayakan",
    "meningkatkan",
    "peningkatan",
    "meningkatnya",
    "prinsip",
    "asas",
    "secara",
    "tidak",
    "belum",
    "kurang",
    "bukan",
    "analisis",
    "apakah",
    "kebijakan",
    "instruksi",
    "inpres",
    "tentang",
];

/// Words with which a whole sentence states an aim.
const AIMS: [&str; 7] = [
    "mewujudkan",
    "terwujudnya",
    "menciptakan",
    "terciptanya",
    "menjamin",
    "mendorong",
    "diharapkan",
];

/// How many words before it tell how a word is meant.
const NEAR: usize = 5;

fn called_efficient(context: &Context<'_>, prose: &Prose<'_>) -> Option<Finding> {
    let text = printed(context.framework, prose);
    let words = words(&text);
    let claimed = sentences(&text, &words).into_iter().find_map(|sentence| {
        let word = claimed_word(sentence.words)?;
        is_about_money(context, prose, &sentence).then_some(word)
    })?;
    let said = claimed.text.trim_matches(|c: char| !c.is_alphanumeric());
    let message = Words::of(
        format!(
            "anggaran disebut \"{said}\", padahal tidak ada capaian yang disandingkan dengan serapan dan tidak ada efisiensi yang dihitung"
        ),
        format!(
            "spending is called \"{said}\", but no achievement is set against it and no efficiency computed"
        ),
    );
    let about = prose.document.unwrap_or(&prose.path);
    let place = context.place_inside(&prose.path, claimed.at);
    let mut finding = EFFICIENCY_WITHOUT_BASIS.found(place, about, message);
    finding.printed = Some(said.to_owned());
    Some(match prose.document {
        Some(at) => finding.in_document(at, prose.line),
        None => finding,
    })
}

/// The first word of a sentence that claims efficiency.
fn claimed_word<'a>(sentence: &[Word<'a>]) -> Option<Word<'a>> {
    let is_aim = |word: &Word<'_>| AIMS.contains(&word.bare().as_str());
    if sentence.iter().any(is_aim) {
        return None;
    }
    let (_, word) = sentence.iter().enumerate().find(|(at, word)| {
        let bare = word.bare();
        let from = at.saturating_sub(NEAR);
        let before = sentence.get(from..*at).unwrap_or_default();
        EFFICIENT.iter().any(|begins| bare.starts_with(begins))
            && !before
                .iter()
                .any(|word| NOT_CLAIMED.contains(&word.bare().as_str()))
    })?;
    Some(*word)
}

/// Whether a sentence speaks of money: in words, in what its braces refer to, or because the
/// note is about something with a budget.
fn is_about_money(context: &Context<'_>, prose: &Prose<'_>, sentence: &Sentence<'_, '_>) -> bool {
    let says_so = sentence
        .words
        .iter()
        .any(|word| ABOUT_MONEY.contains(&word.bare().as_str()));
    let length = sentence.to.saturating_sub(sentence.from);
    let original: String = prose
        .text
        .chars()
        .skip(sentence.from)
        .take(length)
        .collect();
    let refers = braces(&original).any(|inside| {
        let reference = inside.rsplit('=').next().unwrap_or(inside).trim();
        let quantity = reference.rsplit('.').next().unwrap_or_default();
        MONEY.iter().any(|word| quantity.starts_with(word))
    });
    says_so
        || refers
        || note_about(context, prose)
            .iter()
            .any(|id| has_money(context, id))
}

const MONEY: [&str; 4] = ["absorption", "spent", "remaining", "budget"];

/// What a note is about.
fn note_about<'a>(context: &Context<'a>, prose: &Prose<'_>) -> &'a [Id] {
    let number = prose
        .path
        .strip_prefix("note.")
        .and_then(|rest| rest.strip_suffix(".text"))
        .and_then(|number| number.parse::<usize>().ok());
    let note = number.and_then(|number| context.framework.notes.get(number));
    note.map_or(&[], |note| note.about.as_slice())
}

fn has_money(context: &Context<'_>, id: &Id) -> bool {
    matches!(
        context.framework.named(id.as_str()),
        Some(Named::Program | Named::Activity { .. } | Named::SubActivity { .. } | Named::Group)
    )
}

/// Whether anything sets an achievement against spending: a formula, an indicator of
/// efficiency, or claims that print both side by side.
fn has_basis(context: &Context<'_>) -> bool {
    let framework = context.framework;
    let is_named = |name: &str| {
        words(name)
            .iter()
            .any(|word| word.bare().starts_with("efisiensi"))
    };
    let indicators = framework.indicators.values();
    let mut indicators = indicators.map(|one| (&one.name, &one.formula));
    let series = framework.series.values();
    let mut series = series.map(|one| (&one.name, &one.formula));
    let is_basis = |(name, formula): (&String, &Option<Formula>)| {
        is_named(name)
            || formula
                .as_ref()
                .is_some_and(|formula| sets_both(context, formula.references()))
    };
    indicators.any(is_basis)
        || series.any(is_basis)
        || claims_print_both(context)
        || prose_fills_in_both(context)
}

fn sets_both<'r>(context: &Context<'_>, references: impl Iterator<Item = &'r Reference>) -> bool {
    let sides: BTreeSet<Side> = references
        .filter_map(|reference| side(context, reference))
        .collect();
    sides.len() > 1
}

/// Whether claims of one place print money and achievements.
fn claims_print_both(context: &Context<'_>) -> bool {
    let mut printed: BTreeSet<(&str, Side)> = BTreeSet::new();
    for held in &context.held {
        let at = held.statement.claims.at.as_str();
        let sides = held.statement.what.references();
        printed.extend(
            sides
                .into_iter()
                .filter_map(|reference| Some((at, side(context, reference)?))),
        );
    }
    let with_money = printed.iter().filter(|(_, side)| *side == Side::Money);
    with_money
        .into_iter()
        .any(|(at, _)| printed.contains(&(*at, Side::Achievement)))
}

/// Whether a text of the report fills in money and achievements.
fn prose_fills_in_both(context: &Context<'_>) -> bool {
    let own = context.prose.iter();
    let mut own = own.filter(|prose| prose.document.is_none());
    own.any(|prose| {
        let formulas: Vec<Formula> = braces(prose.text)
            .filter_map(|inside| inside.trim().parse().ok())
            .collect();
        sets_both(context, formulas.iter().flat_map(Formula::references))
    })
}

/// What efficiency sets against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Money,
    Achievement,
}

fn side(context: &Context<'_>, reference: &Reference) -> Option<Side> {
    match context.framework.resolve(reference).ok()? {
        Quantity::Money(..) => Some(Side::Money),
        Quantity::Indicator(_, IndicatorQuantity::Achievement | IndicatorQuantity::Raw)
        | Quantity::Aggregate(_, Aggregated::Achievement)
        | Quantity::Measure(_, MeasureQuantity::Achievement)
        | Quantity::Summary(_, SummaryQuantity::Mean | SummaryQuantity::MeanCapped) => {
            Some(Side::Achievement)
        }
        _ => None,
    }
}
