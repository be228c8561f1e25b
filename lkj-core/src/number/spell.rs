//! Amounts in words.

use rust_decimal::Decimal;

const ONES: [&str; 10] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
];

const THOUSANDS: [&str; 10] = [
    "",
    "ribu",
    "juta",
    "miliar",
    "triliun",
    "kuadriliun",
    "kuintiliun",
    "sekstiliun",
    "septiliun",
    "oktiliun",
];

/// Writes a whole or decimal number in Indonesian words (*terbilang*); decimals digit by digit
/// behind *koma*.
///
/// ```
/// use lkj_core::number::spell;
/// assert_eq!(spell("1100".parse()?), "seribu seratus");
/// assert_eq!(spell("11".parse()?), "sebelas");
/// assert_eq!(spell("-80.34".parse()?), "minus delapan puluh koma tiga empat");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn spell(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut words: Vec<&str> = Vec::new();
    if value.is_sign_negative() && !value.is_zero() {
        words.push("minus");
    }
    spell_whole(whole, &mut words);
    if !fraction.is_empty() {
        words.push("koma");
        words.extend(
            fraction
                .chars()
                .filter_map(|digit| ONES.get(digit_value(digit))),
        );
    }
    words.join(" ")
}

/// Writes an amount as *terbilang* has it: `seribu seratus rupiah`, with *sen* where the amount
/// has them.
///
/// ```
/// use lkj_core::number::spell_rupiah;
/// assert_eq!(spell_rupiah("2500000".parse()?), "dua juta lima ratus ribu rupiah");
/// assert_eq!(spell_rupiah("1000.50".parse()?), "seribu rupiah lima puluh sen");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn spell_rupiah(amount: Decimal) -> String {
    let whole = amount.trunc();
    let sen = amount
        .abs()
        .fract()
        .checked_mul(Decimal::ONE_HUNDRED)
        .unwrap_or_default()
        .normalize();
    if sen.is_zero() {
        return format!("{} rupiah", spell(whole));
    }
    let minus = if whole.is_zero() && amount.is_sign_negative() {
        "minus "
    } else {
        ""
    };
    format!("{minus}{} rupiah {} sen", spell(whole), spell(sen))
}

/// Groups of three digits from the left, each with its thousand word.
fn spell_whole(digits: &str, words: &mut Vec<&str>) {
    let groups = digits.len().div_ceil(3);
    let first_length = digits
        .len()
        .saturating_sub(groups.saturating_sub(1).saturating_mul(3));
    let mut rest = digits;
    let mut is_zero = true;
    for group in 0..groups {
        let length = if group == 0 { first_length } else { 3 };
        let (head, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = tail;
        let thousands = groups.saturating_sub(group).saturating_sub(1);
        let value: u16 = head.parse().unwrap_or_default();
        if value == 0 {
            continue;
        }
        is_zero = false;
        match (value, thousands) {
            (1, 1) => words.push("seribu"),
            _ => {
                spell_below_thousand(value, words);
                words.extend(THOUSANDS.get(thousands).filter(|word| !word.is_empty()));
            }
        }
    }
    if is_zero {
        words.push("nol");
    }
}

fn spell_below_thousand(value: u16, words: &mut Vec<&str>) {
    let (hundreds, rest) = (value.div_euclid(100), value.rem_euclid(100));
    match hundreds {
        0 => {}
        1 => words.push("seratus"),
        _ => {
            words.extend(one(hundreds));
            words.push("ratus");
        }
    }
    let (tens, ones) = (rest.div_euclid(10), rest.rem_euclid(10));
    match (tens, ones) {
        (0, 0) => {}
        (0, _) => words.extend(one(ones)),
        (1, 0) => words.push("sepuluh"),
        (1, 1) => words.push("sebelas"),
        (1, _) => {
            words.extend(one(ones));
            words.push("belas");
        }
        _ => {
            words.extend(one(tens));
            words.push("puluh");
            words.extend(one(ones).filter(|_| ones > 0));
        }
    }
}

fn one(digit: u16) -> Option<&'static str> {
    ONES.get(usize::from(digit)).copied()
}

fn digit_value(digit: char) -> usize {
    digit
        .to_digit(10)
        .and_then(|digit| usize::try_from(digit).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_as_receipts_do() {
        for (number, words) in [
            ("0", "nol"),
            ("10", "sepuluh"),
            ("12", "dua belas"),
            ("20", "dua puluh"),
            ("100", "seratus"),
            ("111", "seratus sebelas"),
            ("999", "sembilan ratus sembilan puluh sembilan"),
            ("1000", "seribu"),
            ("2001", "dua ribu satu"),
            ("1001000", "satu juta seribu"),
            (
                "2308664947",
                "dua miliar tiga ratus delapan juta enam ratus enam puluh empat ribu sembilan ratus empat puluh tujuh",
            ),
            (
                "5313115447",
                "lima miliar tiga ratus tiga belas juta seratus lima belas ribu empat ratus empat puluh tujuh",
            ),
            ("1000000000000", "satu triliun"),
            ("0.05", "nol koma nol lima"),
        ] {
            assert_eq!(spell(number.parse().unwrap()), words, "{number}");
        }
        assert_eq!(
            spell_rupiah("-0.25".parse().unwrap()),
            "minus nol rupiah dua puluh lima sen"
        );
        assert!(spell(Decimal::MAX).starts_with("tujuh puluh sembilan oktiliun"));
    }
}
