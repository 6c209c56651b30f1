"""Exhibitors whom the planner's rules name, and every stand that nature leaves to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.suitability import Flags, Market
from venueplan.allocate.stands.wanting import demand_of
from venueplan.model import Exhibitor, Label, Plan
from venueplan.model.demand.relations import NEVER
from venueplan.rules.asked import area_range
from venueplan.solve.conflicts import ColumnRule, RuledColumns

FEW = 8
"""A relation of so many names its members: all of them are to be there. That no more could be is a lack of room."""

Place = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Said:
    """A rule, what it says, the requests that have to be there while it holds, and those whose stands it decides."""

    rule: ColumnRule
    text: str
    about: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Exhibitors whom the planner's rules name, and every stand that nature leaves to each.

    Nature is what no planner can give up: size, open sides and needs, with every concession made. Zones, pins, words
    that are forbidden, budgets, rivals, relations, pavilions and booths held back are rules.
    """

    plan: Plan

    @cached_property
    def demand(self) -> Demand:
        """The demand as if no booth were blocked."""
        floor_plan = self.plan.floor_plan
        if floor_plan is None:
            return demand_of(self.plan)
        booths = tuple(replace(booth, blocked=False) for booth in floor_plan.booths)
        return demand_of(replace(self.plan, floor_plan=replace(floor_plan, booths=booths)))

    @cached_property
    def _nature(self) -> Market:
        """The same stands in an event without relations and holds."""
        market, event = self.demand.market, replace(self.plan.event, relations=(), holds=())
        return Market(plan=replace(self.plan, event=event), booths=market.booths, merged=market.merged)

    @cached_property
    def named(self) -> tuple[Request, ...]:
        """Requests that a pin, a rival, a pavilion or a relation of few names."""
        names = {name for pair in self.demand.rivals for name in pair} | self._related
        asked = self.demand.requests
        return tuple(one for one in asked if one.pins or one.holder.pavilion or one.id in names)

    @cached_property
    def _related(self) -> set[str]:
        terms = self.demand.terms
        groups = [(*t.one, *t.other) for t in terms.apart if any(near.price == NEVER for near in t.near)]
        groups += [(each.first, each.member) for each in terms.together if each.price == NEVER]
        groups += [many.members for many in terms.spread if many.price == NEVER]
        return {name for group in groups if len(group) <= FEW for name in group}

    @cached_property
    def columns(self) -> dict[Place, int]:
        """Number of each column: a request on a stand that nature leaves to it."""
        stands = self.demand.market.stands
        places = (
            (one.id, stands[index].id) for one in self.named for index in np.flatnonzero(self._left_by_nature(one))
        )
        return {place: number for number, place in enumerate(places)}

    @cached_property
    def of_request(self) -> dict[str, dict[str, int]]:
        """Columns of each request by stand."""
        found: dict[str, dict[str, int]] = {one.id: {} for one in self.named}
        for (request, stand), column in self.columns.items():
            found[request][stand] = column
        return found

    def where(self, request: Request, flags: Flags) -> tuple[int, ...]:
        """Return the columns of a request on some of the stands."""
        index = self.demand.market.index
        return tuple(column for stand, column in self.of_request[request.id].items() if flags[index[stand]])

    @cached_property
    def _known(self) -> dict[tuple[Exhibitor, ...], Flags]:
        return {}

    def _left_by_nature(self, request: Request) -> Flags:
        """Return the stands that are large enough and have what is needed; who is pinned to one has taken its size.

        Several booths are one stand where none of its zone, or none at all, would do alone.
        """
        bare = tuple(_bare(one) for one in request.exhibitors)
        pins = [(), *((f"booth:{name}",) for name in request.pinned_booths)]
        kinds = (
            (replace(bare[0], pins=pin, zone=zone), *bare[1:]) for pin in pins for zone in ("", request.holder.zone)
        )
        return np.asarray(np.any([self._suits(kind) for kind in kinds], axis=0))

    def _suits(self, bare: tuple[Exhibitor, ...]) -> Flags:
        if bare not in self._known:
            found = np.ones(len(self._nature.stands), dtype=bool)
            for strike in self._nature.strikes(Request(holder=bare[0], sharing=bare[1:])):
                if strike.hard:
                    found &= ~strike.where
            self._known[bare] = found
        return self._known[bare]

    def least_area(self, request: Request) -> float:
        """Return the least area that will do for a request, m²."""
        return area_range(request.holder, pattern=self.plan.event.pattern, pack=self.demand.market.pack).least

    def ruled(self, rules: tuple[Said, ...]) -> RuledColumns:
        """Return the columns under some rules."""
        by_booth: dict[str, list[int]] = {}
        for (_, stand), column in self.columns.items():
            for booth in self.demand.market.places[stand]:
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
    """Return what nature asks of a stand: two exhibitors who ask for the same are the same."""
    return Exhibitor(
        id="",
        name=Label(),
        zone="",
        area=exhibitor.area,
        tolerance=exhibitor.tolerance,
        least_area=exhibitor.least_area,
        most_area=exhibitor.most_area,
        booths=exhibitor.booths,
        frontage=exhibitor.frontage,
        open_sides=exhibitor.open_sides,
        power_kw=exhibitor.power_kw,
        water=exhibitor.water,
        drain=exhibitor.drain,
        data=exhibitor.data,
        floor_load=exhibitor.floor_load,
        height=exhibitor.height,
    )
