"""How far an action is, by the words of a report: a small grammar of reports, over the words of the lexicon.

A report is read clause by clause. Each clause tells done, in progress, open or cancelled by a word of the lexicon, by a past
participle ("distributed", "reçus", "entregadas") or by what it counts ("40 profiled"); a denial turns it. What was done while a
later clause is open or missing is in progress.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from minutes_miner.link.kinds import data
from minutes_miner.pipeline.binding import Commitment
from minutes_miner.pipeline.words import Words, key
from minutes_miner.records import Status

_TICK = re.compile(r"^\W*[✓✔√☑🗹\uf0fc\u2705]")
_SOON = 5  # words among which a new day stands
_FEW_WORDS = 4  # "Has been shared", "Still with the ministry"
_CROSS = re.compile(r"^\W*[✗✘☐☒×❌]\W*$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PERCENT = re.compile(r"(\d{1,3})\s?%")
_CLAUSE = re.compile(
    r"(?=[\s,;.:!()\[\]،؛abchmpل])\s*(?:[,;.:!()\[\]،؛]|\s[-–—/+]\s|\b(?:but|however|mais|cependant|pero|mas|puis|and(?=\s+\w+\s+(?:to|not|still|is|are)\b))\b|لكن|\n)\s*"
)
_IN_NUMBER = re.compile(r"[.,](?<=\d.)(?=\d)")
_ASKED = re.compile(r"(?P<said>[^.,;:!?؟()]*\w)\s?[?؟]\s*(?P<answer>.*)", re.DOTALL)
_SAYS = re.compile(r"\w|\?")
_BESIDE = re.compile(r"(?:\s[-–—=]+>?|\s[→⇒➔]|:|;|[.!](?=\s+[^\W\d_]))\s+(?=\S)|\s*[(\[](?=[^\W\d])")
_JOINT = re.compile(r"\s*(?::|\s[-–—=]+>?|\s[→⇒➔]|\.)\s+(?=\S)")  # between a title and what is told below it
_LONGEST_ANSWER = 10  # words that tell of all there is
_AT_FIRST = 4  # words
_AGAIN = "re"
_SHALL = 2  # words before what shall be
_PART = 4  # words of the name of a part
_NEAR = 4  # words between "once" and what has yet to be
_LAST_SENTENCE = re.compile(r"[.;!]\s+([^.;!]+)[.!]?$")
_LONGEST_ALONE = 100  # characters of a state that is a sentence by itself
_LAST = re.compile(r"[.;!?]\s+|\s(?:[-–—=]+>?|[→⇒➔])\s+|[(\[]")
_OPENING_END = re.compile(r"[.,;:!)]|\s[-–—/]+>?\s")
_NUMBERS = (
    {
        word: at
        for at, word in enumerate(
            [
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ],
            1,
        )
    }
    | {
        word: at
        for at, word in enumerate(
            ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"], 1
        )
    }
    | {
        word: at
        for at, word in enumerate(
            ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"], 1
        )
    }
)
_COUNT = rf"\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_BESIDE_TICK = 3  # words
_DIGIT = re.compile(r"\d")
_DAY_BEHIND = re.compile(r"\w+ \w{1,3} \d{1,2}[ /.]\d")
_BETWEEN_WORDS = re.compile(r"\W")
_SHARE = re.compile(
    rf"\b(?P<some>{_COUNT})\s+(?:\w+\s+)?(?:of|out of|sur|de|من(?:\s+أصل)?)\s+(?:the\s+|los\s+|las\s+|les\s+)?(?P<all>{_COUNT})\b"
    r"|^(?P<few>\d{1,2})/(?P<many>\d{1,2})(?=\s+[^\W\d])"
)


def find_status(text: str, vocabulary: Words, *, within: int = 40) -> Status | None:
    """The status that a text tells; None where nothing among its first `within` words tells of one."""
    if _TICK.match(text):
        return "done"
    if asked := _ASKED.match(text):  # "Done? Yes"
        return find_status(asked["answer"], vocabulary, within=within)
    if (listed := vocabulary.states.get(key(text))) is not None:
        return listed  # type: ignore[return-value]  # "o.k.", "teilw. erledigt", whose stops end no clause
    for answer, state in (("yes", "done"), ("no", "open")):
        if key(text) in vocabulary.report[answer]:
            return state  # type: ignore[return-value]
    said, stop, _ = text.strip().partition(". ")
    alone = bool(stop) and len(said) < _LONGEST_ALONE
    told: Status | None = vocabulary.states.get(key(said)) if alone else None  # type: ignore[assignment]
    if told is not None:
        return told  # "Done. The list needs a second look"
    if len(text.split()) <= within and (ended := ended_by(text, vocabulary)):
        return ended
    percent = _PERCENT.search(text) if "%" in text else None
    if percent and len(text[: percent.start()].split()) < within:
        value = int(percent[1])
        return "done" if value >= 100 else "in_progress" if value else "open"
    states: list[Status] = []
    parts = clauses(" ".join(text.split(maxsplit=within)[:within]))
    for clause in parts:
        told = _of_clause(clause, vocabulary, first=not states)
        if told is not None:
            states.append(told)
    if parts and key(parts[0]) in vocabulary.report["final"]:
        reopened = any(key(clause) in vocabulary.report["reopened"] for clause in parts[1:])
        return "cancelled" if states[1:2] == ["cancelled"] else "open" if reopened else "done"
    if states[:1] == ["open"] and vocabulary.states.get(key(parts[-1])) == "cancelled":
        return "cancelled"  # "Not possible so far, dropped"
    if not states:
        return "open" if _CROSS.match(text) or text.strip().startswith("?") else None
    return _together(states)


def is_of_rest(text: str, vocabulary: Words) -> bool:
    """Whether a sentence opens with what is left of a task: "the remaining 12 will be trained by June"."""
    opening = [word for word in key(text).split()[:2] if word not in vocabulary.small]
    return bool(opening) and opening[0] in vocabulary.report["except"]


def asks(text: str, vocabulary: Words) -> bool:
    """Whether a report only asks whether something was done: "Done?", "Sent? NRC to tell"."""
    asked = _ASKED.match(text)
    told = asked is not None and find_status(asked["said"], vocabulary) == "done"
    return told and find_status(text, vocabulary) is None


def is_in_parts(text: str, vocabulary: Words) -> bool:
    """Whether a report tells of parts by name, of which one is done and one is not: "North done, south pending until May"."""
    told: set[Status] = set()
    for clause in clauses(text):
        folded = key(clause)
        hit = _lexical(folded, vocabulary)
        if hit is not None and 0 < hit[3] <= _PART and folded.split()[0] not in vocabulary.report["not"]:
            told.add(hit[2])
    return "done" in told and len(told) > 1 and "cancelled" not in told


def ended_by(text: str, vocabulary: Words) -> Status | None:
    """What the last sentence of a report says of the action, whatever stands before it: "The vegetation was cut. Closed."."""
    last = _LAST_SENTENCE.search(text.strip())
    if last is None or len(last[1].split()) > _FEW_WORDS:
        return None
    said = key(last[1])
    return "done" if said in vocabulary.report["final"] else "open" if said in vocabulary.report["kept"] else None


def state_beside(text: str, bound: Commitment | None, vocabulary: Words, *, within: int = 40) -> Status | None:
    """The same of a text that may bind somebody: what is to be done tells no state ("NRC to share the completed matrix"), only what
    stands before whom it binds, or behind a joint.
    """
    if bound is None or bound.form == "present":
        return find_status(text, vocabulary, within=within)
    before = find_status(text[: bound.start], vocabulary, within=within) if bound.start else None
    joint = _BESIDE.search(text, bound.end + 1)
    return before or (find_status(text[joint.end() :], vocabulary, within=within) if joint else None)


def head_and_answer(text: str) -> tuple[str, str]:
    """The title that a text opens with and the words behind it: "Matters arising: none"; ("", "") where it has none."""
    joints = _JOINT.finditer(text, 3)  # not the stop behind a number, nor one in brackets: "Roof (min. 4.2). Joe ..."
    joint = next((one for one in joints if text.count("(", 0, one.start()) <= text.count(")", 0, one.start())), None)
    return (text[: joint.start()], text[joint.end() :].strip()) if joint else ("", "")


def answers_all(text: str, vocabulary: Words) -> bool:
    """Whether a few words tell of all that a review is of, and name nothing: "none", "All completed.", "There were no such matters"."""
    said = key(text).split()
    if not said or len(said) > _LONGEST_ANSWER:
        return vocabulary.is_empty(text)
    if re.search(r"\w\s*[,;.]\s+\w", text) and not vocabulary.is_empty(text):
        return False  # "No salt left, IRC to buy some"
    opening = said[:_AT_FIRST]
    whole = any(word in vocabulary.report["whole"] for word in opening)
    if vocabulary.is_empty(text) or (whole and find_status(text, vocabulary) is not None):
        return True
    return any(word in vocabulary.report["not"] for word in opening) or is_state(text, vocabulary)


def is_about(remark: str, task: str) -> bool:
    """Whether a remark below a task can be of it: a few words that may say anything, else one that has a longer word of the task."""
    return len(remark.split()) <= _FEW_WORDS or bool(stems(remark) & stems(task))


def reports_on(points: Sequence[str], task: str, vocabulary: Words) -> list[str]:
    """Of the sub-points of a task those that may tell how far it is: a single one, and of several those that are a state or about it."""
    if len(points) == 1:
        return list(points)
    return [
        point
        for point in points
        if is_state(point, vocabulary) or opens_with_state(point, vocabulary) or stems(point) & stems(task)
    ]


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:5] for word in key(text).split() if len(word) > 3}


def is_state(text: str, vocabulary: Words) -> bool:
    """Whether a short text is a report and nothing else: its first clause is one word or phrase that tells a state."""
    first = next(iter(clauses(text)), "")
    if mark := _TICK.match(text) or _CROSS.match(text):
        return _is_answer(text[mark.end() :], vocabulary)
    if key(text) in vocabulary.states:
        return True
    folded = key(first)
    if not folded or len(folded.split()) > 7:
        return False
    hit = _lexical(folded, vocabulary)
    if hit is not None and (hit[0] == 0 or len(folded.split()) <= 3):
        return not (_is_order(hit, folded.split(), vocabulary) or _is_new_thing(hit, folded.split(), vocabulary))
    told = _tokens(first)
    return _counts(folded, vocabulary) is not None or (bool(told) and _participle(told[0], vocabulary))


def last_part(text: str) -> str:
    """What stands behind the last stop, dash, arrow or bracket of a text: "Rana called them. Done" has "Done"."""
    return _LAST.split(text.rstrip(" .)]"))[-1]


def opens_with_state(text: str, vocabulary: Words) -> bool:
    """Whether a text opens with a state that stands by itself: "Done. The leaflet went out", "Pending, a draft exists"."""
    first = key(_OPENING_END.split(text.strip(), maxsplit=1)[0])
    if tick := _TICK.match(text):
        return _is_answer(text[tick.end() :], vocabulary)
    return first in vocabulary.states


def _is_answer(text: str, vocabulary: Words) -> bool:
    """Whether what stands behind a tick tells of the action before it: "✔ sent on 3 May"; "✔ IOM to send the list" is ticked itself."""
    return len(text.split()) <= _BESIDE_TICK or is_state(text, vocabulary)


def _together(states: list[Status]) -> Status:
    """The first clause decides; what is done with a later part open is in progress."""
    first = states[0]
    rest = states[1:]
    if first == "done" and ("open" in rest or "in_progress" in rest[:2]):
        return "in_progress"
    if first == "open" and rest[:1] == ["done"] and len(states) == 2:
        return "open"
    if first in ("done", "in_progress") and rest[:1] == ["cancelled"]:
        return "cancelled" if first == "done" else first
    return first


def clauses(text: str) -> list[str]:
    """The clauses of a report, each of which may tell a state."""
    lowered = _IN_NUMBER.sub("", text)
    return [piece for piece in (part.strip() for part in _CLAUSE.split(lowered)) if _SAYS.search(piece)]


@lru_cache(maxsize=1 << 12)  # a clause is asked about in each of the stretches of its sentence that may be an action
def _of_clause(clause: str, vocabulary: Words, *, first: bool) -> Status | None:
    """The state that a clause tells; what is done in part is in progress."""
    told = _of_whole_clause(clause, vocabulary, first=first)
    padded = f" {key(clause)} "
    partly = told == "done" and any(f" {entry} " in padded for entry in vocabulary.report["partly"])
    return "in_progress" if partly else told


def _of_whole_clause(clause: str, vocabulary: Words, *, first: bool) -> Status | None:
    folded = key(clause)
    words = folded.split()
    if not words:
        return None
    share = _share(folded)
    if share is not None:
        return share
    if words[0] in vocabulary.report["shifted"] and _to_a_day(folded, words, vocabulary):
        return "open"  # "Moved to 30 October"
    excepted = vocabulary.report["except"]
    hit = _lexical(folded, vocabulary)
    if hit is not None and (
        _is_order(hit, words, vocabulary)
        or _is_new_thing(hit, words, vocabulary)
        or _is_awaited(words[: hit[3]], vocabulary)
    ):
        hit = None
    partial = words[0] in excepted or _counts(folded, vocabulary) is not None or {"yes", "no"} <= set(words)
    if partial and first and hit is not None and hit[2] == "open" and hit[0] > 0:
        return "in_progress"  # "three outstanding", "others pending": the rest is done
    if words[0] in excepted and not first:
        return "open"
    loose = not first or words[0] in vocabulary.report["attributes"]  # "new pads have been fitted"
    if hit is not None and hit[2] == "open" and loose and _is_attribute(hit, words, vocabulary):
        hit = None  # "all three new groups formed" tells of groups, and that they were formed
    if hit is not None and (hit[2] in ("open", "cancelled") or hit[0] == 0):
        return hit[2]
    if words[0] in vocabulary.report["with"] and len(words) > 1 and first:
        return "in_progress"
    if (
        first
        and _counts(folded, vocabulary) is not None
        and not any(word in vocabulary.report["whole"] for word in words)
    ):
        return "in_progress" if hit is None or hit[2] != "open" else "open"
    if hit is not None:
        if hit[2] == "done" and any(word in vocabulary.report["being"] for word in words[: hit[3]]):
            return "in_progress"
        return hit[2]
    told = _by_participle(_tokens(clause), vocabulary)
    if told is None and first and len(words) <= 6 and any(word in vocabulary.report["with"] for word in words[1:3]):
        return "in_progress"  # "letter with the ministry"
    return told


def _to_a_day(folded: str, words: list[str], vocabulary: Words) -> bool:
    """Whether a day stands soon behind the first word of a clause."""
    named = any(vocabulary.month.fullmatch(word) or vocabulary.weekday.fullmatch(word) for word in words[1:_SOON])
    return named or _DAY_BEHIND.match(folded) is not None


def is_motion(text: str, vocabulary: Words) -> bool:
    """Whether a text opens with what was resolved, in words that elsewhere tell a state: "RESOLVED to object"."""
    words = key(text).split(maxsplit=2)
    opens = text.lstrip()[:1].isupper()  # "- resolved to our satisfaction" tells a state
    return (
        opens
        and len(words) > 1
        and words[0] in vocabulary.report["motions"]
        and words[1] in vocabulary.report["of_motion"]
    )


def _is_order(hit: tuple[int, int, Status, int], words: list[str], vocabulary: Words) -> bool:
    """Whether a word of state is the verb of a task: "open 3 schools", "complete the form"."""
    object_ = words[1:2]
    return (
        hit[0] == 0
        and words[0] in vocabulary.report["orders"]
        and hit[1] == len(words[0])
        and any(word.isdigit() or word in data("article", "words") or word in _NUMBERS for word in object_)
    )


def _is_new_thing(hit: tuple[int, int, Status, int], words: list[str], vocabulary: Words) -> bool:
    """Whether "new" tells of what is to be had, and no state: "new lease for the shed", but not "new since May"."""
    if hit[:2] != (0, len(words[0])) or words[0] not in vocabulary.report["fresh"] or len(words) == 1:
        return False
    dated = any(vocabulary.month.fullmatch(word) for word in words)
    return not dated and words[1] not in vocabulary.small and not _participle(words[1], vocabulary)


def _is_awaited(before: list[str], vocabulary: Words) -> bool:
    """Whether words say that what follows has yet to be: "once NRC has signed"."""
    return any(word in vocabulary.report["once"] for word in before[-_NEAR:])


def _is_attribute(hit: tuple[int, int, Status, int], words: list[str], vocabulary: Words) -> bool:
    """Whether a single word of state stands before a noun whose participle follows."""
    at = hit[3]
    behind = words[at + 1 :]
    return (
        len(words[at]) == hit[1]
        and len(behind) > 1
        and not _participle(behind[0], vocabulary)
        and any(_participle(word, vocabulary) for word in behind[1:])
    )


def _tokens(clause: str) -> list[str]:
    """The words of a clause with their accents, by which participles are told."""
    return _WORD.findall(clause.casefold())


def _by_participle(words: list[str], vocabulary: Words) -> Status | None:
    report = vocabulary.report
    for at, word in enumerate(words[:10]):
        if not _participle(word, vocabulary):
            continue
        before = [key(earlier) for earlier in words[:at]]
        if _is_awaited(before, vocabulary):
            return None
        if any(w in report["not"] for w in before[-4:]):
            return "open"
        after = key(words[at + 1]) if at + 1 < len(words) else ""
        if any(w in report["being"] for w in before[-2:]) or after in report["until"]:
            return "in_progress"
        if any(w in report["shall"] for w in before[-3:]):
            return "open"
        return "done"
    return "open" if words and key(words[0]) in report["not"] else None


@lru_cache(maxsize=1 << 14)
def _participle(word: str, vocabulary: Words) -> bool:
    """Whether a word is a past participle by its ending or by the list of irregular ones."""
    folded = key(word)
    if folded in vocabulary.report["participles"]:
        return True
    return (
        len(word) > 4 and folded not in vocabulary.report["no_participles"] and bool(_endings(vocabulary).search(word))
    )


@lru_cache(maxsize=4)
def _endings(vocabulary: Words) -> "re.Pattern[str]":
    return re.compile(f"(?:{'|'.join(vocabulary.report['endings'])})$")


def _share(folded: str) -> Status | None:
    """ "Five of nine received": some, not all."""
    if not _DIGIT.search(folded) and _NUMBERS.keys().isdisjoint(_BETWEEN_WORDS.split(folded)):
        return None
    for match in _SHARE.finditer(folded):
        some, whole = (_number(match[a] or match[b]) for a, b in (("some", "few"), ("all", "many")))
        if some is not None and whole is not None and whole > 1:
            return "in_progress" if some < whole else "done" if some == whole else None
    return None


def _counts(folded: str, vocabulary: Words) -> int | None:
    """The number that a clause begins with ("40 profiled"), a day of a month and "once" left out."""
    first, *rest = folded.split()
    day = any(vocabulary.month.fullmatch(word) for word in rest[:2])  # "8 April", "8 de abril"
    number = None if day or first in vocabulary.report["once"] else _number(first)
    return number if number is not None and rest and not rest[0][:3].isdigit() and number > 1 else None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _lexical(folded: str, vocabulary: Words) -> tuple[int, int, Status, int] | None:
    """The earliest entry of the lexicon in a clause, the longest at its place: offset, length, status, words before it."""
    padded = f" {folded} "
    best: tuple[int, int, Status] | None = None
    for entry, meaning in _likely(vocabulary, set(folded.split())):
        at = padded.find(f" {entry} ")
        if at > 0 and entry in vocabulary.report["yes"]:
            continue  # "vite si besoin", where "si" is no yes
        if at >= 0 and (best is None or (at, -len(entry)) < best[:2]):
            best = (at, -len(entry), meaning)  # type: ignore[assignment]
    if best is None:
        return None
    before = folded[: best[0]].split()
    state = best[2]
    if before[-1:] == [_AGAIN]:
        return None  # "re-draft it": a verb that is put again
    if state in ("done", "in_progress") and any(word in vocabulary.report["not"] for word in before[-4:]):
        state = "open"
    if state == "done" and len(before) <= _SHALL and any(word in vocabulary.report["shall"] for word in before):
        state = "open"  # "should be done"
    return best[0], -best[1], state, len(before)


def _likely(vocabulary: Words, words: set[str]) -> Iterator[tuple[str, str]]:
    """The entries of the lexicon that begin with one of some words."""
    index = _by_first_word(vocabulary)
    for word in words:
        yield from index.get(word, ())


@lru_cache(maxsize=4)
def _by_first_word(vocabulary: Words) -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for entry, meaning in vocabulary.status:
        index.setdefault(entry.split()[0] if entry.split() else "", []).append((entry, meaning))
    return index
