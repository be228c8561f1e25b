//! Achievements of rows as those of their groups.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{
    Array, ArrayRef, Int32Array, Int64Array, RecordBatch, RecordBatchReader, StringArray,
    new_null_array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use lkj_core::arithmetic::Places;
use lkj_core::columns::{
    Basis, Cells, GroupStatus, Groups, KernelProblem, Level, NO_CATEGORY, Parts, RollUp,
    ScaledColumn,
};
use lkj_core::files::{TableProblem, TableProblemKind, TableProblems};
use lkj_core::rules::{Aggregation, RulesInForce};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use super::keys::Keys;
use super::numbers::Numbers;
use super::results::{Decimals, codes, nulls};
use super::{Told, distinct};
use crate::rules::asked;
use crate::table::PyTable;
use crate::{arrow, error};

/// To which groups rows are rolled up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Levels {
    /// By all columns.
    Lowest,
    /// And by ever fewer, down to none.
    All,
}

/// A word among those that an option knows.
fn word<T: Copy, const N: usize>(
    py: Python<'_>,
    option: &str,
    asked: &str,
    known: [(&str, T); N],
) -> PyResult<T> {
    let found = known.iter().find(|(word, _)| *word == asked);
    found.map(|(_, meant)| *meant).ok_or_else(|| {
        let known = known.map(|(word, _)| word).join(", ");
        error::evaluation(
            py,
            "unknown_word",
            &format!("{option}={asked:?} tidak dikenal; yang ada: {known}"),
            &format!("unknown {option}={asked:?}; there are: {known}"),
        )
    })
}

/// The columns that are rolled up, by their places in the table, and their names.
struct Plan {
    keys: Vec<usize>,
    value: Asked,
    weight: Option<Asked>,
    realization: Option<Asked>,
    target: Option<Asked>,
    category: Option<Asked>,
}

/// A column that was asked for.
struct Asked {
    at: usize,
    name: String,
}

/// Rows of all batches, on their way to groups.
struct Gathered {
    plan: Plan,
    labels: Vec<String>,
    groups: Keys,
    value: ScaledColumn,
    weight: ScaledColumn,
    realization: ScaledColumn,
    target: ScaledColumn,
    category: Vec<u8>,
    rows: usize,
    problems: Vec<TableProblem>,
}

