"""Which forum moved, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from venueplan.model import Changes, Forum, Label, Meeting, Plan, Transfer

Meetings = Mapping[str, Meeting]


def forum_transfers(before: Plan, after: Plan, *, changes: Changes, reasons: Mapping[str, str]) -> tuple[Transfer, ...]:
    """Return every forum that meets elsewhere or at another time than before, no more, or for the first time.

    Parameters
    ----------
    before, after
        The plan before, and the changed one with its new programme.
    reasons
        Why some have no place at all, by id.
    """
    return tuple(_transfers(before, after, changes=changes, reasons=reasons))


def _meetings(plan: Plan) -> Meetings:
    return {meeting.forum: meeting for meeting in plan.programme.meetings} if plan.programme else {}


def _transfers(before: Plan, after: Plan, *, changes: Changes, reasons: Mapping[str, str]) -> Iterator[Transfer]:
    old, new = _meetings(before), _meetings(after)
    for name in changes.cancelled:
        if name in old and name not in new:
            label = Label.of(en="It is cancelled.", zh="已取消。")
            yield Transfer(kind="forum", subject=name, before=_where(old.get(name)), reason=label)
    earlier = {forum.id for forum in before.event.forums}
    for forum in after.event.forums:
        was, now = old.get(forum.id), new.get(forum.id)
        if _where(was) != _where(now) or (now is None and forum.id not in earlier):
            said = reasons.get(forum.id, "")
            plain = Label.of(en=_sentence(said), zh=_sentence(said))
            yield Transfer(
                kind="forum",
                subject=forum.id,
                before=_where(was),
                after=_where(now),
                reason=plain if said else _reason(forum, after, was=was, now=now, changes=changes),
                weight=changes.weight_of(forum.id) * _moves(was, now),
            )


def _moves(was: Meeting | None, now: Meeting | None) -> int:
    """Return how many of time and room are other than before; none for who had no place or has none."""
    return (was.start != now.start) + (was.room != now.room) if was and now else 0


def _where(meeting: Meeting | None) -> tuple[str, ...]:
    return (meeting.room, meeting.start.isoformat()) if meeting else ()


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _reason(forum: Forum, plan: Plan, *, was: Meeting | None, now: Meeting | None, changes: Changes) -> Label:
    if now is None:
        return Label.of(en="No room and time are left that suit it.", zh="没有合适的会场和时间。")
    if was is None:
        return Label.of(en="It has a room and a time now.", zh="现已安排会场和时间。")
    if was.room in changes.lost_rooms:
        return Label.of(en=f"Room {was.room} is lost.", zh=f"会场{was.room}不能使用。")
    for absence in changes.absences:
        if absence.person in forum.people and absence.day == was.start.date():
            en = f"{absence.person} cannot come on {absence.day}."
            return Label.of(en=en, zh=f"{absence.person}在{absence.day}不能出席。")
    if forum.id in {one.id for one in changes.forums}:
        return Label.of(en="It asks for something else now.", zh="申请内容已变更。")
    return _made_room(forum, plan, was=was)


def _made_room(forum: Forum, plan: Plan, *, was: Meeting) -> Label:
    """Say which meeting is in the way now: in the room, or because of somebody that both need."""
    known = {one.id: one for one in plan.event.forums}
    for other in plan.programme.meetings if plan.programme else ():
        if other.forum == forum.id or other.start >= was.end or was.start >= other.end:
            continue
        people = sorted(set(forum.people) & set(known[other.forum].people))
        if other.room == was.room:
            return Label.of(
                en=f"It makes room in {was.room} for {other.forum}.", zh=f"在{was.room}为{other.forum}让位。"
            )
        if people:
            return Label.of(
                en=f"{people[0]} is wanted at {other.forum} then.", zh=f"{people[0]}届时须出席{other.forum}。"
            )
    return Label.of(en="Otherwise a changeover would be too short.", zh="否则换场时间不足。")
