"""A clause that binds somebody stands alone behind one that only tells; names, agreement and questions around it."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEADS = {
    "en": "Chess Club\nMinutes of the meeting of Tuesday 6 May 2025\nPresent: Lou Moore (Chair), Ada Pool, Kit Rowe\n\n1. Hall\n",
    "fr": "Club d'échecs\nCompte rendu de la réunion du mardi 6 mai 2025\nPrésents : Luc Morin (président), Ada Petit, M. Royer\n\n1. Salle\n",
    "es": "Club de ajedrez\nActa de la reunión del martes 6 de mayo de 2025\nAsistentes: Luis Mora (presidente), Ada Pons, Iván Ruiz\n\n1. Sala\n",
    "it": "Circolo di scacchi\nVerbale della riunione di martedì 6 maggio 2025\nPresenti: Luca Mori (presidente), Ada Poli\n\n1. Sala\n",
    "de": "Schachverein\nProtokoll der Sitzung vom Dienstag, 6. Mai 2025\nAnwesend: Lutz Mohr (Vorsitz), Ada Pohl, Fr. Rau\n\n1. Saal\n",
    "nl": "Schaakvereniging\nNotulen van de vergadering van dinsdag 6 mei 2025\nAanwezig: Luuk Moor (voorzitter), Ada Pool\n\n1. Zaal\n",
    "pt": "Clube de xadrez\nAta da reunião de terça-feira, 6 de maio de 2025\nPresentes: Luís Mora (presidente), Ada Paiva\n\n1. Sala\n",
}  # fmt: skip


def found(folder: Path, text: str, language: str = "en") -> list[tuple[str, list[str]]]:
    path = folder / "minutes.txt"
    path.write_text(f"{HEADS[language]}{text}\n", encoding="utf-8")
    return [(a.text.rstrip("."), [party.text for party in a.responsible]) for a in extract(path).action_points]


@pytest.mark.parametrize(
    ("language", "text", "task"),
    [
        ("en", "The clock has stopped and Kit will take it to the shop.", "Kit will take it to the shop"),
        ("en", "The rent was raised and Ada and Kit will write to the landlord.", "Ada and Kit will write to the landlord"),
        ("es", "La caldera está rota y Ada va a llamar al técnico.", "Ada va a llamar al técnico"),
        ("fr", "La chaudière est en panne et M. Royer va appeler le technicien.", "M. Royer va appeler le technicien"),
        ("de", "Die Heizung ist kaputt und Ada soll den Monteur anrufen.", "Ada soll den Monteur anrufen"),
        ("it", "La caldaia è rotta e Ada deve chiamare il tecnico.", "Ada deve chiamare il tecnico"),
        ("pt", "A caldeira está avariada e a Ada vai ligar ao técnico.", "a Ada vai ligar ao técnico"),
    ],
)  # fmt: skip
def test_talk_before_a_promise_is_left_out(tmp_path: Path, language: str, text: str, task: str) -> None:
    assert [said for said, _ in found(tmp_path, text, language)] == [task]


@pytest.mark.parametrize(
    "text",
    ["Ada has bought the clocks and will label them", "The Chair, Ada and Kit will write to the landlord"],
)
def test_one_clause_stays_whole(tmp_path: Path, text: str) -> None:
    assert [said for said, _ in found(tmp_path, f"{text}.")] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "All agreed Ada should label the clocks.",
        "We agreed Ada orders the clocks.",
        "It was agreed Ada Pool to label the clocks.",
    ],
)
def test_agreed_without_that_names_who_acts(tmp_path: Path, text: str) -> None:
    [(_, owners)] = found(tmp_path, text)
    assert owners in (["Ada"], ["Ada Pool"])


@pytest.mark.parametrize(
    ("language", "text", "owners"),
    [
        ("en", "Who labels the clocks? Ada.", ["Ada"]),
        ("en", "Who labels the clocks? - Ada and Kit.", ["Ada", "Kit"]),
        ("fr", "Qui appelle le technicien ? M. Royer.", ["M. Royer"]),
        ("es", "¿Quién llama al técnico? Ada.", ["Ada"]),
        ("de", "Wer ruft den Monteur an? Fr. Rau.", ["Fr. Rau"]),
        ("it", "Chi chiama il tecnico? Ada.", ["Ada"]),
        ("nl", "Wie belt de monteur? Ada.", ["Ada"]),
        ("es", "Hay que llamar al técnico, lo hace Ada.", ["Ada"]),
    ],
)
def test_a_name_answers_who_does_it(tmp_path: Path, language: str, text: str, owners: list[str]) -> None:
    assert [who for _, who in found(tmp_path, text, language)] == [owners]


@pytest.mark.parametrize("text", ["Who was at the fair? Ada.", "Who has the key? Kit.", "Monday was agreed as best."])
def test_what_was_or_is_asks_for_no_deed(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize("dash", ["-", "–", ":"])
def test_matter_and_owner_of_a_list(tmp_path: Path, dash: str) -> None:
    sign = dash if dash == ":" else f" {dash}"
    listed = found(tmp_path, f"Actions:\n- Hall booking{sign} Kit\n- Clocks{sign} Ada\n- Cup{sign} Kit and Ada")
    assert listed == [("Hall booking", ["Kit"]), ("Clocks", ["Ada"]), ("Cup", ["Kit", "Ada"])]


def test_an_office_before_a_name_is_who_acts(tmp_path: Path) -> None:
    assert found(tmp_path, "Actions:\n- Bar steward - Kit: order beer\n- Ada: label the clocks")[0][1] != []


@pytest.mark.parametrize(
    ("language", "text", "owners"),
    [
        ("de", "Ada hat zugesagt, die Uhren zu prüfen.", ["Ada"]),
        ("de", "Lutz bot an, die Tische zu tragen.", ["Lutz"]),
        ("nl", "Ada heeft beloofd de klokken te kopen.", ["Ada"]),
        ("nl", "Afgesproken dat Ada de klokken koopt.", ["Ada"]),
        ("it", "Si delibera di incaricare Ada di scrivere al Comune.", ["Ada"]),
        ("it", "Il Consiglio dà mandato a Luca di comprare gli orologi.", ["Luca"]),
    ],
)
def test_whoever_promised_or_was_charged_owns_it(tmp_path: Path, language: str, text: str, owners: list[str]) -> None:
    assert [who for _, who in found(tmp_path, text, language)] == [owners]


def test_words_of_agreement_are_no_action_of_their_own(tmp_path: Path) -> None:
    assert [who for _, who in found(tmp_path, "Es wird vereinbart, dass Fr. Rau den Wirt anruft.", "de")] == [
        ["Fr. Rau"]
    ]


def test_a_sentence_that_binds_somebody_is_no_day_of_the_one_before(tmp_path: Path) -> None:
    text = "Lou will share the plan as soon as it is drawn. Ada to pay upon receipt of the bill. Kit to write once it is paid."
    assert [who for _, who in found(tmp_path, text)] == [["Lou"], ["Ada"], ["Kit"]]
