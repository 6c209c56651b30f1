"""Who stands where, what else there is, and why it is not theirs: what explanations are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from venueplan.allocate.names import booth_name, exhibitor_name
from venueplan.allocate.stands.choice import Demand
from venueplan.allocate.stands.requests import Request
from venueplan.allocate.stands.scores import Valuation, parts_in
from venueplan.allocate.stands.suitability import Market
from venueplan.allocate.stands.wanting import demand_of
from venueplan.allocate.why.prices import booth_prices
from venueplan.allocate.why.relations import broken_there
from venueplan.allocate.why.turns import before_label, refusal_label, turns_of
from venueplan.allocate.why.words import joined, objection_label
from venueplan.model import Alternative, Booth, Exhibitor, Label, Plan, Turn

Parts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A plan with booths, as somebody sees it who asks why."""

    plan: Plan

    @cached_property
    def demand(self) -> Demand:
        """Requests and the booths that can be let."""
        return demand_of(self.plan)

    @cached_property
    def market(self) -> Market:
        """Every booth, those held back too, and adjacent ones that can be given as one stand."""
        booths = self.plan.floor_plan.booths if self.plan.floor_plan else ()
        return Market(plan=self.plan, booths=booths, merged=self.demand.market.merged)

    @cached_property
    def _valuation(self) -> Valuation:
        return Valuation(market=self.market, most_points=self.demand.most_points)

    @cached_property
    def stands(self) -> dict[str, tuple[str, ...]]:
        """Booths of each exhibitor."""
        return {one.exhibitor: one.booths for one in self.plan.allocation.assignments} if self.plan.allocation else {}

    @cached_property
    def holders(self) -> dict[str, Request]:
        """The request that holds each booth."""
        return {booth: one for one in self.demand.requests for booth in self.stands.get(one.id, ())}

    @cached_property
    def prices(self) -> tuple[dict[str, int], int]:
        """Price of each booth, and the price from which on somebody would have no stand without it."""
        found, scarce = booth_prices(self.demand)
        return dict(found), scarce

    @cached_property
    def turns(self) -> dict[str, Turn]:
        """Turn of each exhibitor, where a draw decided."""
        allocation = self.plan.allocation
        return turns_of(allocation.draw) if allocation and allocation.policy == "draw" else {}

    def holder(self, stand: Booth, *, asking: Request) -> Request | None:
        """Return who holds a stand, or a booth of it, somebody else before the one who asks."""
        places = self.market.places[stand.id]
        found = [self.holders[name] for name in places if name in self.holders]
        others = [one for one in found if one.id != asking.id]
        own = {*self.stands.get(asking.id, ())}
        return others[0] if others else asking if own.issuperset(places) else None

    def price(self, stand: Booth) -> int:
        """Return what all booths of a stand are worth to the next bidder."""
        return sum(self.prices[0].get(name, 0) for name in self.market.places[stand.id])

    @cached_property
    def close(self) -> dict[str, set[str]]:
        """Booths beside or opposite each booth."""
        found: dict[str, set[str]] = {}
        for one, other in self.demand.close:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def parts(self, request: Request, booth: Booth) -> Parts:
        """Return the score of a request on a booth, part by part."""
        return parts_in(self._valuation, request, booth=booth)

    def between(self, request: Request) -> Parts:
        """Return the parts of the score of a request that depend on where others stand, as the plan holds them."""
        held = self.plan.allocation.by_exhibitor.get(request.id) if self.plan.allocation else None
        return tuple(part for part in (held.score if held else ()) if part[0] in {"relations", "neighbours"})

    def score(self, request: Request, booth: Booth) -> int:
        """Return the score of a request on a booth."""
        return sum(value for _, value in self.parts(request, booth))

    def home(self, request: Request) -> Booth | None:
        """Return the stand of a request, the first booth of one that is not laid out as a whole, or None."""
        booths = self.stands.get(request.id, ())
        if not booths:
            return None
        whole = [stand for stand in self.market.stands if set(self.market.places[stand.id]) == set(booths)]
        return whole[0] if whole else self.market.stands[self.market.index[booths[0]]]

    def hard(self, request: Request, booth: Booth) -> list[str]:
        """Return what forbids a booth to a request; who has no stand would be conceded what can be."""
        waits = request.id not in self.stands
        return [one.text for one in self.market.objections(request, booth) if one.hard or not waits]

    def tried(self, request: Request, booth: Booth, *, place: str, wish: str = "") -> Alternative:
        """Return why a booth is not that of a request.

        Parameters
        ----------
        place
            What the answer is about: the booth, or the exhibitor where a booth is explained.
        """
        possible = not self.hard(request, booth) and not booth.blocked
        holder = self.holder(booth, asking=request)
        return Alternative(
            place=place,
            verdict=self._verdict(request, booth, holder=holder),
            wish=wish,
            holder=holder.id if holder else "",
            points=holder.holder.points if holder else None,
            price=self.price(booth) if possible else None,
            score=self.score(request, booth) if possible else None,
        )

    def _verdict(self, request: Request, booth: Booth, *, holder: Request | None) -> Label:
        if holder is not None and holder.id == request.id:
            return Label.of(en="It stands there.", zh="即现有展位。")
        hard = self.hard(request, booth)
        if hard:
            return objection_label(hard)
        if booth.blocked:
            return Label.of(en="It is held back.", zh="该展位已保留。")
        return self._by_neighbours(request, booth) or self._left_to_choose(request, booth, holder=holder)

    def _left_to_choose(self, request: Request, booth: Booth, *, holder: Request | None) -> Label:
        """Say who has a booth that nothing forbids, and what decided: the draw, or what it is worth."""
        turn = self.turns.get(request.id)
        refused = refusal_label(turn, frozenset(self.market.places[booth.id])) if turn else None
        _, priced = self._relations(request, booth)
        if refused is not None:
            return joined(_let_to(holder), refused)
        if turn and holder and holder.id in self.turns:
            return joined(_let_to(holder), before_label(turn, self.turns[holder.id]))
        return joined(_let_to(holder), self._by_price(request, booth, holder=holder), *priced)

    def _by_neighbours(self, request: Request, booth: Booth) -> Label | None:
        """Say which rival stands too near, or that a pavilion stands in one block."""
        rivals = {name for pair in self.demand.rivals if request.id in pair for name in pair} - {request.id}
        places = self.market.places[booth.id]
        for near in sorted({name for place in places for name in self.close.get(place, ())} - set(places)):
            rival = self.holders.get(near)
            if rival and rival.id in rivals:
                en, zh = (exhibitor_name(rival.holder, code) for code in ("en", "zh"))
                where = booth_name(self.plan.floor_plan.booth(near)) if self.plan.floor_plan else near
                return Label.of(
                    en=f"Its rival {en} stands beside or opposite on {where}.",
                    zh=f"竞争对手{zh}在相邻或相对的展位{where}。",
                )
        never, _ = self._relations(request, booth)
        if never:
            return joined(*never)
        if request.holder.pavilion:
            name = request.holder.pavilion
            block = {self.stands[one.id][0] for one in self.demand.members(name) if self.stands.get(one.id)}
            if booth.id not in block:
                return Label.of(en=f"Pavilion {name} stands in one block elsewhere.", zh=f"{name}展团集中在其他位置。")
        return None

    def _relations(self, request: Request, booth: Booth) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
        """Return the relations that keep a request from a booth, and those that take points off for it."""
        booths = booth.parts or (booth,)
        return broken_there(self.plan, request, booths=booths, pack=self.market.pack)

    def _by_price(self, request: Request, booth: Booth, *, holder: Request | None) -> Label:
        """Say what is left of the score there when the booth is paid for, and what is left here."""
        _, scarce = self.prices
        price, there, home = self.price(booth), self.score(request, booth), self.home(request)
        if price >= scarce:
            return Label.of(
                en=f"Without it somebody else would have no stand; the score there is {there}.",
                zh=f"若占用，将有其他参展商没有展位；此处得分{there}。",
            )
        said = Label.of(en=f"Its price is {price}, the score there {there}", zh=f"其价格为{price}，在该处得分{there}")
        if home is None:
            more = Label.of(en=".", zh="。")
        else:
            own, here = self.price(home), self.score(request, home)
            more = Label.of(
                en=f": {there - price} is left, against {here - own} here.",
                zh=f"，余{there - price}；现有展位余{here - own}。",
            )
            if holder is None and there > here:
                more = joined(more, Label.of(en=" It is free: it could move.", zh="该展位空置，可以调整。"))
        return Label.of(en=said["en"] + more["en"], zh=said["zh"] + more["zh"])


