"""The tab-separated layout of the POLECAT data set, with CAMEO's and Masdar's own columns after it.

Cells hold no tab, no line break and no quotation mark, so that every reader parts them alike, whether it takes
quotation marks for marks of cells or for letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import masdar
from masdar.archive.events.stored import day_of
from masdar.archive.export.coding import cameo, chain, code, cow, feature, name, published, quad
from masdar.archive.export.evidence import sentence
from masdar.model import Actor, Event, Kept

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
"""The columns of the published files, in their order."""
OWN = (
    "CAMEO Root", "CAMEO Quad", "Status", "Claimant", "Chain", "Statement IDs", "Trigger", "Trigger Start",
    "Trigger End", "Evidence", "Date", "Date Reason", "Raw Time", "Time Value", "Location Reason", "Article ID",
    "Article Title", "URL", "Rule",
)  # fmt: skip
"""The columns after them."""
NONE = "None"
"""What stands in a column of POLECAT that has no value; Masdar's own are empty then."""
_BREAKS = dict.fromkeys("\0\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " ")
_SPACES = str.maketrans(_BREAKS | {'"': "”", "'": "’"})
_BETWEEN = "; "


def write(records: Iterator[Kept], out: BinaryIO) -> None:
    """Writes the events of the records."""
    out.write(_line((*COLUMNS, *OWN)))
    for record in records:
        story = _story(record)
        for event in record.events:
            standard = [_cell(cell) or NONE for cell in (*_standard(record, event), *story)]
            own = [_cell(cell) for cell in _own(record, event)]
            out.write(_line((*standard, "ara", f"masdar {masdar.__version__}", *own)))


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode()


def _cell(cell: str | float | None) -> str:
    """Returns a cell as it can stand between tabs: straight quotation marks are curved, breaks are blanks."""
    return " ".join(str(cell if cell is not None else "").translate(_SPACES).split())


def _standard(record: Kept, event: Event) -> Iterator[str | float | None]:
    yield from (event.id, day_of(event, record), event.type, event.mode)
    yield from (None, quad(event), None)  # neither intensity nor contexts are coded
    yield from _parties(event.actors)
    yield from _parties(event.recipients)
    place = event.location
    if place is None:
        yield from (None,) * 8
    else:
        yield place.name
        yield place.name if place.kind in ("city", "capital") else None
        yield None
        yield place.name if place.kind == "region" else None
        yield from (place.country, place.latitude, place.longitude, None)
    yield record.text[slice(*event.place)] if event.place is not None else None
    yield feature(place) if place is not None else None
    yield from (record.outlet, published(record))


def _parties(actors: tuple[Actor, ...]) -> Iterator[str]:
    codes = [code(actor) for actor in actors]
    countries = list(dict.fromkeys(one.country for one in codes if one.country))
    sectors = list(dict.fromkeys(one.sector for one in codes if one.sector))
    yield _BETWEEN.join(map(name, actors))
    yield _BETWEEN.join(countries)
    yield _BETWEEN.join(filter(None, map(cow, countries)))
    yield sectors[0] if sectors else ""
    yield _BETWEEN.join(sectors)
    yield ""
    yield _BETWEEN.join(actor.text for actor in actors)
    yield ""


def _story(record: Kept) -> tuple[str, str, str]:
    """Returns who speaks in an article, which bodies do, and where its events are."""
    agents = [agent for one in record.statements for agent in (one.source, *one.via) if agent.name is not None]
    people = dict.fromkeys(agent.name or "" for agent in agents if agent.type == "person")
    bodies = dict.fromkeys(agent.name or "" for agent in agents if agent.type in ("organization", "media"))
    places = dict.fromkeys(event.location.name for event in record.events if event.location is not None)
    return _BETWEEN.join(people), _BETWEEN.join(bodies), _BETWEEN.join(places)


def _own(record: Kept, event: Event) -> Iterator[str | float | None]:
    root = cameo(event)
    yield from (root.root, root.quad, event.status, event.claimant)
    yield " ← ".join(chain(record, event))
    yield " ".join(event.statements)
    yield record.text[slice(*event.trigger)]
    yield from event.trigger
    yield sentence(record.text, event.trigger)
    yield from (event.date, event.date_reason)
    yield record.text[slice(*event.time)] if event.time is not None else None
    yield event.timex.value if event.timex is not None else None
    yield from (event.location_reason, record.id, record.title, record.url, event.rule)
