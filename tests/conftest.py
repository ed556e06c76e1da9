from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from masdar.events import doubt as events
from masdar.events.chances import NO_CHANCES
from masdar.pipeline import Resources, load_resources
from masdar.statements.doubt import NO_DOUBT
from tests.quality.sets import NO_CORPORA, NO_GOLD, NO_PAGES, corpora_folder, gold_folder, pages_folder

# Properties are about what comes out; how long it takes is measured elsewhere.
settings.register_profile("no-deadline", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def shipped() -> Resources:
    return load_resources()


@pytest.fixture(scope="session")
def resources(shipped: Resources) -> Resources:
    """What is shipped, but for the doubt: the rules say everything that they find."""
    coder = shipped.coder.weighed(NO_CHANCES) if shipped.coder is not None else None
    return shipped._replace(doubt=NO_DOUBT, coder=coder, doubt_of_events=events.NO_DOUBT)


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder with the gold sets and their scorer."""
    folder = gold_folder()
    if folder is None:
        pytest.skip(NO_GOLD)
    return folder


@pytest.fixture(scope="session")
def pages() -> Path:
    """The folder with the annotated pages and their scorer."""
    folder = pages_folder()
    if folder is None:
        pytest.skip(NO_PAGES)
    return folder


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder with the corpora that the annotated articles come from."""
    folder = corpora_folder()
    if folder is None:
        pytest.skip(NO_CORPORA)
    return folder
