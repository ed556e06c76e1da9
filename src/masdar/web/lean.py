"""How templates call and escape: as Jinja does, without what none of these templates needs.

A page writes some seven hundred values.  Jinja asks of each function whether it
wants the context, and makes an object of markup of each value that is written;
together that was half the time of rendering.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from markupsafe import Markup


class LeanContext(Context):
    """Calls functions with their arguments alone; no function of these templates takes more."""

    def call(
        self,
        function: Any,  # noqa: ANN401 - whatever a template calls
        /,
        *arguments: Any,  # noqa: ANN401
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Returns what a function or a macro gives."""
        if isinstance(function, Macro):
            return function(self.eval_ctx, *arguments, **named)
        return function(*arguments, **named)


class LeanTemplate(Template):
    """Escapes each value that is written into plain letters."""

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
    ) -> Template:
        namespace["escape"] = written
        return super()._from_namespace(environment, namespace, globals)


def written(value: object) -> str:
    """Returns a value as a page writes it: markup as it is, all else escaped."""
    if type(value) is Markup:
        return value
    if type(value) is str:
        return escaped(value)
    return value.__html__() if hasattr(value, "__html__") else escaped(str(value))


def escaped(text: str) -> str:
    """Returns a text escaped for HTML, for the content of elements and for quoted attributes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#39;").replace('"', "&#34;")
    )
