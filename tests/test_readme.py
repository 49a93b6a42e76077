"""The README tells the truth: commands, options, codes and the example."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from minutes_miner.cli.main import COMMANDS, cli
from minutes_miner.errors import CODES
from minutes_miner.tracker.connect import open_to_read
from minutes_miner.tracker.store import Store
from minutes_miner.workflow import ingest

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named(name: str) -> None:
    """The table of commands has each of them."""
    assert f"`{name}" in README


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    """The table of codes has each of them with its meaning."""
    assert f"| `{code}` | {CODES[code]} |" in README


def test_every_option_has_help() -> None:
    """No option of any command is without a word of help."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        commands = command.commands.values() if isinstance(command, click.Group) else [command]
        for one in commands:
            assert one.help
            for parameter in one.params:
                if isinstance(parameter, click.Option) and parameter.name != "help":
                    assert parameter.help, f"{name} {parameter.opts}"


def test_the_example_is_real(corpus: Path, tmp_path: Path) -> None:
    """What the README shows is what the command prints."""
    db = tmp_path / "t.db"
    ingest(sorted((corpus / "documents").glob("*-cp*wg")), db=db, clock="2024-01-01T00:00:00+00:00")
    shown = re.search(r"\$ minutes-miner (open [^\n]+) --db demo-tracker.db\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    done = CliRunner().invoke(cli, [*shown[1].split(), "--db", str(db)], env={"COLUMNS": "120"})
    assert done.stdout == shown[2]


def test_the_views_are_as_documented(corpus: Path, tmp_path: Path) -> None:
    """The table of views has every view of a tracker with its columns, in order."""
    db = tmp_path / "t.db"
    Store(db, clock="2024-01-01T00:00:00+00:00").close()
    connection = open_to_read(db)
    views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert views
    for view in views:
        columns = ", ".join(f"`{row[1]}`" for row in connection.execute(f"PRAGMA table_info({view})"))
        assert f"| `{view}` | {columns} |" in README
