//! Why something could not be measured.

use serde::{Serialize, Serializer};

use crate::value::{Locale, Period};

/// Why there is no value. What could not be measured is never zero and never left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// No target was set.
    NoTarget,
    /// No realization was given, and no formula gives one.
    NoRealization {
        /// Why, as the file says.
        why: Option<String>,
    },
    /// The year has not come so far.
    NotDue,
    /// The target is zero, so nothing can be divided by it.
    ZeroTarget,
    /// The target is below zero, so a ratio to it means nothing.
    NegativeTarget,
    /// The realization is zero, and the method divides by it.
    ZeroRealization,
    /// A formula divides by zero.
    ZeroDenominator {
        /// The formula.
        formula: String,
    },
    /// A value that a formula needs is not there.
    MissingData {
        /// What is missing.
        what: String,
        /// For when.
        period: Period,
    },
    /// The realization or the target is no number, where one is needed.
    NotANumber,
    /// A grade that is not on the scale.
    NoScale,
    /// The method needs a baseline, and there is none.
    NoBaseline,
    /// The baseline equals the target, so there is no way to go.
    BaselineIsTarget,
    /// The words of the source say that the value is still to come.
    NotYet {
        /// The words.
        words: String,
    },
    /// The units are of two dimensions, or one of them is not known.
    UnitsDiffer {
        /// The unit of the target.
        target: String,
        /// The unit of the realization.
        realization: String,
    },
    /// The target or the realization consists of several quantities.
    SeveralQuantities {
        /// The target as written.
        target: String,
        /// The realization as written.
        realization: String,
    },
    /// Dates are compared without a percentage.
    Date,
    /// Grades of a known order are compared without a percentage.
    GradeOrder,
    /// No order is known of two grades.
    GradesNotListed {
        /// The grade that was promised.
        target: String,
        /// The grade that was reached.
        realization: String,
    },
    /// The target and the realization are sentences.
    FreeText,
    /// The target bounds the side that the declared polarity calls the better one.
    SideContradictsPolarity {
        /// The declared polarity.
        polarity: crate::rules::Polarity,
        /// The target as written.
        target: String,
    },
    /// The source says not which way is better, and the target neither.
    PolarityNotSaid,
    /// There are no indicators to take a mean over.
    NoIndicators,
    /// None of the indicators was measured.
    NothingMeasured,
    /// No budget is known.
    NoBudget,
    /// The budget is zero.
    ZeroBudget,
    /// No spending is known.
    NoSpending,
    /// So far above the target that the rules conclude nothing.
    Inconclusive {
        /// What came out.
        raw: crate::number::Percent,
    },
    /// Numbers of which a sum means nothing: percentages, indices, grades.
    NotAdditive,
    /// The weights are missing or add up to nothing.
    NoWeights,
    /// A mean of negative numbers that the method does not have.
    NegativeMean,
    /// The value of an earlier year cannot be compared: an indicator took the place of another.
    Incomparable {
        /// Why.
        gap: crate::framework::Discontinuity,
    },
    /// A number with more digits than can be kept exactly.
    TooLarge,
    /// A chain of formulas that is too long.
    TooDeep,
}

