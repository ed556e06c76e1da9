from __future__ import annotations

import subprocess
import sys

import pytest

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
