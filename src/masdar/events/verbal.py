"""Statements that are acts themselves: demands, accusations, refusals, threats, support."""

from __future__ import annotations

from bisect import bisect_left

from masdar.events.circumstances import LATER, Circumstances
from masdar.events.meant import ACTS, Meaning
from masdar.events.merge import Mention
from masdar.events.parties import Parties, Party
from masdar.events.politics import inward
from masdar.events.told import Told
from masdar.events.view import View
from masdar.model import Statement
from masdar.text import Span, fold

_BACK = 20
"""Letters before a demand in which whom it turns to is named."""
_DEED = 3
"""The same of a demand, of whose deed it is («طالبت بانسحاب القوات الإسرائيلية»)."""
_HEAD = 5
"""Letters of a content in which whoever it is about stands."""
_FAR = 14
"""The same of another country («دانت تصريحات أدلى بها الوزير الليبي»)."""
_POINTING = frozenset({"الي", "ان", "بان"})
"""Words before a content that is only pointed out."""
_AUDIENCE = frozenset({"امام", "لدي", "خلال"})
"""Words before those who only hear what is said."""
_STATEMENT = "بيان"
_WELCOME = "رحب"
_OF_DEEDS = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_TOLD = 30
"""Letters before a cue in which it was told whose deed is condemned."""
_PLACED = frozenset("fip")
"""Letters of prepositions before those who only say where."""


