"""Who was there as the first sentences of minutes tell it: "Lilian chaired. Also Ochieng, Katana (KMD) and Wekesa. Colm at work."

Words that tell of presence or absence stand before or behind a run of names; a sentence may be nothing but such a run. What is
found counts only where the sentences together name enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutes_miner import lexicon
from minutes_miner.link.attendance import Part, promise, split_sentences
from minutes_miner.link.countries import countries
from minutes_miner.link.fields import is_known, is_office
from minutes_miner.link.kinds import ARABIC, TITLE, data, fold_words, is_thing

_FEW = 3  # names that sentences must have together
_LONGEST = 9  # words of one name with what is said of it
_LEAD = 4  # small words before a name: "the vice president", "la promotora municipal"
_TAIL = 6  # words said of a name behind it
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_AND = "|".join(data("opening", "and"))
_JOINT = re.compile(
    rf"\s*(?:[,;،؛]|\.(?=\s*$))\s*(?:(?:{_AND}|&|also)\s+)?"
    rf"|\s+(?:{_AND}|&|as well as|así como|ainsi que)\s+|\s+و\s*(?=[\u0600-\u06ffA-Z])",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "of",
        "for",
        "from",
        "the",
        "a",
        "an",
        "at",
        "in",
        "on",
        "de",
        "du",
        "des",
        "del",
        "la",
        "le",
        "les",
        "los",
        "las",
        "el",
        "al",
        "d",
        "l",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "von",
        "van",
        "bin",
        "y",
        "e",
        "and",
        "por",
        "pour",
        "para",
        "to",
    ]
)
_CLOCK = re.compile(r"\d\s*[:.h]\s*\d|\d\s*(?:am|pm|hrs?|uhr|h)\b|\d{3,}|\b\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_LAST_JOINT = re.compile(r".*(?:[;؛]|,\s|\s(?:and|et|y|e|while|whereas|mientras|tandis que|alors que)\s)", re.DOTALL)
_REMARK = re.compile(
    r"\s+(?:from|until|till|after|dès|jusqu['’]à|hasta|desde|a partir de)\s+(?:las\s+)?\d.*$|\s+(?:who|which|that|qui|quien|que)\s.*$"
)
_COUNT = re.compile(r"\d{1,3}\s+[a-zà-ÿ]")  # "14 parents"
_DIGIT_NEXT = re.compile(r"(?<=[^\W\d_]{3}[.])\s+(?=\d)|(?<=\d\d[.])\s+(?=[A-ZÀ-Þ]{3})")
_BLANK_LIST = re.compile(r"(?<![\w,;])(?:[A-Z][A-Za-z]*[A-Z]{1,}[a-z]?(?=\s|[.;,(]|$)\s?){3,}")
_JOINED = re.compile(r"\s*(?:,|\b(?:and|et|y|e|&|plus))\s*$")
_NAME_HEAD = re.compile(r"\s*(?P<name>(?:[A-ZÀ-Þ][\w’'&.-]*\s+)+)(?=[a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    away: bool
    before: bool  # the names stand behind it
    chairs: bool  # it says who was in the chair: a name or two are left to those who look for chairs


def told(text: str, *, begun: bool = False, plain: bool = True) -> list[Part]:
    """The parts that the sentences of one paragraph tell; [] where they name too few, unless the list is `begun` already.

    With `plain` a sentence that is nothing but names counts without a word that says that they were there.
    """
    sentences = [part for sentence in split_sentences(text) for part in _DIGIT_NEXT.split(sentence)]
    parts = [part for sentence in sentences for part in _parts(_with_commas(sentence.strip()), plain)]
    counts = [promise(part.text)[0] for part in parts]
    enough = sum(counts) >= _FEW or (begun and sum(counts) > 0)
    return parts if enough and (begun or any(part.present for part in parts)) else []


def says_who(sentence: str) -> bool:
    """Whether a sentence has words that say that somebody was there."""
    return any(not cue.away and not cue.chairs for cue in _cues(sentence))


def _with_commas(sentence: str) -> str:
    """Acronyms with nothing but blanks between them as a list: "ARRA UNHCR WFP NRC"."""
    return _BLANK_LIST.sub(_comma_list, sentence)


def _comma_list(run: "re.Match[str]") -> str:
    """A run of words in capitals with commas between them; as it is where words of a title stand in it: "PAST BUSINESS"."""
    words = run[0].split()
    if any(word.casefold() in lexicon.common() and not is_known(word) for word in words):
        return run[0]
    return ", ".join(words) + " " * run[0].endswith(" ")


def _parts(sentence: str, plain: bool) -> Iterator[Part]:
    cues = _cues(sentence)
    if not cues:
        if plain and _is_run(sentence):
            yield Part(sentence)
        return
    start = 0
    if cues[0].before:
        run = _from_right(sentence[: cues[0].start])
        if promise(run)[0] >= _FEW and plain:
            yield Part(run)  # "Ann, Ben, Carl and, as a guest, Dora"
    for at, cue in enumerate(cues):
        end = cues[at + 1].start if at + 1 < len(cues) else len(sentence)
        if cue.before:
            if at + 1 < len(cues) and not cues[at + 1].before:
                end = _cut(sentence, cue.end, end)
            run = _from_left(sentence[cue.end : end]) or _longest(sentence[cue.end : end])
            start = end
        else:
            run = _from_right(sentence[start : cue.start])
            start = cue.end
        denied = fold_words(sentence[cue.start : cue.end]) in data("attendance", "negations")
        if denied and not promise(run)[1]:
            continue  # "No declarations of interest"
        if run and promise(run)[0] >= (_FEW if cue.chairs else 1):
            yield Part(run, not cue.away)
        if not cue.before and not cue.away:
            run = _from_left(sentence[cue.end : end])  # "Jitka leads, Petra, Callum, ..."
            if promise(run)[0] >= _FEW:
                start = cue.end + len(run)
                yield Part(run)


def _cut(sentence: str, start: int, end: int) -> int:
    """Where, between two cues, the names of the second begin."""
    stroke = max(sentence.rfind(mark, start, end) for mark in ";؛")
    if stroke > 0:
        return stroke
    joint = _LAST_JOINT.match(sentence, start, end)
    return joint.end() if joint else end


def _cues(sentence: str) -> list[_Cue]:
    found: list[_Cue] = []
    for name, pattern in _patterns():
        for match in pattern.finditer(sentence):
            if fold_words(match[0]) in data("opening", "joints") and _is_governed(sentence[: match.start()]):
                continue
            found.append(
                _Cue(match.start(), match.end(), "away" in name, name.endswith("before"), name.startswith("chair"))
            )
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end, not c.away)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _is_governed(before: str) -> bool:
    """Whether "with" belongs to a verb before it and tells of no company: "shared with UNHCR", not "we met with UNHCR"."""
    word = re.search(r"(?<!\S)([^\W\d_]+)\s*$", before)
    return word is not None and word[1].islower() and fold_words(word[1]) not in data("opening", "met")


@cache
def _patterns() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    words = lexicon.load("attendance")["opening"]
    made = []
    for name in ("away_before", "away_after", "chair_before", "chair_after", "before", "after"):
        pattern = "|".join(words[name])
        tail = r"(?=\W|$)" if name.endswith("after") else r"(?:\.?\s*:|\s*[–—-]|(?=\s))\s*"
        made.append((name, re.compile(rf"(?<![\w’'-])(?:{pattern}){tail}", re.IGNORECASE)))
    return tuple(made)


def _pieces(text: str) -> list[tuple[int, int]]:
    """The stretches between what joins names, outside brackets."""
    spans, start = [], 0
    for mark in _JOINT.finditer(text):
        if text.count("(", 0, mark.start()) > text.count(")", 0, mark.start()) or mark.end() == 0:
            continue
        spans.append((start, mark.start()))
        start = mark.end()
    spans.append((start, len(text)))
    return [(a, b) for a, b in spans if text[a:b].strip(" .:")]


def _from_left(text: str) -> str:
    """The names with which a text begins; an apposition between two of them goes along."""
    pieces = _pieces(text)
    end = _run(text, pieces, 0)[1] if pieces else 0
    return _without_writer(text[:end])


def _longest(text: str) -> str:
    """The longest stretch of names inside a text, where it is long enough to be a list."""
    pieces = _pieces(text)
    runs = [_run(text, pieces, at) for at in range(len(pieces)) if _is_name(text[slice(*pieces[at])])]
    best = max(runs, key=lambda run: run[0], default=(0, 0, 0))
    return _without_writer(text[best[2] : best[1]]) if best[0] >= _FEW else ""


def _run(text: str, pieces: list[tuple[int, int]], first: int) -> tuple[int, int, int]:
    """How many names stand one behind the other from a piece on, where they end (0 for none), and where they begin."""
    count = end = 0
    for at in range(first, len(pieces)):
        start, stop = pieces[at]
        piece = text[start:stop]
        if _is_name(piece):
            count, end = count + 1, stop
        elif _COUNT.match(piece.strip()):
            continue
        elif count and _is_apposition(piece, followed=at + 1 < len(pieces) and _is_name(text[slice(*pieces[at + 1])])):
            end = stop
        else:
            head = _NAME_HEAD.match(piece)
            if head and count >= _FEW and _is_name(head["name"]):
                count, end = count + 1, start + head.end("name")  # "... and UNICEF could hear each other"
            break
    return count, end, pieces[first][0] if pieces else 0


def _from_right(text: str) -> str:
    """The names with which a text ends."""
    begin = len(text)
    pieces = _pieces(text)
    for start, stop in reversed(pieces):
        piece = text[start:stop]
        if not _is_name(piece) and not (_is_apposition(piece) and start != pieces[0][0]):
            break
        begin = start
    return _without_writer(text[begin:])


def _without_writer(names: str) -> str:
    """A list without "and me" at its end."""
    names = names.strip(" ,;:.")
    joint, _, last = names.rpartition(" ")
    return _JOINED.sub("", joint) if fold_words(last) in data("opening", "self") else names


def _is_run(sentence: str) -> bool:
    """Whether a sentence is nothing but names, too many of them for a place with its town and country."""
    pieces = [sentence[a:b].strip(" .") for a, b in _pieces(sentence)]
    if len(pieces) < _FEW or not all(
        _is_name(piece) or (n and _is_apposition(piece)) for n, piece in enumerate(pieces)
    ):
        return False
    count, sure, likely = promise(sentence)
    return count >= _FEW and likely >= 0.75 * count and (count > _FEW or sure > 0) and not any(map(_is_place, pieces))


def _is_place(piece: str) -> bool:
    return countries().code(piece) is not None or not known_places().isdisjoint(fold_words(piece).split())


@cache
def known_places() -> frozenset[str]:
    """Words of places where one meets, which no name has."""
    return frozenset(data("organisation", "places"))


def _is_apposition(piece: str, *, followed: bool = False) -> bool:
    """What is said of the name before it, in small letters: "the president", "vocal", "chair"; more so where a name follows."""
    words = _BRACKETS.sub(" ", piece).split()
    if not 0 < len(words) <= _TAIL or piece.strip()[0].isupper() or _CLOCK.search(piece):
        return False
    return followed or words[0].lower() in _SMALL or is_office(" ".join(words)) or len(words) <= 2


def _is_name(piece: str) -> bool:
    """Whether a piece can be somebody: capitalised words, small ones between them, an article or an office before."""
    bare = _REMARK.sub("", _BRACKETS.sub(" ", piece)).strip(" .:–—-")
    if is_known(bare):
        return True
    words = bare.split()
    if not 0 < len(words) <= _LONGEST or _CLOCK.search(bare):
        return False
    if fold_words(bare) in data("opening", "self"):
        return True
    if ARABIC.match(bare):
        return len(words) <= 6 and fold_words(words[0]) not in data("opening", "no_names")
    lead = next((n for n, word in enumerate(words) if word[0].isupper() or (word[0].isdigit() and n)), len(words))
    if lead == len(words) or lead > _LEAD or (lead and not _leads(words[:lead])):
        return False
    if words[lead][0].isupper() and fold_words(words[lead]) in data("person", "never"):
        return False
    if is_thing(bare) or fold_words(bare) in data("person", "months"):
        return False
    titled = bool(TITLE.match(" ".join(words[lead:])))
    behind = words[lead + 1 :]
    small = [word for word in behind if word[0].islower() and word.lower() not in _SMALL]
    joined = next((n for n, word in enumerate(behind) if word.lower() in _SMALL), len(behind))
    loose = [word for word in behind[:joined] if word[0].islower() and word.lower() not in _SMALL]
    return len(small) <= 2 and (
        not loose or titled or (len(loose) == 1 and loose[0] == behind[-1] and len(loose[0]) < 6)
    )


def _leads(words: list[str]) -> bool:
    """Whether small words before a name are articles, titles or an office: "don", "la vicepresidenta", "guest"."""
    rest = [word for word in words if word.lower() not in _SMALL and not _is_title(word)]
    return not rest or is_office(" ".join(rest)) or is_office(rest[0]) or is_office(rest[-1])


def _is_title(word: str) -> bool:
    folded = fold_words(word)
    return any(
        folded in data(*where) for where in (("person", "titles"), ("attendance", "offices"), ("opening", "ranks"))
    )
