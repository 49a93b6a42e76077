"""States behind a task in other marks than one dash: behind a full stop, an arrow, in capitals; and tasks that only sound like one."""

from collections.abc import Callable

import pytest

from minutes_miner.pipeline.words import words
from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]
HEAD = """# Mill Society, 4 June 2025

Present: Ida Holm, Jon Ferro, Pia Lund

"""


def told(read: Read, text: str) -> list[tuple[str, str]]:
    return [(action.text.rstrip("."), action.status) for action in read(HEAD + text + "\n").action_points]


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (". - done", "done"), (".- done", "done"), (". - **done**", "done"), (" → done", "done"), (" DONE!", "done"), (" ~DONE", "done"),
        (". NOT DONE (no reply yet)", "open"), (" (tomorrow with Jon) DONE \\o/", "done"), ("\n  \\- **done**. The wheel turns.", "done"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", ["### 3. Old actions - updates", "Closed and updated actions carried over."])
def test_a_state_behind_a_task(mark: str, status: str, title: str, read: Read) -> None:
    actions = told(
        read, f"{title}\n\n- Ida: oil the wheel{mark}\n- Jon: sell the cart - done\n- Pia: list keys. - done"
    )
    assert [state for _, state in actions] == [status, "done", "done"]
    assert actions[0][0].removesuffix(" (tomorrow with Jon)") in ("Ida: oil the wheel", "oil the wheel")


@pytest.mark.parametrize(
    ("mark", "status"),
    [("PAS FAIT (on attend la mairie)", "open"), ("FAIT \\o/", "done"), ("FAIT !", "done"), ("~FAIT", "done"), ("→ fait", "done"),
     ("(en pause)", "open"), ("-> pas le temps", "open")],
)  # fmt: skip
def test_a_state_in_french(mark: str, status: str, read: Read) -> None:
    head = "# Compte rendu du bureau, 4 juin 2025\n\nPrésents : Ida Holm, Jon Ferro\n\n## Actions de la réunion précédente\n\n"
    actions = read(
        f"{head}- Ida : Graisser la roue du moulin {mark}\n- Jon : Vendre la charrette (fait)\n"
    ).action_points
    assert [(action.text.split(" : ")[-1], action.status) for action in actions] == [
        ("Graisser la roue du moulin", status),
        ("Vendre la charrette", "done"),
    ]


def test_a_state_with_a_cheer_before_a_task(read: Read) -> None:
    text = "## Old actions\n\n- DONE \\o/ Ida: oil the wheel\n- Jon: sell the cart - done"
    assert told(read, text)[0] == ("Ida: oil the wheel", "done")


@pytest.mark.parametrize(
    "task", ["Ida to ask for the data of MET", "Ida to send the form to ALL", "Ida to read the chapter on FAO"]
)
def test_capitals_that_are_no_state(task: str, read: Read) -> None:
    assert told(read, f"## Old actions\n\n- {task}\n- Jon to sell the cart - done")[0] == (task, "open")


@pytest.mark.parametrize("verb", ["re-draft", "redraft", "revise", "re-open", "re-issue"])
def test_a_verb_put_again_is_a_task(verb: str, read: Read) -> None:
    text = f"## Actions\n\n- [Ida] R1 (Charter): {verb} it (if needed) and outline the steps.\n- [Jon] Sell the cart."
    assert told(read, text)[0] == (f"R1 (Charter): {verb} it (if needed) and outline the steps", "open")


def test_a_draft_that_is_a_state(read: Read) -> None:
    text = (
        "## Old actions\n\n- Charter of the society (Ida): first draft is with the board\n- Jon to sell the cart - done"
    )
    assert [state for _, state in told(read, text)] == ["in_progress", "done"]


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("Pending actions: status", "review"), ("Action items - updates", "review"), ("Offene Aufgaben – Stand", "review"),
        ("Actions en cours : suivi", "review"), ("Acuerdos pendientes - avances", "review"), ("Azioni in corso - aggiornamenti", "review"),
        ("Lopende acties: voortgang", "review"), ("Tarefas pendentes - andamento", "review"), ("Action plan", "actions"),
        ("Actions", "actions"), ("Project status", None), ("Decisions", "decisions"),
    ],
)  # fmt: skip
def test_titles_of_reviews(title: str, meaning: str | None) -> None:
    assert words().meaning_of(title) == meaning


def test_a_sentence_above_a_list_is_no_item_of_the_agenda(read: Read) -> None:
    text = "## 1. Earlier minutes\n\nUpdated actions carried over.\n\n- Ida to oil the wheel. - done\n- Jon to sell the cart. - done"
    actions = read(HEAD + text).action_points
    assert {action.agenda_item for action in actions} == {"Earlier minutes"}
