"""The books of an import: every feature that was read has exactly one fate, so that counts in are counts out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

KEPT, USED, LEFT_OUT = "kept", "used", "left out"
_RANK = {LEFT_OUT: 0, USED: 1, KEPT: 2}


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something that the planner should know.

    Attributes
    ----------
    sort
        ``guess``: the file does not say it, so it was assumed; ``warning``: something is wrong with the file;
        ``note``: something was put right.
    subject
        Id of a feature, or empty.
    """

    sort: str
    text: str
    subject: str = ""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What became of the features of one kind: ``read == kept + used + sum of the reasons``."""

    kind: str
    read: int
    kept: int
    used: int
    how_used: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]

    @property
    def balance(self) -> int:
        """Features without a fate: always 0."""
        return self.read - self.kept - self.used - sum(count for _, count in self.left_out)


@dataclass(frozen=True, kw_only=True)
class Account:
    """The closed books of an import.

    Attributes
    ----------
    left_out
        Kind, id and reason of every feature that is not in the venue.
    made
        What the importer added, and how many.
    areas
        How much floor was read, and what was added and taken until it became the floor of the venue, m².
    """

    tallies: tuple[Tally, ...]
    left_out: tuple[tuple[str, str, str], ...]
    made: tuple[tuple[str, int], ...]
    areas: tuple[tuple[str, float], ...]
    remarks: tuple[Remark, ...]


@dataclass(kw_only=True)
class Ledger:
    """The open books: what was read, and what became of it."""

    _fates: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    _made: Counter[str] = field(default_factory=Counter)
    _areas: dict[str, float] = field(default_factory=dict)
    _remarks: list[Remark] = field(default_factory=list)

    def read(self, kind: str, name: str) -> tuple[str, str]:
        """Note that a feature was read, and return its name in the books; a name that is taken gets a number."""
        source, count = (kind, name), 1
        while source in self._fates:
            count += 1
            source = (kind, f"{name}-{count}")
        self._fates[source] = ("", "")
        return source

    def keep(self, source: tuple[str, str]) -> None:
        """Note that a feature is in the venue."""
        self._settle(source, fate=KEPT, why="")

    def use(self, source: tuple[str, str], how: str) -> None:
        """Note that a feature served to make others, and how."""
        self._settle(source, fate=USED, why=how)

    def leave(self, source: tuple[str, str], why: str) -> None:
        """Note that a feature is not in the venue, and why."""
        self._settle(source, fate=LEFT_OUT, why=why)

    def _settle(self, source: tuple[str, str], *, fate: str, why: str) -> None:
        """Write a fate; being kept outweighs being used, and that outweighs being left out."""
        known = self._fates[source][0]
        if not known or _RANK[fate] > _RANK[known]:
            self._fates[source] = (fate, why)

    def make(self, what: str) -> None:
        """Note that the importer added something of its own."""
        self._made[what] += 1

    def add_area(self, what: str, *, area: float) -> None:
        """Add to a line of the account of floor, m²."""
        self._areas[what] = self._areas.get(what, 0.0) + area

    @property
    def floor(self) -> float:
        """Floor that the account says there is so far, m²."""
        return sum(self._areas.values())

    def guess(self, text: str, *, subject: str = "") -> None:
        """Note what the file does not say and was assumed."""
        self._remarks.append(Remark(sort="guess", text=text, subject=subject))

    def warn(self, text: str, *, subject: str = "") -> None:
        """Note what is wrong with the file."""
        self._remarks.append(Remark(sort="warning", text=text, subject=subject))

    def note(self, text: str, *, subject: str = "") -> None:
        """Note what was put right."""
        self._remarks.append(Remark(sort="note", text=text, subject=subject))

    def adopt(self, other: Ledger) -> None:
        """Take over the books and remarks of a reading that was on trial and counts now."""
        self._remarks += other._remarks
        self._fates |= other._fates
        self._areas |= other._areas

    def close(self) -> Account:
        """Return the closed books.

        Raises
        ------
        AssertionError
            If a feature has no fate: that is a fault of the importer, not of the file.

        Examples
        --------
        >>> books = Ledger()
        >>> books.keep(books.read("room", "a"))
        >>> books.leave(books.read("room", "b"), "has no area")
        >>> [tally] = books.close().tallies
        >>> tally.read, tally.kept, tally.left_out, tally.balance
        (2, 1, (('has no area', 1),), 0)
        """
        lost = [source for source, (fate, _) in self._fates.items() if not fate]
        if lost:
            raise AssertionError(f"{len(lost)} features have no fate, for instance {lost[:3]}")
        return Account(
            tallies=tuple(self._tally(kind) for kind in dict.fromkeys(kind for kind, _ in self._fates)),
            left_out=tuple((*source, why) for source, (fate, why) in self._fates.items() if fate == LEFT_OUT),
            made=tuple(sorted(self._made.items())),
            areas=tuple(self._areas.items()),
            remarks=tuple(self._remarks),
        )

    def _tally(self, kind: str) -> Tally:
        fates = [fate for (found, _), fate in self._fates.items() if found == kind]
        reasons = {wanted: Counter(why for fate, why in fates if fate == wanted) for wanted in (USED, LEFT_OUT)}
        return Tally(
            kind=kind,
            read=len(fates),
            kept=sum(fate == KEPT for fate, _ in fates),
            used=sum(reasons[USED].values()),
            how_used=tuple(sorted(reasons[USED].items())),
            left_out=tuple(sorted(reasons[LEFT_OUT].items())),
        )
