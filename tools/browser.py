"""The browser that looks at the pages: Chromium without a window, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager

from playwright.sync_api import Browser, Playwright, sync_playwright

CHROMIUM = os.environ.get("MASDAR_CHROMIUM") or shutil.which("chromium")
"""Program of the browser; null where there is none."""
_QUIET = (
    "--no-sandbox",  # Chromium has none as root
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what the browser itself would ask for stays unasked
)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Starts the browser, and ends it with the block."""
    with sync_playwright() as playwright, closing(launch(playwright)) as browser:
        yield browser


def launch(playwright: Playwright, *options: str) -> Browser:
    """Returns the browser, started; it calls nobody on its own."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=[*_QUIET, *options])
