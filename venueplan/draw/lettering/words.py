"""What sheets say besides names, as data; a language that is missing is answered in English."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from venueplan.draw.style import Look
from venueplan.model import Label

_WORDS = {
    "floor-plan": ("{zh}平面图", "{en} floor plan"),
    "overview": ("总平面图", "Overall plan"),
    "legend": ("图例", "Legend"),
    "index": ("展商索引", "Exhibitor index"),
    "scale": ("比例", "Scale"),
    "walk": ("步行 {n} 分钟约 {m} 米", "{n} min walk ≈ {m} m"),
    "north": ("北", "N"),
    "you-are-here": ("您在此", "You are here"),
    "up-is-ahead": ("图上方为您的正前方", "Map top = straight ahead"),
    "your-view": ("您的视野", "Ahead of you"),
    "walking-time": ("直线步行时间", "Straight-line walk"),
    "capacity": ("容纳 {n} 人", "Capacity {n}"),
    "free": ("未售展位", "Free stand"),
    "stage": ("舞台", "Stage"),
    "column": ("立柱", "Column"),
    "room": ("会议室", "Meeting room"),
    "service": ("后勤区", "Service area"),
    "facility": ("楼电梯、卫生间", "Stairs, lifts, toilets"),
    "hall": ("展厅", "Exhibition hall"),
    "water": ("水面", "Water"),
    "green": ("绿地", "Planting"),
    "entrance": ("入口", "Entrance"),
    "goods-door": ("货运门", "Goods door"),
    "board": ("导览牌", "Map board"),
    "colonnade": ("廊", "Colonnade"),
    "revision": ("版次", "Revision"),
    "date": ("日期", "Date"),
    "drawn-by": ("制图", "Drawn by"),
    "approved-by": ("批准", "Approved by"),
    "sheet": ("图幅", "Sheet"),
    "row": ("排", "Row"),
    "here-on-site": ("本图位置", "Position on the site"),
    "walking-from-here": ("由此步行", "Walking from here"),
    "walking-minutes": ("至展厅步行时间（分钟）", "Walking minutes to the halls"),
    "next": ("本场地下一场", "Next in this room"),
    "more-meetings": ("另有 {n} 场", "{n} more"),
    "no-meetings": ("当日无会议", "No meetings on this day"),
    "theatre": ("剧院式", "Theatre"),
    "classroom": ("课桌式", "Classroom"),
    "banquet": ("宴会式", "Banquet"),
    "reception": ("酒会式", "Reception"),
    "boardroom": ("董事会式", "Boardroom"),
    "u-shape": ("U 形", "U-shape"),
    "hollow-square": ("回字形", "Hollow square"),
    "cabaret": ("鱼骨式", "Cabaret"),
    "stand": ("展位", "Stand"),
    "grid": ("网格", "Grid"),
    "more": ("另有 {n} 项见展商名录", "{n} more in the exhibitor list"),
}
SETUPS = frozenset(["theatre", "classroom", "banquet", "reception", "boardroom", "u-shape", "hollow-square", "cabaret"])
_WEEKDAYS = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def word(key: str, **values: object) -> Label:
    """Return a word of the sheets in every language there is.

    Examples
    --------
    >>> str(word("capacity", n=3))
    '容纳 3 人 Capacity 3'
    """
    zh, en = (template.format(**values) if values else template for template in _WORDS[key])
    return Label.of(zh=zh, en=en)


def walking(minutes: float, *, speed: float) -> str:
    """Return how far it is to walk: in metres under a minute, else in minutes, as every map and list says it.

    Examples
    --------
    >>> walking(0.5, speed=70), walking(0.9, speed=70), walking(1.6, speed=70)
    ('35 m', '65 m', '2 min')
    """
    if minutes < 0.95:
        return f"{max(5, 5 * round(minutes * speed / 5))} m"
    return f"{max(1, math.ceil(minutes - 0.25))} min"


def texts_in(label: Label, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Return language and text of a label in some languages, each text once.

    Of a label that has none of them the English text is used, or else the first.
    """
    texts = dict(reversed(label.texts))
    first = {texts[code]: code for code in reversed(languages) if texts.get(code)}
    ordered = [(code, texts[code]) for code in languages if code in texts and first.get(texts[code]) == code]
    return ordered or ([("en", texts["en"])] if texts.get("en") else list(label.texts[:1]))


def titled(label: Label, key: str, *, languages: Sequence[str]) -> Label:
    """Return a name with a word after it in its own language; names in languages without words stand alone.

    Examples
    --------
    >>> str(titled(Label.of(zh="展馆", fr="La halle", en="House"), "overview", languages=("zh", "fr", "en")))
    '展馆 · 总平面图 La halle House · Overall plan'
    """
    kind, texts = word(key), texts_in(label, languages)
    if not texts:
        return kind
    lines = [(code, f"{line} · {kind[code]}" if kind[code] else line) for code, line in texts]
    if not any(kind[code] for code, _ in texts):
        lines[0] = (lines[0][0], f"{lines[0][1]} · {kind['en']}")
    return Label(tuple(lines))


def said(key: str, look: Look, **values: object) -> str:
    """Return a word in the languages of the sheet on one line."""
    return spoken(word(key, **values), look)


def spoken(label: Label, look: Look) -> str:
    """Return a label in the languages of the sheet on one line; in English if it has none of them."""
    return " ".join(line for _, line in texts_in(label, look.languages))


def day_names(day: date) -> Label:
    """Return a date as signs say it.

    Examples
    --------
    >>> str(day_names(date(2017, 12, 3)))
    '2017年12月3日 周日 Sun 3 December 2017'
    """
    zh, en = _WEEKDAYS[day.weekday()]
    month = _MONTHS[day.month - 1]
    return Label.of(zh=f"{day.year}年{day.month}月{day.day}日 {zh}", en=f"{en} {day.day} {month} {day.year}")
