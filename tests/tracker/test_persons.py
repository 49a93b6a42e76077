"""Persons kept apart: hidden by default, shown on demand, and forgotten for good."""

import json
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.errors import TrackerError
from minutes_miner.tracker import forgetting
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.persons import A_PERSON, Mask, restore
from minutes_miner.tracker.verify import verify
from minutes_miner.workflow.deciding import edit

SEEDED = ("Zelda Quimby", "Quimby", "zelda.quimby@unicef.org", "+962 79 123 4567", "962791234567", "Zelda")
MINUTES = """Town Library Board
Minutes of the meeting
Date: {day}
Present: Zelda Quimby (UNICEF, zelda.quimby@unicef.org), José Ferrán (IRC), UNHCR

Discussion: Zelda Quimby presented the plan. Call her on +962 79 123 4567.

Action points:
- Zelda Quimby to share the opening hours with all partners by 10 June 2015
- Zelda to call José Ferrán about the {thing} by 20 June 2015 (zelda.quimby@unicef.org, +962 79 123 4567)
- IRC to translate the leaflet of the library by 12 June 2015
- QUIMBY, Zelda to print the {thing} list by 14 June 2015
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes of two meetings, the second in a folder and a file that bear the name."""
    first = tmp_path / "minutes" / "may.txt"
    second = tmp_path / "minutes" / "Zelda Quimby" / "june by zelda_quimby.txt"
    second.parent.mkdir(parents=True)
    first.write_text(MINUTES.format(day="4 May 2015", thing="map"), "utf-8")
    second.write_text(MINUTES.format(day="8 June 2015", thing="calendar"), "utf-8")
    return tmp_path / "minutes"


