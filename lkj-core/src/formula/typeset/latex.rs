//! Writes a layout as LaTeX in mathematical mode.

use super::{Fence, Layout};

pub(super) fn write(layout: &Layout) -> String {
    match layout {
        Layout::Number(written) => number(written),
        Layout::Text(words) => text(words),
        Layout::Sign(sign) => command(sign).to_owned(),
        Layout::Row(row) => row.iter().map(write).collect::<Vec<_>>().join(" "),
        Layout::Fenced(Fence::Parentheses, inside) => {
            format!("\\left( {} \\right)", write(inside))
        }
        Layout::Fenced(Fence::Bars, inside) => format!("\\left| {} \\right|", write(inside)),
        Layout::Fraction(numerator, denominator) => {
            format!("\\frac{{{}}}{{{}}}", write(numerator), write(denominator))
        }
        Layout::Sum { over, of } => {
            let over = over
                .as_ref()
                .map_or_else(String::new, |over| format!("_{{{}}}", text(over)));
            format!("\\sum{over} {}", write(of))
        }
        Layout::Cases(cases) => {
            let cases: Vec<_> = cases
                .iter()
                .map(|(value, when)| format!("{} & {}", write(value), write(when)))
                .collect();
            format!("\\begin{{cases}} {} \\end{{cases}}", cases.join(" \\\\ "))
        }
    }
}

/// A number as mathematical mode holds it: there a comma would get a space behind it.
pub(crate) fn number(written: &str) -> String {
    written.replace(',', "{,}")
}

pub(crate) fn command(sign: &'static str) -> &'static str {
    match sign {
        "×" => "\\times",
        "−" => "-",
        "≤" => "\\le",
        "≥" => "\\ge",
        "≠" => "\\ne",
        other => other,
    }
}

/// Words as mathematical mode holds them.
pub(crate) fn text(words: &str) -> String {
    let escaped: String = words.chars().map(escaped).collect();
    format!("\\text{{{escaped}}}")
}

/// Brackets and signs as mathematical mode holds them.
pub(crate) fn signs(signs: &str) -> String {
    let escaped = signs.chars().map(|sign| match sign {
        '×' => "\\times ".to_owned(),
        '−' => "-".to_owned(),
        '{' | '}' | '$' | '&' | '#' | '_' | '%' => format!("\\{sign}"),
        other => other.to_string(),
    });
    escaped.collect()
}

/// A character as text mode holds it.
fn escaped(character: char) -> String {
    match character {
        '{' | '}' | '$' | '&' | '#' | '_' | '%' => format!("\\{character}"),
        '\\' => "\\textbackslash{}".to_owned(),
        '~' => "\\textasciitilde{}".to_owned(),
        '^' => "\\textasciicircum{}".to_owned(),
        '\u{a0}' => "~".to_owned(),
        other if other.is_control() => " ".to_owned(),
        other => other.to_string(),
    }
}
