"""How the tracker and the whole way bear size: `python tests/tracker/benchmark_tracker.py [queries] [ingest] [pipeline] [workers]`.

    queries    `open --agency`, `audit --since`, `show ID` on 1,000,000 mentions against 1,000; memory of `export`
    ingest     --documents of three formats: memory of all processes, and a second run that changes nothing
    pipeline   --files PDFs: the whole way; plain pdfplumber and a naive pipeline on --fewer of them
    workers    --files PDFs: two workers against one on the clock; only a machine that does nothing else tells

Both sides of each comparison run in turns, in one run; without names, all four. Material comes from `generator`.
"""

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from generator import AGENCY, make_tracker, write_minutes

COMMAND = str(Path(sys.executable).parent / "minutes-miner")
_ROUNDS = 9
_NAIVE = """
import re, sqlite3, sys
import dateparser.search, pdfplumber, spacy
nlp = spacy.blank("en"); nlp.add_pipe("sentencizer")
db = sqlite3.connect(sys.argv[1]); db.execute("CREATE TABLE actions (path, text, day)")
for path in sys.argv[2:]:
    with pdfplumber.open(path) as pdf:
        text = "\\n".join(page.extract_text() for page in pdf.pages)
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    sentences = [sentence.text for sentence in nlp(text).sents] + [" ".join(map(str, row)) for table in tables for row in table]
    for sentence in sentences:
        found = dateparser.search.search_dates(sentence, languages=["en"])
        if re.search(r"\\b(to|will|should|must)\\b", sentence):
            db.execute("INSERT INTO actions VALUES (?, ?, ?)", (path, sentence, str(found[0][1]) if found else None))
            db.commit()
"""
_OURS = """
import sys
from pathlib import Path
from minutes_miner.workflow import ingest
ingest([Path(sys.argv[2])], db=Path(sys.argv[1]), clock="2024-01-01T00:00:00+00:00")
"""
_PLUMBER = """
import sys
import pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
"""


