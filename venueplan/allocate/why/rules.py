"""The planner's own rules for exhibitors, each with a name, a sentence and a price."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Booth, Exhibitor, Label, Plan
from venueplan.rules.asked import area_range
from venueplan.solve.conflicts import ColumnRule, RuledColumns

COSTS: Mapping[str, int] = {"held": 3, "rivals": 5, "zone": 8, "pin": 10, "pavilion": 20}
"""What it costs to give up a rule: a booth held back is easily released, a promise hardly broken (practice)."""

Place = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Said:
    """A rule, what it says, the requests that have to be there while it holds, and those whose booths it decides."""

    rule: ColumnRule
    text: str
    about: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Exhibitors whom the planner's rules name, and every booth that nature leaves to each.

    Nature is what no planner can give up: size, open sides and needs, with every concession made. Zones, pins, rivals,
    pavilions and booths held back are rules.
    """

    plan: Plan

    @cached_property
    def demand(self) -> Demand:
        """The demand as if no booth were held back."""
        floor_plan = self.plan.floor_plan
        if floor_plan is None:
            return demand_of(self.plan)
        booths = tuple(replace(booth, blocked=False) for booth in floor_plan.booths)
        return demand_of(replace(self.plan, floor_plan=replace(floor_plan, booths=booths)))

    @cached_property
    def named(self) -> tuple[Request, ...]:
        """Requests that a pin, a rival or a pavilion names."""
        rivals = {name for pair in self.demand.rivals for name in pair}
        asked = self.demand.requests
        return tuple(one for one in asked if one.pins or one.holder.pavilion or one.id in rivals)

    @cached_property
    def columns(self) -> dict[Place, int]:
        """Number of each column: a request on a booth that nature leaves to it."""
        places = ((one.id, booth) for one in self.named for booth in self._booths_for(one))
        return {place: number for number, place in enumerate(places)}

    @cached_property
    def of_request(self) -> dict[str, dict[str, int]]:
        """Columns of each request by booth."""
        found: dict[str, dict[str, int]] = {one.id: {} for one in self.named}
        for (request, booth), column in self.columns.items():
            found[request][booth] = column
        return found

    @cached_property
    def _known(self) -> dict[tuple[Exhibitor, ...], frozenset[str]]:
        return {}

    def _booths_for(self, request: Request) -> list[str]:
        """Return the booths that are large enough and have what is needed; who is pinned to one has taken its size."""
        bare = tuple(_bare(one) for one in request.exhibitors)
        if bare not in self._known:
            self._known[bare] = frozenset(b.id for b in self.demand.market.booths if self._suits(bare, b))
        pinned = {name: (f"booth:{name}",) for name in request.pinned_booths}
        return [
            booth.id
            for booth in self.demand.market.booths
            if booth.id in self._known[bare]
            or (booth.id in pinned and self._suits((replace(bare[0], pins=pinned[booth.id]), *bare[1:]), booth))
        ]

    def least_area(self, request: Request) -> float:
        """Return the least area that will do for a request, m²."""
        return area_range(request.holder, pattern=self.plan.event.pattern, pack=self.demand.market.pack).least

    def _suits(self, bare: tuple[Exhibitor, ...], booth: Booth) -> bool:
        alone = Request(holder=bare[0], sharing=bare[1:])
        return not any(objection.hard for objection in self.demand.market.objections(alone, booth))

    def ruled(self, rules: tuple[Said, ...]) -> RuledColumns:
        """Return the columns under some rules."""
        by_booth: dict[str, list[int]] = {}
        for (_, booth), column in self.columns.items():
            by_booth.setdefault(booth, []).append(column)
        each = (tuple(columns.values()) for columns in self.of_request.values())
        wanted: dict[tuple[int, ...], frozenset[str]] = {}
        for one in self.named:
            by = frozenset(said.rule.name for said in rules if one.id in said.about)
            wanted[tuple(self.of_request[one.id].values())] = by
        return RuledColumns(
            rules=tuple(said.rule for said in rules),
            at_most_one=(*(tuple(columns) for columns in by_booth.values()), *each),
            implies=tuple(self._blocks_hold_their_members()),
            wanted=wanted,
        )

    @cached_property
    def blocks(self) -> dict[tuple[str, int], int]:
        """Column of each block of each pavilion, after those of requests."""
        names = ((p, number) for p, blocks in sorted(self.demand.blocks.items()) for number in range(len(blocks)))
        return {name: len(self.columns) + k for k, name in enumerate(names)}

    def _blocks_hold_their_members(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        for (pavilion, number), column in self.blocks.items():
            booths = self.demand.blocks[pavilion][number].booths
            for member in self.demand.members(pavilion):
                mine = self.of_request[member.id]
                yield column, tuple(mine[booth] for booth in booths if booth in mine)


def _bare(exhibitor: Exhibitor) -> Exhibitor:
    """Return what nature asks of a booth: two exhibitors who ask for the same are the same."""
    return Exhibitor(
        id="",
        name=Label(),
        zone="",
        area=exhibitor.area,
        open_sides=exhibitor.open_sides,
        power_kw=exhibitor.power_kw,
        water=exhibitor.water,
        drain=exhibitor.drain,
        data=exhibitor.data,
        floor_load=exhibitor.floor_load,
        height=exhibitor.height,
    )


def rules_of(planned: Planned) -> tuple[Said, ...]:
    """Return every rule of the planner, in the order of their kinds and names."""
    return tuple(said for rules in RULES for said in rules(planned))


def _pins(planned: Planned) -> Iterator[Said]:
    for request in planned.named:
        mine = planned.of_request[request.id]
        booths = {booth.id: booth for booth in planned.demand.market.booths}
        for pin in request.pins:
            granted = tuple(column for name, column in mine.items() if planned.demand.market.grants(pin, booths[name]))
            others = tuple(column for column in mine.values() if column not in set(granted))
            rule = ColumnRule(name=f"pin {request.id} {pin}", cost=COSTS["pin"], needs=(granted,), forbids=others)
            yield Said(rule=rule, about=(request.id,), text=f"exhibitor '{request.id}' is pinned to '{pin}'")


def _rivals(planned: Planned) -> Iterator[Said]:
    near: dict[str, set[str]] = {}
    for one, other in planned.demand.close:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    for one, other in planned.demand.rivals:
        mine, theirs = planned.of_request[one], planned.of_request[other]
        apart = [
            (column, *(theirs[name] for name in sorted(near.get(booth, ())) if name in theirs))
            for booth, column in mine.items()
        ]
        apart += [
            (column, *(mine[name] for name in sorted(near.get(booth, ())) if name in mine))
            for booth, column in theirs.items()
        ]
        rule = ColumnRule(
            name=f"rivals {one} {other}",
            cost=COSTS["rivals"],
            needs=(tuple(mine.values()), tuple(theirs.values())),
            apart=tuple(group for group in apart if len(group) > 1),
        )
        yield Said(
            rule=rule, about=(one, other), text=f"rivals '{one}' and '{other}' stand neither side by side nor opposite"
        )


def _pavilions(planned: Planned) -> Iterator[Said]:
    for pavilion in sorted(planned.demand.blocks):
        columns = tuple(column for (name, _), column in planned.blocks.items() if name == pavilion)
        members = tuple(member.id for member in planned.demand.members(pavilion))
        rule = ColumnRule(name=f"pavilion {pavilion}", cost=COSTS["pavilion"], needs=(columns,))
        yield Said(rule=rule, about=members, text=f"pavilion '{pavilion}' stands in one unbroken run of booths")


def _zones(planned: Planned) -> Iterator[Said]:
    booths = {booth.id: booth for booth in planned.demand.market.booths}
    for request in planned.named:
        zone = planned.demand.market.zones.get(request.holder.zone)
        if zone is None:
            continue
        outside = tuple(
            column
            for name, column in planned.of_request[request.id].items()
            if booths[name].hall not in zone.halls or booths[name].zone not in {"", zone.id}
        )
        if outside:
            rule = ColumnRule(name=f"zone {request.id}", cost=COSTS["zone"], forbids=outside)
            halls = ", ".join(zone.halls)
            yield Said(
                rule=rule, whom=(request.id,), text=f"exhibitor '{request.id}' belongs to zone '{zone.id}' ({halls})"
            )


def _held(planned: Planned) -> Iterator[Said]:
    for booth in planned.plan.floor_plan.booths if planned.plan.floor_plan else ():
        columns = tuple(mine[booth.id] for mine in planned.of_request.values() if booth.id in mine)
        if booth.blocked and columns:
            rule = ColumnRule(name=f"held {booth.id}", cost=COSTS["held"], forbids=columns)
            yield Said(rule=rule, text=f"booth '{booth.id}' is held back")


def that_matter(planned: Planned, rules: tuple[Said, ...]) -> tuple[Said, ...]:
    """Leave out the rules of exhibitors who find a booth in any case, whatever the others do.

    Somebody who may have, under all its own rules, more booths than all others can take or stand too near to can be
    placed last; so it is part of no contradiction, and then neither may be another one whom it limited.
    """
    options = _options(planned, rules)
    rivals: dict[str, set[str]] = {name: set() for name in options}
    for one, other in planned.demand.rivals:
        rivals[one].add(other)
        rivals[other].add(one)
    most = max(Counter(booth for pair in planned.demand.close for booth in pair).values(), default=0)
    left = set(options)
    movable = {one.id for one in planned.named if not one.holder.pavilion}

    def finds_a_booth(name: str) -> bool:
        others = sum(1 for other in left if other != name and options[other] & options[name])
        return options[name].bit_count() > others + most * len(rivals[name] & left)

    while easy := {name for name in left & movable if finds_a_booth(name)}:
        left -= easy
    return tuple(said for said in rules if left.issuperset((*said.about, *said.whom)))


def _options(planned: Planned, rules: tuple[Said, ...]) -> dict[str, int]:
    """Return the booths that each may have under all rules that forbid some, a bit for each booth."""
    forbidden = {column for said in rules for column in said.rule.forbids}
    bits = {booth.id: 1 << number for number, booth in enumerate(planned.demand.market.booths)}
    return {
        name: sum(bits[booth] for booth, column in mine.items() if column not in forbidden)
        for name, mine in planned.of_request.items()
    }


RULES: tuple[Callable[[Planned], Iterator[Said]], ...] = (_pins, _rivals, _pavilions, _zones, _held)
"""Everything that a planner could give up."""
