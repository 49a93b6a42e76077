"""Sources to PDF files, through reportlab."""

import io
from functools import partial
from pathlib import Path
from typing import Any

from minutes_miner.training.marked import Part, Source
from minutes_miner.training.render.dress import Dress, looks, running_title

_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/TTF", "/Library/Fonts", "C:/Windows/Fonts")
_STANDARD = {"sans": ("Helvetica", "Helvetica-Bold"), "serif": ("Times-Roman", "Times-Bold")}
_MARGIN = 56.0  # points


def to_pdf(source: Source, dress: Dress) -> bytes:
    """The PDF of a source; slides stand in landscape. Raises FileNotFoundError where letters need a font that is not here."""
    from reportlab.lib import pagesizes
    from reportlab.platypus import SimpleDocTemplate

    slides = source.head.get("kind") == "presentation" or source.head.get("look") == "slides"
    size = pagesizes.landscape(pagesizes.A4) if slides else pagesizes.A4
    fonts = _fonts(source, dress)
    size_of_text = dress.size + (6 if slides else 0)
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        invariant=1, title=str(source.head.get("title", "")),
    )  # fmt: skip
    width = size[0] - 2 * _MARGIN
    story = [piece for part in source.parts for piece in _flowables(part, dress, fonts, size_of_text, width)]
    furniture = partial(_furniture, title=running_title(source), dress=dress, font=fonts[0], size=size)
    document.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def _fonts(source: Source, dress: Dress) -> tuple[str, str]:
    """The names of the plain and the bold font; one with more letters where the standard ones lack some."""
    texts = "".join(text.text for part in source.parts for _, text in part.texts()) + dress.bullet
    try:
        texts.encode("cp1252")
    except UnicodeEncodeError:
        return _wide_font("DejaVuSans"), _wide_font("DejaVuSans-Bold")
    return _STANDARD[dress.font]


def _wide_font(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if name not in pdfmetrics.getRegisteredFontNames():
        path = next(
            (Path(folder) / f"{name}.ttf" for folder in _FOLDERS if (Path(folder) / f"{name}.ttf").is_file()), None
        )
        if path is None:
            raise FileNotFoundError(f"{name}.ttf")
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def _flowables(part: Part, dress: Dress, fonts: tuple[str, str], size: int, width: float) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, Spacer

    if part.kind == "break":
        return [PageBreak()]
    if part.kind == "table":
        return [Spacer(1, 6), _table(part, dress, fonts, size, width), Spacer(1, 8)]
    plain = ParagraphStyle("plain", fontName=fonts[0], fontSize=size, leading=size * 1.2, spaceAfter=size * 0.6)
    if part.kind == "heading":
        larger = size + (6, 3, 1, 0)[min(part.level, 4) - 1] if dress.titles == "style" else size
        title = ParagraphStyle(
            "title", parent=plain, fontName=fonts[1], fontSize=larger, leading=larger * 1.2, spaceBefore=size * 0.8
        )
        return [Paragraph(_markup(part.text.text, fonts), title)]
    if part.kind == "item":
        inset = 14 * (part.level + 1)
        style = ParagraphStyle("item", parent=plain, leftIndent=inset + 12, bulletIndent=inset, spaceAfter=size * 0.3)
        mark = dress.bullet if part.marker in "-*•" else part.marker
        return [Paragraph(_markup(part.text.text, fonts), style, bulletText=mark)]
    return [Paragraph(_markup(part.text.text, fonts), plain)]


def _table(part: Part, dress: Dress, fonts: tuple[str, str], size: int, width: float) -> Any:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, Table, TableStyle

    plain = ParagraphStyle("cell", fontName=fonts[0], fontSize=size - 1, leading=(size - 1) * 1.2)
    head = ParagraphStyle("head", parent=plain, fontName=fonts[1])
    count = max(len(row) for row in part.rows)
    longest = [max((len(row[at].text) for row in part.rows if at < len(row)), default=1) for at in range(count)]
    shares = [min(max(length, 12), 70) ** 0.7 for length in longest]
    rows = []
    for at, row in enumerate(part.rows):
        style = head if at == 0 and not part.headless else plain
        cells = [Paragraph(_markup(cell.text, fonts), style) for cell in row]
        rows.append(cells + [""] * (count - len(cells)))
    table = Table(
        rows, colWidths=_widths(part, shares, width, fonts[1], size - 1),
        repeatRows=1 if dress.furniture == "both" and not part.headless else 0, splitInRow=1,
    )  # fmt: skip
    rules: dict[str, list[tuple[Any, ...]]] = {
        "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
        "lines": [
            ("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
        ],
        "bare": [("BOTTOMPADDING", (0, 0), (-1, -1), 9)],
    }
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *rules[dress.table]]))
    return table


def _widths(part: Part, shares: list[float], width: float, font: str, size: int) -> list[float]:
    """Column widths by their share of the text, none narrower than its longest word; in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    least = [
        max(
            (stringWidth(word, font, size) for row in part.rows if at < len(row) for word in row[at].text.split()),
            default=0,
        )
        + 14
        for at in range(len(shares))
    ]
    spare = width - sum(least)
    if spare <= 0:
        return [width * share / sum(least) for share in least]
    return [need + spare * share / sum(shares) for need, share in zip(least, shares, strict=True)]


def _markup(text: str, fonts: tuple[str, str]) -> str:
    """The small markup of reportlab's paragraphs."""
    made = ""
    for piece, bold, struck in looks(text):
        safe = piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")
        safe = f'<font name="{fonts[1]}">{safe}</font>' if bold else safe
        made += f"<strike>{safe}</strike>" if struck else safe
    return made


def _furniture(canvas: Any, document: Any, *, title: str, dress: Dress, font: str, size: tuple[float, float]) -> None:
    if dress.furniture == "none":
        return
    canvas.setFont(font, 8)
    canvas.drawRightString(size[0] - _MARGIN, 30, f"Page {document.page}")
    canvas.drawString(_MARGIN, 30, title)
    if dress.furniture == "both":
        canvas.drawString(_MARGIN, size[1] - 30, title)
