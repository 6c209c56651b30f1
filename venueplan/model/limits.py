"""Limits that travel with their sources, and packs of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
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
        Basis of an area: ``net`` (floor without fixtures and stands), ``gross`` (all of it), ``exhibition`` (stands
        and the aisles between them) or empty.
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
        For limits in steps: it applies above this many persons (square metres where the name says area).
    each
        For limits that grow: one more for each so many persons above ``above``, or part of them; 0 = they do not.
    instead
        Why a laxer number of the house stands in place of the standard's; empty where none does.
    """

    name: str
    value: float
    unit: str
    source: Source
    sense: str = "least"
    above: float = 0.0
    each: float = 0.0
    instead: str = ""

    def __post_init__(self) -> None:
        """Keep numbers as what a plan document gives back: floating-point numbers."""
        for name in ("value", "above", "each"):
            object.__setattr__(self, name, float(getattr(self, name)))

    def is_kept_by(self, measured: float, *, tolerance: float = 0.0) -> bool:
        """Tell whether a measured value keeps the limit, give or take a tolerance in the limit's unit."""
        if self.sense == "least":
            return measured >= self.value - tolerance
        return measured <= self.value + tolerance

    def is_as_strict_as(self, other: Limit) -> bool:
        """Tell whether the value asks for at least as much as another limit's."""
        return other.is_kept_by(self.value)

    def asked(self, persons: float) -> float:
        """Return what is asked for with so many persons.

        Examples
        --------
        Four wheelchair spaces for 750 persons: two above 400, and one more for each 200 or part of them.

        >>> spaces = Limit(name="w", value=2, unit="spaces", source=Source(text="x"), above=400, each=200)
        >>> spaces.asked(750)
        4.0
        """
        return self.value + (math.ceil((persons - self.above) / self.each) if self.each else 0)


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

    def steps(self, family: str) -> tuple[Limit, ...]:
        """Return the limits of a stepped family (``exit-count``, ``exit-count-501`` …), lowest step first."""
        found = (limit for limit in self.limits if _belongs(limit.name, family))
        return tuple(sorted(found, key=lambda limit: limit.above))

    def find_step(self, family: str, *, persons: float) -> Limit | None:
        """Return the limit of a stepped family for a number of persons, or None if the pack asks for nothing then."""
        return next((limit for limit in reversed(self.steps(family)) if limit.above < persons), None)

    def step(self, family: str, *, persons: float) -> Limit:
        """Return the limit of a stepped family for a number of persons, the lowest step if they are too few."""
        return self.find_step(family, persons=persons) or self[family]

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
        return self.with_limits(_stricter(self[name], value=value, pack=self.name) for name, value in overrides)

    def with_limits(self, limits: Iterable[Limit]) -> RulePack:
        """Return a pack in which limits stand in place of those of the same names; new names come last."""
        return replace(self, limits=tuple((self._by_name | {limit.name: limit for limit in limits}).values()))

    def replaced(self) -> Iterator[Limit]:
        """Yield the limits that are laxer than the standard they stand in, each with its reason."""
        return (limit for limit in self.limits if limit.instead)


def _belongs(name: str, family: str) -> bool:
    """Tell whether a name is a family's own or the family's with a number behind it."""
    head, _, number = name.rpartition("-")
    return name == family or (head == family and number.isdecimal())


def _stricter(limit: Limit, *, value: float, pack: str) -> Limit:
    if not limit.is_kept_by(value):
        word = "at least" if limit.sense == "least" else "at most"
        raise InputError(
            f"override {limit.name} = {value:g} is laxer than rule pack '{pack}': it must be {word} "
            f"{limit.value:g} {limit.unit}"
        )
    text = f"override of the event (the pack asks for {limit.value:g} {limit.unit}: {limit.source.text})"
    return replace(limit, value=value, source=replace(limit.source, text=text, confidence="house"))
