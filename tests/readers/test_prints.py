"""Tables in texts as programs print them: rows, columns, and what stands around them."""

import pytest

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.txt import read


def reading(text: str) -> Document:
    return read(text.encode(), path="x.txt", sha256="0", limits=Limits())


def shown(block: Block | Table) -> str:
    """A block with its marker, on one line."""
    marker = f"{block.marker} " if isinstance(block, Block) and block.marker else ""
    return " ".join(f"{marker}{block.text}".split())


def rows(text: str) -> list[list[str]]:
    """The cells of the first table."""
    table = next(block for block in reading(text).blocks if isinstance(block, Table))
    return [[" ".join(map(shown, cell.blocks)) for cell in row.cells] for row in table.rows]


def outside(text: str) -> list[str]:
    """What stands outside of tables."""
    return [shown(block) for block in reading(text).blocks if isinstance(block, Block)]


def test_rows_below_a_merged_first_cell() -> None:
    """Cells that begin anew where the line before had ended them are a row of their own; text that goes on is none."""
    printed = (
        "Item              Action                 Who       When\n"
        "1. Rains in the   Assess culverts in     NRC,      End of\n"
        "camp              Wad Sharifey           SRCS      March\n"
        "again             before June\n"
        "                  Send the list of       IOM       ASAP\n"
        "                  tools needed\n"
        "2. AOB            Make a calendar        UNHCR     28 March\n"
    )
    assert rows(printed) == [
        ["Item", "Action", "Who", "When"],
        ["1. Rains in the camp again", "Assess culverts in Wad Sharifey before June", "NRC, SRCS", "End of March"],
        ["", "Send the list of tools needed", "IOM", "ASAP"],
        ["2. AOB", "Make a calendar", "UNHCR", "28 March"],
    ]


def test_lists_abreast_keep_their_last_item() -> None:
    """The longer one of two lists beside each other ends with an item alone in its line, which is a row."""
    printed = (
        "1. Anna Koroma - UNICEF             5. Peter Lansana - WHO\n"
        "2. Ben Sesay - MoHS                 6. Isata Bangura - MSF\n"
        "3. Carla Kamara - IRC               7. John Conteh - CDC\n"
        "4. David Turay - GOAL\n"
    )
    assert [row[0] for row in rows(printed)] == [
        "1. Anna Koroma - UNICEF",
        "2. Ben Sesay - MoHS",
        "3. Carla Kamara - IRC",
        "4. David Turay - GOAL",
    ]


def test_columns_with_blank_lines_between_are_not_mixed() -> None:
    """No column begins in the middle of a block of lines; where the blocks make no sure table, they stay lines."""
    text = (
        "Held on 4 June 2014.\n\nAction Points\n\nUpdate the referral pathway\nShare the assessment of Malakal\n"
        "Organise a training for police\nContact UNMAS on mines\n\nResponsible\n\nIRC\nNRC\nUNPOL\nUNHCR\n\n"
        "Deadline\n\n15 June\n20 June\nEnd of June\nASAP\n"
    )
    document = reading(text)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert [warning.code for warning in document.warnings] == ["stacked-columns"]
    assert rows(text.replace("End of June\nASAP", "30 June\n2 July"))[-1] == [
        "Contact UNMAS on mines",
        "UNHCR",
        "2 July",
    ]


_BODY = "Dear all,\n\nplease see below.\n\n{}\n\nUNHCR to share the list by Friday.\n"


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        pytest.param("---------- Forwarded message ---------\nFrom: Jane <j@x.org>\nDate: Tue, 5 May 2020 at 10:12\nSubject: Fwd: Minutes of May\nTo: WG list <w@x.org>\nCc: Bob <b@x.org>", ["Minutes of May"], id="passed on"),
        pytest.param("-----Original Message-----\nFrom: Jane [mailto:j@x.org]\nSent: 07 June 2018 09:01\nTo: A <a@x.org>; B <b@x.org>;\nC <c@x.org>; D <d@x.org>\nSubject: RE: Minutes of May", ["Minutes of May"], id="receivers over two lines"),
        pytest.param("________________________________\nDe : Jeanne <j@x.org>\nEnvoyé : mardi 5 mai 2020\nÀ : liste\nObjet : Tr : Compte rendu", ["Compte rendu"], id="French"),
        pytest.param("*From:* Jane\n*Sent:* 5 May 2020\n*To:* list\n*Subject:* Minutes", ["Minutes"], id="stars around the words"),
        pytest.param("> From: Jane\n> Date: 5 May 2020\n> To: list", [], id="quoted"),
    ],
)  # fmt: skip
def test_the_head_of_a_mail_inside_a_text_is_furniture(head: str, subject: list[str]) -> None:
    """What was passed on has its subject and its text; sender, day and receivers are kept apart."""
    document = reading(_BODY.format(head))
    found = outside(_BODY.format(head))
    assert found == ["Dear all,", "please see below.", *subject, "UNHCR to share the list by Friday."]
    assert "Jane" in str(document.furniture) or "Jeanne" in str(document.furniture)