@pytest.fixture
def db(folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "t.db"
    assert run("ingest", folder / "may.txt", folder, "--db", path, "--who", "Zelda Quimby").exit_code == 0
    return path


def held(path: Path, *, seeded: tuple[str, ...] = SEEDED) -> list[str]:
    """Which of the seeded words stand in the bytes of a file, in any case and encoding."""
    data = path.read_bytes().lower()
    found = []
    for word in seeded:
        for spelt in {
            word,
            word.replace(" ", "\\n"),
            " ".join(reversed(word.split())),
            ", ".join(reversed(word.split())),
        }:
            for form in ("NFC", "NFD"):
                text = unicodedata.normalize(form, spelt).lower()
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    found += [f"{word} ({encoding})"] if text.encode(encoding) in data else []
    return found


COMMANDS = [
    ["open", "--as-of", "2015-12-31"],
    ["audit", "--as-of", "2015-12-31"],
    ["export", "mentions"],
    ["export", "actions"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_default_outputs_name_nobody(db: Path, command: list[str], form: str) -> None:
    """Agencies and roles are named; of persons neither names nor addresses nor numbers, also not inside texts and quotes."""
    shown = run(*command, "--db", db, "--format", form).stdout
    paths = shown.replace("Zelda Quimby/june by zelda_quimby.txt", "")
    assert "UNICEF" in shown
    assert not [word for word in (*SEEDED, "Ferrán") if word.casefold() in paths.casefold()]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_persons_on_demand(db: Path, command: list[str]) -> None:
    """--with-persons gives names, addresses, and texts as the minutes have them."""
    rows = json.loads(run(*command, "--db", db, "--format", "json", "--with-persons").stdout)
    texts = [row["text"] for row in rows]
    assert any("zelda.quimby@unicef.org, +962 79 123 4567" in text for text in texts), texts
    assert any("José Ferrán" in text for text in texts), texts
    assert any("Zelda Quimby <zelda.quimby@unicef.org>" in row["persons"] for row in rows)


def test_show_on_demand(db: Path) -> None:
    """The story of an action names persons only when asked to."""
    rows = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json", "--with-persons").stdout)
    action = next(row["action_id"] for row in rows if "Ferrán" in row["text"])
    hidden, shown = run("show", action, "--db", db).stdout, run("show", action, "--db", db, "--with-persons").stdout
    assert "Ferrán" not in hidden
    assert "[contact]" in hidden
    assert "José Ferrán" in shown
    assert "+962 79 123 4567" in shown


def test_names_live_in_one_table(db: Path) -> None:
    """No column of any other table than `persons` (and the paths of files, and who ran the command) holds a name."""
    connection = open_to_read(db)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    for table in tables:
        if table in ("persons", "paths", "log", "files", "meetings", "mentions", "changes"):
            continue
        text = str([tuple(row) for row in connection.execute(f"SELECT * FROM {table}")])
        text = text.replace("Zelda Quimby/june by zelda_quimby.txt", "")
        assert not [word for word in (*SEEDED, "Ferrán") if word.casefold() in text.casefold()], table


@pytest.mark.parametrize("name", ["Zelda Quimby", "quimby  ZELDA", "Quimby, Zelda"], ids=["given", "turned", "comma"])
def test_no_byte_is_left(db: Path, name: str, tmp_path: Path) -> None:
    """After `forget` the file holds the name in no case, order or encoding; nothing lies beside it; the tracker verifies."""
    assert held(db)
    head = run("verify", "--db", db).stdout.split()[-1]
    done = run("forget", "--person", name, "--db", db, "--why", f"asked by {name}", "--who", "Zelda Quimby")
    assert done.exit_code == 0, done.output
    assert held(db) == []
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("t.db")] == ["t.db"]
    assert not list(verify(open_to_read(db)))
    assert not list(verify(open_to_read(db), head=head))
    assert "forget" in run("log", "--db", db).stdout
    assert "may.txt" in done.stderr
    assert len(json.loads(run("export", "mentions", "--db", db, "--format", "json", "--with-persons").stdout)) == 8


def test_the_other_person_stays(db: Path) -> None:
    """Who was not named is still there for those who ask."""
    run("forget", "--person", "Zelda Quimby", "--db", db)
    shown = run("export", "mentions", "--db", db, "--format", "json", "--with-persons").stdout
    assert "José Ferrán" in shown


def test_read_again_the_person_does_not_come_back(db: Path, folder: Path) -> None:
    """The same minutes, changed minutes and new minutes are read without the person."""
    before = json.loads(run("export", "actions", "--db", db, "--format", "json").stdout)
    run("forget", "--person", "Zelda Quimby", "--db", db)
    assert json.loads(run("export", "actions", "--db", db, "--format", "json").stdout) == before
    (folder / "may.txt").write_text(MINUTES.format(day="4 May 2015", thing="map of the town"), "utf-8")
    (folder / "july.txt").write_text(MINUTES.format(day="6 July 2015", thing="menu"), "utf-8")
    assert run("ingest", folder, "--db", db).exit_code == 0
    assert held(db) == []
    assert "UNICEF" in run("open", "--db", db, "--as-of", "2015-12-31").stdout
    assert run("ingest", folder, "--db", db).stderr.count("unchanged") >= 3
    assert held(db) == []


def test_decisions_are_cleaned_too(db: Path) -> None:
    """Reasons, corrections and renamed agencies lose the name as well, and what people decided still holds."""
    action = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout)[0]["action_id"]
    run(
        "edit",
        action,
        "--text",
        "Zelda Quimby to call",
        "--db",
        db,
        "--why",
        "ZELDA  QUIMBY said so",
        "--who",
        "Zelda Quimby",
    )
    run("forget", "--person", "Zelda Quimby", "--db", db)
    assert held(db) == []
    assert not list(verify(open_to_read(db)))
    assert "(a person) to call" in run("open", "--db", db, "--as-of", "2015-12-31").stdout.replace("\n", " ")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_log_is_cleaned_too(version: int, tmp_path: Path) -> None:
    """In a tracker of an older schema, whose log has no salts, words can be taken out as well, and the log still holds."""
    db = tmp_path / "t.db"
    db.write_bytes((Path(__file__).parent / "old" / f"schema-{version}.db").read_bytes())
    seeded = ("kyaka-cpswg",)  # the folder in every path of these trackers, as if it were a person
    assert held(db, seeded=seeded)
    assert run("forget", "--person", "Cpswg Kyaka", "--db", db).exit_code == 0
    assert held(db, seeded=seeded) == []
    assert not list(verify(open_to_read(db)))


def test_a_forged_redaction_is_found(db: Path) -> None:
    """Whoever takes words out of the log without the command is found out."""
    run("forget", "--person", "Zelda Quimby", "--db", db)
    connection = sqlite3.connect(db)
    connection.executescript("DROP TRIGGER log_is_never_changed; UPDATE log SET why = 'x', salt = NULL WHERE entry = 2")
    connection.close()
    assert [finding.what for finding in verify(open_to_read(db))] == [
        "entry 2 was changed", "rows of sqlite_master were changed",
    ]  # fmt: skip


def test_an_unknown_person_changes_nothing(db: Path) -> None:
    """A name that nobody has is an error, and the bytes stay."""
    before = db.read_bytes()
    for name in ("Nobody Atall", "", "?"):
        done = run("forget", "--person", name, "--db", db)
        assert (done.exit_code, "[unknown-person]" in done.stderr) == (2, True)
    with open_to_read(db) as connection:
        assert not list(verify(connection))
    assert len(before) == len(db.read_bytes())


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        pytest.param("Ann Lee to call", "(a person) to call", id="as given"),
        pytest.param("ANN\n LEE to call", "(a person) to call", id="capitals and a line break"),
        pytest.param("LEE, Ann to call", "(a person) to call", id="turned"),
        pytest.param("Mr. Ann Lee's list", "(a person)'s list", id="title"),
        pytest.param("Ask ann.lee@x.org or 0791234567", "Ask [contact] or [contact]", id="contacts"),
        pytest.param("Tel: 4512 3456, 00962 79 1234567", "Tel: [contact], [contact]", id="numbers"),
        pytest.param("Annlee and Joann Lees", "Annlee and Joann Lees", id="longer words"),
        pytest.param(
            "12/05/2016, 1 000 000 USD, 2019/03-4", "12/05/2016, 1 000 000 USD, 2019/03-4", id="no numbers to call"
        ),
        pytest.param("Jose\u0301 Ferra\u0301n came", "(a person) came", id="letters with loose accents"),
        pytest.param("Mariann will, marianna will not", "(a person) will, marianna will not", id="a given name"),
    ],
)
def test_a_mask_hides_and_gives_back(text: str, hidden: str) -> None:
    """Persons are found however they are written, and what was taken out can be put back."""
    mask = Mask(["Ann Lee", "José Ferrán"], parts=["Mariann"], any_contact=True)
    masked, originals = mask.taken(text)
    assert masked == hidden
    assert restore(masked, originals) == text