class Acts:
    """Reads the acts among the statements of one text."""

    def __init__(self, view: View, parties: Parties, told: Told, circumstances: Circumstances) -> None:
        self._view, self._parties, self._told, self._circumstances = view, parties, told, circumstances

    def of(self, statement: Statement, meant: Meaning, named: Mention | None) -> Mention | None:
        """Returns the act that a statement is, or null where it is none between political actors.

        `named` is the event that its cue names as a word, if any, which tells whom a pronoun on it means.
        """
        if statement.negated or (meant.type == "SUPPORT" and self._pointed_to(statement)):
            return None
        actors = self._mentioned(statement.source.mention) or self._told.sources(statement)
        if not actors and self._issued(statement):
            actors = self._told.before(statement)
        recipients = self._toward(statement, meant, named, actors)
        if not any(party.code.political or party.code.sector == "NGO" for party in actors):
            return None
        self._parties.call_abroad(recipients, actors)
        toward = any(party.code.country or party.code.political for party in recipients)
        if not toward and not self._understood(statement, meant, actors, recipients):
            return None
        if inward(meant.type, actors, recipients) or (meant.type == "SUPPORT" and self._greets(statement, recipients)):
            return None
        mention = Mention(
            meant.type, meant.mode, meant.trigger, actors, recipients, "occurred", "event.statement", statement.act
        )
        place = self._parties.token(meant.trigger[0])
        mention.sentence = self._circumstances.sentence(place)
        self._circumstances.describe(mention, place)
        if self._circumstances.to_come(mention):
            mention.date, mention.date_reason = None, LATER
        if statement.time is not None:
            mention.date, mention.date_reason = statement.time[:10], "The clause of the statement names it."
        inner = self._told.innermost(place)
        if inner is not None and (meant.inside or inner is not statement):
            mention.claimant, mention.statements = inner.source.name, [inner.id]
        return mention

    def _toward(self, statement: Statement, meant: Meaning, named: Mention | None, actors: list[Party]) -> list[Party]:
        """Returns whom an act is toward: whoever is spoken to, or named in the content where such acts name them."""
        if meant.inside:
            party, that = self._parties.covering(meant.trigger), self._parties.token(meant.trigger[1] - 1)
            asked = party is not None and party.stop == that and _other([party], {one.code.country for one in actors})
            return [party] if party is not None and asked else []
        if meant.type == "REQUEST" and meant.named:
            return self._head(statement, meant.type, actors, deed=True)
        recipients = [] if self._before_audience(statement) else self._spoken_to(statement)
        recipients = recipients or self._meant(statement, named) or self._head(statement, meant.type, actors)
        if recipients and (meant.type == "REQUEST" or not _unknown(recipients)):
            return recipients
        if meant.type == "REQUEST":
            return self._bidden(statement, actors) or self._with(statement, actors) or self._earlier(statement, actors)
        return self._farther(statement, actors) or recipients

    def _spoken_to(self, statement: Statement) -> list[Party]:
        return self._mentioned(statement.to.mention if statement.to is not None else None)

    def _before_audience(self, statement: Statement) -> bool:
        """Tells whether whoever is spoken to only listens («ندد أمام البرلمان بـ…»)."""
        span = statement.to.mention if statement.to is not None else None
        place = self._parties.token(span[0]) if span is not None else 0
        return place > 0 and self._view.tokens.core(place - 1) in _AUDIENCE

    def _understood(self, statement: Statement, meant: Meaning, actors: list[Party], recipients: list[Party]) -> bool:
        """Tells whether whom an act is toward goes without saying: what is condemned was told before («دان القصف»)."""
        if meant.type == "REQUEST" and (meant.named or recipients or _state(actors)):
            return not (meant.named or recipients)
        if meant.type not in _OF_DEEDS or statement.act not in ACTS:
            return False
        if meant.type == "REQUEST" and self._farther(statement, actors):
            return True
        view, own = self._view, {party.code.country for party in actors}
        at = bisect_left(view.token, self._parties.token(statement.cue[0]))
        stops = 0
        for place in range(at - 1, max(-1, at - 1 - _TOLD), -1):
            stops += view.letters[place] == "."
            if view.letters[place] == "|" or stops > 1:
                break
            if place in view.party and _other([view.party[place]], own):
                return True
        return False

    def _pointed_to(self, statement: Statement) -> bool:
        """Tells whether the content stands after إلى or أن: it is pointed out («نوه إلى …»), and nobody is praised."""
        first = self._parties.token(statement.content[0][0])
        return any(self._view.tokens.core(place) in _POINTING for place in range(max(0, first - 2), first))

    def _greets(self, statement: Statement, recipients: list[Party]) -> bool:
        """Tells whether somebody only greets a guest («رحب بنظيره»)."""
        cue = self._view.tokens.words[self._parties.token(statement.cue[0])]
        return _WELCOME in fold(cue) and any(party.person for party in recipients)

    def _issued(self, statement: Statement) -> bool:
        """Tells whether a written statement speaks, which is of whoever spoke before («ودعا البيان …»)."""
        span = statement.source.mention
        if statement.source.type != "document" or span is None:
            return False
        return self._view.tokens.core(self._parties.token(span[0])) == _STATEMENT

    def _mentioned(self, span: Span | None) -> list[Party]:
        return self._parties.joint(span) if span is not None else []

    def _meant(self, statement: Statement, named: Mention | None) -> list[Party]:
        """Returns whom a pronoun on the cue means («واتهمها بالتقصير»): all of them are named before it."""
        place = self._parties.token(statement.cue[0])
        before = named is not None and all(party.first < place for party in named.recipients)
        return named.recipients if named is not None and before else []

    def _earlier(self, statement: Statement, actors: list[Party]) -> list[Party]:
        """Returns whom a demand turns to that names nobody: the other side named before it in its sentence."""
        view = self._view
        own = {party.code.country for party in actors}
        first = bisect_left(view.token, self._parties.token(statement.cue[0]))
        for place in range(first - 1, max(-1, first - _BACK), -1):
            if view.letters[place] in ".|<:":
                break
            party = view.party.get(place)
            if party is not None and party.code.political and party.code.country and party.code.country not in own:
                return [party] if view.letters[place - 1] in "yli" else []
        return []

    def _bidden(self, statement: Statement, actors: list[Party]) -> list[Party]:
        """Returns who is to do what is demanded («طالب بأن تسحب تركيا قواتها»)."""
        letters = self._view.letters
        first = bisect_left(self._view.token, self._parties.token(statement.content[0][0]))
        subject = first + letters[first : first + 1].count("E") + 1
        if letters[subject - 1 : subject] not in ("V", "^") or letters[subject : subject + 1] != "@":
            return []
        group, keys = self._view.group(subject), {party.key for party in actors}
        return group if all(party.code.political for party in group) and not keys & {p.key for p in group} else []

    def _with(self, statement: Statement, actors: list[Party]) -> list[Party]:
        """Returns with whom something is called for («دعا إلى تعاون أكبر مع تونس»): those of another country."""
        view, own = self._view, {party.code.country for party in actors}
        first = bisect_left(view.token, self._parties.token(statement.content[0][0]))
        at = view.letters.find("y@", first, first + _HEAD)
        group = view.group(at + 1) if at >= 0 and "." not in view.letters[first:at] else []
        return group if group and _other(group, own) else []

    def _farther(self, statement: Statement, actors: list[Party]) -> list[Party]:
        """Returns the first of another country whom the content names, farther off."""
        view, own = self._view, {party.code.country for party in actors}
        start, end = statement.content[0]
        first = bisect_left(view.token, self._parties.token(start))
        others: list[Party] = []
        for place in range(first, min(first + _FAR, len(view.letters))):
            if view.letters[place] in ".|" or view.tokens.span(view.token[place], view.token[place] + 1)[0] >= end:
                break
            if view.letters[place] in "@&" and view.letters[place - 1] not in _PLACED:
                group = view.group(place)
                if _other(group, own):
                    return group
                rebels = group[0].code.sector == "REB" and all(party.code.sector != "REB" for party in actors)
                if rebels or (group[0].code.country not in {*own, ""} and group[0].code.sector != "UNK"):
                    others = others or group
        return others

    def _head(self, statement: Statement, kind: str, actors: list[Party], *, deed: bool = False) -> list[Party]:
        """Returns the first party that the content is about («دانت فرنسا الغارات الإسرائيلية»).

        Where it is a `deed`, only whose it is counts («أصرت على انسحاب القوات الليبية»).
        """
        view = self._view
        start, end = statement.content[0]
        first = bisect_left(view.token, self._parties.token(start))
        reach = _DEED if kind == "REQUEST" else _HEAD
        own = {party.code.country for party in actors}
        keys = {party.key for party in actors}
        nameless: list[Party] = []
        for place in range(first, min(first + reach, len(view.letters))):
            if view.tokens.span(view.token[place], view.token[place] + 1)[0] >= end or view.letters[place] in (
                ".|EV^" if place == first else ".|EV^fuim"
            ):
                break
            if view.letters[place] in "@&":
                group = view.group(place)
                if kind == "REQUEST" and (deed or place > first) and not _other(group, own):
                    break  # what is demanded names others than whoever is asked
                if not keys & {party.key for party in group}:
                    if any(party.code.country or party.code.sector for party in group):
                        return group
                    nameless = nameless or group
            elif view.letters[place] == "g" and not deed:
                return self._parties.adjective(view.token[place]) or nameless
        return nameless


def _unknown(parties: list[Party]) -> bool:
    """Tells whether phrases name neither a person nor anybody with a code («بالدور الإيجابي»)."""
    return all(
        not (party.code.country or party.code.sector or party.person)
        and (party.resolved is None or party.resolved.kind != "person")
        for party in parties
    )


def _state(actors: list[Party]) -> bool:
    """Tells whether a state or an international organization acts, whose demands need no addressee."""
    return any(party.code.country and not party.code.sector for party in actors)


def _other(parties: list[Party], own: set[str]) -> bool:
    """Tells whether parties are political and of another country than those who demand."""
    return all(party.code.political and party.code.country and party.code.country not in own for party in parties)
