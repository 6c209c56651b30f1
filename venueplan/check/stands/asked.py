"""What exhibitors asked of their stands beyond the floor: range of sizes, shape, frontage, price; and held stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from venueplan.check.findings import Measured, booth_name, found, on_booth
from venueplan.check.stands.exhibitors import Placed, placed_exhibitors
from venueplan.model import Finding, Plan
from venueplan.rules import RulePack, comes_true
from venueplan.rules.asked import area_range, held_for, pays_for
from venueplan.rules.booths.facts import frontage
from venueplan.rules.booths.prices import booth_price

ROUNDING = 1e-6


def check_asked(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find stands that are larger than they may be, of another shape, too dear, forbidden, in pieces or held."""
    for one in placed_exhibitors(plan, pack=pack).values():
        if not one.exhibitor.shares_with:
            for rule in RULES:
                yield from rule(one)


def _in_pieces(one: Placed) -> Iterator[Finding]:
    if one.stand is None:
        en, zh = one.names
        says = (
            f"The booths {one.numbers} of {en} do not share their sides; they are no one stand.",
            f"{zh}的展位{one.numbers}不相邻，不能合并为一个展位。",
        )
        yield _on(one, "stand-in-pieces", says=says)


def _too_large(one: Placed) -> Iterator[Finding]:
    asked = area_range(one.exhibitor, pattern=one.plan.event.pattern, pack=one.pack)
    pinned = any(pin.startswith("booth:") for pin in one.exhibitor.pins)
    if asked.firm and not pinned and one.area > asked.most + ROUNDING:
        en, zh = one.names
        says = (
            f"{en} gets {one.area:.2f} m² on {one.numbers}; {asked.most:g} m² are the most that it takes.",
            f"{zh}的展位{one.numbers}面积{one.area:.2f}平方米，超过其可接受的{asked.most:g}平方米。",
        )
        yield _on(one, "stand-too-large", says=says, measured=Measured(value=one.area, bound=asked.most, unit="m²"))


def _shape(one: Placed) -> Iterator[Finding]:
    shape = one.exhibitor.shape
    pinned = any(pin.startswith("booth:") for pin in one.exhibitor.pins)
    if shape and one.stand is not None and one.stand.kind != shape and not pinned:
        en, zh = one.names
        says = (
            f"{en} asked for a stand of shape {shape}; {one.numbers} is {one.stand.kind}.",
            f"{zh}申请{shape}形展位，展位{one.numbers}为{one.stand.kind}形。",
        )
        yield _on(one, "stand-shape", says=says)


def _frontage(one: Placed) -> Iterator[Finding]:
    asked = one.exhibitor.frontage
    metres = frontage(one.stand) if one.stand is not None else asked
    if metres < asked - ROUNDING:
        en, zh = one.names
        says = (
            f"{en} gets {metres:.2f} m of open sides on {one.numbers}; {asked:g} m were asked for.",
            f"{zh}的展位{one.numbers}开口面总长{metres:.2f}米，申请{asked:g}米。",
        )
        yield _on(one, "stand-frontage", says=says, measured=Measured(value=metres, bound=asked, unit="m"))


def _price(one: Placed) -> Iterator[Finding]:
    prices = one.plan.event.prices
    if prices is None or one.stand is None:
        return
    price = booth_price(one.stand, prices, pattern=one.plan.event.pattern)
    if not pays_for(one.exhibitor, price, prices=prices):
        en, zh = one.names
        bound = one.exhibitor.budget or None
        says = (
            f"{en} pays {price:.2f} {prices.currency} for {one.numbers}, more than its budget or outside its bands.",
            f"{zh}的展位{one.numbers}价格{price:.2f} {prices.currency}，超出预算或价格档。",
        )
        yield _on(one, "stand-price", says=says, measured=Measured(value=price, bound=bound, unit=prices.currency))


def _forbidden(one: Placed) -> Iterator[Finding]:
    for word in one.exhibitor.forbidden:
        if any(comes_true(word, booth, venue=one.plan.venue, pack=one.pack) for booth in one.booths):
            en, zh = one.names
            says = (
                f"'{word}' is forbidden for {en}, and booth {one.numbers} is just that.",
                f"{zh}不得使用“{word}”，展位{one.numbers}违反该要求。",
            )
            yield _on(one, "forbidden", says=says)


def _held(one: Placed) -> Iterator[Finding]:
    for booth in one.booths:
        hold = held_for(booth, one.plan.event.holds, exhibitor=one.exhibitor)
        if hold is not None:
            en, zh = one.names
            who = ", ".join(hold.members) or "nobody"
            says = (
                f"Booth {booth_name(booth)} is held for {who} ({hold.reason}), but given to {en}.",
                f"展位{booth_name(booth)}为{who}保留（{hold.reason}），却分配给{zh}。",
            )
            yield _on(one, "booth-held", says=says)


RULES: tuple[Callable[[Placed], Iterator[Finding]], ...] = (
    _in_pieces,
    _too_large,
    _shape,
    _frontage,
    _price,
    _forbidden,
    _held,
)
"""What is asked of every stand by itself."""


def _on(one: Placed, rule: str, *, says: tuple[str, str], measured: Measured | None = None) -> Finding:
    return found(rule, one.exhibitor.id, says=says, measured=measured, place=on_booth(one.booths[0]))
