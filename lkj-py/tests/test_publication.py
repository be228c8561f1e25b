"""Finished documents as files."""

import zipfile
from pathlib import Path

import pytest

import lkj

TEXT = """
[organization]
name = "Dinas Contoh"
[objective]
mutu = "Meningkatnya mutu layanan"
[indicator.puas]
of = "mutu"
name = "Kepuasan pengguna"
unit = "%"
targets = { 2025 = "85,00" }
[realized.2025]
puas = "86,20"
"""


@pytest.fixture
def evaluation() -> lkj.Evaluation:
    return lkj.loads(TEXT).evaluate(2025)


def test_docx_holds_the_figures_of_the_evaluation(
    evaluation: lkj.Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "lkj.docx"
    evaluation.to_docx(path)
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
    achievement = evaluation["puas"].achievement.value
    assert f">{lkj.format_number(achievement)}<" in document
    assert "Dinas Contoh" in document


def test_xlsx_holds_them_as_numbers(evaluation: lkj.Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "lkj.xlsx"
    evaluation.to_xlsx(str(path), document="lkj")
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "/sheet" in name]
    assert any("<v>101.41</v>" in sheet for sheet in sheets)


def test_the_whole_evaluation_is_a_workbook_of_formulas(
    evaluation: lkj.Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "figures.xlsx"
    evaluation.to_xlsx(path)
    with zipfile.ZipFile(path) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "/sheet" in name]
    assert any("<f>" in sheet for sheet in sheets)


@pytest.mark.parametrize("document", ["lkj", "pk", "renaksi", "e81", "review", "manual"])
def test_every_document_in_every_format(
    evaluation: lkj.Evaluation, tmp_path: Path, document: str
) -> None:
    for name in ["docx", "xlsx", "html", "markdown"]:
        path = tmp_path / f"{document}.{name}"
        getattr(evaluation, f"to_{name}")(path, document=document, locale="en")
        assert path.stat().st_size > 100


def test_the_language_is_that_of_the_call(evaluation: lkj.Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "lkj.md"
    evaluation.to_markdown(path, locale="en")
    assert "Achieved" in path.read_text(encoding="utf-8")
    evaluation.to_markdown(path)
    assert "Capaian" in path.read_text(encoding="utf-8")


def test_what_cannot_be_written_says_so(evaluation: lkj.Evaluation, tmp_path: Path) -> None:
    with pytest.raises(lkj.EvaluationError, match="lakip") as caught:
        evaluation.to_docx(tmp_path / "x.docx", document="lakip")  # type: ignore[arg-type]
    assert caught.value.code == "unknown_document"
    with pytest.raises(FileNotFoundError):
        evaluation.to_docx(tmp_path / "no" / "such" / "folder.docx")
