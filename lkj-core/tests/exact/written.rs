//! Values as reports write them: each is made from what it means, so that the right reading and
//! the right result are known by construction.

use lkj_core::evaluation::{Achievement, Measurement, RealizedValue, Standing, achievement};
use lkj_core::number::Hint;
use lkj_core::rules::RulesInForce;
use lkj_core::{Polarity, TargetValue};
use proptest::prelude::*;
use proptest::sample;

/// A target, a realization, the declared polarity, and what must come of them.
#[derive(Debug, Clone)]
struct Written {
    target: String,
    realization: String,
    polarity: Option<Polarity>,
    expected: Expected,
}

/// What must come of a written pair.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Expected {
    /// A percentage in hundredths, half away from zero, and whether the target was reached.
    Percent(i64, Standing),
    /// No percentage, by this reason; whether the target was reached where that can be said.
    Reason(&'static str, Option<Standing>),
}

fn found(written: &Written) -> Expected {
    let target = TargetValue::parse(&written.target).unwrap().unwrap();
    let realization = RealizedValue::parse_with(&written.realization, Hint::default())
        .unwrap()
        .unwrap();
    let measurement = match written.polarity {
        Some(polarity) => Measurement::of(polarity),
        None => Measurement::default(),
    };
    match achievement(
        &realization,
        &target,
        &measurement,
        &RulesInForce::default(),
    ) {
        Achievement::Measured(measured) => {
            let hundredths = measured.raw.get() * rust_decimal::Decimal::ONE_HUNDRED;
            let hundredths = hundredths.normalize().to_string().parse().unwrap();
            Expected::Percent(hundredths, measured.standing.unwrap())
        }
        other => Expected::Reason(other.reason().unwrap().code(), other.standing()),
    }
}

/// A quotient in hundredths of a percent, half away from zero.
fn hundredths(numerator: i64, denominator: i64) -> i64 {
    let (numerator, denominator) = (i128::from(numerator) * 10_000, i128::from(denominator));
    let doubled = numerator.abs() * 2 + denominator;
    let rounded = doubled / (denominator * 2);
    i64::try_from(rounded * numerator.signum()).unwrap()
}

fn by_ratio(realized: i64, target: i64) -> Expected {
    Expected::Percent(hundredths(realized, target), standing(realized, target))
}

fn standing(realized: i64, target: i64) -> Standing {
    match realized.cmp(&target) {
        std::cmp::Ordering::Greater => Standing::Exceeded,
        std::cmp::Ordering::Equal => Standing::Met,
        std::cmp::Ordering::Less => Standing::Missed,
    }
}

