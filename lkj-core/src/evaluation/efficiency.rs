//! What reports call efficiency: six measures, each by its own name.
//!
//! Practice has no one formula, so none of these is ever called just "efficiency".

use rust_decimal::Decimal;
use serde::Serialize;

use super::reason::Reason;
use crate::arithmetic::{Rational, decimal_sum};
use crate::framework::Rupiah;
use crate::number::Percent;
use crate::rules::{AchievementTaken, RulesInForce};

/// Spent of budget, in percent. *Penyerapan anggaran.*
///
/// # Errors
/// [`Reason::ZeroBudget`] where there is nothing to spend of.
pub fn absorption(budget: Rupiah, spent: Rupiah, rules: &RulesInForce) -> Result<Percent, Reason> {
    rounded(&exact_absorption(budget, spent)?, rules)
}

fn exact_absorption(budget: Rupiah, spent: Rupiah) -> Result<Rational, Reason> {
    if budget.amount().is_zero() {
        return Err(Reason::ZeroBudget);
    }
    Ok(Rational::from(spent.amount()).percent_of(&budget.amount().into())?)
}

/// Spent of budget over several items: the ratio of the sums. *Rasio jumlah.*
///
/// # Errors
/// [`Reason::ZeroBudget`] where there is nothing to spend of.
pub fn absorption_of_sums(
    items: &[(Rupiah, Rupiah)],
    rules: &RulesInForce,
) -> Result<Percent, Reason> {
    rounded(&exact_absorption_of_sums(items)?, rules)
}

pub(crate) fn exact_absorption_of_sums(items: &[(Rupiah, Rupiah)]) -> Result<Rational, Reason> {
    let sum = |amount: fn(&(Rupiah, Rupiah)) -> Rupiah| {
        let amounts = items.iter().map(amount).map(Rupiah::amount);
        let sum = decimal_sum::sum(amounts).ok_or(Reason::TooLarge)?;
        Ok::<_, Reason>(Rupiah::new(sum))
    };
    exact_absorption(sum(|item| item.0)?, sum(|item| item.1)?)
}

/// The mean of the items' absorptions, each as shown unless the rules aggregate exact values: another number than
/// [`absorption_of_sums`], though reports give both the same name. *Rata-rata rasio.*
///
/// # Errors
/// [`Reason::ZeroBudget`] where an item has nothing to spend of; [`Reason::NoBudget`] without items.
pub fn mean_of_absorptions(
    items: &[(Rupiah, Rupiah)],
    rules: &RulesInForce,
) -> Result<Percent, Reason> {
    rounded(&exact_mean_of_absorptions(items, rules)?, rules)
}

/// The mean before it is rounded; each absorption as [`mean_of_absorptions`] takes it.
pub(crate) fn exact_mean_of_absorptions(
    items: &[(Rupiah, Rupiah)],
    rules: &RulesInForce,
) -> Result<Rational, Reason> {
    let counted = |(budget, spent): &(Rupiah, Rupiah)| match rules.aggregated {
        AchievementTaken::Shown => {
            absorption(*budget, *spent, rules).map(|percent| percent.get().into())
        }
        AchievementTaken::Exact => exact_absorption(*budget, *spent),
    };
    let each: Vec<Rational> = items.iter().map(counted).collect::<Result<_, Reason>>()?;
    if each.is_empty() {
        return Err(Reason::NoBudget);
    }
    Ok(Rational::sum(&each)?.checked_div(&each.len().into())?)
}

/// What was not spent, in percent: 100 less the absorption as shown. *Sisa anggaran dalam
/// persen*, which many reports call *efisiensi*.
///
/// # Errors
/// As [`absorption`].
///
/// ```
/// use lkj_core::evaluation::efficiency::remaining_share;
/// use lkj_core::{Rupiah, rules::RulesInForce};
/// let share = remaining_share(Rupiah::new(200_000_000.into()), Rupiah::new(187_950_000.into()), &RulesInForce::default())?;
/// assert_eq!(share.to_string(), "6.02", "with an absorption of 93,98 both halves make 100");
/// # Ok::<(), lkj_core::evaluation::Reason>(())
/// ```
pub fn remaining_share(
    budget: Rupiah,
    spent: Rupiah,
    rules: &RulesInForce,
) -> Result<Percent, Reason> {
    let absorption = absorption(budget, spent, rules)?;
    decimal_sum::difference(Decimal::ONE_HUNDRED, absorption.get())
        .map(Percent::new)
        .ok_or(Reason::TooLarge)
}

