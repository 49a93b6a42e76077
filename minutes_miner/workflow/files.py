"""Which files there are to read, folder by folder, and what they hold."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_miner.readers import SUFFIXES

_NOTHING = "a pipe or a device"  # passed over in a folder
_LOCKS = ("~$", ".~lock")
LOCKED = "a lock file: somebody has the document open"


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """The files to be read, folders walked in order, each with the reason why it is skipped or None.

    A file that is named is always tried; in folders, lock files and other endings are skipped, hidden ones passed over. A folder
    that may not be opened is skipped with its reason, and so is a link to a folder, which may lead in circles.
    """
    for path in paths:
        if _is_folder(path):
            yield from _walk(path)
        else:
            yield path, None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a path that is too long
        return False


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The files in a folder and below, by name; only the names of the folders above are in memory at a time."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"the folder cannot be opened ({error.strerror})"
        return
    for entry in entries:
        if entry.name.startswith(_LOCKS):
            yield Path(entry.path), LOCKED
            continue
        if entry.name.startswith("."):
            continue
        try:
            inside, reason = _kind(entry)
        except OSError as error:  # a path that is too long, or gone again
            inside, reason = False, f"it cannot be looked at ({error.strerror})"
        if inside:
            yield from _walk(Path(entry.path))
        elif reason != _NOTHING:
            yield Path(entry.path), reason


def _kind(entry: "os.DirEntry[str]") -> tuple[bool, str | None]:
    """Whether it is a folder to go into, and why it is not read."""
    if entry.is_dir(follow_symlinks=False):
        return True, None
    if entry.is_file():
        ending = Path(entry.name).suffix
        return False, None if ending.lower() in SUFFIXES else f"not a PDF, DOCX or TXT ({ending or 'no ending'})"
    if entry.is_symlink():
        return False, "a link to a folder; name the folder to have it read" if entry.is_dir() else "a link to nothing"
    return False, _NOTHING


class FullPaths:
    """Paths from the root, links followed, in one walk: files of one folder cost one look at what is above them."""

    def __init__(self) -> None:
        self._folder = self._full = Path.cwd()

    def of(self, path: Path) -> Path:
        """The full path of a file."""
        if path.is_symlink() or path.name in ("", ".."):
            return path.resolve()
        if path.parent != self._folder:
            self._folder, self._full = path.parent, path.parent.resolve()
        return self._full / path.name


def is_younger(paths: Iterable[Path], than: Path) -> bool:
    """Whether a file there came or changed after another one was written last, or that one is missing."""
    try:
        since = than.stat().st_mtime
        return any(
            max((found := path.stat()).st_mtime, found.st_ctime) > since
            for path, skipped in find_files(paths)
            if not skipped
        )
    except OSError:
        return True


def digest(path: Path, *, largest: int | None = None) -> str | None:
    """The SHA-256 of a file in lower-case hex; None where it cannot be read, is a pipe or device, or has more than `largest`
    bytes."""
    try:
        if not path.is_file() or (largest is not None and path.stat().st_size > largest):
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
