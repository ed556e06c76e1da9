"""A noun phrase of a text: where it stands, whom it names, and how."""

from __future__ import annotations

from masdar.lexicon import Lexeme


class Phrase:
    """A noun phrase of `tokens[first:stop]`.

    `kind` is the type of source it makes; `name` the token range of its proper
    name, `office` that of the office, both null where there is none; `head` the
    token that decides number and gender.
    """

    __slots__ = (
        "country",
        "first",
        "gender",
        "head",
        "joint",
        "kind",
        "letter",
        "lexeme",
        "name",
        "office",
        "plural",
        "stop",
    )

    def __init__(self, first: int) -> None:
        self.first = first
        self.stop = first
        self.head = first
        self.kind = ""
        self.letter = ""
        self.lexeme: Lexeme | None = None
        self.name: tuple[int, int] | None = None
        self.office: tuple[int, int] | None = None
        self.country: str | None = None
        self.gender = ""
        self.plural = False
        self.joint = False

    def copy(self) -> Phrase:
        """Returns a phrase like this one, for a reader that may change it."""
        other = Phrase(self.first)
        other.stop, other.head, other.kind, other.letter = self.stop, self.head, self.kind, self.letter
        other.lexeme, other.name, other.office, other.country = self.lexeme, self.name, self.office, self.country
        other.gender, other.plural, other.joint = self.gender, self.plural, self.joint
        return other
