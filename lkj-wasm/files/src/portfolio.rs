//! The agencies of a region side by side.

use lkj_core::evaluation::Reason;
use lkj_core::portfolio::{
    AgencySummary, Attendance, Disagreement, Member, Portfolio, RankedBy, Ranking,
    RegionEvaluation, RegionReport, RolledUp, TreeNode, Unranked, Unreadable,
};
use lkj_core::{Id, Locale, Problem, Year};
use lkj_wasm_convert::{Asked, Options, StampTold, named_pairs, pairs, problem, to_js};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{framework, stamp};

/// The agencies of a region side by side. Those whose texts do not read are told in `report()`,
/// and the others go on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Region {
    portfolio: Portfolio,
}

#[wasm_bindgen]
impl Region {
    /// Reads the texts of every agency, each known by a key, and those of the region's own
    /// framework with its list of agencies and what they contribute.
    ///
    /// @throws {ProblemsError} when the region's own texts cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(
            unchecked_param_type = "[key: string, texts: [name: string, text: string][]][]"
        )]
        agencies: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "[name: string, text: string][]")]
        region: &JsValue,
    ) -> Result<Self, JsValue> {
        let own = if region.is_undefined() || region.is_null() {
            None
        } else {
            let texts = pairs("region", region)?;
            let read = framework::of_texts(&texts);
            Some(read.map_err(|fault| problem::problems(&fault))?)
        };
        let members = named_pairs("agencies", agencies)?;
        let members = members
            .into_iter()
            .map(|(key, texts)| Member::new(key, framework::of_texts(&texts)));
        Ok(Self {
            portfolio: Portfolio::new(own, members.collect()),
        })
    }

    /// The latest year in which any agency realized anything.
    #[wasm_bindgen(getter, js_name = latestYear)]
    #[must_use]
    pub fn latest_year(&self) -> Option<u16> {
        self.portfolio.latest_year().map(Year::get)
    }

    /// The years of which any agency says something, in order.
    #[wasm_bindgen(getter, unchecked_return_type = "number[]")]
    pub fn years(&self) -> Result<JsValue, JsValue> {
        to_js(&self.portfolio.years())
    }

    /// Everything of the year in one structure: who is there, who is missing, whose file does not
    /// read, every agency in a line, the tree of what they contribute, indicators on which they
    /// disagree, and rankings.
    ///
    /// @throws {ArgumentError} when the rules name a profile that does not exist, or nothing is
    /// realized yet and no year is named.
    #[wasm_bindgen(unchecked_return_type = "RegionReport")]
    pub fn report(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let report = self.evaluation(&Asked::read(options)?)?.report();
        to_js(&Told::of(&report))
    }

    /// All results of all agencies, a row each, with fixed columns.
    ///
    /// @throws {ArgumentError} as `report`.
    #[wasm_bindgen(unchecked_return_type = "LongRow[]")]
    pub fn rows(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        to_js(&self.evaluation(&Asked::read(options)?)?.rows())
    }

    /// The same rows as CSV: commas between them, decimal points in numbers, nothing for what is
    /// missing.
    ///
    /// @throws {ArgumentError} as `report`.
    #[wasm_bindgen(js_name = toCsv)]
    pub fn to_csv(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<String, JsValue> {
        Ok(self.evaluation(&Asked::read(options)?)?.to_csv())
    }

    /// The agencies in the order of a result, the best first; those with the same value share a
    /// rank.
    ///
    /// @throws {ArgumentError} as `report`, or when there is no such result.
    #[wasm_bindgen(unchecked_return_type = "Ranking")]
    pub fn ranking(
        &self,
        #[wasm_bindgen(unchecked_param_type = "RankedBy")] by: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let by = ranked_by(by)?;
        let ranking = self.evaluation(&Asked::read(options)?)?.ranking(by);
        to_js(&RankingTold::of(&ranking))
    }

    /// The region's goals, objectives and indicators with what agencies contribute to each, as
    /// text; empty where the region has no framework of its own.
    ///
    /// @throws {ArgumentError} as `report`.
    pub fn tree(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
    ) -> Result<String, JsValue> {
        let asked = Asked::read(options)?;
        let locale = asked.locale;
        Ok(self.evaluation(&asked)?.tree(locale))
    }

    /// What an output about the region is made with: the digest of the input is over all agencies.
    ///
    /// @throws {ArgumentError} as `report`.
    #[wasm_bindgen(unchecked_return_type = "Stamp")]
    pub fn stamp(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ExplainOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let asked = Asked::read(options)?;
        let stamp = self.evaluation(&asked)?.stamp();
        to_js(&StampTold::of(&stamp, asked.locale))
    }

    /// Makes the figures of an old output about the region again, as `reproduce` does those of an
    /// agency.
    ///
    /// @throws {ArgumentError} as `report`, or when the output has no stamp.
    #[wasm_bindgen(unchecked_return_type = "Reproduction")]
    pub fn reproduce(
        &self,
        output: &str,
        #[wasm_bindgen(unchecked_optional_param_type = "YearOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let published = stamp::published(output)?;
        let again = self
            .evaluation(&Asked::read(options)?)?
            .reproduce(&published);
        stamp::to_js_again(&again)
    }
}

