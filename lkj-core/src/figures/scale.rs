//! The sheet of the scale, on which categories are looked up.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Page, Spot, address};
use super::words::Words;
use crate::arithmetic::decimal_sum;
use crate::rules::RulesInForce;

/// Where a class begins that has no lower end.
const LOWEST: i64 = -999_999_999;

/// The classes of a scale from the worst, each with where it begins.
pub(super) struct ScaleSheet<'a> {
    sheet: &'static str,
    begins: Vec<(Decimal, &'a str)>,
}

impl<'a> ScaleSheet<'a> {
    pub(super) fn write(
        rules: Option<&'a RulesInForce>,
        sheet: &mut Worksheet,
        words: &Words,
    ) -> Result<Self, XlsxError> {
        let headings = [(words.from, 18), (words.category, 28)];
        let mut page = Page::new(sheet, &headings, 0)?;
        let begins = rules.map_or_else(Vec::new, begins);
        for (row, (from, label)) in (1_u32..).zip(&begins) {
            page.number((row, 0), *from)?;
            page.text((row, 1), label)?;
        }
        Ok(Self {
            sheet: words.scale,
            begins,
        })
    }

    /// Writes a category, looked up where that gives it.
    pub(super) fn category(
        &self,
        page: &mut Page<'_>,
        spot: Spot,
        of: Spot,
        value: Decimal,
        category: Option<&str>,
    ) -> Result<(), XlsxError> {
        let Some(category) = category else {
            return Ok(());
        };
        let begun = self.begins.iter().rev().find(|(from, _)| *from <= value);
        if begun.is_none_or(|(_, label)| *label != category) {
            return page.text(spot, category);
        }
        let last = u32::try_from(self.begins.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let sheet = self.sheet;
        let of = address(None, of);
        let formula = format!("LOOKUP({of},{sheet}!$A$2:$A${last},{sheet}!$B$2:$B${last})");
        page.looked_up(spot, &formula, category)
    }
}

/// Where each class begins, from the worst: percentages have so many decimals that a class
/// above a bound begins with the next of them.
fn begins(rules: &RulesInForce) -> Vec<(Decimal, &str)> {
    let step = Decimal::new(1, u32::from(rules.places.get()));
    let begin = |from: Option<Decimal>, above: Option<Decimal>| match (from, above) {
        (Some(from), _) => Some(from),
        (None, Some(above)) => decimal_sum::sum([above, step]),
        (None, None) => Some(Decimal::from(LOWEST)),
    };
    let classes = rules.scale.classes.iter().rev();
    let begins = classes.map(|class| Some((begin(class.from, class.above)?, class.label.as_str())));
    begins.collect::<Option<_>>().unwrap_or_default()
}
