"""Agencies under all their names: suggested on ingest, decided by people, held for later minutes, taken back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.errors import RequestError
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.lists import PairIds
from minutes_miner.tracker.verify import verify
from minutes_miner.training.marked import read_source
from minutes_miner.training.render import render

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
FARAH = (
    "Al Farah Charity", "Al-Farah Charty", "Alfarah Charity", "Al Farah", "AFC", "Al Farah Charity Society", "AL FARAH CHARITY",
)  # fmt: skip
TDH = ("Terre des hommes Lausanne", "TDH-L", "TdH Lausanne", "TDH – Lussanne", "Terre des Hommes - Lausanne", "Tdh-Lausanne", "TDH Lausane")  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def rows(*arguments: object) -> list[dict[str, object]]:
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def write(folder: Path, number: int, names: list[str], *, group: str, form: str, extra: str = "") -> Path:
    """Minutes of one meeting in which each of the names attends and has something to do."""
    day = f"{4 + number} {MONTHS[number % 8]} 2016"
    lines = [
        "+++",
        f'format = "{form}"',
        f'group = "{group}"',
        "+++",
        f"# {group}",
        "",
        f"Minutes of the meeting held on {day}",
        "",
    ]
    lines += [f"Date: {day}", "", f"Present: UNICEF, UNHCR, {', '.join(names)}", "", extra, "", "## Action points", ""]
    lines += ["| Action | Responsible | Deadline |", "|---|---|---|"]
    things = (
        "training plan",
        "referral form",
        "school map",
        "list of volunteers",
        "budget",
        "report on visits",
        "calendar",
        "leaflet",
    )
    lines += [
        f"| Share the {things[(number + at) % 8]} of block {10 * number + at} with all partners | {name} | {at + 10} {MONTHS[number % 8]} |"
        for at, name in enumerate(names)
    ]
    path = folder / group / f"{number}.{form}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(read_source("\n".join(lines), path.stem)))
    return path


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tracker of one series in Mafraq, Jordan, in three formats, with an agency in seven spellings and another of no list in
    seven."""
    home = tmp_path_factory.mktemp("agencies")
    group = "Mafraq Child Protection Working Group"
    for number, (one, other) in enumerate(zip(FARAH, TDH, strict=True)):
        extra = "Al Farah Charity (AFC) opened a centre in Mafraq, Jordan." if number == 3 else ""
        names = [FARAH[0], one, other] if one != FARAH[0] else [one, other]
        write(home / "minutes", number, names, group=group, form=("txt", "docx", "pdf")[number % 3], extra=extra)
    db = home / "t.db"
    assert run("ingest", home / "minutes", "--db", db).exit_code == 0
    return db


