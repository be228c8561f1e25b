"""What a notebook shows: small tables, for light and dark themes, everything escaped."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from lkj._lkj import format_number, get_locale

if TYPE_CHECKING:
    from lkj._lkj import (
        Achievement,
        AggregateResult,
        Check,
        Evaluation,
        Finding,
        Framework,
        IndicatorResult,
        MoneyResult,
        Table,
    )

#: Rows of a table that are shown; the rest is counted.
SHOWN: Final = 30

#: The worst first.
SEVERITIES: Final = ("error", "warning", "note")

#: Colours are mixed from the text's own, so that they do in a light and in a dark theme.
STYLE: Final = """<style>
.lkj{font-size:.92em;line-height:1.35;max-width:64em}
.lkj table{border-collapse:collapse;margin:.35em 0}
.lkj caption,.lkj h4{text-align:left;font-weight:600;font-size:1em;
margin:.5em 0 .2em;padding:0;white-space:nowrap}
.lkj th,.lkj td{text-align:left;vertical-align:top;padding:.18em .7em .18em 0;border:0;
border-bottom:1px solid rgba(128,128,128,.28);background:none;white-space:normal}
.lkj th{font-weight:600;border-bottom-color:rgba(128,128,128,.6)}
.lkj .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.lkj .m{opacity:.68}
.lkj .b{display:inline-block;border-radius:.7em;padding:0 .55em;border:1px solid currentColor}
.lkj .error{color:#d1433f}.lkj .warning{color:#b7791f}.lkj .note{color:#3b82b6}
</style>"""

WORDS: Final = {
    "achievement": ("Capaian", "Achievement"),
    "absorption": ("Penyerapan", "Absorption"),
    "activities": ("Kegiatan", "Activities"),
    "budget": ("Anggaran", "Budget"),
    "category": ("Kategori", "Category"),
    "claims": ("pernyataan tercetak cocok", "printed statements hold"),
    "columns": ("kolom", "columns"),
    "end_of_plan": ("Akhir Renstra", "End of plan"),
    "error": ("kesalahan", "error"),
    "errors": ("kesalahan", "errors"),
    "expected": ("Seharusnya", "Expected"),
    "findings": ("Catatan", "Findings"),
    "goals": ("Tujuan", "Goals"),
    "groups": ("Kelompok belanja", "Spending groups"),
    "how": ("Jejak hitung", "How it came about"),
    "indicators": ("Indikator", "Indicators"),
    "level": ("Tingkat", "Level"),
    "measured": ("Terukur", "Measured"),
    "measures": ("Tolok ukur", "Measures"),
    "method": ("Cara", "Method"),
    "more": ("baris lagi", "more rows"),
    "name": ("Nama", "Name"),
    "note": ("catatan", "note"),
    "notes": ("catatan", "notes"),
    "objectives": ("Sasaran", "Objectives"),
    "of": ("dari", "of"),
    "place": ("Tempat", "Place"),
    "previous": ("Tahun lalu", "Year before"),
    "printed": ("Tercetak", "Printed"),
    "programs": ("Program", "Programs"),
    "realization": ("Realisasi", "Realization"),
    "remaining": ("Sisa", "Remaining"),
    "remarks": ("Keterangan", "Remarks"),
    "repair": ("Tindak lanjut", "Repair"),
    "results": ("Hasil", "Results"),
    "rolled_up": ("Rekapitulasi", "Rolled up"),
    "rows": ("baris", "rows"),
    "rule": ("Aturan", "Rule"),
    "spent": ("Realisasi", "Spent"),
    "sub_activities": ("Sub kegiatan", "Sub-activities"),
    "target": ("Target", "Target"),
    "total": ("Jumlah", "Total"),
    "unit": ("Satuan", "Unit"),
    "warning": ("peringatan", "warning"),
    "warnings": ("peringatan", "warnings"),
    "status": ("Status", "Status"),
    "year": ("Tahun", "Year"),
    "years": ("tahun", "years"),
}


def _word(key: str) -> str:
    words = WORDS.get(key)
    return words[get_locale() == "en"] if words else key.replace("_", " ")


def _number(value: object, style: str = "number") -> str:
    """Write a number in the style that was chosen; words as they are; nothing as a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return {("id", True): "ya", ("id", False): "tidak"}.get(
            (get_locale(), value), "yes" if value else "no"
        )
    if isinstance(value, Decimal):
        return escape(format_number(value, style=style))
    return escape(str(value))


def _achieved(achievement: "Achievement") -> str:
    if achievement.value is None:
        return f'<span class="m">{escape(str(achievement))}</span>'
    return _number(achievement.value, "percent")


def _category(achievement: "Achievement") -> str:
    return f'<span class="b">{escape(achievement.category)}</span>' if achievement.category else ""


def _row(cells: Iterable[tuple[str, bool]], tag: str = "td") -> str:
    written = (
        f"<{tag}{' class=n' if is_number else ''}>{cell}</{tag}>" for cell, is_number in cells
    )
    return f"<tr>{''.join(written)}</tr>"


def _rows(caption: str, heads: Sequence[tuple[str, bool]], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; the heads say which columns hold numbers."""
    numbers = [is_number for _, is_number in heads]
    body = "".join(_row(zip(row, numbers, strict=True)) for row in rows)
    head = _row(heads, "th")
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _facts(caption: str, facts: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"<tr><th>{escape(name)}</th><td>{value}</td></tr>" for name, value in facts)
    return f"<table><caption>{escape(caption)}</caption><tbody>{body}</tbody></table>"


def _shown(inside: str) -> str:
    return f'{STYLE}<div class="lkj">{inside}</div>'


def achievement(one: "Achievement") -> str:
    """HTML of an achievement.

    Parameters
    ----------
    one : Achievement
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    working = f' <span class="m">= {escape(one.working)}</span>' if one.working else ""
    return _shown(f"{_achieved(one)} {_category(one)}{working}")


def _indicator_rows(indicators: "Iterable[IndicatorResult]") -> str:
    heads = [
        (_word("indicators"), False),
        (_word("target"), True),
        (_word("realization"), True),
        (_word("achievement"), True),
        (_word("category"), False),
    ]
    rows = (
        [
            f'{escape(one.name)} <span class="m">{escape(one.unit or "")}</span>',
            _number(one.target),
            _number(one.realization),
            _achieved(one.achievement),
            _category(one.achievement),
        ]
        for one in indicators
    )
    return _rows("", heads, rows)


def _aggregate_rows(caption: str, aggregates: "Iterable[AggregateResult]") -> str:
    heads = [
        (_word(caption), False),
        (_word("achievement"), True),
        (_word("category"), False),
        (_word("measured"), True),
    ]
    rows = (
        [
            escape(one.name),
            _achieved(one.achievement),
            _category(one.achievement),
            f"{one.measured} {_word('of')} {one.total}",
        ]
        for one in aggregates
    )
    return _rows("", heads, rows)


def _money_rows(caption: str, all_of_them: "Iterable[MoneyResult]") -> str:
    heads = [
        (_word(caption), False),
        (_word("budget"), True),
        (_word("spent"), True),
        (_word("remaining"), True),
        (_word("absorption"), True),
    ]
    rows = (
        [
            escape(one.name),
            *(_number(value, "rupiah") for value in (one.budget, one.spent, one.remaining)),
            _number(one.absorption, "percent"),
        ]
        for one in all_of_them
    )
    return _rows("", heads, rows)


def framework(one: "Framework") -> str:
    """HTML of a framework.

    Parameters
    ----------
    one : Framework
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    tables = one.to_dict()
    names = [
        ("goals", "goal"),
        ("objectives", "objective"),
        ("indicators", "indicator"),
        ("programs", "program"),
    ]
    counts = [(_word(word), str(len(tables.get(key, ())))) for word, key in names]
    years = one.years
    span = f"{years[0]}–{years[-1]}" if years else "–"
    return _shown(_facts(one.name, [(_word("year"), span), *counts]))


def evaluation(one: "Evaluation") -> str:
    """HTML of an evaluation.

    Parameters
    ----------
    one : Evaluation
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    parts = [f"<h4>{escape(one.framework.name)} · {one.year}</h4>"]
    if len(one.indicators):
        parts.append(_indicator_rows(one.indicators))
    if len(one.objectives):
        parts.append(_aggregate_rows("objectives", one.objectives))
    if len(one.programs):
        parts.append(_money_rows("programs", one.programs))
    summary = one.summary
    if summary.absorption is not None:
        spent = [_number(value, "rupiah") for value in (summary.spent, summary.budget)]
        parts.append(
            f"<div>{_word('total')}: {spent[0]} {_word('of')} {spent[1]} · "
            f"{_number(summary.absorption, 'percent')}</div>"
        )
    parts.append(f'<div class="m">{escape(one.rules)} · {escape(one.stage)}</div>')
    return _shown("".join(parts))


def indicator(one: "IndicatorResult") -> str:
    """HTML of the result of an indicator, with how it came about.

    Parameters
    ----------
    one : IndicatorResult
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    unit = f' <span class="m">{escape(one.unit)}</span>' if one.unit else ""
    facts = [
        (_word("target"), _number(one.target) + unit),
        (_word("realization"), _number(one.realization) + unit),
        (_word("achievement"), f"{_achieved(one.achievement)} {_category(one.achievement)}"),
        (_word("method"), escape(one.method)),
    ]
    if one.previous and one.previous.realization is not None:
        year = one.previous.year
        facts.append((f"{_word('previous')} ({year})", _number(one.previous.realization) + unit))
    end = one.end_of_plan
    reached = end.achievement if end else None
    if end and reached:
        facts.append((f"{_word('end_of_plan')} ({end.year})", _achieved(reached)))
    steps = "<br>".join(escape(str(step)) for step in one.trace)
    facts.append((_word("how"), f'<span class="m">{steps}</span>'))
    return _shown(_facts(one.name, facts))


def aggregate(one: "AggregateResult") -> str:
    """HTML of the result of a goal or an objective.

    Parameters
    ----------
    one : AggregateResult
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    kind = "goals" if one.level == "goal" else "objectives"
    inside = _aggregate_rows(kind, [one])
    if len(one.indicators):
        inside += _indicator_rows(one.indicators)
    return _shown(inside)


def money(one: "MoneyResult") -> str:
    """HTML of the money of a program, activity, sub-activity or group.

    Parameters
    ----------
    one : MoneyResult
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    kinds = {
        "program": "programs",
        "activity": "activities",
        "sub_activity": "sub_activities",
        "group": "groups",
    }
    inside = _money_rows(kinds[one.level], [one])
    below = one.activities if one.level == "program" else one.sub_activities
    if len(below):
        inside += _money_rows(below.name, below)
    return _shown(inside)


def finding(one: "Finding") -> str:
    """HTML of a finding.

    Parameters
    ----------
    one : Finding
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    facts = [(_word("rule"), f"{escape(one.rule)} – {escape(one.title)}")]
    if one.document:
        facts.append((_word("place"), escape(one.document)))
    facts.append(("", f'<span class="m">{escape(one.place_text)}</span>'))
    if one.printed is not None:
        facts.append((_word("printed"), escape(one.printed)))
    if one.expected is not None:
        trace = f' <span class="m">{escape(one.trace)}</span>' if one.trace else ""
        facts.append((_word("expected"), escape(one.expected) + trace))
    facts.extend(("", escape(text)) for text in one.explanations)
    facts.append((_word("repair"), escape(one.repair)))
    return _shown(f"<div>{_severity(one.severity)} {escape(one.message)}</div>{_facts('', facts)}")


def check(one: "Check") -> str:
    """HTML of a check: its counts and the first findings.

    Parameters
    ----------
    one : Check
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    counts = " · ".join(
        f'<span class="{kind}">{count} {_word(word)}</span>'
        for kind, count, word in [
            ("error", one.errors, "errors"),
            ("warning", one.warnings, "warnings"),
            ("note", one.notes, "notes"),
        ]
    )
    claims = one.claims
    held = f"{claims['held']} {_word('of')} {claims['held'] + claims['failed']} {_word('claims')}"
    heads = [("", False), (_word("place"), False), (_word("findings"), False)]
    worst_first = sorted(one.findings, key=lambda each: SEVERITIES.index(each.severity))
    rows = (
        [_severity(each.severity), escape(_where(each)), escape(each.message)]
        for each in worst_first[:SHOWN]
    )
    table = _rows("", heads, rows) if len(one) else ""
    title = f"<div>{one.year}: {counts} · {held}</div>"
    return _shown(title + table + _more(len(one)))


def _severity(severity: str) -> str:
    return f'<span class="b {severity}">{escape(_word(severity))}</span>'


def _where(finding: "Finding") -> str:
    """Tell where a finding is: in the document, else in a file without its folders."""
    if finding.document or finding.file is None:
        return finding.document or finding.path
    name = PurePath(finding.file).name
    return f"{name}:{finding.line}" if finding.line else name


def _more(count: int) -> str:
    left = count - SHOWN
    return f'<div class="m">… {left} {_word("more")}</div>' if left > 0 else ""


def table(one: "Table") -> str:
    """HTML of a table: its first rows.

    Parameters
    ----------
    one : Table
        What is shown.

    Returns
    -------
    str
        Escaped.
    """
    kinds = one.schema
    heads = [
        (escape(_word(name)), kinds[name].startswith(("Decimal", "Int"))) for name in one.columns
    ]
    shown = min(len(one), SHOWN)
    rows = (
        [_number(value) if value is not None else "" for value in one[at].values()]
        for at in range(shown)
    )
    title = f"{_word(one.name)}: {len(one)} {_word('rows')}"
    return _shown(_rows(title, heads, rows) + _more(len(one)))
