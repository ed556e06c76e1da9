"""The two sides of the war that a text tells of, where it tells of one."""

from __future__ import annotations

import bisect
from functools import cached_property

from masdar.events.code import FORCES
from masdar.events.parties import Parties, Party
from masdar.lexicon import Lexicon

_FIGHTING = frozenset({"MIL", "REB"})
"""Sectors of those who hold ground."""
_RESISTANCE = "مقاومه"
"""A word that names rebels against one side and allies of the other."""
_ALLIED = "IMG"
"""Country of coalitions of states, which fight from afar; of armed groups it is that of those of no one country."""


class _Side:
    """Parties that fight on one side of a text, in the order of their words."""

    def __init__(self, parties: list[Party]) -> None:
        self._parties = sorted(parties, key=_first)
        self.states = frozenset(party.code.country for party in parties)

    def nearest(self, place: int) -> Party:
        """Returns the last party before a token, or the first after it."""
        return self._parties[max(0, bisect.bisect_left(self._parties, place, key=_first) - 1)]


class Sides:
    """Tells who stands against whom among the parties of one text."""

    def __init__(self, parties: Parties, lexicon: Lexicon) -> None:
        self._parties, self._lexicon = parties, lexicon

    @cached_property
    def at_war(self) -> bool:
        """Whether the text names armed parties on two sides, who fight where a fight names nobody."""
        return len({str(party.code) for party in self._fighting}) > 1

    def enemy(self, actors: list[Party], recipients: list[Party], place: int) -> list[Party]:
        """Returns out of whose hands forces take what only names ground («استعاد الجيش ثلاثة أرباع المحافظة»).

        It is the other side named last before the token at `place`, or first after it, where the text names one alone.
        """
        own = {party.code.sector for party in actors}
        if own == {"REB"} and any(self._parties.head(party) == _RESISTANCE for party in actors):
            return []
        if len(own) != 1 or not own <= _FIGHTING or not all(_ground(party, actors) for party in recipients):
            return []
        states = {party.code.country for party in actors}
        (other,) = _FIGHTING - own
        against = self._against[other]
        if len(against.states) != 1 or not (_ALLIED in against.states | states or against.states & states):
            return []
        return [against.nearest(place)]

    def both(self, place: int) -> list[Party]:
        """Returns the army and the rebels of the country whose war a text tells of: they fight where none is named."""
        return [side.nearest(place) for side in self._war]

    @cached_property
    def _against(self) -> dict[str, _Side]:
        """Who is fought against, by sector."""
        own = [party for party in self._fighting if party.code.country and not _alone(party)]
        rebels = [party for party in own if party.code.sector == "REB"]
        armies = [party for party in own if party.code.sector == "MIL" and party.code.country != _ALLIED]
        return {"REB": _Side(rebels), "MIL": _Side(armies)}

    @cached_property
    def _war(self) -> tuple[_Side, ...]:
        """The army and the rebels of one country; nothing where the text does not tell of one."""
        rebels = _Side([party for party in self._fighting if party.code.sector == "REB" and not _alone(party)])
        armies = _Side([p for p in self._fighting if p.code.sector == "MIL" and p.code.country in rebels.states])
        one = len(rebels.states) == 1 and not rebels.states & {"", _ALLIED}
        return (armies, rebels) if one and armies.states else ()

    @cached_property
    def _fighting(self) -> list[Party]:
        found = [party for party in self._parties.at.values() if party.code.sector in FORCES]
        found = [party for party in found if party.code.sector != "MIL" or self._army(party)]
        return [party for party in found if party.code.sector != "REB" or self._parties.head(party) != _RESISTANCE]

    def _army(self, party: Party) -> bool:
        """Tells whether a party is an army or force that is not named together with rebels."""
        return self._lexicon.lists("army", self._parties.head(party)) and not self._with_rebels(party)

    def _with_rebels(self, party: Party) -> bool:
        """Tells whether an army is named together with rebels, and fights beside them («الحوثيين وقوات صالح»)."""
        before = self._parties.ending(party.first) if party.joined else None
        after = self._parties.at.get(party.stop)
        near = [before, after if after is not None and after.joined else None]
        return any(other is not None and other.code.sector == "REB" for other in near)


def _first(party: Party) -> int:
    return party.first


def _alone(party: Party) -> bool:
    """Tells whether a party is one person."""
    return party.person and party.number not in ("p", "d")


def _ground(party: Party, actors: list[Party]) -> bool:
    """Tells whether a phrase only names ground: a thing, or a place of those who take it themselves («عدن»)."""
    if party.code.sector == "UNK":
        return True
    own = any(party.code.country == actor.code.country for actor in actors)
    return own and party.code.sector in ("", "GOV") and not party.person and party.resolved is None
