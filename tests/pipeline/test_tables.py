"""Heads of columns, in the words that people use."""

from pathlib import Path

import pytest
from docx import Document as Docx

from minutes_miner.pipeline.rows import whole_days
from minutes_miner.pipeline.tables import column_roles
from minutes_miner.pipeline.words import words
from minutes_miner.records import ActionPoint, Extraction
from minutes_miner.workflow import extract


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        pytest.param("Action Points", ("action",), id="plain"),
        pytest.param("Action to be taken by", ("responsible",), id="who is to act"),
        pytest.param("Action by when", ("deadline",), id="when, not who"),
        pytest.param("Action à mener par", ("responsible",), id="who is to act, in French"),
        pytest.param("Acton Ponits", ("action",), id="misspelt"),
        pytest.param("ACTIONS REQUIRED", ("action",), id="more words"),
        pytest.param("Agreed follow-up actions", ("action",), id="a word inside"),
        pytest.param("Responsibl e Agency(ies)", ("responsible",), id="broken word"),
        pytest.param("Person\nResponsible", ("responsible",), id="over two lines"),
        pytest.param("Focal point/agency", ("responsible",), id="two of one kind"),
        pytest.param("Who", ("responsible",), id="who"),
        pytest.param("By when", ("deadline",), id="by when"),
        pytest.param("Timelime", ("deadline",), id="misspelt timeline"),
        pytest.param("Status / Deadline", ("status", "deadline"), id="two in one"),
        pytest.param("Agenda items & Discussion Points", ("item", "discussion"), id="item and discussion"),
        pytest.param("Name (Mr/Ms)", ("name",), id="an aside"),
        pytest.param("Action (by whom)", ("responsible",), id="an aside that says who"),
        pytest.param("Discussion(s)", ("discussion",), id="plural in brackets"),
        pytest.param("Point d'action", ("action",), id="French"),
        pytest.param("Échéance", ("deadline",), id="French deadline"),
        pytest.param("Responsable", ("responsible",), id="French and Spanish"),
        pytest.param("Compromiso", ("action",), id="Spanish"),
        pytest.param("الجهة المسؤولة", ("responsible",), id="Arabic"),
        pytest.param("What was said", ("discussion",), id="the longer known words decide"),
        pytest.param("What has to be done", ("action",), id="to be done is not done"),
        pytest.param("Done by whom", ("responsible",), id="done by whom is who"),
        pytest.param("Until", ("deadline",), id="until"),
        pytest.param("Agreement / Action to be taken", ("discussion", "action"), id="a part that only contains a name"),
        pytest.param("Who is on it", ("responsible",), id="a question"),
        pytest.param("Suivi par", ("responsible",), id="French, by whom"),
        pytest.param("Quedamos en", ("action",), id="Spanish, what we agreed"),
        pytest.param("Where it stands", ("status",), id="where it stands"),
        pytest.param("Population", (), id="another head"),
        pytest.param("Respo nsible Agenc y(ies)", ("responsible",), id="words that a narrow cell broke"),
        pytest.param("Dea dlin e", ("deadline",), id="a word broken twice"),
        pytest.param("NRC and WVI to send the names of their focal points", (), id="a sentence"),
    ],
)
def test_column_roles(head: str, roles: tuple[str, ...]) -> None:
    """A head tells what its column holds, whatever its spelling or language."""
    assert column_roles(head, words()) == roles


def _actions(
    path: Path, rows: list[list[str]], *, merged: tuple[int, int, int] = (0, 0, 0), below: str = ""
) -> tuple[ActionPoint, ...]:
    """What is read from a document that holds one table; `merged`: a column (from 1) with its first and last row to be merged;
    `below` is a line behind the table.
    """
    document = Docx()
    document.add_paragraph("Coordination Group")
    document.add_paragraph("Minutes of 18 January 2023")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    column, first, last = merged
    if column:
        table.cell(first - 1, column - 1).merge(table.cell(last - 1, column - 1))
    document.add_paragraph(below)
    document.save(str(path))
    return extract(path).action_points


def test_crosses_below_parties(tmp_path: Path) -> None:
    """A column for each party, with crosses below those who are to do it."""
    rows = [
        ["Action point", "UNHCR", "IRC", "WFP", "Due"],
        ["Share the list of schools", "X", "", "", "10 February"],
        ["Visit the site at the river", "", "x", "x", "15 February"],
    ]
    found = _actions(tmp_path / "matrix.docx", rows)
    assert [[party.agency for party in action.responsible] for action in found] == [["UNHCR"], ["IRC", "WFP"]]


