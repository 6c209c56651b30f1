"""The exhibitor index: who stands where, with grid references, flowing over columns."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from pypinyin import Style as Reading, lazy_pinyin
from pypinyin.seg.simpleseg import seg
from shapely.geometry.base import BaseGeometry

from venueplan.draw.layers.floor.booths import fill_of
from venueplan.draw.layers.layer import Layer, area, both, names, text
from venueplan.draw.lettering.typeset import shortened
from venueplan.draw.lettering.words import word
from venueplan.draw.paper.glyphs import width_of
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import Look
from venueplan.draw.view import Box
from venueplan.model import Booth, Finding, Label, Plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One exhibitor of an index: its name, the printed number of a booth and where it is on the grid."""

    exhibitor: str
    name: Label
    number: str
    grid: str
    colour: str


def sort_key(name: Label, languages: Sequence[str]) -> tuple[object, ...]:
    """Return what a name is sorted by: its pinyin if it is Chinese, else its folded letters.

    Examples
    --------
    >>> sorted(["阿里巴巴", "腾讯", "360", "百度"], key=lambda text: sort_key(Label.of(zh=text), ["zh"]))
    ['360', '阿里巴巴', '百度', '腾讯']
    """
    text = next((name[language] for language in languages if name[language]), str(name))
    return tuple(part for piece in seg(text) for part in _reading(piece)), text


@lru_cache(maxsize=1 << 14)
def _reading(piece: str) -> tuple[str, ...]:
    """Return how a word is read; the same few words make up most names."""
    reading = lazy_pinyin([piece], style=Reading.TONE3, neutral_tone_with_five=True)
    return tuple(part.casefold() for part in reading)


def entries(plan: Plan, booths: Sequence[Booth], *, look: Look, grid: Mapping[str, str]) -> list[Entry]:
    """Return the exhibitors on some booths in the order of the index; who has several booths has a line for each."""
    found = [
        Entry(
            exhibitor=exhibitor,
            name=plan.event.exhibitor(exhibitor).name,
            number=booth.number,
            grid=grid.get(booth.id, ""),
            colour=fill_of(plan, booth, look=look),
        )
        for booth in booths
        for exhibitor in plan.exhibitors_on(booth.id)
    ]
    return sorted(found, key=lambda entry: (sort_key(entry.name, look.languages), entry.exhibitor, entry.number))


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How an index is set: columns, and by how much its type is larger than the style's smallest."""

    columns: int
    growth: float

    def width(self, look: Look) -> float:
        """Width of the whole index, mm."""
        cap = look.cap("index") * self.growth
        return self.columns * cap * 42 + (self.columns - 1) * cap * 2


_LEADING, _CHIP = 2.2, 1.1
"""Line pitch of the index, and the side of the chip in the colour of the zone, in cap heights."""


