"""Tokens of one field of an article, with a class letter each."""

from __future__ import annotations

import re
from bisect import bisect_right

from masdar.lexicon import LETTERS, Lexicon, Reading
from masdar.segment.quotes import pair_quotes
from masdar.text import Clean, Span, fold

# The text is clean here (no diacritics), so that \w is safe; numbers keep their
# decimals, times their minutes (04:30), dotted names (إن.بي.سي) stay whole, a run of dots is one token,
# and a word ends at its ta marbuta, whatever a lost space has glued to it.
_TOKEN = re.compile(
    r"\n\s*|[A-Za-z][A-Za-z0-9_-]*(?:[.@:/]+[A-Za-z0-9_-]+)+|(?:[^\W\d_]{1,3}\.){2,}[^\W\d_]{1,3}\d*(?!\w)|\d{1,2}:\d{2}(?!\d)|\d+(?:[.,٫٬]\d+)*|[A-Za-z]+|[^\W\d_ةA-Za-z]*ة|[^\W\d_A-Za-z]+|[.…]{2,}|[^\w\s]|_"
)
_PASSIVE = 3
"""Letters of a past tense of which one carries the vowel that makes it passive («اتُهم»)."""
_MARKS = {
    ":": "colon",
    "،": "comma",
    ",": "comma",
    "؛": "comma",
    ";": "comma",
    ".": "stop",
    "!": "stop",
    "؟": "stop",
    "?": "stop",
    "(": "left",
    "[": "left",
    ")": "right",
    "]": "right",
    "-": "dash",
    "–": "dash",
    "—": "dash",
}


class Tokens:
    """The tokens of a text: words as written, places, readings and the class string.

    `letters[i]` is the class letter of token `i`; `mate[i]` is the token that
    closes the quotation opened at `i` (or opens the one closed at `i`), or -1.
    """

    __slots__ = ("_cores", "clean", "ends", "letters", "mate", "readings", "starts", "words")

    def __init__(self, clean: Clean, lexicon: Lexicon) -> None:
        self.clean = clean
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(clean.text):
            self.words.append(match.group())
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
        self.mate, quotes = pair_quotes(clean.text, self.words, self.starts, self.ends)
        self.readings: list[tuple[Reading, ...] | None] = []
        self._cores: list[str] = []
        letters: list[str] = []
        for place, word in enumerate(self.words):
            if word[0].isalpha():
                readings = lexicon.readings(word)
                self.readings.append(readings)
                self._cores.append(readings[0].core)
                letters.append(readings[0].letter)
            else:
                self.readings.append(None)
                self._cores.append(word)
                letters.append(quotes.get(place) or _mark(word))
        self.letters = "".join(letters)

    def __len__(self) -> int:
        return len(self.words)

    def reading(self, place: int) -> Reading | None:
        """Returns the preferred reading of the token, or null for a mark, a number or past the end."""
        try:
            readings = self.readings[place]
        except IndexError:
            return None
        return readings[0] if readings else None

    def reread(self, place: int, reading: Reading) -> None:
        """Takes one reading of the token, told by what stands beside it, for those of its letters alone."""
        self.readings[place] = (reading,)
        self._cores[place] = reading.core

    def passive(self, place: int) -> bool:
        """Tells whether a vowel written on the first letters of a verb makes it passive («أُعلن»، «اتُهم»)."""
        reading = self.reading(place)
        start = self.starts[place] + (len(reading.clitics) if reading is not None else 0)
        lemma = reading.lexeme.lemma if reading is not None and reading.lexeme is not None else ""
        letters = _PASSIVE if len(lemma) > _PASSIVE and reading is not None and reading.kind == "past" else 1
        first, stop = self.clean.span(start, min(start + letters, self.ends[place] - 1))
        return "\u064f" in self.clean.original[first:stop]

    def first_person(self, place: int) -> bool:
        """Tells whether the vowel written on the last letter makes a past tense the speaker's own («أخبرتُ»)."""
        _, stop = self.clean.span(self.ends[place] - 1, self.ends[place])
        return self.words[place][-1] == "ت" and self.clean.original[stop - 1] == "\u064f"

    def core(self, place: int) -> str:
        """Returns the folded word without proclitics and article; for a mark, the mark; past the end, nothing."""
        try:
            return self._cores[place]
        except IndexError:
            return ""

    def cores(self, part: range | None = None) -> list[str]:
        """Returns what `core` does of each token, or of each of a part."""
        return self._cores[:] if part is None else self._cores[part.start : part.stop]

    def folded(self) -> list[str]:
        """Returns the folded words."""
        text = fold(self.clean.text)  # at once, and many times as fast as each word apart
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def span(self, first: int, stop: int, *, skip: int = 0) -> Span:
        """Returns the original range of tokens `first` to `stop` (exclusive), without `skip` leading letters."""
        return self.clean.span(self.starts[first] + skip, self.ends[stop - 1])

    def first_at(self, offset: int) -> int:
        """Returns the first token that ends behind a place of the original text: the one there, or the next."""
        if self.clean.text is self.clean.original:
            return bisect_right(self.ends, offset)  # no letter was left out
        letter = self.clean.before(offset)
        found = bisect_right(self.ends, letter)
        if found == len(self.words) or self.ends[found] > letter + 1:
            return found
        return found + (self.span(found, found + 1)[1] <= offset)  # behind the marks on its last letter

    def text(self, first: int, stop: int, *, skip: int = 0) -> str:
        """Returns the clean text of tokens `first` to `stop` (exclusive)."""
        return self.clean.text[self.starts[first] + skip : self.ends[stop - 1]]


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """Returns the tokens of `text`."""
    return Tokens(Clean(text), lexicon)


def _mark(word: str) -> str:
    head = word[0]
    if head == "\n":
        return LETTERS["line"]
    if head.isdigit():
        return LETTERS["number"]
    if len(word) > 1:
        return LETTERS["ellipsis"]
    return LETTERS[_MARKS.get(head, "mark")]