@pytest.mark.parametrize(
    "head", ["Date: 5 May 2020\nTo: 12:00\nSubject: Fuel", "From: 10:00\nTo: 12:00\nVenue: Town hall"]
)
def test_labels_inside_a_text_are_no_head_of_a_mail(head: str) -> None:
    """Three kinds of lines and a sender make one."""
    assert " ".join(head.split()) in " ".join(reading(_BODY.format(head)).text.split())


def test_lines_across_the_page() -> None:
    """Rules part paragraphs and are kept apart; below a short line they make it a heading."""
    text = "Minutes\n=======\n\nThe chair opened.\n_________\nUNHCR spoke.\n\n* * *\n\nActions\n---\n- Call\n"
    document = reading(text)
    assert [(b.kind, shown(b)) for b in document.blocks if isinstance(b, Block)] == [
        ("heading", "Minutes"),
        ("paragraph", "The chair opened."),
        ("paragraph", "UNHCR spoke."),
        ("heading", "Actions"),
        ("list_item", "- Call"),
    ]
    assert [block.text for block in document.furniture] == ["=======", "_________", "* * *", "---"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'No,Action point,Responsible,Deadline\n1,"Share the report, with annexes",UNHCR,15/03/2020\n2,"Call the mayor\n\nabout the landfill",NRC,\n3,"Print ""rights"" leaflets",IRC,ASAP\n',
            [["No", "Action point", "Responsible", "Deadline"], ["1", "Share the report, with annexes", "UNHCR", "15/03/2020"], ["2", "Call the mayor about the landfill", "NRC", ""], ["3", 'Print "rights" leaflets', "IRC", "ASAP"]],
            id="commas",
        ),
        pytest.param(
            "Réf;Action;Qui\nA1;Partager;UNICEF\nA2;\"Relancer; encore\";NRC\n",
            [["Réf", "Action", "Qui"], ["A1", "Partager", "UNICEF"], ["A2", "Relancer; encore", "NRC"]],
            id="semicolons",
        ),
    ],
)  # fmt: skip
def test_rows_of_spreadsheets(text: str, expected: list[list[str]]) -> None:
    """Cells in quotes keep their commas and line breaks."""
    assert rows(f"Minutes of May\n\n{text}\nNext meeting in June.\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Present were UNHCR, IRC, NRC\nand IOM, WFP, FAO\nas well as DRC, SC, WVI\n",
        "1,200,300 people\n4,500,100 people\n2,200,900 people\n",
        "Anna,UNICEF,chair\nBen,NRC\nCarla,IRC,notes,and more\n",
    ],
)
def test_commas_in_running_text_make_no_table(text: str) -> None:
    """Blanks behind them, numbers, and rows of other lengths."""
    assert not [block for block in reading(text).blocks if isinstance(block, Table)]


def test_a_list_below_a_tab_table_is_none_of_its_rows() -> None:
    """Neither bullets before tabs, nor a line set in behind a blank one."""
    text = (
        "Action\tWho\tWhen\nShare\tSC, IRC\t30 June\n\n\tUNICEF calls the next meeting\n•\tIRC to report\no\tby mail\n"
    )
    assert rows(text) == [["Action", "Who", "When"], ["Share", "SC, IRC", "30 June"]]
    assert outside(text) == ["UNICEF calls the next meeting", "• IRC to report", "o by mail"]


