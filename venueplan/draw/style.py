"""What sheets look like, as data: colours, line widths and type sizes by sheet size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_FORMATS = ("A0", "A1", "A2", "A3", "A4")

PAGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A0": (1189.0, 841.0), "A1": (841.0, 594.0), "A2": (594.0, 420.0), "A3": (420.0, 297.0), "A4": (297.0, 210.0)}
)
"""ISO 216 sheets, landscape, width and height in mm."""

SCALES = (
    50,
    75,
    100,
    125,
    150,
    200,
    250,
    300,
    350,
    400,
    500,
    600,
    750,
    800,
    1000,
    1250,
    1500,
    2000,
    2500,
    3000,
    4000,
    5000,
)
"""Scales a sheet may have (1:n)."""

_CAPS = {  # role: (Chinese, Latin) cap height in mm on A0, A1, A2, A3, A4
    "title": ((20, 13), (14, 9), (10, 6.5), (7, 4.5), (5, 3.4)),
    "subtitle": ((9, 6.6), (6, 4.4), (4.4, 3.2), (3, 2.3), (2.2, 1.8)),
    "numeral": ((36, 36), (26, 26), (18, 18), (13, 13), (9, 9)),
    "hall": ((30, 9), (22, 6.4), (15, 4.6), (10, 3.4), (7, 2.4)),
    "zone": ((6, 4.4), (4.2, 3.2), (3, 2.4), (2.2, 1.8), (1.8, 1.5)),
    "room-number": ((8, 8), (5.6, 5.6), (4, 4), (2.8, 2.8), (2, 2)),
    "room-name": ((5.6, 4.2), (4, 3), (2.8, 2.1), (2, 1.6), (1.6, 1.3)),
    "booth-number": ((4.8, 4.8), (3.4, 3.4), (2.4, 2.4), (1.8, 1.8), (1.5, 1.5)),
    "booth-name": ((3.6, 2.8), (2.5, 2.1), (1.9, 1.6), (1.5, 1.3), (1.3, 1.3)),
    "legend": ((4, 3.2), (3, 2.4), (2.4, 2), (2, 1.6), (1.6, 1.4)),
    "index": ((4, 3.2), (2.6, 2.1), (2.2, 1.8), (1.8, 1.5), (1.6, 1.4)),
    "table": ((3.2, 3.2), (2.6, 2.6), (2.2, 2.2), (2, 2), (1.8, 1.8)),
    "grid": ((7, 7), (5, 5), (3.6, 3.6), (2.6, 2.6), (2, 2)),
    "small": ((3.2, 2.8), (2.3, 2), (1.8, 1.6), (1.5, 1.3), (1.3, 1.2)),
    "tile": ((18, 18), (11, 11), (8, 8), (6, 6), (5, 5)),
}
_FLOORS = {  # least cap height in mm that a text of the role may shrink to
    "booth-number": (2.8, 2.0, 1.7, 1.5, 1.3),
    "booth-name": (2.4, 1.8, 1.5, 1.3, 1.2),
    "room-number": (4.0, 2.8, 2.0, 1.5, 1.3),
    "room-name": (2.8, 2.0, 1.6, 1.3, 1.2),
    "hall": (8.0, 6.0, 4.0, 3.0, 2.0),
}
_FLOOR = (2.4, 1.8, 1.5, 1.2, 1.2)
_LINES = {  # width in mm
    "structure": (1.8, 1.3, 0.9, 0.65, 0.5),
    "hall": (1.2, 0.85, 0.6, 0.42, 0.35),
    "partition": (0.7, 0.5, 0.35, 0.25, 0.2),
    "booth": (0.25, 0.18, 0.12, 0.1, 0.1),
    "halo": (1.0, 0.7, 0.5, 0.35, 0.3),
    "hair": (0.25, 0.18, 0.14, 0.1, 0.1),
}


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours as ``#RRGGBB``; colour of an area means its zone or its kind and nothing else."""

    ink: str = "#14202E"
    ink2: str = "#3A4452"
    white: str = "#FFFFFF"
    paper: str = "#F4F2EE"
    sheet: str = "#E7E3DB"
    floor: str = "#FFFFFF"
    service: str = "#D8D4CC"
    facility: str = "#DCE7F1"
    outdoor: str = "#ECE9E1"
    room: str = "#E9E2F4"
    room_number: str = "#4B2E83"
    water: str = "#CFE3EA"
    water_ink: str = "#1F4B60"
    green: str = "#DCE6D2"
    green_ink: str = "#33492A"
    wall: str = "#2B3442"
    wall_far: str = "#9AA1AB"
    booth_line: str = "#6B7585"
    rule: str = "#C9C4BA"
    info: str = "#0B4F8A"
    here: str = "#C8102E"
    here_pale: str = "#F6D9D6"
    hall: str = "#FFC72C"
    safety: str = "#00703C"
    fire: str = "#9B2423"
    plain_booth: str = "#EFEDE8"
    zones: tuple[str, ...] = (
        "#9EC3F8", "#CAF5DF", "#F6BCA8", "#FCEC99", "#E5EBF6", "#D0C272", "#B5C2D7", "#C1C1C1",
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Style:
    """Colours, type and lines of all sheets; :meth:`on` gives the sizes for one sheet format."""

    colours: Palette = field(default_factory=Palette)
    caps: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=lambda: _CAPS)
    floors: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: _FLOORS)
    lines: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: _LINES)

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
        Format of the page if it is another one.
    """

    style: Style
    sheet: str
    languages: tuple[str, ...] = ("zh", "en")
    paper: str = ""

    @property
    def format(self) -> str:
        """Format of the page."""
        return self.paper or self.sheet

    @property
    def colours(self) -> Palette:
        """The colours."""
        return self.style.colours

    @property
    def _place(self) -> int:
        return _FORMATS.index(self.sheet)

    def cap(self, role: str, language: str = "zh") -> float:
        """Return the cap height in mm of a role; Chinese, Japanese and Korean are set larger than other scripts."""
        wide = language.split("-", maxsplit=1)[0] in {"zh", "ja", "ko"}
        return self.style.caps[role][self._place][0 if wide else 1]

    def floor(self, role: str) -> float:
        """Return the cap height in mm that a text of this role may not undercut."""
        floors = self.style.floors.get(role, _FLOOR)
        return min(floors[self._place], *self.style.caps.get(role, ((99.0, 99.0),) * 5)[self._place])

    def line(self, role: str) -> float:
        """Return a line width in mm."""
        return self.style.lines[role][self._place]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1, 1.4.3), 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#FFFFFF"), 1)
    21.0
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
