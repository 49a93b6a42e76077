"""Chains in a tracker: any order of arrival, versions of the same minutes, what people said through all of it."""

import hashlib
import random
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_miner.errors import RequestError
from minutes_miner.link.series import group_key
from minutes_miner.records import ActionPoint, Deadline, Extraction, Meeting, Provenance, Responsible, Source
from minutes_miner.tracker import documents
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.queries import actions, actions_as_of, audit, open_actions, show
from minutes_miner.tracker.store import Store
from minutes_miner.tracker.verify import verify
from minutes_miner.training.linking import read_chains
from minutes_miner.workflow.deciding import decisions, edit, explain, link, unlink
from minutes_miner.workflow.linking import relink
from minutes_miner.workflow.telling import became

CLOCK = "2024-01-01T00:00:00+00:00"
LATER = "2024-02-01T00:00:00+00:00"
AFTER = "2024-03-01T00:00:00+00:00"
SAID = {"clock": LATER, "who": "Rana"}
CORPUS = Path(__file__).parents[2] / "corpus" / "linking"


def point(
    text: str, who: Sequence[str] = (), *, status: str = "open", deadline: str | None = None, item: str = ""
) -> ActionPoint:
    """One action point as the pipeline gives it."""
    return ActionPoint(
        text=text,
        responsible=tuple(Responsible(text=name, kind="agency", agency=name) for name in who),
        deadline=Deadline(text=deadline, date=deadline, grain="day") if deadline else None,
        status=status,  # type: ignore[arg-type]
        agenda_item=item or None,
        provenance=Provenance(line=1, quote=text),
    )


def minutes(
    group: str, day: str, actions: Sequence[ActionPoint], *, version: str | None = None, name: str = ""
) -> Extraction:
    """One document as the pipeline gives it, with a hash from its content."""
    sha256 = hashlib.sha256(f"{group}{day}{version}{name}{[a.text for a in actions]}".encode()).hexdigest()
    source = Source(path=f"{name or sha256[:8]}.txt", sha256=sha256, format="txt", version=version)  # type: ignore[arg-type]
    return Extraction(
        source=source, kind="minutes", meeting=Meeting(group=group, date=day), action_points=tuple(actions)
    )


def store_all(db: Path, batch: Sequence[Extraction], *, extractor: str = "made", clock: str = CLOCK) -> None:
    """Documents into the tracker as `ingest` does it once they are read."""
    with Store(db, clock=clock) as store:
        for found in batch:
            group = found.meeting.group or ""
            documents.add(
                store,
                found,
                path=found.source.path,
                extractor=extractor,
                group_key=group_key(group),
                group=group,
                outcome="new",
            )
        relink(store)


def links(db: Path) -> dict[str, str]:
    """The action of each mention that counts."""
    with sqlite3.connect(db) as c:
        return dict(c.execute("SELECT mention_id, action_id FROM links WHERE counted"))


def exported(db: Path, day: date | None) -> list[dict[str, Any]]:
    """The actions as they are exported, of today or as they stood on a day."""
    with closing(open_to_read(db)) as c:
        return [dict(row) for row in (actions_as_of(c, day) if day else actions(c))]


def of_corpus(name: str) -> list[Extraction]:
    """A group of the corpus of chains, a document for each meeting."""
    by_day: dict[str, list[ActionPoint]] = {}
    for gold in read_chains(CORPUS / f"{name}.jsonl"):
        m = gold.mention
        by_day.setdefault(m.meeting_date or "", []).append(
            point(m.text, m.responsible, status=m.status, deadline=m.deadline, item=m.agenda_item or "")
        )
    return [minutes(f"{name} committee", day, actions) for day, actions in sorted(by_day.items())]


GROUP = of_corpus("ward")


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    db = tmp_path_factory.mktemp("once") / "tracker.db"
    store_all(db, GROUP)
    return links(db)


