//! Cells of what an evaluation gives.

use rust_decimal::Decimal;

use super::tree::{Cell, NumberKind, Span};
use crate::evaluation::{Achievement, Outcome, Reason};
use crate::framework::{Rupiah, TargetValue};
use crate::number::{self, Percent};
use crate::value::Locale;

/// Makes cells in the style of a locale. What is missing is a dash that knows why.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells {
    pub(super) locale: Locale,
}

impl Cells {
    pub(super) fn plain(self, value: Decimal) -> Cell {
        Cell::number(value, NumberKind::Plain, number::format(value, self.locale))
    }

    pub(super) fn count(self, count: usize) -> Cell {
        self.plain(Decimal::from(count))
    }

    pub(super) fn optional(self, value: Option<Decimal>) -> Cell {
        value.map_or_else(dash, |value| self.plain(value))
    }

    /// Rupiah without `Rp`, which stands in the column's heading.
    pub(super) fn rupiah(self, amount: Option<Rupiah>) -> Cell {
        amount.map_or_else(dash, |amount| {
            let value = amount.amount();
            let written = number::format(value, self.locale);
            Cell::number(value, NumberKind::Rupiah, written)
        })
    }

    /// Percent without its sign, which stands in the column's heading.
    pub(super) fn percent(self, percent: Option<Percent>) -> Cell {
        percent.map_or_else(dash, |percent| {
            let value = percent.get();
            let written = number::format(value, self.locale);
            Cell::number(value, NumberKind::Percent, written)
        })
    }

    /// A target beneath a column of its unit, which is written only where the target has another.
    pub(super) fn target(self, target: Option<&TargetValue>, unit: Option<&str>) -> Cell {
        match target {
            None => dash(),
            Some(target) if target.has_other_unit(unit) => {
                Cell::words(target.write_beneath(unit, self.locale))
            }
            Some(TargetValue::Figure(figure)) if figure.whole.is_none() => self.plain(figure.value),
            Some(other) => Cell::words(other.write(self.locale)),
        }
    }

    /// A target with the unit that it was written with.
    pub(super) fn target_with_unit(self, target: Option<&TargetValue>, unit: Option<&str>) -> Cell {
        let Some(target) = target else { return dash() };
        let written = target.write(self.locale);
        match target.unit().or(unit).filter(|_| target.takes_unit()) {
            Some(unit) => Cell::words(format!("{written} {unit}")),
            None => Cell::words(written),
        }
    }

    pub(super) fn outcome(self, outcome: Option<&Outcome>) -> Cell {
        match outcome {
            None => dash(),
            Some(Outcome::Number { value, .. }) => self.plain(*value),
            Some(Outcome::Given(given)) => Cell::words(given.write(self.locale)),
            Some(Outcome::Words(words)) => Cell::words(words.clone()),
            Some(Outcome::Nothing(reason)) => self.nothing(reason),
        }
    }

    pub(super) fn achievement(self, achievement: &Achievement) -> Cell {
        match achievement {
            Achievement::Measured(measured) => self.percent(Some(measured.value)),
            Achievement::Compared(compared) => Cell::words(compared.standing.words(self.locale)),
            Achievement::NotMeasured(reason) => self.nothing(reason),
        }
    }

    pub(super) fn category(achievement: &Achievement) -> Cell {
        match achievement
            .measured()
            .and_then(|measured| measured.category.as_deref())
        {
            Some(category) => Cell::words(category),
            None => dash(),
        }
    }

    fn nothing(self, reason: &Reason) -> Cell {
        Cell::spans(vec![Span::Missing {
            reference: String::new(),
            because: reason.message(self.locale),
        }])
    }
}

/// A cell of something that there is none of.
pub(super) fn dash() -> Cell {
    Cell::words("–")
}

/// Whether an outcome is a value.
pub(super) const fn is_known(outcome: Option<&Outcome>) -> bool {
    matches!(
        outcome,
        Some(Outcome::Number { .. } | Outcome::Given(_) | Outcome::Words(_))
    )
}
