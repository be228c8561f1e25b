//! Results of a year: goals, objectives, indicators, budgets, formulas, and what they serialize to.

mod evaluation_json;
mod formulas;
mod framework_features;
mod lumajang;
mod lumajang_corrected;
