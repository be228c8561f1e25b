"""Columns of tables, evaluated at once."""

import copy
import decimal
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import lkj

ROWS: dict[str, list[Any]] = {
    "target": ["80.00", "80.94", "32", None, "5", "0", "25", "10"],
    "realization": ["64.02", "80.34", "4.88", "1", None, "3", "20", "0"],
    "polarity": ["higher", "higher", "lower", "higher", "lower", "higher", "lower", "higher"],
}


def evaluated(table: Any, **options: Any) -> Any:
    return lkj.evaluate_table(table, target="target", realization="realization", **options)


def by_one(target: Any, realization: Any, **options: Any) -> tuple[Any, Any, str]:
    one = lkj.achievement(realization, target, **options)
    return one.value, one.category, one.reason or "measured"


def by_columns(target: Any, realization: Any, **options: Any) -> tuple[Any, Any, str]:
    """The same, but that a column holds no more than 64 bits."""
    one = lkj.achievement(realization, target, **options)
    if one.raw is not None and abs(int(f"{one.raw:f}".replace(".", ""))) >= 2**63:
        return None, None, "too_large"
    return by_one(target, realization, **options)


def rows_of(table: Any) -> list[tuple[Any, Any, str]]:
    return [(row["achievement"], row["category"], row["status"]) for row in table]


def numbers(texts: list[str | None], kind: pa.DataType) -> pa.Array:
    return pa.array([text and Decimal(text) for text in texts]).cast(kind)


EXPECTED = [
    by_one(target, realization, polarity=polarity)
    for target, realization, polarity in zip(*ROWS.values(), strict=True)
]


@pytest.mark.parametrize(
    "kind",
    [
        pa.decimal128(38, 2),
        pa.decimal128(20, 9),
        pa.decimal64(18, 4),
        pa.decimal32(9, 2),
        pa.float64(),
        pa.float32(),
    ],
    ids=str,
)
def test_each_row_is_what_one_row_is(kind: pa.DataType) -> None:
    table = pa.table(
        {
            "target": numbers(ROWS["target"], kind),
            "realization": numbers(ROWS["realization"], kind),
            "polarity": ROWS["polarity"],
        }
    )
    assert rows_of(evaluated(table, polarity=lkj.col("polarity"))) == EXPECTED


