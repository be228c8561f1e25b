//! Errors as JavaScript's: subclasses of `Error` that say where and what.

use std::fmt::Display;

use lkj_core::evaluation::ExplainError;
use lkj_core::formula::FormulaProblem;
use lkj_core::number::NumberError;
use lkj_core::rules::UnknownProfile;
use lkj_core::{Locale, Place, Problem, ProblemKind, Problems};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::to_js;

#[wasm_bindgen(raw_module = "./errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = makeError)]
    fn make_error(class: &str, message: &str, details: JsValue) -> JsValue;
}

/// What an error tells beside its message, as far as it applies.
#[derive(Debug, Default, Serialize)]
struct Details<'a> {
    code: &'a str,
    message_id: Option<String>,
    path: Option<&'a str>,
    position: Option<usize>,
    text: Option<&'a str>,
    candidates: Vec<String>,
    problems: Vec<&'a Problem>,
}

fn error(class: &str, message: &dyn Display, details: &Details<'_>) -> JsValue {
    let details = to_js(details).unwrap_or(JsValue::UNDEFINED);
    make_error(class, &message.to_string(), details)
}

/// Files that cannot be read, with everything that is wrong in them.
#[must_use]
pub fn problems(problems: &Problems) -> JsValue {
    let first = problems.iter().next();
    let details = Details {
        code: first.map_or("", Problem::code),
        message_id: Some(problems.messages(Locale::Indonesian)),
        path: first.map(|problem| problem.place.path.as_str()),
        problems: problems.iter().collect(),
        ..Details::default()
    };
    error("ProblemsError", problems, &details)
}

/// A text that is no number, or more than one.
#[must_use]
pub fn number(name: &str, fault: &NumberError) -> JsValue {
    let problem = Problem {
        place: Place::default(),
        kind: ProblemKind::Number(fault.clone()),
    };
    let details = Details {
        code: fault.code(),
        message_id: Some(problem.message(Locale::Indonesian)),
        path: Some(name),
        text: Some(fault.text()),
        candidates: fault.candidates().iter().map(ToString::to_string).collect(),
        ..Details::default()
    };
    error("NumberError", &problem.message(Locale::English), &details)
}

/// A formula or reference that cannot be read or leads nowhere.
#[must_use]
pub fn formula(fault: &FormulaProblem) -> JsValue {
    let details = Details {
        code: fault.code(),
        message_id: Some(fault.message(Locale::Indonesian)),
        path: Some(&fault.text),
        position: Some(fault.position),
        ..Details::default()
    };
    error("FormulaError", fault, &details)
}

/// A rules profile that does not exist.
#[must_use]
pub fn profile(fault: &UnknownProfile) -> JsValue {
    let details = Details {
        code: "unknown-profile",
        path: Some("rules.profile"),
        ..Details::default()
    };
    error("ArgumentError", fault, &details)
}

/// An argument that the engine refuses, in its words.
#[must_use]
pub fn refused(code: &str, path: &str, words: impl Fn(Locale) -> String) -> JsValue {
    let details = Details {
        code,
        message_id: Some(words(Locale::Indonesian)),
        path: Some(path),
        ..Details::default()
    };
    error("ArgumentError", &words(Locale::English), &details)
}

/// Why a reference could not be explained.
#[must_use]
pub fn explain(fault: &ExplainError) -> JsValue {
    match fault {
        ExplainError::Reference(fault) => formula(fault),
        ExplainError::Rules(fault) => profile(fault),
        other => argument(other),
    }
}

/// An argument with a name that is none of those allowed.
#[must_use]
pub fn argument_at(name: &str, fault: &dyn Display) -> JsValue {
    let details = Details {
        code: "argument",
        path: Some(name),
        ..Details::default()
    };
    error("ArgumentError", &format_args!("{name}: {fault}"), &details)
}

/// An argument that is none of those allowed.
#[must_use]
pub fn argument(fault: &dyn Display) -> JsValue {
    let details = Details {
        code: "argument",
        ..Details::default()
    };
    error("ArgumentError", fault, &details)
}
