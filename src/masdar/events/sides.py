"""The two sides of the war that a text tells of, where it tells of one."""

from __future__ import annotations

from functools import cached_property

from masdar.events.code import FORCES
from masdar.events.parties import Parties, Party

_FIGHTING = frozenset({"MIL", "REB"})
"""Sectors of those who hold ground."""
_ARMIES = frozenset({"جيش", "قوات", "قوه", "مقاومه", "وحدات", "الويه", "عناصر", "جنود", "مقاتلي", "فصائل", "تحالف"})
"""Words that armies are named by, as against what they have and who speaks for them."""
_RESISTANCE = "مقاومه"
"""A word that names rebels against one side and allies of the other."""
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
        if own == {"REB"} and any(self._parties.head(party) == _RESISTANCE for party in actors):
            return []
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
            and not _alone(party)
        ]
        sides = {party.code.country for party in against}
        if len(sides) != 1 or not (_ALLIED in sides | states or sides & states):
            return []
        return [_nearest(against, place)]

    def both(self, place: int) -> list[Party]:
        """Returns the army and the rebels of the country whose war a text tells of: they fight where none is named."""
        rebels = [party for party in self._fighting if party.code.sector == "REB" and not _alone(party)]
        states = {party.code.country for party in rebels}
        armies = [party for party in self._fighting if party.code.sector == "MIL" and party.code.country in states]
        if len(states - {"", _ALLIED}) != 1 or len(states) != 1 or not armies:
            return []
        return [_nearest(armies, place), _nearest(rebels, place)]

    @cached_property
    def _fighting(self) -> list[Party]:
        found = [party for party in self._parties.at.values() if party.code.sector in FORCES]
        found = [party for party in found if party.code.sector != "MIL" or self._army(party)]
        return [party for party in found if party.code.sector != "REB" or self._parties.head(party) != _RESISTANCE]

    def _army(self, party: Party) -> bool:
        """Tells whether a party is an army or force that is not named together with rebels."""
        return self._parties.head(party) in _ARMIES and not self._with_rebels(party)

    def _with_rebels(self, party: Party) -> bool:
        """Tells whether an army is named together with rebels, and fights beside them («الحوثيين وقوات صالح»)."""
        before = self._parties.ending(party.first) if party.joined else None
        after = self._parties.at.get(party.stop)
        near = [before, after if after is not None and after.joined else None]
        return any(other is not None and other.code.sector == "REB" for other in near)


def _alone(party: Party) -> bool:
    """Tells whether a party is one person."""
    return party.person and party.number not in ("p", "d")


def _nearest(parties: list[Party], place: int) -> Party:
    """Returns the last party before a token, or the first after it."""
    return next((party for party in reversed(parties) if party.first < place), parties[0])


def _ground(party: Party, actors: list[Party]) -> bool:
    """Tells whether a phrase only names ground: a thing, or a place of those who take it themselves («عدن»)."""
    if party.code.sector == "UNK":
        return True
    own = any(party.code.country == actor.code.country for actor in actors)
    return own and party.code.sector in ("", "GOV") and not party.person and party.resolved is None
