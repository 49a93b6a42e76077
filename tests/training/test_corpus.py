"""The corpus: made the same each time, split by group, and its sample groups read back to their gold."""

import csv
import json
from pathlib import Path

import pytest

from minutes_miner.readers import read
from minutes_miner.training.corpus import CORPUS, document_path, gold_path
from minutes_miner.training.crossvalidate import families, folds
from minutes_miner.training.diversity import diversity, mixture
from minutes_miner.training.gold import gold_of, numbered
from minutes_miner.training.judge import splits
from minutes_miner.training.marked import MarkError, Source, load_source, read_marks, read_source
from minutes_miner.training.render import render
from minutes_miner.workflow import extract

SOURCES = sorted((CORPUS / "sources").rglob("*.md"))
SAMPLES = [path for path in SOURCES if path.parent.name in ("bekaa-cpwg", "irbid-cpswg", "kyaka-cpswg")]
# every sixteenth document is made anew in each run of the tests, the rest with the slow ones
MADE = [
    pytest.param(path, id=path.stem, marks=[pytest.mark.slow] if at % 16 else []) for at, path in enumerate(SOURCES)
]


def test_every_group_is_in_one_part(everything: list[Source]) -> None:
    """The split names each group once, and no group that is not there."""
    with (CORPUS / "splits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["group"] for row in rows) == sorted({source.folder for source in everything})
    assert {row["split"] for row in rows} == {"train", "development", "test"}


def test_new_countries_are_new(everything: list[Source]) -> None:
    """A country kept for testing has no group that is learned from; every look of a document has a family."""
    with (CORPUS / "splits.csv").open(encoding="utf-8", newline="") as file:
        held = {row["country"] for row in csv.DictReader(file) if row["country_split"] == "test"}
    part_of = splits()
    groups = [source for source in everything if part_of[source.folder] != "test" and source.folder != "papers"]
    assert held
    assert not held & {source.head.get("country") for source in groups}
    assert {source.head["look"] for source in everything} == set(families())


def test_gold_comes_out_of_the_source(everything: list[Source]) -> None:
    """The committed gold is what the marks say."""
    told = {
        source.name for source in everything if json.loads(gold_path(CORPUS, source).read_text()) != gold_of(source)
    }
    assert told == set()


@pytest.mark.parametrize("path", MADE)
def test_documents_come_out_of_the_source(path: Path, tmp_path: Path) -> None:
    """The committed document is what the generator makes; of a PDF, which carries the version of its maker, the text."""
    pytest.importorskip("reportlab")
    source = load_source(path)
    try:
        made = render(source)
    except FileNotFoundError as error:
        pytest.skip(f"a font is missing here: {error}")
    committed = document_path(CORPUS, source)
    if source.format == "pdf":
        (tmp_path / committed.name).write_bytes(made)
        assert read(tmp_path / committed.name).text == read(committed).text
    else:
        assert made == committed.read_bytes()


def test_what_looks_as_it_is_written_keeps_its_marks() -> None:
    """Text of pages and programs: hashes, stars, rules and blank lines stay, tags go; other looks take hashes and stars out."""
    body = "# Board\n\n\n---\n**Present**: Ana\n\n* <action>Ana **rings** the bank</action>\n| a | b |\n"
    texts = {
        look: render(read_source(f'+++\nformat = "txt"\nlook = "{look}"\n+++\n{body}', "board_2021-01-01")).decode()
        for look in ("as-written", "bullets")
    }
    assert texts["as-written"] == body.replace("<action>", "").replace("</action>", "")
    assert not set("#*") & set(texts["bullets"])


def test_marks_are_checked() -> None:
    """Tags that do not close, or close nothing, or are misspelt in their attributes are refused."""
    for written in ("<action>open", "closed</action>", '<due day="1">x</due>'):
        with pytest.raises(MarkError):
            read_marks(written)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read_as_written(path: Path) -> None:
    """Head, attendance, agenda and the action points with who, when and state come back as the source has them."""
    source = load_source(path)
    gold = gold_of(source)
    found = extract(document_path(CORPUS, source))
    assert found.kind == gold["kind"]
    for name in ("group", "date", "start_time", "end_time", "location"):
        assert getattr(found.meeting, name) == gold["meeting"][name], name
    assert [(a.text, a.present) for a in found.attendees] == [(a["text"], a["present"]) for a in gold["attendees"]]
    assert [item.title for item in found.agenda] == [item["title"] for item in gold["agenda"]]
    assert [a.text.rstrip(".") for a in found.action_points] == [a["text"].rstrip(".") for a in gold["action_points"]]
    for mine, theirs in zip(found.action_points, gold["action_points"], strict=True):
        assert [p.agency or p.text for p in mine.responsible] == [
            p["agency"] or p["text"] for p in theirs["responsible"]
        ]
        assert (mine.deadline.date if mine.deadline else None) == (theirs["deadline"] or {}).get("date"), mine.text
        assert mine.kind == theirs["kind"]


def test_every_source_is_a_file_of_its_group(everything: list[Source]) -> None:
    """Names begin with their group, so that documents can be told apart when they are copied together."""
    names = [source.name for source in everything]
    assert len(names) == len(set(names))
    assert all(Path(name).name == name for name in names)


def test_folds_share_nothing(everything: list[Source]) -> None:
    """No group, country or family of layouts is in two folds, and every document is in one."""
    family = families()
    keys = {
        "group": lambda source: source.folder,
        "country": lambda source: source.head.get("country") or source.folder,
        "layout": lambda source: family[source.head["look"]],
    }
    for by, key in keys.items():
        divided = folds(everything, by)
        held = [{key(source) for source in fold} for fold in divided]
        assert sum(map(len, held)) == len(set().union(*held)), by
        assert sorted(source.name for fold in divided for source in fold) == sorted(
            source.name for source in everything
        )


@pytest.mark.parametrize(
    ("title", "number", "bare"),
    [
        ("1. Officers", "1", "Officers"),
        ("3.2) Fuel", "3.2", "Fuel"),
        ("a. where r we", "a", "where r we"),
        ("4Ws", None, "4Ws"),
        ("A.O.B", None, "A.O.B"),
        ("A new deal", None, "A new deal"),
    ],
)
def test_numbers_are_no_part_of_titles(title: str, number: str | None, bare: str) -> None:
    """Gold has the number before a title by itself."""
    assert numbered(title) == (number, bare)


def test_the_readme_tells_what_is_there() -> None:
    """The figures of corpus/README.md are those of the sources."""
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert "\n".join(diversity()) in readme
    assert mixture() in readme
