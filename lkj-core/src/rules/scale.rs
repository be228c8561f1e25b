//! The words for a percentage.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::number::exact;

/// Ordered classes of achievement, from the best to the worst.
///
/// *Istilah resmi:* skala nilai peringkat kinerja (Permendagri 54/2010, 86/2017). Printed
/// scales leave gaps ("76–90, 91–100"): a value in one belongs to the class whose lower end it
/// has passed, and the result says that it fell in a gap. The best class has no upper end
/// unless the scale gives it one.
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
    /// Its lower end, which belongs to it; none for a class that is open below. *Batas bawah.*
    #[serde(with = "exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub from: Option<Decimal>,
    /// Its upper end as printed, which belongs to it; none for a class that is open above. *Batas atas.*
    #[serde(with = "exact::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::number::Figure>"))]
    pub to: Option<Decimal>,
}

/// The class of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified<'a> {
    /// The word for it.
    pub label: &'a str,
    /// Whether the value lies between two classes as printed.
    pub in_gap: bool,
}

/// Two classes of which neither ends before the other begins.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the classes {:?} and {:?} overlap", labels[0], labels[1])]
pub struct OverlappingClasses {
    /// Their labels.
    pub labels: [String; 2],
}

impl Scale {
    /// The class of a value; `None` outside a scale that is closed there.
    #[must_use]
    pub fn classify(&self, value: Decimal) -> Option<Classified<'_>> {
        let at = self.classes.iter().position(|class| class.from.is_none_or(|from| from <= value))?;
        let class = self.classes.get(at)?;
        let is_above = class.to.is_some_and(|to| value > to);
        if is_above && at == 0 {
            return None;
        }
        Some(Classified { label: &class.label, in_gap: is_above })
    }

    /// Makes sure that each class ends before the next better one begins.
    ///
    /// # Errors
    /// [`OverlappingClasses`] names the first two that overlap.
    pub fn check(&self) -> Result<(), OverlappingClasses> {
        for pair in self.classes.windows(2) {
            if let [better, worse] = pair
                && !ends_before(worse, better)
            {
                return Err(OverlappingClasses { labels: [better.label.clone(), worse.label.clone()] });
            }
        }
        Ok(())
    }
}

fn ends_before(worse: &Class, better: &Class) -> bool {
    let Some(beginning) = better.from else { return false };
    let ends = worse.to.is_none_or(|to| to <= beginning);
    ends && worse.from.is_none_or(|from| from < beginning)
}

/// Intervals 91–100, 76–90, 66–75, 51–65, ≤ 50 with the regulation's labels.
pub(super) fn permendagri_86_2017() -> Scale {
    let class = |label: &str, from: Option<i64>, to: Option<i64>| Class {
        label: label.to_owned(),
        from: from.map(Decimal::from),
        to: to.map(Decimal::from),
    };
    Scale {
        name: Some("permendagri-86-2017".to_owned()),
        source: Some("Permendagri 86/2017; Permendagri 54/2010".to_owned()),
        reads: ScaleReads::Shown,
        classes: vec![
            class("Sangat Tinggi", Some(91), None),
            class("Tinggi", Some(76), Some(90)),
            class("Sedang", Some(66), Some(75)),
            class("Rendah", Some(51), Some(65)),
            class("Sangat Rendah", None, Some(50)),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(value: &str) -> (String, bool) {
        let scale = permendagri_86_2017();
        let found = scale.classify(value.parse().unwrap()).unwrap();
        (found.label.to_owned(), found.in_gap)
    }

    #[test]
    fn limits_belong_to_the_class_that_begins_there() {
        for (value, expected, in_gap) in [
            ("184.75", "Sangat Tinggi", false),
            ("91", "Sangat Tinggi", false),
            ("90.99", "Tinggi", true),
            ("90", "Tinggi", false),
            ("76.00", "Tinggi", false),
            ("75.5", "Sedang", true),
            ("65.01", "Rendah", true),
            ("50", "Sangat Rendah", false),
            ("50.01", "Sangat Rendah", true),
            ("-24.65", "Sangat Rendah", false),
        ] {
            assert_eq!(label(value), (expected.to_owned(), in_gap), "{value}");
        }
    }

    #[test]
    fn a_closed_top_ends_there() {
        let mut scale = permendagri_86_2017();
        scale.classes[0].to = Some(Decimal::from(120));
        assert!(scale.classify(Decimal::from(120)).is_some());
        assert!(scale.classify(Decimal::from(121)).is_none());
    }

    #[test]
    fn overlaps_are_found() {
        let mut scale = permendagri_86_2017();
        assert_eq!(scale.check(), Ok(()));
        scale.classes[1].to = Some(Decimal::from(92));
        assert_eq!(scale.check().unwrap_err().labels, ["Sangat Tinggi", "Tinggi"]);
    }
}
