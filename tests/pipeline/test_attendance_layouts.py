"""Attendance in the layouts of many bodies: councils, boards, hospitals, clusters, standards groups, in five languages."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

# Each: the head of a document, then who is expected as "agency|person", "-" before those who were away.
LAYOUTS = [
    pytest.param(
        "Parish Council of Little Barton\nMinutes of the meeting on 9 May 2018\n"
        "Present: Cllr A Brook (in the chair), Cllrs B Dale, C Eden, and the Clerk (Mrs E Gray)\n"
        "Apologies for absence were received from Cllr H Ives.\n\n12/18 Footpaths. The stile was mended.\n",
        ["|Cllr A Brook", "|B Dale", "|C Eden", "|Mrs E Gray", "-|Cllr H Ives"],
        id="a sentence of apologies on the line below the list",
    ),
    pytest.param(
        "Minutes of the Harbour Working Group meeting 6 June 2018 Chair: Lena Holm Participants: Lena Holm (UNICEF), "
        "Omar Said (NRC), Ned Gore (IOM) Apologies: Eva Moe (COOPI)\n\nThe quay was mended and the boats are back.\n",
        ["UNICEF|Lena Holm", "NRC|Omar Said", "IOM|Ned Gore", "-COOPI|Eva Moe"],
        id="a label behind a bracket",
    ),
    pytest.param(
        "Education Cluster\nMinutes, 6 June 2018\nPresent: UNICEF, Days for Girls, NRC, Adventist Health International Services\n"
        "1. Schools\nAll are open.\n",
        ["UNICEF|", "Days for Girls|", "NRC|", "Adventist Health International Services|"],
        id="words of persons and remarks in names of agencies",
    ),
    pytest.param(
        "Port Working Group\nMinutes, 6 June 2018\nPresent: UNICEF, Kofi for Ama, Lena for Peter, NRC, James for Carlos\n"
        "1. Schools\nAll are open.\n",
        ["UNICEF|", "|Kofi", "|Lena", "NRC|", "|James"],
        id="substitutes by their given names",
    ),
    pytest.param(
        "Community Directors Meeting\n4.00 p.m. 13th September 2021\n"
        "Attending in person: Grant Holden (Chair), Denise Athers, Sam Garden\nAlso Attending: Craig Dunne, Fiona Lenny\n"
        "Attending Via Tele Conf: Anna Wells\nMinutes taken by: Craig Dunne\nDeclarations of Interest:\nNone\n",
        ["|Grant Holden", "|Denise Athers", "|Sam Garden", "|Craig Dunne", "|Fiona Lenny", "|Anna Wells"],
        id="ways of attending",
    ),
    pytest.param(
        "Quality Committee Meeting Minutes Tuesday 10 February 2015\n\nPresent:\n"
        "Christina Edward (CE) : Non-Executive Director, Nene Hospital Trust (Chair)\n"
        "Sebastian Hendrik (SH) : Secondary Care Consultant\n\nIn attendance:\n"
        "Richard Baily (RB) : Deputy Head of Commissioning (item 13)\n\n1. Welcome and apologies\n"
        "Apologies were received from Jane Belle and Dr Alan Moor.\n",
        ["Nene Hospital Trust|Christina Edward", "|Sebastian Hendrik", "|Richard Baily", "-|Jane Belle", "-|Dr Alan Moor"],
        id="initials, colons, offices",
    ),
    pytest.param(
        "Membership Committee\nFriday 20th April 2007\n\nPresent:        John Hemmings – Chairman\n"
        "                Dennis Cove – Appointed Governor\n                Victoria Masson – Public Governor\n\n"
        "Apologies:      Sue Allan – Appointed Governor\n                Neville Anderson – Public Governor\n\n"
        "1. Welcome\nAgreed.\n",
        ["|John Hemmings", "|Dennis Cove", "|Victoria Masson", "-|Sue Allan", "-|Neville Anderson"],
        id="hanging lists",
    ),
    pytest.param(
        "MINUTES of a meeting of the Parish Council held on 4 May 2021\n\n"
        "PRESENT: Councillors A. Smith (Chair), B. Jones, C. O'Neill, D. van der Meer and Mrs. E. Brown\n"
        "IN ATTENDANCE: P. Clark (Clerk), District Councillor F. Green and 3 members of the public\n\n"
        "21/01 Apologies for absence\nApologies were received and accepted from Cllrs G. White and H. Black.\n",
        ["|A. Smith", "|B. Jones", "|C. O'Neill", "|D. van der Meer", "|Mrs. E. Brown", "|P. Clark", "|District Councillor F. Green",
         "-|G. White", "-|H. Black"],
        id="council",
    ),
    pytest.param(
        "Minutes of the Parish Council meeting, 4 May 2012\n\nPresent:\nDora Hale (DHA)                 Clerk\n"
        "Fred Reeve (FRE)                  Councillor/Chairman\nMavis Poole (MPO)                Councillor\n"
        "Tom Madge (TMA)                Councillor\n\n1. Apologies\nNone.\n",
        ["|Dora Hale", "|Fred Reeve", "|Mavis Poole", "|Tom Madge"],
        id="codes of three letters and offices in columns",
    ),
    pytest.param(
        "Notulen bestuursvergadering\n5 april 2018\n\nAanwezig: Joris Hoek, Sanne van Lier en Tim Groot\nAfwezig: Anke Smit\n\n"
        "1. Opening\nJoris opent de vergadering.\n",
        ["|Joris Hoek", "|Sanne van Lier", "|Tim Groot", "-|Anke Smit"],
        id="two that a Dutch word joins",
    ),
    pytest.param(
        "Finance Committee\nMinutes, 4 June 2016\nTrustees: Margaret Hill (Chair), Owen Price, Sunita Rao\n"
        "Staff: Tom Bell (Finance Director), Grace Lim (Clerk)\nGuests: Peter Knox, Baker Audit LLP\n"
        "Not attending: Ivy Stone\n1. Minutes of the last meeting\nAgreed.\n",
        ["|Margaret Hill", "|Owen Price", "|Sunita Rao", "|Tom Bell", "|Grace Lim", "Baker Audit LLP|Peter Knox", "-|Ivy Stone"],
        id="circles of a board",
    ),
    pytest.param(
        "Accessibility WG Teleconference\n12 March 2020\nPresent\naddison, fsato, r12a, xfq\nRegrets\nNajib, Katy\nScribe\nxfq\n",
        ["|addison", "|fsato", "|xfq", "-|Najib", "-|Katy"],
        id="handles",
    ),
    pytest.param(
        "WASH Cluster Meeting\nMeeting Attended by\n1. DGMWR - Obed Tabs, Nagali Poe\n2. UNICEF - William Fells, Brecht Momm\n"
        "3. The Salvation Army - Brad Wats\nAgenda\n1. Welcome\n",
        ["DGMWR|Obed Tabs", "DGMWR|Nagali Poe", "UNICEF|William Fells", "UNICEF|Brecht Momm", "Salvation Army|Brad Wats"],
        id="agency first, numbered",
    ),
    pytest.param(
        "Shelter Sector coordination meeting\nErbil, 4 June 2016\n"
        "The meeting was chaired by UNHCR and attended by NRC, Medair, IOM and Future Makers Foundation. "
        "Apologies were received from ACTED.\n1. Updates\nNRC has finished the distribution.\n",
        ["NRC|", "Medair|", "IOM|", "Future Makers Foundation|", "-ACTED|"],
        id="running text",
    ),
    pytest.param(
        "notes child protection\nthere: rana (hcr), maya (unicef), joost (save the children)\nnot there: irc\n- update the form\n",
        ["UNHCR|rana", "UNICEF|maya", "SCI|joost", "-IRC|"],
        id="no capitals",
    ),
    pytest.param(
        "District council, 21 April 2016\nPresent: FN (DC, chair), TM (DPD), HL (DoF), EK (DPW), WJ (Oxfam)\nApologies: RC, BZ\n1. Opening\n",
        ["|FN", "|TM", "|HL", "|EK", "Oxfam|WJ", "-|RC", "-|BZ"],
        id="initials of officers",
    ),
    pytest.param(
        "ACTA DE REUNIÓN No. 12\nFecha: 3 de mayo de 2022\nAsistentes:\nAna María Ruiz – OIM\n"
        "Laura Restrepo – Consejo Noruego para Refugiados\nJorge Iván Peña – Alcaldía de Cali\n"
        "Ausentes con excusa: ACNUR, Cruz Roja Colombiana\nOrden del día\n1. Verificación\n",
        ["IOM|Ana María Ruiz", "NRC|Laura Restrepo", "Alcaldía de Cali|Jorge Iván Peña", "-UNHCR|", "-Cruz Roja Colombiana|"],
        id="Spanish",
    ),
    pytest.param(
        "Procès-verbal de la réunion du cluster, Goma, 3 mars 2020\n"
        "Étaient présents à la réunion : OCHA, UNICEF, ASOPROP et Medair. Se sont excusés : ACTED et NRC.\nOrdre du jour\n1. Suivi\n",
        ["OCHA|", "UNICEF|", "ASOPROP|", "Medair|", "-ACTED|", "-NRC|"],
        id="French",
    ),
    pytest.param(
        "ATA DA REUNIÃO DO CLUSTER DE SAÚDE\nMaputo, 5 de Abril de 2019\nParticipantes: MISAU, OMS, Save the Children\n"
        "Ausências justificadas: UNFPA\nAgenda:\n1. Actualização\n",
        ["MISAU|", "WHO|", "SCI|", "-UNFPA|"],
        id="Portuguese",
    ),
    pytest.param(
        "محضر اجتماع مجموعة عمل الصحة\nالتاريخ: 5 أيار 2019\nالحضور: منظمة الصحة العالمية، رائدة علي – اليونيسف، مؤسسة نور الحياة\n"
        "المعتذرون: أطباء بلا حدود\nجدول الأعمال:\n1. المستجدات\n",
        ["WHO|", "UNICEF|رائدة علي", "مؤسسة نور الحياة|", "-MSF|"],
        id="Arabic",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LAYOUTS)
def test_layouts(text: str, expected: list[str], tmp_path: Path) -> None:
    """Each layout gives its persons and agencies, in order, those away among them, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    found = [f"{'' if a.present else '-'}{a.agency or ''}|{a.person or ''}" for a in extract(path).attendees]
    assert found == expected


