"""Which arrests are politics, and which are only the pursuit of crime."""

from __future__ import annotations

from functools import cached_property

from masdar.events.code import MOVEMENTS
from masdar.events.parties import Parties, Party
from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_POLICE = frozenset({"COP", "GOV"})
"""Sectors of those who pursue crime."""
_COMMON = frozenset({"", "CVL", "UNK", "BUS"})
"""Sectors of people who are arrested for politics or for crime."""


class Policing:
    """Tells the arrests of one text apart."""

    def __init__(self, tokens: Tokens, parties: Parties, lexicon: Lexicon) -> None:
        self._tokens, self._parties, self._lexicon = tokens, parties, lexicon

    def crime(self, actors: list[Party], recipients: list[Party]) -> bool:
        """Tells whether the authorities only take people of their own country, in a text that names no unrest."""
        if any(party.code.sector not in _POLICE for party in actors):
            return False
        own = {party.code.country for party in actors}
        common = all(party.code.sector in _COMMON and party.code.country in {*own, ""} for party in recipients)
        return common and not self._unrest

    @cached_property
    def _unrest(self) -> bool:
        """Whether the text names a movement, armed or not, or a word of protest, terror or opposition."""
        if any(party.code.sector in MOVEMENTS for party in self._parties.at.values()):
            return True
        return any(self._lexicon.lists("unrest", self._tokens.core(place)) for place in range(len(self._tokens)))
