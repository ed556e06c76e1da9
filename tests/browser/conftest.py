from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from masdar.engine import Options, build
from masdar.pages import read_inputs, samples_input, story_inputs
from tests import hostile
from tools.browser import CHROMIUM, launch
from tools.serving import served

Visitor = Callable[..., BrowserContext]
_DEMANDED = os.environ.get("MASDAR_BROWSER") == "required"
_CLAIMS = Path(__file__).parents[2] / "docs" / "claim.jsonl"


def missing(reason: str) -> None:
    """Skips a test, or fails it where the environment says that it has to run."""
    if _DEMANDED:
        pytest.fail(f"{reason}, and MASDAR_BROWSER=required")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample story, the sample articles, the articles of two claims, and hostile ones."""
    folder = tmp_path_factory.mktemp("browser")
    path = folder / "hostile.jsonl"
    path.write_text("\n".join(json.dumps(article) for article in hostile.ARTICLES), encoding="utf-8")
    target = folder / "news.masdar"
    build(target, chain(story_inputs(), [samples_input()], read_inputs([_CLAIMS, path])), Options())
    return target


@pytest.fixture(scope="session")
def address(archive: Path) -> Iterator[str]:
    """The address of a server of the archive."""
    with served(archive) as server:
        yield server.address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        missing("there is no Chromium: apt-get install chromium, or MASDAR_CHROMIUM names its program")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with closing(launch(playwright)) as opened:
        yield opened


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Makes visitors without cookies, by the options of `Browser.new_context`."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        made.append(browser.new_context(base_url=address, **options))
        made[-1].set_default_timeout(10_000)
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def context(visitor: Visitor) -> BrowserContext:
    return visitor(viewport={"width": 1280, "height": 900})


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page of a visitor; an error in it fails the test."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    assert errors == []
