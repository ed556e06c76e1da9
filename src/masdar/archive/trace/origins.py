"""Where a claim comes from: how many independent origins stand behind the articles that carry it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from masdar.archive.linguist import spelled
from masdar.archive.trace.records import Carrier, Origin, Voice


def origins(carriers: Sequence[Carrier]) -> tuple[list[Carrier], list[Origin]]:
    """Returns the carriers with the origin that each goes back to, and the origins, the earliest first.

    Two carriers go back to one where they give one source, where one is nearly a copy of the other, or where one
    names the other's outlet as its source or relay.
    """
    groups = _Groups(len(carriers))
    by_source: dict[str, int] = {}
    by_outlet: dict[str, int] = {}
    by_article = {carrier.article: place for place, carrier in enumerate(carriers)}
    for place, carrier in enumerate(carriers):
        source = _identity(carrier.chain[-1])
        if source is not None and by_source.setdefault(source, place) != place:
            groups.join(place, by_source[source], f"one source: {carrier.chain[-1].name}")
        for name in _names(carrier.chain[0]):
            by_outlet.setdefault(name, place)
        if carrier.copy_of is not None and carrier.copy_of in by_article:
            groups.join(place, by_article[carrier.copy_of], f"a copy of {carrier.copy_of}")
    for place, carrier in enumerate(carriers):
        for voice in carrier.chain[1:]:
            for name in _names(voice):
                if by_outlet.get(name, place) != place:
                    groups.join(place, by_outlet[name], f"by way of {voice.name}")
    found: list[Origin] = []
    placed: dict[int, Carrier] = {}
    for number, members in enumerate(groups.members()):
        voice = _origin([carriers[at] for at in members])
        articles = tuple(carriers[at].article for at in members)
        found.append(
            Origin(name=voice.name, type=voice.type, entity=voice.entity, carriers=articles, why=groups.why(members))
        )
        placed |= {at: msgspec.structs.replace(carriers[at], origin=number) for at in members}
    return [placed[at] for at in range(len(carriers))], found


class _Groups:
    """Places that are joined one by one, with the reasons (union-find)."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self._reasons: list[tuple[int, str]] = []

    def _root(self, place: int) -> int:
        while self._parents[place] != place:
            place = self._parents[place]
        return place

    def join(self, one: int, other: int, reason: str) -> None:
        """Joins the groups of two places."""
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first
        self._reasons.append((one, reason))

    def members(self) -> list[list[int]]:
        """Returns the groups, that of the earliest place first."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._parents)):
            found.setdefault(self._root(place), []).append(place)
        return list(found.values())

    def why(self, members: list[int]) -> tuple[str, ...]:
        """Returns the reasons for which some places are one group."""
        return tuple(dict.fromkeys(reason for place, reason in self._reasons if place in members))


def _identity(voice: Voice) -> str | None:
    """Returns what carriers share that have it from one; null where nobody can tell."""
    if voice.entity is not None:
        return voice.entity
    if voice.name is None:
        return None
    return f"{voice.type} {spelled(voice.name)}"


def _names(voice: Voice) -> list[str]:
    names = [spelled(voice.name)] if voice.name is not None else []
    return [*names, *([voice.entity] if voice.entity is not None else [])]


def _origin(carriers: list[Carrier]) -> Voice:
    """Returns the voice at the end of the longest chain: whom the others leave out."""
    return max((carrier.chain for carrier in carriers), key=len)[-1]
