//! Rows as fractions n / d, without a branch: conditions choose between numbers, or are masks,
//! all bits set or none.

use super::Way;

/// Numbers of plain rows are no more than this, so that what is put together from them is below
/// 2⁶¹.
const MOST: i64 = 1 << 59;

/// A row as a fraction. `special` is below zero where the row needs a look of its own, and the
/// fraction is nothing to rely on; elsewhere the denominator is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) n: i64,
    pub(super) d: i64,
    pub(super) special: i64,
}

/// Where a realization of zero needs a look: −1, elsewhere 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ZeroRealization {
    pub(super) higher: i64,
    pub(super) lower: i64,
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

/// The value where the mask is 0, and its opposite where it is −1.
#[inline(always)]
pub(super) const fn negate(value: i64, mask: i64) -> i64 {
    (value ^ mask).wrapping_sub(mask)
}

/// Below zero unless all bits of numbers, put together, are those of a small one that is not
/// below zero.
#[inline(always)]
const fn unless_small(bits: i64) -> i64 {
    bits | (MOST - 1).wrapping_sub(bits)
}

/// A row of the first four ways; of others it needs a look. It is plain where the target is above
/// zero, the realization is not below zero (nor zero where that means something), and both are
/// small enough.
#[inline(always)]
pub(super) fn against_target(t: i64, r: i64, way: Way, zero: ZeroRealization) -> Fraction {
    let way = way as u8;
    let gap = t.wrapping_sub(r);
    let n = if way == Way::Higher as u8 { r } else { gap };
    let n = if way == Way::LowerLinear as u8 {
        gap.wrapping_add(t)
    } else {
        n
    };
    let n = if way == Way::LowerRatio as u8 { t } else { n };
    let d = if way == Way::LowerRatio as u8 { r } else { t };
    let zero_counts = if way == Way::Higher as u8 {
        zero.higher
    } else {
        zero.lower
    };
    let is_other = if way > Way::LowerGap as u8 { -1 } else { 0 };
    let bits =
        t.wrapping_sub(1) | d.wrapping_sub(1) | r | (r.wrapping_sub(1) & zero_counts) | is_other;
    Fraction {
        n,
        d,
        special: unless_small(bits),
    }
}

/// A row measured from its baseline. It is plain where none of the three is below zero, all are
/// small enough, and the baseline is not the target.
#[inline(always)]
pub(super) fn from_baseline(t: i64, r: i64, b: i64) -> Fraction {
    let (gone, way) = (b.wrapping_sub(r), b.wrapping_sub(t));
    let has_way = way | way.wrapping_neg();
    let upward = spread_sign(way);
    Fraction {
        n: negate(gone, upward),
        d: negate(way, upward),
        special: unless_small(t | r | b) | !has_way,
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
        special: unless_small(t.wrapping_sub(1) | r),
    }
}

/// A row measured against a range: against its nearest number, which inside it is the realization
/// itself. It is plain where that number is above zero, none of the three is below zero, and all
/// are small enough.
#[inline(always)]
pub(super) fn within_range(lower: i64, upper: i64, r: i64) -> Fraction {
    let nearest = if r < lower { lower } else { r };
    let nearest = if r > upper { upper } else { nearest };
    Fraction {
        n: r,
        d: nearest,
        special: unless_small(nearest.wrapping_sub(1) | lower | upper | r),
    }
}

/// What a row of any way may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    pub(super) target: i64,
    pub(super) upper: i64,
    pub(super) realization: i64,
    pub(super) baseline: i64,
}

/// A row of the ways that a column may mix at full speed; of others it needs a look.
#[inline(always)]
pub(super) fn of_any(numbers: Numbers, way: Way, zero: ZeroRealization) -> Fraction {
    let Numbers {
        target,
        upper,
        realization,
        baseline,
    } = numbers;
    let from = from_baseline(target, realization, baseline);
    let range = within_range(target, upper, realization);
    let against = against_target(target, realization, way, zero);
    let choose = |from, range, against| {
        let other = if way as u8 == Way::Range as u8 {
            range
        } else {
            against
        };
        if way as u8 == Way::LowerBaseline as u8 {
            from
        } else {
            other
        }
    };
    Fraction {
        n: choose(from.n, range.n, against.n),
        d: choose(from.d, range.d, against.d),
        special: choose(from.special, range.special, against.special),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::MISSING;

    fn plain(fraction: Fraction) -> Option<(i64, i64)> {
        (fraction.special >= 0).then_some((fraction.n, fraction.d))
    }

    #[test]
    fn fractions_are_those_of_the_ways() {
        for (way, fraction) in [
            (Way::Higher, Some((30, 80))),
            (Way::LowerLinear, Some((130, 80))),
            (Way::LowerRatio, Some((80, 30))),
            (Way::LowerGap, Some((50, 80))),
            (Way::LowerBaseline, None),
            (Way::AtMost, None),
            (Way::AtLeast, None),
            (Way::Near, None),
            (Way::Range, None),
        ] {
            let found = against_target(80, 30, way, ZeroRealization::default());
            assert_eq!(plain(found), fraction, "{way:?}");
        }
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
            let found = plain(within(80, r, bound));
            assert_eq!(found, Some((n, 80)), "{bound:?} {r}");
        }
        for (r, fraction) in [
            (30, (30, 40)),
            (40, (40, 40)),
            (50, (50, 50)),
            (90, (90, 60)),
        ] {
            assert_eq!(plain(within_range(40, 60, r)), Some(fraction), "{r}");
        }
        assert_eq!(plain(from_baseline(80, 30, 100)), Some((70, 20)));
        let upwards = from_baseline(100, 30, 20);
        assert_eq!(plain(upwards), Some((10, 80)));
    }

    #[test]
    fn what_is_not_plain_is_marked() {
        let special = |t, r, way| against_target(t, r, way, ZeroRealization::default()).special < 0;
        for way in Way::ALL {
            for (t, r) in [
                (MISSING, 1),
                (1, MISSING),
                (0, 1),
                (-1, 1),
                (i64::MAX, 1),
                (1, i64::MAX),
                (MOST + 1, 1),
                (1, MOST),
                (1, -1),
            ] {
                assert!(special(t, r, way), "{way:?} {t} {r}");
                for bound in [Bound::AtMost, Bound::AtLeast, Bound::Near] {
                    assert!(within(t, r, bound).special < 0, "{bound:?} {t} {r}");
                }
            }
        }
        assert!(!special(MOST, MOST - 1, Way::LowerGap));
        assert!(!special(1, 0, Way::Higher));
        assert!(special(1, 0, Way::LowerRatio));
        let told = ZeroRealization {
            higher: -1,
            lower: 0,
        };
        assert!(against_target(1, 0, Way::Higher, told).special < 0);
        assert!(against_target(1, 0, Way::LowerGap, told).special >= 0);
        for (t, r, b) in [
            (MISSING, 1, 2),
            (1, MISSING, 2),
            (1, 1, MISSING),
            (2, 1, 2),
            (1, 1, MOST),
        ] {
            assert!(from_baseline(t, r, b).special < 0, "{t} {r} {b}");
        }
        assert!(from_baseline(0, 0, 1).special >= 0);
        for (lower, upper, r) in [
            (MISSING, 1, 2),
            (1, MISSING, 2),
            (1, 2, MISSING),
            (0, 1, 0),
            (-1, 1, 1),
            (1, MOST, 1),
            (1, 2, -1),
        ] {
            assert!(
                within_range(lower, upper, r).special < 0,
                "{lower}–{upper} {r}"
            );
        }
    }
}
