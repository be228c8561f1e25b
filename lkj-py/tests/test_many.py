"""Many frameworks at once."""

import signal
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import altair as alt
import polars as pl
import pytest

import lkj
from lkj import _many, charts

COLUMNS = [
    *("source", "agency", "year", "level", "id", "name", "of", "unit", "target", "target_text"),
    *("realization", "realization_text", "status", "achievement", "raw", "category", "in_gap"),
    *("standing", "method", "reason", "measured", "total", "budget", "spent", "absorption"),
]


def test_it_is_one_long_table(lumajang: lkj.Framework, root: Path) -> None:
    folder = root / "examples" / "lumajang-2019-corrected"
    many = lkj.evaluate_many([lumajang, folder, str(folder)], years=[2018, 2019])
    assert many.columns == COLUMNS
    evaluation = lumajang.evaluate(2019)
    rows = [row for row in many if row["year"] == 2019 and row["source"].endswith("lumajang-2019")]
    levels = ["goals", "objectives", "indicators", "programs", "activities", "sub_activities"]
    expected = sum(len(getattr(evaluation, level)) for level in [*levels, "groups"])
    assert len(rows) == expected + 1
    for row in rows:
        if row["level"] == "indicator":
            assert row["achievement"] == evaluation[row["id"]].achievement.value
        elif row["level"] == "organization":
            assert row["absorption"] == evaluation.summary.absorption
            assert row["achievement"] == evaluation.summary.objective_indicators.mean
        elif row["level"] == "program":
            assert row["spent"] == evaluation[row["id"]].spent
    assert pl.DataFrame(many).height == len(many) == many.to_pandas().shape[0]
    assert pl.DataFrame(many).schema["achievement"] == pl.Decimal(38, 2)


def test_what_cannot_be_read_is_told_and_the_others_go_on(
    small: lkj.Framework, tmp_path: Path
) -> None:
    wrong = tmp_path / "salah.toml"
    wrong.write_text('[organization]\nnama = "x"\n[data.2025]\nkop = 1.100\n')
    empty = lkj.loads('[organization]\nname = "Kosong"')
    many = lkj.evaluate_many([wrong, small, tmp_path / "absent.toml", tmp_path / "a.xyz", empty])
    assert {row["agency"] for row in many} == {"Dinas Contoh"}
    codes = [(Path(row["source"]).name, row["code"]) for row in many.errors]
    assert codes == [
        ("salah.toml", "unknown-key"),
        ("salah.toml", "point-before-three-digits"),
        ("absent.toml", "unreadable-file"),
        ("a.xyz", "unknown-format"),
        ("Kosong", "no_year"),
    ]
    first = many.errors[0]
    assert (first["file"], first["line"], first["path"]) == (str(wrong), 2, "organization.nama")
    assert "4 sources with errors" in repr(many)
    assert "salah.toml" in many._repr_html_()


def test_years_and_rules_are_asked_for(lumajang: lkj.Framework) -> None:
    def years(**options: object) -> set[int]:
        many = lkj.evaluate_many([lumajang], **options)  # type: ignore[arg-type]
        return {row["year"] for row in many}

    assert years() == {2019}
    assert years(years=2018) == {2018}
    assert years(years="all") == set(lumajang.years)
    capped = lkj.evaluate_many([lumajang], rules={"cap": 100})
    values = [row["achievement"] for row in capped if row["level"] == "indicator"]
    assert max(values) == Decimal(100)
    with pytest.raises(lkj.EvaluationError, match="moon"):
        lkj.evaluate_many([lumajang], rules="moon")
    with pytest.raises(TypeError, match="iterable"):
        lkj.evaluate_many("examples")
    with pytest.raises(TypeError):
        lkj.evaluate_many([3])  # type: ignore[list-item]
    assert len(lkj.evaluate_many([])) == 0


