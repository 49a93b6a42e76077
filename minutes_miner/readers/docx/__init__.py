"""Word files, with what python-docx does not see: tracked changes, content controls, text boxes, numbers of lists.

    package.py     the parts of the file, opened by python-docx's package layer
    styles.py      what a style says, worked out once          numbering.py   list numbers, counted
    text.py        the runs of a paragraph                      body.py        paragraphs and tables in order

Tracked changes are read as accepted; comments, headers and footers are kept apart. Cells are walked once, on the plain
element tree, so that the time follows their number.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from lxml import etree

from minutes_miner.document import Block, Comment, Document, Table, Warning
from minutes_miner.errors import FileError
from minutes_miner.readers.docx.body import Body
from minutes_miner.readers.docx.names import local, w
from minutes_miner.readers.docx.numbering import Numbering
from minutes_miner.readers.docx.package import Package, undressed
from minutes_miner.readers.docx.styles import Styles
from minutes_miner.readers.docx.text import Tally
from minutes_miner.readers.limits import Limits

_OF_TABLES = re.compile(rb"""\s[^>]*\bw:type\s*=\s*["']table["']""")
_LATENT = re.compile(rb"<w:latentStyles\b[^<>]*>(?:<w:lsdException\b[^<>]*/>\s*)*</w:latentStyles>")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read(data: bytes, *, path: str, sha256: str, limits: Limits) -> Document:
    """The Document of a Word file; `pages` is empty. Raises `FileError` with `corrupt-docx`, `zip-bomb`, `too-deep`."""
    try:
        return _read(data, path, sha256, limits)
    except FileError:
        raise
    except RecursionError as error:
        raise FileError("too-deep", "Elements are nested too deep.") from error
    except (etree.LxmlError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        raise FileError("corrupt-docx", f"The Word file is damaged: {type(error).__name__}: {error}") from error


def _read(data: bytes, path: str, sha256: str, limits: Limits) -> Document:
    package = Package(data, limits)
    root = package.root(package.main, trim=undressed)
    main = root.findall(w("body")) if root is not None else []
    if not main:
        code = "corrupt-docx" if root is None or local(root) == "document" else "not-a-docx"
        raise FileError(code, "The package holds no text of a Word document.")
    styles = Styles(_first(package, "styles", trim=_without_table_styles))
    tally = Tally()
    body = Body(package, package.main, styles, Numbering.of(_first(package, "numbering"), styles), tally, limits)
    blocks = tuple(body.blocks(chain.from_iterable(main))) + tuple(_notes(package, body))
    comments = tuple(_comments(package, body, main[0]))
    return Document(
        path=path,
        sha256=sha256,
        format="docx",
        blocks=blocks,
        furniture=tuple(_furniture(package, body)),
        comments=comments,
        warnings=tuple(_warnings(package, tally, comments, blocks)),
        tracked_changes=tally.tracked,
        title=package.title(),
    )


def _first(package: Package, kind: str, *, trim: Callable[[bytes], bytes] | None = None) -> Any:
    return next((package.root(part, trim=trim) for part in package.related(package.main, kind)), None)


def _without_table_styles(blob: bytes) -> bytes:
    """The styles part without what it says of tables and of styles that are not in use: most of its bytes, nothing of the text."""
    first, *styles = blob.split(b"<w:style")  # and "<w:styles", which no table's is
    kept = [_LATENT.sub(b"", first)]
    for style in styles:
        head, _, _ = style.partition(b">")
        if _OF_TABLES.match(head) and not head.endswith(b"/") and b"</w:style>" in style:
            kept.append(style.partition(b"</w:style>")[2])
        else:
            kept += [b"<w:style", style]
    return b"".join(kept)


def _notes(package: Package, body: Body) -> Iterator[Block | Table]:
    """Footnotes and endnotes, at the end."""
    for part in package.related(package.main, "footnotes", "endnotes"):
        root = package.root(part)
        for note in root if root is not None else ():
            if note.get(w("type")) not in _SEPARATORS:
                yield from body.beside(part).blocks(note)


def _furniture(package: Package, body: Body) -> Iterator[Block]:
    """Headers and footers, each text once."""
    seen: set[str] = set()
    for part in package.related(package.main, "header", "footer"):
        root = package.root(part)
        for block in body.beside(part).blocks(root) if root is not None else ():
            for inner in _flat(block):
                if inner.text not in seen:
                    seen.add(inner.text)
                    yield inner


def _comments(package: Package, body: Body, main: Any) -> Iterator[Comment]:
    """What reviewers wrote, with the text that it hangs on."""
    for part in package.related(package.main, "comments"):
        root = package.root(part)
        written = list(root.iter(w("comment"))) if root is not None else []
        anchors = _anchors(main) if written else {}
        for comment in written:
            text = "\n".join(block.text for block in body.beside(part).blocks(comment))
            if text.strip():
                yield Comment(comment.get(w("author")), text, anchors.get(comment.get(w("id"), ""), ""))


def _anchors(main: Any) -> dict[str, str]:
    """The text between the marks of each comment."""
    begin, end, text = w("commentRangeStart"), w("commentRangeEnd"), w("t")
    open_now: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for element in main.iter(begin, end, text):
        if element.tag == begin:
            open_now[element.get(w("id"), "")] = []
        elif element.tag == end:
            done[element.get(w("id"), "")] = "".join(open_now.pop(element.get(w("id"), ""), []))
        else:
            for texts in open_now.values():
                texts.append(element.text or "")
    return done


def _flat(block: Block | Table) -> Iterator[Block]:
    if isinstance(block, Block):
        yield block
        return
    for row in block.rows:
        for cell in row.cells:
            for inner in cell.blocks:
                yield from _flat(inner)


def _warnings(
    package: Package, tally: Tally, comments: tuple[Comment, ...], blocks: tuple[Block | Table, ...]
) -> Iterator[Warning]:
    """What a reader of the result should know."""
    if tally.tracked:
        yield Warning(
            "tracked-changes",
            f"The document has tracked changes ({tally.insertions} insertions, {tally.deletions} deletions); "
            "they were read as accepted.",
        )
    if comments:
        yield Warning("comments", f"The document has {len(comments)} comments; they are kept apart from the text.")
    if tally.hidden:
        yield Warning("hidden-text", f"{tally.hidden} characters of hidden text were left out.")
    if tally.pictures and not any(block.text.strip() for block in blocks):
        yield Warning("no-text-layer", f"The document has no text, only {tally.pictures} pictures.")
    for part in sorted(package.damaged):
        yield Warning("damaged-part", f"{part} is damaged; what could be read of it was read.")
    if tally.unread:
        yield Warning("unread-part", f"Not read: {', '.join(sorted(set(tally.unread)))}.")
