//! Decimals as text for machines: exact, with a point, and never ambiguous.
//!
//! The one place where decimals meet serde. Floats are refused, because a float has lost
//! digits before anyone could look at it.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserializer, Serializer, de};

/// Writes a decimal so that [`parse`](super::parse) reads the same one back.
///
/// Three decimals after one to three digits would look like thousands, so they are written
/// with an exponent.
///
/// ```
/// use lkj_core::number::exact;
/// assert_eq!(exact::write("80.94".parse()?), "80.94");
/// assert_eq!(exact::write("1.125".parse()?), "1125e-3");
/// assert_eq!(exact::write("0.421".parse()?), "0.421");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[must_use]
pub fn write(value: Decimal) -> String {
    let plain = value.to_string();
    if super::groups::looks_grouped(plain.trim_start_matches('-')) {
        format!("{}e-{}", value.mantissa(), value.scale())
    } else {
        plain
    }
}

/// Reads a decimal written with a point, as a program or a plain file writes it: `80.94`,
/// `-5`, `1125e-3`. All digits are kept or it is refused.
#[must_use]
pub fn read(text: &str) -> Option<Decimal> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let number = digits.strip_prefix('+').unwrap_or(digits);
    let unsigned = number.strip_prefix('-').unwrap_or(number);
    let starts_and_ends_with_a_digit = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit());
    let is_plain = unsigned
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !starts_and_ends_with_a_digit || !is_plain {
        return None;
    }
    shift(Decimal::from_str_exact(number).ok()?, exponent)
}

/// Why a float is no number to compute with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FloatError {
    /// It is infinite.
    #[error("an infinity is no number to compute with")]
    Infinite,
    /// Its shortest decimal form has more digits, before or behind the point, than can be kept.
    #[error("{text} has more digits than can be kept exactly (28)")]
    TooLong {
        /// Its shortest decimal form.
        text: String,
    },
}

/// A float by its shortest decimal form: the fewest digits that tell it from every other float.
/// For columns of data frames, where a float is what somebody once wrote with few digits; what
/// was computed in floats has lost its digits before. NaN is missing, as data frames have it.
///
/// # Errors
/// [`FloatError`] for infinities, and for more digits than a decimal keeps.
///
/// ```
/// use lkj_core::number::exact;
/// assert_eq!(exact::shortest(0.1)?, Some("0.1".parse()?));
/// assert_eq!(exact::shortest(872_705_000.0)?, Some("872705000".parse()?));
/// assert_eq!(exact::shortest(f64::NAN)?, None);
/// assert!(exact::shortest(1e300).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn shortest(value: f64) -> Result<Option<Decimal>, FloatError> {
    of_float(value.is_nan(), value.is_infinite(), || format!("{value:e}"))
}

/// A float of 32 bits by its shortest decimal form, as [`shortest`].
///
/// # Errors
/// As [`shortest`].
pub fn shortest_of_32_bits(value: f32) -> Result<Option<Decimal>, FloatError> {
    of_float(value.is_nan(), value.is_infinite(), || format!("{value:e}"))
}

fn of_float(
    is_nan: bool,
    is_infinite: bool,
    written: impl FnOnce() -> String,
) -> Result<Option<Decimal>, FloatError> {
    if is_nan {
        return Ok(None);
    }
    if is_infinite {
        return Err(FloatError::Infinite);
    }
    let text = written();
    match read(&text) {
        Some(number) if number.is_zero() => Ok(Some(Decimal::ZERO)),
        Some(number) => Ok(Some(number)),
        None => Err(FloatError::TooLong { text }),
    }
}

/// Moves the point; `None` where that would lose a digit.
fn shift(value: Decimal, exponent: i32) -> Option<Decimal> {
    let scale = i64::from(value.scale()).checked_sub(i64::from(exponent))?;
    if let Ok(scale) = u32::try_from(scale) {
        return Decimal::try_from_i128_with_scale(value.mantissa(), scale).ok();
    }
    let zeros = u32::try_from(scale.checked_neg()?).ok()?;
    let mantissa = value.mantissa().checked_mul(10_i128.checked_pow(zeros)?)?;
    Decimal::try_from_i128_with_scale(mantissa, 0).ok()
}