@settings(max_examples=6, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_and_batching_gives_the_same_ids(at_once: dict[str, str], chance: random.Random) -> None:
    """Shuffled, in batches of any size, some twice: the same chains under the same ids, and the seals fit."""
    order = chance.sample(GROUP, len(GROUP))
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "tracker.db"
        while order:
            batch, order = order[: chance.randint(1, 5)], order[chance.randint(1, 5) :]
            store_all(db, batch)
        store_all(db, GROUP)
        assert links(db) == at_once
        assert list(verify(open_to_read(db))) == []


def test_an_old_id_answers_after_older_minutes_turn_up(tmp_path: Path) -> None:
    """Minutes of an earlier meeting slot in before; the id under which an action was known still tells its story."""
    db = tmp_path / "tracker.db"
    later = [
        minutes(
            "Water board",
            "2014-06-10",
            [point("Repair of the pump at Kisoro health centre", ["UNICEF"], status="in_progress")],
        )
    ]
    store_all(db, later)
    [known] = set(links(db).values())
    store_all(
        db,
        [
            minutes(
                "Water board", "2014-05-13", [point("UNICEF to repair the pump at Kisoro health centre", ["UNICEF"])]
            )
        ],
    )
    story = show(open_to_read(db), known)
    assert [mention["meeting_date"] for mention in story["mentions"]] == ["2014-05-13", "2014-06-10"]


def test_an_id_answers_that_was_given_in_the_same_second(tmp_path: Path) -> None:
    """An id that was given and replaced within a second, by two runs of a script, still tells its story."""
    db = tmp_path / "tracker.db"
    first = point("Call the printer about the leaflets", ["UNICEF"])
    store_all(db, [minutes("Water board", "2014-06-10", [first], name="june")])
    [known] = set(links(db).values())
    better = point("UNICEF to call the printer about the leaflets", ["UNICEF"])
    store_all(db, [minutes("Water board", "2014-06-10", [better], name="june")])
    assert show(open_to_read(db), known)["text"] == better.text
    assert list(verify(open_to_read(db))) == []


PUMP = point("UNICEF to repair the pump at Kisoro", ["UNICEF"], deadline="2020-06-01")
LIST = point("NRC to share the list of volunteers", ["NRC"])
ROOF = point("IRC to look for a carpenter", ["IRC"])
BOX = point("Somebody to paint the suggestion box green")


def mention_of(db: Path, text: str) -> str:
    """The newest mention with a text."""
    with sqlite3.connect(db) as c:
        return str(
            c.execute("SELECT mention_id FROM machine_mentions WHERE text = ? ORDER BY rowid DESC", (text,)).fetchone()[
                0
            ]
        )


def test_what_people_said_of_a_draft_holds_for_the_final_minutes(tmp_path: Path) -> None:
    """A join, a No and a correction on the draft hold when the final minutes of the meeting arrive, which are counted once."""
    db = tmp_path / "tracker.db"
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP, LIST, ROOF, BOX], version="draft")])
    joined = link(db, mention_of(db, ROOF.text), mention_of(db, BOX.text), **SAID)
    edit(db, links(db)[mention_of(db, LIST.text)], {"responsible": "DRC"}, **SAID)
    final = minutes("Water board", "2020-05-04", [PUMP, ROOF, LIST, BOX], version="final")
    store_all(db, [final])
    assert set(links(db)) == {f"{final.source.sha256[:12]}-{row:03}" for row in (1, 2, 3, 4)}
    assert links(db)[mention_of(db, ROOF.text)] == links(db)[mention_of(db, BOX.text)] == joined
    assert show(open_to_read(db), links(db)[mention_of(db, LIST.text)])["responsible"] == ["DRC"]
    assert {row["state"] for row in decisions(db)} == {"still needed"}


def test_a_word_on_the_final_minutes_against_one_on_the_draft_is_refused(tmp_path: Path) -> None:
    """What was parted in the draft is not joined in the final minutes before that is undone; nothing changes."""
    db = tmp_path / "tracker.db"
    actions = [point("NRC to finalise the rent survey", ["NRC"]), point("IOM to print the leaflets", ["IOM"])]
    store_all(db, [minutes("Shelter WG", "2019-01-05", actions, version="draft")])
    store_all(db, [minutes("Shelter WG", "2019-02-05", [point("Rent study by NRC to be closed", ["NRC"])])])
    study = mention_of(db, "Rent study by NRC to be closed")
    unlink(db, mention_of(db, "NRC to finalise the rent survey"), study, **SAID)
    store_all(db, [minutes("Shelter WG", "2019-01-05", actions, version="final")])
    before = links(db)
    [final] = [
        m for m in before if m != study and before[m] == before[mention_of(db, "NRC to finalise the rent survey")]
    ]
    with pytest.raises(RequestError) as raised:
        link(db, final, study, **SAID)
    assert raised.value.code == "contradiction"
    assert links(db) == before


