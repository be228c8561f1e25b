"""Reading, building, changing and saving a framework."""

import pickle
import shutil
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

import lkj


def built() -> lkj.Framework:
    return lkj.Framework(
        {
            "organization": {"name": "Dinas Contoh"},
            "objective": {"mutu": "Meningkatnya mutu layanan"},
            "indicator": {
                "puas": {
                    "name": "Kepuasan",
                    "of": "mutu",
                    "targets": {2025: Decimal("85.00")},
                    "key": True,
                }
            },
            "realized": {2025: {"puas": "88,40"}},
            "money": {},
            "extra": None,
        }
    )


def test_a_framework_is_made_of_a_dict_and_gives_it_back() -> None:
    framework = built()
    assert framework.name == "Dinas Contoh"
    assert framework.years == [2025]
    assert framework.latest_year == 2025
    assert framework.stage(2025) == "final"
    assert "puas" in framework
    assert "nothing" not in framework
    tables = framework.to_dict()
    assert tables["indicator"]["puas"]["targets"] == {"2025": "85.00"}
    assert lkj.Framework(tables) == framework
    assert lkj.loads(framework.to_toml()) == framework
    assert lkj.loads(framework.to_json(), format="json") == framework
    assert framework.evaluate()["puas"].achievement.value == 104


def test_numbers_of_a_dict_stay_exact() -> None:
    framework = built().with_realization("puas", 2025, Decimal("1.125"))
    assert framework.evaluate()["puas"].realization == Decimal("1.125")
    assert str(framework.evaluate()["puas"].realization) == "1.125"


def test_changes_give_another_framework() -> None:
    framework = built()
    more = framework.with_indicator(
        "cepat", name="Waktu layanan", of="mutu", polarity="lower", targets={2025: 3}
    ).with_realization("cepat", 2025, 2)
    assert len(framework.evaluate().indicators) == 1
    assert more.evaluate()["cepat"].achievement.value == Decimal("133.33")
    assert more.with_realization("cepat", 2025, None).evaluate()["cepat"].realization is None
    renamed = more.with_indicator("cepat", name="Lama layanan")
    assert renamed.evaluate()["cepat"].name == "Lama layanan"
    assert renamed.evaluate()["cepat"].polarity == "lower"
    with pytest.raises(lkj.ParseError, match="mutuu"):
        more.with_indicator("lain", name="Lain", of="mutuu")


def test_a_framework_is_a_value(lumajang: lkj.Framework) -> None:
    for framework in (built(), lumajang, lumajang.with_changes({"extra": {"a": "b"}})):
        again = pickle.loads(pickle.dumps(framework))
        assert again == framework
        assert hash(again) == hash(framework)
        assert again.files == framework.files
    assert built() != lumajang


def test_saving_keeps_comments_and_order(small: lkj.Framework, tmp_path: Path) -> None:
    path = tmp_path / "dinas.toml"
    text = (Path(__file__).parent / "conftest.py").read_text().split('SMALL = """\\\n')[1]
    path.write_text(text.rstrip('"\n') + "\n")
    framework = lkj.read(path)
    assert framework == small
    framework.with_data(2025, {"puas_n": 420}).save()
    assert path.read_text() == text.rstrip('"\n').replace("412", "420") + "\n"
    framework.save(tmp_path / "dinas.json")
    assert lkj.read(tmp_path / "dinas.json") == framework
    with pytest.raises(lkj.ParseError, match=r"\.toml"):
        framework.save(tmp_path / "dinas.docx")
    with pytest.raises(lkj.ParseError, match="berkas"):
        built().save()
    with pytest.raises(FileNotFoundError, match="nowhere"):
        framework.save(tmp_path / "nowhere" / "dinas.toml")


def test_a_folder_is_saved_file_by_file(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lumajang"
    shutil.copytree(root / "examples" / "lumajang-2019", folder)
    before = {path.name: path.read_text() for path in folder.glob("*.toml")}
    framework = lkj.read(folder)
    framework.save()
    assert {path.name: path.read_text() for path in folder.glob("*.toml")} == before
    changed = framework.with_data(2019, {"kop_rat": 377})
    changed.save()
    after = {path.name: path.read_text() for path in folder.glob("*.toml")}
    differing = [name for name in before if before[name] != after[name]]
    assert differing == ["2019.toml"]
    old, new = before["2019.toml"].splitlines(), after["2019.toml"].splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("kop_rat = 376", "kop_rat = 377")
    ]
    assert lkj.read(folder) == changed


