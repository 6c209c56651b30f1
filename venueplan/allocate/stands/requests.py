"""What is asked for: one request per stand, co-exhibitors included."""

from __future__ import annotations

from dataclasses import dataclass

from venueplan.errors import InputError
from venueplan.model import Event, Exhibitor


@dataclass(frozen=True, kw_only=True)
class Request:
    """One stand that is asked for.

    Attributes
    ----------
    holder
        The exhibitor whose stand it is; its area, zone, points and preferences count.
    sharing
        Co-exhibitors on the same stand, in the order of the event; they ask for no floor of their own.
    """

    holder: Exhibitor
    sharing: tuple[Exhibitor, ...] = ()

    @property
    def id(self) -> str:
        """Id of the holder."""
        return self.holder.id

    @property
    def exhibitors(self) -> tuple[Exhibitor, ...]:
        """Everybody on the stand, the holder first."""
        return (self.holder, *self.sharing)

    @property
    def pins(self) -> tuple[str, ...]:
        """Hard demands of everybody on the stand."""
        return tuple(dict.fromkeys(pin for exhibitor in self.exhibitors for pin in exhibitor.pins))

    @property
    def open_sides(self) -> int:
        """Least number of open sides that suits everybody on the stand."""
        return max(exhibitor.open_sides for exhibitor in self.exhibitors)

    @property
    def pinned_booths(self) -> tuple[str, ...]:
        """Ids of the booths that pins name."""
        return tuple(pin.partition(":")[2] for pin in self.pins if pin.startswith("booth:"))


def requests_of(event: Event) -> tuple[Request, ...]:
    """Return one request per stand, in the order of the event's exhibitors.

    Raises
    ------
    InputError
        If an exhibitor shares with one that does not exist, or two share with each other.
    """
    sharing: dict[str, list[Exhibitor]] = {}
    for exhibitor in event.exhibitors:
        if exhibitor.shares_with:
            sharing.setdefault(_holder_of(exhibitor, event), []).append(exhibitor)
    return tuple(
        Request(holder=exhibitor, sharing=tuple(sharing.get(exhibitor.id, ())))
        for exhibitor in event.exhibitors
        if not exhibitor.shares_with
    )


def homes_of(requests: tuple[Request, ...]) -> dict[str, str]:
    """Return the request on whose stand each exhibitor is, by the exhibitor's id."""
    return {exhibitor.id: request.id for request in requests for exhibitor in request.exhibitors}


def rival_requests(requests: tuple[Request, ...]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of requests that must stand apart, each once, in alphabetical order.

    It is enough that one of two exhibitors names the other. Exhibitors on one stand are no rivals.
    """
    home = homes_of(requests)
    pairs = {
        (min(request.id, home[rival]), max(request.id, home[rival]))
        for request in requests
        for exhibitor in request.exhibitors
        for rival in exhibitor.rivals
        if home.get(rival, request.id) != request.id
    }
    return tuple(sorted(pairs))


def _holder_of(exhibitor: Exhibitor, event: Event) -> str:
    known = {candidate.id: candidate for candidate in event.exhibitors}
    passed = [exhibitor.id]
    while known[passed[-1]].shares_with:
        following = known[passed[-1]].shares_with
        if following not in known:
            raise InputError(f"exhibitor '{passed[-1]}' shares the stand of '{following}', who is not in the list")
        if following in passed:
            raise InputError(f"exhibitors {', '.join(passed)} share each other's stands; one of them must hold it")
        passed.append(following)
    return passed[-1]
