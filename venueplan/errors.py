"""Everything venueplan raises on purpose.

::

    VenueplanError
    ├── InputError            a file, row, feature or value cannot be used        exit code 2
    │   └── UnknownNameError  no such booth, room, place …; did you mean … ?      exit code 2
    └── ContradictionError    the hard rules contradict each other                exit code 3
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

FEW = 20


class VenueplanError(Exception):
    """Base of all errors raised on purpose; its text is a sentence for the user."""

    exit_code: ClassVar[int] = 2


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong with an input: where, what, and the way out.

    Attributes
    ----------
    file
        Name of the file relative to the folder that was read, for instance ``exhibitors.csv``.
    where
        ``line 17``, ``feature H3-D2``, ``key rules.pack`` or empty when the whole file is meant.
    message
        What is wrong, with the offending value, and what would be right.
    """

    file: str
    where: str = ""
    message: str

    def __str__(self) -> str:
        """Return ``file where: message``."""
        return f"{' '.join(part for part in (self.file, self.where) if part)}: {self.message}"


class InputError(VenueplanError):
    """An input cannot be used; ``problems`` holds every fault found, not only the first.

    Examples
    --------
    >>> error = InputError([Problem(file="exhibitors.csv", where="line 17", message="area 'big' is not an area in m²")])
    >>> str(error)
    "exhibitors.csv line 17: area 'big' is not an area in m²"
    """

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        self.problems = () if isinstance(problems, str) else tuple(problems)
        super().__init__(problems if isinstance(problems, str) else "\n".join(map(str, self.problems)))


class UnknownNameError(InputError):
    """A name refers to nothing.

    Examples
    --------
    >>> str(UnknownNameError("booth", "a1", known=["A1", "B7"]))
    "no booth 'a1'; did you mean 'A1'?"
    >>> str(UnknownNameError("kind of sheet", "poster", known=["hall", "board"]))
    "no kind of sheet 'poster'; it is one of board, hall"
    >>> str(UnknownNameError("booth", "poster", known=[f"H{n}" for n in range(100, 500)]))
    "no booth 'poster'; for instance 'H100', 'H101', 'H102'"
    """

    def __init__(self, kind: str, name: str, *, known: Iterable[str]) -> None:
        by_fold = {candidate.casefold(): candidate for candidate in known}
        close = get_close_matches(name.casefold(), by_fold, n=1, cutoff=0.6)
        hint = ""
        if close:
            hint = f"; did you mean '{by_fold[close[0]]}'?"
        elif 0 < len(by_fold) <= FEW:
            hint = f"; it is one of {', '.join(sorted(by_fold.values()))}"
        elif by_fold:
            first = ", ".join(f"'{candidate}'" for candidate in sorted(by_fold.values())[:3])
            hint = f"; for instance {first}"
        super().__init__(f"no {kind} '{name}'{hint}")


class ContradictionError(VenueplanError):
    """The hard rules contradict each other; the text names the requests that cannot hold together."""

    exit_code: ClassVar[int] = 3
