from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from masdar.web.server import Shares
from tests.tracing import archive
from tools.serving import Served, memory_of, processes, started

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="one process serves where there is one core"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("server"))


def _answers(server: Served) -> bool:
    with urllib.request.urlopen(f"{server.address}/outlets.json", timeout=10) as answer:  # noqa: S310 - of this machine
        return bool(answer.status == 200)


def _copy(server: Served) -> int:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if len(found := processes(server.process)) == 2:
            return found[1]
        time.sleep(0.05)
    raise AssertionError("there is no second process")


def _gone(process: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@contextmanager
def _kept(server: Served, many: int) -> Iterator[list[socket.socket]]:
    """Opens so many connections at once, each of which is answered and kept."""
    time.sleep(0.5)  # those that were closed before are counted from time to time
    place = urlsplit(server.address)
    assert place.hostname is not None
    with ExitStack() as stack:
        kept = [
            stack.enter_context(socket.create_connection((place.hostname, place.port or 0), 10)) for _ in range(many)
        ]
        for one in kept:
            one.sendall(f"HEAD /outlets.json HTTP/1.1\r\nHost: {place.netloc}\r\n\r\n".encode())
        assert all(one.recv(65_536).startswith(b"HTTP/1.1 200") for one in kept)
        yield kept


def _held(process: int, kept: list[socket.socket]) -> list[socket.socket]:
    """Returns the connections whose other end a process has."""
    files = set()
    for file in Path(f"/proc/{process}/fd").iterdir():
        try:
            files.add(str(file.readlink()))
        except FileNotFoundError:  # closed by now
            continue
    table = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    owned = {(line[1], line[2]) for line in table if f"socket:[{line[9]}]" in files}
    return [one for one in kept if (_in_table(one.getpeername()), _in_table(one.getsockname())) in owned]


def _in_table(place: tuple[str, int]) -> str:
    host = int.from_bytes(socket.inet_aton(place[0]), sys.byteorder)
    return f"{host:08X}:{place[1]:04X}"


def _until(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


def _served(path: Path) -> list[str]:
    return ["serve", str(path), "-p", "0"]


def test_two_processes_serve_and_end_together(path: Path) -> None:
    with started(_served(path)) as server:
        copy = _copy(server)
        assert all(_answers(server) for _ in range(20))
        assert memory_of(server.process) > 0
    assert _gone(copy)


def test_the_first_goes_on_without_the_copy(path: Path) -> None:
    with started(_served(path)) as server:
        os.kill(_copy(server), signal.SIGKILL)
        assert all(_answers(server) for _ in range(5))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_the_copy_ends_however_the_first_does(path: Path, how: signal.Signals) -> None:
    with started(_served(path)) as server:
        copy = _copy(server)
        assert _answers(server)
        os.kill(server.process, how)
        assert _gone(copy)


def test_connections_are_shared_evenly(path: Path) -> None:
    with started(_served(path)) as server:
        both = [server.process, _copy(server)]
        assert _until(lambda: _fair(server, both))  # once the copy is up
        assert _until(lambda: _even(server, both))  # a busy machine may keep one of them from taking its share


def _even(server: Served, both: list[int]) -> bool:
    """Tells whether both have as many of 20 connections, and one that lost its own has what comes next."""
    with _kept(server, 20) as kept:
        first, second = (_held(process, kept) for process in both)
        assert len(first) + len(second) == 20
        for one in first:
            one.close()
        with _kept(server, len(first)) as more:
            return min(len(first), len(second)) >= 8 and len(_held(both[0], more)) >= len(more) - 1


def _fair(server: Served, both: list[int]) -> bool:
    with _kept(server, 2) as kept:
        return all(_held(process, kept) for process in both)


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_what_the_copy_does_not_take_the_first_does(path: Path, how: signal.Signals) -> None:
    with started(_served(path)) as server:
        copy = _copy(server)
        assert _until(lambda: _fair(server, [server.process, copy]))
        os.kill(copy, how)
        try:
            with _kept(server, 20) as kept:
                assert len(_held(server.process, kept)) == 20
        finally:
            os.kill(copy, signal.SIGCONT)


def test_connections_that_are_kept_end_with_the_server(path: Path) -> None:
    with ExitStack() as stack:
        with started(_served(path)) as server:
            copy = _copy(server)
            kept = stack.enter_context(_kept(server, 4))
            start = time.monotonic()
        assert time.monotonic() - start < 5
        assert _gone(copy)
        assert all(one.recv(1) == b"" for one in kept)


def test_a_process_leaves_connections_to_the_other_while_it_has_more_and_the_other_is_there() -> None:
    shares = Shares()
    assert not shares.exceeds(0, 5)  # there is no other yet
    assert not shares.exceeds(1, 4)
    assert shares.exceeds(0, 5)
    assert not shares.exceeds(0, 4)
    shares.withdraw(1)
    assert not shares.exceeds(0, 5)
