"""Text set into lines: what a line needs, where a name may break, how a block is stacked."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from shapely import Polygon

from venueplan.draw.paper.glyphs import ink_box, width_of
from venueplan.draw.paper.marks import Words

_SPACES = 1.0
"""More than the width of the space that ends a line, in cap heights."""

_INSIDE, _BETWEEN = 0.22, 0.42
"""Space between two lines of a paragraph and between two paragraphs, in cap heights."""

_SHORT = 3
"""Wide letters that stand in one line or below each other, not two and one."""

_ROUNDING = 1e-9

_WIDE, _SMALL, _CAPITAL = (0.16, 1.16), (0.28, 1.02), (0.02, 1.0)
"""Depth and height that lines of a script have at least, in cap heights."""

_KEPT = 1 << 12
"""Texts whose measures are remembered."""

_WORD = re.compile(r"\S+\s*")

_NEVER_FIRST = set("，。、；：！？）》」』】·,.;:!?)]}%”’…-–—/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Para:
    """A text to be set, perhaps in several lines.

    Attributes
    ----------
    cap, floor
        Cap height wanted and least cap height, mm.
    most
        Most lines it may take.
    """

    text: str
    cap: float
    colour: str
    floor: float = 0.0
    face: str = "regular"
    role: str = ""
    subject: str = ""
    most: int = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One set line with its cap height, mm."""

    text: str
    cap: float
    para: Para

    @property
    def width(self) -> float:
        """Width, mm."""
        return width_of(self.text, self.cap, face=self.para.face)

    @property
    def above(self) -> float:
        """Height over the baseline, mm."""
        return self.cap * _extent(self.text, self.para.face)[1]

    @property
    def below(self) -> float:
        """Depth under the baseline, mm."""
        return self.cap * _extent(self.text, self.para.face)[0]


def set_line(text: str, *, cap: float, colour: str, **more: str) -> Line:
    """Return a text set on one line; ``more`` is said of its paragraph."""
    return Line(text=text, cap=cap, para=Para(text=text, cap=cap, colour=colour, **more))  # type: ignore[arg-type]


@cache
def is_wide(character: str) -> bool:
    """Tell whether a letter is Chinese, Japanese or Korean, so that a line may break beside it."""
    return unicodedata.east_asian_width(character) in {"W", "F"}


@lru_cache(maxsize=_KEPT)
def _extent(text: str, face: str) -> tuple[float, float]:
    """Depth and height of a line for a cap height of 1: at least those of its script, so that lines align."""
    least = _script_extent(text)
    each = [_ink_extent(character, face) for character in text]
    return max([least[0], *[low for low, _ in each]]), max([least[1], *[high for _, high in each]])


@cache
def _ink_extent(character: str, face: str) -> tuple[float, float]:
    """Return how far a letter is inked below and above its line for a cap height of 1; nothing for a space."""
    low, high = ink_box(Words(x=0, y=0, text=character, cap=1.0, colour="", face=face))[1::2]
    return -low, high


def _script_extent(text: str) -> tuple[float, float]:
    if text.isascii():
        return _SMALL if text.upper() != text else _CAPITAL
    if any(map(is_wide, text)):
        return _WIDE
    return _SMALL if any(map(str.islower, text)) else _CAPITAL


@lru_cache(maxsize=_KEPT)
def least_extent(text: str, face: str) -> tuple[float, float]:
    """Return how long a text is at least in all its lines, and how high each of them is, for a cap height of 1."""
    spaces = _SPACES * sum(map(str.isspace, text))
    long = max(0.0, width_of(text, 1.0, face=face) - spaces)
    if text and all(map(is_wide, text)):
        return long, sum(_WIDE)
    words = text.split() if text.isascii() else pieces(text)
    return long, min([sum(_script_extent(word)) for word in words] or [0.0])


@lru_cache(maxsize=_KEPT)
def pieces(text: str) -> tuple[str, ...]:
    """Return the parts between which a line may break: Latin words with their space, single wide letters.

    Examples
    --------
    >>> pieces("参展商 057")
    ('参', '展', '商 ', '057')
    >>> pieces("Hall 1")
    ('Hall ', '1')
    """
    if all(map(is_wide, text)) and _NEVER_FIRST.isdisjoint(text):
        return tuple(text)
    found: list[str] = []
    glue = False
    for character in text:
        joins = bool(found) and (character in _NEVER_FIRST or character == " " or glue)
        if joins:
            found[-1] += character
        else:
            found.append(character)
        glue = not is_wide(character) and character != " "
        if is_wide(character):
            glue = False
    return tuple(_apart(found))


