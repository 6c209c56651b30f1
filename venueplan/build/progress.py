"""How a long job says how far it is."""

from __future__ import annotations

from collections.abc import Callable

OnProgress = Callable[[str, float], None]
"""Called with the name of the stage and the fraction done, 0 to 1."""


def share(tell: OnProgress, stage: str, *, span: tuple[float, float]) -> OnProgress:
    """Return a report of progress that fills its span of the whole under the name of the stage."""

    def on_progress(_part: str, fraction: float) -> None:
        tell(stage, span[0] + (span[1] - span[0]) * fraction)

    return on_progress


def say_nothing(_stage: str, _fraction: float) -> None:
    """Report no progress."""
