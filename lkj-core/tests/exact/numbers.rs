//! Numbers that are written can be read back.

use lkj_core::number::{
    self, Figure, Hint, Kind, NumberError, Reading, exact, format, format_percent, format_rupiah,
    parse_with,
};
use lkj_core::{Entry, Locale, TargetValue};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;

const LOCALES: [Locale; 2] = [Locale::Indonesian, Locale::English];

/// Decimals of up to 28 digits, and such as look like thousands.
fn decimals() -> impl Strategy<Value = Decimal> {
    const LIMIT: i128 = 10_i128.pow(28);
    prop_oneof![
        (-2_000_000..2_000_000_i64, 0..=6_u32)
            .prop_map(|(units, places)| Decimal::new(units, places)),
        (-1_000_000..1_000_000_i64).prop_map(|units| Decimal::new(units, 3)),
        (-LIMIT..LIMIT, 0..=28_u32)
            .prop_map(|(units, places)| Decimal::from_i128_with_scale(units, places)),
    ]
}

fn figure(text: &str, hint: Hint) -> Result<Figure, TestCaseError> {
    match parse_with(text, hint) {
        Ok(Reading::Figure(figure)) => Ok(figure),
        other => Err(TestCaseError::fail(format!(
            "{text:?} is read as {other:?}"
        ))),
    }
}

/// The number with as many decimals; a zero has no sign.
fn digits(value: Decimal) -> (Decimal, u32) {
    (value, value.scale())
}

proptest! {
    #![proptest_config(crate::inputs(1500))]

    #[test]
    fn what_is_written_for_readers_is_read_back(value in decimals()) {
        for locale in LOCALES {
            let hint = Hint { locale: Some(locale), ..Hint::default() };
            let text = format(value, locale);
            let found = figure(&text, hint)?;
            prop_assert_eq!((digits(found.value), found.unit), (digits(value), None), "{}", text);

            let text = format_percent(value, locale);
            let found = figure(&text, hint)?;
            prop_assert_eq!(digits(found.value), digits(value), "{}", text);
            prop_assert_eq!(found.unit.as_deref(), Some("%"), "{}", text);
        }
    }

    #[test]
    fn without_a_hint_it_is_read_back_or_refused(value in decimals()) {
        for locale in LOCALES {
            for text in [format(value, locale), format_percent(value, locale)] {
                match number::parse(&text) {
                    Ok(Reading::Figure(found)) => {
                        prop_assert_eq!(digits(found.value), digits(value), "{}", text);
                    }
                    Err(NumberError::Ambiguous { grouped, fraction, .. }) => {
                        prop_assert!(grouped == value || fraction == value, "{}", text);
                    }
                    other => prop_assert!(false, "{:?} is read as {:?}", text, other),
                }
            }
        }
    }

    /// Rupiah have at most two decimals.
    #[test]
    fn amounts_are_read_back(value in decimals()) {
        let value = value.round_dp(2);
        for locale in LOCALES {
            let text = format_rupiah(value, locale);
            for hint in [
                Hint::default(),
                Hint { locale: Some(locale), ..Hint::default() },
                Hint { kind: Some(Kind::Amount), ..Hint::default() },
            ] {
                let found = figure(&text, hint)?;
                prop_assert_eq!(digits(found.value), digits(value), "{}", text);
                prop_assert_eq!(found.unit.as_deref(), Some("Rp"), "{}", text);
            }
        }
    }

    #[test]
    fn what_is_written_for_machines_is_read_back(value in decimals()) {
        let text = exact::write(value);
        prop_assert_eq!(exact::read(&text).map(digits), Some(digits(value)), "{}", text);
        prop_assert_eq!(digits(figure(&text, Hint::default())?.value), digits(value), "{}", text);
        let plain = value.to_string();
        prop_assert_eq!(exact::read(&plain).map(digits), Some(digits(value)), "{}", plain);
    }

    #[test]
    fn targets_and_entries_are_read_back(
        one in decimals(),
        other in decimals(),
        unit in proptest::option::of(proptest::sample::select(vec!["%", "orang", "unit / bulan"])),
        side in proptest::sample::select(vec!["≤", "<", "≥", ">"]),
    ) {
        let unit = unit.map(str::to_owned);
        let figure = { let mut figure = Figure::new(one); figure.unit.clone_from(&unit); figure };
        let bound = TargetValue::parse(&format!("{side} {figure}"));
        let range = TargetValue::Range { lower: one.min(other), upper: one.max(other), unit };
        let several = TargetValue::Several(vec![figure.clone(), other.into()]);
        let bound = bound.map_err(|error| TestCaseError::fail(error.to_string()))?.unwrap();
        prop_assert!(matches!(bound, TargetValue::Bound { .. }), "{:?}", bound);
        for target in [TargetValue::Figure(figure), bound, range, several] {
            let text = target.to_string();
            prop_assert_eq!(TargetValue::parse(&text), Ok(Some(target)), "{}", text);
        }
        let entry = Entry::of(one);
        let json = serde_json::to_string(&entry)?;
        prop_assert_eq!(serde_json::from_str::<Entry>(&json)?, entry, "{}", json);
    }
}
