"""Who commits to what in a sentence."""

import pytest

from minutes_miner.link.agencies import registry
from minutes_miner.link.parties import is_thing
from minutes_miner.pipeline.called import Called
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.sentences import clauses
from minutes_miner.pipeline.words import words

GRAMMAR = Grammar(words(), is_known=lambda name: registry().resolve(name) is not None, is_thing=is_thing)


@pytest.mark.parametrize(
    ("sentence", "agent"),
    [
        pytest.param("UNHCR to share the mapping with partners.", "UNHCR", id="to"),
        pytest.param("By 2 April IRC to send the list", "IRC", id="deadline first"),
        pytest.param("Members that face delays to inform the Coordinator", "Members that face delays", id="a clause"),
        pytest.param("The cluster coordinator will circulate the minutes.", "The cluster coordinator", id="will"),
        pytest.param("Partners are kindly requested to fill in the 4Ws.", "Partners", id="requested"),
        pytest.param("It was agreed that WFP and FAO will submit a joint paper.", "WFP and FAO", id="framed"),
        pytest.param("Le HCR est prié de partager la carte.", "Le HCR", id="French"),
        pytest.param("OCHA enviará la matriz a los socios.", "OCHA", id="Spanish future"),
        pytest.param("The draft to be circulated by Oxfam before Friday", "Oxfam", id="passive with by"),
        pytest.param("Oxfam is also asked to repair the pump.", "Oxfam", id="an adverb inside"),
        pytest.param("Le HCR est également prié de partager la carte.", "Le HCR", id="an adverb inside, French"),
        pytest.param("Tenant liaison to collect the keys", "Tenant liaison", id="a noun that no list names"),
        pytest.param("[IRC, NRC] Print the forms for the count", "IRC, NRC", id="in brackets before the task"),
        pytest.param("Oxfam: collect the jerrycans on Monday", "Oxfam", id="before a colon"),
        pytest.param("Oxfam -> order the pipes", "Oxfam", id="before an arrow"),
    ],
)
def test_commitments_have_their_agent(sentence: str, agent: str) -> None:
    """The agent is found as it is written, with its offsets."""
    found = GRAMMAR.find(sentence)
    assert found is not None
    assert found.agent == agent
    assert sentence[found.start : found.end] == agent


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("UNICEF shared the report with members.", id="reported past"),
        pytest.param("Access to services remains limited.", id="a noun before to"),
        pytest.param("The conflict has led to displacement.", id="to behind a verb"),
        pytest.param("It is expected that the road will reopen.", id="expectation"),
        pytest.param("Standards to which all adhere", id="to which"),
        pytest.param("Happy to send more copies", id="happy to"),
        pytest.param("Ways to finance the wells", id="a noun that takes what follows"),
        pytest.param("Lessons for schools to share", id="a noun with a preposition"),
        pytest.param("Oxfam: support of the schools in Arua went on", id="news behind a colon"),
    ],
)
def test_other_sentences_bind_nobody(sentence: str) -> None:
    """What binds nobody is not taken as sure."""
    found = GRAMMAR.find(sentence)
    assert found is None or found.certainty < 0.5


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        pytest.param(
            "After a debate it was resolved that OCHA should convene the partners; and that WFP should lend two trucks.",
            ["OCHA should convene the partners", "WFP should lend two trucks."],
            id="what only tells that it was agreed is left out",
        ),
        pytest.param(
            "Il a finalement été retenu que l'UNICEF élaborera une note et que le PAM examinera les stocks.",
            ["l'UNICEF élaborera une note", "le PAM examinera les stocks."],
            id="French",
        ),
        pytest.param(
            "UNHCR and UNICEF to share the forms and the list with partners",
            ["UNHCR and UNICEF to share the forms and the list with partners"],
            id="one agent of two, one action",
        ),
        pytest.param("UNICEF sends the list by Friday", ["UNICEF sends the list by Friday"], id="present tense"),
    ],
)
def test_clauses_are_parted_where_somebody_else_is_bound(sentence: str, pieces: list[str]) -> None:
    """Each clause with an agent of its own is a piece."""
    assert [text for text, _ in clauses(sentence, GRAMMAR)] == pieces
    assert all(sentence[at : at + len(text)] == text for text, at in clauses(sentence, GRAMMAR))


