"""From tokens to draft statements: cues, frames, contents, relays."""

from __future__ import annotations

from masdar.statements.draft import Draft
from masdar.statements.extract import Reader

__all__ = ["Draft", "Reader"]