def _apart(found: list[str]) -> list[str]:
    """Wide letters that follow a Latin word stand apart from it."""
    out: list[str] = []
    for piece in found:
        cut = next((at for at, c in enumerate(piece) if at and is_wide(c) and c not in _NEVER_FIRST), 0)
        out += [piece[:cut], *_apart([piece[cut:]])] if cut else [piece]
    return out


def wrapped(para: Para, *, cap: float, width: float) -> tuple[Line, ...] | None:
    """Set a text in as few lines as a width in mm allows, evenly filled; None if it cannot be done."""
    whole, room = width_of(para.text, 1.0, face=para.face) * cap, width
    if whole <= room:
        return (Line(text=para.text, cap=cap, para=para),)
    for count in range(2, para.most + 1):
        if whole > room * count + _SPACES * (count - 1) * cap or (count == 2 and _is_short(para.text)):
            continue
        for cut in (_words, pieces):  # a break at a space reads better than any other
            lines, widest = _broken(para.text, count, cut=cut, face=para.face)
            if lines and widest * cap <= room:
                return tuple(Line(text=line, cap=cap, para=para) for line in lines)
    return None


def _is_short(text: str) -> bool:
    """Tell whether a text is three wide letters, of which two lines would leave one by itself."""
    return len(text) == _SHORT and all(map(is_wide, text))


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> tuple[str, ...]:
    """Return the parts of a text between spaces, each with the space after it."""
    return tuple(_WORD.findall(text))


def _fits(text: str, *, cap: float, width: float, face: str) -> bool:
    return width_of(text, cap, face=face) <= width


@lru_cache(maxsize=_KEPT)
def _broken(
    text: str, count: int, *, cut: Callable[[str], tuple[str, ...]], face: str
) -> tuple[tuple[str, ...], float]:
    """Break a text into lines so that the widest is as narrow as can be, and return its width for a cap height of 1.

    No lines where it has fewer parts than lines are asked for.
    """
    parts = cut(text)
    if count > len(parts):
        return (), 0.0
    widths = [width_of(part, 1.0, face=face) for part in parts]
    ends = _narrowest(widths, _tails(parts, face), count=count)
    lines = tuple(["".join(parts[at:end]).rstrip() for at, end in pairwise((0, *ends))])
    return lines, max([width_of(line, 1.0, face=face) for line in lines])


def _tails(parts: tuple[str, ...], face: str) -> list[float]:
    """Return the width of the space at the end of each part, which does not count at the end of a line."""
    spaces = [part[len(part.rstrip()) :] for part in parts]
    return [width_of(space, 1.0, face=face) if space else 0.0 for space in spaces]


def _narrowest(widths: Sequence[float], tails: Sequence[float], *, count: int) -> tuple[int, ...]:
    """Return where lines of parts end such that the widest of so many is as narrow as can be, the first ones full."""
    sums = (0.0, *accumulate(widths))
    size = len(widths)
    best: list[tuple[float, tuple[int, ...]]] = [(sums[size] - sums[at] - tails[-1], (size,)) for at in range(size)]
    for left in range(2, count + 1):
        for at in range(size - left + 1 if left < count else 1):
            found: tuple[float, tuple[int, ...]] | None = None
            for end in range(size - left + 1, at, -1):
                widest = max(sums[end] - sums[at] - tails[end - 1], best[end][0])
                if found is None or widest < found[0] - 1e-9:
                    found = (widest, (end, *best[end][1]))
            best[at] = found or best[at]
    return best[0][1]


def stacked(paras: Sequence[Para], *, caps: Sequence[float], width: float) -> tuple[Line, ...] | None:
    """Set paragraphs one below the other, each with its cap height in mm, in a width in mm; None if one cannot be."""
    lines: list[Line] = []
    for para, cap in zip(paras, caps, strict=True):
        found = wrapped(para, cap=cap, width=width)
        if found is None:
            return None
        lines += found
    return tuple(lines)


def least_height(paras: Sequence[Para], *, caps: Sequence[float], width: float) -> float:
    """Return a height in mm below which paragraphs cannot be stacked in a width; infinite if they cannot be at all.

    It counts lines that are full, which is quicker than to set them.
    """
    if width <= 0:
        return math.inf
    high, before, last = 0.0, math.inf, ""
    for para, cap in zip(paras, caps, strict=True):
        long, each = least_extent(para.text, para.face)
        count = max(1, math.ceil(long * cap / width - _ROUNDING))
        if count > para.most:
            return math.inf
        gap = min(before, cap) * (_INSIDE if para.text == last else _BETWEEN)
        high += cap * (count * each + (count - 1) * _INSIDE) + (gap if high else 0.0)
        before, last = cap, para.text
    return high * (1 - _ROUNDING)