@pytest.fixture
def db(ingested: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    path = tmp_path / "t.db"
    path.write_bytes(ingested.read_bytes())
    return path


def agency(db: Path, name: str) -> list[str]:
    """The ids of all actions of an agency, asked for by a name."""
    return sorted(
        str(row["action_id"]) for row in rows("open", "--db", db, "--as-of", "2016-01-01", "--agency", name)
    ) + sorted(str(row["action_id"]) for row in rows("open", "--db", db, "--as-of", "2017-01-01", "--agency", name))


def accept_all(db: Path) -> list[dict[str, object]]:
    found = rows("agencies", "suggest", "--db", db)
    assert run("agencies", "accept", *(row["id"] for row in found), "--who", "Rana", "--db", db).exit_code == 0
    return found


def test_suggestions_bring_their_evidence(ingested: Path) -> None:
    """Each suggestion names its ground, its score, the document, and the words that speak for it."""
    found = rows("agencies", "suggest", "--db", ingested)
    assert {row["alias"] for row in found} >= {"Al-Farah Charty", "Al Farah", "AFC"}
    assert {row["agency"] for row in found if str(row["alias"]).casefold().startswith("al")} == {"Al Farah Charity"}
    for row in found:
        assert row["evidence"] and row["path"] and row["quote"], row
        assert 0 < float(str(row["score"])) <= 1
    acronym = next(row for row in found if row["alias"] == "AFC")
    assert acronym["ground"] == "bracket"
    assert "opened a centre" in str(acronym["quote"])


def test_seven_spellings_end_as_one(db: Path) -> None:
    """After confirmed suggestions each spelling finds the same actions, all of them, under one name."""
    accept_all(db)
    for spellings, canonical in ((FARAH, "Al Farah Charity"), (TDH, "TDH-L")):
        answers = [
            agency(db, name) for name in (*spellings, *(s.upper() for s in spellings), *(s.lower() for s in spellings))
        ]
        assert answers[0]
        assert [a for a in answers if a != answers[0]] == []
        shown = {name for row in rows("export", "mentions", "--db", db) for name in row["responsible"]}  # type: ignore[attr-defined]
        theirs = [row for row in rows("export", "mentions", "--db", db) if canonical in row["responsible"]]  # type: ignore[operator]
        assert len(theirs) == (13 if spellings == FARAH else 7)
        assert {name for name in shown if name.casefold().replace("-", " ")[:2] == canonical.casefold()[:2]} == {
            canonical
        }
    assert rows("agencies", "suggest", "--db", db) == []
    assert not list(verify(open_to_read(db)))


def test_joins_hold_for_later_minutes(db: Path, tmp_path: Path) -> None:
    """An accepted alias needs no second answer when it comes again; the ids of actions stay."""
    before = {row["action_id"] for row in rows("export", "actions", "--db", db)}
    accept_all(db)
    assert {row["action_id"] for row in rows("export", "actions", "--db", db)} <= before
    late = write(tmp_path, 7, ["Al-Farah Charty"], group="Irbid Protection Working Group", form="docx")
    run("ingest", late, "--db", db)
    assert [r["responsible"] for r in rows("export", "mentions", "--db", db) if "Irbid" in str(r["group"])] == [
        ["Al Farah Charity"]
    ]
    assert rows("agencies", "suggest", "--db", db) == []


def test_a_refusal_is_for_ever(db: Path, tmp_path: Path) -> None:
    """What was refused comes neither back with new minutes nor by a merge, until the refusal is undone."""
    found = next(row for row in rows("agencies", "suggest", "--db", db) if row["alias"] == "AFC")
    assert run("agencies", "refuse", found["id"], "--db", db, "--why", "another club").exit_code == 0
    late = write(tmp_path, 7, ["AFC", "Al Farah Charity"], group="Mafraq Child Protection Working Group", form="txt")
    run("ingest", late, "--db", db)
    assert "AFC" not in {row["alias"] for row in rows("agencies", "suggest", "--db", db)}
    refused = run("agencies", "merge", "AFC", "Al Farah Charity", "--db", db)
    assert (refused.exit_code, "[contradiction]" in refused.stderr) == (1, True)
    assert run("undo", "--db", db).exit_code == 0
    assert "AFC" in {row["alias"] for row in rows("agencies", "suggest", "--db", db)}


def test_merge_split_rename_and_undo(db: Path) -> None:
    """A merge relabels what was; the minutes stay; split and undo bring back what was before."""
    before = rows("export", "mentions", "--db", db)
    assert run("agencies", "merge", "al farah", "al-farah charty", "AFC", "Al Farah Charity", "--db", db).exit_code == 0
    assert agency(db, "AFC") == agency(db, "Al Farah Charity")
    with open_to_read(db) as connection:
        assert {"AFC", "Al-Farah Charty"} <= {
            row[0] for row in connection.execute("SELECT name FROM machine_responsible")
        }
    assert run("agencies", "split", "AFC", "--db", db).exit_code == 0
    assert agency(db, "AFC") != agency(db, "Al Farah Charity")
    assert "AFC" not in {row["alias"] for row in rows("agencies", "suggest", "--db", db)}
    assert run("agencies", "rename", "Al Farah Charity", "Farah", "--db", db).exit_code == 0
    assert agency(db, "farah") == agency(db, "Al Farah Charity") == agency(db, "Al Farah")
    assert "Farah" in {name for row in rows("open", "--db", db, "--as-of", "2017-01-01") for name in row["responsible"]}  # type: ignore[attr-defined]
    for _ in range(3):
        assert run("undo", "--db", db).exit_code == 0
    assert rows("export", "mentions", "--db", db) == before
    told = run("log", "--db", db, "--format", "csv").stdout
    assert all(what in told for what in ("agency merge", "agency split", "agency rename", "undo"))
    assert not list(verify(open_to_read(db)))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["merge", "UNICEF", "UNHCR"], "two-agencies", id="two confirmed agencies"),
        pytest.param(["merge", "Al Farah", "AFC", "Al Farah"], "alias-loop", id="a circle in one step"),
        pytest.param(["merge", "AFC", "afc"], "alias-loop", id="an agency with itself"),
        pytest.param(["merge", "", "UNICEF"], "bad-name", id="no name"),
        pytest.param(["merge", "AFC", "Nobody Of That Name"], "unknown-agency", id="an unknown agency"),
        pytest.param(["rename", "AFC", " \n "], "bad-name", id="renamed to nothing"),
        pytest.param(["rename", "AFC", "x" * 500], "bad-name", id="renamed to a novel"),
        pytest.param(["rename", "AFC", "UNICEF"], "name-taken", id="renamed to another"),
        pytest.param(["rename", "AFC", "Co-chairs"], "bad-name", id="renamed to a role"),
        pytest.param(["add", "12345"], "bad-name", id="a number"),
        pytest.param(["add", "Some Club", "--also", "UNICEF"], "name-taken", id="added with another's name"),
        pytest.param(["add", "Some Club", "--country", "Atlantis"], "unknown-country", id="a country that is none"),
        pytest.param(["accept", "S-00000"], "unknown-suggestion", id="no suggestion"),
        pytest.param(["split", "UNICEF"], "nothing-to-undo", id="nothing to split"),
    ],
)
def test_bad_input_changes_nothing(db: Path, arguments: list[str], code: str) -> None:
    """What cannot be gives an error with its code, and the tracker stays as it was."""
    with open_to_read(db) as connection:
        before = list(connection.iterdump())
    done = run("agencies", *arguments, "--db", db)
    assert done.exit_code in (1, 2)
    assert f"[{code}]" in done.stderr
    with open_to_read(db) as connection:
        assert list(connection.iterdump()) == before


