"""Lists of actions whose owners stand before a dash, above a list, on lines of their own, or in a pronoun."""

import time
from pathlib import Path

import pytest
from docx import Document as Package

from minutes_miner.records import ActionPoint, Extraction
from minutes_miner.workflow import extract
from tests.pipeline.word_tables import add_table

HEAD = """Water Working Group
Minutes of the meeting of 13 March 2024
Present: Ann Lee (AL), Bob Ray (BR), Cy Poe (CP), NRC, SCI, UNICEF

"""


def read(folder: Path, text: str) -> Extraction:
    path = folder / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return extract(path, model=False)


def who(action: ActionPoint) -> list[str]:
    return [party.text for party in action.responsible]


def owned(found: Extraction) -> list[tuple[str, list[str]]]:
    return [(action.text, who(action)) for action in found.action_points]


def due(action: ActionPoint) -> str | None:
    return action.deadline.date if action.deadline else None


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("Action points\n- NRC – share the list\n- SCI – print the posters\n- MoE – open 3 schools\n- All – report drop outs", [["NRC"], ["SCI"], ["MoE"], ["All"]], id="dashes"),
        pytest.param("Points d'action\n- COOPI – partager la liste\n- UNICEF – imprimer les affiches\n- Tous – rapporter les abandons", [["COOPI"], ["UNICEF"], ["Tous"]], id="French"),
        pytest.param("Puntos de acción\n- OIM – compartir la lista\n- SCI – imprimir los carteles\n- UNICEF – abrir 3 escuelas", [["OIM"], ["SCI"], ["UNICEF"]], id="Spanish"),
        pytest.param("Action points\n- NRC: share the list\n- SCI: posters\n- UNICEF: funding", [["NRC"], ["SCI"], ["UNICEF"]], id="nouns"),
        pytest.param("Action points\nNRC: share the list\nSCI: posters\nMoE: open 3 schools", [["NRC"], ["SCI"], ["MoE"]], id="paragraphs"),
        pytest.param("Next steps\n- WHO – circulate the bulletin\n- MSF and IMC – joint assessment in Zone 4\n- MoH → vaccination plan by Monday\n- Partners – 5Ws", [["WHO"], ["MSF", "IMC"], ["MoH"], ["Partners"]], id="parties and arrows"),
        pytest.param("Action points\n- Bob -> renew the licence\n- BR: bank forms", [["Bob"], ["BR"]], id="a first name"),
        pytest.param("Actions\n1. IOM & WHO: tap, shed and clinic\n2. Chair: letter to the Governor", [["IOM", "WHO"], ["Chair"]], id="labels that are somebody"),
        pytest.param("Follow-up actions\nWHO\nCirculate the bulletin\nCall the donor\nMSF\nAssess Zone 4", [["WHO"], ["WHO"], ["MSF"]], id="names on lines of their own"),
        pytest.param("Action points\nUNHCR\n- Share the list\nNRC and SCI\n- Call the mayor", [["UNHCR"], ["NRC", "SCI"]], id="names above lists"),
        pytest.param("Action points\n1. Send the map to partners\n   UNICEF\n2. Share the list of wells\n   NRC\n3. Call the mayor about the road", [["UNICEF"], ["NRC"], []], id="names below items"),
        pytest.param("Action points\n1. Send the map to partners\n   Responsible: UNICEF\n   Deadline: 20 March\n2. Share the list of wells\n   By: NRC and SCI\n   By when: 25 March", [["UNICEF"], ["NRC", "SCI"]], id="labels below items"),
        pytest.param("Action points\n- NRC to write the report\n   - Ask for the figures\n   - SCI to draw the map\n- Call the mayor", [["NRC"], ["NRC"], ["SCI"], []], id="points of an item"),
        pytest.param("Action points\n- Follow up with UNICEF on the wells\n- Send the list to Bob and the map to SCI\n- Share the form with partners (NRC)\n- Ask UNICEF to share the map", [[], [], ["NRC"], []], id="what instructions are about"),
    ],
)  # fmt: skip
def test_each_line_has_its_own_owner(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    """A line that says who and what is an action of its own, never the heading of the next one; none is a title of the agenda."""
    found = read(tmp_path, text)
    assert [who(action) for action in found.action_points] == owners
    assert found.agenda == ()


def test_days_above_the_entries_of_a_list(tmp_path: Path) -> None:
    """A day with a colon above some entries is the deadline of these, and no entry itself."""
    found = read(
        tmp_path, "Action points\nBy 20 March:\n- NRC – share the list\nBy end of April:\n- MoE – open 3 schools"
    )
    assert [(who(action), due(action)) for action in found.action_points] == [
        (["NRC"], "2024-03-20"),
        (["MoE"], "2024-04-30"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Action points\nNRC and SCI to:\n- share the list by 20 March\n- print the posters\nMoE will:\n- fund 3 schools",
        "1. Schools\nNRC and SCI to:\na. share the list by 20 March\nb. print the posters\nMoE to fund:\na. 3 schools",
        "Action points\n1. NRC and SCI to:\n   a. share the list by 20 March\n   b. print the posters\n2. MoE to fund:\n   a. 3 schools",
        "Points d'action\nNRC et SCI doivent:\n- partager la liste avant le 21 mars\n- imprimer les affiches\nMoE doit:\n- financer 3 écoles",
    ],
)
def test_a_line_that_binds_to_what_stands_below_it(text: str, tmp_path: Path) -> None:
    """ "NRC and SCI to:" gives its owners to the points below it, and is no action itself."""
    found = read(tmp_path, text)
    assert [who(action) for action in found.action_points] == [["NRC", "SCI"], ["NRC", "SCI"], ["MoE"]]
    assert due(found.action_points[0]) == "2024-03-20"


def test_an_entry_beside_such_a_line_is_nobodys(tmp_path: Path) -> None:
    """What stands at the level of the line that binds is no longer below it."""
    found = read(
        tmp_path, "Action points\n1. NRC to:\n   a. share the list\n   b. print the posters\n2. Call the mayor"
    )
    assert [who(action) for action in found.action_points] == [["NRC"], ["NRC"], []]


@pytest.mark.parametrize(
    "text",
    [
        "- **Action Items:**\n  - **Action:** order a new pump\n    - **Owner:** Bob Ray\n    - **Due Date:** 2024-03-30\n  - **Action:** paint the shed\n    - **Owner:** Cy Poe\n    - **Due Date:** 2024-04-10",
        "## Action Items\n- **Action:** order a new pump\n- **Owner:** Bob Ray\n- **Due Date:** 2024-03-30\n- **Action:** paint the shed\n- **Owner:** Cy Poe\n- **Due Date:** 2024-04-10",
        "A FAIRE: réparer la pompe\nQUI: Bob Ray\nQUAND: 30/03/2024\nA FAIRE : peindre le hangar\nQUI : Cy Poe\nQUAND : 10/04/2024",
        "Tarea: reparar la bomba\nEncargado: Bob Ray\nFecha límite: 30/03/2024\nTarea: pintar el cobertizo\nEncargado: Cy Poe\nFecha límite: 10/04/2024",
        "2. Actions\n1. Mend the pump.\nLead: Bob Ray\nDeadline: 30 March 2024\n2. Paint the shed.\nLead: Cy Poe\nDeadline: 10 April 2024",
    ],
)  # fmt: skip
def test_lines_below_an_action(text: str, tmp_path: Path) -> None:
    """Who and when on lines below an action belong to it, and tell neither of the chair nor of who was there."""
    found = read(tmp_path, text)
    assert [(who(action), due(action)) for action in found.action_points] == [
        (["Bob Ray"], "2024-03-30"),
        (["Cy Poe"], "2024-04-10"),
    ]
    assert found.meeting.chairs == ()


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("2. Pump\nAnn Lee said the pump is old. She will ask for a quote.", [["Ann Lee"]]),
        ("2. Pump\nThe pump is old. She will ask for a quote by Friday.", [[]]),
    ],
)
def test_a_pronoun_is_the_person_named_before_or_nobody(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    """ "She" stands for the last person that was named, and is never somebody herself."""
    found = read(tmp_path, text)
    assert [[party.person for party in action.responsible] for action in found.action_points] == owners


def test_what_is_no_part_of_a_name(tmp_path: Path) -> None:
    """Neither the mark of a mention nor a state behind a name is a part of it."""
    found = read(tmp_path, "Action points\n- @Bob: chase the invoice\n- Circulate the lessons – AL – DONE")
    assert [who(action) for action in found.action_points] == [["Bob"], ["AL"]]
    assert found.action_points[1].status == "done"


def test_cells_with_several_entries_and_states_beside_owners(tmp_path: Path) -> None:
    """The entries of a cell beside a label are told apart; a state behind an owner is none of the name, a remark is nobody."""
    package = Package()
    for line in HEAD.strip().split("\n"):
        package.add_paragraph(line)
    labels = package.add_table(2, 2)
    for cell, text in zip(
        [c for row in labels.rows for c in row.cells], ["Discussion", "It is old.", "Action points", ""], strict=True
    ):
        cell.text = text
    labels.cell(1, 1).paragraphs[0].text = "• BR to buy a pump – 8 April"
    labels.cell(1, 1).add_paragraph("• CP to paint it – this week")
    package.add_paragraph("Action log")
    rows = [("Action", "Owner"), ("Answer the contractor", "CP – overdue"), ("Pump certified, paid 15/02.", "Note")]
    add_table(package, rows)
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path, model=False)
    assert owned(found) == [
        ("BR to buy a pump – 8 April", ["BR"]),
        ("CP to paint it – this week", ["CP"]),
        ("Answer the contractor", ["CP"]),
    ]


