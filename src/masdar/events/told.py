"""What the statements around an event say of it: on whose word it is told, and who does what they voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from masdar.events.finding import Finding
from masdar.events.parties import Parties, Party
from masdar.lexicon import Lexicon
from masdar.model import Statement
from masdar.segment import Tokens
from masdar.text import Span

_DEMANDS = frozenset({"demand", "urge", "ask", "hope", "insist"})
"""Acts whose content is not told as having happened."""
_WORDS = frozenset({"accuse", "condemn"})
"""Acts by which somebody is attacked in words."""
_DENIALS = frozenset({"deny", "reject"})
_RESPONSIBLE = "مسؤولي"
_BEFORE = 6
"""Statements before one among which that is of whoever issued it."""
_VOICED = 3
"""Tokens between a cue and the noun that it voices."""


class Told:
    """The statements of one text by the tokens that their contents hold."""

    def __init__(self, tokens: Tokens, parties: Parties, said: Sequence[Statement], lexicon: Lexicon) -> None:
        self._tokens, self._parties, self._lexicon = tokens, parties, lexicon
        self._ordered = sorted(said, key=lambda statement: statement.cue)
        self._places = [statement.cue for statement in self._ordered]
        # by token, and by the place behind the last one
        self._inner: list[Statement | None] = [None] * (len(tokens) + 1)
        self._cues: list[Statement | None] = [None] * (len(tokens) + 1)
        """The statement whose cue holds a token."""
        self._voiced: dict[int, Statement] = {}
        """The statement whose cue ends right before a token."""
        self._named: dict[str, Span] = {}
        """Where the statements first name each source."""
        for statement in said:
            if statement.source.entity is not None and statement.source.mention is not None:
                self._named.setdefault(statement.source.entity, statement.source.mention)
        for statement in sorted(said, key=_size, reverse=True):
            for start, end in statement.content:
                first, stop = tokens.first_at(start), tokens.first_at(end)
                self._inner[first:stop] = [statement] * (stop - first)
            first, stop = tokens.first_at(statement.cue[0]), tokens.first_at(statement.cue[1])
            self._cues[first:stop] = [statement] * (stop - first)
            for place in range(stop, stop + _VOICED):
                self._voiced.setdefault(place, statement)

    def innermost(self, place: int) -> Statement | None:
        """Returns the statement of the shortest content that holds a token, or null."""
        return self._inner[place]

    def voicing(self, place: int) -> Statement | None:
        """Returns the statement whose cue ends right before a token, or null."""
        return self._voiced.get(place)

    def denied(self, place: int) -> bool:
        """Tells whether somebody denies what is named at a token."""
        inner = self._inner[place]
        return inner is not None and inner.act == "deny"

    def accused(self, place: int) -> list[Party]:
        """Returns who is accused of what is named at a token («اتهم إيران بدعم المسلحين»)."""
        inner = self._inner[place]
        party = self._parties.covering(inner.content[0]) if inner is not None and inner.act == "accuse" else None
        return [party] if party is not None and party.first < place else []

    def deniers(self, place: int) -> list[Party]:
        """Returns who denies what a noun at a token charges them with («نفت تونس الاتهامات الليبية»)."""
        inner = self._inner[place]
        return self.sources(inner) if inner is not None and inner.act in _DENIALS else []

    def only_said(self, found: Finding) -> bool:
        """Tells whether a noun only judges («وصفها بأنها اعتداء») or is what is demanded («طلب زيارة القوات»)."""
        inner = self._inner[found.place]
        voiced = self._voiced.get(found.place) or self._cues[found.place]
        if (
            voiced is not None
            and voiced is not inner
            and voiced.act in _WORDS
            and found.word.lexeme.value("type") == "ASSAULT"
        ):
            return True  # «ركز هجومه على الحكومة»
        if inner is None or found.word.definite:
            return False
        if inner.act == "describe":
            return "genitive" not in found.slots
        return inner.act in _DEMANDS and found.carries != "call"

    def doers(self, found: Finding) -> list[Party]:
        """Returns who does what a statement tells, where the words of the event name nobody.

        Whoever speaks, of a verb that is the cue, of what is voiced («معربا عن تأييده») or denied; whoever is accused,
        of what the accusation names («اتهم إيران بشن هجمات»).
        """
        inner = self._inner[found.place]
        if self._owned_up(found.place):
            return self.sources(inner)
        if found.word.verb:
            return self.sources(self._cues[found.place])
        if inner is not None and inner.act == "deny" and found.word.lexeme.value("type") != "ACCUSE":
            return self._linked(inner, found.place) or self.sources(inner)
        if inner is not None and inner.act == "accuse":
            return self.accused(found.place)
        return self.sources(self._voiced.get(found.place)) if found.word.form.suffix else []

    def _owned_up(self, place: int) -> bool:
        """Tells whether somebody says that what is named at a token is theirs («أعلن مسؤوليته عن الهجوم»)."""
        before = self._tokens.reading(place - 2) if place > 1 else None
        own = before is not None and bool(before.suffix) and before.core.startswith(_RESPONSIBLE)
        inner = self._inner[place]
        return own and inner is not None and inner.act not in _DENIALS

    def _linked(self, denied: Statement, place: int) -> list[Party]:
        """Returns whose hand in what is named at a token is denied («نفى علاقة ليبيا بالهجوم»)."""
        for at in range(self._tokens.first_at(denied.content[0][0]), place):
            if self._lexicon.lists("involvement", self._tokens.core(at)) and at + 1 in self._parties.at:
                return [self._parties.at[at + 1]]
        return []

    def before(self, statement: Statement) -> list[Party]:
        """Returns the source of the nearest of the statements right before that is from a coded party."""
        at = bisect_left(self._places, statement.cue)
        earlier = reversed(self._ordered[max(0, at - _BEFORE) : at])
        return next((found for other in earlier if (found := self.sources(other)) and found[0].code.political), [])

    def sources(self, statement: Statement | None) -> list[Party]:
        """Returns the first mention of whoever a statement is from."""
        entity = statement.source.entity if statement is not None else None
        if entity is None:
            return []
        party = self._parties.first.get(entity)
        if party is None and entity in self._named:
            party = self._parties.covering(self._named[entity])
        return [party] if party is not None else []


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)
