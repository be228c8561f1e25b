"""The same columns inside Apache Spark (``pip install './lkj-py[spark]'``).

Rows go to the engine where they are, batch by batch; what Spark does besides (reading, joining,
shuffling, writing) is Spark's. Workers need this package too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from lkj._lkj import evaluate_table
from lkj._lkj import roll_up as _roll_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pyspark.sql import DataFrame

    from lkj._lkj import Column, Rules, _Method

__all__ = ["evaluate", "roll_up"]


def _plain(results: object) -> pa.Table:
    """Return results with words as texts, since Spark knows no dictionaries."""
    table = pa.table(results)
    for at, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            texts = table.column(at).cast(field.type.value_type)
            table = table.set_column(at, field.name, texts)
        elif pa.types.is_int8(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(pa.int32()))
    return table


def evaluate(  # noqa: PLR0913 - the options of evaluate_table
    frame: DataFrame,
    *,
    target: str,
    realization: str,
    polarity: str | Column | None = None,
    method: str | Column | None = None,
    baseline: str | None = None,
    upper: str | None = None,
    budget: str | None = None,
    spent: str | None = None,
    labels: bool = True,
    rules: str | Rules | Mapping[str, object] | None = None,
    unreadable: Literal["raise", "status"] = "status",
    locale: Literal["id", "en"] | None = None,
) -> DataFrame:
    """Evaluate the columns of a Spark data frame, exactly.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        A row for each indicator.
    target, realization : str
        The columns of targets and of realizations.
    polarity, method : str or Column, optional
        A word, or ``lkj.col("...")``.
    baseline, upper, budget, spent : str, optional
        The columns of starting points, upper ends of ranges, budgets and spendings.
    labels : bool
        Whether categories and statuses are words, or small whole numbers.
    rules : str, Rules or dict, optional
        The conventions.
    unreadable : {"status", "raise"}
        What is done about a cell that cannot be read: its row gets the status ``"unreadable"``,
        or the job fails with its row within the partition.
    locale : {"id", "en"}, optional
        The style in which all texts write numbers.

    Returns
    -------
    pyspark.sql.DataFrame
        The frame with the columns ``achievement``, ``category`` and ``status``, and
        ``absorption`` with money; what they hold is as :func:`lkj.evaluate_table` has it.

    Raises
    ------
    TableError
        When a column is not there.
    EvaluationError
        When a word is not known, or the rules ask for what columns do not do.
    """
    options: dict[str, Any] = {
        "target": target,
        "realization": realization,
        "polarity": polarity,
        "method": method,
        "baseline": baseline,
        "upper": upper,
        "budget": budget,
        "spent": spent,
        "labels": labels,
        "rules": rules,
        "unreadable": unreadable,
        "locale": locale,
    }

    def results(table: object) -> pa.Table:
        return _plain(evaluate_table(table, keep="all", **options))

    def each(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from results(batch).to_batches()

    nothing = to_arrow_schema(frame.schema).empty_table()
    return frame.mapInArrow(each, from_arrow_schema(results(nothing).schema))


def roll_up(  # noqa: PLR0913 - the options of lkj.roll_up
    frame: DataFrame,
    *,
    by: Iterable[str],
    value: str = "achievement",
    method: _Method | None = None,
    weight: str | None = None,
    realization: str | None = None,
    target: str | None = None,
    category: str | None = None,
    rules: str | Rules | Mapping[str, object] | None = None,
    locale: Literal["id", "en"] | None = None,
) -> DataFrame:
    """Roll results up into groups.

    Spark brings all rows of a group into one partition, and each partition is rolled up by one
    call of the engine, whatever the number of its groups. The results depend neither on the order
    of the rows nor on the partitions.

    Parameters
    ----------
    frame : pyspark.sql.DataFrame
        Results of :func:`evaluate`.
    by : iterable of str
        The columns whose values make a group.
    value : str
        The column of achievements.
    method : str, optional
        How a group's achievement follows, as for :func:`lkj.roll_up`.
    weight, realization, target, category : str, optional
        The columns of weights, of what is added up, and of categories that are counted.
    rules : str, Rules or dict, optional
        The conventions: those that the rows were evaluated by.
    locale : {"id", "en"}, optional
        The style in which all texts write numbers.

    Returns
    -------
    pyspark.sql.DataFrame
        A row for each group, as :func:`lkj.roll_up` makes it; roll that up for the next level.

    Raises
    ------
    TableError
        When a column is not there.
    EvaluationError
        When a word is not known, the method needs a column that is not named, or the rules ask
        for what columns do not do.
    """
    keys = list(by)
    named = [value, weight, realization, target, category]
    options: dict[str, Any] = {
        "by": keys,
        "value": value,
        "method": method,
        "weight": weight,
        "realization": realization,
        "target": target,
        "category": category,
        "rules": rules,
        "locale": locale,
    }
    columns = [*keys, *(name for name in named if name is not None and name not in keys)]
    some = frame.select(*dict.fromkeys(columns))
    schema = to_arrow_schema(some.schema)

    def partition(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows = pa.RecordBatchReader.from_batches(schema, (one.cast(schema) for one in batches))
        yield from _plain(_roll_up(rows, **options)).to_batches()

    together = some.repartition(*keys) if keys else some.coalesce(1)
    nothing = _plain(_roll_up(schema.empty_table(), **options))
    return together.mapInArrow(partition, from_arrow_schema(nothing.schema))
