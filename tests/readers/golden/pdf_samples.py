"""PDF samples, drawn with reportlab: one function for each structure that minutes have."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

Maker = Callable[[], bytes]
SAMPLES: dict[str, tuple[Maker, str]] = {}


def sample(expected: str) -> Callable[[Maker], Maker]:
    """Registers a maker under its name with the outline that its document should have."""

    def register(maker: Maker) -> Maker:
        SAMPLES[maker.__name__.replace("_", "-") + ".pdf"] = (maker, expected.strip("\n"))
        return maker

    return register


@dataclass
class Sheet:
    """A PDF under the pen; coordinates from the top left, in points."""

    size: tuple[float, float] = A4
    stream: io.BytesIO = field(default_factory=io.BytesIO)
    canvas: Any = None  # that of a sheet on which this one lies

    def __post_init__(self) -> None:
        self.canvas = self.canvas or Canvas(self.stream, pagesize=self.size, invariant=True)

    def text(self, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica") -> float:
        """Writes with the baseline at `y`; returns where the text ends."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.size[1] - y, text)
        return float(x + pdfmetrics.stringWidth(text, font, size))

    def bold(self, x: float, y: float, text: str, *, size: float = 10) -> float:
        """Bold text."""
        return self.text(x, y, text, size=size, font="Helvetica-Bold")

    def lines(self, x: float, y: float, *texts: str, size: float = 10, leading: float = 12) -> None:
        """Lines below each other."""
        for number, text in enumerate(texts):
            self.text(x, y + number * leading, text, size=size)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A straight line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """All lines of a table."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def cells(self, xs: list[float], ys: list[float], rows: list[list[str]], *, size: float = 10) -> None:
        """Texts of a table, line feeds as new lines, a little inside each cell."""
        for row, y in zip(rows, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                if text:
                    self.lines(x + 4, y + 12, *text.split("\n"), size=size)

    def page(self) -> None:
        """Ends the page."""
        self.canvas.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.stream.getvalue()


XS3 = [60.0, 180.0, 420.0, 530.0]


@sample("""
Minutes of the shelter meeting
| Item | Action point | Who |
| Tents | Count the tents in stock | NRC |
| Roads | Ask the district about the road | DRC |
""")
def ruled_table() -> bytes:
    """Three columns, every line drawn."""
    sheet = Sheet()
    sheet.text(60, 60, "Minutes of the shelter meeting")
    ys = [80.0, 100.0, 120.0, 140.0]
    sheet.grid(XS3, ys)
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents in stock", "NRC"],
        ["Roads", "Ask the district about the road", "DRC"],
    ]
    sheet.cells(XS3, ys, rows)
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents in stock and tell the warehouse what is short | NRC |
| Roads | Ask the district about the road | DRC, NRC |
| Water | Repair the pump | UNICEF |
""")
def table_without_rules() -> bytes:
    """Three columns by alignment alone; one cell wraps."""
    sheet = Sheet()
    sheet.bold(60, 80, "Item")
    sheet.bold(180, 80, "Action point")
    sheet.bold(440, 80, "Who")
    sheet.text(60, 104, "Tents")
    sheet.lines(180, 104, "Count the tents in stock and tell the", "warehouse what is short")
    sheet.text(440, 104, "NRC")
    for y, row in (
        (140, ["Roads", "Ask the district about the road", "DRC, NRC"]),
        (164, ["Water", "Repair the pump", "UNICEF"]),
    ):
        for x, text in zip((60, 180, 440), row, strict=True):
            sheet.text(x, y, text)
    return sheet.bytes()