@pytest.mark.parametrize("texts", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_texts_are_read_as_documents_print_them(texts: pa.DataType) -> None:
    printed = [None if text is None else text.replace(".", ",") for text in ROWS["target"]]
    realized = [None if text is None else text.replace(".", ",") for text in ROWS["realization"]]
    realized[1] = "80,34 %"
    columns = {
        "target": pa.array(printed, texts),
        "realization": pa.array(realized, texts),
        "polarity": pa.array(ROWS["polarity"], texts),
    }
    for table in (
        pa.table(columns),
        pa.table({**columns, "target": columns["target"].cast(pa.string()).dictionary_encode()}),
        pa.table({**columns, "polarity": pa.array(ROWS["polarity"]).dictionary_encode()}),
    ):
        assert rows_of(evaluated(table, polarity=lkj.col("polarity"))) == EXPECTED


@pytest.mark.parametrize(
    "library",
    [pl.DataFrame, pd.DataFrame, pa.table, lambda columns: duckdb.from_arrow(pa.table(columns))],
    ids=["polars", "pandas", "pyarrow", "duckdb"],
)
def test_every_library_gives_the_same(library: Any) -> None:
    floats = [[text and float(text) for text in ROWS[name]] for name in ("target", "realization")]
    columns = {"target": floats[0], "realization": floats[1], "polarity": ROWS["polarity"]}
    results = evaluated(library(columns), polarity=lkj.col("polarity"), keep=["polarity"])
    assert rows_of(results) == EXPECTED
    assert results.columns == ["polarity", "achievement", "category", "status"]
    assert results["polarity"] == ROWS["polarity"]
    assert len(results) == len(EXPECTED)
    assert pl.DataFrame(results)["achievement"].to_list() == results["achievement"]
    assert results.to_pandas()["category"].dropna().tolist() == [
        one for one in results["category"] if one is not None
    ]
    assert "Tinggi" in results._repr_html_()


def test_words_or_codes() -> None:
    table = pa.table({name: numbers(ROWS[name], pa.decimal128(9, 2)) for name in list(ROWS)[:2]})
    words, codes = evaluated(table), evaluated(table, labels=False)
    word = pa.dictionary(pa.int8(), pa.string())
    assert pa.table(words).schema.field("category").type == word
    assert pa.table(words).schema.field("status").type == word
    assert pa.table(words).schema.field("achievement").type == pa.decimal128(38, 2)
    assert pa.table(codes).schema.field("category").type == pa.int8()
    pa.table(words).validate(full=True)
    labels = lkj.Rules().scale.labels
    named = [None if code is None else labels[code] for code in codes["category"]]
    assert named == words["category"]
    assert [lkj.statuses()[code] for code in codes["status"]] == words["status"]
    assert evaluated(table, rules={"places": 0})["achievement"][0] == Decimal(80)
    assert pa.table(evaluated(table, rules={"places": 4})).schema.field(0).type.scale == 4


def test_methods_baselines_and_money() -> None:
    table = pa.table(
        {
            "target": [25, 25, 25, 25],
            "realization": [20, 20, 20, 20],
            "method": ["linear", "ratio", "gap", "baseline"],
            "baseline": [None, None, None, Decimal("30.5")],
            "budget": [1000, 0, 10**15, None],
            "spent": [Decimal("940.00"), Decimal(5), Decimal("999999999999999.99"), Decimal(1)],
        }
    )
    results = evaluated(
        table,
        polarity="lower",
        method=lkj.col("method"),
        baseline="baseline",
        budget="budget",
        spent="spent",
    )
    assert [str(one) for one in results["achievement"]] == ["120.00", "125.00", "20.00", "190.91"]
    assert [None if one is None else str(one) for one in results["absorption"]] == [
        "94.00",
        None,
        "100.00",
        None,
    ]
    by_method = evaluated(table, polarity="lower", method="ratio")
    assert by_method["achievement"] == [Decimal("125.00")] * 4
    without = evaluated(table, polarity="lower", method="baseline")
    assert set(without["status"]) == {"no_baseline"}


def test_ranges() -> None:
    table = pa.table(
        {
            "target": ["2", "2,0", "2", "2", None, "0"],
            "upper": [4, 4, 4, None, 4, 1],
            "realization": [1.0, 3.25, 5.0, 3.0, 3.0, 0.0],
            "polarity": ["range"] * 6,
        }
    )
    results = evaluated(table, polarity=lkj.col("polarity"), upper="upper")
    assert [one and str(one) for one in results["achievement"]] == [
        "50.00",
        "100.00",
        "125.00",
        "150.00",
        None,
        "100.00",
    ]
    assert results["status"] == [*["measured"] * 4, "no_target", "measured"]
    assert rows_of(evaluated(table, polarity="range", upper="upper")) == rows_of(results)
    with pytest.raises(lkj.TableError, match="above"):
        evaluated(table, polarity="range", upper="above")


def test_roundings_and_scales_that_read_unrounded_values() -> None:
    table = pa.table({"target": [80, 1000, 1000], "realization": [64.02, 909.96, 509.99]})
    even = evaluated(table, rules={"rounding": "half_even"})
    assert [str(one) for one in even["achievement"]] == ["80.02", "91.00", "51.00"]
    assert even["category"] == ["Tinggi", "Sangat Tinggi", "Rendah"]
    cut = evaluated(table, rules={"rounding": "toward_zero"})
    assert [str(one) for one in cut["achievement"]] == ["80.02", "90.99", "50.99"]
    exact = evaluated(table, rules={"scale": {"reads": "exact", "classes": CLASSES_FROM}})
    assert [str(one) for one in exact["achievement"]] == ["80.03", "91.00", "51.00"]
    assert exact["category"] == ["C", "C", "D"]


CLASSES_FROM = [{"label": "A", "from": 91}, {"label": "C", "from": 51}, {"label": "D", "below": 51}]


def test_what_cannot_be_read_is_told_with_its_row() -> None:
    table = pl.DataFrame(
        {"target": ["80", "1.100", "7-8", "WTP", None], "realization": [1.5, 2, np.inf, 4, 5]}
    )
    with pytest.raises(lkj.TableError) as raised:
        evaluated(table)
    told = [(one.row, one.heading, one.code) for one in raised.value.problems]
    assert told == [
        (2, "target", "ambiguous-number"),
        (3, "target", "not-one-value"),
        (3, "realization", "infinite-number"),
        (4, "target", "not-a-number"),
    ]
    results = evaluated(table, unreadable="status")
    assert results["status"] == ["measured", *["unreadable"] * 3, "no_target"]
    assert results["achievement"] == [Decimal("1.88"), None, None, None, None]
    assert evaluated(table, unreadable="status", labels=False)["status"][1] == (
        lkj.statuses().index("unreadable")
    )
    styled = evaluated(table, unreadable="status", locale="id")
    assert styled["status"][1] == "measured"
    many = pa.table({"target": ["x"] * 200_000, "realization": [1] * 200_000})
    with pytest.raises(lkj.TableError) as raised:
        evaluated(many)
    assert len(raised.value.problems) == 1000
    assert set(evaluated(many, unreadable="status")["status"]) == {"unreadable"}


def problems_of(target: Any, realization: Any, **more: Any) -> list[tuple[Any, ...]]:
    with pytest.raises(lkj.TableError) as raised:
        evaluated(pa.table({"target": target, "realization": realization}), **more)
    for one in raised.value.problems:
        assert one.message
    return [(one.row, one.heading, one.code) for one in raised.value.problems]


def test_a_percentage_beside_a_fraction_of_one_is_refused() -> None:
    percentages = ["97 %", "98,5 %", "90 %"]
    expected = [(2, "realization", "fraction-or-percent")]
    assert problems_of(percentages, ["97", "0,97", "0"]) == expected
    assert problems_of(percentages, [97, 0.97, None]) == expected
    assert problems_of(percentages, [Decimal(97), Decimal("0.97"), Decimal(0)]) == expected
    assert problems_of([0.985], ["97 %"]) == [(1, "target", "fraction-or-percent")]
    table = pa.table({"target": percentages, "realization": ["97", "0,97", "0"]})
    with pytest.raises(lkj.TableError, match=r'baris 2.*"0,97".*"98,5 %".*tulis dengan %'):
        evaluated(table)
    assert evaluated(table, unreadable="status")["status"][1] == "unreadable"
    written = evaluated(pa.table({"target": percentages, "realization": ["97 %", "0,97 %", "-"]}))
    assert written["achievement"] == [Decimal("100.00"), Decimal("0.98"), None]


def test_numbers_of_two_units_are_refused() -> None:
    assert problems_of(["98 %", "5 orang", "5 orang"], ["97 orang", "Rp5", "5 unit"]) == [
        (1, "realization", "other-unit"),
        (2, "realization", "other-unit"),
    ]
    assert problems_of(["5", "7 hari"], ["5", "6"]) == [(2, "target", "with-unit")]
    assert problems_of(["31 Maret 2025", "BB"], [1, 2]) == [
        (1, "target", "not-a-number"),
        (2, "target", "not-a-number"),
    ]


def test_words_multiply_in_columns_too() -> None:
    table = pa.table(
        {"target": ["2 juta", "Rp3 miliar"], "realization": ["1 juta", "Rp3,5 miliar"]}
    )
    assert evaluated(table)["achievement"] == [Decimal("50.00"), Decimal("116.67")]


def test_unknown_words_are_told_with_their_row() -> None:
    table = pa.table({"target": [1, 1, 1], "realization": [1, 1, 1], "p": ["higher", "up", None]})
    for column in (table["p"], table["p"].dictionary_encode()):
        with pytest.raises(lkj.TableError, match='baris 2, kolom "p": "up"'):
            evaluated(table.set_column(2, "p", column), polarity=lkj.col("p"))
    marked = evaluated(table, polarity=lkj.col("p"), unreadable="status")
    assert marked["status"] == ["measured", "unreadable", "measured"]
    with pytest.raises(lkj.TableError, match="up"):
        evaluated(table.append_column("m", [["gap", "up", "gap"]]), method=lkj.col("m"))
    with pytest.raises(lkj.EvaluationError, match="polarity"):
        evaluated(table, polarity="up")
    assert evaluated(table, polarity="near")["achievement"] == [100] * 3
    with pytest.raises(lkj.EvaluationError, match="satu per satu"):
        evaluated(table, polarity="grade")
    with pytest.raises(lkj.TableError, match=r'"targat".*maksudnya "target"'):
        lkj.evaluate_table(table, target="targat", realization="realization")
    with pytest.raises(lkj.EvaluationError, match="budget"):
        evaluated(table, budget="target")
    with pytest.raises(lkj.EvaluationError, match="desimal"):
        evaluated(table, rules={"places": 8})
    with pytest.raises(lkj.EvaluationError, match="raise, status"):
        evaluated(table, unreadable="ignore")
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        evaluated(ROWS)
    with pytest.raises(TypeError, match="table of columns"):
        evaluated(pa.chunked_array([[1, 2]]))
    renamed = table.rename_columns(["target", "realization", "status"])
    with pytest.raises(ValueError, match="status"):
        evaluated(renamed, keep="all")


def test_numbers_that_fit_no_column_are_told() -> None:
    with decimal.localcontext(prec=50):
        wide = pa.array([Decimal(10) ** 30, Decimal(1)], pa.decimal128(38, 6))
        narrow = pa.array([Decimal(10) ** 30, Decimal("0.000001")], pa.decimal128(38, 6))
        results = evaluated(pa.table({"target": wide, "realization": narrow}))
        assert results["achievement"] == [Decimal("100.00"), Decimal("0.00")]
        pair = pa.table(
            {
                "target": pa.array([Decimal(10**15)], pa.decimal128(38, 6)),
                "realization": pa.array([Decimal("123456789012345.678901")], pa.decimal128(38, 6)),
            }
        )
        with pytest.raises(lkj.TableError, match="baris 1"):
            evaluated(pair)


exact = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3)
sixteenth = st.integers(-(10**6), 10**6).map(lambda whole: whole / 16)
polarities = st.sampled_from(["higher", "lower", "at_most", "at_least", "near"])


