"""The head of minutes: group, day and chairs, in the forms that real heads have."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

BODY = "\n\n1. Dredging\nThe manager reported that the channel is free again and the boats can enter at low tide.\n\n2. Watch\nTwo men were hired for the night, and they have begun.\nAction: Peter to send the list.\n"

CHAIRS = {
    "Chair: Ana Ruiz (UNHCR)": ["Ana Ruiz (UNHCR)"],
    "Chair: Ana Ruiz, UNHCR": ["Ana Ruiz, UNHCR"],
    "Co-chairs: Ana Ruiz (UNHCR), Peter Lado (NRC)": ["Ana Ruiz (UNHCR)", "Peter Lado (NRC)"],
    "Chairs: Ana Ruiz and Peter Lado": ["Ana Ruiz", "Peter Lado"],
    "Chair: Ana Ruiz; secretary: Peter Lado": ["Ana Ruiz"],
    "Chair: Ana Ruiz    Minutes: Peter Lado": ["Ana Ruiz"],
    "The meeting was chaired by Ana Ruiz (UNHCR).": ["Ana Ruiz (UNHCR)"],
    "Dr Ana Ruiz took the chair and opened the meeting.": ["Dr Ana Ruiz"],
    "Mr P. Lado presided over the meeting.": ["Mr P. Lado"],
    "Réunion présidée par Mme Ana Ruiz (HCR).": ["Mme Ana Ruiz (HCR)"],
    "Présidence : Ana Ruiz (HCR)": ["Ana Ruiz (HCR)"],
    "Reunión presidida por Ana Ruiz (ACNUR).": ["Ana Ruiz (ACNUR)"],
    "Reunião presidida por Ana Ruiz (INAS).": ["Ana Ruiz (INAS)"],
    "Present: Peter Lado (NRC), Ana Ruiz (UNHCR, chair), Carl Bo (WFP)": ["Ana Ruiz (UNHCR)"],
    "Members present: Cllr P. Lado (Chairman), Cllr A. Ruiz, Cllr C. Bo (Vice-Chairman)": ["Cllr P. Lado"],
}


@pytest.mark.parametrize("line", CHAIRS)
def test_chairs(line: str, tmp_path: Path) -> None:
    """A label, or a sentence of the head, names who was in the chair; secretaries are not among them."""
    path = tmp_path / "note.txt"
    path.write_text(f"Minutes of the Harbour Committee\n4 March 2021\n{line}{BODY}", encoding="utf-8")
    assert list(extract(path).meeting.chairs) == CHAIRS[line]


def test_who_leads_an_action_is_no_chair(tmp_path: Path) -> None:
    """ "Lead: CB" below a section is the owner of an action."""
    path = tmp_path / "note.txt"
    path.write_text(
        "Minutes of the Harbour Committee\n4 March 2021\nPresent: Ana Ruiz, Carl Bo" + BODY + "Lead: CB\n",
        encoding="utf-8",
    )
    assert extract(path).meeting.chairs == ()


DAYS = {
    "Minutes of the Harbour Committee\nDate: 4 March 2021\nPrinted: 9 March 2021": "2021-03-04",
    "Minutes of the Harbour Committee, 4 March 2021\nReview of the minutes of 4 February 2021": "2021-03-04",
    "From: Ana\nSent: Friday, 5 March 2021 08:10\nTo: all\nSubject: Harbour Committee minutes 4 March\n\nDear all,": "2021-03-04",
    "From: Ana\nSent: Friday, 5 March 2021 08:10\nTo: all\nSubject: Harbour Committee\n\nNotes of our meeting yesterday.": "2021-03-04",
    "De : Ana\nEnvoyé : vendredi 5 mars 2021 08:10\nÀ : liste\nObjet : CR du comité du port du 04/03\n\nBonjour,": "2021-03-04",
    "From: Ana\nSent: Saturday, 6 March 2021 08:10\nTo: all\nSubject: Harbour Committee, what we agreed on Thursday\n": "2021-03-04",
    "من: آنا\nإلى: الجميع\nالتاريخ: 5 مارس 2021\nالموضوع: محضر اجتماع لجنة الميناء\nملخص اجتماع أمس": "2021-03-04",
    "Harbour Committee – March Meeting\n3/4/21, 6:30 pm": "2021-03-04",
    "Harbour Committee – Meeting 10, March 4, 2021": "2021-03-04",
    "Harbour Committee\nMeeting Notes No. 5\n14 March 2021": "2021-03-14",
    "Meeting minutes 4-March\nHarbour Committee\nThe season of 2021 has begun.": "2021-03-04",
}


@pytest.mark.parametrize("head", DAYS)
def test_day_of_the_meeting(head: str, tmp_path: Path) -> None:
    """The day of the meeting is neither that of the mail or the print nor that of an earlier meeting."""
    path = tmp_path / "note.txt"
    path.write_text(head + BODY, encoding="utf-8")
    assert extract(path).meeting.date == DAYS[head]


GROUPS = {
    "Minutes of the Harbour Committee held on 4 March 2021": "Harbour Committee",
    "HARBOUR COMMITTEE\nMinutes, 4 March 2021": "HARBOUR COMMITTEE",
    "PCC minutes 4 March 2021": "PCC",
    "Compte rendu de la réunion du comité du port du 4 mars 2021": "comité du port",
    "Comité régional du port\nProcès-verbal du 4 mars 2021": "Comité régional du port",
    "Acta de la reunión de la Mesa de Educación\n4 de marzo de 2021": "Mesa de Educación",
    "HCT Minutes\n4 March 2021": "HCT",
    "NWG – Bekaa\nMeeting notes 04/03/2021": "NWG",
    "CR réunion RRM Diffa du 04/03\nLieu : OCHA": "RRM Diffa",
    "PORT TRUST\nMinutes of the Meeting of the Board held on 4 March 2021": "PORT TRUST Board",
    "HARBOUR\nBOARD OF PILOTS\n4 March 2021\nUNOFFICIAL UNTIL APPROVED BY THE BOARD": "BOARD OF PILOTS",
    "Harbour Committee, Thursday 4th March 2021, the Long Room, 7.30 pm": "Harbour Committee",
    "Senate Harbour Committee: minutes of the meeting of 4 March 2021 (draft)": "Senate Harbour Committee",
    "Harbour Task Force meeting minutes_Varna_20210304": "Harbour Task Force",
    "A.B.C. Kaya – Minutes – 4 Mar 2021": "A.B.C. Kaya",
}


@pytest.mark.parametrize("head", GROUPS)
def test_group(head: str, tmp_path: Path) -> None:
    """The group is what the title names without "minutes of", day and number, not the name of the file."""
    path = tmp_path / "board 2021.txt"
    path.write_text(f"{head}\nPresent: Ana Ruiz, Peter Lado{BODY}", encoding="utf-8")
    assert extract(path).meeting.group == GROUPS[head]


def test_a_flattened_head_is_put_together(tmp_path: Path) -> None:
    """Labels that all stand before their values get them in their order."""
    path = tmp_path / "note.txt"
    path.write_text(
        "Harbour Committee\nMinutes\n\nLocation\n\nDate\n\nChair\n\nParticipants\n\n"
        "Customs house, Port Vila\n\n4 March 2021\n\nAna Ruiz (UNHCR)\n\nUNHCR, NRC, Oxfam\n" + BODY,
        encoding="utf-8",
    )
    meeting = extract(path).meeting
    assert (meeting.location, meeting.date, meeting.chairs) == (
        "Customs house, Port Vila",
        "2021-03-04",
        ("Ana Ruiz (UNHCR)",),
    )


FOLLOWING = {
    "Next: Thursday 8 April, 16:00, town hall": "2021-04-08",
    "The meeting ended at 4. Next one is 8th April, same room.": "2021-04-08",
    "AOB: none. Next HC 8/4, 11.30.": "2021-04-08",
    "The Committee will meet next on April 8th, 7 p.m.": "2021-04-08",
    "Adjourned at 12:10. Thursday 8 April": "2021-04-08",
    "8 April, same place": "2021-04-08",
    "Prochaine fois : jeudi 8 avril": "2021-04-08",
    "Se cierra la sesión, fijándose la próxima para el 8 de abril": "2021-04-08",
    "Next Friday notes are shared.": None,
    "The next distribution is on 8 April.": None,
    "Signed: Ana Ruiz\n\n8 March 2021": None,
    "Ended 12.05 pm": None,
}


@pytest.mark.parametrize("line", FOLLOWING)
def test_the_next_meeting_in_few_words(line: str, tmp_path: Path) -> None:
    """ "Next: 8 April" at the end tells the next meeting; a distribution, a weekday, a signature and a clock do not."""
    path = tmp_path / "note.txt"
    path.write_text(f"Minutes of the Harbour Committee\n4 March 2021\n{BODY}\n\n{line}\n", encoding="utf-8")
    found = extract(path).meeting.next_meeting
    assert (found.date if found else None) == FOLLOWING[line]
