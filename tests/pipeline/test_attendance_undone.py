"""Attendance whose layout is half lost, and what only looks like attendance: flat texts, grown words, columns run together."""

from pathlib import Path

import pytest

from minutes_miner.link.attendance import parse_attendance
from minutes_miner.workflow import extract

# Each: the head of a document, then who is expected as "agency|person", "-" before those who were away.
UNDONE = [
    pytest.param(
        "Protection Group Meeting 24 April 2013 Participants: UNHCR (chair), Caritas, NRC, World Rehabilitation Fund, ICRC (observer) "
        "Summary of discussions and action points 1. General Sector Updates A. Introduction, Administrative Matters The terms were shared.\n",
        ["UNHCR|", "Caritas|", "NRC|", "World Rehabilitation Fund|", "ICRC|"],
        id="a heading behind the list on its line",
    ),
    pytest.param(
        "COMPTE RENDU DE LA REUNION DU CLUSTER EDUCATION DU 26 FEVRIER 2020 LIEU : BUREAU DE LA DIVISION Divers : 5min Participants/Organisation : "
        "UNICEF, AVSI, NRC, OCHA, KIDS UP Timing : de 10h40 à 12h30 SUJET DE POINTS DE DISCUSSION 1. Présentation des participants et de la réunion\n",
        ["UNICEF|", "AVSI|", "NRC|", "OCHA|", "KIDS UP|"],
        id="labels in the middle of a line",
    ),
    pytest.param(
        "Country Team\n17 August 2016\nHCT member / Present / HCT member / PresentFAO / X / WFP / X\nIOM / X / WHO\n"
        "NRC / Temporary absence due to registration issues\nUNHCR / IFRC / X\n\nAgenda:\n1. Floods\n",
        ["FAO|", "WFP|", "IOM|", "-WHO|", "-NRC|", "-UNHCR|", "IFRC|"],
        id="names with marks behind them, heads grown together",
    ),
    pytest.param(
        "WASH Cluster\nDate: 28/04/2017\nAttendees:\nNo / Name / Designation / Organization / Email / Phone1 / Ada Brandt / Manager / NRC / / 09 442780026\n"
        "2 / Tom Okello / WASH / SCI / / 09 454292220\n\nAgenda:\n1. Wells\n",
        ["NRC|Ada Brandt", "SCI|Tom Okello"],
        id="a sheet whose first row has grown to its heads",
    ),
    pytest.param(
        "**Date :** 12 décembre 2022\\\n**Présent.es :** Ada, Tom, Lea, Karl\\\n**Excusé·e·s :** Mia, Ben\\\n\n## Ordre du jour\n\n1\\. Bilan\n",
        ["|Ada", "|Tom", "|Lea", "|Karl", "-|Mia", "-|Ben"],
        id="labels that include everybody, line ends of Markdown",
    ),
    pytest.param(
        "Comité du bassin\nRéunion du 10 juillet 2024\nPrésent(e)s : Ada Brandt, Tom Okello\nInvité-e-s : Lea Nowak\n"
        "Absent·es excusé·es : Mia Solberg, Karl Weber\nAbsent(e)s non excusé(e)s : Ben Roux\n\n1. Puits\nLe puits est sec.\n",
        ["|Ada Brandt", "|Tom Okello", "|Lea Nowak", "-|Mia Solberg", "-|Karl Weber", "-|Ben Roux"],
        id="labels in inclusive writing of every kind, more than one word long",
    ),
    pytest.param(
        "Comité du bassin\nRéunion du 10 juillet 2024\nPrésents : Ada Brandt, Tom Okello\n\n"
        "1. Puits\nHabitant·e·s inquiet·es : Mia Solberg et Karl Weber ont écrit au comité.\n",
        ["|Ada Brandt", "|Tom Okello"],
        id="inclusive writing in a label that is not of attendance",
    ),
    pytest.param(
        "Parish Council, 2 February 2010\n\nPresent: Mrs A Brandt, Mr T Okello\n\n1\\. Apologies for absence\n\nMr K Weber\n\n2\\. Declarations of Interest\n\nNone was made.\n",
        ["|Mrs A Brandt", "|Mr T Okello", "-|Mr K Weber"],
        id="the next number ends a list",
    ),
    pytest.param(
        "# Standards Board\n12 May 2014\n\n## Attendees\nAda Brandt, Bolton University\nTom Okello, NRC\n\n## Board member apologies:\nLea Nowak, UNICEF\n\n"
        "## Other attendees:\nKarl Weber, WFP\nKarl is chair of the panel of the standards\n\nMia Solberg, FAO\n\n## Next\nThe board agreed.\n",
        ["Bolton University|Ada Brandt", "NRC|Tom Okello", "-UNICEF|Lea Nowak", "WFP|Karl Weber", "FAO|Mia Solberg"],
        id="a sentence about one of the list",
    ),
    pytest.param(
        "Project TSC\nApril 1, 2019\n\nAttendees:\n  * [x] Ada Brandt (_TSC_) - Harbour Light\n  * [x] Tom Okello (_TSC_) - Autodock\n"
        "  * [ ] Lea Nowak (_TSC Chair_) - Foundry\n",
        ["Harbour Light|Ada Brandt", "Autodock|Tom Okello", "-Foundry|Lea Nowak"],
        id="seats in brackets before a firm",
    ),
    pytest.param(
        "ACTA\nFecha: 28 de febrero de 2013\n\n1. Asistieron sesenta y cuatro (64) víctimas. No asistieron el Doctor Frey Vargas, Alcalde Popular; la Doctora Lina Gaviria, "
        "Secretaria General y de Gobierno; el Doctor Danny Rivera, Secretario de Hacienda. Se leyó el orden del día.\n\n2. Cierre\n",
        ["-|Doctor Frey Vargas", "-|Doctora Lina Gaviria", "-|Doctor Danny Rivera"],
        id="a sentence of those who did not come",
    ),
    pytest.param(
        "# Board meeting\n\n12 May 2021\n\nPresent:\n\n- [x] Ada Brandt\n- [ ] Tom Okello\n- [x] Lea Nowak\n\n## Actions\n\n- Ada to send the form\n",
        ["|Ada Brandt", "-|Tom Okello", "|Lea Nowak"],
        id="boxes ticked for those who came",
    ),
    pytest.param(
        '---\ntitle: "Council Minutes"\ndate: "2012-03-01"\ncategories: \n  - "councils"\n  - "high-barton"\n---\n\n'
        "Minutes of the meeting of High Barton Council\n\nPresent: Mrs Ada Brandt, Mr Tom Okello\n\n1. Roads\n",
        ["|Mrs Ada Brandt", "|Mr Tom Okello"],
        id="front matter lists no names",
    ),
    pytest.param(
        "Liaison Committee\n\n21st October 2009\n\nPresent: Mrs Ada Brandt (Harbour Trust)\n\nMr Tom Okello (Parish Council)\n\n"
        "Mrs Lea Nowak (KLWB)\n\nMr Karl Weber (Barton Mills Ltd)\n\n1. Noise\n\nMrs Nowak apologised for the late report.\n",
        ["Harbour Trust|Mrs Ada Brandt", "Parish Council|Mr Tom Okello", "KLWB|Mrs Lea Nowak", "Barton Mills Ltd|Mr Karl Weber"],
        id="one name a paragraph",
    ),
    pytest.param(
        "Held at the Mill, 38 River Street\nWednesday, 18 August 2010\n- Ada BrandtUNESCOMember\n- Tom OkelloWFPMember\n- Lea NowakUNICEFMember\n"
        "- Karl WeberILOMember\n- Mia SolbergCIDAMember\nAbsent with apology:\n- Ben AchiengUSAIDMember\n- Joe HartleyWorld BankMember\n"
        "- Ines RuizUNICEFMember\n\n1. Opening\nThe chair opened.\n",
        [
            "UNESCO|Ada Brandt", "WFP|Tom Okello", "UNICEF|Lea Nowak", "ILO|Karl Weber", "CIDA|Mia Solberg",
            "-USAID|Ben Achieng", "-World Bank|Joe Hartley", "-UNICEF|Ines Ruiz",
        ],
        id="no label, words grown together",
    ),
    pytest.param(
        "Draft Minutes\nDate: 26 January 2006\nVenue: Mill House\nAda Brandt\nTom Okello\nLea Nowak\nKarl Weber\nMia Solberg\n"
        "Welcome and adoption of the agenda:\nThe chair welcomed everyone to the meeting and the agenda was adopted.\n",
        ["|Ada Brandt", "|Tom Okello", "|Lea Nowak", "|Karl Weber", "|Mia Solberg"],
        id="persons below each other without a label",
    ),
    pytest.param(
        "Minutes of meeting\n\n2.) Who came Name Ada Brandt Tom Okello Lea Nowak Karl Weber Mia Solberg\n\n"
        "Organisation ACTED Caritas French Red Cross NRC NRC\n\n3.) Minutes\n\nThanks were expressed.\n",
        ["ACTED|Ada Brandt", "Caritas|Tom Okello", "French Red Cross|Lea Nowak", "NRC|Karl Weber", "NRC|Mia Solberg"],
        id="columns run together, each behind its head",
    ),
    pytest.param(
        "Shelter Group\n\n12 May 2017\n\nAttendance No. 1 2 3 4\n\nName\n\nAda Brandt Tom Okello Lea Nowak Karl Weber\n\nAgency\n\nMobile\n\n"
        "ACTED UNHCR UNHCR INTERSOS\n\n0797204986\n\nSummary\n",
        ["ACTED|Ada Brandt", "UNHCR|Tom Okello", "UNHCR|Lea Nowak", "INTERSOS|Karl Weber"],
        id="columns run together, heads before the cells",
    ),
    pytest.param(
        "GBV Group Meeting Minutes March 16, 2010 Telephone meeting Minutes PARTICIPANTS - Ada Brandt(UNHCR) - LeaNowak (CARE International) "
        "- Karl Weber(IRC) - Mia Solberg—International Medical Corps - Tom Okello (UNFPA) UPDATES Ada gave an update on the work of the group "
        "and said that the report is annexed to these minutes, which everybody has read before the call.\n",
        ["UNHCR|Ada Brandt", "CARE|Lea Nowak", "IRC|Karl Weber", "IMC|Mia Solberg", "UNFPA|Tom Okello"],
        id="dashes inside of a text",
    ),
    pytest.param(
        "Education Cluster meeting August 18, 2020 Agenda 1. Updates of the partners for the second quarter of the year 2. Review of the plan "
        "and of the strategy, with the needs 3. Partner updates from all regions of the country 4. AOBParticipating Organizations/Institutions: "
        "13 (20 participants): OCHA, UNICEF, La Strada, British Council, Caritas.\n",
        ["OCHA|", "UNICEF|", "La Strada|", "British Council|", "Caritas|"],
        id="a label grown to the word before",
    ),
    pytest.param(
        "Working Group\nParticipants : 25 participants, 4 organisations, 1 working group: DRC, Kafa, Himaya, IOM, plus one independent consultant "
        "Revised Agenda 1. Review of points 2. Updates\n",
        ["DRC|", "KAFA|", "Himaya|", "IOM|"],
        id="counts before the list, the agenda behind it",
    ),
    pytest.param(
        "Réunion du Cluster\nLe 30 octobre 2013\nLes organisations suivantes étaient représentées: Les points inscrits à l ordre du jour étaient "
        "les suivants : OCHA, PAM, UNICEF, Banque Mondiale, World Vision. 1. POINT DE SITUATION Présence sur zone\n",
        ["OCHA|", "WFP|", "UNICEF|", "World Bank|", "WVI|"],
        id="the agenda's words between the list and its label",
    ),
    pytest.param(
        "WASH Cluster Meeting\n\n24 March 2016, Hill Office\n\nParticipants : ACF, TdH, BRAC, IOM\n\nVenue : Hill Office\n\n"
        "The meeting covered the following agenda:\n\n1. WASH Cluster Information System\n\n2. Updates on CERF Project\n",
        ["ACF|", "TdH|", "BRAC|", "IOM|"],
        id="the agenda is announced",
    ),
    pytest.param(
        "# Committee\n\n## Members Present\n\n- Ada Brandt (AB)\n- Tom Okello (TO)\n\nApologies from Lea Nowak\n\n## Times\n\nFrom 7 to 9.\n",
        ["|Ada Brandt", "|Tom Okello", "-|Lea Nowak"],
        id="apologies without a colon",
    ),
    pytest.param(
        "Technical Advisory Group\n29 January 2020\nPresent: Prof Ada Brandt, Prof Tom Okello, Dr Lea Nowak.\n\nMinistry staff in attendance\n\n"
        "Dr Karl Weber, Dr Mia Solberg and Ben Achieng (MoH staff)\n\n1. Welcome\n",
        ["|Prof Ada Brandt", "|Prof Tom Okello", "|Dr Lea Nowak", "MoH|Dr Karl Weber", "MoH|Dr Mia Solberg", "MoH|Ben Achieng"],
        id="one agency of all",
    ),
    pytest.param(
        "Health Group\n24 April 2016\nAttendance: Dr. Ada Brandt- MOH Tom Okello-UNHCR Lea Nowak - JICA Karl Abd-alsalam-PU-AMI Mia Solberg – Save the "
        "Children Dr. Ben Al-Quran -UNFPA Zita Gale-NRC\n\nAgenda: 1. Welcome 2. Updates\n",
        ["MoH|Dr. Ada Brandt", "UNHCR|Tom Okello", "JICA|Lea Nowak", "PUI|Karl Abd-alsalam", "SCI|Mia Solberg", "UNFPA|Dr. Ben Al-Quran", "NRC|Zita Gale"],
        id="nothing between persons with their agencies",
    ),
    pytest.param(
        "Water Group\n24 April 2016\nAttendance: UNICEF - Ada Brandt, Tom Okello Save the Children - Lea Nowak, Karl Weber NRC - Mia Solberg, Zita Gale\n\n"
        "Agenda: 1. Welcome 2. Updates\n",
        ["UNICEF|Ada Brandt", "UNICEF|Tom Okello", "SCI|Lea Nowak", "SCI|Karl Weber", "NRC|Mia Solberg", "NRC|Zita Gale"],
        id="nothing between agencies with their persons",
    ),
    pytest.param(
        "Camp Coordination Meeting\n14 July 2017\n\nAttending 1. Ada Brandt – Harbour Neighbours\n\n15. Tom Okello – UNDSS\n\n2. Fr. Lea Nowak – Don Bosco\n\n"
        "3. Karl Weber – NRC 4. Mia Solberg – IOM\n\nAgenda: 1. Highlights 2. AOB\n",
        ["Harbour Neighbours|Ada Brandt", "UNDSS|Tom Okello", "Don Bosco|Fr. Lea Nowak", "NRC|Karl Weber", "IOM|Mia Solberg"],
        id="a number behind a label without a colon",
    ),
    pytest.param(
        "Cash Group\n13 March 2017\nPresent: 1. Ada Brandt World Vision\n2. Tom Okello FAO\nAbsent: 1. UNICEF\n3. Save the Children\n4. QRTI\n5. WFP\n\n"
        "Action Points\nThe FAO to send the list.\n",
        ["WVI|Ada Brandt", "FAO|Tom Okello", "-UNICEF|", "-SCI|", "-QRTI|", "-WFP|"],
        id="letters that no list knows, numbered",
    ),
    pytest.param(
        "Harbour Group\n13 March 2017\n\nParticipants\n\nName\n\nAgency\n\nAda Brandt\n\nUNHCR\n\nTom Okello\n\nWFP\n\nLea Nowak\n\nIOM\n\nPage 1 of 3\n\n"
        "Follow-up: results of the meeting before\n\nThe wells were dug and the pumps were repaired.\n",
        ["UNHCR|Ada Brandt", "WFP|Tom Okello", "IOM|Lea Nowak"],
        id="a sheet of cells, the foot of the page behind it",
    ),
    pytest.param(
        "HARBOUR CASH GROUP 16 June 2015 MEETING MINUTES Venue: Oxfam office Participant agency: World Vision, Plan Int, BRAC, Oxfam, WFP and IOM I. Updates "
        "on cash programmes in the country Heavy rain was reported to affect the works in Varna, Burgas, Sliven and Ruse. II. Next steps None.\n",
        ["WVI|", "Plan International|", "BRAC|", "Oxfam|", "WFP|", "IOM|"],
        id="a Roman number behind the list on its line",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDONE)
def test_what_is_left_of_a_list(text: str, expected: list[str], tmp_path: Path) -> None:
    """A list whose layout is half lost gives its persons and agencies, in order, those away among them, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    found = [f"{'' if a.present else '-'}{a.agency or ''}|{a.person or ''}" for a in extract(path).attendees]
    assert found == expected


NOBODY = [
    pytest.param("Participants agreed to review the existing designs used by different agencies.", id="participants who act"),
    pytest.param("As not all participants were present physically and the call failed, it was decided to wait.", id="present as a word"),
    pytest.param("Figures were shared with UNDP, UNHCR and OCHA, and a workshop will be discussed with WFP.", id="shared with"),
    pytest.param("CRS – from May to July $1,052,000 - covering food, kits, soap targeting 3,782 HH, 23,474 people.", id="figures"),
    pytest.param("Costs of the programs: UNHCR and UNICEF are covered by the MoH, therefore it is left out, and WFP will focus on it.", id="a label of a sentence"),
    pytest.param("Introductions round table\n2. WFP are looking into areas where gaps are, and municipalities that require the most immediate response of all.", id="a title that is a label"),
    pytest.param("No questions from audience\n\n### Ferries - Ada Brandt\n\nQuick summary of the draft", id="a negation"),
    pytest.param("1. Summary of action points\n\nShare the map of the wells\n\nAda Brandt – UNHCR, Tom Okello – NRC, Lea Nowak – WFP, Karl Weber – IOM", id="owners of actions"),
    pytest.param("11 June 2014, 2:05pm-4pm UNHCR, Mill Building, first floor, OCHA room.", id="time and place"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_only_looks_like_a_list(sentence: str, tmp_path: Path) -> None:
    """Words of attendance in running text, figures and places make nobody an attendee."""
    path = tmp_path / "minutes.txt"
    path.write_text(
        f"Cluster meeting minutes\n12 May 2016\n\n{sentence}\n\n1. Updates\nACF to send the plan by Friday.\n"
    )
    assert extract(path).attendees == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ann Lee @annl (WHO)\nBen Oh @benoh (observer/FAO)\nCy Roe @cyr (observer/CTC)", ["WHO", "FAO", "CTC"], id="after a role"),
        pytest.param("Felicity Townsend EC Member\nCriana Connal UNESCO Member\nAda Brandt WFP Deputy Chair", ["EC", "UNESCO", "WFP"], id="before a seat"),
        pytest.param("President Jordan Moore, HOA members Susan and Joel Mott, Kylee and Tim", [None] * 5, id="members of a body"),
        pytest.param("OCHA, UNHCR/UNICEF, NRC/QRBX, WFP", ["OCHA", "UNHCR", "UNICEF", "NRC/QRBX", "WFP"], id="joined by a stroke"),
        pytest.param(
            "Ana María Ruiz QID Paulo VI\nTom Melo Fundación Tierra Nueva\nLea Prado XCIJ San Pedro\nRui Dias, Marl Valley NHS Trust",
            ["QID Paulo VI", "Fundación Tierra Nueva", "XCIJ San Pedro", "Marl Valley NHS Trust"],
            id="a body behind a name",
        ),
        pytest.param(
            "Ana Ruiz representante titular da Secretaria da Saúde; Tom Melo, representante suplente da Secretaria da Educação; Lea Prado, delegada del ICBF; "
            "Como convidados Sr. Rui Dias, presidente do porto",
            ["Secretaria da Saúde", "Secretaria da Educação", "ICBF", None],
            id="whom they represent",
        ),
        pytest.param("OCHA, WFP, [Name], UNICEF", ["OCHA", "WFP", "UNICEF"], id="a place left open"),
    ],
)  # fmt: skip
def test_whose_they_are(text: str, expected: list[str | None]) -> None:
    """What stands beside or behind a name gives its agency; a body with several members none."""
    assert [a.agency for a in parse_attendance(text)] == expected
