"""Word files: what python-docx does not see is seen."""

import io
import time
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml

from minutes_miner.document import Block, Document, Table
from minutes_miner.errors import FileError
from minutes_miner.readers import Limits
from minutes_miner.readers.docx import _without_table_styles, read
from tests.readers.golden import docx_samples as word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def reading(package: "docx.document.Document") -> Document:
    stream = io.BytesIO()
    package.save(stream)
    return read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits())


def with_body(xml: str) -> Document:
    package = docx.Document()
    for element in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        package.element.body.insert(len(package.element.body) - 1, element)
    return reading(package)


def texts(document: Document) -> list[str]:
    return [" ".join(block.text.split()) for block in document.blocks]


def test_paragraphs_lists_and_tables_keep_their_order() -> None:
    """The body is read in its order, with headings and list items told."""
    package = docx.Document()
    package.add_heading("Action points", level=2)
    package.add_paragraph("First", style="List Bullet")
    package.add_table(rows=1, cols=2).rows[0].cells[0].text = "cell"
    package.add_paragraph("After")
    document = reading(package)
    kinds = [block.kind if isinstance(block, Block) else "table" for block in document.blocks]
    assert kinds == ["heading", "list_item", "table", "paragraph"]
    assert isinstance(document.blocks[1], Block)
    assert document.blocks[1].marker == "•"


def test_list_numbers_are_counted() -> None:
    """Numbers that Word prints but does not store are counted from the definitions."""
    package = docx.Document()
    for text in ("Welcome", "Updates", "Closing"):
        package.add_paragraph(text, style="List Number")
    assert [b.marker for b in reading(package).blocks if isinstance(b, Block)] == ["1.", "2.", "3."]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Insertions are in, deletions are out, and the document says so."""
    document = with_body(
        '<w:p><w:r><w:t xml:space="preserve">by </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>5 May</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>12 May</w:t></w:r></w:ins></w:p>'
    )
    assert texts(document) == ["by 12 May"]
    assert document.tracked_changes
    assert "tracked-changes" in [w.code for w in document.warnings]


def test_content_controls_are_opened() -> None:
    """Text in content controls, inline and around paragraphs, is read."""
    document = with_body(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>around</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>inline</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert texts(document) == ["around", "inline"]


def test_hidden_text_is_left_out_and_told() -> None:
    """Hidden text is not read, and a warning says how much."""
    document = with_body("<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>")
    assert texts(document) == ["seen"]
    assert "hidden-text" in [w.code for w in document.warnings]


def test_merged_cells_have_their_span() -> None:
    """Cells merged across and down stand once, with their span."""
    package = docx.Document()
    table = package.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "down"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "across"
    found = next(block for block in reading(package).blocks if isinstance(block, Table))
    assert [(c.text.strip(), c.row_span, c.column_span) for c in found.rows[0].cells] == [
        ("down", 2, 1),
        ("across", 1, 2),
    ]
    assert [c.column for c in found.rows[1].cells] == [2, 3]


def test_fields_show_their_result() -> None:
    """A field shows its result, not its instruction."""
    document = with_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>4 May</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(document) == ["4 May"]


def test_a_zip_bomb_is_refused() -> None:
    """A package that unpacks to more than the limit is refused before it is unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"\0" * 5_000_000)
    with pytest.raises(FileError) as raised:
        read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits(unpacked_bytes=1_000_000))
    assert raised.value.code == "zip-bomb"


def test_reading_is_linear_in_the_rows() -> None:
    """Four times the rows take at most five times the time: the least of several rounds, in which both take turns."""

    def package_of(rows: int) -> bytes:
        row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>text</w:t></w:r></w:p></w:tc>" * 4 + "</w:tr>"
        package = docx.Document()
        package.element.body.insert(0, parse_xml(f"<w:tbl {W}>{row * rows}</w:tbl>"))
        stream = io.BytesIO()
        package.save(stream)
        return stream.getvalue()

    def seconds(data: bytes) -> float:
        start = time.process_time()
        read(data, path="x.docx", sha256="0", limits=Limits())
        return time.process_time() - start

    few, many = package_of(200), package_of(800)
    rounds = [(seconds(few), seconds(many)) for _ in range(9)]
    assert min(slow for _, slow in rounds) / min(quick for quick, _ in rounds) <= 5


