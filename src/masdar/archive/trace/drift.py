"""What happened to a claim on its way: each change between two of its carriers, with the words of both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from masdar.archive.trace.events import Events
from masdar.archive.trace.evidence import Evidence
from masdar.archive.trace.quotations import Quotations
from masdar.archive.trace.records import DENY, Carrier, Drift, DriftKind
from masdar.archive.trace.tellings import WHOLE, Tellings
from masdar.archive.trace.voices import Voices, called, folded, nobody, same

_CLOSE = 0.7
"""Likeness from which two passages are so near that what differs is a change, and not another statement."""
_NEAR = 0.75
"""The same for what may differ for many reasons: verbs, numbers, denials, a missing attribution."""
_SAME = 0.9
"""The same where nothing but the words tells that an unnamed source is the one who has a name elsewhere."""
_WORDS = 8
"""Words that two passages have in one order at least where only the words tell it."""
_TELLING = frozenset({"accuse", "admit", "announce", "assert", "conclude", "consider", "describe", "expect", "reveal"})
"""What a source does who says that something is so, and does not ask for it or condemn it."""


class Drifts:
    """Finds what changed between the carriers of one claim.

    Args:
        events: tells whether two carriers tell of one event.
        quotations: compares versions of one quotation.
        voices: finds voices in texts.
        evidence: reads their articles.
        tellings: finds where an article tells a thing again.
    """

    def __init__(
        self,
        events: Events,
        quotations: Quotations,
        voices: Voices,
        evidence: Evidence,
        tellings: Tellings,
    ) -> None:
        self._events = events
        self._quotations = quotations
        self._voices = voices
        self._evidence = evidence
        self._tellings = tellings
        self._folded: dict[str, str] = {}

    def between(self, carriers: Sequence[Carrier]) -> list[Drift]:
        """Returns what changed, in the order of the carriers, which come the earliest first.

        Each carrier is compared with the earliest one of its origin that names a source; one in its article's own
        voice with the earliest that says the same on somebody's word.
        """
        # Of one day, what takes earlier words up again comes last.
        carriers = sorted(carriers, key=lambda one: (one.date or "9", one.recalls))
        self._folded.clear()
        found: list[Drift] = []
        fullest: dict[int, Carrier] = {}
        for carrier in carriers:
            if carrier.statement is None:
                found.extend(self._unattributed(carriers, carrier))
                continue
            if len(carrier.chain) == 1:
                continue
            model = fullest.setdefault(carrier.origin, carrier)
            if model.article != carrier.article:
                found.extend(self._changes(model, carrier))
        return [*found, *self._identified(carriers), *self._denials(carriers)]

    def _unattributed(self, carriers: Sequence[Carrier], carrier: Carrier) -> Iterator[Drift]:
        """Yields that an article says in its own voice what the first of the others has from somebody."""
        if carrier.reports or len(carrier.chain) > 1:
            return
        for model in carriers:
            source = model.chain[-1]
            if (
                model.statement is None
                or model.act not in _TELLING
                or model.negated
                or len(model.chain) == 1
                or model.article == carrier.article
                or same(source, carrier.chain[0])
                or _before(carrier, model)
                or not self._events.one_time(model, carrier)
            ):
                continue
            likeness = self._events.one(model, carrier)
            if likeness is None or likeness.score < _NEAR or likeness.negation:
                continue
            if any(same(source, voice) or self._voices.akin(source, voice) for voice in self._evidence.heard(carrier)):
                continue
            anywhere = carrier.field == "title" or source.type == "media"
            printed = source if anywhere else self._evidence.employer(source)
            if printed is not None and self._voices.named(printed, self._words(carrier.article)):
                continue
            if any(self._tellings.found(carrier, [carrier.passage, model.passage])):
                continue
            if not self._events.specific(model, carrier, likeness):
                continue
            yield _drift("attribution-dropped", model, carrier, model.cue or "", carrier.passage)
            return

    def _changes(self, model: Carrier, carrier: Carrier) -> Iterator[Drift]:
        """Yields what a carrier says otherwise than the earlier one of its origin."""
        likeness = self._events.one(model, carrier)
        if likeness is None or likeness.score < _CLOSE:
            return
        if same(model.chain[-1], carrier.chain[-1]):
            near = likeness.score >= _NEAR
            if near and not likeness.negation and not self._events.counted_otherwise(model, carrier):
                yield from self._commitment(model, carrier)
            if near:
                yield from self._relays(model, carrier)
        yield from self._quotation(model, carrier)
        if likeness.score >= _NEAR:
            yield from self._facts(model, carrier)
            if likeness.negation:
                yield _drift("negation-changed", model, carrier, model.passage, carrier.passage)

    def _commitment(self, model: Carrier, carrier: Carrier) -> Iterator[Drift]:
        """Yields that each verb of the one stands further behind it than any by which the other tells it."""
        if model.commitment == carrier.commitment or model.negated != carrier.negated:
            return
        before, after = self._levels(model, carrier), self._levels(carrier, model)
        if before and after and (max(before) < min(after) or min(before) > max(after)):
            kind: DriftKind = "hardened" if max(before) < min(after) else "softened"
            yield _drift(kind, model, carrier, model.cue or "", carrier.cue or "")

    def _levels(self, one: Carrier, other: Carrier) -> list[int]:
        """Returns how far the verbs of an article stand behind it; nothing where the carrier's is on no scale."""
        if one.commitment is None:
            return []
        again = self._tellings.found(one, [one.passage, other.passage], WHOLE)
        return [one.commitment, *(told.commitment for told in again if told.commitment is not None)]

    def _relays(self, model: Carrier, carrier: Carrier) -> Iterator[Drift]:
        """Yields the relays that a later chain leaves out, where it has no other and its article tells them nowhere."""
        if carrier.field == "title" or not all(
            any(same(one, relay) for relay in model.chain) for one in carrier.chain[1:]
        ):
            return
        for relay in model.chain[1:-1]:
            kept = any(same(relay, voice) for voice in carrier.chain) or self._voices.named(
                relay, self._words(carrier.article)
            )
            if relay.type == "media" and relay.entity is not None and not kept:
                yield _drift("relay-dropped", model, carrier, relay.name or "", carrier.passage)

    def _quotation(self, model: Carrier, carrier: Carrier) -> Iterator[Drift]:
        if model.form != "direct" or model.field != "text":
            return
        if carrier.form == "indirect":
            if not any(one.form != "indirect" for one in self._tellings.found(carrier, [model.passage])):
                yield _drift("quotation-reported", model, carrier, model.passage, carrier.passage)
        elif carrier.form == "direct":
            change = self._quotations.altered(model.passage, carrier.passage)
            if change is not None:
                yield _drift("quotation-altered", model, carrier, *change)

    def _facts(self, model: Carrier, carrier: Carrier) -> Iterator[Drift]:
        """Yields the one number, and the one day, that two carriers tell differently."""
        number = self._events.number(model, carrier)
        if number is not None:
            yield _drift("number-changed", model, carrier, *number)
        days = self._events.days(model, carrier)
        if days is not None:
            yield _drift("date-changed", model, carrier, *days)

    def _identified(self, carriers: Sequence[Carrier]) -> Iterator[Drift]:
        """Yields where the same words are somebody's whom one article names and the other does not."""
        spoken = [one for one in carriers if one.statement is not None and one.act in _TELLING and len(one.chain) > 1]
        for place, carrier in enumerate(spoken):
            for model in spoken[:place]:
                one, other = model.chain[-1], carrier.chain[-1]
                kind: DriftKind
                if nobody(one) and other.type == "person":
                    kind, without, having = "source-named", model, carrier
                elif nobody(other) and one.type == "person":
                    kind, without, having = "source-unnamed", carrier, model
                else:
                    continue
                if self._one_source(without, having):
                    yield _drift(kind, model, carrier, one.name or "", other.name or "")
                    break

    def _one_source(self, without: Carrier, having: Carrier) -> bool:
        """Tells whether the unnamed source of one carrier is who another names, by its words and its description."""
        unnamed, name = without.chain[-1], having.chain[-1]
        if name.name is None or " " not in name.name or called(name, self._words(without.article)):
            return False
        likeness = self._events.one(without, having)
        if likeness is None or likeness.score < _SAME or likeness.sequence < _WORDS:
            return False
        described = self._voices.describes(unnamed, name, self._evidence.text(having.article))
        return without.form == having.form == "direct" if described is None else described

    def _denials(self, carriers: Sequence[Carrier]) -> Iterator[Drift]:
        """Yields the carriers that tell the claim, and deny nothing, after another one has told that it is denied."""
        denial = next((one for one in carriers if one.act == DENY and one.likeness.score >= _NEAR), None)
        for carrier in carriers if denial is not None else ():
            if denial is None or carrier.denies or carrier.negated or not _before(denial, carrier):
                continue
            likeness = self._events.alike(denial, carrier)
            told = likeness is not None and likeness.negation and likeness.score >= _CLOSE
            if told and not self._events.denied(carrier):
                yield _drift("denial-left-out", denial, carrier, denial.passage, carrier.passage)

    def _words(self, article: str) -> str:
        if article not in self._folded:
            self._folded[article] = folded(self._evidence.text(article))
        return self._folded[article]


def _before(one: Carrier, other: Carrier) -> bool:
    """Tells whether one article appeared before another, as far as their dates tell."""
    length = min(len(one.date or ""), len(other.date or ""))
    return bool(length) and (one.date or "")[:length] < (other.date or "")[:length]


def _drift(kind: DriftKind, earlier: Carrier, later: Carrier, before: str, after: str) -> Drift:
    ordered = (
        _before(earlier, later)
        or (later.recalls and not earlier.recalls)
        or any(same(voice, earlier.chain[0]) for voice in later.chain[1:])
    )
    return Drift(kind=kind, earlier=earlier.article, later=later.article, before=before, after=after, ordered=ordered)
