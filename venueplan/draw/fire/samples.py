"""Samples of what the legends of the fire plans explain, each drawn into a small box."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import LineString, Polygon, box

from venueplan.draw.fire.column import Sample
from venueplan.draw.layers.layer import Key, area, disc, rounded, stroke, text, tile
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.view import Box


def patch(fill: str, *, edge: str = "", dash: bool = False) -> Sample:
    """Return a sample of an area."""

    def draw(place: Box) -> Sequence[Mark]:
        line = {"stroke": edge, "width": 0.26} if edge else {}
        return [Shape(geometries=(box(*place),), fill=fill, dash=(1.3, 1.0) if dash else (), **line)]  # type: ignore[arg-type]

    return draw


def line(colour: str, *, width: float, arrow: bool = False, dash: tuple[float, ...] = ()) -> Sample:
    """Return a sample of a line, with an arrow at its right end if it leads somewhere."""

    def draw(place: Box) -> Sequence[Mark]:
        left, bottom, right, top = place
        y = (bottom + top) / 2
        end = right - width * 3 if arrow else right
        marks: list[Mark] = [stroke([(left, y), (end, y)], colour, width=width, dash=dash)]
        if arrow:
            marks.append(area(Polygon([(right, y), (end, y + width * 2), (end, y - width * 2)]), colour))
            marks.append(area(disc((left + width, y), width * 1.6), colour))
        return marks

    return draw


def dimension(colour: str, *, look: Look) -> Sample:
    """Return a sample of a dimensioned aisle."""

    def draw(place: Box) -> Sequence[Mark]:
        left, bottom, right, top = place
        y, cap = (bottom + top) / 2 - 1.2, look.cap("table")
        ticks = [LineString([(x - 0.6, y - 0.6), (x + 0.6, y + 0.6)]) for x in (left + 0.6, right - 0.6)]
        rule = LineString([(left, y), (right, y)])
        figure = text("3.00", at=((left + right) / 2, y + 0.6), cap=cap, colour=colour, align="centre", face="medium")
        return [Shape(geometries=(rule, *ticks), stroke=colour, width=look.line("hair") * 1.6), figure]

    return draw


def plate(said: str, *, fill: str, ink: str, look: Look) -> Sample:
    """Return a sample of a plate with a text, or of the text alone if it has no fill."""

    def draw(place: Box) -> Sequence[Mark]:
        left, bottom, right, top = place
        cap, y = look.cap("legend", "en"), (bottom + top) / 2
        back = [area(rounded((left, y - cap * 1.1, right, y + cap * 1.1), 0.6), fill)] if fill else []
        face = "bold" if fill else "regular"
        words = text(said, at=((left + right) / 2, y - cap / 2), cap=cap, colour=ink, align="centre", face=face)
        return [*back, words]

    return draw


def pictogram(key: Key) -> Sample:
    """Return a sample of a pictogram."""

    def draw(place: Box) -> Sequence[Mark]:
        left, bottom, _, top = place
        size = top - bottom
        return tile(key, at=(left + size / 2, (bottom + top) / 2), size=size)

    return draw


def stand(number: str, *, fill: str, look: Look) -> Sample:
    """Return a sample of a stand with its number."""

    def draw(place: Box) -> Sequence[Mark]:
        left, bottom, right, top = place
        cap = look.cap("booth-number")
        outline = Shape(geometries=(box(*place),), fill=fill, stroke=look.colours.booth_line, width=look.line("booth"))
        at = ((left + right) / 2, (bottom + top) / 2 - cap / 2)
        return [outline, text(number, at=at, cap=cap, colour=look.colours.ink, align="centre", face="bold")]

    return draw
