from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from masdar.cli import cli
from tools.console_docs import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN, TEST = re.findall(r"^```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[:2]


def steps(block: str) -> list[list[str]]:
    (line,) = block.splitlines()
    return [shlex.split(step) for step in line.split(" && ")]


def test_it_opens_with_two_commands_of_one_line() -> None:
    for block in (RUN, TEST):
        venv, install, _ = steps(block)
        assert venv == ["python3", "-m", "venv", ".venv"]
        assert install[:2] == [".venv/bin/pip", "install"]


def test_the_first_runs_the_main_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    program, *arguments = steps(RUN)[-1]
    assert program == ".venv/bin/masdar"
    assert CliRunner().invoke(cli, arguments).exit_code == 0


def test_the_second_runs_the_tests() -> None:
    assert steps(TEST)[-1] == [".venv/bin/python", "-m", "pytest", "-n", "auto", "--dist", "loadfile"]