def test_initials_of_the_list(tmp_path: Path) -> None:
    """Initials stay with their person, also where the letters are those of an agency."""
    path = tmp_path / "minutes.txt"
    path.write_text("Committee\n12 May 2016\nPresent: Sheila Crabtree (SC), Tom Bell (TB), Ben Oh (BO)\n1. Updates\n")
    found = [(a.person, a.agency, a.initials) for a in extract(path).attendees]
    assert found == [("Sheila Crabtree", None, "SC"), ("Tom Bell", None, "TB"), ("Ben Oh", None, "BO")]


def test_a_column_of_initials(tmp_path: Path) -> None:
    """A sheet with a column of initials and marks gives each person's initials, and who was away."""
    path = tmp_path / "minutes.txt"
    rows = ["| Name | Initials | Present |", "| Sheila Crabtree | SC | x |", "| Tom Bell | TB | apologies |"]
    path.write_text("Committee\n12 May 2016\n" + "\n".join(rows) + "\n\n1. Updates\nNone.\n")
    found = [(a.person, a.initials, a.present) for a in extract(path).attendees]
    assert found == [("Sheila Crabtree", "SC", True), ("Tom Bell", "TB", False)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Not only a question of money: UNHCR, UNICEF and IRC pay.", id="a negation"),
        pytest.param("Members: the list of UNHCR, UNICEF and IRC is late.", id="a label that is a word"),
        pytest.param("No action", id="no action"),
        pytest.param("Partners: share the plans by Friday", id="an addressee"),
    ],
)
def test_the_body_is_no_attendance_list(body: str, tmp_path: Path) -> None:
    """Words that are labels in a head are words in the discussion."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"Committee\n12 May 2016\nPresent: UNHCR, UNICEF\nAgenda\n1. Updates\n\n1. Updates\nLong talk.\n{body}\n"
    )
    assert [a.agency for a in extract(path).attendees] == ["UNHCR", "UNICEF"]
