//! Columns at their speed, each way beside the others in every round, so that what else the
//! machine does meets all of them alike:
//!
//! ```text
//! cargo bench --profile dist -p lkj-core --features batch,rayon --bench batch [-- ROWS]...
//! ```
//!
//! A is achievement and category, with what became of each row; B is A with absorption, the mean
//! of each objective, and goals, agencies and nation above them. The float kernels beside them
//! are inexact, and otherwise of the same shape and by the same instructions.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::inline_always,
    clippy::needless_bitwise_bool,
    reason = "a benchmark may stop at the first thing that is wrong; the float kernel is inexact on purpose, and without branches"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use lkj_core::columns::{
    Basis, Columns, Instructions, Kernel, KernelProblem, Level, MISSING, Outputs, Parts, RollUp,
    Status, Way, Ways,
};
use lkj_core::rules::{RulesInForce, ScaleReads};
use pulp::{Arch, Simd, WithSimd};

const ROWS_OF_OBJECTIVE: usize = 50;

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000_000]
    } else {
        asked
    };
    for rows in sizes {
        measure(rows);
    }
}

/// 40 % percentages, 30 % counts, 10 % indices, 20 % rupiah; 70 % higher is better, 20 % lower by
/// the linear method, 10 % by the ratio; 2 % without a realization, 0,5 % with a target of zero.
struct Data {
    target: Vec<i64>,
    realization: Vec<i64>,
    ways: Vec<Way>,
    budget: Vec<i64>,
    spent: Vec<i64>,
    objective: Vec<u32>,
    above: Vec<Vec<u32>>,
    groups: Vec<usize>,
}

impl Data {
    fn new(rows: usize) -> Self {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            i64::try_from(state % bound).expect("small")
        };
        let ids = |parts: usize, in_each: usize| -> Vec<u32> {
            let of = |part| u32::try_from(part / in_each).expect("few");
            (0..parts).map(of).collect()
        };
        let groups: Vec<usize> = [1, 2, 4, 200]
            .map(|objectives| rows.div_ceil(ROWS_OF_OBJECTIVE * objectives))
            .into_iter()
            .chain([1])
            .collect();
        let mut data = Self {
            target: Vec::with_capacity(rows),
            realization: Vec::with_capacity(rows),
            ways: Vec::with_capacity(rows),
            budget: Vec::with_capacity(rows),
            spent: Vec::with_capacity(rows),
            objective: ids(rows, ROWS_OF_OBJECTIVE),
            above: vec![
                ids(groups[0], 2),
                ids(groups[1], 2),
                ids(groups[2], 50),
                vec![0; groups[3]],
            ],
            groups,
        };
        for _ in 0..rows {
            let size = match next(10) {
                0..4 => 10_000,
                4..7 => 500_000,
                7 => 1_000_000,
                _ => 1_000_000_000_000_000,
            };
            let is =
                |chance: i64, wanted: i64, usual: i64| if chance == 0 { wanted } else { usual };
            data.target.push(is(next(200), 0, 1 + next(size)));
            data.realization.push(is(next(50), MISSING, 1 + next(size)));
            data.ways.push(match next(10) {
                0..7 => Way::Higher,
                7..9 => Way::LowerLinear,
                _ => Way::LowerRatio,
            });
            let budget = 1 + next(1_000_000_000_000);
            data.budget.push(budget);
            data.spent.push(budget / 100 * next(101));
        }
        data
    }

    fn columns(&self) -> Columns<'_> {
        Columns {
            ways: Ways::Each(&self.ways),
            ..Columns::new(&self.target, &self.realization, Way::Higher)
        }
    }

    fn columns_with_money(&self) -> Columns<'_> {
        Columns {
            money: Some((&self.budget, &self.spent)),
            ..self.columns()
        }
    }

    fn levels(&self) -> Vec<Level<'_>> {
        let of = std::iter::once(&self.objective).chain(&self.above);
        let levels = of.zip(&self.groups);
        levels
            .map(|(of, groups)| Level {
                of,
                groups: *groups,
            })
            .collect()
    }
}

struct Buffers {
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
    absorption: Vec<i64>,
    float: Vec<f64>,
}

impl Buffers {
    fn new(rows: usize) -> Self {
        Self {
            value: vec![1; rows],
            category: vec![1; rows],
            status: vec![Status::TooLarge; rows],
            absorption: vec![1; rows],
            float: vec![1.0; rows],
        }
    }

    fn outputs(&mut self) -> Outputs<'_> {
        Outputs::new(&mut self.value, &mut self.category, &mut self.status)
    }

    fn all_outputs(&mut self) -> Outputs<'_> {
        Outputs::new(&mut self.value, &mut self.category, &mut self.status)
            .with_absorption(&mut self.absorption)
    }
}

/// Buffers that nobody wrote to before.
struct Fresh {
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
}

impl Fresh {
    fn new(rows: usize) -> Self {
        Self {
            value: vec![0; rows],
            category: vec![0; rows],
            status: vec![Status::Measured; rows],
        }
    }

