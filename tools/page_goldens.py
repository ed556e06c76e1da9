"""Writes what is recovered from each page in `tests/fixtures/pages/` beside it, as `NAME.json`.

Look at the difference before committing it: the files are what the tests expect.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from masdar.pages.dump import read_dump
from masdar.pages.html import read_html
from masdar.pages.page import Page

FOLDER = Path(__file__).parents[1] / "tests" / "fixtures" / "pages"
_UNREAD = {"statements", "events"}  # pages are recovered here, not analysed


def main() -> None:
    """Writes the files."""
    for path in pages():
        golden(path).write_text(recovered(path), encoding="utf-8")


def pages() -> list[Path]:
    """Returns the pages."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".html", ".txt"})


def golden(path: Path) -> Path:
    """Returns the file with what is expected of a page."""
    return path.with_suffix(".json")


def page(path: Path) -> Page:
    """Returns the page decoded; one of them is older than UTF-8."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("windows-1256")
    return Page(name=path.name, text=text)


def recovered(path: Path) -> str:
    """Returns the articles of a page, or its failure, as JSON."""
    read = read_dump if path.suffix == ".txt" else read_html
    records: list[dict[str, Any]] = [msgspec.to_builtins(item) for item in read(page(path))]
    shown = [{name: value for name, value in record.items() if name not in _UNREAD} for record in records]
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
