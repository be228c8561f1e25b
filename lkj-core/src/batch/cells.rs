//! Numbers as tables of other libraries hold them.

use pulp::Arch;

use super::{MISSING, NO_CATEGORY};

/// Which half of a number of 128 bits is the lower one.
const LOW: usize = if cfg!(target_endian = "little") { 0 } else { 1 };

/// Cells of tables (Apache Arrow's) into columns of whole numbers and back, by the widest
/// instructions that the machine has: decimals of 128 bits, and for each row a bit that says
/// whether something is there, 64 of them a word, the first row's being the lowest.
///
/// ```
/// use lkj_core::batch::{Cells, MISSING};
///
/// let cells = Cells::default();
/// let mut digits = [0; 3];
/// assert!(cells.narrow(&[[8094, 0], [-1, -1], [0, 0]], &mut digits));
/// cells.erase([0b011], &mut digits);
/// assert_eq!(digits, [8094, -1, MISSING]);
/// let (mut wide, mut there) = ([[7; 2]; 3], Vec::new());
/// cells.widen(&digits, &mut wide);
/// cells.there(&digits, &mut there);
/// assert_eq!((wide, there), ([[8094, 0], [-1, -1], [0, 0]], vec![0b011]));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Cells {
    arch: Arch,
}

impl Cells {
    /// Whole numbers of 128 bits, each as its two halves in the order of the machine, as ones of
    /// 64. Says whether all of them fit, and none is the number that means missing; if not,
    /// `digits` holds nothing of use. Both are of one length.
    #[must_use]
    pub fn narrow(&self, wide: &[[i64; 2]], digits: &mut [i64]) -> bool {
        self.arch.dispatch(
            #[inline(always)]
            || {
                let mut lost = 0_i64;
                for (digits, wide) in digits.iter_mut().zip(wide) {
                    let (low, high) = (wide[LOW], wide[1 - LOW]);
                    lost |= high ^ (low >> 63) | i64::from(low == MISSING);
                    *digits = low;
                }
                lost == 0
            },
        )
    }

    /// The same back; what is missing becomes 0.
    pub fn widen(&self, digits: &[i64], wide: &mut [[i64; 2]]) {
        self.arch.dispatch(
            #[inline(always)]
            || {
                for (wide, digits) in wide.iter_mut().zip(digits) {
                    let low = if *digits == MISSING { 0 } else { *digits };
                    wide[LOW] = low;
                    wide[1 - LOW] = low >> 63;
                }
            },
        );
    }

    /// Makes [`MISSING`] of the numbers whose bit is not set.
    pub fn erase(&self, there: impl IntoIterator<Item = u64>, digits: &mut [i64]) {
        let there = there.into_iter();
        self.arch.dispatch(
            #[inline(always)]
            || {
                for (digits, there) in digits.chunks_mut(64).zip(there) {
                    for (bit, digits) in (0_u32..64).zip(digits) {
                        let is_there = (there >> bit) & 1 == 1;
                        *digits = if is_there { *digits } else { MISSING };
                    }
                }
            },
        );
    }

    /// Adds a bit for each number, 64 of them a word: whether it is not [`MISSING`].
    pub fn there(&self, digits: &[i64], words: &mut Vec<u64>) {
        self.arch.dispatch(
            #[inline(always)]
            || {
                words.extend(digits.chunks(64).map(|digits| {
                    let numbers = (0_u32..64).zip(digits);
                    numbers.fold(0_u64, |word, (bit, digits)| {
                        word | u64::from(*digits != MISSING) << bit
                    })
                }));
            },
        );
    }

    /// Adds a bit for each category, 64 of them a word: whether it is not [`NO_CATEGORY`]. Such
    /// become 0, which a table may hold where nothing is there.
    pub fn classed(&self, categories: &mut [u8], words: &mut Vec<u64>) {
        self.arch.dispatch(
            #[inline(always)]
            || {
                for categories in categories.chunks_mut(64) {
                    let mut word = 0;
                    for (at, eight) in (0_u32..).step_by(8).zip(categories.chunks_mut(8)) {
                        word |= u64::from(take_classed(eight)) << at;
                    }
                    words.push(word);
                }
            },
        );
    }
}