def test_what_people_said_holds_for_another_version_of_the_file(tmp_path: Path) -> None:
    """Where the file is replaced and its words changed a little, joins, corrections and old ids follow; what is gone is told."""
    db = tmp_path / "tracker.db"
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP, LIST, ROOF, BOX], name="may")])
    link(db, mention_of(db, ROOF.text), mention_of(db, BOX.text), **SAID)
    pump = links(db)[mention_of(db, PUMP.text)]
    edit(db, pump, {"deadline": "2020-07-01"}, why="by phone", **SAID)
    edit(db, links(db)[mention_of(db, LIST.text)], {"status": "done"}, **SAID)
    changed = point("UNICEF to repair the broken pump at Kisoro", ["UNICEF"], deadline="2020-06-01")
    store_all(db, [minutes("Water board", "2020-05-04", [BOX, ROOF, changed], name="may")], clock=AFTER)
    assert len(set(links(db).values())) == 2
    story = show(open_to_read(db), pump)
    assert (story["text"], story["deadline"]) == (changed.text, "2020-07-01")
    states = {(row["what"], row["state"]) for row in decisions(db)}
    assert states == {("together", "still needed"), ("deadline", "still needed"), ("status", "place not found")}
    assert list(verify(open_to_read(db))) == []


@pytest.mark.parametrize(
    ("named", "holds"),
    [
        pytest.param("2020-06-01", True, id="what-was-corrected-is-repeated"),
        pytest.param(None, True, id="nothing-is-said"),
        pytest.param("2020-07-01", True, id="the-person-was-right"),
        pytest.param("2020-09-15", False, id="something-new"),
    ],
)
def test_a_correction_yields_to_what_newer_minutes_say(tmp_path: Path, named: str | None, holds: bool) -> None:
    """A corrected deadline holds until later minutes give a third one, which then counts, as of any day; the report says so,
    and what the person said stays in the log. Minutes that turn up late of earlier days change nothing."""
    db = tmp_path / "tracker.db"
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP])])
    edit(db, links(db)[mention_of(db, PUMP.text)], {"deadline": "2020-07-01"}, **SAID)
    again = replace(PUMP, deadline=Deadline(text=named, date=named, grain="day") if named else None)
    store_all(db, [minutes("Water board", "2020-06-04", [again])], clock=AFTER)
    earlier = replace(PUMP, deadline=Deadline(text="April", date="2020-04-30", grain="month"))
    store_all(db, [minutes("Water board", "2020-04-04", [earlier])], clock=AFTER)
    [action] = set(links(db).values())
    expected = "2020-07-01" if holds else named
    assert show(open_to_read(db), action)["deadline"] == expected
    assert [row["deadline"] for row in open_actions(open_to_read(db), as_of=date(2020, 6, 30))] == [expected]
    assert [row["deadline"] for row in open_actions(open_to_read(db), as_of=date(2020, 5, 30))] == ["2020-07-01"]
    [told] = decisions(db)
    assert told["state"] == ("still needed" if holds else "newer minutes differ")
    assert list(verify(open_to_read(db))) == []


def test_whom_a_person_named_yields_too(tmp_path: Path) -> None:
    """A corrected party holds while minutes repeat the wrong one, and yields to a third."""
    db = tmp_path / "tracker.db"
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP])])
    edit(db, links(db)[mention_of(db, PUMP.text)], {"responsible": "WHO"}, **SAID)
    for day, who in (("2020-06-04", "UNICEF"), ("2020-07-04", "OXFAM")):
        again = replace(PUMP, text=PUMP.text.replace("UNICEF", who), responsible=point("", [who]).responsible)
        store_all(db, [minutes("Water board", day, [again])])
        [action] = set(links(db).values())
        assert show(open_to_read(db), action)["responsible"] == ["WHO" if who == "UNICEF" else who]
    assert [row["responsible"] for row in open_actions(open_to_read(db), as_of=date(2020, 6, 30))] == [["WHO"]]


def test_another_extractor_may_agree(tmp_path: Path) -> None:
    """After a newer version of the program the report says where it now finds what a person said, and old ids answer."""
    db = tmp_path / "tracker.db"
    first = minutes("Water board", "2020-05-04", [PUMP, LIST])
    store_all(db, [first])
    known = links(db)[mention_of(db, PUMP.text)]
    edit(db, known, {"deadline": "2020-06-15"}, **SAID)
    assert [row["state"] for row in decisions(db)] == ["still needed"]
    better = point("to repair the pump at Kisoro", ["UNICEF"], deadline="2020-06-15")
    again = Extraction(source=first.source, kind="minutes", meeting=first.meeting, action_points=(better, LIST))
    store_all(db, [again], extractor="newer", clock=AFTER)
    assert [row["state"] for row in decisions(db)] == ["agrees now"]
    assert show(open_to_read(db), known)["deadline"] == "2020-06-15"


