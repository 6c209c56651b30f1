"""Stands: their areas by zone, their labels by the fit-and-drop ladder, rows and zone captions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.layer import Key, Layer, Taken, area, disc, name_paras, names, text, tile
from venueplan.draw.lettering.fit import Placed, placed
from venueplan.draw.lettering.typeset import Para
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box, View
from venueplan.model import Booth, Finding, Label, Place, Plan, Zone

_LARGER = ((144.0, 2.0), (36.0, 1.4))
"""From these areas on, m², a stand's label is set so many times larger."""

_TOUCHING = 0.1
"""Stands at most so far apart, m, are of one block."""


def booths_in(plan: Plan, hall: str) -> tuple[Booth, ...]:
    """Return the booths of a hall in the order of their numbers."""
    found = plan.floor_plan.booths if plan.floor_plan else ()
    return tuple(sorted((b for b in found if b.hall == hall), key=lambda b: (len(b.number), b.number, b.id)))


def zone_colour(plan: Plan, zone_id: str, *, look: Look) -> str:
    """Return the fill of a zone; zones without a place in the event have a plain fill."""
    fills = look.colours.zones
    ids = [zone.id for zone in plan.event.zones]
    return fills[ids.index(zone_id) % len(fills)] if zone_id in ids else look.colours.plain_booth


def fill_of(plan: Plan, booth: Booth, *, look: Look) -> str:
    """Return the fill of a booth: that of its holder's zone, plain if nobody holds it."""
    holders = plan.exhibitors_on(booth.id)
    if plan.allocation is not None and not holders:
        return look.colours.plain_booth
    return zone_colour(plan, plan.event.exhibitor(holders[0]).zone if holders else booth.zone, look=look)


def zone_key(zone: Zone, *, colour: str, look: Look) -> Key:
    """Return the legend entry of a zone: its letter on its colour."""
    return Key(label=zone.name, colour=colour, sign=zone.letter, ink=look.colours.ink)


def booth_areas(
    plan: Plan, booths: Sequence[Booth], *, view: View, look: Look, pages: NDArray[np.object_] | None = None
) -> Layer:
    """Draw every booth in the colour of its zone, each with its outline; ``pages`` are the booths on the page."""
    colours = look.colours
    marks: list[Mark] = []
    used: set[str] = set()
    pages = view.on_page([booth.polygon for booth in booths]) if pages is None else pages
    edge = look.line("booth")
    for booth, page, whole in zip(booths, pages, view.whole(pages).tolist(), strict=True):
        cut = page if whole else page.intersection(view.frame)
        if cut.is_empty:
            continue
        fill = fill_of(plan, booth, look=look)
        used.add(fill)
        title = " ".join([booth.number, *(str(plan.event.exhibitor(e).name) for e in plan.exhibitors_on(booth.id))])
        marks.append(
            Shape(
                geometries=(cut,), fill=fill, stroke=colours.booth_line, width=edge,
                title=title, id=f"booth-{booth.id}",
            )
        )  # fmt: skip
    keys = [zone_key(z, colour=zone_colour(plan, z.id, look=look), look=look) for z in plan.event.zones]
    keys = [key for key in keys if key.colour in used]
    if colours.plain_booth in used:
        keys.append(Key(label=word("free"), colour=colours.plain_booth))
    return Layer(name="booths", marks=tuple(marks), keys=tuple(keys))


