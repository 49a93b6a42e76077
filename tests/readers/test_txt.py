"""Text files: structure told from plain characters."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.readers.txt import decode, read
from minutes_miner.readers.txt.source import State, kept_lines


def reading(text: str) -> Document:
    return read(text.encode(), path="x.txt", sha256="0", limits=Limits())


def shape(document: Document) -> list[tuple[str, str | None, str]]:
    return [(b.kind, b.marker, " ".join(b.text.split())) for b in document.blocks if isinstance(b, Block)]


def cells(document: Document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines that were broken at a width belong together; a label line stands alone."""
    text = (
        "Date: 4 May 2015\nVenue: Town hall\n\n"
        "The group went through the list of shelters which the municipality had sent, and it\n"
        "found that three of them are double while two are missing altogether from the list.\n"
    )
    kinds = shape(reading(text))
    assert [k[2] for k in kinds[:2]] == ["Date: 4 May 2015", "Venue: Town hall"]
    assert len(kinds) == 3


def test_numbers_of_lost_lines_are_left_out() -> None:
    """Numbers that count through a long line, one every few words, are those of its lines; others stay."""
    words = "the council met in the long room and heard the report of the 40 pilots"
    numbered = " ".join(f"{n} {words}" for n in range(1, 12))
    assert [text for _, _, text in shape(reading(numbered))] == [" ".join([words] * 11)]
    few = " ".join(f"{n} {words}" for n in range(1, 6)) + f" {words}" * 5
    assert [text for _, _, text in shape(reading(few))] == [few]


def test_escapes_of_markdown_are_undone() -> None:
    """An escaped marker is a marker, and a stroke at the end of a line is its break; emphasis in strokes is none of the text."""
    found = shape(reading("1\\. Apologies\n\n\\* Ann came\n\nAnn (_chair_)\\\n"))
    assert [(marker, text) for _, marker, text in found] == [
        ("1.", "Apologies"),
        ("*", "Ann came"),
        (None, "Ann (chair)"),
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\[**Sent**\] Letter to the mill, see \#12", "[Sent] Letter to the mill, see #12"),
        (r"The pump costs \$40, or less\!", "The pump costs $40, or less!"),
        (r"Write to pump\_team\@mill.org", r"Write to pump_team\@mill.org"),
        (r"The minutes lie in K:\_old and \\mill\pumps", r"The minutes lie in K:\_old and \\mill\pumps"),
    ],
)
def test_escapes_of_markdown_are_undone_before_each_sign(written: str, shown: str) -> None:
    """Programs that write Markdown put a stroke before each sign that could be read as markup; strokes of paths are none."""
    assert [text for _, _, text in shape(reading(written))] == [shown]


def test_lists_have_marker_and_level() -> None:
    """Bullets and numbers become list items; indentation is depth."""
    found = [b for b in reading("1. Welcome\n2. Updates\n  - North\n  - South\n").blocks if isinstance(b, Block)]
    assert [b.marker for b in found] == ["1.", "2.", "-", "-"]
    assert found[2].level > found[1].level


def test_tab_separated_rows_are_a_table() -> None:
    """Rows with tabs are one table, markup in its cells undone."""
    text = "Item\tAction\tWho\n<p>Water</p>\t<p>Repair the pump</p><p>Test the well</p>\tDPW\nRoads\tFill holes\tDPW\n"
    assert cells(reading(text)) == [
        ["Item", "Action", "Who"],
        ["Water", "Repair the pump Test the well", "DPW"],
        ["Roads", "Fill holes", "DPW"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["- Party", "\t- Ann books the hall", "\t- Bob asks the band", "\t- Eve prints the cards", "- Roof"],
        ["Party"]
        + [f"\tThe {what} was talked about for a long while, and nobody knew whom the committee might ask about it." for what in ("hall", "band", "cards")],
    ],
    ids=["items", "paragraphs"],
)  # fmt: skip
def test_lines_that_a_tab_sets_in_are_no_table(lines: list[str]) -> None:
    """A list whose deeper items begin with a tab, or paragraphs that do, are no cells."""
    assert not [block for block in reading("\n".join(lines) + "\n").blocks if isinstance(block, Table)]


def test_a_row_cut_by_a_page_is_one_row() -> None:
    """After a page break a row with an empty first cell goes on with the row above."""
    text = (
        "Item\tNotes\tAction\nWater\tThe pump is\tRepair\n\n\tbroken since May\t\n--\t---\t--\n\nRoads\tHoles\tFill\n"
    )
    assert cells(reading(text)) == [
        ["Item", "Notes", "Action"],
        ["Water", "The pump is broken since May", "Repair"],
        ["Roads", "Holes", "Fill"],
    ]


