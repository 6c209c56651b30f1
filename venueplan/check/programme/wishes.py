"""Wishes of a programme that are not fulfilled, and what each costs: notes, no faults."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.check.findings import Measured, found
from venueplan.model import Finding, Plan
from venueplan.rules.programme import Cost, Rooms, programme_costs

WORDS = {
    "unliked_hours": ("is outside 8:30 to 18:00", "不在8:30至18:00之间"),
    "odd_start": ("does not begin on the half hour", "未在整点或半点开始"),
    "tracks_apart": ("and {other} are of one track, at one time", "与{other}同属一个主题，时间重叠"),
    "hosts_apart": ("and {other} have one host, at one time", "与{other}主办方相同，时间重叠"),
    "sectors_apart": ("and {other} are of one sector, at one time", "与{other}同属一个行业，时间重叠"),
    "content_apart": ("and {other} have common content, at one time", "与{other}内容相关，时间重叠"),
    "audiences_apart": ("and {other} are for one audience, at one time", "与{other}受众相同，时间重叠"),
    "audience_track_apart": (
        "and {other} are for one audience and of one track, at one time",
        "与{other}受众与主题相同，时间重叠",
    ),
    "levels_apart": ("and {other} are of one level, at one time", "与{other}难度相同，时间重叠"),
    "languages_apart": ("and {other} are in one language, at one time", "与{other}语言相同，时间重叠"),
    "plenary_apart": ("and {other} are at one time, one of them a plenary", "与{other}时间重叠，其一为全体会议"),
    "track_rooms": ("meets in more than one room", "分散在多个会场"),
    "same_day": ("and {other} have common content, on different days", "与{other}内容相关，不在同一天"),
    "level_order": (
        "should be over before {other}, of a higher level, begins",
        "应在难度更高的{other}之前结束",
    ),
    "popular": ("may find too few seats in its room", "会场座位可能不足"),
    "preferred": ("does not get a room or a time that it or its people wish for", "未获得其或其人员希望的会场或时间"),
    "undesired": ("gets a room or a time that it or its people do not wish for", "安排在其或其人员不希望的会场或时间"),
    "pause": ("has too short a pause between two meetings", "两场会议之间休息不足"),
    "makespan": ("spends hours from the first to the last meeting", "首场至末场会议历时较长"),
    "crowd": ("is too full at one moment", "某一时刻人数过多"),
    "published": ("is at another time than announced", "时间与已公布的不同"),
    "published_room": ("is in another room than announced", "会场与已公布的不同"),
}
"""Words for each weight, English and Chinese; the subject stands before them."""


def check_wishes(plan: Plan, *, rooms: Rooms) -> Iterator[Finding]:
    """Note every wish that the programme leaves unfulfilled, empty seats apart, with its cost."""
    for cost in programme_costs(plan, rooms=rooms):
        if cost.name in WORDS:
            yield _note(cost)


def _note(cost: Cost) -> Finding:
    en, zh = (words.format(other=cost.other) for words in WORDS[cost.name])
    says = (f"{cost.subject} {en} (cost {cost.price}).", f"{cost.subject}{zh}（代价{cost.price}）。")
    rule = f"wish-{cost.name.replace('_', '-')}"
    return found(rule, cost.subject, says=says, severity="note", measured=Measured(value=cost.price, unit="cost"))