def cpu_and_wall(command: list[str]) -> tuple[float, float]:
    """CPU seconds of a command and its children, and seconds on the clock."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - begun


def queries(folder: Path, mentions: int) -> dict[str, float]:
    """Ratios of the median CPU seconds of the large tracker to those of the small one."""
    small, large = folder / "small.db", folder / "large.db"
    first, begun = make_tracker(small, 1_000), time.monotonic()
    middle = make_tracker(large, mentions)
    size = large.stat().st_size / 1e6
    print(
        f"queries: {mentions:,} mentions, {mentions // 5:,} actions, {size:,.0f} MB, made in {time.monotonic() - begun:.0f} s"
    )
    ratios = {}
    for name, on_small, on_large in (
        ("open --agency", ["open", "--agency", AGENCY], None),
        ("audit --since", ["audit", "--since", "2015-01-01"], None),
        ("show ID", ["show", first], ["show", middle]),
        ("open --group", ["open", "--group", "library"], None),
        ("open --agency --known-at", ["open", "--agency", AGENCY, "--known-at", "2024-06-01"], None),
        (
            "show ID --known-at",
            ["show", first, "--known-at", "2024-06-01"],
            ["show", middle, "--known-at", "2024-06-01"],
        ),
    ):
        a, b = [COMMAND, *on_small, "--db", str(small)], [COMMAND, *(on_large or on_small), "--db", str(large)]
        pairs = [(cpu_and_wall(a)[0], cpu_and_wall(b)[0]) for _ in range(_ROUNDS + 1)][1:]
        one, other = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        ratios[name] = other / one
        print(f"  {name:<26} {one * 1000:.0f} ms, large {other * 1000:.0f} ms: {other / one:.2f} x (at most 1.5)")
    for what in ("mentions", "actions"):
        peaks = [_peak_mb([COMMAND, "export", what, "--format", "json", "--db", str(db)]) for db in (small, large)]
        print(f"  export {what:<19} {peaks[0]:.0f} MB, large {peaks[1]:.0f} MB of memory")
        ratios[f"export {what}"] = peaks[1] - peaks[0]
    return ratios


def _peak_mb(command: list[str]) -> float:
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", script, *command], capture_output=True, text=True, check=True)
    return float(done.stdout)


def ingest(folder: Path, documents: int, jobs: int) -> dict[str, float]:
    """Growth of the memory of all processes after the first 500 files (MB), and the seconds of a second run."""
    minutes, db = folder / "minutes", folder / "ingest.db"
    write_minutes(minutes, documents)
    command = [COMMAND, "ingest", str(minutes), "--db", str(db), "--jobs", str(jobs)]
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    held: list[tuple[int, float]] = []
    done = 0

    def look() -> None:
        while process.poll() is None:
            held.append((done, _family_mb(process.pid)))
            time.sleep(0.2)

    looker = threading.Thread(target=look)
    looker.start()
    for line in process.stderr:
        new = line.startswith("new")
        done += new
        if new and done % 500 == 0:
            print(f"  {done:,} files after {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    looker.join()
    took = time.monotonic() - begun
    if done != documents:
        raise SystemExit(
            f"Only {done:,} of {documents:,} documents were read; run it on a machine that does nothing else."
        )
    early = max(mb for at, mb in held if at <= 500)
    growth = max(mb for _, mb in held) - early
    _, again = cpu_and_wall(command)
    print(
        f"ingest: {documents:,} documents of three formats with {jobs} workers in {took:.0f} s ({documents / took:.1f} a second)"
    )
    print(f"  memory of all processes {early:.0f} MB in the first 500, then {growth:+.0f} MB (at most 150)")
    print(f"  a second run, unchanged: {again:.1f} s ({10_000 / documents * again:.0f} s for 10,000; at most 60)")
    print(f"  the tracker: {db.stat().st_size / documents / 1000:.1f} kB a document")
    return {"growth": growth, "again": again}


def _family_mb(pid: int) -> float:
    """Memory of a process and all below it, shared pages in parts (PSS)."""
    total, waiting = 0.0, [pid]
    while waiting:
        one = Path(f"/proc/{waiting.pop()}")
        try:
            found = re.search(r"^Pss:\s+(\d+)", (one / "smaps_rollup").read_text(), re.MULTILINE)
            total += int(found[1]) / 1024 if found else 0.0
            for task in (one / "task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return total


def pipeline(folder: Path, files: int, fewer: int, rounds: int) -> dict[str, float]:
    """CPU seconds a page of the whole way beside those of others.

    The others are slow and each page costs them the same, so they read the first `fewer` files once, and what they need to
    start is left out; the whole way counts with its start.
    """
    paths = [str(path) for path in write_minutes(folder / "pdf", files, formats="pdf")]
    pages, few = _pages(paths), _pages(paths[:fewer])
    python = [sys.executable, "-c"]
    runs = [[*python, _OURS, str(folder / f"whole-{at}.db"), str(folder / "pdf")] for at in range(rounds)]
    whole = 1000 * min(cpu_and_wall(run)[0] for run in runs) / pages  # the least: others use this machine too
    print(
        f"pipeline: the whole way of {files} PDFs, {pages} pages: {whole:.0f} ms of a processor a page, start included"
    )
    others = {}
    for name, command in (("plain pdfplumber", [_PLUMBER]), ("naive pipeline", [_NAIVE, str(folder / "naive.db")])):
        start = cpu_and_wall([*python, *command])[0]
        (folder / "naive.db").unlink(missing_ok=True)
        others[name] = 1000 * (cpu_and_wall([*python, *command, *paths[:fewer]])[0] - start) / few
        print(f"  {name}, {few} of these pages: {others[name]:.0f} ms a page without its start of {start:.1f} s")
    plumber, naive = whole / others["plain pdfplumber"], others["naive pipeline"] / whole
    print(f"  the whole way takes {plumber:.2f} of plain pdfplumber (at most 0.25)")
    print(f"  the naive pipeline takes {naive:.1f} x the whole way (at least 6)")
    return {"plumber": plumber, "naive": naive}


def workers(folder: Path, files: int, rounds: int) -> dict[str, float]:
    """What a second worker brings on the clock, start and linking included: the median of the ratios of runs in turns."""
    write_minutes(folder / "pdf", files, formats="pdf")
    walls: list[tuple[float, float]] = []
    for at in range(rounds):
        one, two = (
            cpu_and_wall(
                [COMMAND, "ingest", str(folder / "pdf"), "--db", str(folder / f"{at}-{jobs}.db"), "--jobs", jobs]
            )[1]
            for jobs in ("1", "2")
        )
        walls.append((one, two))
        print(f"workers: one {one:.1f} s on the clock, two {two:.1f} s: {one / two:.2f} x (at least 1.7)", flush=True)
    return {"two": median(one / two for one, two in walls)}


def _pages(paths: list[str]) -> int:
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def main() -> None:
    """Run what is asked for and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", metavar="PART")
    options.add_argument("--mentions", type=int, default=1_000_000)
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--files", type=int, default=118, help="PDFs of the pipeline; 118 have 457 pages")
    options.add_argument("--fewer", type=int, default=25, help="of these, those that the slow sides read")
    options.add_argument("--rounds", type=int, default=2, help="how often the whole way is run")
    chosen = options.parse_args()
    parts = chosen.parts or ["queries", "ingest", "pipeline", "workers"]
    with tempfile.TemporaryDirectory() as name:
        if "queries" in parts:
            queries(Path(name), chosen.mentions)
        if "ingest" in parts:
            ingest(Path(name), chosen.documents, chosen.jobs)
        if "pipeline" in parts:
            pipeline(Path(name), chosen.files, chosen.fewer, chosen.rounds)
        if "workers" in parts:
            workers(Path(name), chosen.files, chosen.rounds)


if __name__ == "__main__":
    main()
