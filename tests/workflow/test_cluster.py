"""The same command on a Dask cluster of two workers, one of which is killed in the middle."""

import contextlib
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutes_miner.cli.main import cli
from minutes_miner.errors import MinutesMinerError
from minutes_miner.readers import Limits
from minutes_miner.workflow import extract_many, ingest
from minutes_miner.workflow.cluster import dask_workers

distributed = pytest.importorskip("distributed")
pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def cluster() -> Iterator[object]:
    """Two workers on this computer, one thread each."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as made:
        yield made


def exported(db: Path) -> list[tuple[object, ...]]:
    return sqlite3.connect(db).execute("SELECT * FROM mentions ORDER BY mention_id").fetchall()


def test_one_of_two_workers_is_killed(corpus: Path, tmp_path: Path, cluster: object) -> None:
    """Whatever the killed worker had is read by the other one; the tracker is the same as that of one process."""
    minutes = tmp_path / "minutes"
    for number in range(2):
        for path in sorted((corpus / "documents").rglob("*.*")):
            target = minutes / str(number) / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
            if path.suffix == ".txt":
                target.write_text(f"{path.read_text()}\nCopy {number}\n")
    with distributed.Client(cluster) as client:
        victim = min(client.run(os.getpid).values())
    db = tmp_path / "cluster.db"

    def kill() -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(sqlite3.Error):
                if sqlite3.connect(db).execute("SELECT count(*) FROM documents").fetchone()[0] >= 3:
                    break
            time.sleep(0.02)
        os.kill(victim, 9)

    killer = threading.Thread(target=kill)
    killer.start()
    arguments = ["ingest", minutes, "--db", db, "--executor", "dask", "--scheduler", cluster.scheduler_address]  # type: ignore[attr-defined]
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    killer.join()
    assert done.exit_code == 0, done.stderr
    ingest([minutes], db=tmp_path / "one.db", clock="2024-01-01T00:00:00+00:00")
    assert exported(db) == exported(tmp_path / "one.db")


def test_a_scheduler_that_goes_away_ends_the_run(
    corpus: Path, cluster: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file that is left waits in vain for a cluster that is gone."""
    monkeypatch.setattr("minutes_miner.workflow.cluster._CONNECT_SECONDS", 2)
    files = sorted((corpus / "documents").rglob("*.txt"))[:1] * 20
    with dask_workers(cluster.scheduler_address, limits=Limits(seconds=15)) as workers:  # type: ignore[attr-defined]
        results = extract_many(files, workers=workers)
        next(results)
        cluster.close()  # type: ignore[attr-defined]
        with pytest.raises(MinutesMinerError) as raised:
            list(results)
    assert raised.value.code == "cluster-lost"


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a scheduler at the address the command says so, and --executor needs one."""
    monkeypatch.setattr("minutes_miner.workflow.cluster._CONNECT_SECONDS", 1)
    base = ["ingest", str(tmp_path), "--db", str(tmp_path / "t.db"), "--executor", "dask"]
    done = CliRunner().invoke(cli, [*base, "--scheduler", "tcp://127.0.0.1:1"])
    assert (done.exit_code, "[no-cluster]" in done.stderr) == (2, True)
    assert CliRunner().invoke(cli, base).exit_code == 2
