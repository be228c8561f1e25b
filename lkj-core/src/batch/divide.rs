//! n · m / d, rounded half away from zero.

use super::fraction::negate;

/// Quotients below this fit the proof in the module's documentation.
const MOST_QUOTIENT: i64 = 1 << 50;

/// Added to a float below 2⁵¹, it leaves the nearest whole number in the last bits.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// What numerators are multiplied with: a power of ten, as a whole number and as a float.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Multiplier {
    whole: u32,
    float: f64,
}

impl Multiplier {
    /// 10 to a power; `None` where that is above 10⁹.
    pub(super) fn ten_to(power: u32) -> Option<Self> {
        let whole = 10_u32.checked_pow(power)?;
        Some(Self {
            whole,
            float: f64::from(whole),
        })
    }
}

/// Whether quotients can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotients {
    /// They are exact.
    Exact,
    /// One of them is too large for the proof.
    Outside,
}

/// The quotients of a block. Numerators lie within ±2⁶¹, denominators between 1 and 2⁶¹.
#[inline(always)]
pub(super) fn quotients(
    numerators: &[i64],
    denominators: &[i64],
    multiplier: Multiplier,
    results: &mut [i64],
) -> Quotients {
    let mut sign_if_outside = 0_i64;
    for ((result, n), d) in results.iter_mut().zip(numerators).zip(denominators) {
        let negative = *n >> 63;
        let magnitude = negate(*n, negative).cast_unsigned();
        let estimate = nearest(magnitude, *d, multiplier);
        sign_if_outside |= (MOST_QUOTIENT - 1).wrapping_sub(estimate);
        let rounded = corrected(estimate, magnitude, *d, multiplier);
        *result = negate(rounded, negative);
    }
    if sign_if_outside < 0 {
        Quotients::Outside
    } else {
        Quotients::Exact
    }
}

/// The quotient by floats, rounded to a whole number: off by one at most where it is below 2⁵⁰.
#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    reason = "the estimate may be off by what the proof allows"
)]
fn nearest(magnitude: u64, d: i64, multiplier: Multiplier) -> i64 {
    let estimate = magnitude as f64 * multiplier.float / d.cast_unsigned() as f64;
    // Bits of positive floats are ordered as the floats are, so a huge estimate stays huge.
    let bits = (estimate + MAGIC).to_bits();
    bits.wrapping_sub(MAGIC.to_bits()).cast_signed()
}

/// One more where the remainder is at least half a unit, one less where it is below minus half.
#[inline(always)]
fn corrected(estimate: i64, magnitude: u64, d: i64, multiplier: Multiplier) -> i64 {
    let product = magnitude
        .wrapping_mul(u64::from(multiplier.whole))
        .cast_signed();
    let remainder = product
        .wrapping_sub(estimate.wrapping_mul(d))
        .wrapping_mul(2);
    let not_up = remainder.wrapping_sub(d) >> 63;
    let down = remainder.wrapping_add(d) >> 63;
    estimate.wrapping_sub(!not_up).wrapping_add(down)
}

/// The same with 128 bits; `None` where the quotient does not fit, or the divisor is zero.
pub(super) fn quotient_wide(n: i128, d: i128, multiplier: Multiplier) -> Option<i64> {
    let dividend = n.checked_mul(i128::from(multiplier.whole))?;
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
        let multiplier = Multiplier::ten_to(4).unwrap();
        let divided = |n, d| {
            let mut result = [0];
            assert_eq!(
                quotients(&[n], &[d], multiplier, &mut result),
                Quotients::Exact
            );
            result[0]
        };
        assert_eq!(divided(6402, 8000), 8003, "80,025 is 80,03");
        assert_eq!(divided(-6402, 8000), -8003);
        assert_eq!(divided(1, 80_000), 0, "0,00125");
        assert_eq!(divided(1, 20_000), 1, "0,005 is 0,01");
        assert_eq!(divided(-1, 20_000), -1);
        assert_eq!(divided(0, 7), 0);
        assert_eq!(quotient_wide(1, 0, multiplier), None);
    }

    #[test]
    fn what_the_proof_does_not_cover_is_told() {
        let multiplier = Multiplier::ten_to(4).unwrap();
        for n in [1 << 50, 1 << 55, (1 << 61) - 1] {
            let found = quotients(&[1, n], &[1, 1], multiplier, &mut [0, 0]);
            assert_eq!(found, Quotients::Outside, "{n}");
        }
    }
}
