"""What people said of a document as a whole comes before what its text tells: its kind, the day of its meeting, its group."""

from spacy.tokens import Doc

from minutes_miner.link.series import group_key
from minutes_miner.pipeline.findings import Findings
from minutes_miner.records import Given, Word

SAID = "said"  # in `Doc.user_data`: what people said of the document, the latest first
_SETTLED = {"kind": ("not-minutes",), "date": ("date-conflict",)}  # doubts that a word of a person ends


def settle(doc: Doc, found: Findings, date: str | None, group: str | None) -> Given:
    """What counts: of each field the latest word that holds, else what the text tells. The kind is written down here."""
    alone = Given(found.kind, date, group)
    said = [word.given for word in doc.user_data.get(SAID, ()) if _holds(word, alone)]
    if not said:
        return alone
    found.alone = alone
    kind, date, group = (
        next((value for given in said if (value := getattr(given, field)) is not None), None)
        for field in ("kind", "date", "group")
    )
    over = [code for field, value in (("kind", kind), ("date", date)) if value for code in _SETTLED[field]]
    found.warnings = [warning for warning in found.warnings if warning.code not in over]
    if kind == "other":
        found.warn("not-minutes", "A person said that it is no record of a meeting.")
    found.kind = kind or alone.kind or "other"
    return Given(found.kind, date or alone.date, group or alone.group)


def _holds(word: Word, alone: Given) -> bool:
    """Whether what was said, perhaps of another version of the file, is said of this text too: that one tells of another meeting
    where it gives another day or group."""
    other_day = alone.date and word.days and alone.date not in word.days
    keys = {group_key(name) for name in word.groups}
    other_group = alone.group and keys and group_key(alone.group) not in keys
    return not (other_day or other_group)
