"""Who has a say in where and when a forum meets."""

from __future__ import annotations

from venueplan.model import Event, Forum, Person


def askers_of(forum: Forum, event: Event) -> tuple[Forum | Person, ...]:
    """Return a forum itself and the people it needs, with what the event knows of them."""
    return (forum, *(event.meetings.person(name) for name in dict.fromkeys(forum.people)))
