"""Invented texts of kinds that a folder of minutes holds beside them, and of minutes that do not call themselves so."""

OTHER = {
    "job advertisement": """Vacancy: Child Protection Officer
Duty station: Gulu. Closing date: 14 June 2021.
The officer will coordinate case management with partners, will prepare monthly reports and will represent the organisation in the working group.
Responsibilities
- Lead the roll-out of the case management forms
- Ensure that partners are trained
- Prepare donor reports
Candidates should send a CV and a letter to recruitment@example.org. Only shortlisted candidates will be contacted.""",
    "letter": """12 March 2019
To the Director of Water Services
Subject: Repair of the pump at Nyakabande
Dear Sir,
Our members have been without water since the end of February. We would ask you to send a technician before the end of the month
and to inform the village committee of the date. The chairperson will be glad to receive the team.
Yours faithfully,
J. Mugisha, Chairperson""",
    "news item": """New bridge opens to traffic
Tuesday 4 May 2021
The mayor opened the bridge over the Lune on Monday. It will carry 9,000 vehicles a day. Residents said they were glad that the works were over.
The council will review the speed limit in autumn. Engineers will inspect the joints every year.""",
    "sitrep": """Situation Report No. 7
Flood response, 3 to 9 September 2020
Highlights
- 4,200 people displaced in three districts
- Partners distributed 900 kits
Planned response
- WFP will distribute rations to 2,000 households
- The cluster will assess six schools next week
Gaps and constraints
- The road to Bor is cut""",
    "policy": """Data Protection Policy
1. Purpose
This policy sets out how personal data are kept. All staff must follow it.
2. Responsibilities
The Director is responsible for the policy. Managers shall ensure that staff are trained. Staff must report a breach within 24 hours.
3. Review
This policy will be reviewed every two years by the Board.""",
    "contract": """Service Agreement
between Lakeside Trust ("the Client") and Orbit Cleaning Ltd ("the Contractor")
1. Services
The Contractor shall clean the offices three times a week. The Contractor shall provide all materials.
2. Payment
The Client will pay each invoice within 30 days of receipt.
3. Termination
Either party may end this agreement with three months' notice.
Signed on 2 January 2020""",
    "academic paper": """Accountability in coordination bodies: a study of twelve committees
Abstract
We study how committees follow up their decisions. Members agreed on 412 actions over three years. Half were carried out in time.
1. Introduction
Coordination is costly. Earlier work reported that actions are lost between meetings. We will show that owners matter more than deadlines.
2. Method
We read the minutes of twelve committees. Two coders marked every commitment.
References""",
    "leaflet": """Keep your child safe
What you can do
- Tell a trusted adult
- Call the free line 116
- Visit the centre near the market
The centre is open from 8 to 5. Staff will listen to you and will not share your name.""",
    "terms of reference": """Terms of Reference of the Cash Task Force
Background
The task force was set up in 2019 to harmonise transfer values.
Objectives
- To coordinate the design of cash programmes
- To share market data every month
Membership
The task force is chaired by WFP. Members will nominate one focal point. Meetings will be held every second Tuesday. The chair will circulate minutes within five days.""",
    "invitation with the agenda": """Invitation
You are kindly invited to the meeting of the Education Cluster on Thursday 8 July 2021 at 10:00, UNICEF office, second floor.
Agenda
1. Adoption of the agenda
2. Review of action points
3. Back to school campaign
4. AOB
Please confirm your attendance before Tuesday. Documents will be shared by the secretariat.""",
    "empty template": """MINUTES OF MEETING
Date: [dd/mm/yyyy]
Venue: [insert venue]
Chair: [name]
Participants: [list of participants]
Agenda
1. [Item 1]
2. [Item 2]
Action points
[Action] [Responsible] [Deadline]""",
    "training announcement": """Training on case management
Dates: 3 to 5 May 2021. Place: Hotel Savana, Bamenda
The course is open to social workers of all partners. Participants will learn to fill the forms and to plan a case.
Agencies should nominate two persons each. Transport will be refunded. Facilitator: Dr Nana Okoro.""",
    "frequently asked questions": """Questions and answers on the new voucher
Who will receive the voucher?
All families with children below five will receive it.
When will it start?
Distribution will begin in March. Shops will be informed.
Whom should I call?
Please call the hotline.""",
    "press release": """PRESS RELEASE
For immediate release
Minister launches vaccination week
Juba, 5 April 2019. The Minister of Health launched the week at the teaching hospital. Teams will visit 40,000 homes. Partners will provide transport.
Contact: press office, 0900 000 000""",
    "contact list": """Contact list of the Protection Cluster
Name, Organisation, Phone, Email
Ana Ruiz, UNHCR, 0700 111 222, ana@example.org
Peter Lado, NRC, 0700 333 444, peter@example.org
Grace Atim, SCI, 0700 555 666, grace@example.org""",
    "progress report": """Annual Report 2020
Summary
The network met ten times in 2020. Members trained 230 volunteers. Two handbooks were printed.
Outlook
In 2021 the network will extend its work to the north. The board will hire a coordinator.""",
    "lettre circulaire": """Note circulaire
Objet : dates des vacances scolaires
Les directeurs des écoles sont informés que les cours s'arrêteront le 20 décembre. Les inspecteurs veilleront à l'application de la présente note.
Fait à Maradi, le 2 décembre 2019
Le Directeur régional""",
    "termes de référence": """Termes de référence
Étude sur l'accès à l'eau à Dosso
Contexte
La région compte 400 points d'eau. Le consultant devra visiter 60 villages.
Livrables
Le consultant remettra un rapport provisoire le 15 mai. Le comité de pilotage validera la version finale.""",
    "boletín": """Boletín informativo
Mayo de 2021
Las organizaciones entregaron 300 kits en la costa. En junio se abrirá un nuevo centro. El equipo visitará cinco municipios.
Contacto: boletin@example.org""",
    "convocatoria": """Convocatoria
Se invita a las organizaciones a presentar propuestas para talleres de convivencia. Las propuestas deben enviarse antes del 30 de junio.
El comité evaluará las propuestas y publicará los resultados en agosto.""",
    "edital": """Edital de chamada pública
A Secretaria torna público que receberá propostas até 15 de maio de 2020. As entidades deverão enviar os documentos. A comissão avaliará as propostas.""",
    "نشرة": """نشرة إخبارية
أيار 2020
وزعت المنظمات 500 حقيبة مدرسية في المحافظة. ستفتح الوزارة مركزين جديدين في الصيف. يمكن الاتصال على الرقم المجاني.""",
    "recipe of procedures": """Standard Operating Procedure: handling of complaints
Step 1
The receiver writes the complaint in the register and gives a number.
Step 2
The focal point must call the person within two days.
Step 3
The manager shall close the case and inform the committee.""",
}  # fmt: skip

