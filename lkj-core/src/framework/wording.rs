//! References and formulas in the words of the framework.

use super::{
    Aggregated, Framework, IndicatorQuantity, MeasureQuantity, MoneyQuantity, ProfileQuantity,
    Quantity, SummaryLevel, SummaryQuantity,
};
use crate::formula::{
    Base, Hundred, Names, PeriodShift, Reference, Typesetting, years_back_in_words,
};
use crate::number::{date::month_name, is_unit_of_percent};
use crate::value::{Id, Locale, PartLength, PartOfYear, Period};

/// Indonesian, then English.
type Words = [&'static str; 2];

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

fn pick(words: Words, locale: Locale) -> &'static str {
    let [indonesian, english] = words;
    match locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

impl Framework {
    /// A reference in words: `um["Tempursari"][-1]` is `Usaha mikro, Tempursari, tahun
    /// sebelumnya`. What the framework does not have is called as it is written.
    #[must_use]
    pub fn in_words(&self, reference: &Reference, locale: Locale) -> String {
        let Ok(quantity) = self.resolve(reference) else {
            return reference.to_string();
        };
        let Some(name) = self.quantity_in_words(&quantity, locale) else {
            return reference.to_string();
        };
        let part = reference.part().map(str::to_owned);
        let base = reference
            .base()
            .map(|base| base_in_words(base, locale).to_owned());
        let period = reference
            .period()
            .map(|period| shift_in_words(period, locale));
        let all = [Some(name), part, base, period];
        all.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The formula of an indicator or series as mathematics, its references by their names;
    /// `None` where there is no formula. A percentage ends with `× 100 %`.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::formula::Typesetting;
    /// use lkj_core::{Framework, Locale};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "Koperasi yang RAT"
    ///     unit = "%"
    ///     formula = "rat_n / aktif * 100"
    ///     [series]
    ///     rat_n = "Koperasi yang melaksanakan RAT"
    ///     aktif = "Koperasi aktif"
    /// "#)?;
    /// assert_eq!(
    ///     framework.typeset(&"rat".parse()?, Typesetting::Latex, Locale::Indonesian).as_deref(),
    ///     Some(r"\frac{\text{Koperasi yang melaksanakan RAT}}{\text{Koperasi aktif}} \times 100 \text{~\%}"),
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn typeset(&self, of: &Id, typesetting: Typesetting, locale: Locale) -> Option<String> {
        let indicator = self.indicators.get(of);
        let series = self.series.get(of);
        let formula = indicator
            .and_then(|indicator| indicator.formula.as_ref())
            .or_else(|| series?.formula.as_ref())?;
        let unit = indicator
            .and_then(|indicator| self.defaults.unit_of(indicator))
            .or_else(|| series?.unit.as_deref());
        let hundred = match unit {
            Some(unit) if is_unit_of_percent(unit) => Hundred::Percent,
            _ => Hundred::Number,
        };
        let names = NamesOf {
            framework: self,
            locale,
        };
        Some(formula.typeset(typesetting, &names, locale, hundred))
    }

    fn quantity_in_words(&self, quantity: &Quantity, locale: Locale) -> Option<String> {
        let of =
            |words: Words, id: &Id| Some(format!("{} {}", pick(words, locale), self.called(id)));
        match quantity {
            Quantity::Series(id)
            | Quantity::Indicator(id, IndicatorQuantity::Realization)
            | Quantity::Profile {
                id,
                quantity: ProfileQuantity::Total,
                ..
            } => Some(self.called(id).to_owned()),
            Quantity::Indicator(id, IndicatorQuantity::Target) => of(["target", "target of"], id),
            Quantity::Indicator(id, IndicatorQuantity::Achievement)
            | Quantity::Aggregate(id, Aggregated::Achievement) => {
                of(["capaian", "achievement of"], id)
            }
            Quantity::Aggregate(id, Aggregated::Measured) => {
                of(["indikator terukur", "measured indicators of"], id)
            }
            Quantity::Aggregate(id, Aggregated::Total) => of(["indikator", "indicators of"], id),
            Quantity::Indicator(id, IndicatorQuantity::Raw) => {
                of(["capaian tanpa batas", "uncapped achievement of"], id)
            }
            Quantity::Indicator(id, IndicatorQuantity::Benchmark) => {
                of(["pembanding", "benchmark of"], id)
            }
            Quantity::Profile {
                id,
                quantity: ProfileQuantity::Share,
                ..
            } => of(["proporsi", "share of"], id),
            Quantity::Money(id, quantity) => {
                let words = pick(money_words(*quantity), locale);
                Some(match (id, locale) {
                    (None, _) => format!("{words} {}", pick(["seluruhnya", "in total"], locale)),
                    (Some(id), Locale::Indonesian) => format!("{words} {}", self.called(id)),
                    (Some(id), Locale::English) => format!("{words} of {}", self.called(id)),
                })
            }
            Quantity::Measure(address, quantity) => {
                let measures = self.work(&address.of)?.measures(address.kind);
                let measure = measures
                    .iter()
                    .find(|measure| address.id.is_none() || measure.id == address.id)?;
                let name = measure
                    .text
                    .clone()
                    .unwrap_or_else(|| format!("{} {}", address.kind, self.called(&address.of)));
                let words = match quantity {
                    MeasureQuantity::Realization => return Some(name),
                    MeasureQuantity::Target => ["target", "target of"],
                    MeasureQuantity::Achievement => ["capaian", "achievement of"],
                };
                Some(format!("{} {name}", pick(words, locale)))
            }
            Quantity::Summary(level, quantity) => {
                summary_words(*level, *quantity).map(|words| pick(words, locale).to_owned())
            }
            Quantity::Year => Some(pick(["tahun", "year"], locale).to_owned()),
            _ => None,
        }
    }
}

/// The names of a framework, for typeset formulas.
pub(crate) struct NamesOf<'a> {
    pub(crate) framework: &'a Framework,
    pub(crate) locale: Locale,
}

impl Names for NamesOf<'_> {
    fn name(&self, reference: &Reference) -> String {
        self.framework.in_words(reference, self.locale)
    }

    fn parts(&self, reference: &Reference) -> Option<String> {
        match self.framework.resolve(reference) {
            Ok(Quantity::Series(id)) => self.framework.series.get(&id)?.by.clone(),
            _ => None,
        }
    }
}