def type_growth(booths: Sequence[Booth], *, view: View, look: Look) -> float:
    """Return by how much booth labels are set larger than the style asks, 1 to 1.5, where the scale leaves room.

    It is one factor for a whole sheet, from its median booth, so that equal things look equal.
    """
    sides = sorted(math.sqrt(view.length(1.0) ** 2 * booth.area) for booth in booths)
    return min(1.5, max(1.0, sides[len(sides) // 2] / (look.cap("booth-number") * 5.6))) if sides else 1.0


def number_para(booth: Booth, *, look: Look, growth: float = 1.0) -> Para:
    """Return a booth's number as it is set in the booth."""
    cap, floor = look.cap("booth-number") * growth, look.floor("booth-number")
    return Para(
        text=booth.number, cap=cap, floor=floor, colour=look.colours.ink, face="bold",
        role="booth-number", subject=booth.id, most=1,
    )  # fmt: skip


def booth_label(plan: Plan, booth: Booth, *, look: Look, growth: float = 1.0) -> list[list[Para]]:
    """Return what a booth's label may say, richest first: number and all names, ever fewer names, number.

    The holder's names come first, then those of the exhibitors that share the stand; a name's subject is its exhibitor.
    """
    growth *= _larger(booth)
    number, ink = number_para(booth, look=look, growth=growth), look.colours.ink
    lines = [
        para if growth == 1 else replace(para, cap=para.cap * growth)
        for exhibitor in plan.exhibitors_on(booth.id)
        for para in name_paras(
            plan.event.exhibitor(exhibitor).name, look, role="booth-name", colour=ink, subject=exhibitor
        )
    ]
    return [[number, *lines[:count]] for count in range(len(lines), -1, -1)]


def booth_labels(
    plan: Plan,
    booths: Sequence[Booth],
    *,
    view: View,
    look: Look,
    busy: Sequence[BaseGeometry] = (),
    pages: NDArray[np.object_] | None = None,
) -> Layer:
    """Write number and names into every booth; what had to give way is a finding.

    Columns that stand in a booth, and what is ``busy`` on the page (mm), are kept free of text; ``pages`` are the
    booths on the page.
    """  # fmt: skip
    pages = view.on_page([booth.polygon for booth in booths]) if pages is None else pages
    growth = type_growth(booths, view=view, look=look)
    marks: list[Mark] = []
    findings: list[Finding] = []
    for number, free, pad in _places(plan, pages, view=view, busy=busy):
        booth = booths[number]
        ladder = booth_label(plan, booth, look=look, growth=growth)
        label = placed(free, ladder, pad=pad)
        if label:
            marks += label.words
        findings += _dropped(booth, label=label, ladder=ladder)
    return Layer(name="booth labels", marks=tuple(marks), findings=tuple(findings))


def numbers_with_room(plan: Plan, booths: Sequence[Booth], *, view: View, look: Look, step: int = 1) -> int:
    """Return how many booths, or of every so many one, would show their number: it takes less than to label them."""
    growth, count, some = type_growth(booths, view=view, look=look), 0, booths[::step]
    for number, free, pad in _places(plan, view.on_page([booth.polygon for booth in some]), view=view):
        ladder = [[number_para(some[number], look=look, growth=growth * _larger(some[number]))]]
        count += placed(free, ladder, pad=pad) is not None
    return count


def _places(
    plan: Plan, pages: NDArray[np.object_], *, view: View, busy: Sequence[BaseGeometry] = ()
) -> Iterator[tuple[int, BaseGeometry, float]]:
    """Yield for every booth that lies on the page as a whole its place, where text may stand, and how far inside."""
    near = _obstacles(plan, pages, view=view, busy=busy)
    for number in np.flatnonzero(view.whole(pages)).tolist():
        page = pages[number]
        free = page.difference(shapely.union_all(near[number])) if number in near else page
        yield number, free, pad_of(page)


def _larger(booth: Booth) -> float:
    """Return by how much the label of a large booth is set larger than that of others."""
    return next((factor for least, factor in _LARGER if booth.area >= least), 1.0)


def _obstacles(
    plan: Plan, pages: NDArray[np.object_], *, view: View, busy: Sequence[BaseGeometry]
) -> dict[int, list[BaseGeometry]]:
    """Return what is to be kept free of text in each booth on the page, with its surroundings, by the booth's place."""
    columns = view.on_page([f.polygon for f in plan.venue.fixtures if f.category == "column"])
    things = np.concatenate([columns, np.array(busy, dtype=object)])
    grown = [*shapely.buffer(columns, 0.8, join_style="mitre"), *shapely.buffer(things[len(columns) :], 0.5)]
    found: dict[int, list[BaseGeometry]] = {}
    for booth, thing in shapely.STRtree(things).query(pages, predicate="intersects").T.tolist():
        found.setdefault(booth, []).append(grown[thing])
    return found


def pad_of(page: BaseGeometry) -> float:
    """Return the distance that the label of a booth keeps from its edge, mm."""
    left, bottom, right, top = page.bounds
    return round(min(1.0, 0.06 * min(right - left, top - bottom)), 3)


def _dropped(booth: Booth, *, label: Placed | None, ladder: list[list[Para]]) -> list[Finding]:
    """Note what a booth's label could not say."""
    if label and label.rank == 0:
        return []
    left_out = [para.text for para in ladder[0]][len(ladder[label.rank]) if label else 0 :]
    middle = booth.polygon.representative_point()
    shown = f"only '{' '.join(para.text for para in ladder[label.rank])}'" if label else "nothing"
    missing = " / ".join(left_out)
    return [
        Finding(
            id=f"label-dropped-{booth.id}",
            rule="label-dropped",
            severity="note",
            subject=booth.id,
            place=Place(level=booth.level, x=middle.x, y=middle.y),
            message=Label.of(
                zh=f"展位 {booth.number} 图上放不下“{missing}”，请见索引",
                en=f"booth {booth.number} shows {shown} on the plan: '{missing}' is left to the index",
            ),
        )
    ]


def row_discs(booths: Sequence[Booth], *, view: View, look: Look, taken: Taken) -> Layer:
    """Mark both ends of each row with its letter, where there is room in the aisle."""
    radius = look.cap("zone")
    marks: list[Mark] = []
    for _, members in sorted(_by_row(booths).items()):
        name = row_letter(members)
        if not name:
            continue
        left, bottom, right, top = shapely.total_bounds(view.on_page([b.polygon for b in members])).tolist()
        level, middle = (bottom + top) / 2, (left + right) / 2
        gap = radius * 1.7
        sides = ((left - gap, level), (right + gap, level))
        if top - bottom > right - left:
            sides = ((middle, bottom - gap), (middle, top + gap))
        for x, y in sides:
            place = disc((x, y), radius)
            if taken.free(place.buffer(0.6)) and view.frame.covers(place):
                taken.take(place)
                marks += [area(place, look.colours.ink), _letter(name, x=x, y=y, look=look)]
    return Layer(name="rows", marks=tuple(marks))


def _letter(name: str, *, x: float, y: float, look: Look) -> Mark:
    cap = look.cap("zone") * 0.85 / max(1, len(name) * 0.75)
    colour = look.colours.white
    return text(name, at=(x, y - cap / 2), cap=cap, colour=colour, align="centre", face="bold", role="row")


def row_letter(booths: Sequence[Booth]) -> str:
    """Return the letters before the last digits of all the numbers of a row, if they are the same and at most two.

    Examples
    --------
    >>> from shapely import box
    >>> row_letter([Booth(id=n, number=n, polygon=box(0, 0, 3, 3), hall="H3", level="g") for n in ("3B07", "3B08")])
    'B'
    """
    found = {(re.search(r"([A-Z]{1,2})\d+$", booth.number) or [""] * 2)[1] for booth in booths}
    return found.pop() if len(found) == 1 else ""


def _by_row(booths: Sequence[Booth]) -> dict[str, list[Booth]]:
    rows: dict[str, list[Booth]] = {}
    for booth in booths:
        rows.setdefault(booth.row, []).append(booth)
    return rows


def zone_captions(plan: Plan, booths: Sequence[Booth], *, view: View, look: Look, taken: Taken) -> Layer:
    """Name the zone of each run of booths in the aisle above it, where there is room."""
    cap = look.cap("zone", look.languages[0])
    zones = {zone.id: zone for zone in plan.event.zones}
    marks: list[Mark] = []
    for (left, _, right, top), name in _runs(plan, booths, view=view):
        zone = zones[name]
        size = cap * 1.5
        texts = names(zone.name, look)
        caps = [look.cap("zone", language) * 0.9 for language, _ in texts]
        widths = [
            width_of(t, c, face="medium" if not n else "regular")
            for n, ((_, t), c) in enumerate(zip(texts, caps, strict=True))
        ]
        wide = size + sum(widths) + cap * len(texts)
        place = box(left, top + cap * 0.45, left + wide, top + cap * 0.45 + size)
        if wide > right - left or not taken.free(place.buffer(0.4)) or not view.frame.covers(place):
            continue
        taken.take(place)
        x, base = left + size + cap * 0.6, place.centroid.y - caps[0] / 2
        marks += tile(
            zone_key(zone, colour=zone_colour(plan, zone.id, look=look), look=look),
            at=(left + size / 2, place.centroid.y),
            size=size,
        )
        for number, ((_, line), height, width) in enumerate(zip(texts, caps, widths, strict=True)):
            face = "medium" if number == 0 else "regular"
            marks.append(text(line, at=(x, base), cap=height, colour=look.colours.ink, face=face, role="zone"))
            x += width + cap * 0.8
    return Layer(name="zone captions", marks=tuple(marks))


def _runs(plan: Plan, booths: Sequence[Booth], *, view: View) -> list[tuple[Box, str]]:
    """Return the bounds on the page of blocks of booths of one zone, with the zone; none if all are of one."""
    zones = {zone.id for zone in plan.event.zones}
    groups: dict[str, list[Polygon]] = {}
    for booth in booths:
        holders = plan.exhibitors_on(booth.id)
        zone = plan.event.exhibitor(holders[0]).zone if holders else booth.zone
        if zone in zones:
            groups.setdefault(zone, []).append(booth.polygon)
    if len(groups) < 2:
        return []
    found = [(bounds, zone) for zone, polygons in sorted(groups.items()) for bounds in _blocks(polygons, view=view)]
    return sorted(found, key=lambda pair: (-pair[0][3], pair[0][0]))


def _blocks(polygons: Sequence[Polygon], *, view: View) -> list[Box]:
    """Return the bounds on the page, mm, of polygons that lie within 0.1 m of each other."""
    shapes = np.array(polygons, dtype=object)
    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=_TOUCHING)
    block = np.arange(len(shapes))
    while not np.array_equal(block[first], block[second]):
        np.minimum.at(block, first, block[second])
        block = block[block]
    edges = shapely.bounds(view.on_page(shapes))
    found = []
    for members in np.split(np.argsort(block, kind="stable"), np.cumsum(np.unique(block, return_counts=True)[1])[:-1]):
        low, high = edges[members, :2].min(axis=0).tolist(), edges[members, 2:].max(axis=0).tolist()
        found.append((low[0], low[1], high[0], high[1]))
    return found
