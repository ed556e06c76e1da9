"""The articles of the worked example of tracing: a dozen by five invented outlets, in which every link is known."""

from __future__ import annotations

import json
from pathlib import Path

from masdar.engine import Options, build
from masdar.pages import read_inputs

SOURCE = Path(__file__).parents[1] / "docs" / "claim.jsonl"
TEXTS = {line["id"]: line["text"] for line in map(json.loads, SOURCE.read_text("utf-8").splitlines())}


def archive(folder: Path) -> Path:
    """Returns the path of their archive, built in a folder."""
    build(folder / "news.masdar", read_inputs([SOURCE]), Options())
    return folder / "news.masdar"