def test_crosses_below_states(tmp_path: Path) -> None:
    """A column for each state, with a cross below the one that holds."""
    rows = [
        ["Action", "Who", "Done", "Ongoing", "Not done"],
        ["Share the list of schools", "UNHCR", "✓", "", ""],
        ["Visit the site at the river", "IRC", "", "", "✓"],
        ["Print the forms", "WFP", "", "✓", ""],
    ]
    assert [action.status for action in _actions(tmp_path / "states.docx", rows)] == ["done", "open", "in_progress"]


def test_a_log_whose_states_stand_among_the_remarks(tmp_path: Path) -> None:
    """The column of colours is empty; the updates tell how far each action is, which is then reported on."""
    rows = [
        ["Ref", "Action", "Owner", "RAG", "Update"],
        ["A031", "Share the plan", "WFP", "", "Shared on 12 January. Close."],
        ["A035", "Find testers", "IRC", "", "On track"],
        ["A039", "Draft the note", "NRC", "", "No longer required"],
    ]
    found = _actions(tmp_path / "log.docx", rows)
    assert [action.status for action in found] == ["done", "in_progress", "cancelled"]
    assert {action.kind for action in found} == {"status"}


def test_cells_merged_downwards(tmp_path: Path) -> None:
    """An owner beside two rows is the owner of both."""
    rows = [
        ["Action", "Who", "When"],
        ["Submit the weekly data", "IRC", "18 May 2023"],
        ["Move the tents to block 5", "", "30 May 2023"],
        ["Screen the children of block F", "WFP", "18 May 2023"],
    ]
    found = _actions(tmp_path / "merged.docx", rows, merged=(2, 2, 3))
    assert [[party.agency for party in action.responsible] for action in found] == [["IRC"], ["IRC"], ["WFP"]]


def test_rows_that_are_no_actions(tmp_path: Path) -> None:
    """A column of kinds tells which rows are actions."""
    rows = [
        ["No", "Type", "Content", "Who", "When"],
        ["1", "I", "The pump was bought on 21 January.", "", ""],
        ["2", "D", "The plan of work is approved.", "", ""],
        ["3", "A", "Paint the shed of the pump", "WFP", "12 February"],
    ]
    assert [action.text for action in _actions(tmp_path / "kinds.docx", rows)] == ["Paint the shed of the pump"]


def test_a_last_day_of_a_table_is_no_next_meeting(tmp_path: Path) -> None:
    """The last cell of a table of actions tells when that is due."""
    path = tmp_path / "next.docx"
    _actions(
        path, [["Action", "Who", "When"], ["Buy a pump", "WFP", "20 January"], ["Open the clinic", "IRC", "25 Jan"]]
    )
    assert extract(path).meeting.next_meeting is None


@pytest.mark.parametrize(
    ("rows", "below", "day"),
    [
        pytest.param(
            [["Buy a pump", "WFP", "20 January"], ["Open the clinic", "IRC", "25 Jan"]], "", None, id="no heads"
        ),
        pytest.param(
            [["Action", "Who", "When"], ["Buy a pump", "WFP", "Next meeting"], ["Open the clinic", "IRC", "25 Jan"]],
            "",
            None,
            id="due at the next meeting",
        ),
        pytest.param(
            [["Action", "Who", "When"], ["Buy a pump", "WFP", "Next meeting\nFriday 25 Jan"]],
            "Next meeting: 12 February",
            "2023-02-12",
            id="a day below it",
        ),
        pytest.param(
            [["Action", "Who", "When"], ["Buy a pump", "WFP", "20 Jan"], ["Next meeting: 12 February", "", ""]],
            "",
            "2023-02-12",
            id="a row that tells it",
        ),
    ],
)
def test_days_of_actions_beside_that_of_the_next_meeting(
    tmp_path: Path, rows: list[list[str]], below: str, day: str | None
) -> None:
    """What is due then tells nothing of the day; what speaks of the meeting does."""
    path = tmp_path / "next.docx"
    _actions(path, rows, below=below)
    following = extract(path).meeting.next_meeting
    assert (following.date if following else None) == day


