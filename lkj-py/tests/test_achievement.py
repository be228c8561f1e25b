"""One realization against one target."""

import copy
import datetime as dt
import pickle
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lkj


def test_it_tells_what_was_reached_and_how() -> None:
    reached = lkj.achievement("80,34", "80,94")
    assert reached.status == "measured"
    assert reached.value == reached.raw == Decimal("99.26")
    assert str(reached.value) == "99.26"
    assert reached.category == "Sangat Tinggi"
    assert reached.method == "ratio"
    assert reached.reason is None
    assert reached.working == "80,34 / 80,94 × 100"
    assert str(reached) == "99,26 % (Sangat Tinggi)"


@pytest.mark.parametrize(
    ("realization", "target", "options", "value"),
    [
        ("64,02", 80, {}, "80.03"),  # 80,025: half away from zero
        ("4,88", 32, {"polarity": "lower"}, "184.75"),
        (20, 25, {"polarity": "lower", "method": "ratio"}, "125.00"),
        (20, 25, {"polarity": "lower", "method": "baseline", "baseline": 30}, "200.00"),
        ("7,5", "7-8", {"polarity": "range"}, "100.00"),
        ("BB", "A", {"polarity": "grade", "grades": ["C", "CC", "B", "BB", "A"]}, "80.00"),
        (True, True, {"polarity": "yes_no"}, "100.00"),
        (90, 100, {"polarity": "near", "anchors": [(80, 80), (100, 120)]}, "100.00"),
        (130, 100, {"rules": {"cap": 120}}, "120.00"),
        (130, 100, {"rules": "capped-100"}, "100.00"),
    ],
)
def test_polarities_methods_and_rules(
    realization: object, target: object, options: dict[str, object], value: str
) -> None:
    reached = lkj.achievement(realization, target, **options)  # type: ignore[arg-type]
    assert str(reached.value) == value


def test_a_scale_of_one_s_own_gives_the_words() -> None:
    scale = lkj.Scale([{"label": "Baik", "from": 80}, {"label": "Kurang", "below": 80}])
    assert lkj.achievement(70, 100, scale=scale).category == "Kurang"
    assert lkj.achievement(70, 100, scale="bpom").category != "Kurang"


@pytest.mark.parametrize(
    ("realization", "target", "reason"),
    [
        (None, 5, "no_realization"),
        ("-", 5, "no_realization"),
        (5, None, "no_target"),
        (5, 0, "zero_target"),
    ],
)
def test_what_cannot_be_measured_says_why(realization: object, target: object, reason: str) -> None:
    reached = lkj.achievement(realization, target)  # type: ignore[arg-type]
    assert (reached.status, reached.reason, reached.value) == ("not_measured", reason, None)
    assert reached.reason_text


@pytest.mark.parametrize(
    ("realization", "target", "value", "standing", "method"),
    [
        (9, "maksimal 5 hari", "20.00", "missed", "linear"),
        ("28", "< 25", "88.00", "missed", "linear"),
        ("41", "≤ 45", "100.00", "met", "within"),
        ("4,6", "≤ 4", "85.00", "missed", "linear"),
        ("2 juta", "2,5 juta", "80.00", "missed", "ratio"),
        (1_500_000, "2 juta", "75.00", "missed", "ratio"),
        ("5 laporan dari 7 laporan", "7 laporan", "71.43", "missed", "ratio"),
        ("2 jam 15 menit", "maksimal 2 jam", "87.50", "missed", "linear"),
        ("BB (72,45)", "BB", "100.00", "met", "equality"),
    ],
)
def test_values_are_read_whole(
    realization: object, target: object, value: str, standing: str, method: str
) -> None:
    reached = lkj.achievement(realization, target)  # type: ignore[arg-type]
    assert (str(reached.value), reached.standing, reached.method) == (value, standing, method)
    assert pickle.loads(pickle.dumps(reached)) == reached


@pytest.mark.parametrize(
    ("realization", "target", "value", "units"),
    [
        ("2 minggu", "7 hari", "200.00", "converted"),
        ("0,97", "98,5 %", "98.48", "fraction_as_percent"),
        ("12 orang", "12 unit", "100.00", "words_differ"),
        ("12 orang", "12 orang", "100.00", None),
    ],
)
def test_units_are_brought_together_with_a_note(
    realization: str, target: str, value: str, units: str | None
) -> None:
    reached = lkj.achievement(realization, target)
    assert (str(reached.value), reached.units) == (value, units)