@settings(max_examples=60, deadline=None)
@example(rows=[(Decimal("0.001"), Decimal("922337203685.478"), "higher")], rules=None)
@given(
    rows=st.lists(st.tuples(exact | st.none(), exact | st.none(), polarities), min_size=1),
    rules=st.sampled_from([None, "raw", "capped-100", {"cap": 120, "floor": 0}, {"places": 4}]),
)
def test_columns_are_the_one_row_function(rows: list[Any], rules: Any) -> None:
    target, realization, polarity = ([*column] for column in zip(*rows, strict=True))
    kind = pa.decimal128(20, 3)
    table = pa.table(
        {
            "target": pa.array(target, kind),
            "realization": pa.array(realization, kind),
            "polarity": polarity,
        }
    )
    results = evaluated(table, polarity=lkj.col("polarity"), rules=rules)
    assert rows_of(results) == [by_columns(t, r, polarity=p, rules=rules) for t, r, p in rows]


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(st.floats(-1e9, 1e9) | sixteenth, st.floats(1, 1e9)), min_size=1))
def test_floats_are_taken_by_their_shortest_form(rows: list[tuple[float, float]]) -> None:
    realization, target = ([*column] for column in zip(*rows, strict=True))
    table = pa.table({"target": target, "realization": realization})
    results = evaluated(table, unreadable="status")
    for (r, t), value, status in zip(rows, results["achievement"], results["status"], strict=True):
        if status != "unreadable":
            assert value == lkj.achievement(r, t, floats=True).value


