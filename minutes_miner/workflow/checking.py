"""What is wrong with an installation, a tracker or a folder, and how to mend it. Nothing is changed."""

import importlib
import os
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from minutes_miner import __version__
from minutes_miner.errors import MinutesMinerError
from minutes_miner.readers import SUFFIXES, Limits, read
from minutes_miner.tracker import places
from minutes_miner.tracker.connect import beside, damage, open_to_read, translate_errors
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow.files import LOCKED, find_files
from minutes_miner.workflow.whole import what_is_missing

_NEEDED = (
    "charset_normalizer", "click", "dateparser", "docx", "openpyxl", "pdfplumber", "pydantic", "pypdfium2", "rapidfuzz", "rich",
    "spacy", "sqlite_utils",
)  # fmt: skip
_COPY = "Put the last copy made by 'minutes-miner backup' in its place."
_CURES = {
    "tracker-corrupt": _COPY,
    "tracker-foreign": "Name another file with --db, or move this one away.",
    "tracker-locked": "Close the other program that has it open, or wait for it.",
    "tracker-missing": "Remove the empty file, and run 'minutes-miner ingest FOLDER'.",
    "tracker-newer": "Install the newer minutes-miner that made it.",
    "tracker-older": "Run 'minutes-miner ingest' again: it makes a copy and brings the tracker up to date.",
    "tracker-readonly": "Ask for the right to read the tracker and its folder, or use --db FILE.",
}
_BEGINS = {".pdf": b"%PDF-", ".docx": b"PK"}  # how a file of each ending begins
_SHOWN = 5  # names of files that are passed over
_ROOM_BYTES = 200 * 1024 * 1024  # free space under which a disk is called nearly full


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: how it is, in words, and what to do where it is not well."""

    about: str
    state: Literal["ok", "doubtful", "wrong"]
    told: str
    mend: str | None = None


def examine(*, db: Path, folder: Path | None = None) -> Iterator[Check]:
    """Every check in turn: installation, model, workers, screen, tracker, and a folder of minutes where one is named."""
    checks: list[tuple[str, Callable[[], Iterator[Check]], str]] = [
        ("installation", _installation, "Install minutes-miner again."),
        ("model", _model, "Install minutes-miner again; the model is part of it."),
        ("workers", _workers, "Look whether a program for protection stops new processes, or memory is short."),
        ("screen", _screen, "Set PYTHONUTF8=1 in the environment."),
        ("tracker", lambda: _tracker(db), _COPY),
    ]
    if folder is not None:
        checks.append(("folder", lambda: _folder(folder), "Ask who looks after the folder for the right to read it."))
    for about, check, mend in checks:
        try:
            yield from check()
        except MinutesMinerError as error:
            yield Check(about, "wrong", f"[{error.code}] {error.message}", _CURES.get(error.code, mend))
        except Exception as error:
            yield Check(about, "wrong", f"{type(error).__name__}: {error}", mend)


def _installation() -> Iterator[Check]:
    missing = []
    for name in _NEEDED:
        try:
            importlib.import_module(name)
        except Exception as error:
            missing.append(f"{name} ({error})")
    if missing:
        yield Check("installation", "wrong", f"cannot load {', '.join(missing)}", "Install minutes-miner again.")
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("installation", "ok", f"minutes-miner {__version__}, Python {version}, SQLite {sqlite3.sqlite_version}")


def _model() -> Iterator[Check]:
    from minutes_miner.pipeline.build import model_path
    from minutes_miner.workflow.sample import DEADLINES, read_sample

    if [point.deadline.date for point in read_sample().action_points if point.deadline] == DEADLINES:
        yield Check("model", "ok", f"{model_path()} reads the sample as it should")
    else:
        yield Check(
            "model", "wrong", f"{model_path()} does not read the sample as it should", "Install minutes-miner again."
        )


def _workers() -> Iterator[Check]:
    from minutes_miner.workflow.workers import Lane

    with closing(Lane(Limits())) as lane:
        lane.ready(timeout=60)
    yield Check("workers", "ok", f"worker processes start; this computer has {os.cpu_count()} processors for --jobs")


def _screen() -> Iterator[Check]:
    encoding = (sys.stdout.encoding or "none").lower()
    if encoding.replace("-", "") == "utf8":
        yield Check("screen", "ok", "names in all scripts can be shown")
    else:
        yield Check("screen", "doubtful", f"the screen takes only {encoding}", "Set PYTHONUTF8=1 in the environment.")


def _tracker(db: Path) -> Iterator[Check]:
    home = db.resolve().parent
    if not home.is_dir():
        yield Check(
            "tracker",
            "wrong",
            f"[tracker-readonly] The folder {home} does not exist.",
            "Make the folder, or use --db FILE.",
        )
        return
    if not db.exists():
        yield Check("tracker", "ok", f"none at {db} yet; 'minutes-miner ingest FOLDER' makes it")
    else:
        with translate_errors(db), closing(open_to_read(db)) as connection:
            faults = damage(connection, indexes=True)
            documents, mentions = (
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("documents", "mentions")
            )
            waiting = connection.execute("SELECT count(*) FROM stale_groups").fetchone()[0]
            changed = None if faults else next(verify(connection), None)
        if faults:
            yield Check("tracker", "wrong", f"[tracker-corrupt] {db}: {'; '.join(faults[:3])}", _COPY)
        else:
            yield Check("tracker", "ok", f"{db}: {documents} documents, {mentions} mentions")
        if changed:
            told = f"[tracker-changed] {changed.subject}: {changed.what}"
            schema = changed.subject == "schema"  # no question can be answered
            yield Check(
                "tracker",
                "wrong" if schema else "doubtful",
                told,
                f"'minutes-miner verify' says all that another tool changed. {_COPY}",
            )
        if waiting or beside(db, "-wal"):
            told = "a run was interrupted, or goes on now"
            yield Check("tracker", "doubtful", told, "If none goes on: run 'minutes-miner ingest' again.")
    if place := places.warning(db):
        yield Check("tracker", "doubtful", f"[{place[0]}] {place[1]}", "Move it to a folder of its own: --db FILE.")
    if not os.access(home, os.W_OK) or (db.exists() and not os.access(db, os.W_OK)):
        told = f"[tracker-readonly] {db} or its folder cannot be written; it can be read"
        yield Check("tracker", "doubtful", told, "Ask for the right to write there, or use --db FILE.")
    free = shutil.disk_usage(home).free
    if free < max(_ROOM_BYTES, db.stat().st_size if db.exists() else 0):
        yield Check(
            "disk", "doubtful", f"only {free // 1024**2:,} MB are free at {home}", "Make room before you ingest."
        )


def _fault(path: Path) -> str | None:
    """Why a file cannot be read, or has no text; only one that looks so at a glance is read."""
    try:
        data = path.read_bytes()
        scanned = data.startswith(_BEGINS[".pdf"]) and b"/Font" not in data
        if not (
            scanned
            or b"/Encrypt" in data
            or what_is_missing(path)
            or not data.startswith(_BEGINS.get(path.suffix.lower(), b""))
        ):
            return None
        pages = read(path).pages
    except MinutesMinerError as error:
        return f"[{error.code}] {error.message}"
    except OSError as error:
        return str(error)
    return (
        "no page has text; have it recognised (OCR)" if pages and not any(page.characters for page in pages) else None
    )


def _folder(folder: Path) -> Iterator[Check]:
    if not folder.is_dir():
        yield Check("folder", "wrong", f"{folder} is no folder", "Give the folder in which the minutes are.")
        return
    kinds: Counter[str] = Counter()
    closed, other, locks, faults = [], [], [], list[Check]()
    for path, skipped in find_files([folder]):
        if path.is_symlink() and skipped:
            continue
        if skipped == LOCKED:
            locks.append(path.name)
            continue
        if (path.is_dir() and skipped) or not os.access(path, os.R_OK):
            closed.append(path)
        elif skipped:
            other.append(path.name)
        elif fault := _fault(path):
            faults.append(
                Check("file", "doubtful", f"{path.name}: {fault}", "Ingest leaves it out until that is mended.")
            )
        kinds[SUFFIXES.get(path.suffix.lower(), "other")] += 1
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no files"
    nothing = bool(faults) and len(faults) + len(other) + len(closed) == kinds.total()
    mend = "Mend the files below, or name another folder."
    yield Check(
        "folder", "wrong" if nothing else "ok", f"{folder}: {told}{', none of which can be read' * nothing}", mend
    )
    yield from faults
    if other:
        told = f"{len(other)} files are passed over, as they are no PDF, DOCX or TXT: {', '.join(other[:_SHOWN])}"
        yield Check("files", "doubtful", told, "Unpack them, or save them as one of these, where they are minutes.")
    if locks:
        told = f"somebody has documents open, as {len(locks)} lock files tell: {', '.join(locks[:_SHOWN])}"
        yield Check("files", "doubtful", told, "Save and close them, so that what was written last is read.")
    if closed:
        told = f"{len(closed)} files or folders may not be read, such as {closed[0]}"
        yield Check("folder", "doubtful", told, "Ask who looks after them for the right to read.")