@pytest.mark.parametrize(
    "name", ["open", "2021", "Will", "May", "UNICEF", "irc", "the", "minutes", "action points", "opening hours"]
)
def test_a_word_that_is_no_name_is_refused(db: Path, name: str) -> None:
    """Words of the program, of every day and of agencies are not taken for persons, unless somebody insists."""
    before = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout)
    done = run("forget", "--person", name, "--db", db)
    assert (done.exit_code, "[unknown-person]" in done.stderr) == (2, True)
    assert json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout) == before


def test_the_trackers_own_words_are_never_taken_out(db: Path, folder: Path) -> None:
    """Whoever insists takes a word out of texts alone: states, days, extractor and all that the program needs stay."""
    states = "SELECT mention_id, status, deadline, meeting_date FROM machine_mentions ORDER BY 1"
    read = "SELECT sha256, extractor, kind FROM extractions ORDER BY 1"
    connection = open_to_read(db)
    before = [[tuple(row) for row in connection.execute(query)] for query in (states, read)]
    connection.close()
    for name in ("Open", "Minutes", "New", "IRC"):
        run("forget", "--person", name, "--force", "--db", db)
    connection = open_to_read(db)
    assert [[tuple(row) for row in connection.execute(query)] for query in (states, read)] == before
    assert not list(verify(connection))
    connection.close()
    assert run("ingest", folder, "--db", db).stderr.count("unchanged") >= 2


def test_a_word_with_a_small_letter_stays(db: Path) -> None:
    """A single name is one where it has a capital."""
    action = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout)[0]["action_id"]
    run("edit", action, "--text", "Will Grace will ask for grace", "--db", db)
    assert run("forget", "--person", "Grace", "--force", "--db", db).exit_code == 0
    assert "Will (a person) will ask for grace" in " ".join(run("show", action, "--db", db).stdout.split())


def test_numbers_that_people_typed_beside_a_name_go_too(db: Path) -> None:
    """The address and the number in a correction are taken out with the name, and so is every trace in the log."""
    action = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout)[0]["action_id"]
    run("edit", action, "--text", "Zelda Quimby (0788 123 456, zq@example.org) to call", "--db", db)
    seeded = (*SEEDED, "0788 123 456", "zq@example.org")
    assert run("forget", "--person", "Zelda Quimby", "--db", db).exit_code == 0
    assert held(db, seeded=seeded) == []