def test_pipes_are_a_table() -> None:
    """Markdown tables are tables, their rule is left out."""
    assert cells(reading("| Action | Who |\n|---|---|\n| Write | Ann |\n| Read | Ben |\n")) == [
        ["Action", "Who"],
        ["Write", "Ann"],
        ["Read", "Ben"],
    ]


def test_columns_held_apart_by_blanks_are_a_table() -> None:
    """What a printer with layout wrote in columns is a table without rules."""
    text = "Action                 Who        When\nShare the list         IRC        5 May\nCall the school        NRC        Friday\n"
    document = reading(text)
    assert cells(document) == [
        ["Action", "Who", "When"],
        ["Share the list", "IRC", "5 May"],
        ["Call the school", "NRC", "Friday"],
    ]


def test_a_long_text_runs_across_a_column_that_others_begin_at() -> None:
    """One cell that is too long for its column pushes the next ones on; the columns stand where all others begin."""
    text = """
No.   Task                        Who            When
1     Paint the gate              NRC            5 May
2     Drain the lower field       IOM            9 May
3     Count the tents in the old stores  UNHCR   after Easter
4     Ring the carpenter          NRC            Friday
"""
    assert cells(reading(text))[3:] == [
        ["3", "Count the tents in the old stores", "UNHCR", "after Easter"],
        ["4", "Ring the carpenter", "NRC", "Friday"],
    ]


def test_a_table_below_another_has_its_own_columns() -> None:
    """A head of labels and values stands right above the table of actions, at other places."""
    text = """
Date:          3 May 2018               Venue:        Town hall
Time:          9:00 to 11:00            Chair:        Ann Lado
Present:       IRC, NRC                 Absent:       IOM

Sujet      Discussion                       Suivi                      Qui
1. Eau     The pump is out of order.        Réparer la pompe           IRC
2. Bois    Wood is far away.                Chercher un camion         NRC
3. Divers  None.                            Envoyer la liste           IRC
"""
    tables = [block for block in reading(text).blocks if isinstance(block, Table)]
    assert [table.columns for table in tables] == [4, 4]
    assert [cell.text for cell in tables[1].rows[2].cells] == ["Bois", "Wood is far away.", "Chercher un camion", "NRC"]


def test_words_that_stand_below_each_other_by_chance_are_no_column() -> None:
    """A blank strip through the words of a column divides nothing, nor does the glyph of a bullet before its text."""
    text = """
Item      Action                        When
Roof      •  Find a roofer              12 June
Well      •  Clean the well             23 June
Field     •  Mow the field              30 June
"""
    assert cells(reading(text))[1:] == [
        ["Roof", "Find a roofer", "12 June"],
        ["Well", "Clean the well", "23 June"],
        ["Field", "Mow the field", "30 June"],
    ]


def test_strokes_in_running_lines_are_a_table() -> None:
    """Rows that run on over lines with strokes between cells are a table, also where a row leaves its first cells out."""
    text = (
        "Chair / Mr. Lado / Minutes / Susan\n\nAgenda / Discussion / Action / Who / Date\n\n"
        "1 Opening / Prayer by the chair. / - / - / -\n\n"
        "2 Fuel / A drum went up to 61,000 in ten days and the\nstations are dry. / Revise the plan of\n"
        "deliveries / WFP / 12 May\n/ / List of cars per agency / NGOs / 8 May\n\n"
        "3 Water / Two of seven boreholes work. / Spare parts for five / UNICEF / asap\n"
        "Check of the store in town / UNICEF / Friday\n\nMeeting ended at 11.\n"
    )
    assert cells(reading(text))[2:] == [
        ["2 Fuel", "A drum went up to 61,000 in ten days and the stations are dry.", "Revise the plan of deliveries", "WFP", "12 May"],
        ["", "", "List of cars per agency", "NGOs", "8 May"],
        ["3 Water", "Two of seven boreholes work.", "Spare parts for five", "UNICEF", "asap"],
        ["", "", "Check of the store in town", "UNICEF", "Friday"],
    ]  # fmt: skip


def test_stranded_bullets_are_told() -> None:
    """Bullets that stand apart from their text give a warning."""
    text = "Discussion\n\n-\n\n-\n\n-\n\n•\n\n-\n\nThe first point was long.\nThe second as well.\n"
    assert "doubtful-columns" in [w.code for w in reading(text).warnings]


