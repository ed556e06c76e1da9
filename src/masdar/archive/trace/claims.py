"""The claims of a stretch of time: what more than one outlet carries, with how many origins and what drift."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from masdar.archive.rows import rows
from masdar.archive.trace.records import DriftKind, Trace
from masdar.archive.trace.tracer import Tracer
from masdar.model import Field
from masdar.text import Span


def claims(  # noqa: PLR0913, PLR0917 - an archive, what traces in it, and what is asked for
    connection: apsw.Connection,
    tracer: Tracer,
    since: str,
    until: str,
    drift: DriftKind | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Trace]:
    """Returns the claims of which a statement was published in the days given, and that two outlets at least carry.

    Each statement is traced that belongs to no claim yet, so that the time this takes grows with the days asked for and
    not with the archive.  Traces that begin with one passage are one claim.  The claims with the most outlets come
    first; of as many, those with the fewest origins and then those with the most drift.

    Args:
        connection: the archive.
        tracer: traces claims in it.
        since: the first day, as in 2024-03-12.
        until: the last day.
        drift: what has to have happened to a claim on its way, where that matters.
        progress: is told how many statements are done, and of how many.
    """
    said = [
        str(key)
        for (key,) in rows(
            connection,
            # Minutes of the last day sort before the letter.
            "SELECT key FROM statement WHERE latest AND date BETWEEN ? AND ? || 'z' ORDER BY date, id",
            (since, until),
        )
    ]
    found: dict[tuple[str, Field, Span], Trace] = {}
    seen: set[str] = set()
    for done, key in enumerate(said):
        progress(done, len(said))
        if key in seen:
            continue
        trace = tracer.trace(key)
        seen.update(carrier.statement for carrier in trace.carriers if carrier.statement is not None)
        if len(outlets(trace)) > 1 and (drift is None or any(one.kind == drift for one in trace.drift)):
            first = trace.carriers[0]
            place = (first.article, first.field, first.span)
            found[place] = min(found.get(place, trace), trace, key=_order)
    return sorted(found.values(), key=_order)


def _order(trace: Trace) -> tuple[int, int, int]:
    return -len(outlets(trace)), len(trace.origins), -len(trace.drift)


def outlets(trace: Trace) -> set[str]:
    """Returns the outlets that carry a claim."""
    return {carrier.outlet for carrier in trace.carriers if carrier.outlet is not None}
