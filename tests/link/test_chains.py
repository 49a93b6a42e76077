"""Chains: a function of the set of mentions and of people's constraints."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.link.chains import chain
from minutes_miner.link.score import explain, probability
from minutes_miner.link.series import group_key
from minutes_miner.records import Mention

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


def test_reworded_actions_are_one_chain() -> None:
    """The same repair under three wordings is one chain, the other school another."""
    assert chain(MENTIONS).clusters == (("m0", "m1", "m3"), ("m2",), ("m4",))


@settings(max_examples=30, deadline=None)
@given(st.permutations(MENTIONS))
def test_order_does_not_matter(mentions: list[Mention]) -> None:
    """Any order of the mentions gives the same chains and questions."""
    assert chain(mentions) == chain(MENTIONS)


def test_people_decide() -> None:
    """Must-links join and cannot-links part, whatever the score."""
    joined = chain(MENTIONS, must=[("m0", "m4")])
    assert any({"m0", "m4"} <= set(cluster) for cluster in joined.clusters)
    parted = chain(MENTIONS, cannot=[("m0", "m1")])
    assert not any({"m0", "m1"} <= set(cluster) for cluster in parted.clusters)


def test_a_score_is_the_sum_of_named_parts() -> None:
    """A score is the same both ways, and its parts have names."""
    a, b = MENTIONS[:2]
    assert probability(a, b) == probability(b, a)
    assert {part.name for part in explain(a, b).parts} >= {"covered", "responsible overlap"}


def test_a_reference_number_links() -> None:
    """The same reference number joins two wordings that share nothing."""
    a = replace(MENTIONS[0], reference="2019/03-4")
    b = replace(MENTIONS[4], reference="2019/03-4", id="m9", document="other")
    assert chain([a, b]).clusters == (("m0", "m9"),)


def test_groups_under_short_and_full_names() -> None:
    """An acronym and the full name have one key; other groups have others."""
    assert group_key("CP SWG") == group_key("Child Protection Sub-Working Group")
    assert group_key("Education Cluster") != group_key("Health Cluster")
