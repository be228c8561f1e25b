//! Rules and conventions, and the cases in no language.

mod cases;
mod rules_doc;
