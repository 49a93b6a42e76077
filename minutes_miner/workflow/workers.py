"""Many files to their extractions, several at a time, in the order given, in bounded memory; a bad file costs itself only.

Each worker process is a pool of its own with one process: when it dies or hangs, it is known which file it had, and no
other file is touched. Any other `concurrent.futures.Executor`, such as that of a Dask cluster, is used as it is.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import zip_longest
from multiprocessing.connection import wait as wait_for
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from minutes_miner.errors import FileError, MinutesMinerError
from minutes_miner.readers import Limits
from minutes_miner.workflow.extracting import Result, Said, attempt, too_long

_WINDOW = 200  # results that wait for an earlier file, at most, so that memory does not grow with the number of files
_GRACE = 5.0  # seconds above the limit after which a worker is ended that does not stop by itself
_PAUSES = (0.0, 0.2, 1.0, 3.0)  # seconds before each try of a worker: what makes the processes may be about to die
_RENEWED = 2_000  # files after which a worker process is replaced: what libraries keep in memory goes with it
T = TypeVar("T")
A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads the files: `jobs` processes of this computer (0: this process itself), or `executor` with that many tasks at a time."""

    jobs: int = 0
    executor: Executor | None = None
    limits: Limits = Limits()


def extract_many(
    paths: Iterable[Path], *, workers: Workers = Workers(), said: Said = ()
) -> Iterator[tuple[Path, Result]]:
    """Each path with its extraction or its error, in the order given; `said` counts for all of them."""
    with Team(workers) as team:
        for path, _, result in team.extract(((path, path) for path in paths), said=lambda path: said):
            assert result is not None
            yield path, result


class Team:
    """The workers of one run. None is started before there is a file to read, and all leave with the run."""

    def __init__(self, workers: Workers) -> None:
        self.limits = workers.limits
        self._lanes: list[Lane] = []
        self._slots: list[Slot] = []
        for _ in range(workers.jobs):
            if workers.executor:
                self._slots.append(Shared(workers.executor, workers.limits))
            else:
                self._lanes.append(Lane(workers.limits))
        self._slots += self._lanes

    def __enter__(self) -> "Team":
        return self

    def __exit__(self, *error: object) -> None:
        with ExitStack() as stack:
            for slot in self._slots:
                stack.callback(slot.close)

    def extract(
        self, items: Iterable[tuple[T, Path | None]], *, said: Callable[[T], Said] = lambda item: ()
    ) -> Iterator[tuple[T, Path | None, Result | None]]:
        """Each item with the extraction of its path, in the order given; items without a path pass through as they are. `said`
        tells what people said of the document of an item."""
        if self._slots:
            yield from _in_order(items, self._slots, self.limits.seconds + _GRACE, said)
            return
        for item, path in items:
            yield item, path, attempt(path, self.limits, said(item)) if path else None

    def idle(self) -> int:
        """How many processes have been started and have nothing to do."""
        return sum(lane.is_idle() for lane in self._lanes)

    def map(self, task: Callable[[A], R], parts: Sequence[A]) -> list[R]:
        """What a task gives for each part, in order: each in an idle process of its own, as far as there are any, the rest here;
        a single part, and one that a process leaves, here as well."""
        lanes = [lane for lane in self._lanes if lane.is_idle()] if len(parts) > 1 else []
        begun = [_begun(lane, task, part) for lane, part in zip(lanes, parts, strict=False)]
        return [_done(task, part, future) for part, future in zip_longest(parts, begun)]


def _begun(lane: "Lane", task: Callable[[A], R], part: A) -> Future[R] | None:
    with suppress(MinutesMinerError):  # no process can be started any more
        return lane.run(task, part)
    return None


def _done(task: Callable[[A], R], part: A, future: Future[R] | None) -> R:
    if future is not None:
        with suppress(BrokenExecutor, MemoryError):
            return future.result()
    return task(part)


class Slot(Protocol):
    """A place where one file at a time is read."""

    def submit(self, path: Path, said: Said = ()) -> Future[Result]:
        """Begin to read a file, of which people said something or nothing."""

    def give_up(self) -> None:
        """Stop reading the file, which takes too long."""

    def close(self) -> None:
        """Leave."""


def get_ready() -> None:
    """Begin to load, in the background, what worker processes will need."""
    if hasattr(os, "fork"):
        from multiprocessing import forkserver

        _context()
        forkserver.ensure_running()


def _context() -> multiprocessing.context.BaseContext:
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload(["minutes_miner.workflow.warm"])
    return context


