"""Word samples in raw XML, for python-docx cannot write most of what they hold."""

import io
import zipfile
from collections.abc import Callable

Maker = Callable[[], bytes]
SAMPLES: dict[str, tuple[Maker, str]] = {}

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Agenda line"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def sample(expected: str, name: str = "") -> Callable[[Maker], Maker]:
    """Registers a maker under its name with the outline that its document should have."""

    def register(maker: Maker) -> Maker:
        SAMPLES[name or maker.__name__.replace("_", "-") + ".docx"] = (maker, expected.strip("\n"))
        return maker

    return register


def package(body: str, *, main: str = _MAIN, spaces: str = _SPACES, relations: str = "", **parts: str | bytes) -> bytes:
    """A Word file around a body; `parts` are further parts by kind (`footnotes`, `comments`, `header`, ...)."""
    stream = io.BytesIO()
    kinds = {"styles": STYLES, "numbering": NUMBERING} | parts
    relations += "".join(f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
    roots = {"footnotes": "footnotes", "comments": "comments", "header": "hdr", "footer": "ftr", "endnotes": "endnotes"}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relations}</Relationships>",
    }
    for kind, content in kinds.items():
        if isinstance(content, bytes):
            files[f"word/{kind}.xml"] = content
            continue
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()


def run(text: str, form: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*parts: str, form: str = "") -> str:
    """A paragraph of runs; a part without markup is a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p><w:pPr>{form}</w:pPr>{inner}</w:p>"


def item(text: str, *, level: int = 0, number: int = 1) -> str:
    """A list item."""
    return p(text, form=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(*paragraphs: str, form: str = "") -> str:
    """A cell of a table."""
    inner = "".join(part if part.startswith("<") else p(part) for part in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, form: str = "") -> str:
    """A row; a cell without markup holds one paragraph."""
    inner = "".join(part if part.startswith("<") else cell(part) for part in cells)
    return f"<w:tr><w:trPr>{form}</w:trPr>{inner}</w:tr>"


@sample("""
UNHCR to send the list by 12 May
| Count the tents | NRC | 20 May |
A paragraph that was set in.
A sentence that two paragraphs make.
Moved here.
warning: tracked-changes
""")
def tracked_changes() -> bytes:
    """Insertions in, deletions out: words, a cell's text, a row, a paragraph's end, a move."""
    changed = (
        '<w:del w:id="1" w:author="a"><w:r><w:delText>5 May</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">'
    )
    return package(
        p("UNHCR to send the list by ", f"{changed}{run('12 May')}</w:ins>")
        + table(
            row("Count the tents", "NRC", cell(f"<w:p>{changed}{run('20 May')}</w:ins></w:p>")),
            row("Order poles", "IOM", "1 June", form='<w:del w:id="3" w:author="a"/>'),
        )
        + f'<w:ins w:id="4" w:author="a">{p("A paragraph that was set in.")}</w:ins>'
        + p("A sentence that ", form='<w:rPr><w:del w:id="5" w:author="a"/></w:rPr>')
        + p("two paragraphs make.")
        + f'<w:p><w:moveFrom w:id="6" w:author="a">{run("Moved here.")}</w:moveFrom></w:p>'
        + f'<w:p><w:moveTo w:id="7" w:author="a">{run("Moved here.")}</w:moveTo></w:p>'
    )


@sample("""
UNHCR to share the list
comment by Reviewer on 'share the list': IRC to send its part by Friday
warning: comments
""")
def comments() -> bytes:
    """A margin comment with its author and the words that it hangs on."""
    return package(
        p("UNHCR to ", '<w:commentRangeStart w:id="0"/>', "share the list", '<w:commentRangeEnd w:id="0"/>'),
        comments=f'<w:comment w:id="0" w:author="Reviewer">{p("IRC to send its part by Friday")}</w:comment>',
    )


@sample("""
Before the box.
- [•] A box says: NRC to count
After the box.
""")
def text_box() -> bytes:
    """A text box, which the file holds twice: for Word of today and for Word of old."""
    box = f"<w:txbxContent>{item('A box says: NRC to count', number=2)}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return package(p("Before the box.", drawing) + p("After the box."))


@sample("""
Date: 4 May 2020
A block in a control.
| Status | Done |
""")
def content_controls() -> bytes:
    """Text inside content controls: in a line, around a paragraph, around a cell."""

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    return package(
        p("Date: ", control(run("4 May 2020")))
        + control(p("A block in a control."))
        + table(row("Status", control(cell("Done"))))
    )


@sample("""
The list was sent. The plan was not.
Sent by mail on 4 May.
As an endnote says.
""")
def footnotes_and_endnotes() -> bytes:
    """Notes stand behind the text; the lines that part them are none."""
    return package(
        p(
            "The list was sent.",
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            " The plan was not.",
            '<w:r><w:endnoteReference w:id="1"/></w:r>',
        ),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p("___")}</w:footnote><w:footnote w:id="1">{p("Sent by mail on 4 May.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("As an endnote says.")}</w:endnote>',
    )


@sample("""
The text.
furniture: Protection Working Group
furniture: Page 1
""")
def header_and_footer() -> bytes:
    """Running head and foot are kept apart, with what their fields show."""
    field = '<w:fldSimple w:instr="PAGE">' + run("1") + "</w:fldSimple>"
    return package(p("The text."), header=p("Protection Working Group"), footer=p("Page ", field))


@sample("""
See [the tool](https://example.org/tool) and [the form](https://example.org/form).
""")
def hyperlinks() -> bytes:
    """A link by relation and a link by field."""
    return package(
        p(
            "See ", f'<w:hyperlink r:id="l1">{run("the tool")}</w:hyperlink>', " and ",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/form" </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("the form")}<w:r><w:fldChar w:fldCharType="end"/></w:r>', "."
        ),
        relations=f'<Relationship Id="l1" Type="{_OFFICE}/hyperlink" Target="https://example.org/tool" TargetMode="External"/>',
    )  # fmt: skip


@sample("""
| Count the tents Order poles | NRC // IOM |
""")
def breaks_in_cells() -> bytes:
    """A line break in one cell, two paragraphs in the other."""
    return package(
        table(
            row(cell(f"<w:p>{run('Count the tents')}<w:r><w:br/></w:r>{run('Order poles')}</w:p>"), cell("NRC", "IOM"))
        )
    )


@sample("""
On 4 May at room 7 of the office ☑ agreed Pending
""")
def fields_and_forms() -> bytes:
    """Fields by what they show, also one inside another; boxes and lists of old forms by their value."""
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = f"{begin}<w:r><w:instrText>REF a</w:instrText></w:r>{middle}{run('unseen')}{end}"
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
    choice = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Done"/>'
        '<w:listEntry w:val="Pending"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    return package(
        p(
            "On ", f"{begin}<w:r><w:instrText>DATE</w:instrText></w:r>{middle}{run('4 May')}{end}", " at room ",
            f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{inner}{middle}{run('7')}{end}", " of the office ",
            f"{box}{end}", " agreed ", f"{choice}{end}",
        )
    )  # fmt: skip


@sample("""
The list ✓ shared → next step: a non-breaking hyphen and softhyphen
""")
def symbols() -> bytes:
    """Symbols by their place in a symbol font, hyphens that do not break, hyphens that are not seen."""
    return package(
        p(
            "The list ", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " shared ", '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
            " next step: a non", "<w:r><w:noBreakHyphen/></w:r>", "breaking hyphen and soft\u00adhyphen",
        )
    )  # fmt: skip


@sample("""
| Outer | | Inner A | Inner B | |
""")
def nested_table() -> bytes:
    """A table inside a cell."""
    return package(table(row("Outer", cell(table(row("Inner A", "Inner B")), p("")))))


@sample("""
| {1x3}Title over three |
| {2x1}Down two | Middle | Right |
| Below middle | Below right |
| Starts at the second column | {1x2}ends |
""")
def merged_cells() -> bytes:
    """Merged across, merged down, and a row that begins later and ends sooner."""
    down = '<w:vMerge w:val="restart"/>'
    return package(
        table(
            row(cell("Title over three", form='<w:gridSpan w:val="3"/>')),
            row(cell("Down two", form=down), "Middle", "Right"),
            row(cell("", form="<w:vMerge/>"), "Below middle", "Below right"),
            row(
                "Starts at the second column",
                cell("ends", form='<w:gridSpan w:val="2"/>'),
                form='<w:gridBefore w:val="1"/>',
            ),
        )
    )


@sample("""
- [1.] First
  - [a)] Under the first
    - [1.1.1] Deep
  - [b)] Second under the first
