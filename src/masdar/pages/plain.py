"""Plain text: the whole file is the text of one article, without a title."""

from __future__ import annotations

from masdar.model import Article, Failure
from masdar.pages.article import make_article


def read_plain(content: bytes, page: str) -> Article | Failure:
    """Returns the article that the bytes of a text file hold."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Failure(page=page, line=line, reason="the text is not UTF-8")
    return make_article(text=text, page=page)
