"""Who may see whom at all, before any line of sight is tested; and how far it is at least to where one wants to go."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import LineString

from venueplan.network.floor import Flags, Floats, Floor, Integers, taut
from venueplan.network.nodes import feet, is_long, shortest

_MOST_GOALS = 16
_ROUNDING = 1e-7


class Prospect:
    """Who may see whom at all, by pieces of floor and by rooms, before any line is tested."""

    def __init__(self, floor: Floor, targets: Floats | None = None) -> None:
        self._floor = floor
        self.targets = np.empty((0, 4)) if targets is None else targets
        self._first = len(floor.corners.xy)
        targets = self.targets
        points = np.vstack([floor.corners.xy, targets[:, :2], targets[:, 2:]])
        pieces = floor.piece_of(points)
        self._piece = pieces[: self._first + len(targets)]
        self._rooms = np.zeros((len(self._piece), 0), dtype=np.bool_)
        if floor.cells:
            rooms = floor.cells.members(points)
            self._rooms = rooms[: len(self._piece)]
            self._rooms[self._first :] |= rooms[len(self._piece) :]

    def from_corner(self, corner: int) -> Flags:
        """Return which corners and targets lie on the same piece of floor as a corner."""
        same: Flags = self._piece == self._piece[corner]
        return same

    def from_segment(self, segment: Floats) -> Flags:
        """Return which corners and targets lie on the same pieces of floor as the ends of a segment."""
        same: Flags = np.isin(self._piece, self._floor.piece_of(segment.reshape(2, 2)))
        return same

    def look(self, segment: Floats, *, walls: tuple[Floats, Floats], among: Flags) -> tuple[Flags, Floats]:
        """Return which corners and targets a point or segment may see, and the straight ways there.

        Parameters
        ----------
        segment
            ``(x, y, x, y)``, metres.
        walls
            Directions of the walls that meet there, 0 where it is no corner.
        among
            Which corners and targets to ask about.

        Returns
        -------
        flags, ways
            Shapes ``(n,)`` and ``(n, 2)``, corners first, then targets.
        """
        corners = self._floor.corners
        start = feet(corners.xy, segment[None]) if is_long(segment) else segment[:2]
        lines = shortest(segment, self.targets)
        ways = np.vstack([corners.xy - start, lines[:, 2:] - lines[:, :2]])
        fits = among & taut(ways, before=walls[0], after=walls[1])
        fits[: self._first] &= taut(-ways[: self._first], before=corners.before, after=corners.after)
        fits[fits] = self._not_behind_walls(segment, ways, items=np.flatnonzero(fits))
        return fits, ways

    def _not_behind_walls(self, segment: Floats, ways: Floats, *, items: Integers) -> Flags:
        """Tell which of some corners and targets are in the room of a point or seen through its doors."""
        cells = self._floor.cells
        if cells is None or is_long(segment):
            return np.ones(len(items), dtype=np.bool_)
        rooms = np.flatnonzero(cells.members(segment[None, :2])[0])
        seen = np.array(self._rooms[items][:, rooms].any(axis=1), dtype=np.bool_)
        others = items[~seen]
        seen[~seen] = cells.through_doors(segment[:2], segment[:2] + ways[others], rooms=rooms.tolist())
        return seen


def ahead_of(segments: Floats, heading: Floats | None) -> Floats:
    """Return a lower bound of the way from each segment to the nearest of those it is heading for, metres.

    The bound is 0 for all where nothing is headed for, or so much that the bound would cost more than it saves.
    """
    bound = np.zeros(len(segments))
    if heading is None or not 0 < len(heading) <= _MOST_GOALS:
        return bound
    lines = shapely.linestrings(segments.reshape(-1, 2, 2))
    goals = [LineString(ends) for ends in heading.reshape(-1, 2, 2)]
    least: Floats = np.min([shapely.distance(lines, goal) for goal in goals], axis=0)
    return np.maximum(least - _ROUNDING, 0.0)
