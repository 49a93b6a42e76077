"""The language of short texts, which few common words tell."""

import pytest

from minutes_miner.pipeline.passages.languages import find_languages
from minutes_miner.pipeline.words import words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Consiglio del porto\nVerbale del 3 marzo 2025\nPresenti: Ada Rossi, Ivo Belli\n1. Molo\nIvo Belli invierà la mappa.", "it"),
        ("Comité del puerto\nActa del 3 de marzo de 2025\nPresentes: Ana Ruiz, Pedro Lado\n1. Muelle\nPedro Lado enviará el mapa.", "es"),
        ("Hafenverein\nProtokoll vom 3. März 2025\nAnwesend: Rita Kohl, Jost Mahr\n1. Boje\nRita Kohl bestellt Farbe.", "de"),
        ("Harbour Board\nMinutes, 3 March 2025\nPresent: Ana Ruiz, Ben Kow\n1. Pier\nBen Kow to send the map.", "en"),
        ("Haven\nNotulen 3 maart 2025\nAanwezig: Rita Kool, Bart Duin\n1. Boei\nBart Duin bestelt verf.", "nl"),
    ],
)  # fmt: skip
def test_short_texts(text: str, language: str) -> None:
    """Labels and verbs that no other language has decide where articles are common to several."""
    assert find_languages(text, words())[0] == language
