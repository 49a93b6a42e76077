"""The one place where readers, pipeline, linking and tracker meet: `extract` a file, `ingest` folders.

What a person types goes through these functions, whatever the way in; they take all they need as arguments.
"""

import contextlib
import hashlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import fuzz

from minutes_miner import __version__
from minutes_miner.dates.grammar import language, plain
from minutes_miner.errors import FileError, MinutesMinerError
from minutes_miner.lexicon import names
from minutes_miner.link.chains import chain
from minutes_miner.link.history import tell
from minutes_miner.link.series import group_key
from minutes_miner.readers import SUFFIXES, Limits, read
from minutes_miner.records import Extraction, Mention
from minutes_miner.tracker.store import NO_GROUP, Chain, Store, wanted_number

EXTRACTOR = f"minutes-miner {__version__}"
_SMALL_BATCH = 40  # files: under four seconds of work a pool of processes costs more than it brings
_WINDOW = 500  # files in flight at most, so that memory does not grow with their number
_VERSIONS = {"corrected": 3, "final": 2, None: 1, "draft": 0}
_SAME_MENTION = 80.0  # likeness of an action in two versions of the same minutes
Outcome = tuple[str, str]


@dataclass(slots=True)
class Report:
    """What happened to each file, in the order in which they were done: path, outcome, reason."""

    files: list[tuple[str, str, str]] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        """How many files had an outcome."""
        return sum(1 for _, found, _ in self.files if found == outcome)

    @property
    def failed(self) -> bool:
        """Whether any file failed."""
        return self.count("failed") > 0


def extract(path: Path, *, limits: Limits = Limits()) -> Extraction:
    """What one file says. Raises `FileError`; anything unforeseen becomes `internal-error`."""
    from minutes_miner.pipeline.build import load_pipeline
    from minutes_miner.pipeline.run import extract as extract_document

    try:
        return extract_document(read(path, limits=limits), nlp=load_pipeline())
    except MinutesMinerError:
        raise
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        raise FileError("internal-error", f"{type(error).__name__} while reading {path}: {error}") from error


def extract_many(
    paths: Iterable[Path], *, jobs: int = 1, limits: Limits = Limits()
) -> Iterator[tuple[Path, Extraction | MinutesMinerError]]:
    """Each path with its extraction or its error, in the order given; `jobs` processes where it is worth it."""
    queue = list(paths)
    if jobs <= 1 or len(queue) < _SMALL_BATCH:
        for path in queue:
            yield path, _attempt(path, limits)
        return
    for at in range(0, len(queue), _WINDOW):
        window = queue[at : at + _WINDOW]
        yield from zip(window, _in_pool(window, jobs, limits), strict=True)


def _in_pool(paths: list[Path], jobs: int, limits: Limits) -> list[Extraction | MinutesMinerError]:
    """The results of some files from worker processes. Where a worker dies, each file that has no answer yet is tried
    alone, so that only the one that kills its worker is lost."""
    done: dict[Path, Extraction | MinutesMinerError] = {}
    with _pool(jobs) as pool:
        futures = [(path, pool.submit(_attempt, path, limits)) for path in paths]
        for path, future in futures:
            with contextlib.suppress(BrokenProcessPool):
                done[path] = future.result()
    for path in paths:
        if path not in done:
            with _pool(1) as alone:
                try:
                    done[path] = alone.submit(_attempt, path, limits).result()
                except BrokenProcessPool:
                    done[path] = FileError("worker-died", f"The process that read {path} ended without an answer.")
    return [done[path] for path in paths]


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    if hasattr(os, "fork"):
        context.set_forkserver_preload(["minutes_miner.pipeline.build"])
    return ProcessPoolExecutor(jobs, mp_context=context)


def _attempt(path: Path, limits: Limits = Limits()) -> Extraction | MinutesMinerError:
    try:
        with _time_limit(path, limits.seconds):
            return extract(path, limits=limits)
    except MinutesMinerError as error:
        return error


