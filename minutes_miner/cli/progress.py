"""How far a long run is, on standard error, and what became of it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from minutes_miner.cli.output import in_line, note
from minutes_miner.workflow import Report, find_files

_NAMED = 20  # files that the report at the end names again
_OUTCOMES = ("new", "changed", "read anew", "unchanged", "not minutes", "no text", "skipped", "failed")


class Bar:
    """A line for each file; on a terminal a bar below them, with files a second and the time left, and one for linking."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.progress = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self.progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self.task = self.progress.add_task("reading", total=sum(1 for _ in find_files(paths)), rate="")

    def __enter__(self) -> "Bar":
        if self.progress is not None:
            self.progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.progress is not None:
            self.progress.stop()

    def step(self, path: str, outcome: str, reason: str) -> None:
        """One file more is done."""
        line = f"{outcome:<12} {in_line(path)}: {in_line(reason)}"
        if self.progress is None:
            note(line)
            return
        speed = self.progress.tasks[self.task].speed
        self.progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        self.progress.update(self.task, advance=1, rate=f"{speed:.1f} files/s" if speed else "")

    def link(self, done: int, total: int) -> None:
        """One group more is linked."""
        if self.progress is None:
            return
        if done == 1:
            self.task = self.progress.add_task("linking", rate="")
        self.progress.update(self.task, completed=done, total=total)


def tell(report: Report) -> None:
    """The end of a run: how many files had which outcome, what failed and why, what is doubtful."""
    counts = ", ".join(f"{report.counts[name]} {name}" for name in _OUTCOMES if report.counts[name])
    if report.failures and report.counts.total() > 1:
        note("Failed:")
        _name(report.failures, report.counts["failed"])
    if report.doubts and report.counts.total() > 1:
        note("Doubtful, read with warnings:")
        _name(report.doubts, report.doubtful)
    for line in _remedies(report):
        note(line)
    doubtful = f" {report.doubtful} {'is' if report.doubtful == 1 else 'are'} doubtful." if report.doubtful else ""
    total = report.counts.total()
    note(f"{total} {'file' if total == 1 else 'files'}: {counts or 'nothing to do'}.{doubtful}")


def _remedies(report: Report) -> Iterator[str]:
    """What a person can do about documents that were taken for something else, or with doubts."""
    if report.counts["not minutes"]:
        yield "Not minutes: if one is, say so by 'minutes-miner documents correct FILE --kind minutes'."
    if report.doubts:
        yield "'minutes-miner documents list --doubtful' shows what is doubtful; 'documents correct' gives a date or group."


def _name(files: list[tuple[str, str]], total: int) -> None:
    for path, reason in files[:_NAMED]:
        note(f"  {in_line(path)}: {in_line(reason)}")
    if total > _NAMED:
        note(f"  and {total - _NAMED} more")