@pytest.mark.parametrize("behind", ["", "Date", "Status"])
def test_a_column_of_owners_that_is_headed_action(behind: str, tmp_path: Path) -> None:
    """Who is to act stands below "Action", whatever stands behind it; rows without an owner tell what is."""
    rows = [
        ["Item", "Description", "Action"],
        ["1.1", "No incidents in the period.", "Note"],
        ["1.2", "Submit the lifting plan for the north crane.", "WFP"],
        ["1.3", "Road closure application to be sent again with new dates.", "WFP / IRC"],
        ["1.4", "The client confirmed the colour of the paint.", ""],
    ]
    beside = {"Date": ["", "14/06/23", "21/06/23", ""], "Status": ["", "Open", "Done", ""]}.get(behind)
    if beside:
        rows = [[*row, text] for row, text in zip(rows, [behind, *beside], strict=True)]
    found = _actions(tmp_path / "owners.docx", rows)
    assert [[party.agency for party in action.responsible] for action in found] == [["WFP"], ["WFP", "IRC"]]
    days = [action.deadline and action.deadline.date for action in found]
    assert days == (["2023-06-14", "2023-06-21"] if behind == "Date" else [None, None])
    assert [action.status for action in found] == ["open", "done" if behind == "Status" else "open"]


def test_a_column_of_actions_stays_one_beside_names(tmp_path: Path) -> None:
    """Tasks below "Action" are no owners, though each begins with one."""
    rows = [
        ["Item", "Description", "Action", "Date"],
        ["1.1", "The pump of the camp has failed twice.", "WFP to buy a pump", "14/06/23"],
        ["1.2", "The road to the river is closed.", "IRC to ask for the road to be opened", "21/06/23"],
    ]
    found = _actions(tmp_path / "tasks.docx", rows)
    assert [action.text for action in found] == ["WFP to buy a pump", "IRC to ask for the road to be opened"]


def test_owners_beside_what_was_decided(tmp_path: Path) -> None:
    """ "Action" beside "Decision taken" may hold who is to carry it out."""
    rows = [
        ["No.", "Point discussed", "Decision taken", "Action", "Target date"],
        ["1", "Crossing of the railway", "Permission to be sought from the office.", "WFP", "15/06/23"],
        ["2", "Bill of the contractor", "The bill to be cleared.", "IRC", "30/06/23"],
    ]
    found = _actions(tmp_path / "decided.docx", rows)
    assert [[party.agency for party in action.responsible] for action in found] == [["WFP"], ["IRC"]]


def test_owners_above_their_actions_in_one_cell(tmp_path: Path) -> None:
    """A cell that opens with an owner has each above what it is to do; else each stands below."""
    rows = [
        ["Agenda item", "Discussion", "Action / responsible"],
        ["Food", "Talk.", "FAO:\n- Share the calendar\n- Nominate two trainers\nPartners:\n- Send names by 28 June"],
        ["Seeds", "Talk.", "Nominate trainers\n(NRC)\nSend names\nUNICEF"],
        ["Cash", "Talk.", "WFP: share the note\nIRC\nConvene the group"],
    ]
    found = _actions(tmp_path / "above.docx", rows)
    assert [[party.text for party in action.responsible] for action in found] == [
        ["FAO"], ["FAO"], ["Partners"], ["NRC"], ["UNICEF"], ["WFP"], ["IRC"],
    ]  # fmt: skip


def test_a_column_of_states_or_days(tmp_path: Path) -> None:
    """Each cell below "Status / deadline" says one of them: a bare day is no state, and the day of what is done no deadline."""
    rows = [
        ["No", "Action", "Responsible", "Status / deadline"],
        ["1", "Send the list", "UNHCR", "Done on 10 January"],
        ["2", "Visit the site", "IRC", "Suspended due to floods"],
        ["3", "Share the protocol", "UNICEF", "26 January"],
        ["4", "Repair the pump", "WFP", "Postponed to 30 January"],
    ]
    found = _actions(tmp_path / "both.docx", rows)
    assert [action.status for action in found] == ["done", "open", "open", "open"]
    assert [action.kind for action in found] == ["status", "status", "new", "status"]
    assert [action.deadline and action.deadline.date for action in found] == [None, None, "2023-01-26", "2023-01-30"]


def test_what_is_done_among_days(tmp_path: Path) -> None:
    """ "Done" in a column of days tells how far it is; "Ongoing" says until when."""
    rows = [
        ["Action", "Who", "Deadline"],
        ["Send the list", "UNHCR", "Done"],
        ["Visit the site", "IRC", "Dropped"],
        ["Share the protocol", "UNICEF", "26 January"],
        ["Follow the prices", "WFP", "Ongoing"],
    ]
    found = _actions(tmp_path / "days.docx", rows)
    assert [action.status for action in found] == ["done", "cancelled", "open", "open"]
    assert [action.deadline and action.deadline.text for action in found] == [None, None, "26 January", "Ongoing"]


