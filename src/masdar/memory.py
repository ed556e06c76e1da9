"""What was once found out of a word, for the next time that it is met."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

WORDS = 200_000
"""Distinct words that are remembered: bounds memory on hostile input."""
Value = TypeVar("Value")


class Memory(dict[str, Value]):
    """The values of a function of one word: `memory[word]` asks the function only of a word that is new.

    Half as long as `lru_cache` takes, which orders words by their last use: where every word of a text is looked up,
    that counts.  A full memory starts anew.
    """

    def __init__(self, ask: Callable[[str], Value]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Value:
        return self.learn(word, self._ask(word))

    def learn(self, word: str, value: Value) -> Value:
        """Remembers, and returns, what somebody has found out of a word who knew more of it."""
        if len(self) >= WORDS:
            self.clear()
        self[word] = value
        return value
