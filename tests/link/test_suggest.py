"""Suggested aliases: what is suggested, on what evidence, and what is not."""

import pytest

from minutes_miner.link.suggest import Suggestion, suggest_aliases
from minutes_miner.records import Attendee


def people(*entries: str) -> list[Attendee]:
    """Attendees from "agency", "agency | person", "agency | person | address"."""
    rows = [[part.strip() or None for part in entry.split("|")] + [None, None] for entry in entries]
    return [Attendee(agency or "", agency, person, None, email) for agency, person, email, *_ in rows]


def pairs(found: tuple[Suggestion, ...]) -> dict[str, str]:
    """Alias to agency."""
    return {s.alias: s.agency for s in found}


@pytest.mark.parametrize(
    ("entries", "texts", "alias", "agency", "ground"),
    [
        pytest.param(["AFC", "AFC"], ["Al Farah Charity (AFC) will join."], "Al Farah Charity", "AFC", "bracket", id="brackets"),
        pytest.param(["SCI-J Office|Ann Lee|ann@unicef.org", "UNICEF"], [], "SCI-J Office", "UNICEF", "mail", id="the site of a known agency"),
        pytest.param(["Farah|A B|a@farah.org", "Al Farah Org|C D|c@farah.org", "Al Farah Org|E F|e@farah.org"], [], "Farah", "Al Farah Org", "mail", id="a shared site"),
        pytest.param(["Child Fund Trust|Ann Lee", "SCI|Ann Lee"], [], "Child Fund Trust", "SCI", "person", id="the same person"),
        pytest.param(["AWA", "Amal Women Association", "Amal Women Association"], [], "AWA", "Amal Women Association", "initials", id="initials"),
        pytest.param(["Alfarah Charty", "Al Farah Charity", "Al Farah Charity"], [], "Alfarah Charty", "Al Farah Charity", "spelling", id="likeness"),
        pytest.param(["ZRWO", "ZRWO", "ZRWQ"], [], "ZRWQ", "ZRWO", "spelling", id="an acronym with a wrong letter"),
        pytest.param(["Al Farah", "Al Farah Charity", "Al Farah Charity"], [], "Al Farah", "Al Farah Charity", "shorter", id="a shorter form"),
    ],
)  # fmt: skip
def test_each_ground(entries: list[str], texts: list[str], alias: str, agency: str, ground: str) -> None:
    """Each kind of evidence gives its suggestion."""
    found = suggest_aliases(people(*entries), texts=texts)
    assert [(s.alias, s.agency, s.ground) for s in found] == [(alias, agency, ground)]


def test_many_spellings_end_as_one() -> None:
    """Seven spellings over a series all lead to the one name that is used most."""
    spellings = [
        "Al Farah Charity",
        "Al-Farah Charty",
        "Alfarah Charity",
        "Al Farah",
        "AFC",
        "Al Farah Charity Jordan",
        "Al Farah Charity Society",
    ]
    found = pairs(suggest_aliases(people(*spellings, "Al Farah Charity")))
    assert found == dict.fromkeys(spellings[1:], "Al Farah Charity")


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(["Danish Relief Circle", "Swedish Relief Circle"], id="one word another"),
        pytest.param(["UNICEF|Ann Lee", "UNHCR|Ann Lee"], id="a person who changed between known agencies"),
        pytest.param(["Future Makers|A B|a@gmail.com", "Hope Circle|C D|c@gmail.com"], id="a public mail service"),
        pytest.param(["Women Association", "Women Association Amal"], id="only general words in common"),
        pytest.param(["ABD", "ABC"], id="short acronyms"),
        pytest.param(["SOPs", "SOP"], id="things"),
        pytest.param([], id="nothing"),
    ],
)
def test_what_is_not_suggested(entries: list[str]) -> None:
    """What speaks for nothing gives nothing."""
    assert suggest_aliases(people(*entries)) == ()


def test_what_leads_to_two_known_agencies_is_left_out() -> None:
    """An unknown name that hangs together with two known agencies is no alias of either."""
    assert (
        suggest_aliases(people("Joint Office|Ann Lee", "UNICEF|Ann Lee", "Joint Office|Ben Oh", "UNHCR|Ben Oh")) == ()
    )


def test_refusals_are_kept() -> None:
    """A refused pair does not come again, in whatever order and case it was refused."""
    entries = people("Al Farah", "Al Farah Charity", "Al Farah Charity")
    assert suggest_aliases(entries, refused=[("al farah charity", "AL FARAH")]) == ()


def test_the_evidence_names_no_person() -> None:
    """Evidence tells of numbers and sites, never of names."""
    found = suggest_aliases(people("Farah Group|Ann Lee|ann.lee@unicef.org", "UNICEF|Ann Lee|ann.lee@unicef.org"))
    assert found
    assert not any("Lee" in s.evidence or "ann" in s.evidence.casefold().split() for s in found)