/// Roll results up into groups: objectives, goals, agencies, regions, a nation.
///
/// Whole numbers are added up and each group is rounded once, so the results depend neither on
/// the order of the rows nor on how they come in batches; they are those that an evaluation gives
/// for its goals and objectives.
///
/// Parameters
/// ----------
/// table : data frame
///     Anything with ``__arrow_c_stream__``, as :func:`evaluate_table` returns it with the
///     columns of ``by`` kept.
/// by : iterable of str
///     The columns whose values make a group, from the highest level to the lowest, such as
///     ``["region", "agency", "objective"]``.
/// value : str
///     The column of achievements; what is missing was not measured. Decimals keep their
///     decimals (6 at most); other numbers have those of the rules, or more where they need more.
/// method : {"mean", "weighted", "weighted_of_all", "ratio_of_sums", "geometric", "worst"}, optional
///     How a group's achievement follows; that of the rules by default, which is the mean where
///     they say nothing else.
/// levels : {"lowest", "all"}
///     Groups by all columns of ``by``; or besides by all but the last of them, and so on up to
///     one group of everything, told apart by the column ``level``: by how many columns a group
///     is.
/// basis : {"rows", "level_below"}
///     What a level above the lowest is made of: all rows below it, or the results of the level
///     below, each counting the same.
/// weight : str, optional
///     The column of weights, for the methods by weight.
/// realization, target : str, optional
///     The columns that are added up for ``"ratio_of_sums"``.
/// category : str, optional
///     A column of categories as :func:`evaluate_table` gives them, words or codes, of which each
///     is counted in a column of its own name.
/// rules : str, Rules or dict, optional
///     The conventions: those that the rows were evaluated by.
/// locale : {"id", "en"}, optional
///     The style in which all texts write numbers.
///
/// Returns
/// -------
/// Table
///     A row for each group, as they come, the lowest level first: the columns of ``by``;
///     ``level``, with ``levels="all"``; ``value`` by its name; its ``category`` and ``status``;
///     ``measured`` and ``total``, how many parts of how many.
///
/// Raises
/// ------
/// TableError
///     When a column is not there, and with the rows that cannot be read, the first 1,000 of them.
/// EvaluationError
///     When a word is not known, the method needs a column that is not named, or the rules ask
///     for what columns do not do.
/// TypeError
///     When it is no table.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> table = lkj.loads('''
/// ...     [organization]
/// ...     name = "Dinas Contoh"
/// ...     [objective]
/// ...     mutu = "Mutu"
/// ...     [indicator]
/// ...     a = { name = "A", of = "mutu", targets = { 2024 = 80 } }
/// ...     b = { name = "B", of = "mutu", targets = { 2024 = 80 } }
/// ...     c = { name = "C", of = "mutu", targets = { 2024 = 80 } }
/// ...     [realized.2024]
/// ...     a = 80
/// ...     b = 72
/// ... ''').evaluate(2024).indicators
/// >>> rolled = lkj.roll_up(table, by=["of"])
/// >>> rolled["of"], rolled["achievement"], rolled["measured"], rolled["total"]
/// (['mutu'], [Decimal('95.00')], [2], [3])
#[pyfunction]
#[pyo3(signature = (
    table, *, by, value="achievement", method=None, levels="lowest", basis="rows", weight=None,
    realization=None, target=None, category=None, rules=None, locale=None
))]
#[expect(clippy::too_many_arguments, reason = "each is an outward name")]
#[expect(clippy::doc_link_with_quotes, reason = "Python's lists")]
pub(crate) fn roll_up(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    by: Vec<String>,
    value: &str,
    method: Option<&str>,
    levels: &str,
    basis: &str,
    weight: Option<&str>,
    realization: Option<&str>,
    target: Option<&str>,
    category: Option<&str>,
    rules: Option<&Bound<'_, PyAny>>,
    locale: Option<&str>,
) -> PyResult<PyTable> {
    let style = locale
        .map(|code| crate::locale::of(py, Some(code)))
        .transpose()?;
    let known = [("lowest", Levels::Lowest), ("all", Levels::All)];
    let levels = word(py, "levels", levels, known)?;
    let known = [("rows", Basis::Rows), ("level_below", Basis::LevelBelow)];
    let basis = word(py, "basis", basis, known)?;
    let mut rules = asked(rules)?.in_force;
    if let Some(method) = method {
        let known = Aggregation::ALL.map(|one| (one.word(), one));
        rules.aggregation = word(py, "method", method, known)?;
    }
    check_method(py, rules.aggregation, weight, [realization, target])?;
    let Some(batches) = arrow::stream(table)? else {
        let kind = table.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "table: anything with __arrow_c_stream__, not a {kind}"
        )));
    };
    let schema = batches.schema();
    let mut absent = Vec::new();
    let mut find = |name: &str| {
        let found = schema.index_of(name).ok();
        if found.is_none() {
            let headings = schema.fields().iter().map(|field| field.name().as_str());
            absent.push(TableProblem::no_such_column(name, headings));
        }
        Asked {
            at: found.unwrap_or_default(),
            name: name.to_owned(),
        }
    };
    let plan = Plan {
        keys: by.iter().map(|name| find(name).at).collect(),
        value: find(value),
        weight: weight.map(&mut find),
        realization: realization.map(&mut find),
        target: target.map(&mut find),
        category: category.map(&mut find),
    };
    if let Some(problems) = TableProblems::collected(absent) {
        return Err(error::table(py, &problems));
    }
    let types = plan.keys.iter().map(|at| schema.field(*at).data_type());
    let places = places_of(&schema, plan.value.at, rules.places);
    let mut gathered = Gathered {
        groups: Keys::new(types)?,
        labels: rules
            .scale
            .classes
            .iter()
            .map(|class| class.label.clone())
            .collect(),
        value: ScaledColumn::with_places(places),
        weight: ScaledColumn::default(),
        realization: ScaledColumn::default(),
        target: ScaledColumn::default(),
        category: Vec::new(),
        rows: 0,
        problems: Vec::new(),
        plan,
    };
    for batch in batches {
        let batch = batch.map_err(|error| arrow::raised(&error))?;
        py.detach(|| gathered.add(&batch, style))?;
        if let Some(problems) = TableProblems::collected(std::mem::take(&mut gathered.problems)) {
            return Err(error::table(py, &problems));
        }
        py.check_signals()?;
    }
    let rolled = py.detach(|| gathered.roll_up(rules, levels, basis))?;
    match rolled {
        Ok(rolled) => py.detach(|| rolled.table(&by, value, category.is_some())),
        Err(problem) => Err(error::kernel(py, &problem)),
    }
}

