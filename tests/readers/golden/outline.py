"""A Document as lines of text that a person can write down beforehand and compare."""

from collections.abc import Iterator

from minutes_miner.document import Block, Document, Line, Table


def outline(document: Document) -> str:
    """Headings as `#`, list items as `-` with marker, tables as rows of pipes; furniture, comments, warnings behind."""
    lines = [line for block in document.blocks for line in _block(block)]
    lines += [f"furniture: {_text(block)}" for block in document.furniture]
    lines += [f"comment by {comment.author} on {comment.anchor!r}: {comment.text}" for comment in document.comments]
    lines += [f"warning: {w.code}" + (f" on page {w.page}" if w.page else "") for w in document.warnings]
    return "\n".join(lines)


def _block(block: Block | Table) -> Iterator[str]:
    if isinstance(block, Block):
        sign = {"heading": "# ", "list_item": f"{'  ' * (block.level - 1)}- ", "paragraph": ""}[block.kind]
        marker = f"[{block.marker}] " if block.marker else ""
        yield f"{sign}{marker}{_text(block)}"
        return
    for row in block.rows:
        cells = []
        for cell in row.cells:
            inside = " // ".join(" ".join(_block(inner)) for inner in cell.blocks)
            spans = f"{{{cell.row_span}x{cell.column_span}}}" if (cell.row_span, cell.column_span) != (1, 1) else ""
            cells.append(f"{spans}{inside}")
        yield f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _text(block: Block) -> str:
    return " ".join(" ".join(_line(line) for line in block.lines).replace("\u00ad ", "").split())


def _line(line: Line) -> str:
    shown = ""
    for run in line.runs:
        text = run.text
        bare = text.strip()
        if bare and run.struck:
            text = text.replace(bare, f"~~{bare}~~")
        if bare and run.link:
            text = text.replace(bare, f"[{bare}]({run.link})")
        shown += text
    return shown
