"""What kinds of bodies there are besides committees, and what their notes and gatherings are called."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Record of the Quay Lantern Circle, 3 May 2021", "Quay Lantern Circle"),
        ("Quay Rowing Club\nMinutes of the Committee, 3 May 2021", "Quay Rowing Club Committee"),
        ("Ferry Stewards Session 2021 05 03", "Ferry Stewards"),
        ("Sitting of the Quay Safety Committee, 3 May 2021", "Quay Safety Committee"),
        ("NOTES DE SEANCE DU CERCLE TECHNIQUE DES BACS\n3 mai 2021", "CERCLE TECHNIQUE DES BACS"),
        ("Compte rendu de la réunion du Collectif des Quais, 3 mai 2021", "Collectif des Quais"),
        ("Mitschrift Helferkreis Fährhafen, 3. Mai 2021", "Helferkreis Fährhafen"),
        ("Protokoll Hafenausschuss Altstadt, 3. Mai 2021", "Hafenausschuss Altstadt"),
        ("Verslag Bezoekerspanel Havenwijk, 3 mei 2021", "Bezoekerspanel Havenwijk"),
        ('---\ntitle: "Minutes of the Quay Lantern Circle"\nauthor: Ann Lee\ncat: bureau\n---\n3 May 2021', "Quay Lantern Circle"),
        ("Harbour Board Minutes, 3 May 2021", "Harbour Board"),
    ],
)  # fmt: skip
def test_the_group_of_a_title(read: Read, title: str, group: str) -> None:
    """A circle or a panel met as much as a committee, a club has one; a setting of the page above the text is none."""
    text = f"{title}\n\nPresent: Ann Lee, Ben Kow\n\n1. Boats\nBen Kow to paint the ferry by Friday.\n"
    assert read(text).meeting.group == group
