"""The way in for people: `minutes-miner COMMAND`. A command's module is imported only when it is called."""

import errno
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from minutes_miner import __version__
from minutes_miner.errors import MinutesMinerError

COMMANDS: dict[str, str] = {
    "ingest": "Read files and folders of minutes into the tracker.",
    "watch": "Ingest what appears in a folder, as it appears.",
    "open": "Show open action points, the overdue ones first.",
    "audit": "Show what was raised and never resolved, across the years.",
    "show": "Tell the story of one tracked action, with quotes and pages.",
    "export": "Write all mentions or all tracked actions, for spreadsheets.",
    "review": "Show what the program does not dare to decide.",
    "explain": "Say why two mentions are joined or not.",
    "link": "Say that two actions are the same commitment.",
    "unlink": "Say that two mentions are not the same commitment.",
    "split": "Say that some mentions of an action are another one.",
    "close": "Say that an action is done, or dropped.",
    "reopen": "Say that an action is open after all.",
    "edit": "Correct text, responsible, deadline or status of an action.",
    "dismiss": "Say that actions are no action points at all.",
    "agencies": "Show agencies under all their names, and say which are one.",
    "undo": "Take back what a person said.",
    "forget": "Take a person out of the tracker for good.",
    "groups": "Show the groups that meet, and say which names are one.",
    "documents": "Show what documents were taken for, and say what they are.",
    "decisions": "Show what people said, and whether it is still needed.",
    "log": "Show who changed what, when and why.",
    "verify": "Check that no other tool changed the tracker.",
    "backup": "Copy the tracker, also while it is used.",
    "doctor": "Say what is wrong with installation, tracker or folder, and how to mend it.",
    "extract": "Print what is in minutes, without any tracker.",
    "diff": "Show what changed between two versions of minutes.",
    "evaluate": "Hold what is extracted against gold.",
    "deadline": "Read a deadline phrase and print its date.",
    "schema": "Print the JSON Schema of what extract writes.",
    "debug": "Draw what the reader saw on a page.",
}
_BY_PEOPLE = ("link", "unlink", "split", "close", "reopen", "edit", "dismiss", "undo", "decisions", "explain")
_EPILOG = """\b
A first day:
  minutes-miner ingest "Minutes 2024"      read a folder, as often as you like
  minutes-miner open --agency UNICEF       what is open for an agency
  minutes-miner open --overdue             what is late
  minutes-miner show A-01234567            one action, sentence by sentence
\b
Completion of commands in the shell, for bash (zsh and fish alike):
  eval "$(_MINUTES_MINER_COMPLETE=bash_source minutes-miner)"
"""


class LazyCommands(click.Group):
    """Commands by name; each lives in the module `minutes_miner.cli.NAME` as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        shared = cmd_name in _BY_PEOPLE
        module = importlib.import_module(f"minutes_miner.cli.{'people' if shared else f'{cmd_name}_command'}")
        command: click.Command = getattr(module, cmd_name if shared else "command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; where there is none of the name, what may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            likely = get_close_matches(args[0], COMMANDS, n=3, cutoff=0.6)
            ctx.fail(f"No such command {args[0]!r}." + (f" Did you mean {' or '.join(likely)}?" if likely else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what a person can act on becomes one line and an exit code."""
        try:
            with _damage_told():
                return super().invoke(ctx)
        except MinutesMinerError as error:
            click.echo(f"error [{error.code}] {error.message}", err=True)
            ctx.exit(
                2
                if error.code
                in (
                    "bad-date",
                    "output-needed",
                    "output-unwritable",
                    "unknown-action",
                    "unknown-group",
                    "unknown-mention",
                    "no-such-page",
                    "no-cluster",
                    "bad-status",
                    "bad-text",
                    "unknown-person",
                    "unknown-agency",
                    "ambiguous-agency",
                    "unknown-suggestion",
                    "unknown-country",
                    "bad-name",
                    "bad-registry",
                    "bad-group",
                    "unknown-document",
                    "ambiguous-document",
                )
                else 1
            )
        except UnicodeEncodeError as error:  # typed in another encoding than that of the terminal
            typed = error.object.encode("utf-8", "backslashreplace").decode()
            click.echo(f"error [bad-text] “{typed}” holds bytes that are no text; nothing was changed.", err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            click.echo("error [disk-full] What this command writes does not fit on the disk.", err=True)
            ctx.exit(1)


@contextmanager
def _damage_told() -> Iterator[None]:
    """What SQLite says of a tracker in the middle of a command: that a page is damaged shows only where it is read."""
    try:
        yield
    except Exception as error:
        if type(error).__module__ != "sqlite3":
            raise
        from minutes_miner.tracker.connect import translate_errors

        with translate_errors(Path("The tracker")):
            raise


@click.group(
    cls=LazyCommands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, message="minutes-miner %(version)s")
def cli() -> None:
    """Reads the minutes of your meetings on this computer, and remembers what was promised.

    Drop minutes in (PDF, Word, text), and ask: what is open, for whom, since when, and what is late. Nothing leaves
    this computer.
    """


def main() -> None:
    """The entry point of the installed command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="minutes-miner")


if __name__ == "__main__":
    main()
