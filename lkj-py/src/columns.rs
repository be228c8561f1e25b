//! Columns of tables of other libraries, evaluated batch by batch.

mod groups;
mod keys;
mod memory;
mod numbers;
mod plan;
mod results;
mod ways;

use std::iter;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use lkj_core::Locale;
use lkj_core::columns::{Columns, Kernel, Outputs, Status};
use lkj_core::files::{TableProblem, TableProblemKind, TableProblems};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::rules::asked;
use crate::table::{PyStream, PyTable};
use crate::{arrow, error, locale};

pub(crate) use groups::roll_up;
pub(crate) use memory::release_unused;
use numbers::{Numbers, OfPair, Pair};
use plan::{Asked, Plan};
pub(crate) use plan::{PyColumn, col};
use results::Results;

/// As many rows make a batch of results: their achievements fill a page of two megabytes.
const ROWS: usize = 1 << 17;

/// As many rows are worked through at once, from their cells to those of their results: few enough
/// to stay in the nearer memory, and many enough that beginning anew costs nothing.
const ROWS_AT_ONCE: usize = 1 << 11;

/// As many parts of a table are worked through before anybody else is heard.
const PARTS: usize = 16;

/// With fewer parts threads take longer to begin than they save.
const MANY_PARTS: usize = 4;

/// As many problems are told; a column of another kind would have one in every row.
const MOST_PROBLEMS: usize = 1000;

/// The code of a row whose numbers cannot be read, behind those of the engine.
const UNREADABLE: &str = "unreadable";

/// What is done about a cell that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unreadable {
    Raised,
    Status,
}

/// A table that is evaluated while it is read.
pub(crate) struct Evaluating {
    batches: RecordBatchStreamReader,
    work: Work,
    /// The last batch, and how many of its rows are done.
    at_hand: Option<(RecordBatch, usize)>,
    /// Rows that are done.
    done: usize,
    buffers: Buffers,
}

/// What is done with each part of a table.
struct Work {
    plan: Plan,
    kernel: Kernel,
    schema: SchemaRef,
    /// The words of categories and of statuses; `None` for codes.
    words: Option<[ArrayRef; 2]>,
    style: Option<Locale>,
    unreadable: Unreadable,
}

/// Rows that become a batch of results.
struct Part {
    rows: RecordBatch,
    /// Rows of the table before them.
    before: usize,
}

/// Why there are no results.
enum Refused {
    Rows(TableProblems),
    Stream(ArrowError),
}

impl From<ArrowError> for Refused {
    fn from(error: ArrowError) -> Self {
        Self::Stream(error)
    }
}

impl Refused {
    /// As a stream tells it.
    fn told(self) -> ArrowError {
        match self {
            Self::Rows(problems) => {
                ArrowError::InvalidArgumentError(problems.messages(locale::chosen()))
            }
            Self::Stream(error) => error,
        }
    }

    /// As Python raises it.
    fn raised(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Rows(problems) => error::table(py, &problems),
            Self::Stream(error) => arrow::raised(&error),
        }
    }
}

/// What all rows need again.
#[derive(Default)]
struct Buffers {
    pair: Pair,
    money: Pair,
    ways: Vec<lkj_core::columns::Way>,
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
    absorption: Vec<i64>,
    /// Rows of the part at hand that cannot be read, and why.
    unread: Vec<usize>,
    problems: Vec<TableProblem>,
}

impl Buffers {
    fn resize(&mut self, rows: usize, has_money: bool) {
        self.value.resize(rows, 0);
        self.category.resize(rows, 0);
        self.status.resize(rows, Status::Measured);
        self.absorption.resize(if has_money { rows } else { 0 }, 0);
    }
}

impl Evaluating {
    fn next_part(&mut self) -> Option<Result<Part, ArrowError>> {
        let (batch, from) = match self.at_hand.take() {
            Some(at_hand) => at_hand,
            None => loop {
                match self.batches.next()? {
                    Ok(batch) if batch.num_rows() == 0 => {}
                    Ok(batch) => break (batch, 0),
                    Err(error) => return Some(Err(error)),
                }
            },
        };
        let length = (batch.num_rows() - from).min(ROWS);
        // A slice counts what it has not, and so must be of no more than is done now.
        let rows = batch.slice(from, length);
        let to = from + length;
        if to < batch.num_rows() {
            self.at_hand = Some((batch, to));
        }
        let before = self.done;
        self.done += length;
        Some(Ok(Part { rows, before }))
    }

