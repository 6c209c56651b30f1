"""Passages between stands that join two aisles and are narrower than an aisle has to be."""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely import LineString, Polygon, STRtree

from venueplan.check.aisles.narrow import EDGE, narrow_parts
from venueplan.check.findings import Measured, at, booth_name, found
from venueplan.check.floor import HallFloor
from venueplan.model import Finding
from venueplan.rules import aisle_width

PERSON = 0.9
"""Whatever is narrower is no passage but a gap, metres."""

ALONG = 0.9
"""So much of the line between two stands lies in a passage between them."""

Pairs = frozenset[tuple[str, str]]


def check_between(floor: HallFloor, *, known: Pairs) -> Iterator[Finding]:
    """Find passages between stands, at least 0.9 m wide, that join two aisles and are narrower than they are.

    Parameters
    ----------
    known
        Pairs of booth ids that a front too near to a stand has been reported for already.
    """
    width = aisle_width(floor.pack, floor.pattern)
    tree = STRtree(floor.stands)
    for part in narrow_parts(floor.free, least=PERSON, wide=width):
        if len(part.mouths) > 1:
            gaps = _gaps(floor, part.area, tree=tree, width=width)
            if gaps and not any(pair in known for pair, _ in gaps):
                pair, line = min(gaps, key=lambda gap: (round(gap[1].length, 4), gap[0]))
                yield _passage(floor, pair, line=line, width=width)


def _gaps(floor: HallFloor, part: Polygon, *, tree: STRtree, width: float) -> list[tuple[tuple[str, str], LineString]]:
    """Return the shortest lines between stands that lie in a passage, with the ids of the stands."""
    near = sorted(int(i) for i in tree.query(part, predicate="dwithin", distance=EDGE))
    gaps = []
    for place, i in enumerate(near):
        for j in near[place + 1 :]:
            line = shapely.shortest_line(floor.stands[i], floor.stands[j])
            inside = line.intersection(part.buffer(EDGE)).length >= ALONG * line.length
            if PERSON <= line.length < width and inside:
                a, b = floor.booths[i].id, floor.booths[j].id
                gaps.append(((min(a, b), max(a, b)), line))
    return gaps


def _passage(floor: HallFloor, pair: tuple[str, str], *, line: LineString, width: float) -> Finding:
    one, other = (next(booth_name(booth) for booth in floor.booths if booth.id == name) for name in pair)
    return found(
        "aisle-narrow",
        pair[0],
        says=(
            f"A passage between aisles, booths {one} and {other}, is {line.length:.2f} m wide, not {width:g}.",
            f"展位{one}与{other}之间连通两条通道的过道仅宽{line.length:.2f}米，要求不小于{width:g}米。",
        ),
        measured=Measured(value=line.length, limit=floor.pack["aisle-width"], bound=width),
        place=at(floor.hall.level, line),
        severity="warning",
    )
