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


@pytest.mark.parametrize("count", [500, 5000, 74_000])
def test_a_hall_in_every_format(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], tmp_path: Path, count: int
) -> None:
    """A1 at 300 dpi, numbers and names in every stand; each line is a process of its own, written three times."""
    kinds = KINDS if find_spec("cairo") else KINDS[:4]
    rows = benchmark.pedantic(lambda: [_in_a_process(count, kind, folder=tmp_path) for kind in kinds], rounds=1)
    with capsys.disabled():
        sys.stdout.write("\n" + "  ".join(rows[0]) + "\n")
        sys.stdout.writelines(
            "  ".join(str(value).rjust(len(name)) for name, value in row.items()) + "\n" for row in rows
        )
    assert {row["files"] for row in rows[:4]} == {1}
    assert {row["labels"] for row in rows} == {count}


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
