"""Each language is read by the words of its own files: labels, heads, states, dates, and who is bound by what."""

from datetime import date

import pytest

from minutes_miner import lexicon
from minutes_miner.dates import find_deadline
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.passages.languages import find_languages
from minutes_miner.pipeline.states import find_status
from minutes_miner.pipeline.tables import column_roles
from minutes_miner.pipeline.words import words

NAMES = frozenset(("Erik", "Elena", "Frau Wendt", "João", "Ana", "Marco", "Maria", "Jan"))
MEETING = date(2023, 4, 5)  # a Wednesday

TEXTS = [
    (
        "de",
        "Der Vorstand bespricht die Abrechnung. Die Mitglieder werden per Rundschreiben informiert, bis zum Sommer.",
    ),
    (
        "pt",
        "O conselho discutiu a proposta do município e decidiu que a comissão não foi convocada para os próximos dias.",
    ),
    (
        "it",
        "Il consiglio discute della proposta; i soci sono informati che la sede della festa viene spostata nel parco.",
    ),
    (
        "nl",
        "Het bestuur bespreekt de begroting. De leden worden door de secretaris op de hoogte gebracht van het besluit.",
    ),
    ("en", "The committee discussed the budget and the members will be informed of the decision by the secretary."),
    ("fr", "Le comité a discuté du budget et les membres sont informés par le secrétaire dans une lettre."),
    ("es", "El comité discutió el presupuesto y los miembros fueron informados por la secretaria en una carta."),
]
LABELS = [
    ("Anwesend", "attendance"),
    ("Entschuldigt", "apologies"),
    ("Traktanden", "agenda"),
    ("Sitzungsleitung", "chair"),
    ("Protokollführung", "minute_taker"),
    ("Nächstes Treffen", "next_meeting"),
    ("Pendenzen", "actions"),
    ("Maßnahmen", "actions"),
    ("Beschluss", "decisions"),
    ("Offene Punkte vom letzten Mal", "review"),
    ("Allfälliges", "aob"),
    ("Pauta", "agenda"),
    ("Encaminhamentos", "actions"),
    ("Pendências da reunião anterior", "review"),
    ("Ausências justificadas", "apologies"),
    ("Ordem de trabalhos", "agenda"),
    ("Assenti giustificati", "apologies"),
    ("Ordine del giorno", "agenda"),
    ("Varie ed eventuali", "aob"),
    ("Actiepunten", "actions"),
    ("Afwezig met kennisgeving", "apologies"),
    ("Rondvraag", "aob"),
]
HEADS = [
    ("Was", ("action",)),
    ("Wer", ("responsible",)),
    ("Bis wann", ("deadline",)),
    ("Wer / bis wann", ("responsible", "deadline")),
    ("Zuständigkeit", ("responsible",)),
    ("Stand", ("status",)),
    ("Encaminhamento", ("action",)),
    ("Prazo", ("deadline",)),
    ("Responsável", ("responsible",)),
    ("A cura di", ("responsible",)),
    ("Scadenza", ("deadline",)),
    ("Wie", ("responsible",)),
    ("Wanneer", ("deadline",)),
]
STATES = [
    ("erledigt", "done"),
    ("noch nicht erledigt", "open"),
    ("in Bearbeitung", "in_progress"),
    ("hat sich erübrigt", "cancelled"),
    ("concluído", "done"),
    ("não concluído", "open"),
    ("em andamento", "in_progress"),
    ("completato", "done"),
    ("in sospeso", "open"),
    ("afgerond", "done"),
    ("nog niet gedaan", "open"),
    ("vervallen", "cancelled"),
]
DATES = [
    ("de", "bis 12.5.", "2023-05-12"),
    ("de", "bis zum 12. Mai", "2023-05-12"),
    ("de", "bis spätestens 1. Juni 2023", "2023-06-01"),
    ("de", "bis Freitag", "2023-04-07"),
    ("de", "Do, 11.05.", "2023-05-11"),
    ("de", "bis Ende Juni", "2023-06-30"),
    ("de", "in zwei Wochen", "2023-04-19"),
    ("de", "nächste Woche", "2023-04-16"),
    ("de", "KW 20", "2023-05-21"),
    ("de", "bis zur nächsten Sitzung", None),
    ("de", "umgehend", None),
    ("it", "entro venerdì", "2023-04-07"),
    ("it", "entro fine mese", "2023-04-30"),
    ("it", "entro il 12 maggio", "2023-05-12"),
    ("nl", "uiterlijk 12 mei", "2023-05-12"),
    ("nl", "voor vrijdag", "2023-04-06"),
    ("nl", "z.s.m.", None),
    ("pt", "até o dia 12 de maio", "2023-05-12"),
]
BOUND = [
    ("de", "Erik wird die Mitglieder über den Umzug informieren", "will", "Erik"),
    ("de", "Bis Freitag wird Elena die Liste verschicken", "will", "Elena"),
    ("de", "Der Kassenwart soll bis Mai einen Vorschlag ausarbeiten", "asked", "Der Kassenwart"),
    ("de", "Die Mitglieder werden gebeten, sich zu melden", "asked", "Die Mitglieder"),
    ("de", "Um die Schlüssel kümmert sich Erik", "asked", "Erik"),
    ("de", "Der Vorstand bittet Frau Wendt, die Rechnung zu prüfen", "asked", "Frau Wendt"),
    ("de", "Es wurde beschlossen, dass der Beisitzer die Regale bestellt", "asked", "der Beisitzer"),
    ("de", "Es wurde vereinbart, die Räume zu streichen", "agreed", ""),
    ("de", "Elena schreibt eine Mail an den Vermieter", "present", "Elena"),
    ("de", "Dazu schreibt Elena eine Mail an den Vermieter", "present", "Elena"),
    ("de", "Der Aushang wird vom Text her gekürzt", "passive", ""),
    ("de", "Das Plakat soll bis 12.5. durch den Kassenwart gedruckt werden", "passive", "den Kassenwart"),
    ("de", "Die Unterlagen sind bis 3. Juni einzureichen", "passive", ""),
    ("pt", "Ana enviará o relatório", "will", "Ana"),
    ("pt", "A secretaria ficou de enviar a lista", "asked", "A secretaria"),
    ("pt", "Ana fica responsável por convocar a reunião", "asked", "Ana"),
    ("pt", "A lista será divulgada pela Ana", "passive", "Ana"),
    ("pt", "Foi solicitado que os membros enviem contribuições", "asked", "os membros"),
    ("it", "Marco invierà la lista", "will", "Marco"),
    ("it", "Il presidente si impegna a contattare il comune", "asked", "Il presidente"),
    ("it", "La lista sarà inviata da Marco", "passive", "Marco"),
    ("nl", "De voorzitter zal contact opnemen met de gemeente", "will", "De voorzitter"),
    ("nl", "Voor volgende week maakt Jan een planning", "present", "Jan"),
    ("nl", "De lijst moet door Jan worden bijgewerkt", "passive", "Jan"),
]
FREE = [
    ("de", "Der Vorsitzende eröffnet die Sitzung"),
    ("de", "Eine Lösung für die Heizung wird besprochen"),
    ("de", "Erik hat die Liste verschickt"),
    ("de", "Der Verein hat 300 Mitglieder"),
    ("pt", "O presidente abriu a reunião"),
    ("it", "Il presidente ha aperto la seduta"),
    ("nl", "De agenda wordt vastgesteld"),
]
ORDERS = [
    ("de", "Doodle für den Sommer erstellen (Erik)", True),
    ("de", "Die Heizung geht wieder", False),
    ("nl", "Planning maken voor het feest", True),
    ("pt", "Convocar os estudantes na segunda", True),
]


