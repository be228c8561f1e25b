//! The rules, by what they look at.

mod claims;

use super::rule::CheckRule;

/// All rules, in the order in which they are described.
pub const RULES: &[&CheckRule] = &[
    &claims::CLAIM,
    &claims::TRUNCATED,
    &claims::LAST_DIGIT,
    &claims::COUNT,
    &claims::NAME,
    &claims::CATEGORY,
    &claims::SUPERLATIVE,
    &claims::TREND,
    &claims::NOT_A_NUMBER,
    &claims::MALFORMED,
    &claims::AMBIGUOUS,
    &claims::NOTHING_TO_COMPARE,
    &claims::UNCLAIMED,
];
