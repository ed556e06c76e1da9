"""Articles from HTML pages.

The page is parsed once and laid out as blocks; its articles are told apart by
the markup; for each, `trafilatura` says where the body is, and the blocks
there are sorted into headline, deck, byline, dates, captions and paragraphs.
"""

from __future__ import annotations

from html import unescape

import regex

from masdar.model import Article, Failure
from masdar.pages.blocks import Blocks
from masdar.pages.body import find_body
from masdar.pages.declared import read_declared
from masdar.pages.escaped import read_shown, shows_markup
from masdar.pages.headline import Headline
from masdar.pages.labels import Labels
from masdar.pages.lines import shipped_lines
from masdar.pages.page import Page
from masdar.pages.recover import Context, article_of, declared_article, recover
from masdar.pages.refusal import refusal
from masdar.pages.sections import find_sections
from masdar.pages.state import read_state
from masdar.pages.tree import PageError, parse, without_code
from masdar.pages.walls import open_text
from masdar.pages.words import Known

_TAG = regex.compile(r"<[a-zA-Z][^<>]*>")


def read_html(page: Page) -> list[Article | Failure]:
    """Returns the articles of an HTML page, or one failure that says why there is none."""
    try:
        found = _articles(page)
    except PageError as error:
        found = str(error)
    if isinstance(found, str):
        return [Failure(page=page.name, line=None, reason=found)]
    return list(found)


def read_fragment(content: str) -> str:
    """Returns the paragraphs of a piece of HTML, joined by newlines; escaped markup is taken for markup.

    The labels, links to other stories and notices that feeds add are left out.

    Raises:
        PageError: the piece is beyond the bounds of a page.
    """
    if not _TAG.search(content) and "&lt;" in content:
        content = unescape(content)
    if not content.strip():
        return ""
    root = parse(f"<div>{content}</div>")
    if shows_markup(content):
        read_shown(root)
    found = Blocks(root)
    votes = Known(block.text for block in found.blocks)
    labels = Labels(shipped_lines())
    body = find_body(found.blocks, found.ranges, votes, labels, Headline("", None))
    blocks = body.paragraphs if body else [block for block in found.blocks if labels.of(block) is None]
    return "\n".join(block.text for block in blocks)


def _articles(page: Page) -> list[Article] | str:
    """Returns the articles of the page, or the reason why there is none.

    Raises:
        PageError: the page cannot be read.
    """
    root = parse(page.text)
    declared = read_declared(root)
    without_code(root)
    if shows_markup(page.text):
        read_shown(root)
    context = Context(page=page, declared=declared, blocks=Blocks(root), labels=Labels(shipped_lines()))
    open_text(context.blocks, context.labels)
    sections = find_sections(context.blocks, context.declared)
    articles = [article for section in sections if (article := recover(section, context)) is not None]
    if not articles and (declared_only := declared_article(context)) is not None:
        articles = [declared_only]
    if not articles and (node := read_state(page.text, declared, read_fragment)) is not None:
        articles = [article_of(node, context)]
    return refusal(context, articles) or articles
