"""Measures columns against polars, NumPy, pyarrow and DuckDB.

``POLARS_MAX_THREADS=1 python lkj-py/benches/libraries.py [ROWS]`` with a release build and those
libraries installed.

Every way turns a million targets, realizations and polarities, 2 % of the realizations missing,
into achievements with two decimals and a class from 0 to 4. All take turns, in one thread each;
printed are processor times: the median of a way, and its ratio to that of
``lkj.evaluate_table(…, labels=False)``.

The data are 40 % percentages, 30 % counts, 10 % indices and 20 % rupiah; 70 % higher is better,
20 % lower by (2T − R) / T, 10 % lower by T / R; 0.5 % of the targets are zero. How many of the
achievements are wrong is counted against whole numbers of Python.
"""

import math
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

import lkj

ROUNDS = 7
PLACES = 2
ZERO_TARGETS, MISSING = 0.005, 0.02
HIGHER, LINEAR, RATIO = 0, 1, 2
LIMITS = [51.0, 66.0, 76.0, 91.0]


class Data:
    """The same columns for every library."""

    def __init__(self, rows: int) -> None:
        random = np.random.default_rng(20191231)
        sizes = random.choice(
            [10_000, 500_000, 1_000_000, 10**14], size=rows, p=[0.4, 0.3, 0.1, 0.2]
        )
        self.target = 1 + random.integers(0, sizes)
        self.target[random.random(rows) < ZERO_TARGETS] = 0
        self.realization = 1 + random.integers(0, sizes)
        self.missing = random.random(rows) < MISSING
        self.way = random.choice([HIGHER, LINEAR, RATIO], size=rows, p=[0.7, 0.2, 0.1])
        self.decimals = pa.table(
            {
                "target": decimals(self.target, None),
                "realization": decimals(self.realization, self.missing),
                "polarity": words(self.way != HIGHER, ["higher", "lower"]),
                "method": words(self.way == RATIO, ["linear", "ratio"]),
            }
        )
        realized = self.realization / 100
        realized[self.missing] = np.nan
        self.floats: dict[str, NDArray[np.float64]] = {
            "t": self.target / 100,
            "r": realized,
            "way": self.way.astype(np.float64),
        }
        self.polars = pl.DataFrame(self.floats).with_columns(pl.col("r").fill_nan(None))
        self.arrow = self.polars.to_arrow()

    def exact(self) -> list[int | None]:
        """Return the achievements in hundredths, by whole numbers."""
        rows = zip(
            self.target.tolist(),
            self.realization.tolist(),
            self.way.tolist(),
            self.missing.tolist(),
            strict=True,
        )
        return [None if gone or t == 0 else hundredths(t, r, way) for t, r, way, gone in rows]


def decimals(units: NDArray[np.int64], missing: NDArray[np.bool_] | None) -> pa.Array:
    """Return whole numbers of hundredths as decimal128 without a detour."""
    halves = np.zeros((len(units), 2), dtype=np.int64)
    halves[:, 0] = units
    nulls = None if missing is None else pa.array(~missing).buffers()[1]
    kind = pa.decimal128(18, PLACES)
    return pa.Array.from_buffers(kind, len(units), [nulls, pa.py_buffer(halves)])


def words(is_second: NDArray[np.bool_], both: list[str]) -> pa.Array:
    """Return one of two words for each row, as a dictionary."""
    return pa.DictionaryArray.from_arrays(pa.array(is_second.astype(np.int8)), pa.array(both))


def hundredths(target: int, realization: int, way: int) -> int:
    """Return n / d in hundredths of a percent, rounded half away from zero."""
    if way == HIGHER:
        n, d = realization, target
    elif way == LINEAR:
        n, d = 2 * target - realization, target
    else:
        n, d = target, realization
    quotient = (2 * abs(n) * 10_000 + d) // (2 * d)
    return quotient if n >= 0 else -quotient


def by_lkj(data: Data) -> object:
    """Evaluate decimals to codes."""
    return lkj.evaluate_table(
        data.decimals,
        target="target",
        realization="realization",
        polarity=lkj.col("polarity"),
        method=lkj.col("method"),
        labels=False,
    )