ON_31_MARCH = dt.date(2025, 3, 31)


@pytest.mark.parametrize(
    ("realization", "target", "standing", "reason"),
    [
        ("BB", "B", "exceeded", "grade_order"),
        ("WDP", "WTP", "missed", "grade_order"),
        ("30 Maret 2025", "31 Maret 2025", "met", "date"),
        (dt.date(2025, 3, 30), ON_31_MARCH, "met", "date"),
        (dt.datetime.fromisoformat("2025-04-02"), ON_31_MARCH, "missed", "date"),
        (pd.Timestamp("2025-04-02"), "paling lambat 31 Maret 2025", "missed", "date"),
        ("12 Dok / 4 Lap", "12 Dok / 1 Lap", None, "several_quantities"),
        ("7 hari", "7 hari kerja", None, "units_differ"),
        ("Diukur di TW IV", "BB", None, "not_yet"),
        (5, ON_31_MARCH, None, "not_a_number"),
    ],
)
def test_what_has_no_percentage_may_have_a_standing(
    realization: object, target: object, standing: str | None, reason: str
) -> None:
    reached = lkj.achievement(realization, target)  # type: ignore[arg-type]
    assert (reached.status, reached.value) == ("not_measured", None)
    assert (reached.standing, reached.reason) == (standing, reason)
    assert standing is None or standing in repr(reached)
    assert pickle.loads(pickle.dumps(reached)) == reached


def test_on_time_is_a_hundred_where_it_is_yes_or_no() -> None:
    on_time = lkj.achievement(dt.date(2025, 3, 30), ON_31_MARCH, polarity="yes_no")
    late = lkj.achievement(dt.date(2025, 4, 1), ON_31_MARCH, polarity="yes_no")
    assert (on_time.value, late.value) == (Decimal(100), Decimal(0))


def test_a_time_of_day_and_a_day_without_its_year_are_refused() -> None:
    with pytest.raises(lkj.NumberError, match="datetime"):
        lkj.achievement(dt.datetime.fromisoformat("2025-04-02T09:00"), ON_31_MARCH)
    with pytest.raises(lkj.NumberError, match="tahun"):
        lkj.achievement("31 Maret", "31 Maret 2025")


def test_words_that_are_not_known_are_refused() -> None:
    with pytest.raises(lkj.EvaluationError, match="polarity"):
        lkj.achievement(1, 1, polarity="up")
    with pytest.raises(lkj.EvaluationError, match="method"):
        lkj.achievement(1, 1, polarity="lower", method="best")
    with pytest.raises(lkj.EvaluationError, match="permendagri-86-2017"):
        lkj.achievement(1, 1, rules="moon")
    with pytest.raises(lkj.EvaluationError, match="bpom"):
        lkj.achievement(1, 1, scale="moon")
    with pytest.raises(TypeError, match="positional"):
        lkj.achievement(1, 1, "lower")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "one",
    [
        lkj.achievement("80,34", "80,94"),
        lkj.achievement(None, 5),
        lkj.achievement(20, 25, polarity="lower", method="baseline", baseline="30,5"),
        lkj.achievement(90, 100, polarity="near", anchors=[(80, 80), (100, 120)]),
        lkj.achievement("B", "A", polarity="grade", grades=["B", "A"], rules={"cap": 90}),
        lkj.achievement(0.5, 1, floats=True, scale="bpom"),
    ],
    ids=str,
)
def test_it_is_a_value(one: lkj.Achievement) -> None:
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert hash(again) == hash(one)
    assert copy.deepcopy(one) is copy.copy(one) is one
    assert one != lkj.achievement(1, 77)
    assert repr(one).startswith("<lkj.Achievement ")
    with pytest.raises(AttributeError):
        one.value = Decimal(1)  # type: ignore[misc]


decimals = st.decimals(
    min_value=-(10**9), max_value=10**9, places=3, allow_nan=False, allow_infinity=False
)


@given(realization=decimals, target=decimals.filter(lambda target: target > 0))
def test_it_is_the_exact_ratio_rounded_once(realization: Decimal, target: Decimal) -> None:
    exact = Fraction(realization) / Fraction(target) * 10000
    whole = abs(exact.numerator) * 2 // exact.denominator
    rounded = (whole + 1) // 2 * (-1 if exact < 0 else 1)
    assert lkj.achievement(realization, target).value == Decimal(rounded) / 100