_WIDE = (
    "The group went through the list of shelters which the municipality had sent, and it\n"
    "found that three of them are double while two are missing altogether from the list.\n"
)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param("The map will be put on|Harbour data portal:|Working Group: [Roads]|Harbour Roads Group|Working Group - Port|(harbour.example.org)", 1, id="each break a wrap"),
        pytest.param("La carte sera mise sur le|Portail des données Nord|Groupe Abris du Nord|(port.example.org)", 1, id="French"),
        pytest.param("Review of the points from the|last meeting|Update on the roads|Any other business", 3, id="a list with room behind its lines"),
        pytest.param("Anna Smithson|Maria Brown|Peter Joneson", 3, id="a list of names"),
    ],
)  # fmt: skip
def test_a_narrow_cell_is_one_paragraph_where_each_break_is_a_wrap(lines: str, told: int) -> None:
    """The width of its own block tells where the next word had no room; somewhere its words must go on as well."""
    found = shape(reading(_WIDE + "\n" + lines.replace("|", "\n") + "\n\n" + _WIDE))
    assert len(found) - 2 == told


def test_an_item_goes_on_behind_the_blank_line_below_its_first_line() -> None:
    """Converters leave one there where an item hangs; a line with room for the next word has ended."""
    hanging = "(cid:127) The road to the camp is cut since the storm and no lorry has come through\n\nfor nine days.\n\n(cid:127) bridge is open\n\nferry is late\n"
    found = shape(reading(f"{hanging}\n{_WIDE}"))
    assert found[:3] == [
        ("list_item", "•", "The road to the camp is cut since the storm and no lorry has come through for nine days."),
        ("list_item", "•", "bridge is open"),
        ("paragraph", None, "ferry is late"),
    ]


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        pytest.param("n Roads\nn Water\nn Any other business\n", ["•"] * 3, id="letters of a symbol font"),
        pytest.param("n Roads\nn Water\nn Size of group n is 4\n", [None], id="a letter that stands for something"),
        pytest.param("Points\n\n•\n\nThe roads are open.\n\n•\n\nThe ferry is late.\n", [None, "•", "•"], id="glyphs between blank lines"),
    ],
)  # fmt: skip
def test_lost_bullets(text: str, markers: list[str | None]) -> None:
    """Bullets are told by what became of their glyphs."""
    assert [marker for _, marker, _ in shape(reading(text))] == markers


def test_page_numbers_are_furniture() -> None:
    """Page numbers leave the text but are kept."""
    document = reading("First page text\nPage 1 of 2\nSecond page text\nP a g e | 2\n- 3 -\n")
    assert [b.text for b in document.furniture] == ["Page 1 of 2", "P a g e | 2", "- 3 -"]
    assert "Page 1" not in document.text


@pytest.mark.parametrize(
    ("data", "part"),
    [
        pytest.param("réunion".encode("utf-8-sig"), "réunion", id="UTF-8 with BOM"),
        pytest.param("réunion".encode("utf-16"), "réunion", id="UTF-16 with BOM"),
        pytest.param("Minutes of the meeting".encode("utf-16-le"), "Minutes of", id="UTF-16 without BOM"),
        pytest.param(
            "Compte rendu de la réunion du comité à Abéché, présents: élus, société civile".encode("cp1252"),
            "réunion",
            id="cp1252",
        ),
    ],
)
def test_encodings(data: bytes, part: str) -> None:
    """The encodings in which minutes come are told apart."""
    assert part in decode(data)[0]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abcXYZ 019.:;,-•|\t\n\r()*#<>p/&é"), max_size=400))
def test_no_letter_is_lost(text: str) -> None:
    """Every letter and digit of a text without markup ends in the Document."""
    plain = text.replace("<", " ").replace(">", " ").replace("&", " ").replace("[", " ")
    try:
        document = reading(plain)
    except FileError:
        return
    kept = document.text + "".join(b.text for b in document.furniture)
    kept += "".join(b.marker or "" for b in _blocks(document))
    assert sorted(ch for ch in plain if ch.isalnum()) == sorted(ch for ch in kept if ch.isalnum())


def _blocks(document: Document) -> list[Block]:
    found: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Block):
            found.append(block)
        else:
            found += [b for row in block.rows for cell in row.cells for b in cell.blocks if isinstance(b, Block)]
    return found


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_our_error(data: bytes) -> None:
    """Any bytes give a Document or a FileError."""
    with contextlib.suppress(FileError):
        read(data, path="x.txt", sha256="0", limits=Limits())


def test_a_greeting_with_a_long_address_costs_no_time() -> None:
    """A line that opens like a signature and holds one endless word is looked at once."""
    mail = "From: a\nTo: b\nDate: c\nSubject: d\n\nHello all, the list is out.\n\nthanks, " + "a" * 20_000 + " b c d\n"
    assert "Hello all" in " ".join(text for _, _, text in shape(reading(mail)))


