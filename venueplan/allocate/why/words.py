"""What speaks against a booth, in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from venueplan.model import Label

OBJECTIONS = (
    (r"it is not in zone '(.+)'", r"不在“\1”展区"),
    (r"(.+) m² is too small for (.+) m²", r"\1平方米小于申请的\2平方米"),
    (r"(.+) m² is too large for (.+) m²", r"\1平方米大于申请的\2平方米"),
    (r"(\d+) open sides? instead of (\d+)", r"\1个开口面，申请\2个"),
    (r"it does not grant the pin '(.+)'", r"不满足指定要求“\1”"),
    (r"it lacks (.+)", r"不具备\1"),
    (r"it is made of more booths than were asked for", "由多于申请数量的展位合并而成"),
    (r"it is (inline|corner|peninsula|island), not (inline|corner|peninsula|island)", r"为\1展位，申请\2展位"),
    (r"(.+) m of open sides are less than (.+) m", r"开口边长\1米，不足\2米"),
    (r"'(.+)' is forbidden", r"已排除“\1”"),
    (r"(.+) is not what it pays for", r"价格\1不符合其预算或价位"),
    (r"it is held for somebody else", "已为他人保留"),
    (r"it is held for somebody else \((.+)\)", r"已为他人保留（\1）"),
    (r"it is nearer than (.+) m to an entrance \('(.+)'\)", r"距入口不足\1米（关系“\2”）"),
)
"""An objection in English and the same in Chinese."""

KINDS = {"inline": "单面", "corner": "转角", "peninsula": "半岛", "island": "岛式"}
"""Kinds of stands."""

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
            words = KINDS if pattern.startswith("it is (inline") else NEEDS
            return _worded(match, chinese, words=words)
    return text


def _worded(match: re.Match[str], chinese: str, *, words: Mapping[str, str]) -> str:
    """Return what matched in Chinese, the words in it as well."""
    for number, group in enumerate(match.groups(), 1):
        chinese = chinese.replace(f"\\{number}", words.get(group, group))
    return chinese


def joined(*labels: Label) -> Label:
    """Return several sentences as one text in each language."""
    return Label.of(
        en=" ".join(label["en"] for label in labels if label["en"]),
        zh="".join(label["zh"] for label in labels if label["zh"]),
    )