/// Serializes a decimal as text, for `#[serde(with = "lkj_core::number::exact")]`.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.to_string())
}

/// Deserializes a decimal from text or a whole number; a float is refused.
///
/// # Errors
/// Those of the deserializer, and when the value is no exact decimal.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = deserialize_text(deserializer)?;
    read(&text).ok_or_else(|| de::Error::custom(format!("{text:?} is not an exact decimal")))
}

/// Text, or a whole number as its text; a float is refused.
pub(crate) fn deserialize_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    struct Visitor;
    impl de::Visitor<'_> for Visitor {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number as text, or a whole number (a float has lost its exact digits)")
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }

        fn visit_i64<E: de::Error>(self, number: i64) -> Result<String, E> {
            Ok(number.to_string())
        }

        fn visit_u64<E: de::Error>(self, number: u64) -> Result<String, E> {
            Ok(number.to_string())
        }

        fn visit_i128<E: de::Error>(self, number: i128) -> Result<String, E> {
            Ok(number.to_string())
        }
    }
    deserializer.deserialize_any(Visitor)
}

/// The same for a decimal that stands in the native file, where [`parse`](super::parse) must read
/// it back: three decimals are written as [`write()`] has them.
pub mod stated {
    use rust_decimal::Decimal;
    use serde::Serializer;

    pub use super::deserialize;

    /// Serializes a decimal, or what holds one, as [`write`](super::write) has it.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<T: Copy + Into<Decimal>, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::write((*value).into()))
    }

    /// The same for a decimal that may be missing (`null`).
    pub mod optional {
        use rust_decimal::Decimal;
        use serde::Serializer;

        pub use super::super::optional::deserialize;

        /// Serializes a decimal, or what holds one, and a missing one as `null`.
        ///
        /// # Errors
        /// Those of the serializer.
        pub fn serialize<T: Copy + Into<Decimal>, S: Serializer>(
            value: &Option<T>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match value {
                Some(value) => super::serialize(value, serializer),
                None => serializer.serialize_none(),
            }
        }
    }
}

/// The same for a decimal that may be missing (`null`).
pub mod optional {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Serializes a decimal as text, and a missing one as `null`.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(
        value: &Option<Decimal>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => super::serialize(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    /// Deserializes text, a whole number or `null`.
    ///
    /// # Errors
    /// Those of the deserializer, and when the value is no exact decimal.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Decimal>, D::Error> {
        #[derive(Deserialize)]
        struct Exact(#[serde(with = "super")] Decimal);
        Ok(Option::<Exact>::deserialize(deserializer)?.map(|exact| exact.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_machines_write_and_nothing_else() {
        for (text, expected) in [
            ("80.94", "80.94"),
            ("-5", "-5"),
            ("+5", "5"),
            ("0.10", "0.10"),
            ("1125e-3", "1.125"),
            ("1e3", "1000"),
            ("1.5E+1", "15"),
        ] {
            assert_eq!(read(text).unwrap().to_string(), expected, "{text}");
        }
        for text in [
            "", ".5", "5.", "1,5", "1_0", "e3", "1e", "--1", "NaN", "1e40", "1.2.3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn no_digit_is_lost_silently() {
        assert_eq!(read("123456789012345678901234567890.5"), None);
        assert_eq!(read("1e-30"), None);
    }

    #[test]
    fn floats_are_refused() {
        #[derive(Debug, serde::Deserialize)]
        struct Holder {
            #[serde(with = "super")]
            number: Decimal,
        }
        let read = |json| serde_json::from_str::<Holder>(json);
        assert_eq!(
            read(r#"{"number": "0.10"}"#).unwrap().number.to_string(),
            "0.10"
        );
        assert_eq!(read(r#"{"number": 7}"#).unwrap().number.to_string(), "7");
        let refused = read(r#"{"number": 0.1}"#).unwrap_err().to_string();
        assert!(
            refused.contains("a float has lost its exact digits"),
            "{refused}"
        );
    }
}