def by_lkj_with_labels(data: Data) -> object:
    """Evaluate decimals to dictionaries of words."""
    return lkj.evaluate_table(
        data.decimals,
        target="target",
        realization="realization",
        polarity=lkj.col("polarity"),
        method=lkj.col("method"),
    )


def by_polars(data: Data) -> object:
    """Evaluate floats by expressions."""
    t, r, way = pl.col("t"), pl.col("r"), pl.col("way")
    ratio = (
        pl.when(way == HIGHER)
        .then(r / t)
        .when(way == LINEAR)
        .then((2 * t - r) / t)
        .otherwise(t / r)
    )
    percent = pl.when(t > 0).then(ratio * 100).round(PLACES, mode="half_away_from_zero")
    passed = [(pl.col("achievement") >= limit).cast(pl.Int8) for limit in LIMITS]
    frame = data.polars.select(percent.alias("achievement"))
    return frame.with_columns((4 - sum(passed, pl.lit(0, pl.Int8))).alias("category"))


def by_numpy(data: Data) -> object:
    """Evaluate floats by arrays."""
    t, r, way = data.floats["t"], data.floats["r"], data.floats["way"]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(way == HIGHER, r / t, np.where(way == LINEAR, (2 * t - r) / t, t / r))
        percent = np.where(t > 0, np.round(ratio * 100, PLACES), np.nan)
    category = 4 - np.searchsorted(LIMITS, percent, side="right").astype(np.int8)
    return {"achievement": percent, "category": category}


def by_pyarrow(data: Data) -> object:
    """Evaluate floats by Arrow's own functions."""
    t, r, way = (data.arrow[name] for name in ("t", "r", "way"))
    linear = pc.divide(pc.subtract(pc.multiply(t, 2.0), r), t)
    lower = pc.if_else(pc.equal(way, LINEAR), linear, pc.divide(t, r))
    ratio = pc.if_else(pc.equal(way, HIGHER), pc.divide(r, t), lower)
    percent = pc.round(
        pc.multiply(ratio, 100.0), ndigits=PLACES, round_mode="half_towards_infinity"
    )
    percent = pc.if_else(pc.greater(t, 0.0), percent, None)
    passed = [pc.cast(pc.greater_equal(percent, limit), pa.int8()) for limit in LIMITS]
    category = pa.scalar(4, pa.int8())
    for one in passed:
        category = pc.subtract(category, one)
    return pa.table({"achievement": percent, "category": category})


def by_duckdb(data: Data) -> object:
    """Evaluate decimals by SQL."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("rows", data.decimals)
    return connection.execute(
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


WAYS: dict[str, Callable[[Data], object]] = {
    "lkj, decimals, codes": by_lkj,
    "lkj, decimals, labels": by_lkj_with_labels,
    "polars, floats": by_polars,
    "NumPy, floats": by_numpy,
    "pyarrow, floats": by_pyarrow,
    "DuckDB, decimals": by_duckdb,
}


def count_wrong(result: object, exact: list[int | None]) -> int:
    """Return how many achievements have other digits than they should."""
    found = pa.table(result)["achievement"].to_pylist()
    return sum(digits(value) != wanted for value, wanted in zip(found, exact, strict=True))


def digits(value: Decimal | float | None) -> int | None:
    """Return the hundredths of an achievement, of any way."""
    if value is None or math.isnan(value):
        return None
    return int(value.scaleb(2)) if isinstance(value, Decimal) else round(value * 100)


def main() -> None:
    """Measure every way and print a row for each."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    data = Data(rows)
    exact = data.exact()
    wrong = {name: count_wrong(work(data), exact) for name, work in WAYS.items()}
    took: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(ROUNDS):
        for name, work in WAYS.items():
            start = time.process_time()
            result = work(data)
            if name.startswith("lkj"):
                pa.table(result)
            took[name].append(time.process_time() - start)
    unit = statistics.median(took["lkj, decimals, codes"])
    sys.stdout.write(f"{rows:,} rows, {ROUNDS} rounds; processor time in ms\n")
    for name, times in took.items():
        median = statistics.median(times)
        sys.stdout.write(
            f"{name:24} {median * 1e3:10.1f} {median / unit:8.2f} {wrong[name]:10,} wrong\n"
        )


if __name__ == "__main__":
    main()
