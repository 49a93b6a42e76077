"""What somebody takes on in few words, or offers where help is needed."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Rowing Club\nMinutes of the meeting of Monday 12 May 2025\nPresent: Nell Ford (Chair), Ivo Crane, Pia Moss\n\n1. Boathouse\n",
    "fr": "Club d'aviron\nCompte rendu de la réunion du lundi 12 mai 2025\nPrésents : Lise Morel (présidente), Ivo Tardif, Zoé Caron\n\n1. Hangar\n",
    "es": "Club de remo\nActa de la reunión del lunes 12 de mayo de 2025\nAsistentes: Luz Mora (presidenta), Ivo Cano, Pía Soto\n\n1. Hangar\n",
    "it": "Circolo di canottaggio\nVerbale della riunione di lunedì 12 maggio 2025\nPresenti: Lia Mori (presidente), Ivo Cani, Pia Sarti\n\n1. Rimessa\n",
    "de": "Ruderverein\nProtokoll der Sitzung vom Montag, 12. Mai 2025\nAnwesend: Nele Furt (Vorsitzende), Ivo Krahn, Pia Moos\n\n1. Bootshaus\n",
    "nl": "Roeivereniging\nNotulen van de vergadering van maandag 12 mei 2025\nAanwezig: Nel Voort (voorzitter), Ivo Kraan, Pia Mos\n\n1. Botenhuis\n",
}  # fmt: skip


def owned(folder: Path, text: str, language: str = "en") -> list[tuple[str, list[str]]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}{text}\n", encoding="utf-8")
    return [(a.text.rstrip("."), [party.text for party in a.responsible]) for a in extract(path).action_points]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Three helpers are needed at the bar. Ivo and Pia volunteered.", ["Ivo", "Pia"]),
        ("Somebody is needed to count the oars; Ivo volunteered.", ["Ivo"]),
        ("Who will count the oars? Pia will.", ["Pia"]),
        ("Ivo stepped forward to count the oars.", ["Ivo"]),
        ("The ramp is green again. Leave it with Ivo.", ["Ivo"]),
        ("The ramp was left with Pia.", ["Pia"]),
        ("It was left to Pia to look into the ramp.", ["Pia"]),
        ("The ramp is green again. Ivo is on it.", ["Ivo"]),
        ("The ramp is green again. Pia took this on.", ["Pia"]),
        ("The ramp is green again. Pia has it in hand.", ["Pia"]),
        ("The ramp is green again. Ivo said leave it with him.", ["Ivo"]),
        ("Ivo: leave this with me.", ["Ivo"]),
        ("Over to Pia for the count of oars.", ["Pia"]),
        ("The inventory was assigned to Pia.", ["Pia"]),
        ("Ivo was tasked with the inventory.", ["Ivo"]),
        ("Ivo was given the task of counting the oars.", ["Ivo"]),
        ("Painting the ramp is on Ivo's plate.", ["Ivo"]),
        ("Gate key: Ivo is on it.", ["Ivo"]),
        ("Action Pia: send the list of oars by Friday", ["Pia"]),
    ],
)
def test_who_takes_it_on_owns_it(tmp_path: Path, text: str, owners: list[str]) -> None:
    assert [who for _, who in owned(tmp_path, text)] == [owners]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il faut quelqu'un pour le bar ; Ivo se propose."),
        ("fr", "Ivo s'en charge."),
        ("es", "Del bar hace falta alguien. Ivo se ofrece."),
        ("fr", "La clé : Ivo s'en occupe."),
        ("fr", "La question de la clé est confiée à Ivo."),
        ("fr", "À charge pour Ivo d'appeler le serrurier."),
        ("es", "De la llave se encarga Ivo."),
        ("es", "Pedir dos presupuestos. Se encarga Ivo."),
        ("es", "Llamar al cerrajero. Lo hará Ivo."),
        ("es", "Se autoriza a Ivo a firmar el recibo."),
        ("it", "Serve qualcuno per il bar; si offre Ivo, accettato."),
        ("fr", "Ivo : je m'en occupe."),
        ("es", "Ivo: yo me encargo."),
        ("it", "Ivo: ci penso io."),
        ("de", "Ivo: mache ich."),
        ("nl", "Ivo: dat regel ik."),
        ("it", "Della chiave si occupa Ivo."),
        ("it", "A cura di Ivo: elenco dei soci."),
        ("de", "Für die Theke wird jemand gesucht. Ivo meldet sich."),
        ("de", "Ivo übernimmt das."),
        ("nl", "Voor de bar is iemand nodig. Ivo meldt zich aan."),
        ("nl", "Ivo pakt dit op."),
        ("nl", "Actie Ivo: sleutels ophalen"),
    ],
)
def test_other_languages(tmp_path: Path, language: str, text: str) -> None:
    assert [who for _, who in owned(tmp_path, text, language)] == [["Ivo"]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Many members volunteered at the regatta. It was a good day.", id="no need"),
        pytest.param("The key was left with Pia last year.", id="long ago"),
        pytest.param("Ivo is on the jury.", id="an office"),
        pytest.param("Who came? Everybody.", id="a question answered"),
    ],
)
def test_other_sentences_bind_nobody(tmp_path: Path, text: str) -> None:
    assert owned(tmp_path, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cup was given to Pia."),
        ("en", "The boats are with Pia."),
        ("en", "The prize of the day was for Ivo."),
        ("es", "Se hizo el inventario. Lo vio Ivo."),
        ("fr", "La coupe a été donnée à Ivo."),
    ],
)
def test_what_was_only_given_is_no_task(tmp_path: Path, language: str, text: str) -> None:
    assert owned(tmp_path, text, language) == []
