"""What the matches of a search can be counted by."""

from __future__ import annotations

FACETS = {
    "source": "(SELECT name FROM agent WHERE agent.statement = statement.id AND role = 'source')",
    "outlet": "article.outlet",
    "form": "statement.form",
    "act": "statement.act",
    "relays": "(SELECT count(*) FROM agent WHERE agent.statement = statement.id AND role = 'via')",
    "month": "substr(statement.date, 1, 7)",
}
"""The name of each facet, and its value in SQL on a statement and its article."""
