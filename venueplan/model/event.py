"""The demand: what an event wants from the building."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from venueplan.model.booth import Booth
from venueplan.model.demand import MixEntry, PriceList
from venueplan.model.labels import Label
from venueplan.model.limits import RulePack
from venueplan.model.moves import MoveIn
from venueplan.model.pattern import BoothPattern


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
class Exhibitor:
    """One exhibitor's request.

    Attributes
    ----------
    area
        Area asked for, m².
    zone
        Id of the zone.
    open_sides
        Least number of open sides (1 inline, 2 corner, 3 peninsula, 4 island).
    points
        Priority points.
    preferences
        Ranked wishes, best first: ``hall:H3``, ``kind:corner|peninsula|island``, ``near:PLACE`` (id of an opening,
        amenity, unit or section), ``booth:ID``.
    pins
        Hard demands in the same words as preferences.
    power_kw, water, drain, data, floor_load, height
        Needs: kW, yes or no, yes or no, yes or no, kN/m², m.
    covered, upper_deck
        Area under a ceiling and area of an upper floor that it will build, m².
    deck_stairs
        Stairs from the upper floor.
    rivals
        Ids of exhibitors that must not stand beside or opposite.
    pavilion
        Exhibitors of one pavilion stand together in one block.
    shares_with
        Id of the exhibitor whose stand it shares (a co-exhibitor), or empty.
    attested, assumed
        Names of the columns that a source states, and of those that were made up.
    """

    id: str
    name: Label
    area: float
    zone: str
    open_sides: int = 1
    points: int = 0
    preferences: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    power_kw: float = 0.0
    water: bool = False
    drain: bool = False
    data: bool = False
    floor_load: float = 0.0
    height: float = 0.0
    covered: float = 0.0
    upper_deck: float = 0.0
    deck_stairs: int = 0
    rivals: tuple[str, ...] = ()
    pavilion: str = ""
    shares_with: str = ""
    attested: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Forum:
    """One meeting to be given a room and a time: plenary, sub-forum, launch, matchmaking, press conference.

    Attributes
    ----------
    duration_min
        Minutes.
    setup
        ``theatre``, ``classroom``, ``banquet``, ``reception``, ``boardroom``, ``u-shape``, ``hollow-square`` or
        ``cabaret``.
    rooms
        Ids of the only rooms (units, or sections with use ``stage-area``) allowed; empty = any unit of use
        ``meeting`` or ``plenary`` that is large enough.
    start
        Pinned start with offset, or None.
    earliest, latest
        Bounds of start and of end, or None.
    needs
        Equipment that the room must have (``interpretation``, ``stage``, ``screen`` …).
    people
        Ids of those who cannot be in two places at once.
    """

    id: str
    kind: str
    title: Label
    attendance: int
    duration_min: int
    setup: str = "theatre"
    rooms: tuple[str, ...] = ()
    start: datetime | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    needs: tuple[str, ...] = ()
    host: str = ""
    people: tuple[str, ...] = ()
    track: str = ""
    attested: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignSite:
    """A place where a sign hangs.

    Attributes
    ----------
    kind
        ``board`` (you are here) or ``direction``.
    facing
        Direction the reader looks, degrees clockwise from the plan's +y; the panel's front points the opposite way.
    """

    id: str
    kind: str
    level: str
    x: float
    y: float
    facing: float
    name: Label = Label()
    evidence: str = "assumed"


@dataclass(frozen=True, kw_only=True)
class Changeover:
    """Minutes between two meetings of given set-ups in one room; ``*`` stands for any."""

    before: str
    after: str
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When rooms can be used.

    Attributes
    ----------
    days
        Days of the programme.
    opens, closes
        Opening hours on each day, local time.
    utc_offset_min
        Offset of local time from UTC, minutes (480 in China).
    grain_min
        Starts fall on multiples of this many minutes.
    """

    days: tuple[date, ...]
    opens: time = time(8, 0)
    closes: time = time(20, 0)
    utc_offset_min: int = 480
    grain_min: int = 5
    changeovers: tuple[Changeover, ...] = (Changeover(before="*", after="*", minutes=30),)


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
    move_in
        When stands are built up and taken down; None if that is not planned.
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