def grammar(language: str) -> Grammar:
    return Grammar(words(), is_known=NAMES.__contains__, is_person=NAMES.__contains__, languages=[language])


@pytest.mark.parametrize("language", lexicon.names("words"))
def test_files_of_a_language(language: str) -> None:
    """Who adds words of a language adds how it says dates, and no section that no other language has."""
    assert language in lexicon.names("dates")
    known = {(section, name) for code in ("en", "fr", "de", "ar") for section, name in _entries(code)}
    of_moods = {("commitment", name) for name in ("subjunctive", "conjugated_that", "asks_infinitive")}
    assert set(_entries(language)) <= known | of_moods


def _entries(language: str) -> list[tuple[str, str]]:
    return [(section, name) for section, entries in lexicon.load(f"words/{language}").items() for name in entries]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_language_of_a_text(language: str, text: str) -> None:
    """A text is in the language whose commonest words it has."""
    assert find_languages(text, words())[0] == language


@pytest.mark.parametrize(("label", "meaning"), LABELS)
def test_labels(label: str, meaning: str) -> None:
    """A label means the same in each language."""
    assert words().meaning_of(label) == meaning


@pytest.mark.parametrize(("head", "roles"), HEADS)
def test_heads(head: str, roles: tuple[str, ...]) -> None:
    """The head of a column tells what stands below it."""
    assert column_roles(head, words()) == roles


