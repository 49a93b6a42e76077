"""What people said of fields, applied to the mentions of a group. A word about a deadline or about who is responsible holds
until newer minutes say something new; a text holds for ever, a status until the next mention."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from minutes_miner.records import Mention
from minutes_miner.tracker.people import Correction
from minutes_miner.workflow.naming import Names

Said = dict[str, dict[str, Correction]]  # by mention and field


def of_ruling(ruling: Mapping[str, str], said: Said) -> Said:
    """What people said of mentions, said of those that count for them (`ruling`) in the newest version of the minutes: the
    last word on each."""
    found: Said = {}
    for mention in sorted(said.keys() & ruling.keys()):
        told = found.setdefault(ruling[mention], {})
        for field, correction in said[mention].items():
            if field not in told or told[field].at <= correction.at:
                told[field] = correction
    return found


def in_force(members: Sequence[Mention], said: Said) -> Said:
    """By mention of a chain, in order of time, what counts for it: what a person said of it, and what was said of an earlier
    one of whose deadline or parties it repeats what the person corrected."""
    found = {member.id: dict(said.get(member.id, {})) for member in members}
    for field in ("deadline", "responsible"):
        told: Correction | None = None
        corrected: object = None
        for member in members:
            value = member.deadline if field == "deadline" else frozenset(member.responsible)
            if field in found[member.id]:
                told, corrected = found[member.id][field], value
            elif told and value and value == corrected:
                found[member.id][field] = told
            elif value:
                told = None
    return {mention: fields for mention, fields in found.items() if fields}


def last_word(members: Sequence[Mention], force: Said, field: str) -> Correction | None:
    """What a person said of a deadline or of parties, where no newer mention says something else."""
    for member in reversed(members):
        if field in force.get(member.id, {}):
            return force[member.id][field]
        if getattr(member, field):
            return None
    return None


def corrected(mention: Mention, told: Mapping[str, Correction], names: Names) -> Mention:
    """A mention as people would have it; its words stay, for they say which mentions belong together."""
    if "status" in told:
        said = told["status"]
        reason = f"{said.who}: {said.why}" if said.why else f"said by {said.who}"
        mention = replace(mention, status=said.value or mention.status, status_text=reason)  # type: ignore[arg-type]
    if "deadline" in told:
        mention = replace(mention, deadline=told["deadline"].value, deadline_before=None)
    if "responsible" in told:
        mention = replace(mention, responsible=typed(told["responsible"], names))
    return mention


def typed(told: Correction, names: Names) -> tuple[str, ...]:
    """The parties that a person named, parted by ";"."""
    given = [name.strip() for name in (told.value or "").split(";") if name.strip()]
    return tuple(dict.fromkeys(names.typed(name) for name in given))
