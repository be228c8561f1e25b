"""Measures how libraries' readers feed the columns: CSV and Parquet files of a nation.

``python lkj-py/benches/files.py [ROWS]`` with a release build, polars, pyarrow and DuckDB
installed. It writes a file of each kind into a folder for the time it runs, and then evaluates
each by several ways, each time in a process of its own, all taking turns: from the file to
achievements and classes, for every row. Printed are the medians of the time that passed, of the
processors' time, and the most memory above what the libraries themselves take; and the same for
reading alone.

The rows are those of ``libraries.py``: decimals with two places, polarities as words.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from numpy.typing import NDArray

import lkj

ROUNDS, FEWER_ROUNDS = 5, 3
MANY = 5_000_000
KIND = pa.decimal128(18, 2)
NUMBERS = ["target", "realization"]
BATCH = 65_536
MISSING, HIGHER = 0.02, 0.7


def decimals(hundredths: NDArray[np.int64], is_missing: NDArray[np.bool_] | None) -> pa.Array:
    """Return whole numbers of hundredths as decimals."""
    halves = np.zeros((len(hundredths), 2), dtype=np.int64)
    halves[:, 0] = hundredths
    there = None if is_missing is None else pa.array(~is_missing).buffers()[1]
    return pa.Array.from_buffers(KIND, len(hundredths), [there, pa.py_buffer(halves)])


def write(rows: int, folder: Path) -> None:
    """Write the same rows as CSV and as Parquet."""
    random = np.random.default_rng(20191231)
    sizes = random.choice([10_000, 500_000, 1_000_000, 10**14], size=rows, p=[0.4, 0.3, 0.1, 0.2])
    is_missing = random.random(rows) < MISSING
    is_higher = random.random(rows) < HIGHER
    table = pa.table(
        {
            "agency": random.integers(0, rows // 200 + 1, size=rows),
            "target": decimals(1 + random.integers(0, sizes), None),
            "realization": decimals(1 + random.integers(0, sizes), is_missing),
            "polarity": pa.array(np.where(is_higher, "higher", "lower")),
        }
    )
    pc.write_csv(table, folder / "nation.csv")
    pq.write_table(table, folder / "nation.parquet", compression="zstd")


def polars_csv(path: Path) -> pl.DataFrame:
    """Read all of a CSV file."""
    kinds = dict.fromkeys(NUMBERS, pl.Decimal(18, 2))
    return pl.read_csv(path, schema_overrides=kinds)


def polars_batches(lazy: pl.LazyFrame) -> pa.RecordBatchReader:
    """Turn a lazy frame into a stream."""
    schema = lazy.head(0).collect().to_arrow().schema

    def batches() -> Iterator[pa.RecordBatch]:
        for frame in lazy.collect_batches(chunk_size=BATCH):
            yield from frame.to_arrow().cast(schema).to_batches()

    return pa.RecordBatchReader.from_batches(schema, batches())


def polars_csv_stream(path: Path) -> pa.RecordBatchReader:
    """Read a CSV file part by part."""
    kinds = dict.fromkeys(NUMBERS, pl.Decimal(18, 2))
    return polars_batches(pl.scan_csv(path, schema_overrides=kinds))


def pyarrow_csv_stream(path: Path) -> pa.RecordBatchReader:
    """Read a CSV file part by part."""
    kinds = pc.ConvertOptions(column_types=dict.fromkeys(NUMBERS, KIND))
    return pc.open_csv(path, convert_options=kinds)


def duckdb_csv_stream(path: Path) -> pa.RecordBatchReader:
    """Read a CSV file part by part."""
    types = dict.fromkeys(NUMBERS, "DECIMAL(18, 2)")
    return duckdb.read_csv(str(path), dtype=types).to_arrow_reader(BATCH)


def polars_parquet(path: Path) -> pl.DataFrame:
    """Read all of a Parquet file."""
    return pl.read_parquet(path)


def pyarrow_parquet_stream(path: Path) -> pa.RecordBatchReader:
    """Read a Parquet file part by part."""
    return ds.dataset(path).scanner(batch_size=BATCH).to_reader()


def duckdb_parquet_stream(path: Path) -> pa.RecordBatchReader:
    """Read a Parquet file part by part."""
    return duckdb.read_parquet(str(path)).to_arrow_reader(BATCH)


Source: TypeAlias = pl.DataFrame | pa.RecordBatchReader
WAYS: dict[str, tuple[str, Callable[[Path], Source]]] = {
    "CSV, polars, a frame": ("nation.csv", polars_csv),
    "CSV, polars, a stream": ("nation.csv", polars_csv_stream),
    "CSV, pyarrow, a stream": ("nation.csv", pyarrow_csv_stream),
    "CSV, DuckDB, a stream": ("nation.csv", duckdb_csv_stream),
    "Parquet, polars, a frame": ("nation.parquet", polars_parquet),
    "Parquet, pyarrow, a stream": ("nation.parquet", pyarrow_parquet_stream),
    "Parquet, DuckDB, a stream": ("nation.parquet", duckdb_parquet_stream),
}


def counted(table: Source | lkj.Table | lkj.Stream) -> int:
    """Go through all rows."""
    return sum(batch.num_rows for batch in pa.RecordBatchReader.from_stream(table))


def evaluated(source: Source) -> lkj.Table | lkj.Stream:
    """Evaluate what is read."""
    return lkj.evaluate_table(
        source,
        target="target",
        realization="realization",
        polarity=lkj.col("polarity"),
        labels=False,
        keep=["agency"],
    )


def most_memory() -> int:
    """Return the most that this process has had, in bytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    most = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(most.split()[1]) * 1024


