"""The packs by name, side by side; nothing global selects one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from venueplan.errors import UnknownNameError
from venueplan.model import Event
from venueplan.rules.pack import RulePack
from venueplan.rules.standards import adb_2019, gb50016_2014, ibc_2021, mvstaettvo_2014, nfpa101

_MODULES = (gb50016_2014, ibc_2021, nfpa101, adb_2019, mvstaettvo_2014)

PACKS: Mapping[str, RulePack] = {module.PACK.name: module.PACK for module in _MODULES}
"""All packs by the name that ``event.toml`` uses."""


def rule_pack(name: str, overrides: Iterable[tuple[str, float]] = ()) -> RulePack:
    """Return a rule pack by name, with stricter numbers of the house in place of its own.

    Parameters
    ----------
    name
        ``china``, ``ibc``, ``nfpa``, ``uk`` or ``germany``.
    overrides
        Pairs of limit name and value in the limit's unit.

    Raises
    ------
    UnknownNameError
        If there is no pack or no limit of that name.
    InputError
        If an override is laxer than the pack.

    Examples
    --------
    >>> rule_pack("china")["aisle-width"].value
    3.0
    >>> rule_pack("chyna")
    Traceback (most recent call last):
    venueplan.errors.UnknownNameError: no rule pack 'chyna'; did you mean 'china'?
    """
    pack = PACKS.get(name)
    if pack is None:
        raise UnknownNameError("rule pack", name, known=PACKS)
    return pack.with_overrides(overrides)


def event_pack(event: Event) -> RulePack:
    """Return the pack that governs an event, with the stricter numbers of the house in place of its own.

    Raises
    ------
    UnknownNameError
        If there is no pack or no limit of a name.
    InputError
        If an override is laxer than the pack.
    """
    return named_pack(event.rules, event.packs).with_overrides(event.overrides)


def compared_packs(event: Event) -> tuple[RulePack, ...]:
    """Return the pack that governs an event, and those that stand beside it, in the event's order.

    Raises
    ------
    UnknownNameError, InputError
        As :func:`event_pack`.
    """
    others = (name for name in dict.fromkeys(event.compare) if name != event.rules)
    return (event_pack(event), *(named_pack(name, event.packs) for name in others))


def named_pack(name: str, packs: Iterable[RulePack] = ()) -> RulePack:
    """Return a pack by name: one of those of the house, or one of venueplan's.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
    return next((pack for pack in packs if pack.name == name), None) or rule_pack(name)
