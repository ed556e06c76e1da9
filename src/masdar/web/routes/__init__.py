"""The pages, each with its twin in JSON: one module for each kind of page."""

from masdar.web.routes import api, article, claim, events, home, method, outlet, read, search, source, timeline

ROUTERS = (
    home.router,
    search.router,
    article.router,
    source.router,
    claim.router,
    events.router,
    outlet.router,
    timeline.router,
    method.router,
    read.router,
    api.router,
)
"""In the order in which an address is looked up."""
