"""Workers on a Dask cluster, through its own `concurrent.futures` executor; the engine is `distributed`."""

import faulthandler
import importlib
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from minutes_miner.errors import MinutesMinerError, RequestError
from minutes_miner.readers import Limits
from minutes_miner.workflow.workers import Workers

_CONNECT_SECONDS = 20
_PAUSE = 0.1  # seconds between two looks whether the scheduler is back
_GRACE = 10.0  # seconds above the limit for one file after which a worker that hangs ends itself


@contextmanager
def dask_workers(scheduler: str, *, limits: Limits = Limits()) -> Iterator[Workers]:
    """As many workers as the cluster of a scheduler ("tcp://host:8786") has threads; start it with one thread a worker.

    The files must have the same path on every machine. Raises `RequestError` where there is no cluster.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise RequestError("no-cluster", "Install it with: pip install 'minutes-miner[dask]'.") from error
    try:
        client = distributed.Client(scheduler, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise RequestError("no-cluster", f"No scheduler answers at {scheduler}.") from error
    with client:
        places = sum(client.nthreads().values())
        if places == 0:
            raise RequestError("no-cluster", f"The scheduler at {scheduler} has no workers.")
        yield Workers(places, _Watched(client), limits)


class _Watched(Executor):
    """The executor of a cluster. Tasks that hang end their worker, and its keeper starts another."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.executor: Executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begin a task that has its `Limits` among its arguments. Raises `cluster-lost` where the scheduler has gone for good."""
        while self.client.status == "connecting":  # it was there, and may come back
            time.sleep(_PAUSE)
        if self.client.status != "running":
            raise MinutesMinerError(
                "cluster-lost", "The scheduler of the cluster is gone. What was read is kept; the same command goes on."
            )
        return self.executor.submit(_watched, fn, *args)


def _watched(fn: Callable[..., Any], *args: Any) -> Any:
    """Run a task under an alarm that needs no help from Python: a library that hangs cannot stop it."""
    seconds = next(arg.seconds for arg in args if isinstance(arg, Limits))
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
    try:
        return fn(*args)
    finally:
        faulthandler.cancel_dump_traceback_later()
