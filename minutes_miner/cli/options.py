"""Options that several commands share, read once here: option, then environment, then default."""

import functools
import shlex
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from click.core import ParameterSource

from minutes_miner.errors import RequestError
from minutes_miner.records import DocumentKind, Given

F = TypeVar("F", bound=Callable[..., Any])


def db_option(function: F) -> F:
    """--db FILE, else MINUTES_MINER_DB, else tracker.db in this folder."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path, readable=False),
        envvar="MINUTES_MINER_DB",
        default=Path("tracker.db"),
        show_default=True,
        metavar="FILE",
        help="The tracker file (also: MINUTES_MINER_DB in the environment).",
    )(function)


def same_tracker(db: Path) -> str:
    """The option with which another command finds the tracker that this one was given, behind a blank; empty where it needs none."""
    given = click.get_current_context().get_parameter_source("db") is ParameterSource.COMMANDLINE
    return f" --db {shlex.quote(str(db))}" if given else ""


def decision_options(function: F) -> F:
    """--db, --who, --why: what each command takes by which a person decides."""
    function = click.option("--why", metavar="TEXT", help="The reason, for the log.")(function)
    return db_option(who_option(function))


def format_options(function: F) -> F:
    """--format and --output."""
    function = click.option(
        "--output",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write to this file instead of the screen (needed for xlsx).",
    )(function)
    return click.option(
        "--format", "form", type=click.Choice(["table", "json", "csv", "xlsx"]), default="table", show_default=True,
        help="table to read, json for programs, csv or xlsx for spreadsheets.",
    )(function)  # fmt: skip


def as_of_option(function: F) -> F:
    """--as-of DATE, default today."""
    return click.option(
        "--as-of",
        metavar="DATE",
        callback=parse_day,
        help="Answer as the minutes stood on this day (YYYY-MM-DD; default: today).",
    )(function)


def known_at_option(function: F) -> F:
    """--known-at DATE, default now."""
    return click.option(
        "--known-at",
        metavar="DATE",
        callback=parse_moment,
        help="Answer with what this tracker knew at the end of this day (YYYY-MM-DD, or YYYY-MM-DDTHH:MM).",
    )(function)


def persons_option(function: F) -> F:
    """--with-persons."""
    return click.option(
        "--with-persons", is_flag=True, help="Name persons, and give addresses and numbers where texts have them."
    )(function)


def group_option(function: F) -> F:
    """--group G."""
    return click.option("--group", metavar="G", help="Only this working group (a part of its name is enough).")(
        function
    )


def given_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--kind, --date, --group: what a person says of a document, which the command gets as one argument `given`."""

    @functools.wraps(function)
    def command(kind: DocumentKind | None, day: date | None, group: str | None, **others: Any) -> Any:
        return function(given=Given(kind, day.isoformat() if day else None, group), **others)

    for option in (
        click.option("--group", metavar="NAME", help="The group that met."),
        click.option("--date", "day", metavar="DATE", callback=parse_day, help="The day of the meeting (YYYY-MM-DD)."),
        click.option(
            "--kind",
            type=click.Choice(get_args(DocumentKind)),
            help="What the document is; other is no record of a meeting.",
        ),
    ):
        command = option(command)
    return command


def parse_id(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """The id of an action, also without its "A-" ("1234567" is A-01234567); other ids as they are."""
    if isinstance(value, str) and value.isdecimal():
        return f"A-{int(value):08d}"
    return value


def parse_ids(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Several such ids, each once."""
    return tuple(dict.fromkeys(parse_id(ctx, param, one) for one in value))


def parse_day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A date in the form YYYY-MM-DD; raises `RequestError` `bad-date`."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise RequestError("bad-date", f"{param.opts[0]} takes a date like 2024-03-31, not {value!r}.") from None


def parse_moment(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """A moment in seconds of Unix time: the end of a day, or a time of a day, on this computer's clock; raises `bad-date`."""
    if value is None:
        return None
    try:
        moment = int(datetime.fromisoformat(value).timestamp())
    except (ValueError, OverflowError, OSError):  # no date, or one that no clock tells
        raise RequestError("bad-date", f"{param.opts[0]} takes a date like 2024-03-31, not {value!r}.") from None
    return moment + (86_399 if len(value) <= 10 else 0)


def who_option(function: F) -> F:
    """--who NAME, else MINUTES_MINER_WHO, else the name of the account."""
    return click.option(
        "--who",
        envvar="MINUTES_MINER_WHO",
        default=_account,
        callback=lambda ctx, param, value: value.strip() or _account(),
        metavar="NAME",
        help="Who is written to the log (default: your account; also: MINUTES_MINER_WHO in the environment).",
    )(function)


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> str:
    """This second, as it is written to the tracker: ISO, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
