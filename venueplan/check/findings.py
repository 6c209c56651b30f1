"""How a measurement becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from venueplan.model import Booth, Exhibitor, Finding, Label, Place, Unit
from venueplan.model.findings.report import SEVERITIES
from venueplan.rules import Limit

OF_THE_BUILDING = frozenset(
    {
        "corridor-width",
        "exit-angle",
        "exit-count",
        "exit-loss",
        "exit-main",
        "exit-min-width",
        "exit-separation",
        "exit-width",
        "travel-straight",
    }
)
"""Rules that measure walls and doors, so that no layout can keep them where they are broken."""

NOWHERE = Place(level="", x=0.0, y=0.0)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A value found against the limit it is held to.

    Attributes
    ----------
    value
        What was measured, in ``unit``; None if there is nothing to measure.
    limit
        The limit with its source, or None where the rule is the event's own demand.
    bound
        The number asked for where it follows from the limit (metres of exits for so many persons); else the limit's.
    unit
        Unit of both where it is not the limit's.
    """

    value: float | None = None
    limit: Limit | None = None
    bound: float | None = None
    unit: str = ""


def found(
    rule: str,
    subject: str,
    *,
    says: tuple[str, str],
    measured: Measured | None = None,
    place: Place | None = None,
    severity: str = "error",
) -> Finding:
    """Return a finding; its id is given when all are known (:func:`numbered`).

    Parameters
    ----------
    says
        The sentence in English and in Chinese.
    """
    what = measured or Measured()
    limit = what.limit
    bound = what.bound if what.bound is not None or limit is None else limit.value
    finding = Finding(
        id="",
        rule=rule,
        severity=severity,
        subject=subject,
        message=Label.of(en=says[0], zh=says[1]),
        place=place,
        measured=None if what.value is None else round(what.value, 3),
        limit=None if bound is None else round(bound, 3),
        unit=what.unit or (limit.unit if limit else ""),
        cause="building" if rule in OF_THE_BUILDING else "layout",
    )
    if limit is None:
        return finding
    source = limit.source
    return replace(
        finding,
        clause=source.clause,
        edition=source.edition,
        confidence=source.confidence,
        basis=source.basis,
        distance=source.distance,
        source=source.text,
    )


def caused(findings: Iterable[Finding], *, by: str) -> Iterator[Finding]:
    """Yield findings that lie with something else than their rule says: ``building``, ``layout`` or ``demand``."""
    return (replace(finding, cause=by) for finding in findings)


def numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in a stable order, errors first, each with its id: rule, subject, from the second on a number."""
    return tuple(_with_ids(sorted(findings, key=_order)))


def at(level: str, shape: BaseGeometry) -> Place:
    """Return the middle of a geometry as a place, to the millimetre."""
    point = shape.interpolate(0.5, normalized=True) if shape.geom_type == "LineString" else shape.centroid
    return Place(level=level, x=round(float(point.x), 3), y=round(float(point.y), 3))


def on_booth(booth: Booth) -> Place:
    """Return the middle of a booth as a place."""
    return at(booth.level, booth.polygon)


def counted(count: float, noun: str, *, verb: str = "") -> str:
    """Return a number with its noun, and its verb if there is one, in singular or plural.

    Examples
    --------
    >>> counted(1, "forum", verb="wait"), counted(2, "exit")
    ('1 forum waits', '2 exits')
    """
    one = count == 1
    verb = f" {verb}{'s' if one else ''}" if verb else ""
    return f"{count:g} {noun}{'' if one else 's'}{verb}"


def booth_name(booth: Booth) -> str:
    """Return what is printed on a booth, or its id while it has no number."""
    return booth.number or booth.id


def unit_name(unit: Unit, language: str) -> str:
    """Return what a unit is called: its name in a language, else its number, else its id."""
    return unit.name[language] or unit.number or unit.id


def exhibitor_name(exhibitor: Exhibitor, language: str) -> str:
    """Return what an exhibitor is called, with its id: two of them may share a name."""
    return f"{exhibitor.name[language] or exhibitor.name['en'] or exhibitor.name['zh']} ({exhibitor.id})".strip()


def _order(finding: Finding) -> tuple[int, str, str, tuple[str, float, float], float, str]:
    place = finding.place or NOWHERE
    where = (place.level, place.x, place.y)
    return (
        SEVERITIES.index(finding.severity),
        finding.rule,
        finding.subject,
        where,
        finding.measured or 0.0,
        finding.message["en"],
    )


def _with_ids(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        name = f"{finding.rule}:{finding.subject}"
        seen[name] = seen.get(name, 0) + 1
        yield replace(finding, id=name if seen[name] == 1 else f"{name}-{seen[name]}")
