"""What a reader or the pipeline did not take is told, down to what `extract` prints."""

from pathlib import Path

from minutes_miner.cli.reading import told
from minutes_miner.workflow import extract
from tests.readers.golden import docx_samples as word

_HEAD = word.p("Minutes of the Shelter Working Group, 4 May 2016") + word.p("Participants: UNHCR, IRC, NRC")


def _extracted(path: Path, body: str, **parts: str) -> object:
    path.write_bytes(word.package(_HEAD + body, **parts))
    return extract(path)


def test_comments_are_offered_with_their_author(tmp_path: Path) -> None:
    """A comment that binds somebody is a candidate, with its author; one that does not is none."""
    comments = "".join(
        f'<w:comment w:id="{at}" w:author="{author}">{word.p(text)}</w:comment>'
        for at, (author, text) in enumerate(
            [("Ann Lee", "IRC to share the list by 5 May"), ("Ben Ode", "Nice wording here.")]
        )
    )
    found = _extracted(tmp_path / "x.docx", word.p("The list was discussed."), comments=comments)
    offered = [(miss.text, miss.author) for miss in found.near_misses]  # type: ignore[attr-defined]
    assert offered == [("IRC to share the list by 5 May", "Ann Lee")]
    assert "by Ann Lee" in told(found)  # type: ignore[arg-type]
    assert "comments" in [warning.code for warning in found.warnings]  # type: ignore[attr-defined]


def test_tables_are_counted_and_what_was_not_understood_is_named(tmp_path: Path) -> None:
    """Tables seen and used; a table, and a column of a table, whose heads say nothing."""
    body = (
        word.table(
            word.row("Action", "Responsible", "Deadline", "Status", "Beneficiaries"),
            word.row("Share the list of shelters", "IRC", "5 May", "Done", "three hundred families in the north"),
        )
        + word.p("Other things")
        + word.table(word.row("Qty", "Whatnot"), word.row("12", "blue"), word.row("14", "red"))
    )
    found = _extracted(tmp_path / "x.docx", body)
    source = found.source  # type: ignore[attr-defined]
    assert (source.tables, source.tables_used, source.pages_read) == (2, 1, None)
    doubts = [warning.message for warning in found.warnings if warning.code == "doubtful-table"]  # type: ignore[attr-defined]
    assert len(doubts) == 2
    assert "'Beneficiaries' of table 1" in doubts[0]
    assert doubts[1].startswith("Table 2")