/// Achievement less absorption, in points, and what is said of it: above 5 efficient, to −5 fair,
/// below not. Seen in the SAKIP application of Kabupaten Banjarnegara.
///
/// # Errors
/// [`Reason::TooLarge`] over the range of a decimal.
pub fn points(achievement: Percent, absorption: Percent) -> Result<(Percent, PointsClass), Reason> {
    let points =
        decimal_sum::difference(achievement.get(), absorption.get()).ok_or(Reason::TooLarge)?;
    let five = Decimal::from(5);
    let class = if points > five {
        PointsClass::Efficient
    } else if points.abs() <= five {
        PointsClass::Fair
    } else {
        PointsClass::Inefficient
    };
    Ok((Percent::new(points), class))
}

/// What is said of [`points`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PointsClass {
    /// *Efisien.*
    Efficient,
    /// *Cukup efisien.*
    Fair,
    /// *Tidak efisien.*
    Inefficient,
}

/// Output against input: IE = achieved output over absorbed input, SE = 1, TE = (IE − SE) / SE.
///
/// *Indeks efisiensi, standar efisiensi, tingkat efisiensi*, as reports of Balai POM print them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct OutputOverInput {
    /// IE, to four decimals.
    #[serde(with = "crate::number::exact")]
    pub index: Decimal,
    /// TE, to four decimals.
    #[serde(with = "crate::number::exact")]
    pub level: Decimal,
    /// Whether IE is at least 1.
    pub is_efficient: bool,
}

/// IE and TE of an output achievement and an absorption.
///
/// # Errors
/// [`Reason::NoSpending`] where nothing was absorbed.
pub fn output_over_input(
    output: Percent,
    absorption: Percent,
    rules: &RulesInForce,
) -> Result<OutputOverInput, Reason> {
    if absorption.get().is_zero() {
        return Err(Reason::NoSpending);
    }
    let index = Rational::from(output.get()).checked_div(&absorption.get().into())?;
    let level = index.checked_sub(&Rational::ONE)?;
    let four = crate::arithmetic::Places::new(4).unwrap_or(rules.places);
    Ok(OutputOverInput {
        index: index.round(four, rules.rounding)?,
        level: level.round(four, rules.rounding)?,
        is_efficient: index >= Rational::ONE,
    })
}

/// Budget and volume of one output, planned and realized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutputVolume {
    /// PAK: its budget.
    pub budget: Rupiah,
    /// RAK: what was spent.
    pub spent: Rupiah,
    /// TVK: its target volume.
    pub target: Decimal,
    /// RVK: its realized volume.
    pub realized: Decimal,
}

/// E of PMK 249/PMK.02/2011: the mean over outputs of 1 − (RAK/RVK) / (PAK/TVK), in percent.
///
/// # Errors
/// A [`Reason`] where a budget, a target or a realized volume is zero, or there are no outputs.
pub fn pmk_249_2011(outputs: &[OutputVolume], rules: &RulesInForce) -> Result<Percent, Reason> {
    if outputs.is_empty() {
        return Err(Reason::NoIndicators);
    }
    let each: Result<Vec<Rational>, Reason> = outputs.iter().map(saved_per_unit).collect();
    let mean = Rational::sum(&each?)?.checked_div(&outputs.len().into())?;
    rounded(&mean.checked_mul(&Rational::HUNDRED)?, rules)
}

fn saved_per_unit(output: &OutputVolume) -> Result<Rational, Reason> {
    let nonzero = |value: Decimal, reason: Reason| {
        if value.is_zero() {
            Err(reason)
        } else {
            Ok(Rational::from(value))
        }
    };
    let budget = nonzero(output.budget.amount(), Reason::ZeroBudget)?;
    let target = nonzero(output.target, Reason::ZeroTarget)?;
    let realized = nonzero(output.realized, Reason::ZeroRealization)?;
    let cost = Rational::from(output.spent.amount()).checked_div(&realized)?;
    let planned_cost = budget.checked_div(&target)?;
    Ok(Rational::ONE.checked_sub(&cost.checked_div(&planned_cost)?)?)
}

/// Budget, achievement and spending of one output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OutputAchieved {
    /// PAK: its budget.
    pub budget: Rupiah,
    /// CK: what was achieved of it, in percent.
    pub achievement: Percent,
    /// RAK: what was spent.
    pub spent: Rupiah,
}

/// E of PMK 214/PMK.02/2017 and 22/PMK.02/2021: Σ(PAK·CK − RAK) / Σ(PAK·CK), in percent; not
/// bounded.
///
/// # Errors
/// [`Reason::ZeroBudget`] where nothing was budgeted or achieved.
pub fn pmk_22_2021(outputs: &[OutputAchieved], rules: &RulesInForce) -> Result<Percent, Reason> {
    let mut due = Rational::ZERO;
    let mut spent = Rational::ZERO;
    for output in outputs {
        let achieved = Rational::from(output.achievement.get()).checked_div(&Rational::HUNDRED)?;
        due = due.checked_add(&achieved.checked_mul(&output.budget.amount().into())?)?;
        spent = spent.checked_add(&output.spent.amount().into())?;
    }
    if due.is_zero() {
        return Err(Reason::ZeroBudget);
    }
    rounded(&due.checked_sub(&spent)?.percent_of(&due)?, rules)
}