@sample("""
| Action point | Responsible |
| Count the tents in stock and tell the warehouse what is short this week | NRC |
| Ask the district about the road to the second site | DRC |
| Repair the pump | UNICEF |
""")
def two_columns_without_rules() -> bytes:
    """Two columns by alignment: actions, and far to the right who does them."""
    sheet = Sheet()
    sheet.bold(60, 80, "Action point")
    sheet.bold(430, 80, "Responsible")
    sheet.lines(60, 104, "Count the tents in stock and tell the warehouse what is", "short this week")
    sheet.text(430, 104, "NRC")
    sheet.text(60, 140, "Ask the district about the road to the second site")
    sheet.text(430, 140, "DRC")
    sheet.text(60, 164, "Repair the pump")
    sheet.text(430, 164, "UNICEF")
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents in stock | NRC |
| Roads | Ask the district about the road | DRC |
""")
def only_horizontal_rules() -> bytes:
    """Lines between the rows, none between the columns."""
    sheet = Sheet()
    ys = [80.0, 100.0, 120.0, 140.0]
    for y in ys:
        sheet.rule(60, y, 530, y)
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents in stock", "NRC"],
        ["Roads", "Ask the district about the road", "DRC"],
    ]
    sheet.cells(XS3, ys, rows)
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents in stock | NRC |
| Roads | Ask the district about the road | DRC |
""")
def only_vertical_rules() -> bytes:
    """Lines between the columns, none between the rows."""
    sheet = Sheet()
    ys = [80.0, 100.0, 120.0, 140.0]
    for x in XS3:
        sheet.rule(x, ys[0], x, ys[-1])
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents in stock", "NRC"],
        ["Roads", "Ask the district about the road", "DRC"],
    ]
    sheet.cells(XS3, ys, rows)
    return sheet.bytes()


@sample("""
| {1x3}ACTION POINTS OF THE MEETING |
| Item | Action point | Who |
| {2x1}Tents | Count the tents in stock | NRC |
| Order what is missing | IOM |
""")
def merged_cells() -> bytes:
    """A title over all columns, and a first cell that spans two rows."""
    sheet = Sheet()
    ys = [80.0, 100.0, 120.0, 140.0, 160.0]
    for y in ys:
        sheet.rule(XS3[1] if y == 140 else XS3[0], y, XS3[-1], y)
    for x in XS3:
        sheet.rule(x, ys[0] if x in (XS3[0], XS3[-1]) else ys[1], x, ys[-1])
    sheet.cells(XS3, [80.0], [["ACTION POINTS OF THE MEETING"]])
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents in stock", "NRC"],
        ["", "Order what is missing", "IOM"],
    ]
    sheet.cells(XS3, ys[1:], rows)
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents in stock and tell the warehouse in the harbour what is short | NRC |
| Roads | Ask the district about the road | DRC |
""")
def row_over_a_page_break() -> bytes:
    """A cell is cut in the middle of its sentence; the head is not repeated."""
    sheet = Sheet()
    ys = [740.0, 760.0, 790.0]
    sheet.grid(XS3, ys)
    sheet.cells(XS3, ys, [["Item", "Action point", "Who"], ["Tents", "Count the tents in stock and tell the", "NRC"]])
    sheet.page()
    ys = [60.0, 90.0, 110.0]
    sheet.grid(XS3, ys)
    sheet.cells(
        XS3,
        ys,
        [["", "warehouse in the harbour what is short", ""], ["Roads", "Ask the district about the road", "DRC"]],
    )
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents in stock | NRC |
| Roads | Ask the district about the road | DRC |
| Water | Repair the pump | UNICEF |
furniture: Item
furniture: Action point
furniture: Who
""")
def head_repeated_on_the_next_page() -> bytes:
    """The head of the table stands again after the page break."""
    sheet = Sheet()
    ys = [740.0, 760.0, 780.0]
    sheet.grid(XS3, ys)
    sheet.cells(XS3, ys, [["Item", "Action point", "Who"], ["Tents", "Count the tents in stock", "NRC"]])
    sheet.page()
    ys = [60.0, 80.0, 100.0, 120.0]
    sheet.grid(XS3, ys)
    rows = [
        ["Item", "Action point", "Who"],
        ["Roads", "Ask the district about the road", "DRC"],
        ["Water", "Repair the pump", "UNICEF"],
    ]
    sheet.cells(XS3, ys, rows)
    return sheet.bytes()


@sample("""
| Item | Action points | Who |
| Tents | - [•] Count the tents in stock // - [•] Tell the warehouse what is short before the trucks leave // - [•] Order poles | - [•] NRC // - [•] NRC // - [•] IOM |
""")
def bullets_in_a_cell() -> bytes:
    """Several actions in one cell, each behind its bullet; the second one wraps."""
    sheet = Sheet()
    ys = [80.0, 100.0, 160.0]
    sheet.grid(XS3, ys)
    sheet.cells(XS3, ys, [["Item", "Action points", "Who"], ["Tents", "", ""]])
    sheet.lines(
        184,
        112,
        "• Count the tents in stock",
        "• Tell the warehouse what is short",
        "   before the trucks leave",
        "• Order poles",
    )
    sheet.lines(424, 112, "• NRC", "• NRC", "", "• IOM")
    return sheet.bytes()


