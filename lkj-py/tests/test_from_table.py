"""From a sheet or a data frame to a framework."""

import datetime as dt
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import lkj

COLUMNS: dict[str, Any] = {
    "name": "Indikator",
    "unit": "Satuan",
    "targets": {2023: "Target 2023", 2024: "Target 2024"},
    "realizations": {2024: "Realisasi 2024"},
}

SHEET = {
    "Indikator": ["Koperasi aktif", "Kunjungan", "Opini"],
    "Satuan": ["%", "orang", None],
    "Target 2023": ["80,00", "1.100", None],
    "Target 2024": ["80,94", "1.250 orang", "WTP"],
    "Realisasi 2024": ["80,34", "1.300", None],
}


def framework(table: Any, **more: Any) -> lkj.Framework:
    return lkj.Framework.from_table(table, organization="Dinas Contoh", **{**COLUMNS, **more})


def shown(made: lkj.Framework) -> list[tuple[str, str, str]]:
    return [
        (one.id, str(one.target), str(one.achievement.value or one.achievement.reason))
        for one in made.evaluate(2024).indicators
    ]


@pytest.mark.parametrize(
    "table",
    [
        SHEET,
        pd.DataFrame(SHEET),
        pd.DataFrame(SHEET, dtype="string[pyarrow]"),
        pd.DataFrame(SHEET).astype("category"),
        pl.DataFrame(SHEET),
        pl.DataFrame(SHEET, schema_overrides={"Satuan": pl.Categorical}),
        pa.table(SHEET),
        duckdb.from_arrow(pa.table(SHEET)),
    ],
    ids=["dict", "pandas", "pandas_arrow", "category", "polars", "categorical", "arrow", "duckdb"],
)
def test_every_kind_of_table_makes_the_same_framework(table: Any) -> None:
    made = framework(table)
    assert made == framework(SHEET)
    assert shown(made) == [
        ("koperasi_aktif", "80.94", "99.26"),
        ("kunjungan", "1250", "104.00"),
        ("opini", "WTP", "no_realization"),
    ]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pa.array([80.94, None, float("nan")]), ["80.94", None, None]),
        (pa.array([0.1, 85.0, 872705000.0]), ["0.1", "85", "872705000"]),
        (pa.array([0.1, None, None], pa.float32()), ["0.1", None, None]),
        (pa.array([0.5, None, None], pa.float16()), ["0.5", None, None]),
        (pa.array([80, 0, None], pa.int8()), ["80", "0", None]),
        (pa.array([2**63, 0, None], pa.uint64()), [str(2**63), "0", None]),
        (pa.array([Decimal("80.94"), None, Decimal(0)]), ["80.94", None, "0.00"]),
        (pa.array([Decimal("80.94"), None, None], pa.decimal128(38, 30)), ["80.94", None, None]),
        (pa.array([Decimal(1200), None, None], pa.decimal128(5, -2)), ["1200", None, None]),
        (pa.array([None, None, None]), [None, None, None]),
        (pa.array(["7-8", "-", "n/a"], pa.large_string()), ["7 – 8", None, None]),
        (pa.array(["80,94", "< 49", "ya"], pa.string_view()), ["80.94", "< 49", "ya"]),
        (pd.array([80.94, np.nan, np.inf - np.inf]), ["80.94", None, None]),
        (pd.array([80, None, 7], dtype="Int64"), ["80", None, "7"]),
        (pd.Series([0.1, None, 2.0], dtype="float32"), ["0.1", None, "2"]),
        (pd.array([0.1, None, 2.0], dtype="Float32"), ["0.1", None, "2"]),
        (pd.Series([0.1, None, 2.0], dtype="float[pyarrow]"), ["0.1", None, "2"]),
        (["80,94", np.float32(0.1), np.int64(3)], ["80.94", "0.1", "3"]),
        ([Decimal("80.940"), Decimal("NaN"), pd.NA], ["80940e-3", None, None]),
        ([80.94, "1.250 orang", pd.NaT], ["80.94", "1250 orang", None]),
        ([True, np.bool_(1), False], ["ya", "ya", "tidak"]),
    ],
)
def test_cells_of_every_type(column: Any, expected: list[str | None]) -> None:
    names = ["a", "b", "c"]
    tables: list[Any] = [pd.DataFrame({"n": names, "t": column})]
    if isinstance(column, pa.Array):
        tables = [pa.table({"n": pa.array(names), "t": column})]
    elif isinstance(column, list):
        tables.append({"n": names, "t": column})
    for table in tables:
        made = lkj.Framework.from_table(table, organization="x", name="n", targets={2024: "t"})
        indicators = made.to_dict()["indicator"].values()
        targets = [one.get("targets", {}).get("2024") for one in indicators]
        assert [None if one is None else str(one) for one in targets] == expected


