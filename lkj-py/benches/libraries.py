"""Measures columns against polars, NumPy, pyarrow and DuckDB.

``POLARS_MAX_THREADS=1 python lkj-py/benches/libraries.py [ROWS]`` with a release build and those
libraries installed.

Every way turns targets, realizations and polarities, 2 % of the realizations missing, into
achievements with two decimals and a class from 0 to 4, or its word; first by polarities alone, then
with a column of methods of lower-is-better. Each library has its columns in its own form before:
lkj decimals of 128 bits (and whole numbers of 64) with dictionaries of words, the others floats
with the kind of the row in 8 bits, polars also with its own words. All take turns. In one thread
each, times are processor times; without ``POLARS_MAX_THREADS`` polars and lkj have all of the
machine's, NumPy and the others are left out, and it is the time that passes.

polars is asked in the way that was fastest of those that were tried: one division for all kinds of
rows, classes by a chain of conditions, words of its type ``Enum``; at once, lazily, and by its
engine for streams. Two of its ways that are exact, or nearly, stand beside them: the formula of
whole numbers written out, and its decimals. With ``LKJ_KERNEL`` naming the compiled benchmark
``batch`` of the core, that one takes its turn as well: the kernel alone, from columns of whole
numbers, in each kind of instructions. Printed are the
median, the fastest, the ratio of medians to that of ``lkj.evaluate_table(…, labels=False)``, and
how many achievements have other hundredths than division of whole numbers gives.

The data are 40 % percentages, 30 % counts, 10 % indices and 20 % rupiah; 70 % higher is better,
20 % lower by (2T − R) / T, 10 % lower by T / R (without methods by the former); 0.5 % of the
targets are zero.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

import lkj

ALL_THREADS = pl.thread_pool_size() > 1
if not ALL_THREADS:
    os.environ["RAYON_NUM_THREADS"] = "1"  # lkj reads it at each call
ROUNDS, FEWER_ROUNDS = 11, 5
ROWS_OF_OBJECTIVE = 50
MANY = 5_000_000
KERNEL = os.environ.get("LKJ_KERNEL", "")
PLACES = 2
ZERO_TARGETS, MISSING = 0.005, 0.02
HIGHER, LINEAR, RATIO = 0, 1, 2
CLASSES = [(91.0, "Sangat Tinggi"), (76.0, "Tinggi"), (66.0, "Sedang"), (51.0, "Rendah")]
LIMITS = [51.0, 66.0, 76.0, 91.0]
LAST = "Sangat Rendah"
WORDS = pl.Enum([word for _, word in CLASSES] + [LAST])


class Data:
    """The same columns for every library."""

    def __init__(self, rows: int, *, methods: bool) -> None:
        random = np.random.default_rng(20191231)
        sizes = random.choice(
            [10_000, 500_000, 1_000_000, 10**14], size=rows, p=[0.4, 0.3, 0.1, 0.2]
        )
        self.methods = methods
        self.target = 1 + random.integers(0, sizes)
        self.target[random.random(rows) < ZERO_TARGETS] = 0
        self.realization = 1 + random.integers(0, sizes)
        self.missing = random.random(rows) < MISSING
        kinds = random.choice([HIGHER, LINEAR, RATIO], size=rows, p=[0.7, 0.2, 0.1])
        self.way = (kinds if methods else np.minimum(kinds, LINEAR)).astype(np.int8)
        budget = 1 + random.integers(0, 10**12, size=rows)
        spent = budget // 100 * random.integers(0, 101, size=rows)
        objective = np.arange(rows, dtype=np.int32) // ROWS_OF_OBJECTIVE
        words = {
            "polarity": dictionary(self.way != HIGHER, ["higher", "lower"]),
            "method": dictionary(self.way == RATIO, ["linear", "ratio"]),
        }
        there = pa.array(~self.missing)
        self.decimals = pa.table(
            {
                "target": decimals(self.target, None),
                "realization": decimals(self.realization, there.buffers()[1]),
                **words,
                "budget": decimals(budget, None),
                "spent": decimals(spent, None),
                "objective": objective,
            }
        )
        self.whole = pa.table(
            {
                "target": self.target,
                "realization": pa.array(self.realization, mask=self.missing),
                **words,
            }
        )
        realized = self.realization / 100
        realized[self.missing] = np.nan
        self.floats: dict[str, NDArray[np.float64]] = {"t": self.target / 100, "r": realized}
        polarity = pl.Series((self.way != HIGHER).astype(np.uint8))
        self.polars = pl.DataFrame({**self.floats, "way": self.way}).with_columns(
            pl.col("r").fill_nan(None),
            polarity=polarity.cat.to(pl.Enum(["higher", "lower"])),
            budget=pl.Series(budget / 100),
            spent=pl.Series(spent / 100),
            objective=pl.Series(objective),
        )
        whole = {"t": self.target, "r": pl.Series(self.realization)}
        kinds_of_rows = self.polars.select("way", "polarity")
        there = ~pl.Series(self.missing)
        self.polars_whole = pl.DataFrame(whole).select(
            pl.col("t").cast(pl.Int128), pl.when(there).then(pl.col("r")).cast(pl.Int128)
        )
        self.polars_whole = self.polars_whole.hstack(kinds_of_rows)
        wide = self.decimals.select(["target", "realization"]).rename_columns(["t", "r"])
        self.polars_decimals = pl.DataFrame(wide).cast(pl.Decimal(38, 12)).hstack(kinds_of_rows)
        self.arrow = pa.table(
            {"t": self.floats["t"], "r": self.polars["r"].to_arrow(), "way": self.way}
        )
        self.shortest = pa.table(
            {"target": self.arrow["t"], "realization": self.arrow["r"], **words}
        )

    def exact(self) -> NDArray[np.float64]:
        """Return the achievements in hundredths, by whole numbers; NaN where there is none."""
        t, r = self.target, self.realization
        n = np.choose(self.way, [r, 2 * t - r, t])
        d = np.where(self.way == RATIO, r, t)
        # No more than 4 · 10¹⁸, which 64 bits hold.
        quotient = (2 * np.abs(n) * 10_000 + d) // np.maximum(2 * d, 1)
        hundredths: NDArray[np.float64] = (np.sign(n) * quotient).astype(np.float64)
        hundredths[self.missing | (t == 0)] = np.nan
        return hundredths


def of_objectives(data: Data) -> pa.Table:
    """Evaluate with absorption, and roll up to objectives."""
    results = lkj.evaluate_table(
        data.decimals,
        target="target",
        realization="realization",
        polarity=lkj.col("polarity"),
        method=lkj.col("method"),
        budget="budget",
        spent="spent",
        keep=["objective"],
        labels=False,
    )
    return pa.table(lkj.roll_up(results, by=["objective"]))


def decimals(units: NDArray[np.int64], there: pa.Buffer | None) -> pa.Array:
    """Return whole numbers of hundredths as decimal128 without a detour."""
    halves = np.zeros((len(units), 2), dtype=np.int64)
    halves[:, 0] = units
    return pa.Array.from_buffers(
        pa.decimal128(18, PLACES), len(units), [there, pa.py_buffer(halves)]
    )


def dictionary(is_second: NDArray[np.bool_], both: list[str]) -> pa.Array:
    """Return one of two words for each row."""
    return pa.DictionaryArray.from_arrays(pa.array(is_second.astype(np.int8)), pa.array(both))


def by_lkj(data: Data, table: pa.Table, *, labels: bool) -> pa.Table:
    """Evaluate a table, and have pyarrow take the results over."""
    method = lkj.col("method") if data.methods else None
    results = lkj.evaluate_table(
        table,
        target="target",
        realization="realization",
        polarity=lkj.col("polarity"),
        method=method,
        labels=labels,
    )
    return pa.table(results)


def by_polars(
    data: Data,
    *,
    labels: bool,
    engine: Literal["eager", "in-memory", "streaming"],
    objectives: bool = False,
) -> pl.DataFrame:
    """Evaluate floats by expressions."""
    t, r, way = pl.col("t"), pl.col("r"), pl.col("way")
    if data.methods:
        n = pl.when(way == HIGHER).then(r).when(way == LINEAR).then(2 * t - r).otherwise(t)
        ratio = n / pl.when(way == RATIO).then(r).otherwise(t)
    else:
        ratio = pl.when(pl.col("polarity") == "lower").then(2 * t - r).otherwise(r) / t
    percent = pl.when(t > 0).then(ratio * 100).round(PLACES, mode="half_away_from_zero")
    achievement = pl.col("achievement")
    chain: Any = pl
    for code, (least, word) in enumerate(CLASSES):
        then = pl.lit(word, WORDS) if labels else pl.lit(code, pl.Int8)
        chain = chain.when(achievement >= least).then(then)
    last = pl.lit(LAST, WORDS) if labels else pl.lit(len(CLASSES), pl.Int8)
    category = chain.when(achievement.is_not_null()).then(last).alias("category")
    others = [absorption()] if objectives else []
    measured = [percent.alias("achievement"), *others, *(["objective"] if objectives else [])]
    if engine == "eager":
        rows = data.polars.select(measured).with_columns(category)
        return mean_by_objective(rows.lazy()).collect() if objectives else rows
    lazy = data.polars.lazy().select(measured).with_columns(category)
    return (mean_by_objective(lazy) if objectives else lazy).collect(engine=engine)


def absorption() -> pl.Expr:
    """Return what was spent of budgets."""
    percent = pl.col("spent") / pl.col("budget") * 100
    return percent.round(PLACES, mode="half_away_from_zero").alias("absorption")


def mean_by_objective(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Return the mean achievement of each objective."""
    mean = pl.col("achievement").mean().round(PLACES, mode="half_away_from_zero")
    return rows.group_by("objective").agg(mean, pl.col("absorption").mean())


