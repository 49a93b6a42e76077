"""Labels in a text: where each stands, what it means and where its value begins."""

import re
from collections.abc import Iterator

from minutes_miner.pipeline.words import Words

NUMBERED = re.compile(
    r"^\s*(?:(?:agenda\s+)?item\s+)?[\divxIVX]{1,4}(?:\.\d+)*\s*[.):/–-]+\s*|^\s*(?:agenda\s+)?item\s+\d+\s*",
    re.IGNORECASE,
)


_LABEL = re.compile(r"(?:^|(?<=[\s|;,(\[]))(?P<name>[^\W\d][^\n:|]{0,58}?)\s*[:：]+(?![/\d])\s*", re.MULTILINE)
_DASH_LABEL = re.compile(r"^\s*(?P<name>[^\W\d][\w /&'’.()]{1,38}?)\s*[-–—=]+>?\s+(?=\S)")
_CAPITALS_LABEL = re.compile(
    r"^\s*(?P<name>[A-ZÀ-Þ]{4,}(?: (?:[A-ZÀ-Þ&]+))?)\s+(?=[A-ZÀ-Þ0-9][^\n]*[,\d])", re.MULTILINE
)
# "#todo call the bank", "@action: ...", "TODO Ann to call the bank": tags of notes that are written as they are spoken
_TAG_LABEL = re.compile(
    r"^\s*(?:[#@](?P<tag>[^\W\d_][\w-]{1,20})(?:\s*:\s*|\s+)(?=\S)|(?P<loud>[A-ZÀ-Þ][A-ZÀ-Þ-]{2,20})\s+(?=\S*[^\WA-ZÀ-Þ]\S*\s))"
)
_PLAIN_LABELS = (
    "attendance",
    "apologies",
    "date",
    "time",
    "place",
    "chair",
)  # that stand without a colon in blocks of capitals


def find_labels(text: str, vocabulary: Words) -> Iterator[tuple[str, int, int]]:
    """The labels of a passage: meaning, where the label starts, where its value starts.

    The first must open the passage or one of its lines; further ones may follow on the same line
    ("Date: 12 May   Venue: UNHCR").
    """
    dash = _DASH_LABEL.match(text)
    if dash and vocabulary.label.find(dash["name"], fuzzy=False) in ("actions", "next_meeting"):
        yield "actions" if vocabulary.label.find(dash["name"]) == "actions" else "next_meeting", 0, dash.end()
        return
    tag = _TAG_LABEL.match(text)
    if tag and vocabulary.label.find(tag["tag"] or tag["loud"], fuzzy=False) == "actions":
        yield "actions", 0, tag.end()
        return
    capitals = [
        (meaning, match.start(), match.end())
        for match in _CAPITALS_LABEL.finditer(text)
        if (meaning := vocabulary.label.find(match["name"], fuzzy=False)) in _PLAIN_LABELS and ":" not in match[0]
    ]
    if capitals and not text[: capitals[0][1]].strip():
        yield from capitals
        return
    seen = False
    for match in _LABEL.finditer(text) if ":" in text or "：" in text else ():
        name = match["name"]
        at_line_start = not text[: match.start()].strip(" \t•-–*") or text[: match.start()].rstrip(" \t").endswith("\n")
        meaning, start = _suffix_label(name, match.start(), vocabulary, whole=at_line_start, inner=True)
        if meaning not in (None, "actions") and not seen and not at_line_start:
            continue  # inside running text only "Action:" counts as a label
        if meaning is None:
            continue
        seen = True
        yield meaning, start, match.end()


def _suffix_label(name: str, start: int, vocabulary: Words, *, whole: bool, inner: bool) -> tuple[str | None, int]:
    """The meaning of `name`, or of its last words where a label follows a value on the same line."""
    if whole:
        stripped = NUMBERED.sub("", name) if NUMBERED.match(name) else name
        meaning = vocabulary.label.find(stripped) or vocabulary.label.find(
            re.sub(r"\s*#?\s*\d[\d./-]*$", "", stripped), fuzzy=False
        )
        if meaning:
            return meaning, start
    if not inner:
        return None, start
    starts = [0] + [m.end() for m in re.finditer(r"\s+|[,;|(\[]", name)]
    for offset in starts:
        part = name[offset:]
        meaning = vocabulary.label.find(part, fuzzy=False)
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
