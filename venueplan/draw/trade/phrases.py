"""What sales plans, utilities plans and exhibitor lists say, as data; a missing language is answered in English."""

from __future__ import annotations

from venueplan.model import Label

_PHRASES = {
    "sales": ("{zh}销售图", "{en} sales plan"),
    "utilities": ("{zh}水电气网图", "{en} utilities plan"),
    "states": ("状态", "States"),
    "free": ("可售", "Free"),
    "held": ("保留", "Held"),
    "option": ("预订", "Option"),
    "sold": ("已售", "Sold"),
    "blocked": ("不出租", "Not to let"),
    "count": ("{n} 个 · {area} m²", "{n} stands · {area} m²"),
    "count-one": ("{n} 个 · {area} m²", "{n} stand · {area} m²"),
    "bands": ("价格（{currency}）", "Price of a stand ({currency})"),
    "up-to": ("至 {n}", "up to {n}"),
    "above": ("{n} 以上", "above {n}"),
    "no-prices": ("未定价。", "Prices are not settled."),
    "total": ("合计", "Total"),
    "value": ("总价", "Value at list price"),
    "price-dropped": (
        "销售图上展位 {number} 放不下面积、价格或价格档",
        "the sales plan has no room for area, price or band in stand {number}",
    ),
    "needs-dropped": (
        "水电图上展位 {number} 放不下编号或需求图标",
        "the utilities plan has no room for number or needs in stand {number}",
    ),
    "no-needs": ("参展商未提出需求。", "No exhibitor has asked for any."),
    "let": ("出租率", "Sold and on option"),
    "legend": ("图例", "Legend"),
    "needs": ("需求", "What stands need"),
    "power": ("供电", "Power"),
    "water": ("供水", "Water"),
    "drain": ("排水", "Drain"),
    "data": ("网络", "Data"),
    "air": ("压缩空气", "Air"),
    "floor-box": ("地井", "Floor box"),
    "reach": ("供应范围 {n} m", "Reach of a box, {n} m"),
    "lead": ("接线", "Lead to the box that serves it"),
    "missing": ("够不到所需的供应", "Something is out of reach"),
    "unmet": ("未满足的需求", "Needs that are not met"),
    "all-met": ("所有需求均可满足。", "All needs are met."),
    "no-boxes": ("展厅内没有地井数据。", "No floor boxes are known in this hall."),
    "more": ("另有 {n} 个", "{n} more"),
    "stands": ("{n} 个展位", "{n} stands"),
    "by-name": ("参展商名录 · 按名称", "Exhibitors A–Z"),
    "by-name-zh": ("参展商名录 · 按拼音", "Exhibitors in pinyin order"),
    "by-name-en": ("参展商名录 · 按英文名", "Exhibitors A–Z in English"),
    "by-number": ("参展商名录 · 按展位号", "Exhibitors by stand number"),
    "signs-paper": ("{n} 件 · {m2} m²", "{n} signs · {m2} m²"),
    "page": ("第 {n} / {of} 页", "Page {n} of {of}"),
    "unplaced": ("未分配", "no stand"),
    "hall": ("展厅", "Hall"),
    "grid": ("网格", "Grid"),
}


def phrase(key: str, **values: object) -> Label:
    """Return a phrase in every language there is.

    Examples
    --------
    >>> str(phrase("page", n=2, of=9))
    '第 2 / 9 页 Page 2 of 9'
    """
    zh, en = (text.format(**values) if values else text for text in _PHRASES[key])
    return Label.of(zh=zh, en=en)