- [2.] Second
Text between.
- [3.] Third
- [1.] A new list
- [2.] goes on
- [•] A bullet by style
""")
def numbered_lists() -> bytes:
    """Numbers that Word prints: levels, going on after text, a new beginning, a list by style."""
    return package(
        item("First") + item("Under the first", level=1) + item("Deep", level=2) + item("Second under the first", level=1)
        + item("Second") + p("Text between.") + item("Third") + item("A new list", number=3) + item("goes on", number=3)
        + p("A bullet by style", form='<w:pStyle w:val="Bullet"/>')
    )  # fmt: skip


@sample("""
# Tents
# Roads and bridges
# Own heading
Not a heading. It is bold, and yet a sentence.
""")
def headings() -> bytes:
    """Headings by style, by a bold line of its own, by the outline level of a style."""
    return package(
        p("Tents", form='<w:pStyle w:val="Kop"/>')
        + p(run("Roads and bridges", "<w:b/>"))
        + p("Own heading", form='<w:pStyle w:val="Own"/>')
        + p(run("Not a heading. It is bold, and yet a sentence.", "<w:b/>"))
    )


@sample("""
By ~~5 May~~ 12 May, not ~~June~~ July.
""")
def struck_words() -> bytes:
    """Struck through by hand and by a style."""
    return package(
        p("By ", run("5 May", "<w:strike/>"), " 12 May, not ", run("June", '<w:rStyle w:val="Gone"/>'), " July.")
    )


@sample("""
Seen.
warning: hidden-text
""")
def hidden_text() -> bytes:
    """Text that Word does not show."""
    return package(p("Seen.", run(" Unseen.", "<w:vanish/>")))


@sample("""
Before.
UNICEF to send the form
| Item | Who |
| Tents | NRC |
After.
""")
def html_set_in() -> bytes:
    """A piece of HTML that Word shows as part of the text."""
    chunk = (
        b"<html><body><p>UNICEF to send <i>the form</i></p><table><tr><td>Item</td><td>Who</td></tr>"
        b"<tr><td>Tents</td><td>NRC</td></tr></table><script>unseen()</script></body></html>"
    )
    return package(
        p("Before.") + '<w:altChunk r:id="aFChunk"/>' + p("After."),
        aFChunk=chunk,
    )


@sample("""
The word smart and the word custom are read.
""")
def tags_around_words() -> bytes:
    """Marks that other programs leave around words."""
    return package(
        p(
            "The word ", f'<w:smartTag w:element="x">{run("smart")}</w:smartTag>', " and the word ",
            f'<w:customXml w:element="y">{run("custom")}</w:customXml>', " are read.",
        )
    )  # fmt: skip


@sample(
    """
