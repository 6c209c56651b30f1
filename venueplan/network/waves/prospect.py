"""Who may see whom at all, before any line of sight is tested; and how far it is at least to where one wants to go."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import STRtree

from venueplan.network.surface.floor import Flags, Floats, Floor, Integers, taut
from venueplan.network.waves.nodes import feet, is_long, shortest

_ROUNDING = 1e-7


class Prospect:
    """Who may see whom at all, by pieces of floor and by rooms, before any line is tested."""

    def __init__(self, floor: Floor, targets: Floats | None = None) -> None:
        self._floor = floor
        corners = floor.corners
        self.targets = np.empty((0, 4)) if targets is None else targets
        self.segments = np.vstack([np.hstack([corners.xy, corners.xy]), self.targets])
        self._long = np.any(self.segments[:, :2] != self.segments[:, 2:], axis=1)
        none = np.zeros((len(self.targets), 2))
        self._walls = np.vstack([corners.before, none]), np.vstack([corners.after, none])
        self._piece = floor.piece_of(self.segments[:, :2])
        self._rooms = np.zeros((len(self.segments), 0), dtype=np.bool_)
        if floor.cells:
            self._rooms = floor.cells.members(self.segments[:, :2]) | floor.cells.members(self.segments[:, 2:])

    def together_with(self, item: int) -> Flags:
        """Return which corners and targets lie on the same piece of floor as one of them."""
        same: Flags = self._piece == self._piece[item]
        return same

    def around(self, segment: Floats) -> Flags:
        """Return which corners and targets lie on the pieces of floor that a segment touches."""
        same: Flags = np.isin(self._piece, self._floor.pieces_along(segment))
        return same

    def look(self, segment: Floats, *, walls: tuple[Floats, Floats], among: Flags) -> tuple[Integers, Floats]:
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
        items, ways
            Shapes ``(n,)`` and ``(n, 2)``: numbers of corners, then targets, that a taut string may reach.
        """
        items = np.flatnonzero(among)
        ways = self._ways(segment, items=items)
        fits = taut(ways, before=walls[0], after=walls[1])
        items, ways = items[fits], ways[fits]
        fits = taut(-ways, before=self._walls[0][items], after=self._walls[1][items])
        items, ways = items[fits], ways[fits]
        fits = self._not_behind_walls(segment, ways, items=items)
        return items[fits], ways[fits]

    def look_back(self, item: int, *, corners: Integers) -> tuple[Flags, Floats]:
        """Return which of some corners may see a corner or target, and the straight ways from those to it."""
        begin, end = self.segments[corners, :2], self.segments[item][None]
        ways = (feet(begin, end) if self._long[item] else end[:, :2]) - begin
        before, after = self._walls
        fits = taut(ways, before=before[corners], after=after[corners])
        fits &= taut(-ways, before=before[item], after=after[item])
        return fits, ways[fits]

    def _ways(self, segment: Floats, *, items: Integers) -> Floats:
        """Return the shortest straight ways from a segment to some corners and targets."""
        begin = self.segments[items, :2]
        ways: Floats = begin - (feet(begin, segment[None]) if is_long(segment) else segment[:2])
        long = np.flatnonzero(self._long[items])
        if len(long):
            lines = shortest(segment, self.segments[items[long]])
            ways[long] = lines[:, 2:] - lines[:, :2]
        return ways

    def _not_behind_walls(self, segment: Floats, ways: Floats, *, items: Integers) -> Flags:
        """Tell which of some corners and targets are in the room of a point or seen through its doors."""
        cells = self._floor.cells
        if cells is None or is_long(segment):
            return np.ones(len(items), dtype=np.bool_)
        rooms = np.flatnonzero(cells.members(segment[None, :2])[0])
        seen = np.array(self._rooms[items][:, rooms].any(axis=1), dtype=np.bool_)
        seen[~seen] = cells.through_doors(segment[:2], segment[:2] + ways[~seen], rooms=rooms.tolist())
        return seen


def ahead_of(segments: Floats, heading: Floats | None) -> Floats:
    """Return a lower bound of the way from each segment to the nearest of those it is heading for, metres.

    The bound is 0 for all where nothing is headed for.
    """
    if heading is None or not len(heading) or not len(segments):
        return np.zeros(len(segments))
    lines = np.asarray(shapely.linestrings(segments.reshape(-1, 2, 2)))
    goals = STRtree(np.asarray(shapely.linestrings(heading.reshape(-1, 2, 2))))
    least = shapely.distance(lines, goals.geometries[goals.nearest(lines)])
    return np.maximum(np.asarray(least, dtype=np.float64) - _ROUNDING, 0.0)