def test_comments_are_kept_apart() -> None:
    """A comment is no part of the text; its author and what it hangs on are kept."""
    package = docx.Document()
    paragraph = package.add_paragraph("UNHCR to share the list")
    package.add_comment(paragraph.runs, text="IRC to send its part too", author="Reviewer")
    document = reading(package)
    assert [(c.author, c.text, c.anchor) for c in document.comments] == [
        ("Reviewer", "IRC to send its part too", "UNHCR to share the list")
    ]
    assert "IRC" not in document.text
    assert "comments" in [w.code for w in document.warnings]


def test_what_no_standard_knows_is_read_with_its_text() -> None:
    """Text inside elements of another program or a later standard stays, in a paragraph and between paragraphs."""
    document = with_body(
        "<w:p><w:r><w:t>one </w:t></w:r><w:later><w:r><w:t>two</w:t></w:r></w:later></w:p>"
        "<w:strange><w:p><w:r><w:t>three</w:t></w:r></w:p></w:strange>"
    )
    assert texts(document) == ["one two", "three"]


def test_a_broken_file_that_is_set_in_costs_itself_only() -> None:
    """The text around it is read, and the loss is told."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    data = word.package(
        word.p("before") + '<w:altChunk r:id="x"/>' + word.p("after"),
        relations=f'<Relationship Id="x" Type="{kind}" Target="chunk.docx"/>',
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/chunk.docx", b"PK\x03\x04 broken")
    document = read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits())
    assert texts(document) == ["before", "after"]
    assert "unread-part" in [warning.code for warning in document.warnings]


def test_marks_deleted_one_after_the_other_leave_one_line() -> None:
    """A word that two deleted ends of paragraphs stand in is one word."""
    deleted = "<w:pPr><w:rPr><w:del w:id='1' w:author='a'/></w:rPr></w:pPr>"
    pieces = (f"{deleted}<w:r><w:t>The Min</w:t></w:r>", f"{deleted}<w:r><w:t>istry of He</w:t></w:r>", "<w:r><w:t>alth reports</w:t></w:r>")  # fmt: skip
    package = docx.Document()
    for at, piece in enumerate(pieces):
        package.element.body.insert(at, parse_xml(f"<w:p {W}>{piece}</w:p>"))
    stream = io.BytesIO()
    package.save(stream)
    found = read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits())
    assert [block.text for block in found.blocks if isinstance(block, Block)] == ["The Ministry of Health reports"]


def test_a_damaged_part_of_another_packing_has_its_code() -> None:
    """A part that was packed by LZMA and is damaged is told like any other."""
    stream = io.BytesIO()
    package = io.BytesIO()
    docx.Document().save(package)
    with zipfile.ZipFile(package) as whole, zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as packed:
        for name in whole.namelist():
            packed.writestr(name, whole.read(name))
    data = bytearray(stream.getvalue())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as packed:
        at = packed.getinfo("word/document.xml").header_offset
    data[at + 100 : at + 140] = b"\xff" * 40
    with pytest.raises(FileError) as raised:
        read(bytes(data), path="x.docx", sha256="0", limits=Limits())
    assert raised.value.code == "corrupt-docx"


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\r\n  "])
@pytest.mark.parametrize("kind", ['w:type="table"', "w:type='table'", 'w:type = "table"'])
def test_styles_of_tables_are_left_out_however_they_are_written(blank: str, kind: str) -> None:
    """They say nothing of the text; those before and behind them are kept, whatever blank parts their attributes."""
    table = f'<w:style{blank}{kind}{blank}w:styleId="Grid"><w:rPr><w:b/></w:rPr></w:style>'
    heads = [
        f'<w:style{blank}w:type="paragraph"{blank}w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    ]
    styles = f"<w:styles{blank}>{heads[0]}{table}{heads[1]}<w:style{blank}{kind}/></w:styles>"
    kept = _without_table_styles(styles.encode()).decode()
    assert kept == styles.replace(table, "")
    body = "".join(word.p(f"Head {n}", form=f'<w:pStyle w:val="H{n}"/>') for n in (1, 2))
    found = read(
        word.package(body, styles="".join([heads[0], table, heads[1]])), path="x.docx", sha256="0", limits=Limits()
    )
    assert [(block.kind, block.level) for block in found.blocks if isinstance(block, Block)] == [
        ("heading", 1),
        ("heading", 2),
    ]


_BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
_ENDLESS = '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            word.p("The Min", _BOX.format(word.p("in the box")), form=_ENDLESS) + word.p("istry reports"),
            ["The Ministry reports", "in the box"],
            id="a box in the first",
        ),
        pytest.param(
            word.p("The Min", form=_ENDLESS) + word.p("istry reports", _BOX.format(word.p("in the box"))),
            ["The Ministry reports", "in the box"],
            id="a box in the second",
        ),
        pytest.param(
            word.p("one", _BOX.format(word.p("box one")), form=_ENDLESS)
            + word.p(" two", _BOX.format(word.p("box two", form=_ENDLESS) + word.p(" goes on")), form=_ENDLESS)
            + word.p(" three"),
            ["one two three", "box one", "box two goes on"],
            id="boxes in several, and held text in a box",
        ),
        pytest.param(
            word.p("no more", _BOX.format(word.p("in the box")), form=_ENDLESS),
            ["no more", "in the box"],
            id="at the end",
        ),
        pytest.param(
            word.p("by", form=_ENDLESS) + "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>" + word.p("then"),
            ["by", "x=1", "then"],
            id="a formula between them",
        ),
        pytest.param(
            word.p("before", form=_ENDLESS) + '<w:altChunk r:id="x"/>' + word.p("after"),
            ["before", "set in", "after"],
            id="a file set in between them",
        ),
        pytest.param(
            word.p("before", form=_ENDLESS) + word.table(word.row("cell", "cell two")) + word.p("after"),
            ["before", "cell\tcell two", "after"],
            id="a table between them",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent>" + word.p("one", form=_ENDLESS) + "</w:sdtContent></w:sdt>" + word.p(" two", _BOX.format(word.p("box"))),
            ["one two", "box"],
            id="out of a content control",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(body: str, expected: list[str]) -> None:
    """And nothing that is drawn in it or stands between them gets into its text, or before it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    data = word.package(body, relations=f'<Relationship Id="x" Type="{kind}" Target="chunk.html"/>')
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/chunk.html", "<html><body><p>set in</p></body></html>")
    document = read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits())
    assert [block.text for block in document.blocks] == expected


