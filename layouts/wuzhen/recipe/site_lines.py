"""The lines that the three buildings share: the folded wall behind the galleries and the shores of the pond."""

from __future__ import annotations

from plane import Coordinate, Frame, Ribbon, fold, frames_along

# The south wing is one folded wall, four legs long, that embraces the pond: halls behind it, a gallery before it.
HALL_WALL: list[Coordinate] = fold((-185.0, -70.0), [(76.5, -13.0), (153.0, 3.0), (81.6, 20.0), (42.7, 44.0)])
SOUTH: list[Frame] = frames_along(HALL_WALL)

# Distance of the gallery's pond façade from that wall: (leg, u, v) — it swells where the wing folds.
GALLERY_FACE: list[Coordinate] = [
    SOUTH[0].at(0, 25),
    SOUTH[0].at(26, 20.5),
    SOUTH[0].at(54, 23),
    SOUTH[1].at(-3.5, 31),
    SOUTH[1].at(18, 25),
    SOUTH[1].at(46, 20),
    SOUTH[1].at(84, 22.5),
    SOUTH[1].at(116, 20),
    SOUTH[1].at(136, 27),
    SOUTH[2].at(-3.5, 32),
    SOUTH[2].at(20, 25),
    SOUTH[2].at(46, 20),
    SOUTH[2].at(66, 26),
    SOUTH[3].at(-2, 29),
    SOUTH[3].at(24, 22),
    SOUTH[3].at(42.7, 24),
]

GALLERY_SPLITS = [(1, 62.0), (2, 37.0)]  # leg and u where one room of the gallery meets the next


def gallery_at(leg: int, u: float) -> str:
    """Return the room of the gallery at a place along the wall."""
    return "gallery-" + ("west", "mid", "east")[sum((leg, u) >= split for split in GALLERY_SPLITS)]


# The east building and the north wing are ribbons: ribs from the pond side to the outer side.
RECEPTION = Ribbon(
    (
        (SOUTH[3].at(42.7, 24), SOUTH[3].at(42.7, -10)),
        ((141.0, 14.0), (190.0, -14.0)),
        ((147.0, 37.0), (210.0, 30.0)),
        ((143.0, 61.0), (207.0, 76.0)),
        ((127.0, 84.0), (170.0, 124.0)),
    )
)
CONFERENCE = Ribbon(
    (
        ((127.0, 84.0), (170.0, 124.0)),
        ((104.0, 93.0), (120.0, 141.5)),
        ((58.0, 81.0), (65.5, 130.0)),
        ((11.0, 79.0), (8.0, 139.0)),
        ((-24.0, 88.0), (-21.0, 161.0)),
        ((-71.0, 93.0), (-70.0, 179.0)),
        ((-113.0, 84.0), (-117.5, 159.0)),
        ((-139.5, 92.0), (-147.0, 139.0)),
    )
)