def setting(count: int, *, height: float, width: float, look: Look, most: float = 1.3) -> Setting:
    """Return how an index of ``count`` lines is best set in a height in mm: few columns, large type.

    Parameters
    ----------
    width
        Most millimetres that its columns may take; what has no room in them goes to further sheets.
    most
        By how much the type may be larger than the style's smallest.
    """
    widest = max(1, int((width + look.cap("index") * 2) / (look.cap("index") * 44)))
    free = height - look.cap("subtitle") * 2.4
    rows = max(1, int(free // (look.cap("index") * _LEADING)))
    columns = min(widest, max(1, math.ceil(count / rows)))
    growth = free / (max(1, math.ceil(count / columns)) * look.cap("index") * _LEADING)
    return Setting(columns=columns, growth=min(most, max(1.0, growth)))


def room_for(place: Box, *, setting: Setting, look: Look) -> int:
    """Return how many lines of an index a place holds."""
    pitch = look.cap("index") * setting.growth * _LEADING
    return setting.columns * max(1, int((place[3] - look.cap("subtitle") * 2.1 - place[1]) / pitch + 1e-6))


def index(found: Sequence[Entry], *, place: Box, setting: Setting, look: Look, page: tuple[int, int] = (1, 1)) -> Layer:
    """Draw an index in columns.

    Parameters
    ----------
    found
        At most as many entries as :func:`room_for` tells.
    page
        Which of how many sheets it is on.
    """
    columns, growth = setting.columns, setting.growth
    left, _, right, top = place
    cap = look.cap("subtitle")
    title = text(
        both(word("index"), look) + (f" {page[0]}/{page[1]}" if page[1] > 1 else ""),
        at=(left, top - cap),
        cap=cap * 0.86,
        colour=look.colours.ink,
        face="bold",
        role="index",
    )
    gap = look.cap("index") * growth * 2
    wide = (right - left - gap * (columns - 1)) / columns
    first, pitch = top - cap * 2.1, look.cap("index") * growth * _LEADING
    rows = max(1, min(room_for(place, setting=setting, look=look) // columns, math.ceil(len(found) / columns)))
    marks: list[Mark] = [title]
    places = [divmod(number, rows) for number in range(len(found))]
    corners = [(left + column * (wide + gap), first - row * pitch) for column, row in places]
    rules, chips = _drawn(corners, width=wide, cap=look.cap("index") * growth)
    for entry, (x, y), rule, chip in zip(found, corners, rules, chips, strict=True):
        marks.append(Shape(geometries=(rule,), stroke=look.colours.rule, width=look.line("hair")))
        marks.append(area(chip, entry.colour))
        marks += _row(entry, x=x, y=y, width=wide, look=look, growth=growth)
    return Layer(name="index", marks=tuple(marks), findings=tuple(_cut(found, marks)))


def _drawn(
    corners: Sequence[tuple[float, float]], *, width: float, cap: float
) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Return the rule above each line of the index and the chip before it, all of them at once."""
    x, y = np.array(corners, dtype=np.float64).reshape(-1, 2).T
    middle, chip = y - cap * _LEADING / 2, cap * _CHIP
    r = min(chip * 0.16, chip / 2 - 0.01)
    inner = shapely.box(x + r, middle - chip / 2 + r, x + chip - r, middle + chip / 2 - r)
    rules = shapely.linestrings(np.stack([np.column_stack([x, y]), np.column_stack([x + width, y])], axis=1))
    return shapely.get_parts(rules).tolist(), shapely.buffer(inner, r, quad_segs=10).tolist()


def _row(entry: Entry, *, x: float, y: float, width: float, look: Look, growth: float) -> list[Mark]:
    """Write one line of the index behind its chip: names, number and grid reference."""
    colours, cap, latin = look.colours, look.cap("index") * growth, look.cap("index", "en") * growth
    middle, chip = y - cap * _LEADING / 2, cap * _CHIP
    base, columns = middle - cap / 2, (cap * 4.6, cap * 7.2)
    same: dict[str, Any] = {"cap": latin, "align": "right", "role": "index", "subject": entry.exhibitor}
    return [
        *_names(entry, at=(x + chip * 1.6, base), room=width - chip * 1.6 - sum(columns), look=look, growth=growth),
        text(entry.number, at=(x + width - columns[0], base), colour=colours.ink, face="bold", **same),
        text(entry.grid, at=(x + width, base), colour=colours.ink2, **same),
    ]


def _names(entry: Entry, *, at: tuple[float, float], room: float, look: Look, growth: float) -> list[Mark]:
    """Write the names of an entry side by side: smaller if they are long, cut if they are longer still."""
    texts = names(entry.name, look)
    shares = [1.0] if len(texts) == 1 else [0.4, *[0.6 / (len(texts) - 1)] * (len(texts) - 1)]
    x, marks = at[0], []
    for number, ((language, line), share) in enumerate(zip(texts, shares, strict=False)):
        size, wide = look.cap("index", language) * growth, room * share - look.cap("index") * growth * 0.6
        size = max(look.floor("index"), min(size, size * wide / max(width_of(line, size), 1e-9)))
        fitted = shortened(line, cap=size, width=wide)
        colour = look.colours.ink if number == 0 else look.colours.ink2
        marks.append(text(fitted, at=(x, at[1]), cap=size, colour=colour, role="index", subject=entry.exhibitor))
        x += room * share
    return list(marks)


def _cut(found: Sequence[Entry], marks: Sequence[Mark]) -> list[Finding]:
    """Note the names that had to be shortened."""
    cut = {mark.subject: mark.text for mark in marks if isinstance(mark, Words) and mark.text.endswith("…")}
    return [
        Finding(
            id=f"index-shortened-{entry.exhibitor}",
            rule="label-shortened",
            severity="note",
            subject=entry.exhibitor,
            message=Label.of(
                zh=f"索引中“{entry.name}”缩写为“{cut[entry.exhibitor]}”",
                en=f"the index shortens '{entry.name}' to '{cut[entry.exhibitor]}'",
            ),
        )
        for entry in found
        if entry.exhibitor in cut
    ]
