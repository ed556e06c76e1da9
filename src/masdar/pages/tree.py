"""From the text of a page to its tree, within bounds: a hostile page is refused, not suffered."""

from __future__ import annotations

import regex
from lxml import etree, html

MOST_CHARACTERS = 8_000_000
"""The longest page that is read, in code points."""
MOST_TAGS = 60_000
"""The most tags of a page: a live blog of a whole day has some ten thousand."""
MOST_ATTRIBUTES = 1_000
"""The most attributes of one tag: the parser's time grows with their square."""
MOST_ATTRIBUTES_IN_ALL = 300_000
"""The most attributes of a page: each takes some hundred bytes in each copy of the tree."""
DEEPEST = 250
"""The deepest nesting of elements."""

_NOT_TEXT = regex.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPENS = regex.compile(r"<(?:(?P<comment>!--)|(?P<raw>script|style)\b|[a-zA-Z])", regex.IGNORECASE)
_COMMENT_ENDS = regex.compile(r"--!?>")
_RAW_ENDS = {"script": regex.compile(r"</script\b", regex.I), "style": regex.compile(r"</style\b", regex.I)}
_ATTRIBUTE = r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?"
# Text, closing tags and tags with a few plain attributes: most of a page, passed over in one match.
_PLAIN = regex.compile(
    r"(?:[^<]++|</[^<>]*+>|<(?!script|style)[a-zA-Z][\w:-]*+(?:\s++[\w:.@-]++(?:=\"[^\"]*+\"|='[^']*+')?+){0,40}+\s*+/?>)*+",
    regex.IGNORECASE,
)
_TAG = regex.compile(rf"[^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?P<more>[\s/]*+[^\s/>])?")


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
    if (
        len(text) > 2 * MOST_ATTRIBUTES_IN_ALL and _count(root) > MOST_ATTRIBUTES_IN_ALL
    ):  # each has two letters at least
        raise PageError(f"the page has more than {MOST_ATTRIBUTES_IN_ALL:,} attributes; save the article alone")
    return root


def without_code(root: html.HtmlElement) -> None:
    """Takes scripts, styles and drawings out of the tree: they are most of a page and hold no text of it."""
    etree.strip_elements(root, "script", "style", "noscript", "svg", "template", "iframe", with_tail=False)


def _count(root: html.HtmlElement) -> float:
    return sum(len(element.attrib) for element in root.iter())


def _bound(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise PageError(f"the page is longer than {MOST_CHARACTERS:,} characters; save the article alone")
    if not text.strip():
        raise PageError("the page is empty")
    few = text.count("<") <= MOST_TAGS
    tags = 0
    found = _OPENS.search(text, _plain(text, 0) if few else 0)
    while found:
        place = found.end()
        if found["comment"]:
            ends = _COMMENT_ENDS.search(text, place - 2)  # `<!-->` is a comment too
            place = ends.end() if ends else len(text)
        else:
            tags += 1
            tag = _TAG.match(text, place)
            if tags > MOST_TAGS:
                raise PageError(f"the page has more than {MOST_TAGS:,} tags; save the article alone")
            if tag is not None and tag["more"]:
                raise PageError(
                    f"a tag of the page has more than {MOST_ATTRIBUTES:,} attributes; save the article alone"
                )
            place = tag.end() if tag is not None else place
            if found["raw"]:
                ends = _RAW_ENDS[found["raw"].lower()].search(text, place)
                place = ends.end() if ends else len(text)
        found = _OPENS.search(text, _plain(text, place) if few else place)


def _plain(text: str, place: int) -> int:
    """Returns where the plain part of the page that begins at `place` ends."""
    found = _PLAIN.match(text, place)
    return found.end() if found else place
