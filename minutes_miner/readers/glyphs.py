"""What symbol fonts and typographers' glyphs say in plain characters, the same for every kind of file."""

SYMBOLS = {  # what the symbol fonts draw at their private places
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓", "\uf0fb": "✗", "\uf0fe": "☑", "\uf0fd": "☒",
    "\uf0a8": "☐", "\uf071": "☐", "\uf06f": "☐", "\uf0e0": "→", "\uf0e8": "➔", "\uf0f0": "⇒", "\uf02d": "-", "\uf0de": "⇒",
    "\uf0ae": "→", "\uf020": " ", "\uf06c": "●", "\uf06e": "■", "\uf0a3": "≤", "\uf0b3": "≥",
}  # fmt: skip
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_OF_NO_WIDTH = "\u200b\u2060\ufeff\ufe0e\ufe0f\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # and marks of direction
_UNSEEN = {"\u00ad": "", "\u2011": "-", **dict.fromkeys(_OF_NO_WIDTH, "")}
SEEN = str.maketrans({**SYMBOLS, **LIGATURES, **_UNSEEN})
"""For `str.translate`: a text as it is seen, symbols and ligatures as plain characters, soft hyphens out."""
