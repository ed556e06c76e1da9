from __future__ import annotations

from pathlib import Path

import pytest

from masdar.pipeline import Resources
from tests.quality.gate import load_scorer, measure, shortfalls
from tests.quality.sets import floors, gold_set


@pytest.mark.parametrize("name", list(floors()))
def test_no_figure_is_below_its_floor(name: str, gold: Path, resources: Resources) -> None:
    measured = gold_set(name, gold)
    figures = measure(measured, load_scorer(gold), resources)
    assert dict(shortfalls(figures, measured.floors)) == {}


def test_a_figure_below_its_floor_is_told() -> None:
    assert dict(shortfalls({"chain_f1": 0.8}, {"chain_f1": 0.85})) == {"chain_f1": 0.8}


def test_a_floor_without_a_figure_is_told() -> None:
    assert dict(shortfalls({}, {"chain_f1": 0.0})) == {"chain_f1": 0.0}
