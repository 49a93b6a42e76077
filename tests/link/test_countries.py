"""Of which country a document is."""

import pytest

from minutes_miner.link.countries import countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Health Cluster\nVenue: OCHA, Bangui\nThe CAR response", "CF", id="acronym"),
        pytest.param("Allotment society\nThe car park. A car was sold, the car was red.", None, id="a thing"),
        pytest.param("Yémen, réunion à Sanaa", "YE", id="accents"),
        pytest.param("Parish council\nFence, BA. Wall, BA. Gate, BA", None, id="initials"),
        pytest.param("Parish council\nMeeting in Ba, at the mill of Ba", "FJ", id="a town of two letters"),
        pytest.param("Syrian refugees in Jordan\nUNHCR Amman", "JO", id="where refugees are"),
    ],
)
def test_the_country_of_a_document(text: str, code: str | None) -> None:
    """Names, places and acronyms in capitals tell; words that only sound so do not."""
    assert countries().of_document(text) == code