/// Makes sure that a method has the columns that it needs.
fn check_method(
    py: Python<'_>,
    method: Aggregation,
    weight: Option<&str>,
    sums: [Option<&str>; 2],
) -> PyResult<()> {
    let needs = match method {
        Aggregation::Weighted | Aggregation::WeightedOfAll if weight.is_none() => "weight",
        Aggregation::RatioOfSums if sums.contains(&None) => "realization, target",
        _ => return Ok(()),
    };
    Err(error::evaluation(
        py,
        "missing_column",
        &format!("method={:?} memerlukan {needs}", method.word()),
        &format!("method={:?} needs {needs}", method.word()),
    ))
}

/// How many decimals the values have at least.
fn places_of(schema: &SchemaRef, at: usize, rules: Places) -> u32 {
    match schema.field(at).data_type() {
        DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal128(_, scale) => u32::try_from(*scale).unwrap_or_default(),
        _ => rules.get().into(),
    }
}

impl Gathered {
    fn add(&mut self, batch: &RecordBatch, style: Option<lkj_core::Locale>) -> PyResult<()> {
        if batch.num_rows() == 0 {
            return Ok(());
        }
        let plan = &self.plan;
        let keys = plan.keys.iter().map(|at| batch.column(*at).clone());
        self.groups
            .add(&keys.collect::<Vec<_>>(), batch.num_rows())?;
        let mut told = Told {
            before: self.rows,
            first: 0,
            problems: &mut self.problems,
            rows: &mut Vec::new(),
        };
        for (column, asked) in [
            (&mut self.value, Some(&plan.value)),
            (&mut self.weight, plan.weight.as_ref()),
            (&mut self.realization, plan.realization.as_ref()),
            (&mut self.target, plan.target.as_ref()),
        ] {
            if let Some(asked) = asked {
                let numbers = Numbers::of(batch.column(asked.at), style);
                numbers.append_to(column, &asked.name, &mut told);
            }
        }
        match &plan.category {
            None => {
                let rows = self.category.len() + batch.num_rows();
                self.category.resize(rows, NO_CATEGORY);
            }
            Some(asked) => {
                let array = batch.column(asked.at);
                add_categories(
                    array,
                    &asked.name,
                    &self.labels,
                    &mut self.category,
                    &mut told,
                )?;
            }
        }
        self.rows += batch.num_rows();
        Ok(())
    }

    fn roll_up(
        mut self,
        rules: RulesInForce,
        levels: Levels,
        basis: Basis,
    ) -> PyResult<Result<RolledUp, KernelProblem>> {
        let sums = self.plan.realization.is_some() && self.plan.target.is_some();
        if sums && self.realization.align(&mut self.target).is_err() {
            return Ok(Err(KernelProblem::Limit));
        }
        let Some(places) = u8::try_from(self.value.places()).ok().and_then(Places::new) else {
            return Ok(Err(KernelProblem::Places));
        };
        let rules = RulesInForce { places, ..rules };
        let roll_up = match RollUp::new(&rules) {
            Ok(roll_up) => roll_up,
            Err(problem) => return Ok(Err(problem)),
        };
        let mut parts = Parts::new(self.value.digits(), &self.category);
        parts.weight = self.plan.weight.as_ref().map(|_| self.weight.digits());
        parts.sums = sums.then(|| (self.realization.digits(), self.target.digits()));
        let mut all = vec![self.groups];
        if levels == Levels::All {
            for length in (0..self.plan.keys.len()).rev() {
                let below = &all[all.len() - 1];
                let columns = below.columns().map_err(|error| arrow::raised(&error))?;
                let columns = &columns[..length];
                let mut above = Keys::new(columns.iter().map(Array::data_type))?;
                above.add(columns, below.len())?;
                all.push(above);
            }
        }
        let asked: Vec<Level<'_>> = all
            .iter()
            .map(|keys| Level {
                of: keys.of(),
                groups: keys.len(),
            })
            .collect();
        let found = roll_up.levels(&parts, &asked, basis);
        Ok(found.map(|groups| RolledUp {
            levels: all.into_iter().zip(groups).collect(),
            asked: levels,
            places: i8::try_from(places.get()).unwrap_or(i8::MAX),
            labels: self.labels,
        }))
    }
}

