"""Reviews of earlier actions: what stands in them and where they end."""

from pathlib import Path

import pytest

from minutes_miner.workflow import extract

HEAD = "Shelter Working Group\nMeeting minutes\nDate: 16 April 2019\nParticipants: UNHCR, IOM, DRC, NRC\n\n"
REPORTED = [("Stove safety guidance", "done"), ("Rent market survey", "open"), ("Eviction tracker", "done")]
BELOW = "   o Done. Circulated on 2 April.", "   o Pending. Field work suspended.", "   o Shared with all."
NEXT = "\n{number}Fires in settlements\nTwo fires were told of in a camp where the tents stand close to each other.\n"

FORMS = {
    "numbers, states below": [
        f"{n}. {thing}\n{state}" for n, ((thing, _), state) in enumerate(zip(REPORTED, BELOW, strict=True), 1)
    ],
    "bullets, states below": [f"- {thing}\n{state}" for (thing, _), state in zip(REPORTED, BELOW, strict=True)],
    "bullets, states behind": [
        f"- {thing}: {state.strip(' o')}" for (thing, _), state in zip(REPORTED, BELOW, strict=True)
    ],
    "a table": ["| Action point | Responsible | Status |"]
    + [f"| {thing} | NRC | {state.strip(' o')} |" for (thing, _), state in zip(REPORTED, BELOW, strict=True)],
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["Update on pending action points", "Review of action points from last meeting"])
def test_each_reported_action_is_found_with_its_state(title: str, form: str, tmp_path: Path) -> None:
    """A numbered list of a review is no agenda, and the numbered section behind a list or table of a review is none of it."""
    path = tmp_path / "minutes.txt"
    number = "" if form.startswith("numbers") else "1. "
    section = "" if form.startswith("numbers") else NEXT.format(number=number)
    path.write_text(
        f"{HEAD}{title}\n"
        + "\n".join(FORMS[form])
        + f"\n{section}\nAction points\n- NRC to call the mayor by 30 April\n"
    )
    found = [(action.text, action.status) for action in extract(path).action_points if action.kind == "status"]
    assert found == REPORTED