def test_no_is_an_answer_for_ever(tmp_path: Path) -> None:
    """Two mentions that a person parted are neither joined nor asked about again; saying the opposite is refused."""
    db = tmp_path / "tracker.db"
    again = point("Repair of the pump at Kisoro", ["UNICEF"], status="in_progress")
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP]), minutes("Water board", "2020-06-04", [again])])
    a, b = mention_of(db, PUMP.text), mention_of(db, again.text)
    assert links(db)[a] == links(db)[b]
    assert explain(db, a, b)["joined"]
    unlink(db, a, b, **SAID)
    store_all(db, [minutes("Water board", "2020-07-06", [again])])
    assert links(db)[a] != links(db)[b]
    told = explain(db, a, b)
    assert (told["joined"], told["by_people"]) == (False, "apart")
    with sqlite3.connect(db) as c:
        assert all({x, y} != {a, b} for x, y in c.execute("SELECT a, b FROM questions"))


def test_a_summary_beside_the_full_text_counts_once(tmp_path: Path) -> None:
    """A summary in other words, the full text and the same as a file of another kind are one meeting: each action is counted
    once, what the summary alone has counts too, and what a draft alone had is gone when the final minutes come."""
    db = tmp_path / "tracker.db"
    full = [PUMP, LIST, ROOF, point("NRC to buy two tents for the school")]
    summary = [
        point("Repair of the pump at Kisoro", ["UNICEF"], deadline="2020-06-01"),
        point("List of volunteers to be shared", ["NRC"]),
        point("WHO to look after the register of births", ["WHO"]),
    ]
    other = [replace(action, text=f"{action.text} {action.provenance.line} June 2020") for action in full]
    texts = {"full": full, "summary": summary, "other": other}
    store_all(db, [minutes("Water board", "2020-05-04", actions, name=name) for name, actions in texts.items()])
    assert len(links(db)) == len(set(links(db).values())) == len(full) + 1
    with sqlite3.connect(db) as c:
        assert c.execute("SELECT count(*) FROM links").fetchone()[0] == sum(map(len, texts.values()))
    draft = [PUMP, LIST, BOX]
    store_all(db, [minutes("Fire board", "2020-05-04", draft, version="draft")])
    store_all(db, [minutes("Fire board", "2020-05-04", [PUMP, LIST], version="final")])
    assert BOX.text not in {row["text"] for row in open_actions(open_to_read(db), as_of=date(2020, 6, 1))}


def test_an_action_told_twice_in_one_document_counts_once(tmp_path: Path) -> None:
    """A summary at the top and the body in other words are one action, raised once and not carried over."""
    db = tmp_path / "tracker.db"
    summary = point("Repair of the pump at Kisoro health centre", ["UNICEF"], deadline="2020-06-01")
    body = point("UNICEF to repair the pump at Kisoro health centre by 1 June", ["UNICEF"], deadline="2020-06-01")
    store_all(db, [minutes("Water board", "2020-05-04", [summary, LIST, body])])
    assert len(set(links(db).values())) == 2
    story = show(open_to_read(db), links(db)[mention_of(db, body.text)])
    assert (len(story["mentions"]), story["carried_over"]) == (2, 0)
    for day in (None, date(2020, 5, 4)):
        assert [row["mentions"] for row in exported(db, day)] == [1, 1]


def test_new_minutes_leave_the_rest_as_it_was(tmp_path: Path) -> None:
    """Only what new minutes touch is written anew; where they are taken away again, all is as before."""
    db = tmp_path / "tracker.db"
    store_all(db, GROUP)
    before = links(db)
    store_all(
        db, [minutes("ward committee", "2030-01-07", [point("Ward to buy a clock for the corridor")])], clock=LATER
    )
    assert {mention: links(db)[mention] for mention in before} == before
    with sqlite3.connect(db) as c:
        [(rewritten,)] = c.execute(
            "SELECT count(*) FROM chains WHERE known_from > (SELECT min(known_from) FROM chains)"
        )
        assert rewritten == 1
    raised = links(db).keys() - before.keys()
    assert len(raised) == 1
    assert list(verify(open_to_read(db))) == []


def test_a_longer_name_of_the_group_is_written_everywhere(tmp_path: Path) -> None:
    """The fullest name of a group stands with all its actions, also those that new minutes do not touch."""
    db = tmp_path / "tracker.db"
    store_all(db, [minutes("Water board", "2020-05-04", [PUMP, LIST])])
    store_all(db, [minutes("WATER BOARD ", "2020-06-04", [BOX])])
    with sqlite3.connect(db) as c:
        assert len(c.execute("SELECT DISTINCT group_name FROM chains").fetchall()) == 1