@pytest.mark.parametrize(
    "number", ["2024/25 season", "USD 12.50 each", "150.75 dollars", "12.50 dollars", "2.5 million dollars", "KES 1.500 each", "12/05 at noon"]
)  # fmt: skip
def test_a_line_may_wrap_before_a_number(number: str) -> None:
    """Years, sums and dates at the beginning of a wrapped line open no minute."""
    text = (
        "The committee went through the accounts of the last months and asked the treasurer for\n"
        f"{number} as it had been agreed at the meeting that was held in the town hall in April,\n"
        "and the chair thanked all members for the work that they had done in the past months.\n"
    )
    assert len(reading(text).blocks) == 1


def test_numbers_that_rise_open_minutes() -> None:
    """Minutes numbered one after the other are told apart though no blank line parts them."""
    text = "".join(
        f"17/03{n} Highways: it was resolved to write to the county council about the state of all\n"
        f"the roads of the parish, and the footpaths by the river as well, before the end of May.\n"
        for n in range(1, 4)
    )
    assert [t[2][:6] for t in shape(reading(text))] == ["17/031", "17/032", "17/033"]


def test_a_short_wrapped_text_may_end_its_lines_with_stops() -> None:
    """Where each line ends because the next word had no room the text was wrapped, also if most lines end a sentence."""
    text = (
        "The group went through the list of shelters which the municipality sent last week.\n"
        "It found that three are double. Then UNHCR said that it will write to the mayor.\n"
        "Partners are asked to send their figures until the day of the next meeting to all\n"
        "Sector Leads so that the map can be made. After that the map goes to the printer.\n"
        "UNICEF offered a room.\n"
    )
    assert len(shape(reading(text))) == 1


def test_paragraphs_of_one_line_each_stay_apart() -> None:
    """Lines that are paragraphs differ in length, whatever ends some of them."""
    text = (
        "The group went through the list of shelters which the municipality had sent to the members.\n"
        "It found that three of them are double, while two are missing altogether.\n"
        "UNHCR will write to the mayor by Friday, and partners send their figures before that day comes.\n"
        "Partners send their figures so that the map can be made in time for all\n"
        "UNICEF offered a room in which the next meeting could take place if all agree.\n"
    )
    assert len(shape(reading(text))) == 5


@pytest.mark.parametrize("words", ["Save the Children", "Shelter Working Group", "UNICEF Amman"])
def test_the_last_words_of_a_sentence_above_a_list(words: str) -> None:
    """They end the sentence, unless the line before had room for them or ended one."""
    head = "The members were asked to send their lists before the end of the month to colleagues from"
    found = shape(reading(f"{head}\n{words}\n- figures of May\n- figures of June\n"))
    assert [text for _, _, text in found] == [f"{head} {words}", "figures of May", "figures of June"]
    full = head.replace(" colleagues from", " all the offices.")
    found = shape(reading(f"{full}\n{words}\n- figures of May\n- figures of June\n"))
    assert [text for _, _, text in found] == [full, words, "figures of May", "figures of June"]


EMPTIED = [
    ["Action point", "Count the tents that are left", "Ask the district about the road", "Repair the pump of the camp"],
    ["Responsible", "NRC", "UNHCR/DRC", "UNICEF"],
    ["Deadline", "5 May", "Friday", "end of May 2021"],
]


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "blank lines"])
@pytest.mark.parametrize("heads_first", [True, False], ids=["heads first", "heads above their columns"])
def test_columns_emptied_one_after_the_other_are_a_table(gap: str, *, heads_first: bool) -> None:
    """Though no bullet tells, kinds and counts of the cells do."""
    cells_in_order = [cell for column in EMPTIED for cell in column]
    if heads_first:
        cells_in_order = [*(column[0] for column in EMPTIED), *(cell for column in EMPTIED for cell in column[1:])]
    text = gap.join(
        ["Shelter Cluster", "Minutes of 2 April 2021.", *cells_in_order, "The next meeting will be held in May."]
    )
    document = reading(text)
    assert cells(document) == [list(row) for row in zip(*EMPTIED, strict=True)]
    assert document.text.endswith("The next meeting will be held in May.")
    assert not document.warnings


