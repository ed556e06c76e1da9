"""What the matches of a search can be narrowed down by, each value with its count and the address that does it."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from masdar.archive.search import Search
from masdar.archive.tally import Tally
from masdar.web.addresses import with_query
from masdar.web.library import Desk
from masdar.web.parameters import Filters
from masdar.web.words import Words

_SHOWN = 8
_PARAMETERS = {
    "source": ("source",),
    "outlet": ("outlet",),
    "form": ("form",),
    "act": ("act",),
    "relays": ("relays",),
    "month": ("since", "until"),
}


class Value(NamedTuple):
    """A value of a facet."""

    value: str | int | None
    """As the parameter takes it; null for what has none."""
    label: str | None
    matches: int


class Choice(NamedTuple):
    """A value as a visitor can choose it."""

    label: str
    matches: int
    address: str | None
    """Null for what cannot be asked for."""


class Facet(NamedTuple):
    """A facet on the page."""

    name: str
    choices: list[Choice]
    undo: str | None
    """Address of the same search without it, where it is narrowed down by."""


def tally(desk: Desk, search: Search) -> Tally | None:
    """Returns the matches counted by facet, remembered until the archive changes.

    Null where they are too many to be counted while a visitor waits.
    """
    return desk.attempt(
        lambda: desk.once(("tally", search), lambda: desk.tallies().tally(desk.searcher, search, _SHOWN))
    )


def counted(found: Tally) -> dict[str, list[Value]]:
    """Returns the most frequent values of each facet."""
    return {
        "source": [
            Value(one.entity if one.type != "office" else None, one.name, one.statements) for one in found.speakers
        ],
        **{name: [Value(value, None, count) for value, count in values] for name, values in found.values.items()},
    }


def facets(found: Tally, asked: Filters, words: Words) -> list[Facet]:
    """Returns the facets of a search for a page."""
    given = asked.given()
    return [
        Facet(
            name,
            [_choice(name, value, given, words) for value in values],
            with_query("/search", **_without(given, name))
            if any(given.get(one) for one in _PARAMETERS[name])
            else None,
        )
        for name, values in counted(found).items()
    ]


def _choice(name: str, value: Value, given: dict[str, object], words: Words) -> Choice:
    label = value.label if value.label is not None else _label(name, value.value, words)
    if value.value is None:
        return Choice(label, value.matches, None)
    return Choice(label, value.matches, with_query("/search", **_without(given, name) | _narrowed(name, value.value)))


def _narrowed(name: str, value: str | int) -> dict[str, object]:
    """Returns the parameters that ask for a value."""
    if name != "month":
        return {_PARAMETERS[name][0]: value}
    year, month = map(int, str(value).split("-"))
    return {"since": f"{value}-01", "until": f"{value}-{monthrange(year, month)[1]:02}"}


def _without(given: dict[str, object], name: str) -> dict[str, object]:
    return {one: value for one, value in given.items() if one not in _PARAMETERS[name]}


def _label(name: str, value: str | int | None, words: Words) -> str:
    if value is None:
        return words.text("none.name" if name == "source" else "none.date" if name == "month" else "none.outlet")
    match name:
        case "form" | "act":
            return words.told(name, str(value))
        case "month":
            return words.day(str(value))
        case "relays":
            return words.text("relays.none") if value == 0 else words.number(int(value))
        case _:
            return str(value)