@pytest.mark.parametrize("head", ["Gap", "Problem", "Challenge", "What is wrong"])
def test_what_is_to_be_mended_is_no_state(tmp_path: Path, head: str) -> None:
    """A column of what is wrong before the actions tells no state, though it counts and denies."""
    rows = [
        [head, "Action needed", "Agency", "When"],
        ["210 shelters damaged", "Verify affected households", "IRC", "14/3"],
        ["No teachers", "Recruit 20 volunteers", "UNICEF", "April"],
    ]
    found = _actions(tmp_path / "gap.docx", rows)
    assert [(action.text, action.kind, action.status) for action in found] == [
        ("Verify affected households", "new", "open"),
        ("Recruit 20 volunteers", "new", "open"),
    ]


def test_the_solution_is_the_action(tmp_path: Path) -> None:
    """What is wrong stands beside what is to be done about it."""
    rows = [
        ["Issue / challenge", "Proposed solution", "Responsible", "Deadline"],
        ["Flooding: 210 shelters damaged", "Verify affected households", "IRC", "14/3"],
        ["Lack of teachers", "Recruit 20 volunteers", "UNICEF", "April"],
    ]
    found = _actions(tmp_path / "solution.docx", rows)
    assert [action.text for action in found] == ["Verify affected households", "Recruit 20 volunteers"]


def test_letters_and_colours_of_states(tmp_path: Path) -> None:
    """Traffic lights, by their letters or names."""
    rows = [["Action", "Who", "RAG"]]
    tasks = ("Send the list", "Visit the site", "Share the protocol", "Repair the pump", "Follow the prices")
    rows += [[task, "IRC", mark] for task, mark in zip(tasks, ("G", "A", "R", "Blue", "Amber"), strict=True)]
    found = _actions(tmp_path / "rag.docx", rows)
    assert [action.status for action in found] == ["open", "in_progress", "open", "done", "in_progress"]


