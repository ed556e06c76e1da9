"""From the text of a page to its tree, within bounds: a hostile page is refused, not suffered."""

from __future__ import annotations

import regex
from lxml import etree, html

MOST_CHARACTERS = 8_000_000
"""The longest page that is read, in code points."""
MOST_TAGS = 120_000
"""The most tags of a page: a live blog of a whole day has some ten thousand."""
MOST_ATTRIBUTES = 600_000
"""The most attributes, counted by their equals signs."""
LONGEST_TAG = 2_000_000
"""The longest tag, in code points; data of scripts may stand in an attribute."""
DEEPEST = 250
"""The deepest nesting of elements."""

_NOT_TEXT = regex.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SCRIPT = regex.compile(r"<script\b[^>]*+>(?:[^<]++|<(?!/script\b))*+</script", regex.IGNORECASE)


class PageError(ValueError):
    """A page without an article to read; the message is the sentence for the user."""


def parse(text: str) -> html.HtmlElement:
    """Returns the root element of the page.

    Characters that no document may hold (null bytes, lone surrogates) are
    taken for U+FFFD.  Nothing is fetched, and no entity is expanded beyond
    the characters that HTML names.

    Raises:
        PageError: the page is empty, or beyond the bounds of this module.
    """
    _bound(text)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=False
    )
    content = _NOT_TEXT.sub("\ufffd", text).encode("utf-8")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, etree.ParserError, ValueError) as error:
        raise PageError("the page is no HTML that can be read") from error
    if root is None:
        raise PageError("the page is empty")
    return root


def _bound(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise PageError(f"the page is longer than {MOST_CHARACTERS:,} characters; save the article alone")
    if not text.strip():
        raise PageError("the page is empty")
    if text.count("<") > MOST_TAGS and _tags(text) > MOST_TAGS:
        raise PageError(f"the page has more than {MOST_TAGS:,} tags; save the article alone")
    if text.count("=") > MOST_ATTRIBUTES:
        raise PageError(f"the page has more than {MOST_ATTRIBUTES:,} attributes; save the article alone")


def _tags(text: str) -> int:
    """Counts the tags outside scripts, in which `<` is less-than."""
    return _SCRIPT.sub("", text).count("<")
