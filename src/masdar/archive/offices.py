"""Offices: what the words of one say, so that «وزير خارجية قطر» and «وزير الخارجية القطري» are one."""

from __future__ import annotations

from typing import NamedTuple

from masdar.lexicon import Lexicon
from masdar.tables import TableRow
from masdar.text import bare, fold

_TELLING = 3
"""Words of a description that tell one person from another, whatever it begins with."""
_MOST = 6
"""Words of an office that count."""
_CABINET = "وزراء"


class Office(NamedTuple):
    """An office or occupation."""

    key: str
    """Its words folded, without articles and without those that say of which country."""
    field: str
    """What it belongs to: state, force, sport …; empty where the table does not have it."""
    country: str | None
    single: bool
    """True where one person has it at a time."""
    past: bool
    """True where it is not held on the day («الرئيس السابق»)."""

    @property
    def trait(self) -> str | None:
        """What two people of one name share who have the same office; null where it says too little."""
        if self.past or (self.country is None and " " not in self.key):
            return None
        return f"{self.key} {self.country or ''}".strip()


class Offices:
    """Reads offices."""

    def __init__(self, lexicon: Lexicon, rows: list[TableRow], past: frozenset[str], state: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._heads = {fold(row.cells["word"]): row for row in rows}
        self._past = past
        self._state = state

    def head(self, word: str) -> TableRow | None:
        """Returns the row of the word that an office begins with, the feminine included; null where there is none."""
        return self._heads.get(word) or self._heads.get(word.removesuffix("ه"))

    def read(self, written: str, country: str | None) -> Office | None:
        """Returns the office as written; null where its first word is none, and the others are few."""
        words = bare(written).split()
        folded = [_plain(word) for word in words]
        row = self.head(folded[0]) if folded else None
        if row is None and len(folded) < _TELLING:
            return None
        head, field, holders = folded[0], "", "several"
        if row is not None:
            head, field, holders = fold(row.cells["word"]), row.cells["field"], row.cells["holders"]
        past = any(word in self._past for word in folded[1:])
        rest = [
            word
            for word, as_written in zip(folded[1:_MOST], words[1:_MOST], strict=True)
            if word not in self._past and not self._of_country(as_written)
        ]
        if self._lexicon.lists("cabinet", rest[0]) if rest else False:
            rest[0] = _CABINET  # «رئيس الحكومة» is «رئيس الوزراء»
        if len(rest) == 1 and rest[0] in self._state:
            rest = []
        single = holders == "one" or (holders == "each" and bool(rest))
        return Office(" ".join([head, *rest]), field, country, single and country is not None, past)

    def _of_country(self, word: str) -> bool:
        return any(reading.letter in "gC" for reading in self._lexicon.readings(word)[:1])


def _plain(word: str) -> str:
    """Returns the word folded and without its article."""
    folded = fold(word).strip("«»\"'()،,.")
    return folded[2:] if folded.startswith("ال") and len(folded) > len("ال") + 2 else folded
