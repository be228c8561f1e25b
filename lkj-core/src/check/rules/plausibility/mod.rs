//! What is possible, and not likely: targets, results, measures, money, data.

mod efficiency;
mod measures;
mod money;
mod results;
mod revisions;
mod series;
mod targets;

pub(super) use efficiency::EFFICIENCY_WITHOUT_BASIS;
pub(super) use measures::{COMPOSITE_OUTCOME, OUTCOME_TARGET_DIFFERS, SPENT_WITHOUT_OUTPUT};
pub(super) use money::{
    ABSORPTION_OVER_100, BUDGET_WITHOUT_SPENDING, MONEY_UNIT, SPENDING_WITHOUT_BUDGET,
};
pub(super) use results::{
    CATEGORY_BY_ROUNDING, FAR_ABOVE_TARGET, LIMIT_NOT_IN_RATIO, MISSED_IN_SPITE_OF_PERCENTAGE,
    RESULT_IN_GAP, SCALE_GAP, WEIGHTS,
};
pub(super) use revisions::TARGET_LOWERED_BELOW_REACHED;
pub(super) use series::{LONE_FALL, OUTLIER, UNCHANGED_FOR_YEARS};
pub(super) use targets::{
    END_TARGET_PASSED, PLAN_PERIOD, TARGET_AGAINST_POLARITY, TARGET_BEHIND_PERCENT,
    TARGET_BELOW_LAST_YEAR, TARGET_OUTSIDE_PLAN, TARGET_STEPS,
};

use rust_decimal::Decimal;

use crate::check::context::Context;
use crate::framework::Stage;
use crate::number;
use crate::value::{Id, Locale, Words};

/// Whether the year is closed, so that what was realized can be judged.
fn is_closed(context: &Context<'_>) -> bool {
    context.evaluation.meta.stage == Stage::Final
}

/// The name of what an id names, else the id.
fn name<'n>(context: &'n Context<'_>, id: &'n Id) -> &'n str {
    context.framework.called(id)
}

/// Something said in both languages with the figures of each.
fn in_both(indonesian: impl Fn(Figures) -> String, english: impl Fn(Figures) -> String) -> Words {
    Words::of(
        indonesian(Figures(Locale::Indonesian)),
        english(Figures(Locale::English)),
    )
}

/// Writes figures in the style of a language.
#[derive(Clone, Copy)]
struct Figures(Locale);

impl Figures {
    fn number(self, value: Decimal) -> String {
        number::format(value, self.0)
    }

    fn rupiah(self, value: Decimal) -> String {
        number::format_rupiah(value, self.0)
    }

    fn percent(self, value: Decimal) -> String {
        number::format_percent(value, self.0)
    }
}

/// The first few of several things, and how many there are besides.
fn first_few(things: &[&str], locale: Locale) -> String {
    const SHOWN: usize = 4;
    let shown: Vec<&str> = things.iter().copied().take(SHOWN).collect();
    let left = things.len().saturating_sub(SHOWN);
    let shown = shown.join(", ");
    match (left, locale) {
        (0, _) => shown,
        (left, Locale::Indonesian) => format!("{shown}, dan {left} lainnya"),
        (left, Locale::English) => format!("{shown}, and {left} more"),
    }
}
