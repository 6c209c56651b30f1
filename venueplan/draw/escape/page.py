"""Which sheet an escape plan is drawn on, and where things stand on it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.building import levels_of
from venueplan.draw.style import PAGES, Look, Style
from venueplan.draw.view import Box, View, fitted
from venueplan.errors import InputError
from venueplan.model import Amenity, Escape, Level, Plan, SignSite

SMALLEST_SCALE = 250.0
"""An escape plan is drawn at 1:250 or larger (practice for large buildings, ISO 23601:2020, clause 5)."""

PAPERS = ("A3", "A2", "A1", "A0")
"""Sheets of an escape plan, none smaller than A3."""

HEADER = 0.078
"""Height of the header as a share of the short side; ISO 23601:2020, 6 b asks for 0.07."""

_TYPE = {"A3": "A2", "A2": "A1", "A1": "A1", "A0": "A0"}
"""Plans are read standing, so their type is that of the next larger sheet."""

_AROUND = 8.0
"""Metres shown around the ways out where a storey is too large for a sheet."""

_LEAST_PANEL = 104.0
"""Least width of the column beside a map on A3, mm."""


@dataclass(frozen=True, kw_only=True)
class EscapeCase:
    """Where an escape plan hangs, in which plan, and how one gets out from there."""

    plan: Plan
    site: SignSite
    escape: Escape

    @property
    def ordinal(self) -> int:
        """Storey of the site."""
        return self.plan.venue.level(self.site.level).ordinal

    @property
    def levels(self) -> dict[str, Level]:
        """Levels of the storey by id."""
        return levels_of(self.plan.venue, self.ordinal)

    @property
    def assembly_points(self) -> tuple[Amenity, ...]:
        """Assembly points of the whole site."""
        found = (amenity for amenity in self.plan.venue.amenities if amenity.kind == "assembly-point")
        return tuple(sorted(found, key=lambda amenity: amenity.id))


@dataclass(frozen=True, kw_only=True)
class EscapePage:
    """A sheet laid out.

    Attributes
    ----------
    strip
        Place of the stamp below the header.
    panel
        Place of legend, notices, overview and title block.
    """

    size: tuple[float, float]
    look: Look
    header: Box
    strip: Box
    map: Box
    panel: Box
    view: View

    @property
    def short(self) -> float:
        """Short side of the sheet, mm."""
        return min(self.size)

    @property
    def sign(self) -> float:
        """Size of a safety sign, mm; ISO 23601:2020, 6 c asks for 7."""
        return max(7.5, 8.0 * math.sqrt(self.short / 420.0))

    @property
    def below(self) -> bool:
        """Whether the panel stands below the map."""
        return self.panel[3] <= self.map[1]


def page_for(case: EscapeCase, *, style: Style) -> EscapePage:
    """Return the smallest sheet on which the part is drawn at 1:250 or larger, turned as the reader looks.

    Of a storey that no sheet holds at that scale, the surroundings of the ways out are shown.

    Raises
    ------
    InputError
        If the sheet that the event asks for is too small; the sentence names the one that would do.
    """
    chosen, paper = _chosen(case, style=style), case.plan.event.escape_plans.paper
    if not paper:
        return chosen
    asked = _largest(case, paper, shown=case.escape.part, style=style)
    if asked.view.scale > SMALLEST_SCALE and PAPERS.index(paper) < PAPERS.index(chosen.look.format):
        raise InputError(
            f"event.toml key escape_plans.paper: on {paper} the escape plan of '{case.site.id}' would be"
            f" 1:{asked.view.scale:g}, smaller than 1:{SMALLEST_SCALE:g}; {chosen.look.format} would do"
        )
    return asked if asked.view.scale <= SMALLEST_SCALE else chosen


def _chosen(case: EscapeCase, *, style: Style) -> EscapePage:
    """Return the first sheet that will do; the largest one, with what it holds, if none will."""
    near: list[BaseGeometry] = [way.line for way in case.escape.ways]
    near = near or [Point(case.site.x, case.site.y)]
    around = shapely.box(*shapely.union_all(near).bounds).buffer(_AROUND, join_style="mitre")
    for shown in (case.escape.part,) if case.escape.hall else (case.escape.part, around):
        for paper in PAPERS:
            best = _largest(case, paper, shown=shown, style=style)
            if best.view.scale <= SMALLEST_SCALE:
                return best
    return best


def _largest(case: EscapeCase, paper: str, *, shown: BaseGeometry, style: Style) -> EscapePage:
    """Return the layout of a sheet at the largest scale: across or upright, the panel beside the map or below it."""
    look = replace(style.on(_TYPE[paper], languages=case.plan.event.languages), paper=paper)
    wide, high = PAGES[paper]
    sizes = ((wide, high), (high, wide))
    roomy = [_page(size, shown, site=case.site, look=look, below=below) for size in sizes for below in (False, True)]
    best = min(roomy, key=lambda page: page.view.scale)
    if best.view.scale <= SMALLEST_SCALE:
        return best
    tight = [_tight_page(size, shown, site=case.site, look=look) for size in sizes]
    return min([best, *tight], key=lambda page: page.view.scale)


def _page(size: tuple[float, float], shown: BaseGeometry, *, site: SignSite, look: Look, below: bool) -> EscapePage:
    (wide, high), short = size, min(size)
    edge, bar = short * 0.022, short * HEADER
    top = high - bar - short * 0.05
    grow = look.cap("legend") / 2.4
    if below:
        foot = _LEAST_PANEL * grow * 0.86
        panel = (edge, edge, wide - edge, edge + foot)
        window = (edge, edge * 1.6 + foot, wide - edge, top - edge)
    else:
        side = _LEAST_PANEL * grow
        panel = (wide - edge - side, edge, wide - edge, top - edge)
        window = (edge, edge, wide - edge * 1.6 - side, top - edge)
    margin = 13.0 * math.sqrt(short / 297.0)
    return EscapePage(
        size=size,
        look=look,
        header=(0, high - bar, wide, high),
        strip=(0, top, wide, high - bar),
        map=window,
        panel=panel,
        view=fitted(shown, window=window, turn=site.facing, margin=margin),
    )


def _tight_page(size: tuple[float, float], shown: BaseGeometry, *, site: SignSite, look: Look) -> EscapePage:
    """Lay out a sheet that is only just large enough: the map from edge to edge, the stamp over the panel."""
    (wide, high), edge = size, 2.0
    top, side = high - min(size) * 0.072, _LEAST_PANEL * look.cap("legend") / 2.4
    left, strip = wide - 3 * edge - side, min(size) * 0.04
    window = (edge, edge / 2, left - edge, top - edge / 2)
    return EscapePage(
        size=size,
        look=look,
        header=(0, top, wide, high),
        strip=(left, top - strip - edge, wide - 3 * edge, top - edge),
        map=window,
        panel=(left, 3 * edge, wide - 3 * edge, top - strip - 4 * edge),
        view=fitted(shown, window=window, turn=site.facing, margin=edge),
    )