/// Adds the codes of a column of words or codes to those before.
fn add_categories(
    array: &ArrayRef,
    heading: &str,
    labels: &[String],
    codes: &mut Vec<u8>,
    told: &mut Told<'_>,
) -> PyResult<()> {
    let mut add = |row: usize, found: Option<usize>, text: &dyn Fn() -> String| {
        let code = found.and_then(|code| u8::try_from(code).ok());
        if code.is_none() {
            let unknown = TableProblemKind::UnknownCategory {
                found: text(),
                labels: labels.to_vec(),
            };
            told.add(row, heading, unknown);
        }
        codes.push(code.unwrap_or(NO_CATEGORY));
    };
    if let DataType::Int8 = array.data_type() {
        for (row, code) in array.as_primitive::<Int8Type>().iter().enumerate() {
            match code {
                None => add(row, Some(NO_CATEGORY.into()), &String::new),
                Some(code) => {
                    let at = usize::try_from(code).ok();
                    add(row, at.filter(|at| *at < labels.len()), &|| {
                        code.to_string()
                    });
                }
            }
        }
        return Ok(());
    }
    let words = super::ways::words_of(array).ok_or_else(|| {
        PyTypeError::new_err(format!(
            "category: words or codes, not {}",
            array.data_type()
        ))
    })?;
    for (row, word) in words.into_iter().enumerate() {
        match word {
            None => add(row, Some(NO_CATEGORY.into()), &String::new),
            Some(word) => {
                let at = labels.iter().position(|label| label == word);
                add(row, at, &|| word.to_owned());
            }
        }
    }
    Ok(())
}

/// The groups of all levels.
struct RolledUp {
    levels: Vec<(Keys, Groups)>,
    asked: Levels,
    places: i8,
    labels: Vec<String>,
}

impl RolledUp {
    fn table(mut self, by: &[String], value: &str, are_counted: bool) -> PyResult<PyTable> {
        let words = Words {
            categories: Arc::new(self.labels.iter().map(Some).collect::<StringArray>()),
            statuses: Arc::new(
                GroupStatus::ALL
                    .iter()
                    .map(|status| Some(status.code()))
                    .collect::<StringArray>(),
            ),
        };
        let counted: &[String] = if are_counted { &self.labels } else { &[] };
        let mut batches = Vec::with_capacity(self.levels.len());
        let mut schema: Option<SchemaRef> = None;
        for (keys, groups) in &mut self.levels {
            let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
            let raised = |error: ArrowError| arrow::raised(&error);
            let own = keys.columns().map_err(raised)?;
            let level = own.len();
            columns.extend(by.iter().map(String::as_str).zip(own));
            for (at, name) in by.iter().enumerate().skip(level) {
                // The lowest level, which comes first, has them all.
                let kind = schema.as_ref().map(|schema| schema.field(at).data_type());
                let kind = kind.unwrap_or(&DataType::Null);
                columns.push((name, new_null_array(kind, groups.len())));
            }
            if self.asked == Levels::All {
                let level = i32::try_from(level).unwrap_or(i32::MAX);
                let levels = Int32Array::from_value(level, groups.len());
                columns.push(("level", Arc::new(levels)));
            }
            let results = words.results(groups, self.places).map_err(raised)?;
            let names = [value, "category", "status", "measured", "total"];
            columns.extend(names.into_iter().zip(results));
            for (category, label) in counted.iter().enumerate() {
                let count = |group| groups.counts(group).get(category).copied();
                let counts = (0..groups.len()).map(|group| count(group).map(i64::from));
                columns.push((label, Arc::new(counts.collect::<Int64Array>())));
            }
            let schema = schema.get_or_insert_with(|| {
                let field = |(name, array): &(&str, ArrayRef)| {
                    Field::new(*name, array.data_type().clone(), true)
                };
                Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
            });
            let arrays = columns.into_iter().map(|(_, array)| array).collect();
            batches.push(RecordBatch::try_new(schema.clone(), arrays).map_err(raised)?);
        }
        let schema = schema.unwrap_or_else(|| Arc::new(Schema::empty()));
        distinct(&schema)?;
        Ok(PyTable::of_batches("rolled_up", schema, batches))
    }
}

/// The words of categories and of statuses.
struct Words {
    categories: ArrayRef,
    statuses: ArrayRef,
}

impl Words {
    /// Achievement, category, status and coverage of groups.
    fn results(&self, groups: &mut Groups, places: i8) -> Result<[ArrayRef; 5], ArrowError> {
        let cells = Cells::default();
        let mut value = Decimals::of(groups.len());
        value.add(&groups.value, cells);
        let mut category = std::mem::take(&mut groups.category);
        let mut classed = Vec::new();
        cells.classed(&mut category, &mut classed);
        let classed = nulls(classed, groups.len());
        let status: Vec<u8> = groups.status.iter().map(|one| *one as u8).collect();
        let count = |counts: &[u32]| -> ArrayRef {
            let counts = counts.iter().map(|count| Some(i64::from(*count)));
            Arc::new(counts.collect::<Int64Array>())
        };
        Ok([
            value.finish(places)?,
            codes(
                category.into(),
                groups.len(),
                classed,
                Some(&self.categories),
            )?,
            codes(status.into(), groups.len(), None, Some(&self.statuses))?,
            count(&groups.measured),
            count(&groups.total),
        ])
    }
}
