"""PDF samples that LibreOffice prints from Word files: its fonts, its page breaks, its way of drawing tables.

The made files are committed; LibreOffice is asked for only by those who make them anew.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.readers.golden import docx_samples as word

Maker = Callable[[], bytes]
SAMPLES: dict[str, tuple[Maker, str]] = {}
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1134" w:right="1134" w:header="567" w:footer="567"/>'
_SMALL = '<w:pgSz w:w="8392" w:h="5954"/><w:pgMar w:top="850" w:bottom="850" w:left="850" w:right="850" w:header="400" w:footer="400"/>'
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def sample(expected: str) -> Callable[[Callable[[], bytes]], Maker]:
    """Registers what prints a Word file under the name of its maker, with the outline that its PDF should have."""

    def register(maker: Callable[[], bytes]) -> Maker:
        def made() -> bytes:
            return printed(maker())

        SAMPLES["office-" + maker.__name__.replace("_", "-") + ".pdf"] = (made, expected.strip("\n"))
        return made

    return register


def printed(document: bytes) -> bytes:
    """A Word file as PDF. Raises `FileNotFoundError` where LibreOffice is not installed."""
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sample.docx").write_bytes(document)
        subprocess.run(
            [office, "--headless", "--convert-to", "pdf", "--outdir", folder, str(Path(folder) / "sample.docx")],
            check=True,
            capture_output=True,
        )
        return (Path(folder) / "sample.pdf").read_bytes()


def p(text: str, *, bold: bool = False, after: int = 0, more: str = "", size: int = 20) -> str:
    """A paragraph; `after` in twips, `size` in half points, `more` properties of it."""
    look = f'<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans" w:cs="DejaVu Sans"/>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/>'
    return f'<w:p><w:pPr>{more}<w:spacing w:after="{after}"/></w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(
    widths: list[int],
    *rows: list[str],
    edges: tuple[str, ...] = _EDGES,
    head: bool = False,
    after: int = 0,
    more: str = "",
    shade: Callable[[int, int], str] = lambda _row, _column: "",
) -> str:
    """A table; cells are texts, with line feeds between paragraphs; widths in twips; `edges` those that are drawn;
    `shade` the colour of a cell by its row and column."""
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in edges)
    made = ""
    for at, row in enumerate(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shading(shade(at, column))}</w:tcPr>'
            + "".join(p(text, bold=at == 0, after=after, more=more) for text in cell.split("\n"))
            + "</w:tc>"
            for column, (width, cell) in enumerate(zip(widths, row, strict=True))
        )
        made += f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head and at == 0 else ''}{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    visual = "<w:bidiVisual/>" if more else ""
    return (
        f'<w:tbl><w:tblPr>{visual}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'
    )


def _shading(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""


def document(*parts: str, page: str = _PAGE, header: str = "", footer: str = "", columns: int = 1) -> bytes:
    """A Word file with its running head and foot."""
    refer = ""
    files: dict[str, str | bytes] = {}
    if header:
        refer += '<w:headerReference w:type="default" r:id="header"/>'
        files["header"] = p(header)
    if footer:
        refer += '<w:footerReference w:type="default" r:id="footer"/>'
        files["footer"] = (
            f'<w:p><w:r><w:t xml:space="preserve">{footer}</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
        )
    cols = f'<w:cols w:num="{columns}" w:space="500"/>' if columns > 1 else ""
    return word.package("".join(parts) + f"<w:sectPr>{refer}{page}{cols}</w:sectPr>", **files)


_LONG = "The members went through the list of all districts once more and agreed that the figures of the last month are too low"


@sample("""
Minutes of the shelter meeting held on 5 May 2015 in the small room of the district office
| Item | Action points | Who | By when |
| Tents | Count the tents that are left in the stores of the three camps and send the figures to the cluster | NRC, DRC and the office of the district | 15 May |
| Roads and bridges of the north | Ask the district about the road | DRC | next meeting |
| AOB | Thank the host | All | - |
The next meeting will take place on 19 May at the same time and in the same room as this one, as always.
""")
def table_without_rules() -> bytes:
    """Four columns that nothing but blanks hold apart; cells wrap."""
    return document(
        p(
            "Minutes of the shelter meeting held on 5 May 2015 in the small room of the district office",
            bold=True,
            after=120,
        ),
        table(
            [2000, 3600, 1900, 1900],
            ["Item", "Action points", "Who", "By when"],
            [
                "Tents",
                "Count the tents that are left in the stores of the three camps and send the figures to the cluster",
                "NRC, DRC and the office of the district",
                "15 May",
            ],
            ["Roads and bridges of the north", "Ask the district about the road", "DRC", "next meeting"],
            ["AOB", "Thank the host", "All", "-"],
            edges=(),
            after=100,
        ),
        p("The next meeting will take place on 19 May at the same time and in the same room as this one, as always."),
    )


@sample("""
| Item | Discussion | Action |
| - [1.] Topic | Point 1. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 1 to send the corrected figures |
| - [2.] Topic | Point 2. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 2 to send the corrected figures |
| - [3.] Topic | Point 3. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 3 to send the corrected figures |
| - [4.] Topic | Point 4. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 4 to send the corrected figures |
furniture: Shelter Cluster
furniture: Page 1
furniture: Page 2
""")
def table_without_rules_over_pages() -> bytes:
    """A table without rules is cut by a page break inside a cell, and by another between rows; running head and foot."""
    rows = [[f"{n}. Topic", f"Point {n}. {_LONG}.", f"Agency {n} to send the corrected figures"] for n in range(1, 5)]
    return document(
        table([1500, 3300, 1900], ["Item", "Discussion", "Action"], *rows, edges=(), after=120),
        page=_SMALL,
        header="Shelter Cluster",
        footer="Page ",
    )


@sample("""
| Discussion | Action |
| Figures. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | UNHCR to send the corrected list of the districts to all members before the end of the month |
| Roads. Two of the three roads are open again. | DRC to ask the district about the third one |
| Stores. Nothing to report. | None |
""")
def two_columns_without_rules() -> bytes:
    """Discussion and action side by side, both in whole sentences."""
    return document(
        table(
            [4700, 4700],
            ["Discussion", "Action"],
            [
                f"Figures. {_LONG}.",
                "UNHCR to send the corrected list of the districts to all members before the end of the month",
            ],
            ["Roads. Two of the three roads are open again.", "DRC to ask the district about the third one"],
            ["Stores. Nothing to report.", "None"],
            edges=(),
            after=120,
        ),
    )


@sample("""
| Item | Action points | Who |
| Tents | Count the tents in stock // Send the figures | NRC // DRC |
| Roads | Ask the district about the road | DRC |
""")
def rules_between_rows() -> bytes:
    """Flat rules between the rows, no upright ones, and paragraphs with blanks between them inside a cell."""
    return document(
        table(
            [2200, 4600, 2000],
            ["Item", "Action points", "Who"],
            ["Tents", "Count the tents in stock\nSend the figures", "NRC\nDRC"],
            ["Roads", "Ask the district about the road", "DRC"],
            edges=("top", "bottom", "insideH"),
            after=240,
        ),
    )


@sample("""
| Item | Discussion | Who |
| Item 1 | Point 1. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 1 |
| Item 2 | Point 2. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 2 |
| Item 3 | Point 3. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 3 |
| Item 4 | Point 4. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 4 |
| Item 5 | Point 5. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 5 |
| Item 6 | Point 6. The members went through the list of all districts once more and agreed that the figures of the last month are too low. | Agency 6 |
furniture: Meeting of 5 May - 1
furniture: Meeting of 5 May - 2
furniture: Item
furniture: Discussion
furniture: Who
""")
def head_repeated_over_pages() -> bytes:
    """A ruled table over three pages with its head on each, and a cell that is cut."""
    rows = [[f"Item {n}", f"Point {n}. {_LONG}.", f"Agency {n}"] for n in range(1, 7)]
    return document(
        table([1500, 3700, 1500], ["Item", "Discussion", "Who"], *rows, head=True),
        page=_SMALL,
        footer="Meeting of 5 May - ",
    )


@sample("""
| Item | Discussion | Who |
| Figures | The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low. | UNHCR |
""")
def rest_of_a_row_alone_on_its_page() -> bytes:
    """The break cuts the last row, and only one of its cells goes on."""
    return document(
        table([1500, 3700, 1500], ["Item", "Discussion", "Who"], ["Figures", " ".join([_LONG] * 7) + ".", "UNHCR"]),
        page=_SMALL,
    )


@sample("""
| Item | Action | Who |
| {2x1}Figures | The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low The members went through the list of all districts once more and agreed that the figures of the last month are too low | UNHCR |
| Send the corrected list to the members | DRC |
| | Ask the district | NRC |
""")
def new_row_below_a_merged_cell() -> bytes:
    """The first cell is merged over rows; the page breaks between two of them, and the second one is a row of its own."""
    cells = [
        ("Figures", " ".join([_LONG] * 5), "UNHCR"),
        ("", "Send the corrected list to the members", "DRC"),
        ("", "Ask the district", "NRC"),
    ]
    made = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            + (f"<w:vMerge{' w:val=' + chr(34) + 'restart' + chr(34) if text else ''}/>" if at == 0 else "")
            + f"</w:tcPr>{p(text)}</w:tc>"
            for at, (text, width) in enumerate(zip(row, (1500, 3700, 1500), strict=True))
        )
        + "</w:tr>"
        for row in cells
    )
    whole = table([1500, 3700, 1500], ["Item", "Action", "Who"])
    return document(whole.replace("</w:tbl>", made + "</w:tbl>"), page=_SMALL)


@sample("""
Present: UNHCR, DRC
| Numb er | Action | Responsible | Deadline |
| 1 | Share the list | UNHCR | May |
| 2 | Ask the district | DRC | June |
""")
def words_broken_in_narrow_cells() -> bytes:
    """Columns that are narrower than their words, which are mended where the document has them whole elsewhere."""
    return document(
        p("Present: UNHCR, DRC"),
        table(
            [800, 4000, 900, 700],
            ["Number", "Action", "Responsible", "Deadline"],
            ["1", "Share the list", "UNHCR", "May"],
            ["2", "Ask the district", "DRC", "June"],
        ),
    )


@sample("""
# Agenda
- [1.] Welcome
- [2.] Figures
  - [a)] of April
  - [b)] of May
