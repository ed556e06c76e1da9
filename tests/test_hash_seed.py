"""What comes out is the same in every process: Python orders sets of words by a seed that it draws anew each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from masdar.archive.database import open_archive
from masdar.archive.rows import rows
from tests.tracing import archive

SEEDS = ("0", "1", "2", "3")
SIGNS = """
from masdar.archive.trace.passage import held
from masdar.archive.trace.sameness import alikeness
told = {"سد": 5.1, "نخيل": 6.7, "مرسى": 0.3, "40": 4.9, "قاعدة": 3.3, "تسرب": 7.9}
print(repr((held(told, told.keys()), held(told, {"سد", "مرسى", "تسرب"}), alikeness(told, dict(told)))))
"""


def printed(seed: str, *arguments: str) -> str:
    """Returns what Python prints with a seed, started anew."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def test_weights_add_up_alike() -> None:
    shown = {printed(seed, "-c", SIGNS) for seed in SEEDS}
    assert len(shown) == 1
    assert shown.pop().startswith("(1.0, ")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return archive(tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize(
    "command",
    [
        ("claims", "--since", "2024-01-01", "--until", "2024-12-31", "--format", "jsonl"),
        ("trace", "الوزارة لن تغلق جسر المرسى القديم أمام الحافلات المدرسية", "--format", "jsonl"),
    ],
)
def test_an_archive_answers_alike(path: Path, command: tuple[str, ...]) -> None:
    name, *asked = command
    first, *others = (printed(seed, "-m", "masdar", name, str(path), *asked) for seed in SEEDS[:2])
    assert json.loads(first.splitlines()[0])
    assert others == [first]


def test_an_archive_is_built_alike(tmp_path: Path) -> None:
    built = []
    for seed in SEEDS[:2]:
        made = tmp_path / f"{seed}.masdar"
        printed(seed, "-m", "masdar", "build", str(made), "--samples", "--workers", "1")
        with closing(open_archive(made)) as connection:
            tables = [name for (name,) in rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", ())]
            built.append({name: rows(connection, f"SELECT * FROM {name}", ()) for name in tables})  # noqa: S608
    first, other = built
    assert all(first[name] for name in ("statement", "event", "identity", "search_key"))
    assert {name for name in first if first[name] != other[name]} == set()


def test_articles_are_read_alike() -> None:
    first, *others = (printed(seed, "-m", "masdar", "read", "--samples", "--format", "jsonl") for seed in SEEDS[:2])
    assert any(json.loads(line)["events"] for line in first.splitlines())
    assert others == [first]
