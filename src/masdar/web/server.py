"""Running the application: on a socket that listens already, by two processes where the machine has cores for both.

One interpreter makes one page at a time, whatever the machine has.  The second
process is a copy of the first (which shares the memory of what is loaded), takes
connections from the same socket, and ends when the first does, however that ends:
it waits for the other end of a pipe to be closed.  Without it the first goes on.

Whoever of the two is awake first may take all connections that come together, and
visitors who keep them would wait for one process while the other has little to do.
So each tells the other how many it has, in memory that both share, and leaves what
comes to the other while it has more.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import mmap
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import uvicorn
from fastapi import FastAPI

_IDLE = 20
"""Seconds that a connection may say nothing."""
_CONNECTIONS = 100
"""Connections of a process."""
_AGAIN = 0.002
"""Seconds until connections that were left to the other process are looked at again."""
_SILENT = 0.5
"""Seconds after which nothing is left to a process that says nothing: it is busy, stopped or gone."""
_EXHAUSTED = 1.0
"""Seconds until connections are taken again where the machine had nothing left for one."""


def run(app: FastAPI, listening: socket.socket) -> None:
    """Serves until the program is told to end."""
    if _cores() == 1:
        uvicorn.Server(_config(app)).run(sockets=[listening])
        return
    shares = Shares()
    with _beside(app, listening, shares):
        Sharing(_config(app), shares, 0).run(sockets=[listening])


def _cores() -> int:
    """Returns how many cores this process may run on; one where processes are not copied safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextlib.contextmanager
def _beside(app: FastAPI, listening: socket.socket, shares: Shares) -> Iterator[None]:
    """Has a copy of this process serve as well, until the block ends."""
    gc.collect()
    gc.freeze()  # or looking for what can be collected would copy the memory that is shared
    waiting, held = os.pipe()
    copy = os.fork()
    if copy == 0:
        try:
            os.close(held)
            _serve_until(waiting, Sharing(_config(app), shares, 1), listening)
        finally:
            os._exit(0)  # what is registered for the end of the program is the first one's to do
    os.close(waiting)
    try:
        yield
    finally:
        os.close(held)
        os.waitpid(copy, 0)


def _serve_until(closed: int, server: uvicorn.Server, listening: socket.socket) -> None:
    """Serves until the other end of a pipe is closed, or the program is told to end."""

    def wait() -> None:
        os.read(closed, 1)
        server.should_exit = True

    threading.Thread(target=wait, daemon=True).start()
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C tells both
        server.run(sockets=[listening])


class Shares:
    """How many connections each of two processes has, and when each said so; made before the one is copied."""

    def __init__(self) -> None:
        self._memory = memoryview(mmap.mmap(-1, 32)).cast("d")

    def exceeds(self, which: int, connections: int) -> bool:
        """Says how many connections a process has; tells whether it should leave the next one to the other."""
        now = time.monotonic()
        self._memory[2 * which], self._memory[2 * which + 1] = connections, now
        theirs, said = self._memory[2 - 2 * which], self._memory[3 - 2 * which]
        return connections > theirs and now - said < _SILENT

    def withdraw(self, which: int) -> None:
        """Says that a process takes no connections any more."""
        self._memory[2 * which + 1] = 0


class Sharing(uvicorn.Server):
    """A server that takes its share of the connections of a socket, of which another process has the rest."""

    def __init__(self, config: uvicorn.Config, shares: Shares, which: int) -> None:
        super().__init__(config)
        self._shares = shares
        self._which = which
        self._listening: list[socket.socket] = []
        self._coming: set[asyncio.Task[None]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to take connections."""
        await super().startup(sockets=[])  # which takes all that come
        self._listening = sockets or []
        for listening in self._listening:
            listening.settimeout(0)
            self._look(listening)

    async def on_tick(self, counter: int) -> bool:
        """Says how many connections are left; returns whether the server is to end."""
        self._exceeds()
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more connections, and ends."""
        listening, self._listening = self._listening, []
        for one in listening:
            asyncio.get_running_loop().remove_reader(one)
        self._shares.withdraw(self._which)
        await super().shutdown(sockets)

    def _look(self, listening: socket.socket) -> None:
        """Waits for connections."""
        if listening in self._listening:
            asyncio.get_running_loop().add_reader(listening, self._take, listening)

    def _look_later(self, listening: socket.socket, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        loop.remove_reader(listening)
        loop.call_later(seconds, self._look, listening)

    def _take(self, listening: socket.socket) -> None:
        """Takes the connections that wait, as many as are this server's to take."""
        while not self._exceeds():
            try:
                taken, _ = listening.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError:  # no more files may be opened
                self._look_later(listening, _EXHAUSTED)
                return
            task = asyncio.ensure_future(self._attach(taken))
            self._coming.add(task)
            task.add_done_callback(self._coming.discard)
        self._look_later(listening, _AGAIN)

    async def _attach(self, taken: socket.socket) -> None:
        taken.settimeout(0)
        make: Callable[..., asyncio.Protocol] = self.config.http_protocol_class
        made = partial(make, config=self.config, server_state=self.server_state, app_state=self.lifespan.state)
        with contextlib.suppress(OSError):  # it has gone by now
            await asyncio.get_running_loop().connect_accepted_socket(made, taken)

    def _exceeds(self) -> bool:
        """Says how many connections this server has; tells whether that is more than the other."""
        return self._shares.exceeds(self._which, len(self.server_state.connections) + len(self._coming))


def _config(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
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
