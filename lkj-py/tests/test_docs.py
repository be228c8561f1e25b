"""Every example in a docstring runs, those of the compiled module included."""

import doctest
from types import ModuleType

import pytest

import lkj
from lkj import _lkj, _many


@pytest.mark.parametrize("module", [lkj, _lkj, _many], ids=lambda module: module.__name__)
def test_examples_give_what_they_print(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_examples_of_the_compiled_module_are_found() -> None:
    # doctest passes over what it does not recognise; then the test above would hold for nothing.
    assert doctest.testmod(_lkj).attempted > 0