def test_heads_in_two_languages(tmp_path: Path) -> None:
    """A head and its translation in one cell are a head."""
    package = Package()
    for line in HEAD.strip().split("\n"):
        package.add_paragraph(line)
    rows = [
        ("Action / Дія", "Responsible / Відповідальний", "Deadline / Термін"),
        ("Confirm the stock in the warehouse", "NRC", "25.03.2024"),
        ("Update the gap matrix", "SCI", "28.03.2024"),
    ]
    add_table(package, rows)
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    found = extract(path, model=False)
    assert [(who(action), due(action)) for action in found.action_points] == [
        (["NRC"], "2024-03-25"),
        (["SCI"], "2024-03-28"),
    ]


def test_initials_behind_a_paragraph(tmp_path: Path) -> None:
    """Initials of somebody who was there, or a label and initials, behind a paragraph own what it says last."""
    found = read(
        tmp_path,
        "2. Gate\n\nThe gate is broken and needs a new lock. AL\n\nThe roof leaks. ACTION BR\n\nThe kits are with the agency. NRC",
    )
    assert owned(found) == [("The gate is broken and needs a new lock.", ["AL"]), ("The roof leaks.", ["BR"])]


def table_of(folder: Path, *rows: tuple[str, ...]) -> Extraction:
    package = Package()
    for line in HEAD.strip().split("\n"):
        package.add_paragraph(line)
    package.add_paragraph("Action points")
    add_table(package, rows)
    path = folder / "minutes.docx"
    package.save(str(path))
    return extract(path, model=False)


