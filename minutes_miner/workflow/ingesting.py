"""Files and folders into the tracker: what is new is read, each document is stored in one transaction, then linked."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from minutes_miner.errors import MinutesMinerError
from minutes_miner.link.series import group_key
from minutes_miner.readers import Limits, spelled
from minutes_miner.records import Extraction
from minutes_miner.tracker import documents
from minutes_miner.tracker.agencies import names_said
from minutes_miner.tracker.connect import is_tracker
from minutes_miner.tracker.forgetting import Forgotten
from minutes_miner.tracker.papers import NO_GROUP
from minutes_miner.tracker.store import Clock, Store
from minutes_miner.tracker.words import Words
from minutes_miner.workflow.extracting import EXTRACTOR, Result, Said, attempt
from minutes_miner.workflow.files import FullPaths, digest, find_files
from minutes_miner.workflow.linking import relink, shared_by
from minutes_miner.workflow.naming import recognise
from minutes_miner.workflow.persons import mask_of, without_forgotten
from minutes_miner.workflow.workers import Team, Workers

_ESCAPED = re.compile(r"\\u(dc[89a-f][0-9a-f])")  # see `readers.spelled`
_KEPT = 1_000  # failures and doubts that a report names; the rest it counts
Progress = Callable[[str, str, str], None]


@dataclass(slots=True)
class Report:
    """How many files had which outcome (new, changed, read anew, unchanged, not minutes, no text, skipped, failed), and the first
    thousand that failed or are doubtful, each with path and reason."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)
    doubtful: int = 0

    @property
    def failed(self) -> bool:
        """Whether any file failed."""
        return self.counts["failed"] > 0


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was found, by the path that a person gave, by its full one, and as the tracker keeps that; `said` is what people
    said of the document."""

    path: Path
    place: Path
    shown: str = ""
    skipped: str | None = None
    sha256: str | None = None
    said: Said = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    reason: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a run needs to store a document: the tracker, who is not to come back, what people said of documents, the limits."""

    store: Store
    forgotten: Forgotten
    words: Words
    limits: Limits


