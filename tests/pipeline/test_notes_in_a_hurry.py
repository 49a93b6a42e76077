"""Notes typed in a hurry: who is to do something, by which day, with little more than the name and the matter."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Allotment Society\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (NF), Ivo Crane (IC), Pia Moss\n\n1. Plots\n",
    "fr": "Jardins partagés\nCompte rendu de la réunion du lundi 12 mai 2025\nPrésents : Lise Morel (LM), Guy Tardif, Zoé Caron\n\n1. Parcelles\n",
    "es": "Huertos vecinales\nActa de la reunión del lunes 12 de mayo de 2025\nAsistentes: Luz Mora (LM), Iván Cano, Pía Soto\n\n1. Parcelas\n",
    "it": "Orti comuni\nVerbale della riunione di lunedì 12 maggio 2025\nPresenti: Lia Mori (LM), Ivo Cani, Pia Sarti\n\n1. Lotti\n",
    "de": "Gartenverein\nProtokoll der Sitzung vom Montag, 12. Mai 2025\nAnwesend: Nele Furt (NF), Ivo Krahn, Pia Moos\n\n1. Parzellen\n",
    "nl": "Tuinvereniging\nNotulen van de vergadering van maandag 12 mei 2025\nAanwezig: Nel Voort (NV), Ivo Kraan, Pia Mos\n\n1. Percelen\n",
    "pt": "Hortas comunitárias\nAta da reunião de segunda-feira, 12 de maio de 2025\nPresentes: Nélia Faria (NF), Ivo Cano, Pia Mota\n\n1. Talhões\n",
}  # fmt: skip


def told(folder: Path, text: str, language: str = "en") -> list[tuple[list[str], str | None, str]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}- {text}\n- 14\n\n2. Rent\n- 31\n", encoding="utf-8")
    return [
        ([party.text for party in action.responsible], action.deadline.date if action.deadline else None, action.status)
        for action in extract(path).action_points
    ]


@pytest.mark.parametrize(
    ("language", "text", "owners", "day"),
    [
        pytest.param("en", "water butts: IC/NF by 9 June", ["IC", "NF"], "2025-06-09", id="owners and day"),
        pytest.param("en", "water butts - Pia Sat 24th", ["Pia"], "2025-05-24", id="a day that nothing binds"),
        pytest.param("en", "keys to the shed (everyone by 9 June)", ["everyone"], "2025-06-09", id="in brackets"),
        pytest.param("en", "IC: water butts, due 9 June", ["IC"], "2025-06-09", id="owner ahead"),
        pytest.param("en", "NF - new padlock by 9 June", ["NF"], "2025-06-09", id="new is no state"),
        pytest.param("en", "all: spare keys by 9 June", ["all"], "2025-06-09", id="many"),
        pytest.param("en", "Pia (9 June): empty the skip", ["Pia"], "2025-06-09", id="day in brackets"),
        pytest.param("fr", "récupérateurs : Zoé d'ici le 9 juin", ["Zoé"], "2025-06-09", id="fr"),
        pytest.param("es", "Pía: bidones, 9 de junio", ["Pía"], "2025-06-09", id="es"),
        pytest.param("it", "Ivo: bidoni, entro il 9 giugno", ["Ivo"], "2025-06-09", id="it"),
        pytest.param("de", "Regentonnen - Ivo bis 9. Juni", ["Ivo"], "2025-06-09", id="de"),
        pytest.param("nl", "sleutels van de schuur - Ivo vóór 10 juni", ["Ivo"], "2025-06-09", id="nl"),
        pytest.param("pt", "Ivo: bidões, até 9 de junho", ["Ivo"], "2025-06-09", id="pt"),
    ],
)
def test_a_matter_with_its_owner_and_day_is_an_action(
    tmp_path: Path, language: str, text: str, owners: list[str], day: str
) -> None:
    assert told(tmp_path, text, language) == [(owners, day, "open")]


@pytest.mark.parametrize(
    ("language", "text", "owner"),
    [
        ("en", "@Pia order the compost", "Pia"),
        ("en", "order the compost @IC", "IC"),
        ("en", "@Pia could you send me the key list?", "Pia"),
        ("fr", "@Zoé peux-tu m'envoyer la liste des clés ?", "Zoé"),
        ("es", "@Pía ¿puedes mandarme la lista de llaves?", "Pía"),
        ("it", "@Pia puoi mandarmi la lista delle chiavi?", "Pia"),
        ("de", "@Ivo kannst du mir die Schlüsselliste schicken?", "Ivo"),
        ("nl", "@Ivo kun je mij de sleutellijst sturen?", "Ivo"),
        ("pt", "@Ivo podes mandar-me a lista das chaves?", "Ivo"),
    ],
)
def test_who_is_called_by_a_sign_is_to_do_it(tmp_path: Path, language: str, text: str, owner: str) -> None:
    assert [who for who, _, _ in told(tmp_path, text, language)] == [[owner]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("IC: compost delivered, 9 May", id="told"),
        pytest.param("IC: Pia, 9 June", id="a name behind a name"),
        pytest.param("Next meeting: all by 9 June", id="a label"),
        pytest.param("Pia (9 April): a quiet month", id="a day that is past"),
        pytest.param("Pia: we met them on 9 June", id="words between who and when"),
        pytest.param("supper at the hut with @Pia", id="in company"),
        pytest.param("good turnout @Pia", id="nothing to be done"),
    ],
)
def test_other_lines_with_a_name_and_a_day_are_none(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []
