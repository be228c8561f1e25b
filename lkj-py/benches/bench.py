"""Measures the package: ``python lkj-py/benches/bench.py`` with a release build installed.

Prints a row for each measurement, medians of several runs. The machine's load counts: compare
ratios within one run.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import lkj

LUMAJANG = Path(__file__).parents[2] / "examples" / "lumajang-2019"
HUNDRED, CENT = Decimal(100), Decimal("0.01")
MILLISECOND = 1e-3


def median(work: Callable[[], object], *, times: int = 7, calls: int = 1) -> float:
    """Return the seconds of one call."""
    runs = []
    for _ in range(times):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        runs.append((time.perf_counter() - start) / calls)
    return statistics.median(runs)


def import_time() -> float:
    """Return the seconds that ``import lkj`` adds to an interpreter."""

    def start(code: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - ourselves

    return median(start("import lkj"), times=15) - median(start("pass"), times=15)


def pure(realization: Decimal, target: Decimal) -> Decimal:
    """Return the same ratio by the decimal module alone."""
    return (realization / target * HUNDRED).quantize(CENT, ROUND_HALF_UP)


def generated(number: int) -> str:
    """Return a framework of twenty indicators over five years, with five programs."""
    lines = ["[organization]", f'name = "Dinas {number}"', "[objective]", 'mutu = "Mutu"']
    for at in range(20):
        targets = ", ".join(f'{2020 + year} = "{80 + at},{year}0"' for year in range(5))
        lines += [
            f"[indicator.i{at}]",
            'of = "mutu"',
            f'name = "Indikator {at}"',
            f'formula = "n{at} / d{at} * 100"',
            f"targets = {{ {targets} }}",
        ]
    lines.append("[series]")
    lines += [f'n{at} = "N{at}"\nd{at} = "D{at}"' for at in range(20)]
    for year in range(2020, 2025):
        lines.append(f"[data.{year}]")
        lines += [f"n{at} = {400 + number % 50 + at}\nd{at} = {480 + at}" for at in range(20)]
    for at in range(5):
        lines += [f"[program.p{at}]", f'name = "Program {at}"']
    lines.append("[money.2024]")
    lines += [
        f"p{at} = {{ budget = {10**9 + at}, spent = {9 * 10**8 + number} }}" for at in range(5)
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure everything and print it."""
    realization, target = Decimal("80.34"), Decimal("80.94")
    by_hand = median(lambda: pure(realization, target), calls=20_000)
    by_lkj = median(lambda: lkj.achievement(realization, target), calls=20_000)
    with_value = median(lambda: lkj.achievement(realization, target).value, calls=20_000)
    rows = [
        ("import lkj", import_time()),
        ("decimal alone: (r / t * 100).quantize(0.01)", by_hand),
        ("lkj.achievement(r, t)", by_lkj),
        ("lkj.achievement(r, t).value", with_value),
    ]
    framework = lkj.read(LUMAJANG)
    rows += [
        ("read Lumajang (4 files)", median(lambda: lkj.read(LUMAJANG))),
        ("evaluate it", median(lambda: framework.evaluate(2019), calls=20)),
        ("check it", median(lambda: framework.check(2019))),
        (
            "its indicators as an Arrow stream",
            median(framework.evaluate(2019).indicators.__arrow_c_stream__, calls=200),
        ),
    ]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.toml" for number in range(1000)]
        for number, path in enumerate(paths):
            path.write_text(generated(number))
        many = lkj.evaluate_many(paths, progress=False)
        rows += [
            (
                f"evaluate_many: 1,000 files, {len(many):,} rows",
                median(lambda: lkj.evaluate_many(paths, progress=False), times=3),
            ),
            (
                "the same, one after another, results as objects",
                median(lambda: [lkj.read(path).evaluate() for path in paths], times=3),
            ),
        ]
    for name, seconds in rows:
        unit, factor = ("µs", 1e6) if seconds < MILLISECOND else ("ms", 1e3)
        sys.stdout.write(f"{name:60} {seconds * factor:10.2f} {unit}\n")
    sys.stdout.write(f"{'achievement to decimal alone':60} {by_lkj / by_hand:10.2f} times\n")


if __name__ == "__main__":
    main()
