"""Which pictogram stands for which amenity.

The glyphs are Font Awesome Free 6 (icons CC BY 4.0, fonts SIL OFL 1.1); they are no registered safety signs.
"""

from __future__ import annotations

from venueplan.draw.layers.artwork import OWN
from venueplan.draw.layers.layer import Key
from venueplan.draw.style import Look, Palette
from venueplan.model import Amenity, Label, Unit, Venue

_SIGNS: dict[str, tuple[str, str, str, str]] = {  # name: (glyph, colour, Chinese, English)
    "information": ("\uf129", "info", "问讯", "Information"),
    "restroom": ("\uf7bd", "info", "卫生间", "Toilets"),
    "wheelchair": ("\uf193", "info", "无障碍", "Accessible"),
    "mothersroom": ("\uf77d", "info", "母婴室", "Baby care"),
    "elevator": ("\ue16d", "info", "电梯", "Lift"),
    "stairs": ("\ue289", "info", "楼梯", "Stairs"),
    "escalator": ("\ue098", "info", "扶梯", "Escalator"),
    "escalator-up": ("\ue098", "info", "上行扶梯", "Escalator up"),
    "escalator-down": ("\ue098", "info", "下行扶梯", "Escalator down"),
    "ramp": ("\uf193", "info", "坡道", "Ramp"),
    "eatingdrinking": ("\uf2e7", "info", "餐饮", "Food"),
    "cafe": ("\uf0f4", "info", "咖啡", "Café"),
    "drinkingfountain": ("\ue4f4", "info", "饮水", "Water"),
    "wifi": ("\uf1eb", "info", "无线网", "Wi-Fi"),
    "powerchargingstation": ("\uf5e7", "info", "充电", "Charging"),
    "coinlocker": ("\uf5c1", "info", "寄存", "Cloakroom"),
    "registration": ("\uf2c1", "info", "注册", "Registration"),
    "interpretation": ("\uf1ab", "info", "同传", "Interpreting"),
    "press": ("\uf1ea", "info", "新闻", "Press"),
    "phone": ("\uf095", "info", "电话", "Telephone"),
    "smokingarea": ("\uf48d", "info", "吸烟区", "Smoking"),
    "prayerroom": ("\uf683", "info", "祈祷室", "Prayer room"),
    "atm": ("\uf53a", "info", "取款机", "Cash"),
    "bus": ("\uf207", "info", "巴士", "Bus"),
    "taxi": ("\uf1ba", "info", "出租车", "Taxi"),
    "rail.": ("\uf238", "info", "铁路", "Train"),
    "parking": ("\uf540", "info", "停车", "Parking"),
    "parkingbicycle": ("\uf206", "info", "自行车", "Bicycles"),
    "boat.ferry": ("\uf21a", "info", "码头", "Boat"),
    "entry": ("\uf52b", "info", "入口", "Entrance"),
    "landmark": ("\uf66f", "info", "地标", "Landmark"),
    "meetingpoint": ("\uf0c0", "info", "集合处", "Meeting point"),
    "firstaid": ("\uf479", "safety", "急救", "First aid"),
    "defibrillator": ("\uf21e", "safety", "除颤器", "Defibrillator"),
    "assembly-point": ("\ue533", "safety", "疏散集合点", "Assembly point"),
    "exit": ("\uf70c", "safety", "安全出口", "Emergency exit"),
    "fireextinguisher": ("\uf134", "fire", "灭火器", "Extinguisher"),
    "hydrant": ("\uf134", "fire", "消火栓", "Fire hydrant"),
    "firealarmpullstation": ("\uf0f3", "fire", "火警按钮", "Fire alarm"),
}
_BEHIND_THE_SCENES = {"floor-box", "sprinkler", "smoke-detector", "utility"}
"""What visitors need not see; the utilities plan will show it."""

_ON_SITE_PLANS = (
    *(
        "information",
        "restroom",
        "elevator",
        "escalator",
        "stairs",
        "eatingdrinking",
        "cafe",
        "coinlocker",
        "registration",
    ),
    *("bus", "taxi", "rail.", "parking", "boat.ferry", "firstaid", "assembly-point"),
)
_ORIENTATION = frozenset(_SIGNS[name][0] for name in _ON_SITE_PLANS)
"""Pictograms of the overall plan, where everything else would be noise."""

_OTHER = ("\uf192", "info")


def sign_key(name: str, look: Look) -> Key:
    """Return the legend entry of a pictogram by its name, with the drawing of the house if it has one."""
    glyph, colour, zh, en = _SIGNS[name]
    art = look.style.pictogram(name) or OWN.get(name)
    return Key(label=Label.of(zh=zh, en=en), colour=getattr(look.colours, colour), sign=glyph, face="icon", art=art)


def has_pictogram(name: str) -> bool:
    """Tell whether there is a pictogram of a name."""
    return name in _SIGNS


def amenity_key(amenity: Amenity, look: Look) -> Key | None:
    """Return the legend entry of an amenity; None if visitors need not see it.

    What has no pictogram of its own is a dot that bears the amenity's name in the legend.
    """
    if amenity.kind in _BEHIND_THE_SCENES:
        return None
    for name in (amenity.kind, amenity.category, *_stems(amenity.category)):
        if name in _SIGNS:
            return sign_key(name, look)
    label = amenity.name or Label.of(en=(amenity.kind or amenity.category).replace("-", " ").capitalize())
    return Key(label=label, colour=getattr(look.colours, _OTHER[1]), sign=_OTHER[0], face="icon")


_FACILITIES = ("restroom", "stairs", "elevator", "escalator", "ramp", "steps", "mothersroom")
_BESIDE = 4.0
"""Metres within which one pictogram speaks for a whole group: a pair of escalators, the WCs of one core."""


def with_facilities(venue: Venue) -> list[Amenity]:
    """Return the amenities with one more for every public stair, lift, escalator, ramp or WC that has no pictogram.

    Units of one kind that lie together share one.
    """
    found = list(venue.amenities)
    for unit in sorted(venue.units, key=lambda unit: unit.id):
        name = _facility(unit)
        if name and not any(_speaks_for(amenity, unit, name=name) for amenity in found):
            point = unit.polygon.representative_point()
            found.append(Amenity(id=unit.id, category=name, point=point, level=unit.level, name=unit.name))
    return sorted(found, key=lambda amenity: amenity.id)


def _facility(unit: Unit) -> str:
    """Return the pictogram of a unit that visitors find by one, or nothing."""
    stem, *more = unit.category.split(".")
    if unit.restricted or stem not in _FACILITIES:
        return ""
    if stem == "restroom" and "wheelchair" in more:
        return "wheelchair"
    return "stairs" if stem == "steps" else stem


def _speaks_for(amenity: Amenity, unit: Unit, *, name: str) -> bool:
    """Tell whether the pictogram of an amenity says what a unit beside it is."""
    names = [amenity.kind] if amenity.kind else [amenity.category, *_stems(amenity.category)]
    return amenity.level == unit.level and name in names and unit.polygon.distance(amenity.point) <= _BESIDE


def _stems(category: str) -> list[str]:
    """``restroom.female.wheelchair`` is a restroom too."""
    parts = category.split(".")
    return [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


def is_fire(key: Key, colours: Palette) -> bool:
    """Tell whether a pictogram is about fire: it is drawn smaller on maps for visitors."""
    return key.colour == colours.fire


def is_for_orientation(key: Key) -> bool:
    """Tell whether a pictogram belongs on the plan of a whole site."""
    return key.sign in _ORIENTATION
