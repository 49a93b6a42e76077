"""Whatever is in a file is in its Document, once: made documents of chance, and other readings of the golden files."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.document import Block, Document, Table
from minutes_miner.readers import Limits
from minutes_miner.readers.docx import read as read_docx
from minutes_miner.readers.pdf import read as read_pdf
from minutes_miner.readers.txt import read as read_txt
from tests.readers.golden import docx_samples as word

MADE = Path(__file__).parent / "golden" / "made"
READERS = {".pdf": read_pdf, ".docx": read_docx, ".docm": read_docx, ".txt": read_txt}
Piece = tuple[str, list[list[str]]]


def reading(data: bytes, ending: str) -> Document:
    return READERS[ending](data, path=f"x{ending}", sha256="0", limits=Limits())


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    """Paragraphs, list items and tables of words that are all different; a table as rows of cells."""
    numbers = iter(range(10_000, 99_999))

    def words(most: int) -> str:
        return " ".join(f"w{next(numbers)}" for _ in range(draw(st.integers(1, most))))

    made: list[Piece] = []
    for kind in draw(st.lists(st.sampled_from(["paragraph", "item", "table"]), min_size=1, max_size=12)):
        if kind == "table":
            columns = draw(st.integers(2, 5))
            made.append((kind, [[words(4) for _ in range(columns)] for _ in range(draw(st.integers(2, 6)))]))
        else:
            made.append((kind, [[words(40)]]))
    return made


def all_text(document: Document) -> str:
    def of(block: Block | Table) -> str:
        if isinstance(block, Block):
            return block.text
        return "\n".join(of(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)

    return "\n".join(of(block) for block in (*document.blocks, *document.furniture))


def each_once(document: Document, made: list[Piece]) -> None:
    expected = Counter(re.findall(r"w\d{5}", str(made)))
    assert Counter(re.findall(r"w\d{5}", all_text(document))) == expected


@given(pieces())
@settings(max_examples=60, deadline=None)
def test_every_word_of_a_word_file_is_read_once(made: list[Piece]) -> None:
    """Paragraphs, items and cells of a DOCX."""
    body = "".join(
        word.table(*(word.row(*cells) for cells in rows))
        if kind == "table"
        else word.item(rows[0][0])
        if kind == "item"
        else word.p(rows[0][0])
        for kind, rows in made
    )
    each_once(reading(word.package(body), ".docx"), made)


@given(pieces(), st.sampled_from(["tabs", "pipes", "blanks"]), st.integers(40, 120))
@settings(max_examples=80, deadline=None)
def test_every_word_of_a_text_is_read_once(made: list[Piece], form: str, width: int) -> None:
    """Wrapped paragraphs, items and tables in three forms of a TXT."""
    import textwrap

    lines: list[str] = []
    for kind, rows in made:
        if kind != "table":
            mark = "- " if kind == "item" else ""
            lines += [*textwrap.wrap(mark + rows[0][0], width, subsequent_indent=" " * len(mark)), ""]
        elif form == "blanks":
            lines += ["".join(f"{cell:<36}" for cell in cells).rstrip() for cells in rows] + [""]
        else:
            lines += [("\t" if form == "tabs" else " | ").join(cells) for cells in rows] + [""]
    each_once(reading("\n".join(lines).encode(), ".txt"), made)


@given(pieces(), st.booleans(), st.booleans())
@settings(max_examples=25, deadline=None)
def test_every_word_of_a_pdf_is_read_once(made: list[Piece], ruled: bool, landscape: bool) -> None:
    """Wrapped paragraphs, items and tables with and without rules of a PDF, over as many pages as it takes."""
    pytest.importorskip("reportlab")
    from reportlab.lib import colors, pagesizes
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as PdfTable

    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for kind, rows in made:
        if kind == "table":
            table = PdfTable([[Paragraph(cell, style) for cell in cells] for cells in rows])
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []))
            story += [table, Spacer(1, 12)]
        else:
            story.append(Paragraph(("• " if kind == "item" else "") + rows[0][0], style))
    stream = io.BytesIO()
    size = pagesizes.landscape(pagesizes.A4) if landscape else pagesizes.A4
    SimpleDocTemplate(stream, pagesize=size).build(story)
    each_once(reading(stream.getvalue(), ".pdf"), made)


# documents of chance with what stands beside and inside the text: merged and nested cells, boxes, notes, changes, furniture


class Counted:
    """Words that are all different; those that a reader should leave out are marked by another letter."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.numbers = draw, iter(range(10_000, 99_999))
        self.issued: list[str] = []  # those that are to be read

    def words(self, most: int = 6, *, letter: str = "w") -> str:
        made = [f"{letter}{next(self.numbers)}" for _ in range(self.draw(st.integers(1, most)))]
        self.issued += made if letter == "w" else ()
        return " ".join(made)

    def pick(self, *among: str) -> str:
        return self.draw(st.sampled_from(among))


