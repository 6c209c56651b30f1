"""What was really drawn: every text measured again on its outlines, whatever the layers believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Polygon, affinity, box

from venueplan.draw.paper.glyphs import CAP_HEIGHT, ink_box
from venueplan.draw.paper.marks import Mark, Shape, Words
from venueplan.draw.style import contrast

_SLACK = 0.02
"""Millimetres by which ink may stand over an edge (rounding)."""


@dataclass(frozen=True, kw_only=True)
class Audit:
    """Texts that break a rule of the craft, each as the text itself.

    Attributes
    ----------
    drawn
        How many texts there are.
    overlaps
        Pairs of texts, or of a text and a pictogram, whose ink boxes overlap.
    outside
        Texts that leave their polygon or the page.
    below_floor
        Texts that are smaller than what can be read.
    faint
        Texts with a contrast below 4.5 against what lies under them.
    """

    drawn: int
    overlaps: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    below_floor: tuple[str, ...]
    faint: tuple[str, ...]

    @property
    def figures(self) -> dict[str, int]:
        """Counts by name."""
        return {
            "labels_drawn": self.drawn,
            "label_overlaps": len(self.overlaps),
            "labels_outside": len(self.outside),
            "labels_below_floor": len(self.below_floor),
            "labels_faint": len(self.faint),
        }


def audited(marks: Sequence[Mark], *, page: tuple[float, float], background: str, least: float = 4.5) -> Audit:
    """Measure every text of a page.

    Parameters
    ----------
    page
        Width and height, mm.
    background
        Colour of the paper.
    least
        Contrast asked for.
    """
    texts = [mark for mark in marks if isinstance(mark, Words) and mark.face != "icon" and mark.text.strip()]
    boxes = [ink_polygon(words) for words in texts]
    icons = [mark for mark in marks if isinstance(mark, Words) and mark.face == "icon"]
    paper = box(0, 0, *page)
    below = (w.text for w in texts if cap_of(w) < w.floor - 1e-6)
    return Audit(
        drawn=len(texts),
        overlaps=_overlaps([*texts, *icons], [*boxes, *map(ink_polygon, icons)]),
        outside=tuple(
            words.text
            for words, ink in zip(texts, boxes, strict=True)
            if not (words.within.buffer(_SLACK) if words.within else paper).covers(ink)
        ),
        below_floor=tuple(below),
        faint=tuple(w.text for w, ratio in zip(texts, contrasts(marks, background), strict=True) if ratio < least),
    )


def ink_polygon(words: Words) -> Polygon:
    """Return the box around the ink of a text on the page, turned with it."""
    left, bottom, right, top = ink_box(words)
    turned = affinity.rotate(box(left, bottom, right, top), words.angle, origin=(0, 0))
    moved = affinity.translate(turned, words.x, words.y)
    assert isinstance(moved, Polygon)  # noqa: S101 - a moved box is a polygon
    return moved


def cap_of(words: Words) -> float:
    """Return the height of a capital of a text, mm, measured on the letter H."""
    left, bottom, right, top = ink_box(Words(x=0, y=0, text="H", cap=words.cap, colour="", face=words.face))
    return round(top - bottom, 4) if right > left else words.cap * CAP_HEIGHT / CAP_HEIGHT


def _overlaps(texts: Sequence[Words], boxes: Sequence[Polygon]) -> tuple[tuple[str, str], ...]:
    if not boxes:
        return ()
    inner = shapely.buffer(np.array(boxes, dtype=object), -_SLACK, join_style="mitre")
    first, second = shapely.STRtree(inner).query(inner, predicate="intersects")
    pairs = sorted((int(a), int(b)) for a, b in zip(first, second, strict=True) if a < b)
    return tuple((texts[a].text, texts[b].text) for a, b in pairs)


def contrasts(marks: Sequence[Mark], background: str) -> list[float]:
    """Return for every text the contrast against the topmost area under its middle."""
    return [contrast(words.colour, ground) for words, ground in grounds(marks, background)]


def grounds(marks: Sequence[Mark], background: str) -> list[tuple[Words, str]]:
    """Return every text with the colour of the topmost area under its middle."""
    areas = [(at, m.fill, m.geometries) for at, m in enumerate(marks) if isinstance(m, Shape) and m.fill]
    parts = [(at, fill, part) for at, fill, geometries in areas for part in shapely.get_parts(list(geometries))]
    tree = shapely.STRtree([part for _, _, part in parts])
    found = []
    for at, mark in enumerate(marks):
        if not isinstance(mark, Words) or mark.face == "icon" or not mark.text.strip():
            continue
        under = [parts[i] for i in tree.query(ink_polygon(mark).centroid, predicate="intersects") if parts[i][0] < at]
        found.append((mark, max(under, key=lambda part: part[0])[1] if under else background))
    return found
