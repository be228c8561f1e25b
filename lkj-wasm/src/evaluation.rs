//! Realization against target, without a framework around them.

use lkj_core::evaluation::{
    Explanation, Measurement, Method, RealizedValue, Reason, Step, achievement,
};
use lkj_core::number::Hint;
use lkj_core::{Achievement, Defaults, GivenError, Indicator, Locale, Rules, TargetValue};
use lkj_wasm_convert::{Given, Options, problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::rules::in_force;

/// What was reached, and how it was worked out.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    achievement: &'a Achievement,
    because: Option<String>,
    other_category: Option<&'a str>,
    rounding_note: Option<String>,
    units_note: Option<String>,
    method: Option<Method>,
    working: Option<String>,
    text: String,
}

/// What was reached of a target, in percent, with its category: 376 of 468 against 80,94 is
/// `achievement("80,34", "80,94")`, so 99.26, *Sangat Tinggi*.
///
/// Numbers are given as text, as documents print them or as programs do, or as whole numbers. A
/// float such as `80.34` is refused, since it has lost its exact digits. A missing value is `null`.
///
/// @throws {NumberError} when a text can be read in two ways or in none.
#[wasm_bindgen(js_name = achievement, unchecked_return_type = "AchievementResult")]
pub fn achievement_of(
    #[wasm_bindgen(unchecked_param_type = "RealizationInput")] realization: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "TargetInput")] target: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AchievementOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut options = Options::read(options)?;
    let locale: Locale = options.word("locale")?.unwrap_or_default();
    let hint = Hint {
        kind: options.word("kind")?,
        locale: None,
    };
    let mut rules = options.rules("rules")?;
    if let Some(scale) = options.scale("scale")? {
        rules.scale = Some(scale);
    }
    let rules = in_force(&rules, &Rules::default())?;
    let measurement = measurement(options)?;
    let realization = realized(realization, hint)?;
    let target = promised(target, hint)?;
    let achievement = match (&realization, &target) {
        (Some(realization), Some(target)) => achievement(realization, target, &measurement, &rules),
        (_, None) => Achievement::NotMeasured(Reason::NoTarget),
        (None, _) => Achievement::NotMeasured(Reason::NoRealization { why: None }),
    };
    let measured = achievement.measured();
    let category = measured.and_then(|measured| measured.category.as_deref());
    let other_category = measured.and_then(|measured| measured.other_category.as_deref());
    let step = achievement.step("");
    let working = (!step.working.is_empty()).then(|| step.working.write(locale));
    to_js(&Answer {
        because: achievement.reason().map(|reason| reason.message(locale)),
        other_category,
        rounding_note: category
            .zip(other_category)
            .map(|(category, other)| rules.scale.reads.words_of_both(category, other, locale)),
        units_note: measured
            .and_then(|measured| measured.units.as_deref())
            .map(|note| note.message(locale)),
        method: measured.map(|measured| measured.method),
        text: whole_line(&achievement, &step, locale),
        working,
        achievement: &achievement,
    })
}

/// Formats the calculation with its result; of a comparison, with the standing.
fn whole_line(achievement: &Achievement, step: &Step, locale: Locale) -> String {
    let result = step.result.write(locale);
    if step.working.is_empty() {
        return result;
    }
    let working = step.working.write(locale);
    match achievement {
        Achievement::Compared(compared) => {
            format!("{working}: {}", compared.standing.words(locale))
        }
        _ => format!("{working} = {result}"),
    }
}

fn realized(value: &JsValue, hint: Hint) -> Result<Option<RealizedValue>, JsValue> {
    let Some(text) = Given::read("realization", value)?.text() else {
        return Ok(None);
    };
    RealizedValue::parse_with(&text, hint).map_err(|fault| match fault {
        GivenError::Number(fault) => problem::number("realization", &fault),
        other @ GivenError::NotOneValue { .. } => {
            problem::refused("not_one_value", "realization", |locale| {
                other.message(locale)
            })
        }
        other => problem::argument(&other),
    })
}

fn promised(value: &JsValue, hint: Hint) -> Result<Option<TargetValue>, JsValue> {
    let Some(text) = Given::read("target", value)?.text() else {
        return Ok(None);
    };
    TargetValue::parse_with(&text, hint).map_err(|fault| problem::number("target", &fault))
}

/// How it is measured: the options are the keys of an indicator.
fn measurement(mut options: Options) -> Result<Measurement, JsValue> {
    // What is not measured by has to be there all the same.
    options.put("name", "-")?;
    let indicator =
        Indicator::from_json(&options.into_json()?).map_err(|fault| problem::problems(&fault))?;
    Ok(Measurement::of_indicator(&indicator, &Defaults::default()))
}

/// What an explanation says, beside its parts, in the style of a locale.
#[derive(Debug, Serialize)]
pub(crate) struct Explained<'a> {
    #[serde(flatten)]
    pub(crate) explanation: &'a Explanation,
    pub(crate) because: Option<String>,
    pub(crate) written: Option<String>,
    pub(crate) steps: Vec<String>,
}