@sample("""
| Action point | Responsible Agency(ies) | Person Responsible |
| Count the tents in stock | NRC | Site manager |
""")
def heads_broken_inside_a_word() -> bytes:
    """Head words that the narrow cell breaks, within and between words."""
    sheet = Sheet()
    xs = [60.0, 300.0, 360.0, 440.0]
    ys = [80.0, 122.0, 142.0]
    sheet.grid(xs, ys)
    sheet.cells(
        xs,
        ys,
        [
            ["Action point", "Responsibl\ne\nAgency(ies)", "Person\nResponsible"],
            ["Count the tents in stock", "NRC", "Site manager"],
        ],
    )
    return sheet.bytes()


@sample("""
| Action point | Responsible Agency(ies) | Deadline | Focal point |
| Count the tents in stock | NRC | 5 May | Ann |
""")
def heads_whose_words_stand_whole_nowhere() -> bytes:
    """Pieces of words with which no word begins are mended without having been seen elsewhere; "Focal point" is two words."""
    sheet = Sheet()
    xs = [60.0, 300.0, 336.0, 372.0, 404.0]
    ys = [80.0, 152.0, 172.0]
    sheet.grid(xs, ys)
    heads = ["Action point", "Respo\nnsible\nAgenc\ny(ies)", "Deadli\nn\ne", "Focal\npoint"]
    sheet.cells(xs, ys, [heads, ["Count the tents in stock", "NRC", "5 May", "Ann"]])
    return sheet.bytes()


@sample("""
Minutes of the Shelter Working Group
| Action | Who | When |
| Share the list of shelters with all the partners of the group | IRC | 5 May |
| Call the mayor | NRC | Friday |
| Print the leaflets | UNICEF | end of May |
| Count the tents | IOM | June |
Closed at noon by the chair.
furniture: Action
furniture: Who
furniture: When
""")
def half_ruled_table() -> bytes:
    """A frame and strokes between the rows part no columns; blanks do. The head is repeated on the next page."""
    sheet = Sheet()
    sheet.text(60, 60, "Minutes of the Shelter Working Group")
    rows = [
        [["Action"], ["Who"], ["When"]],
        [["Share the list of shelters with", "all the partners of the group"], ["IRC"], ["5 May"]],
        [["Call the mayor"], ["NRC"], ["Friday"]],
        [["Print the leaflets"], ["UNICEF"], ["end of May"]],
    ]
    _half_ruled(sheet, 700, rows)
    sheet.page()
    _half_ruled(sheet, 80, [rows[0], [["Count the tents"], ["IOM"], ["June"]]])
    sheet.text(60, 200, "Closed at noon by the chair.")
    return sheet.bytes()


def _half_ruled(sheet: Sheet, y: float, rows: list[list[list[str]]]) -> None:
    top = y
    for cells in rows:
        sheet.rule(60, y, 460, y)
        for x, lines in zip((64, 280, 380), cells, strict=True):
            sheet.lines(x, y + 12, *lines)
        y += 6 + 12 * max(map(len, cells))
    sheet.rule(60, y, 460, y)
    sheet.rule(60, top, 60, y)
    sheet.rule(460, top, 460, y)


@sample("""
| Item | Discussion | Action | Who |
| Shelter | The municipality sent a list of shelters in need of repair. // Two of them are double. | Share the list // Call the municipality | IRC, NRC |
| Water | The pump is broken. // A second pump is expected. | Repair the pump | UNICEF |
| AOB | No other business. | None | |
""")
def paragraphs_in_cells_without_rules() -> bytes:
    """A blank as wide as that between rows parts paragraphs where the first column stays empty and another one ends."""
    sheet = Sheet()
    xs = (60, 120, 320, 460)
    for x, head in zip(xs, ("Item", "Discussion", "Action", "Who"), strict=True):
        sheet.bold(x, 80, head)
    for y, *cells in [
        (98, "Shelter", "The municipality sent a list of", "Share the list", "IRC, NRC"),
        (110, "", "shelters in need of repair.", "", ""),
        (128, "", "Two of them are double.", "Call the municipality", ""),
        (146, "Water", "The pump is broken.", "Repair the pump", "UNICEF"),
        (164, "", "A second pump is expected.", "", ""),
        (182, "AOB", "No other business.", "None", ""),
    ]:
        for x, text in zip(xs, cells, strict=True):
            sheet.text(x, y, str(text))
    return sheet.bytes()


