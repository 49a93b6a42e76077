"""Attendance in whole documents, TXT and DOCX, in every form that minutes have it; and the country that decides names."""

from pathlib import Path

import docx
import pytest

from minutes_miner.records import Extraction
from minutes_miner.workflow import extract

TITLE = "Child Protection Working Group\nMinutes of the meeting\nDate: 12 May 2016\nLocation: UNHCR office\n"
REST = "\nAgenda:\n1. Review of action points\n2. Updates\n\nAction points:\n- UNICEF to share the mapping by 20 May\n"
THREE = "UNHCR UNICEF JRF"

FORMS = [
    pytest.param("Agencies present: UNHCR, UNICEF, JRF.", THREE, id="comma list"),
    pytest.param("Participants:\nUNHCR, UNICEF and JRF", THREE, id="list below its label"),
    pytest.param("Present: UNHCR; UNICEF, JRF. IMC,, SCI,", f"{THREE} IMC SCI", id="wrong separators"),
    pytest.param("Attendance: UNHCR,UNICEF,WORLD VISION,JFR", "UNHCR UNICEF WVI JRF", id="missing blanks, typing errors"),
    pytest.param("Present: UNHCR, UNICEF, unicef, JRF, UNICEF", THREE, id="the same thrice"),
    pytest.param("Present: IFH/NHF, UNHCR/UNICEF, DRC DDG", "IFH/NHF UNHCR UNICEF DRC", id="slashes: one and two"),
    pytest.param("Who: 33 participants from UNHCR, UNICEF and JRF", THREE, id="count, then agencies"),
    pytest.param("Participants: 22 participants from 14 organizations", "", id="count only"),
    pytest.param("Participants: see attached list", "", id="elsewhere"),
    pytest.param("Participants: UNHCR (4), UNICEF (1), JRF (2)", THREE, id="head counts"),
    pytest.param("Participants: UNHCR x4, UNICEF - 1, JRF 2", THREE, id="head counts in other marks"),
    pytest.param("Present: Ann Lee (UNHCR), Ben Oh (UNICEF, by phone), Carl Kay (JRF - Chair)", THREE, id="persons in a row"),
    pytest.param("Participants:\nAnn Lee - UNHCR\nBen Oh – UNICEF\nCarl Kay-JRF", THREE, id="person, dash, agency"),
    pytest.param("Participants:\n1. Ann Lee, UNHCR\n2. Ben Oh, Officer, UNICEF (per phone)\n3. Carl Kay, JRF", THREE, id="person, comma, agency"),
    pytest.param("Participants:\nUNHCR - Ann Lee, Ben Oh\nUNICEF: Carl Kay\nJRF (Dora Fox, Ed Gray)", "UNHCR UNHCR UNICEF JRF JRF", id="agency first"),
    pytest.param("Participants: (Ann Lee), (Ben Oh) - UNHCR; (Carl Kay) - UNICEF;", "UNHCR UNHCR UNICEF", id="persons in brackets"),
    pytest.param("Participants:\nAnn Lee / UNHCR / CP Officer / alee@unhcr.org\nBen Oh / UNICEF / Manager / b@unicef.org / 0791234567", "UNHCR UNICEF", id="slashes between fields"),
    pytest.param("Participants:\nName / Agency / Position / Email\nAnn Lee / Future Makers / Officer / a@x.org\nBen Oh / UNICEF / Manager / b@unicef.org", "Future Makers|UNICEF", id="slashes with heads"),
    pytest.param("Participants:\n1. Ann Lee - UNHCR 14. Nora Poe - WFP\n2. Ben Oh - UNICEF 15. Omar Quick - FAO", "UNHCR WFP UNICEF FAO", id="two columns"),
    pytest.param("Participants:\nUNHCR\nUNICEF\nTonga Water Board\nDRD", "UNHCR|UNICEF|Tonga Water Board|DRD", id="one a line"),
    pytest.param("Participants:\n• UNHCR\n• UNICEF\n• JRF", THREE, id="bullets"),
    pytest.param("Present: KJ UNHCR (chair), NL UNICEF (sec.), CC JRF, IT WFP", f"{THREE} WFP", id="initials before agencies"),
    pytest.param("In the room were UNHCR, UNICEF and JRF. WFP sent apologies.", THREE, id="a sentence, no label"),
    pytest.param("Office, 10 am, where we were joined by:\n- Ann Lee, UNHCR\n- Ben Oh, UNICEF\n- Carl Kay, JRF", THREE, id="a list below a sentence"),
    pytest.param("Participants: UNHCR, Ministry of Gender, Labour and Social Development, Humanity and Inclusion and IOM", "UNHCR MGLSD HI IOM", id="names with commas and and"),
    pytest.param("Participants: UNHCR, WFP plus SGBV TF Coordinator", "UNHCR|WFP|", id="a role comes too"),
    pytest.param("Present: UNHCR, UNICEF\nVisitors: ECHO", "UNHCR UNICEF ECHO", id="visitors"),
    pytest.param("Participants: UNHCR, UNICEF*, JRF\n* present only for the session on cash", THREE, id="a footnote"),
]  # fmt: skip


