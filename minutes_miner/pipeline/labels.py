"""Labels in a text: where each stands, what it means and where its value begins."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutes_miner import lexicon
from minutes_miner.lexicon.alternatives import either
from minutes_miner.pipeline.words import Words, key

_SECTION = either(word for code in lexicon.names("words") for word in lexicon.load(f"words/{code}")["section"]["words"])
NUMBERED = re.compile(
    rf"^\s*(?:(?:{_SECTION})\s+)?[\divxIVX]{{1,4}}(?:\.\d+)*\s*[.):/–-]+\s*|^\s*(?:{_SECTION})\s+\d+\s*",
    re.IGNORECASE,
)
"""For `match`: the number of a section, with the word before it: "2.1", "TOP 9"."""


_LABEL = re.compile(r"(?:^|(?<=[\s|;,(\[]))(?P<name>[^\W\d][^\n:|]{0,58}?)\s*[:：]+(?![/\d])\s*", re.MULTILINE)
_DASH_LABEL = re.compile(r"^\s*(?P<name>[^\W\d][\w /&'’.()]{1,38}?)\s*(?:[-–—=]+>?|[→⇒➔➜➡])\s+(?=\S)")
_CAPITALS_LABEL = re.compile(
    r"^\s*(?P<name>[A-ZÀ-Þ]{4,}(?: (?:[A-ZÀ-Þ&]+))?)\s+(?=[A-ZÀ-Þ0-9][^\n]*[,\d])", re.MULTILINE
)
# "#todo call the bank", "@action: ...", "TODO Ann to call the bank": tags of notes that are written as they are spoken
_TAG_LABEL = re.compile(
    r"^\s*(?:[#@](?P<tag>[^\W\d_][\w-]{1,20})(?:\s*:\s*|\s+)(?=\S)|(?P<loud>[A-ZÀ-Þ](?:[A-ZÀ-Þ-]{2,20}|/?[A-ZÀ-Þ]))\s+(?![\d(\[][^\n:]{0,40}:)(?=\S*[^\WA-ZÀ-Þ]\S*\s))"
)
_BRACKETED = re.compile(
    r"^\s*[\[<](?P<name>[^\W\d_][^\[\]<>]{1,40})[\]>]\s*:?\s+(?=\S)"
)  # "[Action: Ann] call the bank"
_ID_AHEAD = re.compile(
    r"^\s*[(\[]?(?P<id>(?=[^\s:]*\d)[A-ZÀ-Þ]+(?:[-/.]?[A-ZÀ-Þ\d]+)*)(?!\w)[)\]]?\s*[:.–-]*\s*(?=[^\W\d_])", re.MULTILINE
)  # "ACT-7: Action: ...", "(R12) Action: ..."
_LETTERED_LABEL = re.compile(
    r"^\s*(?P<name>[A-ZÀ-Þ][\w /&+,-]{3,30}?\s[A-ZÀ-Þ]{2,6}(?:\s?[/&+,]\s?[A-ZÀ-Þ]{2,6})*)\s+(?:[-–—]\s+(?=\S)|(?=(?P<verb>[^\W\d_A-ZÀ-Þ]+)\s))"
)  # "ACTION AL - remind all", "Action point HB/LK remind all"
_PLAIN_LABELS = (
    "attendance",
    "apologies",
    "date",
    "time",
    "place",
    "chair",
)  # that stand without a colon in blocks of capitals
_OF_ACTIONS = ("date", "time", "place", "attendance")  # behind an action in its line: when, where, by whom

_NAMED = re.compile(
    r"(?P<label>[^\W\d][^\d()\[\]]*?)\s*[#-]?\s*(?P<number>\d[\d./-]*[a-z]?)?\s*(?:[(\[]\s*(?P<bracket>[^()\[\]]{1,40}?)\s*[)\]])?"
)
_SENTENCE = re.compile(r"(?:\S+\s+){3,}[^\W\d_A-ZÀ-Þ]{4,}[.!?](?:\s|$)")  # four words or more up to a stop
_LETTERS = re.compile(r"[A-ZÀ-Þ]{2,6}(?:\s*(?:[/&+,]|\s)\s*[A-ZÀ-Þ]{2,6})*")  # "IRC", "HB/LK"


class LabelName(NamedTuple):
    """What the words before a colon say: a meaning of the lexicon, the number of an action, who is to do it ("" where they do not)."""

    meaning: str
    number: str = ""
    party: str = ""


def read_label_name(name: str, vocabulary: Words) -> LabelName | None:
    """The name of a label with its number or who is to do it: "Action 31/2 (HB, LK)", "AP3 IRC", "Action by NRC"; None for no label."""
    name, colon, party = name.strip(" []<>").partition(":")
    match = _NAMED.fullmatch(name.strip())
    meaning = vocabulary.label.find(match["label"], fuzzy=False) if match else None
    if match and meaning and colon:
        return LabelName(meaning, match["number"] or "", party.strip())
    if match and meaning:
        return LabelName(meaning, match["number"] or "", match["bracket"] or "")
    for gap in reversed([*re.finditer(r"\s+", name)]):
        before, behind = name[: gap.start()], name[gap.end() :]
        by = vocabulary.by.match(behind)
        party = behind[by.end() :] if by else behind
        if not (party[:1].isupper() if by else _LETTERS.fullmatch(party)):
            continue
        match = _NAMED.fullmatch(before.strip())
        if match and not match["bracket"] and vocabulary.label.find(match["label"], fuzzy=False) == "actions":
            return LabelName("actions", match["number"] or "", party)
    return None


def find_labels(text: str, vocabulary: Words) -> Iterator[tuple[str, int, int]]:
    """The labels of a passage: meaning, where the label starts, where its value starts.

    The first must open the passage or one of its lines; further ones may follow on the same line
    ("Date: 12 May   Venue: UNHCR").
    """
    if numbered := _numbered_labels(text, vocabulary):
        yield from numbered
        return
    dash = _DASH_LABEL.match(text)
    if dash and vocabulary.label.find(dash["name"], fuzzy=False) in ("actions", "next_meeting"):
        yield "actions" if vocabulary.label.find(dash["name"]) == "actions" else "next_meeting", 0, dash.end()
        return
    lettered = _LETTERED_LABEL.match(text)
    if lettered and _names_owner(lettered["name"], vocabulary) and _opens_task(lettered, vocabulary):
        yield "actions", 0, lettered.end()
        return
    tag = _TAG_LABEL.match(text)
    if tag and vocabulary.label.find(tag["tag"] or tag["loud"], fuzzy=False) == "actions":
        yield "actions", 0, tag.end()
        return
    bracketed = _BRACKETED.match(text)
    named = read_label_name(bracketed["name"], vocabulary) if bracketed else None
    if bracketed and named and named.meaning in ("actions", "decisions"):
        yield named.meaning, 0, bracketed.end()
        return
    capitals = [
        (meaning, match.start(), match.end())
        for match in _CAPITALS_LABEL.finditer(text)
        if (meaning := vocabulary.label.find(match["name"], fuzzy=False)) in _PLAIN_LABELS and ":" not in match[0]
    ]
    if capitals and not text[: capitals[0][1]].strip():
        yield from capitals
        return
    seen = owed = False
    for match in _LABEL.finditer(text) if ":" in text or "：" in text else ():
        name = match["name"]
        at_line_start = not text[: match.start()].strip(" \t•-–*") or text[: match.start()].rstrip(" \t").endswith("\n")
        meaning, start = _suffix_label(name, match.start(), vocabulary, whole=at_line_start, inner=True)
        if meaning not in (None, "actions") and not seen and not at_line_start:
            continue  # inside running text only "Action:" counts as a label
        if meaning == "group":
            value = text[match.end() :].partition("\n")[0]
            if (at_line_start and start > match.start()) or _is_told(value):
                continue  # "Water Cluster: no update.", "Cluster: 63 % of the target was reached."
        if meaning is None or (owed and not at_line_start and meaning in _OF_ACTIONS):
            continue
        seen, owed = True, meaning in ("actions", "decisions") or (owed and not at_line_start)
        yield meaning, start, match.end()


def id_ahead(text: str) -> str:
    """The id that a text opens with: "ACT-7: Action", "(R12) Action"; "" for none."""
    ahead = _ID_AHEAD.match(text)
    return ahead["id"] if ahead else ""


def ids_ahead(names: Iterable[str]) -> frozenset[str]:
    """The ids before the names of labels that number their actions: two or more of one kind. "COVID-19: Actions" is a topic."""
    told = sorted({one for name in names if (one := id_ahead(name))})
    kinds = Counter(one.rstrip("0123456789") for one in told)
    return frozenset(one for one in told if kinds[one.rstrip("0123456789")] > 1)


def _numbered_labels(text: str, vocabulary: Words) -> list[tuple[str, int, int]]:
    """The labels of actions behind ids that open the lines of a text, whatever the ids are made of: "ACT-TC-59:Action: All - send remarks"."""
    found: list[tuple[str, int, int]] = []
    for ahead in _ID_AHEAD.finditer(text) if ":" in text else ():
        line = text[ahead.end() :].partition("\n")[0]
        behind = next(find_labels(line, vocabulary), None)
        if behind and behind[:2] == ("actions", 0):
            found.append(("actions", ahead.start("id") if found else 0, ahead.end() + behind[2]))
        elif not found:
            return []
    return found


def _names_owner(name: str, vocabulary: Words) -> bool:
    """Whether words before a task are a label of actions with who is to act: "ACTION AL", "Action point HB/LK"."""
    named = read_label_name(name, vocabulary)
    return named is not None and named.meaning == "actions" and bool(named.party)


def _opens_task(label: "re.Match[str]", vocabulary: Words) -> bool:
    """Whether a dash stands behind such a label, else a verb of work: "ACTION AL remind all", but not "Actions IRC took"."""
    verb = label["verb"]
    return verb is None or any(key(verb) in said.get("verbs", ()) for said in vocabulary.commitment.values())


def _is_told(value: str) -> bool:
    """Whether what stands behind the label of a group is a sentence and no name."""
    words = value.split()
    cut = len(words) > 1 and words[0].islower() and words[-1].endswith(".")  # "no update."
    return value[:1].isdigit() or cut or _SENTENCE.search(value) is not None


def _suffix_label(name: str, start: int, vocabulary: Words, *, whole: bool, inner: bool) -> tuple[str | None, int]:
    """The meaning of `name`, or of its last words where a label follows a value on the same line."""
    if whole:
        stripped = NUMBERED.sub("", name) if NUMBERED.match(name) else name
        meaning = vocabulary.label.find(stripped)
        named = None if meaning else read_label_name(stripped, vocabulary)
        if meaning or (named and (named.meaning == "actions" or not named.party)):
            return meaning or (named.meaning if named else None), start
    if not inner:
        return None, start
    starts = [0] + [m.end() for m in re.finditer(r"\s+|[,;|(\[]", name)]
    for offset in starts:
        part = name[offset:]
        meaning = vocabulary.label.find(part, fuzzy=False)
        if meaning is None and (named := read_label_name(part, vocabulary)) and named.meaning == "actions":
            meaning = named.meaning
        if name[:offset].rstrip()[-1:] in ("(", "[") and re.search(r"[)\]]", part):
            continue  # "Q (PA): ...": who asks
        after_stop = offset == 0 or re.search(r"[.;)(\[\s]\s*$", name[:offset]) is not None
        if meaning and part[:1].isupper() and meaning != "ignore" and after_stop:
            return meaning, start + offset
    return None, start


def bracket_end(text: str, start: int, value_start: int, end: int) -> int:
    """Where the value of a label ends that stands in brackets inside a sentence: "... (Action: Plan to fill the form)"."""
    if text[:start].rstrip()[-1:] not in ("(", "["):
        return end
    depth = 1
    for at in range(value_start, end):
        depth += (text[at] in "([") - (text[at] in ")]")
        if not depth:
            return at
    return end
