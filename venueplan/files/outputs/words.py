"""What figures and rules are called on the page for people, in Chinese and English."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from venueplan.model import Label

FIGURES = MappingProxyType(
    {
        "halls": ("展厅", "Halls", ""),
        "gross_area": ("展厅面积", "Area of the halls", "m²"),
        "net_area": ("展位净面积", "Net area of all stands", "m²"),
        "net_share": ("净占比", "Net share", "%"),
        "booths": ("展位", "Stands", ""),
        "revenue": ("标价收入", "Revenue at list price", ""),
        "revenue_currency": ("货币", "Currency", ""),
        "exhibitors": ("参展商", "Exhibitors", ""),
        "exhibitors_placed": ("已安排参展商", "Exhibitors placed", ""),
        "exhibitors_first_wish": ("第一志愿实现", "First wishes come true", ""),
        "forums": ("论坛及会议", "Meetings", ""),
        "forums_placed": ("已安排会议", "Meetings placed", ""),
        "findings_error": ("不符合项", "Errors", ""),
        "findings_warning": ("警告", "Warnings", ""),
        "findings_note": ("提示", "Notes", ""),
        "walk_to_exit_max": ("至出口最远步行距离", "Longest walk to an exit", "m"),
        "sheets": ("图纸", "Sheets", ""),
        "labels_drawn": ("标注", "Labels drawn", ""),
        "label_overlaps": ("标注重叠", "Labels that overlap", ""),
        "labels_outside": ("标注出界", "Labels outside their place", ""),
        "labels_below_floor": ("字高不足", "Labels too small to read", ""),
        "labels_faint": ("对比度不足", "Labels too faint", ""),
        "booth_numbers": ("展位号", "Stand numbers", ""),
        "booth_numbers_shown": ("已显示展位号", "Stand numbers shown", ""),
        "exhibitor_names": ("参展商名称", "Exhibitor names", ""),
        "exhibitor_names_shown": ("已显示名称", "Exhibitor names shown", ""),
    }
)
"""Name in Chinese and English and unit by the name of a figure; ``%`` shows a share of 1."""

PROOFS = MappingProxyType({"allocation": ("展位分配", "Exhibitors on stands"), "programme": ("会议日程", "Programme")})
"""What was optimised, by the beginning of the names of its figures."""

RULES = MappingProxyType(
    {
        "aisle-width": "通道宽度",
        "booth-clear-of-fixtures": "展位避让固定设施",
        "booth-clear-zone": "展位避让净空区",
        "booth-front": "展位开口",
        "booth-inside-hall": "展位在展厅内",
        "booth-let-twice": "展位重复分配",
        "booth-overlap": "展位重叠",
        "booth-size": "岛式与半岛式展位面积",
        "double-booking": "房间重复占用",
        "enclosed-floor": "无法到达的区域",
        "exhibitor-unplaced": "参展商未安排",
        "corner-share": "转角展位比例",
        "corridor-width": "走道净宽",
        "crowd-managers": "人群疏导员",
        "exit-angle": "出口方向夹角",
        "exit-count": "出口数量",
        "exit-loss": "失去一个出口",
        "exit-main": "主出入口宽度",
        "exit-min-width": "出口最小净宽",
        "exit-separation": "出口间距",
        "exit-width": "疏散总宽度",
        "fire-lane": "消防通道",
        "fire-point": "消防设施净空",
        "floor-load": "楼面荷载",
        "forum-needs": "会议设备需求",
        "forum-time": "会议时间",
        "forum-unplaced": "会议未安排",
        "label-dropped": "未显示的标注",
        "layout-shortfall": "展位布置不足",
        "main-aisle": "主通道",
        "no-build": "禁搭区",
        "no-way-out": "无疏散路径",
        "open-sides": "展位开口数",
        "opening-hours": "开放时间",
        "person-away": "人员缺席",
        "person-twice": "人员时间冲突",
        "plan-incomplete": "方案未完成",
        "packs-differ": "规范要求不一致",
        "room-capacity": "会议室容量",
        "rule-instead": "低于标准的自定规则",
        "stand-area": "展位面积",
        "travel-path": "疏散步行距离",
        "travel-straight": "疏散直线距离",
        "utility-reach": "水电接驳距离",
        "wall-distance": "距墙距离",
    }
)
"""Name in Chinese by the name of a rule; the English one is the rule's own, in words."""


def spoken(name: str) -> str:
    """Return the name of a figure or a rule as words.

    Examples
    --------
    >>> spoken("aisle-width")
    'Aisle width'
    """
    text = name.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]


BOTH = ("zh", "en")
"""The languages of the words on the page."""


def either(zh: str, en: str, *, languages: Sequence[str] = BOTH) -> str:
    """Return a word in some languages, the first one first; in English if there is none in them.

    Examples
    --------
    >>> either("展厅", "Hall"), either("展厅", "Hall", languages=["en", "zh"]), either("", "Hall", languages=["zh"])
    ('展厅 Hall', 'Hall 展厅', 'Hall')
    """
    known = {"zh": zh, "en": en}
    return " ".join(known[code] for code in languages if known.get(code)) or en


def chosen(label: Label, languages: Sequence[str]) -> str:
    """Return a name in some languages on one line; all of it if it has none of them."""
    return " ".join(dict.fromkeys(label[code] for code in languages if label[code])) or label["en"] or str(label)


def rule_name(rule: str, *, languages: Sequence[str] = BOTH) -> str:
    """Return what a rule is called.

    Examples
    --------
    >>> rule_name("aisle-width"), rule_name("aisle-width", languages=["zh"])
    ('通道宽度 Aisle width', '通道宽度')
    """
    return either(RULES.get(rule, ""), spoken(rule), languages=languages)


def figure_name(name: str, *, languages: Sequence[str] = BOTH) -> str:
    """Return what a figure is called; both ``labels_drawn`` and ``labels drawn`` are known.

    Examples
    --------
    >>> figure_name("net_share"), figure_name("net_share", languages=["en"])
    ('净占比 Net share', 'Net share')
    """
    zh, en, _ = FIGURES.get(name.replace(" ", "_"), ("", spoken(name), ""))
    return either(zh, en, languages=languages)


def figure_unit(name: str) -> str:
    """Return the unit of a figure, ``%`` for a share of 1."""
    return FIGURES.get(name.replace(" ", "_"), ("", "", ""))[2]