def batches(count: int) -> Any:
    schema = pa.schema([("id", pa.int64()), ("target", pa.int64()), ("realization", pa.int64())])

    def each() -> Any:
        for at in range(count):
            rows = range(at * 1000, at * 1000 + 1000)
            yield pa.record_batch(
                [list(rows), [100] * 1000, [row % 200 for row in rows]], schema=schema
            )

    return pa.RecordBatchReader.from_batches(schema, each())


def test_a_stream_gives_a_stream() -> None:
    stream = evaluated(batches(5), keep=["id"])
    assert isinstance(stream, lkj.Stream)
    assert stream.columns == ["id", "achievement", "category", "status"]
    assert stream.schema["achievement"] == "Decimal128(38, 2)"
    reader = pa.RecordBatchReader.from_stream(stream)
    first = reader.read_next_batch()
    assert first.num_rows == 1000
    rest = reader.read_all()
    assert rest.num_rows == 4000
    assert rest["achievement"].to_pylist()[0] == Decimal(0)
    with pytest.raises(ValueError, match="read before"):
        stream.__arrow_c_stream__()
    assert pl.DataFrame(evaluated(batches(3))).height == 3000
    rolled = lkj.roll_up(evaluated(batches(3), keep=["id"]), by=[])
    assert rolled[0] == {
        "achievement": Decimal("99.50"),
        "category": "Sangat Tinggi",
        "status": "measured",
        "measured": 3000,
        "total": 3000,
    }
    failing = pa.table({"target": ["80", "x"], "realization": [1, 2]}).to_reader()
    with pytest.raises((pa.ArrowInvalid, OSError, ValueError), match='baris 2, kolom "target"'):
        pa.RecordBatchReader.from_stream(evaluated(failing)).read_all()


def test_large_tables_are_done_in_parts() -> None:
    rows = 200_000
    table = pa.table({"target": [100] * rows, "realization": list(range(rows))})
    results = evaluated(table)
    assert len(results) == rows
    assert results[rows - 1]["achievement"] == Decimal(rows - 1)
    assert results[-1] == results[rows - 1]
    with pytest.raises(IndexError):
        results[rows]
    assert pa.table(results).num_rows == rows
    assert pa.table(results)["achievement"].num_chunks > 1


BATCH = 2**17
"""As many rows as a batch of results has."""


def numbered(rows: int, *, upward: bool = True) -> pa.Table:
    """Each row with its own number as its achievement, or counted from the end."""
    whole = np.arange(rows, dtype=np.int64)
    return pa.table({"target": np.full(rows, 100), "realization": whole if upward else whole[::-1]})


def units(table: Any) -> list[int | None]:
    """The achievements as whole numbers."""
    cast = pa.table(table)["achievement"].cast(pa.decimal128(38, 0))
    return cast.cast(pa.int64()).to_pylist()  # type: ignore[no-any-return]


def test_memory_of_results_that_are_gone_is_used_again() -> None:
    table = numbered(3 * BATCH)
    lkj.release_unused()
    results = evaluated(table)
    assert lkj.release_unused() == 0, "all is in use"
    del results
    again = evaluated(table)
    assert lkj.release_unused() == 0, "what came back is in use again"
    frame = pl.DataFrame(again)
    del again
    assert lkj.release_unused() == 0, "polars rests on it"
    assert frame["achievement"].to_list()[-1] == 3 * BATCH - 1
    del frame
    at_least = 3 * BATCH * 16
    assert at_least < lkj.release_unused() < 2 * at_least
    assert lkj.release_unused() == 0
    small = evaluated(numbered(100))
    del small
    assert lkj.release_unused() == 0, "little is not kept"


