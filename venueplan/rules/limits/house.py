"""Rule packs that a house writes: on their own, or stricter than a standard."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from venueplan.errors import InputError, UnknownNameError
from venueplan.rules.limits.packs import PACKS
from venueplan.rules.pack import Limit, RulePack
from venueplan.rules.standards import practice

NEEDED = (
    "aisle-width",
    "exit-clear",
    "hydrant-clear",
    "exhibition-density",
    "standing-density",
    "exit-width-per-100",
)
"""Limits without which no hall can be judged."""

ALLOWANCES = ("exit-width-step", "one-exit-area", "travel-path-rise", "travel-straight-rise")
"""Limits that take back what a standard asks for, so that naming one is laxer than silence."""


_KNOWN = {limit.name: limit for pack in PACKS.values() for limit in pack.limits}


def known_limit(name: str) -> Limit:
    """Return what a name means: a limit of that name, or a lower step of its family, in one of venueplan's packs.

    Raises
    ------
    UnknownNameError
        If no pack has such a limit; the closest name is suggested.

    Examples
    --------
    >>> known_limit("exit-count-2001").unit
    'exits'
    """
    found = _KNOWN.get(name) or _KNOWN.get(_family(name))
    if found is None:
        raise UnknownNameError("limit", name, known=_KNOWN)
    return found


def needed_limit(pack: RulePack, name: str) -> Limit:
    """Return a limit without which no hall can be judged.

    Raises
    ------
    InputError
        If the pack, made by hand, lacks it.
    """
    found = pack.find(name)
    if found is None:
        raise InputError(
            f"rule pack '{pack.name}' has no limit '{name}', without which no hall can be judged; "
            f"add one, or take a pack that extends {', '.join(sorted(PACKS))}"
        )
    return found


def house_pack(name: str, *, title: str, limits: Collection[Limit], base: RulePack | None) -> RulePack:
    """Return the pack of a house: its limits over those of a standard, or over the numbers of the trade alone.

    A number that stands in place of the standard's says in its source what the standard asks for.
    """
    under = base or RulePack(name=name, title=title, limits=practice.LIMITS)
    said = (_with_what_it_replaces(limit, base) if base else limit for limit in limits)
    return replace(under.with_limits(said), name=name, title=title)


def house_faults(limits: Collection[Limit], *, base: RulePack | None) -> Iterator[tuple[str, str]]:
    """Yield (name of the limit, sentence) for everything that a house may not say.

    On its own a pack needs ``NEEDED`` limits. Over a standard only numbers at least as strict are taken, unless
    ``instead`` says why.
    """
    if base is None:
        missing = [name for name in NEEDED if name not in {limit.name for limit in limits}]
        if missing:
            yield "", f"lacks {', '.join(missing)}; add them, or extends = one of {', '.join(sorted(PACKS))}"
        yield from (
            (limit.name, "instead is only for numbers that stand in place of a standard's; say what the pack extends")
            for limit in limits
            if limit.instead
        )
        return
    changed = base.with_limits(limits)
    for limit in limits:
        laxer = _laxer(limit.name, base=base, changed=changed)
        if laxer and not limit.instead:
            yield limit.name, f"{laxer}; ask for as much, or say instead = true and give a reason"
        if limit.instead and not laxer:
            yield limit.name, f"is no laxer than rule pack '{base.name}'; remove instead and reason"


def _laxer(name: str, *, base: RulePack, changed: RulePack) -> str:
    """Return how a limit of a changed pack is laxer than the standard, or nothing if it is as strict."""
    family = _family(name)
    for persons in _turning_points((*base.steps(family), *changed.steps(family))):
        before, after = _asked(base, family, persons=persons), _asked(changed, family, persons=persons)
        if before is not None and (after is None or not before.is_kept_by(after.value)):
            value = "nothing" if after is None else f"{after.value:g} {after.unit}"
            word = "at least" if before.sense == "least" else "at most"
            return f"{value} is laxer than rule pack '{base.name}': it must be {word} {before.value:g} {before.unit}"
    if base.steps(family):
        return ""
    general = _general(family, base)
    own = changed[name]
    if family in ALLOWANCES or (general and not general.is_kept_by(own.value)):
        asks = f"which asks for {general.value:g} {general.unit}" if general else "which allows no such thing"
        return f"{own.value:g} {own.unit} is laxer than rule pack '{base.name}', {asks}"
    return ""


def _asked(pack: RulePack, family: str, *, persons: float) -> Limit | None:
    """Return the step that applies to a number of persons, with what it asks for them as its value."""
    step = pack.find_step(family, persons=persons)
    return step and replace(step, value=step.asked(persons))


def _turning_points(steps: Iterable[Limit]) -> list[float]:
    """Return the numbers of persons at which one of two stepped families may overtake the other."""
    points: set[float] = set()
    for step in steps:
        points |= {math.floor(step.above), math.floor(step.above) + 1}
        if step.each:
            points |= {step.above + step.each * k + more for k in range(1, 51) for more in (0, 1)}
    return sorted(point for point in points if point > 0)


def _general(family: str, base: RulePack) -> Limit | None:
    """Return the standard's limit that a narrower one makes an exception of, by the first words of its name."""
    unit = known_limit(family).unit
    words = family.split("-")
    names = ("-".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    return next((limit for limit in map(base.find, names) if limit and limit.unit == unit), None)


def _family(name: str) -> str:
    """Return the name of the lowest step where a name is one of its steps, else the name itself."""
    head, _, number = name.rpartition("-")
    return head if number.isdecimal() and head in _KNOWN else name


def _with_what_it_replaces(limit: Limit, base: RulePack) -> Limit:
    asked = base.find(limit.name)
    if asked is None:
        return limit
    text = f"{limit.source.text} ({base.name} asks for {asked.value:g} {asked.unit}: {asked.source.text})"
    return replace(limit, source=replace(limit.source, text=text))
