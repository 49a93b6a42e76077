"""The doctor finds what is wrong, says how to mend it, and changes nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from minutes_miner.workflow import checking, ingest
from minutes_miner.workflow.checking import examine


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without starting a worker each time."""
    monkeypatch.setattr(checking, "_workers", lambda: iter(()))


def test_all_is_well(corpus: Path, tmp_path: Path) -> None:
    """A good tracker and folder give no complaint."""
    ingest([corpus / "documents"], db=tmp_path / "t.db", clock="2024-01-01T00:00:00+00:00")
    checks = list(examine(db=tmp_path / "t.db", folder=corpus / "documents"))
    assert {check.state for check in checks if check.about not in ("screen", "disk")} == {"ok"}
    assert {check.about for check in checks} >= {"installation", "model", "tracker", "folder"}


OLD = Path(__file__).parent.parent / "tracker" / "old"


def _head(version: int) -> bytes:
    """The first bytes of a tracker of some schema, and no more."""
    head = bytearray((OLD / "schema-1.db").read_bytes()[:100])
    head[60:64] = version.to_bytes(4, "big")
    return bytes(head)


@pytest.mark.parametrize(
    ("name", "data", "told", "cure"),
    [
        pytest.param("letter.db", b"a letter", "tracker-foreign", "--db", id="foreign"),
        pytest.param("empty.db", b"", "tracker-missing", "Remove the empty file", id="empty"),
        pytest.param("newer.db", _head(99), "tracker-newer", "Install the newer", id="newer"),
        pytest.param("old.db", (OLD / "schema-1.db").read_bytes(), "tracker-older", "ingest' again", id="older"),
        pytest.param("cut.db", _head(1), "tracker-corrupt", "backup", id="cut off"),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(tmp_path: Path, name: str, data: bytes, told: str, cure: str) -> None:
    """A tracker that cannot be used is wrong, has its code and a cure, and stays as it is."""
    db = tmp_path / name
    db.write_bytes(data)
    (check,) = [check for check in examine(db=db) if check.about == "tracker"]
    assert (check.state, told in check.told, cure in str(check.mend)) == ("wrong", True, True), check
    assert db.read_bytes() == data


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A tracker in no folder has one complaint with its cure, and no folder is made."""
    found = [check for check in examine(db=tmp_path / "none" / "t.db") if check.about in ("tracker", "disk")]
    assert [(check.state, str(check.mend)[:15]) for check in found] == [("wrong", "Make the folder")]
    assert not list(tmp_path.iterdir())


def test_what_another_tool_did_is_told(corpus: Path, tmp_path: Path) -> None:
    """Rows that another tool changed are doubtful; a damaged page is wrong, told in one line."""
    db = tmp_path / "t.db"
    ingest([corpus / "documents" / "kyaka-cpswg"], db=db, clock="2024-01-01T00:00:00+00:00")
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("UPDATE chains SET status = 'done'")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'past_said'").fetchone()
    told = [(check.state, check.told) for check in examine(db=db) if "tracker-changed" in check.told]
    assert [state for state, _ in told] == ["doubtful"]
    data = bytearray(db.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    db.write_bytes(data)
    (check,) = [check for check in examine(db=db) if check.about == "tracker"]
    assert (check.state, "[tracker-corrupt]" in check.told, "\n" in check.told) == ("wrong", True, False)


def test_a_synchronised_folder_is_doubtful(tmp_path: Path) -> None:
    """Where another program copies the tracker, the doctor says where to put it."""
    (tmp_path / "OneDrive").mkdir()
    states = [check for check in examine(db=tmp_path / "OneDrive" / "t.db") if "synchronised-folder" in check.told]
    assert [check.state for check in states] == ["doubtful"]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    """A folder of which nothing can be read is wrong, each file is named with its reason; what can be read is well."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    for name, data in {
        "a.docx": b"\xd0\xcf\x11\xe0 old",
        "b.pdf": b"%PDF-1.4 cut",
        "c.txt": b"",
        "d.zip": b"PK",
        "~$e.docx": b"lock",
    }.items():
        (folder / name).write_bytes(data)
    found = [
        check for check in examine(db=tmp_path / "t.db", folder=folder) if check.about in ("folder", "file", "files")
    ]
    assert [check.state for check in found] == ["wrong", *["doubtful"] * 5]
    assert "somebody has documents open" in found[-1].told
    told = " ".join(check.told for check in found)
    assert all(
        name in told for name in ("a.docx: [not-a-docx]", "b.pdf: [", "c.txt: [empty-file]", "d.zip", "~$e.docx")
    )
    (folder / "f.txt").write_text("Minutes of the water group, 3 May 2016\n", encoding="utf-8")
    folders = [check.state for check in examine(db=tmp_path / "t.db", folder=folder) if check.about == "folder"]
    assert folders == ["ok"]