def test_no_more_is_kept_than_is_told() -> None:
    table = numbered(BATCH)
    held = [evaluated(table) for _ in range(130)]
    del held
    assert 2**27 < lkj.release_unused() <= 2**28


def test_results_that_live_on_keep_their_figures() -> None:
    rows = BATCH + 70_000
    upward, downward = numbered(rows), numbered(rows, upward=False)
    kept = pa.table(evaluated(upward))
    column = kept["achievement"].slice(BATCH - 2, 4)
    words = pa.table(evaluated(upward))["category"]
    for _ in range(3):
        assert units(evaluated(downward)) == list(range(rows))[::-1]
    assert units(kept) == list(range(rows))
    assert len(words) == rows
    assert words[0].as_py() == "Sangat Rendah"
    del kept
    evaluated(downward)
    assert column.to_pylist() == [Decimal(BATCH - 2 + at) for at in range(4)]


def test_threads_share_the_memory_of_results() -> None:
    rows = BATCH + 1000

    def work(at: int) -> bool:
        table = numbered(rows + at)
        expected = list(range(rows + at))
        for _ in range(4):
            if at % 3 == 0:
                lkj.release_unused()
            results = pa.table(evaluated(table))
            if units(results) != expected:
                return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, range(8)))


def test_threads_leave_rows_in_order() -> None:
    rows = 5 * BATCH + 77
    table = numbered(rows)
    in_parts = pa.Table.from_batches(table.to_batches(BATCH // 3))
    for one in (table, in_parts):
        results = evaluated(one, keep=["realization"])
        assert units(results) == list(range(rows))
        assert pa.table(results)["realization"].equals(table["realization"])
    texts = np.full(rows, "100", dtype=object)
    bad = [2 * BATCH + 1, 4 * BATCH + 1]
    texts[bad] = "?"
    broken = table.set_column(0, "target", pa.array(texts))
    with pytest.raises(lkj.TableError) as raised:
        evaluated(broken)
    assert [one.row for one in raised.value.problems] == [bad[0] + 1], "that of the first part"
    marked = pa.table(evaluated(broken, unreadable="status"))["status"]
    assert np.flatnonzero(pc.equal(marked, "unreadable").to_numpy()).tolist() == bad


def test_what_is_raised_leaves_the_memory_of_results_in_order() -> None:
    lkj.release_unused()
    rows = 2 * BATCH
    broken = pa.table({"target": ["100"] * (rows - 1) + ["x"], "realization": ["7"] * rows})
    with pytest.raises(lkj.TableError, match=f"baris {rows}, kolom"):
        evaluated(broken)
    assert lkj.release_unused() > 0, "what was done before came back"
    reader = pa.RecordBatchReader.from_stream(evaluated(broken.to_reader(BATCH)))
    first = reader.read_next_batch()
    with pytest.raises((pa.ArrowInvalid, OSError, ValueError), match=f"baris {rows}, kolom"):
        reader.read_next_batch()
    del reader
    assert units(evaluated(numbered(rows))) == list(range(rows))
    assert set(first["achievement"].to_pylist()) == {Decimal(7)}


@pytest.mark.parametrize("kind", [pa.int64(), pa.decimal128(20, 0), pa.float64()], ids=str)
def test_rows_are_the_same_wherever_batches_end(kind: pa.DataType) -> None:
    rows = 2 * BATCH + 4099
    whole = np.arange(rows)
    missing = (whole % 50 == 7) | (whole == BATCH)
    realization = pa.array(whole, mask=missing).cast(kind)
    polarity = pa.array(np.where(whole % 3 == 0, "at_least", "higher"))
    table = pa.table({"target": pa.array([100] * rows, kind), "realization": realization})
    capped = (whole % 3 == 0) & (whole > 100)
    expected = pa.array(np.where(capped, 100, whole), mask=missing).to_pylist()
    ends = [[rows], [BATCH - 1, 2, rows - BATCH - 1], [1, 63, 0, 64, rows - 128]]
    for sizes in ends:
        parts, words, start = [], [], 0
        for at, size in enumerate(sizes):
            parts.append(table.slice(start, size))
            order = ["higher", "at_least"] if at % 2 else ["unused", "at_least", "higher"]
            places = pc.index_in(polarity.slice(start, size), pa.array(order))
            keys = places.cast([pa.int8(), pa.int32(), pa.int32()][len(sizes) % 3])
            order = ["near" if word == "unused" else word for word in order]
            words.append(pa.DictionaryArray.from_arrays(keys, pa.array(order)))
            start += size
        chunked = pa.concat_tables(parts).append_column("p", pa.chunked_array(words))
        results = evaluated(chunked, polarity=lkj.col("p"), labels=False)
        assert units(results) == expected
        assert units(evaluated(chunked.slice(3), polarity=lkj.col("p"))) == expected[3:]


def test_row_numbers_go_on_over_batches() -> None:
    rows = 3 * BATCH
    bad = [0, 2047, 2048, BATCH - 1, BATCH, 2 * BATCH + 1, rows - 1]
    target = np.full(rows, "100", dtype=object)
    target[bad] = "?"
    table = pa.table({"target": pa.array(target), "realization": np.arange(rows)})
    for cut in (rows, 1000, BATCH - 1):
        chunked = pa.Table.from_batches(table.to_batches(cut))
        with pytest.raises(lkj.TableError) as raised:
            evaluated(chunked.slice(1))
        first = raised.value.problems[0].row
        assert first == bad[1], "counted from the first row of what was given"
        marked = pa.table(evaluated(chunked, unreadable="status", labels=False))
        unreadable = pc.equal(marked["status"], lkj.statuses().index("unreadable"))
        assert np.flatnonzero(unreadable.to_numpy()).tolist() == bad
        assert pc.sum(marked["achievement"]).as_py() == sum(range(rows)) - sum(bad)


def test_what_stands_where_nothing_is_does_not_count() -> None:
    there = pa.array([True, False, True]).buffers()[1]
    most = np.array([1, -(2**63), 3], dtype=np.int64)
    wide = np.array([[1, 0], [7, 7], [3, 0]], dtype=np.int64)
    for kind, values in ((pa.int64(), most), (pa.decimal128(38, 0), wide)):
        realization = pa.Array.from_buffers(kind, 3, [there, pa.py_buffer(values)])
        results = evaluated(pa.table({"target": [1, 1, 1], "realization": realization}))
        assert results["status"] == ["measured", "no_realization", "measured"]
        assert results["achievement"] == [100, None, 300]
    told = evaluated(pa.table({"target": [1, 1], "realization": most[:2]}), unreadable="status")
    assert told["status"] == ["measured", "unreadable"], "here it does"


WORDS = ["higher", "lower", "at_most", "at_least", "near"]


@settings(max_examples=60, deadline=None)
@given(
    polarities=st.lists(st.sampled_from(WORDS) | st.none(), min_size=1, max_size=200),
    methods=st.lists(st.sampled_from(["linear", "ratio", "gap"]) | st.none(), min_size=1),
    unused=st.sampled_from([0, 1, 30]),
    kind=st.sampled_from([pa.int8(), pa.uint8(), pa.int32(), pa.uint32(), pa.int64(), None]),
)
def test_words_are_those_of_the_one_row_function(
    polarities: list[str | None], methods: list[str | None], unused: int, kind: pa.DataType | None
) -> None:
    rows = len(polarities)
    methods = (methods * rows)[:rows]
    columns = {"p": pa.array(polarities, pa.string()), "m": pa.array(methods, pa.string())}
    if kind is not None:
        for name, words in (("p", WORDS), ("m", ["linear", "ratio", "gap"])):
            order = pa.array((words * 10)[:unused] + words)
            keys = pc.index_in(columns[name], order)
            columns[name] = pa.DictionaryArray.from_arrays(keys.cast(kind), order)
    table = pa.table({"target": [80] * rows, "realization": [100] * rows, **columns})
    results = evaluated(table, polarity=lkj.col("p"), method=lkj.col("m"))
    assert rows_of(results) == [
        by_one(80, 100, polarity=polarity or "higher", method=method or "linear")
        if polarity == "lower"
        else by_one(80, 100, polarity=polarity or "higher")
        for polarity, method in zip(polarities, methods, strict=True)
    ]


CLASSES = ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"]

PARTS = pl.DataFrame(
    {
        "region": ["A", "A", "B", "A", None, "B"],
        "year": [2023, 2024, 2023, 2023, 2023, 2023],
        "achievement": [
            text and Decimal(text) for text in ("100", "90", "80.01", None, "70", "80.02")
        ],
        "weight": ["1", "1,0", "3", "1", "1", "1"],
        "category": ["Sangat Tinggi", "Tinggi", "Tinggi", None, "Sedang", "Tinggi"],
    },
    schema_overrides={"achievement": pl.Decimal(38, 2), "region": pl.Categorical},
)


def rolled_up(table: Any, by: list[str], **options: Any) -> list[tuple[Any, ...]]:
    rolled = lkj.roll_up(table, by=by, **options)
    return [tuple(row[name] for name in (*by, "achievement", "measured")) for row in rolled]


def test_groups_of_any_key() -> None:
    rolled = lkj.roll_up(PARTS, by=["region", "year"], category="category")
    results = ["achievement", "category", "status", "measured", "total"]
    assert rolled.columns == ["region", "year", *results, *CLASSES]
    assert [tuple(row.values()) for row in rolled] == [
        ("A", 2023, Decimal("100.00"), "Sangat Tinggi", "measured", 1, 2, 1, 0, 0, 0, 0),
        ("A", 2024, Decimal("90.00"), "Tinggi", "measured", 1, 1, 0, 1, 0, 0, 0),
        ("B", 2023, Decimal("80.02"), "Tinggi", "measured", 2, 2, 0, 2, 0, 0, 0),
        (None, 2023, Decimal("70.00"), "Sedang", "measured", 1, 1, 0, 0, 1, 0, 0),
    ]
    shuffled = PARTS.sample(fraction=1, shuffle=True, seed=1)
    again = lkj.roll_up(shuffled, by=["region", "year"], category="category")
    assert {tuple(row.values()) for row in again} == {tuple(row.values()) for row in rolled}
    upward = lkj.roll_up(rolled, by=["year"])
    assert upward["achievement"] == [Decimal("83.34"), Decimal("90.00")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ["95.00", "80.02", "70.00"]),
        ({"rules": {"aggregation": "worst"}}, ["90.00", "80.01", "70.00"]),
        ({"method": "weighted", "weight": "weight"}, ["95.00", "80.01", "70.00"]),
        ({"method": "weighted_of_all", "weight": "weight"}, ["63.33", "80.01", "70.00"]),
        ({"method": "worst"}, ["90.00", "80.01", "70.00"]),
        ({"method": "geometric"}, ["94.87", "80.01", "70.00"]),
        (
            {"method": "ratio_of_sums", "realization": "weight", "target": "year"},
            ["0.05", "0.10", "0.05"],
        ),
        ({"method": "mean", "rules": {"aggregate_cap": 80}}, ["80.00", "80.00", "70.00"]),
    ],
    ids=str,
)
def test_every_method(options: Any, expected: list[str]) -> None:
    rolled = lkj.roll_up(PARTS, by=["region"], **options)
    assert [str(one) for one in rolled["achievement"]] == expected
    assert pa.table(rolled).schema.field("achievement").type == pa.decimal128(38, 2)
    pa.table(rolled).validate(full=True)