def ingest(
    paths: Iterable[Path],
    *,
    db: Path,
    clock: Clock,
    who: str = "minutes-miner",
    workers: Workers = Workers(),
    progress: Progress = lambda path, outcome, reason: None,
    linking: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Files and folders into the tracker; safe to run again, and what an interrupted run left is completed.

    `progress` is told of each file, in the order in which they are found: path, outcome, reason; `linking` then how many of
    the touched groups are linked, and of how many. The tracker's content
    depends neither on the number of workers nor on how fast each is.
    """
    report = Report()
    with Store(db, clock=clock, who=who, thorough=True) as store, Team(workers) as team:
        desk = _Desk(store, Forgotten(store.connection), Words(store.connection), workers.limits)
        for file, _, result in team.extract(_to_read(desk, paths), said=lambda file: file.said):
            outcome = _store(desk, file, result)
            _count(report, spelled(file.path), outcome)
            progress(spelled(file.path), outcome.name, outcome.reason)
        relink(store, share=shared_by(team), progress=linking)
    return report


def _to_read(desk: _Desk, paths: Iterable[Path]) -> Iterator[tuple[_File, Path | None]]:
    """Each file that was found, with its path where it must be read; no word of trackers, which may lie in a folder of minutes."""
    places = FullPaths()
    for path, skipped in find_files(paths):
        if skipped and is_tracker(path):
            continue
        try:
            place = places.of(path)
        except OSError:  # too long: reading tells
            place = path
        # of two files "may.txt" in two folders each is kept, wherever the command is called
        if skipped:
            yield _File(path, place, skipped=skipped), None
            continue
        sha256 = digest(path, largest=desk.limits.file_bytes)
        shown = _shown(place, desk.forgotten)
        said = desk.words.of(sha256, shown) if sha256 else ()
        known = sha256 is not None and documents.is_known(desk.store, sha256, EXTRACTOR, said)
        yield _File(path, place, shown, sha256=sha256, said=said), None if known else place


def _store(desk: _Desk, file: _File, result: Result | None) -> _Outcome:
    if file.skipped:
        return _Outcome("skipped", file.skipped)
    if isinstance(result, MinutesMinerError):
        return _Outcome("failed", f"[{result.code}] {result.message}")
    sha256 = result.source.sha256 if result else str(file.sha256)
    said = desk.words.of(sha256, file.shown)
    if documents.is_known(desk.store, sha256, EXTRACTOR, said):  # also a copy of one that came first
        if documents.document_at(desk.store, file.shown) != sha256:
            left = [old for old in documents.paths_of(desk.store, sha256) if _is_gone(_path(old), file.place)]
            documents.remember_path(desk.store, file.shown, sha256, "unchanged", left=left)
        return _Outcome("unchanged", "read before")
    if result is None or said != file.said:  # a copy that came first brought words of people
        return _store(desk, replace(file, said=said), attempt(file.place, desk.limits, said))
    return _add(desk, file.shown, result, said)


def read_anew(store: Store, sha256: str, *, limits: Limits = Limits()) -> str | None:
    """Read a document where it lies, if people said something of it since it was read, or took it back. Returns why it cannot
    be read; `ingest` reads it where it is found again."""
    desk = _Desk(store, Forgotten(store.connection), Words(store.connection), limits)
    said = desk.words.of(sha256)
    if documents.is_known(store, sha256, EXTRACTOR, said):
        return None
    reason = "the file does not lie there any more as it was read"
    for shown in documents.paths_of(store, sha256):
        place = _path(shown)
        if digest(place, largest=limits.file_bytes) == sha256:
            outcome = _store(desk, _File(place, place, shown, sha256=sha256, said=said), attempt(place, limits, said))
            if outcome.name != "failed":
                return None
            reason = outcome.reason
    return reason


def _is_gone(path: Path, now: Path) -> bool:
    """Whether a file that lies somewhere `now` was moved there, with its folder or alone: the drive that it was on is there."""
    if not path.is_absolute() or path.exists():
        return False
    if path.parent.is_dir():
        return True
    above = next((folder for folder in path.parents if folder.is_dir()), None)
    return above is not None and now.is_relative_to(above) and above.stat().st_dev == now.stat().st_dev


def _path(kept: str) -> Path:
    """The path of which `spelled` made a text."""
    return Path(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), kept))


def _shown(path: Path, forgotten: Forgotten) -> str:
    """A path as the tracker keeps it: a person who is to be forgotten does not come back in the name of a file."""
    text = spelled(path)
    return forgotten.mask_of([text]).apply(text) if forgotten else text


def _add(desk: _Desk, path: str, extraction: Extraction, said: Said) -> _Outcome:
    store, extraction = desk.store, without_forgotten(extraction, desk.forgotten)
    if documents.is_stored(store, extraction.source.sha256):
        name = "read anew"  # what another version of the program read before
    else:
        name = "changed" if documents.document_at(store, path) else "new"
    group = extraction.meeting.group or NO_GROUP
    extraction = recognise(extraction, names_said(store.connection))
    stored = documents.add(
        store, extraction, path=path, extractor=EXTRACTOR, group_key=group_key(group), group=group, outcome=name,
        persons=mask_of(extraction), said=said,
    )  # fmt: skip
    if stored is None:
        documents.remember_path(store, path, extraction.source.sha256, "unchanged")
        return _Outcome("unchanged", "another run read it meanwhile")
    if extraction.kind == "other":
        return _not_minutes(extraction)
    told = f"{group}, {extraction.meeting.date or 'no date'}: {len(extraction.action_points)} action points"
    codes = Counter(warning.code for warning in extraction.warnings)
    doubts = [code if count == 1 else f"{code} ({count})" for code, count in sorted(codes.items())]
    if (extraction.meeting.date or "") > store.author.at[:10]:
        doubts.append("the meeting is dated ahead of today")
    if stored != name:
        doubts.append("the minutes of another meeting lay at this path; both count")
    if codes:
        told += f", {len(extraction.warnings)} warnings"
    return _Outcome(stored, told, ", ".join(doubts) or None)


def _not_minutes(extraction: Extraction) -> _Outcome:
    """What became of a document that is no record of a meeting; one without text may well be one, and is doubtful."""
    told = {warning.code: warning.message for warning in extraction.warnings}
    if "no-text" not in told:
        return _Outcome("not minutes", told.get("not-minutes", "no record of a meeting"))
    reason = told.get("no-text-layer", told["no-text"])
    return _Outcome("no text", f"{reason} Have the text recognised (OCR) first.", reason)


def _count(report: Report, path: str, outcome: _Outcome) -> None:
    report.counts[outcome.name] += 1
    if outcome.name == "failed" and len(report.failures) < _KEPT:
        report.failures.append((path, outcome.reason))
    if outcome.doubt:
        report.doubtful += 1
        if len(report.doubts) < _KEPT:
            report.doubts.append((path, outcome.doubt))