def _minutes_with(path: Path, rows: list[list[str]], *, label: str = "") -> Extraction:
    """What is read from minutes with a table below those who were present."""
    document = Docx()
    for line in (
        "Coordination Group",
        "Minutes of the meeting held on 18 January 2023",
        "Present: UNHCR, IRC, WFP",
        label,
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("1. Basket value")
    document.add_paragraph("WFP to share the note.")
    document.save(str(path))
    return extract(path)


@pytest.mark.parametrize(
    ("heads", "label"),
    [
        pytest.param(["Time", "Item", "Presenter"], "", id="hours and who presents"),
        pytest.param(["Heure", "Point", "Intervenant"], "", id="in French"),
        pytest.param(["Hora", "Tema", "Facilita"], "", id="in Spanish"),
        pytest.param(["No", "Subject", "Agency"], "Agenda", id="items below the word"),
    ],
)
def test_the_agenda_is_a_table(tmp_path: Path, heads: list[str], label: str) -> None:
    """Items beside who presents them are the agenda: nobody who came, and no hours of the meeting."""
    first = ["1", "2", "3"] if label else ["09:00-09:10", "09:10-09:40", "09:40-10:00"]
    items = ["Introduction", "Basket value", "AOB"]
    rows = [heads, *([*pair, who] for *pair, who in zip(first, items, ["UNHCR", "WFP", "All"], strict=True))]
    found = _minutes_with(tmp_path / "agenda.docx", rows, label=label)
    assert [item.title for item in found.agenda] == items
    assert [one.agency for one in found.attendees] == ["UNHCR", "IRC", "WFP"]
    assert (found.meeting.start_time, found.meeting.end_time) == (None, None)
    assert [action.text for action in found.action_points] == ["WFP to share the note."]


def test_talk_with_actions_by_whom(tmp_path: Path) -> None:
    """ "Discussion / action by whom" heads what was said, no list of those who came and no column of owners."""
    rows = [
        ["Topic", "Discussion / action by whom"],
        ["Border", "IRC reported 300 entries. UNHCR to share the list."],
        ["Transport", "The leaflet is ready. IRC to print it."],
    ]
    found = _minutes_with(tmp_path / "whom.docx", rows)
    assert [one.agency for one in found.attendees] == ["UNHCR", "IRC", "WFP"]
    assert [action.agenda_item for action in found.action_points][:2] == ["Border", "Transport"]


@pytest.mark.parametrize("action", ["Action", "Decision/Action"])
def test_heads_in_the_first_column(tmp_path: Path, action: str) -> None:
    """A block of rows for each action, each row a head and its value."""
    rows = [
        ["Discussion", "IRC reported 300 entries."],
        [action, "Share the hotline list"],
        ["Responsible", "UNHCR"],
        ["Deadline", "20 February"],
        ["Discussion", "The leaflet is ready."],
        [action, "Print the leaflet"],
        ["Responsible", "IRC and WFP"],
        ["Deadline", "ASAP"],
    ]
    found = _actions(tmp_path / "upright.docx", rows)
    assert [action.text for action in found] == ["Share the hotline list", "Print the leaflet"]
    assert [[party.agency for party in action.responsible] for action in found] == [["UNHCR"], ["IRC", "WFP"]]
    assert [action.deadline and action.deadline.text for action in found] == ["20 February", "ASAP"]
    assert [action.provenance.row for action in found] == [1, 5]


@pytest.mark.parametrize(
    "behind", [("Date due", ["", "", "", "08/02/23", "01/02/23"]), ("Status", ["Closed", "Closed", "", "", ""])]
)
def test_rows_that_end_closed(tmp_path: Path, behind: tuple[str, list[str]]) -> None:
    """A last sentence that says nothing but "Closed" closes what the row is of, unless the row still binds somebody."""
    head, cells = behind
    rows = [
        ["Item", "Minute", "Action by", head],
        ["1.2", "Bearing drawings issued on 10 January. Closed.", "", cells[0]],
        ["1.3", "Road closure confirmed for 1 April. Item closed.", "-", cells[1]],
        ["1.5", "Certificate of the pier received. Done", "IRC", cells[2]],
        ["1.4", "Lifting plan late. WFP to submit it. Closed.", "WFP", cells[3]],
        ["1.6", "UNICEF to order the sign.", "UNICEF", cells[4]],
    ]
    found = _actions(tmp_path / "closed.docx", rows)
    assert [(action.text, action.kind, action.status) for action in found[:3]] == [
        ("Bearing drawings issued on 10 January.", "status", "done"),
        ("Road closure confirmed for 1 April.", "status", "done"),
        ("Certificate of the pier received.", "status", "done"),
    ]
    assert [[party.agency for party in action.responsible] for action in found] == [
        [],
        [],
        ["IRC"],
        ["WFP"],
        ["UNICEF"],
    ]
    assert found[-1].status == "open"
    assert {action.agenda_item for action in found} == {None}


def test_closed_where_who_is_to_act(tmp_path: Path) -> None:
    """The word that all is done may stand in the column of owners."""
    rows = [
        ["Item", "Action", "Action by", "Date due"],
        ["1.2", "Send the certificate of the pier", "Closed", ""],
        ["1.3", "Order the sign", "UNICEF", "01/02/23"],
    ]
    found = _actions(tmp_path / "owner.docx", rows)
    assert [(action.status, len(action.responsible)) for action in found] == [("done", 0), ("open", 1)]


def test_talk_that_opens_with_its_title(tmp_path: Path) -> None:
    """The first paragraph of a cell of talk names the item of the actions beside it."""
    rows = [
        ["Points discussed", "Actions", "Who", "When"],
        ["New arrivals\nUNHCR reported 850 families.", "Share the figures", "UNHCR", "20 January"],
        ["Kit of the winter\nThe size of the sheets was discussed.", "Revise the standard", "IRC", "30 January"],
        ["IRC told of prices.\nThey rose again.", "Follow the prices", "WFP", "30 January"],
    ]
    found = _actions(tmp_path / "titles.docx", rows)
    assert [action.agenda_item for action in found] == ["New arrivals", "Kit of the winter", None]


def test_those_present_in_an_annexure(tmp_path: Path) -> None:
    """A list at the end whose heads have asides names who was there."""
    document = Docx()
    for line in ("Coordination Group", "Minutes of the meeting held on 18 January 2023", "1. Drainage"):
        document.add_paragraph(line)
    document.add_paragraph("IRC to clear the drain by 5 February.")
    document.add_paragraph("Annexure-I: List of participants")
    rows = [
        ["S.No", "Name (Shri/Smt)", "Designation"],
        ["1", "R. K. Sharma", "Superintending Engineer"],
        ["2", "Asha Pillai", "Assistant Engineer"],
    ]
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "annexure.docx"))
    found = extract(tmp_path / "annexure.docx")
    assert [one.person for one in found.attendees] == ["R. K. Sharma", "Asha Pillai"]


