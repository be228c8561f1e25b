"""All results of one year, and what does not agree in it."""

import copy
import json
import pickle
import threading
from decimal import Decimal
from pathlib import Path

import pytest

import lkj


def test_it_is_walked_as_a_plan_reads(evaluation: lkj.Evaluation) -> None:
    rat = evaluation.goals[0].objectives[0].indicators[0]
    assert rat == evaluation["rat"] == evaluation.indicators["rat"]
    assert (rat.target, rat.realization) == (Decimal("80.94"), Decimal("80.34"))
    assert (rat.level, rat.of, rat.method) == ("objective", "kualitas", "ratio")
    assert rat.achievement.value == Decimal("99.26")
    assert rat.previous is not None
    assert rat.previous.year == 2018
    assert rat.end_of_plan is not None
    assert rat.end_of_plan.achievement is not None
    assert rat.end_of_plan.achievement.value == Decimal("99.06")
    program = evaluation.programs[0]
    assert program.activities[0].of == program.id
    assert program.measures.name == "measures"
    assert evaluation["sarpras"] == evaluation.programs["sarpras"]
    assert evaluation.summary.absorption == evaluation.explain("total.absorption").value


def test_the_year_before_follows_an_indicator_that_was_replaced() -> None:
    text = """
[organization]
name = "Dinas Contoh"
[indicator]
lama = { name = "Kepuasan", years = [2020, 2024] }
baru = { name = "Indeks Kepuasan", years = [2025, 2029], replaces = ["lama"] }
lain = { name = "Aduan", years = [2025, 2029] }
[realized]
2024 = { lama = 80 }
2025 = { baru = 84, lain = 3 }
"""
    evaluation = lkj.loads(text).evaluate(2025)
    assert [one.id for one in evaluation.indicators] == ["baru", "lain"]
    before = evaluation["baru"].previous
    assert (before.realization, before.of, before.incomparable) == (Decimal(80), "lama", None)
    gap = evaluation["lain"].previous.incomparable
    assert gap == "baru mulai 2025, tidak ada yang dinyatakan digantikannya"


def test_it_is_what_the_engine_serializes(evaluation: lkj.Evaluation) -> None:
    told = evaluation.to_dict()
    written = json.loads(evaluation.to_json())
    stamp = written.pop("stamp")
    assert told == written
    assert stamp["year"] == 2019
    assert told["meta"]["year"] == evaluation.year == 2019
    assert told["meta"]["rules_from"] == evaluation.rules_from
    for one, row in zip(evaluation.indicators, told["indicators"], strict=True):
        assert str(one.achievement.value) == row["achievement"]["value"]
        assert str(one.realization) == row["realization"]
        assert one.target_from == row["target_from"]
    for money, row in zip(evaluation.programs, told["programs"], strict=True):
        for key in ("budget", "spent", "remaining", "absorption"):
            value = getattr(money, key)
            assert (None if value is None else str(value)) == row[key]
    for measure, row in zip(evaluation.measures, told["measures"], strict=True):
        assert (measure.of, measure.kind, measure.name) == (row["of"], row["kind"], row["name"])


def test_every_number_is_an_exact_decimal(evaluation: lkj.Evaluation) -> None:
    for program in evaluation.programs:
        for value in (program.budget, program.spent, program.remaining, program.absorption):
            assert value is None or type(value) is Decimal


