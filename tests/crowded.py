"""A hall with very many stands, each with number and two names; run as a script it draws one and tells what it took."""

from __future__ import annotations

import hashlib
import json
import math
import random
import re
import resource
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from shapely import box

from venueplan.draw import Sheet, draw_hall
from venueplan.draw.paper.glyphs import em_of
from venueplan.draw.paper.marks import Ring, Shape, Words, traced
from venueplan.files import read_event_folder
from venueplan.model import Allocation, Assignment, Booth, FloorPlan, Label, Plan
from venueplan.rules.styles import included_style, style_of

LAYOUTS = Path(__file__).parents[1] / "layouts"
_SYLLABLES = "北京上海杭州乌镇网络科技信息智能数据云联通达安全电子集团有限公司"
_WORDS = (
    "Global",
    "Cloud",
    "Data",
    "Smart",
    "Systems",
    "Digital",
    "Secure",
    "Quantum",
    "Labs",
    "Robotics",
    "Media",
    "Ltd",
)
_MM_PER_INCH = 25.4


def crowded_plan(count: int) -> tuple[Plan, str]:
    """Return a plan of a hall that is as large as ``count`` stands of 3 m × 3 m ask for, and the hall's id."""
    venue, event = read_event_folder(LAYOUTS / "wuzhen" / "wic-2017")
    hall = max(venue.halls, key=lambda unit: unit.polygon.area)
    columns = max(10, round((count * 2) ** 0.5))
    outline = box(-6, -6, 3 * columns + 6, 5 * (count // columns) + 12)
    units = tuple(replace(unit, polygon=outline) for unit in venue.units if unit.id == hall.id)
    chance, zones = random.Random(1), [zone.id for zone in event.zones]  # noqa: S311 - names, not secrets
    booths, exhibitors = [], []
    for n in range(count):
        row, column = divmod(n, columns)
        shape = box(3 * column, 5 * row, 3 * column + 3, 5 * row + 3)
        number = f"{chr(65 + row % 26)}{column:03d}"
        booths.append(Booth(id=f"b{n}", number=number, polygon=shape, hall=hall.id, level=hall.level, row=f"r{row}"))
        zh = "".join(chance.choices(_SYLLABLES, k=chance.randint(3, 8)))
        name = Label.of(zh=zh, en=" ".join(chance.choices(_WORDS, k=chance.randint(1, 3))))
        zone = zones[n * len(zones) // count]
        exhibitors.append(replace(event.exhibitors[0], id=f"e{n}", name=name, zone=zone))
    plan = Plan(
        venue=replace(venue, units=units, fixtures=(), amenities=(), sections=(), details=(), openings=()),
        event=replace(event, exhibitors=tuple(exhibitors)),
        floor_plan=FloorPlan(booths=tuple(booths)),
        allocation=Allocation(
            assignments=tuple(Assignment(exhibitor=f"e{n}", booths=(f"b{n}",)) for n in range(count))
        ),
    )
    return plan, hall.id


def drawn_with_cairo(sheet: Sheet, kind: str) -> bytes:
    """Draw the same polygons and texts with pycairo, which is what speed is measured against."""
    import cairo  # noqa: PLC0415 - only this comparison needs it

    file, (wide, high) = BytesIO(), sheet.page_mm
    scale = 300 / _MM_PER_INCH if kind == "png" else 72 / _MM_PER_INCH
    surface: Any
    if kind == "png":
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, round(wide * scale), round(high * scale))
    else:
        surface = cairo.SVGSurface(file, wide * scale, high * scale)
    pen: Any = cairo.Context(surface)
    pen.scale(scale, scale)
    pen.set_source_rgb(*_rgb(sheet.background))
    pen.paint()
    shapes = [mark for mark in sheet.marks if isinstance(mark, Shape)]
    lines = iter(traced(shapes))
    for mark in sheet.marks:
        if isinstance(mark, Words):
            _cairo_words(pen, mark, high=high)
        else:
            _cairo_shape(pen, mark, next(lines), high=high)
    if kind == "png":
        surface.write_to_png(file)
    surface.finish()
    return file.getvalue()


def _cairo_shape(pen: Any, shape: Shape, lines: list[Ring], *, high: float) -> None:
    for line, closed in lines:
        (x, y), *more = line.tolist()
        pen.move_to(x, high - y)
        for x, y in more:
            pen.line_to(x, high - y)
        if closed:
            pen.close_path()
    if shape.fill:
        pen.set_source_rgb(*_rgb(shape.fill))
        pen.fill_preserve()
    if shape.stroke:
        pen.set_source_rgb(*_rgb(shape.stroke))
        pen.set_line_width(shape.width)
        pen.stroke_preserve()
    pen.new_path()


def _cairo_words(pen: Any, words: Words, *, high: float) -> None:
    if words.face == "icon":
        return
    pen.select_font_face("Noto Sans CJK SC", 0, int(words.face == "bold"))
    pen.set_font_size(em_of(words.cap, words.face))
    pen.set_source_rgb(*_rgb(words.colour))
    pen.save()
    pen.translate(words.x, high - words.y)
    pen.rotate(-math.radians(words.angle))
    pen.move_to(0, 0)
    pen.show_text(words.text)
    pen.restore()


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _peak() -> float:
    """Return the largest memory that this process has held, MB, without what its parent held where that can be told."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")) if status.exists() else None
    return (int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def _written(sheet: Sheet, kind: str) -> bytes:
    tool, _, ending = kind.rpartition(" ")
    if tool == "pycairo":
        return drawn_with_cairo(sheet, ending)
    return sheet.as_bytes(ending, dpi=300, outlined=tool == "outlined")


def measured(count: int, kind: str, *, rounds: int) -> dict[str, object]:
    """Draw and write a crowded hall in this process; times are medians of the rounds."""
    before = _peak()
    plan, hall = crowded_plan(count)
    planned = _peak()
    style = style_of(
        {"type": {role: {"floor": (0.0,) * 5} for role in ("booth-number", "booth-name")}},
        name="crowded",
        base=included_style("light"),
    )
    begun = time.process_time()
    sheet = draw_hall(plan, hall, style=style)
    laid_out, takes, peak, files = time.process_time() - begun, list[tuple[float, float]](), 0.0, set[bytes]()
    composed = _peak()
    for _ in range(rounds):
        cpu, wall = time.process_time(), time.perf_counter()
        written = _written(sheet, kind)
        takes.append((time.process_time() - cpu, time.perf_counter() - wall))
        peak = peak or _peak()
        files.add(hashlib.sha256(written).digest())
    cpu_s, wall_s = (round(median(column), 2) for column in zip(*takes, strict=True))
    return {
        "stands": count, "kind": kind, "labels": dict(sheet.counts)["booth_numbers_shown"],
        "layout": round(laid_out, 2), "cpu": cpu_s, "wall": wall_s, "code MB": round(before),
        "plan MB": round(planned - before), "composed MB": round(composed), "peak MB": round(peak),
        "file MB": round(len(written) / 1e6, 2), "files": len(files),
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(int(sys.argv[1]), sys.argv[2], rounds=int(sys.argv[3]))))
