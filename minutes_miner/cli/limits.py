"""How much of one file the commands that read files take on: one option for each field of `Limits`, or its environment variable."""

import functools
from collections.abc import Callable
from typing import Any

import click

from minutes_miner.readers.limits import Limits

_MB = 1024 * 1024
_LEAST_MEMORY = 64  # megabytes; with less, the libraries that read files are not loaded
_OPTIONS: tuple[tuple[str, str, int, str], ...] = (  # field, option, how many of the field's units make one, help
    ("file_bytes", "--max-size", _MB, "Megabytes of one file."),
    ("pages", "--max-pages", 1, "Pages of one file."),
    ("seconds", "--max-seconds", 1, "Seconds for one file."),
    ("memory_bytes", "--max-memory", _MB, "Megabytes of memory for one file."),
    ("unpacked_bytes", "--max-unpacked", _MB, "Megabytes of one Word file once unpacked."),
    ("depth", "--max-depth", 1, "Tables inside tables."),
)


def limits_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options, which the command gets as one argument `limits`."""

    @functools.wraps(function)
    def command(**given: Any) -> Any:
        chosen = {field: given.pop(field) * unit for field, _, unit, _ in _OPTIONS}
        return function(limits=Limits(**chosen), **given)

    for field, option, unit, told in reversed(_OPTIONS):
        least = _LEAST_MEMORY if field == "memory_bytes" else 1
        kind = click.FloatRange(min=0, min_open=True) if field == "seconds" else click.IntRange(min=least)
        command = click.option(
            option, field, type=kind, default=getattr(Limits(), field) // unit, show_default=True, metavar="N", help=f"Limit: {told}",
            envvar=f"MINUTES_MINER_{option.removeprefix('--').replace('-', '_').upper()}", show_envvar=True,
        )(command)  # fmt: skip
    return command
