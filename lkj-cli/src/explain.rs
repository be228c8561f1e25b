//! Prints how one number came about.

use lkj_core::{Formula, Framework, Locale, Rules, Year};

use crate::input::Failure;

/// The steps that lead to the value of a reference or formula, and the value itself.
pub(crate) fn explanation(
    framework: &Framework,
    asked: &str,
    year: Year,
    rules: &Rules,
    locale: Locale,
) -> Result<String, Failure> {
    let formula: Formula = asked.parse()?;
    let explained = framework.explain(&formula, year, rules)?;
    let value = match &explained.value {
        Ok(value) => value.write(locale),
        Err(reason) => format!("– ({})", reason.message(locale)),
    };
    Ok(format!(
        "{}\n\n{} ({year}) = {value}\n",
        explained.trace.write(locale),
        formula.expression()
    ))
}
