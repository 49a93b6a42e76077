"""List markers."""

import pytest

from minutes_miner.document import split_marker


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        pytest.param("- Welcome", "-", "Welcome", id="dash"),
        pytest.param("1. Welcome", "1.", "Welcome", id="number"),
        pytest.param("1.2 Budget", "1.2", "Budget", id="decimal number"),
        pytest.param("a) first", "a)", "first", id="letter"),
        pytest.param("o Done.", "o", "Done.", id="hollow bullet"),
        pytest.param("•", "•", "", id="a glyph alone"),
        pytest.param("-5 degrees", None, "-5 degrees", id="a minus"),
        pytest.param("2014 was dry", None, "2014 was dry", id="a year"),
        pytest.param("12.07.2016 Irbid", None, "12.07.2016 Irbid", id="a date"),
        pytest.param("10.30 - 12.00", None, "10.30 - 12.00", id="times"),
        pytest.param("11.00 AM", None, "11.00 AM", id="a time"),
        ("72-hour notice to visitors", None, "72-hour notice to visitors"),
        ("10-February-2021, Kigali", None, "10-February-2021, Kigali"),
        ("01.04. is a holiday", None, "01.04. is a holiday"),
        ("28.02 latest", None, "28.02 latest"),
        ("ü Members to send", "ü", "Members to send"),
        ("§ 5 of the law", None, "§ 5 of the law"),
        ("97.2 % of the forms", None, "97.2 % of the forms"),
        ("0.8 mg/l at the tap", None, "0.8 mg/l at the tap"),
        ("8.30 to 10.15 in the hall", None, "8.30 to 10.15 in the hall"),
        ("1.5 million was spent", None, "1.5 million was spent"),
        ("15. April 2024", None, "15. April 2024"),
        ("3. Mai", None, "3. Mai"),
        ("9. Okt., 14 Uhr", None, "9. Okt., 14 Uhr"),
        ("12. March 2024", None, "12. March 2024"),
        ("3. March in step", "3.", "March in step"),
        ("4. April showers", "4.", "April showers"),
        ("2. Mai-Feier planen", "2.", "Mai-Feier planen"),
        ("5. Marketing 2024", "5.", "Marketing 2024"),
        ("2.1 update from partners", "2.1", "update from partners"),
        ("5-share the list", "5-", "share the list"),
    ],
)
def test_split_marker(line: str, marker: str | None, rest: str) -> None:
    """A marker is told from the numbers and dashes of the text."""
    assert split_marker(line) == (marker, rest)
