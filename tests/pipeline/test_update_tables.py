"""Tables of updates: what is promised in them, by whom, and without what was only reported."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.records import Extraction
from tests.pipeline.word_tables import read_table

HEAD = ("River Working Group", "Minutes of 11 September 2024", "Present: UNHCR, UNICEF, IRC, DRC, NRC, WFP")


def read(folder: Path, rows: Sequence[Sequence[str]]) -> Extraction:
    return read_table(folder, HEAD, rows)


def told(found: Extraction) -> list[tuple[str, list[str]]]:
    return [(a.text, [party.text for party in a.responsible]) for a in found.action_points]


@pytest.mark.parametrize("head", ["Agency", "Partner", "Organisation"])
def test_updates_by_agency(tmp_path: Path, head: str) -> None:
    """What a row promises without a subject is owed by the agency of the row, also in the first one."""
    rows = (
        (head, "Update"),
        ("DRC", "The ferry is back. Will send the timetable on Monday."),
        ("WFP", "Two stores were flooded. To share the list of losses by Friday."),
        ("IRC", "Nothing to report."),
    )
    assert told(read(tmp_path, rows)) == [
        ("Will send the timetable on Monday.", ["DRC"]),
        ("To share the list of losses by Friday.", ["WFP"]),
    ]


def test_updates_by_place(tmp_path: Path) -> None:
    """Whom a sentence names is to do it, and not the place of the row."""
    rows = (
        ("Location", "Update"),
        ("Kelo", "The ferry is back. DRC will send the timetable on Monday."),
        ("Moro", "Two stores were flooded. WFP to share the list of losses by Friday."),
    )
    assert told(read(tmp_path, rows)) == [
        ("DRC will send the timetable on Monday.", ["DRC"]),
        ("WFP to share the list of losses by Friday.", ["WFP"]),
    ]


def test_updates_with_what_follows(tmp_path: Path) -> None:
    """A column that reports too holds the actions, without its reports, although some of these say "done"."""
    rows = (
        ("Item", "Update and follow-up", "Responsible", "Deadline"),
        ("Ferry", "Inspection done. The engine is old. NRC to ask for two offers.", "NRC", "end of September"),
        ("Store", "The roof does not hold. UNHCR to brief the donors.", "UNHCR", "20/9"),
        ("Road", "The bridge was closed by the council.", "", ""),
    )
    assert told(read(tmp_path, rows)) == [
        ("NRC to ask for two offers.", ["NRC"]),
        ("UNHCR to brief the donors.", ["UNHCR"]),
    ]


def test_a_cell_below_a_head_of_actions_stays_whole(tmp_path: Path) -> None:
    """There the sentence in front says what the next one is about."""
    rows = (("Action", "Who", "When"), ("The roof does not hold. Ask for two offers.", "NRC", "20/9"))
    assert told(read(tmp_path, rows)) == [("The roof does not hold. Ask for two offers.", ["NRC"])]


def test_labels_inside_cells(tmp_path: Path) -> None:
    """Where a cell says itself which of its words are the action, the others are none."""
    rows = (
        ("Topic", "Discussion", "Action"),
        ("Ferry", "The engine is old.", "The council has no money. Action: NRC to ask for two offers."),
        ("Store", "The roof does not hold.", "Action: IRC to call the owner. Action: DRC to lend a tent."),
        ("Road", "The bridge is closed.", "The sign needs action by WFP: it should show the way round."),
    )
    texts = [text for text, _ in told(read(tmp_path, rows))]
    assert texts[:3] == ["NRC to ask for two offers.", "IRC to call the owner.", "DRC to lend a tent."]


@pytest.mark.parametrize(
    ("heads", "owners", "kind"),
    [
        pytest.param(("Partner", "Progress since July", "Challenges", "Next steps"), ["UNHCR", "IRC", "WFP", "DRC"], "new", id="each its row"),
        pytest.param(("Name of organisation", "Activities", "Challenges", "Follow up agreed"), ["UNHCR", "IRC", "WFP", "DRC"], "new", id="in other words"),
        pytest.param(("Structure", "Avancement", "Difficultés", "Recommandations"), ["UNHCR", "IRC", "WFP", "DRC"], "new", id="fr"),
        pytest.param(("Organización", "Avances", "Retos", "Compromisos"), ["UNHCR", "IRC", "WFP", "DRC"], "new", id="es"),
        pytest.param(("Responsible", "Update", "Challenges", "Next steps"), ["UNHCR", "NRC", "WFP"], "new", id="a column of owners"),
    ],
)  # fmt: skip
def test_the_row_of_an_agency_and_whom_its_words_name(
    tmp_path: Path, heads: Sequence[str], owners: list[str], kind: str
) -> None:
    """What the words of a row name goes before the agency whose row it is, and what it reported is no state of what it is to do."""
    rows = (
        heads,
        ("UNHCR", "The ferry ran twice.", "Members came late", "To share the timetable by Friday"),
        ("NRC", "Six wells are done.", "No transport", "IRC to lend its boat on 20 September"),
        ("WFP", "Stores full", "", "WFP and DRC to inform the traders"),
    )
    found = read(tmp_path, rows).action_points
    assert [party.text for action in found for party in action.responsible][: len(owners)] == owners
    assert {action.kind for action in found} == {kind}
    assert all(action.status == "open" for action in found)


def test_progress_behind_what_is_to_be_done_is_its_state(tmp_path: Path) -> None:
    rows = (
        ("Action", "Agency", "Progress"),
        ("Mend the ferry", "NRC", "Done"),
        ("Count the boats", "IRC", "Under way"),
    )
    assert [action.status for action in read(tmp_path, rows).action_points] == ["done", "in_progress"]