@st.composite
def word_files(draw: st.DrawFn) -> tuple[bytes, str]:
    """A Word file of nearly everything that Word has, and the XML of its parts."""
    made = Counted(draw)
    notes: list[str] = []
    comments: list[str] = []

    def inline() -> str:
        kind = made.pick(
            "run", "run", "link", "ins", "del", "control", "break", "note", "field", "box", "struck", "comment"
        )
        text = word.run(made.words())
        if kind == "link":
            return f'<w:hyperlink w:anchor="x">{text}</w:hyperlink>'
        if kind == "ins":
            return f'<w:ins w:id="1" w:author="a">{text}</w:ins>'
        if kind == "del":
            return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{made.words(letter="x")}</w:delText></w:r></w:del>'
        if kind == "control":
            return f"<w:sdt><w:sdtContent>{text}</w:sdtContent></w:sdt>"
        if kind == "break":
            return f"<w:r><w:t>{made.words()}</w:t><w:br/><w:t>{made.words()}</w:t><w:tab/></w:r>"
        if kind == "note":
            notes.append(f'<w:footnote w:id="{len(notes) + 2}">{word.p(made.words())}</w:footnote>')
            return f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
        if kind == "field":
            begun, shown, ended = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in ("begin", "separate", "end"))
            return f"{begun}<w:r><w:instrText> REF {made.words(letter='x')} </w:instrText></w:r>{shown}{text}{ended}"
        if kind == "box":
            box = f"<w:txbxContent>{word.p(made.words())}</w:txbxContent>"
            old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
            if draw(st.booleans()):
                return f"<w:r>{old}</w:r>"
            new = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
            old = re.sub(r"w(\d{5})", r"x\1", old)  # the older form of the same box
            return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'
        if kind == "struck":
            return word.run(made.words(), "<w:strike/>")
        if kind == "comment":
            comments.append(
                f'<w:comment w:id="{len(comments)}" w:author="a">{word.p(made.words(letter="c"))}</w:comment>'
            )
            return f'<w:r><w:commentReference w:id="{len(comments) - 1}"/></w:r>'
        return text

    def paragraph() -> str:
        inner = [inline() for _ in range(draw(st.integers(1, 4)))]
        form = made.pick(
            "",
            "",
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
            '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>',
        )
        return word.p(*inner, form=form)

    def cell(depth: int, form: str = "") -> str:
        inner = [made.words() if draw(st.booleans()) else paragraph() for _ in range(draw(st.integers(1, 3)))]
        if depth < 2 and draw(st.integers(0, 9)) == 0:
            inner.insert(0, table(depth + 1))
        return word.cell(*inner, form=form)

    def table(depth: int = 0) -> str:
        rows = []
        for _ in range(draw(st.integers(1, 5))):
            form = made.pick("", "", "<w:tblHeader/>", '<w:gridBefore w:val="1"/>', '<w:gridAfter w:val="1"/>')
            cells = [
                cell(
                    depth,
                    made.pick(
                        "",
                        "",
                        "",
                        '<w:gridSpan w:val="2"/>',
                        '<w:vMerge w:val="restart"/>',
                        "<w:vMerge/>",
                        "<w:hMerge/>",
                    ),
                )
                for _ in range(draw(st.integers(1, 4)))
            ]
            row = word.row(*cells, form=form)
            rows.append(f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>" if draw(st.integers(0, 9)) == 0 else row)
        return word.table(*rows)

    kinds = draw(st.lists(st.sampled_from(["paragraph", "table", "control"]), min_size=1, max_size=6))
    body = ""
    for kind in kinds:
        part = table() if kind == "table" else paragraph()
        body += f"<w:sdt><w:sdtContent>{part}</w:sdtContent></w:sdt>" if kind == "control" else part
    parts = {
        "footnotes": "".join(notes),
        "header": word.p(made.words()),
        "footer": table(),
        "comments": "".join(comments),
    }
    return word.package(body, **parts), body + "".join(parts.values())


@given(word_files())
@settings(max_examples=80, deadline=None)
def test_whatever_a_word_file_holds_is_read_once(made: tuple[bytes, str]) -> None:
    """Merged and nested cells, boxes, notes, controls, changes, headers: what shows is read once, what is deleted is not."""
    data, xml = made
    document = reading(data, ".docx")
    assert Counter(re.findall(r"w\d{5}", all_text(document))) == Counter(re.findall(r"w\d{5}", xml))
    assert not re.search(r"[xc]\d{5}", all_text(document))
    told = "".join(comment.text for comment in document.comments)
    assert Counter(re.findall(r"c\d{5}", told)) == Counter(re.findall(r"c\d{5}", xml))


@st.composite
def printed_files(draw: st.DrawFn) -> tuple[bytes, Counter[str]]:
    """A PDF of several pages: tables with merged cells and any strokes, two columns, boxes, turned text, running heads and feet."""
    pytest.importorskip("reportlab")
    from reportlab.lib import colors, pagesizes
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BalancedColumns, PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as PdfTable

    made, style = Counted(draw), getSampleStyleSheet()["BodyText"]
    head, foot = made.words(3, letter="h"), made.words(2, letter="h")

    def paragraph(most: int = 30) -> Paragraph:
        before, after = draw(
            st.sampled_from([("", ""), ("• ", ""), ("1. ", ""), ("<b>", "</b>"), ("<strike>", "</strike>")])
        )
        return Paragraph(before + made.words(most) + after, style)

    def table() -> PdfTable:
        columns, rows = draw(st.integers(2, 5)), draw(st.integers(2, 8))
        strokes = made.pick("GRID", "BOX", "LINEBELOW", "INNERGRID", "LINEBEFORE", "")
        looks = [(strokes, (0, 0), (-1, -1), 0.5, colors.black)] if strokes else []
        x, y, down = draw(st.integers(0, columns - 2)), draw(st.integers(0, rows - 2)), draw(st.integers(0, 1))
        covered = {(x + 1, y), (x, y + down), (x + 1, y + down)} - {(x, y)} if draw(st.booleans()) else set()
        if covered:
            looks.append(("SPAN", (x, y), (x + 1, y + down)))
        cells = [
            [
                "" if (at, row) in covered else [paragraph(8) for _ in range(draw(st.integers(1, 2)))]
                for at in range(columns)
            ]
            for row in range(rows)
        ]
        return PdfTable(cells, style=TableStyle(looks))

    story: list[object] = []
    for kind in draw(st.lists(st.sampled_from(["text", "table", "columns", "page", "frame"]), min_size=1, max_size=8)):
        if kind == "columns":
            story.append(BalancedColumns([paragraph(60) for _ in range(4)], nCols=2))
        elif kind == "page":
            story += [Spacer(1, 20), PageBreak()]
        elif kind == "frame":
            story.append(PdfTable([[paragraph()]], style=TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.black)])))
        else:
            story.append(table() if kind == "table" else paragraph())
        story.append(Spacer(1, 12))
    turned = made.words(3)

    def furnish(canvas: object, template: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(60, 815, head)  # type: ignore[attr-defined]
        canvas.drawString(60, 25, f"{foot} Page {canvas.getPageNumber()}")  # type: ignore[attr-defined]
        if canvas.getPageNumber() == 1:  # type: ignore[attr-defined]
            canvas.saveState()  # type: ignore[attr-defined]
            canvas.translate(25, 300)  # type: ignore[attr-defined]
            canvas.rotate(90)  # type: ignore[attr-defined]
            canvas.drawString(0, 0, turned)  # type: ignore[attr-defined]
            canvas.restoreState()  # type: ignore[attr-defined]

    stream = io.BytesIO()
    story.append(paragraph())
    expected = Counter(made.issued)
    SimpleDocTemplate(stream, pagesize=pagesizes.A4).build(story, onFirstPage=furnish, onLaterPages=furnish)
    return stream.getvalue(), expected


@given(printed_files())
@settings(max_examples=30, deadline=None)
def test_whatever_a_pdf_shows_is_read_once(made: tuple[bytes, Counter[str]]) -> None:
    """Every word of tables, columns, frames and margins is read once; heads and feet that repeat are kept, and apart."""
    data, expected = made
    document = reading(data, ".pdf")
    assert Counter(re.findall(r"w\d{5}", all_text(document))) == expected
    assert "h1" in "".join(block.text for block in document.furniture) + document.text
    if len(document.pages) > 1:
        assert not re.search(r"h\d{5}", document.text)


@st.composite
def plain_files(draw: st.DrawFn) -> str:
    """A text of pages with heads and feet, mails, frames, HTML, Markdown, lists, columns beside each other."""
    import textwrap

    made = Counted(draw)
    width = draw(st.integers(50, 110))

    def piece() -> list[str]:
        kind = made.pick(
            "text", "list", "tabs", "pipes", "frame", "html", "print", "columns", "heading", "lone", "quoted", "label", "commas",
            "wiki", "passed on", "rule",
        )  # fmt: skip
        if kind == "list":
            return [
                f"{made.pick('-', '•', '1.', 'a)', '[x]', 'A.')} {made.words(12)}"
                for _ in range(draw(st.integers(1, 5)))
            ]
        columns = draw(st.integers(2, 4))
        rows = [[made.words(3) for _ in range(columns)] for _ in range(draw(st.integers(2, 5)))]
        if kind == "tabs":
            return ["\t".join(row) for row in rows]
        if kind == "commas":
            return [",".join(f'"{cell}"' for cell in row) for row in rows]
        if kind == "wiki":
            return [
                "{|",
                *(line for row in rows for line in ("|-", "| " + " || ".join(row))),
                "|}",
                f"== {made.words(2)} ==",
            ]
        if kind == "passed on":
            names = ("From", "Date", "To", "Subject")
            return ["-----Original Message-----", *(f"{name}: {made.words(2)}" for name in names), ""]
        if kind == "rule":
            return [made.words(3), made.pick("===", "-----", "____", "* * *"), made.words(3)]
        if kind == "pipes":
            return [f"| {' | '.join(row)} |" for row in rows]
        if kind == "frame":
            rule = "+" + "+".join("-" * 22 for _ in range(columns)) + "+"
            return [
                rule,
                *(line for row in rows for line in ("|" + "|".join(f"{cell:<22}" for cell in row) + "|", rule)),
            ]
        if kind == "html":
            return [
                "<table>",
                *("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows),
                "</table>",
            ]
        if kind == "print":
            return ["".join(f"{cell:<28}" for cell in row).rstrip() for row in rows]
        if kind == "columns":
            beside = [textwrap.wrap(made.words(60), 38) for _ in range(2)]
            most = max(map(len, beside))
            left, right = (part + [""] * (most - len(part)) for part in beside)
            return [f"{a:<44}{b}".rstrip() for a, b in zip(left, right, strict=True)]
        if kind == "heading":
            return [made.pick("# ", "## ", "**") + made.words(3), ""]
        if kind == "lone":
            return ["•", made.words(8), "•", "", made.words(8)]
        if kind == "quoted":
            return [f'{made.words(2)}\t"{made.words(2)}', f'{made.words(2)}"\t{made.words(2)}']
        if kind == "label":
            return [f"{made.pick('Date', 'Venue', 'Thanks', 'Best regards')}: {made.words(4)}"]
        return textwrap.wrap(made.words(50), width)

    head = (
        [f"From: {made.words(2)}", f"To: {made.words(2)}", f"Subject: {made.words(3)}", ""]
        if draw(st.booleans())
        else []
    )
    pages = [
        [line for _ in range(draw(st.integers(1, 5))) for line in (*piece(), *[""] * draw(st.integers(0, 2)))]
        for _ in range(draw(st.integers(1, 4)))
    ]
    return "\n".join(head) + "\f".join(
        "\n".join([*page, f"Page {at} of {len(pages)}", ""]) for at, page in enumerate(pages, 1)
    )


@given(
    plain_files(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.sampled_from(["\n", "\r\n", "\r"])
)
@settings(max_examples=120, deadline=None)
def test_whatever_a_text_holds_is_read_once(text: str, encoding: str, end: str) -> None:
    """All prints of tables, mails, pages and columns, in the encodings and with the line ends of all systems."""
    document = reading(text.replace("\n", end).encode(encoding), ".txt")
    assert Counter(re.findall(r"w\d{5}", all_text(document))) == Counter(re.findall(r"w\d{5}", text))


# other readings of the same files

_GLYPHS = re.compile(
    r"[\ue000-\uf8ff•▪➢✓❖→☐☑\u00ad‐‑-]|\(cid:\d+\)"
)  # bullets and hyphens have more than one way to be written
_FURNISHED = frozenset(("running-head-and-foot.pdf", "slides.pdf", "office-table-without-rules-over-pages.pdf"))


def letters(text: str) -> Counter[str]:
    return Counter("".join(_GLYPHS.sub("", unicodedata.normalize("NFKC", text)).split()))


def shown(document: Document) -> str:
    def of(block: Block | Table) -> str:
        if isinstance(block, Block):
            return (block.marker or "") + block.text
        return "".join(of(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)

    return "".join(of(block) for block in (*document.blocks, *document.furniture))


@pytest.mark.parametrize("name", sorted(path.name for path in MADE.glob("*.pdf")))
def test_every_character_that_pdfplumber_sees_is_read_once(name: str) -> None:
    """Character for character; only what pages repeat is kept once, and what fields hold is no character of a page."""
    import pdfplumber

    document = reading((MADE / name).read_bytes(), ".pdf")
    with pdfplumber.open(MADE / name) as pdf:
        pages = ["".join(char["text"] for char in page.dedupe_chars().chars) for page in pdf.pages]
    theirs = sum(map(letters, pages), Counter[str]())
    ours = letters(shown(document))
    if name in _FURNISHED:
        for block in document.furniture:
            bare = "".join(block.text.split())
            again = sum("".join(page.split()).count(bare) for page in pages) - 1 if len(bare) > 2 else 0
            ours += Counter({letter: count * again for letter, count in letters(bare).items()})
    lost, doubled = theirs - ours, ours - theirs
    assert not lost
    assert not doubled or name == "form-field-and-note.pdf"


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = ("del", "moveFrom", "Fallback", "rt")
_NOT_PLAIN = ("strict-form", "cut-xml", "hidden-text", "fields-and-forms")  # other names, and texts that are not shown


@pytest.mark.parametrize(
    "name",
    sorted(path.name for path in MADE.glob("*.docx") if path.stem not in _NOT_PLAIN),
)
def test_every_text_of_the_xml_is_read_once(name: str) -> None:
    """All `w:t` of the body but those in deletions, in the older form of a text box, and beside the base of a ruby."""
    from lxml import etree

    with zipfile.ZipFile(MADE / name) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    texts = []
    for element in root.iter(f"{_WORD}t"):
        around = [etree.QName(parent).localname for parent in element.iterancestors()]
        row = next((parent for parent in element.iterancestors(f"{_WORD}tr")), None)
        gone = row is not None and row.find(f"{_WORD}trPr/{_WORD}del") is not None
        if not gone and not any(left_out in around for left_out in _LEFT_OUT):
            texts.append(element.text or "")
    found = letters(shown(reading((MADE / name).read_bytes(), ".docx")))
    assert not letters("".join(texts)) - found
