//! WebAssembly binding of the lkj engine: columns of indicators at once.
//!
//! A module of its own, which holds the kernel and nothing else. It is built twice, with and
//! without the wide instructions of WebAssembly; the package takes the one that its host can run.

#![allow(
    clippy::missing_errors_doc,
    reason = "they say it by @throws, which editors of JavaScript show"
)]

mod given;

use js_sys::{BigInt64Array, Object, Reflect, Uint8Array};
use lkj_core::Rules;
use lkj_core::columns::{self, Columns, Outputs, Status, Ways};
use lkj_core::rules::RulesInForce;
use lkj_wasm_convert::{Options, problem};
use wasm_bindgen::prelude::*;

use given::{Given, GivenWays};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Rows that cross at a time: few enough to stay in the nearest memory.
const ROWS: usize = 2048;

/// Rules made ready for columns.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Kernel {
    rules: columns::Kernel,
    places: u8,
    room: Room,
}

/// Where rows are while they are worked through.
#[derive(Debug, Default)]
struct Room {
    target: Vec<i64>,
    realization: Vec<i64>,
    baseline: Vec<i64>,
    upper: Vec<i64>,
    budget: Vec<i64>,
    spent: Vec<i64>,
    ways: Vec<columns::Way>,
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
    codes: Vec<u8>,
    absorption: Vec<i64>,
    given: given::Room,
}

#[wasm_bindgen]
impl Kernel {
    /// @throws {ArgumentError | ProblemsError} when the rules are none, or ask for what columns
    /// do not do: more than six decimals, limits with more decimals than the achievements.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "KernelOptions")] options: &JsValue,
    ) -> Result<Self, JsValue> {
        let mut options = Options::read(options)?;
        let rules = options.rules("rules")?;
        options.finish()?;
        let rules = RulesInForce::decide(&rules, &Rules::default())
            .map_err(|fault| problem::profile(&fault))?;
        Ok(Self {
            rules: columns::Kernel::new(&rules).map_err(|fault| problem::argument(&fault))?,
            places: rules.places.get(),
            room: Room::default(),
        })
    }

    /// The words for categories: that of category 0 first.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.rules.labels().map(str::to_owned).collect()
    }

    /// How many digits of an achievement are decimals: with 2, 9926n is 99,26 %.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn places(&self) -> u8 {
        self.places
    }

    /// Measures each row. Results go into those of an earlier call, if they are given, and else
    /// into new ones.
    ///
    /// @throws {ArgumentError} when columns or results are of other types or lengths, or a row is
    /// of a way that there is not.
    #[wasm_bindgen(unchecked_return_type = "ColumnResults")]
    pub fn evaluate(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "IndicatorColumns")] columns: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ColumnResults")] results: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let asked = Asked::read(columns)?;
        let results = Results::of(results, asked.rows, asked.money.is_some())?;
        for start in (0..asked.rows).step_by(ROWS) {
            self.rows(&asked, &results, start, ROWS.min(asked.rows - start))?;
        }
        Ok(results.object)
    }

    /// Some rows.
    fn rows(
        &mut self,
        asked: &Asked,
        results: &Results,
        start: usize,
        rows: usize,
    ) -> Result<(), JsValue> {
        let room = &mut self.room;
        asked
            .target
            .copy(start, rows, &mut room.target, &mut room.given);
        asked
            .realization
            .copy(start, rows, &mut room.realization, &mut room.given);
        if let Some(baseline) = &asked.baseline {
            baseline.copy(start, rows, &mut room.baseline, &mut room.given);
        }
        if let Some(upper) = &asked.upper {
            upper.copy(start, rows, &mut room.upper, &mut room.given);
        }
        if let Some((budget, spent)) = &asked.money {
            budget.copy(start, rows, &mut room.budget, &mut room.given);
            spent.copy(start, rows, &mut room.spent, &mut room.given);
        }
        let ways = match &asked.ways {
            GivenWays::All(way) => Ways::All(*way),
            GivenWays::Each(codes) => {
                given::ways(codes, start, rows, &mut room.ways, &mut room.given)?;
                Ways::Each(&room.ways)
            }
        };
        room.value.resize(rows, 0);
        room.category.resize(rows, 0);
        room.status.resize(rows, Status::Measured);
        let columns = Columns {
            ways,
            baseline: asked.baseline.as_ref().map(|_| &*room.baseline),
            upper: asked.upper.as_ref().map(|_| &*room.upper),
            money: asked.money.as_ref().map(|_| (&*room.budget, &*room.spent)),
            ..Columns::new(&room.target, &room.realization, columns::Way::Higher)
        };
        let mut outputs = Outputs::new(&mut room.value, &mut room.category, &mut room.status);
        if results.absorption.is_some() {
            room.absorption.resize(rows, 0);
            outputs = outputs.with_absorption(&mut room.absorption);
        }
        self.rules
            .evaluate(&columns, outputs)
            .map_err(|fault| problem::argument(&fault))?;
        room.codes.clear();
        room.codes
            .extend(room.status.iter().map(|status| *status as u8));
        results.put(room, start);
        Ok(())
    }
}

