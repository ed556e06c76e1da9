"""The application: an archive, its pages and its API, behind a guard."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import anyio.to_thread
from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

import masdar
from masdar.web import errors, static
from masdar.web.guard import LOOPBACK, Guard
from masdar.web.head import Head
from masdar.web.library import Library
from masdar.web.paste import Reader
from masdar.web.routes import ROUTERS
from masdar.web.schema import describe

_UNOBSERVED: Final[TelemetryConfig] = {
    "tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False,
}  # fmt: skip
"""Whatever the environment asks FastAPI for, nothing of a visit is sent anywhere."""
_THREADS = 2
"""Requests that are worked on at a time: all share an interpreter, and long ones wait for short ones that came later.

With one, a question that takes seconds would let nobody else through.
"""
_TURN = 0.02
"""Seconds after which a thread lets another one on: most pages take less, and are made one after the other."""
_YOUNG = 10_000
"""New objects that are looked through for circles at a time: a page makes some thousands of them, and no circle."""


def create_app(archive: Path, *, token: str | None = None, hosts: frozenset[str] = LOOPBACK) -> FastAPI:
    """Returns the application that serves an archive.

    Args:
        archive: its file.
        token: what visitors have to show; needed where the server is reached from other machines.
        hosts: names under which it answers where no token is asked for.

    Raises:
        ArchiveError: there is no such archive, or it cannot be read.
    """
    app = FastAPI(
        title="Masdar",
        version=masdar.__version__,
        docs_url=None,
        redoc_url=None,
        lifespan=_running,
        telemetry=_UNOBSERVED,
    )
    app.state.library = Library(archive)
    app.state.reader = Reader()
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(static.router)
    errors.handle(app)
    describe(app)
    app.add_middleware(Guard, hosts=hosts, token=token)
    app.add_middleware(Head)
    return app


@contextlib.asynccontextmanager
async def _running(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    turn, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(_TURN)
    gc.set_threshold(_YOUNG)
    gc.collect()
    gc.freeze()  # what is loaded by now stays: looking through it again and again took a tenth of the time of answers
    yield
    sys.setswitchinterval(turn)
    gc.set_threshold(*thresholds)
    app.state.reader.close()