def test_people_decide_what_is_an_agency(tmp_path: Path) -> None:
    """What the tracker lists as an agency may be joined, whatever it looks like; and the way to join two known ones is told."""
    minutes, db = tmp_path / "may.txt", tmp_path / "t.db"
    minutes.write_text(
        "Foster Care Forum\nMinutes of the meeting of 4 May 2021\nPresent: UNICEF, WCC, War Child Canada, IRC\n\n"
        "Action points\n- WCC to count the foster homes by 30 June 2021.\n"
    )
    run("ingest", minutes, "--db", db)
    assert [row["agency"] for row in rows("agencies", "list", "WCC", "--db", db)] == ["WCC"]
    assert "agencies merge UNICEF IRC --force" in run("agencies", "merge", "UNICEF", "IRC", "--db", db).stderr
    assert "[bad-name]" in run("agencies", "merge", "Co-chairs", "IRC", "--db", db).stderr
    assert run("agencies", "merge", "WCC", "War Child Canada", "--db", db).stdout == "WCC is War Child Canada\n"
    assert run("agencies", "split", "WCC", "--db", db).exit_code == 0


def test_a_loop_of_merges_is_refused(db: Path) -> None:
    """Once A is B, B cannot become A."""
    run("agencies", "merge", "AFC", "Al Farah", "--db", db)
    done = run("agencies", "merge", "Al Farah", "AFC", "--db", db)
    assert "[alias-loop]" in done.stderr


def test_an_alias_joins_no_two_confirmed_agencies(db: Path) -> None:
    """An alias of one confirmed agency is no alias of another."""
    run("agencies", "merge", "AFC", "UNICEF", "--db", db)
    done = run("agencies", "merge", "AFC", "UNHCR", "--db", db)
    assert (done.exit_code, "[two-agencies]" in done.stderr) == (1, True)


def test_two_of_one_acronym_in_two_countries_stay_two(tmp_path: Path) -> None:
    """The country of the group decides which ministry an acronym is; each is asked for, listed and shown apart."""
    db = tmp_path / "t.db"
    for number, group in enumerate(
        ("Mafraq Child Protection Working Group, Jordan", "Ramallah Child Protection Working Group, Palestine")
    ):
        write(tmp_path / "minutes", number, ["MoSD"], group=group, form="docx")
    write(
        tmp_path / "minutes",
        2,
        ["Ministry of Social Development"],
        group="Mafraq Child Protection Working Group, Jordan",
        form="txt",
    )
    run("ingest", tmp_path / "minutes", "--db", db)
    listed = {row["key"]: row["country"] for row in rows("agencies", "list", "MoSD", "--db", db)}
    assert listed == {"MoSD (JO)": "JO", "MoSD (PS)": "PS"}
    jordan, palestine = agency(db, "MoSD (JO)"), agency(db, "mosd palestine")
    assert len(jordan) == 2 * len(palestine) > 0
    assert not set(jordan) & set(palestine)
    assert agency(db, "Ministry of Social Development Jordan") == jordan
    done = run(
        "open", "--db", db, "--as-of", "2017-01-01", "--agency", "MoSD", "--country", "Jordan", "--format", "json"
    )
    assert {name for row in json.loads(done.stdout) for name in row["responsible"]} == {"MoSD (JO)"}
    assert "2 agencies" in run("open", "--db", db, "--agency", "MoSD").stderr


