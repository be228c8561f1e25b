//! The conventions in force: profiles and scales.

use lkj_core::Rules;
use lkj_core::rules::{PROFILES, RulesInForce, SCALES};
use lkj_wasm_convert::{problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What follows when the caller's rules are laid over the file's.
pub(crate) fn in_force(caller: &Rules, file: &Rules) -> Result<RulesInForce, JsValue> {
    RulesInForce::decide(caller, file).map_err(|fault| problem::profile(&fault))
}

#[derive(Debug, Serialize)]
struct ProfileShape {
    name: &'static str,
    title: &'static str,
    source: &'static str,
    verified: bool,
    scale: &'static str,
}

/// The rules profiles that come with the engine.
#[wasm_bindgen(unchecked_return_type = "Profile[]")]
pub fn profiles() -> Result<JsValue, JsValue> {
    let all = PROFILES.iter().map(|profile| ProfileShape {
        name: profile.name,
        title: profile.title,
        source: profile.source,
        verified: profile.verified,
        scale: profile.scale,
    });
    to_js(&all.collect::<Vec<_>>())
}

/// The scales that come with the engine, each with its classes from the best down.
#[wasm_bindgen(unchecked_return_type = "Scale[]")]
pub fn scales() -> Result<JsValue, JsValue> {
    let all = SCALES.iter().map(lkj_core::rules::NamedScale::scale);
    to_js(&all.collect::<Vec<_>>())
}