- [3.] AOB
# Actions
- [•] UNHCR to share the list
- [•] DRC to ask the district about the road to the second camp, which has been closed for a month
""")
def lists() -> bytes:
    """Bullets of a symbol font, numbers and letters that the numbering makes."""

    def item(text: str, number: int, level: int) -> str:
        indent = 360 * (level + 1)
        return p(
            text,
            more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr><w:ind w:left="{indent}" w:hanging="360"/>',
        )

    return document(
        p("Agenda", bold=True),
        item("Welcome", 1, 0),
        item("Figures", 1, 0),
        item("of April", 1, 1),
        item("of May", 1, 1),
        item("AOB", 1, 0),
        p("Actions", bold=True, after=60),
        item("UNHCR to share the list", 2, 0),
        item("DRC to ask the district about the road to the second camp, which has been closed for a month", 2, 0),
    )


@sample("""
Left column begins. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low.
The second paragraph. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low. The members went through the list of all districts once more and agreed that the figures of the last month are too low.
""")
def columns_of_text() -> bytes:
    """A section in two columns."""
    return document(
        p("Left column begins. " + " ".join([_LONG + "."] * 5)),
        p("The second paragraph. " + " ".join([_LONG + "."] * 5)),
        columns=2,
    )


@sample("""
محضر اجتماع فريق حماية الطفل
| البند | الإجراء المطلوب | الجهة |
| الأطفال | إرسال القائمة قبل 15 أيار | اليونيسف |
| اللاجئون | زيارة المخيم رقم 3 | المفوضية |
""")
def from_right_to_left() -> bytes:
    """An Arabic table whose first column stands at the right."""
    return document(
        p("محضر اجتماع فريق حماية الطفل", bold=True, more="<w:bidi/>"),
        table(
            [3000, 4000, 2000],
            ["البند", "الإجراء المطلوب", "الجهة"],
            ["الأطفال", "إرسال القائمة قبل 15 أيار", "اليونيسف"],
            ["اللاجئون", "زيارة المخيم رقم 3", "المفوضية"],
            more="<w:bidi/>",
        ),
    )


@sample("""
Next meeting on the 21st of May
UNHCR to share the list by ~~5 May~~ 12 May
""")
def looks() -> bytes:
    """Raised endings, and words struck out."""

    def run(text: str, look: str = "") -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    return document(
        "<w:p>"
        + run("Next meeting on the 21")
        + run("st", '<w:vertAlign w:val="superscript"/>')
        + run(" of May")
        + "</w:p>",
        "<w:p>" + run("UNHCR to share the list by ") + run("5 May", "<w:strike/>") + run(" 12 May") + "</w:p>",
    )


def _banded(row: int, column: int) -> str:
    return "4F81BD" if row == 0 or column == 0 else "D9D9D9" if row % 2 else ""


@sample("""
Points of the last meeting
| No | Action | Who | When |
| 1 | Count the tents in the store | NRC | 5 May |
| 2 | Ask the district about the road to the camp, and about the bridge behind it, which the flood took away in April. Then draw a map of both for the partners. Send it to all. | DRC, with the district office | 9 May |
| 3 | Print the map | IOM | 12 May |
Points of this meeting
| No | Action | Who | When |
| 1 | Share the list of families | UNHCR | 1 June |
| 2 | Repair the pump | Oxfam | 8 June |
| 3 | Count the wells | WHO | 9 June |
""")
def banded_tables_over_pages() -> bytes:
    """Shaded rows and bare ones without strokes: a break cuts a bare row, and a line stands between two tables."""
    widths = [700, 2600, 1700, 1200]
    head = ["No", "Action", "Who", "When"]
    road = (
        "Ask the district about the road to the camp, and about the bridge behind it, which the flood took away in April. "
        "Then draw a map of both for the partners. Send it to all."
    )
    last = [
        ["1", "Count the tents in the store", "NRC", "5 May"],
        ["2", road, "DRC, with the district office", "9 May"],
        ["3", "Print the map", "IOM", "12 May"],
    ]
    this = [
        ["1", "Share the list of families", "UNHCR", "1 June"],
        ["2", "Repair the pump", "Oxfam", "8 June"],
        ["3", "Count the wells", "WHO", "9 June"],
    ]
    return document(
        p("Points of the last meeting", after=2300),
        table(widths, head, *last, edges=(), shade=_banded),
        p("Points of this meeting", after=40),
        table(widths, head, *this, edges=(), shade=_banded),
        page=_SMALL,
    )
