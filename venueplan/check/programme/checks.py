"""Forums in their rooms: all placed, rooms large enough and free, nobody in two places, promises kept."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.check.findings import Measured, counted, found
from venueplan.check.programme.alone import MEETING_RULES
from venueplan.check.programme.held import held_meetings
from venueplan.check.programme.together import check_together
from venueplan.check.programme.wishes import check_wishes
from venueplan.model import Finding, Plan, Programme
from venueplan.rules import RulePack, find_room


def check_programme(plan: Plan, *, pack: RulePack) -> Iterator[Finding]:
    """Find forums without a room, and meetings that break the rules of rooms, times, people and promises."""
    if plan.programme is None:
        yield from _forums_to_come(plan)
        return
    yield from _unplaced(plan, plan.programme)
    yield from _unknown(plan, plan.programme)
    held = held_meetings(plan, pack=pack)
    for one in held:
        for rule in MEETING_RULES:
            yield from rule(one)
    if held:
        yield from check_together(held)
        yield from check_wishes(plan, rooms=held[0].rooms)


def _forums_to_come(plan: Plan) -> Iterator[Finding]:
    count = len(plan.event.forums)
    if count:
        says = (
            f"No programme is made yet; {counted(count, 'forum', verb='wait')} for a room and a time. Run schedule.",
            f"日程尚未编排，{count}场论坛待安排会场和时间。请运行 schedule。",
        )
        measured = Measured(value=0, bound=count, unit="forums")
        yield found("plan-incomplete", plan.event.id, says=says, measured=measured)


def _unplaced(plan: Plan, programme: Programme) -> Iterator[Finding]:
    placed = {meeting.forum for meeting in programme.meetings}
    for forum in plan.event.forums:
        if forum.id not in placed:
            says = (f"{forum.id} ({forum.title['en']}) has no room.", f"{forum.id}（{forum.title['zh']}）未安排会场。")
            yield found("forum-unplaced", forum.id, says=says)


def _unknown(plan: Plan, programme: Programme) -> Iterator[Finding]:
    forums, seen = {forum.id for forum in plan.event.forums}, set[str]()
    for meeting in programme.meetings:
        name = meeting.forum
        if name not in forums:
            says = (f"The programme has '{name}', which is no forum.", f"日程中的“{name}”不是论坛。")
            yield found("forum-unknown", name, says=says)
        if name in seen:
            says = (f"{name} is in the programme twice.", f"{name}在日程中重复出现。")
            yield found("forum-twice", name, says=says)
        seen.add(name)
        if find_room(plan.venue, meeting.room) is None:
            says = (f"{name} meets in '{meeting.room}', which is no room.", f"{name}的会场“{meeting.room}”不存在。")
            yield found("room-unknown", name, says=says)