impl Reason {
    /// Its stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoTarget => "no_target",
            Self::NoRealization { .. } => "no_realization",
            Self::NotDue => "not_due",
            Self::ZeroTarget => "zero_target",
            Self::NegativeTarget => "negative_target",
            Self::ZeroRealization => "zero_realization",
            Self::ZeroDenominator { .. } => "zero_denominator",
            Self::MissingData { .. } => "missing_data",
            Self::NotANumber => "not_a_number",
            Self::NoScale => "no_scale",
            Self::NoBaseline => "no_baseline",
            Self::BaselineIsTarget => "baseline_is_target",
            Self::NotYet { .. } => "not_yet",
            Self::UnitsDiffer { .. } => "units_differ",
            Self::SeveralQuantities { .. } => "several_quantities",
            Self::Date => "date",
            Self::GradeOrder => "grade_order",
            Self::GradesNotListed { .. } => "grades_not_listed",
            Self::FreeText => "free_text",
            Self::SideContradictsPolarity { .. } => "side_contradicts_polarity",
            Self::PolarityNotSaid => "polarity_not_said",
            Self::NoIndicators => "no_indicators",
            Self::NothingMeasured => "nothing_measured",
            Self::NoBudget => "no_budget",
            Self::ZeroBudget => "zero_budget",
            Self::NoSpending => "no_spending",
            Self::Inconclusive { .. } => "inconclusive",
            Self::NotAdditive => "not_additive",
            Self::NoWeights => "no_weights",
            Self::NegativeMean => "negative_mean",
            Self::Incomparable { .. } => "incomparable",
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
        }
    }

    /// Whether a value is simply not there (not given, not due, not agreed), which a formula may
    /// pass over by `or(x, 0)`. A division by zero, a word where a number is needed, or a number
    /// that is too large is a fault, and passed over by nothing.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(
            self,
            Self::NoTarget
                | Self::NoRealization { .. }
                | Self::NotYet { .. }
                | Self::NotDue
                | Self::MissingData { .. }
                | Self::NoIndicators
                | Self::NothingMeasured
                | Self::NoBudget
                | Self::NoSpending
        )
    }

    /// It in words.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Indonesian => self.indonesian(),
            Locale::English => self.english(),
        }
    }

    fn indonesian(&self) -> String {
        match self {
            Self::NoTarget => "tidak ada target".to_owned(),
            Self::NoRealization { why: None } => "tidak ada realisasi".to_owned(),
            Self::NoRealization { why: Some(why) } => format!("tidak ada realisasi: {why}"),
            Self::NotDue => "belum waktunya diukur".to_owned(),
            Self::ZeroTarget => "target nol".to_owned(),
            Self::NegativeTarget => "target negatif".to_owned(),
            Self::ZeroRealization => {
                "realisasi nol, sedangkan cara hitungnya membagi dengan realisasi".to_owned()
            }
            Self::ZeroDenominator { formula } => format!("rumus {formula} membagi dengan nol"),
            Self::MissingData { what, period } => {
                let when = if matches!(period, Period::Year(_)) {
                    "tahun"
                } else {
                    "periode"
                };
                format!("data {what} {when} {period} tidak ada")
            }
            Self::NotANumber => "bukan angka".to_owned(),
            Self::NoScale => "predikat tidak ada pada urutan".to_owned(),
            Self::NoBaseline => "kondisi awal tidak ada".to_owned(),
            Self::BaselineIsTarget => "kondisi awal sama dengan target".to_owned(),
            Self::NotYet { words } => format!("belum ada nilainya: {words}"),
            Self::UnitsDiffer {
                target,
                realization,
            } => format!(
                "satuan target \"{target}\" dan satuan realisasi \"{realization}\" tidak dapat dibandingkan; tulis keduanya dalam satu satuan"
            ),
            Self::SeveralQuantities {
                target,
                realization,
            } => format!(
                "beberapa besaran sekaligus (target {target}; realisasi {realization}); pecah menjadi satu indikator untuk tiap besaran"
            ),
            Self::Date => {
                "tanggal hanya dibandingkan, tanpa persentase; tulis polarity = \"yes_no\" bila tepat waktu berarti 100".to_owned()
            }
            Self::GradeOrder => {
                "predikat hanya dibandingkan urutannya, tanpa persentase; tulis grade_method, atau skor di belakang predikat".to_owned()
            }
            Self::GradesNotListed {
                target,
                realization,
            } => format!(
                "urutan predikat \"{target}\" dan \"{realization}\" tidak diketahui; tulis grades = [..] dari yang terendah"
            ),
            Self::FreeText => {
                "target dan realisasinya kalimat, bukan nilai yang dapat dibandingkan; tulis angka, predikat, atau ya dan tidak".to_owned()
            }
            Self::SideContradictsPolarity { polarity, target } => format!(
                "target \"{target}\" bertentangan dengan polarity = \"{}\"; ganti salah satunya",
                polarity.word()
            ),
            Self::PolarityNotSaid => {
                "arah yang lebih baik belum disebutkan; tulis polarity".to_owned()
            }
            Self::NoIndicators => "tidak ada indikator".to_owned(),
            Self::NothingMeasured => "tidak ada indikator yang terukur".to_owned(),
            Self::NoBudget => "anggaran tidak diketahui".to_owned(),
            Self::ZeroBudget => "anggaran nol".to_owned(),
            Self::NoSpending => "realisasi anggaran tidak diketahui".to_owned(),
            Self::Inconclusive { raw } => format!(
                "{} % terlalu jauh di atas target untuk disimpulkan",
                crate::number::format(raw.get(), Locale::Indonesian)
            ),
            Self::NotAdditive => "persentase, indeks dan predikat tidak dijumlahkan".to_owned(),
            Self::NoWeights => "bobot tidak ada atau berjumlah nol".to_owned(),
            Self::NegativeMean => "rata-rata ukur tidak ada untuk nilai negatif".to_owned(),
            Self::Incomparable { gap } => {
                format!("tidak sebanding: {}", gap.message(Locale::Indonesian))
            }
            Self::TooLarge => "angka terlalu besar untuk dihitung tepat".to_owned(),
            Self::TooDeep => "rantai rumus terlalu panjang".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NoTarget => "no target".to_owned(),
            Self::NoRealization { why: None } => "no realization".to_owned(),
            Self::NoRealization { why: Some(why) } => format!("no realization: {why}"),
            Self::NotDue => "not due yet".to_owned(),
            Self::ZeroTarget => "the target is zero".to_owned(),
            Self::NegativeTarget => "the target is negative".to_owned(),
            Self::ZeroRealization => {
                "the realization is zero, and the method divides by it".to_owned()
            }
            Self::ZeroDenominator { formula } => format!("the formula {formula} divides by zero"),
            Self::MissingData { what, period } => format!("no data for {what} in {period}"),
            Self::NotANumber => "not a number".to_owned(),
            Self::NoScale => "the grade is not on the scale".to_owned(),
            Self::NoBaseline => "no baseline".to_owned(),
            Self::BaselineIsTarget => "the baseline equals the target".to_owned(),
            Self::NotYet { words } => format!("no value yet: {words}"),
            Self::UnitsDiffer {
                target,
                realization,
            } => format!(
                "the unit \"{target}\" of the target and the unit \"{realization}\" of the realization cannot be compared; write both in one unit"
            ),
            Self::SeveralQuantities {
                target,
                realization,
            } => format!(
                "several quantities in one (target {target}; realization {realization}); split the indicator, one for each quantity"
            ),
            Self::Date => {
                "dates are compared without a percentage; write polarity = \"yes_no\" if on time counts as 100".to_owned()
            }
            Self::GradeOrder => {
                "grades are compared by their order, without a percentage; write grade_method, or a score behind each grade".to_owned()
            }
            Self::GradesNotListed {
                target,
                realization,
            } => format!(
                "the order of the grades \"{target}\" and \"{realization}\" is not known; write grades = [..] from the lowest"
            ),
            Self::FreeText => {
                "target and realization are sentences, not values that can be compared; write a number, a grade, or yes and no".to_owned()
            }
            Self::SideContradictsPolarity { polarity, target } => format!(
                "the target \"{target}\" contradicts polarity = \"{}\"; change one of them",
                polarity.word()
            ),
            Self::PolarityNotSaid => {
                "which way is better is not said; write polarity".to_owned()
            }
            Self::NoIndicators => "no indicators".to_owned(),
            Self::NothingMeasured => "no indicator was measured".to_owned(),
            Self::NoBudget => "no budget is known".to_owned(),
            Self::ZeroBudget => "the budget is zero".to_owned(),
            Self::NoSpending => "no spending is known".to_owned(),
            Self::Inconclusive { raw } => format!(
                "{} % is too far above the target to conclude anything",
                crate::number::format(raw.get(), Locale::English)
            ),
            Self::NotAdditive => "percentages, indices and grades are not added up".to_owned(),
            Self::NoWeights => "the weights are missing or add up to nothing".to_owned(),
            Self::NegativeMean => "negative values have no geometric mean".to_owned(),
            Self::Incomparable { gap } => {
                format!("not comparable: {}", gap.message(Locale::English))
            }
            Self::TooLarge => "a number too large to be kept exactly".to_owned(),
            Self::TooDeep => "the chain of formulas is too long".to_owned(),
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl From<crate::arithmetic::ArithmeticError> for Reason {
    /// Division by zero is told where its formula is known; what is left is size.
    fn from(_: crate::arithmetic::ArithmeticError) -> Self {
        Self::TooLarge
    }
}
