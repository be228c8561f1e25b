"""Government performance reporting as Indonesia practises it (SAKIP, Laporan Kinerja).

The engine is written in Rust; this package is its Python face. Numbers are exact: every one is a
``decimal.Decimal``.

>>> import lkj
>>> framework = lkj.loads('''
...     [organization]
...     name = "Dinas Contoh"
...     [indicator.puas]
...     name = "Persentase pengguna yang puas"
...     formula = "puas_n / responden * 100"
...     targets = { 2025 = "85,00" }
...     [series]
...     puas_n = "Responden yang puas"
...     responden = "Jumlah responden"
...     [data.2025]
...     puas_n = 412
...     responden = 480
... ''')
>>> evaluation = framework.evaluate(2025)
>>> evaluation["puas"].achievement.value
Decimal('100.98')
>>> print(evaluation.explain("puas.achievement"))
puas = puas_n / responden * 100 = 412 / 480 × 100 = 85,83
puas.achievement = 85,83 / 85,00 × 100 = 100,98 (Sangat Tinggi)
"""

from lkj._lkj import (
    Achievement,
    AgainstTarget,
    AggregateResult,
    Check,
    Column,
    EndOfPlan,
    Evaluation,
    Explanation,
    Finding,
    Formula,
    Framework,
    IndicatorResult,
    MeasureResult,
    MoneyResult,
    Number,
    PeriodResult,
    Previous,
    Region,
    Remark,
    Rules,
    Scale,
    Step,
    Stream,
    Summary,
    SummaryLine,
    Table,
    View,
    achievement,
    col,
    evaluate_table,
    first_file,
    format_number,
    get_locale,
    loads,
    parse_number,
    profiles,
    read,
    release_unused,
    roll_up,
    run_cases,
    scales,
    set_locale,
    statuses,
    version,
)
from lkj._many import ManyEvaluations, evaluate_many
from lkj.errors import (
    EvaluationError,
    FormulaError,
    InexactNumberError,
    LkjError,
    NumberError,
    ParseError,
    Problem,
    TableError,
    TableProblem,
    UnknownIdError,
)

__all__ = [
    "Achievement",
    "AgainstTarget",
    "AggregateResult",
    "Check",
    "Column",
    "EndOfPlan",
    "Evaluation",
    "EvaluationError",
    "Explanation",
    "Finding",
    "Formula",
    "FormulaError",
    "Framework",
    "IndicatorResult",
    "InexactNumberError",
    "LkjError",
    "ManyEvaluations",
    "MeasureResult",
    "MoneyResult",
    "Number",
    "NumberError",
    "ParseError",
    "PeriodResult",
    "Previous",
    "Problem",
    "Region",
    "Remark",
    "Rules",
    "Scale",
    "Step",
    "Stream",
    "Summary",
    "SummaryLine",
    "Table",
    "TableError",
    "TableProblem",
    "UnknownIdError",
    "View",
    "__version__",
    "achievement",
    "col",
    "evaluate_many",
    "evaluate_table",
    "first_file",
    "format_number",
    "get_locale",
    "loads",
    "parse_number",
    "profiles",
    "read",
    "release_unused",
    "roll_up",
    "run_cases",
    "scales",
    "set_locale",
    "statuses",
    "version",
]

__version__ = version()
