"""Running the application: one process, on a socket that listens already."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI

_IDLE = 20
"""Seconds that a connection may say nothing."""
_CONNECTIONS = 200


def run(app: FastAPI, listening: socket.socket) -> None:
    """Serves until the program is told to end."""
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
    uvicorn.Server(config).run(sockets=[listening])