def test_several_levels_at_once() -> None:
    rolled = lkj.roll_up(PARTS, by=["region", "year"], levels="all")
    assert rolled["level"] == [2, 2, 2, 2, 1, 1, 1, 0]
    rows = [(row["region"], row["year"], str(row["achievement"]), row["total"]) for row in rolled]
    assert rows[4:] == [
        ("A", None, "95.00", 3),
        ("B", None, "80.02", 2),
        (None, None, "70.00", 1),
        (None, None, "84.01", 6),
    ]
    lowest = lkj.roll_up(PARTS, by=["region", "year"])
    assert [{**row, "level": 2} for row in lowest] == [row for row in rolled if row["level"] == 2]
    below = lkj.roll_up(PARTS, by=["region", "year"], levels="all", basis="level_below")
    assert str(below[7]["achievement"]) == "81.67"
    assert (below[7]["measured"], below[7]["total"]) == (3, 3)
    frame = pl.DataFrame(rolled)
    assert frame.filter(pl.col("level") == 0)["achievement"].to_list() == [Decimal("84.01")]
    assert frame.schema["region"] == pl.String
    nothing = lkj.roll_up(PARTS.clear(), by=["region"], levels="all")
    assert len(nothing) == 0


def test_a_group_that_was_not_measured_says_why() -> None:
    table = pa.table(
        {
            "id": ["a", "b", "b", "c"],
            "achievement": pa.array([None, 90, 80, 70], pa.int64()),
            "weight": [1, 0, 0, None],
            "target": [1, 0, None, 0],
            "realization": [1, 2, 3, 4],
        }
    )
    weighted = lkj.roll_up(table, by=["id"], method="weighted", weight="weight")
    assert weighted["status"] == ["nothing_measured", "no_weights", "no_weights"]
    assert weighted["category"] == weighted["achievement"] == [None] * 3
    sums: dict[str, Any] = {"realization": "realization", "target": "target"}
    added = lkj.roll_up(table, by=["id"], method="ratio_of_sums", **sums)
    assert added["status"] == ["nothing_measured", "not_additive", "zero_target"]
    below_zero = pa.table({"achievement": [-1, 4]})
    assert lkj.roll_up(below_zero, by=[], method="geometric")["status"] == ["negative_mean"]