def polars_fraction(*, methods: bool) -> tuple[pl.Expr, pl.Expr]:
    """Return what is divided by what."""
    t, r, way = pl.col("t"), pl.col("r"), pl.col("way")
    n = pl.when(way == HIGHER).then(r).when(way == LINEAR).then(2 * t - r).otherwise(t)
    return n, pl.when(way == RATIO).then(r).otherwise(t) if methods else t


def by_polars_whole_numbers(data: Data) -> pl.DataFrame:
    """Evaluate whole numbers of 128 bits by the formula of exact rounding."""
    n, d = polars_fraction(methods=data.methods)
    hundredths = (2 * n.abs() * 10_000 + d) // (2 * d) * n.sign()
    measured = pl.when(pl.col("t") > 0).then(hundredths).alias("achievement")
    chain: Any = pl
    for code, (least, _) in enumerate(CLASSES):
        chain = chain.when(pl.col("achievement") >= int(least * 100)).then(pl.lit(code, pl.Int8))
    category = chain.when(pl.col("achievement").is_not_null()).then(pl.lit(4, pl.Int8))
    return data.polars_whole.select(measured).with_columns(category.alias("category"))


def by_polars_decimals(data: Data) -> pl.DataFrame:
    """Evaluate polars' own decimals."""
    n, d = polars_fraction(methods=data.methods)
    percent = pl.when(pl.col("t") > 0).then(n / d * 100).round(PLACES, mode="half_away_from_zero")
    chain: Any = pl
    for code, (least, _) in enumerate(CLASSES):
        chain = chain.when(pl.col("achievement") >= int(least)).then(pl.lit(code, pl.Int8))
    category = chain.when(pl.col("achievement").is_not_null()).then(pl.lit(4, pl.Int8))
    achievement = percent.alias("achievement")
    return data.polars_decimals.select(achievement).with_columns(category.alias("category"))


