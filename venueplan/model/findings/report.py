"""What a check found, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from venueplan.model.findings.comparison import PackVerdict
from venueplan.model.labels import Label

SEVERITIES = ("error", "warning", "note")

CAUSES = ("building", "layout", "demand")
"""What a finding lies with."""
"""Worst first."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A point on a level, metres."""

    level: str
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule measured at one place.

    Attributes
    ----------
    id
        Stable: rule and subject, with a number where a rule strikes one subject more than once.
    rule
        Name of the rule, for instance ``aisle-width``.
    severity
        ``error`` (the rule is broken), ``warning`` or ``note``.
    subject
        Id of the booth, hall, room, exhibitor … concerned.
    measured, limit
        Value found and value asked for, both in ``unit``; None where there is no number.
    clause, edition, confidence, basis, distance, source
        Where the limit comes from; ``basis`` of areas (net, gross, exhibition), ``distance`` straight or path.
    message
        The sentence, in each language.
    cause
        Who can remove it: ``building`` (no layout can: too few or too narrow exits), ``layout`` (another layout can),
        ``demand`` (what was asked for, and who was given what).
    """

    id: str
    rule: str
    severity: str
    subject: str
    message: Label
    place: Place | None = None
    measured: float | None = None
    limit: float | None = None
    unit: str = ""
    clause: str = ""
    edition: str = ""
    confidence: str = ""
    basis: str = ""
    distance: str = ""
    source: str = ""
    cause: str = "layout"


@dataclass(frozen=True, kw_only=True)
class Report:
    """Figures by name, findings, errors first, and what several rule packs say of each hall."""

    figures: tuple[tuple[str, float | int | str], ...] = ()
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[PackVerdict, ...] = ()

    def with_more(
        self, *, figures: Iterable[tuple[str, float | int | str]] = (), findings: Iterable[Finding] = ()
    ) -> Report:
        """Return a report that holds more figures and findings, errors first; ``findings_…`` are counted anew.

        Examples
        --------
        >>> note = Finding(id="a", rule="r", severity="note", subject="s", message=Label.of(en="Small."))
        >>> Report(figures=(("booths", 3), ("findings_note", 0))).with_more(findings=[note]).figures
        (('booths', 3), ('findings_note', 1))
        """
        everything = sorted((*self.findings, *findings), key=lambda finding: SEVERITIES.index(finding.severity))
        count = Counter(f"findings_{finding.severity}" for finding in everything)
        known = {f"findings_{severity}" for severity in SEVERITIES}
        recounted = ((name, count[name] if name in known else value) for name, value in (*self.figures, *figures))
        return replace(self, figures=tuple(recounted), findings=tuple(everything))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings of severity error."""
        return tuple(finding for finding in self.findings if finding.severity == "error")