def test_own_organisations_from_a_file(db: Path, tmp_path: Path) -> None:
    """A user's own table joins names at once: CSV with the heads of the registry, or TOML."""
    own = tmp_path / "own.toml"
    own.write_text(
        '[[agency]]\nname = "Al Farah Charity"\nacronym = "AFC"\nnames = ["Al Farah", "Alfarah Charity"]\ncountry = "JO"\n',
        "utf-8",
    )
    assert run("agencies", "add", "--file", own, "--db", db).exit_code == 0
    assert agency(db, "AFC") == agency(db, "al farah charity") == agency(db, "Alfarah Charity") != []
    table = tmp_path / "own.csv"
    table.write_text(
        "name,country,english,french,spanish,arabic,other,local\nHope Circle,,Hope Circle International; HCI,,,,,\n",
        "utf-8",
    )
    assert run("agencies", "add", "--file", table, "--db", db).exit_code == 0
    assert rows("agencies", "list", "HCI", "--db", db)[0]["agency"] == "Hope Circle"
    bad = tmp_path / "bad.csv"
    bad.write_text("title\nx\n", "utf-8")
    assert "[bad-registry]" in run("agencies", "add", "--file", bad, "--db", db).stderr


def test_ids_of_suggestions_are_told_apart() -> None:
    """Of pairs whose short ids would be the same each has a longer one; the short one means both and is refused."""
    twins: dict[str, tuple[str, str]] = {}
    for number in range(100_000):
        pair = ("Alias", f"Agency {number}")
        other = twins.setdefault(PairIds("S", [pair])[pair], pair)
        if other != pair:
            break
    ids = PairIds("S", [pair, other, ("A", "B")])
    assert len({ids[pair], ids[other]}) == 2
    for one in (pair, other, ("A", "B")):
        assert ids.find(ids[one].lower(), code="unknown-suggestion", of="agencies") == one
    for typed in ("S-" + ids[pair][-5:], "S-1", "G" + ids[pair][1:], "S-"):
        with pytest.raises(RequestError):
            ids.find(typed, code="unknown-suggestion", of="agencies")
    alone = PairIds("S", [pair])
    assert alone.find(ids[pair], code="unknown-suggestion", of="agencies") == pair  # the other is answered by now


def test_a_refusal_holds_over_a_third_name(db: Path) -> None:
    """Two names that people said are two do not become one by way of another, in one step or in two."""
    first = rows("agencies", "suggest", "--db", db)[0]
    run("agencies", "refuse", first["id"], "--db", db)
    run("agencies", "add", "Blue Door", "--db", db)
    both = run("agencies", "merge", first["alias"], first["agency"], "Blue Door", "--force", "--db", db)
    assert "[contradiction]" in both.stderr
    assert run("agencies", "merge", first["alias"], "Blue Door", "--force", "--db", db).exit_code == 0
    assert "[contradiction]" in run("agencies", "merge", "Blue Door", first["agency"], "--force", "--db", db).stderr


@pytest.mark.parametrize(
    "name", ["Save the Children", "world vision", "Norwegian Church Aid", "Danish Refugee Council"]
)
def test_what_the_registry_knows_is_not_added_again(db: Path, name: str) -> None:
    """Any name of an organisation that is known is taken, not only the one by which it is called."""
    assert "[name-taken]" in run("agencies", "add", name, "--db", db).stderr


@pytest.mark.parametrize("name", ["Zork Refugee Council", "Mafraq Youth Committee"])
def test_a_person_knows_what_an_agency_is(db: Path, name: str) -> None:
    """A name with a word of its own is one, though groups are called alike."""
    assert run("agencies", "add", name, "--db", db).exit_code == 0


def test_a_table_as_spreadsheets_write_it(db: Path, tmp_path: Path) -> None:
    """Semicolons, a line break inside a cell and rows of blanks are no faults."""
    table = tmp_path / "own.csv"
    table.write_text('name;acronym;country\n"Blue\nDoor Trust";BLDT;\n ;;\n')
    done = run("agencies", "add", "--file", table, "--db", db)
    assert done.exit_code == 0, done.output
    assert "BLDT" in done.stdout
    assert rows("agencies", "list", "Blue Door Trust", "--db", db)


@pytest.mark.parametrize(
    "arguments", [("accept", "S-12345"), ("refuse", "S-12345"), ("merge", "A B", "C"), ("add", "Blue Door")]
)
def test_no_tracker_is_made(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Who decides about agencies in a tracker that is not there is told so."""
    done = run("agencies", *arguments, "--db", tmp_path / "typo.db")
    assert "[tracker-missing]" in done.stderr
    assert not (tmp_path / "typo.db").exists()


def test_a_loop_names_what_was_typed(db: Path) -> None:
    """Not "AFC is AFC"."""
    run("agencies", "merge", "Al Farah", "AFC", "--db", db)
    done = run("agencies", "merge", "AFC", "Al Farah", "--db", db)
    assert "[alias-loop]" in done.stderr
    assert "AFC is AFC" not in done.stderr


def test_an_agency_is_called_by_its_full_name(db: Path) -> None:
    """A name that the registry has for it can be the one that is shown, though it ends like that of a group."""
    run("agencies", "merge", "AFC", "NRC", "--db", db)
    done = run("agencies", "rename", "NRC", "Norwegian Refugee Council", "--db", db)
    assert done.exit_code == 0, done.output
