"""Chains: a function of the set of mentions and of people's constraints."""

import gc
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.link.chains import APART, LINK, chain
from minutes_miner.link.glance import Glance, keys_of
from minutes_miner.link.numbered import numbered_in
from minutes_miner.link.pairs import FLOOR, fingerprint, pair_key, score_pairs
from minutes_miner.link.parts import OF_SHARED_WORDS, OF_WORDS, identity_values, in_order, pair_values, text_values
from minutes_miner.link.score import WEIGHTS, explain, probability
from minutes_miner.link.signature import Signature, signature
from minutes_miner.records import Mention, Status
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
GROUP_OF_YEARS = [gold.mention for gold in read_chains(CORPUS / "gov.jsonl")]
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
    kept, before = None, 0
    for cut in sorted({*cuts, len(mentions)}):
        kept = score_pairs(mentions[:cut], known=kept, fresh={m.id for m in mentions[before:cut]})
        before = cut
    assert kept == score_pairs(GROUP)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_no_pair_is_left_out(path: Path) -> None:
    """What is told at a glance leaves out no pair that reaches the floor when each is compared with each."""
    group = [gold.mention for gold in read_chains(path)]
    full = {pair_key(a.id, b.id): probability(a, b) for a, b in combinations(group, 2)}
    kept = {pair: p for pair, p in full.items() if p >= FLOOR}
    assert dict(score_pairs(group)) == pytest.approx(kept)


def test_a_glance_spares_most_of_the_work() -> None:
    """Most pairs of a group are told apart without looking at them closely."""
    ordered = sorted(GROUP_OF_YEARS, key=in_order)
    glance = Glance(ordered, [keys_of(m) for m in ordered], FLOOR, weights=WEIGHTS)
    looked_at = sum(len(glance.near(at)) for at in range(len(ordered)))
    assert looked_at < len(ordered) ** 2 / 3


def test_parts_of_a_group_stand_alone() -> None:
    """Chains of the mentions that hang together are those of the whole group: new minutes leave the rest alone."""
    scores = score_pairs(GROUP_OF_YEARS)
    by_id = {mention.id: mention for mention in GROUP_OF_YEARS}
    parts = scores.components(list(by_id), APART)
    assert len(parts) > 3
    found = [chain([by_id[m] for m in part], scores=scores) for part in parts]
    whole = chain(GROUP_OF_YEARS, scores=scores)
    assert sorted(c for one in found for c in one.clusters) == sorted(whole.clusters)
    assert {q for one in found for q in one.questions} == set(whole.questions)


def test_what_the_words_decide_is_listed() -> None:
    """The parts of which a glance takes the most are all that follow from words."""
    x, y = signature(MENTIONS[0]), signature(MENTIONS[1])
    assert {*OF_WORDS, "reference"} == (text_values(x, y, {}) | identity_values(x, y, {})).keys()
    apart = text_values(x, replace(y, weights={"else": 1.0}, item=frozenset(), names=frozenset()), {})
    assert all(apart[name] == 0 for name in OF_SHARED_WORDS if name in apart)


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


def test_text_and_table_of_one_document_tell_one_action() -> None:
    """An action in the text and in the table of all actions is rather one than two rows of a table; another thing is another."""
    text = replace(
        MENTIONS[0], text="Clerk to order new swing seats by 30 September", responsible=("Clerk",), id="text"
    )
    row = replace(text, text="Order new swing seats", id="row", row=9, in_table=True, agenda_item="Playground")
    assert chain([text, row]).clusters == (("text", "row"),)
    assert probability(text, row) > probability(replace(text, in_table=True), row)
    assert probability(text, row) > probability(text, replace(row, status="done"))
    assert len(chain([text, replace(row, text="Order new bus shelter")]).clusters) == 2


def test_another_period_is_another_action() -> None:
    """The same report for another month stays apart, and nobody is asked."""
    texts = ["Partners to send figures for May", "Partners to send figures for June", "June figures received"]
    mentions = [replace(MENTIONS[at], text=text, responsible=(), id=f"p{at}") for at, text in enumerate(texts)]
    assert ("p0",) in chain(mentions).clusters


def _chains(*told: Mention) -> list[list[str]]:
    """The ids of each chain, sorted."""
    return sorted(sorted(cluster) for cluster in chain(told).clusters)


def _said(id_: str, day: str, text: str, **more: object) -> Mention:
    mention = Mention(id=id_, document=day, row=1, group="g", meeting_date=day, text=text, responsible=("Clerk",))
    return replace(mention, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Clerk to repair the door of Block A.", "Clerk to repair the door of Block B.", id="letter"),
        pytest.param("Certificate for pier 3 to be provided", "Certificate for pier 4 to be provided", id="number"),
        pytest.param("Remplacer la serrure de la salle n° 3", "Remplacer la serrure de la salle n° 5", id="French"),
        pytest.param("Reparar el techo del aula 2", "Reparar el techo del aula 7", id="Spanish"),
    ],
)
def test_things_told_apart_by_a_number(one: str, other: str) -> None:
    """The same words with another number are another action; with the same they are one."""
    first = _said("a", "2024-01-08", one)
    assert _chains(first, _said("b", "2024-03-04", other)) == [["a"], ["b"]]
    assert _chains(first, _said("b", "2024-03-04", one)) == [["a", "b"]]