def test_an_explanation_is_text_and_mathematics(evaluation: lkj.Evaluation) -> None:
    explained = evaluation["rat"].explain()
    assert explained == evaluation.explain("rat.achievement")
    assert str(explained).splitlines() == [
        "rat = kop_rat / kop_aktif * 100 = 376 / 468 × 100 = 80,34",
        "rat.achievement = 80,34 / 80,94 × 100 = 99,26 (Sangat Tinggi)",
    ]
    assert explained.value == Decimal("99.26")
    assert explained.written == "99,26 %"
    assert explained.steps[1].category == "Sangat Tinggi"
    assert explained.steps[0].result == Decimal("80.34")
    bundle = explained._repr_mimebundle_()
    latex = bundle["text/latex"]
    assert latex.startswith("$")
    assert explained.to_latex() in latex
    assert r"\frac{\text{Koperasi yang RAT}}{\text{Koperasi Aktif}} \times 100" in latex
    assert bundle["text/plain"] == str(explained)
    assert bundle["text/html"] == explained.to_mathml()
    fraction = "<mfrac><mtext>Koperasi yang RAT</mtext><mtext>Koperasi Aktif</mtext></mfrac>"
    assert fraction in bundle["text/html"]
    assert "<mn>80.94</mn>" in explained.to_mathml(locale="en")
    indicator = evaluation["rat"]._repr_mimebundle_()
    assert indicator["text/html"] == evaluation["rat"]._repr_html_()
    assert indicator["text/latex"] == latex
    assert "99.26" in explained.to_text(locale="en")
    assert evaluation.explain("total.budget").written.startswith("Rp ")
    growth = evaluation.explain("mean(growth(um[2018..2019]))")
    assert growth.reference == "mean(growth(um[2018..2019]))"
    assert growth.written.endswith(" %")
    assert str(growth).splitlines()[-1].startswith("mean(growth(um[2018..2019])) = mean((")
    with pytest.raises(lkj.FormulaError, match=r"\w+\.achievement"):
        evaluation.explain("capaian")
    nothing = lkj.loads('[organization]\nname="x"\n[indicator.a]\nname="A"').explain("a", 2025)
    assert (nothing.value, nothing.reason) == (None, "not_due")


def test_what_is_not_there_is_told(evaluation: lkj.Evaluation, lumajang: lkj.Framework) -> None:
    with pytest.raises(KeyError) as raised:
        evaluation["rot"]
    assert isinstance(raised.value, lkj.UnknownIdError)
    assert raised.value.nearest == "rat"
    assert pickle.loads(pickle.dumps(raised.value)).id == "rot"
    assert "rot" not in evaluation
    assert "rat" in evaluation
    with pytest.raises(lkj.FormulaError, match="rot"):
        evaluation.explain("rot.achievement")
    with pytest.raises(lkj.EvaluationError, match="moon"):
        lumajang.evaluate(2019, rules="moon")
    for year in (0, 99999, "2019a", None):
        if year is not None:
            with pytest.raises(lkj.EvaluationError):
                lumajang.evaluate(year)
    empty = lkj.loads('[organization]\nname = "Dinas"')
    with pytest.raises(lkj.EvaluationError) as no_year:
        empty.evaluate()
    assert no_year.value.code == "no_year"
    assert empty.evaluate(2025).summary.absorption is None


def test_the_caller_s_rules_win(lumajang: lkj.Framework) -> None:
    raw = lumajang.evaluate(2019, rules="raw")
    assert (raw.rules, raw.rules_from) == ("raw", "caller")
    values = [one.achievement.value for one in raw.indicators]
    assert Decimal("146.86") in values
    capped = lumajang.evaluate(2019, rules=lkj.Rules(cap=100))
    assert max(one.achievement.value or Decimal(0) for one in capped.indicators) == 100


def test_all_parts_are_values(evaluation: lkj.Evaluation, check: lkj.Check) -> None:
    rat = evaluation["rat"]
    assert isinstance(rat, lkj.IndicatorResult)
    parts: list[object] = [
        evaluation,
        rat,
        rat.achievement,
        rat.previous,
        rat.end_of_plan,
        *rat.against,
        *rat.trace,
        rat.explain(),
        rat.explain().steps[0],
        evaluation.goals[0],
        evaluation.objectives[0],
        evaluation.programs[0],
        evaluation.activities[0],
        evaluation.groups[0],
        evaluation.measures[0],
        evaluation.summary,
        evaluation.summary.objective_indicators,
        check,
        check.findings[0],
        *evaluation.remarks,
    ]
    for part in parts:
        again = pickle.loads(pickle.dumps(part))
        assert again == part
        assert hash(again) == hash(part)
        assert copy.copy(part) is copy.deepcopy(part) is part
        assert repr(part).startswith("<lkj.")
        assert part != 7
    for view in (evaluation.indicators, evaluation.goals[0].indicators, check.findings[2:9:2]):
        again_view = pickle.loads(pickle.dumps(view))
        assert again_view == view
        assert list(again_view) == list(view)


