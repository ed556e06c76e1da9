"""What a clause goes on with after «بحسب فلان» in the midst of it."""

from __future__ import annotations

from masdar.statements.antecedents import Antecedents
from masdar.statements.draft import Frame

_CLAUSE = "ASsZVvBxcFKDjR"
"""Classes of words that open a clause."""
_ADJUNCT = "fpT"
"""What after an aside with its source is no more of a long clause («…، بحسب فلان، في أسوأ حادث منذ عام»)."""
_SHORT = 5
"""Tokens of a clause that an adjunct after the aside completes («تدخل الخطة، بحسب فلان، ضمن …»)."""
_WAITING = 3
"""Tokens of a verb and its subject, before what the verb governs («وتسبب القصف الجوي»)."""
_VERBAL = frozenset("VvBFKjrExAN")
"""Classes of which one at least stands in a clause that is whole."""
_PREDICATE = "VvBFKjr"
"""What a noun without a verb waits for («وحل آخر، بحسب فلان، يقوم على …»)."""


class Resumption(Antecedents):
    """Finds the second part of content in which the particle and its source stand."""

    def _resumed(self, frame: Frame, start: int, stop: int) -> list[tuple[int, int, int]]:
        """Returns what goes on after the source where the particle stands amid its clause, or nothing.

        Two commas or dashes set the particle apart («ويبقى الجسر، بحسب فلان، مغلقا»). Without them the clause goes on
        where a predicate or a quotation follows («والحل بحسب فلان هو …»، «وترى تونس بحسب فلان «ضرورة …»»), or a
        preposition after the bare particle; and where a few words wait for more («وتسبب القصف بحسب فلان بانهيار …»).
        """
        letters, place = self._letters, frame.first
        end = self._past_day(frame.stop if frame.subject is None else frame.subject.stop)
        mark = letters[place - 1] if place > stop and letters[place - 1] in ",-" else ""
        first = end + len(mark)
        set_off = letters[end:first] == mark and bool(mark)
        if not set_off:
            first = end + (letters[end : end + 1] == ",")
        if first >= len(letters):
            return []
        waits = not set_off and self._waits(start, stop, first)
        short = not mark or stop - start <= _WAITING
        quoted = letters[end : end + 1] == "<" and letters[stop - 1] != ">" and short and not self._bears_name(end - 1)
        goes_on = quoted or (not mark and self._predicates(frame, end))
        if not (set_off or waits or goes_on):
            return []
        rest = self._bounds.end(frame, first)
        if letters[first] == "<" and self._tokens.mate[first] == rest - 1:
            return [(first + 1, rest - 1, 0)]
        bare = not _VERBAL.intersection(letters[start:stop]) and letters[first] in _PREDICATE
        if mark == "," and not bare and self._begins_clause(first, adjunct=stop - start > _SHORT):
            return []
        if mark == "," and not bare and self._apposed(first):
            return []
        rest = self._bounds.trim(rest, first)
        return [(first, rest, 0)] if rest - first > 1 else []

    def _bears_name(self, place: int) -> bool:
        """Tells whether a group that is nothing without its name stands before the marks («مجموعة «النهر»»)."""
        group = self._tokens.reading(place)
        return self._letters[place] in "GWY" and group is not None and not group.definite and not group.suffix

    def _past_day(self, place: int) -> int:
        """Returns where the words go on after a day («ويبقى الحل وفق ما ذكر فلان الاثنين أن …»), or `place`."""
        after = place
        while self._letters[after : after + 1] == "T":
            after += 1
        return after if self._letters[after : after + 1] in ("E", "<") else place

    def _waits(self, start: int, stop: int, place: int) -> bool:
        """Tells whether a few words before the particle wait for what stands at `place`, with its preposition."""
        if not 1 < stop - start <= _WAITING or not _VERBAL.intersection(self._letters[start:stop]):
            return False
        if self._letters[place : place + 1] == "<":
            place += 1
        reading = self._tokens.reading(place) if place < len(self._letters) else None
        governed = reading is not None and reading.clitics == "ب"
        counted = self._letters[place : place + 2] == "p0"  # «يبلغ حجمه بحسب فلان نحو 80 مليونا»
        return governed or counted or self._letters[place : place + 1] in tuple("bniu")

    def _apposed(self, place: int) -> bool:
        """Tells whether a name or an adjective describes the source after its comma («بحسب الموقع، المختص بالنقل»)."""
        reading = self._tokens.reading(place)
        known = reading is not None and reading.lexeme is not None and reading.lexeme.cls != "plain-adjective"
        return self._letters[place] in "POtgG" or (self._letters[place] == "w" and not known)

    def _predicates(self, frame: Frame, place: int) -> bool:
        """Tells whether what follows the source without a mark goes on with the clause («وفقا لفلان إلى ستة أعوام»)."""
        bare = frame.rule.id == "statement.according-to" and self._letters[place] in "iu0k"
        return self._letters[place] in "rE" or bare

    def _begins_clause(self, place: int, *, adjunct: bool) -> bool:
        """Tells whether what follows an aside is no more of the words before it: a clause, or else an adjunct."""
        reading = self._tokens.reading(place)
        joined = reading is not None and reading.clitics.startswith(("و", "ف"))
        return joined or self._letters[place] in _CLAUSE or (adjunct and self._letters[place] in _ADJUNCT)
