"""What directional signs say, and how signs are made."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.model.labels import Label

DIRECTIONS = ("ahead", "left", "right", "up", "down")
"""Where a line of a sign may point, in the order in which a sign lists them."""


@dataclass(frozen=True, kw_only=True)
class Signage:
    """How the signs of an event are made.

    Attributes
    ----------
    amenities
        Categories of amenities that directional signs lead to, the most important first.
    most
        Most lines of a directional sign (4 to 5 can be read in passing).
    distances
        Whether directional signs say how far it is.
    booth_mm, fascia_mm
        Width and height of booth signs and of fascia boards, mm.
    schedule_px
        Width and height of the e-ink display beside a door, pixels.
    """

    amenities: tuple[str, ...] = ("restroom", "information", "firstaid", "coinlocker")
    most: int = 5
    distances: bool = False
    booth_mm: tuple[float, float] = (420.0, 180.0)
    fascia_mm: tuple[float, float] = (2000.0, 250.0)
    schedule_px: tuple[int, int] = (800, 480)


@dataclass(frozen=True, kw_only=True)
class SignLine:
    """One line of a directional sign.

    Attributes
    ----------
    direction
        ``ahead``, ``left``, ``right``, ``up`` or ``down``, as the reader stands.
    subjects
        Ids of the halls and rooms that the line speaks for, and categories of amenities.
    kind
        ``hall``, ``room`` or ``amenity``; that of the first where several share the line.
    pictograms
        Names of pictograms: of what lies there and, for ``up`` and ``down``, of what to take.
    metres
        Way to the nearest of them.
    level
        Id of the level to leave stairs or lift at; empty unless the line leads up or down.
    step_free
        Direction of the step-free way, where it begins differently; empty where it does not.
    """

    direction: str
    label: Label
    subjects: tuple[str, ...]
    kind: str = "room"
    pictograms: tuple[str, ...] = ()
    metres: float = 0.0
    level: str = ""
    step_free: str = ""


@dataclass(frozen=True, kw_only=True)
class DirectionSign:
    """What the sign of one site says.

    Attributes
    ----------
    behind
        Subjects that lie behind the reader, so that the sign cannot point to them.
    unsaid
        Subjects for which there is no line left.
    stepped
        Subjects that no step-free way leads to, or one that lies behind the reader.
    """

    site: str
    lines: tuple[SignLine, ...] = ()
    behind: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    stepped: tuple[str, ...] = ()

    def line_for(self, subject: str) -> SignLine | None:
        """Return the line that speaks for a hall, a room or a kind of amenity."""
        return next((line for line in self.lines if subject in line.subjects), None)


@dataclass(frozen=True, kw_only=True)
class MadeSign:
    """One sign or map as it is to be printed: a row of the signage schedule.

    Attributes
    ----------
    id
        Name of the sheet, unique.
    kind, subject
        Kind of sheet and id of the site, hall, room or booth that it is for.
    facing
        Direction the reader looks, degrees clockwise from +y; None where the place says it.
    page_mm
        Width and height, mm.
    file, page
        Relative to the output folder; number of the page where a file holds several, from 1.
    copies
        How many are needed.
    content
        SHA-256 of what is on it; it stays as long as the sign need not be printed again.
    sha256
        SHA-256 of the file.
    revision
        Revision of the plan in which it was drawn.
    """

    id: str
    kind: str
    subject: str
    page_mm: tuple[float, float]
    file: str
    content: str
    sha256: str = ""
    facing: float | None = None
    page: int = 1
    copies: int = 1
    revision: str = ""

    @property
    def paper(self) -> float:
        """Area of paper, m²: none for a display."""
        return 0.0 if self.kind == "schedule" else self.copies * self.page_mm[0] * self.page_mm[1] / 1e6


@dataclass(frozen=True, kw_only=True)
class PlanChange:
    """One difference between two plans.

    Attributes
    ----------
    kind
        ``booth-moved``, ``booth-resized``, ``booth-renumbered``, ``booth-added``, ``booth-removed``,
        ``exhibitor-moved``, ``exhibitor-renamed`` or ``forum-moved``.
    subject
        Id of the booth, exhibitor or forum.
    words
        Numbers, names and ids by which a sheet shows it.
    halls
        Ids of the halls or rooms concerned, before and after.
    """

    kind: str
    subject: str
    message: Label
    words: tuple[str, ...] = ()
    halls: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangedSign:
    """A sign that is not what it was.

    Attributes
    ----------
    status
        ``changed``, ``new`` or ``gone``.
    reasons
        The changes that it shows.
    texts
        What it says no longer (``−``) and what it says now (``+``).
    """

    sign: MadeSign
    status: str
    reasons: tuple[PlanChange, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanDifference:
    """What differs between two plans, and which signs show it."""

    changes: tuple[PlanChange, ...]
    signs: tuple[ChangedSign, ...]

    @property
    def paper(self) -> float:
        """Area of paper to be printed anew, m²."""
        return sum(changed.sign.paper for changed in self.signs if changed.status != "gone")