impl Region {
    fn evaluation(&self, asked: &Asked) -> Result<RegionEvaluation<'_>, JsValue> {
        let year = asked.year_or(|| self.portfolio.latest_year())?;
        self.portfolio
            .evaluate(year, &asked.rules)
            .map_err(|fault| problem::profile(&fault))
    }
}

/// By which result agencies are put in order: a word, or `{ indicator: "…" }`.
fn ranked_by(given: &JsValue) -> Result<RankedBy, JsValue> {
    match given.as_string().as_deref() {
        Some("objectives") => return Ok(RankedBy::Objectives),
        Some("objectives_capped") => return Ok(RankedBy::ObjectivesCapped),
        Some("goals") => return Ok(RankedBy::Goals),
        Some("absorption") => return Ok(RankedBy::Absorption),
        Some(other) => {
            return Err(problem::argument_at(
                "by",
                &format_args!(
                    "unknown result {other:?}; there are \"objectives\", \"objectives_capped\", \"goals\", \"absorption\" and {{ indicator: \"…\" }}"
                ),
            ));
        }
        None => {}
    }
    let mut options = Options::read(given)?;
    let indicator: Option<String> = options.word("indicator")?;
    options.finish()?;
    let indicator = indicator
        .ok_or_else(|| problem::argument_at("by", &"the name of an indicator is needed"))?;
    Ok(RankedBy::Indicator(indicator))
}

/// A report with what is wrong with files, and why agencies have no rank, in both languages.
#[derive(Serialize)]
struct Told<'a> {
    region: Option<&'a str>,
    year: Year,
    attendance: AttendanceTold<'a>,
    agencies: &'a [AgencySummary],
    rolled_up: &'a [RolledUp],
    tree: &'a [TreeNode],
    disagreements: &'a [Disagreement],
    by_objectives: RankingTold<'a>,
    by_absorption: RankingTold<'a>,
}

impl<'a> Told<'a> {
    fn of(report: &'a RegionReport) -> Self {
        Self {
            region: report.region.as_deref(),
            year: report.year,
            attendance: AttendanceTold::of(&report.attendance),
            agencies: &report.agencies,
            rolled_up: &report.rolled_up,
            tree: &report.tree,
            disagreements: &report.disagreements,
            by_objectives: RankingTold::of(&report.by_objectives),
            by_absorption: RankingTold::of(&report.by_absorption),
        }
    }
}

#[derive(Serialize)]
struct AttendanceTold<'a> {
    present: &'a [String],
    without_results: &'a [String],
    missing: &'a [(Id, String)],
    unreadable: Vec<UnreadableTold<'a>>,
    not_listed: &'a [String],
    twice: &'a [Vec<String>],
}

#[derive(Serialize)]
struct UnreadableTold<'a> {
    key: &'a str,
    problems: Vec<&'a Problem>,
}

impl<'a> AttendanceTold<'a> {
    fn of(attendance: &'a Attendance) -> Self {
        let told = |one: &'a Unreadable| UnreadableTold {
            key: &one.key,
            problems: one.problems.iter().collect(),
        };
        Self {
            present: &attendance.present,
            without_results: &attendance.without_results,
            missing: &attendance.missing,
            unreadable: attendance.unreadable.iter().map(told).collect(),
            not_listed: &attendance.not_listed,
            twice: &attendance.twice,
        }
    }
}

#[derive(Serialize)]
struct RankingTold<'a> {
    by: &'a RankedBy,
    ranked: &'a [lkj_core::portfolio::Ranked],
    unranked: Vec<UnrankedTold<'a>>,
}

#[derive(Serialize)]
struct UnrankedTold<'a> {
    agency: &'a str,
    name: &'a str,
    reason: &'a Reason,
    because: String,
    because_en: String,
}

impl<'a> RankingTold<'a> {
    fn of(ranking: &'a Ranking) -> Self {
        let told = |one: &'a Unranked| UnrankedTold {
            agency: &one.agency,
            name: &one.name,
            reason: &one.reason,
            because: one.reason.message(Locale::Indonesian),
            because_en: one.reason.message(Locale::English),
        };
        Self {
            by: &ranking.by,
            ranked: &ranking.ranked,
            unranked: ranking.unranked.iter().map(told).collect(),
        }
    }
}