def test_as_above(tmp_path: Path) -> None:
    """A ditto mark stands for the cell above it, as does a blank before an action that has a day of its own."""
    rows = [("Buy the pump", "BR", "30/03/2024"), ("Paint the shed", '"', '"'), ("Clean the tank", "do.", "18/04/2024")]
    found = table_of(tmp_path, ("Action", "Who", "When"), *rows)
    assert [(who(action), due(action)) for action in found.action_points] == [
        (["BR"], "2024-03-30"),
        (["BR"], "2024-03-30"),
        (["BR"], "2024-04-18"),
    ]
    days = [("NRC", "Buy a pump", "20 March"), ("", "Paint the shed", "25 March"), ("", "Mend the tap", "")]
    before = table_of(tmp_path, ("Who", "What", "When"), *days)
    assert [who(action) for action in before.action_points] == [["NRC"], ["NRC"], []]
    behind = table_of(tmp_path, ("What", "Who"), ("Buy a pump", "NRC"), ("Paint the shed", ""), ("Mend the tap", "SCI"))
    assert [who(action) for action in behind.action_points] == [["NRC"], [], ["SCI"]]


def test_columns_of_states(tmp_path: Path) -> None:
    """Ticks alone in their cells tell the state; of columns of several days the last that is filled does."""
    ticks = table_of(tmp_path, ("Action", "Who", "Status"), ("Buy a pump", "NRC", "✓"), ("Mend the tap", "SCI", "☐"))
    assert [action.status for action in ticks.action_points] == ["done", "open"]
    days = table_of(
        tmp_path,
        ("Action", "Who", "Status 12/02", "Status 12/03"),
        ("Buy a pump", "NRC", "Not started", "Done"),
        ("Mend the tap", "SCI", "In progress", ""),
    )
    assert [action.status for action in days.action_points] == ["done", "in_progress"]
    answers = table_of(tmp_path, ("Action", "Who", "Done"), ("Buy a pump", "NRC", "Y"), ("Mend the tap", "SCI", "N"))
    assert [action.status for action in answers.action_points] == ["done", "open"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2. Rooster\nPiet stuurt de cijfers voor 2 april. Actie: Piet", ("Piet stuurt de cijfers voor 2 april.", ["Piet"])),
        ("2. Money\nThe members want a breakdown. Action: Head", ("The members want a breakdown.", ["Head"])),
        ("Action points\n- Buy the pump\n- NRC", ("Buy the pump", [])),
    ],
)  # fmt: skip
def test_a_name_alone_is_no_task(text: str, expected: tuple[str, list[str]], tmp_path: Path) -> None:
    """A name or an office behind a label owns the sentence before it; a party at the end of a list has nothing to do."""
    assert owned(read(tmp_path, text)) == [expected]


