"""Make exhibitors.csv and forums.csv of the Wuzhen event 2017.

Run ``python recipe.py`` in this folder; ``python recipe.py FOLDER`` writes elsewhere. What sources state (nine names,
five halls, titles, four fixed points of the programme) stands below as data; everything else is drawn from one seeded
generator and marked ``assumed``. The same seed gives the same bytes. README.md explains the choices.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SEED = 2017
EXHIBITORS = 411
CO_EXHIBITORS = 6
RIVAL_PAIRS = 70

# Area asked for, m², and how many stands: 405 stands, 9,436 m²; 3 m modules, rows 6 m deep, blocks from 72 m² on.
STANDS = {9: 155, 18: 149, 27: 33, 36: 33, 54: 16, 72: 9, 108: 5, 144: 2, 216: 1, 324: 1, 400: 1}

# Zone: its halls, and its share of the net area (as its halls share what stands can cover of 22,000 m²).
ZONES = {
    "concept": (("H1", "H2"), 0.184),
    "comprehensive": (("H3", "H4", "H5"), 0.487),
    "theme": (("H6", "H7", "H8"), 0.329),
}

# The only attested exhibitors of 2017; size, zone and points are assumed, `hall:H3` is attested where it stands.
ATTESTED = (
    ("China Telecom", "中国电信", 108, "comprehensive", "hall:H3"),
    ("Alibaba", "阿里巴巴", 324, "comprehensive", "hall:H3"),
    ("Tencent", "腾讯", 216, "comprehensive", "hall:H3"),
    ("Kaspersky", "卡巴斯基", 72, "comprehensive", "hall:H3"),
    ("Huawei", "华为", 144, "comprehensive", "hall:H3"),
    ("JD.com", "京东", 108, "comprehensive", ""),
    ("Tmall (unmanned supermarket)", "天猫无人超市", 108, "theme", ""),
    ("China Post (service robot)", "中国邮政", 36, "comprehensive", ""),
    ("Sogou (robot Wangzai) / Tsinghua Tiangong Institute", "搜狗", 54, "theme", ""),
)
LARGE = ((400, "comprehensive"), (144, "concept"), (108, "concept"), (108, "theme"))
PAVILIONS = (
    ("PAV1", "concept", (9, 9, 9, 9, 9)),
    ("PAV2", "comprehensive", (9, 9, 9, 9, 9, 9, 9, 9)),
    ("PAV3", "comprehensive", (9, 9, 9, 9, 9, 9, 18, 18)),
    ("PAV4", "comprehensive", (9, 9, 9, 9, 9, 9, 9, 9, 9, 9)),
    ("PAV5", "theme", (9, 9, 9, 9, 18, 18)),
    ("PAV6", "theme", (9, 9, 9, 9, 9, 9, 9)),
)
# What many want to be near to, by zone; places of the venue.
PLACES = {
    "concept": ("release-stage-1", "H1-H2", "H2-north-1"),
    "comprehensive": ("release-stage-1", "release-stage-2", "H4-north-1"),
    "theme": ("matchmaking-stage", "release-stage-2", "H7-north-1"),
}

# Fields of business: those of one field do not stand beside each other (event.toml).
FIELDS = ("ai", "cloud", "chips", "security", "payment", "logistics", "health", "media", "mobility", "networks",
          "robots", "schools", "farming", "energy", "games", "standards")  # fmt: skip
CROWD = 108  # m²; such stands draw crowds

HEADER = [
    *("id", "name_zh", "name_en", "zone", "area", "open_sides", "points", "preferences", "pins", "power_kw", "water"),
    *("drain", "data", "floor_load", "height", "rivals", "pavilion", "shares_with", "tags", "attested", "assumed"),
]
FORUM_HEADER = [
    *("id", "kind", "title_zh", "title_en", "attendance", "duration_min", "setup", "rooms", "start", "earliest"),
    *("latest", "needs", "host", "people", "track", "attested", "assumed"),
]


@dataclass(kw_only=True)
class Request:
    """One row of exhibitors.csv while it is being made."""

    name_zh: str = ""
    name_en: str = ""
    zone: str
    area: int
    open_sides: int = 1
    points: int = 0
    preferences: list[str] = field(default_factory=list)
    pins: str = ""
    power_kw: float = 0.0
    water: bool = False
    drain: bool = False
    data: bool = False
    floor_load: float = 0.0
    height: float = 0.0
    rivals: set[int] = field(default_factory=set)
    pavilion: str = ""
    shares_with: int = 0
    tags: list[str] = field(default_factory=list)


def stands_of_the_zones(random: Random) -> list[Request]:
    """Return every stand of a placeholder, so that each zone asks for its share of the net area."""
    left = dict(STANDS)
    wanted = {zone: share * sum(area * count for area, count in STANDS.items()) for zone, (_, share) in ZONES.items()}
    made: list[Request] = []

    def ask(area: int, zone: str, *, pavilion: str = "") -> None:
        left[area] -= 1
        wanted[zone] -= area
        made.append(Request(zone=zone, area=area, pavilion=pavilion))

    for _, _, area, zone, _ in ATTESTED:
        left[area] -= 1
        wanted[zone] -= area
    for area, zone in LARGE:
        ask(area, zone)
    for pavilion, zone, areas in PAVILIONS:
        for area in areas:
            ask(area, zone, pavilion=pavilion)
    for area in sorted(left, reverse=True):
        while left[area]:
            open_zones = [zone for zone in ZONES if wanted[zone] >= area] or [max(wanted, key=lambda z: wanted[z])]
            weights = [max(wanted[zone], 1.0) for zone in open_zones]
            ask(area, random.choices(open_zones, weights)[0])
    singles = [request for request in made if not request.pavilion and request.area < 108]
    fixed = [request for request in made if request.pavilion or request.area >= 108]
    random.shuffle(singles)
    return fixed + singles


def all_requests(random: Random) -> list[Request]:
    """Return the 411 requests in the order of their ids."""
    found = [
        Request(name_en=en, name_zh=zh, area=area, zone=zone, pins=pins) for en, zh, area, zone, pins in ATTESTED
    ] + stands_of_the_zones(random)
    holders = [n for n, request in enumerate(found, 1) if 27 <= request.area <= 54 and not request.name_en]
    for holder in sorted(random.sample(holders, CO_EXHIBITORS)):
        of = found[holder - 1]
        found.append(Request(zone=of.zone, area=of.area, shares_with=holder))
    for number, request in enumerate(found, 1):
        request.name_en = request.name_en or f"Exhibitor {number:03d}"
        request.name_zh = request.name_zh or f"参展商 {number:03d}"
    return found


def give_wishes(request: Request, random: Random) -> None:
    """Draw open sides, points and ranked preferences; popular halls and places are wanted by many."""
    request.open_sides = open_sides_asked(request, random)
    request.points = min(3, int(random.paretovariate(1.2))) + request.area // 9
    request.points += random.choice((0, 0, 0, 0, 0, 5, 10, 20)) if request.area >= 18 else 0
    if request.shares_with or request.pavilion:
        return
    halls = ZONES[request.zone][0]
    wishes = [f"hall:{random.choices(halls, [2.0**-n for n in range(len(halls))])[0]}"]
    if request.open_sides == 1 and random.random() < 0.35:
        wishes.append("kind:corner")
    if random.random() < 0.6:
        wishes.append(f"near:{random.choices(PLACES[request.zone], (3, 2, 2))[0]}")
    if random.random() < 0.3:
        wishes.append(f"hall:{random.choice(halls)}")
    random.shuffle(wishes)
    request.preferences = [wish for wish in dict.fromkeys(wishes) if not (request.pins and wish.startswith("hall:"))]


def open_sides_asked(request: Request, random: Random) -> int:
    """Return how many open sides a stand of this size asks for."""
    if request.pavilion or request.shares_with:
        return 1
    if request.area >= 108:
        return 4 if request.area >= 144 else 3
    odds = {9: (0.92, 0.08), 18: (0.88, 0.12), 27: (0.85, 0.15), 36: (0.6, 0.4), 54: (0.5, 0.5)}
    return random.choices((1, 2), odds.get(request.area, (0.0, 1.0)))[0]


def give_needs(request: Request, random: Random) -> None:
    """Draw power, water, drain, data, floor load and height; few ask for what few places have."""
    if request.shares_with:
        return
    request.power_kw = round(max(1.0, request.area * random.choice((0.1, 0.15, 0.2, 0.3))) * 2) / 2
    request.data = random.random() < 0.75
    if request.pavilion:
        return
    request.water = random.random() < 0.04
    request.drain = request.water and random.random() < 0.7
    request.floor_load = random.choice((5.0, 8.0)) if request.area >= 18 and random.random() < 0.08 else 0.0
    request.height = random.choice((4.5, 5.0)) if request.area >= 36 and random.random() < 0.2 else 0.0


def make_rivals(found: list[Request], random: Random) -> None:
    """Draw the pairs that must stand apart; rivals want the same, which is what makes them a difficulty."""
    number = {request.name_en: n for n, request in enumerate(found, 1)}
    pairs = {(number["Alibaba"], number["JD.com"])}
    free = [n for n, request in enumerate(found, 1) if n > len(ATTESTED) and not request.shares_with]
    while len(pairs) < RIVAL_PAIRS:
        one, other = sorted(random.sample(free, 2))
        a, b = found[one - 1], found[other - 1]
        if a.zone == b.zone and not (a.pavilion and b.pavilion) and abs(a.area - b.area) <= 36:
            pairs.add((one, other))
            if not a.pavilion and not b.pavilion and random.random() < 0.5:
                b.preferences = list(a.preferences)
    for one, other in sorted(pairs):
        found[one - 1].rivals.add(other)
        found[other - 1].rivals.add(one)


def give_tags(request: Request, random: Random) -> None:
    """Draw the field of business, and whether a stand is loud, quiet or draws crowds."""
    field_, noise = random.choice(FIELDS), random.random()
    if request.shares_with or request.pavilion:
        return
    request.tags = [f"field:{field_}"]
    request.tags += ["loud"] if noise < 0.05 else ["quiet"] if noise > 0.9 else []
    request.tags += ["crowd"] if request.area >= CROWD else []


def exhibitor_rows() -> Iterator[dict[str, object]]:
    """Yield the rows of exhibitors.csv."""
    random = Random(SEED)
    found = all_requests(random)
    for request in found:
        give_wishes(request, random)
        give_needs(request, random)
    make_rivals(found, random)
    more = Random(SEED + 2)
    for request in found:
        give_tags(request, more)
    for number, request in enumerate(found, 1):
        known = ["name_zh", "name_en", *(["pins"] if request.pins else [])] if number <= len(ATTESTED) else []
        row: dict[str, object] = {
            "id": f"E{number:03d}",
            "name_zh": request.name_zh,
            "name_en": request.name_en,
            "zone": request.zone,
            "area": request.area,
            "open_sides": request.open_sides,
            "points": request.points,
            "preferences": ";".join(request.preferences),
            "pins": request.pins,
            "power_kw": f"{request.power_kw:g}" if request.power_kw else "",
            "water": "yes" if request.water else "",
            "drain": "yes" if request.drain else "",
            "data": "yes" if request.data else "",
            "floor_load": f"{request.floor_load:g}" if request.floor_load else "",
            "height": f"{request.height:g}" if request.height else "",
            "rivals": ";".join(f"E{n:03d}" for n in sorted(request.rivals)),
            "pavilion": request.pavilion,
            "shares_with": f"E{request.shares_with:03d}" if request.shares_with else "",
            "tags": ";".join(request.tags),
            "attested": ";".join(known),
        }
        yield row | {"assumed": assumed(row, known)}


def assumed(row: dict[str, object], known: list[str]) -> str:
    """Return the names of the filled columns that no source states."""
    return ";".join(name for name, value in row.items() if value and name not in {*known, "id", "attested"})


PLENARIES = (
    # id, kind, title_zh, title_en, attendance, minutes, rooms, start, earliest, latest, needs, host, attested
    ("P1", "plenary", "开幕式", "Opening ceremony", 1500, 60, "wuzhen-hall", "2017-12-03T10:30", "", "",
     "interpretation;screen;stage", "CAC; Zhejiang Provincial Government",
     "title_zh;title_en;rooms;start;host"),
    ("P2", "plenary", "全体会议", "Plenary session", 1500, 120, "wuzhen-hall", "", "2017-12-03T13:30",
     "2017-12-03T16:00", "interpretation;screen;stage", "", "title_zh;title_en;rooms;earliest;latest"),
    ("P3", "plenary", "世界互联网领先科技成果发布活动",
     "Release ceremony for World Leading Internet Scientific and Technological Achievements", 1500, 120,
     "wuzhen-hall", "", "2017-12-03T16:00", "2017-12-03T18:30", "interpretation;screen;stage", "",
     "title_zh;title_en;rooms;earliest;latest"),
    ("P4", "plenary", "闭幕式", "Closing ceremony", 1500, 60, "wuzhen-hall", "", "2017-12-05T08:00",
     "2017-12-05T16:30", "interpretation;screen;stage", "", "title_zh;title_en;rooms;earliest;latest"),
    ("P5", "press", "闭幕新闻发布会", "Closing press conference", 300, 60, "press-room", "", "2017-12-05T16:30",
     "2017-12-05T19:30", "interpretation;screen;stage", "CAC; Zhejiang", "title_zh;title_en;host;earliest;latest"),
)  # fmt: skip

SUB_FORUMS = (
    # title_zh, title_en, host, attested columns, track, attendance, minutes, set-up
    ("人工智能：让生活更美好", "Artificial Intelligence (AI): Smarter World, Better Life", "", "title_zh;title_en",
     "technology", 600, 210, "theatre"),
    ("网上文化交流共享", "Inclusiveness and Mutual Learning: Internet Cultural Exchange and Sharing", "",
     "title_zh;title_en", "society", 300, 185, "theatre"),
    ("互联网基础设施建设与共享", "Construction and Sharing of Internet Infrastructure", "", "", "technology", 250, 180,
     "theatre"),
    ("分享经济", "Sharing Economy", "UNDP; State Information Center", "title_zh;title_en;host", "economy", 350, 180,
     "theatre"),
    ("金融科技", "Fintech (financial technology and the real economy)",
     "People's Bank of China; Xinhua News Agency", "title_zh;title_en;host", "economy", 400, 180, "theatre"),
    ("互联网精准扶贫", "Internet-driven poverty alleviation", "", "title_zh;title_en", "society", 250, 210, "theatre"),
    ("“数字丝绸之路”国际合作论坛（跨境电商，共享繁荣）",
     "Digital Silk Road international cooperation: cross-border e-commerce, shared prosperity",
     "Chinese People's Institute of Foreign Affairs", "title_zh;title_en;host;earliest;latest", "cooperation", 300,
     180, "theatre"),
    ("未成年人网络保护", "Online protection of minors", "", "title_zh;title_en", "society", 200, 182, "theatre"),
    ("数字经济论坛", "Digital economy forum hosted by Zhejiang", "Zhejiang Provincial Government", "host", "economy",
     500, 240, "theatre"),
    ("企业家高峰论坛", "Entrepreneurs' summit", "", "", "economy", 450, 240, "theatre"),
    ("移动互联网论坛", "Mobile Internet / 5G", "", "", "technology", 400, 170, "theatre"),
    ("网络安全论坛", "Cybersecurity", "", "", "governance", 350, 120, "theatre"),
    ("国际网络反恐论坛", "Countering use of the Internet for terrorist purposes", "", "", "governance", 120, 180,
     "classroom"),
    ("互联网国际高端智库论坛", "International high-level think tanks", "", "", "cooperation", 120, 180, "classroom"),
    ("互联网新闻媒体论坛", "Internet media", "", "", "society", 200, 180, "theatre"),
    ("大数据时代的个人信息保护", "Personal information protection in the big data era", "", "", "governance", 250, 205,
     "theatre"),
    ("互联网公益慈善论坛", "Internet public welfare", "", "", "society", 200, 210, "theatre"),
    ("中外部长高峰论坛", "Ministerial forum", "", "", "cooperation", 150, 150, "classroom"),
    ("网络空间国际规则论坛", "Cyberspace rules / international cooperation", "", "", "governance", 150, 180,
     "classroom"),
    ("工业互联网与下一代互联网论坛", "Industrial Internet / IPv6", "", "", "technology", 300, 240, "theatre"),
)  # fmt: skip


def forum_rows() -> Iterator[dict[str, object]]:
    """Yield the rows of forums.csv."""
    random = Random(SEED + 1)
    for values in PLENARIES:
        ident, kind, zh, en, attendance, minutes, rooms, start, earliest, latest, needs, host, known = values
        yield forum(
            id=ident, kind=kind, title_zh=zh, title_en=en, attendance=attendance, duration_min=minutes,
            setup="theatre", rooms=rooms, start=start, earliest=earliest, latest=latest, needs=needs, host=host,
            attested=known,
        )  # fmt: skip
    guests = [f"G{n:03d}" for n in range(1, 161)]
    for number, (zh, en, host, known, track, attendance, minutes, setup) in enumerate(SUB_FORUMS, 1):
        opening = {"earliest": "2017-12-03T14:00"}
        if number == 7:  # the day is attested
            opening = {"earliest": "2017-12-04T08:00", "latest": "2017-12-04T20:00"}
        if number == 8:  # "ended at 12:02" is attested, the day and the beginning are assumed
            opening = {"start": "2017-12-04T09:00"}
        yield forum(
            id=f"S{number:02d}", kind="sub-forum", title_zh=zh, title_en=en, attendance=attendance,
            duration_min=minutes, setup=setup, needs="interpretation;projection", host=host, track=track,
            attested=known,
            people=";".join(sorted(random.sample(guests, random.randint(7, 10)))), **opening,
        )  # fmt: skip
    for number in range(1, 119):
        yield forum(
            id=f"L{number:03d}", kind="launch", title_zh=f"新产品发布 {number:03d}",
            title_en=f"Product launch {number:03d}", attendance=random.choice((60, 80, 100, 120, 150, 200)),
            duration_min=random.choice((15, 15, 20, 20, 25, 30)), setup="reception",
            rooms="release-stage-1;release-stage-2", earliest="2017-12-03T09:00", latest="2017-12-05T18:30",
            needs="stage;screen", people=f"E{random.randint(1, 405):03d}",
        )  # fmt: skip
    for number in range(1, 11):
        yield forum(
            id=f"M{number:02d}", kind="matchmaking", title_zh=f"项目对接 {number:02d}",
            title_en=f"Project matchmaking {number:02d}", attendance=random.choice((40, 60, 80)),
            duration_min=random.choice((60, 90)), setup="theatre", rooms="matchmaking-stage",
            earliest="2017-12-03T09:00", latest="2017-12-05T18:30", needs="stage;screen",
        )  # fmt: skip


def forum(**values: object) -> dict[str, object]:
    """Return one row with every column, and say what was assumed."""
    row: dict[str, object] = {name: values.get(name, "") for name in FORUM_HEADER}
    row["assumed"] = assumed(row, str(row["attested"]).split(";"))
    return row


def write(path: Path, header: list[str], rows: Iterable[dict[str, object]]) -> None:
    """Write one list as UTF-8 with a line per row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def make(folder: Path) -> None:
    """Write both lists into a folder."""
    write(folder / "exhibitors.csv", HEADER, exhibitor_rows())
    write(folder / "forums.csv", FORUM_HEADER, forum_rows())


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