@sample("""
The first column tells of the tents that came in March and of the poles that did not come with them. The warehouse in the harbour keeps what is left, and the keeper asks for a list of those who still wait for theirs.
- [•] NRC to count the tents
- [•] IOM to order the poles
Nobody knew of other stocks in the district or beyond it.
The second column tells of the road that the rain has cut and of the bridge beside the mill. Lorries go round by the hills, which takes a day more, and the drivers want to be paid for it.
- [•] DRC to ask the district
- [•] WFP to pay the drivers
The meeting was closed soon after this point was through.
""")
def two_columns_of_text() -> bytes:
    """A page set in two columns, read one after the other."""
    sheet = Sheet()
    left = [
        "The first column tells of the tents that",
        "came in March and of the poles that did",
        "not come with them. The warehouse in the",
        "harbour keeps what is left, and the keeper",
        "asks for a list of those who still wait for",
        "theirs.",
    ]
    right = [
        "The second column tells of the road that",
        "the rain has cut and of the bridge beside",
        "the mill. Lorries go round by the hills, which",
        "takes a day more, and the drivers want to",
        "be paid for it.",
    ]
    sheet.lines(60, 80, *left)
    sheet.lines(60, 160, "• NRC to count the tents", "• IOM to order the poles")
    sheet.lines(60, 200, "Nobody knew of other stocks in the district", "or beyond it.")
    sheet.lines(320, 80, *right)
    sheet.lines(320, 160, "• DRC to ask the district", "• WFP to pay the drivers")
    sheet.lines(320, 200, "The meeting was closed soon after this", "point was through.")
    return sheet.bytes()


@sample("""
# Next steps
- [•] UNICEF to share the mapping
- [•] WHO to visit the clinic
# Thank you
furniture: Sector meeting
furniture: 1
furniture: 2
""")
def slides() -> bytes:
    """Landscape slides with a running title and a number."""
    sheet = Sheet(size=landscape(A4))
    for number, (title, points) in enumerate(
        (("Next steps", ["UNICEF to share the mapping", "WHO to visit the clinic"]), ("Thank you", [])), 1
    ):
        sheet.text(40, 30, "Sector meeting", size=9)
        sheet.bold(80, 120, title, size=32)
        for at, point in enumerate(points):
            sheet.text(100, 190 + at * 40, f"• {point}", size=20)
        sheet.text(780, 570, str(number), size=9)
        sheet.page()
    return sheet.bytes()


@sample("""
- [•] first
- [▪] second
- [–] third
- [o] fourth
- [1.] fifth
- [2)] sixth
- [(a)] seventh
- [iv.] eighth
- [1.2] ninth
""")
def all_kinds_of_markers() -> bytes:
    """One item for each kind of marker that the standard fonts have."""
    sheet = Sheet()
    canvas = sheet.canvas
    pdfmetrics.registerFont(_font())
    for at, (marker, word) in enumerate(
        zip(
            ("•", "▪", "–", "o", "1.", "2)", "(a)", "iv.", "1.2"),
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
            strict=True,
        )
    ):
        sheet.text(60, 80 + at * 20, marker, font="DejaVuSans")
        sheet.text(84, 80 + at * 20, word, font="DejaVuSans")
    assert canvas
    return sheet.bytes()


@sample("""
Action points of the day were agreed as follows:
- [•] Count the tents in stock
- [•] Ask the district about the road
""")
def glyph_on_its_own_line() -> bytes:
    """The bullet's baseline is so far above the text that it is a line of its own."""
    sheet = Sheet()
    sheet.text(60, 60, "Action points of the day were agreed as follows:")
    for y, text in ((90, "Count the tents in stock"), (130, "Ask the district about the road")):
        sheet.text(60, y, "•")
        sheet.text(76, y + 9, text)
    return sheet.bytes()


