"""Names of files for things that may be called anything."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 60
"""Letters of a name; some systems take no more than 255 bytes."""


def names_of(things: Sequence[str], *, ending: str, taken: Sequence[str] = ()) -> dict[str, str]:
    """Return a file name for each thing, by the thing: letters and digits of any script, and numbers behind doubles.

    Examples
    --------
    >>> names_of(["Hall 1", "hall/1", "../etc"], ending="ics")
    {'Hall 1': 'Hall-1.ics', 'hall/1': 'hall-1-2.ics', '../etc': 'etc.ics'}
    """
    used = {name.casefold() for name in taken}
    found = {}
    for thing in things:
        slug = re.sub(r"[^\w.]+", "-", thing)[:LONGEST].strip(".-") or "unnamed"
        name, count = f"{slug}.{ending}", 1
        while name.casefold() in used:
            count += 1
            name = f"{slug}-{count}.{ending}"
        used.add(name.casefold())
        found[thing] = name
    return found
