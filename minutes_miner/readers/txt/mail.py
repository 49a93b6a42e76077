"""The lines of a mail: its head, its signature and the marks of what it quotes are no text of the minutes."""

import re

from minutes_miner.document import split_marker
from minutes_miner.readers.txt.source import Source, State, put_aside

_HEAD = re.compile(
    r"\s*(?:from|sent|to|cc|bcc|subject|date|reply-to|attachments?|importance|de|envoyé|à|objet|para|asunto|enviado|fecha|cci?)\s*:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?:subject|objet|asunto|assunto)\s*:\s*(?:(?:re|fw|fwd|tr|rv)\s*:\s*)*", re.IGNORECASE)
_GREETING = re.compile(
    r"^\s*(?:--|(?:(?:with\s+)?(?:best|kind|warm|many)?\s*regards|(?:yours\s+)?(?:sincerely|faithfully)|yours|(?:many\s+)?thanks|cordialement|bien à vous|saludos|atentamente)"
    r"(?:\s*[,.!–-]*|\s*[,.!–-]\s*\S+(?:\s+\S+){0,2}|\s+and\s+\S+(?:\s+\S+){0,2}))\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_WROTE = re.compile(r"\S@\S|\b(?:wrote|writes|a écrit|escribió|escreveu|schrieb|ha scritto)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\S@\S|https?://|www\.|\+\s?\d{2}|(?:\d[\s().-]?){7}"
    r"|^\W*(?:tel|phone|mob|mobile|cell|fax|office|skype|whatsapp|e-?mail|web|t|m|p|f|tél|portable|teléfono|móvil|correo)\s?[.:]",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:this|ce|cet|cette|este|esta) (?:(?:e-?)?mail|message|communication|courriel|mensaje|correo)\b.{0,200}"
    r"(?:confiden|intended|privileged|recipient|destinat)"
    r"|disclaimer|intended recipient|sent from my|envoyé de mon|enviado desde|before printing|unsubscribe",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\W*(?:p\.?\s?s\b|n\.?\s?b\b|post\s?scriptum)", re.IGNORECASE)
_ACTS = re.compile(r"\W*[A-Z][A-Z/&]+ [a-z]")  # "IOM to print": an agency and what it does, no post
_LOW_WORD = re.compile(r"(?<![\w@.])[^\W\d_A-Z][^\W\d_]{3,}")
_SENTENCE_STOPS = (".", "!", "?", ";", ":", "…")
_MOST_LINES, _MOST_WORDS = 14, 8


def without_mail(lines: list[Source], state: State) -> list[Source]:
    """The lines without the head and the signature of a mail, which go to the furniture; the subject stays.

    Quoting marks before most lines are taken off, and so are those below a line that says who wrote what follows; before a
    few others they are bullets.
    """
    lines = _without_quoting(lines)
    head = 0
    while head < len(lines) and head < 12 and _HEAD.match(lines[head].text):
        head += 1
    if head < 3:
        return lines
    subjects = [line for line in lines[:head] if _SUBJECT.match(line.text)]
    put_aside([line for line in lines[:head] if line not in subjects], state)
    for line in subjects[:1]:
        line.text = _SUBJECT.sub("", line.text)
    kept = subjects + lines[head:]
    for at in range(max(len(kept) - _MOST_LINES, 0), len(kept)):
        if _GREETING.match(kept[at].text) and (end := _signature_end(kept, at)):
            put_aside(kept[at:end], state)
            return kept[:at] + kept[end:]
    return kept


def _without_quoting(lines: list[Source]) -> list[Source]:
    quoted = {at for at, line in enumerate(lines) if line.text.lstrip().startswith(">")}
    heads = sum(bool(_HEAD.match(line.text)) for line in lines)
    if len(quoted) * 2 <= len(lines) - heads:
        answered = set[int]()
        for at in sorted(quoted):
            if at - 1 in answered or (at and _opens_quoting(lines[at - 1].text)):
                answered.add(at)
        quoted = answered
    kept: list[Source] = []
    deep, apart = 0, False
    for at, line in enumerate(lines):
        marks = _QUOTED.match(line.text) if at in quoted else None
        before, deep = deep, marks[0].count(">") if marks else 0
        line.text = line.text[marks.end() :] if marks else line.text
        apart = apart or before != deep
        if marks is not None and not line.text.strip():
            apart = True
            continue
        line.blank_before = max(line.blank_before, int(apart))
        kept.append(line)
        apart = False
    return kept


def _opens_quoting(text: str) -> bool:
    return text.rstrip().endswith(":") and _WROTE.search(text) is not None


def _signature_end(lines: list[Source], at: int) -> int:
    """Where the signature ends that a greeting opens, 0 where it opens none: below it stand a name, a post, ways to write
    or call and what a firm adds to its mails. What has items of a list below it greets at the head of a text."""
    if any(split_marker(line.text)[0] for line in lines[at + 1 :] if not line.text.lstrip().startswith(">")):
        return 0
    end = at + 1
    disclaims = False
    while end < len(lines):
        line, named = lines[end], end > at + 1
        disclaims = named and (_DISCLAIMER.search(line.text) is not None or (disclaims and not line.blank_before))
        if not (disclaims or _signs(line, named=named)):
            break
        end += 1
    return end if end > at + 1 or end == len(lines) else 0


def _signs(line: Source, *, named: bool) -> bool:
    """Whether a line can stand in a signature; the first one is a name, and after a blank line a post is no sure sign."""
    text = line.text.strip()
    if (_HEAD.match(text) and not _ADDRESS.search(text)) or _POSTSCRIPT.match(text):
        return False
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if len(words) > _MOST_WORDS:
        return False
    if _ADDRESS.search(text):
        return True
    if _ACTS.match(text) or (text.endswith(_SENTENCE_STOPS) and len(words) > 1):
        return False
    low = len(_LOW_WORD.findall(text))
    if not named:
        name = re.split(r"[,/(|]", text)[0]
        return low <= 1 and (len(words) <= 2 or not _LOW_WORD.search(name))
    return not low or (not line.blank_before and low <= 2 and not re.search(r"\d", text))
