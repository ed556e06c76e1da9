"""Running the application: on a socket that listens already, by two processes where the machine has cores for both.

One interpreter makes one page at a time, whatever the machine has.  The second
process is a copy of the first (which shares the memory of what is loaded), takes
connections from the same socket, and ends when the first does, however that ends:
it waits for the other end of a pipe to be closed.  Without it the first goes on.
"""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import sys
import threading
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI

_IDLE = 20
"""Seconds that a connection may say nothing."""
_CONNECTIONS = 100
"""Connections of a process."""


def run(app: FastAPI, listening: socket.socket) -> None:
    """Serves until the program is told to end."""
    with _beside(app, listening) if _cores() > 1 else contextlib.nullcontext():
        _server(app).run(sockets=[listening])


def _cores() -> int:
    """Returns how many cores this process may run on; one where processes are not copied safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextlib.contextmanager
def _beside(app: FastAPI, listening: socket.socket) -> Iterator[None]:
    """Has a copy of this process serve as well, until the block ends."""
    gc.collect()
    gc.freeze()  # or looking for what can be collected would copy the memory that is shared
    waiting, held = os.pipe()
    copy = os.fork()
    if copy == 0:
        try:
            os.close(held)
            _serve_until(waiting, app, listening)
        finally:
            os._exit(0)  # what is registered for the end of the program is the first one's to do
    os.close(waiting)
    try:
        yield
    finally:
        os.close(held)
        os.waitpid(copy, 0)


def _serve_until(closed: int, app: FastAPI, listening: socket.socket) -> None:
    """Serves until the other end of a pipe is closed, or the program is told to end."""
    server = _server(app)

    def wait() -> None:
        os.read(closed, 1)
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C tells both
        server.run(sockets=[listening])


def _server(app: FastAPI) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        http="h11",  # which bounds the headers of a request
        access_log=False,
        date_header=True,
        limit_concurrency=_CONNECTIONS,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
