"""Exact numbers on their way in and out, and what is no number."""

import datetime as dt
import decimal
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lkj

BIG = Decimal(79228162514264337593543950335)


def fits(number: Decimal) -> bool:
    """Whether 28 digits and 28 decimals hold it, as the engine's numbers have them."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    zeros = max(exponent, 0)
    whole = int("".join(map(str, digits))) * 10**zeros
    return -exponent <= 28 and whole < 2**96


@given(st.decimals(min_value=-BIG, max_value=BIG, allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_its_digits_or_is_refused(number: Decimal) -> None:
    if fits(number):
        written = lkj.format_number(number, locale="en").replace(",", "")
        assert Decimal(written) == number
    else:
        with pytest.raises(lkj.NumberError) as raised:
            lkj.format_number(number)
        assert raised.value.code == "too_long"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (7, "7"),
        (-(10**28), "-10000000000000000000000000000"),
        (Decimal("-0.00"), "0.00"),
        (Decimal("1E+3"), "1000"),
        (np.int64(7), "7"),
        (np.uint8(7), "7"),
        (pd.Series([7], dtype="Int64")[0], "7"),
        ("80,94", "80.94"),
        ("Rp. 872.705.000,-", "872705000"),
    ],
    ids=repr,
)
def test_what_is_taken(value: Any, written: str) -> None:
    assert lkj.format_number(value, locale="en").replace(",", "") == written


class Half:
    """Something that is no number."""


@pytest.mark.parametrize(
    ("value", "kind", "code"),
    [
        (0.1, lkj.InexactNumberError, "float"),
        (np.float64(0.1), lkj.InexactNumberError, "float"),
        (np.float32(0.1), lkj.InexactNumberError, "float"),
        (True, lkj.InexactNumberError, "not_a_number"),
        (np.True_, lkj.InexactNumberError, "not_a_number"),
        (Fraction(1, 3), lkj.InexactNumberError, "not_a_number"),
        (1 + 2j, lkj.InexactNumberError, "not_a_number"),
        ([1], lkj.InexactNumberError, "not_a_number"),
        (Half(), lkj.InexactNumberError, "not_a_number"),
        (float("nan"), lkj.NumberError, "not_a_number"),
        (float("inf"), lkj.NumberError, "infinite"),
        (np.float64("-inf"), lkj.NumberError, "infinite"),
        (Decimal("NaN"), lkj.NumberError, "not_a_number"),
        (Decimal("sNaN"), lkj.NumberError, "not_a_number"),
        (Decimal("-Infinity"), lkj.NumberError, "infinite"),
        (None, lkj.NumberError, "missing"),
        (pd.NA, lkj.NumberError, "missing"),
        (pd.NaT, lkj.NumberError, "missing"),
        ("", lkj.NumberError, "missing"),
        ("WTP", lkj.NumberError, "not_a_number"),
        ("7-8", lkj.NumberError, "not_a_number"),
        ("1.100", lkj.NumberError, "ambiguous"),
        ("1.2.3,4.5", lkj.NumberError, "malformed"),
        (10**29, lkj.NumberError, "too_long"),
        (10**5000, lkj.NumberError, "too_long"),
        (Decimal("1E+400"), lkj.NumberError, "too_long"),
        (Decimal("1E-30"), lkj.NumberError, "too_long"),
        (Decimal("1.0000000000000000000000000000000001"), lkj.NumberError, "too_long"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_refused(value: Any, kind: type[lkj.NumberError], code: str) -> None:
    with pytest.raises(kind) as raised:
        lkj.format_number(value)
    assert raised.value.code == code
    assert raised.value.messages["id"] != raised.value.messages["en"]


def test_a_float_is_refused_with_the_ways_out() -> None:
    with pytest.raises(TypeError) as raised:
        lkj.achievement(0.1, 1)
    for way in ("realization: 0.1 ", 'Decimal("0.1")', '"0.1"', "int", "floats=True"):
        assert way in str(raised.value)
    assert isinstance(raised.value, lkj.LkjError)
    assert isinstance(raised.value, ValueError)


def test_a_float_is_taken_by_its_shortest_form_when_asked_to() -> None:
    for tenth in (0.1, np.float64(0.1), np.float32(0.1)):
        assert lkj.format_number(tenth, floats=True) == "0,1"  # type: ignore[arg-type]
    assert lkj.achievement(0.3, 0.1, floats=True).value == 300
    assert lkj.achievement(np.float64("nan"), 1, floats=True).reason == "no_realization"
    with pytest.raises(lkj.NumberError) as raised:
        lkj.format_number(float("inf"), floats=True)
    assert raised.value.code == "infinite"


def test_missing_values_of_pandas_are_missing() -> None:
    assert lkj.achievement(pd.NA, 5).reason == "no_realization"  # type: ignore[arg-type]
    assert lkj.achievement(5, pd.NaT).reason == "no_target"  # type: ignore[arg-type]


def test_errors_speak_the_language_that_was_chosen() -> None:
    with pytest.raises(lkj.NumberError) as raised:
        lkj.parse_number("1.100")
    error = raised.value
    assert "dapat dibaca" in str(error)
    lkj.set_locale("en")
    assert "can be read" in str(error)
    assert error.candidates == (Decimal(1100), Decimal("1.100"))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.candidates, again.text) == (str(error), error.candidates, "1.100")


def test_a_cell_says_what_it_is() -> None:
    amount = lkj.parse_number("Rp. 872.705.000,-")
    assert (amount.kind, amount.value, amount.unit) == ("figure", Decimal(872705000), "Rp")
    span = lkj.parse_number("7 – 8 bulan")
    assert (span.kind, span.lower, span.upper, span.unit) == (
        "range",
        Decimal(7),
        Decimal(8),
        "bulan",
    )
    bound = lkj.parse_number("< 49")
    assert (bound.kind, bound.side, bound.value) == ("bound", "below", Decimal(49))
    several = lkj.parse_number("11 jenis; 50.000 lembar")
    assert several.parts == ((Decimal(11), "jenis"), (Decimal(50000), "lembar"))
    assert lkj.parse_number("n/a").missing == "not_available"
    assert lkj.parse_number("WTP").words == "WTP"


def test_a_number_is_read_with_its_word_its_whole_and_its_day() -> None:
    assert lkj.parse_number("Rp7,50 miliar").value == 7_500_000_000
    part = lkj.parse_number("5 dari 7 laporan")
    assert (part.kind, part.value, part.whole) == ("part", Decimal(5), (Decimal(7), "laporan"))
    day = lkj.parse_number("paling lambat 31 Maret 2025")
    assert (day.kind, day.date, day.side) == ("date", dt.date(2025, 3, 31), "at_most")
    duration = lkj.parse_number("2 jam 15 menit")
    assert (duration.kind, duration.value, duration.unit) == ("figure", Decimal(135), "menit")
    several = lkj.parse_number("12 Dok / 4 Lap")
    assert several.parts == ((Decimal(12), "Dok"), (Decimal(4), "Lap"))
    assert lkj.parse_number("antara 75 dan 80").upper == 80
    assert lkj.parse_number("Diukur di TW IV").missing == "not_yet"
    with pytest.raises(lkj.NumberError) as raised:
        lkj.parse_number("2,3 M")
    assert "miliar" in str(raised.value)


def test_clues_settle_a_number() -> None:
    assert lkj.parse_number("1.100", kind="count").settled_by == "kind"
    assert lkj.parse_number("1.100", locale="en").value == Decimal("1.100")
    beside = lkj.parse_number("480.000", neighbours=["2.308.664.947", "80.643.394"])
    assert (beside.value, beside.settled_by) == (Decimal(480000), "neighbours")
    fitting = lkj.parse_number("1.100", fits=lambda value: value < 2)
    assert (fitting.value, fitting.settled_by) == (Decimal("1.100"), "printed")
    assert pickle.loads(pickle.dumps(fitting)) == fitting


def test_what_a_clue_raises_is_raised() -> None:
    def fits(_: Decimal) -> bool:
        raise LookupError("nothing beside it")  # noqa: EM101, TRY003 - a test

    with pytest.raises(LookupError, match="nothing beside it"):
        lkj.parse_number("1.100", fits=fits)
    with pytest.raises(lkj.EvaluationError, match="count, amount"):
        lkj.parse_number("1", kind="money")


def test_numbers_are_written_as_documents_print_them() -> None:
    amount = 5313115447
    assert lkj.format_number(amount) == "5.313.115.447"
    assert lkj.format_number(amount, style="rupiah", locale="en") == "Rp 5,313,115,447"
    assert lkj.format_number("97,77", style="percent") == "97,77 %"
    assert lkj.format_number(1100, style="words") == "seribu seratus"
    with pytest.raises(lkj.EvaluationError, match="rupiah_in_words"):
        lkj.format_number(1, style="dollar")
    with pytest.raises(lkj.EvaluationError, match="bahasa"):
        lkj.set_locale("fr")  # type: ignore[arg-type]


@given(
    digits=st.integers(-(10**28) + 1, 10**28 - 1) | st.integers(-(10**6), 10**6),
    places=st.integers(0, 28),
)
def test_every_digit_comes_back(digits: int, places: int) -> None:
    with decimal.localcontext(prec=40):
        number = Decimal(digits).scaleb(-places)
        value = lkj.parse_number(f"{number:f}", locale="en").value
        assert value is not None
        assert value.as_tuple() == number.as_tuple()
