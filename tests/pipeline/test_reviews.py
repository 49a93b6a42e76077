"""Reviews of earlier actions: what stands in them and where they end."""

from pathlib import Path

import pytest
from docx import Document as Docx

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
        ("Arising from the minutes of June", True),
        ("Suites du compte rendu de juin", True),
        ("Asuntos derivados del acta de junio", True),
        ("Aus dem letzten Protokoll", True),
        ("Naar aanleiding van de notulen", True),
        ("Old action items carried over", True),
        ("Rolled over tasks", True),
        ("Items carried to the new hall", False),
        ("Temas de la reunión", False),
        ("Approval of the minutes of June", False),
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


def _told(path: Path, text: str) -> list[tuple[str, str, str]]:
    path.write_text(text)
    return [(action.text, action.kind, action.status) for action in extract(path).action_points]


COUNCIL = "FELLBECK PARISH COUNCIL\nMinutes of the meeting held on 5 February 2024\nPresent: Cllrs A Rowe (Chair), P Tarn. Clerk: Mrs L Dale\n"


@pytest.mark.parametrize("answer", ["None.", "There were none.", "Nil", "no such matters were raised."])
@pytest.mark.parametrize("title", ["MATTERS ARISING", "Actions from last meeting"])
def test_a_review_that_answers_itself(title: str, answer: str, tmp_path: Path) -> None:
    """A head with "none" behind it is no action, and the section that counts on is none of it, though one word in capitals names it."""
    told = _told(
        tmp_path / "minutes.txt",
        f"{COUNCIL}1. APOLOGIES: none.\n2. {title}: {answer}\n3. TREES: Clerk to write to the owner of the mill.\n",
    )
    assert told == [("TREES: Clerk to write to the owner of the mill.", "new", "open")]


def test_a_review_that_reports_in_its_line_is_no_answer(tmp_path: Path) -> None:
    """What names a matter behind the head of a review is told."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{COUNCIL}1. APOLOGIES: none.\n2. MATTERS ARISING: Clerk to order the new bench by 1 March.\n3. ROADS\nAll is well.\n"
    )
    assert [action.status for action in extract(path).action_points] == ["open"]


LISTS = {
    "letters": ["a) {}", "b) {}", "c) {}", "d) {}"],
    "roman": ["(i) {}", "(ii) {}", "(iii) {}", "(iv) {}"],
    "bullets": ["- {}"] * 4,
    "paragraphs": ["\n{}"] * 4,
}
MATTERS = [
    ("Swing", "fitted on 1 February.", "done"),
    ("Sign at the ford", "the branches were cut back in December.", "done"),
    ("Old bench", "new boards have been fitted by Cllr Tarn.", "done"),
    ("War memorial", "no progress.", "open"),
]


@pytest.mark.parametrize("form", LISTS)
def test_matters_with_their_states(form: str, tmp_path: Path) -> None:
    """Each matter under "matters arising" has its state, however the list is marked; none is a title of the agenda."""
    lines = [form.format(f"{what} - {told}") for form, (what, told, _) in zip(LISTS[form], MATTERS, strict=True)]
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{COUNCIL}2. MATTERS ARISING\n" + "\n".join(lines) + "\n3. TREES\nClerk to write to the owner of the mill.\n"
    )
    found = extract(path)
    assert [(a.text, a.status) for a in found.action_points if a.kind == "status"] == [
        (what, s) for what, _, s in MATTERS
    ]
    assert [a.text for a in found.action_points if a.kind == "new"] == ["Clerk to write to the owner of the mill."]
    assert not {"Swing", "War memorial"} & {item.title for item in found.agenda}


REVIEWS = {
    "en": (
        "Action points from the last meeting",
        ["UNHCR to share the map – done", "NRC to draft the form – circulated to all", "IOM to find a site – IOM absent, carried over",
         "DRC to train guards – overtaken by events", "All to send figures – only 4 out of 12 reported", "IRC to name a person – Ms Okem nominated"],
        ["done", "done", "open", "cancelled", "in_progress", "done"],
        ("Situation in Tola", "Fighting goes on in the north of the town. UNHCR to lead the assessment by Friday."),
    ),
    "fr": (
        "Suivi des points d'action de la réunion précédente",
        ["HCR : partager la carte – fait", "UNICEF : suivre les kits – kits arrivés le 2 mars", "NRC : rédiger les TdR – en cours", "PAM : confirmer le site – reporté"],
        ["done", "done", "in_progress", "open"],
        ("Situation à Tola", "Les combats continuent dans la ville. NRC doit envoyer une alerte avant vendredi."),
    ),
    "es": (
        "Seguimiento a los compromisos de la reunión anterior",
        ["ACNUR: compartir el mapa – hecho", "UNICEF: dar seguimiento a los kits – los kits llegaron el 2 de marzo", "NRC: redactar los TdR – en proceso", "PMA: confirmar el sitio – pendiente"],
        ["done", "done", "in_progress", "open"],
        ("Situación en Tola", "Continúan los combates en la ciudad. NRC debe enviar una alerta antes del viernes."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", REVIEWS)
def test_a_counted_review_is_no_agenda_and_ends_at_the_next_title(language: str, tmp_path: Path) -> None:
    """A numbered list of old actions keeps each with its state; a plain title above a paragraph ends it, what is new there is new."""
    title, lines, states, (following, told) = REVIEWS[language]
    path = tmp_path / "minutes.txt"
    listed = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    path.write_text(f"{HEAD}{title}\n{listed}\n\n{following}\n{told}\n")
    found = extract(path)
    old = [action for action in found.action_points if action.kind == "status"]
    assert [action.status for action in old] == states
    assert [action.text for action in old] == [line.partition(" – ")[0] for line in lines]
    assert {action.agenda_item for action in found.action_points if action.kind == "new"} <= {following}
    assert not set(lines) & {item.title for item in found.agenda}


def test_sections_counted_from_one_stay_sections(tmp_path: Path) -> None:
    """Titles without a state are sections, also below the name of a review."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEAD}Minutes of the last meeting and matters arising\n\n1. Roads\nThe road to the camp is closed by the rain of the last days.\n"
        "2. Schools\nTwo schools are without a roof since the storm.\n3. Any other business\nNRC to share the list by Friday.\n"
    )
    assert [item.title for item in extract(path).agenda][-3:] == ["Roads", "Schools", "Any other business"]


