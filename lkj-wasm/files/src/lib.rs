//! WebAssembly binding of the lkj engine: work on whole files (the working year, two drafts, a
//! region of many agencies), and files beside the native one.
//!
//! A second module, which a program loads when it first needs it, so that the first stays small.
//! It holds an engine of its own; a framework goes from one to the other as the JSON text of the
//! native file.

#![allow(
    clippy::missing_errors_doc,
    reason = "they say it by @throws, which editors of JavaScript show"
)]

pub mod cases;
pub mod comparison;
mod framework;
pub mod portfolio;
pub mod publication;
pub mod rename;
pub mod revision;
pub mod sarif;
pub mod stamp;
pub mod update;
pub mod year;

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");