@pytest.mark.parametrize(
    ("sentence", "form", "agent"),
    [
        pytest.param("Tamsin will confirm with the hall.", "will", "Tamsin", id="a given name that nothing explains"),
        pytest.param("Tamsin's going to ring the hall.", "will", "Tamsin", id="grown together with the name"),
        pytest.param("Tamsin'll ring the hall.", "will", "Tamsin", id="grown together and shortened"),
        pytest.param("Dr. Ola Berg will be supplying the leaflets.", "will", "Dr. Ola Berg", id="will be doing"),
        pytest.param("Dr. Ola Berg will have the wording changed.", "will", "Dr. Ola Berg", id="will have it done"),
        pytest.param("and he will get two quotes", "will", "", id="a pronoun names nobody"),
        pytest.param(
            "Mrs. Berg said that she would advertise for a clerk.", "weak", "", id="a pronoun in reported speech"
        ),
        pytest.param("The Board directed staff to prepare a report.", "asked", "staff", id="directed"),
        pytest.param(
            "The Secretary had agreed to write to the school.", "asked", "The Secretary", id="reported agreement"
        ),
        pytest.param("Tamsin is looking into prices.", "present", "Tamsin", id="at work on it"),
        pytest.param("To be raised at the next meeting.", "passive", "", id="a passive without a subject"),
        pytest.param("Registration will open in May.", None, "", id="a common word at the begin"),
        pytest.param("The hall will have room for forty.", None, "", id="will have something"),
    ],
)
def test_how_people_say_it(sentence: str, form: str | None, agent: str) -> None:
    """What people of no list say they will do, in the words of talk."""
    called = Called("Tamsin said so. It was Tamsin who rang.", words(), ["en"])
    found = Grammar(words(), is_known=lambda _: False, is_called=called, languages=["en"]).find(sentence)
    assert (found.form if found else None) == form
    assert found is None or found.agent == agent


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Need to find a new caretaker", True, id="need to"),
        pytest.param("Let's ask the council", True, id="let us"),
        pytest.param("Must get three quotes", True, id="must"),
        pytest.param("Il faut mettre à jour la liste", True, id="French"),
        pytest.param("Hay que enviar la lista", True, id="Spanish"),
        pytest.param("To the north of the river", False, id="a place"),
        pytest.param("Price list of the stalls", False, id="a noun that is a verb as well"),
    ],
)
def test_instructions_that_name_nobody(text: str, verb: bool) -> None:
    """What must be done may open with words that only say so."""
    assert GRAMMAR.starts_with_verb(text) is verb


@pytest.mark.parametrize(
    ("sentence", "language", "form"),
    [
        pytest.param("se convocará a los vecinos del barrio", "es", "passive", id="Spanish, nobody"),
        pytest.param("Pediremos un presupuesto a la imprenta", "es", "will", id="Spanish, we"),
        pytest.param("Nous demanderons un devis à la mairie", "fr", "will", id="French, we"),
        pytest.param("Chiederemo il preventivo al comune", "it", "will", id="Italian, we"),
        pytest.param(
            "De feestcommissie zal de zaal regelen", "nl", "will", id="Dutch, a word that ends with the body's"
        ),
        pytest.param("Der Gartenausschuss wird die Hecke schneiden", "de", "will", id="German, likewise"),
    ],
)
def test_futures_of_other_languages(sentence: str, language: str, form: str) -> None:
    """Futures that name nobody, and bodies whose name is one word."""
    grammar = Grammar(words(), is_known=lambda _: False, languages=(language,))
    found = grammar.find(sentence)
    assert found is not None
    assert found.form == form


def test_bare_verbs_of_persons() -> None:
    """ "Wilma ring the printers": a person and what she is told to do, but no noun behind her name."""
    grammar = Grammar(words(), is_known=lambda _: False, is_person=lambda name: name == "Wilma", languages=("en",))
    found = grammar.find("Wilma ring the printers")
    assert found is not None
    assert (found.agent, found.form) == ("Wilma", "present")
    assert grammar.find("Wilma report was noted") is None


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        pytest.param("The gate by the well needs repainting.", "needed", id="needs and a verb in ing"),
        pytest.param("Need a taller fence along the road", "needed", id="need at the begin"),
        pytest.param("More chairs are still needed for the hall", "needed", id="is needed"),
        pytest.param("Il nous faut mieux ranger les outils.", "needed", id="French"),
        pytest.param("De pomp moet nog gesmeerd worden", "needed", id="Dutch"),
        pytest.param("Do we need a bigger tent?", "", id="a question"),
        pytest.param("If the roof needs a repair, tell the owner", "", id="a condition"),
        pytest.param("Training needs of the staff", "", id="a noun"),
        pytest.param("You need to bring a passport", "", id="advice"),
        pytest.param("Both bids are being compared by the treasurer", "under_way", id="is being done"),
        pytest.param("Search for a new hall: still ongoing", "under_way", id="a state at the end"),
        pytest.param("La carte est en cours de correction", "under_way", id="French state"),
        pytest.param("Ongoing projects of the partners", "", id="a state of a noun"),
        pytest.param("The village is being a good host", "", id="being and no participle"),
        pytest.param("Roof of the shed: repair the leak", "order", id="behind its topic"),
        pytest.param("Once the frost is over, replace the tap", "order", id="behind its condition"),
        pytest.param("Roof of the shed: repair or buy?", "", id="a question behind a topic"),
        pytest.param("Roof of the shed: support of the parish", "", id="a noun behind a topic"),
    ],
)
def test_what_is_wanted_or_under_way_is_told(sentence: str, hint: str) -> None:
    """A sentence that binds nobody may tell that something is needed, or that it goes on."""
    assert GRAMMAR.hint(sentence) == hint


