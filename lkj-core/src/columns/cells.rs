//! Numbers as tables of other libraries hold them.

use pulp::{Arch, Simd, WithSimd};

use super::{MISSING, NO_CATEGORY};

/// Which half of a number of 128 bits is the lower one.
const LOW: usize = if cfg!(target_endian = "little") { 0 } else { 1 };

/// Cells of tables (Apache Arrow's) into columns of whole numbers and back, by the widest
/// instructions that the machine has: decimals of 128 bits, and for each row a bit that says
/// whether something is there, 64 of them a word, the first row's being the lowest.
///
/// ```
/// use lkj_core::columns::{Cells, MISSING};
///
/// let cells = Cells::default();
/// let mut digits = [0; 3];
/// assert!(cells.narrow(&[[8094, 0], [-1, -1], [0, 0]], [0b011], &mut digits));
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
    /// 64; [`MISSING`] where the bit is not set, whatever stands there. Says whether all of the
    /// others fit, and none is the number that means missing; if not, `digits` holds nothing of
    /// use. Both are of one length, and there is a word for each 64 of them.
    #[must_use]
    pub fn narrow(
        &self,
        wide: &[[i64; 2]],
        there: impl IntoIterator<Item = u64>,
        digits: &mut [i64],
    ) -> bool {
        self.take(wide, there, digits, |wide| {
            let (low, high) = (wide[LOW], wide[1 - LOW]);
            (low, high ^ (low >> 63))
        })
    }

    /// Whole numbers as they are; [`MISSING`] where the bit is not set, whatever stands there.
    /// Says whether none of the others is the number that means missing; if not, `digits` holds
    /// nothing of use. Both are of one length, and there is a word for each 64 of them.
    ///
    /// ```
    /// use lkj_core::columns::{Cells, MISSING};
    ///
    /// let mut digits = [0; 2];
    /// assert!(Cells::default().copy(&[80, MISSING], [0b01], &mut digits));
    /// assert_eq!(digits, [80, MISSING]);
    /// assert!(!Cells::default().copy(&[80, MISSING], [0b11], &mut digits));
    /// ```
    #[must_use]
    pub fn copy(
        &self,
        numbers: &[i64],
        there: impl IntoIterator<Item = u64>,
        digits: &mut [i64],
    ) -> bool {
        self.take(numbers, there, digits, |number| (*number, 0))
    }

    /// Numbers where their bit is set. `halves` gives a number, and what is lost of it.
    #[inline(always)]
    fn take<T>(
        self,
        numbers: &[T],
        there: impl IntoIterator<Item = u64>,
        digits: &mut [i64],
        halves: impl Fn(&T) -> (i64, i64),
    ) -> bool {
        self.arch.dispatch(Take {
            numbers,
            there: there.into_iter(),
            digits,
            halves,
        })
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

    /// What each key stands for, by entries of which there are few; `other` where there is no entry
    /// of its own. Both are of one length.
    ///
    /// ```
    /// use lkj_core::columns::Cells;
    ///
    /// let mut found = ["", "", ""];
    /// Cells::default().look_up(&[0, 1, 7], &[(0, "higher"), (1, "lower")], "?", &mut found);
    /// assert_eq!(found, ["higher", "lower", "?"]);
    /// ```
    pub fn look_up<K: Copy + PartialEq, T: Copy>(
        &self,
        keys: &[K],
        entries: &[(K, T)],
        other: T,
        found: &mut [T],
    ) {
        self.arch.dispatch(LookUp {
            keys,
            entries,
            other,
            found,
        });
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

/// What [`Cells::take`] does, by name: a closure with more than one caller may be compiled apart
/// from them, for the instructions that every machine has.
struct Take<'a, T, There, Halves> {
    numbers: &'a [T],
    there: There,
    digits: &'a mut [i64],
    halves: Halves,
}

impl<T, There, Halves> WithSimd for Take<'_, T, There, Halves>
where
    There: Iterator<Item = u64>,
    Halves: Fn(&T) -> (i64, i64),
{
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) -> bool {
        let (words, rest) = self.digits.as_chunks_mut::<64>();
        let (numbers, others) = self.numbers.as_chunks::<64>();
        let mut lost = 0;
        for ((digits, numbers), there) in words.iter_mut().zip(numbers).zip(&mut self.there) {
            lost |= take_word(numbers, there, digits, &self.halves);
        }
        if let Some(there) = self.there.next() {
            lost |= take_word(others, there, rest, &self.halves);
        }
        lost == 0
    }
}

