"""Work for other processes."""

from __future__ import annotations

from threading import Thread, current_thread

from venueplan.build.processes import workers

PACKED_BY: list[Thread] = []


class Noted:
    """Something that notes which thread packs it."""

    def __reduce__(self) -> tuple[type[Noted], tuple[()]]:
        PACKED_BY.append(current_thread())
        return Noted, ()


def counted(things: list[object]) -> int:
    return len(things)


def test_work_is_packed_before_the_caller_goes_on() -> None:
    """A plan remembers what was asked of it: packed later, by another thread, it would be found changing."""
    things: list[object] = [Noted(), Noted()]
    with workers(2) as pool:
        future = pool.submit(counted, things)
        assert PACKED_BY == [current_thread()] * 2
        things.append(Noted())
        assert future.result() == 2
