//! Families of grades whose order is known without a list, each with where it was found.

use std::cmp::Ordering;

use crate::number::Grade;

/// Words of one ordered scale, from the lowest to the highest.
///
/// An indicator's own `grades` stand above every family. Two words are ordered only where both
/// belong to one family, and where all families that have both agree.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct GradeFamily {
    /// Its name.
    pub name: &'static str,
    /// Where the order was found.
    pub source: &'static str,
    /// Whether it was checked against that source.
    pub verified: bool,
    order: Order,
}

#[derive(Debug, Clone, Copy)]
enum Order {
    /// The words of each grade, from the lowest to the highest; the first one is the usual one.
    Listed(&'static [&'static [&'static str]]),
    /// A word with a number behind it; the higher number is better.
    Ascending(&'static [&'static str]),
    /// A word with a number behind it; the lower number is better.
    Descending(&'static [&'static str]),
}

/// All families that come with the engine.
pub const GRADE_FAMILIES: &[GradeFamily] = &[
    GradeFamily {
        name: "akip",
        source: "PermenPANRB 88/2021: predikat evaluasi AKIP, D sampai AA",
        verified: true,
        order: Order::Listed(&[&["d"], &["c"], &["cc"], &["b"], &["bb"], &["a"], &["aa"]]),
    },
    GradeFamily {
        name: "audit-opinion",
        source: "UU 15/2004, penjelasan Pasal 16 ayat (1): empat jenis opini BPK",
        verified: true,
        order: Order::Listed(&[
            &[
                "tmp",
                "tidak memberikan pendapat",
                "pernyataan menolak memberikan opini",
                "disclaimer",
            ],
            &["tw", "tidak wajar", "adverse"],
            &["wdp", "wajar dengan pengecualian", "qualified"],
            &["wtp", "wajar tanpa pengecualian", "unqualified"],
        ]),
    },
    GradeFamily {
        name: "quality",
        source: "PermenPANRB 88/2021 dan 59/2020: sebutan predikat AKIP dan SPBE",
        verified: true,
        order: Order::Listed(&[
            &["sangat kurang"],
            &["kurang"],
            &["cukup", "cukup memadai"],
            &["baik"],
            &["sangat baik"],
            &["memuaskan"],
            &["sangat memuaskan"],
        ]),
    },
    GradeFamily {
        name: "service",
        source: "PermenPANRB 14/2017: mutu pelayanan",
        verified: true,
        order: Order::Listed(&[
            &["tidak baik"],
            &["kurang baik"],
            &["baik"],
            &["sangat baik"],
        ]),
    },
    GradeFamily {
        name: "height",
        source: "Permendagri 86/2017: skala nilai peringkat kinerja",
        verified: true,
        order: Order::Listed(&[
            &["sangat rendah"],
            &["rendah"],
            &["sedang"],
            &["tinggi"],
            &["sangat tinggi"],
        ]),
    },
    GradeFamily {
        name: "level",
        source: "Tingkat kematangan SPIP dan kapabilitas APIP (BPKP): level 1 sampai 5",
        verified: true,
        order: Order::Ascending(&["level", "tingkat", "lvl"]),
    },
    GradeFamily {
        name: "rank",
        source: "Arti umum kata peringkat: yang pertama adalah yang terbaik",
        verified: true,
        order: Order::Descending(&["peringkat", "ranking", "rangking", "juara"]),
    },
];

/// Whether a word is a grade of any family.
#[must_use]
pub fn is_known_grade(grade: &Grade) -> bool {
    GRADE_FAMILIES
        .iter()
        .any(|family| family.place(grade).is_some())
}