MARGIN = (
    "Item 3: Security                                          Action\n\n"
    "The curfew goes on until the end of the month. UNDSS      UNDSS\nwill share the map of check points.\n\n"
    "Members asked for a tree of calls. OCHA sets it up        OCHA\nby Monday.\n\n"
    "Item 4: Fuel\n\n"
    "There is none in town; WFP opens its own station to       WFP\npartners on Friday.\n\nEnd of the minutes.\n"
)


def test_one_line_with_a_name_in_the_margin() -> None:
    """Below a table of text and margin, a name in the same margin does not break into its sentence."""
    tables = [block for block in reading(MARGIN).blocks if isinstance(block, Table)]
    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in tables[1].rows] == [
        ["There is none in town; WFP opens its own station to partners on Friday.", "WFP"]
    ]
    assert outside(MARGIN) == ["Item 4: Fuel", "End of the minutes."]


def test_a_table_between_rules() -> None:
    """Lines that go on below a later column belong to their row, however narrow the first one is."""
    text = "====  ==================  ====\nNo    Action              Who\n====  ==================  ====\n1     Share the map       WFP\n2     Confirm the barge   IOM\n      in Beira\n====  ==================  ====\n"
    assert rows(text) == [
        ["No", "Action", "Who"],
        ["1", "Share the map", "WFP"],
        ["2", "Confirm the barge in Beira", "IOM"],
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [ ] WFP: call", ("[ ]", "WFP: call", False)),
        ("* [x] send it", ("[x]", "send it", False)),
        ("- ~~send it~~", ("-", "send it", True)),
        ("- <s>send it</s>", ("-", "send it", True)),
        ('- <strike class="x">send it</strike>', ("-", "send it", True)),
        ("- <s>send\n  it</s>", ("-", "send\nit", True)),
        ("- <DEL> send it </del> by May", ("-", "send it  by May", True)),
        ("- press `<s>` to send it", ("-", "press `<s>` to send it", False)),
        ("- mend the <del> key <del> again", ("-", "mend the <del> key <del> again", False)),
        ("- a ~ b ~~ c", ("-", "a ~ b ~~ c", False)),
    ],
)
def test_what_is_ticked_or_struck_in_markdown(line: str, expected: tuple[str, str, bool]) -> None:
    """The box is the marker of its item; a word between double tildes is struck through."""
    item = reading(f"Actions:\n\n{line}\n").blocks[-1]
    assert isinstance(item, Block)
    assert (item.marker, item.text, item.lines[0].runs[0].struck) == expected


@pytest.mark.parametrize(
    "text",
    ["UNHCR\u200b to \u200eshare\u200f\ufeff the\u2060 list", "\x1b[1mUNHCR\x1b[0m to share the list\x07", "UNHCRX\x08 to share the _\x08list\x00"],
)  # fmt: skip
def test_signs_that_nobody_sees(text: str) -> None:
    """Characters of no width, marks of direction, and what steers a terminal are no text."""
    assert reading(f"Minutes\n\n{text}\n").blocks[-1].text == "UNHCR to share the list"


def test_the_controls_of_a_form_show_their_values() -> None:
    """What was typed, chosen and ticked on a page that was saved."""
    page = "<html><body><p>Who: <input value='UNHCR'> <select><option>May<option selected>June</select> <input type=checkbox checked> <input type=hidden value=x></p></body></html>"
    assert outside(page) == ["Who: UNHCR June ☑"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Action\tWho\tWhen\n"- Repair\n- Truck"\t"DPW\nNRC"\t"5 May\nASAP"\nCall\tIOM\t6 May\n',
            [["Action", "Who", "When"], ["- Repair - Truck", "DPW NRC", "5 May ASAP"], ["Call", "IOM", "6 May"]],
            id="several quoted cells in one row",
        ),
        pytest.param(
            "+-----------+--------+\n| Action    | Who    |\n+-----------+--------+\n| Call bank | Ann;   |\n| and pay   | Ben    |\n| Order     | Cid    |\n+-----------+--------+\n\t\t\n",
            [["Action", "Who"], ["Call bank and pay", "Ann; Ben"], ["Order", "Cid"]],
            id="strokes around the head alone",
        ),
        pytest.param(
            "---------------------\n| Action     | Who   |\n---------------------\n| Share list | WHO   |\n---------------------\n| Print      | IOM   |\n---------------------\n",
            [["Action", "Who"], ["Share list", "WHO"], ["Print", "IOM"]],
            id="rules without corners",
        ),
        pytest.param(
            " Action     | Who  | When\n------------+------+------\n Share list | WHO  | May\n Print      | IOM  | June\n(2 rows)\n",
            [["Action", "Who", "When"], ["Share list", "WHO", "May"], ["Print", "IOM", "June"]],
            id="a print of a database",
        ),
    ],
)  # fmt: skip
def test_frames_of_other_programs(text: str, expected: list[list[str]]) -> None:
    """Spreadsheets, terminals and databases."""
    assert rows(text) == expected


