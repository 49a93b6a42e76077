"""Mails that only sum up what was agreed are minutes, and their head tells whose."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("subject", "lead", "lines", "closing"),
    [
        ("promises of today", "So this is what we agreed:", ["1. IOM - paint the shed, tomorrow", "2. NRC: 40 lamps to the port, 9 June", "3. All: pass on the number 115"], "Thanks"),
        ("suite de notre échange", "Comme convenu ce matin :", ["- OIM : peindre le hangar, demain", "- NRC : livrer 40 lampes au port, 9 juin", "- Tous : diffuser le numéro 115"], "Cordialement"),
        ("lo de hoy", "Les resumo lo que acordamos:", ["1. OIM: pintar el galpón, mañana", "2. NRC: llevar 40 lámparas al puerto, 9 de junio", "3. Todos: difundir la línea 115"], "Saludos"),
        ("unser Treffen", "Wie heute besprochen:", ["- IOM: Schuppen streichen, morgen", "- NRC: 40 Lampen an den Hafen liefern, 9. Juni", "- Alle: die Nummer 115 weitergeben"], "Viele Grüße"),
        ("a nossa conversa", "Como combinado:", ["- OIM: pintar o galpão, amanhã", "- NRC: 40 lâmpadas para o porto, 9 de junho", "- Todos: divulgar o número 115"], "Atenciosamente"),
    ],
)  # fmt: skip
def test_a_list_of_what_was_agreed(read: Read, subject: str, lead: str, lines: list[str], closing: str) -> None:
    """The line above the list announces it, whatever the subject; each of its items is an action, and the closing names no body."""
    body = "\n".join(lines)
    found = read(
        f"From: Ida <ida@quay.example>\nSent: Monday, June 8, 2020 18:03\nTo: Ben; Lou\nSubject: {subject}\n\nHello,\n\n{lead}\n\n{body}\n\n{closing}\nIda\n"
    )
    assert (found.kind, found.meeting.group) == ("minutes", None)
    assert [[one.agency or one.text for one in action.responsible] for action in found.action_points][:2] == [
        ["IOM"],
        ["NRC"],
    ]
    assert len(found.action_points) == len(lines)


@pytest.mark.parametrize(
    "lead",
    ["As agreed at the last meeting, the following stand:", "This is what the ministry wrote:"],
)
def test_a_list_of_something_else(read: Read, lead: str) -> None:
    """What was agreed earlier, or by others, is no list of what this meeting agreed."""
    found = read(
        f"From: Ida\nSent: Monday, June 8, 2020\nTo: Ben\nSubject: the port\n\n{lead}\n- open gates\n- red roofs\n- wide roads\n\nIda\n"
    )
    assert not found.action_points


@pytest.mark.parametrize(
    ("to", "subject", "group"),
    [
        ("Ben; Lou", "RE: follow up - Quay Cluster", "Quay Cluster"),
        ("Ben; Lou", "Quay Cluster – action points", "Quay Cluster"),
        ("Quay Cluster mailing list", "notes of our meeting today", "Quay Cluster"),
        ("liste Cluster du Quai", "compte rendu de notre réunion d'hier", "Cluster du Quai"),
        ("Ben; Lou", "notes of our call", None),
    ],
)
def test_whose_mail_it_is(read: Read, to: str, subject: str, group: str | None) -> None:
    """The subject names the body, else the list to which the mail goes; "our meeting" and "Regards" name nobody."""
    found = read(
        f"From: Ida\nSent: Monday, June 8, 2020\nTo: {to}\nSubject: {subject}\n\nDear all,\n\nAction points:\n"
        "- IOM to paint the shed\n- NRC to send 40 lamps to the port\n\nRegards\nIda Holm\nSave the Children, Quay\n"
    )
    assert found.meeting.group == group
    assert [action.text.split()[0] for action in found.action_points] == ["IOM", "NRC"]
