"""Running text: headings, list items, paragraphs with the lines that wrap into them."""

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from minutes_miner.document import BlockKind, ends_open, goes_on, is_open_label, split_marker
from minutes_miner.readers.ids import opens_with_id
from minutes_miner.readers.txt.runs import add_block, heading, plain
from minutes_miner.readers.txt.set_in import with_names_behind
from minutes_miner.readers.txt.source import (
    LABEL,
    RULE,
    SENTENCE_END,
    STOPS,
    Source,
    State,
    has_room,
    is_full,
    put_aside,
)
from minutes_miner.readers.txt.tables import table_at

_MINUTE_NUMBER = re.compile(
    r"\s*((?:[A-Z]{1,4}[ ./-]?)?\d{1,4}[/.]\d{2,4}(?:[/.]\d{1,3})?)[.):]?\s+[^\W\d]"
)  # "17/031 Highways", "C.17/4"

_FEWEST_NARROW, _NARROW = 3, 0.7  # lines of a block, and of the width of the text
_WIDEST = 200  # characters of the lines of a text that was wrapped by a printer
_NARROWEST, _SHORTEST = (
    15,
    45,
)  # characters of the widest line of such a block, and of one that goes on behind a blank line
_SIGNED = re.compile(r"\s*#{1,6}\s+\S")  # a heading of Markdown, which ends with its line
_TITLE = 4  # words of a title with a number
_PLAY = 6  # characters by which lines may end before the next word had no room
_AMOUNT = re.compile(r"\d+\.\d+")
_DAY = re.compile(r"(?:[2-9]|[12]\d|3[01])\.")
_ASIDE = re.compile(r"\s[-–—]\s|\s?\(")
_CUT_WORD = re.compile(r"[^\W_][-\u00ad]$")


def paragraph(lines: list[Source], at: int, state: State) -> int:
    """One heading, list item or paragraph with the lines that wrap into it."""
    first = lines[at]
    if RULE.fullmatch(first.text):
        put_aside([first], state)
        if at + 1 < len(lines):
            lines[at + 1].blank_before = max(lines[at + 1].blank_before, 1)
        return at + 1
    if level := _underlined(lines, at):
        state.blocks.append(heading(first, first.text, level))
        put_aside([lines[at + 1]], state)
        return at + 2
    text = plain(first.text)
    marker, _ = split_marker(text)
    end = at + 1
    while end < len(lines) and _wraps(lines[end - 1], lines[end], marker is not None, state):
        probe = State(
            width=state.width, barren=state.barren, limits=state.limits, emptied=state.emptied, edges=state.edges
        )
        if table_at(lines, end, probe) > end or _heads_list(lines, end, state):
            break
        end += 1
    kind: BlockKind = "list_item" if marker else "heading" if _is_heading(lines, at, end) else "paragraph"
    add_block(state, with_names_behind(lines[at:end], state.margin), kind)
    return end


def numbers_of_minutes(lines: Sequence[Source]) -> frozenset[str]:
    """The shapes of the numbers that open the minutes of a text: two or more that rise, at the beginning of paragraphs.

    Sums, years and dates open a line only by chance.
    """
    found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for at, line in enumerate(lines):
        number = _MINUTE_NUMBER.match(line.text)
        if number and (line.blank_before or not at or lines[at - 1].text.rstrip().endswith(STOPS)):
            found[_shape(number[1])].append(tuple(map(int, re.findall(r"\d+", number[1]))))
    return frozenset(
        shape
        for shape, numbers in found.items()
        if len(numbers) > 1 and all(a < b for a, b in itertools.pairwise(numbers))
    )


def entries_of_lists(lines: Sequence[Source]) -> frozenset[str]:
    """What the items of lists say in a line, up to a dash or a bracket: a line that says it again is a title, as of an agenda."""
    told = (split_marker(plain(line.text)) for line in lines)
    entries = (_ASIDE.split(rest)[0].strip() for marker, rest in told if marker is not None)
    return frozenset(entry for entry in entries if _is_title(entry))


