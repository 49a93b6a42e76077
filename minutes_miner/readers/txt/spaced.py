"""Columns held apart by blanks, as a PDF printer with layout writes them."""

import re
from itertools import islice

from minutes_miner.document import begins_anew, goes_on, split_marker
from minutes_miner.readers.txt.columns import aligned_edges, parts_of, segments
from minutes_miner.readers.txt.rows import Cells, add_table
from minutes_miner.readers.txt.runs import add_block
from minutes_miner.readers.txt.source import ROW_RULE, Source, State

_GAP = re.compile(r"(?<=\S)(?: {3,}|\s*\t\s*)(?=\S)")
_INDENT, _LEAST_INDENT = (
    8,
    4,
)  # characters before a line that fills none of the first columns, at the place of another one
_MOST_BLANK = 1  # blank lines between the rows of a table
_MOST_GAPS = 40  # in a line that can be a row
_MOST_ALONE = 4  # lines that fill the first column alone
_OWNERS = re.compile(r"^\[[^\[\]]*\]\s*")  # "- [HB, LK]   Print it": who is to do an item of a list
_TEXT_AND_MARGIN = 2  # columns of text with who is to act beside it
_TELLING, _FEW = (
    3,
    0.25,
)  # rows whose columns tell that they are of another table, the share of them that stands as those above
_LABELS = 2  # columns of a table for each text of the labels above it
_MOST_LEADING = 3  # lines above a table that are no row of it


def spaced_rows(lines: list[Source], at: int, state: State) -> int:
    """Columns held apart by blanks, as a PDF printer with layout writes them."""
    end, begun = at, set[int]()
    region: list[Source] = []
    while end < len(lines) and (end == at or lines[end].blank_before <= _MOST_BLANK):
        line = lines[end]
        if region and ROW_RULE.match(line.text):
            if end + 1 < len(lines):
                lines[end + 1].blank_before = max(lines[end + 1].blank_before, 1)
        elif _spaced(line, begun) or (region and _fills_first(lines, end, begun) and not _is_title(line, region)):
            gaps = [found.end() for found in islice(_GAP.finditer(line.text.expandtabs(8)), _MOST_GAPS)]
            if len(gaps) == _MOST_GAPS:
                break
            region.append(line)
            begun.update(gaps)
        else:
            break
        end += 1
    if cut := _other_table(region):
        region = region[:cut]
        end = next(place for place in range(at, end) if lines[place] is region[-1]) + 1
    texts = [line.text.expandtabs(8) for line in region]
    wide = sum(1 for line in region if _GAP.search(line.text.strip()))
    if wide and _stands_below(texts, state.edges):
        add_table(state, _spaced_cells(region, state.edges), len(state.edges), header=0, ruled=False)
        return end
    if len(region) < 3 or wide < 3:
        return -end
    edges = aligned_edges(texts)
    above: list[Source] = []  # labels beside each other
    for lead in range(1, min(_MOST_LEADING + 1, len(region) - 2)):
        below = aligned_edges(texts[lead:]) if region[lead].blank_before else []
        if len(below) > len(edges) or _are_labels(texts[:lead], below):
            above, edges = region[:lead], below
    region = region[len(above) :]
    if len(edges) < 2 or len(edges) > 8:
        return -end
    rows = _spaced_cells(region, edges)
    if len(rows) < 2 or not any(sum(1 for c in row.texts if c.strip()) >= 2 for row in rows[:1]):
        return -end
    for line in above:
        add_block(state, [line], "list_item" if split_marker(line.text)[0] else "paragraph")
    add_table(state, rows, len(edges), header=0, ruled=False)
    state.edges = edges
    return end


def _are_labels(texts: list[str], edges: list[int]) -> bool:
    """Whether lines above a table hold fewer texts than it has columns, which begin elsewhere: "Date: 12 May     Venue: Town hall"."""
    told = [[start for start, _ in segments(text)] for text in texts]
    few = all(_LABELS * len(starts) <= len(edges) for starts in told)
    return few and not any(_begins_near(start, set(edges)) for starts in told for start in starts[1:])


def _other_table(region: list[Source]) -> int:
    """The line at which another table begins, whose columns stand at other places than those above it; 0 for none."""
    begun: set[int] = set()
    told = [[start for start, _ in segments(line.text.expandtabs(8))][1:] for line in region]
    filled = [at for at, starts in enumerate(told) if starts]
    for at, following in zip(filled, (filled[place : place + _TELLING] for place in range(len(filled))), strict=True):
        ahead = [start for place in following for start in told[place]]
        near = sum(_begins_near(start, begun) for start in ahead)
        if (
            len(following) == _TELLING
            and at > _MOST_LEADING - 1
            and region[at].blank_before
            and near <= _FEW * len(ahead)
        ):
            return at
        begun.update(told[at])
    return 0