DAY = dt.date(2025, 3, 31)


@pytest.mark.parametrize(
    "column",
    [
        [DAY],
        [dt.datetime.fromisoformat("2025-03-31")],
        pd.Series([pd.Timestamp("2025-03-31")]),
        pa.array([DAY]),
        pa.array([DAY], pa.date64()),
        pa.array([dt.datetime.fromisoformat("2025-03-31")], pa.timestamp("s")),
        pa.array([dt.datetime.fromisoformat("2025-03-31")], pa.timestamp("ns")),
        ["31 Maret 2025"],
    ],
)
def test_dates_of_every_type(column: Any) -> None:
    make: Any = pa.table if isinstance(column, pa.Array) else pd.DataFrame
    table = make({"n": ["a"], "t": column})
    made = lkj.Framework.from_table(table, organization="x", name="n", targets={2025: "t"})
    assert made.evaluate(2025)["a"].target == DAY


def test_a_time_of_day_is_no_date() -> None:
    at_nine = dt.datetime.fromisoformat("2025-03-31T09:00")
    for table in ({"n": ["a"], "t": [at_nine]}, pa.table({"n": ["a"], "t": [at_nine]})):
        with pytest.raises(lkj.TableError) as raised:
            lkj.Framework.from_table(table, organization="x", name="n", targets={2025: "t"})
        assert [one.code for one in raised.value.problems] == ["wrong-type"]


def test_grades_dates_and_values_still_to_come() -> None:
    sheet = {
        "Indikator": ["Opini", "Nilai SAKIP", "Laporan", "Indeks", "Dana"],
        "Target 2024": ["WTP", "B", dt.date(2024, 3, 31), "80", "2 juta"],
        "Realisasi 2024": ["WTP", "BB", dt.date(2024, 4, 2), "Diukur di TW IV", "1,5 juta"],
    }
    for table in (sheet, pd.DataFrame(sheet)):
        made = lkj.Framework.from_table(
            table,
            organization="Dinas Contoh",
            name="Indikator",
            targets={2024: "Target 2024"},
            realizations={2024: "Realisasi 2024"},
        )
        results = made.evaluate(2024).indicators
        assert [one.realization for one in results] == [
            "WTP",
            "BB",
            dt.date(2024, 4, 2),
            None,
            Decimal(1_500_000),
        ]
        assert results[2].target == dt.date(2024, 3, 31)
        reached = [one.achievement for one in results]
        assert [one.value for one in reached] == [100, None, None, None, 75]
        assert [one.standing for one in reached] == ["met", "exceeded", "missed", None, "missed"]
        assert [one.reason for one in reached] == [None, "grade_order", "date", "not_yet", None]
        texts = pa.table(results)["realization_text"].to_pylist()
        assert texts[:3] == ["WTP", "BB", "2024-04-02"]


