"""Who was there by words that stand around a name: hours, marks, labels without colons, brackets, sentences in more languages."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

# Each: the head of a document, then who is expected as "agency|person", "-" before those who were away.
WORDS = [
    pytest.param(
        "# Licensing call, 15 August 2019\n\n## Attendees\n\n- Anna Weber, OpenGrove\n- Jack Moss, QI\n- Zak Brown, Entrada\n"
        "- Mark Gray, Still River\n- Tom Lang, Macro Lens\n\n## Agenda\n\n1. Licences\n",
        ["OpenGrove|Anna Weber", "QI|Jack Moss", "Entrada|Zak Brown", "Still River|Mark Gray", "Macro Lens|Tom Lang"],
        id="employers that nobody knows",
    ),
    pytest.param(
        "Allotment Committee\nMinutes of 4 May 2021\n\nPresent:\n- Ann Lee, Rents\n- Ben Oh, Repairs\n- Cy Moss, Digital Lead\n- Di Roe, Clerk\n\n"
        "1. Plots\nAll are let.\n",
        ["|Ann Lee", "|Ben Oh", "|Cy Moss", "|Di Roe"],
        id="offices and fields of one body",
    ),
    pytest.param(
        "Standards Board\nMinutes of the meeting on 28 March 2019\n\nAttendees:\nMark Wade (MW) (Chair)\t-\tVale UHB\n"
        "Cheryl Tate (CT)\t-\tNHS Borders Information Service\n\nApologies:\nGary Bull (GB)\t-\tNHS Borders Information Service\nRuth Cope (RC)\t-\tSwansee University\n\n1. Codes\nFine.\n",
        [
            "Vale UHB|Mark Wade",
            "NHS Borders Information Service|Cheryl Tate",
            "-NHS Borders Information Service|Gary Bull",
        ]
        + ["-Swansee University|Ruth Cope"],
        id="a body whose name begins with letters of another",
    ),
    pytest.param(
        "# Grupo de teatro\n\nAta de 15 de setembro de 2023\n\n### Participantes\n\n| Nome | Presente |\n|------|------|\n| Ana Luz | Sim |\n"
        "| Artur Gusmão | Sim |\n| Mateus Alves | Não |\n\n## Pauta\n\n* Figurinos\n",
        ["|Ana Luz", "|Artur Gusmão", "-|Mateus Alves"],
        id="yes and no in a column",
    ),
    pytest.param(
        "Schach-Club\nVorstandssitzung vom 24.06.2021\n\nAnwesend: Jörg, Jochen, Pirmin, Falk\nGäste: ab 19.55 Katja, ab 20:10 Uhr Frieder\n\n"
        "Tagesordnung\n1. Kasse\n",
        ["|Jörg", "|Jochen", "|Pirmin", "|Falk", "|Katja", "|Frieder"],
        id="from when somebody was there",
    ),
    pytest.param(
        "# Verslag van de buurtraad, 8 maart 2017\n\nHieronder staat wat er besproken is.\n\nSaskia, Bram, Fenna en Tijn waren aanwezig, "
        "Joris en Stef hadden zich verontschuldigd.\n\n# Verkeer\n\n- De drempel komt er.\n",
        ["|Saskia", "|Bram", "|Fenna", "|Tijn", "-|Joris", "-|Stef"],
        id="a sentence in Dutch",
    ),
    pytest.param(
        "Conseil d'administration du 4 juin 2025\n\nPrésents : Charlotte, Valentin, Quentin, Le Cercle des Lampes (Anne-Lise Rey, présidente "
        "et Maud Blin, directrice)\nExcusés : Anaël, Monique\n\n1. Toiture\nUn devis est attendu.\n",
        ["|Charlotte", "|Valentin", "|Quentin", "Le Cercle des Lampes|Anne-Lise Rey", "Le Cercle des Lampes|Maud Blin"]
        + ["-|Anaël", "-|Monique"],
        id="a body with its persons in brackets",
    ),
    pytest.param(
        "Student Senate\nMinutes of January 4, 2007\n\nPresent: Carnes, Ajlou, Amaha, Deeps, Fluett\nLate: Zamora\nAbsent: Molnar\n\n"
        "1. Bills\nAll are signed.\n",
        ["|Carnes", "|Ajlou", "|Amaha", "|Deeps", "|Fluett", "|Zamora", "-|Molnar"],
        id="who came late",
    ),
    pytest.param(
        "PARISH COUNCIL MINUTES, FEBRUARY 7TH 2012\n\nPresent: Mr M Peak, Mr A Coll, Mrs S Leat, Miss A Mure 1 member of the public\n\n"
        "1. Finance\nThe accounts are kept.\n",
        ["|Mr M Peak", "|Mr A Coll", "|Mrs S Leat", "|Miss A Mure"],
        id="a count with nothing between",
    ),
    pytest.param(
        "MINUTES OF A PUBLIC MEETING\nHELD ON 13th JANUARY 2011 AT 6.30PM\n\nPresent: Mrs. G Philip (Treasurer)\nMiss B Philip (Secretary)\n"
        "Mrs. J Trollop\nApologies Mrs. M Reed (Chairman)\nMr. Colin Bell (Solicitor)\n\nMrs. Trollop opened the meeting.\n",
        ["|Mrs. G Philip", "|Miss B Philip", "|Mrs. J Trollop", "-|Mrs. M Reed", "-|Mr. Colin Bell"],
        id="a label without a colon below a list",
    ),
    pytest.param(
        "Notes of 29 March 2012\n\n## Attendees ##\n\n* Tim Culver\n* Jonathan White\n* Andy Wilson\n\n## Discussion ##\n\n* Tim will send the draft.\n",
        ["|Tim Culver", "|Jonathan White", "|Andy Wilson"],
        id="headings that are closed",
    ),
    pytest.param(
        "Regular Member Meeting 2023 03 14\n\n## Time and Location\n\n:   Date\n:   Members present: Phil, Obi, Don, Kevin, Gabe,\n"
        "    Mattis M., Jared, Ken\n:   Members remote:\n\n## Old Business\n-   The phone: again a vote.\n",
        ["|Phil", "|Obi", "|Don", "|Kevin", "|Gabe", "|Mattis M", "|Jared", "|Ken"],
        id="a list of definitions whose line goes on",
    ),
    pytest.param(
        "# Open Data Working Group Meeting\nDate: February 20th, 2025\n\n## Icebreaker\n\n**Name**\n* Malvika\n* Precious - traveling\n* Rosa\n"
        "* Samuel Iddi\n\n**Apologies**\n* Miranda - traveling\n\n## Agenda\n* Welcome\n",
        ["|Malvika", "|Precious", "|Rosa", "|Samuel Iddi", "-|Miranda"],
        id="the head of a column above a list",
    ),
    pytest.param(
        "PARISH COUNCIL MINUTES, 13th MAY 2015\nPresent: Cllr David Llew - Chairman, Cllr Ian Mack, Cllr John Wyat\n\n"
        "3. Apologies: No apologies from councillors. Apologies from Borough Councillor C Sample noted.\n\n4. No Declarations of Interest made.\n\n5. Roads\n",
        ["|Cllr David Llew", "|Cllr Ian Mack", "|Cllr John Wyat", "-|Borough Councillor C Sample"],
        id="what is denied is nobody",
    ),
    pytest.param(
        "Map Board, 18 November 2022\n\nPresent: Joost, Jonathan, Thierry\n\n* Fix next members meeting?\n    * Official meeting 10/01 (Joost will "
        "send invites)\n    * Meetup at the usual time (Jonathan)\n",
        ["|Joost", "|Jonathan", "|Thierry"],
        id="an item that has a word of attendance inside",
    ),
    pytest.param(
        "RIVERBANK General Assembly, 25 September 2018\n\nParticipants:\n\n- NIVAL: Tom Aas (Coordinator), Ingrid Moe\n- UPVOL: Amparo Llor, Vicent Fer\n"
        "- OULA-E: Jari Kemp\n\n1. Opening\nAmparo welcomed all.\n",
        ["NIVAL|Tom Aas", "NIVAL|Ingrid Moe", "UPVOL|Amparo Llor", "UPVOL|Vicent Fer", "OULA-E|Jari Kemp"],
        id="persons behind the letters of who sent them",
    ),
    pytest.param(
        "Tenants panel, 2 February 2022\n\nPresent:\nTenants: Bev Carter (chair), Len Hill, Donna Pike\nMoss & Weir Homes: Shazia Akht, Craig Dob\n"
        "Apologies: Phil Ast\n\n1. Repairs\nThe tap drips.\n",
        [
            "|Bev Carter",
            "|Len Hill",
            "|Donna Pike",
            "Moss & Weir Homes|Shazia Akht",
            "Moss & Weir Homes|Craig Dob",
            "-|Phil Ast",
        ],
        id="persons behind the name of a firm",
    ),
    pytest.param(
        "VILLAGE HALL COMMITTEE – 6th November 2018\n\nPresent\nGeoff Tran GT (Chair) Marion Yapp MY Alan Preece AP Derek Lloyd DL\n\n1 Minutes\nSigned.\n",
        ["|Geoff Tran", "|Marion Yapp", "|Alan Preece", "|Derek Lloyd"],
        id="initials between names run together",
    ),
    pytest.param(
        "Logistics Cluster\nMeeting Minutes\nLOCATION\nDATE\nCHAIR\nAGENDA\nNDMO, Port Vila\n9 March 2016 15.00\n"
        "UNHCR, WFP, CARE, Oxfam, Save the Children, Butterfly Islands Health. All by name on paper.\n\n1. Ships\nTwo came.\n",
        ["UNHCR|", "WFP|", "CARE|", "Oxfam|", "SCI|", "Butterfly Islands Health|"],
        id="heads and values in heaps",
    ),
    pytest.param(
        "Strategic Country Team\n3 October 2012\nMember / Attended / Member / Attended\nWHO / √ / UNHCR / √\nUNICEF / √ / WFP / √\nIOM / √ / NRC / √\n\n"
        "A. Decisions\nNone.\n",
        ["WHO|", "UNHCR|", "UNICEF|", "WFP|", "IOM|", "NRC|"],
        id="signs behind those who came",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str], tmp_path: Path) -> None:
    """Each head gives its persons and agencies, in order, those away among them, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    found = [f"{'' if a.present else '-'}{a.agency or ''}|{a.person or ''}" for a in extract(path).attendees]
    assert found == expected


def test_who_sent_apologies_did_not_chair(tmp_path: Path) -> None:
    """A chairman among the apologies is no chair of the meeting, and a label is no part of a name."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "MINUTES OF THE HALL TRUST\n4 May 2011\nPresent: Mrs. G Philip, Miss B Philip\nApologies Mrs. M Reed (Chairman)\n\n1. Roof\nIt leaks.\n"
    )
    assert extract(path).meeting.chairs == ()


def test_a_name_cut_off_is_no_agency(tmp_path: Path) -> None:
    """What follows a person in a long list is read to the end of a word: no letters of the next name are an agency."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Parish Council minutes 5 May 2021\n\nPresent: Cllr Mrs Clement (Chair), Cllr Ryver, Cllr Nicholas-Latch, G Reeves (Clerk), Mike Rowan\n\n"
        "1. Roads\nFine.\n"
    )
    assert {a.agency for a in extract(path).attendees} == {None}