def test_a_list_of_those_present_emptied_by_columns_is_a_table() -> None:
    """Names, agencies and addresses of those who signed."""
    columns = [
        ["Name", "Amal Haddad", "John Gatkuoth", "Mary Deng"],
        ["Organisation", "UNHCR", "NRC", "WFP"],
        ["Email", "a@x.org", "j@x.org", "m@x.org"],
    ]
    assert cells(reading("\n".join(cell for column in columns for cell in column))) == [
        list(row) for row in zip(*columns, strict=True)
    ]


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param([EMPTIED[0], EMPTIED[1]], id="one column that tells"),
        pytest.param([EMPTIED[0][:3], EMPTIED[1], EMPTIED[2]], id="a cell that is missing"),
    ],
)
def test_columns_that_cannot_be_put_together_are_told(columns: list[list[str]]) -> None:
    """Where columns show below each other and do not come out even, or might by chance, the lines stay and the doubt is told."""
    columns = [[head, *(cell.replace("Friday", "7 May") for cell in rest)] for head, *rest in columns]
    document = reading(
        "\n".join(
            [
                "Minutes of 2 April 2021.",
                *(column[0] for column in columns),
                *(cell for column in columns for cell in column[1:]),
            ]
        )
    )
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert [warning.code for warning in document.warnings] == ["stacked-columns"]


@pytest.mark.parametrize(
    "text",
    [
        "Participants\nUNHCR\nUNICEF\nWFP\nAgenda\nWelcome\nUpdates\nAOB\n",
        "Shelter Working Group\nMinutes\nDate: 5 May 2021\nVenue: Amman\nUNHCR\nIRC\n",
        "Action points\n1. UNHCR to share the list\n2. IRC to call\n3. WFP to write\nNext meeting\n5 May 2021\n",
    ],
)
def test_lists_are_no_emptied_columns(text: str) -> None:
    """A list of agencies, a head and a list of items are lines."""
    document = reading(text)
    assert not document.warnings
    assert not [block for block in document.blocks if isinstance(block, Table)]


@pytest.mark.parametrize(
    ("line", "joined"),
    [("UNICEF office. Present: UNICEF", True), ("Present: UNICEF", False), ("Dr. Deng: we agree", False)],
)  # fmt: skip
def test_the_end_of_a_sentence_is_no_label(line: str, *, joined: bool) -> None:
    """A label holds no stop but that of a short word."""
    text = f"Please find below the minutes of the meeting which was held on Tuesday at the\n{line}, Oxfam, ACF and the Ministry of Water\n"
    assert (len(shape(reading(text))) == 1) == joined


def test_numbers_that_count_no_pages() -> None:
    """A line of two numbers is that of a page only where the lines of a text count pages so."""
    counted = reading("Welcome to all.\n1 of 2\n\nThe store is full.\n2 of 2\n")
    told = reading("Families moved:\n46 of 46\n\nNext meeting:\n26/05\n")
    assert [block.text for block in counted.furniture] == ["1 of 2", "2 of 2"]
    assert not told.furniture
    assert "46 of 46" in told.text and "26/05" in told.text


PAGE = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Minutes</h1><p>UNHCR: réunion à Abéché.</p></body></html>"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("", id="bare"),
        pytest.param("<!DOCTYPE html>\n", id="document type"),
        pytest.param('<?xml version="1.0" encoding="utf-8"?>\n', id="declaration"),
        pytest.param(
            "<?xml version='1.0' encoding='iso-8859-1'?>\n<!DOCTYPE html>\n", id="declaration of another encoding"
        ),
    ],
)
def test_saved_web_pages(head: str) -> None:
    """A web page saved as text is read whatever is declared at its head."""
    assert [text for _, _, text in shape(reading(head + PAGE))] == ["Minutes", "UNHCR: réunion à Abéché."]


@pytest.mark.parametrize(
    "text",
    [
        "<html> UNHCR to share the list",
        "<html><head>UNHCR to share the list",
        "<html><template><p>UNHCR to share the list</p></template></html>",
    ],
)
def test_a_broken_web_page_is_not_read_as_empty(text: str) -> None:
    """What looks like a page and is none, or shows nothing, gives its words."""
    assert "UNHCR to share the list" in reading(text).text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Khan <a.khan@x.org>, Pia <p@x.org>, B <b-b@x.org>", "Ann Khan <a.khan@x.org>, Pia <p@x.org>, B <b-b@x.org>"),
        ("Share with <b and >c of them", "Share with <b and >c of them"),
        ("<p class='x'>The <a href=\"https://x.org/a\">list</a>,<br/><b>new</b></p>", "The list,new"),
        ("https://x.org/s?country=jo&region=12&section=4&copy=1", "https://x.org/s?country=jo&region=12&section=4&copy=1"),
        ("https://x.org/s?a=1&amp;b=2", "https://x.org/s?a=1&b=2"),
        ("R&D &amp; M&E, &lt;5 &#8211; &eacute;t&eacute;, &notit; AT&T", "R&D & M&E, <5 – été, &notit; AT&T"),
        ("https://x.org/a_b__c__d and file__name__x and __this__ or **that**", "https://x.org/a_b__c__d and file__name__x and this or that"),
        ("https://x.org/__all__/*x* by **Friday**", "https://x.org/__all__/*x* by Friday"),
    ],
)  # fmt: skip
def test_only_tags_and_entities_are_undone(line: str, expected: str) -> None:
    """Addresses, comparisons and links stay as they were typed; in a cell as well."""
    assert reading(f"Minutes:\n{line}\n").text.splitlines()[-1] == expected
    if "<br" not in line:
        assert cells(reading(f"Who\tWhat\tWhen\nAnn\t{line}\tMay\n"))[1][1] == expected