def by_numpy(data: Data) -> pa.Table:
    """Evaluate floats by arrays."""
    t, r, way = data.floats["t"], data.floats["r"], data.way
    with np.errstate(divide="ignore", invalid="ignore"):
        n = np.where(way == HIGHER, r, np.where(way == LINEAR, 2 * t - r, t))
        ratio = n / np.where(way == RATIO, r, t) if data.methods else n / t
        percent = np.where(t > 0, np.round(ratio * 100, PLACES), np.nan)
    category = 4 - np.searchsorted(LIMITS, percent, side="right").astype(np.int8)
    return pa.table({"achievement": percent, "category": category})


def by_pyarrow(data: Data) -> pa.Table:
    """Evaluate floats by Arrow's own functions."""
    t, r, way = (data.arrow[name] for name in ("t", "r", "way"))
    lower = pc.divide(pc.subtract(pc.multiply(t, 2.0), r), t)
    if data.methods:
        lower = pc.if_else(pc.equal(way, LINEAR), lower, pc.divide(t, r))
    ratio = pc.if_else(pc.equal(way, HIGHER), pc.divide(r, t), lower)
    percent = pc.round(
        pc.multiply(ratio, 100.0), ndigits=PLACES, round_mode="half_towards_infinity"
    )
    percent = pc.if_else(pc.greater(t, 0.0), percent, None)
    category = pa.scalar(4, pa.int8())
    for limit in LIMITS:
        category = pc.subtract(category, pc.cast(pc.greater_equal(percent, limit), pa.int8()))
    return pa.table({"achievement": percent, "category": category})