@pytest.mark.parametrize(("text", "state"), STATES)
def test_states(text: str, state: str) -> None:
    """What is said of an action tells how far it is."""
    assert find_status(text, words()) == state


@pytest.mark.parametrize(("language", "text", "day"), DATES)
def test_dates(language: str, text: str, day: str | None) -> None:
    """A deadline is read as the day that it means, or as one without a day."""
    found = find_deadline(text, meeting_date=MEETING, languages=(language,), cell=True)
    assert found is not None
    assert found.deadline.date == day


@pytest.mark.parametrize(("language", "sentence", "form", "agent"), BOUND)
def test_bound(language: str, sentence: str, form: str, agent: str) -> None:
    """Who is bound is found wherever the language puts the name, and what binds gives the form."""
    found = grammar(language).find(sentence)
    assert found is not None
    assert (found.form, found.agent) == (form, agent)
    assert sentence[found.start : found.end] == agent


@pytest.mark.parametrize(("language", "sentence"), FREE)
def test_free(language: str, sentence: str) -> None:
    """What only tells binds nobody."""
    assert grammar(language).find(sentence) is None


@pytest.mark.parametrize(("language", "text", "is_order"), ORDERS)
def test_orders(language: str, text: str, is_order: bool) -> None:
    """An instruction is known by its verb, first or last."""
    assert grammar(language).starts_with_verb(text) is is_order


@pytest.mark.parametrize(
    ("language", "sentence", "agent"),
    [
        ("fr", "NRC a promis d'ouvrir le puits lundi.", "NRC"),
        ("fr", "Le registre sera remis par NRC.", "NRC"),
        ("fr", "La carte sera transmise par NRC.", "NRC"),
        ("es", "NRC aún debe su informe.", "NRC"),
        ("es", "NRC queda a cargo del registro.", "NRC"),
        ("es", "El informe será escrito por NRC.", "NRC"),
        ("ar", "طلب رئيس الجلسة من NRC تقديم الخطة.", "NRC"),
    ],
)
def test_forms_of_promises(language: str, sentence: str, agent: str) -> None:
    """Elision, irregular participles and who asks stand in the way of no promise."""
    found = Grammar(words(), is_known=lambda name: name == "NRC", languages=[language]).find(sentence)
    assert found is not None
    assert found.agent == agent


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "NRC a pris d'autres routes."),
        ("es", "NRC debió su retraso a la lluvia."),
        ("ar", "طلب رئيس الجلسة الماء."),
    ],
)
def test_what_only_sounds_like_a_promise(language: str, sentence: str) -> None:
    """The same words in the past, or with nobody who is asked, bind nobody."""
    assert Grammar(words(), is_known=lambda name: name == "NRC", languages=[language]).find(sentence) is None
