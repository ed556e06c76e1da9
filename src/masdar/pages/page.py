"""What a reader of one page is given."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of one page is given."""

    name: str
    """File or address as given."""
    text: str
    """The decoded content."""
    url: str | None = None
    """Address of the page, where known."""
    saved: str | None = None
    """The address that a browser noted when it saved the page; what the page says of itself beats it."""
    date: str | None = None
    """The date that the user said; it beats the page."""
    outlet: str | None = None
    """The outlet that the user said; it beats the page."""
    captured: datetime | None = None
    """When the page was fetched or saved, where known."""
