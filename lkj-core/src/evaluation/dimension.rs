//! What a number counts or measures: units as they are declared and as formulas combine them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::additive::is_additive;
use crate::number::{Kind, is_unit_of_percent};
use crate::value::Locale;

/// The unit of a number as far as it is known: what it counts, and in what power of ten.
///
/// *Istilah resmi:* satuan. `Rp juta` is rupiah with a power of 6, a percentage a ratio with a
/// power of −2; so `a / b * 100` is a percentage where `a` and `b` are of one unit.
///
/// ```
/// use lkj_core::Locale;
/// use lkj_core::evaluation::Dimension;
/// let spent = Dimension::of_unit("Rp juta");
/// assert_eq!(spent, Dimension::of_unit("juta rupiah"));
/// assert_ne!(spent, Dimension::of_unit("Rp"));
/// assert_eq!(spent.write(Locale::Indonesian), "Rp juta");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "satuan")]
pub struct Dimension {
    /// What it counts, each with its exponent; `None` where that was not declared.
    factors: Option<BTreeMap<String, i32>>,
    /// The power of ten that one of it stands for; `None` where that is not known.
    power: Option<i32>,
    scale: Scale,
    form: Form,
}

/// How the power of ten came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// As it was declared.
    Declared,
    /// A number in a formula changed it: `x * 100`.
    Converted,
}

/// Whether something is a quotient, which is what a percentage can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A number that stands in a formula, which fits with everything.
    Literal,
    /// A quantity.
    Quantity,
    /// One quantity by another.
    Quotient,
}

/// Words for powers of ten in units.
const POWERS: &[(&str, i32)] = &[
    ("ribu", 3),
    ("ribuan", 3),
    ("juta", 6),
    ("jutaan", 6),
    ("miliar", 9),
    ("milyar", 9),
    ("miliaran", 9),
    ("triliun", 12),
    ("trilyun", 12),
];

const RUPIAH: &[&str] = &["rp", "rp.", "rupiah", "idr"];

impl Dimension {
    /// What a unit says. An index, a score or a rate (`per 1.000 penduduk`, `Rp/kapita`) has a
    /// base of its own, so nothing is concluded from it.
    #[must_use]
    pub fn of_unit(unit: &str) -> Self {
        let lowercase = unit.to_lowercase().replace(['(', ')'], " ");
        let words: Vec<&str> = lowercase.split_whitespace().collect();
        if is_unit_of_percent(unit) {
            return Self::percent();
        }
        let has_digits = lowercase.contains(|c: char| c.is_ascii_digit());
        if !is_additive(Some(unit)) || has_digits || words.contains(&"per") {
            return Self::unknown();
        }
        let power_of = |word: &str| POWERS.iter().find(|(known, _)| *known == word);
        let power = words
            .iter()
            .filter_map(|word| power_of(word))
            .map(|(_, power)| *power)
            .fold(0_i32, i32::saturating_add);
        let counted: Vec<&str> = words
            .into_iter()
            .filter(|word| power_of(word).is_none())
            .map(|word| if RUPIAH.contains(&word) { "Rp" } else { word })
            .collect();
        if counted.is_empty() {
            return Self::unknown();
        }
        Self {
            power: Some(power),
            ..Self::of_one(&counted.join(" "))
        }
    }

    /// What the declared unit and kind of a number say together.
    pub(super) fn declared(unit: Option<&str>, kind: Option<Kind>) -> Self {
        match (unit, kind) {
            (Some(unit), _) => Self::of_unit(unit),
            (None, Some(Kind::Percent)) => Self::percent(),
            (None, Some(Kind::Amount)) => Self::rupiah(),
            (None, Some(Kind::Index | Kind::Other)) => Self::unknown(),
            (None, Some(Kind::Count) | None) => Self::undeclared(),
        }
    }

    pub(super) fn percent() -> Self {
        Self {
            factors: Some(BTreeMap::new()),
            power: Some(-2),
            ..Self::unknown()
        }
    }

    pub(super) fn rupiah() -> Self {
        Self::of_one("Rp")
    }

    /// A number of which nothing is known.
    pub(super) const fn unknown() -> Self {
        Self {
            factors: None,
            power: None,
            scale: Scale::Declared,
            form: Form::Quantity,
        }
    }

    /// A plain number of things that were not named.
    pub(super) fn undeclared() -> Self {
        Self {
            power: Some(0),
            ..Self::unknown()
        }
    }

    fn of_one(unit: &str) -> Self {
        Self {
            factors: Some(BTreeMap::from([(unit.to_owned(), 1)])),
            ..Self::undeclared()
        }
    }

    /// A number that stands in a formula: powers of ten convert, others multiply.
    pub(super) fn literal(number: Decimal) -> Self {
        Self {
            factors: Some(BTreeMap::new()),
            power: power_of_ten(number).and_then(i32::checked_neg),
            scale: Scale::Declared,
            form: Form::Literal,
        }
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        self.combined(other, i32::checked_add)
    }

