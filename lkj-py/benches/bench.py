"""Measures the package: ``python lkj-py/benches/bench.py`` with a release build installed.

Prints a row for each measurement, medians of several runs. Calls are measured in processor time
and by turns, so that other work on the machine counts for little; what runs on several threads, in
wall time. Compare ratios within one run.
"""

import os
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


def by_turns(works: dict[str, Callable[[], object]], *, calls: int) -> dict[str, float]:
    """Return the seconds of processor time of one call of each, measured by turns."""
    runs: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(15):
        for name, work in works.items():
            start = time.process_time()
            for _ in range(calls):
                work()
            runs[name].append((time.process_time() - start) / calls)
    return {name: statistics.median(each) for name, each in runs.items()}


def evaluating(paths: list[Path], threads: int) -> float:
    """Return the seconds of evaluate_many on so many threads, in an interpreter of its own."""
    code = """
import statistics, sys, time, lkj
runs = []
for _ in range(3):
    start = time.perf_counter()
    lkj.evaluate_many(sys.argv[1:], progress=False)
    runs.append(time.perf_counter() - start)
print(statistics.median(runs))
"""
    ran = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", code, *map(str, paths)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "RAYON_NUM_THREADS": str(threads)},
    )
    return float(ran.stdout)


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
    calls = by_turns(
        {
            "decimal alone: (r / t * 100).quantize(0.01)": lambda: pure(realization, target),
            "lkj.achievement(r, t)": lambda: lkj.achievement(realization, target),
            "lkj.achievement(r, t).value": lambda: lkj.achievement(realization, target).value,
        },
        calls=5_000,
    )
    by_hand, by_lkj, with_value = calls.values()
    rows = [("import lkj", import_time()), *calls.items()]
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
            (f"evaluate_many: 1,000 files, {len(many):,} rows, 1 thread", evaluating(paths, 1)),
            ("the same, 2 threads", evaluating(paths, 2)),
            (
                "read and evaluated one after another, results as objects",
                median(lambda: [lkj.read(path).evaluate() for path in paths], times=3),
            ),
        ]
    for name, seconds in rows:
        unit, factor = ("µs", 1e6) if seconds < MILLISECOND else ("ms", 1e3)
        sys.stdout.write(f"{name:60} {seconds * factor:10.2f} {unit}\n")
    sys.stdout.write(f"{'achievement to decimal alone':60} {by_lkj / by_hand:10.2f} times\n")
    sys.stdout.write(f"{'with its value':60} {with_value / by_hand:10.2f} times\n")


if __name__ == "__main__":
    main()