MONEY = """\
[organization]
name = "Dinas Contoh" # nama resmi

[indicator.puas]
name = "Kepuasan"
targets = { 2024 = 80, 2025 = 85 } # Renstra

[agreement.2025.targets]
puas = 86 # PK

[realized.2025]
puas = 90

[program.layanan]
name = "Pelayanan"

[money.2025]
# dari SIPD
layanan = { budget = 1000, spent = 900 } # rupiah
"""


def test_setters_keep_comments_and_order(tmp_path: Path) -> None:
    path = tmp_path / "dinas.toml"
    path.write_text(MONEY)
    changed = (
        lkj.read(path)
        .with_target("puas", 2025, "87,50")
        .with_target("puas", 2025, 88, document="agreement")
        .with_budget("layanan", 2025, "Rp. 2.000,-")
        .with_spent("layanan", 2025, Decimal("1500.50"))
        .with_realization("puas", 2025, 91)
    )
    changed.save()
    old, new = MONEY.splitlines(), path.read_text().splitlines()
    assert [b for a, b in zip(old, new, strict=True) if a != b] == [
        "targets = { 2024 = 80, 2025 = 87.50 } # Renstra",
        "puas = 88 # PK",
        "puas = 91",
        "layanan = { budget = 2000, spent = 1500.50 } # rupiah",
    ]
    evaluation = lkj.read(path).evaluate(2025)
    assert evaluation["puas"].achievement.value == Decimal("103.41")
    assert evaluation["layanan"].absorption == Decimal("75.03")
    gone = changed.with_target("puas", 2025, None, document="agreement").evaluate(2025)
    assert (gone["puas"].target, gone["puas"].target_from) == (Decimal("87.50"), "plan")
    assert changed.with_spent("layanan", 2025, None).evaluate(2025)["layanan"].spent is None
    renja = changed.with_target("puas", 2024, "7-8", document="annual_plan").evaluate(2024)
    assert renja["puas"].target_from == "annual_plan"
    with pytest.raises(lkj.InexactNumberError, match="floats=True"):
        changed.with_budget("layanan", 2025, 0.5)
    with pytest.raises(lkj.EvaluationError, match="annual_plan"):
        changed.with_target("puas", 2025, 1, document="renja")  # type: ignore[arg-type]
    with pytest.raises(lkj.ParseError, match="pusa"):
        changed.with_target("pusa", 2025, 1, document="agreement")
    with pytest.raises(lkj.EvaluationError, match="2025-Q1"):
        changed.with_spent("layanan", "2025-Q1", 1)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "salah.toml"
    path.write_text('[organization]\nnama = "Dinas"\n[data.2025]\nkop = 1.100\n')
    with pytest.raises(lkj.ParseError) as raised:
        lkj.read(path)
    problems = raised.value.problems
    assert [problem.code for problem in problems] == [
        "unknown-key",
        "point-before-three-digits",
    ]
    assert (problems[0].file, problems[0].line, problems[0].column) == (str(path), 2, 1)
    assert problems[0].path == "organization.nama"
    assert "salah.toml:2:1" in str(raised.value)
    lkj.set_locale("en")
    assert "did you mean" in str(raised.value)
    again = pickle.loads(pickle.dumps(raised.value))
    assert again.problems == problems
    assert isinstance(raised.value, ValueError)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"absent\.toml"):
        lkj.read(tmp_path / "absent.toml")
    (tmp_path / "report.docx").write_text("x")
    with pytest.raises(lkj.ParseError, match=r"report\.docx.*\.toml"):
        lkj.read(tmp_path / "report.docx")
    with pytest.raises(lkj.ParseError, match="berkas"):
        lkj.read(tmp_path)
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(lkj.ParseError) as raised:
        lkj.read(tmp_path / "bytes.toml")
    assert raised.value.code == "not-utf-8"
    with pytest.raises(lkj.EvaluationError, match="toml, json"):
        lkj.loads("", format="yaml")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        lkj.read(3)  # type: ignore[arg-type]


