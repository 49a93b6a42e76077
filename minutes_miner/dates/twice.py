"""A date that stands twice, in two languages: "20 May / 20 mai", "fin juin / end of June"."""

import re

_HALVES = re.compile(r"(?P<one>[^/]*[^\W\d_]{3}[^/]*?)\s*/\s*(?P<other>[^/]*[^\W\d_]{3}[^/]*)")


def halves(text: str) -> tuple[str, str] | None:
    """The two halves of a text around its only slash, where both have words, so that none is the year or month of the other."""
    match = _HALVES.fullmatch(text)
    return (match["one"], match["other"]) if match else None
