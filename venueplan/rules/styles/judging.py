"""What makes a style legible: contrast of texts and of lines, and zones that every colour vision tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from venueplan.model import Limit, Palette, Source, Style
from venueplan.rules.styles.colours import VISIONS, contrast, distance

PRINTED = Limit(
    name="text-contrast",
    value=7.0,
    unit=":1",
    source=Source(text="WCAG 2.1 Contrast (Enhanced), for text that is read on paper and in passing", clause="1.4.6"),
)
SIGNAL = Limit(
    name="signal-contrast",
    value=4.5,
    unit=":1",
    source=Source(text="WCAG 2.1 Contrast (Minimum), for text on or in a signal colour", clause="1.4.3"),
)
GRAPHIC = Limit(
    name="graphic-contrast",
    value=3.0,
    unit=":1",
    source=Source(text="WCAG 2.1 Non-text Contrast, for lines and pictograms that carry meaning", clause="1.4.11"),
)
APART = Limit(
    name="zone-distance",
    value=9.0,
    unit="ΔE2000",
    source=Source(
        text="CIEDE2000 of the closest pair of the included light style, to one decimal, for every colour vision as "
        "Machado, Oliveira and Fernandes (2009) simulate it"
    ),
)

_GROUNDS = {
    "ink": [
        "white",
        "paper",
        "sheet",
        "floor",
        "outdoor",
        "service",
        "room",
        "facility",
        "plain_booth",
        "hall",
        "green",
        "water",
        "here_pale",
    ],
    "ink2": ["white", "paper", "sheet", "floor", "outdoor"],
    "white": ["ink", "info", "room_number"],
    "hall": ["ink"],
    "room_number": ["room", "floor", "white"],
    "water_ink": ["water"],
    "green_ink": ["green"],
    "info": ["white"],
}
"""Colours of text with the grounds on which sheets print them."""

_SIGNALS = {"white": ["here", "safety", "fire"], "here": ["white"], "safety": ["white"], "fire": ["white"]}
_GRAPHICS = {
    "wall": ["floor", "room", "service", "sheet"],
    "booth_line": ["floor"],
    **{sign: ["floor", "room", "sheet"] for sign in ("info", "safety", "fire", "here")},
}


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two colours of a palette by their names, and the contrast that they need."""

    front: str
    ground: str
    limit: Limit


def pairs_of(palette: Palette) -> Iterator[Pair]:
    """Yield every pair of text or line and ground that sheets print."""
    for grounds, limit in ((_GROUNDS, PRINTED), (_SIGNALS, SIGNAL), (_GRAPHICS, GRAPHIC)):
        for front, names in grounds.items():
            yield from (Pair(front=front, ground=name, limit=limit) for name in names)
    yield from (Pair(front="ink", ground=f"zones[{n}]", limit=PRINTED) for n in range(1, len(palette.zones) + 1))


def style_faults(style: Style) -> list[tuple[str, str]]:
    """Return what makes a style illegible: the key that is at fault, and a sentence with the way out."""
    palette = style.colours
    found = [fault for pair in pairs_of(palette) for fault in _faint(pair, palette)]
    numbered = list(enumerate(palette.zones, 1))
    return found + [fault for one, other in combinations(numbered, 2) for fault in _alike(one, other)]


def colour_of(palette: Palette, name: str) -> str:
    """Return a colour of a palette by its name, ``ink`` or ``zones[1]``."""
    if name.startswith("zones["):
        return palette.zones[int(name[6:-1]) - 1]
    colour: str = getattr(palette, name)
    return colour


def _faint(pair: Pair, palette: Palette) -> Iterator[tuple[str, str]]:
    front, ground = colour_of(palette, pair.front), colour_of(palette, pair.ground)
    ratio = contrast(front, ground)
    if ratio < pair.limit.value:
        what = "lines and pictograms" if pair.limit is GRAPHIC else "text"
        message = (
            f"{front} on {pair.ground} {ground} has a contrast of {ratio:.2f}:1, and {what} there need at least "
            f"{pair.limit.value:g}:1 (WCAG 2.1, {pair.limit.source.clause}); "
            "make one of them darker or the other lighter"
        )
        yield f"colours.{pair.front}", message


def _alike(one: tuple[int, str], other: tuple[int, str]) -> Iterator[tuple[str, str]]:
    """Yield the colour vision for which two zones look most alike, if they are too close for any."""
    apart, vision = min((distance(one[1], other[1], vision=vision), vision) for vision in VISIONS)
    if round(apart, 1) < APART.value:
        seen = "" if vision == "normal" else f" for {vision} vision"
        message = (
            f"{other[1]} and zones[{one[0]}] {one[1]} are ΔE2000 {apart:.1f} apart{seen}, and zones need at least "
            f"{APART.value:g}; take colours further apart or fewer zones, whose fills then repeat"
        )
        yield f"colours.zones[{other[0]}]", message