@sample("""
- [1.] Shelter
  - [a)] Tents are short
    - [–] NRC to count them
  - [b)] Poles are there
- [2.] Roads
""")
def nested_list() -> bytes:
    """Levels by indent."""
    sheet = Sheet()
    for at, (x, marker, text) in enumerate(
        (
            (60, "1.", "Shelter"),
            (84, "a)", "Tents are short"),
            (108, "–", "NRC to count them"),
            (84, "b)", "Poles are there"),
            (60, "2.", "Roads"),
        )
    ):
        sheet.text(x, 80 + at * 16, marker)
        sheet.text(x + 18, 80 + at * 16, text)
    return sheet.bytes()


def _furnished(number: int, pages: int, foot: str) -> Callable[[Sheet], None]:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 30, "Child Protection Sub-Working Group, Zarqa", size=8)
        sheet.text(260, 820, foot.format(number=number, pages=pages), size=8)

    return draw


@sample("""
The meeting of the first page goes on over the page and says that NRC will count the tents.
DRC to ask the district.
Nothing else was raised.
furniture: Child Protection Sub-Working Group, Zarqa
furniture: P a g e | 1
furniture: P a g e | 2
furniture: P a g e | 3
""")
def running_head_and_foot() -> bytes:
    """A running head, and a page number with letters set apart; a sentence goes over the break."""
    sheet = Sheet()
    texts = [
        ["The meeting of the first page goes on over the page and says that"],
        ["NRC will count the tents.", "", "DRC to ask the district."],
        ["Nothing else was raised."],
    ]
    for number, lines in enumerate(texts, 1):
        _furnished(number, 3, "P a g e | {number}")(sheet)
        sheet.lines(60, 740 if number == 1 else 80, *lines)
        sheet.page()
    return sheet.bytes()


@sample("""
| Item | Action point |
| Tents | Count the tents in stock and tell the warehouse |
| Roads | Ask the district |
furniture: -1-
furniture: -2-
""")
def page_number_inside_a_table() -> bytes:
    """The frame of the table goes down to the foot, so that the page number stands inside a cell."""
    sheet = Sheet()
    xs = [60.0, 180.0, 530.0]
    sheet.grid(xs, [700.0, 720.0, 830.0])
    sheet.cells(xs, [700.0, 720.0], [["Item", "Action point"], ["Tents", "Count the tents in stock and tell"]])
    sheet.text(290, 820, "-1-")
    sheet.page()
    sheet.grid(xs, [60.0, 90.0, 830.0])
    sheet.cells(xs, [60.0, 90.0], [["", "the warehouse"], ["Roads", "Ask the district"]])
    sheet.text(290, 820, "-2-")
    return sheet.bytes()


@sample("""
UNICEF to send the list by 21st of July and the 3rd report by May.
""")
def superscript_ordinals() -> bytes:
    """Raised endings of ordinals belong to their number."""
    sheet = Sheet()
    x = sheet.text(60, 80, "UNICEF to send the list by 21")
    x = sheet.text(x, 76, "st", size=6)
    x = sheet.text(x, 80, " of July and the 3")
    x = sheet.text(x, 76, "rd", size=6)
    sheet.text(x, 80, " report by May.")
    return sheet.bytes()


@sample("""
The coordination of the offices was finally confirmed.
""")
def ligatures_and_soft_hyphens() -> bytes:
    """Ligatures as one glyph, a soft hyphen inside a word."""
    pdfmetrics.registerFont(_font())
    sheet = Sheet()
    sheet.text(60, 80, "The coordi\u00adnation of the oﬃces was ﬁnally con\u00adﬁrmed.", font="DejaVuSans")
    return sheet.bytes()


@sample("""
UNHCR to send the list by ~~5 May~~ 12 May.
""")
def struck_words() -> bytes:
    """A date crossed out and the new one behind it."""
    sheet = Sheet()
    x = sheet.text(60, 80, "UNHCR to send the list by ")
    end = sheet.text(x, 80, "5 May")
    sheet.rule(x, 76.5, end, 76.5, 0.8)
    sheet.text(end, 80, " 12 May.")
    return sheet.bytes()


