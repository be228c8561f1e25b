//! Sums and differences of decimals with all their digits, or none: a decimal's own addition
//! drops the last ones where it cannot hold them.

use rust_decimal::Decimal;

use super::Rational;

/// The sum, zero of nothing; `None` where a decimal cannot hold all its digits.
pub(crate) fn sum(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let values: Vec<Decimal> = values.into_iter().collect();
    let add = |sum: Decimal, next: &Decimal| whole(sum.checked_add(*next)?, sum, *next);
    values.iter().try_fold(Decimal::ZERO, add).or_else(|| {
        // The sum may have fewer digits than those on the way to it.
        let exact: Vec<_> = values.into_iter().map(Rational::from).collect();
        Rational::sum(&exact).ok()?.to_decimal_exact()
    })
}

/// The difference; `None` where a decimal cannot hold all its digits.
pub(crate) fn difference(one: Decimal, other: Decimal) -> Option<Decimal> {
    let rounded = one.checked_sub(other);
    rounded
        .and_then(|rounded| whole(rounded, one, other))
        .or_else(|| {
            let exact = Rational::from(one).checked_sub(&other.into()).ok()?;
            exact.to_decimal_exact()
        })
}

/// What came of two decimals, unless it has fewer places than they have.
fn whole(result: Decimal, one: Decimal, other: Decimal) -> Option<Decimal> {
    (result.scale() == one.scale().max(other.scale())).then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &str, other: &str) -> Option<String> {
        let sum = sum([one, other].map(|value| value.parse().unwrap()));
        sum.map(|sum| sum.to_string())
    }

    #[test]
    fn no_digit_is_dropped() {
        assert_eq!(of("1.50", "1.5").as_deref(), Some("3.00"));
        assert_eq!(of("10000000000000000000000000000", "0.01"), None);
        assert_eq!(
            of("10000000000000000000000000000", "0.00").as_deref(),
            Some("10000000000000000000000000000")
        );
        assert_eq!(
            of("9999999999999999999999999999", "0.5"),
            None,
            "not 10000000000000000000000000000"
        );
        assert_eq!(difference(Decimal::MIN, Decimal::ONE), None);
        let left = difference(Decimal::MAX, Decimal::MAX);
        assert_eq!(left.map(|left| left.to_string()).as_deref(), Some("0"));
    }

    #[test]
    fn the_way_to_a_sum_may_be_longer_than_the_sum() {
        let values = ["0.807", "79228162514264337593543950.53", "0.403"];
        let values = values.map(|value| value.parse::<Decimal>().unwrap());
        let expected = "79228162514264337593543951.74".parse().unwrap();
        assert_eq!(sum(values), Some(expected));
    }
}
