"""The classes of a page's lines, each found once."""

from __future__ import annotations

import regex

from masdar.pages.blocks import Block
from masdar.pages.lines import Lines

_HASHTAGS = regex.compile(r"(?:#[\w-]+[\s،,|]*+)+")
_BARS = regex.compile(r"\s*[|•·/]\s*")
_POSTED = regex.compile(r"[—–]\s?[^()]{1,60}\(@\w+\)")  # who wrote a post that is shown within an article
_LINKING = frozenset({"more", "related"})
_ROW = 120  # characters of a row of labels


class Labels:
    """What each block of a page is by its words (see `masdar.pages.lines`)."""

    __slots__ = ("_found", "lines")

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._found: dict[int, str | None] = {}

    def of(self, block: Block) -> str | None:
        """Returns the class of the block's line, or null for what may be a line of the article."""
        if block.place not in self._found:
            self._found[block.place] = (
                self.lines.classify_folded(block.folded)
                or self._in_parts(block.folded)
                or (self._before_link(block) if block.label else None)
            )
        return self._found[block.place]

    def _before_link(self, block: Block) -> str | None:
        """Returns the class of the label that links to another story follow, with or without a space."""
        cls = self.lines.classify(block.label)
        return cls if cls in _LINKING else None

    def _in_parts(self, line: str) -> str | None:
        """Returns the class of a row of labels («أرسل إلى صديق | اطبع») or hashtags, or null where it is none."""
        if len(line) > _ROW:
            return None
        if _POSTED.match(line):
            return "share"
        if line.startswith("#") and _HASHTAGS.fullmatch(line):
            return "tags"
        parts = [part for part in _BARS.split(line) if part.strip()]
        if len(parts) < 2:  # noqa: PLR2004 - a row has two labels at least
            return None
        classes = [self.lines.classify_folded(part) for part in parts]
        return classes[0] if all(classes) else None