def test_apologies_in_a_cell(tmp_path: Path) -> None:
    """Minutes that are a table tell in a sentence who was not there."""
    rows = [
        ["Item", "Minute", "Action"],
        ["Apologies", "Apologies were received from Mary Hill and Peter Oak.", ""],
        ["Gate", "IRC to repair the gate.", "IRC"],
    ]
    found = _minutes_with(tmp_path / "cell.docx", rows)
    assert [one.text for one in found.attendees if not one.present] == ["Mary Hill", "Peter Oak"]


def test_follow_up_begins_with_tick(tmp_path: Path) -> None:
    """A column for the follow-up whose cells hold actions stays one, though some of them are ticked; one of states is none."""
    heads = ["Topic", "Key points", "Follow-up"]
    ticked = [
        [
            "Roads",
            "The bridge at Vale was closed for a week.",
            "Updated map to be shared with partners (IRC, by 3 February)",
        ],
        [
            "Winter",
            "Stoves arrived in two of the camps.",
            "✔ Referral list circulated (UNHCR)",
        ],
    ]
    found = _actions(tmp_path / "ticked.docx", [heads, *ticked])
    assert [(a.text.split(" (")[0], a.status) for a in found] == [
        ("Updated map to be shared with partners", "open"),
        ("Referral list circulated", "done"),
    ]
    states = [
        ["Roads", "IRC to share the map of the roads", "Done"],
        ["Winter", "Caritas to map the heating points", "Ongoing"],
    ]
    found = _actions(tmp_path / "states.docx", [["Topic", "Key points", "Follow-up"], *states])
    assert [(a.text[-10:], a.status) for a in found] == [(" the roads", "done"), ("ing points", "in_progress")]


def test_register_of_resolutions(tmp_path: Path) -> None:
    """Numbers of resolutions are no actions, and the meeting at which each was passed is no deadline; a resolution is an action."""
    rows = [
        ["Meeting", "Resolution", "Action", "Officer", "Progress"],
        ["Mar 22", "22/031", "Report on options for the pier", "WM", "Ongoing"],
        ["Apr 22", "22/044", "Write to the ministry on the ferry", "CE", "Complete"],
    ]
    found = _actions(tmp_path / "register.docx", rows)
    assert [(a.text, a.reference, a.deadline, a.status) for a in found] == [
        ("Report on options for the pier", "22/031", None, "in_progress"),
        ("Write to the ministry on the ferry", "22/044", None, "done"),
    ]
    rows = [
        ["No", "Resolution", "Officer"],
        ["1", "Report on options for the pier", "WM"],
        ["2", "Write to the ministry", "CE"],
    ]
    assert [a.text for a in _actions(tmp_path / "one.docx", rows)] == [
        "Report on options for the pier",
        "Write to the ministry",
    ]


def test_who_leads_what_is_to_be_done(tmp_path: Path) -> None:
    """ "Led by" behind the actions says who; before the items of a programme it says who presents."""
    rows = [
        ["Action", "Led by", "Deadline"],
        ["Share the list of schools", "WFP", "10 February"],
        ["Visit the site at the river", "IRC", "15 February"],
    ]
    found = _actions(tmp_path / "led.docx", rows)
    assert [[party.agency for party in action.responsible] for action in found] == [["WFP"], ["IRC"]]


def test_a_typed_break_after_a_small_word_is_none_between_actions(tmp_path: Path) -> None:
    """A line that ends with "the" or "and" goes on in the next."""
    rows = [
        ["Item", "Discussion", "Action", "Who"],
        ["Wells", "Talk.", "Send the letter to the\nMinistry of Health and\nUNICEF", "WFP"],
        ["Roads", "Talk.", "Clear the road", "IRC"],
    ]
    found = _actions(tmp_path / "breaks.docx", rows)
    assert [action.text for action in found] == [
        "Send the letter to the Ministry of Health and UNICEF",
        "Clear the road",
    ]


def test_a_row_that_ends_with_a_word_of_approval_is_not_closed(tmp_path: Path) -> None:
    """Only words that close what stands before them make a row a report."""
    rows = [
        ["Action", "Who", "When"],
        ["Map of the wells. Approved.", "WFP", "10 February"],
        ["Buy a pump", "IRC", "1 May"],
    ]
    found = _actions(tmp_path / "approved.docx", rows)
    assert found[0].deadline is not None
    assert found[0].deadline.date == "2023-02-10"