@pytest.mark.parametrize("stray", [b"It\x92s", b"caf\xe9", b"\xe2\x80"], ids=["apostrophe", "letter", "cut sequence"])
def test_stray_bytes_in_utf8(stray: bytes) -> None:
    """One line pasted from elsewhere costs the other letters nothing, and is told."""
    text, warnings = decode("Réunion du comité: préparer l’évacuation, à Abéché.\n".encode() + stray + b" noted\n")
    assert text.startswith("Réunion du comité: préparer l’évacuation, à Abéché.\n")
    assert text.endswith(f"{stray.decode('cp1252')} noted\n")
    assert [warning.code for warning in warnings] == ["doubtful-encoding"]


def test_a_paragraph_in_quotes_is_no_cell() -> None:
    """Quotes over several lines hold a cell only where tabs part cells."""
    found = shape(reading('The letter said:\n\n"All partners shall submit plans to the office\nof the governor"\n'))
    assert found[1][2] == '"All partners shall submit plans to the office of the governor"'
    assert cells(reading('No\tAction\tWho\n1\t"Share\nthe list"\tUNHCR\n2\tCall\tIOM\n'))[1] == [
        "1",
        "Share the list",
        "UNHCR",
    ]


MAIL = (
    "From: Ann Lee <ann@x.org>\nSent: 5 May 2014\nTo: Shelter list\nSubject: Minutes\n\nUNHCR will share the list.\n\n"
)


@pytest.mark.parametrize(
    ("signature", "kept"),
    [
        ("Kind regards,\nAnn", ""),
        ("Kind regards,\n\nAnn Lee\nShelter coordinator\nUNHCR Sub-Office Dohuk\nTel: +964 750 123 4567", ""),
        ("Cordialement,\n\nAnne Roy\nChargée de programme\nanne@x.org | www.x.org\n\nThis mail is confidential and meant for its recipients alone, and\nwhoever else reads it should delete it and all copies of it.", ""),
        ("Best regards,\nAnn\n\nPS: The next meeting is on 12 May.\nIOM to bring the map.", "PS: The next meeting is on 12 May. IOM to bring the map."),
        ("Many thanks,\nAnn\n\nAttached the action points:\nUNHCR to share the list by 9 May", "Attached the action points: UNHCR to share the list by 9 May"),
        ("Thanks,\nIOM to print the map.", "Thanks, IOM to print the map."),
        ("Many thanks,\nAnn\n\nFrom: Bob\nDate: 3 May 2014\nTo: Ann\nSubject: Map\n\nWHO to open the clinic.", "Map WHO to open the clinic."),
    ],
)  # fmt: skip
def test_a_signature_takes_no_sentences_with_it(signature: str, kept: str) -> None:
    """Name, post, address and disclaimer are furniture; sentences, postscripts and mails below them are text, without the heads of the mails."""
    document = reading(MAIL + signature)
    assert " ".join(document.text.split()) == f"Minutes UNHCR will share the list. {kept}".strip()


