"""What stands beside the entries of a legend."""

from __future__ import annotations

from collections.abc import Sequence

from shapely import LineString, box

from venueplan.draw.fire.column import Sample
from venueplan.draw.layers.layer import Key, tile
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


def patch(colour: str, look: Look) -> Sample:
    """Return what draws a patch of a colour."""

    def drawn(place: Box) -> list[Mark]:
        return [Shape(geometries=(box(*place),), fill=colour, stroke=look.colours.booth_line, width=0.2)]

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
        return [Shape(geometries=(box(x - 1.2, y - 1.2, x + 1.2, y + 1.2),), fill=look.colours.info)]

    return drawn


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