def test_a_text_set_double_spaced() -> None:
    """Where a blank line stands behind each line, sentences go on behind it; two of them part paragraphs."""
    lines = [
        "Minutes of the meeting that was held on 5 May 2015 in the town hall with",
        "all partners of the response, of which twelve had come and three had",
        "sent their excuses to the chair before the meeting was opened by her at",
        "ten in the morning.",
    ]
    text = (
        "\n\n".join(lines)
        + "\n\n\nUNHCR will share the list of the families with all of its partners before the\n\nend of the week.\n"
    )
    assert outside(text) == [
        " ".join(lines),
        "UNHCR will share the list of the families with all of its partners before the end of the week.",
    ]
    assert outside(text.replace("\n", "\r\r\n").replace("\r\r\n\r\r\n", "\r\r\n")) == outside(
        text.replace("\n\n", "\n")
    )


def test_lines_to_fill_in_are_kept() -> None:
    """Rows of low strokes are no emphasis."""
    assert outside("Signature: ______________ Date: __________\n") == ["Signature: ______________ Date: __________"]


BY_ROWS = [
    ["Agenda item", "Discussion", "Action point", "Responsible"],
    ["Cholera", "There are twelve new cases in the north of the town.", "Share the list of cases", "WHO"],
    ["Vaccination", "The campaign starts with the new month.", "Send the plans of all districts", "MoH"],
    ["Stocks", "Two of the stores are empty.", "Order salts", "MSF"],
    ["Any other business", "None so far.", "Print the maps", "IOM"],
]


def test_cells_printed_one_a_line_row_after_row() -> None:
    """As programs save a table that have no signs for one; with one row less it is told as a doubt."""
    text = (
        "Health Cluster\n\n" + "\n".join(cell for row in BY_ROWS for cell in row) + "\n\n* WHO to share the bulletin\n"
    )
    assert rows(text) == BY_ROWS
    assert outside(text) == ["Health Cluster", "* WHO to share the bulletin"]
    fewer = reading("\n".join(cell for row in BY_ROWS[:4] for cell in row) + "\n\nEnd of the minutes.\n")
    assert [warning.code for warning in fewer.warnings] == ["stacked-columns"]


@pytest.mark.parametrize(
    "text",
    [
        "Present\nAgenda\nMinutes\n" + "Anna Koroma\nBen Sesay\nUNICEF\n" * 2,
        "Participants\nUNHCR\nIRC\nNRC\nWFP\nFAO\nWHO\nIOM\nDRC\n",
        "Action points\n"
        + "\n".join(
            f"{who} to share the list of all the districts" for who in ("UNHCR", "IRC", "NRC", "WFP", "FAO", "WHO")
        ),
    ],
)
def test_lists_are_no_rows_of_cells(text: str) -> None:
    """Names, agencies and sentences below a title."""
    document = reading(text)
    assert not document.warnings
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_blocks_of_as_many_lines_are_told() -> None:
    """Columns with a head above each and blank lines between, whatever their cells look like; one pair is chance."""
    blocks = [
        ["Item", "Minutes", "Roof", "Budget"],
        ["Discussion", "They were confirmed.", "It leaks.", "Nothing is left."],
        ["Action", "Call Mr. Stone", "Buy zinc", "Write to the bank", "Print"],
        ["By", "Mr. Lyn", "Mrs. Gayle", "The principal", "Ms. Whyte"],
    ]
    text = "\n\n".join("\n".join(block) for block in blocks)
    assert [warning.code for warning in reading(text).warnings] == ["stacked-columns"]
    assert not reading("\n\n".join("\n".join(block) for block in blocks[:3])).warnings
