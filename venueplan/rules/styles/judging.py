"""What makes a style legible: contrast of texts and of lines, and zones that every colour vision tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from venueplan.model import Limit, Palette, Source, Style
from venueplan.rules.styles.colours import VISIONS, contrast, distance


def _wcag(name: str, value: float, *, clause: str, text: str) -> Limit:
    return Limit(name=f"{name}-contrast", value=value, unit=":1", source=Source(text=f"WCAG 2.1 {text}", clause=clause))


PRINTED = _wcag("text", 7.0, clause="1.4.6", text="Contrast (Enhanced), for text that is read on paper and in passing")
SIGNAL = _wcag("signal", 4.5, clause="1.4.3", text="Contrast (Minimum), for text on or in a signal colour")
GRAPHIC = _wcag("graphic", 3.0, clause="1.4.11", text="Non-text Contrast, for lines and pictograms that carry meaning")
APART = Limit(
    name="zone-distance",
    value=9.0,
    unit="ΔE2000",
    source=Source(
        text="CIEDE2000 of the closest pair of the included light style, to one decimal, for every colour vision as "
        "Machado, Oliveira and Fernandes (2009) simulate it"
    ),
)
STEP = Limit(
    name="ramp-step",
    value=3.5,
    unit="ΔE2000",
    source=Source(
        text="CIEDE2000 of the closest neighbours on the ramps of the included styles, for every colour vision; the "
        "number of the band is printed besides"
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
    fills = [f"{key}[{n}]" for key in ("zones", "ramp") for n in range(1, len(getattr(palette, key)) + 1)]
    yield from (Pair(front="ink", ground=fill, limit=PRINTED) for fill in fills)


def style_faults(style: Style) -> list[tuple[str, str]]:
    """Return what makes a style illegible: the key that is at fault, and a sentence with the way out."""
    palette = style.colours
    found = [fault for pair in pairs_of(palette) for fault in _faint(pair, palette)]
    numbered = list(enumerate(palette.zones, 1))
    found += [fault for one, other in combinations(numbered, 2) for fault in _alike(one, other)]
    return found + [fault for number, pair in enumerate(pairwise(palette.ramp), 2) for fault in _no_step(number, pair)]


def colour_of(palette: Palette, name: str) -> str:
    """Return a colour of a palette by its name, ``ink``, ``zones[1]`` or ``ramp[1]``."""
    key, _, number = name.removesuffix("]").partition("[")
    found: str | tuple[str, ...] = getattr(palette, key)
    return found if isinstance(found, str) else found[int(number) - 1]


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


def _no_step(number: int, pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a fill of the ramp that is no darker than the one before it, or too close to it for any colour vision."""
    before, fill = pair
    apart = min(distance(before, fill, vision=vision) for vision in VISIONS)
    if contrast(before, "#000000") <= contrast(fill, "#000000"):
        yield f"colours.ramp[{number}]", f"{fill} is not darker than {before} before it; a ramp goes from light to dark"
    elif round(apart, 1) < STEP.value:
        message = (
            f"{fill} and {before} before it are ΔE2000 {apart:.1f} apart, and steps of a ramp need at least "
            f"{STEP.value:g}; take steps further apart or fewer of them"
        )
        yield f"colours.ramp[{number}]", message


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