def spoken(code: str) -> Grammar:
    """The grammar of one language, for documents that know Oxfam alone."""
    return Grammar(words(), is_known=lambda name: name == "Oxfam", is_thing=is_thing, languages=(code,))


@pytest.mark.parametrize(
    ("code", "sentence", "form", "agent"),
    [
        pytest.param("en", "Barrow shall sell the old mower.", "weak", "Barrow", id="a name that is an everyday word"),
        pytest.param("en", "Then, will invite the growers again", "will", "", id="who is left out"),
        pytest.param("en", "Should also revisit the door code", "weak", "", id="who should is left out"),
        pytest.param("en", "The clerk told us she would be sending the keys", "weak", "", id="a pronoun of who acts"),
        pytest.param("en", "We ask them to paint the shed", "asked", "", id="asked, and only pointed at"),
        pytest.param("en", "Oxfam will be asked to dig the well", "asked", "Oxfam", id="will be asked"),
        pytest.param("en", "An action was created to compare two roofs", "agreed", "", id="an action was created"),
        pytest.param("en", "The lost ladder needs to be found", "passive", "", id="an irregular participle"),
        pytest.param("en", "Oxfam sold the van but will repair the pump", "will", "", id="the same subject"),
        pytest.param("en", "Should also have a spare key", "weak", "", id="should have a thing"),
        pytest.param(
            "en", "The chair requested that a plumber be invited", "passive", "", id="requested that it be done"
        ),
        pytest.param(
            "de", "Der Wirt ist krank, und wir bitten ihn auch, das Tor zu prüfen", "asked", "", id="German him"
        ),
        pytest.param("de", "Ilka fragt beim Verein an.", "present", "Ilka", id="German verb in two parts"),
        pytest.param(
            "de", "Der Saal ist teuer, Frau Kern ruft den Wirt an", "present", "Frau Kern", id="behind a comma"
        ),
        pytest.param("de", "Wir hängen die Plakate auf", "present", "", id="German we"),
        pytest.param("nl", "Daan vult het formulier in", "present", "Daan", id="Dutch verb in two parts"),
        pytest.param("nl", "Joke stuurt de lijst door", "present", "Joke", id="Dutch long vowel"),
        pytest.param("nl", "We besluiten een tweede hek te plaatsen", "agreed", "", id="Dutch decision"),
    ],
)
def test_weak_ways_to_bind_have_their_form(code: str, sentence: str, form: str, agent: str) -> None:
    """What binds less plainly still has its form and, where it is named, its agent."""
    found = spoken(code).find(sentence)
    assert found is not None
    assert (found.form, found.agent) == (form, agent)
    assert sentence[found.start : found.end] == agent


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        pytest.param("en", "Elections will cover three wards.", id="a plural"),
        pytest.param("en", "Registration should cover risks.", id="a noun by its ending"),
        pytest.param("en", "This will include the budget.", id="a word that points"),
        pytest.param("en", "Will they share the list?", id="a question"),
        pytest.param("en", "Nobody knew if they would share it", id="behind if"),
        pytest.param("en", "The shop closed and the owner should have asked", id="should have done"),
        pytest.param("en", "How can we finish and should we sell", id="a question with we"),
        pytest.param("de", "Es bietet sich an", id="German it"),
        pytest.param("de", "Das Treffen fing gut an", id="no verb of work"),
        pytest.param("de", "Der Regen nimmt zu", id="a noun with its article"),
        pytest.param("nl", "Het loopt goed af", id="Dutch it"),
        pytest.param("fr", "M. Kabore annonce une forte pluie.", id="a verb that tells"),
    ],
)
def test_what_looks_like_a_weak_way_binds_nobody(code: str, sentence: str) -> None:
    """The same words elsewhere bind nobody."""
    assert spoken(code).find(sentence) is None


@pytest.mark.parametrize(
    ("code", "text", "begins"),
    [
        pytest.param("nl", "Een tweede hek aan de weg toevoegen", True, id="Dutch, verb last"),
        pytest.param("de", "Neue Schilder am Tor anbringen", True, id="German, verb last"),
        pytest.param("de", "Neue Schilder am Tor anbringen?", False, id="a question"),
        pytest.param("nl", "Tekeningen maken van hekken en daken", True, id="with what hangs on it behind"),
        pytest.param("de", "Diesen Plan prüfen wir in Ruhe", False, id="who acts behind a verb"),
        pytest.param("de", "Wir wollen dort Schilder anbringen", False, id="who speaks"),
        pytest.param("en", "Overhaul the pump by the gate", True, id="English"),
        pytest.param("en", "Budget of the summer fair", False, id="a noun as often as a verb"),
    ],
)
def test_instructions_begin_or_end_with_their_verb(code: str, text: str, begins: bool) -> None:
    """A bare instruction is told by a verb of work where its language puts it."""
    assert spoken(code).starts_with_verb(text) is begins
