"""Articles of one file, or of one record of a web archive: its bytes are decoded, and its kind is told by the text."""

from __future__ import annotations

from masdar.model import Article, Failure
from masdar.pages.article import MOST_TEXT, TOO_LONG
from masdar.pages.encoding import Decoded, EncodingError, decode
from masdar.pages.kind import MOST_BYTES, kind
from masdar.pages.page import Page
from masdar.pages.saved import saved_from, unwrap
from masdar.pages.step import Given

_XML = "this is XML, but neither a feed nor a page"


def read_content(content: bytes, name: str, given: Given) -> list[Article | Failure]:
    """Returns the articles of a page, the text of one, or a feed; failures tell what could not be read."""
    if len(content) > MOST_BYTES:
        reason = f"the file is larger than {MOST_BYTES:,} bytes; split it, or give its articles as JSON Lines"
        return [Failure(page=name, line=None, reason=reason)]
    saved = unwrap(content)
    try:
        decoded = decode(saved.content if saved is not None else content)
    except EncodingError as error:
        return [Failure(page=name, line=error.line, reason=str(error))]
    url, captured = (saved.url, saved.captured) if saved is not None else saved_from(decoded.text)
    page = Page(
        name=name, text=decoded.text, url=given.url, date=given.date, outlet=given.outlet, captured=captured, saved=url
    )
    return read_decoded(decoded, page)


def read_decoded(decoded: Decoded, page: Page) -> list[Article | Failure]:
    """Returns the articles of a page; what of it could not be decoded is told as a failure of its own."""
    try:
        outcomes = _read(page)
    except Exception as error:  # noqa: BLE001 - one page that breaks a reader does not stop the others
        reason = f"the page could not be read: {type(error).__name__}: {error}"
        return [Failure(page=page.name, line=None, reason=reason)]
    if sum(len(outcome.text) for outcome in outcomes if isinstance(outcome, Article)) > MOST_TEXT:
        return [Failure(page=page.name, line=None, reason=TOO_LONG)]
    if decoded.damage:
        outcomes.append(Failure(page=page.name, line=decoded.line, reason=decoded.damage))
    return outcomes


def _read(page: Page) -> list[Article | Failure]:
    # The readers bring parsers with them, which take longer to load than a short text takes to read.
    match kind(page.text):
        case "feed":
            from masdar.pages.feed import read_feed

            return read_feed(page)
        case "html":
            from masdar.pages.html import read_html

            return read_html(page)
        case "dump":
            from masdar.pages.dump import read_dump

            return read_dump(page)
        case "xml":
            return [Failure(page=page.name, line=None, reason=_XML)]
