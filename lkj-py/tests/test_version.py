from importlib.metadata import version as installed_version

import lkj


def test_version_is_the_engine_s() -> None:
    assert lkj.version() == installed_version("lkj")


def test_version_is_where_python_users_look_for_it() -> None:
    assert lkj.__version__ == lkj.version()
