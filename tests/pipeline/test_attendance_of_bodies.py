"""Attendance as other bodies write it: hospital boards, town halls, unions, standards groups, delegations, in six languages."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = "Coordination Committee\nMinutes of meeting\nDate: 14 March 2023\n\n"
BODY = "\n\nAgenda:\n1. Opening\n2. Updates\n\n1. Opening\nThe minutes were adopted without changes.\n"

# Each: the block of a document that says who was there, then who is expected as "agency|person", "-" before those who were away.
BLOCKS = [
    pytest.param(
        "Present: Ann Lee (Health), Ben Oh (Education), Carl Fox (Lands), Dora Fey (treasurer)",
        ["Health|Ann Lee", "Education|Ben Oh", "Lands|Carl Fox", "|Dora Fey"],
        id="who sent them in brackets",
    ),
    pytest.param(
        "Participants: Ann Lee (OIM)  Ben Oh (UNFPA)  Carl Fox (CISP) Agenda. 1. Work plan 2. Budget",
        ["IOM|Ann Lee", "UNFPA|Ben Oh", "CISP|Carl Fox"],
        id="brackets with nothing between, then the agenda",
    ),
    pytest.param(
        "In attendance:\n1. Ann LeeDFIDChair\n2. Ben Oh SIDADeputy Chair\n3. Carl FoxCIDAMember\n4. Dora FeyUNESCOMember",
        ["DFID|Ann Lee", "SIDA|Ben Oh", "CIDA|Carl Fox", "UNESCO|Dora Fey"],
        id="columns grown together",
    ),
    pytest.param(
        "Present: Mrs R Thorold of the Valley Flood Forum, Tom Ash from the GBA",
        ["Valley Flood Forum|Mrs R Thorold", "GBA|Tom Ash"],
        id="of a body with its article",
    ),
    pytest.param(
        'ATTENDANCE\nNo   Name                 Organization          Position\n1    Amal Rizk            UNHCR                 Shelter Officer\n2    Peter Okoth          NRC                   Area Manager\n3    Jana Novak           Caritas               Engineer\n4    Luis Prado           Techo Firme           Site Planner',
        ['UNHCR|Amal Rizk', 'NRC|Peter Okoth', 'Caritas|Jana Novak', 'Techo Firme|Luis Prado'],
        id='columns spaces',
    ),
    pytest.param(
        'Present\nProf. D Hartwell – Non-Executive Director (Chairman)\nMr R Osborne – Chief Executive\nMs T Quayle – Non-Executive Director\nDr S. Mbatha Medical Director\nMrs P Lindqvist – Director of Finance\nIn attendance\nMr O Feld – Head of Communications\nMs J Roe – Minute taker\nApologies\nMr K Stubbs – Non-Executive Director\nMrs V Amadi',
        ['|Prof. D Hartwell', '|Mr R Osborne', '|Ms T Quayle', '|Dr S. Mbatha', '|Mrs P Lindqvist', '|Mr O Feld', '|Ms J Roe', '-|Mr K Stubbs', '-|Mrs V Amadi'],
        id='hospital board',
    ),
    pytest.param(
        'ROLL CALL\nPresent: Mayor Dana Whitlock, Council Members Ruben Ortega, Alice Tran, Joe Petty, Carl Nims\nAbsent: Council Member Faye Dolan\nStaff present: City Manager Ron Hale, City Clerk Mia Stone, Police Chief Burt Vance',
        ['|Dana Whitlock', '|Ruben Ortega', '|Alice Tran', '|Joe Petty', '|Carl Nims', '-|Faye Dolan', '|Ron Hale', '|Mia Stone', '|Burt Vance'],
        id='roll call US',
    ),
    pytest.param(
        'Présents : M. le Maire, Mmes DUPIN, FABRE et LOPEZ, MM. GARNIER, ROUX, PETITJEAN\nAbsents ayant donné pouvoir : Mme COSTE à M. ROUX, M. BLANC à Mme FABRE\nSecrétaire de séance : Mme LOPEZ',
        ['|M. le Maire', '|DUPIN', '|FABRE', '|LOPEZ', '|GARNIER', '|ROUX', '|PETITJEAN', '-|Mme COSTE', '-|M. BLANC'],
        id='french mairie',
    ),
    pytest.param(
        'Présents. — Guillard Yvan, Fidèle Francine, Mouton André, Renard Bernard.\nAbsents excusés. — Beignon Gilles, Germont André.',
        ['|Guillard Yvan', '|Fidèle Francine', '|Mouton André', '|Renard Bernard', '-|Beignon Gilles', '-|Germont André'],
        id='french dash label',
    ),
    pytest.param(
        'Asistentes:\nEduardo Casas Burgos, Presidente\nMaría Teresa Peña, Vicepresidenta\nLic. Rodrigo Sáenz, Secretario\nInvitados: Ing. Paola Rivas, Alcaldía Municipal\nAusentes: Hugo Barrera, Vocal (con excusa)',
        ['|Eduardo Casas Burgos', '|María Teresa Peña', '|Lic. Rodrigo Sáenz', 'Alcaldía Municipal|Ing. Paola Rivas', '-|Hugo Barrera'],
        id='spanish cargo',
    ),
    pytest.param(
        'أسماء الحضور:\n1- محمد العلي / الهلال الأحمر\n2- هبة الزين / منظمة رعاية\n3- خالد عوض / بلدية إربد',
        ['الهلال الأحمر|محمد العلي', 'منظمة رعاية|هبة الزين', 'بلدية إربد|خالد عوض'],
        id='arabic numbered',
    ),
    pytest.param(
        'Attendees: Inigo Barros / CertPoint, Corey Bonner / DigiRoot, Wayne Taylor / Fastly, Stephen Davis / QuoVadis, Tim Holbein / CertPoint',
        ['CertPoint|Inigo Barros', 'DigiRoot|Corey Bonner', 'Fastly|Wayne Taylor', 'QuoVadis|Stephen Davis', 'CertPoint|Tim Holbein'],
        id='standards slash',
    ),
    pytest.param(
        'Participants\n• UNHCR – Amal Rizk (Co-chair), Tom Baker\n• NRC – Peter Okoth\n• Ministry of Housing – Eng. Basil Karam\n• Techo Firme – Luis Prado (online)\n• Oxfam',
        ['UNHCR|Amal Rizk', 'UNHCR|Tom Baker', 'NRC|Peter Okoth', 'Ministry of Housing|Eng. Basil Karam', 'Techo Firme|Luis Prado', 'Oxfam|'],
        id='bullets mixed',
    ),
    pytest.param(
        'In person: UNHCR, NRC, Caritas, Ministry of Works\nOnline: IOM, Techo Firme, Terre des hommes\nNot present: Oxfam',
        ['UNHCR|', 'NRC|', 'Caritas|', 'Ministry of Works|', 'IOM|', 'Techo Firme|', 'Terre des hommes|', '-Oxfam|'],
        id='in person online',
    ),
    pytest.param(
        'Members present:\nThe Hon. Justice M. Okafor, OFR (Chairman)\nChief (Mrs) B. Adeyemi\nEngr. T. Bello, FNSE\nDr. (Mrs.) R. Danjuma\nAlhaji S. Musa\nRev. Fr. P. Eze\nAbsent with apology: Barr. K. Nwosu',
        ['|Hon. Justice M. Okafor', '|B. Adeyemi', '|Engr. T. Bello', '|Dr R. Danjuma', '|Alhaji S. Musa', '|Rev. Fr. P. Eze', '-|Barr. K. Nwosu'],
        id='honours post nominals',
    ),
    pytest.param(
        'Attendance: Grace Mutua on behalf of Dr Kimani (MoH), Paul Otieno (UNICEF), Sarah Wanja representing Red Cross, Ali Hassan (WHO)',
        ['MoH|Grace Mutua', 'UNICEF|Paul Otieno', 'Red Cross|Sarah Wanja', 'WHO|Ali Hassan'],
        id='on behalf of',
    ),
    pytest.param(
        'Present:\nMr. Alan Trent\nSenior Programme Officer\nWorld Food Programme\nMs. Beth Irwin\nHead of Sub Office\nUNHCR\nMr. Carl Munro\nCoordinator\nKindred Hands',
        ['WFP|Mr. Alan Trent', 'UNHCR|Ms. Beth Irwin', 'Kindred Hands|Mr. Carl Munro'],
        id='titles across lines',
    ),
    pytest.param(
        'Who: 33 participants from 14 organizations: UNHCR, UNICEF, SCI, IRC, Plan, TdH, INTERSOS, Al Amal Charity',
        ['UNHCR|', 'UNICEF|', 'SCI|', 'IRC|', 'Plan International|', 'TdH|', 'INTERSOS|', 'Al Amal Charity|'],
        id='who 33 participants',
    ),
    pytest.param(
        'Directors Present: Walt Emery, Joan Kirk, Pete Lund, Sue Vance\nDirectors Absent: Max Oberg\nOthers Present: Attorney Lila Crane; Engineer Hal Dunn, Dunn & Wright; residents Bob Pratt and Ida May Cole',
        ['|Walt Emery', '|Joan Kirk', '|Pete Lund', '|Sue Vance', '-|Max Oberg', '|Lila Crane', 'Dunn & Wright|Hal Dunn', '|Bob Pratt', '|Ida May Cole'],
        id='board lists by category',
    ),
    pytest.param(
        'Management side: J. Lowe, T. Kerr, M. Ash\nStaff side: P. Nolan (UNISON), R. Dee (GMB), S. Hart (Unite)\nApologies: B. Cole (RCN)',
        ['|J. Lowe', '|T. Kerr', '|M. Ash', 'UNISON|P. Nolan', 'GMB|R. Dee', 'Unite|S. Hart', '-RCN|B. Cole'],
        id='union two sides',
    ),
    pytest.param(
        'The meeting was attended by representatives of Austria, Belgium, Ghana, the Republic of Moldova and Uruguay. The European Commission, ITU and the International Road Union also participated.',
        ['Austria|', 'Belgium|', 'Ghana|', 'Republic of Moldova|', 'Uruguay|', 'European Commission|', 'ITU|', 'International Road Union|'],
        id='delegations UN',
    ),
    pytest.param(
        'Attendance: 27 participants (12 women, 15 men). Full list attached.',
        [],
        id='counts only',
    ),
    pytest.param(
        'Participants: Amal Rizk (rizk@unhcr.org), Peter Okoth (peter.okoth@nrc.no), Jana Novak (j.novak@kindredhands.org)',
        ['UNHCR|Amal Rizk', 'NRC|Peter Okoth', '|Jana Novak'],
        id='email list',
    ),
    pytest.param(
        'Present: UNHCR/Amal, NRC/Peter, Caritas/Jana, MoH/Dr. Basil, IOM/Marta',
        ['UNHCR|Amal', 'NRC|Peter', 'Caritas|Jana', 'MoH|Dr. Basil', 'IOM|Marta'],
        id='agency slash persons no space',
    ),
    pytest.param(
        'Present:\nUNHCR            WFP\nIOM              Mercy Corps\nAl Amal Charity  GOAL\nNRC              Hope Builders',
        ['UNHCR|', 'WFP|', 'IOM|', 'Mercy Corps|', 'Al Amal Charity|', 'GOAL|', 'NRC|', 'Hope Builders|'],
        id='two columns flattened',
    ),
    pytest.param(
        'Present: WFP, FAO, ADRA / Absent: ZOA, Green Horizon',
        ['WFP|', 'FAO|', 'ADRA|', '-ZOA|', '-Green Horizon|'],
        id='absent in same line slash',
    ),
    pytest.param(
        'Members Present: Senator Joan Baker, Chair; Representative Tim Cole; Dr. Amy Duke, State University; Mr. Ron Ellis, Public Member; Ms. Kay Ford\nMembers Absent: Representative Lou Gray\nStaff Present: Pam Hall, Executive Director; Deputy Attorney General Ray Irwin',
        ['|Senator Joan Baker', '|Tim Cole', 'State University|Dr. Amy Duke', '|Mr. Ron Ellis', '|Ms. Kay Ford', '-|Lou Gray', '|Pam Hall', '|Ray Irwin'],
        id='committee US semicolons',
    ),
    pytest.param(
        'Board members: Carter, Dunn, Ellery, Foss\nAbsent: Gould\nAlso present: Town Administrator Hank Irving, Fire Chief Jo King',
        ['|Carter', '|Dunn', '|Ellery', '|Foss', '-|Gould', '|Hank Irving', '|Jo King'],
        id='selectmen surnames',
    ),
    pytest.param(
        'Participants: Amani, Ruth (WFP); Odero, Felix (FAO); Keita, Musa (Green Horizon); Doyle, Liam (Concern)',
        ['WFP|Ruth Amani', 'FAO|Felix Odero', 'Green Horizon|Musa Keita', 'Concern|Liam Doyle'],
        id='teams style parens',
    ),
    pytest.param(
        "Membres présents :\nMme Durand, directrice\nMmes Petit, Leroy, Bonnet (enseignantes)\nM. Girard (mairie)\nMme Faure, M. Colin (parents d'élèves)\nExcusés : M. Roche (inspecteur de l'Éducation nationale)",
        ['|Mme Durand', '|Petit', '|Leroy', '|Bonnet', 'mairie|M. Girard', '|Mme Faure', '|M. Colin', '-|M. Roche'],
        id='french conseil ecole',
    ),
    pytest.param(
        'Por ACNUR: Marta Lugo, Andrés Peña\nPor OIM: Julián Rey\nPor la Alcaldía: Dra. Sonia Cruz\nPor Fundación Raíces: Óscar Mina\nExcusas: Cruz Roja',
        ['UNHCR|Marta Lugo', 'UNHCR|Andrés Peña', 'IOM|Julián Rey', 'Alcaldía|Dra. Sonia Cruz', 'Fundación Raíces|Óscar Mina', '-Cruz Roja|'],
        id='spanish acta por',
    ),
    pytest.param(
        'المشاركون:\nأ. سناء مراد - برنامج الأغذية العالمي\nم. رائد يوسف - وزارة الزراعة\nد. فادي خوري - منظمة الفاو\nجمعية البذور الخضراء\nاعتذر: منظمة كير',
        ['WFP|أ. سناء مراد', 'MoA|م. رائد يوسف', 'FAO|د. فادي خوري', 'جمعية البذور الخضراء|', '-CARE|'],
        id='arabic slash lines',
    ),
    pytest.param(
        'Participants\nWFP                 Ruth Amani\nFAO                 Felix Odero\nGreen Horizon       Musa Keita\nConcern             Liam Doyle',
        ['WFP|Ruth Amani', 'FAO|Felix Odero', 'Green Horizon|Musa Keita', 'Concern|Liam Doyle'],
        id='wide columns agencies persons',
    ),
    pytest.param(
        'Present: Ken Abbott (Nokia), Li Wei (Huawei), Raj Gupta (self), Olga Petrova (Yandex), Tim Ray (Orange Labs), Sue Oz (NIST)\nRegrets: Bo Lind (Ericsson)',
        ['Nokia|Ken Abbott', 'Huawei|Li Wei', '|Raj Gupta', 'Yandex|Olga Petrova', 'Orange Labs|Tim Ray', 'NIST|Sue Oz', '-Ericsson|Bo Lind'],
        id='standards companies',
    ),
    pytest.param(
        'Mr Colin Frame took the chair. Also present were Mrs Jean Ogden, Mr Ali Raza and Miss Pat Shaw. Mr Guy Venn was in attendance as secretary. Apologies were received from Mr Ned Wood.',
        ['|Mr Colin Frame', '|Mrs Jean Ogden', '|Mr Ali Raza', '|Miss Pat Shaw', '|Mr Guy Venn', '-|Mr Ned Wood'],
        id='sentence chair present',
    ),
    pytest.param(
        'Attendance: WFP, FAO, Concern (apologies), Green Horizon, ADRA (late), ZOA (by phone)',
        ['WFP|', 'FAO|', '-Concern|', 'Green Horizon|', 'ADRA|', 'ZOA|'],
        id='mixed apologies inline',
    ),
    pytest.param(
        'Present: Mr. T. Ncube (Chairman), Mrs. R. Sibanda, Mr. L. Phiri\nApologies: Apologies were noted from Mr. D. Moyo and Ms. C. Banda.\nIn attendance: Mr. K. Zulu (Secretary)',
        ['|Mr. T. Ncube', '|Mrs. R. Sibanda', '|Mr. L. Phiri', '-|Mr. D. Moyo', '-|Ms. C. Banda', '|Mr. K. Zulu'],
        id='apologies noted',
    ),
    pytest.param(
        'Attendees: UNICEF (Ifrah Nur, Sam Kato), NRC (Anna Holm), Juba Relief (Hassan Warsame), SMoH (Dr. Ali Omar)',
        ['UNICEF|Ifrah Nur', 'UNICEF|Sam Kato', 'NRC|Anna Holm', 'Juba Relief|Hassan Warsame', 'SMoH|Dr. Ali Omar'],
        id='agency bracket persons',
    ),
    pytest.param(
        'In attendance were Ifrah Nur of UNICEF, Hassan Warsame of Juba Relief and Anna Holm of NRC. Oxfam and WHO sent their apologies.',
        ['UNICEF|Ifrah Nur', 'Juba Relief|Hassan Warsame', 'NRC|Anna Holm', '-Oxfam|', '-WHO|'],
        id='and lists',
    ),
    pytest.param(
        'Anwesend: Frau Weber (Stadt), Herr Klein (DRK), Frau Yilmaz (Caritas), Herr Vogt (Polizei)\nEntschuldigt: Frau Lang (AWO)',
        ['Stadt|Frau Weber', 'DRK|Herr Klein', 'Caritas|Frau Yilmaz', 'Polizei|Herr Vogt', '-AWO|Frau Lang'],
        id='german',
    ),
    pytest.param(
        'Trustees: Fay Abbott (FA) – Chair, Ian Booth (IB), Una Cole (UC) – Treasurer\nStaff: Gus Dean (GD) – CEO, Mel East (ME)\nApologies: Jo Frith (JF)',
        ['|Fay Abbott', '|Ian Booth', '|Una Cole', '|Gus Dean', '|Mel East', '-|Jo Frith'],
        id='trustees with initials dash',
    ),
    pytest.param(
        'الحاضرون: إيمان سعد (اليونيسف)، يوسف ضاهر (وزارة المياه)، حنا هولم (المجلس النرويجي للاجئين)\nالغائبون: أوكسفام',
        ['UNICEF|إيمان سعد', 'وزارة المياه|يوسف ضاهر', 'NRC|حنا هولم', '-Oxfam|'],
        id='ar commas persons agency',
    ),
    pytest.param(
        'Participants: UNICEF, NRC, WHO (joined for item 3), Juba Relief (until 11:00), SMoH; Observer: ICRC',
        ['UNICEF|', 'NRC|', 'WHO|', 'Juba Relief|', 'SMoH|', 'ICRC|'],
        id='late and part',
    ),
    pytest.param(
        'Attendance\n1. Fatima Bukar – UNFPA\n2. Joy Ekanem – FHI 360\n3. Dr. Musa Lawan – State Ministry of Women Affairs and Social Welfare\n4. Hauwa Goni – Grow Strong Foundation\nAbsent: Mercy Corps',
        ['UNFPA|Fatima Bukar', 'FHI 360|Joy Ekanem', 'State Ministry of Women Affairs and Social Welfare|Dr. Musa Lawan', 'Grow Strong Foundation|Hauwa Goni', '-Mercy Corps|'],
        id='numbered persons below a bare label',
    ),
    pytest.param(
        'Present:\nWHO: Dr. Hagos Tesfay, Anna Lindqvist\nUNICEF (Samuel Girma and Rahel Worku)\nNRC: Mulu Hailu',
        ['WHO|Dr. Hagos Tesfay', 'WHO|Anna Lindqvist', 'UNICEF|Samuel Girma', 'UNICEF|Rahel Worku', 'NRC|Mulu Hailu'],
        id='WHO is an agency and no question',
    ),
    pytest.param(
        'Directors present: Tom Reilly, Maria Esquivel, Kim Nguyen\nGuests: Tina Marsh (Marsh & Bell Accounting), Hugh Penn of Penn & Daughters Architects',
        ['|Tom Reilly', '|Maria Esquivel', '|Kim Nguyen', 'Marsh & Bell Accounting|Tina Marsh', 'Penn & Daughters Architects|Hugh Penn'],
        id='firms with an ampersand',
    ),
    pytest.param(
        'المشاركون:\n- برنامج الأمم المتحدة الإنمائي: ليلى حمود، وائل عيسى\n- منظمة الأغذية والزراعة: م. جمال القاسم\n- مديرية الزراعة: نبيل العمر\nالمتغيبون: ممثل منظمة اليونيسف',
        ['UNDP|ليلى حمود', 'UNDP|وائل عيسى', 'FAO|م. جمال القاسم', 'MoA|نبيل العمر', '-UNICEF|'],
        id='ar agencies before their persons',
    ),
    pytest.param(
        'Participants: UNHCR, Save the Children, منظمة كير الدولية والهيئة الطبية الدولية واليونيسف',
        ['UNHCR|', 'SCI|', 'CARE|', 'IMC|', 'UNICEF|'],
        id='ar names grown together with and',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), BLOCKS)
def test_blocks(block: str, expected: list[str], tmp_path: Path) -> None:
    """Each block gives its persons and agencies, in order, those away among them, and nobody else."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + block + BODY, encoding="utf-8")
    found = [f"{'' if a.present else '-'}{a.agency or ''}|{a.person or ''}" for a in extract(path).attendees]
    assert found == expected