    pub(super) fn over(&self, other: &Self) -> Self {
        let quotient = self.combined(other, i32::checked_sub);
        let form = match (self.form, other.form) {
            (Form::Literal, Form::Literal) => Form::Literal,
            (form, Form::Literal) => form,
            _ => Form::Quotient,
        };
        Self { form, ..quotient }
    }

    fn combined(&self, other: &Self, join: impl Fn(i32, i32) -> Option<i32>) -> Self {
        let power = match (self.form, other.form) {
            (Form::Literal, Form::Literal) => both(self.power, other.power, &join),
            // A number that is no power of ten is so many times, and changes no unit.
            (Form::Literal, _) => join(self.power.unwrap_or(0), 0)
                .and_then(|literal| both(Some(literal), other.power, &join)),
            (_, Form::Literal) => both(self.power, Some(other.power.unwrap_or(0)), &join),
            _ => both(self.power, other.power, &join),
        };
        let converts =
            |side: &Self| side.form == Form::Literal && side.power.is_some_and(|power| power != 0);
        let is_converted = [self, other]
            .into_iter()
            .any(|side| side.scale == Scale::Converted || converts(side));
        Self {
            factors: self.joined_factors(other, &join),
            power,
            scale: if is_converted {
                Scale::Converted
            } else {
                Scale::Declared
            },
            form: match (self.form, other.form) {
                (Form::Literal, form) | (form, Form::Literal) => form,
                (Form::Quantity, Form::Quantity) => Form::Quantity,
                _ => Form::Quotient,
            },
        }
    }

    fn joined_factors(
        &self,
        other: &Self,
        join: impl Fn(i32, i32) -> Option<i32>,
    ) -> Option<BTreeMap<String, i32>> {
        let mut factors = self.factors.clone()?;
        for (unit, exponent) in other.factors.as_ref()? {
            let joined = join(factors.get(unit).copied().unwrap_or(0), *exponent)?;
            factors.insert(unit.clone(), joined);
        }
        factors.retain(|_, exponent| *exponent != 0);
        Some(factors)
    }

    /// The unit of two things that are added up or compared; `None` where theirs differ.
    pub(super) fn alike(&self, other: &Self) -> Option<Self> {
        match (self.form, other.form) {
            (Form::Literal, _) => return Some(other.clone()),
            (_, Form::Literal) => return Some(self.clone()),
            _ => {}
        }
        let are_known = self.factors.is_some() && other.factors.is_some();
        let is_stated = self.scale == Scale::Declared && other.scale == Scale::Declared;
        let powers_differ =
            matches!((self.power, other.power), (Some(one), Some(other)) if one != other);
        if are_known && (self.factors != other.factors || powers_differ && is_stated) {
            return None;
        }
        Some(Self {
            factors: self.factors.clone().or_else(|| other.factors.clone()),
            power: self.power.filter(|_| self.power == other.power),
            scale: if is_stated {
                Scale::Declared
            } else {
                Scale::Converted
            },
            form: if self.form == other.form {
                self.form
            } else {
                Form::Quantity
            },
        })
    }

    /// Whether it is a percentage.
    pub(super) fn is_percent(&self) -> bool {
        self.counts_nothing() && self.power == Some(-2)
    }

    /// Whether it is a percentage of quantities, rather than a number in a formula: 0.01, 100.
    pub(super) fn is_percent_of_something(&self) -> bool {
        self.form != Form::Literal && self.is_percent()
    }

    /// Whether it is money in whole rupiah.
    pub(super) fn is_rupiah(&self) -> bool {
        self.form != Form::Literal
            && self.power == Some(0)
            && self.factors == Self::rupiah().factors
    }

    /// Whether it is a quotient that would be a percentage if it were multiplied by 100.
    pub(super) fn lacks_hundred(&self) -> bool {
        let may_be_a_ratio = self.factors.is_none() || self.counts_nothing();
        self.form == Form::Quotient && may_be_a_ratio && self.power == Some(0)
    }

    /// Whether it was multiplied by 100 and had been a percentage before.
    pub(super) fn has_hundred_twice(&self) -> bool {
        self.scale == Scale::Converted && self.counts_nothing() && self.power == Some(-4)
    }

    /// Whether something else was declared of what this is: both known and simple, so that
    /// nothing but the unit itself can differ.
    pub(super) fn differs_from(&self, declared: &Self) -> bool {
        let is_simple = |dimension: &Self| dimension.is_percent() || dimension.is_of_one_unit();
        let factors_differ = self.factors != declared.factors;
        let is_stated = self.scale == Scale::Declared;
        self.form != Form::Literal
            && is_simple(self)
            && is_simple(declared)
            && (factors_differ || is_stated && self.power != declared.power)
    }

    fn counts_nothing(&self) -> bool {
        self.factors.as_ref().is_some_and(BTreeMap::is_empty)
    }

    fn is_of_one_unit(&self) -> bool {
        let factors = self.factors.as_ref();
        factors.is_some_and(|factors| factors.len() == 1 && factors.values().eq([&1]))
            && self.power.is_some()
    }

