"""What happened to a claim on its way: each change between two carriers of one origin, with the words of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from masdar.archive.keys import words
from masdar.archive.linguist import spelled
from masdar.archive.trace.records import Carrier, Drift, DriftKind
from masdar.text import fold

_ALTERED = 0.5
"""Share of words that two versions of one quotation have in common at least."""
_DROPPED = 0.6
"""Likeness from which a sentence says so much of a claim that it has to be somebody's word."""
_DENY = "deny"
_NAMED = ("person", "organization", "document")


def drift(carriers: Sequence[Carrier]) -> list[Drift]:
    """Returns what changed between the carriers, which come the earliest first.

    Each carrier is compared with the earliest one of its origin that names a source; what differs between two sources
    is no drift.
    """
    found: list[Drift] = []
    fullest: dict[int, Carrier] = {}
    for carrier in carriers:
        if carrier.statement is not None and len(carrier.chain) > 1:
            fullest.setdefault(carrier.origin, carrier)
    first = next((carrier for carrier in carriers if carrier.statement is not None), None)
    for carrier in carriers:
        if carrier.statement is None:
            model = fullest.get(carrier.origin, first)
            own = not carrier.reports and carrier.likeness.score >= _DROPPED
            if own and model is not None and not _before(carrier, model):
                found.append(_drift("attribution-dropped", model, carrier, model.cue or "", carrier.passage))
            continue
        model = fullest.get(carrier.origin)
        if model is not None and model.article != carrier.article:
            found.extend(_changes(model, carrier))
    found.extend(_denials(carriers))
    return found


def _changes(model: Carrier, carrier: Carrier) -> Iterator[Drift]:
    """Yields what the carrier says otherwise than the earlier one."""
    yield from _of_source(model, carrier)
    yield from _of_quotation(model, carrier)
    if carrier.likeness.numbers is not None and model.likeness.numbers is None:
        yield _drift("number-changed", model, carrier, *map(" ".join, carrier.likeness.numbers))
    if carrier.likeness.negation != model.likeness.negation:
        yield _drift("negation-changed", model, carrier, model.passage, carrier.passage)


def _of_source(model: Carrier, carrier: Carrier) -> Iterator[Drift]:
    one, other = model.chain[-1], carrier.chain[-1]
    same = one.entity is not None and one.entity == other.entity
    same = same or (one.name is not None and other.name is not None and spelled(one.name) == spelled(other.name))
    if one.type == "unnamed" and other.type in _NAMED:
        yield _drift("source-named", model, carrier, one.name or "", other.name or "")
    if other.type == "unnamed" and one.type in _NAMED:
        yield _drift("source-unnamed", model, carrier, one.name or "", other.name or "")
    if not same:
        return
    levels = model.commitment or 0, carrier.commitment or 0
    if levels[0] != levels[1]:
        kind: DriftKind = "hardened" if levels[1] > levels[0] else "softened"
        yield _drift(kind, model, carrier, model.cue or "", carrier.cue or "")
    relays = {spelled(voice.name) for voice in carrier.chain if voice.name is not None}
    for relay in model.chain[1:-1]:
        if relay.name is not None and spelled(relay.name) not in relays:
            yield _drift("relay-dropped", model, carrier, relay.name, carrier.passage)


def _of_quotation(model: Carrier, carrier: Carrier) -> Iterator[Drift]:
    if model.form != "direct":
        return
    if carrier.form == "indirect":
        yield _drift("quotation-reported", model, carrier, model.passage, carrier.passage)
    elif carrier.form == "direct":
        change = _altered(model.passage, carrier.passage)
        if change is not None:
            yield _drift("quotation-altered", model, carrier, *change)


def _denials(carriers: Sequence[Carrier]) -> Iterator[Drift]:
    """Yields the carriers that tell the claim after another one has told that it is denied."""
    denial = next((carrier for carrier in carriers if carrier.act == _DENY), None)
    if denial is None:
        return
    for carrier in carriers:
        if carrier.act != _DENY and not carrier.likeness.negation and _before(denial, carrier):
            yield _drift("denial-left-out", denial, carrier, denial.passage, carrier.passage)


def _altered(one: str, other: str) -> tuple[str, str] | None:
    """Returns the words that two versions of a quotation do not share; null where none is left out or replaced."""
    first, second = ([fold(word) for word in words(text)] for text in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.ratio() < _ALTERED:
        return None
    # What a shorter quotation leaves out at its ends is no change.
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    ends = len(first), len(second)
    inner = [code for code in changes if code[1] > 0 and code[3] > 0 and code[2] < ends[0] and code[4] < ends[1]]
    if not inner:
        return None
    mine, theirs = words(one), words(other)
    before = " … ".join(" ".join(mine[code[1] : code[2]]) for code in inner)
    after = " … ".join(" ".join(theirs[code[3] : code[4]]) for code in inner)
    return before, after


def _before(one: Carrier, other: Carrier) -> bool:
    """Tells whether one article appeared before another, as far as their dates tell."""
    length = min(len(one.date or ""), len(other.date or ""))
    return bool(length) and (one.date or "")[:length] < (other.date or "")[:length]


def _drift(kind: DriftKind, earlier: Carrier, later: Carrier, before: str, after: str) -> Drift:
    return Drift(kind=kind, earlier=earlier.article, later=later.article, before=before, after=after)
