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
    "La séance a été présidée par le Dr. Ana Ruiz, directrice.": ["Dr. Ana Ruiz"],
    "Chair: Cluster Coordinator, Ana Ruiz, UNICEF": ["Ana Ruiz"],
    "Chair: Ana Ruiz, UNHCR Senior Protection Officer": ["Ana Ruiz, UNHCR Senior Protection Officer"],
    "\nMeeting Chair\n\nAna Ruiz (UNHCR)\n\nMinutes prepared by\n\nPeter Lado\n": ["Ana Ruiz (UNHCR)"],
    "Notes of the week. Chaired by Ana Ruiz, minutes by Carl Bo and corrected by Peter Lado": ["Ana Ruiz"],
    "\nChair Person\n\nMinutes prepared by\n\nPeter Lado\n": [],
    "The meeting was called to order by Ana Ruiz who thanked all.": ["Ana Ruiz"],
    "Ana Ruiz dos Santos, Presidente do porto, iniciou a sessão com saudações.": ["Ana Ruiz dos Santos"],
    "Mrs. Ruiz from the Borough Council chaired the meeting.": ["Mrs. Ruiz"],
    "Present: Mrs Ana Ruiz (UNHCR), Mr Peter Lado (NRC)\n\nMrs Ruiz chaired the meeting.": ["Mrs Ana Ruiz"],
    "Present: Ana Lima Ruiz (UNHCR), Peter Lado (NRC)\n\nAna chaired the meeting.": ["Ana Lima Ruiz"],
    "Members present: Cllr P. Lado (Chairman), Cllr A. Ruiz, Cllr C. Bo (Vice-Chairman)": ["Cllr P. Lado"],
    "Chaired by: WHO": ["WHO"],
    "Co-chairs: Ana Ruiz (WHO) and Peter Lado (NRC)": ["Ana Ruiz (WHO)", "Peter Lado (NRC)"],
    "Mr Peter Lado (NRC), harbour master, opened the meeting at 10:00.": ["Mr Peter Lado (NRC)"],
    "La séance a été ouverte par Mme Ana Ruiz (HCR).": ["Mme Ana Ruiz (HCR)"],
    "Ana Ruiz dio inicio a la reunión y saludó a todos.": ["Ana Ruiz"],
    "The meeting was led by Ana Ruiz (UNHCR).": ["Ana Ruiz (UNHCR)"],
    "Host: Ana Ruiz": ["Ana Ruiz"],
    "The coordinator opened the meeting.": [],
    "The meeting was held under the leadership of Ana Ruiz (UNHCR).": ["Ana Ruiz (UNHCR)"],
    "Ana Ruiz facilitated the session and thanked the members.": ["Ana Ruiz"],
    "Ana Ruiz acted as chair of the meeting.": ["Ana Ruiz"],
    "Mme Ana Ruiz a souhaité la bienvenue aux participants.": ["Mme Ana Ruiz"],
    "Ana Ruiz dio la bienvenida a todos.": ["Ana Ruiz"],
    "The meeting was attended by all.\nافتتح الاجتماع أحمد الجبوري.": ["أحمد الجبوري"],
    "The discussion was led by Carl Bo (NRC), who showed a map.": [],
    "Carl Bo (NRC) led the session on dredging for an hour.": [],
    "Carl Bo hosted the meeting of the pilots in May.": [],
    "The last meeting was led by Carl Bo.": [],
    "The works go on under the leadership of the Ministry of Health.": [],
    "The families live under the leadership of Sheikh Omar Said.": [],
    "Carl Bo acted as chair of the school board in 2015.": [],
    "Carl Bo will chair the pilots next year.": [],
    "Mme Ana Ruiz souhaite la bienvenue à la nouvelle collègue.": [],
    "Les réparations se font sous la direction de Carl Bo.": [],
    "Carl Bo a animé les échanges sur le chenal.": [],
    "Las obras siguen bajo la coordinación de Carl Bo.": [],
    "Ana Ruiz dio la bienvenida a la nueva colega.": [],
    "تم توزيع المساعدات بإدارة بلدية الميناء على الأسر.": [],
    "\nNext meeting: 4 December 2021. Host: WFP.": [],
    "\nNext meeting: 4 December 2021. Venue: Old Custom House. Chair: Carl Bo (WFP)": [],
    "\nNext meeting\nDate: 4 December 2021\nHost: WFP\nVenue: WFP office": [],
    "\nNext meeting: 4 December 2021\nHost: WFP": [],
    "Date of next meeting: 4 December 2021\nChair: Ana Ruiz": ["Ana Ruiz"],
    "Next meeting: 4 December 2021    Chair: Ana Ruiz": ["Ana Ruiz"],
    "Dredging (lead: NRC)": [],
    "The meeting was facilitated by: Ana Ruiz (Field Coordinator) and Peter Lado (FAO)": [
        "Ana Ruiz (Field Coordinator)",
        "Peter Lado (FAO)",
    ],
    "Dr. A K Ruiz, Line Director, Harbour Board, MoT, chaired the meeting.": ["Dr. A K Ruiz"],
    "The meeting was called to order at 9:15 am by the Acting Chair, Ana Ruiz, with thanks.": ["Ana Ruiz"],
    "Chaired by UNICEF - Ana M Ruiz , 0927540983": ["UNICEF - Ana M Ruiz"],
    "No Auditório do porto para tratar o que segue: Ana Ruiz iniciou a reunião.": ["Ana Ruiz"],
}


