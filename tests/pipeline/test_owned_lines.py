"""Short lines that name a task and its owner without words that bind, in a section of its own."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Rowing Club\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane (IC), Pia Moss\n\n1. Boathouse\n",
    "fr": "Club d'aviron\nCompte rendu de la réunion du lundi 12 mai 2025\nPrésents : Lise Morel (présidente), Guy Tardif, Zoé Caron\n\n1. Hangar\n",
    "es": "Club de remo\nActa de la reunión del lunes 12 de mayo de 2025\nAsistentes: Luz Mora (presidenta), Iván Cano, Pía Soto\n\n1. Hangar\n",
    "it": "Circolo di canottaggio\nVerbale della riunione di lunedì 12 maggio 2025\nPresenti: Lia Mori (presidente), Ivo Cani, Pia Sarti\n\n1. Rimessa\n",
    "de": "Ruderverein\nProtokoll der Sitzung vom Montag, 12. Mai 2025\nAnwesend: Nele Furt (Vorsitzende), Ivo Krahn, Pia Moos\n\n1. Bootshaus\n",
    "nl": "Roeivereniging\nNotulen van de vergadering van maandag 12 mei 2025\nAanwezig: Nel Voort (voorzitter), Ivo Kraan, Pia Mos\n\n1. Botenhuis\n",
    "pt": "Clube de remo\nAta da reunião de segunda-feira, 12 de maio de 2025\nPresentes: Nélia Faria (presidente), Ivo Cano, Pia Mota\n\n1. Hangar\n",
}  # fmt: skip


def told(folder: Path, text: str, language: str = "en") -> list[tuple[list[str], str | None, str]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}{text}\n", encoding="utf-8")
    return [
        ([party.text for party in action.responsible], action.deadline.date if action.deadline else None, action.status)
        for action in extract(path).action_points
    ]


@pytest.mark.parametrize(
    ("language", "text", "owner", "day"),
    [
        ("en", "Painting of the oars: Pia, 9 June.", "Pia", "2025-06-09"),
        ("en", "Replacement of the hinge: Ivo.", "Ivo", None),
        ("en", "- call the surveyor >> IC", "IC", None),
        ("en", "- call the surveyor = Pia", "Pia", None),
        ("en", "- varnish - pia ordering", "pia", None),
        ("en", "- IC ringing the surveyor", "IC", None),
        ("en", "- varnish IC!!", "IC", None),
        ("en", "- IC f/u w/ the surveyor", "IC", None),
        ("fr", "Contrôle des rames : Zoé, 9 juin.", "Zoé", "2025-06-09"),
        ("fr", "Achat de vernis : Guy", "Guy", None),
        ("es", "Revisión de remos: Pía, 9 de junio.", "Pía", "2025-06-09"),
        ("es", "Reparación de la bisagra: Iván.", "Iván", None),
        ("it", "Riparazione della cerniera: Ivo.", "Ivo", None),
        ("de", "Reparatur der Angel: Ivo.", "Ivo", None),
        ("de", "Prüfung der Ruder: Pia, 9. Juni.", "Pia", "2025-06-09"),
        ("nl", "Reparatie van het scharnier: Ivo.", "Ivo", None),
        ("pt", "Reparação da dobradiça: Ivo.", "Ivo", None),
        ("pt", "Verificação dos remos: Pia, 9 de junho.", "Pia", "2025-06-09"),
    ],
)
def test_a_task_and_its_owner_are_an_action(
    tmp_path: Path, language: str, text: str, owner: str, day: str | None
) -> None:
    assert told(tmp_path, text, language) == [([owner], day, "open")]


def test_several_lines_of_the_kind_prove_each_other(tmp_path: Path) -> None:
    assert [who for who, _, _ in told(tmp_path, "- hinge - Ivo\n- lamp (Pia)\n- gate - IC")] == [
        ["Ivo"],
        ["Pia"],
        ["IC"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- Ivo rang the surveyor", id="told"),
        pytest.param("- good turnout, thanks to IC", id="thanks"),
        pytest.param("- Treasurer - Pia", id="an office"),
        pytest.param("- report - Ivo", id="who spoke"),
        pytest.param("- new members: Tom Hill, Pat Low", id="names of others"),
        pytest.param("- Pia reporting for the Scouts said all is well", id="a report"),
        pytest.param("Hinge: Pia presented three offers.", id="a sentence"),
        pytest.param("Proposed: Ivo, seconded: Pia", id="who moved"),
    ],
)
def test_other_lines_with_a_name_are_none(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_a_line_that_tells_a_state_keeps_it(tmp_path: Path) -> None:
    assert [status for _, _, status in told(tmp_path, "Painting of the oars: finished on 2 May.")] == ["done"]


@pytest.mark.parametrize(
    ("language", "text", "owners"),
    [
        pytest.param("en", "Bar: Ivo; prizes: Pia; music: Nell", [["Ivo"], ["Pia"], ["Nell"]], id="a rota"),
        pytest.param("en", "To do: poster (Ivo), press (Pia)", [["Ivo"], ["Pia"]], id="brackets behind a label"),
        pytest.param("de", "To do: Plakat (Ivo), Presse (Pia)", [["Ivo"], ["Pia"]], id="German"),
        pytest.param("nl", "Actiepunten: Ivo - offerte lak; Pia - rooster", [["Ivo"], ["Pia"]], id="owners first"),
        pytest.param("fr", "Buvette -> Guy ; arbitres -> Zoé ; coupes -> à voir.", [["Guy"], ["Zoé"]], id="arrows"),
    ],
)
def test_a_line_of_several_tasks_is_several_actions(
    tmp_path: Path, language: str, text: str, owners: list[list[str]]
) -> None:
    assert [who for who, _, _ in told(tmp_path, text, language)] == owners


def test_a_day_behind_the_last_of_them_is_its_own(tmp_path: Path) -> None:
    found = told(tmp_path, "To do: poster (Ivo); flowers (Pia), before 1 June")
    assert [(who, day) for who, day, _ in found] == [(["Ivo"], None), (["Pia"], "2025-05-31")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Lamp: Ivo asks the fitter, by 20 May.", "2025-05-20"),
        ("en", "Rota: Ivo hangs it up this week.", "2025-05-18"),
        ("es", "Turnos: Iván los cuelga en el tablón esta semana.", "2025-05-18"),
        ("de", "- Ausflug: Ivo fragt das Busunternehmen, bis 20.5.", "2025-05-20"),
    ],
)
def test_a_verb_in_the_present_with_its_day(tmp_path: Path, language: str, text: str, day: str) -> None:
    assert [(len(who), when) for who, when, _ in told(tmp_path, text, language)] == [(1, day)]


def test_what_somebody_did_by_a_day_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, "Lamp: Ivo asked the fitter on 2 May.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To be bought: paint (Ivo), rope (Pia), lamps (Nell by Friday).", [(["Ivo"], None), (["Pia"], None), (["Nell"], "2025-05-16")]),
        ("- lock for the gate (Ivo by 4 June)\n- letter to the bank (Pia, 5 June)", [(["Ivo"], "2025-06-04"), (["Pia"], "2025-06-05")]),
    ],
)  # fmt: skip
def test_a_day_right_behind_the_owner(tmp_path: Path, text: str, expected: list[tuple[list[str], str | None]]) -> None:
    """Each has his own day, with a comma before it or without."""
    assert [(who, day) for who, day, _ in told(tmp_path, text)] == expected


@pytest.mark.parametrize(
    ("task", "kind"),
    [("Reminder letters to the members (Pia)", "new"), ("Reminder: key list to be sent to the port (Pia)", "repeat"),
     ("Reminder to send the key list (Pia)", "repeat")],
)  # fmt: skip
def test_a_letter_of_reminder_is_a_task_of_its_own(tmp_path: Path, task: str, kind: str) -> None:
    """What only reminds of a task raises it again."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"{HEADS['en']}The hall was painted.\n\nAction points\n- {task}\n- Ivo to paint the hull\n", encoding="utf-8"
    )
    assert extract(path).action_points[0].kind == kind