def test_what_is_wrong_in_a_dict_is_told_with_its_path() -> None:
    data = {"organization": {"name": "x"}, "data": {2025: {"kop": 0.5}}, "series": {"kop": "K"}}
    with pytest.raises(lkj.InexactNumberError, match=r"data\.2025\.kop: 0\.5"):
        lkj.Framework(data)
    assert lkj.Framework(data, floats=True).evaluate(2025).explain("kop").value == Decimal("0.5")
    with pytest.raises(lkj.NumberError, match=r"realized\.2025\.a: NaN"):
        lkj.Framework({"realized": {2025: {"a": float("nan")}}})
    missing = {**data, "data": {2025: {"kop": float("nan")}}}
    assert lkj.Framework(missing, floats=True).latest_year is None
    with pytest.raises(lkj.InexactNumberError, match=r"a\.1: .*object"):
        lkj.Framework({"a": [1, object()]})
    with pytest.raises(lkj.ParseError) as raised:
        lkj.Framework({"organization": {"name": "x", "nam": "y"}})
    (problem,) = raised.value.problems
    assert (problem.path, problem.line, problem.file) == ("organization.nam", None, None)
    loop: dict[str, object] = {}
    loop["extra"] = loop
    with pytest.raises(lkj.ParseError) as raised:
        lkj.Framework(loop)
    assert raised.value.code == "over-limit"
    with pytest.raises(lkj.LkjError):
        lkj.Framework([1, 2])  # type: ignore[arg-type]


def test_dates_and_missing_values_of_others_are_understood() -> None:
    framework = lkj.Framework(
        {
            "organization": {"name": "x", "code": pd.NA},
            "agreement": {2025: {"signed": pd.Timestamp("2025-01-31"), "number": pd.NaT}},
        }
    )
    assert framework.to_dict()["agreement"]["2025"]["signed"] == "2025-01-31"


def test_rules_and_scales_are_values() -> None:
    rules = lkj.Rules("raw", cap="120,5", scale="bpom", zero={"higher_zero_target": "100"})
    assert rules == lkj.Rules(
        "raw", cap=Decimal("120.5"), scale=lkj.Scale.named("bpom"), zero={"higher_zero_target": 100}
    )
    assert pickle.loads(pickle.dumps(rules)) == rules
    assert rules.to_dict()["cap"] == "120.5"
    assert "profile='raw'" in repr(rules)
    assert rules.scale.name == "bpom"
    assert hash(rules) == hash(pickle.loads(pickle.dumps(rules)))
    scale = lkj.Scale.named("permendagri-86-2017")
    assert scale.labels[0] == "Sangat Tinggi"
    assert scale.classify("90,5") == ("Tinggi", True)
    assert scale.gaps()[0] == (Decimal(90), Decimal(91))
    assert pickle.loads(pickle.dumps(scale)) == scale
    assert {one["name"] for one in lkj.profiles()} >= {"raw", "bpom"}
    assert {one["name"] for one in lkj.scales()} >= {"bpom"}


def test_rules_that_are_not_in_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(lkj.ParseError, match="sideways"):
        lkj.Rules(rounding="sideways")
    with pytest.raises(lkj.ParseError, match="cop"):
        built().evaluate(rules={"cop": 3})
    with pytest.raises(lkj.InexactNumberError, match=r"cap: 1\.5"):
        lkj.Rules(cap=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="rules"):
        built().evaluate(rules=3)  # type: ignore[arg-type]
    with pytest.raises(lkj.ParseError) as raised:
        lkj.Scale([{"label": "A", "from": 50}, {"label": "B", "from": 40, "to": 60}])
    assert raised.value.code == "overlapping-scale"
    path = tmp_path / "aturan.toml"
    path.write_text("cap = 110\ncop = 1\n")
    with pytest.raises(lkj.ParseError, match=r"aturan\.toml:2:1"):
        lkj.Rules.read(path)
    path.write_text("cap = 110\n")
    assert lkj.Rules.read(path) == lkj.Rules(cap=110)


def test_formulas_are_values_with_positions() -> None:
    formula = lkj.Formula("rat / aktif * 100")
    assert formula.references == ["rat", "aktif"]
    assert formula.to_latex({"rat": "RAT"}) == r"\frac{\text{RAT}}{\text{aktif}} \times 100"
    assert formula.to_mathml().startswith("<math")
    assert pickle.loads(pickle.dumps(formula)) == formula
    assert str(formula) == "rat / aktif * 100"
    bundle = formula._repr_mimebundle_()
    assert bundle["text/plain"] == formula.text
    assert bundle["text/latex"] == f"$\\displaystyle {formula.to_latex()}$"
    assert bundle["text/html"] == formula.to_mathml()
    with pytest.raises(lkj.FormulaError) as raised:
        lkj.Formula("rat / (aktif")
    assert (raised.value.text, raised.value.position) == ("rat / (aktif", 12)
    assert pickle.loads(pickle.dumps(raised.value)).position == 12
