"""Sentences of a passage and the clauses that bind somebody, with their offsets.

What ends a sentence depends on how a document is written: where lines were typed one below the other a line break ends a
sentence, where they were only wrapped it does not; notes in small letters begin their sentences small.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes_miner import lexicon
from minutes_miner.document import ends_open
from minutes_miner.lexicon.alternatives import either
from minutes_miner.link.folding import leaves_bracket_open
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.layout import Layout

_ARROWS = "→|➔|⇒|=>|->"
_BREAK = re.compile(  # here and elsewhere: what all ways begin with stands ahead of them, so that most places are passed at once
    r"(?=\s)(?:(?P<bullet>\s+(?:/\s+)?(?=[•▪◦●·➢✓✔\uf000-\uf0ff]\s)|(?<=[.!?;:])\s+(?=(?:[*–-]\s+[^\W\d_]|[oüØ§ð¨]\s+[A-ZÀ-Þ])[^\W\d_]))"  # ran on
    r"|(?P<count>\s+(?=(?:\((?:[b-h]|[2-9]|i{2,3}|iv|vi{0,3})|(?:i{2,3}|iv|vi{1,3}))\)\s+[A-ZÀ-Þ]))"
    rf"|(?P<stop>(?:(?<=[.!?;؟؛])|(?<=[.!?؟][)\]”’\x22])|(?<=\.[-–]))\s+(?=\S))|(?P<arrow>\s+(?=(?:{_ARROWS})\s))|(?P<line>\n))"
)
_BEGINS = re.compile(r"[A-ZÀ-Þ“\"«(\[•\u0620-\u064a]")  # letters of Arabic know no capitals
_NUMBERED = re.compile(
    r"\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+[A-ZÀ-Þ]|\d{1,2}\)\s+[A-ZÀ-Þ]"
)  # "7.3 Benchmarking", "2) Benchmarking": the number of a section or item
_ARROW = re.compile(rf"(?:{_ARROWS})\s")
_BEGINS_SMALL = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"\s*(?:[•*→➔⇒–-]\s|(?:=>|->)\s|[A-Z]{1,3}\d{1,3}[.:)]?\s|\d{1,4}/\d{1,4}[\d.]*\s|[A-Z]{4,}\s?:)")
_OPENER = re.compile(
    rf"(?:(?:{_ARROWS}|[•▪◦●·➢✓✔\uf000-\uf0ff])\s*)+|[*–-]\s+(?=[^\W\d_]{{2}})|[oüØ§ð¨]\s+(?=[A-ZÀ-Þ][^\W\d_])|\d{{1,2}}\)\s+(?=[A-ZÀ-Þ])"
    r"|\((?:[a-h]|\d|[iv]{1,4})\)\s+(?=[A-ZÀ-Þ])|[iv]{1,4}\)\s+(?=[A-ZÀ-Þ])"
)
_COUNTS = re.compile(r"\s\((?:[b-h]|[2-9])\)\s+[A-ZÀ-Þ]")
_FIRST = re.compile(r"\S\s+\(?(?:a|1|i)\)\s")
_BRACKETED = re.compile(r"\[[^\[\]]+\]\.?|\([^()]+\)\.?")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2}[)\]\"”']?[.!?;]$")
_LONGEST_TITLE = 5  # letters of a title of persons that is written with a stop: "Cllr."


def _shortened() -> Iterator[str]:
    """The words behind whose stop no sentence ends: those of each language, and titles of persons."""
    for code in lexicon.names("words"):
        known = lexicon.load(f"words/{code}")
        yield from known["language"].get("abbreviations", ())
        yield from (t.capitalize() for t in known.get("person", {}).get("titles", ()) if len(t) <= _LONGEST_TITLE)


_LETTERS = (
    r"(?![ap]\.\s?m)(?:(?:[^\W\d_]\.\s)+[^\W\d_]|(?=\S*[A-ZÀ-Þ])[^\W\d_]{1,2}\.[^\W\d_]{1,3})"  # "i. d. F", "B.Sc"
)
_ABBREVIATION = re.compile(rf"\b(?:{either(_shortened())}|[A-Z]|{_LETTERS})\.$")
_LONGEST_ABBREVIATION = max(map(len, _shortened())) + 1  # characters, its stop among them
_DATES = [lexicon.load(f"dates/{code}") for code in lexicon.names("dates")]
_MONTHS = [name for data in _DATES if data["numbers"]["day_suffix"] == r"\." for name in data["months"]["names"]]
_DAY, _MONTH = re.compile(r"(?<!\d)\d{1,2}\.$"), re.compile(rf"(?:{'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE)
_OPEN_DAY = re.compile(
    rf"(?<![\d.,/-])\d{{1,2}}(?:{'|'.join(s for data in _DATES if (s := data['numbers']['day_suffix']))})?$"
)
_ANY_MONTH = re.compile(rf"(?:{'|'.join(m for data in _DATES for m in data['months']['names'])})(?!\w)", re.IGNORECASE)
_FEW_WRAPPED = 3
_SMALL = 0.25  # share of the passages that begin small in notes without capitals
_LONG_ENOUGH = 12  # characters of a passage that tells how a document is written


@dataclass(frozen=True, slots=True)
class Writing:
    """How a document is written: `width` of its wrapped lines in characters (0: none is wrapped; None: not known), and
    whether its sentences begin with small letters.
    """

    width: int | None = None
    small: bool = False


def writing_of(layout: Layout) -> Writing:
    """How a document is written, by all its passages."""
    texts = [layout.text[p.start : p.end] for p in layout.passages if p.end - p.start >= _LONG_ENOUGH]
    begun = [text.lstrip()[:1] for text in texts if text.lstrip()[:1].isalpha()]
    small = bool(begun) and sum(letter.islower() for letter in begun) > _SMALL * len(begun)
    if layout.document.format == "docx":
        return Writing(0, small)
    if layout.document.format == "pdf":
        return Writing(None, small)
    wrapped = sorted(
        len(line)
        for text in texts
        for line, after in zip(text.split("\n"), text.split("\n")[1:], strict=False)
        if after.lstrip()[:1].islower() and not small
    )
    if small:
        return Writing(None, small)
    return Writing(wrapped[len(wrapped) * 3 // 4] if len(wrapped) >= _FEW_WRAPPED else 0, small)


PLAIN = Writing()


def sentences(text: str, writing: Writing = PLAIN) -> Iterator[tuple[str, int]]:
    """The sentences of a passage with their offsets; abbreviations do not end a sentence."""
    start = 0
    for match in _BREAK.finditer(text):
        if match.end() <= start or not _ends(text, start, match, writing):
            continue
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """A piece without blanks around it and without the arrow or dot that opens it."""
    piece = text[start:end]
    begin = len(piece) - len(piece.lstrip())
    opener = _OPENER.match(piece, begin)
    begin = opener.end() if opener else begin
    said = piece[begin:].strip()
    if _BRACKETED.fullmatch(said):  # "[DC to write to the region.]"
        said, begin = said.rstrip(".")[1:-1], begin + 1
    if said:
        yield said, start + begin


def _ends(text: str, start: int, match: re.Match[str], writing: Writing) -> bool:
    if match["bullet"]:
        return True
    before, following = text[start : match.start()], text[match.end() :].lstrip()
    if match[
        "count"
    ]:  # "it was agreed that (a) NRC calls, (b) IOM writes" is one sentence, and "shed (b) Quay" names a shed
        return _FIRST.search(before) is None and (following[1] in "iv" or len(_COUNTS.findall(text)) > 1)
    if not match["arrow"] and _NUMBERED.match(following) and _WORD_BEFORE.search(before.rstrip()):
        return True
    if match["line"] or "\n" in match[0]:
        if _MARKED.match(following) and not following[:1].isdigit():
            return True
        begins = _BEGINS.match(following) is not None
        if re.search(r"[.:;!?؟؛]\s*$", before):
            return begins and not is_shortened(before.rstrip())
        return (begins or bool(_MARKED.match(following))) and _is_typed(text, match, following, writing)
    if match["arrow"]:
        return re.search(r"(?:^|[.;:,!?)]|\band|\bet|\by)\s*$", before) is not None
    if is_shortened(before) or (_DAY.search(before) and _MONTH.match(following)):  # "bis zum 20. April"
        return False
    if _BEGINS.match(following.lstrip("*_'@")) or _ARROW.match(following):
        return True
    return writing.small and bool(_BEGINS_SMALL.match(following)) and bool(_WORD_BEFORE.search(before))


def is_shortened(text: str) -> bool:
    """Whether a text ends with a word behind whose stop no sentence ends: "the yard of Messrs.", "the charter i. d. F."."""
    return text.endswith(".") and _ABBREVIATION.search(text, max(len(text) - _LONGEST_ABBREVIATION, 0)) is not None


def _is_typed(text: str, match: re.Match[str], following: str, writing: Writing) -> bool:
    """Whether a line break was typed: the next word would have had room on the line, which ends like one."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    cut_day = _OPEN_DAY.search(line) and _ANY_MONTH.match(following)  # "by the 4th / March"
    if writing.width is None or ends_open(line) or cut_day:
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) <= (writing.width or len(line) * 2 + len(following))


