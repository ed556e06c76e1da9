"""What articles say of somebody beside the name, and whether two such accounts can be of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

OFFICE, POST, COUNTRY, FIELD = "office", "post", "country", "field"
"""Kinds of traits; a post is an office that one person has at a time."""
_RARE = 0.2
"""Share of a kind of trait under which a value is taken for a slip of the text or of reading it."""
_PUBLIC = frozenset({"state", "force"})

Traits = dict[str, Counter[str]]
"""Counts of articles by value, by kind."""


class Agreement(NamedTuple):
    """How two accounts of somebody agree."""

    score: int
    """4: one post; 3: one office; 2: one country, or an office in more words; 1: nothing speaks against it; 0: else."""
    shared: str | None
    """What they share: «office وزير خارجيه QAT», «country QAT»."""


def traits(found: Iterable[tuple[str, str, int]]) -> Traits:
    """Returns traits from their kinds, values and counts."""
    kinds: Traits = {}
    for kind, value, number in found:
        kinds.setdefault(kind, Counter())[value] += number
    return kinds


def agreement(one: Traits, other: Traits) -> Agreement:
    """Returns how two accounts agree; what only few articles say of one of them does not count."""
    if fields_differ(one, other):
        return Agreement(0, None)
    posts = set(one.get(POST, ())) & set(other.get(POST, ()))
    if posts:
        return Agreement(4, f"{OFFICE} {min(posts)}")
    offices = set(one.get(OFFICE, ())) & set(other.get(OFFICE, ()))
    here, there = _values(one, COUNTRY), _values(other, COUNTRY)
    if offices:
        return Agreement(3, f"{OFFICE} {min(offices)}")
    if here and there:
        countries = here & there
        return Agreement(2, f"{COUNTRY} {min(countries)}") if countries else Agreement(0, None)
    for first in one.get(OFFICE, ()):
        for second in other.get(OFFICE, ()):
            if _part(first, second):
                return Agreement(2, f"{OFFICE} {min(first, second, key=len)}")
    return Agreement(1, None)


def _part(one: str, other: str) -> bool:
    """Tells whether an office is another in fewer words («متحدث باسم وزارة المياه في ليبيا»), or stateless."""
    first, second = stateless(one).split(), stateless(other).split()
    shared = set(first) & set(second)
    return first[0] == second[0] and len(shared) > 1 and len(shared) in (len(set(first)), len(set(second)))


def stateless(office: str) -> str:
    """Returns an office without its country."""
    return office[:-4] if office[-3:].isascii() and office[-4:-3] == " " else office


def fields_differ(one: Traits, other: Traits) -> bool:
    """Tells whether the two are of different walks of life (a minister, a goalkeeper)."""
    first, second = _values(one, FIELD), _values(other, FIELD)
    return bool(first and second and not first & second and not (first <= _PUBLIC and second <= _PUBLIC))


def _values(found: Traits, kind: str) -> set[str]:
    counts = found.get(kind)
    if not counts:
        return set()
    least = _RARE * counts.total()
    return {value for value, number in counts.items() if number >= least}
