"""Who moved, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from venueplan.allocate.names import booth_names, exhibitor_name
from venueplan.allocate.stands.requests import requests_of, rival_requests
from venueplan.model import Changes, Exhibitor, Label, Plan, Transfer
from venueplan.rules import event_pack, neighbours

Stands = Mapping[str, tuple[str, ...]]


def stands_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return the booths of each exhibitor."""
    return {one.exhibitor: one.booths for one in plan.allocation.assignments} if plan.allocation else {}


def exhibitor_transfers(before: Plan, after: Plan, *, changes: Changes) -> tuple[Transfer, ...]:
    """Return every exhibitor that has another stand than before, none, or one for the first time, each with a reason.

    Parameters
    ----------
    before, after
        The plan before, and the changed one with its new allocation.
    """
    told = _Told(before=before, after=after, changes=changes)
    return tuple(told.transfers())


@dataclass(frozen=True, kw_only=True)
class _Told:
    """Two allocations, side by side."""

    before: Plan
    after: Plan
    changes: Changes

    @cached_property
    def old(self) -> Stands:
        return stands_of(self.before)

    @cached_property
    def new(self) -> Stands:
        return stands_of(self.after)

    @cached_property
    def holders(self) -> dict[str, str]:
        """Who holds each booth now: holders of a stand, not those who share it."""
        guests = {one.id for one in self.after.event.exhibitors if one.shares_with}
        return {booth: name for name, stand in self.new.items() if name not in guests for booth in stand}

    @cached_property
    def known(self) -> dict[str, Exhibitor]:
        return {one.id: one for plan in (self.before, self.after) for one in plan.event.exhibitors}

    def transfers(self) -> Iterator[Transfer]:
        for name in self.changes.cancelled:
            if name in self.old and name not in self.new:
                yield self._transfer(name, reason=Label.of(en="It has cancelled.", zh="已取消参展。"))
        for exhibitor in self.after.event.exhibitors:
            old, new = self.old.get(exhibitor.id, ()), self.new.get(exhibitor.id, ())
            if set(old) != set(new):
                yield self._transfer(exhibitor.id, reason=self._reason(exhibitor))
            elif not new and exhibitor.id not in {one.id for one in self.before.event.exhibitors}:
                yield self._transfer(exhibitor.id, reason=_no_room(exhibitor))

    def _transfer(self, name: str, *, reason: Label) -> Transfer:
        old, new = self.old.get(name, ()), self.new.get(name, ())
        moved = bool(old and new) and not self.known[name].shares_with
        weight = self.changes.weight_of(name) if moved else 0
        return Transfer(kind="exhibitor", subject=name, before=old, after=new, reason=reason, weight=weight)

    def _reason(self, exhibitor: Exhibitor) -> Label:
        old, new = self.old.get(exhibitor.id, ()), self.new.get(exhibitor.id, ())
        if exhibitor.shares_with:
            return Label.of(
                en=f"It shares the stand of {exhibitor.shares_with}.", zh=f"与{exhibitor.shares_with}合用展位。"
            )
        if not new:
            return self._outgrown(exhibitor) or _no_room(exhibitor)
        if not old:
            return self._new(exhibitor)
        return self._lost(old) or self._other_request(exhibitor) or self._made_room(exhibitor, old)

    def _outgrown(self, exhibitor: Exhibitor) -> Label | None:
        """Say that a pavilion stays together without a member for whom no block of it has room."""
        name = exhibitor.pavilion
        others = (one.id for one in self.after.event.exhibitors if name and one.pavilion == name)
        if not any(self.new.get(other) for other in others):
            return None
        return Label.of(
            en=f"No block of pavilion {name} has a booth of {exhibitor.area:g} m² for it; the others stay together.",
            zh=f"{name}展团所在区块没有适合其{exhibitor.area:g}平方米的展位，其他成员保持集中。",
        )

    def _new(self, exhibitor: Exhibitor) -> Label:
        if exhibitor.id in {one.id for one in self.before.event.exhibitors}:
            return Label.of(en="There is room for it now.", zh="现有空位可安排。")
        return Label.of(en="It is new.", zh="新增参展商。")

    def _lost(self, old: tuple[str, ...]) -> Label | None:
        left = {booth.id for booth in self.after.floor_plan.to_let} if self.after.floor_plan else set[str]()
        gone = [name for name in old if name not in left]
        if not gone:
            return None
        booths = booth_names(self.before.floor_plan, gone)
        return Label.of(en=f"{booths} cannot be let any more.", zh=f"展位{booths}不能再使用。")

    def _other_request(self, exhibitor: Exhibitor) -> Label | None:
        if exhibitor.id in dict(self.changes.sizes):
            return Label.of(en=f"It asks for {exhibitor.area:g} m² now.", zh=f"申请面积改为{exhibitor.area:g}平方米。")
        if exhibitor.id in {one.id for one in self.changes.exhibitors}:
            return Label.of(en="It asks for something else now.", zh="申请内容已变更。")
        return None

    def _made_room(self, exhibitor: Exhibitor, old: tuple[str, ...]) -> Label:
        takers = [self.holders[name] for name in old if name in self.holders]
        if takers:
            en, zh = (exhibitor_name(self.known[takers[0]], code) for code in ("en", "zh"))
            booths = booth_names(self.after.floor_plan, old)
            return Label.of(en=f"It makes room on {booths} for {en}.", zh=f"为{zh}让出展位{booths}。")
        return self._rival(exhibitor, old[0]) or self._together(exhibitor)

    def _rival(self, exhibitor: Exhibitor, booth: str) -> Label | None:
        rivals = {
            name for pair in rival_requests(requests_of(self.after.event)) if exhibitor.id in pair for name in pair
        }
        booths = self.after.floor_plan.to_let if self.after.floor_plan else ()
        near = neighbours(booths, reach=event_pack(self.after.event)["facing-reach"].value)
        beside = {other for pair in near.close if booth in pair for other in pair if other != booth}
        for name in sorted(rivals - {exhibitor.id}):
            if beside & set(self.new.get(name, ())):
                en, zh = (exhibitor_name(self.known[name], code) for code in ("en", "zh"))
                return Label.of(en=f"Its rival {en} stands too near now.", zh=f"竞争对手{zh}现距离过近。")
        return None

    def _together(self, exhibitor: Exhibitor) -> Label:
        if exhibitor.pavilion:
            return Label.of(
                en=f"Pavilion {exhibitor.pavilion} has to stand in one block.",
                zh=f"{exhibitor.pavilion}展团须集中为一处。",
            )
        return Label.of(en="Otherwise a rule would be broken elsewhere.", zh="否则将违反其他规则。")


def _no_room(exhibitor: Exhibitor) -> Label:
    return Label.of(
        en=f"No booth that suits {exhibitor.area:g} m² is left, even if others move.",
        zh=f"即使调整其他参展商，也没有适合{exhibitor.area:g}平方米的展位。",
    )
