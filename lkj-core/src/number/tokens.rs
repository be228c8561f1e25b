//! The digits and separators of one numeral: `2.308.664.947`, `80,94`, `1125e-3`.

use rust_decimal::Decimal;

use super::groups::{all_digits, is_first_group, is_next_group, looks_grouped};
use super::{Hint, Kind, NumberError, exact};
use crate::value::Locale;

/// How many points and commas stand between digits, and which of them comes last; `None`
/// without any digit.
pub(super) fn split_separators(text: &str) -> Option<(usize, usize, char)> {
    let numeral = text.trim_matches(|character: char| !character.is_ascii_digit());
    let is_one_numeral = numeral
        .chars()
        .all(|character| character.is_ascii_digit() || matches!(character, '.' | ','));
    if numeral.is_empty() || !is_one_numeral {
        return None;
    }
    let last = numeral
        .chars()
        .rfind(|character| !character.is_ascii_digit());
    let count = |separator| numeral.matches(separator).count();
    Some((count('.'), count(','), last.unwrap_or('.')))
}

/// Reads an unsigned numeral made of digits, points and commas (or with an exponent).
pub(super) fn read_numeral(token: &str, hint: Hint) -> Result<Decimal, NumberError> {
    if token.contains(['e', 'E']) {
        return exact::read(token).ok_or_else(|| malformed(token));
    }
    let points = token.matches('.').count();
    let commas = token.matches(',').count();
    match (points, commas) {
        (0, 0) => decimal(token, token),
        (0, 1) => read_one_separator(token, ',', hint),
        (1, 0) => read_one_separator(token, '.', hint),
        (0, _) => read_groups(token, ','),
        (_, 0) => read_groups(token, '.'),
        _ => read_both_separators(token),
    }
}

/// `1.234,56` or `1,234.56`: the last separator stands before the fraction.
fn read_both_separators(token: &str) -> Result<Decimal, NumberError> {
    let Some((whole, fraction)) = token.rsplit_once(['.', ',']) else {
        return decimal(token, token);
    };
    let grouping = if whole.contains('.') { '.' } else { ',' };
    let mixes_them = whole.contains('.') && whole.contains(',');
    let groups: Vec<_> = whole.split(grouping).collect();
    if mixes_them || !are_groups(&groups) || !all_digits(fraction) {
        return Err(malformed(token));
    }
    decimal(&format!("{}.{fraction}", groups.concat()), token)
}

/// `2.308.664.947`: thousands.
fn read_groups(token: &str, separator: char) -> Result<Decimal, NumberError> {
    let groups: Vec<_> = token.split(separator).collect();
    if are_groups(&groups) {
        decimal(&groups.concat(), token)
    } else {
        Err(malformed(token))
    }
}

fn are_groups(groups: &[&str]) -> bool {
    match groups {
        [first, rest @ ..] => {
            is_first_group(first) && rest.iter().all(|group| is_next_group(group))
        }
        [] => false,
    }
}

/// `80,94`, `25.391`: a fraction, or thousands, or either.
fn read_one_separator(token: &str, separator: char, hint: Hint) -> Result<Decimal, NumberError> {
    let Some((whole, fraction)) = token.split_once(separator) else {
        return decimal(token, token);
    };
    if !all_digits(whole) || !all_digits(fraction) {
        return Err(malformed(token));
    }
    let as_fraction = decimal(&format!("{whole}.{fraction}"), token)?;
    if !looks_grouped(token) {
        return Ok(as_fraction);
    }
    let grouped = decimal(&format!("{whole}{fraction}"), token)?;
    match hint {
        Hint {
            kind: Some(Kind::Count | Kind::Amount),
            ..
        } => Ok(grouped),
        Hint {
            locale: Some(locale),
            ..
        } if separator == locale.group_separator() => Ok(grouped),
        Hint {
            locale: Some(Locale::Indonesian | Locale::English),
            ..
        } => Ok(as_fraction),
        _ => Err(NumberError::Ambiguous {
            text: token.to_owned(),
            grouped,
            fraction: as_fraction,
        }),
    }
}

fn decimal(plain: &str, token: &str) -> Result<Decimal, NumberError> {
    Decimal::from_str_exact(plain).map_err(|_| {
        if all_digits(&plain.replace('.', "")) {
            NumberError::TooLong {
                text: token.to_owned(),
            }
        } else {
            malformed(token)
        }
    })
}

pub(super) fn malformed(token: &str) -> NumberError {
    NumberError::Malformed {
        text: token.to_owned(),
        proposals: propose(token),
    }
}

/// What may have been meant by `2.500.00`: a last group that lost a digit, or a fraction
/// behind the last separator.
fn propose(token: &str) -> Vec<Decimal> {
    let Some((whole, last)) = token.rsplit_once(['.', ',']) else {
        return Vec::new();
    };
    let groups: Vec<_> = whole.split(['.', ',']).collect();
    if !are_groups(&groups) || !all_digits(last) {
        return Vec::new();
    }
    let whole = groups.concat();
    let missing_zeros = 3_usize.saturating_sub(last.len());
    let padded = (1..3)
        .contains(&last.len())
        .then(|| format!("{whole}{last}{}", "0".repeat(missing_zeros)));
    let fraction = format!("{whole}.{last}");
    padded
        .into_iter()
        .chain([fraction])
        .filter_map(|text| Decimal::from_str_exact(&text).ok())
        .collect()
}
