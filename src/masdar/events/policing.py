"""Which arrests, raids and sentences are politics and no pursuit of crime, and which forces are moved but to help."""

from __future__ import annotations

from functools import cached_property

from masdar.events.code import MOVEMENTS
from masdar.events.parties import Parties, Party
from masdar.lexicon import Lexicon
from masdar.segment import Tokens

_POLICE = frozenset({"COP", "JUD"})
"""Sectors of those who pursue crime."""
_ARRESTING = _POLICE | {"GOV"}
"""Those who arrest people."""
_COMMON = frozenset({"", "CVL", "UNK", "BUS"})
"""Sectors of people who are arrested for politics or for crime."""
_SEVERAL = 3
"""Words for a disaster that make a text one about it."""
_PURSUED = frozenset({"COERCE", "SANCTION", "RETREAT", "ASSAULT"})
"""Types of what the police and courts do to them."""


class Policing:
    """Tells the arrests, raids and sentences of one text apart."""

    def __init__(self, tokens: Tokens, parties: Parties, lexicon: Lexicon) -> None:
        self._tokens, self._parties, self._lexicon = tokens, parties, lexicon

    def crime(self, kind: str, mode: str, actors: list[Party], recipients: list[Party]) -> bool:
        """Tells whether the authorities only deal with people of their own country, in a text that names no unrest.

        Raids and sentences are political unless the text has words of crime.
        """
        arrest = mode == "arrest"
        if not (arrest or (actors and kind in _PURSUED)):
            return False
        if any(party.code.sector not in (_ARRESTING if arrest else _POLICE) for party in actors):
            return False
        own = {party.code.country for party in actors}
        common = all(party.code.sector in _COMMON and party.code.country in {*own, ""} for party in recipients)
        return common and (self._unrest <= 0 if arrest else self._unrest < 0)

    def relief(self, kind: str) -> bool:
        """Tells whether forces are only moved to help, in a text that tells of a disaster."""
        return kind == "MOBILIZE" and self._disaster

    @cached_property
    def _disaster(self) -> bool:
        """Whether the text has several words for a disaster, and none for a movement or unrest."""
        words = sum(self._lexicon.lists("disaster", self._tokens.core(place)) for place in range(len(self._tokens)))
        return words >= _SEVERAL and self._unrest <= 0

    @cached_property
    def _unrest(self) -> int:
        """How many more words of movements, armed or not, of protest, terror and opposition than of crime there are."""
        count = sum(party.code.sector in MOVEMENTS for party in self._parties.at.values())
        for place in range(len(self._tokens)):
            core = self._tokens.core(place)
            count += self._lexicon.lists("unrest", core) - self._lexicon.lists("crime", core)
        return count
