"""The pattern language: token classes, labels and quantifiers, compiled to a regular expression.

A pattern is a row of items.  An item is the name of a token class or of a macro,
with an optional label before it (`source:phrase`) and an optional quantifier
after it (`?`, `*`, `+`, `{0,9}`, each also lazy with a further `?`).  Parentheses
group, `|` separates alternatives.  A macro stands for the pattern it is given.
"""

from __future__ import annotations

import re

from masdar.lexicon import LETTERS

_ITEM = re.compile(r"(?:(?P<label>[a-z]+):)?(?P<name>[a-z-]+)(?P<times>(?:[?*+]|\{\d+,\d+\})\??)?$")
_PAREN = re.compile(r"(?P<label>[a-z]+:)?\($|\)(?P<times>(?:[?*+]|\{\d+,\d+\})\??)?$|\|$")
_LETTER = re.compile(r"\\?[^|\\\[\]()?*+]")


class PatternError(ValueError):
    """A pattern that cannot be compiled; the message is one plain sentence."""


def compile_pattern(pattern: str, macros: dict[str, str], letters: dict[str, str] = LETTERS) -> re.Pattern[str]:
    """Returns the pattern compiled over class letters; labels become named groups."""
    try:
        return re.compile(_expand(pattern, macros, (), letters))
    except re.error as error:
        raise PatternError(f"The pattern cannot be compiled: {error}.") from error


def _expand(pattern: str, macros: dict[str, str], inside: tuple[str, ...], letters: dict[str, str]) -> str:
    expression: list[str] = []
    labelled: list[bool] = []
    for word in pattern.split():
        paren = _PAREN.match(word)
        if paren is None:
            expression.append(_item(word, macros, inside, letters))
        elif word == "|":
            expression.append(word)
        elif word.endswith("("):
            # A label holds everything that the quantifier of its group repeats.
            labelled.append(bool(paren["label"]))
            expression.append(f"(?P<{paren['label'][:-1]}>(?:" if paren["label"] else "(?:")
        else:
            if not labelled:
                raise PatternError("A parenthesis is closed that was never opened.")
            expression.append(word + ")" if labelled.pop() else word)
    if labelled:
        raise PatternError("A parenthesis is never closed.")
    return "".join(expression)


def _item(word: str, macros: dict[str, str], inside: tuple[str, ...], letters: dict[str, str]) -> str:
    item = _ITEM.match(word)
    if item is None:
        raise PatternError(f"«{word}» is neither a token class, nor a macro, nor a sign of the pattern language.")
    name, times = item["name"], item["times"] or ""
    if name in macros:
        if name in inside:
            raise PatternError(f"The macro {name} contains itself.")
        body = f"(?:{_one_class(_expand(macros[name], macros, (*inside, name), letters))}){times}"
    elif name in letters:
        body = re.escape(letters[name]) + times
    else:
        raise PatternError(f"There is no token class and no macro {name}.")
    return f"(?P<{item['label']}>{body})" if item["label"] else body


def _one_class(expression: str) -> str:
    """Returns alternatives of single letters as one character class: the same language, matched faster."""
    single = _LETTER.findall(expression)
    return f"[{''.join(single)}]" if "|".join(single) == expression and len(single) > 1 else expression
