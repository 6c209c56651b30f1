"""What a directional sign says: destinations by direction, nearest first, never more lines than can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from venueplan.model import DIRECTIONS, DirectionSign, SignLine, SignSite
from venueplan.network import Ride, Spot, Way, tabled_ways
from venueplan.route.find import Guide
from venueplan.route.signing.bearings import Heading, Point, heading_of
from venueplan.route.signing.destinations import Destination, destinations_of, unit_at
from venueplan.route.signing.grouping import Directory, joined
from venueplan.route.signing.sight import Sight

_CLIMBS = frozenset({"up", "down"})
"""Directions that mean nothing without the level to leave at."""

_HERE = 1.5
"""A place whose door is this near, metres, has been reached: its own sign names it."""


@dataclass(frozen=True, kw_only=True)
class Signwriter:
    """A plan with all that its directional signs lead to; make it once and ask it for many sites."""

    guide: Guide
    _written: dict[SignSite, DirectionSign] = field(default_factory=dict, repr=False, compare=False)
    _followed: dict[SignSite, DirectionSign] = field(default_factory=dict, repr=False, compare=False)
    _shown: dict[SignSite, dict[str, Way]] = field(default_factory=dict, repr=False, compare=False)
    _landed: dict[tuple[int, Point], dict[str, Way]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """Halls, rooms and kinds of amenity."""
        return destinations_of(self.guide)

    @cached_property
    def directory(self) -> Directory:
        """Names and numbers of the destinations."""
        return Directory(plan=self.guide.plan, destinations=self.destinations)

    @cached_property
    def sight(self) -> Sight:
        """Who sees what in the building."""
        return Sight(network=self.guide.network)

    def ways(self, ordinal: int, point: Point, *, step_free: bool = False) -> dict[str, Way]:
        """Return the quickest ways from a point to all destinations that can be reached, by their ids."""
        goals = {destination.id: destination.spots for destination in self.destinations}
        return tabled_ways(
            self.guide.table(step_free=step_free), [Spot(ordinal=ordinal, ends=(*point, *point))], goals=goals
        )

    def way_shown(self, site: SignSite, destination: str) -> Way | None:
        """Return the way that the sign of a site shows to who wants to go to a destination; None if it shows none."""
        ways = self._ways_to_be_shown(site)
        lead = self._leads(site, ways).get(destination)
        return ways[lead] if lead else None

    def write(self, site: SignSite) -> DirectionSign:
        """Return what the sign of a site says.

        Lines stand in the order ahead, left, right, up, down, and among each other the nearest first. Halls that lie
        the same way share a line, and so do rooms of one building and level. Where there are more lines than can be
        read, lines of one direction are joined, and then amenities are left out.
        """
        if site not in self._written:
            self._written[site] = self._write(site)
        return self._written[site]

    def _write(self, site: SignSite) -> DirectionSign:
        sign = self.lead(site)
        free = self._step_free(site, sign.lines)
        shown = (
            replace(line, step_free=turn if turn in DIRECTIONS else "")
            for line, turn in zip(sign.lines, free, strict=True)
        )
        stepped = (line.subjects[0] for line, turn in zip(sign.lines, free, strict=True) if turn in {"none", "behind"})
        return replace(sign, lines=tuple(shown), stepped=tuple(stepped))

    def lead(self, site: SignSite) -> DirectionSign:
        """Return what the sign of a site says to who can climb stairs: all but the arrows of step-free ways."""
        if site not in self._followed:
            self._followed[site] = self._lead(site)
        return self._followed[site]

    def _lead(self, site: SignSite) -> DirectionSign:
        headings = self._headings(site)
        behind = tuple(name for name, heading in headings.items() if heading.direction == "behind")
        ahead = {name: heading for name, heading in headings.items() if name not in set(behind)}
        lines = self._lines(ahead, site=site)
        kept = _at_most(lines, self.guide.plan.event.signage.most)
        said = {subject for line in kept for subject in line.subjects}
        unsaid = tuple(name for name in ahead if name not in said)
        return DirectionSign(site=site.id, lines=tuple(kept), behind=behind, unsaid=unsaid)

    def _step_free(self, site: SignSite, lines: Sequence[SignLine]) -> list[str]:
        """Return for each line where its step-free way begins, if that is not where the line points or how it climbs.

        Empty where it is the same, ``none`` where there is no such way.
        """
        ordinal, at = self.guide.plan.venue.level(site.level).ordinal, (site.x, site.y)
        usual, free = self.ways(ordinal, at), self.ways(ordinal, at, step_free=True)
        found = []
        for line in lines:
            lead = min((name for name in line.subjects if name in usual), key=lambda name: (usual[name].minutes, name))
            if lead not in free:
                found.append("none")
                continue
            heading = heading_of(site, free[lead], network=self.guide.network)
            climbs = not heading.by or heading.by in line.pictograms
            found.append("" if heading.direction == line.direction and climbs else heading.direction)
        return found

    def _headings(self, site: SignSite) -> dict[str, Heading]:
        """Return how the ways begin; what goes by one name together goes one way, that to the nearest of it."""
        ways = self._ways_to_be_shown(site)
        leads = self._leads(site, ways)
        shown = {name: heading_of(site, ways[name], network=self.guide.network) for name in sorted(set(leads.values()))}
        return {name: shown[leads[name]] for name in ways}

    def _leads(self, site: SignSite, ways: Mapping[str, Way]) -> dict[str, str]:
        """Return for each destination the nearest of those that go by one name with it, and on which way it lies."""
        among: dict[str, list[str]] = {}
        found: dict[str, str] = {}
        for name in sorted(ways, key=lambda name: (ways[name].minutes, name)):
            leads = among.setdefault(self._cluster(name, site), [])
            lead = next((one for one in leads if self._leads_on(ways[one], site=site, name=name)), name)
            found[name] = lead
            if lead == name:
                leads.append(name)
        return found

    def _leads_on(self, way: Way, *, site: SignSite, name: str) -> bool:
        """Tell whether who takes a way up or down to another level of his building stays there to reach a place.

        Otherwise the signs of that level would send him back to stairs that he could have taken at once.
        """
        rides = [stretch for stretch in way.stretches if isinstance(stretch, Ride)]
        if not rides or not self._cluster(name, site).endswith(f" on {self.directory.by_id[name].level}"):
            return True
        out = rides[-1].end
        here = (out.ordinal, out.point)
        if here not in self._landed:
            self._landed[here] = self.ways(*here)
        onward = self._landed[here].get(name)
        return onward is not None and not any(isinstance(stretch, Ride) for stretch in onward.stretches)

    def _ways_to_be_shown(self, site: SignSite) -> dict[str, Way]:
        if site not in self._shown:
            self._shown[site] = self._found_ways(site)
        return self._shown[site]

    def _found_ways(self, site: SignSite) -> dict[str, Way]:
        unit = unit_at(self.guide.plan, site)
        inside = {unit.id} if unit else set()
        speed = self.guide.network.pace.walking
        ways = self.ways(self.guide.plan.venue.level(site.level).ordinal, (site.x, site.y))
        return {name: way for name, way in ways.items() if name not in inside and way.minutes * speed > _HERE}

    def _cluster(self, name: str, site: SignSite) -> str:
        """Return what a place belongs to for the readers of a sign: another building, another level, or itself."""
        place, level = self.directory.by_id[name], self.guide.plan.venue.level(site.level)
        if place.building and place.building != level.building:
            return f"{place.kind} in {place.building}"
        if place.building and self.guide.plan.venue.level(place.level).ordinal != level.ordinal:
            return f"{place.kind} on {place.level}"
        return name

    def _lines(self, headings: Mapping[str, Heading], *, site: SignSite) -> list[SignLine]:
        groups: dict[tuple[str, ...], list[str]] = {}
        for name, heading in headings.items():
            place = self.directory.by_id[name]
            cluster = self._cluster(name, site)
            level = place.level if cluster.endswith(f" on {place.level}") else ""
            groups.setdefault((heading.direction, heading.level or level, place.kind, place.building), []).append(name)
        outside = self.guide.plan.venue.level(site.level).building
        lines = [self._line(key, names, headings=headings, outside=outside) for key, names in groups.items()]
        return sorted(lines, key=_rank)

    def _line(
        self, key: Sequence[str], names: Sequence[str], *, headings: Mapping[str, Heading], outside: str
    ) -> SignLine:
        direction, level, kind, _ = key
        first = min((headings[name] for name in names), key=lambda heading: heading.metres)
        what = dict.fromkeys(self.directory.by_id[name].pictogram for name in names)
        return SignLine(
            direction=direction,
            label=self.directory.label_of(names, outside=outside),
            subjects=tuple(names),
            kind=kind,
            pictograms=(*((first.by,) if first.by else ()), *what),
            metres=round(first.metres, 1),
            level=level,
        )


def _rank(line: SignLine) -> tuple[int, bool, float, tuple[str, ...]]:
    return DIRECTIONS.index(line.direction), line.kind == "amenity", line.metres, line.subjects


def _at_most(lines: Sequence[SignLine], most: int) -> list[SignLine]:
    """Return so many lines, if it can be done without saying a wrong level.

    Lines of one direction and level are joined, the farthest amenities left out, and then the farthest lines of one
    direction joined across levels, which their frames no longer say.
    """
    kept = list(lines)
    if len(kept) > most:
        kept = _joined(kept, by=lambda line: (line.direction, line.level, line.kind))
    amenities = sorted((line for line in kept if line.kind == "amenity"), key=lambda line: line.metres)
    while len(kept) > most and amenities:
        kept.remove(amenities.pop())
    if len(kept) > most:
        kept = _joined(kept, by=lambda line: (line.direction, line.level))
    while len(kept) > most and (pair := _farthest_pair(kept)):
        kept = _joined(kept, by=partial(_pair_or_alone, pair))
    return kept[:most]


def _pair_or_alone(pair: Sequence[SignLine], line: SignLine) -> tuple[str, ...]:
    return ("pair",) if line in pair else ("alone", *line.subjects)


def _farthest_pair(lines: Sequence[SignLine]) -> list[SignLine]:
    """Return the two farthest lines of one direction that can be followed without a level; none if there are none."""
    by_direction: dict[str, list[SignLine]] = {}
    for line in sorted(lines, key=lambda line: -line.metres):
        if line.direction not in _CLIMBS:
            by_direction.setdefault(line.direction, []).append(line)
    pairs = [found[:2] for found in by_direction.values() if len(found) > 1]
    return max(pairs, key=lambda pair: pair[1].metres, default=[])


def _joined(lines: Iterable[SignLine], *, by: Callable[[SignLine], tuple[str, ...]]) -> list[SignLine]:
    """Join lines that have the same key, each where the first of them stands; levels that differ are not said."""
    groups: dict[tuple[str, ...], list[SignLine]] = {}
    for line in lines:
        groups.setdefault(by(line), []).append(line)
    return [
        replace(
            members[0],
            label=joined([line.label for line in members], " · "),
            subjects=tuple(subject for line in members for subject in line.subjects),
            pictograms=tuple(dict.fromkeys(sign for line in members for sign in line.pictograms)),
            level=members[0].level if len({line.level for line in members}) == 1 else "",
        )
        for members in groups.values()
    ]