/// How one grade stands to another by the families that have both; `None` where none has both, or
/// where two families disagree.
///
/// ```
/// use std::cmp::Ordering;
/// use lkj_core::number::Grade;
/// use lkj_core::rules::order_of_grades;
/// let order = |one, other| order_of_grades(&Grade::of(one), &Grade::of(other));
/// assert_eq!(order("BB", "B"), Some(Ordering::Greater));
/// assert_eq!(order("Peringkat 4", "Peringkat 10"), Some(Ordering::Greater));
/// assert_eq!(order("WTP", "BB"), None);
/// ```
#[must_use]
pub fn order_of_grades(one: &Grade, other: &Grade) -> Option<Ordering> {
    let mut orders = GRADE_FAMILIES
        .iter()
        .filter_map(|family| Some(family.place(one)?.cmp(&family.place(other)?)));
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The places of two grades in the one family that has both, counted from 1.
#[must_use]
pub(crate) fn scores_of_grades(one: &Grade, other: &Grade) -> Option<(u32, u32)> {
    let mut scores = GRADE_FAMILIES
        .iter()
        .filter(|family| matches!(family.order, Order::Listed(_)))
        .filter_map(|family| Some((family.place(one)?, family.place(other)?)));
    let (one, other) = scores.next()?;
    let is_only = scores.next().is_none();
    let score = |place: i64| u32::try_from(place).ok();
    Some((score(one)?, score(other)?)).filter(|_| is_only)
}

impl GradeFamily {
    /// The grades in words, from the lowest to the highest.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let numbered =
            |names: &[&str], numbers: &str| vec![format!("{} {numbers}", names.join(", "))];
        match self.order {
            Order::Listed(grades) => {
                let of_one = |writings: &&[&str]| writings.join(" = ");
                grades.iter().map(of_one).collect()
            }
            Order::Ascending(names) => numbered(names, "n, n ascending"),
            Order::Descending(names) => numbered(names, "n, n descending"),
        }
    }

    /// Where a grade stands in the family: a number that is higher for a better grade.
    fn place(&self, grade: &Grade) -> Option<i64> {
        let words = grade.plain_word();
        match self.order {
            Order::Listed(grades) => {
                let at = grades
                    .iter()
                    .position(|writings| writings.contains(&words.as_str()))?;
                i64::try_from(at).ok()?.checked_add(1)
            }
            Order::Ascending(names) => numbered(&words, names),
            Order::Descending(names) => numbered(&words, names)?.checked_neg(),
        }
    }
}

/// The number behind one of several words: 3 of `level 3` or `level III`.
fn numbered(words: &str, names: &[&str]) -> Option<i64> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let (name, number) = words.split_once([' ', '-'])?;
    if !names.contains(&name) {
        return None;
    }
    let number = number.trim_start_matches("ke-").trim();
    let roman = ROMAN.iter().position(|roman| *roman == number);
    match roman {
        Some(at) => i64::try_from(at).ok()?.checked_add(1),
        None if number.len() <= 4 => number.parse().ok().filter(|number| *number >= 0),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(one: &str, other: &str) -> Option<Ordering> {
        order_of_grades(&Grade::of(one), &Grade::of(other))
    }

    #[test]
    fn grades_of_one_family_are_ordered() {
        for (better, worse) in [
            ("BB (72,45)", "B"),
            ("AA", "A"),
            ("Wajar Tanpa Pengecualian", "WDP"),
            ("sangat baik", "BAIK"),
            ("Memuaskan", "Sangat Baik"),
            ("Tinggi", "Sedang"),
            ("Level 3", "Level 2"),
            ("Level IV", "level 3"),
            ("Peringkat 4", "Peringkat 10"),
            ("A (Memuaskan)", "BB"),
        ] {
            assert_eq!(
                order(better, worse),
                Some(Ordering::Greater),
                "{better} {worse}"
            );
            assert_eq!(
                order(worse, better),
                Some(Ordering::Less),
                "{worse} {better}"
            );
        }
        assert_eq!(
            order("wtp", "Wajar Tanpa Pengecualian"),
            Some(Ordering::Equal)
        );
    }

    #[test]
    fn grades_of_two_families_are_not() {
        for (one, other) in [
            ("WTP", "BB"),
            ("Baik", "Tinggi"),
            ("Level 3", "Peringkat 3"),
            ("abc", "abc"),
        ] {
            assert_eq!(order(one, other), None, "{one} {other}");
        }
    }
}