def gap_between(upper: Line, lower: Line) -> float:
    """Return the space in mm between two lines: less inside a paragraph, more between two."""
    same = upper.para is lower.para or upper.para == lower.para
    return (_INSIDE if same else _BETWEEN) * min(upper.cap, lower.cap)


def height_of(lines: Sequence[Line]) -> float:
    """Return the height in mm of stacked lines."""
    high = gaps = 0.0
    before: Line | None = None
    for line in lines:
        below, above = _extent(line.text, line.para.face)
        high += line.cap * above + line.cap * below
        gaps += gap_between(before, line) if before else 0.0
        before = line
    return high + gaps


def centred(lines: Sequence[Line], *, x: float, y: float, angle: int = 0, within: Polygon | None = None) -> list[Words]:
    """Return stacked lines centred on a point, ``within`` an area; ``angle`` is 0 or 90 (reading upwards)."""
    at, words = height_of(lines) / 2, []
    for number, line in enumerate(lines):
        at -= line.above + (gap_between(lines[number - 1], line) if number else 0.0)
        start = -line.width / 2
        place = (x + start, y + at) if angle == 0 else (x - at, y + start)
        words.append(as_words(line, x=place[0], y=place[1], angle=angle, within=within))
        at -= line.below
    return words


def as_words(line: Line, *, x: float, y: float, angle: float = 0.0, within: Polygon | None = None) -> Words:
    """Return a line as a mark that starts at a point on the baseline."""
    para = line.para
    return Words(
        x=x, y=y, text=line.text, cap=line.cap, colour=para.colour, face=para.face, angle=angle,
        role=para.role, floor=para.floor, subject=para.subject, within=within,
    )  # fmt: skip


def clipped(para: Para, *, cap: float, width: float) -> tuple[Line, ...]:
    """Set a text in the lines that it may take, one after the other, cut with an ellipsis where they end.

    Examples
    --------
    >>> para = Para(text="one two three four", cap=1.0, colour="", most=2)
    >>> [line.text for line in clipped(para, cap=1.0, width=6)]
    ['one two', 'three f…']
    """
    rest, lines = list(pieces(para.text)), list[str]()
    while rest and len(lines) < para.most - 1:
        line = ""
        while rest and _fits((line + rest[0]).rstrip(), cap=cap, width=width, face=para.face):
            line += rest.pop(0)
        if not line:
            break
        lines.append(line.rstrip())
    if rest:
        whole = "".join(rest)
        lines.append(shortened(whole, cap=cap, width=width, face=para.face))
    return tuple(Line(text=line, cap=cap, para=para) for line in lines)


def filled(text: str, *, cap: float, width: float, face: str = "regular") -> tuple[str, ...]:
    """Return a text in as many lines as a width in mm needs, each as full as it can be; nothing is cut.

    A word that is wider than the width is broken between letters.

    Examples
    --------
    >>> filled("Aisle before stand 3B07", cap=1.0, width=9)
    ('Aisle before', 'stand 3B07')
    """
    rest, lines = list(pieces(text)), list[str]()
    while rest:
        line = ""
        while rest and _fits((line + rest[0]).rstrip(), cap=cap, width=width, face=face):
            line += rest.pop(0)
        if not line:
            line = _head_of(rest[0], cap=cap, width=width, face=face)
            rest[0] = rest[0][len(line) :]
        lines.append(line.rstrip())
    return tuple(lines)


def _head_of(piece: str, *, cap: float, width: float, face: str) -> str:
    """Return as many letters of a word as fit into a width, at least one."""
    count = next((n for n in range(len(piece), 1, -1) if _fits(piece[:n], cap=cap, width=width, face=face)), 1)
    return piece[:count]


def offset_of(text: str, cap: float, *, face: str, align: str) -> float:
    """Return how far before a point, mm, a text begins that has its ``left``, ``centre`` or ``right`` end there."""
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return share * width_of(text, cap, face=face) if share else 0.0


def shortened(text: str, *, cap: float, width: float, face: str = "regular") -> str:
    """Return a text, cut with an ellipsis if it is wider than a width in mm."""
    if _fits(text, cap=cap, width=width, face=face):
        return text
    for length in range(len(text) - 1, 0, -1):
        cut = text[:length].rstrip() + "…"
        if _fits(cut, cap=cap, width=width, face=face):
            return cut
    return "…"