def test_talk_beside_who_and_when_in_one_column(tmp_path: Path) -> None:
    """Of the talk beside "Action by & date" the sentences that bind are actions, and those beside no owner or of what is over are none."""
    rows = [
        ["S/No", "Agenda", "Discussion", "Action by & date"],
        ["1.0", "Previous minutes", "Minutes read and adopted.", "NRC – 25 July"],
        ["2.0", "Flood", "Dykes at Site A are leaking. WFP to send two pumps to the site.", "WFP – 12 July"],
        ["3.0", "Wells", "Two wells are dry. Partners to share the list of wells by then.", "All – n/a"],
        ["4.0", "Schools", "The schools are open. Children are back in their classes.", ""],
    ]
    found = _actions(tmp_path / "minutes.docx", rows)
    assert [(a.text, [p.text for p in a.responsible], a.status) for a in found] == [
        ("WFP to send two pumps to the site.", ["WFP"], "open"),
        ("Partners to share the list of wells by then.", ["All"], "open"),
    ]
    assert found[0].deadline is not None
    assert found[0].deadline.text == "12 July"
    assert {a.reference for a in found} == {None}


def test_points_of_one_sentence_beside_who_and_when_are_actions(tmp_path: Path) -> None:
    """Cells of one sentence each are what their owners are to do, whatever the head of their column says."""
    rows = [
        ["No", "Discussion", "Responsible", "Deadline"],
        ["1", "Send two pumps to the site.", "WFP", "12 July"],
        ["2", "Share the list of wells.", "NRC", "14 July"],
    ]
    found = _actions(tmp_path / "minutes.docx", rows)
    assert [(a.text, [p.text for p in a.responsible]) for a in found] == [
        ("Send two pumps to the site.", ["WFP"]),
        ("Share the list of wells.", ["NRC"]),
    ]


def test_the_day_of_a_deadline_column_wins_over_that_on_which_it_was_raised(tmp_path: Path) -> None:
    """ "Date" before the actions tells when each was raised where "Deadline" stands behind them; numbers have letters, days may break."""
    rows = [
        ["Action no.", "Date", "Action", "Owner", "Deadline", "Update"],
        ["QC/23/07", "08.11.2\n2", "Review the letters to the families", "NRC", "11.04.2\n3", "On track"],
        ["QC/23/ 11", "14.12.22", "Audit the records of the wards", "WFP", "09.05.23", "Open"],
    ]
    found = _actions(tmp_path / "minutes.docx", rows)
    assert [(a.reference, a.deadline.date if a.deadline else None) for a in found] == [
        ("QC/23/07", "2023-04-11"),
        ("QC/23/11", "2023-05-09"),
    ]


def test_a_date_before_the_actions_is_their_day_where_no_other_column_is(tmp_path: Path) -> None:
    """Without another column of days "Date" says by when; a number that only counts, or a month, is no reference."""
    rows = [
        ["No.", "Date", "Action", "Owner"],
        ["1", "11.04.23", "Review the letters to the families", "NRC"],
        ["MAR-23", "09.05.23", "Audit the records of the wards", "WFP"],
    ]
    found = _actions(tmp_path / "minutes.docx", rows)
    assert [(a.reference, a.deadline.date if a.deadline else None) for a in found] == [
        (None, "2023-04-11"),
        (None, "2023-05-09"),
    ]


@pytest.mark.parametrize(
    ("cell", "whole"),
    [
        ("08.02.2 4", "08.02.24"),
        ("08/02/20\n24", "08/02/2024"),
        ("08.02. 2024", "08.02.2024"),
        ("08.02.24 12", "08.02.24 12"),
        ("08.02. 11.04.24", "08.02. 11.04.24"),
        ("08.02.24\n11.04.24", "08.02.24\n11.04.24"),
    ],
)
def test_a_day_that_a_narrow_cell_broke(cell: str, whole: str) -> None:
    """The pieces of a year are joined; days that stand side by side are not."""
    assert whole_days(cell) == whole