@pytest.mark.parametrize(
    "opening",
    ["On 5 May 2014, Ann <ann@x.org> wrote:", "Le 5 mai 2014, Ann Roy a écrit :", "El 5 de mayo Ana escribió:"],
)
def test_an_answer_above_what_it_quotes(opening: str) -> None:
    """Marks below the line that says who wrote are quoting, though few lines have them; other marks are bullets."""
    quoted = "> Minutes of May\n>\n> 1. Shelter\n> UNHCR will share the list\n> with all partners.\n>> older text\n"
    own = "\nIOM will share its list by Monday.\n\nWHO was thanked for its room.\n\nNo other points came up.\n\nWe meet in June.\n\nBob Oh\n"
    found = [(marker, text) for _, marker, text in shape(reading(f"Hi Ann,\n\nsee below.\n\n{opening}\n{quoted}{own}"))]
    assert found[3:6] == [
        (None, "Minutes of May"),
        ("1.", "Shelter"),
        (None, "UNHCR will share the list with all partners."),
    ]
    bullets = shape(reading(f"Action points:\n> UNHCR to share\n> IOM to print\n{own}"))
    assert [marker for _, marker, _ in bullets[1:3]] == [">", ">"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "|No|Action|Who|\n|--|--|--|\n|1|Share|WHO|\n||Print|IOM|\n|2|Call|||\n|3|A \\| b||\n",
            [["No", "Action", "Who"], ["1", "Share", "WHO"], ["", "Print", "IOM"], ["2", "Call", "", ""], ["3", "A | b", ""]],
            id="Markdown",
        ),
        pytest.param(
            "Action | Who | When\nShare the map | WHO | 4 May\n | IOM | 5 May\nPrint it | IRC |\n",
            [["Action", "Who", "When"], ["Share the map", "WHO", "4 May"], ["", "IOM", "5 May"], ["Print it", "IRC", ""]],
            id="without a frame",
        ),
        pytest.param(
            "||Action||Who||When||\n|Share|WHO|4 May|\n|Print| |5 May|\n||IOM|6 May|\n",
            [["Action", "Who", "When"], ["Share", "WHO", "4 May"], ["Print", "", "5 May"], ["", "IOM", "6 May"]],
            id="wiki",
        ),
        pytest.param(
            "No\tAction\tWho\tWhen\n1\tShare the map\nand print it\nfor all\tWHO\t4 May\n2\tCall\tIOM\t5 May\n3\tMeet\twith\nthe mayor\t6 May\n",
            [["No", "Action", "Who", "When"], ["1", "Share the map and print it for all", "WHO", "4 May"], ["2", "Call", "IOM", "5 May"]],
            id="tabs and line breaks",
        ),
        pytest.param(
            "No\tAction\tWho\tWhen\n1\tShare the map\n2\tCall\tIOM\n3\tWrite\tWHO\tMay\n",
            [["No", "Action", "Who", "When"], ["1", "Share the map", "", ""], ["2", "Call", "IOM", ""], ["3", "Write", "WHO", "May"]],
            id="tabs left out",
        ),
    ],
)  # fmt: skip
def test_cells_stay_in_their_columns(text: str, expected: list[list[str]]) -> None:
    """Empty cells at the begin of a row, pipes inside cells, two pipes between heads, line breaks inside cells."""
    width = len(expected[0])
    found = [row[:width] for row in cells(reading(text))]
    assert found[: len(expected)] == [row[:width] for row in expected]


def test_parts_of_tables_and_lists_in_markup() -> None:
    """Captions are text, lists count from where they say, one paragraph of an item has its marker."""
    text = (
        "<html><body><table><caption>Action points of 4 May</caption><tr><td>Share</td><td>WHO</td></tr></table>"
        "<ol start='5'><li>Five<ul><li>under it</li></ul></li><li><p>Six</p><p>More of six</p></li><li value='9'>Nine</ol>"
    )
    assert shape(reading(text)) == [
        ("paragraph", None, "Action points of 4 May"),
        ("list_item", "5.", "Five"),
        ("list_item", "•", "under it"),
        ("list_item", "6.", "Six"),
        ("paragraph", None, "More of six"),
        ("list_item", "9.", "Nine"),
    ]
    fragment = reading("Minutes\n<table><caption>Tasks of May</caption>\n<tr><td>Share</td><td>WHO</td></tr></table>\n")
    assert "Tasks of May" in fragment.text


def test_lines_that_look_like_tables_again_and_again_cost_little() -> None:
    """Rows that make no table are looked through a few times, not once for each of them."""
    text = "a\tb\tc\td\n" + "x\ty\nz\n" * 3_000
    begun = time.process_time()
    assert reading(text).text.count("z") == 3_000
    assert time.process_time() - begun < 20


def test_tabs_that_move_owners_to_the_margin() -> None:
    """As many tabs as a text needs to reach the margin are no columns; cells that are empty in a row of a table are."""
    margin = "The map of the wells is still awaited.\t\t\tClerk\nA letter about the road would be sent to the county.\tCllr Lee\n"
    assert cells(reading(margin)) == [
        ["The map of the wells is still awaited.", "Clerk"],
        ["A letter about the road would be sent to the county.", "Cllr Lee"],
    ]
    table = "Action\tWho\tWhen\nDraw the map\t\t5 May\nSend a letter\tClerk\t\n"
    assert cells(reading(table))[1:] == [["Draw the map", "", "5 May"], ["Send a letter", "Clerk", ""]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\tMinute\n\tBy\n\n\tRoof\nIt leaks.\n\tAnn\n\n\tGate\n\t\n\n1. Budget\n", [[["Minute", "By"], ["Roof\nIt leaks.", "Ann"], ["Gate", ""]]], id="two columns and an item below"),
        pytest.param("\tName\n\tBody\n\tMail\n\n\tAnn\n\tNRC\n\tann@x.org\n\n\n\tTask\n\tWho\n\n\tMend\n\tAnn\n", [[["Name", "Body", "Mail"], ["Ann", "NRC", "ann@x.org"]], [["Task", "Who"], ["Mend", "Ann"]]], id="a table right below another"),
        pytest.param("\tNo.\n\tTask\n\tBy\nwhom\n\n\t1\n\tMend the roof\n\tAll of us\n\n\t2\n\tpaint it\n\tBen\n", [[["No.", "Task", "By\nwhom"], ["1", "Mend the roof", "All of us"], ["2", "paint it", "Ben"]]], id="lines in a head and numbers of rows"),
    ],
)  # fmt: skip
def test_cells_behind_tabs(text: str, expected: list[list[list[str]]]) -> None:
    """Each cell begins behind a tab, blank lines part the rows."""
    tables = [block for block in reading(text).blocks if isinstance(block, Table)]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in tables] == expected


