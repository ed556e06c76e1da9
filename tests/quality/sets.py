"""The gold sets: where they are, and what is in them."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "src" / "masdar" / "data" / "samples" / "articles.jsonl"
SAMPLES_GOLD = ROOT / "tests" / "fixtures" / "samples.gold.jsonl"
NO_PAGES = "no annotated pages here: MASDAR_PAGES names no folder with score.py"
NO_GOLD = "no gold set here: MASDAR_GOLD names no folder with score.py"

NO_CORPORA = "no corpora here: MASDAR_CORPORA names no folder with *.jsonl.gz"

_FLOORS = Path(__file__).with_name("floors.toml")
_EVENT_FLOORS = Path(__file__).with_name("event_floors.toml")
_PAGE_FLOORS = Path(__file__).with_name("page_floors.toml")
_BESIDE = ROOT.parent / "shared"


@dataclass(frozen=True)
class GoldSet:
    """Articles with the statements that annotators found in them, and a floor for each figure."""

    name: str
    docs: Path
    gold: Path
    floors: dict[str, float]


def gold_folder() -> Path | None:
    """Returns the folder with the gold sets and their scorer, if there is one."""
    folder = Path(os.environ.get("MASDAR_GOLD") or _BESIDE / "gold")
    return folder if (folder / "score.py").is_file() else None


def pages_folder() -> Path | None:
    """Returns the folder with the annotated pages (`html/`) and their scorer, if there is one."""
    folder = Path(os.environ.get("MASDAR_PAGES") or _BESIDE / "pages")
    return folder if (folder / "score.py").is_file() else None


def corpora_folder() -> Path | None:
    """Returns the folder with the corpora that the annotated articles come from, if there is one."""
    folder = Path(os.environ.get("MASDAR_CORPORA") or _BESIDE / "corpora")
    return folder if any(folder.glob("*.jsonl.gz")) else None


def page_floors() -> dict[str, dict[str, float]]:
    """Returns the floors on the annotated pages: of all (`pages`), and of the statements in one of them by its name."""
    return tomllib.loads(_PAGE_FLOORS.read_text(encoding="utf-8"))


def event_floors() -> dict[str, dict[str, float]]:
    """Returns the floors of the coding of events."""
    return tomllib.loads(_EVENT_FLOORS.read_text(encoding="utf-8"))


def floors() -> dict[str, dict[str, float]]:
    """Returns the floors of every gold set."""
    return tomllib.loads(_FLOORS.read_text(encoding="utf-8"))


def gold_set(name: str, folder: Path) -> GoldSet:
    """Returns one gold set; the package's own samples are one too."""
    docs, gold = folder / f"{name}.docs.jsonl", folder / f"{name}.gold.jsonl"
    if name == "samples":
        docs, gold = SAMPLES, SAMPLES_GOLD
    return GoldSet(name, docs, gold, floors()[name])
