import subprocess
import sys
from importlib.metadata import version as installed_version

import lkj


def test_version_is_the_engine_s() -> None:
    assert lkj.version() == installed_version("lkj")


def test_version_is_where_python_users_look_for_it() -> None:
    assert lkj.__version__ == lkj.version()


def test_importing_loads_nothing_that_it_does_not_need() -> None:
    heavy = {"altair", "dataclasses", "inspect", "pandas", "polars", "pyarrow", "tqdm", "typing"}
    code = "import sys, lkj; print(*sys.modules)"
    ran = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True
    )
    before = subprocess.run(
        [sys.executable, "-I", "-c", "import sys; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert not heavy & (set(ran.stdout.split()) - set(before.stdout.split()))