NUMBERED = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr>{}</w:pPr>"


def numbered(name: str, text: str = "", mark: str = "") -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{NUMBERED.format(name, mark)}{run}</w:p>"


def with_lists(xml: str) -> Document:
    """A document of this body, "N" a numbered list in it and "B" one of bullets."""
    names = {}
    for letter, style in (("N", "List Number"), ("B", "List Bullet")):
        names[letter] = str(docx.Document().styles[style].element.pPr.numPr.numId.val)
    return with_body(xml.replace("='N'", f"='{names['N']}'").replace("='B'", f"='{names['B']}'"))


def test_numbers_of_empty_cells_are_read() -> None:
    """A column numbered by Word shows its numbers, empty paragraphs count, and a cell with text shows no bare number."""

    def cell(inner: str, form: str = "") -> str:
        return f"<w:tc><w:tcPr>{form}</w:tcPr>{inner}</w:tc>"

    rows = [
        (numbered("N"), numbered("B")),
        (numbered("N"), "<w:p><w:r><w:t>Print the map</w:t></w:r></w:p>"),
        (numbered("N", "Call the mayor") + numbered("N"), "<w:p/>"),
    ]
    table = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    merged = "".join(
        f"<w:tr>{cell(numbered('N'), f'<w:vMerge w:val={chr(34)}{kind}{chr(34)}/>')}{cell('<w:p/>')}</w:tr>"
        for kind in ("restart", "continue")
    )
    hidden = numbered("N", mark="<w:rPr><w:vanish/></w:rPr>")
    document = with_lists(f"<w:tbl>{table}{merged}</w:tbl>{numbered('N')}{hidden}{numbered('N', 'Next')}")
    found = document.blocks[0]
    assert isinstance(found, Table)
    assert [[c.text for c in row.cells] for row in found.rows] == [
        ["1.", ""],
        ["2.", "Print the map"],
        ["Call the mayor", ""],
        ["5.", ""],
        [""],
    ]
    assert [(b.marker, b.text) for b in document.blocks[1:] if isinstance(b, Block)] == [("7.", "Next")]


