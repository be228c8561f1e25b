//! How things are written.

use std::collections::BTreeMap;

use crate::check::{
    context::{Context, Prose},
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::number::looks_grouped;
use crate::value::Words;

pub(super) static REPEATED_WORD: CheckRule = CheckRule {
    id: "format/repeated-word",
    severity: Severity::Warning,
    title: told("Kata tertulis dua kali", "A word is written twice"),
    why: told(
        "Biasanya sisa penyuntingan, dan mungkin ada kata lain yang hilang.",
        "Usually a leftover of editing, and another word may be missing.",
    ),
    repair: told("Hapus salah satunya.", "Remove one of them."),
    fires: example(
        r#"
[text.2019]
"1.C" = "Berdasarkan Peraturan Daerah Peraturan Daerah Nomor 15 Tahun 2016."
"#,
    ),
    quiet: example(
        r#"
[text.2019]
"1.C" = "Berdasarkan Peraturan Daerah Nomor 15 Tahun 2016 masing-masing bidang."
"#,
    ),
    find: repeated_words,
};

pub(super) static MIXED_NOTATION: CheckRule = CheckRule {
    id: "format/mixed-notation",
    severity: Severity::Note,
    title: told(
        "Desimal ditulis dengan koma dan dengan titik",
        "Decimals are written with commas and with points",
    ),
    why: told(
        "Dalam satu dokumen, 96.51 dan 25.391 tidak lagi dapat dibedakan.",
        "In one document 96.51 and 25.391 can no longer be told apart.",
    ),
    repair: told(
        "Pakai koma untuk desimal dan titik untuk ribuan di seluruh dokumen.",
        "Use commas for decimals and points for thousands throughout.",
    ),
    fires: example(
        r#"
[program]
a = "A"
b = "B"
[money.2019]
a = { budget = 100, spent = 96 }
b = { budget = 100, spent = 97 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "96.00"], ["b", "97,00"]]
"#,
    ),
    quiet: example(
        r#"
[program]
a = "A"
b = "B"
[money.2019]
a = { budget = 100, spent = 96 }
b = { budget = 100, spent = 97 }
[[claims]]
at = "lkj: Tabel 3.3"
columns = ["absorption"]
rows = [["a", "96,00"], ["b", "97,00"]]
"#,
    ),
    find: mixed_notation,
};

pub(super) static PARENTHESES: CheckRule = CheckRule {
    id: "format/stray-parenthesis",
    severity: Severity::Note,
    title: told(
        "Tanda kurung tanpa pasangan",
        "A parenthesis without its other half",
    ),
    why: told(
        "Pembaca tidak tahu di mana sisipan berakhir; mungkin ada kata yang hilang.",
        "Nobody knows where the aside ends; words may be missing.",
    ),
    repair: told(
        "Tambahkan pasangannya, atau hapus.",
        "Add the other half, or remove it.",
    ),
    fires: example(
        r#"
[text.2019]
"3.A" = "Program Pengembangan Usaha Koperasi). Dana terserap seluruhnya."
"#,
    ),
    quiet: example(
        r#"
[text.2019]
"3.A" = "Program Pengembangan Usaha Koperasi (PUK). a) Dana terserap seluruhnya."
"#,
    ),
    find: parentheses,
};

fn at_prose(
    context: &Context<'_>,
    rule: &'static CheckRule,
    prose: &Prose<'_>,
    what: &str,
    message: Words,
) -> crate::check::Finding {
    let about = prose.document.map_or_else(
        || format!("{}: {what}", prose.path),
        |document| format!("{document}: {what}"),
    );
    let finding = rule.found(context.place(&prose.path), about, message);
    match prose.document {
        Some(document) => finding.in_document(document, prose.line),
        None => finding,
    }
}

/// Words that are rightly said twice.
const SAID_TWICE: &[&str] = &["masing", "lain", "rata", "sama", "undang", "tiap"];

fn repeated_words(context: &Context<'_>, findings: &mut Findings) {
    for prose in &context.prose {
        let text = &prose.printed;
        for twice in repeated(text) {
            let message = Words::of(
                format!("\"{twice}\" tertulis dua kali berturut-turut"),
                format!("\"{twice}\" is written twice in a row"),
            );
            findings.add(at_prose(context, &REPEATED_WORD, prose, &twice, message));
        }
    }
}

