//! Rows as fractions n / d, without a branch: conditions are masks, all bits set or none.

use super::Way;

/// Numbers of plain rows are below this, so that what is put together from them is below 2⁶¹.
const MOST: i64 = 1 << 59;

/// A row as a fraction with a positive denominator. `special` is −1 where the row needs a look
/// of its own, and 0 where the fraction is what the row comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) n: i64,
    pub(super) d: i64,
    pub(super) special: i64,
}

impl Fraction {
    /// 0 / 1 where a look is needed: something to divide until then.
    #[inline(always)]
    pub(super) const fn or_zero(self) -> Self {
        Self {
            n: self.n & !self.special,
            d: (self.d & !self.special).wrapping_sub(self.special),
            special: self.special,
        }
    }
}

/// Where a realization of zero needs a look: −1, elsewhere 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ZeroRealization {
    pub(super) higher: i64,
    pub(super) lower: i64,
}

/// The bits of a way as masks. `other` is set where a row is not measured by a formula of target
/// and realization that these masks can choose.
#[derive(Clone, Copy)]
struct Bits {
    low: i64,
    high: i64,
    other: i64,
}

impl Bits {
    #[inline(always)]
    fn of(way: Way) -> Self {
        let code = i64::from(way as u8);
        let mask = |bit: i64| (bit & 1).wrapping_neg();
        Self {
            low: mask(code),
            high: mask(code >> 1),
            other: mask(code >> 2),
        }
    }
}

/// The ways of [`within`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    AtMost,
    AtLeast,
    Near,
}

/// −1 where the sign bit is set, else 0.
#[inline(always)]
const fn spread_sign(value: i64) -> i64 {
    value >> 63
}

#[inline(always)]
const fn choose(mask: i64, yes: i64, no: i64) -> i64 {
    no ^ ((no ^ yes) & mask)
}

/// The value where the mask is 0, and its opposite where it is −1.
#[inline(always)]
pub(super) const fn negate(value: i64, mask: i64) -> i64 {
    (value ^ mask).wrapping_sub(mask)
}

/// A row of the first four ways; of others it needs a look. It is plain where the target is above zero, the realization is
/// not below zero (nor zero where that means something), and both are small enough.
#[inline(always)]
pub(super) fn against_target(t: i64, r: i64, way: Way, zero: ZeroRealization) -> Fraction {
    let bits = Bits::of(way);
    let is_lower = bits.low | bits.high;
    let is_ratio = bits.high & !bits.low;
    let realized = negate(r, bits.low) & !is_ratio;
    let promised = (t & is_lower).wrapping_add(t & bits.low & !bits.high);
    let zero_counts = choose(is_lower, zero.lower, zero.higher) | is_ratio;
    let not_plain = t
        | t.wrapping_sub(1)
        | r
        | (r.wrapping_sub(1) & zero_counts)
        | (MOST - 1).wrapping_sub(t | r)
        | bits.other;
    Fraction {
        n: realized.wrapping_add(promised),
        d: choose(is_ratio, r, t),
        special: spread_sign(not_plain),
    }
}

/// A row measured from its baseline. It is plain where none of the three is below zero, all are
/// small enough, and the baseline is not the target.
#[inline(always)]
pub(super) fn from_baseline(t: i64, r: i64, b: i64) -> Fraction {
    let (gone, way) = (b.wrapping_sub(r), b.wrapping_sub(t));
    let not_plain = t | r | b | (MOST - 1).wrapping_sub(t | r | b) | !(way | way.wrapping_neg());
    let upward = spread_sign(way);
    Fraction {
        n: negate(gone, upward),
        d: negate(way, upward),
        special: spread_sign(not_plain),
    }
}

