"""The working year and a region, from Python."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import lkj

REGION = Path(__file__).parents[2] / "examples" / "kabupaten-contoh"


@pytest.fixture
def first() -> lkj.Framework:
    return lkj.loads(lkj.first_file(2025))


def test_the_next_year_leaves_the_digits_of_the_old_one(
    first: lkj.Framework, tmp_path: Path
) -> None:
    name, text = first.next_year(2026)
    (tmp_path / "dinas.toml").write_text(lkj.first_file(2025), encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    both = lkj.read(tmp_path)
    old, new = first.evaluate(2025).to_dict(), both.evaluate(2025).to_dict()
    assert old == new
    with pytest.raises(lkj.EvaluationError):
        first.next_year(2025)


def test_what_is_to_do_follows_from_the_date(first: lkj.Framework) -> None:
    late = first.to_do(2026, date(2027, 6, 1))
    assert late == first.to_do(2026, "2027-06-01")
    items = [item for unit in late["units"] for item in unit["items"]]
    assert {item["status"] for item in items} == {"late"}
    assert any(item["name"] == "Responden yang puas" for item in items)
    with pytest.raises(lkj.EvaluationError):
        first.to_do(2026, "1 Juni")


def test_a_quarter_is_forecast_only_when_asked(first: lkj.Framework) -> None:
    text = (
        lkj.first_file(2025)
        + """
[indicator.izin]
name = "Izin"
unit = "izin"
frequency = "quarter"
pattern = "count"
targets = { 2025 = 400, 2025-Q1 = 100 }
[realized.2025-Q1]
izin = 90
"""
    )
    framework = lkj.loads(text)
    asked = framework.evaluate_period("2025-Q1", forecast=True)
    izin = next(one for one in asked["indicators"] if one["id"] == "izin")
    assert izin["achievement"]["value"] == "90.00"
    assert izin["forecast"]["realization"] == "360.00"
    plain = framework.evaluate_period("2025-Q1")
    assert all(one["forecast"] is None for one in plain["indicators"])
    assert framework.action_plan(2025)["parts"] == ["Q1", "Q2", "Q3", "Q4"]
    with pytest.raises(lkj.EvaluationError):
        first.evaluate_period("2025-Q5")


def test_money_by_quarter_is_measured_to_date() -> None:
    text = """
[organization]
name = "Dinas Contoh"
[program]
layanan = "Program Pelayanan"
[money.2025]
layanan = { budget = 400 }
[disbursement.2025-Q1]
layanan = { planned = 100, spent = 80 }
[disbursement.2025-Q2]
layanan = { planned = 100, spent_to_date = 180 }
"""
    framework = lkj.loads(text)
    money = framework.evaluate_period("2025-Q2")["money"]
    assert [one["id"] for one in money] == ["layanan", None]
    assert (money[0]["spent"], money[0]["absorption"]) == ("100", "45.00")
    assert money[0]["of_planned"] == "90.00"
    plan = framework.action_plan(2025)
    assert plan["money_parts"] == ["Q1", "Q2"]
    assert plan["money"][0]["planned"] == ["100", "100"]


def test_revisions_and_the_framework_as_of_a_day() -> None:
    text = (
        lkj.first_file(2025)
        + """
[[agreement.2025.revision]]
signed = 2025-09-01
targets = { lama = 6 }
"""
    )
    framework = lkj.loads(text)
    versions = framework.revisions(2025)["indicators"][0]["versions"]
    assert [one["target"] for one in versions] == ["5", "5", "6"]
    before = framework.as_of(date(2025, 8, 31)).evaluate(2025)
    assert before["lama"].achievement.value == Decimal("96.00")
    assert framework.evaluate(2025)["lama"].achievement.value > Decimal(100)


def test_two_drafts_and_their_stamps(first: lkj.Framework) -> None:
    newer = lkj.loads(lkj.first_file(2025).replace("puas_n = 412", "puas_n = 415"))
    comparison = newer.compare(first, 2025)
    assert len(comparison["differences"]) == 1
    assert any(one["of"] == "achievement" for one in comparison["results"])
    assert first.stamp(2025)["input"] != newer.stamp(2025)["input"]
    assert first.stamp(2025) == lkj.loads(lkj.first_file(2025)).stamp(2025)
    assert comparison["stamp"] == newer.stamp(2025)
    assert comparison["stamp_before"] == first.stamp(2025)


def test_an_old_output_is_made_again(first: lkj.Framework) -> None:
    old = first.evaluate(2025).to_json()
    again = first.reproduce(old)
    assert (again["digits"], again["changes"], again["altered"]) == ("same", [], False)
    assert again["now"] == again["before"] == first.stamp(2025)
    newer = lkj.loads(lkj.first_file(2025).replace("puas_n = 412", "puas_n = 415"))
    again = newer.reproduce(old)
    assert again["digits"] == "different"
    assert "indicators.puas.achievement.value" in [one["path"] for one in again["figures"]]
    raw = first.evaluate(2025, rules="raw").to_json()
    assert first.reproduce(raw)["changes"] == ["rules"]
    assert first.reproduce(raw, rules="raw")["digits"] == "same"
    with pytest.raises(lkj.EvaluationError):
        first.reproduce("tanpa cap")
    for output in (
        first.to_do(2025, "2026-02-10"),
        first.action_plan(2025),
        first.revisions(2025),
        json.loads(first.check(2025).to_json()),
    ):
        assert output["stamp"] == first.stamp(2025)


def test_a_region_goes_on_without_those_that_do_not_read(tmp_path: Path) -> None:
    agencies = {path.stem: path for path in sorted(REGION.glob("d*.toml"))}
    broken = tmp_path / "disdik.toml"
    broken.write_text("[indicator.uks]\nnama = 'UKS'\n", encoding="utf-8")
    agencies["disdik"] = broken
    region = lkj.Region(agencies, region=lkj.read(REGION / "region.toml"))
    report = region.report()
    assert region.year == 2025
    assert report["attendance"]["present"] == ["dinkes", "dinkop"]
    assert [one["key"] for one in report["attendance"]["unreadable"]] == ["disdik"]
    assert report["attendance"]["missing"] == [["disdag", "Dinas Perdagangan"]]
    assert [one["on"] for one in report["disagreements"]] == ["unit", "target"]
    assert report["stamp"] == region.stamp() == region.ranking()["stamp"]
    assert region.reproduce(json.dumps(report))["digits"] == "same"
    rows = list(region.table())
    assert all(row["stamp"].startswith("lkj ") for row in rows)
    rat = next(row for row in rows if row["id"] == "rat")
    assert rat["achievement"] == Decimal("98.60")
    assert "[disdag] pasar" in region.tree()
    ranked = region.ranking("Indeks Kepuasan Masyarakat")["ranked"]
    assert [one["agency"] for one in ranked] == ["dinkop", "dinkes"]
