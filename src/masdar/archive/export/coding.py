"""PLOVER's events in other schemes: CAMEO's roots, quad classes, the parts of an actor's code, states' numbers.

The tables in `data/plover` say what each mapping loses.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from masdar.dates import whole_day
from masdar.model import SECTORS, Actor, Event, Kept, Location, Statement
from masdar.tables import read_cells

_FOLDER = Path(str(files("masdar"))) / "data" / "plover"
_QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_CAMEO_QUADS: tuple[tuple[int, Literal[1, 2, 3, 4]], ...] = ((5, 1), (9, 2), (13, 3), (20, 4))
"""The last root of each of CAMEO's quad classes."""
_FEATURES = {"capital": "PPLC", "city": "PPL", "region": "RGN", "country": "PCLI"}


class Cameo(NamedTuple):
    """CAMEO's root code of an event, and the quad class that CAMEO counts it in."""

    root: str
    quad: Literal[1, 2, 3, 4]


class Code(NamedTuple):
    """The code of an actor in its parts; empty where there is none."""

    country: str
    """ISO 3166-1 alpha-3, or the letters of an organization."""
    sector: str


def cameo(event: Event) -> Cameo:
    """Returns what an event is in CAMEO, whatever its status."""
    roots = _roots()
    root = roots.get((event.type, event.mode or "")) or roots[event.type, ""]
    return Cameo(root, next(quad for last, quad in _CAMEO_QUADS if int(root) <= last))


def quad(event: Event) -> str:
    """Returns the quad class of an event in words."""
    return _QUADS[event.quad - 1]


def code(actor: Actor) -> Code:
    """Returns the parts of an actor's code."""
    country, _, sector = (actor.code or "").partition("-")
    return Code("", country) if country in SECTORS else Code(country, sector)


def cow(country: str) -> str:
    """Returns the number of a state in the Correlates of War project; empty for what is no state of it."""
    return _states().get(country, "")


def feature(location: Location) -> str:
    """Returns GeoNames' code for the kind of a place."""
    return _FEATURES[location.kind]


def published(record: Kept) -> str | None:
    """Returns the day on which an article was published, null where its date is no whole day."""
    day = whole_day(record.date)
    return day.isoformat() if day is not None else None


def teller(record: Kept, event: Event) -> Statement | None:
    """Returns the statement that tells of an event on the claimant's word, null where the article says it itself."""
    if event.claimant is None:
        return None
    told = [statement for statement in record.statements if statement.id in event.statements]
    return next((one for one in told if one.source.name == event.claimant), told[0] if told else None)


def chain(record: Kept, event: Event) -> tuple[str, ...]:
    """Returns on whose word an event stands, from the outlet over the relays to the source."""
    statement = teller(record, event)
    if statement is None:
        return (record.outlet or "",)
    relays = [relay.name or "" for relay in reversed(statement.via)]
    return (record.outlet or "", *relays, statement.source.name or "")


def name(actor: Actor) -> str:
    """Returns the fullest name of an actor."""
    return actor.name or actor.text


@lru_cache(maxsize=1)
def _roots() -> dict[tuple[str, str], str]:
    cells = read_cells(_FOLDER / "cameo.tsv", ("type", "mode", "root", "note"))
    return {(kind, mode): root for _, (kind, mode, root, _) in cells}


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {iso3: number for _, (iso3, number) in read_cells(_FOLDER / "states.tsv", ("iso3", "cow"))}