@pytest.mark.parametrize(
    "behind",
    [
        " ACTION AL",
        " (Action AL).",
        " - Action AL.",
        ": ACTION AL & BR",
        " Action by AL.",
        " ACTION - AL",
        " Action: AL",
    ],
)
def test_a_label_without_colon_behind_a_paragraph(behind: str, tmp_path: Path) -> None:
    """Who is to act stands behind the last sentence, with whatever signs."""
    stop = "." if behind[1].isalpha() or behind.startswith(" (") else ""
    text = f"1. Roof\nThe roof leaks and wants new slates{stop}{behind}\n\n2. Hall\nThe keys are with the warden."
    found = owned(read(tmp_path, text))
    assert [(said[:14], names) for said, names in found] == [
        ("The roof leaks", ["AL", "BR"] if "&" in behind else ["AL"])
    ]


def test_a_label_behind_each_of_several_lines(tmp_path: Path) -> None:
    """Each line of a paragraph has its own; the line without one stays what it is."""
    text = "1. Roof\nThe gutters need to be cleared. ACTION AL\nThe day was dry.\nThe gate needs new paint. ACTION BR"
    assert owned(read(tmp_path, text)) == [
        ("The gutters need to be cleared.", ["AL"]),
        ("The gate needs new paint.", ["BR"]),
    ]


@pytest.mark.parametrize(
    ("decision", "owners"),
    [
        ("NRC and SCI complete the list of wells.", ["NRC", "SCI"]),
        ("print 500 posters (UNICEF)", ["UNICEF"]),
        ("UNICEF responsible for the census.", ["UNICEF"]),
        ("the minutes of February are correct (no changes).", None),
        ("the group adopts the terms.", None),
        ("NRC was thanked for the list.", None),
    ],
)
def test_whom_a_decision_tells_what_they_do(decision: str, owners: list[str] | None, tmp_path: Path) -> None:
    """A decision binds who is named as doing it, by whatever verb; others are kept as near misses."""
    found = read(tmp_path, f"1. Wells\nDecision: {decision}")
    assert [names for _, names in owned(found)] == ([owners] if owners else [])
    assert owners or decision in [miss.text for miss in found.near_misses]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("1. Wells\nThe Water Committee has received the offers. They will send a note to the mayor.", ["Water Committee"]),
        ("1. Wells\nUNICEF kindly asks all partners who have no well to send a note by 20 March.", ["all partners who have no well"]),
        ("1. Wells\nThe pumps leak. They will be sent back to the shop by NRC.", ["NRC"]),
    ],
)  # fmt: skip
def test_owners_before_a_sentence(text: str, owners: list[str], tmp_path: Path) -> None:
    """Who opens the line, whom "they" means, and who is asked, not who asks."""
    assert [who(action) for action in read(tmp_path, text).action_points] == [owners]