def test_tabs_before_items_indent_them_but_not_among_cells() -> None:
    """Items under an item may be set in with tabs; where tabs begin the cells of a table, they stay what they are."""
    outline = "- Roof\n\t- mend it\n\t- paint it\n- Gate\n\t- close it\n"
    assert [text for _, _, text in shape(reading(outline))] == ["Roof", "mend it", "paint it", "Gate", "close it"]
    heads = "\tObjective\n\tActivity\n\tResponsible\n\tTimeline\n"
    row = "\tSafe wells\n\t· Clean the wells\n· Test the water\n\t· Clean water\n\t· WFP\n· IRC\n\tQ1\n"
    lines = [line.text for line in kept_lines(heads + row + row, State())]
    assert sum(line.startswith("\t") for line in lines) == (heads + row + row).count("\t")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Actions:\n§ Ann orders the pipes\nð Ben asks the mayor\n¨ Cem locks the well", [("§", "Ann orders the pipes"), ("ð", "Ben asks the mayor"), ("¨", "Cem locks the well")], id="letters of symbol fonts"),
        pytest.param("Actions:\no\nAnn orders the pipes\no\nBen asks the mayor", [("o", "Ann orders the pipes"), ("o", "Ben asks the mayor")], id="alone in their lines"),
        pytest.param("**Actions:**<br>- Ann orders the **pipes**<br />- Ben asks the mayor", [("-", "Ann orders the pipes"), ("-", "Ben asks the mayor")], id="lines broken by markup"),
    ],
)  # fmt: skip
def test_items_of_lists_in_odd_prints(text: str, expected: list[tuple[str, str]]) -> None:
    """Bullets that came out as letters, bullets without their text, and breaks of markup part the items of a list."""
    assert [(marker, said) for kind, marker, said in shape(reading(text)) if kind == "list_item"] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("Action|Who|When/Call the owner/of the land|Ann|8 May/Paint the gate|Ben|9 May", [["Call the owner of the land", "Ann", "8 May"], ["Paint the gate", "Ben", "9 May"]], id="small letter"),
        pytest.param("Action|Who|When/Call the/Harbour Office|Ann|8 May/Paint the gate|Ben|9 May", [["Call the Harbour Office", "Ann", "8 May"], ["Paint the gate", "Ben", "9 May"]], id="open end"),
        pytest.param("Action|Who|When/Paint the gate|Ben|9 May/Roofs/Call the owner|Ann|8 May", [["Paint the gate", "Ben", "9 May"]], id="a line of its own"),
    ],
)  # fmt: skip
def test_first_cells_that_their_lines_break(lines: str, expected: list[list[str]]) -> None:
    """The first cell of a row between tabs may stand in two lines."""
    assert cells(reading(lines.replace("|", "\t").replace("/", "\n") + "\n"))[1:] == expected


@pytest.mark.parametrize(
    "line", ["Save it in S:\\Shared\\_Lists\\(old)\\-2024", "See \\\\server\\_lists\\(old) for all"]
)
def test_paths_of_files_are_no_escapes(line: str) -> None:
    """Before a letter or behind a drive a stroke parts folders."""
    assert [text for _, _, text in shape(reading(line))] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Mend the gate\n" * 20_000,
        "\t• Mend the gate\n" * 6_000,
        ("a b c d e   f g h\n" + "x\n" * 3) * 2_000,
        ("a   b" + "  ab" * 5_000 + "\n") * 4,
    ],
    ids=["lines", "tabs", "margin", "edges"],
)
def test_long_texts_without_blank_lines_cost_little(text: str) -> None:
    """What no blank line parts is looked through a few times, not once for each of its lines; no word is lost."""
    begun = time.process_time()
    assert len(reading(text).text) > len(text.split())
    assert time.process_time() - begun < 8
