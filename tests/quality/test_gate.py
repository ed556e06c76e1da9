from __future__ import annotations

from pathlib import Path

import pytest

from masdar.pipeline import Resources
from tests.quality.annotated import annotated_floors
from tests.quality.gate import (
    PAGE,
    load_scorer,
    measure,
    measure_annotated,
    measure_events,
    measure_page,
    measure_pages,
    shortfalls,
)
from tests.quality.sets import event_floors, floors, gold_set, page_floors


@pytest.mark.parametrize("name", list(floors()))
def test_no_figure_is_below_its_floor(name: str, gold: Path, shipped: Resources) -> None:
    measured = gold_set(name, gold)
    figures = measure(measured, load_scorer(gold), shipped)
    assert dict(shortfalls(figures, measured.floors)) == {}


def test_no_figure_on_events_is_below_its_floor(gold: Path, shipped: Resources) -> None:
    assert dict(shortfalls(measure_events(gold, shipped), event_floors()["dev"])) == {}


@pytest.mark.parametrize("name", list(annotated_floors()))
def test_no_figure_on_annotated_articles_is_below_its_floor(
    name: str, gold: Path, corpora: Path, shipped: Resources
) -> None:
    assert dict(shortfalls(*measure_annotated(name, corpora, load_scorer(gold), shipped))) == {}


def test_no_figure_on_pages_is_below_its_floor(pages: Path) -> None:
    assert dict(shortfalls(measure_pages(pages), page_floors()["pages"])) == {}


def test_statements_are_found_in_a_page_without_markup(pages: Path, gold: Path, shipped: Resources) -> None:
    figures = measure_page(gold_set(PAGE, gold), pages, load_scorer(gold), shipped)
    assert dict(shortfalls(figures, page_floors()[PAGE])) == {}


def test_a_figure_below_its_floor_is_told() -> None:
    assert dict(shortfalls({"chain_f1": 0.8}, {"chain_f1": 0.85})) == {"chain_f1": 0.8}


def test_a_floor_without_a_figure_is_told() -> None:
    assert dict(shortfalls({}, {"chain_f1": 0.0})) == {"chain_f1": 0.0}