/// A whole number with points between thousands, as Indonesian reports write it; one that could
/// be read in two ways is written without.
fn grouped(number: i64) -> String {
    let digits = number.to_string();
    if digits.len() < 7 {
        return digits;
    }
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// Hundredths with a comma: 750 is `7,50`.
fn with_comma(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// Bounds from above, with the words or the sign for them and whether the bound itself counts.
fn bounds() -> BoxedStrategy<Written> {
    const WRITINGS: [(&str, bool); 10] = [
        ("< ", false),
        ("<", false),
        ("≤ ", true),
        ("<= ", true),
        ("maksimal ", true),
        ("maks. ", true),
        ("paling lama ", true),
        ("paling lambat ", true),
        ("kurang dari ", false),
        ("tidak lebih dari ", true),
    ];
    (sample::select(&WRITINGS[..]), 1..500_i64, 1..1000_i64)
        .prop_map(|((words, counts), target, realized)| {
            let is_met = realized < target || counts && realized == target;
            let percent = if realized <= target {
                10_000
            } else {
                hundredths(2 * target - realized, target)
            };
            let standing = if is_met {
                Standing::Met
            } else {
                Standing::Missed
            };
            Written {
                target: format!("{words}{target} hari"),
                realization: format!("{realized} hari"),
                polarity: None,
                expected: Expected::Percent(percent, standing),
            }
        })
        .boxed()
}

/// A declared polarity against the side of the target.
fn contradictions() -> BoxedStrategy<Written> {
    (any::<bool>(), 1..500_i64, 1..500_i64)
        .prop_map(|(upper, target, realized)| Written {
            target: format!("{} {target}", if upper { "≤" } else { "≥" }),
            realization: realized.to_string(),
            polarity: Some(if upper {
                Polarity::Higher
            } else {
                Polarity::Lower
            }),
            expected: Expected::Reason("side_contradicts_polarity", None),
        })
        .boxed()
}

/// Amounts in ribu, juta, miliar and triliun against plain ones.
fn multiples() -> BoxedStrategy<Written> {
    const WORDS: [(&str, i64); 9] = [
        ("ribu", 1_000),
        ("rb", 1_000),
        ("juta", 1_000_000),
        ("Juta", 1_000_000),
        ("jt", 1_000_000),
        ("miliar", 1_000_000_000),
        ("milyar", 1_000_000_000),
        ("M", 1_000_000_000),
        ("triliun", 1_000_000_000_000),
    ];
    (
        sample::select(&WORDS[..]),
        sample::select(&WORDS[..]),
        1..90_000_i64,
        1..90_000_i64,
        any::<bool>(),
    )
        .prop_map(
            |((word, one), (other_word, other), target, realized, plain)| {
                let realization = if plain {
                    format!("Rp {}", grouped(realized * other / 100))
                } else {
                    format!("Rp {} {other_word}", with_comma(realized))
                };
                let (target_value, realized_value) = (target * one / 100, realized * other / 100);
                let exact = (
                    i128::from(realized_value) * 10_000,
                    i128::from(target_value),
                );
                let rounded = (exact.0 * 2 + exact.1) / (exact.1 * 2);
                Written {
                    target: format!("Rp {} {word}", with_comma(target)),
                    realization,
                    polarity: None,
                    expected: Expected::Percent(
                        i64::try_from(rounded).unwrap(),
                        standing(realized_value, target_value),
                    ),
                }
            },
        )
        .boxed()
}

/// Families of standard units, each with sizes in its smallest unit.
const DIMENSIONS: [&[(&str, i64)]; 5] = [
    &[
        ("menit", 1),
        ("jam", 60),
        ("hari", 1_440),
        ("minggu", 10_080),
    ],
    &[("bulan", 1), ("semester", 6), ("tahun", 12)],
    &[("kg", 1), ("kuintal", 100), ("ton", 1_000)],
    &[("m", 1), ("km", 1_000)],
    &[("m²", 1), ("ha", 10_000)],
];

/// A quantity in one standard unit against one in another of the same or another dimension.
fn units() -> BoxedStrategy<Written> {
    let unit = || {
        (0..DIMENSIONS.len(), 0..4_usize).prop_map(|(dimension, at)| {
            let units = DIMENSIONS[dimension];
            (dimension, units[at % units.len()])
        })
    };
    (unit(), unit(), 1..400_i64, 1..400_i64)
        .prop_map(
            |((one, (word, size)), (other, (other_word, other_size)), target, realized)| Written {
                target: format!("{target} {word}"),
                realization: format!("{realized} {other_word}"),
                polarity: None,
                expected: if one == other {
                    by_ratio(realized * other_size, target * size)
                } else {
                    Expected::Reason("units_differ", None)
                },
            },
        )
        .boxed()
}

/// Working days are no days, and words are no standard units.
fn other_units() -> BoxedStrategy<Written> {
    const PAIRS: [(&str, &str); 5] = [
        ("hari", "hari kerja"),
        ("hari kerja", "minggu"),
        ("%", "orang"),
        ("dokumen", "kg"),
        ("Rp", "hari"),
    ];
    (sample::select(&PAIRS[..]), 1..400_i64, 1..400_i64)
        .prop_map(|((one, other), target, realized)| Written {
            target: format!("{target} {one}"),
            realization: format!("{realized} {other}"),
            polarity: None,
            expected: Expected::Reason("units_differ", None),
        })
        .boxed()
}

/// Two parts of one duration.
fn durations() -> BoxedStrategy<Written> {
    (0..2_usize, 1..20_i64, 1..12_i64, 1..400_i64)
        .prop_map(|(kind, large, small, realized)| {
            let (large_word, small_word, size) =
                [("jam", "menit", 60), ("tahun", "bulan", 12)][kind];
            Written {
                target: format!("{large} {large_word} {small} {small_word}"),
                realization: format!("{realized} {small_word}"),
                polarity: None,
                expected: by_ratio(realized, large * size + small),
            }
        })
        .boxed()
}

/// Percentages of at least 60 beside fractions of at least 0,3: no other reading is near.
fn fractions() -> BoxedStrategy<Written> {
    (6_000..15_000_i64, 3_000..=9_999_i64)
        .prop_map(|(target, fraction)| Written {
            target: format!("{} %", with_comma(target)),
            realization: format!("0,{fraction:04}"),
            polarity: None,
            expected: by_ratio(fraction, target),
        })
        .boxed()
}

/// A range, a part of a whole, several quantities.
fn several() -> BoxedStrategy<Written> {
    const BETWEEN: [&str; 5] = [" / ", "; ", " ", ", ", " dan "];
    const JOINERS: [&str; 6] = [" sd ", " s/d ", " s.d. ", "–", " - ", " sampai "];
    let range = (
        sample::select(&JOINERS[..]),
        10..500_i64,
        1..200_i64,
        1..900_i64,
    )
        .prop_map(|(joiner, lower, width, realized)| {
            let upper = lower + width;
            Written {
                target: format!("{lower}{joiner}{upper}"),
                realization: realized.to_string(),
                polarity: None,
                expected: if realized > upper {
                    by_ratio(realized, upper)
                } else if realized < lower {
                    by_ratio(realized, lower)
                } else {
                    Expected::Percent(10_000, Standing::Met)
                },
            }
        });
    let part = (1..90_i64, 1..90_i64, 90..200_i64).prop_map(|(target, realized, all)| Written {
        target: format!("{target} laporan dari {all} laporan"),
        realization: format!("{realized} dari {all} laporan"),
        polarity: None,
        expected: by_ratio(realized, target),
    });
    let several = (
        sample::select(&BETWEEN[..]),
        2..90_i64,
        2..90_i64,
        any::<bool>(),
    )
        .prop_map(|(between, one, other, both)| Written {
            target: format!("{one} dokumen{between}{other} laporan"),
            realization: if both {
                format!("{one} dokumen{between}{other} laporan")
            } else {
                one.to_string()
            },
            polarity: None,
            expected: Expected::Reason("several_quantities", None),
        });
    prop_oneof![range, part, several].boxed()
}

/// A date as one of its writings.
fn date(day: u8, month: usize, form: usize) -> String {
    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    match form {
        0 => format!("{day} {} 2025", MONTHS[month - 1]),
        1 => format!("{day}/{month}/2025"),
        2 => format!("2025-{month:02}-{day:02}"),
        _ => format!("{day}-{month:02}-2025"),
    }
}

fn dates() -> BoxedStrategy<Written> {
    let one = || (1..=28_u8, 1..=12_usize, 0..4_usize);
    (one(), one(), any::<bool>())
        .prop_map(
            |((day, month, form), (done, in_month, other_form), before)| {
                let is_met = if before {
                    (in_month, done) < (month, day)
                } else {
                    (in_month, done) <= (month, day)
                };
                let words = if before { "sebelum " } else { "" };
                Written {
                    target: format!("{words}{}", date(day, month, form)),
                    realization: date(done, in_month, other_form),
                    polarity: None,
                    expected: Expected::Reason(
                        "date",
                        Some(if is_met {
                            Standing::Met
                        } else {
                            Standing::Missed
                        }),
                    ),
                }
            },
        )
        .boxed()
}

/// Grades of one family, of two, with scores, and values that are to come.
fn grades() -> BoxedStrategy<Written> {
    const TRUTHS: [(&str, bool); 8] = [
        ("ya", true),
        ("ada", true),
        ("Sudah", true),
        ("Yes", true),
        ("tidak", false),
        ("tidak ada", false),
        ("belum", false),
        ("No", false),
    ];
    const NOT_YET: [&str; 6] = [
        "Diukur di TW IV",
        "belum rilis",
        "Belum dinilai",
        "dalam proses",
        "menunggu BPS",
        "TBD",
    ];
    const FAMILIES: [&[&str]; 5] = [
        &["D", "C", "CC", "B", "BB", "A", "AA"],
        &["TMP", "TW", "WDP", "WTP"],
        &[
            "Sangat Kurang",
            "Kurang",
            "Cukup",
            "Baik",
            "Sangat Baik",
            "Memuaskan",
            "Sangat Memuaskan",
        ],
        &[
            "Sangat Rendah",
            "Rendah",
            "Sedang",
            "Tinggi",
            "Sangat Tinggi",
        ],
        &["Level 1", "Level 2", "level 3", "Level 4", "Level 5"],
    ];
    let grade = || {
        (0..FAMILIES.len(), 0..7_usize).prop_map(|(family, at)| {
            let grades = FAMILIES[family];
            (family, at % grades.len(), grades[at % grades.len()])
        })
    };
    let ordered = (grade(), grade(), any::<bool>()).prop_map(
        |((one, target_at, target), (other, at, reached), lower)| Written {
            target: target.to_owned(),
            realization: if lower {
                reached.to_lowercase()
            } else {
                reached.to_owned()
            },
            polarity: Some(Polarity::Grade),
            expected: match (one == other, at.cmp(&target_at)) {
                (false, _) => Expected::Reason("grades_not_listed", None),
                (true, std::cmp::Ordering::Equal) => Expected::Percent(10_000, Standing::Met),
                (true, std::cmp::Ordering::Greater) => {
                    Expected::Reason("grade_order", Some(Standing::Exceeded))
                }
                (true, std::cmp::Ordering::Less) => {
                    Expected::Reason("grade_order", Some(Standing::Missed))
                }
            },
        },
    );
    let scored = (5_000..10_000_i64, 5_000..10_000_i64).prop_map(|(target, realized)| Written {
        target: format!("BB ({})", with_comma(target)),
        realization: format!("B ({})", with_comma(realized)),
        polarity: None,
        expected: by_ratio(realized, target),
    });
    let to_come =
        (sample::select(&NOT_YET[..]), grade()).prop_map(|(words, (_, _, target))| Written {
            target: target.to_owned(),
            realization: words.to_owned(),
            polarity: None,
            expected: Expected::Reason("not_yet", None),
        });
    let truths =
        (any::<bool>(), sample::select(&TRUTHS[..])).prop_map(|(wanted, (words, done))| Written {
            target: if wanted { "ada" } else { "tidak" }.to_owned(),
            realization: words.to_owned(),
            polarity: None,
            expected: if wanted == done {
                Expected::Percent(10_000, Standing::Met)
            } else {
                Expected::Percent(0, Standing::Missed)
            },
        });
    prop_oneof![4 => ordered, 1 => scored, 1 => to_come, 1 => truths].boxed()
}

fn check(written: &Written) -> Result<(), TestCaseError> {
    let found = found(written);
    prop_assert!(found == written.expected, "{written:?}: {found:?}");
    Ok(())
}

proptest! {
    // Ten kinds, two thousand of each.
    #![proptest_config(crate::inputs(2_000))]

    #[test]
    fn bounds_are_measured_by_their_side(written in bounds()) { check(&written)?; }

    #[test]
    fn contradictions_are_refused(written in contradictions()) { check(&written)?; }

    #[test]
    fn multiples_are_part_of_the_number(written in multiples()) { check(&written)?; }

    #[test]
    fn units_are_converted_within_a_dimension(written in units()) { check(&written)?; }

    #[test]
    fn units_of_two_dimensions_are_refused(written in other_units()) { check(&written)?; }

    #[test]
    fn durations_are_one_quantity(written in durations()) { check(&written)?; }

    #[test]
    fn fractions_beside_percentages_are_converted(written in fractions()) { check(&written)?; }

    #[test]
    fn ranges_parts_and_several_quantities(written in several()) { check(&written)?; }

    #[test]
    fn dates_are_met_or_missed(written in dates()) { check(&written)?; }

    #[test]
    fn grades_by_order_scores_and_words(written in grades()) { check(&written)?; }
}