const fn money_words(quantity: MoneyQuantity) -> Words {
    match quantity {
        MoneyQuantity::Budget => ["anggaran", "budget"],
        MoneyQuantity::OriginalBudget => ["anggaran awal", "original budget"],
        MoneyQuantity::Spent => ["realisasi anggaran", "spending"],
        MoneyQuantity::Remaining => ["sisa anggaran", "remaining budget"],
        MoneyQuantity::Absorption => ["penyerapan anggaran", "absorption"],
        MoneyQuantity::RemainingShare => ["persentase sisa anggaran", "remaining share"],
    }
}

const fn summary_words(level: SummaryLevel, quantity: SummaryQuantity) -> Option<Words> {
    Some(match (level, quantity) {
        (SummaryLevel::Goals, SummaryQuantity::Mean) => {
            ["rata-rata capaian tujuan", "mean achievement of the goals"]
        }
        (SummaryLevel::Objectives, SummaryQuantity::Mean) => [
            "rata-rata capaian sasaran",
            "mean achievement of the objectives",
        ],
        (SummaryLevel::Indicators, SummaryQuantity::Mean) => [
            "rata-rata capaian indikator tujuan dan sasaran",
            "mean achievement of the indicators of goals and objectives",
        ],
        (SummaryLevel::Goals, SummaryQuantity::Count) => ["jumlah tujuan", "number of goals"],
        (SummaryLevel::Objectives, SummaryQuantity::Count) => {
            ["jumlah sasaran", "number of objectives"]
        }
        _ => return None,
    })
}

const fn base_in_words(base: Base, locale: Locale) -> &'static str {
    match (base, locale) {
        (Base::Plan, Locale::Indonesian) => "menurut rencana",
        (Base::Plan, Locale::English) => "by the plan",
        (Base::AnnualPlan, Locale::Indonesian) => "menurut rencana tahunan",
        (Base::AnnualPlan, Locale::English) => "by the annual plan",
        (Base::Agreement, Locale::Indonesian) => "menurut perjanjian kinerja",
        (Base::Agreement, Locale::English) => "by the agreement",
    }
}

fn shift_in_words(shift: PeriodShift, locale: Locale) -> String {
    match shift {
        PeriodShift::At(Period::Year(year)) => {
            format!("{} {year}", pick(["tahun", "year"], locale))
        }
        PeriodShift::At(period) => {
            let part = part_in_words(period.part_of_year(), locale);
            format!("{part} {}", period.year())
        }
        PeriodShift::YearsBack(years) => years_back_in_words(years, locale),
        PeriodShift::PartOfYear {
            part,
            years_back: 0,
        } => part_in_words(part, locale),
        PeriodShift::PartOfYear { part, years_back } => format!(
            "{} {}",
            part_in_words(part, locale),
            years_back_in_words(years_back, locale)
        ),
    }
}

fn part_in_words(part: PartOfYear, locale: Locale) -> String {
    let at = usize::from(part.number().saturating_sub(1));
    let roman = ROMAN.get(at).copied().unwrap_or_default();
    match part.length() {
        PartLength::Month => month_name(part.number(), locale).to_owned(),
        PartLength::Quarter => format!("{} {roman}", pick(["triwulan", "quarter"], locale)),
        PartLength::Semester => format!("semester {roman}"),
        PartLength::Year => pick(["setahun", "whole year"], locale).to_owned(),
    }
}
