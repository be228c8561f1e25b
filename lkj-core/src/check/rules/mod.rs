//! The rules, by what they look at.

mod arithmetic;
mod claims;
mod consistency;
mod format;

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
    &format::REPEATED_WORD,
    &format::MIXED_NOTATION,
    &format::PARENTHESES,
];
