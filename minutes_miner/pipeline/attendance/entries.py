"""What a text is by itself: one entry of a list of names, such a list, or a sentence."""

import re
from collections.abc import Callable

from minutes_miner.link.attendance import Part, promise, sentences
from minutes_miner.link.fields import is_name, is_office, read_entry
from minutes_miner.link.kinds import TITLE, data, fold_words
from minutes_miner.link.labels import divide, is_small_list, meaning_of
from minutes_miner.link.listing import entries_of, is_prose
from minutes_miner.pipeline.layout import Layout, Passage

SURE = 0.6  # share of entries that are surely somebody, from which an unknown label names them
FEW = 3  # entries of an unlabelled list
TIME = re.compile(r"\d[:.hH]\d")
_UNFINISHED = re.compile(r"[,;/–(&،؛-]\s*$|\b(?:and|et|y|e|و)\s*$")
_LONGEST_CELL = 10  # words
_LONGEST_TOLD = 10  # words of a person and an office
_TOLD = re.compile(
    r"(?P<name>[^()\[\]:;,]{2,40}?)\s*(?:[(\[](?P<short>[\w.-]{2,12})[)\]]|\s[–—-]\s)\s*[–—-]?\s*(?P<office>.*)"
)
_FIGURES = re.compile(
    r"\d[.,]\d{3}\b|[$€£]\s?\d|\d{3}\s+[a-zà-ÿ]{3}"
)  # of money and of people, which no list of names has


def is_unfinished(text: str) -> bool:
    """Whether a line ends with a mark or a word that joins it to the next: "UNICEF, NRC and"."""
    return _UNFINISHED.search(text) is not None


def is_plainly_list(text: str) -> bool:
    """Whether most of a longer list are surely somebody, so that it may stand anywhere below a plain label."""
    count, sure, likely = promise(text)
    return count > FEW and sure >= SURE * count and likely >= 0.9 * count


def says_away(line: str) -> bool:
    """Whether a line begins with the sentence that tells who was not there: "Apologies were received from Ann Lee"."""
    word = line.split(maxsplit=1)[0].strip(" :.,") if line.strip() else ""
    return meaning_of(word) == "away" and any(not part.present for part in sentences(line))


def denies(sentence: str) -> bool:
    """Whether a sentence says that nobody was there or away: "No apologies from councillors."."""
    first = fold_words(sentence).partition(" ")[0]
    return first in data("attendance", "negations") and not promise(sentence)[1]


def announces_agenda(line: str) -> bool:
    """Whether a line ends with a colon behind which the agenda stands, and no names."""
    folded = f" {fold_words(line)} "
    said = line.rstrip().endswith((":", "：")) and not re.search(r"[,;]", line)
    return said and any(f" {word} " in folded for word in data("attendance", "agendas"))


def is_talk(text: str) -> bool:
    """Whether words behind "were present" are the rest of a sentence and no names."""
    return is_prose(text) or (text.islower() and not is_small_list(text))


def is_said(text: str) -> bool:
    """Whether a text without a label is no list: a sentence, a time and place, or one of figures."""
    return is_prose(text) or bool(TIME.search(text)) or bool(_FIGURES.search(text))


def count_entries(parts: list[Part]) -> int:
    """How many entries some parts have."""
    return sum(promise(part.text)[0] for part in parts)


def tells_of_one(line: str) -> bool:
    """Whether a line is one entry with something said of it: "Ann Lee, UNHCR"."""
    entries = entries_of(behind_label(line)) if not is_prose(line) else ()
    return len(entries) == 1 and len(entries[0].told()) > 1


def tells_of_person(line: str) -> bool:
    """Whether a line is a name with its letters, its handle or an office: "Ann Lee (AL)", "Ben (boh)", "Cleo – Clerk", "Hon. D. Oh Mayor"."""
    if len(line.split()) > _LONGEST_TOLD or is_prose(line):
        return False
    told = _TOLD.fullmatch(line)
    if told is None:
        entry = read_entry(line) if TITLE.match(line) else None
        return entry is not None and entry.has("person") and entry.has("role")
    name, short, office = told["name"], told["short"], told["office"]
    if not is_name(name) or is_office(name):
        return False
    initials = {word[0] for word in fold_words(name).split()}
    lettered = bool(short) and short[0].casefold() in initials and (short.islower() or short.isupper())
    words = office.split()
    return lettered or any(
        is_office(" ".join(words[:count])) for count in {2, 3, len(words)} if 0 < count <= len(words)
    )


def behind_label(line: str) -> str:
    """The value of a line that is one label with its value, else the line."""
    pieces = list(divide(line))
    return pieces[0][1] if len(pieces) == 1 and pieces[0][1].strip() else line


def is_own(line: str) -> bool:
    """Whether a line is one entry and finished."""
    return not is_unfinished(line) and line[:1].isupper() and not is_prose(line) and promise(behind_label(line))[0] == 1


def all_but_one(test: Callable[[str], bool], lines: list[str]) -> bool:
    """Whether at most one line fails; a paragraph of prose is left after its second line."""
    failing = (line for line in lines if not test(line))
    next(failing, None)
    return next(failing, None) is None


def trimmed(line: str) -> str:
    """A line trimmed; wide gaps inside, which may stand before a label, are kept."""
    return line.strip().replace("\u00a0", " ")


def is_long(text: str) -> bool:
    """Whether a text has more words than its separators let a list have."""
    return len(text.split()) > 12 * max(1, text.count(",") + text.count(";") + text.count("\n"))


def may_be_cell(text: str) -> bool:
    """Whether a line can be a cell of a sheet of which each has a line of its own: short, with no label and no sentence."""
    return (
        len(text.split()) <= _LONGEST_CELL
        and ": " not in text
        and not text.rstrip().endswith(":")
        and not is_prose(text)
    )


def holds_sentence(text: str) -> bool:
    """Whether a piece of a text is a sentence."""
    return any(is_prose(piece) for piece in re.split(r"[,;\n]", text))


def lists_below(layout: Layout, passage: Passage) -> bool:
    """Whether the two passages below a label of any wording are each an entry that is surely somebody."""
    below = layout.passages[passage.index + 1 : passage.index + 3]
    counts = [promise(layout.text_of(p)) for p in below if p.cell is None]
    return len(counts) > 1 and all(2 * sure >= count > 0 for count, sure, _ in counts)
