"""A group inside of a body goes by the names of both; a meeting that none had planned is no body."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

BODY = "\n1 June 2021\n\nPresent: UNHCR, NRC\n\n1. Dredging\nThe manager reported that the channel is free again.\nAction: NRC to send the list.\n"


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Shelter Cluster Varna – Core Group", "Shelter Cluster Varna – Core Group"),
        ("Quay Forum Marlow: Steering Group", "Quay Forum Marlow: Steering Group"),
        ("Minutes of the Quay Cluster – Boat Repair Task Force", "Quay Cluster – Boat Repair Task Force"),
        ("Cluster Abris Tahoua – Groupe restreint", "Cluster Abris Tahoua – Groupe restreint"),
        ("Mesa de Salud de Arauca – Comité técnico", "Mesa de Salud de Arauca – Comité técnico"),
        ("Runde Hafen – Arbeitsgruppe Kran", "Arbeitsgruppe Kran"),  # no word says that the first is a body
        ("QWG – Quay Working Group", "Quay Working Group"),
        ("Quay Working Group – QWG", "Quay Working Group"),
        ("UNHCR – Quay Working Group", "Quay Working Group"),
        ("Quay Working Group – Varna", "Quay Working Group – Varna"),
        ("Quay Working Group: Action points", "Quay Working Group"),
        ("Quay Working Group – Draft minutes", "Quay Working Group"),
    ],
)
def test_part_of_a_body(title: str, group: str, read: Callable[[str], Extraction]) -> None:
    assert read(title + BODY).meeting.group == group


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Emergency meeting on the broken pier in Marlow", None),
        ("Urgent meeting", None),
        ("Réunion d'urgence sur la jetée de Marlow", None),
        ("Reunión de emergencia por las lluvias en Arauca", None),
        ("Emergency Telecommunications Cluster meeting", "Emergency Telecommunications Cluster"),
        ("Emergency meeting of the Quay Cluster", "Quay Cluster"),
    ],
)
def test_meeting_that_none_had_planned(title: str, group: str | None, read: Callable[[str], Extraction]) -> None:
    assert read(title + BODY).meeting.group == group
