"""Writes the measured figures that the pages show from the table of the documentation (`docs/quality.md`)."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src" / "masdar" / "web" / "figures.tsv"
_NAMES = {
    "detection": "detection F1",
    "attribution": "attribution F1",
    "chain": "chain F1",
    "addressee": "addressee F1",
    "content": "exact content F1",
    "form": "form accuracy",
    "type": "type accuracy",
}


def table() -> str:
    """Returns the table of figures as the documentation has them."""
    documented = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    lines = ["key\tfew\tmany\tmeasured"]
    for key, name in _NAMES.items():
        (cells,) = re.findall(rf"^\| {name} \|(.*)\|$", documented, re.MULTILINE)
        lines.append("\t".join([key, *(cell.split()[0] for cell in cells.split("|"))]))
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
