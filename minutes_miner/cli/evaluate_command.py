"""`minutes-miner evaluate`: how well the extraction agrees with gold."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutes_miner.cli.output import note, refuse_output

if TYPE_CHECKING:
    from minutes_miner.evaluation import Score

_COLUMNS = (
    "action points", "strict", "responsible", "deadline", "status", "agenda item", "whole record", "attendees", "agenda",
    "date", "group", "chairs", "kind",
)  # fmt: skip
_MEASURES = {"strict": "action points, strict"}


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
    help="An earlier run: what was gained and lost, fields and made-up items too.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write all figures as JSON.")
@click.option(
    "--split",
    type=click.Choice(["train", "development", "test", "new-countries"]),
    help="Only the groups of this part of splits.csv; new-countries are those of test from countries not learned from.",
)
@click.option("--no-model", is_flag=True, help="Rules alone, without the trained model.")
@click.option("--reliability", is_flag=True, help="How far the confidence of each field can be believed.")
@click.option("--faults", is_flag=True, help="List everything that is missed (-), made up (+) or misread.")
def command(
    gold: Path,
    documents: Path | None,
    by: str | None,
    against: Path | None,
    output: Path | None,
    split: str | None,
    no_model: bool,
    reliability: bool,
    faults: bool,
) -> None:
    """Hold what is extracted against gold: F1 for each field, and the share of action points whose whole record is right.

    Action points count where their words are alike (token_set_ratio 85, lengths within a factor of two), one to one;
    "strict" only where they are the same. Agencies count under any of their names, persons with or without titles.

    \b
    minutes-miner evaluate corpus/gold --split development --by layout
    """
    from minutes_miner.evaluation import added, by_fact, changes, figures
    from minutes_miner.workflow.evaluating import evaluate

    if output:
        refuse_output(output)
    try:
        judged = list(evaluate(gold, documents, split=split, model=not no_model))
    except FileNotFoundError as error:
        raise click.UsageError(f"No {error.filename} that tells the parts.") from error
    if not judged:
        raise click.UsageError(f"No gold with its document below {gold}.")
    now = figures(judged)
    click.echo(f"{len(judged)} documents, {now['all']['action points']['wanted']} action points")
    click.echo(f"{'':26}" + "".join(f"{name:>14}" for name in _COLUMNS))
    click.echo(_row("all", added(judged)))
    for value, scores in by_fact(judged, by).items() if by else ():
        click.echo(_row(value[:25], scores))
    if reliability:
        click.echo("\n".join(_reliability(now["reliability"])))
    if faults:
        for name, measures in now["faults"].items():
            for measure, told in measures.items():
                click.echo("\n".join(f"{name} | {measure} | {fault}" for fault in told))
    if against:
        before = json.loads(against.read_text(encoding="utf-8"))
        if "faults" not in before:
            raise click.UsageError(f"{against} was not written by this version's --output.")
        for what, name, measure, fault in changes(before, now):
            click.echo(f"{what} {name} | {measure} | {fault}")
    if output:
        output.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        note(f"All figures are in {output}.")


def _row(name: str, scores: "Mapping[str, Score]") -> str:
    from minutes_miner.evaluation import quoted

    cells = []
    for column in _COLUMNS:
        measure = _MEASURES.get(column, column)
        score = scores.get(measure)
        cells.append(f"{quoted(measure, score):.3f}" if score and (score.wanted or score.found) else "-")
    return f"{name:26}" + "".join(f"{cell:>14}" for cell in cells)


def _reliability(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, told in fields.items():
        yield f"{name}: expected calibration error {told['error']:.3f}"
        for row in told["rows"]:
            yield f"  from {row['from']:.1f} {row['count']:>6}  confidence {row['confidence']:.2f}  right {row['right']:.2f}"
