"""How long sheets take: a hall with many stands in every format, and all sheets of the small example event."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from venueplan.arrange import arrange_booths
from venueplan.check import check_plan, measure_egress
from venueplan.draw import draw_fire_set, draw_sheet, sheets_of
from venueplan.files import read_event_folder
from venueplan.model import Plan
from venueplan.rules import event_pack

pytestmark = pytest.mark.benchmark

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wuzhen(layouts: Path) -> Plan:
    venue, event = read_event_folder(layouts / "wuzhen" / "wic-2017")
    return Plan(venue=venue, event=event)


KINDS = ("png", "svg", "pdf", "outlined pdf", "pycairo png", "pycairo svg")

ASKED = {
    "png": {500: 1.5, 5000: 2.0, 74_000: 6.0},
    "svg": {500: 0.1, 5000: 0.3, 74_000: 3.0},
    "pdf": {500: 0.5, 5000: 2.5, 74_000: 35.0},
    "outlined pdf": {74_000: 12.0},
}
"""CPU seconds in which a hall with so many stands is to be written."""

MOST_MB = {74_000: 700}
"""Memory that it may take, MB."""

MOST_RATIO = 1.5
"""How many times the CPU seconds may be that pycairo takes for the same polygons and texts."""


@pytest.mark.parametrize("count", [500, 5000, 74_000])
def test_a_hall_in_every_format(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], tmp_path: Path, count: int
) -> None:
    """A1 at 300 dpi, numbers and names in every stand; each line is a process of its own, written three times.

    ``layout`` and ``cpu`` are CPU seconds to draw the hall and to write it, with what is asked of the second beside it
    and how many times pycairo's it is. Of the memory, the code itself and the plan are given apart; the peak has both.
    """
    kinds = KINDS if find_spec("cairo") else KINDS[:4]
    rows = benchmark.pedantic(lambda: [_in_a_process(count, kind, folder=tmp_path) for kind in kinds], rounds=1)
    with capsys.disabled():
        sys.stdout.write("\n" + _table(rows, count=count))
    assert {row["files"] for row in rows[:4]} == {1}
    assert {row["labels"] for row in rows} == {count}


def _table(rows: list[dict[str, object]], *, count: int) -> str:
    """Return figures as lines of text, each with what was asked beside it."""
    cpu = {str(row["kind"]): float(str(row["cpu"])) for row in rows}
    shown = []
    for row in rows:
        kind, asked = str(row["kind"]), ASKED.get(str(row["kind"]), {}).get(count)
        rival = cpu.get(f"pycairo {kind}")
        line = {name: str(value) for name, value in row.items()}
        line["cpu"] += f" ≤ {asked:g} {'yes' if cpu[kind] <= asked else 'NO'}" if asked else ""
        line["peak MB"] += f" ≤ {MOST_MB[count]}" if kind in ASKED and count in MOST_MB else ""
        line["to pycairo"] = f"{cpu[kind] / rival:.2f} ≤ {MOST_RATIO:g}" if rival else ""
        shown.append(line)
    widths = {name: max(len(name), *(len(line[name]) for line in shown)) for name in shown[0]}
    heading = "  ".join(name.rjust(width) for name, width in widths.items())
    lines = ["  ".join(line[name].rjust(width) for name, width in widths.items()) for line in shown]
    return "\n".join([heading, *lines, ""])


def _in_a_process(count: int, kind: str, *, folder: Path) -> dict[str, object]:
    """Draw a hall in a fresh process, with the fonts of the sheets at hand for pycairo."""
    package = find_spec("mpl_font")
    fonts = Path(str(package and package.origin)).parent / "fonts"
    settings = folder / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, TESTS / "crowded.py", str(count), kind, "3"],
        env=os.environ | {"FONTCONFIG_FILE": str(settings)}, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_all_sheets_of_a_small_event(benchmark: BenchmarkFixture, layouts: Path) -> None:
    venue, event = read_event_folder(layouts / "quickstart" / "expo-day")
    plan = Plan(venue=venue, event=event, floor_plan=arrange_booths(venue, event))

    def every_sheet() -> int:
        sheets = [draw_sheet(plan, order) for order in sheets_of(plan)]
        return sum(len(sheet.as_bytes(kind)) for sheet in sheets for kind in ("png", "svg", "pdf"))

    benchmark.extra_info |= {"bytes": benchmark.pedantic(every_sheet, rounds=1), "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_the_set_for_the_fire_authority(benchmark: BenchmarkFixture, wuzhen: Plan) -> None:
    """Eight halls with stands, measured and checked before: sheets and document."""
    plan = replace(wuzhen, floor_plan=arrange_booths(wuzhen.venue, wuzhen.event, seed=0))
    pack, report = event_pack(plan.event), check_plan(plan)
    egress = measure_egress(plan, pack=pack)
    written = benchmark.pedantic(
        lambda: draw_fire_set(plan, report, egress=egress, pack=pack).as_pdf(), rounds=1, iterations=1
    )
    assert len(written) < 5_000_000
