"""Whether a page is in Arabic: the share of Arabic letters in what it says, its code left out."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_SHARE = 0.3  # of the letters; menus, names and addresses of an Arabic page are partly in Latin
_LEAST = 100  # letters; a page with less holds no article
# Letters that only other languages in Arabic script have: Persian and Urdu use the first two all the time.
_OTHERS = 0.04
_ARABIC = regex.compile(r"[\u0621-\u063a\u0641-\u064a]++")
_OTHER = regex.compile(r"[\u06a9\u06cc\u06af\u067e\u0686\u06c1\u06d2\u0679\u0688\u0691\u06d5\u06c6\u06ce]++")
_LETTERS = regex.compile(r"\p{L}++")
_TAG = regex.compile(r"<[^<>]*+>")
_OPENS = regex.compile(r"<(script|style)\b", regex.IGNORECASE)
_CLOSES = {name: regex.compile(rf"</{name}\b", regex.IGNORECASE) for name in ("script", "style")}
_ENTITY = regex.compile(r"&#(?:x([0-9a-f]{2,5})|([0-9]{2,6}));", regex.IGNORECASE)


def is_arabic(markup: str) -> bool:
    """Tells whether the text of an HTML page is Arabic, and not another language in Arabic script."""
    text = _ENTITY.sub(_character, _TAG.sub(" ", "".join(_without_code(markup))))
    arabic = _count(_ARABIC, text)
    others = _count(_OTHER, text)
    return arabic >= _LEAST and arabic >= _SHARE * _count(_LETTERS, text) and others <= _OTHERS * arabic


def _count(letters: regex.Pattern[str], text: str) -> int:
    return sum(len(run) for run in letters.findall(text))


def _character(found: regex.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code < 0xD800 else " "  # noqa: PLR2004 - Arabic lies below the surrogates


def _without_code(markup: str) -> Iterator[str]:
    place = 0
    while found := _OPENS.search(markup, place):
        yield markup[place : found.start()]
        closes = _CLOSES[found[1].lower()].search(markup, found.end())
        if closes is None:
            return
        place = closes.end()
    yield markup[place:]