@pytest.mark.parametrize("line", CHAIRS)
def test_chairs(line: str, tmp_path: Path) -> None:
    """A label, or a sentence of the head, names who was in the chair; secretaries are not among them."""
    path = tmp_path / "note.txt"
    path.write_text(f"Minutes of the Harbour Committee\n4 March 2021\n{line}{BODY}", encoding="utf-8")
    assert list(extract(path).meeting.chairs) == CHAIRS[line]


COLUMNS = {
    ("Chair Person Minutes Prepared by", "UNHCR Old Custom House", "Ana Ruiz", "Peter Lado"): ("Ana Ruiz",),
    ("Minutes Prepared by Chair Person", "UNHCR Old Custom House", "Peter Lado", "Ana Ruiz,"): ("Ana Ruiz",),
    ("Minutes Prepared by Chair Person", "UNHCR Old Custom House", "Peter Lado", "Ana Ruiz"): (),
    ("Chair Person Minutes Prepared by", "San Pedro House", "Ana Ruiz", "Peter Lado"): ("Ana Ruiz",),
    ("Chair Person Minutes Prepared by", "Old Custom House", "Ana Ruiz", ""): (),
    ("Chair Person Minutes Prepared by", "Santa Marta", "Ana Ruiz", "Peter Lado"): (),
}


@pytest.mark.parametrize("columns", COLUMNS)
def test_chair_in_the_column_of_values(columns: tuple[str, str, str, str], tmp_path: Path) -> None:
    """Where a table of the head was read by its columns, the chair has the rank among the persons that the label has."""
    path = tmp_path / "note.txt"
    asked, place, first, second = columns
    path.write_text(
        f"Minutes of Meeting Harbour Working Group Meeting Location {asked} Purpose of Meeting\n\n"
        f"{place} Meeting Date 4 March 2021 {first} Meeting Time 10:00-11:30 {second} Regular meeting{BODY}",
        encoding="utf-8",
    )
    assert extract(path).meeting.chairs == COLUMNS[columns]


TITLES = {
    "Minutes of the Harbour Coordination Group\nOld Custom House, 4 March 2021": "Harbour Coordination Group",
    "Ferry Working Group - Notes\n4 March 2021": "Ferry Working Group",
    "OpenFerry TSC sync 2021-03-04\n": "OpenFerry TSC",
    "HPWG weekly call, 4 March 2021": "HPWG",
    "openPort notes 4 March 2021": "openPort",
    "Emergency Calls Working Group\nMinutes of the meeting of 4 March 2021": "Emergency Calls Working Group",
    "Bidding Calls Committee - Minutes\n4 March 2021": "Bidding Calls Committee",
    "Delivery Notes Committee\nMinutes of the meeting\n4 March 2021": "Delivery Notes Committee",
    "Des Moines City Council\nMinutes of the meeting of 4 March 2021": "Des Moines City Council",
    "MINUTES\nDES MOINES CITY COUNCIL\n4 March 2021": "DES MOINES CITY COUNCIL",
    "Da Nang Coordination Group\nMinutes, 4 March 2021": "Da Nang Coordination Group",
    "Minutes of the meeting of the Dos Palos Planning Commission\n4 March 2021": "Dos Palos Planning Commission",
    "La Mesa City Council - Minutes\n4 March 2021": "La Mesa City Council",
    "La Mesa Directiva del Puerto\nActa, 4 de marzo de 2021": "Mesa Directiva del Puerto",
    "ATA DA REUNIÃO DO CONSELHO MUNICIPAL DO PORTO\nData: 4 de março de 2021": "CONSELHO MUNICIPAL DO PORTO",
}