def listed(level: str, text: str = "a point", **parts: str) -> str | None:
    """The marker of a paragraph in a list of one level."""
    numbering = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    data = word.package(word.item(text), numbering=numbering, **parts)
    block = read(data, path="x.docx", sha256="0", limits=Limits()).blocks[0]
    return block.marker if isinstance(block, Block) else None


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        ("o", "Courier New", "o"), ("q", "Wingdings", "☐"), ("§", "Wingdings", "▪"), ("n", "Wingdings", "■"), ("–", "Calibri", "–"),
        ("q", "Arial", "q"), ("·", "Symbol", "•"), ("&#xF0A7;", "Wingdings", "▪"), ("", "Arial", "•"), ("ACTION:", "Arial", "ACTION:"),
    ],
)  # fmt: skip
def test_bullets_are_what_their_font_draws(glyph: str, font: str, shown: str) -> None:
    """Word's second bullet is the letter o, and no box to tick; a bullet may be a word."""
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    assert listed(f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{glyph}"/>{fonts}') == shown


@pytest.mark.parametrize(
    ("form", "shown"), [("arabicAlpha", "ت-"), ("arabicAbjad", "ج-"), ("russianLower", "в-"), ("later", "3-")]
)
def test_lists_count_in_other_alphabets(form: str, shown: str) -> None:
    """The third item; in numbers where the form is not known."""
    assert listed(f'<w:start w:val="3"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1-"/>') == shown


def test_a_heading_that_says_only_its_depth_counts_in_the_list_of_its_base() -> None:
    """Heading 2 rests on heading 1 and is one level deeper; heading 3 takes itself out."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, text in enumerate(("%1.", "%1.%2"))
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    forms = ('<w:numId w:val="1"/>', '<w:ilvl w:val="1"/>', '<w:numId w:val="0"/>')
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="H{at}"><w:name w:val="heading {at}"/><w:basedOn w:val="H{at - 1}"/><w:pPr><w:numPr>{form}</w:numPr></w:pPr></w:style>'
        for at, form in enumerate(forms, 1)
    )
    body = "".join(word.p("x", form=f'<w:pStyle w:val="H{at}"/>') for at in (1, 2, 2, 3, 1, 2))
    found = read(word.package(body, numbering=numbering, styles=styles), path="x", sha256="0", limits=Limits())
    assert [b.marker for b in found.blocks if isinstance(b, Block)] == ["1.", "1.1", "1.2", None, "2.", "2.1"]


_DRAWN = (
    '<w:r><w:drawing xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>in a shape</a:t></a:r></a:p></w:drawing></w:r>',
    '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>',
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(word.p("before", _DRAWN[0]), ["before", "in a shape"], id="shape"),
        pytest.param(word.p("before", _DRAWN[1]), ["before", "DRAFT"], id="words drawn as a picture"),
        pytest.param(word.p("before") + word.run("no paragraph") + word.p("after"), ["before", "no paragraph", "after"], id="in no paragraph"),
        pytest.param(f"<w:tbl><w:tr><w:tc>{word.run('in a cell')}</w:tc></w:tr></w:tbl>", ["in a cell"], id="in no paragraph of a cell"),
        pytest.param(f"<w:tbl><w:later>{word.row('one', 'two')}</w:later></w:tbl>", ["one two"], id="a row in an unknown element"),
        pytest.param(f"<w:tbl><mc:AlternateContent><mc:Choice>{word.row('one')}</mc:Choice><mc:Fallback>{word.row('old')}</mc:Fallback></mc:AlternateContent></w:tbl>", ["one"], id="alternatives of a row"),
        pytest.param(f"<w:tbl>{word.row('one')}{word.p('stray')}{word.row('two')}</w:tbl>{word.p('after')}", ["one two", "stray", "after"], id="in a table, in no row"),
        pytest.param(f"<w:tbl><w:tr>{word.cell(word.p('one'))}{word.p('stray')}</w:tr></w:tbl>", ["one", "stray"], id="in a row, in no cell"),
        pytest.param(word.p("one") + "</w:body><w:body>" + word.p("two"), ["one", "two"], id="a second body"),
    ],
)  # fmt: skip
def test_text_in_rare_places_is_read(body: str, expected: list[str]) -> None:
    """Shapes, words that are drawn, and text that stands where none should."""
    assert texts(read(word.package(body), path="x.docx", sha256="0", limits=Limits())) == expected


def test_a_chart_is_told() -> None:
    """Its words lie in a part of another kind."""
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="x"/></w:drawing></w:r>'
    found = read(word.package(word.p("before", chart)), path="x.docx", sha256="0", limits=Limits())
    assert [warning.code for warning in found.warnings] == ["unread-part"]


def test_dress_changes_nothing() -> None:
    """Properties that say how text looks are left out before it is read; those that say what it is are not."""
    dress = '<w:rFonts w:ascii="Arial"/><w:sz w:val="20"/><w:lang w:val="fr-FR"/>'
    bare = word.table(word.row(word.cell(word.p(word.run("one", "<w:b/>")), form='<w:gridSpan w:val="2"/>'), "two"))
    dressed = bare.replace("<w:rPr>", f"<w:rPr>{dress}").replace(
        "<w:pPr>", f'<w:pPr><w:jc w:val="left"/><w:rPr>{dress}</w:rPr>'
    )
    dressed = dressed.replace("<w:tcPr>", '<w:tcPr><w:tcW w:w="5" w:type="dxa"/><w:vAlign w:val="top"/>')
    one, other = (read(word.package(body), path="x", sha256="0", limits=Limits()) for body in (bare, dressed))
    assert one.blocks == other.blocks
    text = "<![CDATA[<w:rPr><w:sz w:val='1'/></w:rPr>]]>"
    shown = read(word.package(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"), path="x", sha256="0", limits=Limits())
    assert "w:sz" in shown.text


def repacked(change: "Callable[[str, bytes], tuple[str, bytes]]", body: str = word.p("Hello all")) -> bytes:
    """A package whose parts have other names or bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word.package(body))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return stream.getvalue()


