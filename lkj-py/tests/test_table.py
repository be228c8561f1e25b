"""Results as tables of other libraries."""

import decimal
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import lkj

#: The documented columns, which stay (docs/python.md).
ACHIEVEMENT = ["status", "achievement", "raw", "category", "in_gap", "standing", "method", "reason"]
MONEY = ["budget", "original_budget", "spent", "remaining", "absorption"]
COLUMNS = {
    "indicators": [
        *("year", "id", "name", "unit", "level", "of", "polarity", "target", "target_text"),
        *("target_from", "realization", "realization_text", *ACHIEVEMENT, "previous"),
        *("end_of_plan_year", "end_of_plan_target", "end_of_plan_achievement"),
    ],
    "goals": ["year", "id", "name", "level", "of", *ACHIEVEMENT, "measured", "total"],
    "objectives": ["year", "id", "name", "level", "of", *ACHIEVEMENT, "measured", "total"],
    "programs": ["year", "id", "name", "level", "code", "of", "group", "role", *MONEY],
    "activities": ["year", "id", "name", "level", "code", "of", "group", "role", *MONEY],
    "sub_activities": ["year", "id", "name", "level", "code", "of", "group", "role", *MONEY],
    "groups": ["year", "id", "name", "level", "code", "of", "group", "role", *MONEY],
    "measures": [
        *("year", "of", "kind", "id", "name", "unit", "target", "target_text"),
        *("realization", "realization_text", *ACHIEVEMENT),
    ],
    "remarks": ["year", "code", "message", "file", "line", "path"],
    "findings": [
        *("year", "rule", "severity", "message", "printed", "expected", "document", "file"),
        *("line", "path", "about", "fingerprint"),
    ],
}


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "findings"])
def test_columns_are_those_that_are_documented(name: str, evaluation: lkj.Evaluation) -> None:
    view = getattr(evaluation, name)
    assert view.columns == COLUMNS[name]
    table = pa.table(view)
    assert table.column_names == COLUMNS[name]
    assert table.num_rows == len(view)
    table.validate(full=True)


def test_findings_are_a_table(check: lkj.Check) -> None:
    findings = check.findings
    assert findings.columns == COLUMNS["findings"]
    counted = duckdb.sql("select severity, count(*)::int from findings group by all")
    assert counted is not None
    assert dict(counted.fetchall()) == {
        "error": check.errors,
        "warning": check.warnings,
        "note": check.notes,
    }


def test_types_are_sensible(evaluation: lkj.Evaluation) -> None:
    schema = pa.table(evaluation.indicators).schema
    word = pa.dictionary(pa.int32(), pa.string())
    assert schema.field("year").type == pa.int32()
    assert schema.field("achievement").type == pa.decimal128(38, 2)
    assert schema.field("category").type == word
    assert schema.field("in_gap").type == pa.bool_()
    assert schema.field("name").type == pa.string()
    assert evaluation.indicators.to_table().schema["achievement"] == "Decimal128(38, 2)"


def test_every_library_gets_the_same_digits(evaluation: lkj.Evaluation) -> None:
    indicators = evaluation.indicators
    expected = [one.achievement.value for one in indicators]
    by_polars = pl.DataFrame(indicators)
    assert by_polars["achievement"].to_list() == expected
    assert by_polars.schema["category"] == pl.Categorical
    assert indicators.to_polars().equals(by_polars)
    assert pa.table(indicators)["achievement"].to_pylist() == expected
    by_duckdb = duckdb.sql("select achievement from indicators")
    assert by_duckdb is not None
    assert [row[0] for row in by_duckdb.fetchall()] == expected
    from_arrow: Any = pd.DataFrame.from_arrow  # type: ignore[attr-defined]
    by_pandas = indicators.to_pandas()
    assert by_pandas["achievement"].tolist() == expected
    assert by_pandas["achievement"].sum() == sum(one for one in expected if one is not None)
    assert isinstance(by_pandas["category"].dtype, pd.CategoricalDtype)
    assert from_arrow(indicators)["achievement"].tolist() == expected
    assert indicators.to_table()["achievement"] == expected


def test_a_view_is_a_list_too(evaluation: lkj.Evaluation) -> None:
    indicators = evaluation.indicators
    assert len(indicators) == len(list(indicators)) == len(indicators.ids)
    assert indicators[-1] == indicators[len(indicators) - 1]
    assert [one.id for one in indicators[::-1]] == indicators.ids[::-1]
    assert pl.DataFrame(indicators[1:3])["id"].to_list() == indicators.ids[1:3]
    assert "rat" in indicators
    assert indicators[0] in indicators
    with pytest.raises(IndexError):
        indicators[99]
    with pytest.raises(IndexError):
        indicators[-99]
    with pytest.raises(KeyError):
        indicators["rot"]
    with pytest.raises(TypeError):
        indicators[1.5]  # type: ignore[call-overload]
    assert "rat" in repr(indicators)


def test_a_table_is_rows_and_columns(evaluation: lkj.Evaluation) -> None:
    table = evaluation.programs.to_table()
    assert len(table) == len(evaluation.programs)
    assert [row["id"] for row in table] == evaluation.programs.ids
    assert table[-1] == list(table)[-1]
    assert table["spent"] == [one.spent for one in evaluation.programs]
    with pytest.raises(KeyError, match="absorption"):
        table["absorbtion"]
    with pytest.raises(IndexError):
        table[99]


def framework_of(*realizations: str) -> lkj.Framework:
    ids = [f"i{number}" for number in range(len(realizations))]
    return lkj.Framework(
        {
            "organization": {"name": "x"},
            "indicator": {id_: {"name": id_, "targets": {2025: 1}} for id_ in ids},
            "realized": {2025: dict(zip(ids, map(Decimal, realizations), strict=True))},
        }
    )


def test_no_digit_is_lost_in_a_column() -> None:
    with decimal.localcontext(prec=50):
        values = ["0.12345678901234567890", "-123456789012345678", "0"]
        view = framework_of(*values).evaluate(2025).indicators
        assert pa.table(view)["realization"].to_pylist() == [Decimal(value) for value in values]
        assert pa.table(view).schema.field("realization").type == pa.decimal128(38, 20)


def test_what_no_column_can_hold_is_told_with_its_row() -> None:
    view = framework_of("1e-28", "12345678901").evaluate(2025).indicators
    with pytest.raises(OverflowError, match='column "realization", row 1'):
        pa.table(view)


def test_nothing_is_a_table_without_rows() -> None:
    empty = lkj.loads('[organization]\nname = "x"').evaluate(2025)
    assert pl.DataFrame(empty.indicators).shape == (0, len(COLUMNS["indicators"]))
    assert len(empty.indicators.to_pandas()) == 0


def test_streams_give_their_memory_back(evaluation: lkj.Evaluation) -> None:
    before = pa.total_allocated_bytes()
    for _ in range(50):
        capsule = evaluation.indicators.__arrow_c_stream__()
        del capsule
        pa.table(evaluation.indicators)
    assert pa.total_allocated_bytes() == before
