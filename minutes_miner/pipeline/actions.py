"""Action points: from columns, labels and lists where a layout says it plainly, from sentences where it does not.

Where a passage looks like a commitment but is not taken, it becomes a near miss with the reason.
"""

from spacy.language import Language
from spacy.tokens import Doc

from minutes_miner.pipeline.findings import findings_of, layout_of
from minutes_miner.pipeline.layout import fold
from minutes_miner.pipeline.lists import Lists
from minutes_miner.pipeline.matters import Matters
from minutes_miner.pipeline.motions import Motions
from minutes_miner.pipeline.owned import OwnedLines
from minutes_miner.pipeline.prose import Prose
from minutes_miner.pipeline.rows import Rows
from minutes_miner.pipeline.stated import StatedLines
from minutes_miner.pipeline.taken_on import TakenOn
from minutes_miner.pipeline.taking import Sure, Taking
from minutes_miner.pipeline.teller import teller_of
from minutes_miner.pipeline.words import Words, words
from minutes_miner.records import NearMiss


class Actions:
    """Fills `drafts` and `near_misses` of the findings."""

    def __init__(self, vocabulary: Words, *, sure: Sure) -> None:
        self.words = vocabulary
        self.sure = sure

    def __call__(self, doc: Doc) -> Doc:
        """Predict, then annotate."""
        layout, found = layout_of(doc), findings_of(doc)
        taking = Taking(layout, found, teller_of(doc, self.words), self.sure)
        if found.kind != "other":
            Rows(taking).take()
            owned = OwnedLines(taking)
            owned.take_labelled()
            Matters(taking).take()
            Lists(taking).take()
            if found.kind != "workplan":
                Motions(taking).take()
                owned.take()
                StatedLines(taking).take()
                TakenOn(taking).take()
                Prose(taking).take()
            found.drafts.sort(key=lambda draft: (draft.start, draft.end))
        else:
            _miss_labelled(taking)
        _offer_comments(taking)
        return doc


def _miss_labelled(taking: Taking) -> None:
    """A document that is no record of a meeting gives no action points, but what looks like one is told."""
    for passage in taking.layout.passages:
        if taking.found.zones[passage.index] in ("actions", "decisions", "review"):
            taking.miss(passage, taking.layout.text_of(passage), "the document is no record of a meeting")


def _offer_comments(taking: Taking) -> None:
    """A comment in the margin that binds somebody is offered; it is no part of the minutes."""
    for comment in taking.layout.document.comments:
        text = fold(comment.text)
        if taking.acts(text):
            author = fold(comment.author or "") or None
            taking.found.near_misses.append(NearMiss(text, comment.page, "a comment in the margin", author))


def create_actions(
    nlp: Language,
    name: str,
    sure_prose: float,
    judge_likely: float,
    judge_least: float,
    judge_veto: float,
) -> Actions:
    """The component, made by spaCy from the config.

    `sure_prose` is the least certainty of a sentence that rules take without a judge. `judge_likely` is the probability from which the judge
    holds something for an action, `judge_least` that from which a sentence is proposed, and `judge_veto` that without which nothing is
    proposed that the layout announces. Which of the proposals are kept, the component "verdict" says.
    """
    return Actions(words(), sure=Sure(sure_prose, judge_likely, judge_least, judge_veto))


Language.factory("minutes_actions", func=create_actions)
