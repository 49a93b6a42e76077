"""Series: one body under slightly different names."""

import re
import unicodedata

_SHORT = {
    "wg": "working group", "swg": "sub working group", "twg": "technical working group", "tf": "task force", "taskforce": "task force",
    "cp": "child protection", "cpswg": "child protection sub working group", "cpwg": "child protection working group",
    "gbv": "gender based violence", "sgbv": "gender based violence", "mhpss": "mental health psychosocial support",
    "subcluster": "sub cluster", "subworking": "sub working", "subgroup": "sub group", "cte": "committee",
}  # fmt: skip
_FILLER = frozenset(
    [
        "the",
        "of",
        "for",
        "in",
        "and",
        "national",
        "meeting",
        "meetings",
        "monthly",
        "weekly",
        "coordination",
        "de",
        "la",
        "le",
        "du",
        "des",
        "el",
        "los",
        "las",
        "y",
        "et",
        "para",
        "sobre",
    ]
)


def group_key(name: str) -> str:
    """The normal form of a group's name: "CP SWG" and "Child Protection Sub-Working Group" have the same."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    words = re.findall(r"[^\W_]+", re.sub(r"\(([^)]*)\)", " ", plain)) or re.findall(r"[^\W_]+", plain)
    spelled = " ".join(_SHORT.get(word, word) for word in words).split()
    return " ".join(sorted({word for word in spelled if word not in _FILLER})) or plain.strip()
