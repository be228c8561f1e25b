//! The words for a percentage.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::scale_error::ScaleError;
use crate::arithmetic::{Places, Rational, Rounding};
use crate::number::exact;
use crate::value::Locale;

/// Ordered classes of achievement, from the best to the worst.
///
/// *Istilah resmi:* skala nilai peringkat kinerja (Permendagri 54/2010, 86/2017). Printed
/// scales leave gaps ("76–90, 91–100"), so a scale says how its limits are read; the result
/// says when a value fell in a printed gap. The best class has no upper end unless the scale
/// gives it one.
///
/// ```
/// use lkj_core::rules::RulesInForce;
/// let scale = RulesInForce::default().scale;
/// let found = scale.classify("90.50".parse()?).expect("the scale covers everything");
/// assert_eq!(found.label, "Tinggi");
/// assert!(found.in_gap, "between 90 and 91");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["classes"])))]
#[doc(alias = "skala nilai peringkat kinerja")]
#[serde(default, deny_unknown_fields)]
pub struct Scale {
    /// Its name. *Nama.*
    pub name: Option<String>,
    /// Where it was laid down. *Sumber.*
    pub source: Option<String>,
    /// Which value is classed. *Nilai yang dikategorikan.*
    pub reads: ScaleReads,
    /// To which class a value between two printed classes belongs. *Cara membaca batas.*
    pub limits: Limits,
    /// The classes, the best one first. *Kelas, dari yang terbaik.*
    pub classes: Vec<Class>,
}

/// Which value a scale classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScaleReads {
    /// The rounded one, so that a table agrees with itself.
    #[default]
    Shown,
    /// The unrounded one.
    Exact,
}

impl ScaleReads {
    /// Words for a category that depends on rounding: first the one that this reading gives,
    /// then the one that the other reading would give.
    ///
    /// ```
    /// use lkj_core::Locale;
    /// use lkj_core::rules::ScaleReads;
    /// let words = ScaleReads::Exact.words_of_both("Cukup", "Baik", Locale::Indonesian);
    /// assert_eq!(words, "Cukup tanpa pembulatan; dengan pembulatan Baik");
    /// ```
    #[must_use]
    pub fn words_of_both(self, category: &str, other: &str, locale: Locale) -> String {
        match (self, locale) {
            (Self::Shown, Locale::Indonesian) => {
                format!("{category} karena pembulatan; tanpa pembulatan {other}")
            }
            (Self::Exact, Locale::Indonesian) => {
                format!("{category} tanpa pembulatan; dengan pembulatan {other}")
            }
            (Self::Shown, Locale::English) => {
                format!("{category} by rounding; {other} without rounding")
            }
            (Self::Exact, Locale::English) => {
                format!("{category} without rounding; {other} by rounding")
            }
        }
    }
}

/// To which class a value between two printed classes belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "ScaleLimits")
)]
#[serde(rename_all = "snake_case")]
pub enum Limits {
    /// To the lower one: a class begins at its lower end, so 90,5 is still in 76–90.
    #[default]
    LowerEnd,
    /// To the upper one: a class ends at its upper end, so 90,5 is in 91–100 already.
    UpperEnd,
    /// To the upper one where the value, rounded to a whole number, has reached it: 90,5 is 91,
    /// and 90,4 is 90.
    WholeNumber,
}

/// A class of a [`Scale`].
///
/// *Istilah resmi:* kriteria penilaian; *kategori*. (*Predikat* belongs to AKIP's AA … D.)
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["label"])))]
#[doc(alias = "kategori")]
#[serde(default, deny_unknown_fields)]
pub struct Class {
    /// The word for it. *Sebutan.*
    pub label: String,
    /// Its lower end, which belongs to it. *Batas bawah, termasuk.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub from: Option<Decimal>,
    /// Its lower end, which does not belong to it. *Batas bawah, tidak termasuk.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub above: Option<Decimal>,
    /// Its upper end, which belongs to it. *Batas atas, termasuk.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub to: Option<Decimal>,
    /// Its upper end, which does not belong to it. *Batas atas, tidak termasuk.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub below: Option<Decimal>,
}

/// The class of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified<'a> {
    /// The word for it.
    pub label: &'a str,
    /// Whether the value lies between two classes as printed.
    pub in_gap: bool,
}

/// What lies between two neighbouring classes as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The upper end of the worse class.
    pub after: Decimal,
    /// The lower end of the better class.
    pub before: Decimal,
    /// Whether it is this one value that is in no class, rather than all between the two.
    pub is_point: bool,
}

