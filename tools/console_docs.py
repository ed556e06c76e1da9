"""Writes the output of the commands shown in the documentation anew.

A fenced block marked `console` that begins with `$ masdar …` shows a command
and what it prints.  The commands of a page run one after the other in a folder
of their own that holds `docs`, in a terminal of 80 cells.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

_BLOCK = re.compile(r"^```console\n\$ masdar (?P<arguments>[^\n]*)\n.*?^```$", re.MULTILINE | re.DOTALL)
_WIDTH = "80"


def main() -> None:
    """Writes every page anew."""
    for path in pages():
        path.write_text(refreshed(path.read_text(encoding="utf-8")), encoding="utf-8")


def pages() -> list[Path]:
    """Returns the pages of the documentation."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def refreshed(markdown: str) -> str:
    """Returns the page with the output that its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "docs").symlink_to(ROOT / "docs")
        return _BLOCK.sub(lambda block: _run(block, folder), markdown)


def _run(block: re.Match[str], folder: str) -> str:
    arguments = block["arguments"]
    done = subprocess.run(  # noqa: S603 - the commands are those of the documentation
        [sys.executable, "-m", "masdar", *shlex.split(arguments)],
        cwd=folder,
        env={**os.environ, "COLUMNS": _WIDTH, "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        encoding="utf-8",
    )
    return f"```console\n$ masdar {arguments}\n{done.stdout.rstrip()}\n```"


if __name__ == "__main__":
    main()
