"""The check of the gold: each rule sees what it is for, and the corpus has none of the faults that are never right."""

from pathlib import Path

import pytest

from minutes_miner.training import check
from minutes_miner.training.check import Complaint, by_group, complaints
from minutes_miner.training.corpus import CORPUS
from minutes_miner.training.marked import read_source

HEAD = """+++
format = "txt"
country = "Jordan"
language = "en"
group = "Cash working group"
date = 2019-03-04
chairs = ["Rana Haddad (UNHCR)"]
+++
Cash working group, Rana Haddad chairs
"""
NEVER = {
    "a person nowhere in the text", "chair nowhere in the text", "new and yet over",
    "a party that is not marked", "titles that are no items",
}  # fmt: skip


def rules(body: str, head: str = HEAD) -> set[str]:
    return {complaint.rule for complaint in complaints([read_source(head + body, "x_1")])}


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<who agency="Save the Children">Save</who>: <action>share the list today</action>', "not the canonical name"),
        ("<action>UNICEF to share the list of schools</action>", "a party that is not marked"),
        (
            '<action>Share the list <due date="2019-03-12">by 11 March</due></action>',
            "a date that its words do not tell",
        ),
        ('<action k="new" status="done">Share the list with all</action>', "new and yet over"),
        ('Present: <att person="Lina Odeh">LO</att>', "a person nowhere in the text"),
        ("Present: <att>Lina Odeh (UNICEF)</att>", "an attendee's agency is not marked"),
        ("<action>Share the list with all</action>\n<action>Share the list with all</action>", "the same action twice"),
        ("<action>Go on</action>", "action of an odd length"),
        (
            '<action>Share the list with all (<who agency="UNICEF">UNICEF</who>)</action>',
            "an owner apart among the words",
        ),
        (
            "<agenda>Fuel</agenda>\n\n<action>Share the list with all</action>\n\n<agenda>Water</agenda>",
            "titles that are no items",
        ),
    ],
)
def test_each_rule_sees_its_fault(body: str, rule: str) -> None:
    """One fault, one complaint."""
    assert rules(body) == {rule}


def test_careful_minutes_have_no_complaint() -> None:
    """Nothing is said against what is right; a report may name a day of the past."""
    body = 'Present: <att agency="UNICEF" person="Lina Odeh">Lina Odeh (UNICEF)</att>\n\n'
    body += '<action><who agency="UNICEF">UNICEF</who> to share the list <due date="2019-03-11">by 11 March</due></action>\n'
    body += '<action k="status">Books, <due date="2019-02-10">10 Feb</due></action>: <state>pending</state>\n'
    assert rules(body) == set()


def test_a_chair_who_is_not_in_the_text() -> None:
    """The head has nobody whom the text does not have."""
    assert rules("", HEAD.replace("Rana Haddad chairs", "")) == {"chair nowhere in the text"}


def test_the_corpus_has_none_of_the_faults_that_are_never_right() -> None:
    """Of the whole corpus; only how many there are is told."""
    found: list[Complaint] = [each for group in by_group(CORPUS).values() for each in complaints(group)]
    assert sum(each.rule in NEVER for each in found) == 0


def test_only_the_group_that_is_named_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--fix` with `--group` writes into no source of another group."""
    body = '<who agency="Save the Children">Save</who>: <action>share the list today</action>\n'
    paths = [tmp_path / "sources" / group / f"{group}_1.md" for group in ("a", "b")]
    for path in paths:
        path.parent.mkdir(parents=True)
        path.write_text(HEAD + body, encoding="utf-8")
    monkeypatch.setattr(check, "CORPUS", tmp_path)
    monkeypatch.setattr("sys.argv", ["check", "--fix", "--group", "b"])
    check.main()
    assert ["Save the Children" in path.read_text(encoding="utf-8") for path in paths] == [True, False]
