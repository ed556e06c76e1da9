"""Markup that a site shows as text: its editors escaped what its pages escape again."""

from __future__ import annotations

from html import unescape

import regex
from lxml.html import HtmlElement

from masdar.pages.tree import parse, without_code

_NAMES = "p|br|div|span|strong|b|em|i|a|h[1-6]|ul|ol|li|blockquote|img|figure|figcaption"
_WRITTEN = regex.compile(rf"&(?:amp;|#38;)?lt;/?(?:{_NAMES})\b", regex.IGNORECASE)
_BREAKS = regex.compile(r"<(?:/?(?:p|div|h[1-6]|li|blockquote)\b[^<>]*+|br\s*+/?)>", regex.IGNORECASE)
_MOST_PIECES = 3_000  # texts with markup: each is parsed apart
_MOST_TAGS = 20_000  # in them: those of a long page
SHOWN = "data-shown-as-text"
"""The attribute of the elements that are put where markup stood as text."""
_AS_TEXT = frozenset({"code", "kbd", "pre", "samp", "textarea"})


def shows_markup(text: str) -> bool:
    """Tells whether the page may show markup as text."""
    return _WRITTEN.search(text) is not None


def read_shown(root: HtmlElement) -> None:
    """Takes the markup in the texts of a page for markup, within the bounds of one page.

    Raises:
        PageError: it is beyond the bounds.
    """
    shown = [(element, tail) for element in root.iter() for tail in (False, True) if _is_markup(element, tail=tail)]
    size = sum((_text(element, tail=tail)).count("<") for element, tail in shown)
    if not shown or len(shown) > _MOST_PIECES or size > _MOST_TAGS:
        return
    for element, tail in shown:
        inner = next(parse(f"<div>{_text(element, tail=tail)}</div>").iter("body"), None)
        if inner is None:
            continue
        inner.tag = "section"
        inner.set(SHOWN, "")
        if tail:
            element.tail = None
            element.addnext(inner)
        else:
            element.text = None
            element.insert(0, inner)
    without_code(root)


def _is_markup(element: HtmlElement, *, tail: bool) -> bool:
    held = element.tail if tail else element.text
    if not held or ("<" not in held and "&" not in held) or not isinstance(element.tag, str):
        return False
    if tail and element.getparent() is None:
        return False
    home = element.getparent() if tail else element
    return home is not None and home.tag not in _AS_TEXT and _BREAKS.search(_text(element, tail=tail)) is not None


def _text(element: HtmlElement, *, tail: bool) -> str:
    held = (element.tail if tail else element.text) or ""
    return unescape(held) if "&lt;" in held else held
