from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from masdar.engine import Options, build
from masdar.pages import read_inputs
from tests.quality.sets import ROOT, SAMPLES


@pytest.mark.parametrize(
    "arguments",
    [
        ["speed.py", str(SAMPLES), "--limit", "2"],
        ["length.py", "--scale", "0.001"],
        ["start.py"],
        ["pages.py"],
        ["inputs.py", "--times", "1"],
        ["hostile.py", "--scale", "0.001"],
        ["dates.py", "--size", "1000"],
    ],
)
def test_the_benchmarks_run(arguments: list[str]) -> None:
    script, *options = arguments
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / script), *options], check=True, capture_output=True, text=True
    )
    assert done.stdout
    assert done.stderr == ""


def test_the_load_of_a_server_is_measured(tmp_path: Path) -> None:
    made = tmp_path / "samples.masdar"
    build(made, read_inputs([SAMPLES]), Options())
    command = [sys.executable, "-m", "bench.serve", str(made), "--clients", "2", "--seconds", "2"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["article", "search", "errors", "memory"]
    assert "errors    none" in done.stdout
