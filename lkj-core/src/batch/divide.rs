//! n · m / d, rounded half away from zero.

use super::fraction::negate;

/// Estimates up to this fit the proof in the module's documentation.
pub(super) const MOST_ESTIMATE: i64 = 1 << 48;

/// What estimates are lowered by, so that none is above the result, nor two below it.
const LOWERED: f64 = 0.25;

/// Added to a float below 2⁵¹, it leaves the nearest whole number in the last bits.
pub(super) const MAGIC: f64 = 6_755_399_441_055_744.0;

/// What numerators are multiplied with: a power of ten, as a whole number and as a float.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Multiplier {
    whole: u32,
    float: f64,
}

impl Multiplier {
    pub(super) fn whole(self) -> i128 {
        self.whole.into()
    }

    /// 10 to a power; `None` where that is above 10⁹.
    pub(super) fn ten_to(power: u32) -> Option<Self> {
        let whole = 10_u32.checked_pow(power)?;
        Some(Self {
            whole,
            float: f64::from(whole),
        })
    }
}

/// What n · m / d comes to: rounded half away from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) rounded: i64,
    /// The magnitude of the result or one more, by an estimate. Where it is above
    /// [`MOST_ESTIMATE`], the result is nothing to rely on.
    pub(super) most: i64,
}

/// The quotient of a numerator within ±2⁶¹ by a denominator between 1 and 2⁶¹; of other numbers
/// it is nothing to rely on.
#[inline(always)]
pub(super) fn quotient(n: i64, d: i64, multiplier: Multiplier) -> Quotient {
    let negative = n >> 63;
    let magnitude = negate(n, negative).cast_unsigned();
    let most = most(magnitude, d, multiplier);
    let rounded = lowered(most, magnitude, d, multiplier);
    Quotient {
        rounded: negate(rounded, negative),
        most,
    }
}

/// The quotient by floats: the result or one more, where it is no more than [`MOST_ESTIMATE`].
#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    reason = "the estimate may be off by what the proof allows"
)]
fn most(magnitude: u64, d: i64, multiplier: Multiplier) -> i64 {
    let ratio = magnitude as f64 * multiplier.float / d.cast_unsigned() as f64;
    // Bits of positive floats are ordered as the floats are, so a huge estimate stays huge.
    let bits = (ratio - LOWERED + MAGIC).to_bits();
    let nearest = bits.wrapping_sub(MAGIC.to_bits());
    nearest.wrapping_add(1).cast_signed()
}

/// One less where what is left over for it is less than minus half of the divisor.
#[inline(always)]
fn lowered(most: i64, magnitude: u64, d: i64, multiplier: Multiplier) -> i64 {
    let dividend = magnitude
        .wrapping_mul(u64::from(multiplier.whole))
        .cast_signed();
    let left = dividend.wrapping_sub(most.wrapping_mul(d));
    most.wrapping_add(left.wrapping_add(left).wrapping_add(d) >> 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_away_from_zero() {
        let multiplier = Multiplier::ten_to(4).unwrap();
        let divided = |n, d| {
            let quotient = quotient(n, d, multiplier);
            assert!(quotient.most <= MOST_ESTIMATE);
            quotient.rounded
        };
        assert_eq!(divided(6402, 8000), 8003, "80,025 is 80,03");
        assert_eq!(divided(-6402, 8000), -8003);
        assert_eq!(divided(1, 80_000), 0, "0,00125");
        assert_eq!(divided(1, 20_000), 1, "0,005 is 0,01");
        assert_eq!(divided(-1, 20_000), -1);
        assert_eq!(divided(0, 7), 0);
    }

    #[test]
    fn what_the_proof_does_not_cover_is_told() {
        let multiplier = Multiplier::ten_to(4).unwrap();
        for n in [1 << 50, 1 << 55, (1 << 61) - 1] {
            assert!(quotient(n, 1, multiplier).most > MOST_ESTIMATE, "{n}");
            assert!(quotient(-n, 1, multiplier).most > MOST_ESTIMATE, "{n}");
        }
    }
}
