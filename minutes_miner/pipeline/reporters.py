"""Who is to do an action that a report tells of: whoever opens the report with what they did, or stands behind "by".

"Website – Cllr Lowe has not yet done this": the matter names nobody, the report does.
"""

from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import names_in
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.names import Known
from minutes_miner.pipeline.words import Words

_SURE = 0.75  # of somebody
_BY = 12  # words of a report among which it tells by whom something was done


def reporters(report: str, known: Known, vocabulary: Words, grammar: Grammar) -> list[str]:
    """The names in a report of those who did or are to do what it tells; [] where it names nobody."""
    text = fold(report)
    names = [
        name for name in names_in(text, known=known, vocabulary=vocabulary) if grammar.is_agent(name.text) >= _SURE
    ]
    opening = [name for name in names if around(vocabulary).opening.fullmatch(text[: name.start])]
    if opening and around(vocabulary).acts.match(text, opening[0].end):
        return [opening[0].text]
    return [
        name.text
        for name in names
        if around(vocabulary).surely_by.search(text[: name.start])
        and not around(vocabulary).moved_by.search(text[: name.start])
        and len(text[: name.start].split()) <= _BY
    ][:1]
