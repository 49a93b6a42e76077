"""Files in, extractions out: in one process or several, and what a bad file may cost."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from contextlib import closing
from multiprocessing import forkserver
from pathlib import Path

import pytest

from minutes_miner.contract import to_json
from minutes_miner.errors import FileError, MinutesMinerError
from minutes_miner.readers import Limits
from minutes_miner.records import Extraction
from minutes_miner.workflow import Workers, extract_many, extracting, workers

pytestmark = pytest.mark.xdist_group("processes")


def as_text(result: object) -> str:
    return to_json(result) if isinstance(result, Extraction) else str(result)


def test_several_processes_give_the_same(corpus: Path, tmp_path: Path) -> None:
    """Two workers give the same results in the same order as one."""
    files = []
    for number in range(2):
        for path in sorted((corpus / "documents").rglob("*.*")):
            files.append(Path(shutil.copy(path, tmp_path / f"{number}-{path.name}")))
    one = [(path, as_text(result)) for path, result in extract_many(files)]
    two = [(path, as_text(result)) for path, result in extract_many(files, workers=Workers(2))]
    assert one == two


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the time limit gives its code, and the next one is read."""
    slow, quick = tmp_path / "slow.txt", tmp_path / "quick.txt"
    for path in (slow, quick):
        path.write_text("Minutes of the Water Board\nDate: 4 May 2015\n")
    original = extracting.read

    def reading(path: Path, *, limits: Limits) -> object:
        if path == slow:
            time.sleep(600)
        return original(path, limits=limits)

    list(extract_many([quick]))  # what is loaded once does not count
    monkeypatch.setattr(extracting, "read", reading)
    results = dict(extract_many([slow, quick], workers=Workers(limits=Limits(seconds=4))))
    assert isinstance(results[slow], FileError)
    assert results[slow].code == "time-limit"
    assert isinstance(results[quick], Extraction)


def test_no_reader_takes_the_end_of_the_time_for_a_fault_of_the_file(tmp_path: Path) -> None:
    """A long PDF is stopped in the middle of a page, and not read on without that page."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "long.pdf"
    long = canvas.Canvas(str(path))
    for page in range(400):
        for line in range(70):
            long.drawString(40, 20 + 11 * line, f"Sentence {line} of page {page} speaks of the shelters again.")
        long.showPage()
    long.save()
    for seconds in (0.1, 0.25, 0.4):
        ((_, result),) = extract_many([path], workers=Workers(limits=Limits(seconds=seconds)))
        assert isinstance(result, FileError)
        assert result.code == "time-limit"


def _bad_ones(path: Path, limits: Limits, said: object) -> object:
    """Dies, hangs where no alarm is heard, or takes more memory than there is."""
    if "dies" in path.name:
        os._exit(1)
    if "hangs" in path.name:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(600)
    if "greedy" in path.name:
        extracting.read = lambda path, limits: bytearray(4 * 1024**3)  # type: ignore[assignment]
    return extracting.attempt(path, limits)


def test_a_bad_file_costs_itself_only(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that kills its worker, hangs in C, or takes all memory has its code; all others have their result, in order."""
    monkeypatch.setattr(workers, "attempt", _bad_ones)
    monkeypatch.setattr(workers, "_GRACE", 0.5)
    source = next((corpus / "documents").rglob("*.txt"))
    names = ["1.txt", "2-dies.txt", "3.txt", "4-hangs.txt", "5.txt", "6-dies.txt", "7.txt", "8-greedy.txt"]
    files = [Path(shutil.copy(source, tmp_path / name)) for name in names]
    results = list(extract_many(files, workers=Workers(2, limits=Limits(seconds=25))))
    assert [path.name for path, _ in results] == names
    codes = [result.code if isinstance(result, FileError) else "read" for _, result in results]
    assert codes == ["read", "worker-died", "read", "time-limit", "read", "worker-died", "read", "memory-limit"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="elsewhere no process makes the others")
