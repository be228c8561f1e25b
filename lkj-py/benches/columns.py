"""Measures columns: ``python lkj-py/benches/columns.py [ROWS]`` with a release build installed.

Each library does the same work on the same rows: achievement by a column of polarities, with 2 %
of the realizations missing, and its category. Processor time on one thread, by turns, medians.
The floats of the others give wrong hundredths in some rows; here only time is compared.
"""

import os

os.environ["POLARS_MAX_THREADS"] = "1"

import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

import lkj

CLASSES = [(91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah")]


def rows(count: int) -> pa.Table:
    """Return targets and realizations of two decimals, with polarities."""
    random = np.random.default_rng(2019)
    target = random.integers(1_000, 10_000, count)
    realization = random.integers(500, 12_000, count)
    is_missing = random.random(count) < 0.02  # noqa: PLR2004 - 2 %
    is_lower = random.random(count) < 0.3  # noqa: PLR2004 - 30 %
    return pa.table(
        {
            "target": pa.array(target / 100),
            "realization": pa.array(realization / 100, mask=is_missing),
            "polarity": pa.array(np.where(is_lower, "lower", "higher")).dictionary_encode(),
        }
    )


def decimals(table: pa.Table) -> pa.Table:
    """Return the same rows as Arrow decimals."""
    kind = pa.decimal128(12, 2)
    for at, name in enumerate(("target", "realization")):
        table = table.set_column(at, name, table[name].cast(kind))
    return table


def by_lkj(table: pa.Table, *, labels: bool) -> Callable[[], object]:
    """Return the work by lkj, its result taken over by pyarrow."""

    def work() -> object:
        return pa.table(
            lkj.evaluate_table(
                table,
                target="target",
                realization="realization",
                polarity=lkj.col("polarity"),
                labels=labels,
            )
        )

    return work


def by_polars(frame: pl.DataFrame, *, labels: bool) -> Callable[[], object]:
    """Return the same work by polars on floats."""
    ratio = pl.col("realization") / pl.col("target")
    percent = pl.when(pl.col("polarity") == "lower").then(2 - ratio).otherwise(ratio) * 100
    shown = percent.round(2)
    last = pl.lit("Sangat Rendah") if labels else pl.lit(len(CLASSES), dtype=pl.Int8)
    category: Any = last
    for code, (least, word) in reversed(list(enumerate(CLASSES))):
        then = pl.lit(word) if labels else pl.lit(code, dtype=pl.Int8)
        category = pl.when(pl.col("achievement") >= least).then(then).otherwise(category)
    if labels:
        words = pl.Enum([word for _, word in CLASSES] + ["Sangat Rendah"])
        category = category.cast(words)

    def work() -> object:
        return frame.select(shown.alias("achievement")).with_columns(category.alias("category"))

    return work


def main() -> None:
    """Measure everything and print it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    floats = rows(count)
    exact = decimals(floats)
    frame: Any = pl.from_arrow(floats)
    works = {
        "polars float64, codes": by_polars(frame, labels=False),
        "polars float64, labels": by_polars(frame, labels=True),
        "lkj decimal128, codes": by_lkj(exact, labels=False),
        "lkj decimal128, labels": by_lkj(exact, labels=True),
        "lkj float64, codes": by_lkj(floats, labels=False),
    }
    runs: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(9):
        for name, work in works.items():
            start = time.process_time()
            work()
            runs[name].append(time.process_time() - start)
    medians = {name: statistics.median(each) for name, each in runs.items()}
    for name, seconds in medians.items():
        ratio = medians[f"polars float64, {name.rsplit(', ', 1)[1]}"] / seconds
        sys.stdout.write(f"{name:28} {seconds * 1e3:10.2f} ms {ratio:8.2f} x\n")
    first = lkj.evaluate_table(exact.slice(0, 1), target="target", realization="realization")
    assert isinstance(first["achievement"][0], Decimal)  # noqa: S101 - it is exact


if __name__ == "__main__":
    main()
