//! The rules, by what they look at.

mod arithmetic;
mod claims;
mod consistency;
mod format;
mod plausibility;

use super::rule::CheckRule;

/// All rules, in the order in which they are described.
pub const RULES: &[&CheckRule] = &[
    &claims::CLAIM,
    &claims::TRUNCATED,
    &claims::LAST_DIGIT,
    &arithmetic::SHARES,
    &arithmetic::CHILDREN,
    &arithmetic::PARTS,
    &arithmetic::PERIOD_TARGETS,
    &arithmetic::PERIOD_VALUES,
    &arithmetic::PERCENTAGES_SUMMED,
    &arithmetic::UNITS,
    &arithmetic::DIVIDES_BY_ZERO,
    &claims::COUNT,
    &claims::NAME,
    &claims::CATEGORY,
    &claims::SUPERLATIVE,
    &claims::TREND,
    &consistency::LABEL,
    &consistency::STRATEGIES,
    &consistency::MISPLACED_NOTE,
    &consistency::NEEDLESS_NOTE,
    &consistency::CONCLUSIONS,
    &consistency::ABBREVIATION,
    &consistency::DUPLICATE,
    &consistency::NAME_AND_UNIT,
    &consistency::TARGET_DIFFERS,
    &claims::NOTHING_TO_COMPARE,
    &claims::UNCLAIMED,
    &claims::NOT_A_NUMBER,
    &claims::MALFORMED,
    &claims::AMBIGUOUS,
    &plausibility::SPENDING_WITHOUT_BUDGET,
    &plausibility::BUDGET_WITHOUT_SPENDING,
    &plausibility::ABSORPTION_OVER_100,
    &plausibility::MONEY_UNIT,
    &plausibility::SPENT_WITHOUT_OUTPUT,
    &plausibility::EFFICIENCY_WITHOUT_BASIS,
    &plausibility::TARGET_AGAINST_POLARITY,
    &plausibility::TARGET_BELOW_LAST_YEAR,
    &plausibility::END_TARGET_PASSED,
    &plausibility::TARGET_STEPS,
    &plausibility::TARGET_BEHIND_PERCENT,
    &plausibility::TARGET_OUTSIDE_PLAN,
    &plausibility::PLAN_PERIOD,
    &plausibility::COMPOSITE_OUTCOME,
    &plausibility::OUTCOME_TARGET_DIFFERS,
    &plausibility::WEIGHTS,
    &plausibility::FAR_ABOVE_TARGET,
    &plausibility::RESULT_IN_GAP,
    &plausibility::CATEGORY_BY_ROUNDING,
    &plausibility::SCALE_GAP,
    &plausibility::UNCHANGED_FOR_YEARS,
    &plausibility::LONE_FALL,
    &plausibility::OUTLIER,
    &format::REPEATED_WORD,
    &format::MIXED_NOTATION,
    &format::PARENTHESES,
];