def test_a_task_behind_a_report_is_new(tmp_path: Path) -> None:
    """ "Bus shelter - no quote came. Cllr Tarn to ask again.": the matter is reported on, and the task is a new one."""
    told = _told(
        tmp_path / "minutes.txt",
        f"{COUNCIL}2. MATTERS ARISING:\n(i) Swing chains - fitted on 1 February. Completed.\n"
        "(ii) Bus shelter - no quote received from the builder. Cllr Tarn to try another one.\n"
        "(iii) Sign at the ford - repaired. Closed.\n3. ROADS\nAll is well there.\n",
    )
    assert told == [
        ("Swing chains", "status", "done"),
        ("Bus shelter", "status", "open"),
        ("Cllr Tarn to try another one.", "new", "open"),
        ("Sign at the ford", "status", "done"),
    ]


def test_a_task_before_its_state_is_the_old_one(tmp_path: Path) -> None:
    """What tells how far a task is stands behind it: it sets no other."""
    told = _told(
        tmp_path / "minutes.txt",
        f"{HEAD}Suivi des recommandations\n- DRAS : fournir la liste des agents. Non encore reçue, relance envoyée.\n"
        "- NRC : partager la carte. Partagée le 2 mars.\n",
    )
    assert told == [
        ("DRAS : fournir la liste des agents", "status", "open"),
        ("NRC : partager la carte", "status", "done"),
    ]


def test_a_title_counted_in_words(tmp_path: Path) -> None:
    """A heading with a number in words before it opens the review like any other."""
    told = _told(
        tmp_path / "minutes.txt",
        "مجموعة عمل المأوى\nمحضر اجتماع 14 مارس 2023\nالحضور: اليونيسف، جمعية الأمل\n\nأولاً: متابعة نقاط العمل من الاجتماع السابق\n"
        "- اليونيسف: إرسال قائمة المدارس. تم.\n- جمعية الأمل: تزويد المجموعة بالخرائط. قيد التنفيذ.\n",
    )
    assert [(kind, status) for _, kind, status in told] == [("status", "done"), ("status", "in_progress")]


def test_boxes_that_are_not_ticked(tmp_path: Path) -> None:
    """A task behind an empty box is open, whatever its words sound like."""
    told = _told(
        tmp_path / "minutes.txt",
        f"{HEAD}Follow up on action points\n[ ] DRC to organise training\n☐ NRC to draft the form\n[x] @ruthp: rotate the keys\n",
    )
    assert told == [
        ("DRC to organise training", "status", "open"),
        ("NRC to draft the form", "status", "open"),
        ("@ruthp: rotate the keys", "status", "done"),
    ]