def test_a_remark_beside_the_letter_of_a_state(tmp_path: Path) -> None:
    """A remark that is a state says more than a letter beside it; any other leaves the letter's."""
    rows = [
        ["Action", "Owner", "Due", "RAG", "Comments"],
        ["Send the list of wells", "NRC", "2 May 2023", "R", "Closed"],
        [
            "Audit the records of the wards",
            "WFP",
            "9 May 2023",
            "A",
            "The consultant was engaged and will report in July",
        ],
        ["Repair the pump", "IRC", "12 May 2023", "R", ""],
    ]
    found = _actions(tmp_path / "minutes.docx", rows)
    assert [(a.status, a.status_text) for a in found] == [("done", "Closed"), ("in_progress", "A"), ("open", "R")]


@pytest.mark.parametrize(
    ("heads", "texts"),
    [
        (["Action", "Who", "When"], ["Keys", "Water tank", "Roof tiles"]),
        (["Acción", "Responsable", "Plazo"], ["Llaves", "Tanque", "Tejas"]),
        (["Quoi", "Qui", "Quand"], ["Clés", "Citerne", "Tuiles"]),
    ],
)
def test_a_word_below_actions_with_who_or_when_is_one(heads: list[str], texts: list[str], tmp_path: Path) -> None:
    """The head says that it is an action, however short it is; a row of which nothing else is told stays a doubt."""
    beside = [["UNHCR", "5/2"], ["IRC", "6/2"], ["WFP", "6/2"]]
    rows = [heads, *([text, *cells] for text, cells in zip(texts, beside, strict=True)), ["Painting", "", ""]]
    found = _actions(tmp_path / "short.docx", rows)
    assert [action.text for action in found] == texts
    assert [party.agency for action in found for party in action.responsible] == ["UNHCR", "IRC", "WFP"]


@pytest.mark.parametrize(
    ("heads", "state"),
    [
        (["Ref", "Issue / what was agreed", "Lead", "Target", "Status"], "12/3: begun. 4/4: dropped"),
        (["Ref", "Issue", "Lead", "Target", "Status"], "begun"),
        (["Ref", "Action", "Lead", "Target", "Status"], "begun"),
    ],
)
def test_rows_of_a_matrix_stand_below_the_row_that_names_their_topic(
    heads: list[str], state: str, tmp_path: Path
) -> None:
    """What is to be done is no topic, whatever its column is called, and days with dots are no hours of a programme."""
    rows = [
        heads,
        ["A. Boats", "", "", "", ""],
        ["A1", "Price list of sails", "IOM", "15.04.23", state],
        ["A2", "Map of moorings", "NRC", "20.04.23", "done"],
        ["B. Fish", "", "", "", ""],
        ["B1", "List of nets", "WFP", "", ""],
    ]
    found = _actions(tmp_path / "matrix.docx", rows, merged=(0, 0, 0))
    assert [(one.text, one.agenda_item) for one in found] == [
        ("Price list of sails", "Boats"),
        ("Map of moorings", "Boats"),
        ("List of nets", "Fish"),
    ]
    agenda = [item.title for item in extract(tmp_path / "matrix.docx").agenda]
    assert "List of nets" not in agenda


def test_an_issue_beside_its_action_is_its_topic(tmp_path: Path) -> None:
    """Two columns, of which the first names what was talked about."""
    rows = [["Issue", "Action", "Lead"], ["Boats", "Price list of sails", "IOM"], ["Fish", "List of nets", "WFP"]]
    found = _actions(tmp_path / "issues.docx", rows)
    assert [(one.text, one.agenda_item) for one in found] == [
        ("Price list of sails", "Boats"),
        ("List of nets", "Fish"),
    ]


def test_letters_of_rows_in_german_minutes(tmp_path: Path) -> None:
    """B is what was decided; the last title above stands over rows without one, and "n.n." names nobody."""
    rows = [
        ["TOP", "Inhalt", "Art", "Zuständig", "Termin"],
        ["1 Pacht", "Die Pacht steigt auf 45 Euro", "B", "Vorstand", ""],
        ["", "Segel beschaffen", "A", "n.n.", ""],
        ["2 Steg", "Steg streichen", "A", "Jost", "15.5."],
        ["", "Der Steg ist alt.", "I", "", ""],
    ]
    document = Docx()
    for line in (
        "Bootsverein Hall",
        "Protokoll der Vorstandssitzung vom 3. März 2025",
        "Anwesend: Anna Lang, Jost Mahr",
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=5)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "top.docx"))
    found = extract(tmp_path / "top.docx").action_points
    assert [(one.text, [p.text for p in one.responsible]) for one in found] == [
        ("Segel beschaffen", []),
        ("Steg streichen", ["Jost"]),
    ]
    assert [(one.agenda_item or "").split()[-1] for one in found] == ["Pacht", "Steg"]
