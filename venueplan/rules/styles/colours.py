"""How well two colours are told apart: contrast of luminance, and distance for every colour vision."""

from __future__ import annotations

VISIONS = ("normal", "protan", "deutan", "tritan")
"""Colour visions: trichromatic, and without the cones for long, middle or short waves."""


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


def distance(one: str, other: str, *, vision: str = "normal") -> float:
    """Return how far apart two colours look: CIEDE2000, for a colour vision.

    Parameters
    ----------
    vision
        One of ``VISIONS``; the others than ``normal`` as Machado, Oliveira and Fernandes (2009) simulate them, in full.

    Examples
    --------
    >>> round(distance("#FF0000", "#FF0000")), round(distance("#B5C2D7", "#9EC3F8"), 1)
    (0, 9.1)
    """
    from coloraide import Color  # noqa: PLC0415 - slow to import, and needed only where a style is read

    pair = [Color(one), Color(other)]
    if vision != "normal":
        pair = [colour.filter(vision, method="machado", out_space="srgb") for colour in pair]
    return float(pair[0].delta_e(pair[1], method="2000"))
