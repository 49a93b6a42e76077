"""Habits of people who write minutes, that rules for one layout break on."""

from pathlib import Path

import pytest
from docx import Document as Package

from minutes_miner.pipeline.words import words
from minutes_miner.records import ActionPoint, Extraction
from minutes_miner.workflow import extract

HEAD = "Harbour Child Protection Working Group\nMinutes of the meeting of 4 March 2021\nPresent: UNICEF, UNHCR, IRC, War Child\n"


def read(folder: Path, text: str) -> Extraction:
    path = folder / "minutes.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return extract(path)


def said(found: Extraction) -> list[str]:
    return [action.text for action in found.action_points]


def the(found: Extraction, words: str) -> ActionPoint:
    (action,) = [action for action in found.action_points if words in action.text]
    return action


def rows(package: Package, *texts: tuple[str, ...]) -> None:  # type: ignore[valid-type]
    table = package.add_table(len(texts), len(texts[0]))  # type: ignore[attr-defined]
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            cell = table.cell(row, column)
            first, *more = text.split("\n")
            cell.paragraphs[0].text = first
            for line in more:
                cell.add_paragraph(line.removeprefix("* "), style="List Bullet" if line.startswith("* ") else None)


def test_a_label_inside_a_paragraph_takes_every_sentence_that_binds(tmp_path: Path) -> None:
    """Behind a label in running text the first sentence and each further one that binds somebody are taken; so are those of a second label."""
    found = read(
        tmp_path,
        "\nCommunity centres were short of staff in January. Action point: a joint visit every fifth week. IRC and War Child to "
        "agree on the days.\nThe hotline is known to few families. Action point: UNHCR to print the number on the cards. UNICEF to "
        "share it with the schools.\n",
    )
    assert said(found) == [
        "a joint visit every fifth week.",
        "IRC and War Child to agree on the days.",
        "UNHCR to print the number on the cards.",
        "UNICEF to share it with the schools.",
    ]


@pytest.mark.parametrize("tag", ["#todo ", "TODO ", "#action: "])
def test_a_tag_in_front_of_a_line_announces_an_action(tag: str, tmp_path: Path) -> None:
    """Notes that are typed as people speak mark what is to be done by a tag, which is no part of it."""
    found = read(
        tmp_path,
        f"\n1. Tools\n- The lock of the store broke again.\n- {tag}Partners to ask the council for keys\n- The fence was painted in May.\n",
    )
    assert said(found) == ["Partners to ask the council for keys"]


def test_minutes_that_are_typed_into_their_agenda_are_read(tmp_path: Path) -> None:
    """Below "Agenda" stands the whole record: what is more than a list of titles is no agenda."""
    items = [
        f"- {title}\n  - {who} told how the work went on since {month} and which streets were reached by the teams\n  - IRC to {do}\n"
        for title, who, month, do in (
            ("Winter kits", "UNHCR", "October", "send the list of streets to UNHCR by Friday"),
            ("Hotline", "UNICEF", "November", "print the number on the cards"),
            ("Referrals", "War Child", "December", "share the new form with UNICEF"),
        )
    ]  # fmt: skip
    found = read(tmp_path, "\nAgenda\n" + "".join(items))
    assert len(found.action_points) == 3


