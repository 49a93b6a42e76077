"""Which files there are to read, folder by folder, and what they hold."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_miner.readers import SUFFIXES

_LOCKS = ("~$", ".~lock")


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """The files to be read, folders walked in order, each with the reason why it is skipped or None.

    A file that is named is always tried; in folders, hidden files, lock files and other endings are skipped.
    """
    for path in paths:
        if not path.is_dir():
            yield path, None
            continue
        for inner in _walk(path):
            known = inner.suffix.lower() in SUFFIXES
            yield inner, None if known else f"not a PDF, DOCX or TXT ({inner.suffix or 'no ending'})"


def _walk(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, by name; only one folder's names are in memory at a time."""
    names = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in names:
        if entry.name.startswith((".", *_LOCKS)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def digest(path: Path) -> str | None:
    """The SHA-256 of a file in lower-case hex; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