    /// The results of some parts, none at the end; where there are many, by all threads of a pool.
    fn some_results(
        &mut self,
        pool: &OnceLock<Option<ThreadPool>>,
    ) -> Result<Vec<RecordBatch>, Refused> {
        let parts = iter::from_fn(|| self.next_part()).take(PARTS);
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        let (work, buffers) = (&self.work, &mut self.buffers);
        if parts.len() >= MANY_PARTS
            && let Some(pool) = pool.get_or_init(own_threads)
        {
            let results: Vec<_> = pool.install(|| {
                let parts = parts.par_iter();
                parts
                    .map_init(Buffers::default, |buffers, part| {
                        work.evaluate(part, buffers)
                    })
                    .collect()
            });
            // Of several parts that cannot be read the first is told.
            return results.into_iter().collect();
        }
        let parts = parts.iter();
        parts.map(|part| work.evaluate(part, buffers)).collect()
    }
}

/// Threads for one table; `None` where there is but one. Those of a pool that lives on are missing in
/// a process that is forked.
fn own_threads() -> Option<ThreadPool> {
    let pool = ThreadPoolBuilder::new().build().ok()?;
    (pool.current_num_threads() > 1).then_some(pool)
}

impl Iterator for Evaluating {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = self.next_part()?;
        Some(part.and_then(|part| {
            let results = self.work.evaluate(&part, &mut self.buffers);
            results.map_err(Refused::told)
        }))
    }
}

impl RecordBatchReader for Evaluating {
    fn schema(&self) -> SchemaRef {
        self.work.schema.clone()
    }
}

impl Work {
    fn evaluate(&self, part: &Part, buffers: &mut Buffers) -> Result<RecordBatch, Refused> {
        let (plan, batch) = (&self.plan, &part.rows);
        let rows = batch.num_rows();
        let numbers =
            |column: Option<usize>| column.map(|at| Numbers::of(batch.column(at), self.style));
        let given = Given {
            before: part.before,
            measured: [plan.target, plan.realization, plan.baseline, plan.upper].map(numbers),
            money: [plan.budget, plan.spent, None, None].map(numbers),
        };
        buffers.unread.clear();
        buffers.problems.clear();
        let mut told = Told {
            before: part.before,
            first: 0,
            problems: &mut buffers.problems,
            rows: &mut buffers.unread,
        };
        plan.ways.read(batch, &mut buffers.ways, &mut told);
        let (pair, money) = (&mut buffers.pair, &mut buffers.money);
        pair.read_batch(&given.measured, &plan.headings, rows, &mut told);
        money.read_batch(&given.money, &plan.money_headings, rows, &mut told);
        let mut results = Results::of(rows, plan.budget.is_some());
        for start in (0..rows).step_by(ROWS_AT_ONCE) {
            self.evaluate_rows(&given, start..(start + ROWS_AT_ONCE).min(rows), buffers)?;
            results.take(buffers);
        }
        results.mark_unread(&buffers.unread);
        if self.unreadable == Unreadable::Raised
            // What a whole batch has wrong is told together.
            && let Some(problems) = TableProblems::collected(std::mem::take(&mut buffers.problems))
        {
            return Err(Refused::Rows(problems));
        }
        let kept = self.plan.keep.iter().map(|at| batch.column(*at).clone());
        let mut columns: Vec<ArrayRef> = kept.collect();
        columns.extend(results.columns(self.plan.places, self.words.as_ref())?);
        Ok(RecordBatch::try_new(self.schema.clone(), columns)?)
    }

    /// Some rows of a part, into the buffers.
    fn evaluate_rows(
        &self,
        given: &Given<'_>,
        rows: Range<usize>,
        buffers: &mut Buffers,
    ) -> Result<(), ArrowError> {
        let plan = &self.plan;
        let mut told = Told {
            before: given.before,
            first: rows.start,
            problems: &mut buffers.problems,
            rows: &mut buffers.unread,
        };
        let (pair, money) = (&mut buffers.pair, &mut buffers.money);
        pair.read_rows(&given.measured, &plan.headings, &rows, &mut told);
        let has_money = plan.budget.is_some();
        if has_money {
            money.read_rows(&given.money, &plan.money_headings, &rows, &mut told);
        }
        buffers.resize(rows.len(), has_money);
        let [target, realization, baseline, upper] = buffers.pair.columns(&rows);
        let [budget, spent, ..] = buffers.money.columns(&rows);
        let columns = Columns {
            target,
            upper: plan.upper.map(|_| upper),
            realization,
            ways: plan.ways.of_rows(&buffers.ways, rows),
            baseline: plan.baseline.map(|_| baseline),
            money: has_money.then_some((budget, spent)),
        };
        let mut outputs = Outputs::new(
            &mut buffers.value,
            &mut buffers.category,
            &mut buffers.status,
        );
        if has_money {
            outputs = outputs.with_absorption(&mut buffers.absorption);
        }
        self.kernel
            .evaluate(&columns, outputs)
            .map_err(|problem| ArrowError::InvalidArgumentError(problem.to_string()))
    }
}