@pytest.mark.parametrize(
    "renamed",
    [
        lambda name: name.replace("/", "\\"),
        lambda name: name.upper(),
        lambda name: f"./{name}",
        lambda name: f"/{name}",
        lambda name: f"Minutes of May/{name}",
    ],
    ids=["strokes of Windows", "capitals", "dot", "stroke", "folder"],
)
def test_names_of_parts_may_be_written_in_many_ways(renamed: "Callable[[str], str]") -> None:
    """As other packers write them."""
    data = repacked(lambda name, part: (renamed(name), part))
    assert texts(read(data, path="x.docx", sha256="0", limits=Limits())) == ["Hello all"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [("&nbsp;", "Hello\xa0all"), ("&#xD83D;&#xDE00; ", "Hello all"), ("&#11; ", "Hello all"), (" &eacute; ", "Hello é all")],
)  # fmt: skip
def test_references_that_are_none_in_xml_cost_no_text(inside: str, expected: str) -> None:
    """Names of HTML, halves of characters and signs of control leave the text around them, and the damage is told."""
    data = repacked(lambda name, part: (name, part.replace(b"Hello ", f"Hello{inside}".encode())))
    document = read(data, path="x.docx", sha256="0", limits=Limits())
    assert [block.text for block in document.blocks] == [expected]
    assert [warning.code for warning in document.warnings] == ["damaged-part"]


def test_entities_of_the_part_itself_are_text() -> None:
    """What a part defines for itself stands in its text, with all that comes behind."""
    kind = b'<!DOCTYPE x [<!ENTITY who "UNHCR">]>'
    data = repacked(
        lambda name, part: (name, kind + part.replace(b"Hello", b"&who; to") if name.endswith("document.xml") else part)
    )
    assert texts(read(data, path="x.docx", sha256="0", limits=Limits())) == ["UNHCR to all"]


def test_a_damaged_part_beside_the_text_is_told() -> None:
    """Notes that cannot be unpacked are no notes that are not there."""
    data = bytearray(word.package(word.p("Hello"), footnotes=f'<w:footnote w:id="2">{word.p("a note")}</w:footnote>'))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        info = package.getinfo("word/footnotes.xml")
    at = data.rindex(b"word/footnotes.xml") - 46  # its entry at the end of the package
    data[at + 16 : at + 20] = (info.CRC ^ 1).to_bytes(4, "little")
    document = read(bytes(data), path="x.docx", sha256="0", limits=Limits())
    assert [warning.code for warning in document.warnings] == ["damaged-part"]


def test_a_package_of_something_else_is_named_so() -> None:
    """Pictures, a text of another office, or a Word file packed once more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("Minutes.docx", word.package(word.p("Hello")))
    with pytest.raises(FileError) as raised:
        read(stream.getvalue(), path="x.docx", sha256="0", limits=Limits())
    assert raised.value.code == "not-a-docx"
