"""How templates call: as Jinja does, without asking each function whether it wants the context.

A page calls some seven hundred times, and none of these functions wants it.
"""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Context, Macro


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
