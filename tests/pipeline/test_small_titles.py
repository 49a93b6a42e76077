"""Titles before names in small letters, as Dutch and Italian minutes write them."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

DUTCH = "Havencommissie\nNotulen van 11 september 2024\nAanwezig: {}\n\n1. Boten\n{}\n"
ITALIAN = "Comitato del porto\nVerbale dell'11 settembre 2024\nPresenti: {}\n\n1. Barche\n{}\n"


@pytest.mark.parametrize(
    ("head", "present", "sentence", "attendees", "owner"),
    [
        (DUTCH, "dhr. Kuiper, mw. Vos", "Vos zal de verf bestellen.", ["dhr. Kuiper", "mw. Vos"], "Vos"),
        (
            DUTCH,
            "de heer Kuiper, mevrouw Vos",
            "Dhr. Kuiper bestelt de verf.",
            ["de heer Kuiper", "mevrouw Vos"],
            "Dhr. Kuiper",
        ),
        (DUTCH, "Dhr. Kuiper, Mw. Vos", "Kuiper zal de verf bestellen.", ["Dhr. Kuiper", "Mw. Vos"], "Kuiper"),
        (ITALIAN, "sig. Bruni, sig.ra Conti", "Bruni invierà la mappa.", ["sig. Bruni", "sig.ra Conti"], "Bruni"),
        (
            ITALIAN,
            "geom. Bruni, dott.ssa Conti",
            "Conti invierà la mappa.",
            ["geom. Bruni", "dott.ssa Conti"],
            "Conti",
        ),
    ],
)
def test_small_titles_open_names(
    head: str, present: str, sentence: str, attendees: list[str], owner: str, read: Callable[[str], Extraction]
) -> None:
    """Each of a list is a person, and owns what is bound to the name alone."""
    found = read(head.format(present, sentence))
    assert [attendee.text for attendee in found.attendees] == attendees
    assert all(attendee.person for attendee in found.attendees)
    assert [party.text for action in found.action_points for party in action.responsible] == [owner]


def test_a_group_in_capitals_has_no_title(read: Callable[[str], Extraction]) -> None:
    """ "SIG" is a group where no stop cuts it short."""
    found = read(
        "Reed Bed SIG\nMinutes of 11 September 2024\nPresent: SIG Chair, Eva Lund, Tom Ray\n\n1. Reeds\nTom to cut the reeds.\n"
    )
    assert "SIG" not in {attendee.person for attendee in found.attendees}
