//! Slips of the pen: what a printed number and the right one have in common.

use crate::arithmetic::{Places, Rational, Rounding};
use crate::check::{
    conjecture::Conjecture,
    printed::{Fit, Printed},
};

/// Which slip would turn an exact number into the printed one, if a single one does.
pub(crate) fn explain_digits(printed: Printed, exact: &Rational) -> Option<Conjecture> {
    match printed.fit(exact) {
        Fit::Holds => return None,
        Fit::Truncated => return Some(Conjecture::Truncated),
        Fit::LastDigit => return Some(Conjecture::LastDigit),
        Fit::Differs => {}
    }
    let scale = u8::try_from(printed.value().scale()).ok()?;
    let right = exact
        .round(Places::new(scale)?, Rounding::HalfAwayFromZero)
        .ok()?;
    let found = digits(printed.value().mantissa());
    let right = digits(right.mantissa());
    if found.len() < 3 || right.len() < 3 {
        return None;
    }
    slip(&found, &right)
}

/// The digits of a number without sign and point.
fn digits(mantissa: i128) -> Vec<u8> {
    mantissa.unsigned_abs().to_string().into_bytes()
}

fn slip(found: &[u8], right: &[u8]) -> Option<Conjecture> {
    if found.len() == right.len() {
        let differing: Vec<usize> = found
            .iter()
            .zip(right)
            .enumerate()
            .filter(|(_, (one, other))| one != other)
            .map(|(at, _)| at)
            .collect();
        return match differing.as_slice() {
            [_] => Some(Conjecture::DigitChanged),
            [first, second] if *second == first.saturating_add(1) => {
                let swapped = found.get(*first) == right.get(*second)
                    && found.get(*second) == right.get(*first);
                swapped.then_some(Conjecture::DigitsSwapped)
            }
            _ => None,
        };
    }
    let trimmed = |digits: &[u8]| {
        let text: Vec<u8> = digits.to_vec();
        let end = text
            .iter()
            .rposition(|digit| *digit != b'0')
            .map_or(0, |at| at.saturating_add(1));
        text.get(..end).map(<[u8]>::to_vec).unwrap_or_default()
    };
    if trimmed(found).len() > 1 && trimmed(found) == trimmed(right) {
        return Some(Conjecture::SeparatorMisplaced);
    }
    if is_without_one(found, right) {
        return Some(Conjecture::DigitDropped);
    }
    is_without_one(right, found).then_some(Conjecture::DigitAdded)
}

/// Whether one sequence is the other with a single item left out.
fn is_without_one(shorter: &[u8], longer: &[u8]) -> bool {
    if shorter.len().saturating_add(1) != longer.len() {
        return false;
    }
    let same = shorter
        .iter()
        .zip(longer)
        .take_while(|(one, other)| one == other)
        .count();
    shorter.get(same..) == longer.get(same.saturating_add(1)..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(printed: &str, exact: &str) -> Option<Conjecture> {
        let exact = Rational::from(exact.parse::<rust_decimal::Decimal>().unwrap());
        explain_digits(Printed::new(printed.parse().unwrap()), &exact)
    }

    #[test]
    fn single_slips_are_named() {
        assert_eq!(explained("2308664947", "2308664947"), None);
        assert_eq!(
            explained("2308664941", "2308664947"),
            Some(Conjecture::DigitChanged)
        );
        assert_eq!(
            explained("230866494", "2308664947"),
            Some(Conjecture::DigitDropped)
        );
        assert_eq!(
            explained("23086649447", "2308664947"),
            Some(Conjecture::DigitAdded)
        );
        assert_eq!(
            explained("2308664974", "2308664947"),
            Some(Conjecture::DigitsSwapped)
        );
        assert_eq!(
            explained("250000", "2500000"),
            Some(Conjecture::SeparatorMisplaced)
        );
        assert_eq!(
            explained("59.89", "59890.00"),
            Some(Conjecture::SeparatorMisplaced)
        );
        assert_eq!(explained("93.97", "93.975"), Some(Conjecture::Truncated));
        assert_eq!(explained("12", "57"), None);
    }
}
