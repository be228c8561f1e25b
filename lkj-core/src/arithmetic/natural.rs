//! Natural numbers of any length.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "limb arithmetic is done in a type twice as wide, where it cannot overflow, and every \
              index is below a length fixed in the same function"
)]

use std::cmp::Ordering;

use super::ArithmeticError;

const LIMB_BITS: usize = 32;

/// A natural number.
///
/// The limbs are stored least significant first and the last one is never zero, so that equal
/// numbers have equal limbs; zero has none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Natural {
    limbs: Vec<u32>,
}

impl Natural {
    fn from_limbs(mut limbs: Vec<u32>) -> Self {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Self { limbs }
    }

    /// The same number as a `u128`, if it fits.
    pub(super) fn to_u128(&self) -> Option<u128> {
        if self.bits() > 128 {
            return None;
        }
        let join = |higher: u128, &limb: &u32| (higher << LIMB_BITS) | u128::from(limb);
        Some(self.limbs.iter().rev().fold(0, join))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The length in binary digits; zero has none.
    pub(super) fn bits(&self) -> usize {
        self.limbs.last().map_or(0, |&highest| {
            (self.limbs.len() - 1) * LIMB_BITS + bit_length(highest)
        })
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let (longer, shorter) = if self.limbs.len() >= other.limbs.len() {
            (self, other)
        } else {
            (other, self)
        };
        let mut limbs = longer.limbs.clone();
        limbs.push(0);
        add_in_place(&mut limbs, &shorter.limbs);
        Self::from_limbs(limbs)
    }

    /// The distance between two numbers, whichever is the larger.
    pub(super) fn distance(&self, other: &Self) -> Self {
        let (larger, smaller) = if self >= other {
            (self, other)
        } else {
            (other, self)
        };
        let mut limbs = larger.limbs.clone();
        subtract_multiple(&mut limbs, &smaller.limbs, 1);
        Self::from_limbs(limbs)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let mut limbs = vec![0; self.limbs.len() + other.limbs.len()];
        for (offset, &multiplier) in self.limbs.iter().enumerate() {
            add_multiple(&mut limbs[offset..], &other.limbs, multiplier);
        }
        Self::from_limbs(limbs)
    }

    /// The number multiplied by itself `exponent` times; the caller bounds the length.
    pub(super) fn power(&self, exponent: u32) -> Self {
        let mut result = Self::from(1);
        for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
            result = result.times(&result);
            if exponent & (1 << bit) != 0 {
                result = result.times(self);
            }
        }
        result
    }

    /// The quotient and the remainder of a division.
    pub(super) fn divide(&self, divisor: &Self) -> Result<(Self, Self), ArithmeticError> {
        match divisor.limbs.as_slice() {
            [] => Err(ArithmeticError::DivisionByZero),
            &[limb] => {
                let mut quotient = self.limbs.clone();
                let remainder = divide_in_place(&mut quotient, limb);
                Ok((
                    Self::from_limbs(quotient),
                    Self::from(u128::from(remainder)),
                ))
            }
            _ if self < divisor => Ok((Self::from(0), self.clone())),
            limbs => Ok(divide_long(&self.limbs, limbs)),
        }
    }

    /// The quotient of a division, without its remainder.
    pub(super) fn quotient(&self, divisor: &Self) -> Result<Self, ArithmeticError> {
        Ok(self.divide(divisor)?.0)
    }

    /// The greatest number that divides both; zero only when both are zero.
    pub(super) fn greatest_common_divisor(&self, other: &Self) -> Self {
        let (mut larger, mut smaller) = if self >= other {
            (self.clone(), other.clone())
        } else {
            (other.clone(), self.clone())
        };
        loop {
            if let (Some(first), Some(second)) = (larger.to_u128(), smaller.to_u128()) {
                return Self::from(greatest_common_divisor(first, second));
            }
            (larger, smaller) = if let Some(steps) = EuclidSteps::guess(&larger, &smaller) {
                (
                    steps.larger.apply(&larger, &smaller),
                    steps.smaller.apply(&larger, &smaller),
                )
            } else {
                let Ok((_, remainder)) = larger.divide(&smaller) else {
                    return larger;
                };
                (smaller, remainder)
            };
        }
    }

    /// The greatest number whose power of `degree` does not exceed this one.
    ///
    /// `None` for the degree zero and when the root has more than 127 bits.
    pub(super) fn floor_root(&self, degree: u32) -> Option<u128> {
        let highest_bit = self
            .bits()
            .saturating_sub(1)
            .checked_div(usize::try_from(degree).ok()?)?;
        if highest_bit >= 127 {
            return None;
        }
        let mut root = 0;
        for bit in (0..=highest_bit).rev() {
            let candidate = root | (1_u128 << bit);
            if Self::from(candidate).power(degree) <= *self {
                root = candidate;
            }
        }
        Some(root)
    }

