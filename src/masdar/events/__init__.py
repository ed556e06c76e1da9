"""Events: who did what to whom, in PLOVER's terms, how real, and on whose word."""

from __future__ import annotations

from masdar.events.coder import Coded, Coder, Prospect, load_tables

__all__ = ["Coded", "Coder", "Prospect", "load_tables"]