def test_a_mention_without_a_number_is_no_bridge() -> None:
    """The chains of court 1 and of court 2 stay apart, whatever says no number; a person may join them."""
    told = (
        _said("a", "2024-02-12", "Call electrician about the floodlights on court 1"),
        _said("b", "2024-03-11", "Electrician re floodlights", status="in_progress"),
        _said("c", "2024-04-08", "Call electrician about floodlights on court 2"),
    )
    home = {id_: at for at, cluster in enumerate(chain(told).clusters) for id_ in cluster}
    assert home["a"] != home["c"]
    assert ("a", "b", "c") in chain(told, must=[("a", "c"), ("a", "b")]).clusters


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Electrician court 2 floodlights", {("court", "2")}),
        ("clean courts 3 and 4 with Verdant", {("courts", "3"), ("courts", "4")}),
        ("Flat No. 4 repairs", {("flat", "4")}),
        ("Bloque A: pintado", {("bloque", "a")}),
        ("come on Tuesday at gate 10:30", set()),
        ("train 40 teachers", set()),
        ("submit the report on Monday 12", set()),
        ("increase to USD 500", set()),
        ("visita el 12 de marzo", set()),
        ("Cllr K Oduya to write", set()),
        ("send A letter", set()),
        ("Chairman J. Smith to write", set()),
        ("repair Block A. Clerk to report", {("block", "a")}),
    ],
)
def test_numbered_things(text: str, things: set[tuple[str, str]]) -> None:
    """A number or letter behind a thing names it; a count, a day, an amount and an initial do not."""
    assert set(numbered_in(text)) == things


def test_words_that_name_nothing_join_nothing() -> None:
    """Two bare tasks of different days may be of different things, unless their agenda item says what."""
    bare = [
        _said(id_, day, "Clerk to chase.", agenda_item="AOB") for id_, day in (("a", "2024-01-08"), ("b", "2024-03-04"))
    ]
    assert _chains(*bare) == [["a"], ["b"]]
    assert _chains(*(replace(mention, agenda_item="Bus shelter") for mention in bare)) == [["a", "b"]]


def test_review_and_summary_of_one_document_are_one_chain() -> None:
    """What is gone through and not closed may stand among the new actions again; two new ones of one table are two."""
    day = "2024-03-11"
    review = _said(
        "r", day, "Second quote for court cleaning", kind="status", agenda_item="Matters arising", in_table=True
    )
    again = _said("s", day, "Obtain second quote for court cleaning", row=5, agenda_item="AGM", in_table=True)
    first = _said("a", "2024-02-12", "Obtain second quote for court cleaning", in_table=True)
    assert _chains(first, review, again) == [["a", "r", "s"]]
    assert probability(review, again) > probability(replace(review, agenda_item="AGM"), again)


def test_numbers_of_minutes_link() -> None:
    """A minute's number in common speaks for one action, another number against."""
    a = _said("a", "2024-01-08", "Temporary works certificate", agenda_item="2.1")
    b = _said("b", "2024-02-05", "TW certificate received", agenda_item="2.1", status="done")
    assert (
        probability(a, b) > probability(a, replace(b, agenda_item=None)) > probability(a, replace(b, agenda_item="3.1"))
    )


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


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_first_clusters_may_be_kept(path: Path) -> None:
    """Where the first clusters of parts are known from before, the chains and questions are those of clustering anew."""
    group = [gold.mention for gold in read_chains(path)]
    scores = score_pairs(group)
    whole = chain(group, scores=scores)
    parts = scores.components([m.id for m in group], LINK)
    for kept in (parts, parts[::2], parts[1::3]):
        inside = {mention for part in kept for mention in part}
        first = [cluster for cluster in whole.first if inside.issuperset(cluster)]
        assert chain(group, scores=scores, first=first) == whole


def test_few_mentions_are_kept_in_mind() -> None:
    """However many mentions a run compares, the comparable forms of a few thousand are kept, so that memory does not grow."""
    for at in range(5_000):
        signature(replace(MENTIONS[0], id=f"m{at}", text=f"WHO to send the list of clinic {at}"))
    assert sum(isinstance(one, Signature) for one in gc.get_objects()) < 4_200


def _later(text: str, days: tuple[str, ...], *, who: str = "Engineer", status: Status = "open") -> list[Mention]:
    """The same words in the minutes of several days."""
    return [
        Mention(id=day, document=day, row=1, group="g", meeting_date=day, text=text, responsible=(who,), status=status)
        for day in days
    ]


@pytest.mark.parametrize("later", ["2013-10-14", "2014-04-14", "2015-04-13"])
def test_the_same_words_at_a_body_that_meets_seldom_are_one_commitment(later: str) -> None:
    assert len(chain(_later("Engineer to replace the penstock at Alder Sluice", ("2013-04-15", later))).clusters) == 1


def test_what_comes_each_year_is_another_matter_each_year() -> None:
    found = chain(_later("Clerk to submit the annual return to the auditor", ("2013-04-15", "2014-04-14"), who="Clerk"))
    assert len(found.clusters) == 2


def test_a_report_closes_what_lies_near_before_the_same_words_return() -> None:
    raised = _later("Engineer to send pump no. 2 at Alder station away for overhaul", ("2013-04-15", "2016-10-17"))
    done = _later("Alder station: pump no. 2 back from overhaul", ("2013-10-14",), status="done")
    assert chain([*raised, *done]).clusters[0] == ("2013-04-15", "2013-10-14")
