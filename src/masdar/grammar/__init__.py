"""Grammars: rules over token classes, loaded from TOML, compiled once, examples included."""

from __future__ import annotations

from masdar.grammar.rules import Example, Grammar, Rule, load_grammar

__all__ = ["Example", "Grammar", "Rule", "load_grammar"]
