"""Resolution inside an article: who a phrase means, by what name, on what evidence."""

from __future__ import annotations

from masdar.resolve.agents import Cast
from masdar.resolve.resolved import Resolved

__all__ = ["Cast", "Resolved"]
