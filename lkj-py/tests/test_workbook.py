"""Workbooks: a framework to be filled in, and results with live formulas."""

from __future__ import annotations

import pickle
import zipfile
from typing import TYPE_CHECKING, Literal

import pytest

import lkj

if TYPE_CHECKING:
    from pathlib import Path

FRAMEWORK = {
    "organization": {"name": "Dinas Contoh"},
    "indicator": {
        "puas": {"name": "Kepuasan", "formula": "a / b * 100", "targets": {2025: "85,00"}}
    },
    "series": {"a": "A", "b": "B"},
    "data": {2025: {"a": 412, "b": 480}},
}


@pytest.mark.parametrize("locale", ["id", "en", None])
def test_a_workbook_is_read_back(tmp_path: Path, locale: Literal["id", "en"] | None) -> None:
    framework = lkj.Framework(FRAMEWORK)
    framework.to_xlsx(tmp_path / "buku.xlsx", locale=locale)
    again = lkj.read(tmp_path / "buku.xlsx")
    assert again == framework
    assert pickle.loads(pickle.dumps(again)) == framework
    with pytest.raises(lkj.ParseError, match="to_xlsx"):
        again.save()
    again.save(tmp_path / "buku.toml")
    assert lkj.read(tmp_path / "buku.toml") == framework


def test_problems_name_sheet_and_cell(tmp_path: Path) -> None:
    lkj.Framework(FRAMEWORK).to_xlsx(tmp_path / "buku.xlsx", locale="id")
    with zipfile.ZipFile(tmp_path / "buku.xlsx") as book:
        content = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(tmp_path / "rusak.xlsx", "w") as book:
        for name, part in content.items():
            book.writestr(name, part.replace(b"Dinas Contoh", b"   "))
    with pytest.raises(lkj.ParseError) as raised:
        lkj.read(tmp_path / "rusak.xlsx")
    problem = raised.value.problems[0]
    assert (problem.code, problem.sheet, problem.cell) == ("missing-key", "Organisasi", "A2")
    assert problem.place == f"{tmp_path / 'rusak.xlsx'}[Organisasi!A2] (organization)"
    assert pickle.loads(pickle.dumps(problem)) == problem


def test_results_are_written_with_formulas(tmp_path: Path) -> None:
    lkj.Framework(FRAMEWORK).evaluate(2025).to_xlsx(tmp_path / "hasil.xlsx")
    with zipfile.ZipFile(tmp_path / "hasil.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>ROUND(Data!D2/Data!D3*100,2)</f><v>85.83</v>" in sheet
    assert "<f>ROUND(H2/F2*100,2)</f><v>100.98</v>" in sheet


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="tiada"):
        lkj.Framework(FRAMEWORK).to_xlsx(tmp_path / "tiada" / "buku.xlsx")