def _stands_below(texts: list[str], edges: list[int]) -> bool:
    """Whether the columns of a few lines are the two of the table before: a margin that names who acts on the text beside it."""
    gaps = [found.end() for text in texts for found in islice(_GAP.finditer(text), _MOST_GAPS)]
    if len(edges) != 2 or not texts[0][: edges[1]].strip():
        return False
    crossing = any(len(text.rstrip()) > edges[1] and text[edges[1] - 2 : edges[1]].strip() for text in texts)
    return not crossing and all(abs(gap - edges[1]) <= 1 for gap in gaps)


def _spaced(line: Source, begun: set[int]) -> bool:
    """Whether a line belongs to a table whose columns `begun` there: it has a wide blank, or stands below one of them."""
    text = line.text
    if _GAP.search(text.strip()):
        marker, rest = split_marker(text)
        return marker is None or bool(_GAP.search(_OWNERS.sub("", rest)))
    indent = len(text) - len(text.lstrip())
    if indent >= _INDENT and bool(begun) and not line.blank_before:
        return True
    return indent >= _LEAST_INDENT and _begins_near(indent, begun)


def _begins_near(place: int, begun: set[int]) -> bool:
    """Whether a column begins at a place, give or take a character."""
    return place in begun or place - 1 in begun or place + 1 in begun


def _fills_first(lines: list[Source], at: int, begun: set[int]) -> bool:
    """Whether a line goes on with the first column alone: it ends before the second one, and lines below fill both again or
    a blank line ends the row."""
    if lines[at].blank_before or not begun:
        return False
    for end in range(at, min(at + _MOST_ALONE, len(lines))):
        text = lines[end].text.expandtabs(8)
        if end > at and lines[end].blank_before:
            return True
        if any(_begins_near(found.end(), begun) for found in _GAP.finditer(text)):
            return True
        if len(text.rstrip()) > min(begun) - 2:
            return False
    return at + _MOST_ALONE > len(lines)


def _is_title(line: Source, region: list[Source]) -> bool:
    """Whether a line with a number goes on with none of the rows above, which have none: "5. Hall" is the next section."""
    return _is_numbered(line.text) and not any(_is_numbered(row.text) for row in region)


def _is_numbered(text: str) -> bool:
    return any(map(str.isdigit, split_marker(text)[0] or ""))


def _spaced_cells(region: list[Source], edges: list[int]) -> list[Cells]:
    parted = [parts_of(line.text.expandtabs(8), edges) for line in region]
    opening = [bool(c[0]) and sum(map(bool, c)) >= 2 and not c[0][:1].islower() for c in parted]
    opening = [opens and not (at and _runs_on(parted[at - 1], parted[at])) for at, opens in enumerate(opening)]
    if all(split_marker(cells[0])[0] for cells, opens in zip(parted[1:], opening[1:], strict=True) if opens):
        opening = [opens or split_marker(cells[0])[0] is not None for cells, opens in zip(parted, opening, strict=True)]
    blank = [at == 0 or line.blank_before > 0 for at, line in enumerate(region)]
    by_blanks = 2 * sum(blank) > sum(opening) and sum(blank) > 2  # a first column may wrap from one capital to the next
    if len(edges) == _TEXT_AND_MARGIN:
        width = max(len(cells[0]) for cells in parted)
        for at in range(1, len(parted)):
            opening[at] = opening[at] or _is_anew(
                parted[at - 1], parted[at], width, first=at == 1, begun=opening[at - 1]
            )
    rows: list[Cells] = []
    for at, (line, cells, opens, apart) in enumerate(zip(region, parted, opening, blank, strict=True)):
        if not rows or apart or (opens and not by_blanks) or _begins_below(cells, parted[at - 1], rows[-1].texts):
            rows.append(Cells(line.number, cells, line.blank_before))
        else:
            rows[-1].texts = [
                f"{old}\n{cell}".strip() if cell else old for old, cell in zip(rows[-1].texts, cells, strict=True)
            ]
    return rows


def _runs_on(above: list[str], cells: list[str]) -> bool:
    """Whether a first cell cannot have ended in the line above, beside which nothing stands: "Letters go out by", "20 March    AB"."""
    return not any(above[1:]) and goes_on(above[0], cells[0])


def _is_anew(above: list[str], cells: list[str], width: int, *, first: bool, begun: bool) -> bool:
    """Whether a line without a margin begins a text of its own: the one above has ended, though the next word had room behind it
    or a margin closes it; or the `first` line only titles them all. `begun` says that the text above has one line.
    """
    if not cells[0] or any(cells[1:]):
        return False
    text, *margin = above
    needed = len(f"{text} {cells[0].split()[0]}")
    titled = first and 2 * needed <= width and not cells[0][0].islower()
    closed = any(margin) and not begun
    return titled or (begins_anew(text, cells[0]) and (closed or needed <= width))


def _begins_below(cells: list[str], before: list[str], row: list[str]) -> bool:
    """Whether a line begins a row below a first cell that goes over several: two cells or more begin anew that had ended in
    the line before, none in small letters."""
    filled = [at for at, cell in enumerate(cells) if cell]
    anew = sum(1 for at in filled if row[at] and not before[at])
    return not cells[0] and anew > 1 and not any(cells[at][0].islower() for at in filled)
