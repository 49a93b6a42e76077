"""How far an action is: from its status cell, from the words behind it, from a sub-bullet or the next sentence."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.findings import Draft, findings_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.names import names_of
from minutes_miner.pipeline.words import Words, key, words
from minutes_miner.records import Status

_TICK = re.compile(r"^\W*[✓✔√☑🗹\uf0fc\u2705]")
_CROSS = re.compile(r"^\W*[✗✘☐☒×❌]\W*$")
_NAMED = re.compile(r"[\s([–-]+(?:status|statut|état|estado|الحالة)\s*[:=]\s*([^:]{2,200}?)[\s)\]]*$", re.IGNORECASE)
_REPORTED = re.compile(
    r"(?P<what>[^–—:/]{4,90}?)(?:\s[-–—/]+\s|:\s+)(?P<state>\S.*)$", re.DOTALL
)  # "Signage – not progressed"
_PERCENT = re.compile(r"(\d{1,3})\s?%")
_NUMBERS = {
    word: at
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NEAR_START = 6  # words: a status word later in a sentence mostly tells of something else


def find_status(text: str, vocabulary: Words, *, within: int = 40) -> Status | None:
    """The status that a text tells; None where no word of the lexicon stands among its first `within` words.

    The earliest word decides, at the same place the longest: "not done yet" is open, "done, not yet sent" is done.
    """
    if _TICK.match(text):
        return "done"
    percent = _PERCENT.search(text)
    if percent:
        value = int(percent[1])
        return "done" if value >= 100 else "in_progress" if value else "open"
    if _is_part(text):
        return "in_progress"
    tokens = key(text).replace("/", " / ").split()[:within]
    folded = key(text)
    padded = f" {' '.join(folded.split()[:within])} "
    best: tuple[int, int, Status] | None = None
    for entry, meaning in vocabulary.status:
        at = padded.find(f" {entry} ")
        if at >= 0 and (best is None or (at, -len(entry)) < best[:2]):
            best = (at, -len(entry), meaning)  # type: ignore[assignment]
    if best is None:
        return "open" if _CROSS.match(text) or (tokens and tokens[0] == "?") else None
    return best[2]


def _take_named_status(draft: Draft) -> None:
    """ "... Status: done" at the end of an action is its status cell."""
    match = _NAMED.search(draft.text)
    if match and not draft.status_cell.strip():
        draft.status_cell = match[1]
        draft.text = draft.text[: match.start()].strip(" -–;,([") or draft.text


def _is_part(text: str) -> bool:
    """ "Five of nine received": some, not all."""
    match = re.match(r"\W*(?:only\s+)?(\w+)\s+(?:of|out of|sur|de)\s+(?:the\s+)?(\w+)\b", text.lower())
    if not match:
        return False
    some, all_of = (_NUMBERS.get(word) or (int(word) if word.isdigit() else None) for word in match.groups())
    return bool(some and all_of and some < all_of)


class StatusOfActions:
    """Sets `status` and `status_text` of each draft, and `kind` where the document reports on the action."""

    def __init__(self, vocabulary: Words) -> None:
        self.words = vocabulary
        self.is_agent: Callable[[str], bool] = lambda _: False

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        found = findings_of(doc)
        _, grammar = names_of(doc, found.attendees, self.words, found.languages)
        self.is_agent = lambda name: grammar.is_agent(name) >= 0.75
        for draft in found.drafts:
            _take_named_status(draft)
            if draft.status_cell.strip():
                self._from_cell(draft)
            elif draft.kind == "status":
                self._from_tail(draft)
            else:
                self._from_mark(draft)
            if draft.done and draft.status == "open":
                draft.status, draft.kind = "done", "status"
        return doc

    def _from_cell(self, draft: Draft) -> None:
        text = fold(draft.status_cell)
        draft.status_text = text
        found = find_status(text, self.words)
        if found is None:
            draft.status, draft.status_certainty = "open", 0.6
        else:
            draft.status = found
            near = find_status(text, self.words, within=_NEAR_START)
            draft.status_certainty = 0.95 if near == found else 0.8
        draft.kind = "status"

    def _from_tail(self, draft: Draft) -> None:
        """In a review list: the state stands behind a dash, a colon, in brackets, or as the next sentence."""
        for match in reversed(list(re.finditer(r"(?:\s[-–—=>]+>?\s+|:\s+|\s*[(\[]|\.\s+|;\s+|\n)(?=\S)", draft.text))):
            tail = draft.text[match.end() :].strip(" )].")
            found = find_status(tail, self.words, within=_NEAR_START)
            if found and match.start() > 8:
                draft.status, draft.status_text, draft.status_certainty = found, tail, 0.85
                draft.text = draft.text[: match.start()].strip(" -–—:;([") or draft.text
                return
        named = _REPORTED.match(draft.text)
        if named and not self.is_agent(named["what"]):
            found = find_status(named["state"], self.words)
            draft.status, draft.status_text = found or "open", named["state"].strip(" .)")
            draft.status_certainty = 0.75 if found else 0.6
            draft.text = named["what"].strip()
            return
        found = find_status(draft.text, self.words)
        if found and found != "open":
            draft.status, draft.status_text, draft.status_certainty = found, draft.text, 0.6
        else:
            draft.status_certainty = 0.7

    def _from_mark(self, draft: Draft) -> None:
        """Outside reviews only a short bracket or a dash with one plain word at the very end tells a state."""
        match = re.search(r"\s*(?:[(\[]\s*([^()\[\]]{2,40})\s*[)\]]|\s[-–—]+\s*([^-–—.,;:]{2,30}))\s*\.?$", draft.text)
        tail = (match[1] or match[2] or "").strip() if match else ""
        if match and tail and any(entry == key(tail) for entry, meaning in self.words.status if meaning != "open"):
            draft.status = find_status(tail, self.words) or "open"
            draft.status_text, draft.kind = tail, "status"
            draft.text = draft.text[: match.start()].strip()


def create_status(nlp: Language, name: str) -> StatusOfActions:
    """The component, made by spaCy from the config."""
    return StatusOfActions(words())


Language.factory("minutes_status", func=create_status)
