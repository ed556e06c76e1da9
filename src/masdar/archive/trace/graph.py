"""A trace as a graph in the language of Graphviz: from the sources over the relays to the articles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from masdar.archive.trace.records import Carrier, Trace, Voice


def dot(trace: Trace) -> str:
    """Returns the graph; what an article says in its own voice comes from its outlet with a dashed line."""
    lines = dict.fromkeys(_lines(trace))
    return "\n".join(["digraph claim {", "  rankdir=LR; node [shape=box];", *lines, "}", ""])


def _lines(trace: Trace) -> Iterator[str]:
    for carrier in trace.carriers:
        article = _quoted(f"article {carrier.article}")
        label = f"{carrier.outlet or '?'}\\n{(carrier.date or '?')[:10]}"
        yield f"  {article} [label={_quoted(label)}];"
        yield from _edges(carrier, article)
    for one in trace.drift:
        ends = " -> ".join(_quoted(f"article {id}") for id in (one.earlier, one.later))
        yield f"  {ends} [label={_quoted(one.kind)}, color=red, constraint=false];"


def _edges(carrier: Carrier, article: str) -> Iterator[str]:
    if carrier.statement is None and len(carrier.chain) == 1:
        outlet = _node(carrier.chain[0])
        yield f"  {outlet} [label={_quoted(carrier.outlet or '?')}, style=dashed];"
        yield f"  {outlet} -> {article} [style=dashed];"
        return
    steps = [*reversed(carrier.chain[1:])]
    for voice in steps:
        yield f"  {_node(voice)} [label={_quoted(voice.name or '?')}, shape=ellipse];"
    nodes = [*map(_node, steps), article]
    for one, other in pairwise(nodes):
        yield f"  {one} -> {other};"


def _node(voice: Voice) -> str:
    return _quoted(f"{voice.type} {voice.entity or voice.name or '?'}")


def _quoted(text: str) -> str:
    """Returns a text as a string of Graphviz; a line break in a label stays one."""
    escaped = text.replace("\\n", "\x00").replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return '"' + escaped.replace("\x00", "\\n") + '"'