def _let_to(holder: Request | None) -> Label:
    if holder is None:
        return Label.of(en="Nobody has it.", zh="该展位空置。")
    en, zh = (exhibitor_name(holder.holder, code) for code in ("en", "zh"))
    points = holder.holder.points
    return Label.of(en=f"It is let to {en} with {points} points.", zh=f"已分配给{zh}（{points}分）。")


def asked_label(exhibitor: Exhibitor) -> Label:
    """Return what an exhibitor asks for, as a sentence."""
    en, zh = (exhibitor_name(exhibitor, code) for code in ("en", "zh"))
    wishes = ", ".join(f"{rank}. {wish}" for rank, wish in enumerate(exhibitor.preferences, 1))
    sides = f" with {exhibitor.open_sides} open sides" if exhibitor.open_sides > 1 else ""
    extras = [
        ("wishes", "志愿", wishes),
        ("promised", "指定", ", ".join(exhibitor.pins)),
        ("rivals", "竞争对手", ", ".join(exhibitor.rivals)),
        ("pavilion", "展团", exhibitor.pavilion),
        ("forbidden", "排除", ", ".join(exhibitor.forbidden)),
        ("budget", "预算", f"{exhibitor.budget:g}" if exhibitor.budget else ""),
        ("price bands", "价位", ", ".join(exhibitor.bands)),
        ("booths", "展位数", str(exhibitor.booths or "")),
        ("shape", "形式", exhibitor.shape),
        ("last year", "上届展位", exhibitor.last_year),
        ("tags", "标签", ", ".join(exhibitor.tags)),
    ]
    more_en = "".join(f"; {word}: {value}" for word, _, value in extras if value)
    more_zh = "".join(f"；{word}：{value}" for _, word, value in extras if value)
    return Label.of(
        en=f"{en} asks for {exhibitor.area:g} m² in zone {exhibitor.zone}{sides}; {exhibitor.points} points{more_en}.",
        zh=f"{zh}申请“{exhibitor.zone}”展区{exhibitor.area:g}平方米，开口面{exhibitor.open_sides}个；"
        f"积分{exhibitor.points}{more_zh}。",
    )
