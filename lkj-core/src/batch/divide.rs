//! n · m / d, rounded half away from zero.

/// Numbers below this fit the proof in the module's documentation.
pub(super) const BOUND: u64 = 1 << 61;

/// Quotients below this fit it.
pub(super) const MOST_QUOTIENT: f64 = 1_125_899_906_842_624.0;

/// Added to a float below 2⁵¹, it leaves the nearest whole number in the last bits.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// The quotient of two numbers within the bounds, and its estimate. `multiplier` is a power of
/// ten, as a whole number and as a float.
#[inline(always)]
pub(super) fn quotient(n: i64, d: i64, multiplier: i64, factor: f64) -> (i64, f64) {
    let magnitude = n.unsigned_abs();
    let divisor = d.unsigned_abs();
    let estimate = to_float(magnitude) * factor / to_float(divisor);
    let whole = (estimate + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits());
    let product = magnitude.wrapping_mul(multiplier.unsigned_abs());
    let remainder = signed(product.wrapping_sub(whole.wrapping_mul(divisor))).wrapping_mul(2);
    let divisor = signed(divisor);
    let up = i64::from(remainder >= divisor);
    let down = i64::from(remainder < divisor.wrapping_neg());
    let rounded = signed(whole).wrapping_add(up).wrapping_sub(down);
    let negative = (n ^ d) >> 63;
    ((rounded ^ negative).wrapping_sub(negative), estimate)
}

#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    reason = "the estimate may be off by what the proof allows"
)]
fn to_float(value: u64) -> f64 {
    signed(value) as f64
}

#[inline(always)]
const fn signed(value: u64) -> i64 {
    value.cast_signed()
}

/// The same with 128 bits; `None` where the quotient does not fit, or the divisor is zero.
pub(super) fn quotient_wide(n: i128, d: i128, multiplier: i64) -> Option<i64> {
    let dividend = n.checked_mul(i128::from(multiplier))?;
    let quotient = crate::arithmetic::divide_half_up(dividend, d)?;
    i64::try_from(quotient)
        .ok()
        .filter(|quotient| *quotient != super::MISSING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_away_from_zero() {
        let divided = |n, d| quotient(n, d, 10_000, 10_000.0).0;
        assert_eq!(divided(6402, 8000), 8003, "80,025 is 80,03");
        assert_eq!(divided(-6402, 8000), -8003);
        assert_eq!(divided(1, 80_000), 0, "0,00125");
        assert_eq!(divided(1, 20_000), 1, "0,005 is 0,01");
        assert_eq!(divided(0, 7), 0);
        assert_eq!(quotient_wide(1, 0, 10_000), None);
    }
}