def once(name: str, folder: Path, *, reading_alone: bool) -> dict[str, float]:
    """Do it once, in this process."""
    file, read = WAYS[name]
    memory, passed, processors = most_memory(), time.perf_counter(), time.process_time()
    source = read(folder / file)
    return {
        "rows": counted(source if reading_alone else evaluated(source)),
        "passed": time.perf_counter() - passed,
        "processors": time.process_time() - processors,
        "memory": most_memory() - memory,
    }


def elsewhere(name: str, folder: Path, what: str) -> dict[str, float]:
    """Do it once, in a process of its own."""
    command = [sys.executable, __file__, "--once", name, str(folder), what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(rows: int, folder: Path) -> None:
    """Measure every way and print a row for each."""
    write(rows, folder)
    works = [(name, what) for name in WAYS for what in ("reading", "all")]
    took: dict[tuple[str, str], list[dict[str, float]]] = {work: [] for work in works}
    rounds = ROUNDS if rows < MANY else FEWER_ROUNDS
    for _ in range(rounds):
        for name, what in works:
            took[name, what].append(elsewhere(name, folder, what))
    sizes = {file: (folder / file).stat().st_size for file in ("nation.csv", "nation.parquet")}
    told = ", ".join(f"{file} {size / 1e6:.0f} MB" for file, size in sizes.items())
    sys.stdout.write(f"{rows:,} rows, {rounds} rounds, {told}\n")
    sys.stdout.write(f"{'':36} {'passed':>10} {'processors':>12} {'memory':>10}\n")
    for (name, what), runs in took.items():
        if any(run["rows"] != rows for run in runs):
            message = f"{name}: rows are missing"
            raise RuntimeError(message)
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        words = f"{name}{', reading alone' if what == 'reading' else ''}"
        sys.stdout.write(
            f"{words:42} {middle['passed'] * 1e3:7.0f} ms {middle['processors'] * 1e3:7.0f} ms"
            f" {middle['memory'] / 1e6:7.0f} MB\n"
        )


def main() -> None:
    """Measure, or do one thing once for who measures."""
    if sys.argv[1:2] == ["--once"]:
        _, _, name, folder, what = sys.argv
        found = once(name, Path(folder), reading_alone=what == "reading")
        sys.stdout.write(json.dumps(found))
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        measure(rows, Path(folder))


if __name__ == "__main__":
    main()
