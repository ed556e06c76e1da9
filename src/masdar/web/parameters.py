"""What a visitor may ask: the parameters of pages, checked before anything is looked up."""

from __future__ import annotations

import math
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticKnownError

from masdar.archive.events import EventSearch
from masdar.archive.search import Order, Search
from masdar.archive.timeline import Unit
from masdar.lexicon.classes import ACTS
from masdar.model import EventType, Status
from masdar.web.words import strings

PAGE = 20
"""Rows of a page."""
_MOST = 100
_NAME = 200
_QUERY = 500
_SENTENCE = 2_000
_LARGEST = 2**63 - 1
After = tuple[float | str | None, int]
_AFTER: msgspec.json.Decoder[After] = msgspec.json.Decoder(After)


class CursorError(ValueError):
    """A place in a list that no page named."""


def _given(value: object) -> object:
    """Returns null for a field that a form left empty."""
    return None if isinstance(value, str) and not value.strip() else value


def _asked(name: str) -> Any:  # noqa: ANN401 - what pydantic itself says of a field
    """Returns what the description of the API says of a parameter."""
    return Field(default=None, description=strings("en")[f"parameter.{name}"])


def _act(value: str) -> str:
    """Returns an act of the closed list.

    Raises:
        PydanticKnownError: it is none.
    """
    if value not in ACTS:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(ACTS)})
    return value


_Empty = BeforeValidator(_given)
Act = Annotated[str, AfterValidator(_act), WithJsonSchema({"type": "string", "enum": list(ACTS)})]
Text = Annotated[Annotated[str, Field(max_length=_NAME)] | None, _Empty]
Cursor = Annotated[Annotated[str, Field(max_length=400)] | None, _Empty]
Limit = Annotated[int, Field(ge=1, le=_MOST, description=strings("en")["parameter.limit"])]


class Filters(BaseModel):
    """What narrows a search down; the options of the command line."""

    q: Annotated[str, BeforeValidator(lambda value: value or ""), Field(max_length=_QUERY)] = Field(
        default="", description=strings("en")["parameter.q"]
    )
    exact: Annotated[bool | None, _Empty] = _asked("exact")
    source: Text = _asked("source")
    to: Text = _asked("to")
    via: Text = _asked("via")
    outlet: Text = _asked("outlet")
    since: Annotated[date | None, _Empty] = _asked("since")
    until: Annotated[date | None, _Empty] = _asked("until")
    form: Annotated[Literal["direct", "indirect", "mixed"] | None, _Empty] = _asked("form")
    act: Annotated[Act | None, _Empty] = _asked("act")
    hedged: Annotated[bool | None, _Empty] = _asked("hedged")
    negated: Annotated[bool | None, _Empty] = _asked("negated")
    relays: Annotated[Annotated[int, Field(ge=0, le=20)] | None, _Empty] = _asked("relays")

    def search(self, order: Order = "rank") -> Search:
        """Returns the search that is asked for."""
        return Search(
            query=self.q,
            exact=bool(self.exact),
            source=self.source,
            to=self.to,
            via=self.via,
            outlet=self.outlet,
            since=self.since.isoformat() if self.since else None,
            until=self.until.isoformat() if self.until else None,
            form=self.form,
            act=self.act,
            hedged=self.hedged,
            negated=self.negated,
            relays=self.relays,
            order=order,
        )

    def given(self) -> dict[str, object]:
        """Returns the parameters that are there, for the address of another page of the same search."""
        found = {name: getattr(self, name) for name in Filters.model_fields}
        return {name: value for name, value in found.items() if value is not None and value != ""}


class Asked(Filters):
    """A page of a search."""

    order: Annotated[Order, BeforeValidator(lambda value: value or "rank")] = Field(
        default="rank", description=strings("en")["parameter.order"]
    )
    after: Cursor = _asked("after")
    limit: Limit = PAGE


class Counted(Filters):
    """Statements over time."""

    by: Annotated[Unit | None, _Empty] = _asked("by")
    said: Annotated[bool | None, _Empty] = _asked("said")


class Happened(BaseModel):
    """A page of events; the options of `masdar events`."""

    actor: Text = _asked("actor")
    recipient: Text = _asked("recipient")
    party: Text = _asked("party")
    other: Text = _asked("other")
    type: Annotated[EventType | None, _Empty] = _asked("type")
    mode: Text = _asked("mode")
    quad: Annotated[Annotated[int, Field(ge=1, le=4)] | None, _Empty] = _asked("quad")
    status: Annotated[Status | None, _Empty] = _asked("status")
    claimant: Text = _asked("claimant")
    place: Text = _asked("place")
    outlet: Text = _asked("outlet")
    since: Annotated[date | None, _Empty] = _asked("since")
    until: Annotated[date | None, _Empty] = _asked("until")
    after: Cursor = _asked("after")
    limit: Limit = PAGE

    def search(self) -> EventSearch:
        """Returns the search that is asked for."""
        return EventSearch(
            actor=self.actor,
            recipient=self.recipient,
            pair=(self.party, self.other or self.party) if self.party is not None else None,
            type=self.type,
            mode=self.mode,
            quad=self.quad,
            status=self.status,
            claimant=self.claimant,
            since=self.since.isoformat() if self.since else None,
            until=self.until.isoformat() if self.until else None,
            place=self.place,
            outlet=self.outlet,
        )

    def given(self) -> dict[str, object]:
        """Returns the parameters that are there, for the address of another page of the same search."""
        names = [name for name in Happened.model_fields if name not in ("after", "limit")]
        return {name: value for name in names if (value := getattr(self, name)) is not None}


class Listed(BaseModel):
    """A page of the statements of an entity."""

    role: Annotated[Literal["source", "to", "via", "about"], BeforeValidator(lambda value: value or "source")] = Field(
        default="source", description=strings("en")["parameter.role"]
    )
    after: Cursor = _asked("after")
    limit: Limit = PAGE


class Claimed(BaseModel):
    """A claim to trace."""

    q: Annotated[str, BeforeValidator(lambda value: value or ""), Field(max_length=_SENTENCE)] = Field(
        default="", description=strings("en")["parameter.claim"]
    )


class Named(BaseModel):
    """A name to look up."""

    name: Annotated[str, BeforeValidator(lambda value: value or ""), Field(max_length=_NAME)] = Field(
        default="", description=strings("en")["parameter.name"]
    )


def cursor(after: After | None) -> str | None:
    """Returns a place in a list as one word for an address."""
    return urlsafe_b64encode(msgspec.json.encode(after)).decode().rstrip("=") if after is not None else None


def place(cursor: str | None) -> After | None:
    """Returns the place that a word names.

    Raises:
        CursorError: it names none.
    """
    if cursor is None:
        return None
    try:
        found = _AFTER.decode(urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)))
    except (Error, ValueError) as error:
        raise CursorError from error
    value, number = found
    if abs(number) > _LARGEST or (isinstance(value, float) and not math.isfinite(value)):
        raise CursorError
    return found