@contextlib.contextmanager
def _time_limit(path: Path, seconds: float) -> Iterator[None]:
    """Stops reading a file after a time; without effect where the system or the thread has no alarm."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise FileError("time-limit", f"Reading {path} took longer than {seconds:.0f} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """The files to be read, folders walked in order, each with the reason why it is skipped or None.

    A file that is named is always tried; in folders, hidden files, lock files and other endings are skipped.
    """
    for path in paths:
        if not path.is_dir():
            yield path, None
            continue
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            if any(part.startswith(".") for part in inner.relative_to(path).parts) or inner.name.startswith("~$"):
                continue
            known = inner.suffix.lower() in SUFFIXES
            yield inner, None if known else f"not a PDF, DOCX or TXT ({inner.suffix or 'no ending'})"


def ingest(
    paths: Iterable[Path],
    *,
    db: Path,
    clock: str,
    jobs: int = 1,
    progress: Callable[[str, str, str], None] = lambda path, outcome, reason: None,
    started: Callable[[int], None] = lambda files: None,
) -> Report:
    """Files and folders into the tracker; safe to run again. Each document is one transaction."""
    report = Report()
    store = Store(db, clock=clock)
    try:
        found = list(find_files(paths))
        started(len(found))

        def tell_of(path: Path, outcome: str, reason: str) -> None:
            report.files.append((str(path), outcome, reason))
            progress(str(path), outcome, reason)

        fresh: list[Path] = []
        for path, skipped in found:
            if skipped:
                tell_of(path, "skipped", skipped)
            elif _unchanged(store, path):
                tell_of(path, "unchanged", "read before")
            else:
                fresh.append(path)
        for path, result in extract_many(fresh, jobs=jobs):
            outcome, reason = _store(store, path, result)
            tell_of(path, outcome, reason)
        relink(store)
    finally:
        store.close()
    return report


def _unchanged(store: Store, path: Path) -> bool:
    """Whether this content was read before by this version; a copy at another path is only noted."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return False
    if not store.known(digest, EXTRACTOR):
        return False
    store.remember_path(str(path), digest, "unchanged")
    return True


def _store(store: Store, path: Path, result: Extraction | MinutesMinerError) -> Outcome:
    if isinstance(result, MinutesMinerError):
        return "failed", f"[{result.code}] {result.message}"
    before = store.document_at(str(path))
    outcome = "changed" if before and before != result.source.sha256 else "new"
    group = _group_of(result, path)
    store.add(result, path=str(path), extractor=EXTRACTOR, group_key=group_key(group), group=group, outcome=outcome)
    if result.kind == "other":
        reason = next((w.message for w in result.warnings if w.code == "not-minutes"), "no record of a meeting")
        return "not minutes", reason
    doubts = f", {len(result.warnings)} warnings" if result.warnings else ""
    when = result.meeting.date or "no date"
    return outcome, f"{group}, {when}: {len(result.action_points)} action points{doubts}"


def _group_of(extraction: Extraction, path: Path) -> str:
    return extraction.meeting.group or NO_GROUP


# chains


def relink(store: Store) -> None:
    """Compute the chains of every touched group anew, from the set of its mentions and what people said."""
    must, cannot = store.constraints()
    for key in store.stale_groups():
        _relink_group(store, key, must, cannot)


def _relink_group(store: Store, key: str, must: list[tuple[str, str]], cannot: list[tuple[str, str]]) -> None:
    rows = store.mentions_of(key)
    group = _group_name([str(row["group_name"]) for _, row in rows])
    days = store.meeting_dates(key)
    mentions = {
        mention.id: replace(mention, deadline=mention.deadline or _next_meeting(row, days)) for mention, row in rows
    }
    facts = {mention.id: row for mention, row in rows}
    ruling, copies = _versions(list(mentions.values()), facts)
    found = chain(ruling, must=must, cannot=cannot)
    chains = _distinct([_chain(key, [mentions[i] for i in cluster], copies, facts) for cluster in found.clusters])
    questions = [
        (q.a, q.b, q.probability, f"for: {', '.join(q.reasons_for)}; against: {', '.join(q.reasons_against)}")
        for q in found.questions
    ]
    store.write_chains(key, group, chains, questions)


