"""When two names are one person's, and when a name is that of somebody described before."""

from __future__ import annotations

from masdar.resolve.mentions import holds
from masdar.resolve.resolved import Resolved
from masdar.segment import Tokens


def not_yet_named(before: Resolved, known: Resolved | None, place: int, gender: str) -> bool:
    """Tells whether a name that stands here first, with no office, is that of the official who spoke just before."""
    return (
        before.kind == "unnamed"
        and before.office is not None
        and not before.plural
        and (not gender or before.gender in ("", gender))
        and (known is None or (known.office is None and known.place >= place))
    )


def unknown_at_end(tokens: Tokens, first: int, stop: int) -> int:
    """Returns how many words at the end of a name are in no lexicon."""
    place = stop
    while place > first and tokens.letters[place - 1] == "o":
        place -= 1
    return stop - place


def one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tells whether one name holds the other; somebody's son is somebody else («ابن تشاريتي»)."""
    return (one[0] == "ابن") == (other[0] == "ابن") and (holds(one, other) or holds(other, one))


def extends(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Tells whether a name is another one, whole, with more words after it."""
    return 1 < len(shorter) < len(longer) and longer[: len(shorter)] == shorter
