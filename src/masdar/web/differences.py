"""The wording of one passage beside another's: the words that only the second has, marked."""

from __future__ import annotations

from difflib import SequenceMatcher

from markupsafe import Markup

from masdar.archive.keys import word_spans
from masdar.text import fold
from masdar.web.marked import safe

_LONG = 400
"""Words of a passage that are compared."""


def differences(model: str, passage: str) -> Markup:
    """Returns a passage with the words marked that the model does not have in this order; spellings do not differ."""
    mine = [fold(word) for word, _ in word_spans(model)][:_LONG]
    found = list(word_spans(passage))[:_LONG]
    matcher = SequenceMatcher(None, mine, [fold(word) for word, _ in found], autojunk=False)
    made, done = list[str](), 0
    for tag, _, _, first, stop in matcher.get_opcodes():
        if tag in {"equal", "delete"}:
            continue
        start, end = found[first][1][0], found[stop - 1][1][1]
        made += [safe(passage[done:start]), "<ins>", safe(passage[start:end]), "</ins>"]
        done = end
    return Markup("".join([*made, safe(passage[done:])]))  # noqa: S704 - escaped
