"""Findings on a map: a numbered disc at each place, linked to its row in the list."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely import Point

from venueplan.draw.fixed import SEVERITY_COLOURS
from venueplan.draw.layers.layer import Layer, Taken, area, disc, stroke, text
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import View
from venueplan.model import Finding


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A finding with the number that it bears on every sheet."""

    number: int
    finding: Finding


def numbered(findings: Sequence[Finding]) -> tuple[Numbered, ...]:
    """Return findings with their numbers, from 1 in the order of the report."""
    return tuple(Numbered(number=number, finding=finding) for number, finding in enumerate(findings, 1))


def markers(found: Sequence[Numbered], *, view: View, look: Look, taken: Taken, links: Mapping[int, str]) -> Layer:
    """Draw a numbered disc at the place of each finding, moved aside with a line to it where a label is.

    Parameters
    ----------
    links
        Where a click on a number leads, in HTML.
    """
    marks: list[Mark] = []
    for one in found:
        place = one.finding.place
        if place is None:
            continue
        cap = look.cap("legend", "en")
        radius = max(cap * 1.15, width_of(str(one.number), cap, face="bold") / 2 + cap * 0.45)
        at = view.point(place.x, place.y)
        spot = _free(at, radius=radius, view=view, taken=taken)
        taken.take(disc(spot, radius))
        colour = SEVERITY_COLOURS.get(one.finding.severity, look.colours.ink2)
        if math.dist(at, spot) > radius * 0.6:
            marks.append(stroke([at, spot], colour, width=look.line("hair") * 3))
            marks.append(area(disc(at, 0.7), colour))
        link = links.get(one.number, "")
        marks.append(
            Shape(geometries=(disc(spot, radius),), fill=colour, stroke=look.colours.white, width=0.3, link=link)
        )
        marks.append(
            text(
                str(one.number), at=(spot[0], spot[1] - cap / 2), cap=cap, colour=look.colours.white, align="centre",
                face="bold", role="finding", subject=one.finding.id, link=link,
            )
        )  # fmt: skip
    return Layer(name="findings", marks=tuple(marks))


def _free(at: tuple[float, float], *, radius: float, view: View, taken: Taken) -> tuple[float, float]:
    """Return the nearest place that bears no label; the place itself if there is none within twenty radii."""
    left, bottom, right, top = view.window
    for ring in range(20):
        for step in range(max(1, ring * 8)):
            angle = 2 * math.pi * step / max(1, ring * 8)
            x, y = at[0] + ring * radius * math.cos(angle), at[1] + ring * radius * math.sin(angle)
            inside = left + radius <= x <= right - radius and bottom + radius <= y <= top - radius
            if inside and taken.unlabelled(Point(x, y).buffer(radius + 0.3, quad_segs=4)):
                return x, y
    return at