class Interrupting:
    """A progress bar at which somebody presses Ctrl-C."""

    updates = 0
    is_closed = False

    def update(self, _: int) -> None:
        self.updates += 1
        signal.raise_signal(signal.SIGINT)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, also where who started the tests in the background had it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_it_can_be_interrupted(small: lkj.Framework, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = Interrupting()
    monkeypatch.setattr(_many, "_bar", lambda _: bar)
    with pytest.raises(KeyboardInterrupt):
        lkj.evaluate_many([small] * 1000)
    assert (bar.updates, bar.is_closed) == (1, True)


def test_progress_goes_to_standard_error(
    small: lkj.Framework, capfd: pytest.CaptureFixture[str]
) -> None:
    lkj.evaluate_many([small] * 200)
    assert capfd.readouterr().out == ""
    lkj.evaluate_many([small] * 200, progress=False)
    assert capfd.readouterr() == ("", "")


def test_charts_draw_the_engine_s_numbers(lumajang: lkj.Framework) -> None:
    evaluation = lumajang.evaluate(2019)
    bars = charts.achievements(evaluation).to_dict()
    drawn = [row["achievement"] for row in bars["layer"][1]["data"]["values"]]
    assert drawn == [str(one.achievement) for one in evaluation.indicators]
    bands = bars["layer"][0]["data"]["values"]
    assert [band["category"] for band in bands] == evaluation.scale.labels
    lines = charts.years(lumajang, "rat").to_dict()["data"]["values"]
    assert {"year": "2019", "kind": "realisasi", "value": 80.34, "written": "80,34"} in lines
    many = lkj.evaluate_many([lumajang])
    (point,) = charts.quadrant(many).to_dict()["layer"][0]["data"]["values"]
    assert point["spent"] == "94,60 %"
    points = charts.quadrant(evaluation).to_dict()["layer"][0]["data"]["values"]
    served = {(row["name"], row["what"]): row for row in points}
    program, indicator = evaluation["pengembangan_um"], evaluation["kembang"]
    point = served[program.name, indicator.name]
    assert Decimal(str(point["absorption"])) == program.absorption
    assert Decimal(str(point["achievement"])) == indicator.achievement.value
    cells = charts.parts(lumajang, "um").to_dict()["layer"][0]
    assert cells is not None
    with pytest.raises(KeyError):
        charts.parts(lumajang, "kop")
    with pytest.raises(lkj.UnknownIdError):
        charts.years(lumajang, "rot")


def test_a_program_answers_for_its_own_measures_and_indicators() -> None:
    framework = lkj.Framework(
        {
            "organization": {"name": "x"},
            "indicator": {
                "puas": {"name": "Kepuasan", "targets": {2025: 80}},
                "cepat": {"name": "Kecepatan", "of": "layanan", "targets": {2025: 10}},
            },
            "program": {
                "layanan": {
                    "name": "Layanan",
                    "supports": ["puas"],
                    "activity": {
                        "loket": {
                            "name": "Loket",
                            "output": {"text": "Loket baru", "targets": {2025: "4 loket"}},
                        }
                    },
                }
            },
            "realized": {2025: {"puas": 88, "cepat": 9, "loket.output": 3}},
            "money": {2025: {"loket": {"budget": 200, "spent": 150}}},
        }
    )
    drawn = charts.quadrant(framework.evaluate(2025)).to_dict()
    points = drawn["layer"][0]["data"]["values"]
    assert [(row["what"], row["achievement"], row["absorption"]) for row in points] == [
        ("Kepuasan", 110.0, 75.0),
        ("Kecepatan", 90.0, 75.0),
        ("Loket baru", 75.0, 75.0),
    ]


def test_a_chart_is_shown_without_a_network(lumajang: lkj.Framework) -> None:
    shown: Any = charts.years(lumajang, "rat")._repr_mimebundle_()
    assert "<svg" in shown["image/svg+xml"]
    assert "http" not in shown["image/svg+xml"].replace("http://www.w3.org", "")
    assert any(kind.startswith("application/vnd.vegalite") for kind in shown)
    assert "text/html" not in shown


def test_a_renderer_that_was_chosen_stays(lumajang: lkj.Framework) -> None:
    with alt.renderers.enable("mimetype"):
        charts.years(lumajang, "rat")
        assert alt.renderers.active == "mimetype"


def test_without_the_libraries_it_says_what_to_install(
    evaluation: lkj.Evaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("altair", "pandas", "polars", "tqdm"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match="pip install altair"):
        charts.achievements(evaluation)
    with pytest.raises(ImportError, match="pip install pandas"):
        evaluation.indicators.to_pandas()
    with pytest.raises(ImportError, match="pip install polars"):
        evaluation.indicators.to_polars()
    assert len(lkj.evaluate_many([evaluation.framework] * 100)) > 0
