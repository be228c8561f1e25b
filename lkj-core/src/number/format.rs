//! Writes numbers for readers.

use rust_decimal::Decimal;

use crate::value::Locale;

/// Writes a number with all its decimals, thousands grouped, in the style of a locale.
///
/// ```
/// use lkj_core::{Locale, number};
/// let amount = "5313115447".parse()?;
/// assert_eq!(number::format(amount, Locale::Indonesian), "5.313.115.447");
/// assert_eq!(number::format("-1234.50".parse()?, Locale::English), "-1,234.50");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn format(value: Decimal, locale: Locale) -> String {
    let plain = value.to_string();
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", plain.as_str()),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut written = format!("{sign}{}", grouped(whole, locale.group_separator()));
    if !fraction.is_empty() {
        written.push(locale.decimal_separator());
        written.push_str(fraction);
    }
    written
}

/// Writes an amount as `Rp 5.313.115.447`.
#[must_use]
pub fn format_rupiah(value: Decimal, locale: Locale) -> String {
    format!("Rp {}", format(value, locale))
}

fn grouped(digits: &str, separator: char) -> String {
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let digits_to_come = digits.len().saturating_sub(at);
        if at > 0 && digits_to_come.is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// Writes a number of percent as `97,77 %`.
#[must_use]
pub fn format_percent(value: Decimal, locale: Locale) -> String {
    format!("{} %", format(value, locale))
}
