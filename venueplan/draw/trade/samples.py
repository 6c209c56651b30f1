"""What stands beside the entries of a legend."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import LineString, box
from shapely.geometry.base import BaseGeometry

from venueplan.draw.fire.column import Sample
from venueplan.draw.layers.layer import Key, text, tile
from venueplan.draw.paper.marks import Mark, Shape
from venueplan.draw.style import Look
from venueplan.draw.trade.hatch import hatched
from venueplan.draw.view import Box


def state_sample(state: str, look: Look) -> Sample:
    """Return what draws a stand with the hatch of a state."""

    def drawn(place: Box) -> list[Mark]:
        shape = box(*place)
        frame = Shape(
            geometries=(shape,), fill=look.colours.white, stroke=look.colours.booth_line, width=0.2,
            title=f"key {state}",
        )  # fmt: skip
        return [frame, *hatched(shape, state, look=look)]

    return drawn


def patch(colour: str, look: Look, *, said: str) -> Sample:
    """Return what draws a patch of a colour with what it is called."""

    def drawn(place: Box) -> list[Mark]:
        cap = (place[3] - place[1]) * 0.5
        at = ((place[0] + place[2]) / 2, (place[1] + place[3]) / 2 - cap / 2)
        return [
            Shape(geometries=(box(*place),), fill=colour, stroke=look.colours.booth_line, width=0.2),
            text(said, at=at, cap=cap, colour=look.colours.ink, align="centre", role="legend"),
        ]

    return drawn


def tile_sample(key: Key) -> Sample:
    """Return what draws a pictogram on its tile."""

    def drawn(place: Box) -> Sequence[Mark]:
        left, bottom, right, top = place
        return tile(key, at=((left + right) / 2, (bottom + top) / 2), size=top - bottom)

    return drawn


def box_sample(look: Look) -> Sample:
    """Return what draws a floor box."""

    def drawn(place: Box) -> Sequence[Mark]:
        x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
        return box_marks([box(x - 1.2, y - 1.2, x + 1.2, y + 1.2)], look=look)

    return drawn


def box_marks(squares: Sequence[BaseGeometry], *, look: Look) -> list[Mark]:
    """Return floor boxes: a frame about a core, as pillars are squares that are filled whole."""
    if not squares:
        return []
    colours, side = look.colours, squares[0].bounds[2] - squares[0].bounds[0]
    cores = tuple(square.buffer(-0.32 * side, join_style="mitre") for square in squares)
    frames = tuple(square.buffer(-0.06 * side, join_style="mitre") for square in squares)
    frame = Shape(geometries=frames, fill=colours.white, stroke=colours.info, width=0.12 * side, title="floor box")
    return [frame, Shape(geometries=cores, fill=colours.info)]


def line_sample(look: Look, *, dashed: bool) -> Sample:
    """Return what draws a line, dashed or not."""

    def drawn(place: Box) -> Sequence[Mark]:
        y, width = (place[1] + place[3]) / 2, look.line("booth") * (2 if dashed else 1.4)
        dash = (width * 6, width * 4) if dashed else ()
        line = LineString([(place[0], y), (place[2], y)])
        return [Shape(geometries=(line,), stroke=look.colours.info, width=width, dash=dash)]

    return drawn


def missing_sample(look: Look) -> Sample:
    """Return what draws a stand that misses something."""

    def drawn(place: Box) -> Sequence[Mark]:
        return [Shape(geometries=(box(*place),), fill=look.colours.here_pale, stroke=look.colours.here, width=0.5)]

    return drawn