def test_a_doubt_is_kept_with_its_reasons(tmp_path: Path) -> None:
    """Questions stand in the tracker with what speaks for and against, and keep them when other minutes arrive."""
    db = tmp_path / "tracker.db"
    store_all(db, GROUP[:-1])
    with sqlite3.connect(db) as c:
        before = {(a, b): why for a, b, why in c.execute("SELECT a, b, reasons FROM questions")}
    assert before
    assert all(why.startswith("for: ") and "; against: " in why for why in before.values())
    store_all(db, GROUP[-1:])
    with sqlite3.connect(db) as c:
        after = {(a, b): why for a, b, why in c.execute("SELECT a, b, reasons FROM questions")}
    assert all(after[pair] == before[pair] for pair in before.keys() & after.keys())


def test_mentions_that_no_chain_compares_are_explained(tmp_path: Path) -> None:
    """A copy and what it is a copy of, what the final minutes left out, and groups of one name in two countries: each is told."""
    db = tmp_path / "tracker.db"
    draft = minutes("Water board", "2020-05-04", [PUMP, LIST, ROOF], version="draft")
    final = minutes("Water board", "2020-05-04", [PUMP, LIST], version="final")
    abroad = minutes("Water board", "2020-05-04", [PUMP], name="abroad")
    lands = [("JO", draft), ("JO", final), ("LB", abroad)]
    store_all(db, [replace(found, meeting=replace(found.meeting, country=code)) for code, found in lands])
    one, left_out = (f"{draft.source.sha256[:12]}-{row:03}" for row in (1, 3))
    other, far = f"{final.source.sha256[:12]}-001", f"{abroad.source.sha256[:12]}-001"
    told = [explain(db, one, other), explain(db, left_out, other), explain(db, one, far)]
    assert [(row["joined"], *(row.keys() & {"versions", "replaced", "other_groups"})) for row in told] == [
        (True, "versions"), (False, "replaced"), (False, "other_groups"),
    ]  # fmt: skip
    assert (told[0]["a_date"], told[0]["a_path"], told[1]["a_action"]) == ("2020-05-04", draft.source.path, None)


def test_an_id_stays_when_other_documents_arrive(tmp_path: Path) -> None:
    """Neither the next meeting, which gives "by next meeting" its day, nor a group of the same name in another country, in either
    order, changes the ids of actions."""

    def of(country: str, day: str, *actions: ActionPoint) -> Extraction:
        found = minutes("Protection WG", day, actions, name=country + day)
        return replace(found, meeting=replace(found.meeting, country=country))

    next_time = replace(PUMP, deadline=Deadline(text="by next meeting", date=None, grain="none"))
    batches = [[of("JO", "2020-05-04", next_time)], [of("JO", "2020-06-01", LIST)], [of("LB", "2020-05-04", next_time)]]
    found: list[dict[str, str]] = []
    for order in (batches, batches[::-1]):
        db = tmp_path / f"{len(found)}.db"
        known: dict[str, str] = {}
        for batch in order:
            store_all(db, batch)
            assert known.items() <= links(db).items()
            known = links(db)
        found.append(known)
    assert found[0] == found[1]
    assert len(set(known.values())) == 3


def test_what_next_meeting_came_to_mean_is_told_everywhere(tmp_path: Path) -> None:
    """The day of the next meeting counts as a deadline in the story, in the audit and in the lists of another day, as in the
    action itself."""
    db = tmp_path / "tracker.db"
    due = Deadline(text="by next meeting", date=None, grain="none")
    later = point("Repair of the pump", ["UNICEF"], deadline="2020-07-15")
    store_all(db, [minutes("Water board", "2020-05-04", [replace(PUMP, deadline=due)])])
    store_all(db, [minutes("Water board", "2020-06-01", [later]), minutes("Water board", "2020-08-01", [LIST])])
    action = links(db)[mention_of(db, later.text)]
    with closing(open_to_read(db)) as c:
        story = show(c, action)
        moves = [(move["before"], move["after"]) for move in became(c, story)["moves"]]
        [missed] = [row["deadlines_missed"] for row in audit(c, as_of=date(2020, 9, 1)) if row["action_id"] == action]
        then = [row["deadline"] for row in open_actions(c, as_of=date(2020, 5, 31)) if row["action_id"] == action]
    assert (story["slips"], moves, missed, then) == (1, [("2020-06-01", "2020-07-15")], 2, ["2020-06-01"])


def test_what_another_run_stored_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """Two runs at once over the same minutes store each document once: the second to come changes nothing."""
    one, db = minutes("Board", "2024-01-10", [point("Send the list", ("UNICEF",))]), tmp_path / "t.db"
    store_all(db, [one])
    with sqlite3.connect(db) as c:
        before = list(c.iterdump())
    store_all(db, [one])
    with sqlite3.connect(db) as c:
        assert list(c.iterdump()) == before
