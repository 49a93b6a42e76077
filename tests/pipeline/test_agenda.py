"""Agendas and sections, by the looks that they have in real minutes."""

from pathlib import Path

import pytest
from docx import Document as Package

from minutes_miner.pipeline.layout import Passage
from minutes_miner.pipeline.titles.numbers import Numbers
from minutes_miner.pipeline.words import words
from minutes_miner.records import AgendaItem, Extraction
from minutes_miner.workflow import extract
from tests.pipeline.word_tables import read_table

HEAD = "Minutes of the Harbour Committee\n4 March 2021\nPresent: Ana Ruiz, Peter Lado, Grace Atim\n\n"
TOLD = "The members heard a report of the manager and talked about it for some time, as the figures were new to most of them."
SECTIONS = ["Dredging", "Fish market", "Night watch", "Moorings"]

LOOKS = {
    "numbers": [f"{n}. {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "numbers with brackets": [f"{n}) {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "numbers that run through the year": [f"{n}. {title.upper()}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 125)],
    "codes": [f"21/{n} {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 14)],
    "codes with the year behind": [f"{n}/21 {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 98)],
    "the word item": [f"Item {n}: {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "minute numbers": [f"MIN {n}/03/2021: {title.upper()}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "Roman numbers": [f"{n}. {title}\n{TOLD}\n" for n, title in zip(("I", "II", "III", "IV"), SECTIONS, strict=True)],
    "letters": [f"{n}. {title}\n{TOLD}\n" for n, title in zip("ABCD", SECTIONS, strict=True)],
    "capitals": [f"{title.upper()}\n{TOLD}\n" for title in SECTIONS],
    "underlined": [f"{title}\n{'-' * len(title)}\n{TOLD}\n" for title in SECTIONS],
    "marked up": [f"## {title}\n\n{TOLD}\n" for title in SECTIONS],
    "an outline": ["Minutes\n", *(f"- {title}\n  - {TOLD}\n  - Nobody objected.\n" for title in SECTIONS)],
    "an outline with tabs": ["Discussion topics\n", *(f"* {title}:\n\t* {TOLD}\n\t* Why not.\n" for title in SECTIONS)],
    "headings that hold bold lines": [f"## {title}\n\n**By day**\n\n{TOLD}\n\n**By night**\n\n{TOLD}\n" for title in SECTIONS],
    "escaped numbers": [f"**{n}\\. {title}**\n\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "numbers that never count on": [f"1. {title}\n   - {TOLD}\n" for title in SECTIONS],
    "run in before a colon": [f"{title}: {TOLD} {TOLD}\n" for title in SECTIONS],
    "numbers run in": [f"{n}. {title}. {TOLD}\n" for n, title in enumerate(SECTIONS, 1)],
    "ordinals": [
        f"{n}: {title}\n{TOLD}\n" for n, title in zip(("أولاً", "ثانياً", "ثالثاً", "رابعاً"), SECTIONS, strict=True)
    ],
}  # fmt: skip

LISTS = {
    "bullets": "Agenda\n- Dredging\n- Fish market\n- Night watch\n- Moorings\n",
    "one line, numbers": "Agenda: 1) Dredging 2) Fish market 3) Night watch 4) Moorings\n",
    "one line, Roman": "Agenda: (i) Dredging ; (ii) Fish market ; (iii) Night watch ; (iv) Moorings\n",
    "one line, letters": "Agenda: a. Dredging - b. Fish market - c. Night watch - d. Moorings\n",
    "one line, commas": "Agenda: Dredging, Fish market, Night watch, Moorings.\n",
    "one line, semicolons": "Ordre du jour : Dredging ; Fish market ; Night watch ; Moorings\n",
    "with the time": "Agenda\n10:00 - 10:10 Dredging\n10:10 - 10:40 Fish market\n10:40 - 11:00 Night watch\n11:00 Moorings\n",
    "numbers parted from titles": "Agenda\n1.\n2.\n3.\n4.\nDredging\nFish market\nNight watch\nMoorings\n\n",
}


def _titles(items: tuple[AgendaItem, ...]) -> list[str]:
    return [title for item in items for title in (item.title, *_titles(item.items))]


@pytest.mark.parametrize("look", LOOKS)
def test_sections_are_the_agenda_where_no_list_is(look: str, tmp_path: Path) -> None:
    """Titles of one look, or numbered one after the other, with text below each, are the agenda."""
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + "\n".join(LOOKS[look]) + "\nThe meeting closed at noon.\n", encoding="utf-8")
    assert [title.casefold() for title in _titles(extract(path).agenda)] == [title.casefold() for title in SECTIONS]


@pytest.mark.parametrize("form", LISTS)
def test_an_agenda_list_is_taken_apart(form: str, tmp_path: Path) -> None:
    """Items on lines, in one line, with times or behind their numbers come out one by one, and win over the sections."""
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}{LISTS[form]}\n{TOLD}\n", encoding="utf-8")
    assert _titles(extract(path).agenda) == SECTIONS


SPEAKERS = {
    "members": ("UNICEF", "Ana Ruiz", "Peter Lado", "WFP", "Grace Atim"),
    "given names": ("Maria", "Ahmed", "Kofi", "Wei", "Hassan"),
    "given names among agencies": ("Maria", "UNICEF", "Kofi", "Wei", "Lena"),
}


@pytest.mark.parametrize("who", SPEAKERS)
def test_who_speaks_is_no_section(who: str, tmp_path: Path) -> None:
    """A round of members, each before a colon, and short sentences that come again are no titles."""
    path = tmp_path / "minutes.txt"
    told = "\n\n".join(f"{name}: {TOLD}" for name in SPEAKERS[who])
    path.write_text(f"{HEAD}{told}\n\nNo complaints received.\n{TOLD}\n\nNo complaints received.\n{TOLD}\n")
    assert not extract(path).agenda


def test_themes_of_one_word_are_sections(tmp_path: Path) -> None:
    """One word before a colon is a title where it is a theme, or a word that the text writes small as well."""
    path = tmp_path / "minutes.txt"
    themes = ("Health", "Nutrition", "Dredging", "Moorings")
    told = "\n\n".join(f"{name}: {TOLD} {TOLD}" for name in themes)
    path.write_text(f"{HEAD}{told}\n\nThe next dredging was put off and the moorings were left.\n")
    assert _titles(extract(path).agenda) == list(themes)


def test_a_list_that_the_text_follows_is_the_agenda(tmp_path: Path) -> None:
    """A list at the top whose entries come again at the beginning of the paragraphs below, behind their numbers."""
    path = tmp_path / "minutes.txt"
    titles = ["Dredging of the basin", "Fish market", "Night watch", "Moorings and fees"]
    listed = "".join(f"- {title}\n" for title in titles)
    path.write_text(
        f"{HEAD}It was to go over:\n{listed}\n" + "\n\n".join(f"{n} / {t} {TOLD}" for n, t in enumerate(titles, 1))
    )
    assert _titles(extract(path).agenda) == titles


def test_a_title_that_ends_with_the_word_opens_the_agenda(tmp_path: Path) -> None:
    """The title of the document does, no section that is called the programme or the topics of something."""
    path = tmp_path / "minutes.md"
    items = "".join(f"- {title}\n" for title in SECTIONS)
    path.write_text(f"4 March 2021\n\n# Harbour Board - Agenda\n\n{items}\n\n## Told\n\n{TOLD}\n")
    assert _titles(extract(path).agenda) == SECTIONS
    sections = ("School feeding – Programme", "WASH – Topics", "Budget - Agenda", "Night watch")
    path.write_text(HEAD + "".join(f"# {title}\n\n- Ana to bring rice by 5 May\n- {TOLD}\n\n" for title in sections))
    assert _titles(extract(path).agenda) == list(sections)


def test_members_who_come_again_are_no_agenda(tmp_path: Path) -> None:
    """A list of short names at the top, those who were there, whose entries head the tasks below."""
    path = tmp_path / "minutes.txt"
    members = ("Copeco", "Old Pier", "Goal", "Casm")
    tasks = "".join(f"- {name}\n  - send the list to the bureau\n" for name in members)
    path.write_text(
        f"{HEAD}In the room:\n" + "".join(f"- {name}\n" for name in members) + f"\n{TOLD}\n\nTasks\n\n{tasks}"
    )
    assert not set(members) & set(_titles(extract(path).agenda))


def test_a_long_list_is_no_agenda(tmp_path: Path) -> None:
    """A list of hundreds of entries at the top is none, however many of them come again below."""
    path = tmp_path / "minutes.txt"
    entries = [f"Berth of the boat number {n} in the basin" for n in range(300)]
    path.write_text(
        HEAD + "".join(f"- {entry}\n" for entry in entries) + "\n" + "\n\n".join(f"{e} {TOLD}" for e in entries)
    )
    assert "Berth of the boat number 0 in the basin" not in _titles(extract(path).agenda)


def test_bold_leads_and_cells_are_sections(tmp_path: Path) -> None:
    """In Word a bold lead opens a section in a paragraph as in the cell of a table; actions name the section they stand in."""
    for in_table in (False, True):
        package = Package()
        for line in HEAD.strip().split("\n"):
            package.add_paragraph(line)
        table = package.add_table(rows=0, cols=2) if in_table else None
        for title in SECTIONS:
            paragraph = table.add_row().cells[0].paragraphs[0] if table is not None else package.add_paragraph()
            paragraph.add_run(title).bold = True
            paragraph.add_run(f" {TOLD}")
        package.add_paragraph("Action: Peter Lado to send the tide tables by 20 March 2021.")
        path = tmp_path / f"minutes{in_table}.docx"
        package.save(str(path))
        found = extract(path)
        assert _titles(found.agenda) == SECTIONS
        assert [action.agenda_item for action in found.action_points] == ["Moorings"]


def test_subsections_stand_under_their_section(tmp_path: Path) -> None:
    """2.1 and 2.2 are items of 2."""
    package = Package()
    for line in HEAD.strip().split("\n"):
        package.add_paragraph(line)
    for title in ("1. Dredging", "2. Reports", "2.1 Fish market", "2.2 Night watch", "3. Moorings"):
        package.add_paragraph().add_run(title).bold = True
        package.add_paragraph(TOLD)
    path = tmp_path / "minutes.docx"
    package.save(str(path))
    agenda = extract(path).agenda
    assert [item.title for item in agenda] == ["Dredging", "Reports", "Moorings"]
    assert [item.title for item in agenda[1].items] == ["Fish market", "Night watch"]


DECORATED = {
    "## A) Old actions [10 min, until 0:15]": "review",
    "**(b) Apologies** (5 min)": "apologies",
    "Action points - 10 minutes": "actions",
    "Actions, 5min.": "actions",
    "Azioni 10 minuti": "actions",
    "Aufgaben 10 Minuten": "actions",
    "# Actions 15'": "actions",
    "Actions 3 mines": None,
    "Apologies 5 minimum": None,
}


@pytest.mark.parametrize("title", DECORATED)
def test_what_is_set_around_a_title(title: str) -> None:
    """Signs of Markdown, a letter and the minutes that an item takes are no part of its title; other words are."""
    assert words().meaning_of(title) == DECORATED[title]


NO_SECTIONS = {
    "a list of actions": "Action points\n1. Ana to send the list\n2. Peter to call the shop\n3. Grace to book the room\n",
    "numbered attendance": "Participants\n1. UNHCR\n2. NRC\n3. Save the Children\n4. Oxfam\n",
    "a table of old actions": "Review of action points\nNo. | Action | Who | Status\n1 | Paint the rail | Ana | done\n2 | Oil the hinge | Peter | pending\n",
}


@pytest.mark.parametrize("family", NO_SECTIONS)
def test_lists_of_other_things_are_no_agenda(family: str, tmp_path: Path) -> None:
    """Numbers alone prove nothing: actions, people and rows of a review are no items of the agenda."""
    path = tmp_path / "minutes.txt"
    path.write_text(f"{HEAD}{TOLD}\n\n{NO_SECTIONS[family]}\n", encoding="utf-8")
    wrong = {"Ana to send the list", "UNHCR", "NRC", "Paint the rail", "Oil the hinge", "Peter to call the shop"}
    assert not wrong & set(_titles(extract(path).agenda))


def _minutes(tmp_path: Path, text: str) -> Extraction:
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return extract(path)


def test_an_outline_below_one_of_several_titles_is_what_was_said(tmp_path: Path) -> None:
    """The titles of the sections stay the agenda, however deep the list below one of them is."""
    nested = "".join(
        f"- {part}\n  - {part} it costs more than {TOLD[12:90]}\n" for part in ("By boat", "By rail", "By road")
    )
    text = "\n".join(f"## {title}\n\n{nested if title == 'Dredging' else TOLD}\n" for title in SECTIONS)
    assert _titles(_minutes(tmp_path, text).agenda) == SECTIONS


def test_a_round_of_the_table_is_no_agenda(tmp_path: Path) -> None:
    """Who speaks is no title, though what each said stands under the name."""
    text = "Minutes\n\n" + "".join(f"- {name}\n  - {TOLD}\n" for name in ("Ana Ruiz", "Peter Lado", "Grace Atim"))
    assert not _minutes(tmp_path, text).agenda


def test_headings_of_two_levels_are_nested(tmp_path: Path) -> None:
    """The inner ones stand under the outer, and an action under the nearest."""
    inner = "\n".join(f"### {title}\n\n{TOLD}\n" for title in SECTIONS[:2])
    watch = f"### Moorings\n\n{TOLD}\n\n### Night watch\n\n{TOLD}"
    text = f"## Works\n\n{inner}\n## Watch\n\n{watch} Peter Lado will repair the lamp by 9 March.\n"
    found = _minutes(tmp_path, text)
    assert [(item.title, _titles(item.items)) for item in found.agenda] == [
        ("Works", SECTIONS[:2]),
        ("Watch", ["Moorings", "Night watch"]),
    ]
    assert [action.agenda_item for action in found.action_points] == ["Night watch"]


def test_one_title_that_holds_all_others_is_their_frame(tmp_path: Path) -> None:
    """Sections below "What we heard" are the agenda; it says nothing of what was talked about."""
    inner = "\n".join(f"### {title}\n\n{TOLD}\n" for title in SECTIONS)
    assert _titles(_minutes(tmp_path, f"## In brief\n\n{TOLD}\n\n## What we heard\n\n{inner}").agenda) == SECTIONS


@pytest.mark.parametrize("title", ["## Action items\n", "Action items\n", "**ACTION ITEMS**\n", "Action items:"])
def test_the_one_list_of_actions_behind_all_is_a_section(title: str, tmp_path: Path) -> None:
    """What stands in it was not raised in the last section."""
    told = "\n".join(f"## {name}\n\n{TOLD}\n" for name in SECTIONS)
    found = _minutes(
        tmp_path, f"{told}\n{title}\n- Peter Lado to repair the lamp by 9 March\n- Ana Ruiz to print the map\n"
    )
    assert [(action.agenda_item or "").casefold() for action in found.action_points] == ["action items"] * 2


def test_a_list_of_actions_of_each_section_leaves_them_there(tmp_path: Path) -> None:
    """ "Actions:" that comes again and again is a part of the sections."""
    told = (
        f"## {name}\n\nOn this, {TOLD[4:]} {name} takes long.\n\nActions:\n- Peter Lado to write {name} down by 9 March\n"
        for name in SECTIONS
    )
    found = _minutes(tmp_path, "\n".join(told))
    assert [action.agenda_item for action in found.action_points] == SECTIONS
    assert _titles(found.agenda) == SECTIONS


def test_those_present_are_no_agenda_because_they_speak(tmp_path: Path) -> None:
    """A list of persons whose names come again below is no announcement of what was talked about."""
    names = ("Ida Okello", "Sam Achan", "Rose Lamunu")
    said = "".join(f"- {name}\n  - {TOLD}\n" for name in names)
    text = (
        "# Attendees #\n"
        + "".join(f"- {name}\n" for name in names)
        + f"\n# Progress #\n{said}\n# Plans #\n- Nobody had any.\n"
    )
    assert _titles(_minutes(tmp_path, text).agenda) == ["Progress", "Plans"]


def test_labels_of_actions_are_no_titles(tmp_path: Path) -> None:
    """Bold lines that tell who is to act stand below their paragraphs and head nothing."""
    document = Package()
    for line in ("Coordination Group", "Minutes of the meeting held on 18 January 2023", "Present: UNICEF, IRC, WFP"):
        document.add_paragraph(line)
    for title, text, action in (
        ("Damage by the storm", "Photos to be consolidated in one database.", "Action: UNICEF/IRC"),
        ("Learning at home", "The packages to be printed by 20 February.", "Action: WFP"),
        ("Closing", "The chair thanked all.", ""),
    ):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph(text)
        document.add_paragraph().add_run(action).bold = True
    document.save(str(tmp_path / "bold.docx"))
    found = extract(tmp_path / "bold.docx")
    assert [item.title for item in found.agenda] == ["Damage by the storm", "Learning at home", "Closing"]
    assert [[party.agency for party in one.responsible] for one in found.action_points] == [["UNICEF", "IRC"], ["WFP"]]


def test_a_number_and_a_few_words_head_the_lines_set_in_below(tmp_path: Path) -> None:
    """ "4. Music" ends with its line, whose next word had room; a longer item wraps."""
    found = _minutes(
        tmp_path,
        "3. Concert at Christmas\n   The hall has been booked by the treasurer for the evening.\n"
        "4. Music\n   Peter Lado to order sixty copies from the library.\n"
        "5. Any other business\n   Ana Ruiz to print the programme for all who come to the concert.\n",
    )
    assert _titles(found.agenda) == ["Concert at Christmas", "Music", "Any other business"]
    assert [action.text for action in found.action_points] == [
        "Peter Lado to order sixty copies from the library.",
        "Ana Ruiz to print the programme for all who come to the concert.",
    ]


TOLD_OF = {title: f"They heard what the manager had to say of it. Ana Ruiz will send {n} letters." for n, title in enumerate(SECTIONS)}  # fmt: skip


def _items(path: Path) -> list[str | None]:
    return [action.agenda_item for action in extract(path).action_points]


ANNOUNCED = {
    "bullets": ("Agenda\n- Dredging\n- Fish market\n- Night watch\n- Moorings\n\n", "{title}\n{told}\n\n"),
    "bullets, no blank lines": ("Agenda\n- Dredging\n- Fish market\n- Night watch\n- Moorings\n", "{title}\n{told}\n"),
    "numbers": ("Agenda\n1. Dredging\n2. Fish market\n3. Night watch\n4. Moorings\n\n", "{title}\n{told}\n\n"),
    "who presents": (
        "Agenda\n1. Dredging (5 min) – Ana\n2. Fish market (10 min) – Peter\n3. Night watch (5 min) – Ana\n4. Moorings\n\n",
        "{title}\n{told}\n\n",
    ),
    "one line": ("Agenda: (1) Dredging; (2) Fish market; (3) Night watch; (4) Moorings\n\n", "{title}\n{told}\n\n"),
    "one line below": ("Agenda\n1) Dredging ; 2) Fish market ; 3) Night watch ; 4) Moorings\n\n", "{title}\n{told}\n\n"),
    "numbers alone": ("Agenda\n1. Dredging\n2. Fish market\n3. Night watch\n4. Moorings\n\n", "{n}. {told}\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("form", ANNOUNCED)
def test_what_the_agenda_announces_are_the_sections(form: str, tmp_path: Path) -> None:
    """Lines that say the items again, or only their numbers before what is told, tell the item of each action."""
    path = tmp_path / "minutes.txt"
    listed, section = ANNOUNCED[form]
    told = "".join(section.format(n=n, title=title, told=TOLD_OF[title]) for n, title in enumerate(SECTIONS, 1))
    path.write_text(f"{HEAD}{listed}{told}", encoding="utf-8")
    found = extract(path)
    assert _titles(found.agenda) == SECTIONS
    assert _items(path) == SECTIONS


def test_sections_with_titles_of_their_own_keep_them(tmp_path: Path) -> None:
    """Numbered titles that say more than the agenda, or other than it, are those of the sections."""
    path = tmp_path / "minutes.txt"
    listed = "Agenda\n1. Mud\n2. Fish\n3. Watch\n4. Boats\n\n"
    told = "".join(f"{n}. {title}\n{TOLD_OF[title]}\n\n" for n, title in enumerate(SECTIONS, 1))
    path.write_text(f"{HEAD}{listed}{told}", encoding="utf-8")
    assert _items(path) == SECTIONS


COUNTED = {
    "ranks before the noun": ("1er point : {}", "2ème point : {}", "3ème point : {}", "4ème point : {}"),
    "ranks in words": ("Premier point : {}", "Deuxième point : {}", "Troisième point : {}", "Quatrième point : {}"),
    "a noun before ranks": ("البند الأول: {}", "البند الثاني: {}", "البند الثالث: {}", "البند الرابع: {}"),
    "months": ("MIN 01/MARCH/2021: {}", "MIN 02/MARCH/2021: {}", "MIN 03/MARCH/2021: {}", "MIN 04/MARCH/2021: {}"),
    "bodies": ("Min 4/HC/2021: {}", "Min 5/HC/2021: {}", "Min 6/HC/2021: {}", "Min 7/HC/2021: {}"),
    "Roman numbers and dashes": ("I- {}", "II- {}", "III- {}", "IV- {}"),
}


@pytest.mark.parametrize("scheme", COUNTED)
def test_sections_are_counted_in_many_ways(scheme: str, tmp_path: Path) -> None:
    """Numbers before or behind their noun, in words or digits, with a month or a body."""
    path = tmp_path / "minutes.txt"
    numbered = zip(COUNTED[scheme], SECTIONS, strict=True)
    path.write_text(HEAD + "".join(f"{number.format(title)}\n{TOLD_OF[title]}\n" for number, title in numbered))
    assert _titles(extract(path).agenda) == SECTIONS
    assert _items(path) == SECTIONS


def test_a_hyphen_is_no_number() -> None:
    """A letter that a hyphen binds to a word, and a rank that stands before another noun, count nothing."""
    numbers = Numbers(words())
    plain = Passage(0, 0, 0, "paragraph", 0, None, False, False, None, None, None, None)
    for text in ("X-ray of the hull", "V-belts for the pump", "2nd mooring: free", "The first: none"):
        assert numbers.of_passage(plain, text) == (None, (), 0)


@pytest.mark.parametrize("marks", [("a.", "b."), ("i)", "ii)"), ("2.1", "2.2")])
def test_titles_counted_within_a_section(marks: tuple[str, str], tmp_path: Path) -> None:
    """Titles with numbers of their own above what is told are items under the item; a list of tasks with owners is none."""
    path = tmp_path / "minutes.txt"
    first, second = marks
    frame = "1. Dredging\n{0}\n2. {1}\n{2}3. Moorings\n{0}\n"
    inner = f"{first} Fish market\n{TOLD_OF['Fish market']}\n{second} Night watch\n{TOLD_OF['Night watch']}\n"
    path.write_text(HEAD + frame.format(TOLD, "Trade", inner))
    assert _titles(extract(path).agenda) == ["Dredging", "Trade", "Fish market", "Night watch", "Moorings"]
    assert _items(path) == ["Fish market", "Night watch"]
    tasks = f"{first} Send the map of the basin\nAna Ruiz\n{second} Print the posters\nPeter Lado\n"
    path.write_text(HEAD + frame.format(TOLD, "Trade", tasks))
    assert _titles(extract(path).agenda) == ["Dredging", "Trade", "Moorings"]


def test_a_short_word_in_capitals_is_a_plain_title_as_well(tmp_path: Path) -> None:
    """ "AOB" is written so among titles that are not; three plain titles and it are the sections."""
    path = tmp_path / "minutes.txt"
    titles = ["Dredging of the basin", "Fish market", "Night watch", "AOB"]
    path.write_text(HEAD + "".join(f"{title}\n{TOLD}\n\n" for title in titles))
    assert _titles(extract(path).agenda) == titles


def test_states_between_the_items_of_a_review_are_no_sections(tmp_path: Path) -> None:
    """A line below an earlier action that says how far it is opens nothing; elsewhere such a line is a title."""
    path = tmp_path / "minutes.txt"
    review = "Action points from previous meeting:\n- Ana to send the map of the basin.\nDone\n- Peter to print the posters.\nDiscussion ongoing\n"
    sections = "".join(f"{n}. {title}\n{TOLD}\n" for n, title in enumerate(SECTIONS, 1))
    path.write_text(f"{HEAD}{review}- Grace to call the mayor.\nNot yet, no reply\n\n{sections}")
    assert not {"Done", "Discussion ongoing", "Not yet, no reply"} & set(_titles(extract(path).agenda))
    titles = ["Dredging of the basin", "Works completed", "Night watch", "Moorings"]
    path.write_text(HEAD + "".join(f"{title}\n{TOLD}\n\n" for title in titles))
    assert _titles(extract(path).agenda) == titles


ORDINALS = ("PRIMERO.- ", "SEGUNDO.- ", "TERCERO.- ", "CUARTO.- ")


def test_ordinals_answer_the_numbers_of_the_agenda(tmp_path: Path) -> None:
    """What is told behind an ordinal is told of the item with that number."""
    path = tmp_path / "minutes.txt"
    listed = "".join(f"{n}. {title}.\n" for n, title in enumerate(SECTIONS, 1))
    told = "".join(f"{number}{TOLD_OF[title]}\n\n" for number, title in zip(ORDINALS, SECTIONS, strict=True))
    path.write_text(f"{HEAD}ORDEN DEL DÍA\n{listed}\n{told}", encoding="utf-8")
    assert _items(path) == SECTIONS


def test_an_acronym_below_topics_is_one_too(tmp_path: Path) -> None:
    """A row "AOB" of a table is an item as those above it are, although it is in capitals."""
    document = Package()
    for line in ("Lake Group", "Minutes of the meeting of 4 April 2022", "Present: NRC, IOM"):
        document.add_paragraph(line)
    rows = [
        ("Topic", "Discussion", "Action"),
        ("Boats", "Two boats leak.", "IOM to mend them"),
        ("Fish", "Nobody caught any.", "-"),
        ("AOB", "The bakery opens on Thursday.", "-"),
    ]
    table = document.add_table(len(rows), 3)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "a.docx"))
    assert [item.title for item in extract(tmp_path / "a.docx").agenda] == ["Boats", "Fish", "AOB"]


@pytest.mark.parametrize(
    ("column", "titles"),
    [("3 May", ["Moorings", "Slipway", "Crane"]), ("Who", [])],
    ids=["a matrix of topics", "a log of issues"],
)
def test_rows_of_a_matrix(column: str, titles: list[str], tmp_path: Path) -> None:
    """Rows with a column of what was said at one meeting are topics; with who and state alone beside them they are actions."""
    said = "The chains were looked at by a diver. {} wants to hear more of it before the summer."
    rows = [("#", "Standing item", column, "Responsible", "Status")]
    for at, topic in enumerate(("Moorings", "Slipway", "Crane"), 1):
        rows.append((str(at), topic, said.format(topic) if column != "Who" else "", "NRC", "Open"))
    found = read_table(tmp_path, ("Harbour Users Forum, minutes of 3 May 2021",), rows)
    assert [item.title for item in found.agenda] == titles
