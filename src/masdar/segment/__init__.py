"""Segmentation: tokens with their readings, quotations paired, sentences."""

from __future__ import annotations

from masdar.segment.inserted import inserted
from masdar.segment.leftovers import leftovers
from masdar.segment.quotes import pair_quotes
from masdar.segment.sentences import sentence_at, sentence_numbers
from masdar.segment.tokens import Tokens, tokenise

__all__ = ["Tokens", "inserted", "leftovers", "pair_quotes", "sentence_at", "sentence_numbers", "tokenise"]
