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

/// What n · m / d comes to, put aside its sign: whole numbers beside which it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Estimate {
    /// The quotient rounded half away from zero, or one more. Where this is above
    /// [`MOST_ESTIMATE`], nothing here is to be relied on.
    pub(super) most: i64,
    /// What is left over for `most` of them: n · m − most · d, never above zero.
    left: i64,
    d: i64,
}

impl Estimate {
    /// Of a numerator that is not below zero, and a denominator above zero, both below 2⁶¹.
    #[inline(always)]
    #[expect(
        clippy::cast_precision_loss,
        reason = "the estimate may be off by what the proof allows"
    )]
    fn of(n: u64, d: i64, multiplier: Multiplier) -> Self {
        let ratio = n as f64 * multiplier.float / d.cast_unsigned() as f64;
        // Bits of positive floats are ordered as the floats are, so a huge estimate stays huge.
        let bits = (ratio - LOWERED + MAGIC).to_bits();
        let nearest = bits.wrapping_sub(MAGIC.to_bits());
        let most = nearest.wrapping_add(1).cast_signed();
        let dividend = n.wrapping_mul(multiplier.whole.into()).cast_signed();
        Self {
            most,
            left: dividend.wrapping_sub(most.wrapping_mul(d)),
            d,
        }
    }

    /// Below zero where the quotient is below `most` − ½; zero where it is a tie between `most` and
    /// one less.
    #[inline(always)]
    const fn against_half(self) -> i64 {
        self.left.wrapping_add(self.left).wrapping_add(self.d)
    }

    /// [`Rounding::HalfAwayFromZero`](crate::arithmetic::Rounding::HalfAwayFromZero).
    #[inline(always)]
    pub(super) const fn half_away_from_zero(self) -> i64 {
        self.most.wrapping_add(self.against_half() >> 63)
    }

    /// [`Rounding::HalfEven`](crate::arithmetic::Rounding::HalfEven).
    #[inline(always)]
    pub(super) const fn half_even(self) -> i64 {
        let odd = self.most & 1;
        self.most
            .wrapping_add(self.against_half().wrapping_sub(odd) >> 63)
    }

    /// [`Rounding::TowardZero`](crate::arithmetic::Rounding::TowardZero).
    #[inline(always)]
    pub(super) const fn toward_zero(self) -> i64 {
        let less = self.left.wrapping_add(self.d) >> 63;
        self.most.wrapping_sub(1).wrapping_add(less)
    }
}

/// What n · m / d comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotient {
    pub(super) rounded: i64,
    /// Of its magnitude: see [`Estimate`].
    pub(super) most: i64,
}

/// The quotient of a numerator within ±2⁶¹ by a denominator between 1 and 2⁶¹; of other numbers
/// it is nothing to rely on.
#[inline(always)]
pub(super) fn quotient(
    n: i64,
    d: i64,
    multiplier: Multiplier,
    round: impl Fn(Estimate) -> i64,
) -> Quotient {
    let negative = n >> 63;
    let magnitude = negate(n, negative).cast_unsigned();
    let estimate = Estimate::of(magnitude, d, multiplier);
    Quotient {
        rounded: negate(round(estimate), negative),
        most: estimate.most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN_THOUSAND: Multiplier = Multiplier {
        whole: 10_000,
        float: 10_000.0,
    };

    #[test]
    fn ties_go_where_each_rounding_says() {
        for (n, d, away, even, cut_off) in [
            (6402, 8000, 8003, 8002, 8002),
            (-6402, 8000, -8003, -8002, -8002),
            (6406, 8000, 8008, 8008, 8007),
            (1, 80_000, 0, 0, 0),
            (1, 20_000, 1, 0, 0),
            (-1, 20_000, -1, 0, 0),
            (3, 20_000, 2, 2, 1),
            (2, 3, 6667, 6667, 6666),
            (0, 7, 0, 0, 0),
            (7, 7, 10_000, 10_000, 10_000),
        ] {
            let of = |round: fn(Estimate) -> i64| {
                let quotient = quotient(n, d, TEN_THOUSAND, round);
                assert!(quotient.most <= MOST_ESTIMATE);
                quotient.rounded
            };
            let found = [
                of(Estimate::half_away_from_zero),
                of(Estimate::half_even),
                of(Estimate::toward_zero),
            ];
            assert_eq!(found, [away, even, cut_off], "{n} / {d}");
        }
    }

    #[test]
    fn what_the_proof_does_not_cover_is_told() {
        for n in [1 << 50, 1 << 55, (1 << 61) - 1] {
            for n in [n, -n] {
                let quotient = quotient(n, 1, TEN_THOUSAND, Estimate::half_away_from_zero);
                assert!(quotient.most > MOST_ESTIMATE, "{n}");
            }
        }
    }
}