/// The numbers of a part: target, realization, baseline, upper end; budget and spent.
struct Given<'a> {
    /// Rows of the table before it.
    before: usize,
    measured: OfPair<Option<Numbers<'a>>>,
    money: OfPair<Option<Numbers<'a>>>,
}

/// Where problems of a batch are told.
struct Told<'a> {
    /// Rows before this batch.
    before: usize,
    /// Where in the batch the rows at hand begin.
    first: usize,
    problems: &'a mut Vec<TableProblem>,
    /// The rows of the batch that have any.
    rows: &'a mut Vec<usize>,
}

impl Told<'_> {
    fn add(&mut self, row: usize, heading: &str, kind: TableProblemKind) {
        let row = self.first + row;
        self.rows.push(row);
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(TableProblem {
                row: Some(self.before + row + 1),
                column: Some(heading.to_owned()),
                kind,
            });
        }
    }
}

/// Evaluate the columns of a table, exactly and at once: achievement, category and status of
/// each row, and absorption where there is money.
///
/// Columns of decimals and of whole numbers are taken as they are. Floats are taken by their
/// shortest decimal form, so that 80.94 is 80,94; texts are read as documents print numbers, and
/// where one cannot be read in one way its row is told. The results are the same digits that
/// :func:`achievement` gives for one row. A table of half a million rows or more is shared among the
/// cores of the machine, or as many as the environment's ``RAYON_NUM_THREADS`` says; a stream is
/// not.
///
/// Parameters
/// ----------
/// table : data frame
///     Anything with ``__arrow_c_stream__``: polars, pyarrow, DuckDB, pandas.
/// target, realization : str
///     The columns of targets and of realizations.
/// polarity : str or Column
///     A word: ``"higher"``, ``"lower"``, ``"range"``, ``"at_most"``, ``"at_least"`` or
///     ``"near"``; or ``lkj.col("...")``, a column of words. Grades go one by one
///     (:func:`achievement`).
/// method : str or Column, optional
///     Of ``"lower"``: ``"linear"`` (the default), ``"ratio"``, ``"gap"``, ``"baseline"``.
/// baseline : str, optional
///     The column of the starting points that ``"baseline"`` needs.
/// upper : str, optional
///     The column of the upper ends that ``"range"`` needs; the targets are the lower ones.
/// budget, spent : str, optional
///     The columns of budgets and of what was spent of them.
/// labels : bool
///     Whether categories and statuses are words (Arrow dictionaries), or small whole numbers: a
///     category by its place in ``rules.scale.labels``, from the best, which is 0; a status as
///     in :func:`statuses`.
/// rules : str, Rules or dict, optional
///     The conventions; ``"permendagri-86-2017"`` by default.
/// keep : iterable of str or "all", optional
///     Columns of the table that go along with the results, in front of them.
/// unreadable : {"raise", "status"}
///     What is done about a cell that cannot be read: told as an error with its row, or its row
///     gets the status ``"unreadable"``.
/// locale : {"id", "en"}, optional
///     The style in which all texts write numbers.
///
/// Returns
/// -------
/// Table or Stream
///     ``achievement``, ``category``, ``status``, and ``absorption`` with money. A
///     :class:`Stream` for a stream that has no length (``pyarrow.RecordBatchReader``): it is
///     worked through while it is read, so that what does not fit into memory can be evaluated.
///
/// Raises
/// ------
/// TableError
///     With the rows that cannot be read, the first 1,000 of them.
/// EvaluationError
///     When a word is not known, or the rules ask for what columns do not do.
/// TypeError
///     When it is no table.
///
/// Examples
/// --------
/// >>> import lkj
/// >>> table = lkj.loads('''
/// ...     [organization]
/// ...     name = "Dinas Contoh"
/// ...     [indicator]
/// ...     a = { name = "A", targets = { 2024 = 80 } }
/// ...     b = { name = "B", targets = { 2024 = 25 }, polarity = "lower" }
/// ...     [realized.2024]
/// ...     a = "64,02"
/// ...     b = 20
/// ... ''').evaluate(2024).indicators
/// >>> results = lkj.evaluate_table(
/// ...     table, target="target", realization="realization", polarity=lkj.col("polarity")
/// ... )
/// >>> results["achievement"], results["category"]
/// ([Decimal('80.03'), Decimal('120.00')], ['Tinggi', 'Sangat Tinggi'])
#[pyfunction]
#[pyo3(signature = (
    table, *, target, realization, polarity=None, method=None, baseline=None, upper=None,
    budget=None, spent=None, labels=true, rules=None, keep=None, unreadable="raise", locale=None
))]
#[expect(clippy::too_many_arguments, reason = "each is an outward name")]
#[expect(clippy::doc_link_with_quotes, reason = "Python's lists and keys")]
pub(crate) fn evaluate_table<'py>(
    py: Python<'py>,
    table: &Bound<'py, PyAny>,
    target: String,
    realization: String,
    polarity: Option<&Bound<'py, PyAny>>,
    method: Option<&Bound<'py, PyAny>>,
    baseline: Option<String>,
    upper: Option<String>,
    budget: Option<String>,
    spent: Option<String>,
    labels: bool,
    rules: Option<&Bound<'py, PyAny>>,
    keep: Option<&Bound<'py, PyAny>>,
    unreadable: &str,
    locale: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    let style = locale.map(|code| locale::of(py, Some(code))).transpose()?;
    let unreadable = match unreadable {
        "raise" => Unreadable::Raised,
        "status" => Unreadable::Status,
        other => {
            return Err(error::evaluation(
                py,
                "unknown_word",
                &format!("unreadable={other:?} tidak dikenal; yang ada: raise, status"),
                &format!("unknown unreadable={other:?}; there are: raise, status"),
            ));
        }
    };
    let rules = asked(rules)?.in_force;
    let kernel = Kernel::new(&rules).map_err(|problem| error::kernel(py, &problem))?;
    let Some(batches) = arrow::stream(table)? else {
        let kind = table.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "table: anything with __arrow_c_stream__, not a {kind}"
        )));
    };
    let asked = Asked {
        target,
        realization,
        baseline,
        upper,
        budget,
        spent,
        polarity,
        method,
        keep,
    };
    let plan = Plan::of(py, &batches.schema(), asked, rules.places.get())?;
    let schema = schema(&batches.schema(), &plan, labels)?;
    let words = labels.then(|| {
        let statuses = Status::ALL.iter().map(|status| status.code());
        let statuses: StringArray = statuses.chain([UNREADABLE]).map(Some).collect();
        let categories: StringArray = kernel.labels().map(Some).collect();
        [
            Arc::new(categories) as ArrayRef,
            Arc::new(statuses) as ArrayRef,
        ]
    });
    let mut evaluating = Evaluating {
        batches,
        work: Work {
            plan,
            kernel,
            schema: schema.clone(),
            words,
            style,
            unreadable,
        },
        at_hand: None,
        done: 0,
        buffers: Buffers::default(),
    };
    if !table.hasattr("__len__")? {
        let stream = PyStream::of(Box::new(evaluating));
        return Ok(Bound::new(py, stream)?.into_any());
    }
    let pool = OnceLock::new();
    let mut done = Vec::new();
    loop {
        let some = py.detach(|| evaluating.some_results(&pool));
        match some {
            Ok(some) if some.is_empty() => break,
            Ok(some) => done.extend(some),
            Err(refused) => return Err(refused.raised(py)),
        }
        // So that Ctrl-C is heard.
        py.check_signals()?;
    }
    Ok(Bound::new(py, PyTable::of_batches("results", schema, done))?.into_any())
}

