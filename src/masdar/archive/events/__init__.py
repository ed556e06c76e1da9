"""Events in an archive: kept with their articles, found by who did what to whom, linked across articles."""

from masdar.archive.events.search import EventHit, Events, EventSearch
from masdar.archive.events.stored import store_events, stored_events

__all__ = ["EventHit", "EventSearch", "Events", "store_events", "stored_events"]
