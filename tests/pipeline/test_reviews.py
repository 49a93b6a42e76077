"""Reviews of earlier actions: what stands in them and where they end."""

from pathlib import Path

import pytest

from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract

HEAD = "Shelter Working Group\nMeeting minutes\nDate: 16 April 2019\nParticipants: UNHCR, IOM, DRC, NRC\n\n"
REPORTED = [("Stove safety guidance", "done"), ("Rent market survey", "open"), ("Eviction tracker", "done")]
BELOW = "   o Done. Circulated on 2 April.", "   o Pending. Field work suspended.", "   o Shared with all."
NEXT = "\n{number}Fires in settlements\nTwo fires were told of in a camp where the tents stand close to each other.\n"

FORMS = {
    "numbers, states below": [
        f"{n}. {thing}\n{state}" for n, ((thing, _), state) in enumerate(zip(REPORTED, BELOW, strict=True), 1)
    ],
    "bullets, states below": [f"- {thing}\n{state}" for (thing, _), state in zip(REPORTED, BELOW, strict=True)],
    "bullets, states behind": [
        f"- {thing}: {state.strip(' o')}" for (thing, _), state in zip(REPORTED, BELOW, strict=True)
    ],
    "a table": ["| Action point | Responsible | Status |"]
    + [f"| {thing} | NRC | {state.strip(' o')} |" for (thing, _), state in zip(REPORTED, BELOW, strict=True)],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["Update on pending action points", "Review of action points from last meeting"])
def test_each_reported_action_is_found_with_its_state(title: str, form: str, tmp_path: Path) -> None:
    """A numbered list of a review is no agenda, and the numbered section behind a list or table of a review is none of it."""
    path = tmp_path / "minutes.txt"
    number = "" if form.startswith("numbers") else "1. "
    section = "" if form.startswith("numbers") else NEXT.format(number=number)
    path.write_text(
        f"{HEAD}{title}\n"
        + "\n".join(FORMS[form])
        + f"\n{section}\nAction points\n- NRC to call the mayor by 30 April\n"
    )
    found = [(action.text, action.status) for action in extract(path).action_points if action.kind == "status"]
    assert found == REPORTED


def test_a_review_whose_title_ran_on(tmp_path: Path) -> None:
    """A title in capitals that lost its line break opens the review, and the next one of its kind ends it."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}REVIEW OF ACTION POINTS FROM 2 APRIL MEETING UNHCR shared the list of sites (done).\n\n"
        "- NRC to call the mayor - done\n- DRC to print the maps - pending\n\n"
        "SUMMARY OF DISCUSSION The mayor came to the meeting and spoke about the roads.\n\n"
        "IOM will send the figures of the north by 30 April.\n"
    )
    found = {action.text: (action.kind, action.status) for action in extract(path).action_points}
    assert found["NRC to call the mayor"] == ("status", "done")
    assert found["DRC to print the maps"] == ("status", "open")
    assert found["IOM will send the figures of the north by 30 April."] == ("new", "open")


@pytest.mark.parametrize(
    ("title", "back"),
    [
        ("Follow-up of action points of the last meeting", True),
        ("Acuerdos de la sesión pasada", True),
        ("Actions de la dernière réunion", True),
        ("Follow-up actions agreed in the meeting", False),
        ("Tareas para el último trimestre", False),
        ("Actions prévues pour la dernière semaine de novembre", False),
        ("Action points for the last week of May", False),
        ("نقاط التوزيع في الشهر الماضي", False),
    ],
)
def test_titles_that_look_back(title: str, *, back: bool) -> None:
    """ "Last" in a title looks back only where it is the last meeting, and not the last week of what is ahead."""
    assert (words().meaning_of(title) == "review") is back


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Action 1: UNHCR to call the mayor. Done.", ("status", "done")),
        ("Action: IOM to print the maps - pending", ("status", "open")),
        ("Action 2: DRC was to mend the fence. This has not been done.", ("status", "open")),
        ("Action: IOM to send the report to the donors", ("new", "open")),
    ],
)
def test_labels_of_a_review_report_where_they_tell_a_state(line: str, told: tuple[str, str], tmp_path: Path) -> None:
    """Behind "Action" in a review stands an old action where its end says how far it is, else a new one; the line below is another."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}Review of action points\n\n{line}\n\nAction: UNHCR to share the list of wells\n", encoding="utf-8"
    )
    first, second = [(action.kind, action.status) for action in extract(path).action_points]
    assert (first, second) == (told, ("new", "open"))


def test_a_remark_of_another_matter_is_no_state(tmp_path: Path) -> None:
    """A paragraph below an old action that shares no word with it does not say how far it is."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}Review of action points\n\n- NRC to call the mayor\n\nUNHCR shared the list of sites.\n",
        encoding="utf-8",
    )
    found = extract(path)
    assert [(action.kind, action.status, action.status_text) for action in found.action_points] == [
        ("status", "open", None)
    ]


def test_a_section_of_an_agency_ends_a_review(tmp_path: Path) -> None:
    """A heading that names an agency, at the level of the review before it, begins that agency's section."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}## Old business\n\n- NRC to call the mayor - done\n\n## UNHCR\n\nUNHCR will share the list of wells by 5 May.\n\n"
        "## DRC\n\n- DRC will print the maps by 6 May\n"
    )
    assert [(action.kind, action.agenda_item) for action in extract(path).action_points][1:] == [
        ("new", "UNHCR"),
        ("new", "DRC"),
    ]


def test_what_is_taken_on_in_a_review(tmp_path: Path) -> None:
    """ "Action:" behind a matter that arose is a new action, not a report on an old one."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}Matters arising\n\nThe stoves were looked at and found to be safe, as the report of NRC says.\n"
        "Action: IOM to send the report to the donors by 30 April\n\nNext meeting: 14 May 2019\n"
    )
    assert [(action.kind, action.status) for action in extract(path).action_points] == [("new", "open")]


def test_a_section_that_counts_on_behind_a_review(tmp_path: Path) -> None:
    """Sections 3 and 4 behind matters arising under 2 are no rows of the review, although no complaints were received in them."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}1. Apologies\nThere were none.\n2. Minutes of the last meeting\nThe minutes were signed.\nMatters arising.\n"
        "The fence has been talked about at length with the neighbours of the camp.\n"
        + "".join(
            f"{n}. {title}\nNo complaints received.\n" for n, title in ((3, "Smell"), (4, "Dust"), (5, "Traffic"))
        )
    )
    found = extract(path)
    assert [item.title for item in found.agenda][-3:] == ["Smell", "Dust", "Traffic"]
    assert not found.action_points


def test_names_and_text_in_one_paragraph(tmp_path: Path) -> None:
    """What stands behind the list of those who came, without a line break, is read all the same."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Shelter Working Group, meeting minutes, 16 April 2019\n\nParticipants: UNHCR, IOM, DRC, NRC, Oxfam and CARE. "
        "The list of sites was discussed at length and it was agreed that NRC will share the list with all members by 30 April.\n"
    )
    (action,) = extract(path).action_points
    assert [party.agency for party in action.responsible] == ["NRC"]
