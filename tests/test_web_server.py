from __future__ import annotations

import os
import signal
import sys
import time
import urllib.request
from pathlib import Path

import pytest

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
