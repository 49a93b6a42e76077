"""Who a cell or the words of an action name, told by their place where nobody trained knows them."""

import pytest

from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import names_in
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.plainly import many_who, plain_doers
from minutes_miner.pipeline.responsible import parties_of
from minutes_miner.pipeline.whole_names import whole
from minutes_miner.pipeline.words import words
from minutes_miner.records import Attendee

LISTED = (
    Attendee("Ann Moss (UNHCR, chair)", "UNHCR", "Ann Moss", "chair"),
    Attendee("Dan Reed (DR)", None, "Dan Reed", initials="DR"),
    Attendee("Felix Oduor - Windle International", "Windle International", "Felix Oduor"),
    Attendee("Basin Council", "Basin Council"),
    Attendee("War Child Canada", "War Child Canada"),
)
KNOWN = Known(LISTED, chairs=["Ann Moss (UNHCR)"])


def grammar(language: str = "en") -> Grammar:
    """The grammar of a document in which the persons and agencies above attend."""
    return KNOWN.grammar(words(), [language])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("DR to call them", [("DR", None)]),
        ("NRC drafts, all", [("NRC", "NRC"), ("all", None)]),
        ("each agency to NRC", [("each agency", None)]),
        ("42 partners", [("42 partners", None)]),
        ("Emmanuel of NRC", [("Emmanuel of NRC", "NRC")]),
        ("IM officer UNHCR", [("IM officer UNHCR", "UNHCR")]),
        ("CARE → NRC", [("CARE", "CARE"), ("NRC", "NRC")]),
        ("Deans of Business and Humanities", [("Deans of Business and Humanities", None)]),
        ("DR / CR", [("DR", None), ("CR", None)]),
        ("before the holidays", []),
        ("UNHCR / -", [("UNHCR", "UNHCR")]),
        ("IMC وPlan", [("IMC", "IMC"), ("Plan", "Plan International")]),
        ("Basin Council", [("Basin Council", "Basin Council")]),
        ("the chair", [("chair", "UNHCR")]),
        ("WCC", [("WCC", "War Child Canada")]),
        ("CRS NRC", [("CRS", "CRS"), ("NRC", "NRC")]),
        ("UNHCR-IOM", [("UNHCR", "UNHCR"), ("IOM", "IOM")]),
        ("UNHCR Protection", [("UNHCR Protection", "UNHCR")]),
        ("all (to Mrs Cele)", [("all", None)]),
        ("All agreed", [("All", None)]),
        ("UNICEF committed", [("UNICEF", "UNICEF")]),
        ("@nadia", [("nadia", None)]),
        ("DR w/ NRC", [("DR", None), ("NRC", "NRC")]),
        ("NRC with these minutes", [("NRC", "NRC")]),
        ("UNICEF with support from SCI", [("UNICEF", "UNICEF"), ("SCI", "SCI")]),
        ("Partners with TLS", [("Partners with TLS", None)]),
        ("WFP, Fri", [("WFP", "WFP")]),
        ("UNHCR, DONE", [("UNHCR", "UNHCR")]),
    ],
)
def test_cells(cell: str, expected: list[tuple[str, str | None]]) -> None:
    """A cell of owners gives its parties, without what they are to do and with the agency that the attendance list tells."""
    assert [(party.text, party.agency) for party in parties_of(cell, KNOWN, None)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Felix introduces the idea to the head teachers", "en", ["Felix"]),
        ("typing the list: UNICEF will find an intern", "en", ["UNICEF"]),
        ("Directory of services, to be updated by UNHCR", "en", ["UNHCR"]),
        ("ad hoc group for the east: CARE, NRC, IOM", "en", ["CARE", "NRC", "IOM"]),
        ("Encargar a OCHA la matriz de servicios", "es", ["OCHA"]),
        ("it was said that the road is closed", "en", []),
    ],
)
def test_who_plainly_acts(text: str, language: str, expected: list[str]) -> None:
    """A name before a verb, behind a last mark or behind who asks acts; a pronoun names nobody."""
    names = list(names_in(text, known=KNOWN, vocabulary=words()))
    assert [name.text for name in plain_doers(text, names, known=KNOWN, grammar=grammar(language))] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Each organisation should update its row", "en", "Each organisation"),
        ("Those who pay in cash are asked to wait", "en", "Those who pay in cash"),
        ("The others please fill this week", "en", "The others"),
        ("The list is attached", "en", ""),
        ("All presentations and links will be shared with members", "en", ""),
    ],
)
def test_many_that_are_no_group_by_name(text: str, language: str, expected: str) -> None:
    """Words like "each" open the name of many, which ends before what binds them."""
    assert many_who(text, words(), grammar(language)) == expected


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("The Director of Workforce to review it", "Director", "Director of Workforce"),
        ("The property manager to call", "manager", "property manager"),
        ("Coordinators of the settlements to tell", "Coordinators", "Coordinators of the settlements"),
        ("Cllr Moss to write", "Moss", "Cllr Moss"),
        ("ACTION Dan to post it", "ACTION Dan", "Dan"),
        ("AOB Health WG to post it", "AOB Health WG", "Health WG"),
        ("the sector chairs to post it", "sector", "sector chairs"),
        ("on NRC to reply", "NRC", "NRC"),
        ("بقية المنظمات المشغلة للمراكز تسليم التقرير", "المنظمات", "بقية المنظمات المشغلة للمراكز"),
    ],
)
def test_whole_names(text: str, part: str, expected: str) -> None:
    """A part of a name grows to the whole of it, and loses labels before it."""
    start = text.index(part)
    begin, end = whole(text, start, start + len(part), known=KNOWN, grammar=grammar(), vocabulary=words())
    assert text[begin:end] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("تقوم رائدة بزيارة المدرسة", "رائدة"),
        ("على السيد فواز أن يستفسر من البلدية", "السيد فواز"),
        ("على أن تقوم البلدية بذلك", None),
        ("زيارة المدرسة يوم الأحد", None),
    ],
)
def test_unknown_names_behind_words_that_bind(sentence: str, expected: str | None) -> None:
    """Where the verb comes first, whoever follows words that bind acts, known or not."""
    found = grammar("ar").guess(sentence)
    assert (found and sentence[slice(*found)]) == expected