def test_a_review_ends_with_its_list(tmp_path: Path) -> None:
    """A table below the list of a review holds new actions, unless a heading of its own says otherwise."""
    package = Package()
    for line in HEAD.splitlines():
        package.add_paragraph(line)
    package.add_paragraph("Update on pending action points from the last meeting:")
    package.add_paragraph("UNICEF to send the form: done", style="List Bullet")
    package.add_paragraph("Map of the centres to be printed", style="List Bullet")
    rows(
        package,
        ("Agenda item", "Issue", "Action point", "Responsible"),
        ("Centres", "Two of them are closed.", "List of closed centres to be shared", "IRC"),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    assert the(found, "Map of the centres").kind == "status"
    assert the(found, "List of closed centres").kind == "new"


def test_what_opens_with_a_state_tells_of_the_item_above(tmp_path: Path) -> None:
    """ "Done. ..." below an action is its state, whatever else it says; it is no action of its own."""
    package = Package()
    for line in HEAD.splitlines():
        package.add_paragraph(line)
    rows(
        package,
        ("Agenda item", "Action points"),
        (
            "Pending action points",
            "\n* UNICEF to share guidance on safe spaces\n* Done. The guidance is out; some centres need to be visited by a technician."
            "\n* UNHCR to provide a summary of the law\n* Pending, a draft will be shared by UNHCR.",
        ),
        ("Reporting", "\n* IRC will send the list of focal points to all members."),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    assert [(a.kind, a.status) for a in found.action_points] == [
        ("status", "done"),
        ("status", "open"),
        ("new", "open"),
    ]


def test_labels_above_the_heads_of_one_table(tmp_path: Path) -> None:
    """Rows of labels that stand in the table of the discussion, above its heads, are the head of the minutes and no actions."""
    package = Package()
    package.add_paragraph("Infection Control Committee, minutes of 6 June 2019")
    rows(
        package,
        ("Members present", "Dr Helen Marsh, Joy Abela, Paul Vella", ""),
        ("Apologies", "Rita Camilleri", ""),
        ("Item", "Discussion", "Action"),
        (
            "Hand hygiene",
            "Ward 4 is the lowest.",
            "Paul Vella to order 40 dispensers. Joy Abela to show the results of each ward.",
        ),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    assert said(found) == ["Paul Vella to order 40 dispensers.", "Joy Abela to show the results of each ward."]
    assert [(a.person, a.present) for a in found.attendees][-1] == ("Rita Camilleri", False)
    assert len(found.attendees) == 4


def test_lines_under_the_items_of_an_agenda(tmp_path: Path) -> None:
    """Lines without a number, and a word that is a label elsewhere, do not end a numbered agenda."""
    told = "The members told of their work in the last month, which went as it had been planned by all of them."
    sections = "".join(
        f"{n}. {title}\n{told}\n" for n, title in enumerate(("Updates", "Portal", "Work plan", "AOB"), 1)
    )
    listed = "I. Updates: from the field\nFrom other groups\nII. Portal: how to use it\nIII. Work plan\nVote on the core group\nIV. AOB"
    found = read(tmp_path, f"\nAgenda\n{listed}\n\n{sections}")
    assert [item.title for item in found.agenda] == [
        "Updates: from the field",
        "Portal: how to use it",
        "Work plan",
        "AOB",
    ]
    assert [inner.title for inner in found.agenda[0].items] == ["From other groups"]
    assert not found.action_points


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        pytest.param("The chair asked UNICEF to share the list with all members.", "UNICEF", id="English"),
        pytest.param("Il est demandé à War Child de renforcer les espaces d’accueil.", "War Child", id="French"),
        pytest.param(
            "Les partenaires sont priés d’envoyer leurs données à la coordination.", "partenaires", id="bent apostrophe"
        ),
        pytest.param(
            "En la reunión se habló de los datos que faltan en la zona. Se solicita a UNICEF que comparta la matriz con los socios.",
            "UNICEF",
            id="Spanish",
        ),
        pytest.param(
            "The committee requested the secretariat to circulate the paper.", "secretariat", id="two offices"
        ),
    ],
)
def test_who_is_asked(tmp_path: Path, sentence: str, who: str) -> None:
    """Between who asks and what is asked stands who is to act."""
    found = read(tmp_path, f"\nAction points\n- {sentence}\n")
    assert [party.text for action in found.action_points for party in action.responsible] == [who]


def test_an_office_before_a_colon_in_a_list_of_actions(tmp_path: Path) -> None:
    """A word that labels the head of minutes is an owner in a list of actions."""
    found = read(
        tmp_path,
        "\nAction points:\n- Coordination: send the form to all members\n- War Child: joint visit to the port\n",
    )
    assert len(found.action_points) == 2


def test_a_decision_that_binds_nobody_is_told(tmp_path: Path) -> None:
    """It is no action point, and not lost either."""
    found = read(
        tmp_path, "\nThe budget was discussed.\nDecision: Close the old account\nAction: UNICEF to open a new one\n"
    )
    assert said(found) == ["UNICEF to open a new one"]
    assert "Close the old account" in [miss.text for miss in found.near_misses]


def test_minute_numbers_open_sections(tmp_path: Path) -> None:
    """A line that opens with the number of a minute is a title, however long the line above it is."""
    told = (
        "The clerk told that the bench had been mended and that the quote for the roof of the shelter is still awaited;"
    )
    found = read(
        tmp_path,
        f"\n21/031 Matters arising\n{told} IRC to ask again.\n21/032 Roads\n{told} UNHCR to write to the county.\n"
        f"21/033 Money\n{told} War Child to print the figures.\n",
    )
    items = [the(found, words).agenda_item for words in ("IRC to ask", "UNHCR to write", "War Child to print")]
    assert items == ["Matters arising", "Roads", "Money"]


def test_a_head_of_two_tables(tmp_path: Path) -> None:
    """An agency that reads like "who", labels in neighbouring cells and an agenda below its label are the head of minutes, no actions."""
    package = Package()
    package.add_paragraph("Minutes of the Health Cluster meeting")
    rows(package, ("Time", "0900-1100", "Venue", "WHO conference room, Juba"), ("Date", "3 April 2019", "", ""))
    package.add_paragraph("")
    rows(
        package,
        ("Agenda", "Partners present: CARE, GOAL, UNICEF\nPartners absent: IRC"),
        ("1. Welcome\n2. Follow up on actions from the previous meeting\n3. AOB", ""),
    )
    package.add_paragraph("")
    rows(
        package,
        ("Meeting outcome", "Action points"),
        (
            "Follow up on actions from the previous meeting\n1. CARE to share the form\nThe form has been shared.\n"
            "2. GOAL to visit the new clinic\nNot yet done, planned for May.",
            "UNICEF to send the list by 5 April",
        ),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    assert [item.title for item in found.agenda] == ["Welcome", "Follow up on actions from the previous meeting", "AOB"]
    assert [(a.agency, a.present) for a in found.attendees] == [
        ("CARE", True),
        ("GOAL", True),
        ("UNICEF", True),
        ("IRC", False),
    ]
    assert {(a.kind, a.status) for a in found.action_points} == {
        ("status", "done"),
        ("status", "open"),
        ("new", "open"),
    }
    assert len(found.action_points) == 3


def test_every_member_is_no_day(tmp_path: Path) -> None:
    """ "Tous les ..." counts days before a day of the week, and members in a column of owners."""
    package = Package()
    package.add_paragraph("Compte rendu de la réunion du Cluster Protection, Mopti, 25/02/2020")
    rows(
        package,
        ("Points", "Actions à prendre", "Responsables de mise en œuvre et/ou de suivi", "Délai de mise en œuvre"),
        ("Divers", "Confirmer les points focaux", "Tous les membres", "Immédiat"),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    (action,) = extract(path).action_points
    assert [party.text for party in action.responsible] == ["Tous les membres"]
    assert action.deadline is not None
    assert action.deadline.text == "Immédiat"


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        pytest.param("Review of pending action points", "review", id="pending"),
        pytest.param("Follow up on matters arising/actions from previous meeting", "review", id="two kinds"),
        pytest.param("Examen des mesures évoquées lors de la réunion précédente", "review", id="French"),
        pytest.param("Seguimiento de compromisos de la reunión anterior", "review", id="Spanish"),
        pytest.param("## Previous Action Items [ 10 min, until 0:15 ]", "review", id="how long it takes"),
        pytest.param("A) Action Points from the last meeting 26 October 2017", "review", id="a letter and a day"),
        pytest.param("REVIEW OF ACTION POINTS FROM 12th OCTOBER MEETING", "review", id="of which meeting"),
        pytest.param("Matters arising from the minutes of 12 June 2014", "review", id="of which minutes"),
        pytest.param("Actions prévues lors de la réunion précédente", "review", id="French, planned"),
        pytest.param("Suivi des recommandations de la réunion du 2 septembre", "review", id="French, of a day"),
        pytest.param("Tareas de la reunión anterior (5 min)", "review", id="Spanish, how long"),
        pytest.param("Acompanhamento dos encaminhamentos do mês passado", "review", id="Portuguese"),
        pytest.param("Approval of the minutes of the last meeting", None, id="minutes"),
        pytest.param("Update on the action plan", None, id="a plan"),
        pytest.param("Update on recommendations of the nutrition survey", None, id="of a survey"),
    ],
)
def test_titles_that_look_back(title: str, meaning: str | None) -> None:
    """A title that speaks of earlier actions is a review, however it is worded."""
    assert words().meaning_of(title) == meaning


def test_an_owner_behind_the_sentence_that_is_theirs(tmp_path: Path) -> None:
    """ "ACTION: name" owns the sentence before it, also where the name stands earlier in the paragraph and the paragraph goes on."""
    package = Package()
    for line in HEAD.splitlines():
        package.add_paragraph(line)
    paragraph = package.add_paragraph(
        "War Child told of the new form, which few had seen. The form to be sent to all schools."
    )
    paragraph.add_run().add_break()
    paragraph.add_run("ACTION: War Child")
    paragraph.add_run().add_break()
    paragraph.add_run("The hotline was quiet. IRC to print its number on the cards.")
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    owners = {action.text.rstrip("."): [party.text for party in action.responsible] for action in found.action_points}
    assert owners["The form to be sent to all schools"] == ["War Child"]
    assert owners["IRC to print its number on the cards"] == ["IRC"]


def test_reports_name_new_days(tmp_path: Path) -> None:
    """In a status column the day to which something unfinished was moved is its deadline; days on which it was done are not."""
    found = read(
        tmp_path,
        "\nFollow-up on action points of the last meeting\nAction point | Responsible | Deadline | Status\n"
        "Map the boreholes of the north | UNICEF | 1 March 2021 | Ongoing, delayed to 30 April 2021\n"
        "Repair the fence of the centre | IRC | | Pending, by end of May\n"
        "Print the referral cards | UNHCR | | Completed, handed out on 10 March\n"
        "Train the caseworkers | War Child | | Slipped by one month\n",
    )
    days = {action.text.split()[0]: action.deadline.date if action.deadline else None for action in found.action_points}
    assert days == {"Map": "2021-04-30", "Repair": "2021-05-31", "Print": None, "Train": None}
    moved = the(found, "boreholes").deadline
    assert moved is not None and moved.previous_date == "2021-03-01"
    assert [action.status for action in found.action_points] == ["in_progress", "open", "done", "open"]


def test_a_thing_and_its_state_in_prose_is_a_report(tmp_path: Path) -> None:
    """Under "matters arising" a sentence of a name, a colon and a state is a report; one that tells a story is none."""
    found = read(
        tmp_path,
        "\n1. Matters arising\nThe hotline was much used. Fire risk assessment of the centre: completed. IRC thanked the donors.\n"
        "\n2. Visits\nThe school of Wimbe was visited.\n",
    )
    report = the(found, "Fire risk")
    assert (report.kind, report.status, report.text) == ("status", "done", "Fire risk assessment of the centre")


def test_an_agenda_ends_where_bullets_begin_to_tell(tmp_path: Path) -> None:
    """Where every line has a bullet, also the headings, the agenda ends at the first that tells something."""
    found = read(
        tmp_path,
        "\n• Agenda:\n• Welcome\n• New arrivals in Wimbe\n• AOB\n• UNHCR told that some ninety families have come to the school of Wimbe since "
        "the rains began and that they sleep in the classrooms.\n• Action points;\n• IRC to register the families by Friday.\n"
        "• UNICEF to bring tents for two classes.\n",
    )
    assert said(found) == ["IRC to register the families by Friday.", "UNICEF to bring tents for two classes."]


def test_text_and_summary_with_a_day_between_them_are_one(tmp_path: Path) -> None:
    """ "Before 31 March" in the text is "31/03" in the summary; a task of another length or day is another."""
    found = read(
        tmp_path,
        "\n1. Cards\nUNHCR to print four hundred referral cards before 31 March 2021.\n2. Fence\nIRC to repair the fence of the centre.\n"
        "\nAction points\n- UNHCR to print four hundred referral cards, 31/03/2021\n- IRC to repair the fence of the centre by 5 April 2021\n"
        "- IRC to repair the fence of the school by 5 April 2021\n",
    )
    assert [action.deadline.date if action.deadline else None for action in found.action_points] == [
        "2021-03-30", "2021-04-05", "2021-04-05",
    ]  # fmt: skip


def test_parties_before_a_colon_are_no_titles(tmp_path: Path) -> None:
    """Below a heading of decisions a numbered list of who and what gives actions, also where who acts is known to no list."""
    path = tmp_path / "acta.txt"
    path.write_text(
        "Mesa Técnica de Albergues\nActa de la reunión del 12 de mayo de 2016\nParticipantes: OIM, ACNUR, MIDUVI\n\nAcuerdos\n"
        "1. OIM: actualizar la matriz de Muisne hasta el 25 de mayo.\n2. ACNUR: enviar 200 carpas al albergue hasta el 20 de mayo.\n"
        "3. MIDUVI: presentar el plan de reubicación, 31 de mayo.\n",
        encoding="utf-8",
    )
    found = extract(path)
    assert [party.text for action in found.action_points for party in action.responsible] == ["OIM", "ACNUR", "MIDUVI"]


@pytest.mark.parametrize(
    ("title", "time"),
    [
        pytest.param("Actions from October", "october", id="month"),
        pytest.param("What we said in May", "may", id="what was said"),
        pytest.param("Follow-ups of 14 June", "14 june", id="day"),
        pytest.param("Tasks from No. 9", "no 9", id="number of the meeting"),
        pytest.param("Compromisos de noviembre", "noviembre", id="Spanish"),
        pytest.param("Points d'action de mai", "mai", id="French"),
        pytest.param("Actions for October", None, id="ahead"),
        pytest.param("Visit to Monday market", None, id="no action"),
    ],
)
def test_titles_that_name_an_earlier_time(title: str, time: str | None) -> None:
    """A title that says from when its actions are tells it; one that looks ahead does not."""
    assert words().earlier_time(title) == time


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        pytest.param("Recommendations & next steps (1/2)", "actions", id="one of two, counted"),
        pytest.param("Asks for June", "actions", id="for when"),
        pytest.param("Tareas por institución", "actions", id="Spanish"),
        *(
            pytest.param(title, "actions", id=title)
            for title in (
                "New action items",
                "Remaining tasks",
                "Actions agreed today",
                "Neue Maßnahmen",
                "Nouvelles actions",
                "Nuevas tareas",
                "Acciones nuevas",
                "Nuove azioni",
                "Nieuwe acties",
                "Novas tarefas",
                "الإجراءات الجديدة",
            )
        ),
        *(
            pytest.param(title, None, id=title)
            for title in ("New members", "Current situation", "Our work", "Autres sujets", "Nieuwe leden")
        ),
        pytest.param("Any other business and next steps", None, id="beside something else"),
        pytest.param("Suivi et évaluation", None, id="a field of work"),
        pytest.param("Action for children", None, id="a name"),
    ],
)
def test_titles_that_announce_actions_among_other_words(title: str, meaning: str | None) -> None:
    """Actions are announced also where their name is one part of a title."""
    assert words().announced(title) == meaning


