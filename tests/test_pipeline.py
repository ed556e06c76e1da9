"""Tests of `masdar.pipeline`."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from masdar.model import Article
from masdar.pipeline import Resources, read_article

_ARTICLE = Article(id="a", title="الوزير في صفاقس", text="قال وزير الخارجية سالم العياري إن تونس ستستضيف القمة.")


@pytest.fixture(params=[True, False])
def collected(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector of cycles is on in the process that reads."""
    enabled: bool = request.param
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    yield enabled
    (gc.enable if before else gc.disable)()


def test_reading_leaves_the_collector_as_it_was(*, collected: bool, shipped: Resources) -> None:
    assert read_article(_ARTICLE, shipped).statements
    assert gc.isenabled() is collected


def test_reading_that_fails_leaves_the_collector_as_it_was(*, collected: bool, shipped: Resources) -> None:
    with pytest.raises(AttributeError):
        read_article(_ARTICLE, shipped._replace(lexicon=None))  # type: ignore[arg-type]
    assert gc.isenabled() is collected
