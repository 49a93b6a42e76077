"""Whoever does one deed in the present has promised it, in languages that write their promises so."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "fr": "Club de tir\nCompte rendu de la réunion du mardi 6 mai 2025\nPrésents : Luc Morin (président), Ada Petit (trésorière)\n\n1. Stand\n",
    "es": "Club de tiro\nActa de la reunión del martes 6 de mayo de 2025\nAsistentes: Luis Mora (presidente), Ada Pons (tesorera)\n\n1. Campo\n",
    "it": "Circolo di tiro\nVerbale della riunione di martedì 6 maggio 2025\nPresenti: Luca Mori (presidente), Ada Poli (tesoriera)\n\n1. Campo\n",
    "de": "Schützenverein\nProtokoll der Sitzung vom Dienstag, 6. Mai 2025\nAnwesend: Lutz Mohr (Vorsitz), Ada Pohl (Kasse)\n\n1. Stand\n",
    "nl": "Schietvereniging\nNotulen van de vergadering van dinsdag 6 mei 2025\nAanwezig: Luuk Moor (voorzitter), Ada Pool (penningmeester)\n\n1. Baan\n",
    "pt": "Clube de tiro\nAta da reunião de terça-feira, 6 de maio de 2025\nPresentes: Luís Mora (presidente), Ada Paiva (tesoureira)\n\n1. Pista\n",
}  # fmt: skip


def texts(folder: Path, language: str, text: str) -> list[str]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}{text}\n", encoding="utf-8")
    return [action.text for action in extract(path).action_points]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Luc Morin remplace les cibles."),
        ("fr", "La trésorière achète des cartouches, budget 60 €."),
        ("es", "Luis repara ya la valla."),
        ("es", "La tesorera paga el seguro."),
        ("it", "La tesoriera paga la bolletta."),
        ("it", "Luca ordina i bersagli."),
        ("de", "Lutz klärt das."),
        ("de", "Der Kassenwart bezahlt die Rechnung."),
        ("nl", "Luuk belt Aannemer Vos."),
        ("nl", "De penningmeester betaalt de huur."),
        ("pt", "O Luís compra os alvos."),
        ("pt", "A tesoureira paga a fatura da luz."),
    ],
)
def test_one_deed_in_the_present_is_promised(tmp_path: Path, language: str, text: str) -> None:
    assert texts(tmp_path, language, text) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Luc Morin présente les cibles."),
        ("fr", "La trésorière n'achète pas de cartouches."),
        ("es", "La tesorera presenta las cuentas."),
        ("it", "Luca illustra il bilancio."),
        ("de", "Der Kassenwart begrüßt die Mitglieder."),
        ("nl", "Luuk vindt de huur te hoog."),
        ("pt", "A tesoureira apresenta as contas."),
    ],
)
def test_what_somebody_tells_is_none(tmp_path: Path, language: str, text: str) -> None:
    assert texts(tmp_path, language, text) == []
