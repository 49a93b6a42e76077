"""The common words are those of the corpus."""

from minutes_miner import lexicon
from minutes_miner.training.common import common_words
from minutes_miner.training.corpus import CORPUS


def test_the_list_is_what_the_corpus_gives() -> None:
    """Made anew, it is the same."""
    assert set(common_words(CORPUS)) == lexicon.common()


def test_entries_may_have_two_words() -> None:
    """ "Follow-up" is one word of the list."""
    assert "follow up" in lexicon.common()
