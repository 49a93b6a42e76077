"""Commitments behind words that only tell that something was agreed, and plain words that bind somebody, in any language."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.phrases import phrases_of
from minutes_miner.pipeline.words import words
from minutes_miner.workflow import extract

NAMES = ("Eva Sola", "Teo Mir", "Lia Prado", "Nuno Dias", "Ida Costa", "Fr. Holz", "Hr. Bach", "M. Roux", "NRC")


def grammar(language: str) -> Grammar:
    return Grammar(
        words(), is_known=lambda name: name in NAMES, is_person=lambda name: name in NAMES, languages=(language,)
    )


@pytest.mark.parametrize(
    ("language", "before", "clause", "agent"),
    [
        ("es", "Se acuerda que", "Eva Sola llame al taller.", "Eva Sola"),
        ("es", "La junta decide que", "Teo Mir entregue las llaves.", "Teo Mir"),
        ("es", "Acuerdo 7.- Que", "Eva Sola pinte la reja.", "Eva Sola"),
        ("pt", "A comissão deliberou que", "a Lia Prado venda o barco.", "a Lia Prado"),
        ("pt", "Ficou decidido que", "o Nuno Dias marque a visita.", "o Nuno Dias"),
        ("it", "Si decide che", "Ida Costa chiami il comune.", "Ida Costa"),
        ("de", "Es wurde vereinbart, dass", "Fr. Holz das Amt anruft.", "Fr. Holz"),
        ("de", "Man einigt sich darauf, dass", "Hr. Bach die Tür streicht.", "Hr. Bach"),
        ("fr", "Décision 3 : que", "M. Roux commande la peinture.", "M. Roux"),
        ("en", "It was agreed that", "NRC sends the map.", "NRC"),
    ],
)
def test_what_was_agreed_binds_whoever_stands_behind_it(language: str, before: str, clause: str, agent: str) -> None:
    """The verb behind it has the mood or the place that the language asks for."""
    found = grammar(language).framed(before, clause)
    assert found is not None
    assert found.agent == agent
    assert clause[found.start : found.end] == agent
    assert found.certainty >= 0.75


@pytest.mark.parametrize(
    ("language", "before", "clause"),
    [
        ("es", "Se acuerda que", "la cuota sea de 30 euros."),
        ("es", "Eva Sola cuenta que", "Teo Mir llame al taller."),
        ("pt", "Ficou decidido que", "a quota seja de 30 euros."),
        ("de", "Es wurde beschlossen, dass", "der Beitrag 30 Euro beträgt."),
        ("fr", "Le comité décide que", "la cotisation reste à 30 euros."),
        ("es", "", "Eva Sola llame al taller."),
    ],
)
def test_sums_and_tales_bind_nobody(language: str, before: str, clause: str) -> None:
    assert grammar(language).framed(before, clause) is None


@pytest.mark.parametrize(
    ("language", "sentence", "agent"),
    [
        ("pt", "Cabe ao Nuno Dias trazer a tinta.", "Nuno Dias"),
        ("pt", "Pede-se aos membros que tragam as chaves.", "membros"),
        ("pt", "A Lia Prado ficou encarregue de fechar o portão.", "A Lia Prado"),
        ("it", "Spetta a Ida Costa comprare la vernice.", "Ida Costa"),
        ("de", "Die Karte ist von Hr. Bach zu drucken.", "Hr. Bach"),
        ("ar", "طلبت اللجنة من NRC بيع الخيمة.", "NRC"),
    ],
)
def test_words_that_bind(language: str, sentence: str, agent: str) -> None:
    found = grammar(language).find(sentence)
    assert found is not None
    assert found.agent == agent


@pytest.mark.parametrize(
    ("language", "sentence", "agent"),
    [
        ("es", "Eva Sola expone las cuentas y se compromete a pintar la reja.", "Eva Sola"),
        ("es", "Teo Mir contesta que falta una llave y enviará otra.", "Teo Mir"),
        ("pt", "Lia Prado apresenta o mapa e comprará a tinta.", "Lia Prado"),
        ("en", "UNHCR showed the map and agreed to send it.", None),
        ("fr", "M. Roux rappelle que la mairie viendra et fermera le quai.", None),
    ],
)
def test_a_second_verb_binds_whoever_opens_the_sentence(language: str, sentence: str, agent: str | None) -> None:
    """Unless the clause between has a subject of its own; agencies may tell of others."""
    found = grammar(language).find(sentence)
    assert (found.agent or None if found else None) == agent


@pytest.mark.parametrize(
    ("language", "left", "right", "hangs"),
    [
        ("de", "Fr. Holz sagt zu", ", das Amt anzurufen", True),
        ("de", "Fr. Holz streicht die Tür", ", Hr. Bach holt die Farbe", False),
        ("en", "NRC buys the rope", ", after two offers have come, and stores it", True),
        ("en", "NRC buys the rope", ", after that Teo Mir to send the bill", False),
    ],
)
def test_what_only_completes_a_clause_is_not_cut_off(language: str, left: str, right: str, *, hangs: bool) -> None:
    assert grammar(language).hangs(left, right) is hangs


@pytest.mark.parametrize(
    ("lines", "owners"),
    [
        pytest.param(
            ("Comité del Río", "Acta de la reunión del 5 de mayo de 2025", "Asistentes: Eva Sola, Teo Mir", "1. Puente", "Se acuerda que Teo Mir revise la barandilla.", "Se acuerda que la cuota sea de 30 euros."),
            [["Teo Mir"]],
            id="Spanish",
        ),
        pytest.param(
            ("Comissão do Rio", "Ata da reunião de 5 de maio de 2025", "Presentes: Lia Prado, Nuno Dias", "1. Ponte", "Foi deliberado que o Nuno Dias conte as chaves.", "Os parceiros devem entregar os mapas até dia 20."),
            [["Nuno Dias"], ["Os parceiros"]],
            id="Portuguese",
        ),
        pytest.param(
            ("Flussverein", "Protokoll der Sitzung vom 5. Mai 2025", "Anwesend: Fr. Holz, Hr. Bach", "1. Brücke", "Fr. Holz sagt zu, die Pläne bis Juni zu liefern.", "Es wurde beschlossen, dass der Beitrag steigt."),
            [["Fr. Holz"]],
            id="German",
        ),
    ],
)  # fmt: skip
def test_documents_in_which_something_is_agreed(tmp_path: Path, lines: Sequence[str], owners: list[list[str]]) -> None:
    """Whoever is plainly bound is bound whatever the judge has learned of the language; rates and sums are no actions."""
    path = tmp_path / "minutes.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = extract(path).action_points
    assert [[party.text for party in action.responsible] for action in found] == owners


def test_words_that_tell_of_an_agreement_are_sought_only_where_they_may_stand() -> None:
    said = phrases_of(words(), frozenset({"en"}))
    assert said.may_frame("The hut was sold. It was further resolved that Ann brings the keys")
    assert not said.may_frame("The hut was sold and Ann brings the keys")
