"""The language-neutral cases give the same digits here."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import lkj

CASES = sorted((Path(__file__).parents[2] / "tests" / "cases").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_come_out(path: Path) -> None:
    outcome = lkj.run_cases(path.read_text())
    assert outcome["failures"] == []
    assert outcome["passed"] > 0


def test_a_case_that_does_not_come_out_is_told() -> None:
    outcome = lkj.run_cases(
        '{"cases": [{"name": "a", "kind": "scale", "given": {"scale": "bpom", "value": "50"}, '
        '"expect": {"category": "?"}}]}'
    )
    assert [failure["key"] for failure in outcome["failures"]] == ["category"]
    with pytest.raises(ValueError, match="EOF"):
        lkj.run_cases("{")


def of_kind(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in CASES
        for case in json.loads(path.read_text())["cases"]
        if case["kind"] == kind
    ]


def plain(value: object) -> object:
    return str(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("case", of_kind("achievement"))
def test_achievements_by_the_python_names(case: dict[str, Any]) -> None:
    given = case["given"]
    indicator = dict(given.get("indicator", {}))
    rules = dict(given.get("rules", {}))
    # What an indicator says of itself and the function has no name for is said by the rules.
    for key in ("cap", "floor", "zero"):
        if key in indicator:
            rules[key] = indicator.pop(key)
    if "unit" in indicator or (indicator.get("method") == "baseline" and "zero" in rules):
        pytest.skip("only a framework knows the unit and the zeros of an indicator")
    indicator.pop("name", None)
    if "grade_method" in indicator:
        indicator["method"] = indicator.pop("grade_method")
    reached = lkj.achievement(
        given.get("realization"), given.get("target"), rules=rules or None, **indicator
    )
    told = ["status", "raw", "value", "category", "other_category", "in_gap", "standing"]
    told += ["reason", "method"]
    for key in told:
        if key in case["expect"]:
            assert plain(getattr(reached, key)) == case["expect"][key], key


def exact(value: Decimal) -> str:
    """As cases write numbers: three decimals that look like thousands get an exponent."""
    text = str(value)
    whole, _, fraction = text.lstrip("-").partition(".")
    if len(fraction) == 3 and len(whole) <= 3 and whole != "0":
        return f"{text.replace('.', '')}e-3"
    return text


@pytest.mark.parametrize("case", of_kind("number"))
def test_numbers_by_the_python_names(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    locale = {"indonesian": "id", "english": "en", None: None}[given.get("locale")]
    options: dict[str, Any] = {
        "kind": given.get("kind"),
        "locale": locale,
        "neighbours": given.get("neighbours"),
    }
    if beside := given.get("beside"):
        printed = lkj.parse_number(beside["achievement"]).value
        assert printed is not None
        options["fits"] = lambda value: (
            lkj.achievement(value, beside["target"], **beside.get("indicator", {})).value == printed
        )
    if "error" in expected:
        with pytest.raises(lkj.NumberError) as raised:
            lkj.parse_number(given["text"], **options)
        assert raised.value.code == expected["error"]
        for key in ("readings", "proposals"):
            if key in expected:
                assert [exact(one) for one in raised.value.candidates] == expected[key]
        return
    number = lkj.parse_number(given["text"], **options)
    if "reading" in expected:
        assert number.kind == expected["reading"]
    for key in ("value", "lower", "upper"):
        if key in expected:
            value = getattr(number, key)
            assert (None if value is None else exact(value)) == expected[key]
    for key in ("unit", "side", "missing", "words", "settled_by"):
        if key in expected:
            assert getattr(number, key) == expected[key]


@pytest.mark.parametrize("case", of_kind("format"))
def test_writing_by_the_python_names(case: dict[str, Any]) -> None:
    given = case["given"]
    written = lkj.format_number(
        Decimal(given["value"]),
        style=given["as"],
        locale="en" if given.get("english") else "id",
    )
    assert written == case["expect"]["text"]
