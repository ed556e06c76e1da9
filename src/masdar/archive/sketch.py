"""Sketches of articles, by which copies are found: MinHash over sequences of words, in bands.

Two articles whose sketches agree in one band at least are compared by all of
both (locality-sensitive hashing, Broder 1997; Indyk and Motwani 1998), so that
finding the copies of an article costs the same in a large archive.
"""

from __future__ import annotations

import struct

from rensa import RMinHash

from masdar.archive.keys import words
from masdar.text import fold

_HASHES = 64
_BANDS = 16
_ROWS = _HASHES // _BANDS
_SEED = 42
_WORDS = 5
"""Words of a sequence."""
_FEWEST = 30
"""Words below which two articles are no copies unless they are identical."""
ALIKE = 0.7
"""Estimated share of common sequences from which an article is a copy."""


def sketch(title: str, text: str) -> bytes | None:
    """Returns the sketch of an article, or null where it is too short to have one."""
    written = [fold(word) for word in words(f"{title}\n{text}")]
    if len(written) < _FEWEST:
        return None
    hashes = RMinHash(num_perm=_HASHES, seed=_SEED)
    hashes.update([" ".join(written[at : at + _WORDS]) for at in range(len(written) - _WORDS + 1)])
    return struct.pack(f"<{_HASHES}I", *hashes.digest())


def bands(whole: bytes) -> list[int]:
    """Returns the bands of a sketch as signed 64-bit integers, each with its number in it."""
    found = []
    for band in range(_BANDS):
        part = whole[band * _ROWS * 4 : (band + 1) * _ROWS * 4]
        first, second = struct.unpack("<qq", part)
        found.append((first * 31 + second * 17 + band) % 2**64 - 2**63)
    return found


def similarity(one: bytes, other: bytes) -> float:
    """Returns the estimated share of sequences that two articles have in common."""
    pairs = zip(struct.unpack(f"<{_HASHES}I", one), struct.unpack(f"<{_HASHES}I", other), strict=True)
    return float(sum(a == b for a, b in pairs)) / _HASHES