MINUTES = {
    "a head that the text runs on behind": """Drainage Committee Meeting - Minutes March 3, 2021 Before the meeting the county engineer showed the new culvert and the strategy of the county for the coming decade, of which no record is kept here, as it will be published. 1. Updates The east ditch was cleared and two farms have power again.
The chair asked that those who clear ditches report back on the silt they find, so that the engineer gets a clearer picture.
Members heard that the pump at Low Mill has failed twice since January and that the county was told.
The committee agreed to meet again in April.""",
    "addresses that a web page hides": """Camp coordination, meeting minutes, North Base, date: 4/11/2020 - 14:00 Chair: Ms Odera

Ref Actions to be followed up 04/11/20 NRC to share the updated map with all partners. IRC to meet the electrician about the wires.

Water and power (Ali [email\u00a0protected])

Site planning (Omar [email\u00a0protected])

Public health (Rana [email\u00a0protected])

Field office (Dan [email\u00a0protected])
""",
    "council minutes in prose": """Lower Bent Parish Council
At the meeting held in the Reading Room on Tuesday 5 March 2019 at 7.30 pm
Present: Cllrs Ash (Chair), Bold, Crane and Dyer; the Clerk. Apologies: Cllr Egg.
1. Footpaths. Cllr Bold reported that the stile on path 6 was broken. It was agreed that the Clerk would write to the landowner.
2. Accounts. Payments of £311 were approved.
The meeting closed at 8.40 pm.""",
    "mail with notes": """Dear all,
thanks for joining yesterday. Short notes below, shout if something is wrong.
Water: the pump is back. Oxfam will send the test results by Friday 12 March 2021.
Latrines: 14 are full. ACTED to empty them before the weekend, DRC to mark them.
Schools: the head teacher came and asked for two tanks. UNICEF to check its stock.
Next meeting on 24 March.
Best, Lina""",
    "record of a call": """Record of the call of 14 May 2020
Participants: Ana Ruiz (UNHCR), Peter Lado (NRC), Grace Atim (SCI)
Ana explained that the list was not final. Peter asked for two more days.
Agreed: NRC to send the list on Monday; SCI to call the families.""",
    "compte rendu": """Compte rendu de la réunion du groupe sectoriel Éducation
Mardi 4 février 2020, Maradi
Présents : UNICEF, Plan, DREN. Excusé : NRC
La DREN a présenté les chiffres de la rentrée. Plan a signalé un retard des livraisons.
Il a été convenu que l'UNICEF partagera le calendrier avant le 15 février.""",
    "acta": """ACTA DE REUNIÓN
Mesa de Educación, Quibdó, 3 de junio de 2021
Asistentes: Secretaría de Educación, UNICEF, NRC
La Secretaría informó que faltan 40 docentes. Compromisos: NRC enviará el listado de escuelas el 10 de junio.""",
    "ata": """ATA DA REUNIÃO
Grupo de Proteção, Beira, 7 de maio de 2020
Presentes: UNICEF, INAS, Cruz Vermelha
O INAS informou que recebeu as listas. A Cruz Vermelha vai enviar os números até 15 de maio.""",
    "محضر": """محضر اجتماع
مجموعة المياه، إربد، 5 آذار 2020
الحضور: اليونيسف، أوكسفام، وزارة المياه
عرضت أوكسفام نتائج الفحص. اتفق المجتمعون أن ترسل اليونيسف الخطة قبل 15 آذار.""",
}  # fmt: skip
