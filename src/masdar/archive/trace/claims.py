"""The claims of a stretch of time: what more than one outlet carries, with how many origins and what drift."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from masdar.archive.rows import rows
from masdar.archive.trace.records import Trace
from masdar.archive.trace.tracer import Tracer


def claims(
    connection: apsw.Connection,
    tracer: Tracer,
    since: str,
    until: str,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Trace]:
    """Returns the claims of which a statement was published in the days given, and that two outlets at least carry.

    Each statement is traced that belongs to no claim yet, so that the time this takes grows with the days asked for and
    not with the archive.  The claims with the most outlets come first; of as many, those with the fewest origins and
    then those with the most drift.
    """
    said = [
        str(key)
        for (key,) in rows(
            connection,
            "SELECT key FROM statement WHERE latest AND substr(date, 1, 10) BETWEEN ? AND ? ORDER BY date, id",
            (since, until),
        )
    ]
    found: list[Trace] = []
    seen: set[str] = set()
    for done, key in enumerate(said):
        progress(done, len(said))
        if key in seen:
            continue
        trace = tracer.trace(key)
        seen.update(carrier.statement for carrier in trace.carriers if carrier.statement is not None)
        if len(outlets(trace)) > 1:
            found.append(trace)
    return sorted(found, key=lambda one: (-len(outlets(one)), len(one.origins), -len(one.drift)))


def outlets(trace: Trace) -> set[str]:
    """Returns the outlets that carry a claim."""
    return {carrier.outlet for carrier in trace.carriers if carrier.outlet is not None}
