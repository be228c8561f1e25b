"""What several tests need."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import lkj

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def indonesian() -> Iterator[None]:
    """The language is the process's: each test begins with the default."""
    lkj.set_locale("id")
    yield
    lkj.set_locale("id")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def lumajang(root: Path) -> lkj.Framework:
    return lkj.read(root / "examples" / "lumajang-2019")


@pytest.fixture(scope="session")
def evaluation(lumajang: lkj.Framework) -> lkj.Evaluation:
    return lumajang.evaluate(2019)


@pytest.fixture(scope="session")
def check(lumajang: lkj.Framework) -> lkj.Check:
    return lumajang.check(2019)


@pytest.fixture
def small() -> lkj.Framework:
    return lkj.loads(SMALL)


SMALL = """\
# satu berkas kecil
[organization]
name = "Dinas Contoh"

[objective]
mutu = "Meningkatnya mutu layanan"

[indicator.puas]
of = "mutu"
name = "Persentase pengguna yang puas" # dari survei
formula = "puas_n / responden * 100"
targets = { 2025 = "85,00" }

[series]
puas_n = "Responden yang puas"
responden = "Jumlah responden"

[data.2025]
puas_n = 412
responden = 480
"""
