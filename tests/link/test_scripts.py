"""One name in Latin and in Arabic letters is one attendee, one agency and one question."""

import pytest

from minutes_miner.link.attendance import parse_attendance
from minutes_miner.link.scripts import are_one, in_two_scripts
from minutes_miner.link.suggest import suggest_aliases
from minutes_miner.records import Attendee


@pytest.mark.parametrize(
    ("latin", "arabic", "same"),
    [
        ("Dar as-Salam", "دار السلام", True),
        ("Noor Association", "جمعية النور", True),
        ("Ghassan Qasim", "غسان قاسم", True),
        ("Mohammad Shaheen", "محمد شاهين", True),
        ("Rami Qasim", "وزارة العمل", False),
        ("Rami Qasim", "دار السلام", False),
        ("Samir", "المنارة", False),
    ],
)
def test_the_same_name(latin: str, arabic: str, same: bool) -> None:
    """Consonants tell, whatever the article and the words that many organisations have."""
    assert are_one(latin, arabic) is same


@pytest.mark.parametrize(
    ("entries", "who"),
    [
        ("UNICEF, Dar as Salam (دار السلام), NRC", ("Dar as Salam", None)),
        ("UNICEF, دار السلام (Dar as Salam), NRC", ("Dar as Salam", None)),
        ("Ann Lee, Rami Qasim (رامي قاسم), Lina Saad (لينا سعد)", (None, "Rami Qasim")),
        ("Lina Saad (UNICEF), Rami Qasim (وزارة العمل)", ("MoL", "Rami Qasim")),
        ("Lina Saad (UNICEF), Rami Qasim (دار السلام)", ("دار السلام", "Rami Qasim")),
    ],
)
def test_entries_of_attendance(entries: str, who: tuple[str | None, str | None]) -> None:
    """What stands in brackets in the other script is the name again, or who sent the person."""
    second = parse_attendance(entries)[1]
    assert (second.agency, second.person) == who


def test_a_text_of_two_scripts() -> None:
    """The Latin name comes first, in whatever order they stand; two names are none."""
    assert in_two_scripts("دار السلام (Dar as Salam)") == ("Dar as Salam", "دار السلام")
    assert in_two_scripts("Rami Qasim (وزارة العمل)") is None


@pytest.mark.parametrize(
    ("alias", "agency"),
    [
        ("دار النور", "Dar el-Noor"),
        ("Dar al-Noor", "Dar el-Noor"),
        ("Abu Seta Assoc", "Abu Seta"),
        ("ONG Kora", "Kora"),
        ("Fundación Tierra Viva", "Tierra Viva"),
        ("Sec. de Hacienda", "Secretaría de Hacienda"),
    ],
)
def test_names_that_may_be_one(alias: str, agency: str) -> None:
    """Articles, the kind of organisation before the name or cut short behind it, another script: each is asked."""
    listed = [Attendee(name, name) for name in (agency, agency, alias, "NRC")]
    assert [(s.alias, s.agency) for s in suggest_aliases(listed)] == [(alias, agency)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Green Line", "Blue Line"),
        ("Sec. de Hacienda", "Secretaría de Cultura"),
        ("Water Foundation", "Foundation Peace"),
        ("Noor Women", "دار الرحمة"),
    ],
)
def test_names_that_are_two(one: str, other: str) -> None:
    """A word that many organisations have is no sign that two are one."""
    assert not suggest_aliases([Attendee(name, name) for name in (one, other, one)])
