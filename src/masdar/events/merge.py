"""One record for each distinct event of an article, whatever the number of its mentions."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field

from masdar.events.parties import Party
from masdar.model import Location, Status, Timex
from masdar.text import Span

_SIDES = 2
"""Parties that tell who and toward whom."""
_APART = frozenset({"message", "phone"})
"""Modes of talks that are no part of a visit."""
_FORCE = frozenset({"ASSAULT", "COERCE"})
"""Types of which one article mostly tells several events."""
_COMPARED = 60
"""Events of a type that a mention may go back to."""
_SINGLE = frozenset({"AID", "COOPERATE", "AGREE", "MOBILIZE", "SANCTION", "RETREAT"})
"""Types of which different words mean different events."""


@dataclass(slots=True)
class Mention:
    """One mention of an event, with all that it says."""

    type: str
    mode: str | None
    trigger: Span
    actors: list[Party]
    recipients: list[Party]
    status: Status
    rule: str
    lemma: str
    noun: bool = False
    """Whether the trigger is a noun."""
    known: bool = False
    """Whether the noun has its article, and so may go back to what was told («الهجوم»)."""
    carrier: Span | None = None
    """The verb that carries a noun («تعهدت بإرسال مساعدات»)."""
    sentence: int = -1
    against: list[Party] = field(default_factory=list)
    """The other side, where the recipients only name ground that is taken, by which events are not told apart."""
    fighting: list[Party] = field(default_factory=list)
    """Both sides, where the words of a fight name neither."""
    passing: bool = False
    """Whether it only tells of the way to another («توجه إلى»)."""
    place: Span | None = None
    time: Span | None = None
    date: str | None = None
    date_reason: str | None = None
    timex: Timex | None = None
    location: Location | None = None
    location_reason: str | None = None
    claimant: str | None = None
    statements: list[str] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)
    """The words of the other mentions of the event."""

    @property
    def where(self) -> str:
        """The city or region of the event, by which events are told apart; empty where none is known."""
        known = self.location is not None and self.location.kind in ("city", "region", "capital")
        return self.location.name if known and self.location is not None else ""

    @property
    def weight(self) -> int:
        """How much the mention says."""
        sides = min(_SIDES, len(self.actors) + len(self.recipients))
        named = sum(party.stop - party.first for party in (*self.actors, *self.recipients))
        said = 3 * sides + bool(self.place) + bool(self.time)
        return 20 * (said - self.passing) + min(named, 19)


def hark_back(mentions: list[Mention]) -> None:
    """Gives a noun that goes back to an event («نفى مسؤوليته عن الهجوم») the target that was told of it before."""
    told: dict[str, list[Party]] = {}
    by: dict[str, list[Party]] = {}
    for mention in mentions:
        country = mention.actors[0].code.country if mention.actors else ""
        if mention.type in _FORCE and mention.known and not mention.recipients:
            mention.recipients = told.get(mention.lemma, by.get(country, []))
        if mention.recipients:
            told[mention.lemma] = mention.recipients
        if mention.recipients and mention.type in _FORCE and country:
            by[country] = mention.recipients


def said_there(mention: Mention, talks: Mention) -> bool:
    """Tells whether a verb tells what was shared in talks of its sentence («أجرى اتصالا أطلعه فيه على …»)."""
    shared = mention.type == "COOPERATE" and not mention.noun and mention.sentence == talks.sentence
    return shared and _overlap([*mention.actors, *mention.recipients], [*talks.actors, *talks.recipients], least=_SIDES)


def merged(mentions: list[Mention]) -> list[Mention]:
    """Returns the events in the order of their triggers; each keeps the statements of all of its mentions.

    A mention is compared with the last events of its type, however many the article has: the cost stays linear.
    """
    kept: list[Mention] = []
    told: list[dict[str, None]] = []
    by_type: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_COMPARED))
    for mention in mentions:
        recent = by_type[mention.type]
        place = next((place for place in recent if _same(mention, kept[place])), None)
        if place is None:
            recent.append(len(kept))
            kept.append(mention)
            told.append(dict.fromkeys(mention.statements))
        else:
            kept[place] = _joined(mention, kept[place])
            told[place].update(dict.fromkeys(mention.statements))
    for event, statements in zip(kept, told, strict=True):
        event.statements = list(statements)
    return sorted(kept, key=lambda event: event.trigger)


def _joined(mention: Mention, same: Mention) -> Mention:
    """Returns the mention that says most of an event, with what only the other one says."""
    best, rest = (mention, same) if mention.weight > same.weight else (same, mention)
    best.others += [rest.trigger, *rest.others]
    best.actors = best.actors or rest.actors
    if not best.recipients or (rest.recipients and all(p.code.sector == "UNK" for p in best.recipients)):
        best.recipients = rest.recipients or best.recipients
    else:
        visitors = {party.code.country for party in best.actors}
        hosts = [party for party in (*rest.recipients, *rest.actors) if _stands_for(best.recipients, party)]
        best.recipients = [party for party in hosts if party.code.country not in visitors] or best.recipients
    acting = {party.first for party in best.actors}
    best.recipients = [party for party in best.recipients if party.first not in acting]
    if best.place is None:
        best.place, best.location, best.location_reason = rest.place, rest.location, rest.location_reason
    return best


def _stands_for(seat: list[Party], host: Party) -> bool:
    """Tells whether a state or its capital stands for one who acts for it («زيارة إلى تونس … مع نظيره التونسي»)."""
    if len(seat) != 1 or seat[0].person or seat[0].stop - seat[0].first > 1:
        return False
    return host.person and bool(host.code.country) and seat[0].code.country == host.code.country


def _same(a: Mention, b: Mention) -> bool:
    if a.type == b.type and a.trigger == b.trigger:
        return True
    if a.type != b.type or not (a.mode == b.mode or None in (a.mode, b.mode) or _one_word(a, b)):
        return False
    if a.status != b.status and "planned" in (a.status, b.status):
        return False
    if a.date and b.date and a.date != b.date:
        return False
    if a.where and b.where and a.where != b.where:
        return False
    both_a, both_b = [*a.actors, *a.recipients], [*b.actors, *b.recipients]
    if not both_a or not both_b:
        return a.lemma == b.lemma or (a.sentence == b.sentence and a.rule == b.rule and a.type == "CONSULT")
    if a.type == "CONSULT" and a.mode != b.mode and _APART & {a.mode, b.mode}:
        return False
    if a.type in _SINGLE and a.lemma != b.lemma and (a.sentence != b.sentence or not (a.noun or b.noun)):
        return False
    if a.type == "CONSULT":
        return _overlap(both_a, both_b, least=2 if min(len(both_a), len(both_b)) > 1 else 1)
    if a.sentence == b.sentence and _nearby(a, b):
        return True  # «قتل مدنيان في غارة»
    if a.type in _FORCE and a.lemma != b.lemma:
        return False
    actors = _overlap(a.actors, b.actors) if a.actors and b.actors else True
    recipients = _overlap(a.recipients, b.recipients) if a.recipients and b.recipients else a.lemma == b.lemma
    return actors and recipients


def _one_word(a: Mention, b: Mention) -> bool:
    """Tells whether events of different modes can be one: talks, or a verb and the noun that it carries."""
    carried = a.type == "ACCUSE" and "investigate" not in (a.mode, b.mode)
    carried = carried and a.sentence == b.sentence and a.noun != b.noun
    return a.type == "CONSULT" or carried


def _nearby(a: Mention, b: Mention) -> bool:
    """Tells whether nothing keeps two mentions in one sentence apart: the one is how the other was done."""
    actors = _overlap(a.actors, b.actors)
    if a.type == "ASSAULT":
        actors = actors or not a.actors or not b.actors
    recipients = not a.recipients or not b.recipients or _overlap(a.recipients, b.recipients)
    return actors and recipients and a.noun != b.noun


def _overlap(some: list[Party], others: list[Party], least: int = 1) -> bool:
    return sum(any(_one(party, other) for other in others) for party in some) >= least


def _one(a: Party, b: Party) -> bool:
    if a.resolved is not None and b.resolved is not None and a.resolved.key == b.resolved.key:
        return True
    if a.key[0] == b.key[0] == " " and a.code.sector == "UNK":
        return not set(a.key.split()).isdisjoint(b.key.split())  # «السيطرة على الجسر … على المطار» are two
    return (
        bool(a.code.country)
        and a.code.country == b.code.country
        and (
            a.code.sector == b.code.sector
            or "" in (a.code.sector, b.code.sector)
            or not {"GOV", "UNK"}.isdisjoint((a.code.sector, b.code.sector))
        )
    )
