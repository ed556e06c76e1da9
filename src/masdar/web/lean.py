"""How templates are made and call: as Jinja does, without what none of these templates needs.

Much of what a page says are the strings of the interface, which are the same on
every page of a language; and of the functions that templates call some hundred
times for a page, none wants the context.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, cast

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, Macro

_CONSTANT: Final = frozenset({"asset", "t", "told"})
"""Functions that give the same string for the same strings."""


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


class Worded(Extension):
    """Writes what calls with strings alone give into a template when it is read: they become constants of the page.

    The functions that this is done for always give the same for the same strings. What they give is a string of the
    template, escaped where it is written as any other.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yields the tokens of a template, each such call as one string."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            token = tokens[at]
            length, strings = _strings(tokens, at + 1)
            attribute = at > 0 and tokens[at - 1].type == "dot"
            if strings and token.type == "name" and token.value in _CONSTANT and not attribute:
                constant = cast("Callable[..., str]", self.environment.globals[token.value])
                yield Token(token.lineno, "string", constant(*strings))
                at += 1 + length
            else:
                yield token
                at += 1


def _strings(tokens: Sequence[Token], at: int) -> tuple[int, list[str]]:
    """Returns how many tokens an argument list of strings alone takes that begins there, and the strings."""
    strings = list[str]()
    place = at
    while place + 2 < len(tokens) and tokens[place].type == ("comma" if strings else "lparen"):
        if tokens[place + 1].type != "string":
            break
        strings.append(tokens[place + 1].value)
        place += 2
        if tokens[place].type == "rparen":
            return place + 1 - at, strings
    return 0, []
