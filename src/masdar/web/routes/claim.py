"""A claim: who carries it, on whose word, how many origins stand behind, and what changed on the way."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from masdar.archive.trace import Trace
from masdar.archive.trace.claims import outlets
from masdar.drawing import claim, labels
from masdar.web.differences import differences
from masdar.web.library import Desk
from masdar.web.parameters import Claimed
from masdar.web.schema import answers
from masdar.web.visit import Rows, Visitor, manners
from masdar.web.words import Words

_DRAWN = 960
"""Width of the drawing of a claim."""

router = APIRouter()


@router.get(
    "/claim.json",
    summary="api.claim",
    responses=answers("Carrier", possible="Possible", origins="Origin", drift="Drift"),
)
def rows(visit: Visitor, asked: Annotated[Claimed, Query()]) -> Response:
    """Answers with the carriers of a claim; `about` has the claim, its origins, what changed, and possible carriers."""

    def make(desk: Desk) -> Rows:
        trace = _trace(desk, asked.q)
        return Rows(
            rows=list(trace.carriers),
            about={
                "claim": trace.claim,
                "origins": trace.origins,
                "drift": trace.drift,
                "possible": trace.possible,
            },
        )

    return visit.rows(make)


@router.get("/claim", include_in_schema=False)
def page(visit: Visitor, asked: Annotated[Claimed, Query()]) -> Response:
    """Answers with the page of a claim, or with a box to enter one."""
    return visit.page("claim.html", lambda desk, words: _context(desk, words, asked.q))


def _context(desk: Desk, words: Words, wanted: str) -> dict[str, Any]:
    if not wanted.strip():
        return {"wanted": "", "trace": None}
    trace = _trace(desk, wanted)
    first = trace.carriers[0].passage if trace.carriers else trace.claim
    return {
        "wanted": wanted,
        "trace": trace,
        "passages": [differences(first, carrier.passage) for carrier in trace.carriers],
        "declared": [origin for origin in trace.origins if origin.type != "outlet"],
        "own": sum(len(origin.carriers) for origin in trace.origins if origin.type == "outlet"),
        "outlets": len(outlets(trace)),
        "by_article": {carrier.article: carrier for carrier in trace.carriers},
        "drawn": labels(words.language),
        "drawing": claim(trace, manners(words, "claim-drawing", _DRAWN)[0]) if len(trace.carriers) > 1 else None,
    }


def _trace(desk: Desk, wanted: str) -> Trace:
    return desk.tracer().trace(wanted)
