//! Prints how one number came about.

use lkj_core::formula::Reference;
use lkj_core::{Framework, Locale, Rules, Year};

use crate::input::Failure;

/// The steps that lead to a reference's value, and the value itself.
pub(crate) fn explanation(
    framework: &Framework,
    reference: &str,
    year: Year,
    rules: &Rules,
    locale: Locale,
) -> Result<String, Failure> {
    let reference: Reference = reference.parse()?;
    let explained = framework.explain(&reference, year, rules)?;
    let value = match &explained.value {
        Ok(value) => value.write(locale),
        Err(reason) => format!("– ({})", reason.message(locale)),
    };
    Ok(format!(
        "{}\n\n{reference} ({year}) = {value}\n",
        explained.trace.write(locale)
    ))
}
