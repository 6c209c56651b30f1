"""What sheets look like, as data: colours, line widths, type sizes by sheet size, and drawings of the house."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from shapely import MultiPolygon

Five = tuple[float, float, float, float, float]
"""Sizes in mm on A0, A1, A2, A3 and A4."""

FORMATS = ("A0", "A1", "A2", "A3", "A4")
"""Sheet formats that a style has sizes for, the largest first."""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours as ``#RRGGBB``; the colour of an area means its zone or its kind and nothing else.

    Attributes
    ----------
    zones
        Fills of zones, which all differ.
    ramp
        Fills from the least to the most, from light to dark, for price bands: no fill of a zone.
    """

    ink: str
    ink2: str
    white: str
    paper: str
    sheet: str
    floor: str
    service: str
    facility: str
    outdoor: str
    room: str
    room_number: str
    water: str
    water_ink: str
    green: str
    green_ink: str
    wall: str
    wall_far: str
    booth_line: str
    rule: str
    info: str
    here: str
    here_pale: str
    hall: str
    safety: str
    fire: str
    plain_booth: str
    zones: tuple[str, ...]
    ramp: tuple[str, ...] = ("#FFFFFF",)


@dataclass(frozen=True, kw_only=True)
class TypeSizes:
    """Cap heights in mm of one role of text.

    Attributes
    ----------
    wide
        Those of Chinese, Japanese and Korean, which are set larger.
    narrow
        Those of other scripts.
    floor
        What a text of the role may shrink to.
    """

    role: str
    wide: Five
    narrow: Five
    floor: Five


@dataclass(frozen=True, kw_only=True)
class LineWidths:
    """Widths in mm of one kind of line."""

    role: str
    widths: Five


@dataclass(frozen=True, kw_only=True)
class DrawnPart:
    """One area of a drawing; an empty colour is that of the text around it."""

    shape: MultiPolygon
    colour: str = ""


_GROUND = 0.85
"""A ground covers at least this share of a drawing; corners may be rounded."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A pictogram or a logo.

    Attributes
    ----------
    width, height
        The longer of them is 1.
    parts
        From the bottom to the top, from (0, 0) at the lower left to (``width``, ``height``).
    """

    name: str
    width: float
    height: float
    parts: tuple[DrawnPart, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has a ground of its own, as registered safety signs do: a part in a colour nearly fills it."""
        return any(part.colour and part.shape.area > _GROUND * self.width * self.height for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Style:
    """Colours, type and lines of all sheets; :meth:`on` gives the sizes for one sheet format.

    Attributes
    ----------
    pictograms
        Drawings that stand for the pictogram of the same name.
    logo
        The mark of the house or the event; None for none.
    """

    name: str
    colours: Palette
    sizes: tuple[TypeSizes, ...]
    lines: tuple[LineWidths, ...]
    pictograms: tuple[Drawing, ...] = ()
    logo: Drawing | None = None

    @cached_property
    def _sizes(self) -> dict[str, TypeSizes]:
        return {sizes.role: sizes for sizes in self.sizes}

    @cached_property
    def _lines(self) -> dict[str, Five]:
        return {line.role: line.widths for line in self.lines}

    @cached_property
    def _pictograms(self) -> dict[str, Drawing]:
        return {drawing.name: drawing for drawing in self.pictograms}

    def size(self, role: str) -> TypeSizes:
        """Return the cap heights of a role."""
        return self._sizes[role]

    def line(self, role: str) -> Five:
        """Return the widths of a kind of line."""
        return self._lines[role]

    def pictogram(self, name: str) -> Drawing | None:
        """Return the drawing that stands for a pictogram, or None."""
        return self._pictograms.get(name)

    def on(self, sheet: str, *, languages: tuple[str, ...] = ("zh", "en")) -> Look:
        """Return the sizes for a sheet format (``A0`` … ``A4``) and the languages to print, first one first."""
        return Look(style=self, sheet=sheet, languages=languages)


@dataclass(frozen=True, kw_only=True)
class Look:
    """A style on one sheet format.

    Attributes
    ----------
    sheet
        Format whose sizes of type and lines are used.
    paper
        Name of the page if it is another one.
    """

    style: Style
    sheet: str
    languages: tuple[str, ...] = ("zh", "en")
    paper: str = ""

    @property
    def format(self) -> str:
        """Name of the page."""
        return self.paper or self.sheet

    @property
    def colours(self) -> Palette:
        """The colours."""
        return self.style.colours

    @cached_property
    def _place(self) -> int:
        return FORMATS.index(self.sheet)

    def cap(self, role: str, language: str = "zh") -> float:
        """Return the cap height in mm of a role; Chinese, Japanese and Korean are set larger than other scripts."""
        sizes = self.style.size(role)
        wide = language.split("-", maxsplit=1)[0] in {"zh", "ja", "ko"}
        return (sizes.wide if wide else sizes.narrow)[self._place]

    def floor(self, role: str) -> float:
        """Return the cap height in mm that a text of this role may not undercut."""
        sizes, at = self.style.size(role), self._place
        return min(sizes.floor[at], sizes.wide[at], sizes.narrow[at])

    def line(self, role: str) -> float:
        """Return a line width in mm."""
        return self.style.line(role)[self._place]