def narrow_paragraphs(lines: Sequence[Source], width: int) -> frozenset[int]:
    """The numbers of the lines that go on with those before them in blocks narrower than the text, the cells of a lost table.

    Nowhere in such a block had the first word of a line room in the line before, and somewhere the words themselves go on.
    """
    found: set[int] = set()
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].blank_before and split_marker(plain(lines[end].text))[0] is None:
            continue
        if _is_narrow_paragraph([plain(line.text).strip() for line in lines[start:end]], width):
            found.update(line.number for line in lines[start + 1 : end])
        start = end
    return frozenset(found)


def _is_narrow_paragraph(texts: Sequence[str], width: int) -> bool:
    widest = max(map(len, texts), default=0)
    if len(texts) < _FEWEST_NARROW or not _NARROWEST <= widest <= _NARROW * width or not all(texts):
        return False
    pairs = list(itertools.pairwise(texts))
    labels = sum(LABEL.match(text) is not None for text in texts)
    going_on = sum(below[:1].islower() or goes_on(above, below) for above, below in pairs)
    return going_on > 0 and 2 * labels <= len(texts) and not any(has_room(*pair, widest) for pair in pairs)


def _shape(number: str) -> str:
    return re.sub(r"\d+", "#", number)


def _underlined(lines: Sequence[Source], at: int) -> int:
    """The level of a heading that a line of signs below it makes, as Markdown has it; 0 for none."""
    text = lines[at].text.strip()
    rule = lines[at + 1].text.strip() if at + 1 < len(lines) and not lines[at + 1].blank_before else ""
    apart = at == 0 or lines[at].blank_before > 0
    if not apart or rule[:1] not in ("=", "-") or not RULE.fullmatch(rule) or not _is_title(text):
        return 0
    return 1 if rule[0] == "=" else 2


def _wraps(before: Source, line: Source, listed: bool, state: State) -> bool:
    if is_open_label(before.text) and not line.blank_before and split_marker(plain(line.text))[0] is None:
        return True
    if line.number in state.narrow:
        return True
    if (
        (line.blank_before and not _goes_on_below(before, line, state))
        or RULE.fullmatch(line.text)
        or _SIGNED.match(before.text)
        or _opens_item(before, line, state)
        or _is_label(before, line, state)
        or "\t" in line.text
        or line.text.strip() in state.entries
        or opens_with_id(line.text.lstrip(), state.ids)
    ):
        return False
    ended = before.text.rstrip()
    text = line.text.strip()
    if text[:1].islower() or (text[:1].isalnum() and _CUT_WORD.search(ended)) or goes_on(ended, text):
        return True
    if LABEL.match(before.text) and len(ended) < state.width * 0.75 and not ended.endswith(","):
        return False
    number = _MINUTE_NUMBER.match(text)
    if number and _shape(number[1]) in state.numbered and ended.endswith(STOPS):
        return False
    if listed and len(line.text) - len(line.text.lstrip()) > len(before.text) - len(before.text.lstrip()):
        return not _is_numbered_title(before, text, state)
    if _is_title(before.text) and _is_title(line.text) and len(text.split()) <= 5 and before.blank_before >= 2:
        return True
    return is_full(ended, 0 if ended.endswith(",") else state.width)


def _goes_on_below(before: Source, line: Source, state: State) -> bool:
    """Whether a sentence goes on behind a blank line, which some converters leave below the first line of an item that hangs: it was
    cut where the next word had no room, or where no sentence ends.
    """
    ended, text = before.text.rstrip(), line.text.strip()
    if line.blank_before > 1 or state.longest > _WIDEST or ended.endswith(STOPS) or split_marker(text)[0] is not None:
        return False
    full = _SHORTEST <= len(ended) <= state.longest and not has_room(ended, text, state.longest - _PLAY)
    return full and (text[:1].islower() or ends_open(ended))


