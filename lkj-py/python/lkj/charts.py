"""Charts of results, for notebooks (``pip install altair``).

Each function returns an Altair chart, to be shown, changed or saved. Numbers are drawn, not
computed: every one is the engine's; tooltips show them as documents print them.

Altair's own way to show a chart loads its scripts from the network. Where nobody chose another
(``altair.renderers.enable(...)``) and vl-convert-python is installed, the first chart chooses one
that needs none: a picture (SVG), beside the chart itself for notebooks that draw it themselves.
"""

from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from lkj._lkj import Evaluation, Framework, IndicatorResult, format_number, get_locale
from lkj._many import ManyEvaluations

__all__ = ["achievements", "parts", "quadrant", "years"]

#: From the worst to the best; told apart without red and green as well.
BANDS: Final = ["#b2182b", "#ef8a62", "#d9d9d9", "#67a9cf", "#2166ac"]

WORDS: Final = {
    "absorption": ("Penyerapan (%)", "Absorption (%)"),
    "achievement": ("Capaian (%)", "Achievement (%)"),
    "part": ("Bagian", "Part"),
    "program": ("Program", "Program"),
    "plan": ("target Renstra", "target of the plan"),
    "realization": ("realisasi", "realization"),
    "year": ("Tahun", "Year"),
}


def _word(key: str) -> str:
    return WORDS[key][get_locale() == "en"]


def _altair() -> Any:  # noqa: ANN401 - Altair need not be there
    try:
        alt = import_module("altair")
    except ImportError as error:
        message = "lkj.charts needs altair: pip install altair"
        raise ImportError(message, name="altair") from error
    if alt.renderers.active == "default" and find_spec("vl_convert"):
        alt.renderers.register("lkj", _picture)
        alt.renderers.enable("lkj")
    return alt


def _picture(chart: dict[str, Any], **_: object) -> dict[str, Any]:
    """Return a chart for notebooks that draw it themselves, and as a picture for all others."""
    alt = import_module("altair")
    version = alt.SCHEMA_VERSION.split(".")[0]
    as_svg = alt.utils.mimebundle.spec_to_mimebundle(chart, format="svg", mode="vega-lite")
    return {f"application/vnd.vegalite.{version}+json": chart, **as_svg}


def _drawn(value: Any) -> float | None:  # noqa: ANN401 - a number, words or nothing
    return float(value) if isinstance(value, Decimal) else None


def _written(value: Any, style: str = "number") -> str:  # noqa: ANN401 - a number, words or nothing
    return format_number(value, style=style) if isinstance(value, Decimal) else str(value or "–")


def _axis(alt: Any, **options: Any) -> Any:  # noqa: ANN401 - Altair need not be there
    """Return an axis whose numbers are written in the style that was chosen."""
    if get_locale() == "id":
        commas = "replace(datum.label, regexp(',', 'g'), ';')"
        points = f"replace({commas}, '.', ',')"
        options["labelExpr"] = f"replace({points}, regexp(';', 'g'), '.')"
    return alt.Axis(**options)


