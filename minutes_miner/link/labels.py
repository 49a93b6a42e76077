"""Labels of attendance lists: where they stand in a line, and what they say of the names behind them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from minutes_miner import lexicon
from minutes_miner.link.agencies import registry
from minutes_miner.link.fields import classify, read_entry
from minutes_miner.link.folding import INCLUSIVE, leaves_bracket_open, without_inclusive
from minutes_miner.link.kinds import data, fold_words, kind_of

Meaning = Literal["present", "away", "circle", "office", "ends"]

_LABEL = re.compile(
    r"(?:^|(?<=[.;,)\]|–/·•])\s+|\s{3,}|\t)"
    rf"(?P<label>[^\W\d]+(?:{INCLUSIVE})?(?:[ '’/&-]+(?:[\w()'’]+|(?:\w\.){{2,}})(?:{INCLUSIVE})?){{0,5}}?)\s*[:：](?=\s|$)\s*"
)
FROM = re.compile(
    r"^(?i:from|de|del|por(?:\s+(?:la|el))?|pour(?:\s+(?:la|le|les))?|من|عن)\s+(?:the\s+)?(?P<agency>[A-ZÀ-Þ\u0600-\u06ff].*)$"
)
_STROKE = re.compile(r"\s+[/|]\s+(?P<label>[^\W\d]+(?: [^\W\d]+){0,2})(?=\s*[:：]\s)")
_BEHIND_BRACKET = re.compile(
    r"(?<=\))\s+(?P<label>[A-ZÀ-Þ][^\W\d]+(?: [^\W\d]+){0,2})(?=\s*[:：]\s)"
)  # "Ann Lee (WHO) Apologies:"
_CLOSE = re.compile(r"\W*(?P<label>[^\W\d][^:,;]{1,40}):(?=[A-ZÀ-Þ])")  # "Absent:Ann Lee"
_FIRST = re.compile(r"1\s?[.)]\s*[A-ZÀ-Þ\u0620-\u064a]")
_LEADING = 4  # words of a label without a colon
_SHORT = 3  # words of a name in small letters
_LISTED = 3  # separators of a list, whatever its label is ("In Goma: ...")
_LONGEST_CLAUSE = 7  # words
_LONG_WORD = 5  # letters: a label that only contains such a word ("Sectors participating") says it too


def _denies(words: list[str]) -> bool:
    """Whether words say that somebody did not come: "not attending", "sin representación"; alone they say it too."""
    stems = tuple(data("attendance", "negated"))
    denied = [at for at, word in enumerate(words) if word in data("attendance", "negations")]
    return bool(denied) and (len(words) == 1 or any(word.startswith(stems) for word in words[denied[0] + 1 :]))


def _told(words: list[str]) -> Meaning | None:
    """What a clause says of those who came: "Who joined", "Potters who sent word", "Quiénes vinieron", "Wer nicht da war"."""
    if len(words) > _LONGEST_CLAUSE:
        return None
    denied = data("attendance", "negations")
    if _clauses("away").fullmatch(" ".join(words)):
        return "away"
    if _clauses("present").fullmatch(" ".join(word for word in words if word not in denied)):
        return "present" if set(words).isdisjoint(denied) else "away"
    return None


def _agreed(folded: str) -> Meaning | None:
    """What all sides of a stroke say alike: "Excused/Not seen"; None for others, as "Here/Excused"."""
    sides = [side.strip() for side in folded.split("/")]
    meanings = {meaning_of(side) for side in sides} if len(sides) > 1 and all(sides) else set()
    return meanings.pop() if len(meanings) == 1 and meanings <= {"present", "away"} else None


@cache
def _clauses(name: str) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?:{clause})" for clause in lexicon.load("attendance")["clause"][name]))


@lru_cache(maxsize=1 << 14)
def meaning_of(label: str) -> Meaning | None:
    """What a label says of the names behind it; None where it says nothing that the lexicon knows."""
    folded = fold_words(re.sub(r"\([^()]*\)", " ", without_inclusive(label)))
    if folded in data("attendance", "circles"):
        return "circle"
    named: tuple[tuple[Meaning, str], ...] = (
        ("ends", "ends"), ("away", "away"), ("present", "present"), ("circle", "visitors"),
    )  # fmt: skip
    for meaning, name in named:
        if folded in data("attendance", name):
            return meaning
    words = folded.split()
    told = _told(words) or _agreed(folded)
    if told:
        return told
    if (
        words
        and len(words) <= _LONG_WORD
        and (words[-1] in data("attendance", "absences") or not _is_head_of_column(words))
        and (_denies(words) or any(word in data("attendance", "absences") for word in words))
    ):
        return "away"
    if folded in data("attendance", "people"):
        return "circle"
    if folded in data("attendance", "offices") or (kind_of(label) == "role" and not _names_a_person(label)):
        return "office"
    if not set(words).isdisjoint(data("attendance", "titles")):
        return None  # "Minutes and list of attendees" is a title
    padded = f" {folded.replace('/', ' ')} "
    return "present" if any(_tells(padded, name) for name in _inside()) else None


def _tells(padded: str, name: str) -> bool:
    """Whether a label tells by a name inside of it, one word of it at its begin or end: "Members present", not "Fix members meeting"."""
    return name in padded and (" " in name.strip() or padded.startswith(name) or padded.endswith(name))


def only_denies(label: str) -> bool:
    """Whether a label begins with a negation and has no word of presence: "No questions from the audience", and no "Not attending"."""
    words = fold_words(label).split()
    return bool(words) and words[0] in data("attendance", "negations") and _words_of_presence().isdisjoint(words)


@cache
def _words_of_presence() -> frozenset[str]:
    labels = (*data("attendance", "present"), *data("attendance", "away"))
    return frozenset(word for label in labels for word in label.split() if len(word) >= _LONG_WORD)


@cache
def _inside() -> tuple[str, ...]:
    """The labels that are one inside a longer label too, with blanks around them."""
    alone = data("attendance", "alone")
    return tuple(f" {name} " for name in data("attendance", "present") if len(name) > _LONG_WORD and name not in alone)


def _is_head_of_column(words: list[str]) -> bool:
    return any(word in data("sheet", "name") or word in data("sheet", "agency") for word in words)


def _names_a_person(label: str) -> bool:
    """ "Dennis Cove – Appointed Governor" is an entry and no label."""
    entry = read_entry(label)
    return entry is not None and entry.has("person") and len(entry.told()) > 1


def divide(line: str) -> Iterator[tuple[str, str]]:
    """A line divided at its labels: pairs of label ("" before the first) and what stands behind it."""
    marks = []
    close = _CLOSE.match(line)
    if close and meaning_of(close["label"]) in ("present", "away"):
        line = f"{line[: close.end()]} {line[close.end() :]}"
    if ":" in line or "：" in line:
        line = _BEHIND_BRACKET.sub(_own_label, _STROKE.sub(_own_label, line))
        marks = [m for m in _LABEL.finditer(line) if _is_label(m["label"], line[m.end() :])]
    leading = None if marks and marks[0].start() == 0 else _leading(line)
    if leading:
        end = marks[0].start() if marks else len(line)
        yield line[:leading].strip(" .:"), line[leading:end].strip(" /–-")
    elif not marks or line[: marks[0].start()].strip():
        yield "", line[: marks[0].start()] if marks else line
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(line)], strict=False):
        yield mark["label"].strip(), line[mark.end() : end].rstrip(" /|–·•-")


def _own_label(stroke: "re.Match[str]") -> str:
    """A label behind a stroke begins one of its own: "Present: WFP, ADRA / Absent: ZOA"."""
    return f".  {stroke['label']}" if meaning_of(stroke["label"]) in ("present", "away") else stroke[0]


def _leading(line: str) -> int | None:
    """Where the names begin behind a label without a colon ("PRESENT   Ann Lee", "apol. WVI", "Apologies Bev, Phil")."""
    words = list(islice(re.finditer(r"\S+", line), _LEADING + 1))
    for count in range(len(words) - 1, 0, -1):
        folded = fold_words(line[: words[count - 1].end()])
        rest = line[words[count].start() :]
        gap = words[count].start() - words[count - 1].end()
        if count == 1 and gap > 1 and words[0][0].isupper() and folded in data("attendance", "ends"):
            return words[count].start()
        if _FIRST.match(rest) and meaning_of(line[: words[count - 1].end()]) in ("present", "away"):
            return words[count].start()  # "Attending 1. Ann Lee"
        named = rest[:1].isupper() or is_small_list(rest) or "," in rest
        if folded in data("attendance", "bare") and named and words[count][0] not in data("person", "never"):
            return words[count].start()
    return None


def is_small_list(text: str) -> bool:
    """Whether words in small letters can be names ("addison, felix"): few between the commas, not "agreed to review the plan"."""
    return text.islower() and all(len(piece.split()) <= _SHORT for piece in re.split(r"[,;،]|\sand\s", text))


def _is_label(label: str, rest: str) -> bool:
    """Whether a word before a colon is about what follows ("Visitors", "Government"), not an agency with its persons."""
    if leaves_bracket_open(label):
        return False  # "Access (lead: OCHA)"
    if meaning_of(label) or FROM.match(label):
        return True
    if registry().knows(label):
        return False
    entry = read_entry(label)
    if entry is not None and entry.has("person", "initials"):
        return False
    if len(re.findall(r"[,;،]", rest)) >= _LISTED and len(label.split()) <= _LONG_WORD:
        return True
    kind = classify(label).kind
    if kind == "agency" and label.split()[-1].islower():
        return True  # "Management side"
    behind = classify(re.split(r"[,;]", rest)[0]).kind
    named = kind in ("role", "text", "thing", "note") or kind_of(label) == "group"
    return named or (kind != "person" and behind == "agency")
