"""What a notebook shows."""

from html.parser import HTMLParser
from typing import Any

import pytest

import lkj

EVIL = ['<script>alert("x")</script>', '<img src=x onerror="alert(1)">', "\"><b>'&", "</table>"]


class Tags(HTMLParser):
    """Collects the tags of a text and holds them against each other."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def html(one: Any) -> str:
    text = one._repr_html_()
    assert isinstance(text, str)
    return text


def evil() -> lkj.Framework:
    script, image, quote, table = EVIL
    return lkj.Framework(
        {
            "organization": {"name": script},
            "goal": {"g": image},
            "objective": {"o": {"name": quote, "goal": "g"}},
            "indicator": {
                "a": {"name": image, "of": "o", "unit": table, "targets": {2025: 5}},
                "b": {"name": script, "of": "g", "polarity": "grade", "targets": {2025: image}},
            },
            "realized": {2025: {"a": 4, "b": script}},
            "group": {"k": script},
            "program": {
                "p": {
                    "name": script,
                    "group": "k",
                    "activity": {"q": {"name": image, "output": {"text": table}}},
                }
            },
            "money": {2025: {"p": {"budget": 10, "spent": 20}}},
            "claims": [{"at": f"lkj: {image}", "columns": ["absorption"], "rows": [["p", "1"]]}],
            "document": {"lkj": {"title": script}},
        }
    )


def shown(framework: lkj.Framework) -> list[Any]:
    evaluation, check = framework.evaluate(2025), framework.check(2025)
    return [
        framework,
        evaluation,
        check,
        *evaluation.indicators,
        *(one.achievement for one in evaluation.indicators),
        *evaluation.goals,
        *evaluation.objectives,
        *evaluation.programs,
        *evaluation.activities,
        *evaluation.groups,
        *check.findings,
        evaluation.indicators,
        evaluation.programs,
        evaluation.measures,
        evaluation.remarks,
        check.findings,
        evaluation.goals.to_table(),
    ]


@pytest.mark.parametrize("locale", ["id", "en"])
def test_what_a_file_says_is_shown_as_text(locale: Any) -> None:
    lkj.set_locale(locale)
    own = {"style", "div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "h4"}
    names = ""
    for one in shown(evil()):
        text = html(one)
        names += text
        tags = Tags()
        tags.feed(text)
        tags.close()
        assert tags.seen <= own | {"br"}
        assert tags.attributes <= {"class"}
        assert tags.open == []
    for name in ("&lt;script&gt;", "&lt;img src=x onerror=", "&lt;/table&gt;"):
        assert name in names


def test_it_is_shown_in_the_language_that_was_chosen(evaluation: lkj.Evaluation) -> None:
    assert "Penyerapan" in html(evaluation)
    assert "99,26 %" in html(evaluation)
    lkj.set_locale("en")
    assert "Absorption" in html(evaluation)
    assert "99.26 %" in html(evaluation)


def test_long_tables_are_cut_and_counted(check: lkj.Check) -> None:
    text = html(check.findings)
    assert text.count("<tr>") == 31
    assert f"… {len(check) - 30} baris lagi" in text