def _bands(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Where each category begins and ends on the axis, the best one first and open above."""
    bands: list[dict[str, Any]] = []
    above: float | None = None
    classes = evaluation.scale.to_dict()["classes"]
    for place, one in enumerate(classes):
        lower = one.get("from", one.get("above"))
        begin = float(lower) if lower is not None else 0.0
        colour = BANDS[round((len(BANDS) - 1) * (1 - place / max(len(classes) - 1, 1)))]
        bands.append({"category": one["label"], "from": begin, "to": above, "colour": colour})
        above = begin
    return bands


def achievements(evaluation: Evaluation) -> Any:  # noqa: ANN401 - Altair need not be there
    """Draw what was reached of each target, over the categories of the scale.

    Parameters
    ----------
    evaluation : Evaluation
        All results of a year.

    Returns
    -------
    altair.LayerChart
        A bar for each indicator; the line is at 100 %.

    Raises
    ------
    ImportError
        When Altair is not installed.
    """
    alt = _altair()
    rows: list[dict[str, Any]] = [
        {
            "name": one.name,
            "value": _drawn(one.achievement.value),
            "achievement": str(one.achievement),
            "target": _written(one.target),
            "realization": _written(one.realization),
        }
        for one in evaluation.indicators
    ]
    values = [row["value"] for row in rows if row["value"] is not None]
    most = max([110.0, *values]) * 1.02
    bands = [band | {"to": min(band["to"] or most, most)} for band in _bands(evaluation)]
    axis = alt.Scale(domain=[min([0.0, *values]), most], nice=False)
    categories = [band["category"] for band in bands]
    ground = (
        alt.Chart(alt.Data(values=bands))
        .mark_rect(opacity=0.3)
        .encode(
            x=alt.X("from:Q", scale=axis, title=_word("achievement"), axis=_axis(alt)),
            x2="to:Q",
            color=alt.Color(
                "category:N",
                sort=categories,
                title=None,
                scale=alt.Scale(domain=categories, range=[band["colour"] for band in bands]),
            ),
        )
    )
    base = alt.Chart(alt.Data(values=rows))
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(labelLimit=320))
    bars = base.mark_bar(height=11, color="#333", opacity=0.85).encode(
        x=alt.X("value:Q", scale=axis),
        y=y,
        tooltip=["name:N", "target:N", "realization:N", "achievement:N"],
    )
    line = alt.Chart(alt.Data(values=[{"at": 100}])).mark_rule(strokeDash=[4, 3]).encode(x="at:Q")
    title = f"{evaluation.framework.name} · {evaluation.year}"
    return (ground + bars + line).properties(title=title, width=460, height=max(len(rows), 1) * 28)


def years(framework: Framework, indicator: str) -> Any:  # noqa: ANN401 - Altair need not be there
    """Draw the realizations of an indicator over the years against the targets of the plan.

    Parameters
    ----------
    framework : Framework
        With targets and data.
    indicator : str
        Id of an indicator.

    Returns
    -------
    altair.Chart
        A line of targets, and one of realizations.

    Raises
    ------
    FormulaError
        When there is no such indicator.
    ImportError
        When Altair is not installed.
    """
    alt = _altair()
    rows = []
    unit = name = ""
    for year in framework.years:
        result: IndicatorResult = framework.evaluate(year).indicators[indicator]
        name, unit = result.name, result.unit or ""
        target = framework.explain(f"{indicator}.target@plan", year).value
        for kind, value in (("plan", target), ("realization", result.realization)):
            if (drawn := _drawn(value)) is not None:
                rows.append(
                    {
                        "year": str(year),
                        "kind": _word(kind),
                        "value": drawn,
                        "written": _written(value),
                    }
                )
    kinds = [_word("plan"), _word("realization")]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(point=True)
        .encode(
            x=alt.X("year:O", title=_word("year"), axis=alt.Axis(labelAngle=0)),
            y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False), axis=_axis(alt)),
            color=alt.Color(
                "kind:N", title=None, scale=alt.Scale(domain=kinds, range=["#8c8c8c", "#2166ac"])
            ),
            strokeDash=alt.StrokeDash(
                "kind:N", title=None, scale=alt.Scale(domain=kinds, range=[[5, 4], [1, 0]])
            ),
            tooltip=["year:O", "kind:N", "written:N"],
        )
        .properties(title=name, width=420, height=220)
    )


def _of_agencies(many: ManyEvaluations) -> list[dict[str, Any]]:
    """Return a point for each agency and year."""
    return [
        {
            "name": row["agency"],
            "what": str(row["year"]),
            "absorption": row["absorption"],
            "achievement": row["achievement"],
        }
        for row in many
        if row["level"] == "organization"
    ]


def _answered_for(work: Any) -> list[str]:  # noqa: ANN401 - a table of the file, or a name
    """Return the ids of the indicators that a program, or what is below it, is to serve."""
    if not isinstance(work, dict):
        return []
    outcomes = work.get("outcome", [])
    outcomes = [outcomes] if isinstance(outcomes, dict) else outcomes
    served = list(work.get("supports", []))
    for outcome in outcomes:
        of = outcome.get("of", [])
        served += [of] if isinstance(of, str) else of
    for below in ("activity", "sub_activity"):
        for one in work.get(below, {}).values():
            served += _answered_for(one)
    return list(dict.fromkeys(served))


def _of_programs(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Return a point for each result that a program, or what is below it, answers for."""
    programs = evaluation.framework.to_dict().get("program", {})
    indicators = {one.id: one for one in evaluation.indicators}
    points = []
    for program in evaluation.programs:
        works = [program, *program.activities]
        works += [below for activity in program.activities for below in activity.sub_activities]
        served = [indicators[id_] for id_ in _answered_for(programs.get(program.id))]
        results = [(program, one.name, one.achievement.value) for one in served]
        for work in works:
            own = [one for one in evaluation.indicators if one.of == work.id]
            results += [(work, one.name, one.achievement.value) for one in own]
            # The input of an activity is its budget, which the other axis shows.
            measures = [one for one in work.measures if one.kind != "input"]
            results += [(work, one.name, one.achievement.value) for one in measures]
        points += [
            {
                "name": program.name,
                "what": name,
                "absorption": work.absorption,
                "achievement": achievement,
            }
            for work, name, achievement in dict.fromkeys(results)
        ]
    return points


def quadrant(results: Evaluation | ManyEvaluations, *, absorption: float = 90) -> Any:  # noqa: ANN401 - Altair need not be there
    """Draw absorption of the budget against achievement.

    Parameters
    ----------
    results : Evaluation or ManyEvaluations
        Of an evaluation, a point for each result in the colour of its program: the indicators
        that the program supports or its outcomes point at, at the absorption of the program;
        its own indicators and measures, at the absorption of the program or of the activity
        whose they are. Of many, a point for each agency and year.
    absorption : float
        Where the line between little and much absorption is drawn, in percent.

    Returns
    -------
    altair.LayerChart
        The other line is at 100 % achievement.

    Raises
    ------
    ImportError
        When Altair is not installed.
    """
    alt = _altair()
    if isinstance(results, Evaluation):
        rows, is_one = _of_programs(results), True
    else:
        rows, is_one = _of_agencies(results), False
    drawn = [
        {
            "name": row["name"],
            "what": row["what"],
            "absorption": _drawn(row["absorption"]),
            "achievement": _drawn(row["achievement"]),
            "spent": _written(row["absorption"], "percent"),
            "reached": _written(row["achievement"], "percent"),
        }
        for row in rows
        if row["absorption"] is not None and row["achievement"] is not None
    ]
    colour = alt.Color(
        "name:N", title=_word("program"), sort=None, legend=alt.Legend(labelLimit=280, columns=1)
    )
    points = (
        alt.Chart(alt.Data(values=drawn))
        .mark_circle(size=90, opacity=0.75)
        .encode(
            x=alt.X(
                "absorption:Q",
                title=_word("absorption"),
                scale=alt.Scale(zero=False, padding=12),
                axis=_axis(alt),
            ),
            y=alt.Y(
                "achievement:Q",
                title=_word("achievement"),
                scale=alt.Scale(zero=False, padding=12),
                axis=_axis(alt),
            ),
            color=colour if is_one else alt.value("#2166ac"),
            tooltip=["name:N", "what:N", "spent:N", "reached:N"],
        )
    )
    lines = [
        alt.Chart(alt.Data(values=[{"at": at}]))
        .mark_rule(strokeDash=[4, 3])
        .encode(**{axis: "at:Q"})
        for axis, at in (("x", absorption), ("y", 100))
    ]
    return (points + lines[0] + lines[1]).properties(width=420, height=320)


def parts(framework: Framework, series: str) -> Any:  # noqa: ANN401 - Altair need not be there
    """Draw the parts of a series (its kecamatan, for one) over the years as a table of colours.

    Parameters
    ----------
    framework : Framework
        With a grid of the series.
    series : str
        Id of the series.

    Returns
    -------
    altair.LayerChart
        A row for each part, a column for each year, each cell with its number.

    Raises
    ------
    KeyError
        When the series has no parts.
    ImportError
        When Altair is not installed.
    """
    alt = _altair()
    grid = framework.to_dict()["grid"][series]
    cells = []
    for row in grid["rows"]:
        label, *values = row
        for period, value in zip(grid["years"], values, strict=False):
            if value not in (None, "", "-"):
                number = Decimal(value)
                cells.append(
                    {
                        "part": label,
                        "year": str(period),
                        "value": float(number),
                        "written": _written(number),
                    }
                )
    base = alt.Chart(alt.Data(values=cells)).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("part:N", sort=None, title=None),
    )
    ground = base.mark_rect().encode(
        color=alt.Color("value:Q", scale=alt.Scale(scheme="blues"), legend=None)
    )
    most = max((cell["value"] for cell in cells), default=0.0)
    text = base.mark_text(fontSize=11).encode(
        text="written:N",
        color=alt.condition(f"datum.value > {most * 0.6}", alt.value("white"), alt.value("black")),
    )
    named = framework.to_dict().get("series", {}).get(series, series)
    title = named.get("name", series) if isinstance(named, dict) else named
    height = max(len(grid["rows"]), 1) * 20
    return (ground + text).properties(title=title, width=len(grid["years"]) * 80, height=height)