_JOINT = re.compile(
    r"(?=[,;\s])(?:(?:[,;]\s+(?:(?:and|et|y|e)\s+)?|\s+(?:and|et|y|e)\s+)(?:(?:that|que)\s+|qu['’]\s*)?(?=[^\W\d_])|\s[–—]\s(?=[A-ZÀ-Þ]))"
)
_THAT = re.compile(r"(?:\bthat\s+|\bque\s+|qu['’])$")
_CLAUSE = 120  # characters of a clause that tell whether it binds somebody else
_ENOUGH = 3  # words of what may stand alone
_BINDING = ("to", "will", "asked", "present")


def clauses(sentence: str, grammar: Grammar) -> list[tuple[str, int]]:
    """A sentence divided where somebody else is bound: "A to send the list and B to print it" gives two; with offsets.

    Words that only tell that it was agreed are left out.
    """
    frame = grammar.frame_end(sentence)
    cuts = [frame]
    for joint in _JOINT.finditer(sentence):
        before = sentence[cuts[-1] : joint.start()]
        if leaves_bracket_open(before):
            continue  # inside of brackets
        if len(before.split()) >= _ENOUGH and joint.start() > frame and _begins_anew(sentence, joint, frame, grammar):
            bound = grammar.find(before)
            if _THAT.search(joint[0]) or joint[0].strip() in ("–", "—") or (bound is not None and bound.agent) or frame:
                cuts.append(joint.end())
    ends = [*cuts[1:], len(sentence)]
    pieces = []
    for start, end in zip(cuts, ends, strict=True):
        text = sentence[start:end]
        if end < len(sentence):
            text = re.sub(r"[,;\s–—]+(?:(?:and|et|y|e)\s+)?(?:(?:that|que)\s+|qu['’]\s*)?$", "", text)
        pieces.append((text, start))
    return pieces


