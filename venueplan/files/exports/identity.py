"""Ids that other programs want as UUIDs: the same for the same thing on every export."""

from __future__ import annotations

import re
from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def uuid_of(owner: str, name: str, *, kind: str) -> str:
    """Return the UUID of a thing: its own id if that is one, and else one made of its owner, its kind and its id.

    Parameters
    ----------
    owner
        Id of the venue or the event.

    Examples
    --------
    >>> uuid_of("house", "hall", kind="unit") == uuid_of("house", "hall", kind="unit")
    True
    >>> uuid_of("house", "11111111-1111-1111-1111-111111111111", kind="unit")
    '11111111-1111-1111-1111-111111111111'
    """
    if _UUID.fullmatch(name):
        return str(UUID(name))
    return str(uuid5(_namespace(owner), f"{kind}:{name}"))


@lru_cache(maxsize=64)
def _namespace(owner: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"urn:venueplan:{owner}")


def number_of(name: str) -> int:
    """Return a whole number that stands for an id: its own if it is one, and else one made of it, below 2^53.

    Examples
    --------
    >>> number_of("4711"), number_of("keynote") == number_of("keynote"), 0 < number_of("keynote") < 2**53
    (4711, True, True)
    """
    if re.fullmatch(r"[1-9][0-9]{0,14}", name, re.ASCII):
        return int(name)
    return (uuid5(NAMESPACE_URL, f"urn:venueplan:number:{name}").int >> 76) + 1