def test_a_chair_without_an_agency_is_no_entry_of_a_list_of_agencies(tmp_path: Path) -> None:
    """A list of agencies stays one: who only chaired is named among the chairs."""
    found = as_text(tmp_path, "Chair: Ana Ruiz\nPresent: UNHCR, UNICEF, JRF")
    assert found.meeting.chairs == ("Ana Ruiz",)
    assert [a.person for a in found.attendees] == [None, None, None]


def agencies_of(extraction: Extraction, *, present: bool = True) -> list[str | None]:
    """The agencies of those who attended, or who did not."""
    return [a.agency for a in extraction.attendees if a.present is present]


def as_text(folder: Path, body: str, title: str = TITLE) -> Extraction:
    """What is read from the minutes as a text file."""
    path = folder / "minutes.txt"
    path.write_text(title + body + "\n" + REST, encoding="utf-8")
    return extract(path)


def as_word(folder: Path, body: str, rows: list[list[str]] | None = None) -> Extraction:
    """What is read from the minutes as a Word file: a paragraph a line, then a table."""
    package = docx.Document()
    for line in (TITLE + body).split("\n"):
        package.add_paragraph(line)
    if rows:
        table = package.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, texts, strict=True):
                cell.text = text
    for line in REST.strip().split("\n"):
        package.add_paragraph(line)
    path = folder / "minutes.docx"
    package.save(str(path))
    return extract(path)


def listed(agencies: str) -> list[str | None]:
    """The expected names: by blanks, or by "|" where a name has blanks or is missing."""
    return [name or None for name in agencies.split("|")] if "|" in agencies else list(agencies.split())


@pytest.mark.parametrize(("body", "agencies"), FORMS)
def test_forms_in_text_files(body: str, agencies: str, tmp_path: Path) -> None:
    """Each form of attendance list gives its agencies, in order."""
    assert agencies_of(as_text(tmp_path, body)) == listed(agencies)


@pytest.mark.parametrize(("body", "agencies"), FORMS)
def test_forms_in_word_files(body: str, agencies: str, tmp_path: Path) -> None:
    """Each form of attendance list gives its agencies, in order."""
    assert agencies_of(as_word(tmp_path, body)) == listed(agencies)


@pytest.mark.parametrize(
    ("body", "agencies"),
    [
        pytest.param("Present: UNHCR, UNICEF, Topics", "UNHCR UNICEF", id="a heading run into the list"),
        pytest.param("Present: UNHCR, UNICEF, ADJ", "UNHCR UNICEF ADJ", id="letters"),
        pytest.param("Present: UNHCR, UNICEF, Topics Trust", "UNHCR|UNICEF|Topics Trust", id="a name that begins as one"),
    ],
)  # fmt: skip
def test_headings_are_nobody(body: str, agencies: str, tmp_path: Path) -> None:
    """A heading of the minutes that ran into a list is nobody."""
    assert agencies_of(as_text(tmp_path, body)) == listed(agencies)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Present: UNHCR, UNICEF\nApologies: SCI, IRC", id="label below"),
        pytest.param("Present: UNHCR, UNICEF. Apologies: SCI, IRC", id="in the same line"),
        pytest.param("Present: UNHCR, UNICEF\nPartners Absent: SCI and IRC", id="absent"),
        pytest.param("Present:\nUNHCR\nUNICEF\nExcused:\nSCI\nIRC", id="one a line"),
    ],
)
def test_apologies(body: str, tmp_path: Path) -> None:
    """Who sent apologies was not there."""
    for extraction in (as_text(tmp_path, body), as_word(tmp_path, body)):
        assert agencies_of(extraction) == ["UNHCR", "UNICEF"]
        assert agencies_of(extraction, present=False) == ["SCI", "IRC"]


