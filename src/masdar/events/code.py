"""The code of a political actor: of which country or organization it is, and of which sector."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

POLITICAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "COP"})
"""Sectors whose bearers act in politics."""
FORCES = frozenset({"MIL", "REB", "COP", "SPY"})
"""Sectors whose bearers are armed."""
WORLD = frozenset({"UNO", "EUR", "NAT", "LEA", "GCC", "IMF", "IAEA", "IGO", "IMG"})
"""Organizations of many states."""
UNITED = WORLD - {"IMG", "IGO"}
"""Those of them that are one body, whose bearers are of no sector."""
MOVEMENTS = frozenset({"PTY", "REB", "OPP"})
"""Sectors of parties and armed groups, whose officials are none of a government."""

_CODES = 4096
"""Codes that are kept."""


class Code(NamedTuple):
    """A country or organization, and a sector; either may be empty."""

    country: str = ""
    sector: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.country, self.sector)))

    @property
    def political(self) -> bool:
        """Whether the bearer acts in politics: a state, an international organization, or a political sector."""
        return self.sector in POLITICAL or (bool(self.country) and not self.sector)

    @property
    def armed(self) -> bool:
        """Whether the bearer can use force: armed by its sector, or a whole state."""
        return self.sector in FORCES or (bool(self.country) and self.sector in ("", "GOV"))


@lru_cache(maxsize=_CODES)
def coded(country: str, sector: str) -> Code:
    """Returns the code of a country and a sector, which all who have it share: every phrase is given several."""
    return Code(country, sector)


def parsed(written: str) -> Code:
    """Returns a code as the tables write it (`PSE-REB`)."""
    country, _, sector = written.partition("-")
    return Code(country, sector)
