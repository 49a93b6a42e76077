"""Groups with their place and their organisation, without weekdays, numbers and what a document is; chairs of other bodies and of actions."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

BODY = "\n\nPresent: Ana Ruiz (UNHCR), Peter Lado (NRC)\n\n1. Dredging\nThe manager reported that the channel is free again and the boats can enter.\nAction: Peter to send the list.\n"

GROUPS = {
    "HEALTH CLUSTER – ITURI\nMinutes, 1 June 2021": "HEALTH CLUSTER – ITURI",
    "Education Cluster, Adamawa State\nMinutes, 1 June 2021": "Education Cluster, Adamawa State",
    "Sous-cluster Abris – Tahoua\nCompte rendu, 1 juin 2021": "Sous-cluster Abris – Tahoua",
    "Clúster de Salud – Arauca\nActa, 1 de junio de 2021": "Clúster de Salud – Arauca",
    "Steering Committee – Old Pier Volunteers\n1 June 2021": "Steering Committee – Old Pier Volunteers",
    "Harbour Committee – Fish Hall\n1 June 2021": "Harbour Committee",
    "Harbour Committee – Final Report\n1 June 2021": "Harbour Committee",
    "CITY OF MARLOW BEND\nCITY COUNCIL SPECIAL MEETING MINUTES\nJune 1, 2021": "CITY OF MARLOW BEND CITY COUNCIL",
    "Commune de Vielle-Roche\nProcès-verbal du conseil municipal du 1 juin 2021": "Commune de Vielle-Roche conseil municipal",
    "Gemeinde Niederau\nProtokoll der Gemeinderatssitzung vom 01.06.2021": "Gemeinde Niederau Gemeinderat",
    "Pier Lights Trust\nMinutes of the Board of Directors\n1 June 2021": "Pier Lights Trust Board of Directors",
    "Lakeside Primary PTA\nGeneral Meeting Minutes, June 1, 2021": "Lakeside Primary PTA",
    "Friends of the Old Pier – Committee Meeting\n1 June 2021": "Friends of the Old Pier – Committee",
    "KYAKA REFUGEE SETTLEMENT – MONTHLY INTER-AGENCY COORDINATION MEETING\n1 June 2021": "KYAKA REFUGEE SETTLEMENT – INTER-AGENCY COORDINATION",
    "Protokoll der Sitzung des Personalrats vom 01.06.2021": "Personalrat",
    "Protokoll der Vorstandssitzung vom 01.06.2021": "Vorstand",
    "Compte rendu HPWG du mardi 1 juin 2021": "HPWG",
    "Acta 12 - Mesa del Puerto\n1 de junio de 2021": "Mesa del Puerto",
    "Groupe de travail Eau, Hygiène et Assainissement\nCompte rendu, 1 juin 2021": "Groupe de travail Eau, Hygiène et Assainissement",
    'Standards Committee 7 "Quays and piers"\nMinutes, 1 June 2021': 'Standards Committee 7 "Quays and piers"',
    "Subject: notes of todays Quay WG, Marlow (pls read, short)\n1 June 2021": "Quay WG, Marlow",
    "Harbour Light Working Group (north)\n1 June 2021": "Harbour Light Working Group (north)",
    "Quay Sector, Marlow's End     quays@pier.example\nMinutes, 1 June 2021": "Quay Sector, Marlow's End",
    "Fish Welfare Committee 04/2021\nMinutes, 1 June 2021": "Fish Welfare Committee",
    "Ferry Working Group – Marlow hub\nMeeting of 1 June 2021": "Ferry Working Group – Marlow hub",
    "Gull SMT tue 1 jun 21 - notes PL": "Gull SMT",
    "Timetable check-in - meeting notes\n1 June 2021": "Timetable check-in",
    "VILLAGE OF MARLOW BEND\nRegular Council Meeting – June 1, 2021 – 7:00 p.m. – Council Chambers, 4 Quay Street": "VILLAGE OF MARLOW BEND Council",
    "SV Blau-Rot Niederau 1921 e.V.\nNiederschrift über die Vorstandssitzung vom 01.06.2021": "SV Blau-Rot Niederau 1921 e.V. Vorstand",
    "AMPA «El Faro» – CEIP El Faro, Villamar\nReunión de la Junta Directiva · martes 1 de junio de 2021 · 17:00 h": "AMPA «El Faro» Junta Directiva",
    "Circolo Velico Lario\nVerbale del Consiglio Direttivo n. 4/2021": "Circolo Velico Lario Consiglio Direttivo",
    "Rebuilding of the Fish Quay\nSITE MEETING REPORT No. 4\n1 June 2021": "Rebuilding of the Fish Quay",
    "Réfection de la criée – Lots 1 à 3\nCOMPTE RENDU DE CHANTIER N° 4\n1 juin 2021": "Réfection de la criée",
    "محضر الاجتماع الثامن للجنة الميناء\n1 حزيران 2021": "لجنة الميناء",
    "Von: Ute Lau\nAn: Verteiler Vorstand\nGesendet: Dienstag, 1. Juni 2021\nBetreff: Protokoll Arbeitskreis Hafen vom 1.6.": "Arbeitskreis Hafen",
    "Acta de la junta directiva del 1 de junio de 2021\nEva va a llamar a la comisión.": "junta directiva",
    "Verbale del Consiglio Direttivo del 1 giugno 2021\nIl Consiglio approva la spesa.": "Consiglio Direttivo",
    "Harbour Community Council held their meeting at 7pm on 1 June 2021": "Harbour Community Council",
}


@pytest.mark.parametrize("head", GROUPS)
def test_whose_group(head: str, tmp_path: Path) -> None:
    """Two bodies of one kind must not become one, nor each meeting a body of its own."""
    path = tmp_path / "note.txt"
    path.write_text(head + BODY, encoding="utf-8")
    assert extract(path).meeting.group == GROUPS[head]


CHAIRS = {
    "Present: Dr P. Lado (Dean, in the Chair), Ms A. Ruiz (Students' Union President)": ("Dr P. Lado",),
    "Chair: Ana Ruiz, UNHCR / Голова: Ана Руїс": ("Ana Ruiz, UNHCR",),
    "Facilitator: Ana Ruiz / Note taker: Peter Lado": ("Ana Ruiz",),
    "Presidiu: Dra. Ana Ruiz (INAS)": ("Dra. Ana Ruiz (INAS)",),
    "Se reunió bajo la presidencia de D.ª Ana Ruiz Vera.": ("D.ª Ana Ruiz Vera",),
    "Chaired by Camp Commandant, Mr. C. Bo": ("Mr. C. Bo",),
    "Date: 1 June 2021\nChair: Ana Ruiz\nWhen: 10 am": ("Ana Ruiz",),
}


@pytest.mark.parametrize("line", CHAIRS)
def test_chairs_of_this_meeting(line: str, tmp_path: Path) -> None:
    """Not who presides elsewhere, not the label of the next person or of another language."""
    path = tmp_path / "note.txt"
    path.write_text(f"Minutes of the Harbour Board\n1 June 2021\n{line}{BODY}", encoding="utf-8")
    assert extract(path).meeting.chairs == CHAIRS[line]


def test_who_leads_an_action_before_its_deadline(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    actions = "\n\nAgreed\n1. Paint the shed.\nLead: C. Bo\nDeadline: 30 June 2021\n2. Clean the tank.\nLead: Peter Lado\nDeadline: end of July\n"
    path.write_text(
        f"Harbour Board\n1 June 2021\nPresent: Ana Ruiz (chair), C. Bo, Peter Lado{actions}", encoding="utf-8"
    )
    assert extract(path).meeting.chairs == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Next meeting: last Thursday of July", "2021-07-29"),
        ("Next meeting: 2nd Tuesday of January", "2022-01-11"),
        ("The next meeting will be on the third Monday of August 2021.", "2021-08-16"),
    ],
)
def test_the_next_meeting_by_its_weekday(line: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"Minutes of the Harbour Board\n1 June 2021{BODY}\n{line}\n", encoding="utf-8")
    following = extract(path).meeting.next_meeting
    assert following is not None
    assert following.date == day


def test_the_place_behind_an_hour(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"Harbour Board\nTuesday, 1st of June '21 | 14:00 hrs | UN House, Varna\n{BODY}", encoding="utf-8")
    assert extract(path).meeting.location == "UN House, Varna"