    /// It in words: `Rp juta`, `%`, `orang/koperasi`.
    #[must_use]
    pub fn write(&self, locale: Locale) -> String {
        let [ratio, unknown] = match locale {
            Locale::Indonesian => ["rasio", "satuan yang tidak diketahui"],
            Locale::English => ["a ratio", "an unknown unit"],
        };
        if self.is_percent() {
            return "%".to_owned();
        }
        let Some(factors) = &self.factors else {
            return unknown.to_owned();
        };
        let joined = |positive: bool, sign: &str| {
            let units = factors
                .iter()
                .filter(|(_, exponent)| exponent.is_positive() == positive)
                .map(|(unit, _)| unit.as_str());
            units.collect::<Vec<_>>().join(sign)
        };
        let (counted, by) = (joined(true, " × "), joined(false, "/"));
        let counted = match (counted.as_str(), by.as_str()) {
            ("", "") => ratio.to_owned(),
            (counted, "") => counted.to_owned(),
            ("", by) => format!("1/{by}"),
            (counted, by) => format!("{counted}/{by}"),
        };
        match self.power {
            None | Some(0) => counted,
            Some(power) => match POWERS.iter().find(|(_, known)| *known == power) {
                Some((word, _)) if counted == "Rp" => format!("{counted} {word}"),
                Some((word, _)) => format!("{word} {counted}"),
                None => format!("{counted} × 10^{power}"),
            },
        }
    }
}

fn both(
    one: Option<i32>,
    other: Option<i32>,
    join: impl Fn(i32, i32) -> Option<i32>,
) -> Option<i32> {
    join(one?, other?)
}

/// Which power of ten a number is.
fn power_of_ten(number: Decimal) -> Option<i32> {
    let number = number.normalize();
    let places = i32::try_from(number.scale()).ok()?;
    let digits = number.mantissa();
    let zeros = (0..29_u32).find(|zeros| 10_i128.checked_pow(*zeros) == Some(digits))?;
    i32::try_from(zeros).ok()?.checked_sub(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(number: &str) -> Dimension {
        Dimension::literal(number.parse().unwrap())
    }

    #[test]
    fn units_are_read_as_planners_write_them() {
        let written = |unit: &str| Dimension::of_unit(unit).write(Locale::Indonesian);
        for (unit, expected) in [
            ("%", "%"),
            ("Persen", "%"),
            ("% PDRB", "%"),
            ("Rp.", "Rp"),
            ("Rupiah", "Rp"),
            ("Rp (juta)", "Rp juta"),
            ("miliar rupiah", "Rp miliar"),
            ("Orang", "orang"),
            ("Ribu ton", "ribu ton"),
            ("indeks", "satuan yang tidak diketahui"),
            ("per 1.000 penduduk", "satuan yang tidak diketahui"),
            ("Rp/kapita", "satuan yang tidak diketahui"),
            ("", "satuan yang tidak diketahui"),
        ] {
            assert_eq!(written(unit), expected, "{unit}");
        }
    }

    #[test]
    fn a_ratio_times_a_hundred_is_percent() {
        let people = Dimension::of_unit("orang");
        let ratio = people.over(&people);
        assert!(ratio.lacks_hundred());
        let percent = ratio.times(&literal("100"));
        assert!(percent.is_percent() && !percent.lacks_hundred());
        assert!(literal("100").times(&people).over(&people).is_percent());
        assert!(people.over(&people.over(&literal("0.01"))).power.is_some());
        assert!(percent.times(&literal("100")).has_hundred_twice());
        assert!(percent.over(&literal("100")).lacks_hundred());
        assert!(!people.over(&literal("2")).lacks_hundred());
        assert!(
            Dimension::undeclared()
                .over(&Dimension::undeclared())
                .lacks_hundred()
        );
        assert!(
            !Dimension::unknown()
                .over(&Dimension::undeclared())
                .lacks_hundred()
        );
    }

    #[test]
    fn millions_are_made_of_units_by_a_number() {
        let [rupiah, millions] = ["Rp", "Rp juta"].map(Dimension::of_unit);
        assert_eq!(rupiah.alike(&millions), None);
        assert!(millions.times(&literal("1000000")).alike(&rupiah).is_some());
        assert!(!rupiah.over(&literal("1000000")).differs_from(&millions));
        assert!(rupiah.differs_from(&millions));
        assert!(rupiah.times(&literal("2")).alike(&rupiah).is_some());
        assert!(rupiah.alike(&Dimension::undeclared()).is_some());
    }

    #[test]
    fn powers_of_ten_are_told_from_other_numbers() {
        let powers = ["1", "100", "0.01", "1.00", "25", "0", "-10", "0.5"]
            .map(|number| power_of_ten(number.parse().unwrap()));
        assert_eq!(
            powers,
            [Some(0), Some(2), Some(-2), Some(0), None, None, None, None]
        );
    }
}