@pytest.mark.parametrize("refuses", [False, True], ids=["takes the order", "refuses it"])
def test_what_makes_the_workers_is_killed(corpus: Path, refuses: bool) -> None:
    """When the process from which workers come dies while it is to make one, a new one makes it, and no file is lost."""
    files = sorted((corpus / "documents").rglob("*.txt"))[:2]
    forkserver.ensure_running()
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    os.kill(server, signal.SIGSTOP)  # it takes the order for a worker, and does not answer
    if refuses:  # as it does when it has closed its doors and is not gone yet
        forkserver._forkserver._forkserver_address = "\0nobody listens here"  # type: ignore[attr-defined]
    killer = threading.Timer(1, os.kill, (server, signal.SIGKILL))
    killer.start()
    results = [result for _, result in extract_many(files, workers=Workers(1))]
    killer.join()
    assert [type(result) for result in results] == [Extraction, Extraction]


def test_a_worker_that_dies_while_it_has_nothing_to_read(corpus: Path) -> None:
    """It costs no file: another one reads the next."""
    source = next((corpus / "documents").rglob("*.txt"))
    with closing(workers.Lane(Limits())) as lane:
        assert isinstance(lane.submit(source).result(), Extraction)
        os.kill(lane.process.result(), signal.SIGKILL)
        with pytest.raises(BrokenExecutor):  # once the pool has seen it
            while True:
                lane.ready().submit(time.sleep, 0.01).result()
        assert isinstance(lane.submit(source).result(), Extraction)


def _here_alone(pid: int) -> int:
    """Dies in every process but one."""
    if os.getpid() != pid:
        os._exit(1)
    return pid


def test_tasks_are_parted_among_idle_workers(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part is done in a worker that has been started, what a worker leaves is done here, and the workers read on."""
    files = sorted((corpus / "documents").rglob("*.txt"))[:2]
    with workers.Team(Workers(2)) as team:
        assert team.map(abs, [-1, -2, -3]) == [1, 2, 3]
        assert team.idle() == 0
        for _ in range(2):
            results = [result for _, _, result in team.extract((path, path) for path in files)]
            assert [type(result) for result in results] == [Extraction, Extraction]
            assert team.idle() == 2
            found = team.map(_pid_of, [0, 0, 0])
            assert (len(set(found)), os.getpid() in found[:2], found[2]) == (3, False, os.getpid())
            assert team.map(_here_alone, [os.getpid(), os.getpid()]) == [os.getpid(), os.getpid()]

        def refuse(*_: object) -> None:
            raise MinutesMinerError("worker-died", "none can be started")

        monkeypatch.setattr(workers.Lane, "run", refuse)
        assert team.map(_pid_of, [0, 0]) == [os.getpid(), os.getpid()]


def _pid_of(part: int) -> int:
    return os.getpid()


def test_any_executor_will_do(corpus: Path) -> None:
    """Threads of somebody else's executor give the same results."""
    files = sorted((corpus / "documents").rglob("*.*"))[:4]
    with ThreadPoolExecutor(3) as executor:
        threads = [as_text(r) for _, r in extract_many(files, workers=Workers(3, executor))]
    assert threads == [as_text(r) for _, r in extract_many(files)]


def test_results_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are asked for only as far as results are taken, whatever their number."""
    monkeypatch.setattr(workers, "_WINDOW", 5)
    asked = 0

    def endless() -> Iterator[Path]:
        nonlocal asked
        while True:
            asked += 1
            yield tmp_path / "none.txt"

    with ThreadPoolExecutor(2) as executor:
        results = extract_many(endless(), workers=Workers(2, executor))
        for _ in range(20):
            next(results)
        results.close()  # type: ignore[attr-defined]
    assert asked <= 20 + 5


def test_workers_end_with_their_parent(tmp_path: Path, corpus: Path) -> None:
    """When the parent is killed, no worker stays behind."""
    source = next((corpus / "documents").rglob("*.txt"))
    script = (
        "import os, sys; from pathlib import Path; from minutes_miner.workflow.workers import Lane;"
        "from minutes_miner.readers import Limits; lane = Lane(Limits()); lane.submit(Path(sys.argv[1])).result();"
        "print(lane.process.result(), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(source)], capture_output=True, text=True, check=False)
    worker = int(done.stdout)
    until = time.monotonic() + 60
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()


def test_anything_unforeseen_is_an_internal_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of our own costs one file and is called what it is."""
    path = tmp_path / "x.txt"
    path.write_text("Minutes")

    def broken(path: Path, *, limits: Limits) -> object:
        raise KeyError("ours")

    monkeypatch.setattr(extracting, "read", broken)
    ((_, result),) = extract_many([path])
    assert isinstance(result, FileError)
    assert result.code == "internal-error"