/// One to three words that stand twice in a row.
fn repeated(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let mut found = Vec::new();
    for length in [3_usize, 2, 1] {
        let twice = length.saturating_mul(2);
        for (at, window) in lower.windows(twice).enumerate() {
            let (first, second) = window.split_at(length);
            let is_of_words = first
                .iter()
                .all(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
            let is_right = length == 1
                && first
                    .first()
                    .is_some_and(|word| SAID_TWICE.contains(&word.as_str()));
            let is_known = found
                .iter()
                .any(|known: &String| known.to_lowercase().contains(&first.join(" ")));
            if first == second && is_of_words && !is_right && !is_known {
                let end = at.saturating_add(length);
                let shown = words.get(at..end).unwrap_or_default();
                found.push(shown.join(" "));
            }
        }
    }
    found
}

/// How a number separates its decimals, where that is certain.
fn decimal_separator(printed: &str) -> Option<char> {
    let numeral = printed
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_one_numeral = numeral
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let separators: Vec<char> = numeral.chars().filter(|c| !c.is_ascii_digit()).collect();
    let single = matches!(separators.as_slice(), [_]);
    (is_one_numeral && single && !looks_grouped(numeral))
        .then(|| separators.first().copied())
        .flatten()
}

fn mixed_notation(context: &Context<'_>, findings: &mut Findings) {
    let mut documents: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (number, held) in context.held.iter().enumerate() {
        let statement = &held.statement;
        let document = statement.claims.at.split(':').next().unwrap_or_default();
        let written = documents.entry(document).or_default();
        match decimal_separator(statement.printed) {
            Some(',') => written[0].push(number),
            Some('.') => written[1].push(number),
            _ => {}
        }
    }
    for (document, [commas, points]) in documents {
        let (rarer, which) = if commas.len() < points.len() {
            (&commas, [["koma", "commas"], ["titik", "points"]])
        } else {
            (&points, [["titik", "points"], ["koma", "commas"]])
        };
        let Some(first) = rarer.first().and_then(|number| context.held.get(*number)) else {
            continue;
        };
        let others = commas
            .len()
            .saturating_add(points.len())
            .saturating_sub(rarer.len());
        let message = Words::of(
            format!(
                "{} desimal ditulis dengan {}, {others} dengan {}",
                rarer.len(),
                which[0][0],
                which[1][0]
            ),
            format!(
                "{} decimals are written with {}, {others} with {}",
                rarer.len(),
                which[0][1],
                which[1][1]
            ),
        );
        let statement = &first.statement;
        let finding = MIXED_NOTATION
            .found(
                statement.place(context.framework),
                document.to_owned(),
                message,
            )
            .in_document(&statement.claims.at, statement.claims.line);
        findings.add(finding);
    }
}

fn parentheses(context: &Context<'_>, findings: &mut Findings) {
    for prose in &context.prose {
        let text = &prose.printed;
        if let Some(around) = stray_parenthesis(text) {
            let message = Words::of(
                format!("tanda kurung tanpa pasangan di \"{around}\""),
                format!("a parenthesis without its other half at \"{around}\""),
            );
            findings.add(at_prose(context, &PARENTHESES, prose, &around, message));
        }
    }
}

/// The words around the first parenthesis that has no other half. `a)` begins an item.
fn stray_parenthesis(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let is_item = word.ends_with(')')
            && !word.contains('(')
            && open.is_empty()
            && word.trim_end_matches(')').chars().count() <= 2;
        if is_item {
            continue;
        }
        for character in word.chars() {
            match character {
                '(' => open.push(at),
                ')' if open.pop().is_none() => return around(&words, at),
                _ => {}
            }
        }
    }
    around(&words, open.first().copied()?)
}

fn around(words: &[&str], at: usize) -> Option<String> {
    let from = at.saturating_sub(2);
    let to = at.saturating_add(1).min(words.len());
    words.get(from..to).map(|words| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_words_are_found_once() {
        assert_eq!(
            repeated("Peraturan Daerah Peraturan Daerah Nomor 15"),
            ["Peraturan Daerah"]
        );
        assert_eq!(repeated("yang yang dinilai"), ["yang"]);
        assert!(repeated("masing masing, lain lain, 2 2").is_empty());
        assert!(repeated("rapat anggota, rapat pengurus").is_empty());
    }

    #[test]
    fn parentheses_have_two_halves() {
        assert_eq!(stray_parenthesis("a) satu (dua) b) tiga"), None);
        assert_eq!(
            stray_parenthesis("Usaha Koperasi). Dana").as_deref(),
            Some("Usaha Koperasi).")
        );
        assert_eq!(
            stray_parenthesis("(lihat Tabel 3.1 berikut").as_deref(),
            Some("(lihat")
        );
    }

    #[test]
    fn separators_are_told_where_they_are_certain() {
        assert_eq!(decimal_separator("96.51"), Some('.'));
        assert_eq!(decimal_separator("97,77 %"), Some(','));
        assert_eq!(decimal_separator("25.391"), None);
        assert_eq!(decimal_separator("2.308.664.947"), None);
        assert_eq!(decimal_separator("Rp. 872.705.000,-"), None);
    }
}