@pytest.mark.parametrize("head", TITLES)
def test_group_without_its_surroundings(head: str, tmp_path: Path) -> None:
    """The place below a name, the word for the meeting behind it and an article before it are no parts of it."""
    path = tmp_path / "note.txt"
    path.write_text(head + BODY, encoding="utf-8")
    assert extract(path).meeting.group == TITLES[head]


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
    "---\ntitle: Harbour Committee minutes\ndate: 2021-04-01\n---\n\nMinutes of the Harbour Committee\nheld on 4th March 2021": "2021-03-04",
    "---\ntitle: Harbour Committee minutes\ndate: 2021-03-04 19:00:00\n---\n\n## Minutes": "2021-03-04",
    "Harbour Committee\n\nThursday,04 March, 2021": "2021-03-04",
    '---\ntitle: Harbour Committee\ndate: "`2021-03-04T18:19:00Z`"\n---\n\n## Notes': "2021-03-04",
    "Harbour Committee meeting minutes 210304": "2021-03-04",
    "Minutes of the Harbour Committee, Customs Office4 March 2021 – 12:00": "2021-03-04",
    "Hafen e.V.\nProtokoll der 7. Sitzung vom 4. März 2021": "2021-03-04",
    "Minutes of Meeting\n\n9 May 2018\n\nHarbour Committee\n\nMeeting Date\n\n4 March 2021": "2021-03-04",
    "Minutes\n\n9 May 2018\n\nHarbour Committee Meeting\n\nCustoms house Meeting Date 4 March 2021 Ana Ruiz Meeting Time 14:00": "2021-03-04",
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
    "Port Authority TSC Meeting 2021-03-04": "Port Authority TSC",
    "HD PG MEETING OF 4th March2021": "HD PG",
    "Minutes from Census 2021 Task Force meeting on 4th of March 2021": "Census 2021 Task Force",
    "Minutes and decisions of the Harbour Committee held at Varna on 04.03.2021": "Harbour Committee",
    '---\ncat: bureau\ntitle: "Harbour PC Minutes"\n---\n': "Harbour PC",
    "PORT3D Meeting 47 -- Thurs 4 Mar 2021": "PORT3D",
    "openHarbour User Meeting 0 (2021-03-04)": "openHarbour User",
    "National Harbour WG Date: Participants: Chair: Agenda\n\n4 March 2021": "National Harbour WG",
    "Harbour Cluster Meeting\n4 March 2021\nUpdates on Inter Port Coordination Meeting (IPCM)": "Harbour Cluster",
    "Aos quatro dias do mês de março de dois mil e vinte e um, reuniu-se, na Rua do Cais nº 12, a Comissão do Porto de Varna (CPV), com os seguintes membros": "Comissão do Porto de Varna (CPV)",
    "Ad hoc HCT meeting (4 March 2021)": "HCT",
    "Minutes of the Harbour Cluster Meeting (March 2021 coordination meeting held on 4 March 2021)": "Harbour Cluster",
    "Ferry Watch and Coordination (FWC) Meeting Minutes Customs house, Date: 4/3/2021 - 14:00": "Ferry Watch and Coordination (FWC)",
    "4 March 2021, 9:00, Customs house\n\nChair: Ana Ruiz, Harbour Sector Coordinator": "Harbour Sector",
    "4 March 2021, Customs house\n\nThe Harbour Cluster has a new plan. Members of the Harbour Cluster read it and the Harbour Cluster lead wrote it.": "Harbour Cluster",
    "Minutes of INTER-PORT MEETING Varna, 4 March 2021\n\nTom Okello – Inter-agency Coordination Associate": "INTER-PORT",
    "ATA 008/2021\n\nATA DA REUNIÃO ORDINÁRIA DO CONSELHO MUNICIPAL DO PORTO E DAS DOCAS DE VARNA. Aos quatro dias do mês de março de dois mil e vinte e um realizou-se a reunião": "CONSELHO MUNICIPAL DO PORTO E DAS DOCAS DE VARNA",
    "HARBOUR WORKING GROUP MEETING Delta Response, Western Coast Meeting Location\nMeeting Date\n4 March 2021": "HARBOUR WORKING GROUP",
    "Harbour Committee monthly meeting, https://example.org/harbour/committee 4 March 2021": "Harbour Committee",
    "Acta de la Junta Directiva del Puerto\n4 de marzo de 2021": "Junta Directiva del Puerto",
    "---\ntitle: Pilot Board meeting\ndate: 2021-03-09\n---\n\nThe report was given by the Harbour Committee:": "Pilot Board",
}