def test_everything_that_is_wrong_is_told_with_row_and_column() -> None:
    sheet = {
        "Indikator": ["A", "B", None, "D", "A"],
        "Satuan": ["%"] * 5,
        "Target 2023": [1.5, float("inf"), 3, 4, 5],
        "Target 2024": ["1.2.3", "1.100,5.5", "3", "4", "5"],
        "Realisasi 2024": [b"80", "7-8", 1, 2, 10**30],
    }
    with pytest.raises(lkj.TableError) as raised:
        framework(sheet, first_row=2)
    told = [(one.row, one.heading, one.code) for one in raised.value.problems]
    assert told == [
        (2, "Target 2024", "malformed-number"),
        (2, "Realisasi 2024", "wrong-type"),
        (3, "Target 2023", "infinite-number"),
        (3, "Target 2024", "malformed-number"),
        (3, "Realisasi 2024", "not-one-value"),
        (4, "Indikator", "no-name"),
        (6, None, "repeated-row"),
    ]
    lines = str(raised.value).splitlines()
    assert len(lines) == len(told)
    assert lines[0].startswith('baris 2, kolom "Target 2024": "1.2.3"')
    lkj.set_locale("en")
    assert str(raised.value).splitlines()[2].startswith('row 3, column "Target 2023": an infinity')
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.problems == raised.value.problems
    assert hash(again.problems[0]) == hash(raised.value.problems[0])
    assert isinstance(raised.value, lkj.ParseError)


def test_infinities_and_long_numbers_of_arrow_are_refused_with_their_row() -> None:
    table = pa.table({"n": ["a", "b", "c"], "t": [float("inf"), 1e300, 1.0]})
    with pytest.raises(lkj.TableError) as raised:
        lkj.Framework.from_table(table, organization="x", name="n", targets={2024: "t"})
    assert [(one.row, one.code) for one in raised.value.problems] == [
        (1, "infinite-number"),
        (2, "malformed-number"),
    ]
    times = pa.table({"n": ["a"], "t": pa.array([0], pa.time32("s"))})
    with pytest.raises(lkj.TableError, match=r'baris 1, kolom "t": nilai berjenis Time32'):
        lkj.Framework.from_table(times, organization="x", name="n", targets={2024: "t"})


def test_columns_that_are_not_there_are_told_with_the_nearest() -> None:
    with pytest.raises(lkj.TableError) as raised:
        framework(pl.DataFrame(SHEET), unit="satuan", objective="Sasaran")
    told = [(one.heading, one.code) for one in raised.value.problems]
    assert told == [("Sasaran", "no-such-column"), ("satuan", "no-such-column")]
    assert 'maksudnya "Satuan"?' in str(raised.value)
    with pytest.raises(lkj.EvaluationError, match="2024-Q9"):
        framework(SHEET, targets={"2024-Q9": "Target 2024"})
    for nothing in (3, [1, 2], "sheet.csv", None):
        with pytest.raises(TypeError, match="data frame"):
            framework(nothing)
    twice = pd.DataFrame([["A", "B"]], columns=["Indikator", "Indikator"])
    with pytest.raises(TypeError, match="two columns"):
        lkj.Framework.from_table(twice, organization="x", name="Indikator")


def test_a_row_for_each_year() -> None:
    long = pl.DataFrame(
        {
            "indikator": ["Kepuasan", "Kepuasan", "Waktu"],
            "tahun": [2023, 2024, 2024],
            "pk": [80.0, 85.0, 30.0],
            "realisasi": [78.5, 88.4, None],
        }
    )
    made = lkj.Framework.from_table(
        long,
        organization="x",
        name="indikator",
        period="tahun",
        agreed_targets="pk",
        realizations="realisasi",
    )
    assert made.evaluate(2024)["kepuasan"].achievement.value == Decimal("104.00")
    assert made.evaluate(2023)["kepuasan"].target_from == "agreement"
    with pytest.raises(lkj.TableError, match="kolom tahunnya"):
        lkj.Framework.from_table(long, organization="x", name="indikator", realizations="realisasi")


def test_the_sheet_of_the_example(root: Path) -> None:
    sheet = pd.read_csv(root / "examples" / "indicators.csv", dtype=str)
    made = lkj.Framework.from_table(
        sheet,
        organization="Dinas Kesehatan Kabupaten Contoh",
        id="id",
        name="name",
        unit="unit",
        polarity="polarity",
        targets={2025: "target"},
        realizations={2025: "realization"},
    )
    evaluation = made.evaluate(2025)
    assert str(evaluation["imunisasi"].achievement) == "98,34 % (Sangat Tinggi)"
    assert evaluation["kunjungan"].achievement.value == Decimal("105.00")
