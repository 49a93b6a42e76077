"""`minutes-miner evaluate`: how well the extraction agrees with gold."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutes_miner.cli.output import note

if TYPE_CHECKING:
    from minutes_miner.evaluation import Score

_COLUMNS = (
    "action points", "responsible", "deadline", "status", "agenda item", "attendees", "agenda", "date", "kind", "whole record",
)  # fmt: skip


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="GOLD_DIR")
@click.option(
    "--documents", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
    help="Where the documents lie; else the folder `documents` beside the gold.",
)  # fmt: skip
@click.option(
    "--by",
    type=click.Choice(["format", "language", "layout", "country", "group"]),
    help="Figures for each of these too.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True),
    metavar="OLD.json",
    help="An earlier run: what was gained and lost.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write all figures as JSON.")
@click.option(
    "--split", type=click.Choice(["train", "development", "test"]), help="Only the groups of this part of splits.csv."
)
@click.option("--no-model", is_flag=True, help="Rules alone, without the trained model.")
def command(
    gold: Path,
    documents: Path | None,
    by: str | None,
    against: Path | None,
    output: Path | None,
    split: str | None,
    no_model: bool,
) -> None:
    """Hold what is extracted against gold: precision, recall and F1 for each field.

    Action points count where their words are alike (token_set_ratio 85, lengths within a factor of two), one to one.

    \b
    minutes-miner evaluate corpus/gold --split test --by layout
    """
    from minutes_miner.contract import to_json
    from minutes_miner.evaluation import added, by_fact, changes, facts_of, figures, find_gold, judge
    from minutes_miner.workflow import extract

    groups = _groups(gold.parent / "splits.csv", split)
    judged = []
    for path, document in find_gold(gold, documents or gold.parent / "documents"):
        if groups is not None and path.parent.name not in groups:
            continue
        wanted = json.loads(path.read_text(encoding="utf-8"))
        found = json.loads(to_json(extract(document, model=not no_model)))
        judged.append(judge(wanted, found, name=path.stem, facts=facts_of(wanted, path.parent.name)))
    if not judged:
        raise click.UsageError(f"No gold with its document below {gold}.")
    now = figures(judged)
    click.echo(f"{len(judged)} documents, {now['all']['action points']['wanted']} action points")
    click.echo(f"{'':26}" + "".join(f"{name:>15}" for name in _COLUMNS))
    click.echo(_row("all, F1", added(judged)))
    for value, scores in by_fact(judged, by).items() if by else ():
        click.echo(_row(value[:24], scores))
    if against:
        for what, name, text in changes(json.loads(against.read_text(encoding="utf-8")), now):
            click.echo(f"{what} {name}: {text[:100]}")
    if output:
        output.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        note(f"All figures are in {output}.")


def _row(name: str, scores: "dict[str, Score]") -> str:
    values = (scores[column].f1 if column in scores else None for column in _COLUMNS)
    return f"{name:26}" + "".join(f"{'-' if value is None else f'{value:.2f}':>15}" for value in values)


def _groups(path: Path, split: str | None) -> set[str] | None:
    """The groups of one part of the corpus; None for all."""
    import csv

    if split is None:
        return None
    if not path.is_file():
        raise click.UsageError(f"No {path} that tells the parts.")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["group"] for row in csv.DictReader(file) if row["split"] == split}
