"""What reading an input goes through: what the user said of it, and steps after which it can be taken up again."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from masdar.model import Article, Failure
from masdar.pages.article import GIVEN


class Given(NamedTuple):
    """What the user says of articles; it beats their pages, and adds to JSON Lines what they leave out."""

    url: str | None = None
    date: str | None = None
    outlet: str | None = None

    def completing(self, article: Article) -> Article:
        """Returns the article with what the user said of it where it says nothing itself."""
        if self == NOTHING:
            return article
        date = article.date if article.date is not None else self.date
        return msgspec.structs.replace(
            article,
            url=article.url if article.url is not None else self.url,
            outlet=article.outlet if article.outlet is not None else self.outlet,
            date=date,
            date_reason=GIVEN if date is not None else article.date_reason,
        )


NOTHING = Given()
"""The user says nothing."""


class Step(NamedTuple):
    """A part of an input: what it gave, and where reading is after it."""

    outcomes: list[Article | Failure]
    position: int | None
    """Where reading goes on: lines of JSON Lines, bytes of a web archive; null once the input is read."""
    share: float | None = None
    """How much of the input is read, where its size is known."""
