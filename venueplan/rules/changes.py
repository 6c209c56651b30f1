"""What differs between two plans of one venue: booths, who stands on them, and where forums meet."""

from __future__ import annotations

from collections.abc import Iterator

from venueplan.model import Booth, Label, Meeting, Plan, PlanChange

_SAME = 1e-3
"""Outlines that differ by less than this, m or m², are the same (plans are written to a micrometre)."""


def changes_between(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """Return the changes from one plan to another: booths by number, then exhibitors, then forums.

    Booths are the same if their ids are. A booth that is moved and renumbered is two changes.
    """
    return (*_booths(old, new), *_exhibitors(old, new), *_forums(old, new))


def _booths(old: Plan, new: Plan) -> Iterator[PlanChange]:
    before = {booth.id: booth for booth in (old.floor_plan.booths if old.floor_plan else ())}
    after = {booth.id: booth for booth in (new.floor_plan.booths if new.floor_plan else ())}
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one is None and other is not None:
            yield _booth("added", (other, other), zh="新增", en="is new")
        elif other is None and one is not None:
            yield _booth("removed", (one, one), zh="取消", en="is gone")
        elif one is not None and other is not None:
            yield from _differences(one, other)


def _differences(one: Booth, other: Booth) -> Iterator[PlanChange]:
    if abs(one.area - other.area) > _SAME:
        yield _booth("resized", (one, other), zh=f"由 {one.area:.4g} m² 改为 {other.area:.4g} m²",
            en=f"is {other.area:.4g} m² instead of {one.area:.4g} m²",
        )  # fmt: skip
    elif one.polygon.symmetric_difference(other.polygon).area > _SAME or one.level != other.level:
        metres = one.polygon.centroid.distance(other.polygon.centroid)
        yield _booth("moved", (one, other), zh=f"移动 {metres:.1f} m", en=f"is moved by {metres:.1f} m")
    if one.number != other.number:
        yield _booth("renumbered", (one, other), zh=f"由 {one.number} 改号为 {other.number}", en=f"was {one.number}")


def _booth(kind: str, versions: tuple[Booth, Booth], *, zh: str, en: str) -> PlanChange:
    one, other = versions
    return PlanChange(
        kind=f"booth-{kind}",
        subject=other.id,
        message=Label.of(zh=f"展位 {other.number} {zh}", en=f"booth {other.number} {en}"),
        words=tuple(dict.fromkeys((one.id, one.number, other.number))),
        halls=tuple(dict.fromkeys((one.hall, other.hall))),
    )


def _exhibitors(old: Plan, new: Plan) -> Iterator[PlanChange]:
    names = {e.id: e.name for e in old.event.exhibitors}
    later = {e.id: e.name for e in new.event.exhibitors}
    for who in sorted(names.keys() | later.keys()):
        one, other = _stands(old, who), _stands(new, who)
        name = later.get(who) or names[who]
        words = (who, *(text for label in (names.get(who), later.get(who)) if label for _, text in label.texts))
        halls = tuple(dict.fromkeys(hall for _, _, hall in (*one, *other)))
        ids = tuple(booth for booth, _, _ in (*one, *other))
        if [booth for booth, _, _ in one] != [booth for booth, _, _ in other]:
            came, went = (", ".join(number for _, number, _ in stands) or "–" for stands in (one, other))
            yield PlanChange(
                kind="exhibitor-moved",
                subject=who,
                message=Label.of(
                    zh=f"{name['zh'] or name} 由 {came} 迁至 {went}",
                    en=f"{name['en'] or name} goes from {came} to {went}",
                ),
                words=(*words, *ids),
                halls=halls,
            )
        if who in names and who in later and names[who] != later[who]:
            yield PlanChange(
                kind="exhibitor-renamed",
                subject=who,
                message=Label.of(zh=f"{names[who]} 更名为 {name}", en=f"{names[who]} is now called {name}"),
                words=(*words, *ids),
                halls=halls,
            )


def _stands(plan: Plan, exhibitor: str) -> list[tuple[str, str, str]]:
    """Return id, number and hall of the stands of an exhibitor; of a guest those of the holder."""
    if plan.allocation is None or plan.floor_plan is None:
        return []
    held = plan.allocation.by_exhibitor
    shares = next((e.shares_with for e in plan.event.exhibitors if e.id == exhibitor), "")
    found = held.get(exhibitor) or held.get(shares)
    booths = [plan.floor_plan.booth(name) for name in (found.booths if found else ())]
    return [(booth.id, booth.number, booth.hall) for booth in booths]


def _forums(old: Plan, new: Plan) -> Iterator[PlanChange]:
    before = {m.forum: m for m in (old.programme.meetings if old.programme else ())}
    after = {m.forum: m for m in (new.programme.meetings if new.programme else ())}
    titles = {f.id: f.title for plan in (old, new) for f in plan.event.forums}
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one != other:
            came, went = _place(one), _place(other)
            title = titles[name]
            yield PlanChange(
                kind="forum-moved",
                subject=name,
                message=Label.of(
                    zh=f"{title['zh'] or title} 由 {came} 改为 {went}",
                    en=f"{title['en'] or title}: {went} instead of {came}",
                ),
                words=(name, *(text for _, text in title.texts)),
                halls=tuple(dict.fromkeys(meeting.room for meeting in (one, other) if meeting)),
            )


def _place(meeting: Meeting | None) -> str:
    return f"{meeting.room} {meeting.start:%Y-%m-%d %H:%M}–{meeting.end:%H:%M}" if meeting else "–"
