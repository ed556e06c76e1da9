"""The two sides of the war that a text tells of, where it tells of one."""

from __future__ import annotations

from functools import cached_property

from masdar.events.code import FORCES
from masdar.events.parties import Parties, Party

_FIGHTING = frozenset({"MIL", "REB"})
"""Sectors of those who hold ground."""
_ALLIED = "IMG"
"""Country of coalitions of states, which fight from afar; of armed groups it is that of those of no one country."""


class Sides:
    """Tells who stands against whom among the parties of one text."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    @cached_property
    def at_war(self) -> bool:
        """Whether the text names armed parties on two sides, who fight where a fight names nobody."""
        return len({str(party.code) for party in self._fighting}) > 1

    def enemy(self, actors: list[Party], recipients: list[Party], place: int) -> list[Party]:
        """Returns out of whose hands forces take what only names ground («استعاد الجيش ثلاثة أرباع المحافظة»).

        It is the other side named last before the token at `place`, or first after it, where the text names one alone.
        """
        own = {party.code.sector for party in actors}
        if len(own) != 1 or not own <= _FIGHTING or not all(_ground(party, actors) for party in recipients):
            return []
        states = {party.code.country for party in actors}
        (other,) = _FIGHTING - own
        against = [
            party
            for party in self._fighting
            if party.code.sector == other
            and party.code.country
            and (other == "REB" or party.code.country != _ALLIED)
            and not (party.person and party.number not in ("p", "d"))
        ]
        sides = {party.code.country for party in against}
        if len(sides) != 1 or not (_ALLIED in sides | states or sides & states):
            return []
        before = [party for party in against if party.first < place]
        return before[-1:] or against[:1]

    @cached_property
    def _fighting(self) -> list[Party]:
        return [party for party in self._parties.at.values() if party.code.sector in FORCES]


def _ground(party: Party, actors: list[Party]) -> bool:
    """Tells whether a phrase only names ground: a thing, or a place of those who take it themselves («عدن»)."""
    if party.code.sector == "UNK":
        return True
    own = any(party.code.country == actor.code.country for actor in actors)
    return own and party.code.sector in ("", "GOV") and not party.person and party.resolved is None