@sample("""
The tool is [here](https://example.org/tool) for all.
""")
def links() -> bytes:
    """A word that links somewhere."""
    sheet = Sheet()
    x = sheet.text(60, 80, "The tool is ")
    end = sheet.text(x, 80, "here")
    height = sheet.size[1]
    sheet.canvas.linkURL("https://example.org/tool", (x, height - 84, end, height - 70))
    sheet.text(end, 80, " for all.")
    return sheet.bytes()


@sample("""
Minutes of a page that was turned
| Item | Who |
| Tents | NRC |
""")
def turned_page() -> bytes:
    """A page that is shown turned by a right angle."""
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.setPageRotation(90)
    canvas.saveState()
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    sheet.size = (A4[1], A4[0])
    sheet.text(60, 60, "Minutes of a page that was turned")
    xs, ys = [60.0, 180.0, 300.0], [80.0, 100.0, 120.0]
    sheet.grid(xs, ys)
    sheet.cells(xs, ys, [["Item", "Who"], ["Tents", "NRC"]])
    canvas.restoreState()
    return sheet.bytes()


@sample("""
Minutes of a page that was turned without its text
- [•] NRC to count the tents.
| Item | Who |
| Tents | NRC |
""")
def turned_page_with_its_text() -> bytes:
    """A page that is shown turned by a right angle, and its text with it."""
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.text(60, 60, "Minutes of a page that was turned without its text")
    sheet.text(60, 80, "• NRC to count the tents.")
    xs, ys = [60.0, 180.0, 300.0], [100.0, 120.0, 140.0]
    sheet.grid(xs, ys)
    sheet.cells(xs, ys, [["Item", "Who"], ["Tents", "NRC"]])
    return sheet.bytes()


@sample("""
The plan of work is set sideways below.
| Item | Action point | Who |
| Tents | Count the tents in stock | NRC |
| Roads | Ask the district about the road | DRC |
Here the text of the page goes on.
furniture: FINAL
""")
def table_set_sideways() -> bytes:
    """A wide table that runs up an upright page, between its lines; a stamp across the page."""
    sheet = Sheet()
    sheet.text(60, 60, "The plan of work is set sideways below.")
    sheet.text(60, 760, "Here the text of the page goes on.")
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(A4[0], 0)
    canvas.rotate(90)
    inner = Sheet((A4[1], A4[0]), canvas=canvas)
    ys = [200.0, 220.0, 240.0, 260.0]
    xs = [120.0, 240.0, 480.0, 590.0]
    inner.grid(xs, ys)
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents in stock", "NRC"],
        ["Roads", "Ask the district about the road", "DRC"],
    ]
    inner.cells(xs, ys, rows)
    canvas.restoreState()
    canvas.translate(400, 300)
    canvas.rotate(40)
    canvas.setFont("Helvetica", 40)
    canvas.drawString(0, 0, "FINAL")
    return sheet.bytes()


@sample("""
The first page has words.
The third page has words again.
warning: no-text-layer on page 2
""")
def a_page_without_text() -> bytes:
    """The second of three pages is a picture."""
    sheet = Sheet()
    sheet.text(60, 80, "The first page has words.")
    sheet.page()
    sheet.canvas.rect(60, 300, 400, 300, fill=1)
    sheet.page()
    sheet.text(60, 80, "The third page has words again.")
    return sheet.bytes()


@sample("""
# Bold by printing twice
NRC to count the tents.
""")
def doubled_glyphs() -> bytes:
    """Old printers make bold by setting each letter twice, a hair apart."""
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.text(60 + shift, 80, "Bold by printing twice", size=14)
    sheet.text(60, 110, "NRC to count the tents.")
    return sheet.bytes()


@sample("""
The text of the page stands here and is long enough to be the body of the page.
UNICEF to share it.
furniture: CONFIDENTIAL
""")
def text_up_the_margin() -> bytes:
    """A stamp that runs up the margin is no part of the lines beside it."""
    sheet = Sheet()
    sheet.text(60, 80, "The text of the page stands here and is long enough to be the body of the page.")
    sheet.text(60, 110, "UNICEF to share it.")
    sheet.canvas.saveState()
    sheet.canvas.translate(30, 600)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica", 9)
    sheet.canvas.drawString(0, 0, "CONFIDENTIAL")
    sheet.canvas.restoreState()
    return sheet.bytes()


