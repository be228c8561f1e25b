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
engine for streams. Printed are the median, the fastest, the ratio of medians to that of
``lkj.evaluate_table(…, labels=False)``, and how many achievements have other hundredths than
division of whole numbers gives.

The data are 40 % percentages, 30 % counts, 10 % indices and 20 % rupiah; 70 % higher is better,
20 % lower by (2T − R) / T, 10 % lower by T / R (without methods by the former); 0.5 % of the
targets are zero.
"""

import os
import statistics
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
MANY = 5_000_000
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
            pl.col("r").fill_nan(None), polarity=polarity.cat.to(pl.Enum(["higher", "lower"]))
        )
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
    data: Data, *, labels: bool, engine: Literal["eager", "in-memory", "streaming"]
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
    if engine == "eager":
        return data.polars.select(percent.alias("achievement")).with_columns(category)
    lazy = data.polars.lazy().select(percent.alias("achievement")).with_columns(category)
    return lazy.collect(engine=engine)


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
    "NumPy, codes": by_numpy,
    "pyarrow, codes": by_pyarrow,
    "DuckDB decimals, codes": by_duckdb,
}


def count_wrong(result: Result, data: Data) -> int:
    """Return how many achievements have other hundredths than they should."""
    column = pa.table(result)["achievement"].cast(pa.float64()).to_numpy()
    found, exact = np.rint(column * 100), data.exact()
    return int(np.sum((found != exact) & ~(np.isnan(found) & np.isnan(exact))))


def measure(data: Data) -> None:
    """Measure every way and print a row for each."""
    works = LKJ | POLARS if ALL_THREADS else LKJ | POLARS | OTHERS
    clock = time.perf_counter if ALL_THREADS else time.process_time
    rounds = ROUNDS if len(data.target) < MANY else FEWER_ROUNDS
    wrong = {name: count_wrong(work(data), data) for name, work in works.items()}
    took: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = clock()
            result = work(data)
            took[name].append(clock() - start)
            del result
    unit = statistics.median(took[UNIT])
    threads = "all threads, passing time" if ALL_THREADS else "one thread, processor time"
    by = "polarities and methods" if data.methods else "polarities"
    sys.stdout.write(
        f"{len(data.target):,} rows by {by}, {rounds} rounds; {threads}\n"
        f"{'':24}    median   fastest    ratio      wrong\n"
    )
    for name, times in took.items():
        median, fastest = statistics.median(times), min(times)
        sys.stdout.write(
            f"{name:24} {median * 1e3:6.1f} ms {fastest * 1e3:6.1f} ms"
            f" {median / unit:8.2f} {wrong[name]:10,}\n"
        )


def main() -> None:
    """Measure both kinds of rows."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for methods in (False, True):
        measure(Data(rows, methods=methods))


if __name__ == "__main__":
    main()