class Lane:
    """One worker process with the pipeline loaded, from its first file on; replaced when it died, was ended, or has done its share."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.pool: ProcessPoolExecutor | None = None
        self.begun: Future[Any] | None = None

    def _start(self) -> ProcessPoolExecutor:
        self.pool = ProcessPoolExecutor(1, mp_context=_context(), initializer=_prepare, initargs=(self.limits,))
        self.process = self.pool.submit(os.getpid)
        self.begun = None
        self.done = 0
        return self.pool

    def ready(self, timeout: float | None = None) -> ProcessPoolExecutor:
        """The worker, once it has started."""
        pool = self.pool
        if pool is not None and self.done >= _RENEWED:
            pool.shutdown(wait=False)
            pool = None
        if pool is None or (self.begun is not None and isinstance(self.begun.exception(), BrokenExecutor)):
            pool = self._start()
        self.process.result(timeout=timeout)
        return pool

    def is_idle(self) -> bool:
        """Whether the worker has been started and has nothing to do."""
        return self.pool is not None and (self.begun is None or self.begun.done())

    def submit(self, path: Path, said: Said = ()) -> Future[Result]:
        """Begin to read a file, once a worker is ready."""
        return self.run(attempt, path, self.limits, said)

    def run(self, task: Callable[..., R], *arguments: Any) -> Future[R]:
        """Begin a task, once a worker is ready; one that died while it had nothing to do is replaced."""
        fault: Exception | None = None
        for pause in _PAUSES:
            time.sleep(pause)
            try:
                begun = self.ready().submit(task, *arguments)
            except (BrokenExecutor, EOFError, ConnectionError) as error:
                fault, self.pool = error, None
                continue
            self.begun = begun
            self.done += 1
            return begun
        raise MinutesMinerError(
            "worker-died", "No worker process can be started; 'minutes-miner doctor' says what is wrong."
        ) from fault

    def give_up(self) -> None:
        """End the process, whatever it does."""
        os.kill(self.process.result(), getattr(signal, "SIGKILL", signal.SIGTERM))
        if self.pool is not None:
            self.pool.shutdown(wait=True)

    def close(self) -> None:
        """End the process, at once where it still works."""
        if self.begun is not None and not self.begun.done():
            self.give_up()
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=True)


class Shared:
    """A place in an executor that somebody else looks after."""

    def __init__(self, executor: Executor, limits: Limits) -> None:
        self.executor, self.limits = executor, limits

    def submit(self, path: Path, said: Said = ()) -> Future[Result]:
        """Begin to read a file."""
        return self.executor.submit(attempt, path, self.limits, said)

    def give_up(self) -> None:
        """Go on with another file; the executor keeps the old one."""

    def close(self) -> None:
        """Nothing: the executor is its owner's."""


@dataclass(frozen=True, slots=True)
class _Task(Generic[T]):
    at: int
    item: T
    path: Path
    slot: Slot
    until: float


def _in_order(
    items: Iterable[tuple[T, Path | None]], slots: list[Slot], seconds: float, said: Callable[[T], Said]
) -> Iterator[tuple[T, Path | None, Result | None]]:
    queue = enumerate(items)
    idle = list(slots)
    busy: dict[Future[Result], _Task[T]] = {}
    done: dict[int, tuple[T, Path | None, Result | None]] = {}
    told = 0
    more = True
    while more or busy or done:
        while more and idle and len(busy) + len(done) < _WINDOW:
            entry = next(queue, None)
            if entry is None:
                more = False
                continue
            at, (item, path) = entry
            if path is None:
                done[at] = (item, None, None)
            else:
                slot = idle.pop()
                reading = slot.submit(path, said(item))  # the time that a worker takes to start is not the file's
                busy[reading] = _Task(at, item, path, slot, time.monotonic() + seconds)
        if told in done:  # while the caller is busy with it, every worker has a file to read
            yield done.pop(told)
            told += 1
        for future in _finished(busy, patiently=told not in done):
            task = busy.pop(future)
            if future.done():
                found = _result(future, task.path)
            else:
                found = too_long(task.path, seconds - _GRACE)
                task.slot.give_up()
            done[task.at] = (task.item, task.path, found)
            idle.append(task.slot)


def _finished(busy: Mapping[Future[Result], _Task[T]], *, patiently: bool) -> list[Future[Result]]:
    """The files that are done, or have had all their time; waits for one where the caller has nothing else to do."""
    if not busy:
        return []
    first = min(task.until for task in busy.values())
    finished, _ = wait(busy, max(0.0, first - time.monotonic()) if patiently else 0, return_when=FIRST_COMPLETED)
    late = [future for future, task in busy.items() if task.until <= time.monotonic() and future not in finished]
    return [*finished, *late]


def _result(future: Future[Result], path: Path) -> Result:
    try:
        return future.result()
    except Exception as error:  # the worker is gone; each executor has its own way to say so
        reason = "" if isinstance(error, BrokenExecutor) else f" ({type(error).__name__})"
        return FileError("worker-died", f"The process that read {path} ended without an answer{reason}.")


# inside a worker process


def _prepare(limits: Limits) -> None:
    """Load the pipeline, then take no more memory than the limit above what that needs; end when the parent ends."""
    from minutes_miner.pipeline.build import load_pipeline

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_pipeline()
    _limit_memory(limits.memory_bytes)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)


def _limit_memory(more_bytes: int) -> None:
    """Allow this process so much address space above what it has now; without effect where the system has no such limit."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource

    used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + more_bytes if hard < 0 else min(used + more_bytes, hard), hard))
