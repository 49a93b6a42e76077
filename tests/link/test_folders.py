"""Minutes that name no group: those of one folder are one series, those of another folder another one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_miner.cli.main import cli
from minutes_miner.link.countries import countries
from minutes_miner.link.series import home_of

TEXT = "Minutes of {}\n\nPresent: Ann Lee, Bo Carr\n\nAction points\n- Bo Carr to mend the gate of the lower meadow\n- Ann Lee to {}\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("/data/Meadow trust/2014/03 March.txt", "/data/Meadow trust"),
        ("/data/Meadow trust/Minutes 2014 final/3.txt", "/data/Meadow trust"),
        ("/data/Pond club/notes/1.txt", "/data/Pond club"),
        ("/data/Mare/PV 2014/1.txt", "/data/Mare"),
        ("/2014/1.txt", "/2014"),
    ],
)
def test_the_folder_that_stands_for_a_body(path: str, home: str) -> None:
    """Years and words for what lies in a folder tell nobody whose it is."""
    assert home_of(path) == home


def test_folders_part_what_names_no_group(tmp_path: Path) -> None:
    """The same words in a later year of one folder are carried over; in the folder of another body they are not."""
    for folder, day in (("Meadow/2014", "4 May 2014"), ("Meadow/2015", "6 May 2015"), ("Pond", "8 May 2015")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.txt").write_text(TEXT.format(day, "ask for a loan"))
    db = tmp_path / "t.db"
    assert run("ingest", tmp_path, "--db", db).exit_code == 0
    rows = json.loads(run("groups", "list", "--db", db, "--format", "json").stdout)
    assert {Path(row["group"]).name: row["documents"] for row in rows} == {"Meadow": 2, "Pond": 1}
    exported = json.loads(run("export", "actions", "--db", db, "--format", "json").stdout)
    assert sorted(row["mentions"] for row in exported) == [1, 1, 2, 2]
    assert run("verify", "--db", db).exit_code == 0


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Na saída da aula. À saída do prédio. Ver a saída do caixa.", None),
        ("Offices in Saida and Tripoli, and the school of Zahle.", "LB"),
        ("le comité libanais, la mairie libanaise, le droit libanais", "LB"),
    ],
)
def test_small_words_are_no_places(text: str, country: str | None) -> None:
    """Names of places and countries have a capital; those of peoples need none."""
    assert countries().of_document(text) == country
