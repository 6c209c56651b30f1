"""What rooms are for, told from their names in several languages."""

from __future__ import annotations

import re
from typing import NamedTuple

_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("restroom.wheelchair", r"barrierefreies wc|barrier-free wc|accessible (toilet|wc|restroom)|无障碍卫生间"),
    ("restroom.female", r"wc (für )?(damen|frauen|women)|ladies|damen-?wc|女卫|女厕"),
    ("restroom.male", r"wc (für )?(herren|männer|men)\b|gents|herren-?wc|男卫|男厕"),
    ("restroom", r"\bwc|toilet|restroom|washroom|sanitär|lavator|baño|bagno|洗手间|卫生间|厕所"),
    ("shower", r"shower|dusche|淋浴"),
    ("elevator", r"^(goods )?(lift|elevator|aufzug|ascenseur)\b|电梯"),
    ("escalator", r"escalator|rolltreppe|自动扶梯"),
    ("stairs", r"stair|treppe|escalier|楼梯"),
    (
        "lobby",
        r"foyer|lobby|entrance|eingang|vestibul|reception|empfang|atrium|lounge|garderobe|cloakroom|大堂|前厅|门厅",
    ),
    ("walkway", r"corridor|hallway|\bflur|korridor|passage|\bgang\b|couloir|pasillo|circulation|走廊|过道"),
    ("terrace", r"terrace|terrasse|balcon|balkon|gallery roof|露台|阳台"),
    ("kitchen", r"kitchen|küche|cuisine|厨房"),
    ("foodservice", r"restaurant|caf[eé]|bistro|canteen|mensa|kantine|catering|餐厅|食堂"),
    ("serverroom", r"server|\bedv\b|\bit room|机房"),
    ("storage", r"storage|store ?room|lager|archiv|abstell|仓库|储藏"),
    ("nonpublic", r"technik|technical|plant room|schacht|\bshaft\b|mechanical|electric|hausanschluss|heizung|设备"),
    ("office", r"office|büro|bureau|oficina|办公"),
    ("library", r"library|bibliothek|图书"),
    ("classroom", r"class ?room|unterricht|教室"),
    ("firstaid", r"first ?aid|sanitäts|erste hilfe|急救|医务"),
    ("parking", r"parking|garage|parkhaus|停车"),
    ("conferenceroom", r"meeting|conference|konferenz|seminar|tagung|besprechung|board ?room|会议"),
    ("auditorium", r"\bhalls?\b|\bhalle|saal\b|\bsäle\b|auditori|theat|plenar|ballroom|hörsaal|展厅|展馆|礼堂|会场"),
)

_COMPILED = tuple((category, re.compile(pattern)) for category, pattern in _CATEGORIES)

_NUMBER = re.compile(
    r"(?:\b(?:hall|saal|halle|room|raum|zimmer|salle|sala)|展厅|会议室)\s*(?P<number>[A-Za-z]?\d{0,4}[A-Za-z]?)$",
    re.IGNORECASE,
)

HALL = 700.0
"""A hall of at least this area is taken for an exhibition hall, m² (assumed)."""

ROOM = 15.0
"""A smaller meeting room holds no meeting, m² (assumed)."""


class Purpose(NamedTuple):
    """What a room is for: IMDF category, and use by an event or empty."""

    category: str
    use: str


def guessed_category(*texts: str) -> str:
    """Return the IMDF category of a unit that names tell, or ``room``.

    Examples
    --------
    >>> guessed_category("Saal 1 Garderobenfoyer"), guessed_category("Hall H"), guessed_category("x-17")
    ('lobby', 'auditorium', 'room')
    """
    folded = [text.casefold() for text in texts if text]
    for category, pattern in _COMPILED:
        if any(pattern.search(text) for text in folded):
            return category
    return "room"


def guessed_use(category: str, *, area: float, stepped: bool = False) -> str:
    """Return the use by an event that category and area suggest, or nothing.

    Examples
    --------
    >>> guessed_use("auditorium", area=2000), guessed_use("auditorium", area=2000, stepped=True)
    ('exhibition', 'plenary')
    >>> guessed_use("conferenceroom", area=40), guessed_use("lobby", area=2000)
    ('meeting', '')
    """
    if category not in {"auditorium", "conferenceroom", "theater"} or area < ROOM:
        return ""
    if stepped or category == "theater":
        return "plenary" if area >= HALL / 2 else "meeting"
    return "exhibition" if category == "auditorium" and area >= HALL else "meeting"


def number_in(text: str) -> str:
    """Return the number of a hall or room that ends its name, or nothing.

    Examples
    --------
    >>> number_in("Hall 11"), number_in("Halle H"), number_in("Hall 3 Foyer")
    ('11', 'H', '')
    """
    found = _NUMBER.search(text.strip())
    return found["number"] if found else ""
