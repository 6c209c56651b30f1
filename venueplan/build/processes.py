"""Processes that work side by side, and end when the work ends, however it ends."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from multiprocessing.reduction import ForkingPickler
from threading import current_thread, main_thread
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def workers(jobs: int) -> Iterator[Executor]:
    """Give an executor: this process for one job, else that many others; they end with the block, however it ends."""
    if jobs == 1:
        yield _SameProcess()
        return
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        with deaf_to_interrupts():
            for _ in range(jobs):
                pool.submit(_wake)
        yield _OtherProcesses(pool)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(active_children()) - others:
            child.terminate()
            child.join()
        raise
    pool.shutdown()


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let processes begun here not hear interrupts: a terminal sends them to all, and only the parent answers.

    The parent notes an interrupt that comes meanwhile and answers it afterwards; ignoring it would lose it. A blocked
    signal stays blocked in the processes begun here, but in the parent another thread may still take it: hence both.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    heard: list[int] = []
    answer = signal.signal(signal.SIGINT, lambda number, _frame: heard.append(number))
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, answer)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _wake() -> None:
    """Do nothing; a worker that can call this has loaded every room."""


class _OtherProcesses(Executor):
    """An executor that packs what it is given at once, not in a thread of its own while the caller works on with it.

    A plan remembers what was asked of it; packing it in another thread meanwhile would find it changing.
    """

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand the work to a process."""
        future: Future[T] = self._pool.submit(_unpacked, bytes(ForkingPickler.dumps((fn, args, kwargs))))
        return future


def _unpacked(packed: bytes) -> Any:
    """Do work that was packed by this module (runs in a worker)."""
    fn, args, kwargs = ForkingPickler.loads(packed)
    return fn(*args, **kwargs)


class _SameProcess(Executor):
    """An executor that does the work at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do the work and return its result as a future that is already done."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future
