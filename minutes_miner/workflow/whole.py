"""Whether a file is all there, or somebody is still copying it."""

import contextlib
import os
import signal
import zipfile
from pathlib import Path

_PDF, _END_OF_PDF, _ZIP = b"%PDF-", b"%%EOF", b"PK\x03\x04"
_EDGE = 1024  # bytes at its begin and at its end in which a PDF has its marks
_ROOM = bytes(4)  # what stands at the end where a copy has taken its room on the disk and not come to yet


def what_is_missing(path: Path) -> str | None:
    """What tells that a file is not whole yet, in words; None where nothing does, or it cannot be looked at."""
    try:
        if _is_being_written(path):
            return "another program is still writing it"
        first, last = _edges(path)
        if not last:
            return "it is empty so far"
        if not _has_end(path, first, last):
            return "its end is not there yet"
    except OSError:
        pass
    return None


def _edges(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as file:
        first = file.read(_EDGE)
        file.seek(max(0, path.stat().st_size - _EDGE))
        return first, file.read(_EDGE)


def _has_end(path: Path, first: bytes, last: bytes) -> bool:
    """Whether a file ends as one that begins like it does; little in a text tells."""
    if _PDF in first:
        return _END_OF_PDF in last
    return zipfile.is_zipfile(path) if first.startswith(_ZIP) else not last.endswith(_ROOM)


def _is_being_written(path: Path) -> bool:
    """Whether another program has a file open to write.

    Linux tells of local files of one's own: it gives nobody a lease to read while somebody writes. It is given back at once,
    and who asks for the file meanwhile makes it send a signal that does nothing.
    """
    try:
        import fcntl

        signal_of, lease, reading, nothing = fcntl.F_SETSIG, fcntl.F_SETLEASE, fcntl.F_RDLCK, fcntl.F_UNLCK
    except (ImportError, AttributeError):
        return False
    file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with contextlib.suppress(PermissionError):
            fcntl.fcntl(file, signal_of, signal.SIGURG)
            fcntl.fcntl(file, lease, reading)
            fcntl.fcntl(file, lease, nothing)
    except BlockingIOError:
        return True
    except OSError:  # a disk without leases
        return False
    finally:
        os.close(file)
    return False
