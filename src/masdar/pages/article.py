"""Making an article from parts that are already known."""

from __future__ import annotations

from hashlib import sha256

from masdar.model import Article

GIVEN = "given with the article"
NOT_GIVEN = "not given"

MOST_TEXT = 1_200_000
"""Characters of the articles of one page, or of one line of JSON Lines: six hundred pages of a book."""
TOO_LONG = f"the text is longer than {MOST_TEXT:,} characters; split it"

_ID_LENGTH = 16


def make_article(  # noqa: PLR0913 - an article has this many parts, all but one of them optional
    *,
    text: str,
    title: str = "",
    id: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    page: str | None = None,
) -> Article:
    """Returns the article without statements; a missing `id` is a hash of title and text."""
    return Article(
        id=_content_id(title, text) if id is None else id,
        page=page,
        title=title,
        text=text,
        date=date,
        date_reason=NOT_GIVEN if date is None else GIVEN,
        url=url,
        outlet=outlet,
    )


def _content_id(title: str, text: str) -> str:
    # A lone surrogate cannot be encoded strictly, and must not keep an article from having an id.
    content = f"{title}\0{text}".encode("utf-8", "surrogatepass")
    return sha256(content).hexdigest()[:_ID_LENGTH]
