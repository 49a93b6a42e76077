"""Sources to Word files, through python-docx."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from minutes_miner.training.marked import Part, Source
from minutes_miner.training.render.dress import Dress, bare, looks, running_title

_EPOCH = (2020, 1, 1, 0, 0, 0)
_UNUSED = (
    "docProps/thumbnail.jpeg",
    "word/stylesWithEffects.xml",
)  # of the template: a picture, and styles for Word 2010
_TABLE_STYLES = ("Normal Table", "Table Grid")
_STYLES = {"word": ("List Bullet", "List Bullet 2", "List Bullet 3"), "typed": ("Normal",) * 3}


def to_docx(source: Source, dress: Dress) -> bytes:
    """The Word file of a source."""
    import docx
    from docx.shared import Pt

    package = docx.Document()
    properties = package.core_properties
    properties.created = properties.modified = datetime(*_EPOCH)
    package.styles["Normal"].font.name = "Arial" if dress.font == "sans" else "Times New Roman"
    package.styles["Normal"].font.size = Pt(dress.size)
    if dress.furniture != "none":
        package.sections[0].footer.paragraphs[0].text = running_title(source)
    if dress.furniture == "both":
        package.sections[0].header.paragraphs[0].text = running_title(source)
    for part in source.parts:
        _add(package, part, dress)
    _drop_table_styles(package)
    stream = io.BytesIO()
    package.save(stream)
    return _without_times(stream.getvalue())


def _drop_table_styles(package: Any) -> None:
    """Leave of the template's hundred styles of tables those that we use: the others are most of a small file."""
    from docx.enum.style import WD_STYLE_TYPE

    for style in list(package.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES:
            style.delete()


def _add(package: Any, part: Part, dress: Dress) -> None:
    if part.kind == "break":
        package.add_page_break()
    elif part.kind == "table":
        _add_table(package, part, dress)
    elif part.kind == "heading":
        if dress.titles == "style":
            _write(package.add_heading(level=min(part.level, 4)), part.text.text)
        else:
            package.add_paragraph().add_run(bare(part.text.text)).bold = True
    elif part.kind == "item":
        _add_item(package, part, dress)
    else:
        _write(package.add_paragraph(), part.text.text)


def _add_item(package: Any, part: Part, dress: Dress) -> None:
    glyph = not any(ch.isalnum() for ch in part.marker)
    if glyph and dress.numbers == "word":
        _write(package.add_paragraph(style=_STYLES["word"][min(part.level, 2)]), part.text.text)
        return
    from docx.shared import Pt

    paragraph = package.add_paragraph()
    paragraph.paragraph_format.left_indent = Pt(18 * (part.level + 1))
    mark = dress.bullet if glyph and part.marker in "-*•" else part.marker
    _write(paragraph, f"{mark} {part.text.text}")


def _add_table(package: Any, part: Part, dress: Dress) -> None:
    count = max(len(row) for row in part.rows)
    table = package.add_table(rows=0, cols=count, style="Table Grid" if dress.table == "grid" else None)
    for at, row in enumerate(part.rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            lines = text.text.split("\n")
            if at == 0 and not part.headless and dress.titles == "bold":
                lines = [f"**{bare(line)}**" if line else "" for line in lines]
            _write(cell.paragraphs[0], lines[0])
            for line in lines[1:]:
                _write(cell.add_paragraph(), line)


def _write(paragraph: Any, text: str) -> None:
    for piece, bold, struck in looks(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)):
        run = paragraph.add_run(piece)
        run.bold = bold or None
        run.font.strike = struck or None


def _without_times(data: bytes) -> bytes:
    """The same package with one date for all its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename in _UNUSED:
                continue
            fixed = zipfile.ZipInfo(info.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, _unnamed(info.filename, old.read(info.filename)))
    return stream.getvalue()


def _unnamed(name: str, data: bytes) -> bytes:
    """A part of the package that does not name what was left out."""
    if not name.endswith((".rels", "[Content_Types].xml")):
        return data
    return re.sub(rb"<(?:Relationship|Override) [^>]*(?:thumbnail|stylesWithEffects)[^>]*/>", b"", data)