    /// The number in decimal digits.
    pub(super) fn to_decimal_digits(&self) -> String {
        const GROUP: u32 = 1_000_000_000;
        let mut rest = self.clone();
        let mut groups = Vec::new();
        while rest.bits() > LIMB_BITS {
            let group = divide_in_place(&mut rest.limbs, GROUP);
            rest = Self::from_limbs(rest.limbs);
            groups.push(format!("{group:09}"));
        }
        groups.push(rest.limbs.first().unwrap_or(&0).to_string());
        groups.reverse();
        groups.concat()
    }
}

impl From<u128> for Natural {
    fn from(value: u128) -> Self {
        let bytes = value.to_le_bytes();
        let (limbs, _) = bytes.as_chunks();
        Self::from_limbs(limbs.iter().copied().map(u32::from_le_bytes).collect())
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.limbs
            .len()
            .cmp(&other.limbs.len())
            .then_with(|| self.limbs.iter().rev().cmp(other.limbs.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest number that divides both; zero only when both are zero.
pub(super) fn greatest_common_divisor(mut first: u128, mut second: u128) -> u128 {
    // Divisions of 64 bits are many times as fast, and most numbers fit.
    loop {
        if let (Ok(short), Ok(other)) = (u64::try_from(first), u64::try_from(second)) {
            return greatest_common_divisor_of_64_bits(short, other).into();
        }
        let Some(remainder) = first.checked_rem(second) else {
            return first;
        };
        first = second;
        second = remainder;
    }
}

fn greatest_common_divisor_of_64_bits(mut first: u64, mut second: u64) -> u64 {
    while let Some(remainder) = first.checked_rem(second) {
        first = second;
        second = remainder;
    }
    first
}

/// The low and the high half.
const fn split(wide: u64) -> (u32, u32) {
    ((wide & 0xFFFF_FFFF) as u32, (wide >> LIMB_BITS) as u32)
}

const fn join(low: u32, high: u32) -> u64 {
    ((high as u64) << LIMB_BITS) | low as u64
}

const fn bit_length(limb: u32) -> usize {
    LIMB_BITS - limb.leading_zeros() as usize
}

/// Adds `addend` to `limbs`, which are longer, and drops what is carried out of them.
fn add_in_place(limbs: &mut [u32], addend: &[u32]) {
    let mut carry = 0;
    let addend = addend.iter().copied().chain(std::iter::repeat(0));
    for (limb, addend) in limbs.iter_mut().zip(addend) {
        (*limb, carry) = split(u64::from(*limb) + u64::from(addend) + u64::from(carry));
    }
}

/// Adds `addend * multiplier` to `limbs`, which have a zero limb just above the addend's length.
fn add_multiple(limbs: &mut [u32], addend: &[u32], multiplier: u32) {
    let mut carry = 0;
    for (limb, &addend) in limbs.iter_mut().zip(addend) {
        let product = u64::from(addend) * u64::from(multiplier);
        (*limb, carry) = split(product + u64::from(*limb) + u64::from(carry));
    }
    limbs[addend.len()] = carry;
}

/// Subtracts `subtrahend * multiplier` from `limbs`, which are at least as long.
///
/// Returns whether the difference was negative; then `limbs` hold it plus a power of two above
/// them.
fn subtract_multiple(limbs: &mut [u32], subtrahend: &[u32], multiplier: u32) -> bool {
    let mut borrow = 0;
    let subtrahend = subtrahend.iter().copied().chain(std::iter::repeat(0));
    for (limb, subtrahend) in limbs.iter_mut().zip(subtrahend) {
        let product = u64::from(subtrahend) * u64::from(multiplier);
        let (low, high) = split(product + u64::from(borrow));
        let (difference, underflow) = limb.overflowing_sub(low);
        *limb = difference;
        // When `high` is the greatest limb, `low` is zero and nothing underflows.
        borrow = high + u32::from(underflow);
    }
    borrow != 0
}

/// Divides `limbs` by a limb that is not zero and returns the remainder.
fn divide_in_place(limbs: &mut [u32], divisor: u32) -> u32 {
    let mut remainder = 0;
    for limb in limbs.iter_mut().rev() {
        let wide = join(*limb, remainder);
        // The remainder is below the divisor, so the quotient fits one limb.
        *limb = split(wide / u64::from(divisor)).0;
        remainder = split(wide % u64::from(divisor)).0;
    }
    remainder
}

/// Long division by two limbs or more (Knuth, The Art of Computer Programming 2, 4.3.1, D).
///
/// The dividend is not shorter than the divisor.
fn divide_long(dividend: &[u32], divisor: &[u32]) -> (Natural, Natural) {
    // With its highest bit set, a divisor's two highest limbs are enough to guess each digit.
    let shift = LIMB_BITS - bit_length(divisor[divisor.len() - 1]);
    let mut remainder = shift_left(dividend, shift);
    let mut divisor = shift_left(divisor, shift);
    divisor.pop();

    let mut quotient = vec![0; remainder.len() - divisor.len()];
    for (position, digit) in quotient.iter_mut().enumerate().rev() {
        let window = &mut remainder[position..=position + divisor.len()];
        *digit = divide_window(window, &divisor);
    }
    (
        Natural::from_limbs(quotient),
        shift_right(&remainder, shift),
    )
}

/// One digit of a long division; leaves the remainder in `window`, one limb longer than `divisor`.
fn divide_window(window: &mut [u32], divisor: &[u32]) -> u32 {
    let digit = guess_digit(window, divisor);
    if subtract_multiple(window, divisor, digit) {
        // The guess was one too high, which is rare. What is carried out cancels the borrow.
        add_in_place(window, divisor);
        digit - 1
    } else {
        digit
    }
}

/// The digit from the three highest limbs of the window: the true one, or one more.
fn guess_digit(window: &[u32], divisor: &[u32]) -> u32 {
    let length = divisor.len();
    let (highest, second) = (
        u64::from(divisor[length - 1]),
        u64::from(divisor[length - 2]),
    );
    let leading = join(window[length - 1], window[length]);
    let mut digit = leading / highest;
    let mut rest = leading % highest;
    while digit > u64::from(u32::MAX) || digit * second > join(window[length - 2], split(rest).0) {
        digit -= 1;
        rest += highest;
        if rest > u64::from(u32::MAX) {
            break;
        }
    }
    split(digit).0
}

/// The limbs shifted left by less than one limb, with one more limb at the top.
fn shift_left(limbs: &[u32], shift: usize) -> Vec<u32> {
    let mut carry = 0;
    let mut shifted = Vec::with_capacity(limbs.len() + 1);
    for &limb in limbs {
        let (low, high) = split(u64::from(limb) << shift);
        shifted.push(low | carry);
        carry = high;
    }
    shifted.push(carry);
    shifted
}

/// The limbs shifted right by any number of bits.
fn shift_right(limbs: &[u32], shift: usize) -> Natural {
    let kept = limbs.get(shift / LIMB_BITS..).unwrap_or_default();
    let above = kept.iter().copied().skip(1).chain([0]);
    let shifted = kept
        .iter()
        .zip(above)
        .map(|(&limb, above)| split(join(limb, above) >> (shift % LIMB_BITS)).0)
        .collect();
    Natural::from_limbs(shifted)
}

/// Several steps of Euclid's algorithm at once (Lehmer's method; Knuth 4.5.2, L).
///
/// The quotients of the first steps depend on the highest bits only, so they are found in machine
/// words and applied to the long numbers together. It makes long fractions some thirty times
/// cheaper to reduce.
struct EuclidSteps {
    larger: Combination,
    smaller: Combination,
}

/// The sum `larger * of_larger + smaller * of_smaller` with factors of opposite signs.
#[derive(Clone, Copy)]
struct Combination {
    of_larger: i64,
    of_smaller: i64,
}

impl EuclidSteps {
    /// The highest bits looked at; sums of two such numbers fit an `i64`.
    const LEADING_BITS: usize = 61;

    /// As many steps as the highest bits decide for certain, or `None` if that is none at all.
    fn guess(larger: &Natural, smaller: &Natural) -> Option<Self> {
        let shift = larger.bits().checked_sub(Self::LEADING_BITS)?;
        let leading = |number: &Natural| {
            let bits = shift_right(&number.limbs, shift).to_u128()?;
            i64::try_from(bits).ok()
        };
        let (mut high, mut low) = (leading(larger)?, leading(smaller)?);
        let mut steps = Self {
            larger: Combination {
                of_larger: 1,
                of_smaller: 0,
            },
            smaller: Combination {
                of_larger: 0,
                of_smaller: 1,
            },
        };
        while let Some((quotient, next)) = steps.next(high, low) {
            steps.larger = steps.smaller;
            steps.smaller = next;
            (high, low) = (low, high - quotient * low);
        }
        (steps.larger.of_smaller != 0).then_some(steps)
    }

    /// The next quotient and combination, if whatever follows the highest bits gives the same.
    fn next(&self, high: i64, low: i64) -> Option<(i64, Combination)> {
        let quotient = (high + self.larger.of_larger).checked_div(low + self.smaller.of_larger)?;
        let other = (high + self.larger.of_smaller).checked_div(low + self.smaller.of_smaller)?;
        if quotient != other {
            return None;
        }
        Some((quotient, self.larger.minus(quotient, self.smaller)?))
    }
}

impl Combination {
    /// Factors below this keep a limb's product, with its carry, within an `i64`.
    const FACTOR_LIMIT: u64 = 1 << 30;

    fn minus(self, quotient: i64, other: Self) -> Option<Self> {
        let factor = |own: i64, other: i64| {
            let factor = own.checked_sub(quotient.checked_mul(other)?)?;
            (factor.unsigned_abs() < Self::FACTOR_LIMIT).then_some(factor)
        };
        Some(Self {
            of_larger: factor(self.of_larger, other.of_larger)?,
            of_smaller: factor(self.of_smaller, other.of_smaller)?,
        })
    }

    /// The combination of two numbers, which is not negative and not above the larger one.
    fn apply(self, larger: &Natural, smaller: &Natural) -> Natural {
        let mut carry = 0;
        let padded = smaller.limbs.iter().chain(std::iter::repeat(&0));
        let combine = |(&larger, &smaller): (&u32, &u32)| {
            let sum =
                self.of_larger * i64::from(larger) + self.of_smaller * i64::from(smaller) + carry;
            carry = sum >> LIMB_BITS;
            split(sum.cast_unsigned()).0
        };
        Natural::from_limbs(larger.limbs.iter().zip(padded).map(combine).collect())
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigUint;
    use proptest::prelude::*;

    use super::*;

    /// Limbs at the extremes are where carries and wrong guesses happen.
    fn limbs() -> impl Strategy<Value = Vec<u32>> {
        let limb = prop_oneof![
            Just(0),
            Just(1),
            Just(u32::MAX),
            Just(1 << 31),
            Just((1 << 31) - 1),
            any::<u32>(),
        ];
        proptest::collection::vec(limb, 0..12)
    }

    fn divisors() -> impl Strategy<Value = Vec<u32>> {
        limbs().prop_map(|limbs| {
            if natural(&limbs).is_zero() {
                vec![1]
            } else {
                limbs
            }
        })
    }

    fn natural(limbs: &[u32]) -> Natural {
        Natural::from_limbs(limbs.to_vec())
    }

    fn oracle(number: &Natural) -> BigUint {
        BigUint::new(number.limbs.clone())
    }

    fn assert_divides(dividend: &[u32], divisor: &[u32]) {
        let (dividend, divisor) = (natural(dividend), natural(divisor));
        let (quotient, remainder) = dividend.divide(&divisor).unwrap();
        assert_eq!(oracle(&quotient), oracle(&dividend) / oracle(&divisor));
        assert_eq!(oracle(&remainder), oracle(&dividend) % oracle(&divisor));
        for number in [quotient, remainder] {
            assert_ne!(number.limbs.last(), Some(&0));
        }
    }

    #[test]
    fn long_division_corrects_its_guesses() {
        let high = 1 << 31;
        // The cases of Hacker's Delight, section 9-2: digits guessed one and two too high, the
        // divisor added back, and a guess just above the greatest limb.
        assert_divides(&[3, 0, high], &[1, 0, 1 << 29]);
        assert_divides(&[0, 0, high, high - 1], &[1, 0, high]);
        assert_divides(&[0, u32::MAX - 1, high], &[u32::MAX, high]);
        assert_divides(&[0, u32::MAX, u32::MAX - 1], &[u32::MAX, u32::MAX]);
        assert_divides(&[3, 0, high, 0, high], &[1, 0, high, high]);
        assert_divides(&[0, 0, 0, high], &[u32::MAX, 0, high]);
        assert_divides(&[u32::MAX; 8], &[u32::MAX; 4]);
        assert_divides(&[0, 0, 0, 0, 1], &[u32::MAX, u32::MAX]);
    }

    #[test]
    fn a_wrong_digit_is_added_back() {
        let mut window = [0, 0, 1 << 31, (1 << 31) - 1];
        let divisor = [1, 0, 1 << 31];
        assert_eq!(guess_digit(&window, &divisor), u32::MAX);
        assert_eq!(divide_window(&mut window, &divisor), u32::MAX - 1);
    }

    #[test]
    fn division_by_zero_is_refused() {
        let zero = Natural::from(0);
        assert_eq!(zero.divide(&zero), Err(ArithmeticError::DivisionByZero));
        assert_eq!(
            natural(&[1, 2, 3]).quotient(&zero),
            Err(ArithmeticError::DivisionByZero)
        );
    }

    #[test]
    fn zero_has_no_bits_and_one_digit() {
        let zero = Natural::from(0);
        assert!(zero.is_zero());
        assert_eq!(zero.bits(), 0);
        assert_eq!(zero.to_decimal_digits(), "0");
        assert_eq!(zero.greatest_common_divisor(&zero), zero);
        assert_eq!(zero.floor_root(3), Some(0));
        assert_eq!(zero.power(0), Natural::from(1));
    }

    #[test]
    fn inner_zeros_of_decimal_digits_are_kept() {
        let power = Natural::from(10).power(60);
        assert_eq!(power.to_decimal_digits(), format!("1{:060}", 0));
    }

    #[test]
    fn neighbours_in_the_fibonacci_sequence_have_no_common_divisor() {
        let (mut first, mut second) = (Natural::from(0), Natural::from(1));
        for _ in 0..1000 {
            (first, second) = (second.clone(), first.plus(&second));
        }
        assert_eq!(first.greatest_common_divisor(&second), Natural::from(1));
    }

    #[test]
    fn a_root_too_long_is_refused() {
        let power = natural(&[0, 0, 0, 0, 0, 0, 0, 1 << 30]);
        assert_eq!(power.floor_root(0), None);
        assert_eq!(power.floor_root(1), None);
        assert_eq!(power.floor_root(2), None);
        assert_eq!(
            power.distance(&Natural::from(1)).floor_root(2),
            Some(u128::MAX >> 1)
        );
    }

    proptest! {
        #[test]
        fn conversions_agree(limbs in limbs(), value in any::<u128>()) {
            let number = natural(&limbs);
            prop_assert_eq!(u64::try_from(number.bits()).unwrap(), oracle(&number).bits());
            prop_assert_eq!(number.to_decimal_digits(), oracle(&number).to_string());
            prop_assert_eq!(number.to_u128(), u128::try_from(oracle(&number)).ok());
            prop_assert_eq!(Natural::from(value).to_u128(), Some(value));
        }

        #[test]
        fn sums_and_products_agree(first in limbs(), second in limbs()) {
            let (first, second) = (natural(&first), natural(&second));
            let (known, other) = (oracle(&first), oracle(&second));
            prop_assert_eq!(oracle(&first.plus(&second)), &known + &other);
            prop_assert_eq!(oracle(&first.times(&second)), &known * &other);
            prop_assert_eq!(first.cmp(&second), known.cmp(&other));
            let distance = if known > other { known - other } else { other - known };
            prop_assert_eq!(oracle(&first.distance(&second)), distance);
        }

        #[test]
        fn quotients_agree(dividend in limbs(), divisor in divisors()) {
            assert_divides(&dividend, &divisor);
        }

        #[test]
        fn near_multiples_divide(factor in limbs(), divisor in divisors(), offset in 0..3_u128) {
            let (factor, divisor) = (natural(&factor), natural(&divisor));
            let multiple = factor.times(&divisor);
            assert_divides(&multiple.plus(&Natural::from(offset)).limbs, &divisor.limbs);
            assert_divides(&multiple.distance(&Natural::from(offset)).limbs, &divisor.limbs);
        }

        #[test]
        fn common_divisors_agree(first in limbs(), second in limbs(), shared in limbs()) {
            let first = natural(&first).times(&natural(&shared));
            let second = natural(&second).times(&natural(&shared));
            let common = first.greatest_common_divisor(&second);
            let (mut larger, mut smaller) = (oracle(&first), oracle(&second));
            while smaller != BigUint::ZERO {
                (larger, smaller) = (smaller.clone(), larger % smaller);
            }
            prop_assert_eq!(oracle(&common), larger);
        }

        #[test]
        fn powers_and_roots_agree(base in 1..1_u128 << 126, degree in 1..9_u32, shift in 0..126_u32) {
            let base = (base >> shift).max(1);
            let power = Natural::from(base).power(degree);
            prop_assert_eq!(oracle(&power), BigUint::from(base).pow(degree));
            prop_assert_eq!(power.floor_root(degree), Some(base));
            prop_assert_eq!(power.distance(&Natural::from(1)).floor_root(degree), Some(base - 1));
        }
    }
}
