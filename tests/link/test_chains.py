"""Chains: a function of the set of mentions and of people's constraints."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.link.chains import chain
from minutes_miner.link.pairs import fingerprint, score_pairs
from minutes_miner.link.parts import pair_values
from minutes_miner.link.score import WEIGHTS, explain, probability
from minutes_miner.records import Mention
from minutes_miner.training.linking import read_chains

CORPUS = Path(__file__).parents[2] / "corpus" / "linking"
TEXTS = [
    ("2015-01-10", "WASH team to repair the pump at Kisoro health centre", ("WASH team",)),
    ("2015-02-14", "Repair of the pump at Kisoro health centre", ("WASH team",)),
    ("2015-02-14", "Repair of the pump at Mbarara school", ("WASH team",)),
    ("2015-03-14", "Pump at Kisoro health centre to be repaired", ("WASH team",)),
    ("2015-03-14", "Treasurer to present the budget for 2016", ("Treasurer",)),
]
MENTIONS = [
    Mention(id=f"m{at}", document=day, row=at, group="g", meeting_date=day, text=text, responsible=who)
    for at, (day, text, who) in enumerate(TEXTS)
]
GROUP = [gold.mention for gold in read_chains(CORPUS / "prot.jsonl")]


def test_reworded_actions_are_one_chain() -> None:
    """The same repair under three wordings is one chain, the other school another."""
    assert chain(MENTIONS).clusters == (("m0", "m1", "m3"), ("m2",), ("m4",))


@settings(max_examples=20, deadline=None)
@given(st.permutations(GROUP))
def test_order_does_not_matter(mentions: list[Mention]) -> None:
    """Any order of the mentions gives the same chains and questions."""
    assert chain(mentions) == chain(GROUP)


@settings(max_examples=20, deadline=None)
@given(st.permutations(GROUP), st.lists(st.integers(1, len(GROUP) - 1), min_size=1, max_size=3))
def test_batches_do_not_matter(mentions: list[Mention], cuts: list[int]) -> None:
    """Scores kept from earlier batches and those of new mentions are the scores of all at once."""
    kept: dict[tuple[str, str], float] = {}
    before = 0
    for cut in sorted({*cuts, len(mentions)}):
        kept = score_pairs(mentions[:cut], known=kept, fresh={m.id for m in mentions[before:cut]})
        before = cut
    assert kept == score_pairs(GROUP)


def test_people_decide() -> None:
    """Must-links join and cannot-links part, whatever the score."""
    joined = chain(MENTIONS, must=[("m0", "m4")])
    assert any({"m0", "m4"} <= set(cluster) for cluster in joined.clusters)
    parted = chain(MENTIONS, cannot=[("m0", "m1")])
    assert not any({"m0", "m1"} <= set(cluster) for cluster in parted.clusters)


def test_a_score_is_the_sum_of_named_parts() -> None:
    """A score is the same both ways, and bias and parts add up to its log-odds."""
    a, b = MENTIONS[:2]
    told = explain(a, b)
    assert told.probability == probability(a, b) == probability(b, a)
    assert {part.name for part in told.parts} >= {"covered", "responsible overlap"}
    odds = told.bias + sum(part.contribution for part in told.parts)
    assert abs(1 / (1 + 2.718281828459045**-odds) - told.probability) < 1e-9


def test_every_part_has_a_weight() -> None:
    """The weights that are shipped are those of the parts."""
    assert WEIGHTS.keys() - {"bias"} == pair_values(*MENTIONS[:2]).keys()


def test_a_reference_number_links() -> None:
    """The same reference number joins two wordings that share nothing."""
    a = replace(MENTIONS[0], reference="2019/03-4")
    b = replace(MENTIONS[4], reference="2019/03-4", id="m9", document="other")
    assert chain([a, b]).clusters == (("m0", "m9"),)


def test_another_period_is_another_action() -> None:
    """The same report for another month stays apart, and nobody is asked."""
    texts = ["Partners to send figures for May", "Partners to send figures for June", "June figures received"]
    mentions = [replace(MENTIONS[at], text=text, responsible=(), id=f"p{at}") for at, text in enumerate(texts)]
    assert ("p0",) in chain(mentions).clusters


def test_a_doubt_is_asked_with_reasons() -> None:
    """What is neither joined nor out of the question is a question, with parts for and against."""
    doubts = chain(GROUP).questions + chain([m.mention for m in read_chains(CORPUS / "gov.jsonl")]).questions
    assert doubts
    by_id = {
        gold.mention.id: gold.mention for name in ("prot", "gov") for gold in read_chains(CORPUS / f"{name}.jsonl")
    }
    for q in doubts:
        told = explain(by_id[q.a], by_id[q.b])
        assert 0 < q.probability == round(told.probability, 3) < 1
        assert {part.contribution > 0 for part in told.parts} == {True, False}


def test_a_fingerprint_follows_the_content() -> None:
    """A mention that changed is scored anew, one that did not is not."""
    assert fingerprint(MENTIONS[0]) == fingerprint(replace(MENTIONS[0]))
    assert fingerprint(MENTIONS[0]) != fingerprint(replace(MENTIONS[0], deadline="2015-02-01"))