def by_duckdb(data: Data) -> pa.Table:
    """Evaluate decimals by SQL."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("rows", data.decimals)
    return connection.sql(
        """
        with measured as (
            select round(case when target > 0 then 100 * case
                when polarity = 'higher' then realization / target
                when method = 'linear' then (2 * target - realization) / target
                else target / realization end end, 2) as achievement
            from rows
        )
        select achievement, (4 - (achievement >= 51)::tinyint - (achievement >= 66)::tinyint
            - (achievement >= 76)::tinyint - (achievement >= 91)::tinyint)::tinyint as category
        from measured
        """
    ).to_arrow_table()


Result: TypeAlias = pa.Table | pl.DataFrame
Work = Callable[[Data], Result]
UNIT = "lkj, decimals, codes"
LKJ: dict[str, Work] = {
    UNIT: lambda data: by_lkj(data, data.decimals, labels=False),
    "lkj, Int64, codes": lambda data: by_lkj(data, data.whole, labels=False),
    "lkj, floats, codes": lambda data: by_lkj(data, data.shortest, labels=False),
    "lkj, decimals, labels": lambda data: by_lkj(data, data.decimals, labels=True),
}
POLARS: dict[str, Work] = {
    "polars, codes": lambda data: by_polars(data, labels=False, engine="eager"),
    "polars lazy, codes": lambda data: by_polars(data, labels=False, engine="in-memory"),
    "polars streaming, codes": lambda data: by_polars(data, labels=False, engine="streaming"),
    "polars, labels": lambda data: by_polars(data, labels=True, engine="eager"),
    "polars lazy, labels": lambda data: by_polars(data, labels=True, engine="in-memory"),
}
OTHERS: dict[str, Work] = {
    "polars Int128, by hand": by_polars_whole_numbers,
    "polars Decimal(38, 12)": by_polars_decimals,
    "NumPy, codes": by_numpy,
    "pyarrow, codes": by_pyarrow,
    "DuckDB decimals, codes": by_duckdb,
}


def in_percent(result: pl.DataFrame) -> float:
    """Return what a unit of a result is."""
    return 0.01 if result["achievement"].dtype == pl.Int128 else 1.0


def count_wrong(result: Result, data: Data) -> int:
    """Return how many achievements have other hundredths than they should."""
    if isinstance(result, pl.DataFrame):
        result = result.select(pl.col("achievement").cast(pl.Float64) * in_percent(result))
    column = pa.table(result)["achievement"].cast(pa.float64()).to_numpy()
    found, exact = np.rint(column * 100), data.exact()
    return int(np.sum((found != exact) & ~(np.isnan(found) & np.isnan(exact))))


WHOLE: dict[str, Work] = {
    "lkj, decimals": of_objectives,
    "polars": lambda data: by_polars(data, labels=False, engine="eager", objectives=True),
    "polars lazy": lambda data: by_polars(data, labels=False, engine="in-memory", objectives=True),
}


def kernel_alone(rows: int, what: str) -> dict[str, float]:
    """Return the seconds that the kernel takes in Rust, medians of many runs."""
    done = subprocess.run(  # noqa: S603
        [KERNEL, "--bench", str(rows)], check=True, capture_output=True, text=True
    )
    lines = (line for line in done.stdout.splitlines() if line.startswith(f"{what}, "))
    kinds = ("AVX", "portable", "widest")
    return {
        f"in Rust, {line[3:28].strip()}": float(line.split()[-2]) * rows / 1e9
        for line in lines
        if line[3:].startswith(kinds)
    }


def timed(data: Data, works: dict[str, Work], what: str) -> dict[str, list[float]]:
    """Return the seconds that every work takes, all taking turns."""
    clock = time.perf_counter if ALL_THREADS else time.process_time
    rounds = ROUNDS if len(data.target) < MANY else FEWER_ROUNDS
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = clock()
            result = work(data)
            took[name].append(clock() - start)
            del result
        if KERNEL and data.methods:
            for name, seconds in kernel_alone(len(data.target), what).items():
                took.setdefault(name, []).append(seconds)
    return took


def told(took: dict[str, list[float]], unit: str, wrong: dict[str, int]) -> None:
    """Print a row for each work."""
    sys.stdout.write(f"{'':24}    median   fastest    ratio{'      wrong' if wrong else ''}\n")
    one = statistics.median(took[unit])
    for name, times in took.items():
        median, fastest = statistics.median(times), min(times)
        sys.stdout.write(
            f"{name:24} {median * 1e3:6.1f} ms {fastest * 1e3:6.1f} ms {median / one:8.2f}"
            f"{f'{wrong[name]:11,}' if name in wrong else ''}\n"
        )


def measure(data: Data) -> None:
    """Measure every way and print a row for each."""
    works = LKJ | POLARS if ALL_THREADS else LKJ | POLARS | OTHERS
    wrong = {name: count_wrong(work(data), data) for name, work in works.items()}
    threads = "all threads, passing time" if ALL_THREADS else "one thread, processor time"
    by = "polarities and methods" if data.methods else "polarities"
    sys.stdout.write(f"{len(data.target):,} rows by {by}; {threads}\n")
    told(timed(data, works, "A"), UNIT, wrong)
    if data.methods:
        sys.stdout.write("the same with absorption, and the mean of each objective\n")
        told(timed(data, WHOLE, "B"), "lkj, decimals", {})


def main() -> None:
    """Measure both kinds of rows."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for methods in (False, True):
        measure(Data(rows, methods=methods))


if __name__ == "__main__":
    main()