/// The bits of up to eight categories.
#[inline(always)]
fn take_classed(categories: &mut [u8]) -> u8 {
    let mut there = 0;
    for (bit, category) in (0_u32..8).zip(categories) {
        let is_there = *category != NO_CATEGORY;
        there |= u8::from(is_there) << bit;
        *category = if is_there { *category } else { 0 };
    }
    there
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_fit_come_back() {
        let cells = Cells::default();
        let numbers: Vec<i64> = (0..1000_i64)
            .map(|at| match at % 7 {
                0 => i64::MAX - at,
                1 => MISSING + 1 + at,
                2 => -at,
                _ => at * 1_000_000_007,
            })
            .collect();
        let mut wide = vec![[7; 2]; numbers.len()];
        cells.widen(&numbers, &mut wide);
        let as_wide = |number: &i64| i128::from(*number).to_ne_bytes();
        for (number, wide) in numbers.iter().zip(&wide) {
            let bytes: Vec<u8> = wide.iter().flat_map(|half| half.to_ne_bytes()).collect();
            assert_eq!(bytes, as_wide(number), "{number}");
        }
        let mut digits = vec![7; numbers.len()];
        assert!(cells.narrow(&wide, &mut digits));
        assert_eq!(digits, numbers);
    }

    #[test]
    fn numbers_that_do_not_fit_are_told() {
        let cells = Cells::default();
        let halves = |number: i128| {
            let bytes = number.to_ne_bytes();
            let (first, second) = bytes.split_at(8);
            [first, second].map(|half| i64::from_ne_bytes(half.try_into().unwrap()))
        };
        let fits = |number| cells.narrow(&[halves(0), halves(number), halves(-1)], &mut [7; 3]);
        let most = i128::from(i64::MAX);
        for number in [most, -most, 0, -1] {
            assert!(fits(number), "{number}");
        }
        for number in [
            most + 1,
            -most - 1,
            -most - 2,
            i128::MIN,
            i128::MAX,
            1 << 64,
        ] {
            assert!(!fits(number), "{number}");
        }
    }

    #[test]
    fn bits_are_those_of_the_rows() {
        let cells = Cells::default();
        for rows in [0_usize, 1, 63, 64, 65, 200, 256] {
            let is_there = |row: usize| row % 3 != 1 && row % 64 != 63;
            let mut bits = vec![u64::MAX; rows.div_ceil(64)];
            for row in (0..rows).filter(|row| !is_there(*row)) {
                bits[row / 64] &= !(1 << (row % 64));
            }
            let mut digits: Vec<i64> = (0..).take(rows).collect();
            cells.erase(bits.iter().copied(), &mut digits);
            for (row, digits) in digits.iter().enumerate() {
                assert_eq!(*digits != MISSING, is_there(row), "{row} of {rows}");
            }
            let mut categories: Vec<u8> = (0..rows)
                .map(|row| if is_there(row) { 3 } else { NO_CATEGORY })
                .collect();
            let (mut there, mut classed) = (Vec::new(), Vec::new());
            cells.there(&digits, &mut there);
            cells.classed(&mut categories, &mut classed);
            assert_eq!(there, classed);
            let set: u32 = there.iter().map(|word| word.count_ones()).sum();
            assert_eq!(
                usize::try_from(set),
                Ok((0..rows).filter(|row| is_there(*row)).count())
            );
            for (row, category) in categories.iter().enumerate() {
                assert_eq!(there[row / 64] >> (row % 64) & 1 == 1, is_there(row));
                assert_eq!(*category, if is_there(row) { 3 } else { 0 });
            }
        }
    }
}