def test_heads_in_a_cell(tmp_path: Path) -> None:
    """Names that head the lines of a cell own those below them; names below the lines own the one above."""
    package = Package()
    for line in HEAD.split("\n"):
        package.add_paragraph(line)
    for cell in (
        "FAO:\n- Share the map\n- Call two schools\nPartners:\n- Send the names",
        "Send the form to all\nNRC\nCall the mayor about it\nSCI",
    ):
        add_table(
            package, [["Item", "Discussion", "Action points"], ["Maps", "There was a long talk of the maps.", ""]]
        )
        first, *lines = cell.split("\n")
        package.tables[-1].rows[1].cells[2].text = first
        for line in lines:
            package.tables[-1].rows[1].cells[2].add_paragraph(line)
    package.save(str(tmp_path / "minutes.docx"))
    found = extract(tmp_path / "minutes.docx", model=False)
    assert [who(action) for action in found.action_points] == [["FAO"], ["FAO"], ["Partners"], ["NRC"], ["SCI"]]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Action points\n\nUNHCR\nSend the checklist to partners\nConvene the sub-group this week\n\nNRC\nNominate focal points by 20 March", [["UNHCR"], ["UNHCR"], ["NRC"]]),
        ("1. Wells\nNRC: two wells are dug, the map of all wells to be shared with the group by 20 March.", [["NRC"]]),
    ],
)  # fmt: skip
def test_owners_of_what_the_judge_takes(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    """Names on lines of their own above paragraphs, and before a colon at the begin of the line."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    assert [who(action) for action in extract(path).action_points] == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("3. AOB\nAction: NRC to share the summary\n\nHealth Working Group\nNo update.", [["NRC"]], id="a body"),
        pytest.param("3. AOB\nAll to send comments by Friday.\n\nFinance\nBalance is 300.", [["All"]], id="a department"),
        pytest.param("Action points\n1. Share the summary of the study\n\nUNICEF\n\n2. Print the posters\n\nNRC", [["UNICEF"], ["NRC"]], id="no owner in the words"),
    ],
)  # fmt: skip
def test_the_title_below_an_action_with_an_owner_is_none(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    """A name on the line below acts only where the words of the action name nobody."""
    assert [who(action) for action in read(tmp_path, text).action_points] == owners


def test_a_body_in_brackets_that_is_called_action_is_no_owner(tmp_path: Path) -> None:
    """ "(Action Against Hunger)" names who was spoken of."""
    text = "1. Kits\nThe kits came from France (Action Against Hunger).\nNRC to count the kits."
    assert owned(read(tmp_path, text)) == [("NRC to count the kits.", ["NRC"])]


def test_a_long_word_in_capitals_behind_a_label_costs_no_time(tmp_path: Path) -> None:
    """A label before what is no name is passed at once."""
    begun = time.process_time()
    read(tmp_path, f"1. Roof\nThe roof leaks: Action {'A' * 200}!\nNRC to mend it.")
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("Action: NRC to share the list.\nAP 4: all partners, update hotline numbers", [["NRC"], ["all partners"]], id="a verb behind many"),
        pytest.param("A/P: UNICEF, NRC to share the list.\nAP 5: NRC and SCI, share the map by 3 April", [["UNICEF", "NRC"], ["NRC", "SCI"]], id="a verb behind two"),
        pytest.param("Action Item 3: Ann Lee to call the bank.\nAction Item 4: Bob - order badges", [["Ann Lee"], ["Bob"]], id="a verb behind a dash"),
        pytest.param("UNICEF must mend the roof of the shed.\nAction: NRC, UNICEF", [["NRC", "UNICEF"]], id="owners alone"),
        pytest.param("The roof of the shed must be mended by May.\nAction: NRC, Save the Children", [["NRC", "Save the Children"]], id="a name with a verb"),
    ],
)  # fmt: skip
def test_a_verb_of_work_behind_a_label_is_a_task_of_its_own(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    assert [who(action) for action in read(tmp_path, f"1. Well\n{text}").action_points] == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        pytest.param("Action: A. Lolo to circulate the accounts.", [["A. Lolo"]], id="behind a label"),
        pytest.param("Action points\n- A. Lolo to report on the wall.\n- B. Dunn to book the hall.", [["A. Lolo"], ["B. Dunn"]], id="behind the sign of a list"),
        pytest.param("Action points\nA. NRC to send the list.\nB. UNICEF to mend the pump.", [["NRC"], ["UNICEF"]], id="letters of a list"),
        pytest.param("Action points\n- A. Call the bank (NRC)\n- B. Mend the pump (SCI)", [["NRC"], ["SCI"]], id="letters behind the sign of a list"),
    ],
)  # fmt: skip
def test_an_initial_and_a_surname_are_one_person(text: str, owners: list[list[str]], tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}{text}\n", encoding="utf-8")
    found = extract(path)
    assert [who(action) for action in found.action_points] == owners
    assert not any(action.text.startswith(("Lolo", "Dunn")) for action in found.action_points)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("Points d'action\n- COOPI : partager la liste\n- RAS pour la santé\n- UNICEF : imprimer les affiches", 2, id="French"),
        pytest.param("Action points\n- NRC: share the list\n- Nil from UNHCR\n- SCI: print the posters", 2, id="English"),
        pytest.param("Puntos de acción\n- OIM: compartir la lista\n- Sin novedad de UNICEF\n- SCI: imprimir los carteles", 2, id="Spanish"),
        pytest.param("Action points\n- NRC: share the list\n- None on site, SCI to bring ten more by Friday", 2, id="nothing there and an action"),
    ],
)  # fmt: skip
def test_nothing_about_somebody_is_no_action(text: str, taken: int, tmp_path: Path) -> None:
    found = read(tmp_path, text)
    assert len(found.action_points) == taken
    assert not any("RAS" in who(action) for action in found.action_points)