def _distinct(chains: list[Chain]) -> list[Chain]:
    """Chains whose first mentions read the same get a number behind their anchor, in order of their place."""
    seen: Counter[str] = Counter()
    distinct = []
    for found in chains:
        anchor = f"{found.anchor}|{seen[found.anchor]}" if seen[found.anchor] else found.anchor
        seen[found.anchor] += 1
        distinct.append(replace(found, anchor=anchor, wanted=wanted_number(anchor)))
    return distinct


def _group_name(names: list[str]) -> str:
    """The fullest of the names that a group goes by."""
    return max(sorted(set(names)), key=lambda name: (len(name), name)) if names else NO_GROUP


def _next_meeting(row: dict[str, object], days: list[str]) -> str | None:
    """ "Next meeting" gets the day of the following meeting as soon as its minutes are known."""
    text = plain(str(row["deadline_text"] or ""))
    if not row["meeting_date"] or not any(language(code).next_meeting.search(text) for code in names("dates")):
        return None
    return next((day for day in days if day > str(row["meeting_date"])), None)


def _versions(
    mentions: list[Mention], facts: dict[str, dict[str, object]]
) -> tuple[list[Mention], dict[str, list[str]]]:
    """The mentions that count, and by each of them its copies in other versions of the same minutes.

    Documents of one group and day with mostly the same actions are one meeting: corrected before final before draft,
    then the one with more mentions, then by hash.
    """
    by_day: dict[str, dict[str, list[Mention]]] = {}
    for mention in mentions:
        by_day.setdefault(mention.meeting_date or mention.document, {}).setdefault(mention.document, []).append(mention)
    ruling: list[Mention] = []
    copies: dict[str, list[str]] = {}
    for documents in by_day.values():
        ranked = sorted(
            documents.values(),
            key=lambda ms: (-_VERSIONS.get(facts[ms[0].id]["version"], 1), -len(ms), ms[0].document),  # type: ignore[call-overload]
        )
        kept: list[list[Mention]] = []
        for candidate in ranked:
            original = next((other for other in kept if _same_minutes(candidate, other)), None)
            if original is None:
                kept.append(candidate)
                ruling += candidate
                continue
            for mention in candidate:
                twin = _twin(mention, original)
                if twin is not None:
                    copies.setdefault(twin.id, []).append(mention.id)
    return ruling, copies


def _same_minutes(a: list[Mention], b: list[Mention]) -> bool:
    shared = sum(1 for mention in a if _twin(mention, b))
    return shared * 2 >= min(len(a), len(b))


def _twin(mention: Mention, others: list[Mention]) -> Mention | None:
    best = max(others, key=lambda other: (fuzz.token_sort_ratio(mention.text, other.text), other.id))
    return best if fuzz.token_sort_ratio(mention.text, best.text) >= _SAME_MENTION else None


def _chain(
    key: str, members: list[Mention], copies: dict[str, list[str]], facts: dict[str, dict[str, object]]
) -> Chain:
    history = tell(members)
    kinds = dict(pair for member in members for pair in facts[member.id]["who"])  # type: ignore[attr-defined]
    first = members[0]
    anchor = f"{key}|{first.meeting_date}|{first.text.casefold()}|{'/'.join(first.responsible)}|{first.deadline or ''}"
    extra = [copy for member in members for copy in copies.get(member.id, ())]
    deadline_text = next(
        (str(facts[m.id]["deadline_text"]) for m in reversed(members) if facts[m.id]["deadline_text"]), None
    )
    return Chain(
        anchor=anchor,
        wanted=wanted_number(anchor),
        mentions=tuple([m.id for m in members] + extra),
        counted=tuple(m.id for m in members),
        text=history.text,
        status=history.status,
        status_text=history.status_text,
        responsible=tuple((name, kinds.get(name, "agency")) for name in history.responsible),
        deadline=history.deadline,
        deadline_text=deadline_text,
        first_raised=history.first_raised,
        last_raised=history.last_raised,
        carried_over=history.carried_over,
        slips=history.slips,
        days_slipped=history.days_slipped,
    )
