"""One file to its extraction, held to the limits of time and memory for one file."""

import contextlib
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

from minutes_miner import __version__
from minutes_miner.errors import FileError, MinutesMinerError
from minutes_miner.readers import Limits, read
from minutes_miner.records import Extraction, Word

EXTRACTOR = f"minutes-miner {__version__}"
Result = Extraction | MinutesMinerError
Said = tuple[Word, ...]  # what people said of a document, the latest first
_ONE_AT_A_TIME = threading.Lock()  # pdfium is not made for threads
_AGAIN = 1.0  # seconds until a reader is stopped once more that did not stop


class _Stopped(BaseException):
    """Time is up; nothing that catches what a damaged file makes a library raise catches this."""


def extract(path: Path, *, limits: Limits = Limits(), model: bool = True, said: Said = ()) -> Extraction:
    """What one file says, by rules and the trained `model` or by rules alone, and what people `said` of it. Raises `FileError`; anything unforeseen becomes `internal-error`."""
    from minutes_miner.pipeline.build import load_pipeline
    from minutes_miner.pipeline.run import extract as extract_document

    try:
        return extract_document(read(path, limits=limits), nlp=load_pipeline(model=model), said=said)
    except MinutesMinerError:
        raise
    except MemoryError as error:
        size = limits.memory_bytes // 1024**2
        raise FileError("memory-limit", f"Reading {path} took more than {size:,} MB of memory.") from error
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        raise FileError("internal-error", f"{type(error).__name__} while reading {path}: {error}") from error


def attempt(path: Path, limits: Limits = Limits(), said: Said = (), *, model: bool = True) -> Result:
    """The extraction of a file, or the error that stood in its way; in threads one after the other."""
    from minutes_miner.pipeline.build import load_pipeline

    try:
        with _ONE_AT_A_TIME:
            load_pipeline(model=model)  # its time is not the file's
            with _time_limit(path, limits.seconds):
                return extract(path, limits=limits, model=model, said=said)
    except MinutesMinerError as error:
        return error


def too_long(path: Path, seconds: float) -> FileError:
    """The error of a file that takes longer than the limit."""
    return FileError("time-limit", f"Reading {path} took longer than {seconds:.0f} seconds.")


@contextlib.contextmanager
def _time_limit(path: Path, seconds: float) -> Iterator[None]:
    """Stops reading a file after a time; without effect where the system or the thread has no alarm."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise _Stopped

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    except _Stopped:
        signal.setitimer(signal.ITIMER_REAL, 0)
        raise too_long(path, seconds) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