def _is_numbered_title(before: Source, text: str, state: State) -> bool:
    """Whether a line with a number is the title of what stands below it: a few words, behind which the next one had room."""
    marker, rest = split_marker(plain(before.text))
    short = len(rest.split()) <= _TITLE and _is_title(rest) and "," not in rest
    numbered = marker is not None and any(sign.isdigit() for sign in marker)
    room = has_room(before.text.rstrip(), text, state.longest - _PLAY)
    return numbered and short and room and len(text.split()) > _TITLE and text[:1].isupper()


def _is_label(before: Source, line: Source, state: State) -> bool:
    """Whether a line begins with a label, and not with the end of the sentence that fills the line before."""
    if not LABEL.match(line.text):
        return False
    ended = before.text.rstrip()
    in_sentence = is_full(ended, state.width) and not ended.endswith(STOPS)
    return not (in_sentence and SENTENCE_END.match(line.text))


def _opens_item(before: Source, line: Source, state: State) -> bool:
    """Whether a line begins with the marker of an item, and not with a sum in the middle of a sentence, or with a day: "bis zum / 20. April"."""
    marker, rest = split_marker(plain(line.text))
    if marker is None:
        return False
    ended = before.text.rstrip()
    if (
        ends_open(ended)
        and _DAY.fullmatch(marker)
        and split_marker(plain(before.text))[0] != f"{int(marker[:-1]) - 1}."
    ):
        return False
    in_sentence = is_full(ended, state.width) and not ended.endswith(STOPS)
    return not (in_sentence and _AMOUNT.fullmatch(marker) and rest[:1].islower())


def _heads_list(lines: list[Source], at: int, state: State) -> bool:
    """A few words without a stop above a list are its title, and no end of the line before: that ends a sentence, or had
    room for the first of them."""
    text, before = lines[at].text.strip(), lines[at - 1].text.rstrip()
    listed = at + 1 < len(lines) and split_marker(plain(lines[at + 1].text))[0] is not None
    joined = re.search(r"(?:,|\b[a-zà-ÿ]{1,3}|\d[.)])$", before) is not None or goes_on(before, text)
    wrapped = len(before) <= state.longest and not has_room(before, text, state.longest - _PLAY)
    apart = before.endswith(STOPS) or not wrapped
    return listed and apart and not joined and _is_title(text) and len(text.split()) <= 5 and "," not in text


def _is_title(text: str) -> bool:
    bare = text.strip()
    return (
        bool(bare) and len(bare.split()) <= 12 and bare[-1] not in ".;,:" and not bare[0].islower() and "\t" not in text
    )


def _is_value(lines: list[Source], at: int) -> bool:
    """Whether a line is what a label that fills the line above it says: "Participants :" above "WHO, IOM, NRC"."""
    label = lines[at - 1].text.rstrip() if at and not lines[at].blank_before else ""
    return label.endswith(":") and "," in lines[at].text


def _is_heading(lines: list[Source], at: int, end: int) -> bool:
    """A Markdown heading; a line all bold or in capitals; a short line that stands apart, as slides print titles."""
    raw = lines[at].text.strip()
    if _SIGNED.match(raw):
        return True
    if end - at > 2 or _is_value(lines, at):
        return False
    text = plain(" ".join(line.text for line in lines[at:end])).strip()
    if not text or len(text.split()) > 14 or text[-1] in ".;,":
        return False
    if re.fullmatch(r"(\*\*|__).+\1:?", raw):
        return True
    letters = [ch for ch in text if ch.isalpha()]
    if len(letters) > 4 and all(ch.isupper() for ch in letters) and any(ch.lower() != ch for ch in letters):
        return True
    return lines[at].blank_before >= 2 and _is_title(text) and len(text.split()) <= 10 and "," not in text
