"""Events: who did what to whom, in PLOVER's terms, how real, and on whose word."""

from __future__ import annotations

from masdar.events.coder import Coder, load_tables

__all__ = ["Coder", "load_tables"]
