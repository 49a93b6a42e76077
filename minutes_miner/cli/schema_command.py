"""`minutes-miner schema`: the JSON Schema of the contract."""

import json

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of one line of `extract --format json`."""
    from minutes_miner.contract import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
