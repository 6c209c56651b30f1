"""An escape plan measured against ISO 23601:2020: on the marks of the sheet, whatever its makers believed.

The clauses are those of the edition of 2020 as published excerpts of it quote them; the scale is practice. Software can
only pre-check: who approves a plan answers for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from shapely import Point

from venueplan.draw.audit import cap_of
from venueplan.draw.escape.page import SMALLEST_SCALE, EscapeCase
from venueplan.draw.escape.symbols import KEY, not_of_the_house, signs_on
from venueplan.draw.fixed import ROUTE
from venueplan.draw.layers.pictograms import has_pictogram
from venueplan.draw.maps.board import sheet_angle
from venueplan.draw.paper.marks import Shape, Words
from venueplan.draw.sheet import Sheet
from venueplan.draw.style import Style
from venueplan.model import Criterion, Escape, Finding, Label, SignSite

_ISO = "ISO 23601:2020"
_A3 = (297.0, 420.0)
_SLACK = 1e-6
_NO_ASSEMBLY = "> 0: amenity.geojson, kind 'assembly-point'"
"""Where somebody puts in what a venue without an assembly point lacks."""

_BESIDE, _BEGIN = 0.3, 6.1
"""Ways nearer than this share the floor, metres, but for so much at their beginning."""


def preflight(sheet: Sheet, case: EscapeCase, *, style: Style) -> tuple[Criterion, ...]:
    """Return every criterion with what was measured on the sheet, before any stamp.

    Symbols for which the style brings no drawing are told, for ours are not the registered ones; but whoever approves
    the plan decides about them.
    """
    return (
        *_paper(sheet),
        *_header(sheet),
        *_sizes(sheet, case),
        *_overview(sheet, case),
        *_reader(sheet, case.site),
        *_legend(sheet),
        *_ways(sheet, case),
        *_words(sheet),
        _symbols(sheet, style),
    )


def not_kept(criteria: tuple[Criterion, ...], site: SignSite) -> tuple[Finding, ...]:
    """Return a finding for every criterion that a sheet does not keep."""
    return tuple(
        Finding(
            id=f"escape-{criterion.id}-{site.id}",
            rule="escape-plan",
            severity="warning" if criterion.binding else "note",
            subject=site.id,
            message=Label.of(
                zh=f"疏散图 {site.id}：{criterion.what['zh']}为 {criterion.measured}，应为 {criterion.limit}"
                f"（{criterion.clause}）",
                en=f"escape plan {site.id}: {criterion.what['en']} is {criterion.measured}, to be {criterion.limit}"
                f" ({criterion.clause})",
            ),
        )
        for criterion in criteria
        if not criterion.passed
    )


def _rule(name: str, clause: str, *, what: tuple[str, str], found: tuple[str, str], passed: bool) -> Criterion:
    return Criterion(
        id=name,
        clause=clause,
        what=Label.of(zh=what[0], en=what[1]),
        measured=found[0],
        limit=found[1],
        passed=passed,
    )


def _at_least(name: str, clause: str, *, what: tuple[str, str], value: float, least: float) -> Criterion:
    said = ("–" if value == float("inf") else f"{value:.2f} mm", f"≥ {least:.4g} mm")
    return _rule(name, clause, what=what, found=said, passed=least - _SLACK <= value < float("inf"))


def _paper(sheet: Sheet) -> Iterator[Criterion]:
    sides = sorted(sheet.page_mm)
    said = (f"{sides[1]:.0f} × {sides[0]:.0f} mm", "≥ 420 × 297 mm")
    large = sides[0] >= _A3[0] - 0.1 and sides[1] >= _A3[1] - 0.1
    yield _rule("paper", f"{_ISO}, 5", what=("图幅", "sheet"), found=said, passed=large)
    scale = sheet.view.scale if sheet.view else float("inf")
    said = (f"1:{scale:g}", f"≥ 1:{SMALLEST_SCALE:g}")
    yield _rule("scale", f"{_ISO}, 5", what=("比例", "scale"), found=said, passed=scale <= SMALLEST_SCALE)


def _header(sheet: Sheet) -> Iterator[Criterion]:
    short = min(sheet.page_mm)
    high = min((_high(mark) for mark in _titled(sheet, "header")), default=0.0)
    letters = min((cap_of(words) for words in _said(sheet) if words.role == "header"), default=0.0)
    clause = f"{_ISO}, 6 b"
    yield _at_least("header", clause, what=("标题栏高度", "height of the header"), value=high, least=0.07 * short)
    what = ("标题栏字高", "height of its letters")
    yield _at_least("header-letters", clause, what=what, value=letters, least=round(0.6 * high, 6))


def _sizes(sheet: Sheet, case: EscapeCase) -> Iterator[Criterion]:
    letters = min((cap_of(words) for words in _said(sheet)), default=0.0)
    yield _at_least("letters", f"{_ISO}, 6 a", what=("最小字高", "smallest letter"), value=letters, least=2.0)
    found = {**signs_on(sheet.marks), **{f"{KEY}{n}": s for n, s in signs_on(sheet.marks, KEY).items()}}
    tiles = [shape for name, shapes in found.items() if has_pictogram(name.removeprefix(KEY)) for shape in shapes]
    least = min((_high(shape) for shape in tiles), default=0.0)
    yield _at_least("signs", f"{_ISO}, 6 c", what=("最小安全标志", "smallest safety sign"), value=least, least=7.0)
    clause = f"{_ISO}, 6 d"
    walls = min((shape.width for shape in _titled(sheet, "structural wall")), default=0.0)
    if walls or (sheet.view and not sheet.view.cut(case.escape.part.boundary).is_empty):
        what = ("承重墙线宽", "line of structural walls")
        yield _at_least("structure", clause, what=what, value=walls, least=1.6)
    inner = [shape.width for title in ("partition", "partition around") for shape in _titled(sheet, title)]
    if inner:
        what = ("隔墙线宽", "line of partitions")
        yield _at_least("partitions", clause, what=what, value=min(inner), least=0.6)


def _overview(sheet: Sheet, case: EscapeCase) -> Iterator[Criterion]:
    share = sum(shape.geometries[0].area for shape in _titled(sheet, "overview")) / (
        sheet.page_mm[0] * sheet.page_mm[1]
    )
    clause, said = f"{_ISO}, 7.2", (f"{share:.1%}", "≤ 10 %, > 0")
    what = ("总图面积", "area of the overview")
    yield _rule("overview", clause, what=what, found=said, passed=0 < share <= 0.1)
    points = len(case.assembly_points)
    frames = _titled(sheet, "overview")
    drawn = signs_on(sheet.marks).get("assembly-point", [])
    inside = sum(any(f.geometries[0].covers(s.geometries[0].centroid) for f in frames) for s in drawn)
    said = (f"{inside}", f"{points}" if points else _NO_ASSEMBLY)
    what = ("总图上的集合点", "assembly points on the overview")
    yield _rule("assembly", clause, what=what, found=said, passed=0 < points == inside)


def _reader(sheet: Sheet, site: SignSite) -> Iterator[Criterion]:
    turn = _turn(sheet, site)
    what, clause = ("前方与图上方的夹角", "angle between ahead and up"), f"{_ISO}, 7.3 a"
    yield _rule("orientation", clause, what=what, found=(f"{turn:.1f}°", "0°"), passed=abs(turn) < 0.5)
    found = signs_on(sheet.marks).get("here", [])
    at = Point(sheet.view.point(site.x, site.y)) if sheet.view else Point()
    away = min((shape.geometries[0].centroid.distance(at) for shape in found), default=float("inf"))
    right = len(found) == 1 and away < 0.5 and _is_mostly(found[0].fill, "blue")
    said = (f"{len(found)} × {away:.1f} mm", "1 × 0 mm, blue")
    what = ("“您在此”标记", "mark of the reader's place")
    yield _rule("here", f"{_ISO}, 7.7.3", what=what, found=said, passed=right)


def _turn(sheet: Sheet, site: SignSite) -> float:
    """Return by how much straight ahead is turned away from the top of the sheet, degrees."""
    if sheet.view is None:
        return 180.0
    ahead = math.radians(site.facing)
    end = (site.x + math.sin(ahead), site.y + math.cos(ahead))
    return (sheet_angle(sheet.view, start=(site.x, site.y), end=end) + 180) % 360 - 180


def _legend(sheet: Sheet) -> Iterator[Criterion]:
    drawn, explained = set(signs_on(sheet.marks)), set(signs_on(sheet.marks, KEY))
    clause, missing, idle = f"{_ISO}, 7.5", sorted(drawn - explained), sorted(explained - drawn)
    what = ("图例缺少的符号", "symbols that the legend lacks")
    said = (", ".join(missing) or "0", "0")
    yield _rule("legend", clause, what=what, found=said, passed=bool(drawn) and not missing)
    what = ("图例中多余的符号", "symbols of the legend that are not drawn")
    yield _rule("legend-idle", clause, what=what, found=(", ".join(idle) or "0", "0"), passed=not idle)


def _ways(sheet: Sheet, case: EscapeCase) -> Iterator[Criterion]:
    escape = case.escape
    clause = f"{_ISO}, 7.3 b"
    drawn = {mark.title for mark in sheet.marks if isinstance(mark, Shape) and mark.title.startswith("to ")}
    there = {f"to {way.exit}" for way in escape.ways}
    what = ("独立的疏散路线", "independent ways out")
    said = (f"{len(there & drawn)}", "2")
    yield _rule("ways", clause, what=what, found=said, passed=len(there & drawn) == 2 == len(escape.ways))
    shared = _shared(escape)
    what = ("两条路线共用的长度", "length that both ways share")
    yield _rule("apart", clause, what=what, found=(f"{shared:.1f} m", "0 m"), passed=shared < _BESIDE)
    exits = signs_on(sheet.marks).get("exit", [])
    middles = [o.line.centroid for o in case.plan.venue.openings if o.id in escape.exits]
    shown = sum(bool(sheet.view and sheet.view.shows(middle.x, middle.y)) for middle in middles)
    what = ("安全出口标志", "signs of exits")
    yield _rule("exits", clause, what=what, found=(f"{len(exits)}", f"{shown}, > 0"), passed=0 < shown == len(exits))
    routes = signs_on(sheet.marks).get("route", [])
    pale = len(routes) == 1 and routes[0].fill == ROUTE
    arrows = all(_is_mostly(shape.fill, "green") for shape in _titled(sheet, "arrows"))
    what, said = ("疏散路线颜色", "colour of the routes"), (", ".join(shape.fill for shape in routes) or "–", ROUTE)
    yield _rule("colours", f"{_ISO}, 7.7.1", what=what, found=said, passed=pale and arrows)


def _shared(escape: Escape) -> float:
    """Return the metres on which the ways run beside each other, but for their common beginning."""
    if len(escape.ways) < 2:
        return 0.0
    one, other = (way.line for way in escape.ways[:2])
    begin = Point(one.coords[0]).buffer(_BEGIN)
    return float(one.difference(begin).intersection(other.buffer(_BESIDE)).length)


def _words(sheet: Sheet) -> Iterator[Criterion]:
    notices = [words for words in _said(sheet) if words.role == "notice"]
    what = ("火灾行为须知", "lines of safety notices")
    yield _rule("notices", f"{_ISO}, 7.4", what=what, found=(f"{len(notices)}", "≥ 4"), passed=len(notices) >= 4)
    broken = len(sheet.audit.overlaps) + len(sheet.audit.outside) + len(sheet.audit.faint)
    what = ("重叠、出界或看不清的文字", "texts that overlap, leave the sheet or are faint")
    yield _rule("legible", f"{_ISO}, 6 a", what=what, found=(f"{broken}", "0"), passed=broken == 0)


def _symbols(sheet: Sheet, style: Style) -> Criterion:
    ours = not_of_the_house(sorted(signs_on(sheet.marks)), style)
    what, said = ("非登记图形符号", "symbols that are not of ISO 7010"), (", ".join(ours) or "0", "0")
    return replace(_rule("symbols", f"{_ISO}, 7.7.2", what=what, found=said, passed=not ours), binding=False)


def _titled(sheet: Sheet, title: str) -> list[Shape]:
    return [mark for mark in sheet.marks if isinstance(mark, Shape) and mark.title == title]


def _said(sheet: Sheet) -> list[Words]:
    return [mark for mark in sheet.marks if isinstance(mark, Words) and mark.face != "icon"]


def _high(shape: Shape) -> float:
    """Return the smaller side of a shape, mm."""
    left, bottom, right, top = shape.geometries[0].bounds
    return float(min(right - left, top - bottom))


def _is_mostly(colour: str, hue: str) -> bool:
    """Tell whether a colour is green or blue.

    Examples
    --------
    >>> _is_mostly("#00703C", "green"), _is_mostly("#C8102E", "green")
    (True, False)
    """
    parts = dict(zip(("red", "green", "blue"), (int(colour[at : at + 2] or "0", 16) for at in (1, 3, 5)), strict=True))
    return max(parts, key=lambda name: parts[name]) == hue