@pytest.mark.parametrize("head", GROUPS)
def test_group(head: str, tmp_path: Path) -> None:
    """The group is what the title names without "minutes of", day and number, not the name of the file."""
    path = tmp_path / "board 2021.txt"
    path.write_text(f"{head}\nPresent: Ana Ruiz, Peter Lado{BODY}", encoding="utf-8")
    assert extract(path).meeting.group == GROUPS[head]


RUNS = {
    "Harbour Working Group 4 March 2021 (UNICEF, 2nd floor) Agenda 1. Review of the previous minutes (5 min) 2. Dredging of the channel and "
    "the night watch (Ana Ruiz, on behalf of the pilots, 45 min) 3. Fees 4. AOB and the date of the next walk along the quay": (
        "Harbour Working Group", "2021-03-04", (), None, None,
    ),
    "Harbour Working Group – Varna Thursday, March 4th 2021 @ 11:30 – Customs house Minutes Chair: IRC Participants: IRC, UNFPA, UNHCR, NRC, "
    "Oxfam, ACTED, Caritas, Save the Children, Norwegian Church Aid, Islamic Relief": (
        "Harbour Working Group", "2021-03-04", ("IRC",), "11:30", None,
    ),
    "Meeting MinutesHarbour Committee meeting March 4, 2021Agenda1. Dredging of the channelWhat the pilots have done since winter2. The "
    "night watch, fees and what is left of the money3. Partner updates4. AOBParticipants: 12 from the port and the town": (
        "Harbour Committee", "2021-03-04", (), None, None,
    ),
    "HARBOUR COMMITTEE\n\nDate/Time Thursday, 04 March 2021 /09:30-10:15h Location: White tent, Customs house Chair: Ana Ruiz Attendees : "
    "Adventist Relief, Aide Médicale, Concern, Croix Rouge, GOAL, Handicap International, Samaritan's Purse, Tearfund, UNICEF, WFP": (
        "HARBOUR COMMITTEE", "2021-03-04", ("Ana Ruiz",), "09:30", "White tent, Customs house",
    ),
    "Harbour Working Group (HWG) Meeting minutes Date: 4 March 2021 Time: 10:30 am-2:00 pm Venue: Customs house, Long Room Co-Chair(s): "
    "Dr. Ana Ruiz (WHO) & Peter Lado (NRC), Participants: (Carl Bo) - MoH; (Mia Solberg), (Lea Nowak) - WHO; (Tom Okello) - UNICEF": (
        "Harbour Working Group (HWG)", "2021-03-04", ("Dr. Ana Ruiz (WHO)", "Peter Lado (NRC)"), "10:30", "Customs house, Long Room",
    ),
}  # fmt: skip


@pytest.mark.parametrize("head", RUNS)
def test_a_head_in_one_run_of_text(head: str, tmp_path: Path) -> None:
    """Where a text has lost its lines, a label ends what stands before it: group, day, chair, start and place."""
    path = tmp_path / "note.txt"
    path.write_text(head + BODY, encoding="utf-8")
    meeting = extract(path).meeting
    assert (meeting.group, meeting.date, meeting.chairs, meeting.start_time, meeting.location) == RUNS[head]


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
    "Next call Thursday, same time.": "2021-03-11",
    "Next meeting is the second Thursday of April.": "2021-04-08",
    "11 NEXT MEETING\n\nThursday 8 April at 6 pm": "2021-04-08",
    "See you all again on 8 April!": "2021-04-08",
    "8 April, 14:00, hopefully in the town hall. Take care.": "2021-04-08",
    "On se revoit jeudi 8 avril, même salle.": "2021-04-08",
    "Nos vemos el 8 de abril, a la misma hora.": "2021-04-08",
    "# Next call\n\n8 April at 10:30": "2021-04-08",
    "Following call: Thursday 8 April, 15.30": "2021-04-08",
    "# When the board meets again\n\n8 April 2021, 6 pm": "2021-04-08",
    "We ring again on 8 April at 2 pm.": "2021-04-08",
    "Le comité se retrouve : le jeudi 8 avril 2021 à 19h00.": "2021-04-08",
    "Prochain CA en principe le jeudi 8 avril, la salle reste à trouver.": "2021-04-08",
    "Volgende bestuursavond is op 8 april.": "2021-04-08",
    "Kommende Leitungsrunde: 8. April, 19 Uhr": "2021-04-08",
    "A reunião que vem fica para 8 de abril.": "2021-04-08",
    "La sesión que viene es el 8 de abril.": "2021-04-08",
    "The next call for proposals opens on 8 April.": None,
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