def test_values_of_any_type() -> None:
    for values in ([1.5, None, 2], ["1,5", "-", "2"], pa.array(["1.5", None, "2"])):
        assert rolled_up(pa.table({"achievement": values}), []) == [(Decimal("1.75"), 2)]
    cents = pa.array([Decimal("1.5"), None, Decimal(2)], pa.decimal128(9, 1))
    assert rolled_up(pa.table({"achievement": cents}), []) == [(Decimal("1.8"), 2)]
    chunks = pa.chunked_array([[1.5], [2.0], [0.125]])
    assert rolled_up(pa.table({"achievement": chunks}), []) == [(Decimal("1.2083"), 3)]


def test_groups_that_cannot_be_made() -> None:
    table = pa.table({"a": ["x", "y"], "achievement": [1.5, np.inf], "w": [1, 2], "c": ["T", None]})
    with pytest.raises(lkj.TableError, match="baris 2") as raised:
        lkj.roll_up(table, by=["a"])
    assert [(one.row, one.heading, one.code) for one in raised.value.problems] == [
        (2, "achievement", "infinite-number")
    ]
    with pytest.raises(lkj.TableError, match="maksudnya"):
        lkj.roll_up(table, by=["a"], value="achievment")
    with pytest.raises(lkj.EvaluationError, match="weight"):
        lkj.roll_up(table, by=["a"], value="w", method="weighted")
    with pytest.raises(lkj.EvaluationError, match="realization, target"):
        lkj.roll_up(table, by=["a"], value="w", method="ratio_of_sums", target="w")
    with pytest.raises(lkj.EvaluationError, match="mean, weighted"):
        lkj.roll_up(table, by=["a"], value="w", method="sum")  # type: ignore[arg-type]
    with pytest.raises(lkj.EvaluationError, match="lowest, all"):
        lkj.roll_up(table, by=["a"], value="w", levels="some")  # type: ignore[arg-type]
    with pytest.raises(lkj.TableError, match='"T" bukan kategori'):
        lkj.roll_up(table, by=["a"], value="w", category="c")
    with pytest.raises(TypeError, match="words or codes"):
        lkj.roll_up(table, by=["a"], value="w", category="achievement")
    with pytest.raises(lkj.EvaluationError, match="desimal"):
        lkj.roll_up(pa.table({"achievement": [1e-7]}), by=[])
    with pytest.raises(lkj.EvaluationError, match="dibulatkan"):
        lkj.roll_up(table, by=["a"], value="w", rules={"aggregated": "exact"})
    with pytest.raises(ValueError, match="status"):
        lkj.roll_up(table.rename_columns(["status", "b", "w", "c"]), by=["status"], value="w")
    with pytest.raises(TypeError):
        lkj.roll_up(3, by=["a"])
    empty = lkj.roll_up(table.slice(0, 0), by=["a"], value="w")
    assert len(empty) == 0
    decimals = pa.table({"achievement": pa.array([], pa.decimal128(38, 3))})
    assert lkj.roll_up(decimals, by=[]).schema["achievement"] == "Decimal128(38, 3)"


