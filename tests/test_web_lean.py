from __future__ import annotations

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from masdar.web.lean import LeanContext, Worded

TEMPLATES = (
    "{{ x }}<p title=\"{{ x }}\">{{ shout(x, mark='!') }}</p>",
    "{% macro m(a, b='&') %}<i>{{ a }}{{ b }}</i>{% endmacro %}{{ m(x) }}{{ m(x, b=x) }}{{ m(m(x)) }}",
    "{% for one in [x, 1, none, 2.5] %}{{ shout(one) }}{{ loop.index }}{{ one ~ '<' }}{% endfor %}",
    "{% set y %}<b>{{ x }}</b>{% endset %}{{ y }}{{ x|upper }}{{ x|e }}{{ x|safe }}",
    "{% for one in [x] %}{% set z = one %}{{ shout(z) }}{{ dict(a=z).a }}{% endfor %}",
)


def _environments() -> tuple[Environment, Environment]:
    plain, lean = (Environment(autoescape=True, undefined=StrictUndefined) for _ in range(2))
    lean.context_class = LeanContext
    for one in (plain, lean):
        one.globals["shout"] = lambda text, mark="": Markup("<u>{}{}</u>").format(text, mark)
    return plain, lean


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    "x", ["<script>alert('1')</script>", '" onclick="x', "a&amp;b", "السدود", Markup("<em>x</em>")]
)
def test_renders_as_jinja_does(template: str, x: str) -> None:
    plain, lean = _environments()
    assert lean.from_string(template).render(x=x) == plain.from_string(template).render(x=x)


def test_what_is_not_there_is_an_error() -> None:
    _, lean = _environments()
    for template in ("{{ y }}", "{{ y() }}", "{{ shout(y) }}"):
        with pytest.raises(UndefinedError):
            lean.from_string(template).render(x="")


def _worded() -> tuple[Environment, list[tuple[str, ...]]]:
    asked: list[tuple[str, ...]] = []

    def told(*given: str) -> str:
        asked.append(given)
        return "<" + "|".join(given) + ">"

    made = Environment(autoescape=True, undefined=StrictUndefined, extensions=[Worded])
    made.globals |= {"t": told, "told": told, "asset": told}
    return made, asked


def test_calls_with_strings_alone_are_made_once_and_escaped() -> None:
    made, asked = _worded()
    template = made.from_string(
        '<p title="{{ t("a") }}">{{ told("b", \'c\') }}{{ x or t("d") }}{{ t("e") ~ t("f") }}</p>'
    )
    assert asked == [("a",), ("b", "c"), ("d",), ("e",), ("f",)]
    for x, shown in (("", "&lt;d&gt;"), ("<i>", "&lt;i&gt;"), (Markup("<i>"), "<i>")):
        assert template.render(x=x) == (f'<p title="&lt;a&gt;">&lt;b|c&gt;{shown}&lt;e&gt;&lt;f&gt;</p>')
    assert len(asked) == 5


def test_other_calls_are_left_as_they_are() -> None:
    made, asked = _worded()
    template = made.from_string('{{ t("a", x) }}{{ told(x) }}{{ y.t("b") }}{{ upper("c") }}{{ t("d" ~ x) }}t("e")')
    assert asked == []
    shown = template.render(x="1", y={"t": str.upper}, upper=str.upper)
    assert shown == '&lt;a|1&gt;&lt;1&gt;BC&lt;d1&gt;t("e")'