impl Class {
    /// Its lower end, and whether that belongs to it.
    fn lower(&self) -> Option<(Decimal, bool)> {
        self.from
            .map(|from| (from, true))
            .or_else(|| self.above.map(|above| (above, false)))
    }

    /// Its upper end, and whether that belongs to it.
    fn upper(&self) -> Option<(Decimal, bool)> {
        self.to
            .map(|to| (to, true))
            .or_else(|| self.below.map(|below| (below, false)))
    }

    fn says_an_end_twice(&self) -> bool {
        (self.from.is_some() && self.above.is_some()) || (self.to.is_some() && self.below.is_some())
    }

    /// Whether no value can be in it.
    fn is_empty(&self) -> bool {
        match (self.lower(), self.upper()) {
            (Some((begin, is_begin_in)), Some((end, is_end_in))) => {
                end < begin || (end == begin && !(is_begin_in && is_end_in))
            }
            _ => false,
        }
    }

    fn begins_at_or_before(&self, value: &Rational) -> bool {
        self.lower()
            .is_none_or(|(end, included)| match value.compare_to(end) {
                Ordering::Greater => true,
                Ordering::Equal => included,
                Ordering::Less => false,
            })
    }

    fn ends_at_or_after(&self, value: &Rational) -> bool {
        self.upper()
            .is_none_or(|(end, included)| match value.compare_to(end) {
                Ordering::Less => true,
                Ordering::Equal => included,
                Ordering::Greater => false,
            })
    }
}

impl Scale {
    /// The class of a value; `None` outside a scale that is closed there.
    #[must_use]
    pub fn classify(&self, value: Decimal) -> Option<Classified<'_>> {
        self.classify_exact(&value.into())
    }

    /// The class of a value that no decimal may hold.
    pub(crate) fn classify_exact(&self, value: &Rational) -> Option<Classified<'_>> {
        let begun = self
            .classes
            .iter()
            .position(|class| class.begins_at_or_before(value))?;
        let worse = self.classes.get(begun)?;
        if worse.ends_at_or_after(value) {
            return Some(Classified {
                label: &worse.label,
                in_gap: false,
            });
        }
        let better = self.classes.get(begun.checked_sub(1)?)?;
        let is_better = match self.limits {
            Limits::LowerEnd => false,
            Limits::UpperEnd => true,
            Limits::WholeNumber => better.begins_at_or_before(&whole(value)),
        };
        let class = if is_better { better } else { worse };
        Some(Classified {
            label: &class.label,
            in_gap: true,
        })
    }

    /// Makes sure that each class can hold a value, and ends before the next better one begins.
    ///
    /// # Errors
    /// [`ScaleError`] names the first class that is not in order.
    pub fn check(&self) -> Result<(), ScaleError> {
        for (class, one) in self.classes.iter().enumerate() {
            let label = || one.label.clone();
            if one.says_an_end_twice() {
                return Err(ScaleError::TwoEnds {
                    label: label(),
                    class,
                });
            }
            if one.is_empty() {
                return Err(ScaleError::Empty {
                    label: label(),
                    class,
                });
            }
        }
        for (class, (better, worse)) in (1..).zip(self.neighbours()) {
            if !ends_before(worse, better) {
                return Err(ScaleError::Overlapping {
                    better: better.label.clone(),
                    worse: worse.label.clone(),
                    class,
                });
            }
        }
        Ok(())
    }

    /// What lies between neighbouring classes as printed, from the best down.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let gap = |(better, worse): (&Class, &Class)| {
            let (before, is_in_better) = better.lower()?;
            let (after, is_in_worse) = worse.upper()?;
            let is_point = after == before;
            let is_gap = after < before || (is_point && !is_in_better && !is_in_worse);
            is_gap.then_some(Gap {
                after,
                before,
                is_point,
            })
        };
        self.neighbours().filter_map(gap).collect()
    }

    fn neighbours(&self) -> impl Iterator<Item = (&Class, &Class)> {
        self.classes.iter().zip(self.classes.iter().skip(1))
    }
}

fn ends_before(worse: &Class, better: &Class) -> bool {
    let Some((beginning, is_in_better)) = better.lower() else {
        return false;
    };
    let ends = worse.upper().is_none_or(|(end, is_in_worse)| {
        end < beginning || (end == beginning && !(is_in_better && is_in_worse))
    });
    ends && worse.lower().is_none_or(|(end, _)| end < beginning)
}

fn whole(value: &Rational) -> Rational {
    value
        .round(Places::ZERO, Rounding::HalfAwayFromZero)
        .map_or_else(|_| value.clone(), Rational::from)
}