def test_a_resolution_is_no_state(tmp_path: Path) -> None:
    """ "RESOLVED to ..." says what was decided, "RESOLVED Ann to ..." that it is done."""
    told = _told(
        tmp_path / "minutes.txt",
        f"{COUNCIL}1. PLANNING\nLand off Mill Road, nine houses. RESOLVED to object on grounds of drainage. ACTION: Clerk\n",
    )
    assert told == [("RESOLVED to object on grounds of drainage.", "new", "open")]


def test_state_on_its_own_line(tmp_path: Path) -> None:
    """A plain line below each earlier action tells how far it is, and is neither a title nor a deadline; one above a list heads it."""
    path = tmp_path / "lines.txt"
    reviewed = (
        "Action points from previous meeting:\n- OCHA to share the updated matrix\nDone\n- WES to test the water at Al Hori\n"
        "Discussion ongoing\n- DRC to chlorinate the wells\nNot yet, chlorine stock out\n- WFP to send the figures\nCompleted on 7 May\n"
    )
    path.write_text(HEAD + reviewed)
    found = extract(path)
    assert not {"Done", "Discussion ongoing", "Completed on 7 May"} & {item.title for item in found.agenda}
    assert [(a.text.split()[0], a.status, a.deadline) for a in found.action_points] == [
        ("OCHA", "done", None),
        ("WES", "in_progress", None),
        ("DRC", "open", None),
        ("WFP", "done", None),
    ]


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        pytest.param("DRC order blades stickers  DONE", "DRC order blades stickers", "done", id="capitals"),
        pytest.param("IOM speak to landlord re: slipway  DONE", "IOM speak to landlord re: slipway", "done", id="colon"),
        pytest.param("NRC to write to the council  c/f", "NRC to write to the council", "open", id="shortened"),
        pytest.param("DRC to book the hall  Complete", "DRC to book the hall", "done", id="capital letter"),
        pytest.param("DRC to ensure that the form is complete", "DRC to ensure that the form is complete", "open", id="word of the task"),
        pytest.param("DRC to send the data on rain to MET", "DRC to send the data on rain to MET", "open", id="a name"),
    ],
)  # fmt: skip
def test_state_at_end_without_dash(tmp_path: Path, line: str, text: str, status: str) -> None:
    """A state that its letters set apart from the task before it needs no dash; a word of the task is none."""
    path = tmp_path / "end.txt"
    path.write_text(f"{HEAD}1. Actions from last meeting\n- {line}\n- NRC to share the map - Ongoing\n")
    first = extract(path).action_points[0]
    assert (first.text, first.status) == (text, status)


def test_next_meeting_shortened(tmp_path: Path) -> None:
    """ "DONM" is the date of the next meeting, and nobody who acts."""
    path = tmp_path / "donm.txt"
    path.write_text(f"{HEAD}1. AOB\nAction: NRC to share the map.\n\nDONM: Tue 14 May\n")
    found = extract(path)
    assert found.meeting.next_meeting is not None
    assert found.meeting.next_meeting.date == "2019-05-14"
    assert [[r.text for r in a.responsible] for a in found.action_points] == [["NRC"]]


TALK_AND_ACTIONS = """Gender Cluster – Minutes
14 March 2023
Present: NRC, World Vision, CARE

1. Storm response
- CARE – 310 dignity kits on the island, remaining 40 to go to the north
- World Vision – waiting for transport. Will share plan when boat available
{bound}ACTION:
- NRC to follow up on transport
- All – send the list before Thursday
"""


@pytest.mark.parametrize(
    ("bound", "more"), [("", []), ("- CARE will send the map to NRC by Friday.\n", ["CARE will send the map to NRC by Friday."])]
)  # fmt: skip
def test_talk_above_the_actions_of_its_section(tmp_path: Path, bound: str, more: list[str]) -> None:
    """What was said in the list right above "ACTION:" is no action, unless it plainly binds somebody."""
    path = tmp_path / "minutes.txt"
    path.write_text(TALK_AND_ACTIONS.format(bound=bound), encoding="utf-8")
    found = [action.text for action in extract(path).action_points]
    assert found == [*more, "NRC to follow up on transport", "All – send the list before Thursday"]


OUTLINE = [("Roof of the library", "Finished on the 9th, UNHCR has the bill"), ("Inventory of pumps", "Nobody from DRC came, carry over"),
           ("IOM to count the beds", "Done"), ("Rota of the drivers", "NRC: will be printed this week")]  # fmt: skip