def _begins_anew(sentence: str, joint: re.Match[str], frame: int, grammar: Grammar) -> bool:
    """Whether an agent and what binds it stand right behind a joint."""
    following = sentence[joint.end() : joint.end() + _CLAUSE]
    said = sentence[:frame] + following if frame and _THAT.search(joint[0]) else following  # the frame holds for both
    found = grammar.find(said)
    if found is None or not found.agent or found.start != len(said) - len(following):
        return False
    if frame > 0:
        return found.form in (*_BINDING, "weak")
    return found.form in _BINDING and (found.form != "present" or following[:1].isupper())


def pieces(text: str, grammar: Grammar, writing: Writing = PLAIN) -> list[tuple[str, int]]:
    """The clauses of all sentences of a passage with their offsets: what may be an action by itself."""
    return [
        (clause, offset + at)
        for sentence, offset in sentences(text, writing)
        for clause, at in clauses(sentence, grammar)
    ]


def is_told(text: str) -> bool:
    """Whether a text is a sentence rather than names: most of its words begin small."""
    tokens = [word for word in text.split() if word[:1].isalpha()]
    small = sum(word[:1].islower() for word in tokens)
    return len(tokens) >= 7 and small > 0.6 * len(tokens) and text.count(",") + text.count(";") < len(tokens) / 6
