"""Tables as data frames of libraries that may or may not be installed."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lkj._lkj import Table


def _needed(name: str, what: str) -> Any:  # noqa: ANN401 - a module that need not be there
    try:
        return import_module(name)
    except ImportError as error:
        message = f"{what} needs {name}: pip install {name}"
        raise ImportError(message, name=name) from error


def to_pandas(table: "Table") -> Any:  # noqa: ANN401 - pandas need not be there
    """Return a pandas data frame, with decimals that stay exact.

    Parameters
    ----------
    table : Table
        What is to be converted.

    Returns
    -------
    pandas.DataFrame
        Decimals as ``decimal128[pyarrow]``, whole numbers as ``Int32``, truth values as
        ``boolean``, texts as pandas' strings, words of which there are few as categories.
    """
    pandas = _needed("pandas", "to_pandas()")
    pyarrow = _needed("pyarrow", "to_pandas()")

    def kept(kind: Any) -> Any:  # noqa: ANN401 - a type of one library as one of another
        if pyarrow.types.is_decimal(kind):
            return pandas.ArrowDtype(kind)
        if pyarrow.types.is_integer(kind):
            return pandas.Int32Dtype()
        if pyarrow.types.is_boolean(kind):
            return pandas.BooleanDtype()
        return None

    return pyarrow.table(table).to_pandas(types_mapper=kept)


def to_polars(table: "Table") -> Any:  # noqa: ANN401 - polars need not be there
    """Return a polars data frame.

    Parameters
    ----------
    table : Table
        What is to be converted.

    Returns
    -------
    polars.DataFrame
        Decimals as ``Decimal(38, s)``, words of which there are few as ``Categorical``.
    """
    return _needed("polars", "to_polars()").DataFrame(table)