@pytest.mark.parametrize("title", ["Matters arising", "Arising from the minutes of March"])
def test_an_outline_of_matters_with_their_states_below(title: str, tmp_path: Path) -> None:
    """What stands below a matter of a review tells how far it is, though somebody is named there."""
    path = tmp_path / "outline.txt"
    path.write_text(HEAD + title + "\n" + "".join(f"- {matter}\n  - {state}\n" for matter, state in OUTLINE))
    found = [(a.text, a.status, a.kind, a.agenda_item) for a in extract(path).action_points]
    states = ["done", "open", "done", "open"]
    assert found == [(matter, state, "status", title) for (matter, _), state in zip(OUTLINE, states, strict=True)]


def test_a_task_below_a_matter_stays_one(tmp_path: Path) -> None:
    """What is to be done below a matter of a review is a task, and no state of it."""
    path = tmp_path / "outline.txt"
    path.write_text(
        f"{HEAD}Matters arising\n- Roof of the library\n  - NRC to ask for the completed form\n- IOM to count the beds\n  - Done\n"
    )
    assert "NRC to ask for the completed form" in [action.text for action in extract(path).action_points]


def test_levels_of_list_styles(tmp_path: Path) -> None:
    """Word's own list styles tell their level by their name."""
    document = Docx()
    for line in HEAD.split("\n"):
        document.add_paragraph(line)
    document.add_paragraph("Matters arising")
    for matter, state in OUTLINE:
        document.add_paragraph(matter, style="List Bullet")
        document.add_paragraph(state, style="List Bullet 2")
    document.save(str(tmp_path / "outline.docx"))
    assert [a.status for a in extract(tmp_path / "outline.docx").action_points] == ["done", "open", "done", "open"]


@pytest.mark.parametrize(
    ("state", "status", "task"),
    [
        ("Not done. IOM to send the forms to DRC by 30 April.", "open", "IOM to send the forms to DRC by 30 April."),
        ("Pending, IOM to phone the landlord", "open", "IOM to phone the landlord"),
        ("Partly. IOM will chase the rest", "in_progress", "IOM will chase the rest"),
        ("Not done. DRC to paint them by 30 April.", "open", None),
        ("Pending, IOM shared its share", "open", None),
    ],
)
def test_a_task_behind_a_state(state: str, status: str, task: str | None, tmp_path: Path) -> None:
    """Behind a state a cell may give somebody else a task of its own; what the owner has yet to do is the old one."""
    path = tmp_path / "states.txt"
    path.write_text(
        f"{HEAD}| Action | Who | Status |\n| --- | --- | --- |\n| Painting of the doors | DRC | {state} |\n| Cups | NRC | Done |\n"
    )
    first, *others = extract(path).action_points
    assert (first.text, first.status, first.kind) == ("Painting of the doors", status, "status")
    assert [(a.text, [r.text for r in a.responsible]) for a in others if a.kind == "new"] == (
        [(task, ["IOM"])] if task else []
    )


@pytest.mark.parametrize(
    ("line", "status", "task"),
    [
        ("Plan of the wells: done, IOM to print it", "done", "IOM to print it"),
        (
            "NRC to fix the gate: pending, IOM to phone the landlord by 30 April",
            "open",
            "IOM to phone the landlord by 30 April",
        ),
    ],
)
def test_a_task_behind_a_state_in_a_list(line: str, status: str, task: str, tmp_path: Path) -> None:
    """The same in the lines of a review."""
    path = tmp_path / "lines.txt"
    path.write_text(f"{HEAD}Review of action points of March\n- {line}\n- UNHCR to call the mayor: done\n")
    found = [(a.text, a.status, a.kind) for a in extract(path).action_points]
    assert found[:2] == [(line.split(":")[0], status, "status"), (task, "open", "new")]


@pytest.mark.parametrize(
    ("history", "status"),
    [
        ("12/3: begun. 9/4: dropped, the town does it.", "cancelled"),
        ("12/3: begun. 9/4: delivered to the depot.", "done"),
    ],
)
def test_the_last_entry_of_a_history_ends_the_matter(history: str, status: str, tmp_path: Path) -> None:
    """A cell that goes on by days tells by its last entry that something is over."""
    path = tmp_path / "history.txt"
    path.write_text(
        f"{HEAD}| Action | Who | History |\n| --- | --- | --- |\n| Letter on the doors | DRC | {history} |\n| Cups | NRC | Done |\n"
    )
    assert extract(path).action_points[0].status == status
