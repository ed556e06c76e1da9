"""From whom each carrier of a claim took it: another carrier, or somebody whose own words the archive does not have."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from masdar.archive.linguist import spelled
from masdar.archive.trace.records import Carrier, Voice

Attribution = Literal["named", "unnamed", "own", "denied", "unsettled"]
_DENY = "deny"


class End(NamedTuple):
    """What an edge begins or ends at."""

    kind: Literal["voice", "carrier"]
    place: int
    """Among the voices or the carriers."""


class Edge(NamedTuple):
    """From the one that had it to the one that took it."""

    giver: End
    taker: End
    copied: bool = False
    """True where the taker is nearly a copy of the giver."""


class Taken(NamedTuple):
    """Who took a claim from whom."""

    voices: list[Voice]
    """Sources, and relays that are no carriers themselves, in the order of the carriers that name them."""
    relays: frozenset[int]
    """Places of those that took it from somebody else."""
    edges: list[Edge]


def attribution(carrier: Carrier) -> Attribution:
    """Returns on whose word a carrier puts it."""
    source = carrier.chain[-1]
    if carrier.act == _DENY and not carrier.negated:
        return "denied"
    if len(carrier.chain) == 1:
        return "unsettled" if carrier.reports else "own"
    if source.name is None:
        return "unsettled"
    return "unnamed" if source.type == "unnamed" else "named"


def taken(carriers: Sequence[Carrier]) -> Taken:
    """Returns from whom the carriers took it; they come the earliest first.

    A chain is followed from the outlet inwards as far as a voice that is a carrier itself: what that one says of its
    own source is drawn with it.
    """
    places = {carrier.article: place for place, carrier in enumerate(carriers)}
    voices: dict[str, int] = {}
    found: list[Voice] = []
    relays: set[int] = set()
    edges: dict[Edge, None] = {}
    for place, carrier in enumerate(carriers):
        original = places.get(carrier.copy_of or "")
        if original is not None:
            edges[Edge(End("carrier", original), End("carrier", place), copied=True)] = None
            continue
        ends = [End("carrier", place)]
        for voice in carrier.chain[1:]:
            giver = _carrier_of(voice, carriers, place)
            if giver is not None:
                ends.append(End("carrier", giver))
                break
            known = voices.setdefault(_identity(voice, place), len(found))
            if known == len(found):
                found.append(voice)
            ends.append(End("voice", known))
        edges |= {Edge(giver, taker): None for taker, giver in pairwise(ends)}
        relays |= {end.place for end in ends[1:-1]}
    return Taken(found, frozenset(relays), list(edges))


def _identity(voice: Voice, place: int) -> str:
    """Returns what two mentions of one voice share; one that is not settled is nobody else."""
    if voice.entity is not None:
        return voice.entity
    return f"{voice.type} {spelled(voice.name)}" if voice.name is not None else f"{place}"


def _carrier_of(voice: Voice, carriers: Sequence[Carrier], place: int) -> int | None:
    """Returns the latest article of a voice that another carrier may have it from; null where there is none."""
    day = (carriers[place].date or "")[:10]
    for other in reversed(range(len(carriers))):
        outlet = carriers[other].chain[0]
        theirs = (carriers[other].date or "")[:10]
        if other != place and theirs and theirs <= day and _same(voice, outlet):
            return other
    return None


def _same(one: Voice, other: Voice) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.name is not None and other.name is not None and spelled(one.name) == spelled(other.name)
