"""The notebooks of examples/ run, and show what they are for."""

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

#: It comes without types.
read: Any = nbformat.read

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))

SHOWN = {
    "01-lumajang": ["99,26", r"\frac{\text{Koperasi yang RAT}}", "94,60", "vega"],
    "02-your-own-workbook": ["1100e-3", "floats=True", "98,34 %", "tidak ada realisasi"],
    "03-many-agencies": ["unknown-key", "Perangkat Daerah 00", "vega", "lowest"],
    "04-nation-on-spark": ["Sangat Tinggi", "no_realization", "the same digits: True"],
}


def run(path: Path) -> Any:
    notebook = read(path, as_version=4)
    resources = {"metadata": {"path": str(EXAMPLES)}}
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources=resources).execute()
    return notebook


def test_all_are_known() -> None:
    assert [path.stem for path in NOTEBOOKS] == list(SHOWN)


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_is_for(path: Path) -> None:
    if "spark" in path.stem and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    notebook = run(path)
    shown = "".join(
        str(output.get("data", output.get("text", "")))
        for cell in notebook.cells
        for output in cell.get("outputs", [])
    ).replace("\\\\", "\\")
    for text in SHOWN[path.stem]:
        assert text in shown, text
    assert all(
        cell.get("outputs") == [] for cell in read(path, 4).cells if cell.cell_type == "code"
    )
