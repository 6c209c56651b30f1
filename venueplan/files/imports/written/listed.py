"""A list of another program as files of an event."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.files.imports.sketch import Account
from venueplan.files.imports.written.picture import Picture


@dataclass(frozen=True, kw_only=True)
class ImportedList:
    """What became of a list.

    Attributes
    ----------
    contents
        Files for the event folder, by name.
    figures
        Counts by name, besides those of the account.
    columns
        What was read, column by column: its heading, and what it was taken for.
    conflicts
        What the list says that cannot all be true, a sentence each.
    faults
        How many rows were left out because of something that is wrong with them.
    """

    kind: str
    source: str
    account: Account
    contents: tuple[tuple[str, bytes], ...]
    figures: tuple[tuple[str, object], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    pictures: tuple[Picture, ...] = ()
    conflicts: tuple[str, ...] = ()
    faults: int = 0