def test_parts_of_a_year_are_told() -> None:
    framework = lkj.loads(
        """
        [organization]
        name = "Dinas"
        [indicator.izin]
        name = "Izin terbit"
        unit = "izin"
        pattern = "count"
        targets = { 2025 = 100, 2025-Q1 = 25, 2025-Q2 = 25 }
        [realized.2025-Q1]
        izin = 30
        [realized.2025-Q2]
        izin = 10
        """
    )
    first, second = framework.evaluate(2025)["izin"].periods[:2]
    assert (first.period, first.target, first.realization) == ("2025-Q1", 25, 30)
    assert first.achievement.value == 120
    assert (second.realization_to_date, second.target_to_date) == (40, 50)
    assert (second.to_date.value, second.annual.value) == (80, 40)
    again = pickle.loads(pickle.dumps(second.to_date))
    assert again == second.to_date


def test_findings_say_what_and_where(check: lkj.Check, lumajang: lkj.Framework) -> None:
    assert len(check) == len(check.findings) == check.errors + check.warnings + check.notes
    assert check.claims["held"] + check.claims["failed"] == (
        check.claims["checked"] + check.claims["restated"]
    )
    finding = next(one for one in check if one.rule == "arithmetic/claim")
    assert finding.severity == "error"
    assert finding.printed != finding.expected
    assert finding.file is not None
    assert finding.file.endswith(".toml")
    assert finding.line is not None
    assert finding.document is not None
    assert finding.repair
    lkj.set_locale("en")
    assert finding.title == "A printed number is not the computed one"
    lkj.set_locale("id")
    assert check == lumajang.evaluate(2019).check()
    told = json.loads(check.to_json())
    assert [one["fingerprint"] for one in told["findings"]] == [
        one.fingerprint for one in check.findings
    ]


def test_checks_are_compared(check: lkj.Check, root: Path) -> None:
    corrected = lkj.read(root / "examples" / "lumajang-2019-corrected").check(2019)
    changes = corrected.against(check)
    assert set(changes) == {"fixed", "new", "open"}
    assert len(changes["fixed"]) + len(changes["open"]) >= len(check) - len(changes["new"])
    assert all(one in list(check) for one in changes["fixed"])
    assert len(check.against(check)["open"]) == len(check)


def test_a_framework_without_text_has_findings_without_lines() -> None:
    framework = lkj.Framework(
        {
            "organization": {"name": "Dinas"},
            "program": {"sarpras": "Sarana Prasarana"},
            "money": {2019: {"sarpras": {"budget": 310170250, "spent": 236452769}}},
            "claims": [
                {"at": "lkj: Tabel", "columns": ["absorption"], "rows": [["sarpras", "67,23"]]}
            ],
        }
    )
    finding = framework.check(2019).findings[0]
    assert (finding.file, finding.line, finding.column) == (None, None, None)
    assert (finding.printed, finding.expected) == ("67,23", "76,23 %")
    assert finding.path.startswith("claims.0")


def test_work_goes_on_in_several_threads(lumajang: lkj.Framework) -> None:
    found: list[lkj.Evaluation] = []
    threads = [
        threading.Thread(target=lambda: found.append(lumajang.evaluate(2019))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one == found[0] for one in found)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], lumajang: lkj.Framework) -> None:
    lumajang.evaluate(2019)
    lumajang.check(2019)
    with pytest.raises(lkj.ParseError):
        lkj.loads("[")
    assert capfd.readouterr() == ("", "")