    fn outputs(&mut self) -> Outputs<'_> {
        Outputs::new(&mut self.value, &mut self.category, &mut self.status)
    }
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Exact(Instructions),
    ExactByUnroundedValues,
    ExactIntoFreshBuffers,
    ExactByAllThreads,
    Float,
    CopyOfTheBytes,
    Whole,
    WholeByAllThreads,
    WholeShuffled,
    RollUpAlone,
    CopyOfAllBytes,
}

impl Work {
    const ALL: [Self; 14] = [
        Self::Exact(Instructions::Widest),
        Self::Exact(Instructions::Avx512),
        Self::Exact(Instructions::Avx2),
        Self::Exact(Instructions::Portable),
        Self::ExactByUnroundedValues,
        Self::ExactIntoFreshBuffers,
        Self::ExactByAllThreads,
        Self::Float,
        Self::CopyOfTheBytes,
        Self::Whole,
        Self::WholeByAllThreads,
        Self::WholeShuffled,
        Self::RollUpAlone,
        Self::CopyOfAllBytes,
    ];

    const fn words(self) -> &'static str {
        match self {
            Self::Exact(Instructions::Avx512) => "A, AVX-512",
            Self::Exact(Instructions::Avx2) => "A, AVX2",
            Self::Exact(Instructions::Portable) => "A, portable",
            Self::Exact(_) => "A, widest instructions",
            Self::ExactByUnroundedValues => "A, classes of unrounded values",
            Self::ExactIntoFreshBuffers => "A, into fresh buffers",
            Self::ExactByAllThreads => "A, all threads (wall)",
            Self::Float => "A by floats, inexact",
            Self::CopyOfTheBytes => "a copy of A's bytes",
            Self::Whole => "B, widest instructions",
            Self::WholeByAllThreads => "B, all threads (wall)",
            Self::WholeShuffled => "B, objectives shuffled",
            Self::RollUpAlone => "B's roll-up alone",
            Self::CopyOfAllBytes => "a copy of B's bytes",
        }
    }
}

/// The processor's time of this thread, which others do not lengthen much; where several threads
/// work, time as it passes.
enum Clock {
    OfThread(ThreadTime),
    OnTheWall(Instant),
}

impl Clock {
    fn start(work: Work) -> Self {
        match work {
            Work::ExactByAllThreads | Work::WholeByAllThreads => Self::OnTheWall(Instant::now()),
            _ => Self::OfThread(ThreadTime::now()),
        }
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::OfThread(start) => start.elapsed(),
            Self::OnTheWall(start) => start.elapsed(),
        }
    }
}

struct Bench {
    kernel: Kernel,
    by_unrounded_values: Kernel,
    roll_up: RollUp,
    data: Data,
    shuffled: Vec<u32>,
    buffers: Buffers,
}

impl Bench {
    fn new(rows: usize) -> Self {
        let rules = RulesInForce::default();
        let data = Data::new(rows);
        let objectives = data.groups[0];
        Self {
            kernel: Kernel::new(&rules).expect("the default rules fit"),
            by_unrounded_values: {
                let mut rules = rules.clone();
                rules.scale.reads = ScaleReads::Exact;
                Kernel::new(&rules).expect("so do these")
            },
            roll_up: RollUp::new(&rules).expect("the default rules fit"),
            shuffled: (0..rows)
                .map(|row| u32::try_from(row * 7919 % objectives).expect("few"))
                .collect(),
            data,
            buffers: Buffers::new(rows),
        }
    }

    /// Does the work once; nothing where the machine cannot.
    fn once(&mut self, work: Work) -> Option<Duration> {
        let Self {
            kernel,
            by_unrounded_values,
            roll_up,
            data,
            shuffled,
            buffers,
        } = self;
        let data = &*black_box(data);
        let rows = data.target.len();
        let start = Clock::start(work);
        let done = match work {
            Work::Exact(instructions) => {
                match kernel.evaluate_by(instructions, &data.columns(), buffers.outputs()) {
                    Err(KernelProblem::Instructions) => return None,
                    done => done,
                }
            }
            Work::ExactByUnroundedValues => {
                by_unrounded_values.evaluate(&data.columns(), buffers.outputs())
            }
            Work::ExactIntoFreshBuffers => {
                let mut fresh = Fresh::new(rows);
                let done = kernel.evaluate(&data.columns(), fresh.outputs());
                black_box(fresh);
                done
            }
            Work::ExactByAllThreads => {
                kernel.evaluate_in_parallel(&data.columns(), buffers.outputs())
            }
            Work::Float => {
                Arch::new().dispatch(Floats {
                    data,
                    buffers: &mut *buffers,
                });
                Ok(())
            }
            Work::CopyOfTheBytes => {
                copy(data, buffers);
                Ok(())
            }
            Work::Whole => {
                let columns = data.columns_with_money();
                let done = kernel.evaluate(&columns, buffers.all_outputs());
                done.and_then(|()| rolled_up(roll_up, buffers, &data.levels()))
            }
            Work::WholeByAllThreads => {
                let columns = data.columns_with_money();
                let done = kernel.evaluate_in_parallel(&columns, buffers.all_outputs());
                done.and_then(|()| {
                    let parts = Parts::new(&buffers.value, &buffers.category);
                    let levels = data.levels();
                    let found = roll_up.levels_in_parallel(&parts, &levels, Basis::LevelBelow);
                    found.map(|found| drop(black_box(found)))
                })
            }
            Work::WholeShuffled => {
                let mut levels = data.levels();
                levels[0].of = shuffled;
                let columns = data.columns_with_money();
                let done = kernel.evaluate(&columns, buffers.all_outputs());
                done.and_then(|()| rolled_up(roll_up, buffers, &levels))
            }
            Work::RollUpAlone => rolled_up(roll_up, buffers, &data.levels()),
            Work::CopyOfAllBytes => {
                copy(data, buffers);
                buffers.absorption.copy_from_slice(&data.budget);
                black_box(sum(&data.spent));
                let ids = data.objective.iter();
                black_box(ids.fold(0_u32, |sum, id| sum.wrapping_add(*id)));
                Ok(())
            }
        };
        let took = start.elapsed();
        done.expect("the columns fit");
        black_box(&*buffers);
        Some(took)
    }
}