/// What [`Cells::look_up`] does, by name for the same reason.
struct LookUp<'a, K, T> {
    keys: &'a [K],
    entries: &'a [(K, T)],
    other: T,
    found: &'a mut [T],
}

impl<K: Copy + PartialEq, T: Copy> WithSimd for LookUp<'_, K, T> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (words, rest) = self.found.as_chunks_mut::<64>();
        let (keys, others) = self.keys.as_chunks::<64>();
        for (found, keys) in words.iter_mut().zip(keys) {
            *found = look_up_word(keys, self.entries, self.other);
        }
        for (found, key) in rest.iter_mut().zip(others) {
            let entry = self.entries.iter().rfind(|(entry, _)| entry == key);
            *found = entry.map_or(self.other, |(_, value)| *value);
        }
    }
}

/// Up to 64 numbers, and in all bits together what is lost of those that are there.
#[inline(always)]
fn take_word<T>(
    numbers: &[T],
    there: u64,
    digits: &mut [i64],
    halves: impl Fn(&T) -> (i64, i64),
) -> i64 {
    let mut lost = 0;
    for ((bit, digits), number) in (0_u32..64).zip(digits).zip(numbers) {
        let is_there = (there >> bit) & 1 == 1;
        let (number, beyond) = halves(number);
        let beyond = beyond | i64::from(number == MISSING);
        lost |= if is_there { beyond } else { 0 };
        *digits = if is_there { number } else { MISSING };
    }
    lost
}

/// What 64 keys stand for. Each entry is held against all of them, so that none tells where to
/// look.
#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "both have 64 places")]
fn look_up_word<K: Copy + PartialEq, T: Copy>(
    keys: &[K; 64],
    entries: &[(K, T)],
    other: T,
) -> [T; 64] {
    let mut found = [other; 64];
    for (entry, value) in entries.iter().copied() {
        found = std::array::from_fn(|at| if keys[at] == entry { value } else { found[at] });
    }
    found
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
        let all = || std::iter::repeat(u64::MAX);
        assert!(cells.narrow(&wide, all(), &mut digits));
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
        let fits = |number| {
            let wide = [halves(0), halves(number), halves(-1)];
            let mut digits = [7; 3];
            assert!(cells.narrow(&wide, [0b101], &mut digits), "it is not there");
            assert_eq!(digits, [0, MISSING, -1]);
            cells.narrow(&wide, [0b111], &mut digits)
        };
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
            let mut copied = vec![7; rows];
            let given: Vec<i64> = (0..).take(rows).collect();
            assert!(cells.copy(&given, bits.iter().copied(), &mut copied));
            assert_eq!(copied, digits);
            let wide: Vec<[i64; 2]> = given
                .iter()
                .map(|number| {
                    let mut halves = [0; 2];
                    halves[LOW] = *number;
                    halves
                })
                .collect();
            assert!(cells.narrow(&wide, bits.iter().copied(), &mut copied));
            assert_eq!(copied, digits);
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

    #[test]
    fn keys_stand_for_their_entries() {
        let keys: Vec<i32> = (0..200).map(|at| at * at % 5 - 1).collect();
        let entries = [(-1, 'a'), (0, 'b'), (3, 'c')];
        for length in [0, 1, 63, 64, 65, 200] {
            let keys = &keys[..length];
            let mut found = vec!['-'; length];
            Cells::default().look_up(keys, &entries, '?', &mut found);
            for (key, found) in keys.iter().zip(found) {
                let entry = entries.iter().find(|(entry, _)| entry == key);
                assert_eq!(found, entry.map_or('?', |(_, value)| *value), "{key}");
            }
        }
    }
}