/// Columns as a caller gives them.
struct Asked {
    target: Given,
    realization: Given,
    baseline: Option<Given>,
    upper: Option<Given>,
    money: Option<(Given, Given)>,
    ways: GivenWays,
    rows: usize,
}

impl Asked {
    fn read(columns: &JsValue) -> Result<Self, JsValue> {
        let mut columns = Options::read(columns)?;
        let needed = |column: Option<Given>, name: &str| {
            column.ok_or_else(|| problem::argument(&format!("the column {name} is needed")))
        };
        let target = needed(Given::take(&mut columns, "target")?, "target")?;
        let realization = needed(Given::take(&mut columns, "realization")?, "realization")?;
        let baseline = Given::take(&mut columns, "baseline")?;
        let upper = Given::take(&mut columns, "upper")?;
        let budget = Given::take(&mut columns, "budget")?;
        let spent = Given::take(&mut columns, "spent")?;
        let ways = GivenWays::take(&mut columns, "way")?;
        columns.finish()?;
        let money = match (budget, spent) {
            (None, None) => None,
            (Some(budget), Some(spent)) => Some((budget, spent)),
            _ => return Err(problem::argument(&"budget and spent go together")),
        };
        let rows = target.len();
        let mut others = vec![Some(realization.len()), baseline.as_ref().map(Given::len)];
        others.push(upper.as_ref().map(Given::len));
        others.push(money.as_ref().map(|(budget, _)| budget.len()));
        others.push(money.as_ref().map(|(_, spent)| spent.len()));
        others.push(ways.len());
        if others.into_iter().flatten().any(|other| other != rows) {
            return Err(problem::argument(&"the columns are not of one length"));
        }
        Ok(Self {
            target,
            realization,
            baseline,
            upper,
            money,
            ways,
            rows,
        })
    }
}

/// Where results go.
struct Results {
    object: JsValue,
    value: BigInt64Array,
    category: Uint8Array,
    status: Uint8Array,
    absorption: Option<BigInt64Array>,
}

impl Results {
    /// Those of an earlier call, or new ones.
    fn of(earlier: &JsValue, rows: usize, has_money: bool) -> Result<Self, JsValue> {
        let object = if earlier.is_undefined() || earlier.is_null() {
            new_results(rows, has_money)?
        } else {
            earlier.clone()
        };
        let wide = |name| field::<BigInt64Array>(&object, name);
        let narrow = |name| field::<Uint8Array>(&object, name);
        let results = Self {
            value: wide("value")?,
            category: narrow("category")?,
            status: narrow("status")?,
            absorption: has_money.then(|| wide("absorption")).transpose()?,
            object,
        };
        let mut lengths = vec![results.value.length(), results.category.length()];
        lengths.push(results.status.length());
        lengths.extend(results.absorption.as_ref().map(BigInt64Array::length));
        if lengths.into_iter().any(|length| length as usize != rows) {
            return Err(problem::argument(
                &"the results are not as long as the columns",
            ));
        }
        Ok(results)
    }

    fn put(&self, room: &Room, start: usize) {
        let (from, to) = given::span(start, room.value.len());
        self.value.subarray(from, to).copy_from(&room.value);
        self.category.subarray(from, to).copy_from(&room.category);
        self.status.subarray(from, to).copy_from(&room.codes);
        if let Some(absorption) = &self.absorption {
            absorption.subarray(from, to).copy_from(&room.absorption);
        }
    }
}

fn new_results(rows: usize, has_money: bool) -> Result<JsValue, JsValue> {
    let length = u32::try_from(rows).map_err(|_| problem::argument(&"too many rows"))?;
    let object = Object::new();
    let put = |name: &str, value: &JsValue| Reflect::set(&object, &name.into(), value);
    put("value", &BigInt64Array::new_with_length(length))?;
    put("category", &Uint8Array::new_with_length(length))?;
    put("status", &Uint8Array::new_with_length(length))?;
    if has_money {
        put("absorption", &BigInt64Array::new_with_length(length))?;
    }
    Ok(object.into())
}

fn field<T: JsCast>(object: &JsValue, name: &str) -> Result<T, JsValue> {
    Reflect::get(object, &name.into())?
        .dyn_into()
        .map_err(|_| problem::argument(&format!("{name}: not a buffer of results")))
}

/// The codes of statuses: that of status 0 first, which is `measured`.
#[wasm_bindgen]
#[must_use]
pub fn statuses() -> Vec<String> {
    let codes = Status::ALL.iter().map(|status| status.code());
    codes.map(str::to_owned).collect()
}

/// The words for ways of measuring: that of way 0 first, which is `higher`.
#[wasm_bindgen(unchecked_return_type = "Way[]")]
#[must_use]
pub fn ways() -> Vec<String> {
    let words = columns::Way::ALL.iter().map(|way| way.word());
    words.map(str::to_owned).collect()
}
