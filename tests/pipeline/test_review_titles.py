"""Titles over a review of earlier tasks: what stands below them is reported on, and the title is no task of its own."""

from collections.abc import Callable

import pytest

from minutes_miner.records import Extraction

HEADS = {
    "es": "CLUB DE REMO\nActa de la reunión del lunes 12 de mayo de 2025\nAsistentes: Luz Mora (presidenta), Iván Cano, Pía Soto\n\n1. Acta anterior\nSe aprueba.\n\n",
    "fr": "CLUB D'AVIRON\nCompte rendu de la réunion du lundi 12 mai 2025\nPrésents : Lise Morel (présidente), Guy Tardif, Zoé Caron\n\n1. Compte rendu précédent\nIl est approuvé.\n\n",
    "it": "CIRCOLO DI CANOTTAGGIO\nVerbale della riunione di lunedì 12 maggio 2025\nPresenti: Lia Mori (presidente), Ivo Cani, Pia Sarti\n\n1. Verbale precedente\nÈ approvato.\n\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "title", "lines"),
    [
        ("es", "Repaso de tareas", "- Remos: pintados (Iván).\n- Cuerda: pendiente (Luz).\n"),
        ("es", "Tareas anteriores", "- Remos: pintados (Iván).\n- Cuerda: pendiente (Luz).\n"),
        ("it", "Azioni in corso", "- Remi: dipinti (Ivo).\n- Corda: in sospeso (Pia).\n"),
        ("fr", "Suivi des tâches", "- Rames : peintes (Guy).\n- Corde : en attente (Zoé).\n"),
    ],
)
def test_a_title_over_a_review(read: Callable[[str], Extraction], language: str, title: str, lines: str) -> None:
    actions = read(f"{HEADS[language]}2. {title}\n{lines}").action_points
    assert [(action.kind, action.status, action.agenda_item) for action in actions] == [
        ("status", "done", title),
        ("status", "open", title),
    ]
