"""What escape plans say besides names, as data; a language that is missing is answered in English."""

from __future__ import annotations

from venueplan.model import Label

_PHRASES = {
    "title": ("疏散平面图", "Escape plan"),
    "draft": ("草案 · 未经批准，不得张挂", "DRAFT · not approved, not to be posted"),
    "in-case": ("发生火灾时", "In case of fire"),
    "calm": ("保持镇静，立即报警。", "Keep calm. Raise the alarm."),
    "calm-call": ("保持镇静，立即报警：{n}。", "Keep calm. Raise the alarm: {n}."),
    "leave": ("沿绿色路线从最近的安全出口撤离。", "Leave by the green routes and the nearest exit."),
    "lifts": ("切勿乘坐电梯。", "Do not use lifts."),
    "help": ("帮助行动不便的人。", "Help those who cannot walk unaided."),
    "assembly": ("前往集合点，未经许可不得返回。", "Go to the assembly point. Do not return until told to."),
    "outside": ("远离建筑物，未经许可不得返回。", "Keep away from the building. Do not return until told to."),
    "legend": ("图例", "Legend"),
    "overview": ("总图（黄色为本图范围）", "Overview (yellow: this plan)"),
    "here": ("您在此", "You are here"),
    "route": ("疏散路线", "Escape route"),
    "way": ("由此处撤离的路线", "Ways out from here"),
    "stand": ("展位、固定设施", "Stands and fixtures"),
    "code": ("图纸代码", "Code of this plan"),
    "approved": ("批准", "Approved"),
    "symbols": (
        "图形符号未采用 ISO 7010 / GB 13495.1 登记图样。",
        "Symbols are not the registered ones of ISO 7010.",
    ),
    "some-symbols": ("未采用 ISO 7010 / GB 13495.1 登记图样：{zh}。", "Not the registered symbols of ISO 7010: {en}."),
    "revision": ("版次", "Revision"),
}


def phrase(key: str, **values: object) -> Label:
    """Return a phrase of escape plans in every language there is.

    Examples
    --------
    >>> str(phrase("calm-call", n=119))
    '保持镇静，立即报警：119。 Keep calm. Raise the alarm: 119.'
    """
    zh, en = (text.format(**values) if values else text for text in _PHRASES[key])
    return Label.of(zh=zh, en=en)