fn rolled_up(
    roll_up: &RollUp,
    buffers: &Buffers,
    levels: &[Level<'_>],
) -> Result<(), KernelProblem> {
    let parts = Parts::new(&buffers.value, &buffers.category);
    let found = roll_up.levels(&parts, levels, Basis::LevelBelow)?;
    black_box(found);
    Ok(())
}

/// As many bytes as A reads and writes.
fn copy(data: &Data, buffers: &mut Buffers) {
    buffers.value.copy_from_slice(&data.target);
    black_box(sum(&data.realization));
    for (category, way) in buffers.category.iter_mut().zip(&data.ways) {
        *category = *way as u8;
    }
    buffers.status.fill(black_box(Status::Measured));
}

fn sum(column: &[i64]) -> i64 {
    column.iter().fold(0, |sum, one| sum.wrapping_add(*one))
}

/// A by floats: R / T or (2T − R) / T or T / R in percent, rounded to two decimals as floats are,
/// five classes, and whether there was a result.
struct Floats<'a> {
    data: &'a Data,
    buffers: &'a mut Buffers,
}

impl WithSimd for Floats<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let rows = self.data.target.iter().zip(&self.data.realization);
        let rows = rows.zip(&self.data.ways);
        let values = self.buffers.float.iter_mut().zip(&mut self.buffers.status);
        for (((t, r), way), (value, status)) in rows.zip(values) {
            let has_result = (*t > 0) & (*r != MISSING);
            let (t, r) = (*t as f64, *r as f64);
            let way = *way as u8;
            let dividend = match way {
                0 => r,
                1 => t + t - r,
                _ => t,
            };
            let ratio = dividend / if way == 2 { r } else { t };
            let hundredths = (ratio * 10_000.0 + MAGIC) - MAGIC;
            *value = if has_result { hundredths } else { f64::NAN };
            *status = if has_result {
                Status::Measured
            } else {
                Status::NoRealization
            };
        }
        let classes = self.buffers.category.iter_mut().zip(&self.buffers.float);
        for (category, value) in classes {
            let passed = |limit: f64| u64::from(*value >= limit);
            let passed = passed(5_100.0) + passed(6_600.0) + passed(7_600.0) + passed(9_100.0);
            *category = 4_u8.wrapping_sub(passed.to_le_bytes()[0]);
        }
    }
}

/// Added to a float and taken away again, it leaves the nearest whole number.
const MAGIC: f64 = 6_755_399_441_055_744.0;

/// The fastest and the median run of each work, all works taking turns.
fn measure(rows: usize) {
    let mut bench = Bench::new(rows);
    let rounds = (60_000_000 / rows).clamp(5, 31);
    let mut took: Vec<Vec<f64>> = vec![Vec::new(); Work::ALL.len()];
    for round in 0..=rounds {
        for (took, work) in took.iter_mut().zip(Work::ALL) {
            let once = bench.once(work);
            // The first round warms up.
            if let Some(once) = once.filter(|_| round > 0) {
                took.push(once.as_secs_f64() * 1e9 / rows as f64);
            }
        }
    }
    println!("\n{rows} rows, {rounds} rounds; ns a row, and the ratio of the medians to A's");
    let mut unit = None;
    for (took, work) in took.iter_mut().zip(Work::ALL) {
        took.sort_by(f64::total_cmp);
        let (Some(fastest), Some(median)) = (took.first(), took.get(took.len() / 2)) else {
            println!("{:28} not on this machine", work.words());
            continue;
        };
        let unit = *unit.get_or_insert(*median);
        let (words, ratio) = (work.words(), median / unit);
        println!("{words:28} {fastest:8.2} {median:8.2} {ratio:8.2}");
    }
}