def test_a_column_of_earlier_actions_beside_the_new_ones(tmp_path: Path) -> None:
    """Where a table has a column for the follow-up of the last meeting, its lines are reports and the others are new."""
    package = Package()
    package.add_paragraph("Quality Committee, minutes of 5 August 2014")
    package.add_paragraph("Present: Dr Jaya (Chair), Mr Silva, Ms Fathima")
    rows(
        package,
        ("Topic", "Follow-up of July", "Points discussed", "Decision / action", "Resp. / target date"),
        ("Falls", "Side rails counted: yes, 112.\nSticker trial: started", "Five falls.", "Two cot rails to the carpenter", "Mr Silva, 15 August"),
        ("Labels", "Indent revised: done", "They come in autumn.", "Sample of the labels to each ward", "Ms Fathima"),
    )  # fmt: skip
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path)
    assert [(action.kind, action.text) for action in found.action_points if action.kind == "new"] == [
        ("new", "Two cot rails to the carpenter"),
        ("new", "Sample of the labels to each ward"),
    ]
    assert {"Side rails counted", "Indent revised"} <= {a.text for a in found.action_points if a.kind == "status"}
    assert [party.text for party in the(found, "carpenter").responsible] == ["Mr Silva"]


def test_the_column_between_what_was_said_and_who(tmp_path: Path) -> None:
    """Whatever its head says, the text beside the owners is what they are to do, not the discussion before it."""
    talk = "The committee heard that the pump has been standing still since May because no part can be found in town"
    package = Package()
    package.add_paragraph("Water Committee, minutes of 5 August 2014")
    package.add_paragraph("Present: UNICEF, Oxfam, IRC")
    rows(
        package,
        ("Nr", "Talk", "Fwd", "Resp. person"),
        ("1", talk, "Ask the shop in the capital for a price", "UNICEF"),
        ("2", talk.replace("pump", "tank"), "Plaster the wall again", "Oxfam"),
        ("3", talk.replace("pump", "tap"), "Two new taps for the school", "IRC"),
    )
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    assert said(extract(path)) == [
        "Ask the shop in the capital for a price",
        "Plaster the wall again",
        "Two new taps for the school",
    ]


def test_headings_that_divide_a_list_of_actions(tmp_path: Path) -> None:
    """Below "Action items" a deeper heading divides the list and may say when; the next one of the same level ends it."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "# Harbour Child Protection Working Group\n\nMinutes of the meeting of 4 March 2021\n\nPresent: UNICEF, UNHCR, IRC, War Child\n\n"
        "## Action items\n\n### Immediate\n\n- UNICEF: share the list of centres\n- IRC: call the mayor\n\n"
        "### Later (by Friday's call)\n\n- NRC: mend the fence\n\n"
        "### By end of month\n\n- UNHCR: review the list of donors\n\n## Highlights\n\n- New centre in the harbour\n"
    )
    found = extract(path)
    assert len(found.action_points) == 4
    due = [(action.deadline.text, action.deadline.date) for action in found.action_points if action.deadline]
    assert due == [("Immediate", None), ("Immediate", None), ("Friday", "2021-03-05"), ("end of month", "2021-03-31")]
