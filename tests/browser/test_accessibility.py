from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser.conftest import Visitor, missing
from tests.browser.pages import pages

_AXE = os.environ.get("MASDAR_AXE")
_RUN = """
(rules) => axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) })
"""
_COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules on which the dark scheme can differ from the light one."""
_GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def axe() -> str:
    if _AXE is None:
        missing("MASDAR_AXE names no axe.min.js (npm install axe-core)")
    return Path(_AXE or "").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_grave(visitor: Visitor, archive: Path, axe: str, language: str, *, dark: bool) -> None:
    context = visitor(color_scheme="dark" if dark else "light")
    context.add_init_script(axe)
    page = context.new_page()
    found: list[str] = []
    for name, path in pages(archive).items():
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.locator("html").get_attribute("lang") == language
        report = page.evaluate(_RUN, _COLOURS if dark else None)
        assert report["passes"]
        found += [
            f"{name}: {one['id']} at {one['nodes'][0]['target']}"
            for one in report["violations"]
            if one["impact"] in _GRAVE
        ]
    assert found == []


@pytest.mark.parametrize("width", [390, 768])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_is_wider_than_the_screen(visitor: Visitor, archive: Path, language: str, width: int) -> None:
    context = visitor(viewport={"width": width, "height": 844})
    page = context.new_page()
    wide: list[str] = []
    for name, path in pages(archive).items():
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        across, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if across > room:
            wide.append(name)
    assert wide == []
