"""What stands right beside a token, by its letter."""

from __future__ import annotations


def next_in(letters: list[str], place: int, classes: str) -> bool:
    """Tells whether one of the classes follows."""
    return place + 1 < len(letters) and letters[place + 1] in classes


def last_in(letters: list[str], place: int, classes: str) -> bool:
    """Tells whether one of the classes stands before."""
    return place > 0 and letters[place - 1] in classes
