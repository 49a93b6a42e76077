"""The lines of a mail: its head, its signature and the marks of what it quotes are no text of the minutes."""

import re
from collections.abc import Sequence

from minutes_miner.document import split_marker
from minutes_miner.readers.txt.source import Source, State, put_aside

_HEAD = re.compile(
    r"\W*(?:from|sent|to|cc|bcc|subject|date|reply-to|attachments?|importance|de|envoyé|à|objet|para|asunto|assunto|enviado(?: el)?|enviada(?: em)?|"
    r"fecha|data|pièces jointes|cci?|von|an|gesendet|betreff|datum|van|aan|verzonden|onderwerp|da|a|inviato|oggetto|من|إلى|الموضوع|التاريخ|تاريخ الإرسال|نسخة)\W{0,3}:",
    re.IGNORECASE,
)
_SUBJECTS = ("subject", "objet", "asunto", "assunto", "betreff", "onderwerp", "oggetto", "الموضوع")
_SUBJECT = re.compile(
    rf"^\W*(?:{'|'.join(_SUBJECTS)})\W{{0,3}}:[\s*]{{0,3}}(?:(?:re|fw|fwd|tr|rv|aw|wg)\s*:\s*)*",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(  # the line that programs set above the head of an older mail
    r"\s*(?:-{2,}.{3,60}-{2,}|_{10,}|(?:begin forwarded message|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado)\s*:)\s*",
    re.IGNORECASE,
)
_SENDERS = frozenset(("from", "de", "von", "van", "da", "من"))
_SENT = frozenset(
    (
        "from",
        "von",
        "van",
        "da",
        "sent",
        "envoyé",
        "enviado",
        "enviada",
        "gesendet",
        "verzonden",
        "inviato",
        "من",
        "تاريخ الإرسال",
    )
)
_GOES_ON = re.compile(r"[@;<]|^\s+\S")  # receivers that go on in the next line
_LEAST_HEADS, _MOST_WRAPPED = 3, 30  # lines of a head, of its lists of receivers
_GREETING = re.compile(
    r"^\s*(?:--|(?:(?:with\s+)?(?:best|kind|warm|many)?\s*regards|(?:yours\s+)?(?:sincerely|faithfully)|yours|(?:many\s+)?thanks|cordialement|bien à vous|saludos|atentamente)"
    r"(?:\s*[,.!–-]*|\s*[,.!–-]\s*\S+(?:\s+\S+){0,2}|\s+and\s+\S+(?:\s+\S+){0,2}))\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_WROTE = re.compile(
    r"\S@\S|\b(?:wrote|writes|a écrit|escribió|escreveu|schrieb|ha scritto|schreef|كتب)\b", re.IGNORECASE
)
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
    """The lines without the heads of mails and the signature of the last one, which go to the furniture; subjects stay.

    Quoting marks before most lines are taken off, and so are those below a line that says who wrote what follows; before a
    few others they are bullets.
    """
    lines = _without_quoting(lines)
    state.mails = older_mails(lines)
    begin, end = _signature(lines) if _head_end(lines, 0) else (0, 0)
    kept = _without_heads(lines[:begin] + lines[end:], state)
    put_aside(lines[begin:end], state)
    return kept


def older_mails(lines: Sequence[Source]) -> list[int]:
    """The numbers of the lines at which older mails begin below a newer one: at their heads, or where a line says who wrote
    what it quotes."""
    found: list[int] = []
    at = _head_end(lines, 0)
    while at < len(lines):
        end = _head_end(lines, at) if at else 0
        if end or (at and _opens_quoting(lines[at].text)):
            found.append(lines[at].number)
        at = max(end, at + 1)
    return found


def _without_heads(lines: list[Source], state: State) -> list[Source]:
    """The lines without the heads of mails, be it at the top or where an older mail begins, and what announces them."""
    kept: list[Source] = []
    at = 0
    while at < len(lines):
        begin = at + 1 if _PASSED_ON.fullmatch(lines[at].text) else at
        end = _head_end(lines, begin)
        if not end:
            kept.append(lines[at])
            at += 1
            continue
        subject = next((line for line in lines[begin:end] if _SUBJECT.match(line.text)), None)
        put_aside([line for line in lines[at:end] if line is not subject], state)
        if subject is not None and (bare := _SUBJECT.sub("", subject.text)).strip():
            kept.append(Source(bare, subject.number, max(lines[at].blank_before, int(begin > 0))))
        if end < len(lines):
            lines[end].blank_before = max(lines[end].blank_before, 1)
        at = end
    return kept


def _head_end(lines: Sequence[Source], at: int) -> int:
    """Where the head of a mail ends that begins at a line, with the receivers that wrap; 0 where none begins there.

    Its lines stand together and are of different kinds; one of them names the sender, but at the top of a text. Two are enough
    there where one tells the subject, the other who sent it or when.
    """
    begun = at
    names: set[str] = set()
    end = at
    while at < len(lines) and (at == begun or not lines[at].blank_before) and at - end < _MOST_WRAPPED:
        found = _HEAD.match(lines[at].text)
        if found:
            names.add(found[0].strip(" :*>\t").casefold())
            end = at + 1
        elif not names or not _GOES_ON.search(lines[at].text):
            break
        at += 1
    if len(names) == _LEAST_HEADS - 1 and not begun:
        return end if not names.isdisjoint(_SENT) and not names.isdisjoint(_SUBJECTS) else 0
    return end if len(names) >= _LEAST_HEADS and (not begun or not _SENDERS.isdisjoint(names)) else 0


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


def _signature(lines: list[Source]) -> tuple[int, int]:
    """Where the signature at the end of a mail begins and ends."""
    for at in range(max(len(lines) - _MOST_LINES, 0), len(lines)):
        if _GREETING.match(lines[at].text) and (end := _signature_end(lines, at)):
            return at, end
    return 0, 0


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