/// NE, the score of an efficiency E: 50 + E / 20 × 50, with E kept within bounds first where
/// they are given (−20 to 20 by the regulation as remembered; not verified).
///
/// # Errors
/// [`Reason::TooLarge`] over the range of a decimal.
pub fn efficiency_score(
    efficiency: Percent,
    bounds: Option<Percent>,
    rules: &RulesInForce,
) -> Result<Percent, Reason> {
    let bounded = match bounds.map(|bounds| bounds.get().abs()) {
        None => efficiency.get(),
        Some(most) => {
            let least = Decimal::ZERO.checked_sub(most).ok_or(Reason::TooLarge)?;
            efficiency.get().clamp(least, most)
        }
    };
    let fifty = Rational::from(50_u32);
    let score = Rational::from(bounded)
        .checked_div(&Rational::from(20_u32))?
        .checked_mul(&fifty)?;
    rounded(&fifty.checked_add(&score)?, rules)
}

fn rounded(exact: &Rational, rules: &RulesInForce) -> Result<Percent, Reason> {
    Ok(Percent::new(exact.round(rules.places, rules.rounding)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupiah(amount: i64) -> Rupiah {
        Rupiah::new(amount.into())
    }

    fn percent(text: &str) -> Percent {
        Percent::new(text.parse().unwrap())
    }

    #[test]
    fn the_ratio_of_sums_is_not_the_mean_of_ratios() {
        let items = [
            (749_930_215, 702_188_300),
            (216_194_000, 188_957_200),
            (378_896_500, 351_953_546),
            (398_379_650, 307_055_630),
        ];
        let items = items.map(|(budget, spent)| (rupiah(budget), rupiah(spent)));
        let one_place = RulesInForce {
            places: crate::arithmetic::Places::new(1).unwrap(),
            ..RulesInForce::default()
        };
        assert_eq!(
            absorption_of_sums(&items, &RulesInForce::default())
                .unwrap()
                .to_string(),
            "88.92"
        );
        assert_eq!(
            mean_of_absorptions(&items, &one_place).unwrap().to_string(),
            "87.8"
        );
    }

    #[test]
    fn points_have_three_classes() {
        let class =
            |achievement, absorption| points(percent(achievement), percent(absorption)).unwrap().1;
        assert_eq!(class("100.01", "95"), PointsClass::Efficient);
        assert_eq!(class("100", "95"), PointsClass::Fair);
        assert_eq!(class("90", "95"), PointsClass::Fair);
        assert_eq!(class("89.99", "95"), PointsClass::Inefficient);
    }

    #[test]
    fn output_is_set_against_input() {
        let rules = RulesInForce::default();
        let result = output_over_input(percent("98"), percent("95"), &rules).unwrap();
        assert_eq!(
            (result.index.to_string(), result.level.to_string()),
            ("1.0316".to_owned(), "0.0316".to_owned())
        );
        assert!(result.is_efficient);
        assert_eq!(
            output_over_input(percent("98"), percent("0"), &rules),
            Err(Reason::NoSpending)
        );
    }

    #[test]
    fn the_finance_ministry_has_two_formulas() {
        let rules = RulesInForce::default();
        let volume = OutputVolume {
            budget: rupiah(1000),
            spent: rupiah(900),
            target: 10.into(),
            realized: 10.into(),
        };
        assert_eq!(
            pmk_249_2011(&[volume], &rules).unwrap().to_string(),
            "10.00"
        );
        let achieved = OutputAchieved {
            budget: rupiah(1000),
            achievement: percent("100"),
            spent: rupiah(900),
        };
        let efficiency = pmk_22_2021(&[achieved], &rules).unwrap();
        assert_eq!(efficiency.to_string(), "10.00");
        assert_eq!(
            efficiency_score(efficiency, None, &rules)
                .unwrap()
                .to_string(),
            "75.00"
        );
        let bounds = Some(percent("20"));
        assert_eq!(
            efficiency_score(percent("74.03"), None, &rules)
                .unwrap()
                .to_string(),
            "235.08"
        );
        assert_eq!(
            efficiency_score(percent("74.03"), bounds, &rules)
                .unwrap()
                .to_string(),
            "100.00"
        );
        assert_eq!(
            efficiency_score(percent("-30"), bounds, &rules)
                .unwrap()
                .to_string(),
            "0.00"
        );
    }
}
