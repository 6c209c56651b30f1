"""Work for other processes."""

from __future__ import annotations

from threading import Thread, current_thread

from venueplan.build.processes import workers

PACKED_BY: list[Thread] = []


class Noted:
    """Something that notes which thread packs it, and comes out as an empty list."""

    def __reduce__(self) -> tuple[type[list[object]], tuple[()]]:
        PACKED_BY.append(current_thread())
        return list, ()


def test_work_is_packed_before_the_caller_goes_on() -> None:
    """A plan remembers what was asked of it: packed later, by another thread, it would be found changing."""
    things: list[object] = [Noted(), Noted()]
    with workers(2) as pool:
        future = pool.submit(len, things)
        assert [current_thread()] * 2 == PACKED_BY
        things.append(Noted())
        assert future.result() == 2
