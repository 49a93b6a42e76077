"""Days beside the words of an action: in the rest of its sentence, in the one behind, ahead of it."""

from pathlib import Path

import pytest
from spacy.lang.xx import MultiLanguage

from minutes_miner.pipeline.deadlines import Deadlines, bags_of, options_of
from minutes_miner.pipeline.findings import Draft, Findings, layout_of
from minutes_miner.pipeline.layout import Layout, make_doc
from minutes_miner.pipeline.words import words
from minutes_miner.readers import read
from minutes_miner.records import Meeting

TASK = "Omar orders the pumps"


def drafted(path: Path, text: str, *tasks: str) -> tuple[Layout, Findings]:
    """A document whose drafts are given."""
    path.write_text(text, encoding="utf-8")
    nlp = MultiLanguage()
    layout = layout_of(make_doc(read(path), vocab=nlp.vocab, tokenizer=nlp.tokenizer))
    found = Findings(languages=("en",), meeting=Meeting(date="2022-04-06"))
    for task in tasks:
        start = layout.text.index(task)
        passage = next(p for p in layout.passages if p.start <= start < p.end)
        found.drafts.append(Draft(start, start + len(task), task, "prose", passage.index))
    return layout, found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(f"{TASK} by 3 May.", [("rest", "2022-05-03")], id="rest of the sentence"),
        pytest.param(f"{TASK} with the store. The order is due on 3 May.", [("after", "2022-05-03")], id="sentence behind"),
        pytest.param(f"By 3 May we want water: {TASK}.", [("before", "2022-05-03")], id="ahead"),
        pytest.param(f"They broke on 2 April. {TASK}.", [], id="sentence ahead"),
        pytest.param(f"{TASK}. All agree. The fair is on 3 May.", [], id="two sentences behind"),
    ],
)  # fmt: skip
def test_days_beside_an_action(tmp_path: Path, text: str, told: list[tuple[str, str]]) -> None:
    """What stands in the sentence and in the next one may be the day, and nothing beyond."""
    layout, found = drafted(tmp_path / "a.txt", text, TASK)
    options = options_of(found.drafts[0], found, layout)
    assert [(one.where, one.candidate.deadline.date) for one in options] == told


def test_the_day_of_another_action(tmp_path: Path) -> None:
    """What belongs to the draft behind is none of this one."""
    layout, found = drafted(tmp_path / "a.txt", f"{TASK}; Ann pays by 3 May.", TASK, "Ann pays by 3 May")
    assert not options_of(found.drafts[0], found, layout)
    assert [one.where for one in options_of(found.drafts[1], found, layout)] == [""]


def test_learning_where_the_day_stands(tmp_path: Path) -> None:
    """A classifier that saw days beside actions takes one there, but never before a likely one in the words."""
    deadlines = Deadlines(words())
    rows, groups = [], []
    for number in range(1, 25):
        for at, (text, label) in enumerate(
            [(f"{TASK} by {number} May.", "due"), (f"{TASK} like those of {number} March.", "other")]
        ):
            layout, found = drafted(tmp_path / f"{number}{at}.txt", text, TASK)
            options = options_of(found.drafts[0], found, layout)
            rows += [(bag, label) for bag in bags_of(found.drafts[0], options, found)]
            groups += [str(number % 3)] * len(options)
    deadlines.classifier.fit(rows, groups)
    layout, found = drafted(tmp_path / "new.txt", f"{TASK} with the store by 27 June.", TASK)
    deadlines._judged(found.drafts, found, layout)
    assert found.drafts[0].deadline is not None
    assert found.drafts[0].deadline.date == "2022-06-27"
    assert found.drafts[0].deadline_reason == "judged beside"
