"""An agent of an article, with all that the text says of it."""

from __future__ import annotations

from masdar.lexicon import Lexeme
from masdar.segment import Tokens


class Resolved:
    """One agent of the article: its names and what the text says of it."""

    __slots__ = (
        "aliases",
        "country",
        "duties",
        "gender",
        "joint",
        "key",
        "kind",
        "lexeme",
        "loose",
        "name",
        "office",
        "office_at",
        "office_words",
        "place",
        "plural",
        "words",
    )

    def __init__(self, key: str, kind: str, name: str | None) -> None:
        self.key = key
        self.kind = kind
        self.name = name
        self.words: tuple[str, ...] = ()
        self.aliases: list[str] = []
        self.office: str | None = None
        self.office_at: tuple[Tokens, int, int] | None = None
        """The tokens that the office is told by, where it stands beside the name."""
        self.office_words: set[str] = set()
        self.duties: set[str] = set()
        """What the office is over («الداخلية»), without the words that say of which country."""
        self.place = 0
        """The token where the text first names the person whole, or after the first description."""
        self.country: str | None = None
        self.gender = ""
        self.plural = False
        self.joint = False
        """Whether the words name several apart («مسؤولون وسكان»): a word for one of them does not mean all."""
        self.loose = 0
        """How many words at the end of the name are in no lexicon, and so may be no part of it."""
        self.lexeme: Lexeme | None = None

    def headed(self, head: Lexeme) -> bool:
        """Tells whether a bare head means it («الوزارة» of «وزارة المياه», and of «الخارجية»)."""
        mine = self.lexeme
        return mine is not None and (mine.id == head.id or head.lemma in mine.values("short"))

    def also(self, form: str) -> None:
        """Notes another form that the article uses."""
        if form and form != self.name and form not in self.aliases:
            self.aliases.append(form)
