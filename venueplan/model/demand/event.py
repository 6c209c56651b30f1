"""The demand: what an event wants from the building."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from venueplan.model.booth import Booth
from venueplan.model.demand.exhibitor import Exhibitor
from venueplan.model.demand.forum import Calendar, Forum
from venueplan.model.demand.mix import MixEntry, PriceList
from venueplan.model.demand.moves import MoveIn
from venueplan.model.demand.pattern import BoothPattern
from venueplan.model.demand.policy import Policy
from venueplan.model.demand.programme import Meetings
from venueplan.model.demand.relations import Hold, Relation
from venueplan.model.labels import Label
from venueplan.model.limits import RulePack
from venueplan.model.sheets.escape import EscapePlans
from venueplan.model.sheets.signs import Signage
from venueplan.model.sheets.style import Style


@dataclass(frozen=True, kw_only=True)
class Zone:
    """A part of the exhibition: letter and colour on the map, and the halls it may use.

    Attributes
    ----------
    halls
        Ids of the units in order of preference; a hall may serve several zones.
    """

    id: str
    letter: str
    name: Label
    halls: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignSite:
    """A place where a sign hangs.

    Attributes
    ----------
    kind
        ``board`` (you are here), ``direction`` or ``escape`` (an escape plan).
    facing
        Direction the reader looks, degrees clockwise from the plan's +y; the panel's front points the opposite way.
    reading_distance
        Distance from which it is to be read, metres: it sets the height of the letters.
    """

    id: str
    kind: str
    level: str
    x: float
    y: float
    facing: float
    name: Label = Label()
    reading_distance: float = 10.0
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Title:
    """Who answers for the sheets: printed in the title block."""

    revision: str = ""
    dated: date | None = None
    drawn_by: str = ""
    approved_by: str = ""
    approved: date | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event in one venue: decisions, lists and sign sites.

    Attributes
    ----------
    rules
        Name of the rule pack that governs.
    overrides
        Stricter numbers of the house, by the name of the limit.
    compare
        Names of packs that are reported side by side with it.
    packs
        Packs of the house that come with the event, by the names that ``rules`` and ``compare`` use.
    walking_speed
        Metres per minute.
    goal
        What a layout is for: ``mix`` lays out the sizes that are asked for and leaves as much floor as possible over
        for others; ``fill`` brings the most at list prices and leaves no stretch of a row empty.
    mix
        Stands that are asked for besides those of the exhibitors.
    prices
        What stands cost, or None if that is not settled.
    kept
        Stands that are there already, with or without a number; a layout fills the floor around them.
    relations
        Who must, should or must not stand near whom, besides the rivals and pavilions of the exhibitors' list.
    holds
        Booths that are kept for somebody.
    policy
        How it is decided who gets which stand.
    move_in
        When stands are built up and taken down; None if that is not planned.
    meetings
        How forums are scheduled.
    signage
        What directional signs lead to, and the sizes of signs.
    escape_plans
        Who has approved which escape plans.
    style
        What sheets look like; None = as the venue says.
    """

    id: str
    name: Label
    calendar: Calendar
    languages: tuple[str, ...] = ("zh", "en")
    rules: str = "china"
    overrides: tuple[tuple[str, float], ...] = ()
    compare: tuple[str, ...] = ()
    packs: tuple[RulePack, ...] = ()
    walking_speed: float = 70.0
    pattern: BoothPattern = field(default_factory=BoothPattern)
    zones: tuple[Zone, ...] = ()
    exhibitors: tuple[Exhibitor, ...] = ()
    forums: tuple[Forum, ...] = ()
    sites: tuple[SignSite, ...] = ()
    title: Title = Title()
    goal: str = "mix"
    mix: tuple[MixEntry, ...] = ()
    prices: PriceList | None = None
    kept: tuple[Booth, ...] = ()
    move_in: MoveIn | None = None
    relations: tuple[Relation, ...] = ()
    holds: tuple[Hold, ...] = ()
    policy: Policy = field(default_factory=Policy)
    meetings: Meetings = field(default_factory=Meetings)
    signage: Signage = field(default_factory=Signage)
    escape_plans: EscapePlans = field(default_factory=EscapePlans)
    style: Style | None = None

    @cached_property
    def _exhibitors(self) -> dict[str, Exhibitor]:
        return {exhibitor.id: exhibitor for exhibitor in self.exhibitors}

    @cached_property
    def _forums(self) -> dict[str, Forum]:
        return {forum.id: forum for forum in self.forums}

    def exhibitor(self, exhibitor_id: str) -> Exhibitor:
        """Return an exhibitor by id."""
        return self._exhibitors[exhibitor_id]

    def forum(self, forum_id: str) -> Forum:
        """Return a forum by id."""
        return self._forums[forum_id]
