"""What is found at a trigger: the parties in its slots, and the verb that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from masdar.events.parties import Party
from masdar.events.triggers import Word


@dataclass(slots=True)
class Finding:
    """A word that names an event, and the parties in its slots."""

    place: int
    """The token of the word."""
    word: Word
    slots: dict[str, list[Party]] = field(default_factory=dict)
    carrier: tuple[int, Word] | None = None
    """The token of the verb that carries a noun, and its reading."""
    shapes: list[str] = field(default_factory=list)
    """Identifiers of the frames that found the parties."""

    @property
    def carries(self) -> str:
        """What the subject of the carrying verb is to the noun; empty where there is none."""
        return self.carrier[1].lexeme.value("carries") if self.carrier is not None else ""

    def put(self, slot: str, parties: Iterable[Party]) -> None:
        """Fills a slot, unless it is filled already or nobody fills it."""
        found = list(parties)
        if found:
            self.slots.setdefault(slot, found)
