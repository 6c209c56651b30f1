"""Limits that travel with their sources, and packs of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from venueplan.errors import InputError, UnknownNameError


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a number comes from.

    Attributes
    ----------
    text
        Standard, rule sheet or practice, in words.
    clause, edition
        Clause or table, and the year of the edition; empty where there is none.
    confidence
        ``S`` read in the source, ``S2`` read in a secondary text, ``M`` from memory, ``house`` a decision of this
        software or of the event.
    basis
        Basis of an area: ``net``, ``gross``, ``exhibition`` or empty.
    distance
        How a distance is measured: ``straight``, ``path`` or empty.
    """

    text: str
    clause: str = ""
    edition: str = ""
    confidence: str = "house"
    basis: str = ""
    distance: str = ""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One number of a rule, with its source.

    Attributes
    ----------
    value, unit
        The number and its unit.
    sense
        ``least`` if more is stricter (a width), ``most`` if less is stricter (a walking distance).
    above
        For limits in steps: it applies above this many persons.
    """

    name: str
    value: float
    unit: str
    source: Source
    sense: str = "least"
    above: float = 0.0

    def is_kept_by(self, measured: float, *, tolerance: float = 0.0) -> bool:
        """Tell whether a measured value keeps the limit, give or take a tolerance in the limit's unit."""
        if self.sense == "least":
            return measured >= self.value - tolerance
        return measured <= self.value + tolerance


@dataclass(frozen=True, kw_only=True)
class RulePack:
    """The limits of one standard and year; what a pack does not say, it does not ask.

    Look limits up by name with ``pack["aisle-width"]`` or, where a pack may be silent, :meth:`find`.
    """

    name: str
    title: str
    limits: tuple[Limit, ...]

    @cached_property
    def _by_name(self) -> dict[str, Limit]:
        return {limit.name: limit for limit in self.limits}

    def __getitem__(self, name: str) -> Limit:
        limit = self._by_name.get(name)
        if limit is None:
            raise UnknownNameError("limit", name, known=self._by_name)
        return limit

    def find(self, name: str) -> Limit | None:
        """Return a limit by name, or None if this pack does not have it."""
        return self._by_name.get(name)

    def step(self, family: str, *, persons: float) -> Limit:
        """Return the limit of a stepped family (``exit-count``, ``exit-count-501`` …) for a number of persons."""
        steps = [limit for limit in self.limits if limit.name.startswith(family) and limit.above < persons]
        return max(steps, key=lambda limit: limit.above, default=self[family])

    def with_overrides(self, overrides: Iterable[tuple[str, float]]) -> RulePack:
        """Return a pack with numbers of the house in place of its own; only stricter ones are taken.

        Raises
        ------
        UnknownNameError
            If the pack has no limit of a name.
        InputError
            If a number is laxer than the pack's.

        Examples
        --------
        >>> from venueplan.rules import rule_pack
        >>> rule_pack("china").with_overrides([("aisle-width", 3.5)])["aisle-width"].value
        3.5
        """
        limits = dict(self._by_name)
        for name, value in overrides:
            limits[name] = _stricter(self[name], value=value, pack=self.name)
        return replace(self, limits=tuple(limits.values()))


def _stricter(limit: Limit, *, value: float, pack: str) -> Limit:
    if not (value >= limit.value if limit.sense == "least" else value <= limit.value):
        word = "at least" if limit.sense == "least" else "at most"
        raise InputError(
            f"override {limit.name} = {value:g} is laxer than rule pack '{pack}': it must be {word} "
            f"{limit.value:g} {limit.unit}"
        )
    text = f"override of the event (the pack asks for {limit.value:g} {limit.unit}: {limit.source.text})"
    return replace(limit, value=value, source=replace(limit.source, text=text, confidence="house"))