A file with macros is read like any other.
""",
    name="with-macros.docm",
)
def with_macros() -> bytes:
    """A .docm."""
    return package(
        p("A file with macros is read like any other."), main="application/vnd.ms-word.document.macroEnabled.main+xml"
    )


@sample("""
A file in the strict form of the standard.
""")
def strict_form() -> bytes:
    """The same elements under the names of the strict standard."""
    spaces = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    return package(p("A file in the strict form of the standard."), spaces=spaces)


@sample("""
The formula a+b stands in the line.
""")
def formula() -> bytes:
    """A formula keeps its letters."""
    return package(p("The formula ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", " stands in the line."))


@sample("""
A picture is named that the file does not hold.
""")
def missing_part() -> bytes:
    """A relation that leads nowhere costs nothing."""
    return package(
        p("A picture is named that the file does not hold."),
        relations=f'<Relationship Id="x" Type="{_OFFICE}/image" Target="NULL"/><Relationship Id="y" Type="{_OFFICE}/header" Target="gone.xml"/>',
    )


@sample("""
Nothing is fetched.
warning: unread-part
""")
def linked_document() -> bytes:
    """Another file, a template and a picture elsewhere are named; nobody goes there."""
    return package(
        p("Nothing is fetched.", '<w:subDoc r:id="s"/>'),
        relations="".join(
            f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="https://example.org/{name}" TargetMode="External"/>'
            for name, kind in (("s", "subDocument"), ("t", "attachedTemplate"), ("i", "image"))
        ),
    )


@sample("""
The first words are there
warning: damaged-part
""")
def cut_xml() -> bytes:
    """The XML ends in the middle; what stands before is read."""
    whole = package(p("The first words are there") + p("and these are lost"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                data = data[: data.index(b"and these")]
            new.writestr(zipfile.ZipInfo(info.filename, (2020, 1, 1, 0, 0, 0)), data)
    return stream.getvalue()


@sample("""
Right to left: توزيع الخيام بحلول ١٥ أيار
| المسؤول | اليونيسف |
""")
def arabic() -> bytes:
    """Arabic stands in the file in the order of reading."""
    return package(
        p("Right to left: ", run("توزيع الخيام بحلول ١٥ أيار", "<w:rtl/>")) + table(row("المسؤول", "اليونيسف"))
    )


@sample("""
Minutes of the
| Action | Who |
| {1x2}Share the list |
The chair closed
warning: tracked-changes
""")
def ends_of_paragraphs_deleted() -> bytes:
    """A deleted end before a table and at the end of the text loses nothing; an old way of merging cells."""
    gone = '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>'
    beside = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    return package(
        f"<w:p>{gone}<w:r><w:t>Minutes of the</w:t></w:r></w:p>"
        f"<w:tbl>{row('Action', 'Who')}<w:tr>{beside.format('restart', p('Share the list'))}{beside.format('continue', '<w:p/>')}</w:tr></w:tbl>"
        f"<w:p>{gone}<w:r><w:t>The chair closed</w:t></w:r></w:p>"
    )


@sample("""
Before
Set in & read
""")
def page_saved_as_one_file_set_in() -> bytes:
    """A page that is saved with its pictures in one file, and set into the text."""
    page = (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n'
        b"Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>Set in &amp;=\n read</p></body></html>\n--x--\n"
    )
    relation = f'<Relationship Id="chunk" Type="{_OFFICE}/aFChunk" Target="chunk.xml"/>'
    return package(
        f'{p("Before")}<w:altChunk r:id="chunk"/>', relations=relation.replace("chunk.xml", "set.xml"), set=page
    )
