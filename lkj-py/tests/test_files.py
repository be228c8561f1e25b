"""Files of other libraries, as docs/python.md says that they go into columns."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet
import pytest

import lkj

MANUAL = Path(__file__).parents[2] / "docs" / "python.md"

NATION = pa.table(
    {
        "agency": ["Dinas A", "Dinas B", "Dinas C"],
        "target": pa.array(["80.94", "25", "1600"]).cast(pa.decimal128(18, 2)),
        "realization": pa.array(["80.34", None, "1525.30"]).cast(pa.decimal128(18, 2)),
        "polarity": ["higher", "lower", "higher"],
    }
)


def examples() -> dict[str, str]:
    """Return the programs of the section by the libraries that they are for."""
    section = MANUAL.read_text().split("### From files")[1].split("\n## ")[0]
    found = re.findall(r"\n(\w+)[^\n]*:\n\n```python\n(.*?)```", section, re.DOTALL)
    return {library.lower(): program for library, program in found}


def from_parquet(program: str) -> str:
    """Return the same program with what its comment says instead."""
    lines: list[str] = []
    for line in program.splitlines():
        other = re.search(r"# or: (.*)|-- or: (from .*)", line)
        if other and line.startswith("#"):
            lines[-1] = other[1]
        else:
            lines.append(f"    {other[2]}" if other else line)
    return "\n".join(lines)


@pytest.mark.parametrize("library", ["polars", "pyarrow", "duckdb"])
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_each_library_feeds_columns(
    library: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if kind == "csv":
        pa.csv.write_csv(NATION, "nation.csv")
    else:
        pa.parquet.write_table(NATION, "nation.parquet")
    program = examples()[library]
    names: dict[str, Any] = {"lkj": lkj, "pa": pa, "pyarrow": pyarrow}
    exec(from_parquet(program) if kind == "parquet" else program, names)  # noqa: S102
    table = pa.parquet.read_table("results.parquet")
    results = table.select(["agency", "achievement", "category", "status"]).to_pylist()
    assert [tuple(map(str, row.values())) for row in results] == [
        ("Dinas A", "99.26", "Sangat Tinggi", "measured"),
        ("Dinas B", "None", "None", "no_realization"),
        ("Dinas C", "95.33", "Sangat Tinggi", "measured"),
    ]
