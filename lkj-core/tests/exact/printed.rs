//! A printed figure is right when it is the exact number at the places that it is printed with.

use std::fmt::Write as _;

use lkj_core::TargetValue;
use lkj_core::arithmetic::{Places, Rounding};
use lkj_core::check::{Printed, check_table};
use lkj_core::evaluation::{Measurement, achievement};
use lkj_core::rules::RulesInForce;
use lkj_core::{LowerMethod, Polarity};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;

use crate::oracle::{Exact, Rounded, exact, hundred, percent};

const MOST_PLACES: u8 = 4;

/// A row of a performance table.
#[derive(Debug, Clone)]
struct Row {
    target: Decimal,
    realized: Decimal,
    polarity: Polarity,
}

impl Row {
    fn achievement(&self) -> Exact {
        let (target, realized) = (exact(self.target), exact(self.realized));
        let ratio = percent(&realized, &target).unwrap();
        match self.polarity {
            // (2T − R) / T = 200 % − R / T
            Polarity::Lower => hundred() + hundred() - ratio,
            Polarity::Higher => ratio,
            other => unreachable!("{other:?} is not among these rows"),
        }
    }

    fn measurement(&self) -> Measurement {
        let mut measurement = Measurement::of(self.polarity);
        measurement.lower_method = LowerMethod::Linear;
        measurement
    }
}

fn rows() -> impl Strategy<Value = Row> {
    let number =
        || (1..999_999_i64, 0..=2_u32).prop_map(|(units, scale)| Decimal::new(units, scale));
    let polarity = select(vec![Polarity::Higher, Polarity::Lower]);
    // Most realizations are near their targets, as in reports.
    let near = (900..1100_i64).prop_map(|permille| Decimal::new(permille, 3));
    (number(), number(), near, any::<bool>(), polarity).prop_map(
        |(target, any, near, is_near, polarity)| Row {
            target,
            realized: if is_near {
                (target * near).round_dp(2)
            } else {
                any
            },
            polarity,
        },
    )
}

fn at(value: &Exact, places: u8, mode: Rounding) -> Decimal {
    Rounded::of(value, places, mode)
        .unwrap()
        .to_string()
        .parse()
        .unwrap()
}

fn right(row: &Row, places: u8) -> Decimal {
    at(&row.achievement(), places, Rounding::HalfAwayFromZero)
}

/// A number as Indonesian tables print it, without separators of thousands.
fn written(value: Decimal) -> String {
    value.to_string().replace('.', ",")
}

/// The rows with printed achievements; the first row settles how points and commas are used.
fn table(rows: &[Row], printed: &[Decimal], places: u8) -> String {
    let first = at(
        &Exact::new(1.into(), 8.into()),
        places,
        Rounding::HalfAwayFromZero,
    );
    let mut text = "indikator;polaritas;target;realisasi;capaian\n".to_owned();
    writeln!(text, "pertama;max;1000;1,25;{}", written(first)).unwrap();
    for (row, printed) in rows.iter().zip(printed) {
        let polarity = if row.polarity == Polarity::Lower {
            "min"
        } else {
            "max"
        };
        let (target, realized) = (written(row.target), written(row.realized));
        let printed = written(*printed);
        writeln!(text, "baris;{polarity};{target};{realized};{printed}").unwrap();
    }
    text
}

fn lines_found(text: &str) -> Vec<u32> {
    let check = check_table("t.csv", text, &RulesInForce::default()).unwrap();
    check.findings.iter().map(|one| one.place.line).collect()
}

proptest! {
    #![proptest_config(crate::inputs(200))]

    #[test]
    fn right_figures_of_a_table_are_never_called_wrong(
        rows in prop::collection::vec(rows(), 20),
        places in 0..=MOST_PLACES,
    ) {
        let printed: Vec<_> = rows.iter().map(|row| right(row, places)).collect();
        let text = table(&rows, &printed, places);
        prop_assert_eq!(lines_found(&text), Vec::<u32>::new(), "{}", text);
    }

    #[test]
    fn the_one_spoiled_figure_of_a_table_is_found(
        rows in prop::collection::vec(rows(), 20),
        places in 0..=MOST_PLACES,
        spoiled in any::<Index>(),
        by in select(vec![-1000_i64, -10, -3, -2, -1, 1, 2, 3, 10, 1000]),
    ) {
        let mut printed: Vec<_> = rows.iter().map(|row| right(row, places)).collect();
        let spoiled = spoiled.index(rows.len());
        printed[spoiled] += Decimal::new(by, places.into());
        let text = table(&rows, &printed, places);
        // Headings and the first row are two lines.
        let line = u32::try_from(spoiled).unwrap() + 3;
        prop_assert_eq!(lines_found(&text), vec![line], "{}", text);
    }

    #[test]
    fn a_figure_agrees_at_its_own_places_however_the_rules_round(
        row in rows(),
        places in 0..=MOST_PLACES,
        shown_places in 0..=3_u8,
        rounding in select(vec![Rounding::HalfAwayFromZero, Rounding::HalfEven, Rounding::TowardZero]),
    ) {
        let rules = RulesInForce {
            places: Places::new(shown_places).unwrap(),
            rounding,
            ..RulesInForce::default()
        };
        let target = TargetValue::from(row.target);
        let measured = achievement(&row.realized.into(), &target, &row.measurement(), &rules);
        let measured = measured.measured().unwrap();
        let agrees = |printed: Decimal| {
            Printed::new(printed).agrees(&measured.exact, measured.value.get(), rounding)
        };
        let by_rules = at(&row.achievement(), places, rounding);
        prop_assert!(agrees(by_rules), "{}", by_rules);
        prop_assert!(agrees(measured.value.get()));
        let usual = right(&row, places);
        let unit = Decimal::new(1, places.into());
        for wrong in [usual.max(by_rules) + unit, usual.min(by_rules) - unit] {
            prop_assert!(!agrees(wrong), "{}", wrong);
        }
    }
}