def test_no_piece_of_a_name_is_left_beside_scores(db: Path, folder: Path) -> None:
    """Of a name that only sentences have, nothing stays by which mentions are found."""
    (folder / "july.txt").write_text(MINUTES.format(day="6 July 2015", thing="list of Yorick Vargasmith"), "utf-8")
    run("ingest", folder, "--db", db)
    assert b"varga" in db.read_bytes().lower()
    assert run("forget", "--person", "Yorick Vargasmith", "--db", db).exit_code == 0
    assert b"varga" not in db.read_bytes().lower()


def test_forgetting_goes_on_where_it_was_stopped(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file cannot be written anew, what tells of the person is named all the same, and the command run again says
    that the person is taken out."""

    def full(store: object) -> None:
        raise TrackerError("disk-full", "no room")

    with monkeypatch.context() as patched:
        patched.setattr(forgetting, "write_anew", full)
        first = run("forget", "--person", "Zelda Quimby", "--db", db)
    assert (first.exit_code, "[disk-full]" in first.stderr, "may.txt" in first.stderr) == (1, True, True)
    second = run("forget", "--person", "Zelda Quimby", "--db", db)
    assert (second.exit_code, held(db)) == (0, [])
    assert "taken out before" in second.stdout


def test_bytes_that_are_no_text_have_their_code(db: Path) -> None:
    """A tracker with bytes that no text has is damaged; nothing is taken out of it."""
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE extractions SET json = CAST(x'7bff' AS TEXT)")
    for command in (["forget", "--person", "Zelda Quimby"], ["log"]):
        done = run(*command, "--db", db)
        assert done.exit_code in (0, 1)
        assert "Traceback" not in done.output
    assert "[tracker-corrupt]" in run("forget", "--person", "Zelda Quimby", "--db", db).stderr


def test_persons_that_people_type_are_kept_apart_too(db: Path) -> None:
    """Whom the tracker knows is no party by name, nor stands in a corrected text: the agency for which they attended, or
    "(a person)"; --with-persons gives the names, also after undo of a later word and after the minutes were read anew."""
    rows = json.loads(run("open", "--db", db, "--as-of", "2015-12-31", "--format", "json").stdout)
    action = next(row["action_id"] for row in rows if "translate" in row["text"])
    typed = "Zelda Quimby to ask José Ferrán (0788 123 456)"
    said = {"text": typed, "responsible": "quimby, Zelda; IRC; Nobody Atall"}
    edit(db, action, said, clock="2024-01-01T00:00:00+00:00", who="Ana")
    edit(db, action, {"text": "José Ferrán to wait"}, clock="2024-01-02T00:00:00+00:00", who="Ana")
    run("undo", "--db", db)
    shown = run("show", action, "--db", db, "--format", "json").stdout
    kept = shown.replace("Zelda Quimby/june by zelda_quimby.txt", "").casefold()
    assert not [word for word in (*SEEDED, "Ferrán", "0788") if word.casefold() in kept]
    (story,) = json.loads(shown)
    assert story["text"] == "(a person) to ask (a person) ([contact])"
    assert story["responsible"] == ["UNICEF", "IRC", "Nobody Atall"]
    for command in (["log"], ["decisions"], ["export", "actions"]):
        told = run(*command, "--db", db, "--format", "json").stdout.replace("Zelda Quimby/june by zelda_quimby.txt", "")
        assert "Ferrán" not in told
        assert "0788" not in told
    (story,) = json.loads(run("show", action, "--db", db, "--format", "json", "--with-persons").stdout)
    assert story["text"] == typed
    assert "quimby, Zelda" in story["persons"]
    assert not list(verify(open_to_read(db)))
    assert run("forget", "--person", "Zelda Quimby", "--db", db).exit_code == 0
    assert held(db) == []
    run("edit", action, "--text", "Zelda Quimby to come back", "--db", db, "--who", "Ana")
    assert held(db) == []
    assert not list(verify(open_to_read(db)))


def test_texts_below_a_key_of_the_tracker_are_cleaned() -> None:
    """A deadline is a day of the tracker's own in one place and words of people in another."""
    stored = {"deadline": {"text": "next Zara Quill meeting", "date": "2024-01-10"}, "status": "open"}
    cleaned = Mask(["Zara Quill"]).in_value(stored, own={"deadline", "date", "status"})
    assert cleaned == {"deadline": {"text": f"next {A_PERSON} meeting", "date": "2024-01-10"}, "status": "open"}
