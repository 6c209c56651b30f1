"""Escape plans: the ways out from the place where one hangs, what was measured on it, and who has approved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shapely import LineString, MultiPolygon

from venueplan.model.labels import Label


@dataclass(frozen=True, kw_only=True)
class EscapePlans:
    """Who has approved which escape plans.

    Attributes
    ----------
    approved_by, approved
        Who answers for them and since when; without either, all of them are drafts.
    codes
        Pairs of sign site and the code printed on its plan when it was approved. The code changes with what the plan
        shows, so that a plan that is no longer what was approved is a draft again.
    call
        Number to call in a fire, printed in the notices; empty for none.
    paper
        Sheet to draw them on, ``A3`` to ``A0``; the smallest that will do if empty.
    """

    approved_by: str = ""
    approved: date | None = None
    codes: tuple[tuple[str, str], ...] = ()
    call: str = ""
    paper: str = ""

    def approves(self, site: str, code: str) -> bool:
        """Tell whether the plan of a site, as its code says that it is, is the one that was approved."""
        return bool(self.approved_by) and self.approved is not None and (site, code) in self.codes


@dataclass(frozen=True, kw_only=True)
class EscapeWay:
    """A way out.

    Attributes
    ----------
    line
        From where the plan hangs to the exit, metres.
    exit
        Id of the opening that it leads to.
    """

    line: LineString
    exit: str


@dataclass(frozen=True, kw_only=True)
class Escape:
    """What is known of leaving the part of a storey that an escape plan shows.

    Attributes
    ----------
    hall
        Id of the hall that the plan is about; empty where it is about a storey of a building.
    part
        The floor that the plan shows, metres.
    exits
        Ids of the openings by which it is left.
    ways
        The two shortest ways from the place of the plan that do not depend on each other; one where there is no
        choice, none where nothing leads out.
    routes
        Ways from all over the part to the nearest exit.
    """

    site: str
    part: MultiPolygon
    hall: str = ""
    exits: tuple[str, ...] = ()
    ways: tuple[EscapeWay, ...] = ()
    routes: tuple[LineString, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One requirement of a sheet, measured on it.

    Attributes
    ----------
    clause
        Where it is asked for.
    measured, limit
        As they are printed, for instance ``21.5 mm`` and ``≥ 20.8 mm``.
    binding
        Whether a sheet that does not keep it stays a draft.
    """

    id: str
    clause: str
    what: Label
    measured: str
    limit: str
    passed: bool
    binding: bool = True