CALLED = {
    "Minutes of the Staff Town Hall\n4 March 2021": "Staff Town Hall",
    "Rencontre mensuelle Table protection Sud\n4 mars 2021": "Table protection Sud",
    "Harbour response teleconference - north\nThu 4 March 2021, 8:30": "Harbour response teleconference - north",
    "THE FRIENDS OF THE OLD PIER\nMinutes of the Annual General Meeting\n4 March 2021": "FRIENDS OF THE OLD PIER",
    "SIG: Harbour Lights SIG\nDocument type: Minutes\n4 March 2021": "Harbour Lights SIG",
    "Réunion de coordination du port de Lume\n4 mars 2021, bureau HCR Lume, 10h15": "coordination du port de Lume",
}


@pytest.mark.parametrize("head", CALLED)
def test_group_without_a_noun_for_its_kind(head: str, tmp_path: Path) -> None:
    """What the title calls the gathering is the group, and the place behind the day is not."""
    path = tmp_path / "note.txt"
    path.write_text(head + "\n" + BODY, encoding="utf-8")
    assert extract(path).meeting.group == CALLED[head]


PLACES = {
    "Pier Forum\n4 March 2021, 10:00 to 12:40, Customs shed. Facilitated by Ana Ruiz (UNHCR).": "Customs shed",
    "MINUTES OF THE PIER COMMITTEE HELD ON 4 MARCH 2021 AT THE FISH MARKET": "FISH MARKET",
    "Pier Forum\nWed 4/03/2021. Site office. Chair: Ana Ruiz": "Site office",
    "Minutes of the Pier Forum held in public on 4 March 2021": None,
    "Pier Forum\n4 March 2021, 10:00. Chair: Ana Ruiz": None,
}


@pytest.mark.parametrize("head", PLACES)
def test_place_without_a_label(head: str, tmp_path: Path) -> None:
    """Where the group met stands behind "at", or beside the day."""
    path = tmp_path / "note.txt"
    path.write_text(head + "\n" + BODY, encoding="utf-8")
    assert extract(path).meeting.location == PLACES[head]


PRESIDING = {
    "Chair: Ana Ruiz (UNHCR). Rapporteur: Peter Lado": ("Ana Ruiz (UNHCR)",),
    "Modération : OCHA. Rapportage : HCR": ("OCHA",),
    "Réunion présidée par la CNARR et le HCR.": ("CNARR", "HCR"),
    "O conselho foi presidido pela diretora, Ana Ruiz.": ("Ana Ruiz",),
    "Vereinsheim, 18 Uhr. Lothar leitet.": ("Lothar",),
}


@pytest.mark.parametrize("told", PRESIDING)
def test_who_presides(told: str, tmp_path: Path) -> None:
    """A stop ends the value, an office stands before the name, agencies preside together."""
    path = tmp_path / "note.txt"
    path.write_text(f"Pier Forum\n4 March 2021\n{told}\n{BODY}", encoding="utf-8")
    assert extract(path).meeting.chairs == PRESIDING[told]


def test_the_day_a_page_was_edited_is_not_that_of_the_meeting(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        f"This page was last modified on 10 July 2014.\nPier Forum meeting (May 8, 2014)\n{BODY}", encoding="utf-8"
    )
    assert extract(path).meeting.date == "2014-05-08"


FUTURE = {
    "Future meetings\n20 February 2025\n22 May 2025": "2025-02-20",
    "2. Dates of future meetings: 20 February 2025; 22 May 2025": "2025-02-20",
    "2. Future meeting dates - 20 February, 22 May and 18 September 2025": "2025-02-20",
    "Prochaines réunions :\n20 février 2025\n22 mai 2025": "2025-02-20",
    "The Chair said that future meetings will be shorter.": None,
}


@pytest.mark.parametrize("lines", FUTURE)
def test_days_of_the_meetings_to_come(lines: str, tmp_path: Path) -> None:
    """They are neither actions nor the day by which the last action is due."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        "Finance Committee\nMinutes of the meeting held on 21 November 2024\n\nPresent: Ann Cole, Bob Dunn\n\n"
        f"1. Accounts\nBob Dunn to send the accounts to the bank by 30 November.\n\n{lines}\n",
        encoding="utf-8",
    )
    found = extract(path)
    following = found.meeting.next_meeting
    assert (following.date if following else None) == FUTURE[lines]
    assert [action.deadline and action.deadline.date for action in found.action_points] == ["2024-11-30"]


def test_a_deadline_is_no_next_meeting(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    head = "Finance Committee\nMinutes of the meeting held on 21 November 2024\n\nPresent: Ann Cole, Bob Dunn\n\n"
    path.write_text(f"{head}Next meeting: Bob Dunn to propose days by 10 December.\n", encoding="utf-8")
    following = extract(path).meeting.next_meeting
    assert following is None or following.date is None
