//! Columns of a million indicators: exact, by each kind of instructions, beside an inexact float
//! kernel of the same shape and a copy of the same bytes: `cargo bench -p lkj-core --features batch
//! --bench batch`.

#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a benchmark may stop at the first thing that is wrong, and the float kernel is inexact on purpose"
)]

use divan::{Bencher, black_box, counter::ItemsCount};
use lkj_core::batch::{Columns, Instructions, Kernel, Outputs, Status, Way, Ways, roll_up};
use lkj_core::rules::RulesInForce;

fn main() {
    divan::main();
}

const ROWS: usize = 1_000_000;

/// Percentages, counts and rupiah, 70 % of them higher is better.
struct Data {
    target: Vec<i64>,
    realization: Vec<i64>,
    ways: Vec<Way>,
    group: Vec<u32>,
}

impl Data {
    fn new() -> Self {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = |bound: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            i64::try_from(state % bound).expect("small")
        };
        let mut data = Self {
            target: Vec::new(),
            realization: Vec::new(),
            ways: Vec::new(),
            group: Vec::new(),
        };
        for row in 0..ROWS {
            let size = match next(10) {
                0..4 => 10_000,
                4..7 => 500_000,
                7 => 1_000_000,
                _ => 1_000_000_000_000_000,
            };
            data.target.push(1 + next(size));
            data.realization.push(1 + next(size));
            data.ways.push(match next(10) {
                0..7 => Way::Higher,
                7..9 => Way::LowerLinear,
                _ => Way::LowerRatio,
            });
            data.group.push(u32::try_from(row / 50).expect("small"));
        }
        data
    }
}

struct Buffers {
    value: Vec<i64>,
    category: Vec<u8>,
    status: Vec<Status>,
}

impl Buffers {
    fn new() -> Self {
        Self {
            value: vec![1; ROWS],
            category: vec![1; ROWS],
            status: vec![Status::Measured; ROWS],
        }
    }

    fn outputs(&mut self) -> Outputs<'_> {
        Outputs::new(&mut self.value, &mut self.category, &mut self.status)
    }
}

fn exact(bencher: Bencher, instructions: Instructions) {
    let data = Data::new();
    let kernel = Kernel::new(&RulesInForce::default()).expect("the default rules fit");
    let columns = Columns {
        ways: Ways::Each(&data.ways),
        ..Columns::new(&data.target, &data.realization, Way::Higher)
    };
    let mut buffers = Buffers::new();
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        let done = kernel.evaluate_by(instructions, black_box(&columns), buffers.outputs());
        assert!(done.is_ok(), "{done:?}");
    });
}

#[divan::bench]
fn exact_widest(bencher: Bencher) {
    exact(bencher, Instructions::Widest);
}

#[divan::bench]
fn exact_avx2(bencher: Bencher) {
    exact(bencher, Instructions::Avx2);
}

#[divan::bench]
fn exact_portable(bencher: Bencher) {
    exact(bencher, Instructions::Portable);
}

/// The same shape with floats: R / T or (2T − R) / T or T / R, rounded, five classes.
#[divan::bench]
fn inexact_float(bencher: Bencher) {
    let data = Data::new();
    let float = |column: &[i64]| column.iter().map(|value| *value as f64).collect::<Vec<_>>();
    let (target, realization) = (float(&data.target), float(&data.realization));
    let (mut value, mut category) = (vec![1.0_f64; ROWS], vec![1_u8; ROWS]);
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        let rows = target.iter().zip(&realization).zip(&data.ways);
        for (((t, r), way), (value, category)) in
            rows.zip(value.iter_mut().zip(category.iter_mut()))
        {
            let ratio = match way {
                Way::Higher => r / t,
                Way::LowerLinear => (t + t - r) / t,
                _ => t / r,
            };
            let shown = (ratio * 10_000.0).round() / 100.0;
            *value = shown;
            *category = [50.0, 65.0, 75.0, 90.0]
                .iter()
                .map(|limit| u8::from(shown > *limit))
                .sum();
        }
        black_box((&mut value, &mut category));
    });
}

/// As many bytes as the exact kernel reads and writes, copied.
#[divan::bench]
fn copy_of_the_same_bytes(bencher: Bencher) {
    let data = Data::new();
    let mut buffers = Buffers::new();
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        buffers.value.copy_from_slice(black_box(&data.target));
        let read = data
            .realization
            .iter()
            .fold(0_i64, |sum, one| sum.wrapping_add(*one));
        black_box(read);
        buffers.status.fill(black_box(Status::Measured));
        for (category, way) in buffers.category.iter_mut().zip(&data.ways) {
            *category = *way as u8;
        }
        black_box(&mut buffers.value);
        black_box(&mut buffers.category);
    });
}

#[divan::bench]
fn means_of_groups_of_50(bencher: Bencher) {
    let data = Data::new();
    let mut buffers = Buffers::new();
    let kernel = Kernel::new(&RulesInForce::default()).expect("the default rules fit");
    let columns = Columns::new(&data.target, &data.realization, Way::Higher);
    kernel
        .evaluate(&columns, buffers.outputs())
        .expect("one length");
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| {
        black_box(roll_up(
            &buffers.value,
            &buffers.category,
            &data.group,
            None,
            ROWS / 50,
            5,
        ))
    });
}