def test_sign_in_sheet(tmp_path: Path) -> None:
    """Rows of a sheet give persons with agency, office and address."""
    rows = [
        ["No", "Name", "Designation", "Organisation", "Email", "Signature"],
        ["1", "Ann Lee", "CP Officer", "UNHCR", "alee@unhcr.org", ""],
        ["2", "Ben Oh", "Manager", "Al Amal Society", "ben@alamal.org", ""],
    ]
    found = as_word(tmp_path, "Participants:", rows).attendees
    assert [(a.person, a.role, a.agency, a.email) for a in found] == [
        ("Ann Lee", "CP Officer", "UNHCR", "alee@unhcr.org"),
        ("Ben Oh", "Manager", "Al Amal Society", "ben@alamal.org"),
    ]


def test_agencies_in_two_columns_of_a_table(tmp_path: Path) -> None:
    """A table of agencies without heads is read cell by cell."""
    found = as_word(tmp_path, "Participants:", [["UNHCR", "UNICEF"], ["JRF", "SCI"]])
    assert sorted(str(name) for name in agencies_of(found)) == ["JRF", "SCI", "UNHCR", "UNICEF"]


@pytest.mark.parametrize(
    ("place", "agency", "country"),
    [
        pytest.param("Jordan\nLocation: Amman", "MoH", "JO", id="Jordan"),
        pytest.param("Lebanon\nLocation: Zahle, Bekaa", "MoPH", "LB", id="the name that the country uses"),
        pytest.param("Uganda\nLocation: Kampala\nSouth Sudanese refugees in Adjumani", "MoH", "UG", id="not where refugees come from"),
        pytest.param("Earth", "MoH", None, id="undecided"),
    ],
)  # fmt: skip
def test_the_country_decides(place: str, agency: str, country: str | None, tmp_path: Path) -> None:
    """A ministry is that of the document's country, among attendees and among those responsible."""
    title = f"Health Working Group {place}\nDate: 12 May 2016\n"
    body = "Present: UNHCR, MoH, WHO\n\nAction points:\n- MoH to share the plan by 20 May"
    found = as_text(tmp_path, body, title)
    assert [(a.agency, a.country) for a in found.attendees if a.text == "MoH"] == [(agency, country)]
    who = [r for a in found.action_points for r in a.responsible if r.text == "MoH"]
    assert [(r.agency, r.country) for r in who] == [(agency, country)]


def test_the_attendance_decides(tmp_path: Path) -> None:
    """ "TDH" in an action is the one of its name that attended."""
    body = "Present: UNHCR, TDH Italy\n\nAction points:\n- TDH to share the plan by 20 May"
    found = as_text(tmp_path, body, "Child Protection Working Group Jordan\nAmman\nDate: 12 May 2016\n")
    assert [r.agency for a in found.action_points for r in a.responsible if r.text == "TDH"] == ["TDH-It"]


@pytest.mark.parametrize(
    ("who", "kind", "agency"),
    [
        pytest.param("JB", "person", "IRC", id="initials"),
        pytest.param("Mariann", "person", "UNICEF", id="first name"),
        pytest.param("Mariann (UNICEF)", "agency", "UNICEF", id="pair"),
        pytest.param("UNHCR Site Planning", "agency", "UNHCR", id="unit"),
        pytest.param("WASH Cluster Coordinator", "role", None, id="role"),
        pytest.param("All agencies", "group", None, id="group"),
        pytest.param("XYZF", "agency", "XYZF", id="unknown agency"),
    ],
)
def test_responsible_parties_of_a_table(who: str, kind: str, agency: str | None, tmp_path: Path) -> None:
    """The responsible column names parties in every way; persons are explained by the attendance list."""
    package = docx.Document()
    for line in (TITLE + "Present: Mariann Bell (UNICEF), Jo Berg (JB) - IRC, UNHCR, XYZF").split("\n"):
        package.add_paragraph(line)
    table = package.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Action point", "Responsible", "Deadline"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("Share the list of services", who, "20 May"), strict=True):
        cell.text = text
    package.save(str(tmp_path / "minutes.docx"))
    (action,) = extract(tmp_path / "minutes.docx").action_points
    assert [(r.text, r.kind, r.agency) for r in action.responsible] == [(who, kind, agency)]
