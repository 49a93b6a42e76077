"""What linking costs against size: `python tests/link/benchmark_size.py [--stored 1000 10000 100000 1000000] [--groups 1000 20000]`.

For each number of mentions stored in groups of 500, and for each size of the group, ten new mentions of one meeting are added:
CPU seconds of storing and linking them, and the peak memory of the process that does it. The sentences of the group are those
of `corpus/linking`, each with an invented place.
"""

import argparse
import hashlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, islice
from pathlib import Path

from minutes_miner.link.agencies import registry
from minutes_miner.link.series import group_key
from minutes_miner.link.signature import signature
from minutes_miner.records import ActionPoint, Deadline, Extraction, Meeting, Mention, Provenance, Responsible, Source
from minutes_miner.tracker import documents
from minutes_miner.tracker.store import Store
from minutes_miner.workflow.linking import relink

CLOCK = "2024-01-01T00:00:00+00:00"
CORPUS = Path(__file__).parents[2] / "corpus" / "linking"
GROUP = "Benchmark committee"
_PER_GROUP = 500
_NEW = 10


def sentences() -> Iterator[Mention]:
    """The mentions of the corpus over and over, each time in another place and some weeks later."""
    from minutes_miner.training.linking import read_chains

    golds = [gold for path in sorted(CORPUS.glob("*.jsonl")) for gold in read_chains(path)]
    number = {chain: at for at, chain in enumerate(dict.fromkeys(gold.chain for gold in golds))}
    syllables = ("ka", "lo", "mi", "ru", "sen", "ta", "vo", "zu")
    for copy in range(10_000):
        for gold in golds:
            mention, at = gold.mention, number[gold.chain] + 97 * copy
            place = "".join(syllables[at // 8**digit % 8] for digit in (2, 1, 0)).title()
            day = date.fromisoformat(mention.meeting_date or "2015-01-01") + timedelta(days=45 * copy)
            yield Mention(
                id="", document="", row=0, group=GROUP, meeting_date=day.isoformat(), text=f"{mention.text.rstrip('.')} in {place}",
                responsible=mention.responsible, deadline=mention.deadline, status=mention.status, agenda_item=mention.agenda_item,
            )  # fmt: skip


def minutes(mentions: list[Mention]) -> Extraction:
    """One document with some mentions, as the pipeline gives it."""
    text = "|".join(f"{m.meeting_date} {m.text}" for m in mentions)
    actions = tuple(
        ActionPoint(
            text=m.text, status=m.status, agenda_item=m.agenda_item,
            responsible=tuple(Responsible(text=name, kind="agency", agency=name) for name in m.responsible),
            deadline=Deadline(text=m.deadline, date=m.deadline, grain="day") if m.deadline else None,
            provenance=Provenance(line=1, quote=m.text),
        )
        for m in mentions
    )  # fmt: skip
    source = Source(path="", sha256=hashlib.sha256(text.encode()).hexdigest(), format="txt")
    return Extraction(source, "minutes", Meeting(group=GROUP, date=mentions[0].meeting_date), action_points=actions)


def add(store: Store, found: Extraction) -> None:
    """Store one document."""
    path = f"/minutes/{found.source.sha256[:16]}.txt"
    documents.add(store, found, path=path, extractor="made", group_key=group_key(GROUP), group=GROUP, outcome="new")


def fill(path: Path, stored: int) -> None:
    """A tracker with so many mentions in other groups, with chains, scores and questions."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "tracker"))
    import generator

    with Store(path, clock=CLOCK) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        with store.transaction() as c:
            for at in range(stored // _PER_GROUP):
                agencies = generator.AGENCIES
                generator._group(c, f"group {at:04}", at * 1_000, _PER_GROUP, date(2005, 1, 3), agencies, 10)
            c.execute(
                "INSERT INTO scores SELECT group_key, mention_id, 'made', 'made', json_object(mention_id || 'x', 0.5) FROM links"
            )
            c.execute(
                "INSERT INTO questions SELECT mention_id, mention_id || 'x', group_key, 0.2, 'for: covered; against: gap'"
                " FROM links WHERE rowid % 20 = 0"
            )


def fill_group(path: Path, size: int) -> float:
    """The group itself but for its last ten mentions; the CPU seconds of linking it all at once."""
    mentions = sorted(islice(sentences(), size + _NEW), key=lambda m: (m.meeting_date or "", m.text))
    with Store(path, clock=CLOCK) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for _, day in groupby(mentions[:-_NEW], key=lambda m: m.meeting_date):
            add(store, minutes(list(day)))
        start = time.process_time()
        relink(store)
    return time.process_time() - start


def add_ten(path: Path, size: int) -> None:
    """Print the CPU seconds of storing and linking the last ten mentions, and the peak memory in MB."""
    import heapq

    mentions = heapq.nlargest(_NEW, islice(sentences(), size + _NEW), key=lambda m: (m.meeting_date or "", m.text))
    found = minutes(mentions)
    signature(mentions[0])  # loads the lexicon
    registry().resolve(
        "A body that nobody knows"
    )  # and its index of names, as reading the first document of any run does
    with Store(path, clock=CLOCK) as store:
        start = time.process_time()
        add(store, found)
        relink(store)
        print(time.process_time() - start, peak_mb())


def peak_mb() -> float:
    """The most memory that this process has had, in MB; `getrusage` would count that of the process which started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return float(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(stored: int, size: int, *, times: int = 3) -> tuple[float, float, float]:
    """The least CPU seconds of `times` runs and the peak MB for ten new mentions, and CPU seconds for the group all at once."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "tracker.db"
        fill(db, stored)
        whole = fill_group(db, size)
        runs = []
        for at in range(times):
            copy = Path(folder) / f"{at}.db"
            shutil.copyfile(db, copy)
            told = subprocess.run(
                [sys.executable, __file__, "--add", str(copy), "--groups", str(size)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            runs.append([float(word) for word in told.split()])
            copy.unlink()
    return min(run[0] for run in runs), max(run[1] for run in runs), whole


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stored", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--groups", type=int, nargs="*", default=[1_000, 20_000])
    parser.add_argument("--add", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.add:
        add_ten(options.add, options.groups[0])
        return
    print("stored beside   group of   ten new, CPU s   MB   group at once, CPU s")
    for size in options.groups:
        for stored in options.stored if size == options.groups[0] else options.stored[:1]:
            seconds, memory, whole = measure(stored, size)
            print(f"{stored:13,} {size:10,} {seconds:16.2f} {memory:4.0f} {whole:22.1f}", flush=True)


if __name__ == "__main__":
    main()
