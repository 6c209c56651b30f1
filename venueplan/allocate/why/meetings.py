"""The planner's own rules for forums, and those of them that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from venueplan.allocate.meetings.calendar import minute_of, starts_of
from venueplan.allocate.meetings.rooms import suitable_rooms
from venueplan.allocate.why.conflicts import CHECKS_EFFORT, conflict_sentences
from venueplan.errors import ContradictionError
from venueplan.model import Forum, Plan
from venueplan.rules import changeover_minutes, is_meeting_room
from venueplan.rules.programme import Rooms
from venueplan.solve import Effort, Job
from venueplan.solve.conflicts import RuledTimes, TimeRule, find_conflicts

COSTS: Mapping[str, int] = {"bounds": 5, "rooms": 8, "person": 10, "start": 10}
"""What it costs to give up a rule (practice: a promised start or a speaker is dearer than a wish for a room)."""


@dataclass(frozen=True, kw_only=True)
class Called:
    """Forums that could take place at all, with every start and room that nature leaves to each.

    Nature is capacity, equipment, opening hours, changeovers and absences. Pinned starts, bounds, named rooms and
    people who cannot be in two places are rules.
    """

    plan: Plan

    @cached_property
    def jobs(self) -> dict[Forum, Job]:
        """What can be done with each forum; those with no room or no time at all are left out."""
        found = {}
        rooms = Rooms(plan=self.plan)
        for forum in sorted(self.plan.event.forums, key=lambda forum: forum.id):
            try:
                found[forum] = self._job(forum, rooms)
            except ContradictionError:
                continue
        return found

    def _job(self, forum: Forum, rooms: Rooms) -> Job:
        meeting_rooms = {unit.id for unit in self.plan.venue.units if is_meeting_room(unit)}
        anywhere = tuple(sorted(meeting_rooms.union(forum.rooms)))
        free = replace(forum, rooms=anywhere, start=None, earliest=None, latest=None)
        starts = dict(starts_of(free, event=self.plan.event))
        pinned = starts_of(replace(forum, earliest=None, latest=None), event=self.plan.event) if forum.start else ()
        return Job(
            duration=forum.duration_min,
            starts=tuple(sorted((starts | dict(pinned)).items())),
            places=tuple((name, 0) for name in sorted(suitable_rooms(free, rooms))),
            kind=forum.setup,
            before=forum.before_min,
            after=forum.after_min,
        )

    def ruled(self, rules: tuple[tuple[TimeRule, str], ...]) -> RuledTimes:
        """Return the jobs under some rules."""
        kinds = sorted({forum.setup for forum in self.jobs})
        calendar = self.plan.event.calendar
        return RuledTimes(
            jobs=tuple(self.jobs.values()),
            rules=tuple(rule for rule, _ in rules),
            gaps={(a, b): changeover_minutes(calendar, before=a, after=b) for a in kinds for b in kinds},
        )


def refuse_impossible_meetings(plan: Plan, *, effort: Effort = CHECKS_EFFORT, seed: int = 0) -> None:
    """Raise if the planner's rules for forums contradict each other, even if no other forum took place.

    Raises
    ------
    ContradictionError
        The smallest sets of rules that cannot hold together, each verified by solving it alone, and what the cheapest
        way out costs.
    """
    called = Called(plan=plan)
    rules = tuple(rule for kind in RULES for rule in kind(called))
    conflicts, way_out = find_conflicts(called.ruled(rules), effort=effort, seed=seed)
    if conflicts:
        texts = {rule.name: text for rule, text in rules}
        costs = {rule.name: rule.cost for rule, _ in rules}
        raise ContradictionError("\n".join(conflict_sentences(conflicts, way_out, texts=texts, costs=costs)))


def _starts(called: Called) -> Iterator[tuple[TimeRule, str]]:
    for index, forum in enumerate(called.jobs):
        if forum.start is not None:
            pinned = frozenset({minute_of(forum.start, calendar=called.plan.event.calendar)})
            rule = TimeRule(name=f"start {forum.id}", jobs=(index,), cost=COSTS["start"], starts=pinned)
            yield rule, f"forum '{forum.id}' starts at {forum.start:%Y-%m-%d %H:%M}"


def _bounds(called: Called) -> Iterator[tuple[TimeRule, str]]:
    calendar = called.plan.event.calendar
    for index, (forum, job) in enumerate(called.jobs.items()):
        if forum.earliest is None and forum.latest is None:
            continue
        first = minute_of(forum.earliest, calendar=calendar) if forum.earliest else 0
        last = minute_of(forum.latest, calendar=calendar) if forum.latest else 10**7
        within = frozenset(s for s, _ in job.starts if first <= s <= last - forum.duration_min)
        words = " ".join(
            f"{word} {moment:%Y-%m-%d %H:%M}"
            for word, moment in (("not before", forum.earliest), ("and ends by", forum.latest))
            if moment
        )
        rule = TimeRule(name=f"bounds {forum.id}", jobs=(index,), cost=COSTS["bounds"], starts=within)
        yield rule, f"forum '{forum.id}' takes place {words}"


def _rooms(called: Called) -> Iterator[tuple[TimeRule, str]]:
    for index, forum in enumerate(called.jobs):
        if forum.rooms:
            places = frozenset(forum.rooms)
            rule = TimeRule(name=f"rooms {forum.id}", jobs=(index,), cost=COSTS["rooms"], places=places)
            yield rule, f"forum '{forum.id}' meets in {' or '.join(forum.rooms)}"


def _people(called: Called) -> Iterator[tuple[TimeRule, str]]:
    wanted: dict[str, list[int]] = {}
    names = [forum.id for forum in called.jobs]
    for index, forum in enumerate(called.jobs):
        for person in dict.fromkeys(forum.people):
            wanted.setdefault(person, []).append(index)
    for person, jobs in sorted(wanted.items()):
        if len(jobs) > 1:
            rule = TimeRule(name=f"person {person}", jobs=tuple(jobs), cost=COSTS["person"], apart=True)
            yield rule, f"{person} is wanted at {', '.join(names[job] for job in jobs)} and cannot be in two places"


RULES: tuple[Callable[[Called], Iterator[tuple[TimeRule, str]]], ...] = (_starts, _bounds, _rooms, _people)
"""Everything that a planner could give up."""
