"""Names in the words of an action that are none of its doers, by where they stand.

The topic before who acts ("Website: Mike will add it"), who asks ("Ann asked all to reply"), whom a pronoun that acts only speaks
of ("He will send it to Ann"), and the pronoun of a name ("Ann - I will send it").
"""

from collections.abc import Sequence

from minutes_miner.pipeline.around import around
from minutes_miner.pipeline.binding import Commitment
from minutes_miner.pipeline.commitment import Grammar
from minutes_miner.pipeline.doers import Name
from minutes_miner.pipeline.words import Words


def without_onlookers(
    text: str,
    names: Sequence[Name],
    others: Sequence[Name],
    commitment: Commitment | None,
    grammar: Grammar,
    vocabulary: Words,
) -> list[Name]:
    """Those of some names that may be doers; `others` are all that the text has."""
    asked = min((name.start for name in others if grammar.asks_whom(text[: name.start])), default=0)
    kept = []
    for name in names:
        acts = commitment is not None and commitment.start <= name.start < commitment.end
        asks = name.end <= asked and not acts
        if not asks and not _is_outside(text, name, commitment, vocabulary):
            kept.append(name)
    return [name for name in kept if not around(vocabulary).first_person.fullmatch(name.text)] or kept


def _is_outside(text: str, name: Name, commitment: Commitment | None, vocabulary: Words) -> bool:
    """Whether a name stands before who acts as the topic or as who asks, or behind the pronoun that acts."""
    if commitment is None:
        return False
    if commitment.agent:
        return name.end <= commitment.start and ":" in text[name.end - 1 : commitment.start]
    spoken_of = name.start > commitment.start and around(vocabulary).pronoun.match(text, commitment.start)
    return bool(spoken_of) or (commitment.form == "asked" and name.end <= commitment.start)
