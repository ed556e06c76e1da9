"""PLOVER as JSON, an event a line: the members that coders of the ontology write, and Masdar's own in `masdar`.

`schema` is the JSON Schema of a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Literal

import msgspec

import masdar
from masdar.archive.events.stored import day_of
from masdar.archive.export.coding import cameo, chain, code, cow, feature, name, quad
from masdar.archive.export.evidence import event_evidence, sentence
from masdar.model import Actor, Event, EventType, Kept, Status


class Party(msgspec.Struct, kw_only=True):
    """Who acts, or toward whom."""

    text: str
    """The noun phrase as written."""
    start: int
    end: int
    name: str
    """The fullest form in the article."""
    country: str
    """ISO 3166-1 alpha-3, or the letters of an organization; empty where the text gives none."""
    cow: str
    """The number of the state in the Correlates of War project."""
    code_1: str
    """The sector."""
    code_2: str
    """Always empty: no actor has two sectors."""


class Words(msgspec.Struct, kw_only=True):
    """Words of the text that say where or when."""

    text: str
    start: int
    end: int


class Attributes(msgspec.Struct, kw_only=True):
    """What fills the slots of an event."""

    ACTOR: list[Party]
    RECIP: list[Party]
    LOC: list[Words]
    DATE: list[Words]


class Geolocation(msgspec.Struct, kw_only=True):
    """A place on the map."""

    resolved_placename: str
    country_code3: str | None
    lat: float | None
    lon: float | None
    feature_code: str
    geonameid: None


class Located(msgspec.Struct, kw_only=True):
    """The place of an event, and why there is none."""

    geo: Geolocation | None
    reason: str | None


class Own(msgspec.Struct, kw_only=True):
    """What Masdar adds: how real an event is, and on whose word."""

    status: Status
    claimant: str | None
    chain: list[str]
    """From the outlet over the relays to the claimant; the outlet alone where the article says it itself."""
    statements: list[str]
    trigger: Words
    evidence: list[dict[str, Any]]
    date: str | None
    """The day, month or year that the words give; `date_resolved` is that of publication where they give no day."""
    date_reason: str | None
    timex: str | None
    cameo_root: str
    cameo_quad: Literal[1, 2, 3, 4]
    quad: Literal[1, 2, 3, 4]
    rule: str


class PloverEvent(msgspec.Struct, kw_only=True):
    """A line of the export."""

    id: str
    date: str | None
    """The day of the event, or of publication."""
    event_type: EventType
    event_mode: list[str]
    quad_code: str
    contexts: list[str]
    """Always empty: contexts are not coded."""
    attributes: Attributes
    event_geolocation: Located
    event_text: str
    """The sentence that holds the word that names the event."""
    headline: str
    pub_date: str | None
    publisher: str | None
    story_id: str
    url: str | None
    date_resolved: str | None
    date_raw: str | None
    language: Literal["ara"]
    version: str
    masdar: Own


def schema() -> dict[str, Any]:
    """Returns the JSON Schema of a line."""
    return msgspec.json.schema(PloverEvent)


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the events of the records."""
    for record in records:
        out.writelines(msgspec.json.encode(_event(record, event)) + b"\n" for event in record.events)


def _event(record: Kept, event: Event) -> PloverEvent:
    day = day_of(event, record)
    root = cameo(event)
    trigger = _words(record, event.trigger)
    return PloverEvent(
        id=event.id,
        date=day,
        event_type=event.type,
        event_mode=[event.mode] if event.mode is not None else [],
        quad_code=quad(event),
        contexts=[],
        attributes=Attributes(
            ACTOR=[_party(actor) for actor in event.actors],
            RECIP=[_party(actor) for actor in event.recipients],
            LOC=[_words(record, event.place)] if event.place is not None else [],
            DATE=[_words(record, event.time)] if event.time is not None else [],
        ),
        event_geolocation=Located(geo=_geolocation(event), reason=event.location_reason),
        event_text=sentence(record.text, event.trigger),
        headline=record.title,
        pub_date=record.date,
        publisher=record.outlet,
        story_id=record.id,
        url=record.url,
        date_resolved=day,
        date_raw=record.text[slice(*event.time)] if event.time is not None else None,
        language="ara",
        version=f"masdar {masdar.__version__}",
        masdar=Own(
            status=event.status,
            claimant=event.claimant,
            chain=list(chain(record, event)),
            statements=list(event.statements),
            trigger=trigger,
            evidence=[found._asdict() for found in event_evidence(record, event)],
            date=event.date,
            date_reason=event.date_reason,
            timex=event.timex.value if event.timex is not None else None,
            cameo_root=root.root,
            cameo_quad=root.quad,
            quad=event.quad,
            rule=event.rule,
        ),
    )


def _words(record: Kept, span: tuple[int, int]) -> Words:
    start, end = span
    return Words(text=record.text[start:end], start=start, end=end)


def _party(actor: Actor) -> Party:
    start, end = actor.mention
    parts = code(actor)
    return Party(
        text=actor.text,
        start=start,
        end=end,
        name=name(actor),
        country=parts.country,
        cow=cow(parts.country),
        code_1=parts.sector,
        code_2="",
    )


def _geolocation(event: Event) -> Geolocation | None:
    place = event.location
    if place is None:
        return None
    return Geolocation(
        resolved_placename=place.name,
        country_code3=place.country,
        lat=place.latitude,
        lon=place.longitude,
        feature_code=feature(place),
        geonameid=None,
    )