amounts = st.decimals("0.01", 200, allow_nan=False, allow_infinity=False, places=2)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from("ab"), amounts | st.none(), st.integers(0, 5)), min_size=1
    ),
    method=st.sampled_from(["mean", "weighted", "weighted_of_all", "worst", "geometric"]),
)
def test_groups_are_what_an_evaluation_gives(rows: list[Any], method: Any) -> None:
    rows.append(("z", Decimal(1), 1))  # a year of which nothing is known is not due
    table = pa.table(
        {
            "objective": pa.array([one for one, _, _ in rows], pa.string()),
            "achievement": pa.array([value for _, value, _ in rows], pa.decimal128(38, 2)),
            "weight": pa.array([weight for _, _, weight in rows], pa.int64()),
        }
    )
    rolled = lkj.roll_up(table, by=["objective"], method=method, weight="weight")
    tree: dict[str, Any] = {
        "organization": {"name": "Dinas Contoh"},
        "rules": {"aggregation": method},
        "objective": {one: one for one in dict.fromkeys(one for one, _, _ in rows)},
        "indicator": {
            f"i{at}": {"name": "I", "of": one, "weight": weight, "targets": {"2024": 100}}
            for at, (one, _, weight) in enumerate(rows)
        },
        "realized": {
            "2024": {f"i{at}": str(one[1]) for at, one in enumerate(rows) if one[1] is not None}
        },
    }
    objectives = lkj.loads(json.dumps(tree), format="json").evaluate(2024).objectives
    assert [(row["achievement"], row["status"]) for row in rolled] == [
        (one.achievement.value, one.achievement.reason or "measured") for one in objectives
    ]


def test_codes_are_counted_too() -> None:
    table = pa.table({name: numbers(ROWS[name], pa.decimal128(9, 2)) for name in list(ROWS)[:2]})
    codes = evaluated(table, labels=False)
    counted = lkj.roll_up(codes, by=[], category="category")[0]
    assert sum(counted[name] for name in CLASSES) == counted["measured"]
    words = lkj.roll_up(evaluated(table), by=[], category="category")[0]
    assert words == counted
    broken = pa.table({"achievement": [1, 2], "category": pa.array([4, 5], pa.int8())})
    with pytest.raises(lkj.TableError, match='baris 2, kolom "category": "5"'):
        lkj.roll_up(broken, by=[], category="category")


def test_a_column_is_a_value() -> None:
    one = lkj.col("polaritas")
    assert one == lkj.col("polaritas") != lkj.col("x")
    assert hash(one) == hash(copy.copy(one)) == hash(pickle.loads(pickle.dumps(one)))
    assert (one.name, repr(one)) == ("polaritas", 'lkj.col("polaritas")')
