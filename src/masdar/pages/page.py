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
    date: str | None = None
    """The date that the user said; it beats the page."""
    outlet: str | None = None
    """The outlet that the user said; it beats the page."""
    captured: datetime | None = None
    """When the page was fetched, where known."""