fn schema(of: &SchemaRef, plan: &Plan, labels: bool) -> PyResult<SchemaRef> {
    let decimal = DataType::Decimal128(38, plan.places);
    let word = if labels {
        DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8))
    } else {
        DataType::Int8
    };
    let kept = plan.keep.iter().map(|at| of.field(*at).clone());
    let mut fields: Vec<Field> = kept.collect();
    fields.extend([
        Field::new("achievement", decimal.clone(), true),
        Field::new("category", word.clone(), true),
        Field::new("status", word, true),
    ]);
    if plan.budget.is_some() {
        fields.push(Field::new("absorption", decimal, true));
    }
    let schema = Arc::new(Schema::new(fields));
    distinct(&schema)?;
    Ok(schema)
}

/// Makes sure that no two columns of results are of one name.
fn distinct(schema: &SchemaRef) -> PyResult<()> {
    let fields = schema.fields();
    for (at, field) in fields.iter().enumerate() {
        let mut before = fields.iter().take(at);
        if before.any(|other| other.name() == field.name()) {
            return Err(PyValueError::new_err(format!(
                "two columns of the results would be called {:?}; rename the one that is kept",
                field.name()
            )));
        }
    }
    Ok(())
}

/// Return the codes of statuses by their numbers, as :func:`evaluate_table` gives them with
/// ``labels=False``.
///
/// Returns
/// -------
/// list of str
///     ``"measured"`` first.
#[pyfunction]
pub(crate) fn statuses() -> Vec<&'static str> {
    let codes = Status::ALL.iter().map(|status| status.code());
    codes.chain([UNREADABLE]).collect()
}
