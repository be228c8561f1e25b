"""What can go wrong, as a tree of exceptions.

Every exception carries a stable ``code`` and its message in two languages; ``str(error)`` is in the
language that :func:`lkj.set_locale` chose.

::

    LkjError
    ├── ParseError          a file or a dict that cannot be read in one way (ValueError)
    │   └── TableError          a table, with the row and the column of each problem
    ├── NumberError         a number that cannot be read in one way (ValueError)
    │   └── InexactNumberError  a float, a truth value or another type (TypeError too)
    ├── FormulaError        a formula or a reference (ValueError)
    ├── EvaluationError     a year, rules or options that do not fit (ValueError)
    └── UnknownIdError      an id that names no result (KeyError)
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing, dataclasses and decimal would take longer than all the rest
if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from typing import Any

__all__ = [
    "EvaluationError",
    "FormulaError",
    "InexactNumberError",
    "LkjError",
    "NumberError",
    "ParseError",
    "Problem",
    "TableError",
    "TableProblem",
    "UnknownIdError",
]


def _message(messages: dict[str, str]) -> str:
    from lkj._lkj import get_locale  # noqa: PLC0415, RUF100 - the module raises these itself

    return messages[get_locale()]


class Problem:
    """One thing that is wrong with an input. Equal by what it says, hashable.

    Attributes
    ----------
    code : str
        Stable code of the kind of problem, as in ``"unknown-key"``.
    file : str or None
        Name of the file.
    line, column : int or None
        Where it stands, from 1; None where the input was no text.
    path : str
        The keys that lead to it, as in ``"indicator.rat.formula"``.
    indonesian, english : str
        What is wrong and what to do.
    sheet, cell : str or None
        Name of the sheet and address of the cell, where the input was a workbook.
    """

    __slots__ = (
        "cell",
        "code",
        "column",
        "english",
        "file",
        "indonesian",
        "line",
        "path",
        "sheet",
    )

    def __init__(  # noqa: PLR0913, PLR0917 - as the engine tells it
        self,
        code: str,
        file: str | None,
        line: int | None,
        column: int | None,
        path: str,
        indonesian: str,
        english: str,
        sheet: str | None = None,
        cell: str | None = None,
    ) -> None:
        self.code = code
        self.sheet = sheet
        self.cell = cell
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.indonesian = indonesian
        self.english = english

    def _said(self) -> tuple[object, ...]:
        place = (self.code, self.file, self.line, self.column, self.path)
        return (*place, self.indonesian, self.english, self.sheet, self.cell)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def __reduce__(self) -> tuple[Callable[..., Problem], tuple[object, ...]]:
        return Problem, self._said()

    def __repr__(self) -> str:
        return f"<lkj.Problem {self.code} at {self.place!r}: {self.message}>"

    @property
    def message(self) -> str:
        """What is wrong and what to do, in the language that was chosen."""
        return _message({"id": self.indonesian, "en": self.english})

    @property
    def place(self) -> str:
        """Where it stands, as in ``"2019.toml:12:3 (data.2019.kop)"``."""
        if self.sheet is not None:
            cell = f"!{self.cell}" if self.cell else ""
            where = f"{self.file or ''}[{self.sheet}{cell}]"
            return where + (f" ({self.path})" if self.path else "")
        if self.line is None:
            return self.path
        return f"{self.file or ''}:{self.line}:{self.column}" + (
            f" ({self.path})" if self.path else ""
        )

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class TableProblem(Problem):
    """One thing that is wrong with a table. Equal by what it says, hashable.

    Attributes
    ----------
    row : int or None
        The row, counted as the caller asked; None where it is about the table as a whole.
    heading : str or None
        The column; None where it is about no one column.
    """

    __slots__ = ("_places", "heading", "row")

    def __init__(  # noqa: PLR0913, PLR0917 - as the engine tells it
        self,
        code: str,
        row: int | None,
        heading: str | None,
        place_indonesian: str,
        place_english: str,
        indonesian: str,
        english: str,
    ) -> None:
        super().__init__(code, None, None, None, "", indonesian, english)
        self.row = row
        self.heading = heading
        self._places = {"id": place_indonesian, "en": place_english}

    def _said(self) -> tuple[object, ...]:
        places = (self._places["id"], self._places["en"])
        return (self.code, self.row, self.heading, *places, self.indonesian, self.english)

    def __reduce__(self) -> tuple[Callable[..., Problem], tuple[object, ...]]:
        return TableProblem, self._said()

    @property
    def place(self) -> str:
        """Where it is, as in ``'row 7, column "Target 2024"'``."""
        return _message(self._places)


class LkjError(Exception):
    """Whatever the engine cannot do.

    Attributes
    ----------
    code : str
        Stable code, the same in every language.
    messages : dict of str to str
        The message by language: ``"id"`` and ``"en"``.
    """

    code: str
    messages: dict[str, str]

    def __init__(self, code: str, indonesian: str, english: str, **details: Any) -> None:  # noqa: ANN401 - details differ by class, which declares their types
        super().__init__(code, indonesian, english)
        self.code = code
        self.messages = {"id": indonesian, "en": english}
        for name, value in details.items():
            setattr(self, name, value)
        self._details = details

    @property
    def message(self) -> str:
        """The message in the language that was chosen."""
        return _message(self.messages)

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Callable[..., LkjError], tuple[object, ...]]:
        return _rebuilt, (type(self), self.args, self._details)


def _rebuilt(kind: type[LkjError], arguments: tuple[str, str, str], details: Any) -> LkjError:  # noqa: ANN401 - as the constructor takes them
    return kind(*arguments, **details)


class ParseError(LkjError, ValueError):
    """A file or a dict that cannot be read in one way.

    Attributes
    ----------
    problems : tuple of Problem
        Everything that is wrong, by file, line and column.
    """

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems)) or self.message


class TableError(ParseError):
    """A table that cannot be read in one way.

    Attributes
    ----------
    problems : tuple of TableProblem
        Everything that is wrong with it, each with row and column.
    """

    problems: tuple[TableProblem, ...]


class NumberError(LkjError, ValueError):
    """A number that cannot be read in one way.

    Attributes
    ----------
    text : str
        What was given.
    candidates : tuple of Decimal
        What may have been meant.
    """

    text: str
    candidates: tuple[Decimal, ...] = ()


class InexactNumberError(NumberError, TypeError):
    """Something in the place of a number that is no exact number: a float, a truth value."""


class FormulaError(LkjError, ValueError):
    """A formula or a reference that cannot be read, or that names what is not there.

    Attributes
    ----------
    text : str
        The formula.
    position : int
        Where in it, in characters from 0.
    """

    text: str
    position: int


class EvaluationError(LkjError, ValueError):
    """A year, rules or options with which nothing can be evaluated."""


class UnknownIdError(LkjError, KeyError):
    """An id that names no result.

    Attributes
    ----------
    id : str
        The id.
    nearest : str or None
        The nearest one that there is.
    """

    id: str
    nearest: str | None
