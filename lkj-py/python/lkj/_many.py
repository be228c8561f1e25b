"""Many frameworks at once."""

from __future__ import annotations

from os import PathLike

from lkj._lkj import _Many

TYPE_CHECKING = False  # see lkj.errors
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Literal

    from lkj._lkj import Framework, Rules, Table

#: As many are handed over at once: enough for every core, few enough to stop soon.
AT_ONCE = 64


class ManyEvaluations:
    """The results of many frameworks as one long table.

    It speaks the Arrow PyCapsule interface itself: ``polars.DataFrame(many)``.

    Attributes
    ----------
    table : Table
        A row for each agency, year, level and id; the level ``"organization"`` is the agency
        as a whole, with the mean over the indicators of its objectives.
    errors : Table
        A row for each thing that was wrong with a framework that could not be evaluated.
    """

    __slots__ = ("errors", "table")

    def __init__(self, table: Table, errors: Table) -> None:
        self.table = table
        self.errors = errors

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.table.columns

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas need not be there
        """Return it as a pandas data frame; decimals stay exact.

        Returns
        -------
        pandas.DataFrame
            As :meth:`Table.to_pandas`.
        """
        return self.table.to_pandas()

    def to_polars(self) -> Any:  # noqa: ANN401 - polars need not be there
        """Return it as a polars data frame.

        Returns
        -------
        polars.DataFrame
            As :meth:`Table.to_polars`.
        """
        return self.table.to_polars()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self.table.__arrow_c_schema__()

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table)

    def __repr__(self) -> str:
        wrong = len({row["source"] for row in self.errors})
        return f"<lkj.ManyEvaluations: {len(self)} rows, {wrong} sources with errors>"

    def _repr_html_(self) -> str:
        shown = self.table._repr_html_()
        if len(self.errors):
            shown += self.errors._repr_html_()
        return shown


def _bar(total: int) -> Any:  # noqa: ANN401 - tqdm need not be there
    from importlib import import_module  # noqa: PLC0415 - loaded when it is needed

    try:
        return import_module("tqdm").tqdm(total=total, unit="lkj", leave=False)
    except ImportError:
        return None


def evaluate_many(
    sources: Iterable[str | PathLike[str] | Framework],
    *,
    years: int | Iterable[int] | Literal["all"] | None = None,
    rules: str | Rules | dict[str, Any] | None = None,
    progress: bool = True,
) -> ManyEvaluations:
    """Evaluate many frameworks, in parallel.

    What cannot be read is told in ``errors``, and the others go on. It can be interrupted.

    Parameters
    ----------
    sources : iterable of str, os.PathLike or Framework
        Files, folders of files, and frameworks.
    years : int, iterable of int or "all", optional
        The latest year with any realization of each where it is left out.
    rules : str, Rules or dict, optional
        The conventions; they win over those of the files.
    progress : bool
        Whether a progress bar is shown (on standard error), where tqdm is installed.

    Returns
    -------
    ManyEvaluations
        One long table, in the order of the sources, and the errors.

    Raises
    ------
    TypeError
        For something that is no path and no framework.
    EvaluationError
        When the rules or a year are not known.

    Examples
    --------
    >>> import lkj
    >>> framework = lkj.Framework({
    ...     "organization": {"name": "Dinas Contoh"},
    ...     "indicator": {"puas": {"name": "Kepuasan", "targets": {2025: 85}}},
    ...     "realized": {2025: {"puas": "88,40"}},
    ... })
    >>> many = lkj.evaluate_many([framework, "absent.toml"], progress=False)
    >>> [(row["agency"], row["level"], row["id"], row["achievement"]) for row in many][-1]
    ('Dinas Contoh', 'indicator', 'puas', Decimal('104.00'))
    >>> many.errors["source"]
    ['absent.toml']
    """
    if isinstance(sources, str | PathLike):
        message = "sources: an iterable of paths or frameworks, not one path"
        raise TypeError(message)
    all_of_them: Sequence[str | PathLike[str] | Framework] = list(sources)
    named = years if years is None or isinstance(years, str | int) else list(years)
    many = _Many(named, rules)
    bar = _bar(len(all_of_them)) if progress and len(all_of_them) > AT_ONCE else None
    try:
        for start in range(0, len(all_of_them), AT_ONCE):
            some = all_of_them[start : start + AT_ONCE]
            many.extend(some)
            if bar is not None:
                bar.update(len(some))
    finally:
        if bar is not None:
            bar.close()
    return ManyEvaluations(*many.finish())
