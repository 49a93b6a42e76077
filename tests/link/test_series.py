"""Groups under several names, and one name for several groups."""

import pytest

from minutes_miner.link.series import Group, group_key, series_keys, suggest_series

FULL = Group("Child Protection Sub-Working Group", country="JO", agencies=frozenset({"UNICEF", "UNHCR"}))


@pytest.mark.parametrize(
    ("name", "same"),
    [
        pytest.param("CP SWG", True, id="acronyms"),
        pytest.param("Child protection sub working group", True, id="hyphen"),
        pytest.param("CPSWG", True, id="one acronym"),
        pytest.param("Child Protection Working Group", False, id="another group"),
    ],
)
def test_one_normal_form(name: str, same: bool) -> None:
    """Short and full names have one form."""
    assert (group_key(name) == group_key(FULL.name)) is same


def test_a_country_in_the_name_is_suggested() -> None:
    """The same group with and without its country is suggested, with what speaks for it."""
    jordan = Group("Child Protection Sub-WG Jordan", agencies=frozenset({"UNICEF", "IRC"}))
    [found] = suggest_series([FULL, jordan])
    assert {found.a, found.b} == {FULL.name, jordan.name}
    assert found.evidence == ("the same name but for the country", "1 of 2 agencies attend both")


@pytest.mark.parametrize(
    ("a", "b", "evidence", "against"),
    [
        pytest.param(
            Group("GBV SC"), Group("GBV Sub-Cluster"), ("sc may be the initials of the rest of the other",), (),
            id="initials of a part",
        ),
        pytest.param(
            Group("Health Cluster"), Group("Health Cluster, Goma"), ("the same name but for the place",),
            ("only one names its country", "only one names a place"), id="a place",
        ),
        pytest.param(
            Group("Education WG", folders=frozenset({"edu"})), Group("Education Coordination Forum North", folders=frozenset({"edu"})),
            ("all words of one name are in the other", "the minutes of both lie in edu"), (), id="one folder",
        ),
        pytest.param(
            Group("Cash Task Team", agencies=frozenset("ABC")), Group("Cash Working Group East", agencies=frozenset("ABCDE")),
            ("all words of one name are in the other", "3 of 3 agencies attend both"), (), id="those who attend",
        ),
    ],
)  # fmt: skip
def test_what_may_be_one_is_suggested(a: Group, b: Group, evidence: tuple[str, ...], against: tuple[str, ...]) -> None:
    """Names that may be one group are suggested with what speaks for and against it."""
    [found] = suggest_series([a, b])
    assert (found.evidence, found.against) == (evidence, against)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Group("Child Protection Sub-WG Lebanon"), id="another country"),
        pytest.param(Group("Child Protection Working Group"), id="a like name alone"),
        pytest.param(Group("Education Sector Working Group Jordan"), id="another group"),
    ],
)
def test_others_are_not_suggested(other: Group) -> None:
    """Another country or another theme is another group."""
    assert suggest_series([FULL, other]) == []


def test_two_camps_are_two_groups() -> None:
    """Groups that each name another place of one country are not suggested."""
    camps = [
        Group(f"Child Protection Sub-Working Group {camp}", "JO", frozenset({"IRC"})) for camp in ("Zaatari", "Azraq")
    ]
    assert suggest_series(camps) == []


def test_one_name_in_two_countries_is_two_series() -> None:
    """Documents of one name stand together unless they are of two countries."""
    one = [("a", "Cash Working Group", "IQ"), ("b", "Cash WG", None)]
    assert len(set(series_keys(one).values())) == 1
    two = [*one, ("c", "Cash Working Group", "SO")]
    assert len(set(series_keys(two).values())) == 3


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        ("Cluster Eau, Hygiène et Assainissement", "WASH Cluster", "the same name in two languages"),
        ("Grupo de Trabajo de Protección de la Infancia", "Child Protection Working Group", "the same name in two languages"),
        ("Cluster Santé", "Health Cluster", "the same name in two languages"),
        ("Cluster Eau, Hygiène et Assainissement (EHA) - NORD-OUBANGUI", "Cluster WASH", "all words of one name are in the other"),
        ("Cluster Santé", "Nutrition Cluster", None),
        ("Cluster Eau", "Health Cluster", None),
    ],
)  # fmt: skip
def test_a_name_in_another_language_is_asked(one: str, other: str, evidence: str | None) -> None:
    """Where it says the same, or the same agencies meet under more words; another theme is another group."""
    agencies = frozenset({"UNICEF", "IRC", "NRC", "Oxfam"})
    found = suggest_series([Group(one, agencies=agencies), Group(other, agencies=agencies)])
    assert [pair.evidence[0] for pair in found] == ([evidence] if evidence else [])
    assert group_key(one) != group_key(other)
