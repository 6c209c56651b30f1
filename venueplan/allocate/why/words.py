"""What speaks against a booth, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable

from venueplan.model import Label

OBJECTIONS = (
    (r"it is not in zone '(.+)'", r"不在“\1”展区"),
    (r"(.+) m² is too small for (.+) m²", r"\1平方米小于申请的\2平方米"),
    (r"(.+) m² is too large for (.+) m²", r"\1平方米大于申请的\2平方米"),
    (r"(\d+) open sides instead of (\d+)", r"\1个开口面，申请\2个"),
    (r"it does not grant the pin '(.+)'", r"不满足指定要求“\1”"),
    (r"it lacks (.+)", r"不具备\1"),
)
"""An objection in English and the same in Chinese."""

NEEDS = {"power": "电", "water": "水", "drain": "排水", "data": "网络", "floor-load": "楼面荷载", "height": "净高"}


def objection_label(texts: Iterable[str]) -> Label:
    """Return objections as a sentence in each language.

    Examples
    --------
    >>> objection_label(["9.0 m² is too small for 18 m²", "it lacks water"])["zh"]
    '9.0平方米小于申请的18平方米；不具备水。'
    """
    known = list(dict.fromkeys(texts))
    said = "; ".join(known)
    return Label.of(en=f"{said[:1].upper()}{said[1:]}.", zh=f"{'；'.join(_in_chinese(text) for text in known)}。")


def _in_chinese(text: str) -> str:
    for pattern, chinese in OBJECTIONS:
        match = re.fullmatch(pattern, text)
        if match:
            said = match.expand(chinese)
            return next((said.replace(en, zh) for en, zh in NEEDS.items() if said.endswith(en)), said)
    return text


def joined(*labels: Label) -> Label:
    """Return several sentences as one text in each language."""
    return Label.of(
        en=" ".join(label["en"] for label in labels if label["en"]),
        zh="".join(label["zh"] for label in labels if label["zh"]),
    )
