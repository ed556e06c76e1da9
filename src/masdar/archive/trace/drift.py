"""What happened to a claim on its way: each change between two carriers of one origin, with the words of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

import regex

from masdar.archive.keys import words
from masdar.archive.linguist import spelled
from masdar.archive.trace.records import Carrier, Drift, DriftKind, Voice
from masdar.text import fold

_CLOSE = 0.7
"""Likeness from which two passages are so near that what differs is a change, and not another statement."""
_NEAR = 0.75
"""The same for what may differ for many reasons: numbers, denials, a missing attribution."""
_ALTERED = 0.5
"""Share of words that two versions of one quotation have in common at least."""
_LONG = 6
"""Letters of a word that two may differ in and be one."""
_LEFT_OUT = ("...", "…", "[")
"""Marks by which a quotation says itself that words are left out."""
_DENY = "deny"
_TELLING = frozenset({"assert", "reveal", "admit"})
"""Acts whose verbs stand on the scale of commitment."""
_NAMED = ("person", "organization", "document")
_YEAR = regex.compile(r"(?:19|20)\d\d")


def drift(carriers: Sequence[Carrier], text: Callable[[str], str]) -> list[Drift]:
    """Returns what changed between the carriers, which come the earliest first.

    Each carrier is compared with the earliest one of its origin that names a source; what differs between two sources
    is no drift.

    Args:
        carriers: the carriers with their origins.
        text: gives the title and text of an article, by its identifier.
    """
    found: list[Drift] = []
    fullest: dict[int, Carrier] = {}
    for carrier in carriers:
        if carrier.statement is not None and len(carrier.chain) > 1:
            fullest.setdefault(carrier.origin, carrier)
    first = next((carrier for carrier in carriers if carrier.statement is not None), None)
    for carrier in carriers:
        if carrier.likeness.score < _CLOSE:
            continue
        model = fullest.get(carrier.origin, None if carrier.statement is not None else first)
        if model is None or model.article == carrier.article or model.likeness.score < _CLOSE:
            continue
        if carrier.statement is not None:
            found.extend(_changes(model, carrier, text))
        elif not carrier.reports and carrier.likeness.score >= _NEAR and not _before(carrier, model):
            found.append(_drift("attribution-dropped", model, carrier, model.cue or "", carrier.passage))
    return [*found, *_denials(carriers)]


def _changes(model: Carrier, carrier: Carrier, text: Callable[[str], str]) -> Iterator[Drift]:
    """Yields what the carrier says otherwise than the earlier one."""
    yield from _of_source(model, carrier, text)
    yield from _of_quotation(model, carrier)
    if min(model.likeness.score, carrier.likeness.score) < _NEAR:
        return
    numbers = carrier.likeness.numbers
    if numbers is not None and model.likeness.numbers is None and all(map(_one_count, numbers)):
        yield _drift("number-changed", model, carrier, *map(" ".join, numbers))
    if carrier.likeness.negation != model.likeness.negation:
        yield _drift("negation-changed", model, carrier, model.passage, carrier.passage)


def _one_count(numbers: tuple[str, ...]) -> bool:
    return len(numbers) == 1 and _YEAR.fullmatch(numbers[0]) is None


def _of_source(model: Carrier, carrier: Carrier, text: Callable[[str], str]) -> Iterator[Drift]:
    one, other = model.chain[-1], carrier.chain[-1]
    if _nobody(one) and other.type in _NAMED and (other.name or "") not in text(model.article):
        yield _drift("source-named", model, carrier, one.name or "", other.name or "")
    if _nobody(other) and one.type in _NAMED and (one.name or "") not in text(carrier.article):
        yield _drift("source-unnamed", model, carrier, one.name or "", other.name or "")
    if not _same(one, other):
        return
    levels = model.commitment or 0, carrier.commitment or 0
    if levels[0] != levels[1] and model.act in _TELLING and carrier.act in _TELLING:
        kind: DriftKind = "hardened" if levels[1] > levels[0] else "softened"
        yield _drift(kind, model, carrier, model.cue or "", carrier.cue or "")
    for relay in model.chain[1:-1]:
        kept = any(_same(relay, voice) for voice in carrier.chain) or (relay.name or "") in text(carrier.article)
        if relay.entity is not None and not kept:
            yield _drift("relay-dropped", model, carrier, relay.name or "", carrier.passage)


def _nobody(voice: Voice) -> bool:
    """Tells whether a source is not to be identified: an office of one holder is."""
    return voice.type == "unnamed" and voice.entity is None


def _same(one: Voice, other: Voice) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.name is not None and other.name is not None and spelled(one.name) == spelled(other.name)


def _of_quotation(model: Carrier, carrier: Carrier) -> Iterator[Drift]:
    if model.form != "direct" or model.field != "text":
        return
    if carrier.form == "indirect":
        yield _drift("quotation-reported", model, carrier, model.passage, carrier.passage)
    elif carrier.form == "direct" and not any(mark in model.passage + carrier.passage for mark in _LEFT_OUT):
        change = _altered(model.passage, carrier.passage)
        if change is not None:
            yield _drift("quotation-altered", model, carrier, *change)


def _denials(carriers: Sequence[Carrier]) -> Iterator[Drift]:
    """Yields the carriers that tell the claim, and deny nothing, after another one has told that it is denied."""
    denials = (one for one in carriers if one.act == _DENY and one.likeness.score >= _NEAR)
    denial = next(denials, None)
    if denial is None:
        return
    for carrier in carriers:
        tells = not carrier.denies and not carrier.likeness.negation and carrier.likeness.score >= _NEAR
        if tells and _before(denial, carrier):
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
    if all(_misprint("".join(first[c[1] : c[2]]), "".join(second[c[3] : c[4]])) for c in inner):
        return None
    before = " … ".join(" ".join(mine[code[1] : code[2]]) for code in inner)
    after = " … ".join(" ".join(theirs[code[3] : code[4]]) for code in inner)
    return before, after


def _misprint(one: str, other: str) -> bool:
    """Tells whether two wordings differ in spaces or one letter alone, or two of a long word."""
    errors = 1 + (min(len(one), len(other)) >= _LONG)
    return regex.fullmatch(f"(?:{regex.escape(one)}){{e<={errors}}}", other) is not None


def _before(one: Carrier, other: Carrier) -> bool:
    """Tells whether one article appeared before another, as far as their dates tell."""
    length = min(len(one.date or ""), len(other.date or ""))
    return bool(length) and (one.date or "")[:length] < (other.date or "")[:length]


def _drift(kind: DriftKind, earlier: Carrier, later: Carrier, before: str, after: str) -> Drift:
    return Drift(kind=kind, earlier=earlier.article, later=later.article, before=before, after=after)
