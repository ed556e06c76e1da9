"""The name of whoever a description describes, set after it («المتحدث باسم الشركة، سالم الراشدي، …»)."""

from __future__ import annotations

from masdar.statements.names import Names
from masdar.statements.phrase import Phrase

_REST = 12
"""Tokens of a description that its phrase leaves out, up to the comma before the name."""
_SHORT, _LONG = 2, 5
"""Words of a name that stands between two commas."""
_CLOSERS = tuple(",E:<(.|lLfT")
"""What follows a whole name that stands before the words of its bearer."""


class Appositions(Names):
    """Reads names set beside descriptions."""

    def _apposed(self, phrase: Phrase, place: int, limit: int) -> int:
        """Takes the name of the one person described, after the rest of the description; returns its end."""
        if phrase.kind != "unnamed" or phrase.plural or self._letters[phrase.head] not in "OU":
            return place
        office = self._letters[phrase.head] == "O" and any(self._definite(at) for at in range(phrase.head, place))
        if not office and not self._settled(phrase, place):
            return place
        comma = self._comma(place, limit)
        first = self._past_honours(comma + 1 if comma >= 0 else place, limit)
        stop = self._set_beside(first, limit, between=comma >= 0)
        if stop == first:
            return place
        phrase.office, phrase.name, phrase.kind = (phrase.head, comma if comma >= 0 else place), (first, stop), "person"
        return stop

    def _comma(self, place: int, limit: int) -> int:
        """Returns the comma that ends the description («وزير الثقافة والإعلام المحلي، …»), or -1."""
        letters = self._letters
        at = place
        while at < min(place + _REST, limit):
            if letters[at] == ",":
                return at
            if letters[at] in "<{":
                at = max(at, self._tokens.mate[at])
            elif letters[at] not in "wghHGYCOUW0TfblL{}":
                return -1
            at += 1
        return -1

    def _past_honours(self, place: int, limit: int) -> int:
        """Skips ranks and single offices before a name («العقيد الركن»، «النائب»، «آنذاك»)."""
        letters = self._letters
        while place + 1 < limit and (
            self._title(place, limit)
            or (letters[place] == "w" and letters[place - 1] == "t")
            or (letters[place] == "O" and self._definite(place) and not self._given(place))
            or letters[place] == "T"
        ):
            place += 1
        return place

    def _set_beside(self, first: int, limit: int, *, between: bool) -> int:
        """Returns where the name at `first` ends, or `first` where none certainly stands there."""
        letters = self._letters
        if first >= limit or not self._opens_name(first):
            return first
        stop = self._name(first, limit, spare=False)
        given = letters[first] in "Pq" or self._given(first)
        if stop - first >= _SHORT and (given or between) and letters[stop : stop + 1] in _CLOSERS:
            return stop
        end = next((at for at in range(first, min(first + _LONG, limit)) if letters[at] in ",E"), -1)
        whole = all(
            letters[at] in "PqowgFHhOUGYtN" and (reading := self._reading(at)) is not None and not reading.clitics
            for at in range(first, end)
        )
        return end if between and end - first >= _SHORT and whole else first

    def _opens_name(self, place: int) -> bool:
        """Tells whether a name may begin with the word: a given one, or one in no lexicon."""
        reading = self._reading(place)
        if reading is None or reading.clitics or reading.definite:
            return False
        if self._letters[place] in "Pq" or self._given(place):
            return True
        if self._letters[place] == "W" and self._letters[place + 1 : place + 2] == "P":
            return True  # «نيكي هايلي»
        unknown = reading.lexeme is None and self._letters[place] in "oF"
        return unknown and self._tokens.words[place][-1] not in "اةً"
