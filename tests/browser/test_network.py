from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright

from tests.browser.pages import pages
from tools.browser import launch


def test_no_request_leaves_the_machine(playwright: Playwright, archive: Path, address: str, tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    paths = pages(archive).values()
    with closing(launch(playwright, f"--log-net-log={log}", "--net-log-capture-mode=Everything")) as browser:
        page = browser.new_context(base_url=address).new_page()
        for path in pages(archive).values():
            page.goto(path)
            addresses = page.evaluate(
                "[...document.querySelectorAll('[src], link[href], [action]')]"
                ".map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? one.getAttribute('action'))"
            )
            assert addresses
            assert all(one.startswith("/") and not one.startswith("//") for one in addresses)
    written = json.loads(log.read_text(encoding="utf-8"))
    begins = written["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    asked = [event["params"] for event in written["events"] if event["type"] == begins and "params" in event]
    # What the browser asks for of its own accord has no page as its initiator.
    hosts = [urlsplit(one["url"]).hostname for one in asked if str(one.get("initiator", "")).startswith(address)]
    assert len(hosts) > len(paths)
    assert set(hosts) == {"127.0.0.1"}
