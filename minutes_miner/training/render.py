"""Sources to documents: PDF, DOCX and TXT in the layouts that minutes have, byte for byte the same on every run."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

Source = dict[str, Any]
Item = tuple[str, Any]  # ("title" | "label" | "heading" | "text" | "bullet" | "table", content)
_EPOCH = (2020, 1, 1, 0, 0, 0)


def render(source: Source) -> bytes:
    """The document of a source in its format."""
    writers: dict[str, Callable[[Source, list[Item]], bytes]] = {"txt": _to_txt, "docx": _to_docx, "pdf": _to_pdf}
    return writers[source["format"]](source, list(_items(source)))


def _items(source: Source) -> Iterator[Item]:
    """The minutes from top to bottom, in the words of the source."""
    for line in source.get("titles", (source.get("title", ""),)):
        yield "title", line
    for line in source.get("head", ()):
        yield "label", line
    if source.get("agenda"):
        yield "heading", source.get("agenda_label", "Agenda")
        for at, title in enumerate(source["agenda"], 1):
            yield "number", (at, title)
    layout = source.get("layout", "bullets")
    if layout == "table":
        yield "table", _table(source)
    else:
        for section in source.get("sections", ()):
            yield from _section(section, layout)
    for line in source.get("closing", ()):
        yield "text", line


def _section(section: Source, layout: str) -> Iterator[Item]:
    yield "heading", section["title"]
    for text in section.get("discussion", ()):
        yield "text", text
    actions = section.get("actions", ())
    if not actions:
        return
    if section.get("columns"):
        yield (
            "table",
            [
                section["columns"],
                *([action.get(name, "") for name in section["fields"]] for action in map(_shown, actions)),
            ],
        )
    elif layout == "prose" and section.get("kind") != "status":
        yield "text", " ".join(_sentence(action) for action in actions)
    else:
        if section.get("label"):
            yield "label", section["label"]
        for action in actions:
            yield "bullet", _shown(action)["line"]


def _sentence(action: Source) -> str:
    line: str = _shown(action)["line"]
    return line if line.endswith(".") else f"{line}."


def _shown(action: Source) -> dict[str, str]:
    """An action as its columns show it; `line` is what stands in a list."""
    by = action.get("by") or {}
    who = ", ".join(party if isinstance(party, str) else party["text"] for party in action.get("who", ()))
    state = action.get("status_text") or ""
    return {
        "text": action["text"], "who": action.get("who_shown", who), "by": by.get("shown", by.get("text", "")), "state": state,
        "line": action.get("line") or (f"{action['text']} – {state}" if state else spoken(action)),
    }  # fmt: skip


def spoken(action: Source) -> str:
    """An action as one line says it, with its deadline where the text has none yet."""
    text, by = action["text"], (action.get("by") or {}).get("text")
    if not by or by in text:
        return str(text)
    bare = by.lower().startswith(("before", "asap", "next", "at "))
    return f"{text} {by}" if bare else f"{text} by {by}"


def stands_in_columns(source: Source, section: Source) -> bool:
    """Whether a section's actions stand in columns of a table, where who and when have their own cells."""
    return source.get("layout") == "table" or bool(section.get("columns"))


def _table(source: Source) -> list[list[str]]:
    heads, fields = source["columns"], source["fields"]
    rows = [heads]
    for section in source["sections"]:
        actions = [_shown(action) for action in section.get("actions", ())]
        discussion = "\n".join(section.get("discussion", ()))
        for at, action in enumerate(actions or [dict.fromkeys(("text", "who", "by", "state"), "")]):
            cells = {**action, "item": section["title"] if at == 0 else "", "discussion": discussion if at == 0 else ""}
            rows.append([cells[name] for name in fields])
    return rows


# formats


def _to_txt(source: Source, items: list[Item]) -> bytes:
    lines: list[str] = []
    for kind, content in items:
        if kind == "heading":
            lines += ["", content, ""]
        elif kind == "bullet":
            lines.append(f"- {content}")
        elif kind == "number":
            lines.append(f"{content[0]}. {content[1]}")
        elif kind == "table":
            lines += ["", *("\t".join(" ".join(cell.split("\n")) for cell in row) for row in content), ""]
        else:
            lines += [content, ""] if kind in ("title", "text") else [content]
    return ("\n".join(lines) + "\n").encode()


def _to_docx(source: Source, items: list[Item]) -> bytes:
    import docx

    package = docx.Document()
    properties = package.core_properties
    properties.created = properties.modified = datetime(*_EPOCH)
    for kind, content in items:
        if kind == "title":
            package.add_paragraph(content, style="Title")
        elif kind == "heading":
            package.add_heading(content, level=1)
        elif kind == "bullet":
            package.add_paragraph(content, style="List Bullet")
        elif kind == "number":
            package.add_paragraph(content[1], style="List Number")
        elif kind == "table":
            table = package.add_table(rows=0, cols=len(content[0]), style="Table Grid")
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            package.add_paragraph(content)
    stream = io.BytesIO()
    package.save(stream)
    return _without_times(stream.getvalue())


def _without_times(data: bytes) -> bytes:
    """The same package with one date for all its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            fixed = zipfile.ZipInfo(info.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(info.filename))
    return stream.getvalue()


def _to_pdf(source: Source, items: list[Item]) -> bytes:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import cm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    styles = getSampleStyleSheet()
    story: list[Any] = []
    for kind, content in items:
        if kind == "table":
            cells = [
                [Paragraph("<br/>".join(_escaped(cell).split("\n")), styles["BodyText"]) for cell in row]
                for row in content
            ]
            table = Table(cells, colWidths=[17.0 * cm / len(content[0])] * len(content[0]), repeatRows=1)
            table.setStyle(
                TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            )
            story += [Spacer(1, 8), table]
            continue
        style = {"title": "Title", "heading": "Heading2"}.get(kind, "BodyText")
        text = f"{content[0]}. {content[1]}" if kind == "number" else f"• {content}" if kind == "bullet" else content
        story.append(Paragraph(_escaped(text), styles[style]))

    def footer(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2 * cm, 1.2 * cm, source.get("footer", source.get("group", "")))
        canvas.drawRightString(19 * cm, 1.2 * cm, f"Page {document.page}")

    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        invariant=1,
        title=source.get("title", ""),
    )
    document.build(story, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