/// A row that is fully reached within a bound, or measured by its distance. It is plain where the
/// target is above zero, the realization is not below zero, and both are small enough.
#[inline(always)]
pub(super) fn within(t: i64, r: i64, way: Bound) -> Fraction {
    let beyond = r.wrapping_sub(t);
    let is_above = !spread_sign(beyond);
    // What is lost of the target: R − T above an upper bound, T − R below a lower one, the
    // distance of both where it is to be near.
    let lost = match way {
        Bound::AtMost => beyond & is_above,
        Bound::AtLeast => beyond.wrapping_neg() & !is_above,
        Bound::Near => negate(beyond, !is_above),
    };
    Fraction {
        n: t.wrapping_sub(lost),
        d: t,
        special: spread_sign(t | t.wrapping_sub(1) | r | (MOST - 1).wrapping_sub(t | r)),
    }
}

/// A row of the ways that a column may mix at full speed; of others it needs a look.
#[inline(always)]
pub(super) fn of_any(t: i64, r: i64, b: i64, way: Way, zero: ZeroRealization) -> Fraction {
    let bits = Bits::of(way);
    let baseline = bits.other & !bits.low & !bits.high;
    let (from, against) = (from_baseline(t, r, b), against_target(t, r, way, zero));
    Fraction {
        n: choose(baseline, from.n, against.n),
        d: choose(baseline, from.d, against.d),
        special: choose(baseline, from.special, against.special),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::MISSING;

    fn plain(n: i64, d: i64) -> Fraction {
        Fraction { n, d, special: 0 }
    }

    #[test]
    fn fractions_are_those_of_the_ways() {
        let of = |way| against_target(80, 30, way, ZeroRealization::default());
        assert_eq!(of(Way::Higher), plain(30, 80));
        assert_eq!(of(Way::LowerLinear), plain(130, 80));
        assert_eq!(of(Way::LowerRatio), plain(80, 30));
        assert_eq!(of(Way::LowerGap), plain(50, 80));
        assert_eq!(
            of(Way::LowerBaseline).or_zero(),
            Fraction {
                n: 0,
                d: 1,
                special: -1
            }
        );
        for (bound, r, n) in [
            (Bound::AtMost, 80, 80),
            (Bound::AtMost, 30, 80),
            (Bound::AtMost, 90, 70),
            (Bound::AtMost, 200, -40),
            (Bound::AtLeast, 80, 80),
            (Bound::AtLeast, 90, 80),
            (Bound::AtLeast, 30, 30),
            (Bound::Near, 80, 80),
            (Bound::Near, 30, 30),
            (Bound::Near, 90, 70),
        ] {
            assert_eq!(within(80, r, bound), plain(n, 80), "{bound:?} {r}");
        }
        assert_eq!(from_baseline(80, 30, 100), plain(70, 20));
        assert_eq!(from_baseline(100, 30, 20), plain(10, 80), "upwards");
    }

    #[test]
    fn what_is_not_plain_is_marked() {
        let special = |t, r, way| against_target(t, r, way, ZeroRealization::default()).special;
        for way in Way::ALL {
            for (t, r) in [
                (MISSING, 1),
                (1, MISSING),
                (0, 1),
                (-1, 1),
                (i64::MAX, 1),
                (1, i64::MAX),
                (MOST, 1),
                (1, MOST),
                (1, -1),
            ] {
                assert_eq!(special(t, r, way), -1, "{way:?} {t} {r}");
                for bound in [Bound::AtMost, Bound::AtLeast, Bound::Near] {
                    assert_eq!(within(t, r, bound).special, -1, "{bound:?} {t} {r}");
                }
            }
        }
        assert_eq!(special(MOST - 1, MOST - 1, Way::LowerGap), 0);
        assert_eq!(special(1, 0, Way::Higher), 0);
        assert_eq!(special(1, 0, Way::LowerRatio), -1);
        let told = ZeroRealization {
            higher: -1,
            lower: 0,
        };
        assert_eq!(against_target(1, 0, Way::Higher, told).special, -1);
        assert_eq!(against_target(1, 0, Way::LowerGap, told).special, 0);
        for (t, r, b) in [
            (MISSING, 1, 2),
            (1, MISSING, 2),
            (1, 1, MISSING),
            (2, 1, 2),
            (1, 1, MOST),
        ] {
            assert_eq!(from_baseline(t, r, b).special, -1, "{t} {r} {b}");
        }
        assert_eq!(from_baseline(0, 0, 1).special, 0);
    }
}
