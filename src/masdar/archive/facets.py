"""What the matches of a search can be counted by."""

from __future__ import annotations

FACETS = {
    "source": "(SELECT coalesce((SELECT entity.name FROM identity"
    " JOIN entity ON entity.id = coalesce(identity.holder, identity.entity)"
    " WHERE identity.article = statement.article AND identity.local = agent.local), agent.name)"
    " FROM agent WHERE agent.statement = statement.id AND role = 'source')",
    "outlet": "article.outlet",
    "form": "statement.form",
    "act": "statement.act",
    "relays": "(SELECT count(*) FROM agent WHERE agent.statement = statement.id AND role = 'via')",
    "month": "substr(statement.date, 1, 7)",
}
"""The name of each facet, and its value in SQL on a statement and its article."""