@sample("""
A note stands in a frame of its own, which is no table. It has two lines and nothing else.
Below the frame the minutes go on.
""")
def a_frame_is_no_table() -> bytes:
    """A box drawn around a paragraph."""
    sheet = Sheet()
    sheet.canvas.rect(56, A4[1] - 112, 400, 44)
    sheet.lines(62, 84, "A note stands in a frame of its own, which is no table.", "", size=10)
    sheet.text(62, 100, "It has two lines and nothing else.")
    sheet.text(60, 140, "Below the frame the minutes go on.")
    return sheet.bytes()


@sample("""
| No | Action point | Who |
| 1 | Task one of the long list | NRC |
| 2 | Task two of the long list | DRC |
| 3 | Task three of the long list | IOM |
| 4 | Task four of the long list | WFP |
| 5 | Task five of the long list | WHO |
| 6 | Task six of the long list | FAO |
""")
def table_over_three_pages() -> bytes:
    """Two rows a page, three pages, one head."""
    sheet = Sheet()
    words = ["one", "two", "three", "four", "five", "six"]
    rows = [
        [str(n), f"Task {word} of the long list", who]
        for n, (word, who) in enumerate(zip(words, ["NRC", "DRC", "IOM", "WFP", "WHO", "FAO"], strict=True), 1)
    ]
    for page in range(3):
        part = ([["No", "Action point", "Who"]] if page == 0 else []) + rows[page * 2 : page * 2 + 2]
        ys = [700.0 + 20 * at if page == 0 else 60.0 + 20 * at for at in range(len(part) + 1)]
        sheet.grid(XS3, ys)
        sheet.cells(XS3, ys, part)
        if page < 2:
            sheet.page()
    return sheet.bytes()


@sample("""
| Item | Who |
| Count the tents | NRC |
""")
def table_in_a_form() -> bytes:
    """The whole page is a form object, as some printers write it."""
    sheet = Sheet()
    sheet.canvas.beginForm("all")
    xs, ys = [60.0, 300.0, 420.0], [80.0, 100.0, 120.0]
    sheet.grid(xs, ys)
    sheet.cells(xs, ys, [["Item", "Who"], ["Count the tents", "NRC"]])
    sheet.canvas.endForm()
    sheet.canvas.doForm("all")
    return sheet.bytes()


@sample("""
| Item | Action point | Who |
| Tents | Count the tents | NRC |
| | Order poles | IOM |
| Roads | Ask the district | DRC |
""")
def empty_first_cells() -> bytes:
    """The first cell is left empty where the row belongs to the item above."""
    sheet = Sheet()
    ys = [80.0, 100.0, 120.0, 140.0, 160.0]
    sheet.grid(XS3, ys)
    rows = [
        ["Item", "Action point", "Who"],
        ["Tents", "Count the tents", "NRC"],
        ["", "Order poles", "IOM"],
        ["Roads", "Ask the district", "DRC"],
    ]
    sheet.cells(XS3, ys, rows)
    return sheet.bytes()


@sample("The words of this paragraph are broken at the end of the line by a hyphen, and the reader keeps both lines.")
def hyphen_at_the_line_end() -> bytes:
    """A word that the line break cuts."""
    sheet = Sheet()
    sheet.lines(
        60,
        80,
        "The words of this paragraph are broken at the end of the line by a hy-",
        "phen, and the reader keeps both lines.",
    )
    return sheet.bytes()


@sample("""
| النشاط | الجهة |
| توزيع الخيام | اليونيسف |
""")
def arabic_table() -> bytes:
    """Right to left: the first column stands at the right, the letters come in the order in which they are drawn."""
    pdfmetrics.registerFont(_font())
    sheet = Sheet()
    xs, ys = [60.0, 200.0, 340.0], [80.0, 104.0, 128.0]
    sheet.grid(xs, ys)
    for row, y in ((("النشاط", "الجهة"), 96), (("توزيع الخيام", "اليونيسف"), 120)):
        for text, right in zip(row, (336, 196), strict=True):
            drawn = text[::-1]
            sheet.text(right - pdfmetrics.stringWidth(drawn, "DejaVuSans", 10), y, drawn, font="DejaVuSans")
    return sheet.bytes()


