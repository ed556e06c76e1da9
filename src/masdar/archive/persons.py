"""Whom a name means that an article gives to a person: one whom the archive knows already, or nobody yet."""

from __future__ import annotations

from collections import Counter

from masdar.archive.linguist import Linguist
from masdar.archive.links import Links
from masdar.archive.names import Name
from masdar.archive.register import Choice, Met, Register
from masdar.archive.traits import COUNTRY, OFFICE, Traits, agreement, fields_differ, stateless
from masdar.tables import TableRow

_ALIKE, _COUNTRY, _OFFICE, _POST = 1, 2, 3, 4
"""Scores of agreement."""
_SURE, _CAN = 3, 2
"""Likeness of names that are surely, or can be, spellings of one."""
_LONG = 8
"""Letters of a name that hardly another one is like."""
_WAYS = 3
"""Countries and offices of a person that longer and shorter forms of the name are looked for beside."""
_PERSON = "person"


class Persons:
    """Finds the persons of names."""

    def __init__(self, register: Register, linguist: Linguist, links: Links) -> None:
        self._register = register
        self._linguist = linguist
        self._names = linguist.names
        self._links = links

    def of_word(self, name: Name, met: Met) -> Choice | None:
        """Returns whom a name of one word means: a person known by it, or the holder of the office beside it."""
        one = self._linguist.alone(name.folded)
        if one is not None and _fits(one, met.traits):
            return Choice(self._register.known(one), "known")
        for _, office in met.offices:
            for holder in self._register.holders_near(office, met.date) if office.single else ():
                if any(name.key in known.skeletons for known in self._register.spellings(holder)):
                    return Choice(holder, "surname", f"{OFFICE} {office.trait}")
        return None

    def of_name(self, name: Name, met: Met) -> Choice | None:
        """Returns whom a whole name means, or null where it is nobody's yet."""
        mine = met.traits
        return (
            self._known(name, mine)
            or self._linked(name)
            or self._spelled_alike(name, mine)
            or self._other_letters(name, mine)
            or self._longer_or_shorter(name, mine)
        )

    def ways(self, name: Name, mine: Traits) -> list[str]:
        """Returns beside what longer and shorter forms are looked for: countries, offices; nothing for a rare name."""
        countries = [country for country, _ in mine.get(COUNTRY, Counter()).most_common(_WAYS)]
        offices = [stateless(office) for office, _ in mine.get(OFFICE, Counter()).most_common(_WAYS)]
        return [
            *countries,
            *(office for office in offices if " " in office),
            *([""] if self._names.telling(name) else []),
        ]

    def reconsider(self, entity: int) -> None:
        """Joins another entity to this one, of which more is known now."""
        mine = self._register.traits(entity)
        for name in self._register.spellings(entity):
            found = (self._letters(name, other, mine) for other in self._register.spelled("key", name.key, _PERSON))
            part = self._longer_or_shorter(name, mine)
            for choice in (*found, part):
                if choice is not None and self._may_join(entity, choice.entity):
                    self._register.join(entity, choice)
                    return

    def _may_join(self, one: int, other: int) -> bool:
        """Tells whether two entities can be one: not where the tables have both, or the user says that they are two."""
        if one == other or (self._register.is_known(one) and self._register.is_known(other)):
            return False
        return not any(self._apart(name.folded, other) for name in self._register.spellings(one))

    def _apart(self, folded: str, entity: int) -> bool:
        """Tells whether the user says that the name is none of the entity's."""
        return bool(self._links) and self._links.apart(
            folded, (name.folded for name in self._register.spellings(entity))
        )

    def _known(self, name: Name, mine: Traits) -> Choice | None:
        """Returns the person of the table of known names, also where more was read for his («كمال العياري أمس»)."""
        for stop in range(len(name.words), 1, -1):
            one = self._linguist.person(" ".join(name.words[:stop]))
            whole = stop == len(name.words)
            if one is None or not (whole or self._names.runs_on(name, stop)):
                continue
            if (whole and not self._names.common(name)) or _fits(one, mine):
                entity = self._register.known(one)
                if not self._apart(name.folded, entity):
                    return Choice(entity, "known")
        return None

    def _linked(self, name: Name) -> Choice | None:
        for other in self._links.same(name.folded):
            for entity in self._register.spelled("folded", other, _PERSON):
                return Choice(entity, "same")
        return None

    def _spelled_alike(self, name: Name, mine: Traits) -> Choice | None:
        common = self._names.common(name)
        best: Choice | None = None
        most = 0
        for entity in self._register.spelled("folded", name.folded, _PERSON):
            theirs = self._register.traits(entity)
            score, shared = agreement(mine, theirs)
            if not common and not score and not fields_differ(mine, theirs):
                score = _ALIKE  # a rare name in two countries is rather a guest's
            if score >= (_COUNTRY if common else _ALIKE) and score > most and not self._apart(name.folded, entity):
                best, most = Choice(entity, "name", shared), score
        return best

    def _other_letters(self, name: Name, mine: Traits) -> Choice | None:
        for entity in self._register.spelled("key", name.key, _PERSON):
            choice = self._letters(name, entity, mine)
            if choice is not None:
                return choice
        return None

    def _letters(self, name: Name, entity: int, mine: Traits) -> Choice | None:
        """Returns the entity where the name can be another spelling of its name, and enough speaks for it."""
        spellings = [other for other in self._register.spellings(entity) if other.key == name.key]
        likeness = max((self._names.alike(name, other) for other in spellings), default=0)
        if not likeness or self._apart(name.folded, entity):
            return None
        score, shared = agreement(mine, self._register.traits(entity))
        letters = max(len(other.folded.replace(" ", "")) for other in (name, *spellings))
        rare = likeness == _SURE and letters >= _LONG and not self._names.common(name)
        least = _ALIKE if rare else _COUNTRY if likeness >= _CAN else _POST
        return Choice(entity, "letters", shared) if score >= least else None

    def _longer_or_shorter(self, name: Name, mine: Traits) -> Choice | None:
        """Returns the one entity of whose name this one is a part, or the other way round."""
        found: dict[int, str | None] = {}
        for way in self.ways(name, mine):
            for entity in {entity: None for pair in name.pairs for entity in self._register.paired(f"{way} {pair}")}:
                level = self._part(name, entity, exact=not way) if entity not in found else 0
                if level:
                    score, shared = agreement(mine, self._register.traits(entity))
                    least = _OFFICE if level < _CAN else _COUNTRY if way else _ALIKE
                    if score >= least and not self._apart(name.folded, entity):
                        found[entity] = shared
        # Where two fit, the one of the same office; else it stays open.
        offices = [entity for entity, shared in found.items() if shared is not None and shared.startswith(OFFICE)]
        fitting = offices if len(offices) == 1 else list(found)
        return Choice(fitting[0], "part", found[fitting[0]]) if len(fitting) == 1 else None

    def _part(self, name: Name, entity: int, *, exact: bool) -> int:
        """Tells whether the name is a part of one of the entity's, or holds it: 2 yes, 1 if the office agrees, 0 no."""
        level = 0
        for other in self._register.spellings(entity):
            longer, shorter = (name, other) if len(name.words) > len(other.words) else (other, name)
            if not exact or set(shorter.words) <= set(longer.words):
                level = max(level, self._names.holds(longer, shorter))
        return level


def _fits(one: TableRow, mine: Traits) -> bool:
    """Tells whether a name can mean a known person, whatever country is said of it."""
    countries = mine.get(COUNTRY)
    return not countries or one.cells["country"] in countries
