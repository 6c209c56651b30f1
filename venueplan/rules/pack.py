"""What every rule pack is made of: standards, and the limits that their clauses set."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.model.limits import Limit, RulePack, Source

__all__ = ["Limit", "RulePack", "Source", "Standard", "least", "most"]


@dataclass(frozen=True, kw_only=True)
class Standard:
    """A text that sets numbers; its clauses become the sources of limits."""

    text: str
    edition: str = ""

    def at(self, clause: str = "", *, confidence: str, basis: str = "", distance: str = "") -> Source:
        """Return a clause as a source, read with a confidence (see :class:`~venueplan.model.Source`)."""
        return Source(
            text=self.text,
            clause=clause,
            edition=self.edition,
            confidence=confidence,
            basis=basis,
            distance=distance,
        )


def least(name: str, value: float, *, unit: str, source: Source, above: float = 0.0, each: float = 0.0) -> Limit:
    """Return a limit of which more is stricter."""
    return Limit(name=name, value=value, unit=unit, source=source, above=above, each=each)


def most(name: str, value: float, *, unit: str, source: Source, above: float = 0.0) -> Limit:
    """Return a limit of which less is stricter."""
    return Limit(name=name, value=value, unit=unit, source=source, sense="most", above=above)