@sample("""
| م | النشاط | الجهة |
| 1 | توزيع الخيام | اليونيسف |
| 2 | إصلاح المضخة | اليونيسف |
""")
def arabic_table_from_left_to_right() -> bytes:
    """Arabic in a table that was laid out from left to right, as its numbers tell."""
    pdfmetrics.registerFont(_font())
    sheet = Sheet()
    xs, ys = [60.0, 100.0, 240.0, 380.0], [80.0, 104.0, 128.0, 152.0]
    sheet.grid(xs, ys)
    rows = (("م", "النشاط", "الجهة"), ("1", "توزيع الخيام", "اليونيسف"), ("2", "إصلاح المضخة", "اليونيسف"))
    for row, y in zip(rows, (96, 120, 144), strict=True):
        for text, right in zip(row, (96, 236, 376), strict=True):
            drawn = text[::-1]
            sheet.text(right - pdfmetrics.stringWidth(drawn, "DejaVuSans", 10), y, drawn, font="DejaVuSans")
    return sheet.bytes()


@sample("""
| النشاط | الجهة | الموعد |
| توزيع الخيام | اليونيسف | الأحد |
| زيارة المخيم | المفوضية | الخميس |
""")
def arabic_table_drawn_from_left_to_right() -> bytes:
    """Arabic in a table that was laid out from left to right, as the order tells in which its cells are drawn."""
    pdfmetrics.registerFont(_font())
    sheet = Sheet()
    xs, ys = [60.0, 200.0, 340.0, 480.0], [80.0, 104.0, 128.0, 152.0]
    sheet.grid(xs, ys)
    rows = (
        ("النشاط", "الجهة", "الموعد"),
        ("توزيع الخيام", "اليونيسف", "الأحد"),
        ("زيارة المخيم", "المفوضية", "الخميس"),
    )
    for row, y in zip(rows, ys, strict=False):
        for x, text in zip(xs, row, strict=False):
            end = x + 135
            shown = text[::-1]
            sheet.text(end - pdfmetrics.stringWidth(shown, "DejaVuSans", 10), y + 16, shown, font="DejaVuSans")
    return sheet.bytes()


@sample("""
# Participants
| UNICEF | IRC | NHF |
| UNHCR | JRF | DRC |
| UNFPA | SCI | NRC |
| WHO | IMC | WVI |
""")
def three_columns_of_names() -> bytes:
    """A list of names set in three columns."""
    sheet = Sheet()
    sheet.bold(60, 60, "Participants", size=14)
    for x, names in (
        (60, ("UNICEF", "UNHCR", "UNFPA", "WHO")),
        (240, ("IRC", "JRF", "SCI", "IMC")),
        (420, ("NHF", "DRC", "NRC", "WVI")),
    ):
        sheet.lines(x, 90, *names)
    return sheet.bytes()


@sample("""
Name: Rania Haddad
UNICEF to send the list.
comment by Reviewer on '': IRC to send its part as well
warning: comments on page 1
""")
def form_field_and_note() -> bytes:
    """A filled field of a form, and a note that a reader pinned to the page."""
    sheet = Sheet()
    sheet.text(60, 80, "Name:")
    sheet.canvas.acroForm.textfield(
        name="n", value="Rania Haddad", x=96, y=sheet.size[1] - 84, width=120, height=16, fontSize=10, borderWidth=0
    )
    sheet.text(60, 110, "UNICEF to send the list.")
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

    sheet.canvas._addAnnotation(
        PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Text"),
                "Contents": PDFString("IRC to send its part as well"),
                "T": PDFString("Reviewer"),
                "Rect": f"[300 {sheet.size[1] - 120} 320 {sheet.size[1] - 100}]",
            }
        )
    )
    return sheet.bytes()


def _font() -> Any:
    """A font that has the letters of many scripts; on machines without it the committed files are used as they are."""
    from reportlab.pdfbase.ttfonts import TTFont

    for folder in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF", "/Library/Fonts"):
        path = Path(folder) / "DejaVuSans.ttf"
        if path.is_file():
            return TTFont("DejaVuSans", str(path))
    raise FileNotFoundError("DejaVuSans.ttf")
