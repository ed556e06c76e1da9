"""Token classes and the letters they are written with in a class string.

Grammars name the classes; the engine joins one letter per token into a string
and runs compiled patterns over it.  This table is the only place where a class
and its letter meet.
"""

from __future__ import annotations

LETTERS: dict[str, str] = {
    # Cues
    "past": "V",
    "present": "v",
    "participle": "A",
    "verbal-noun": "N",
    "maybe-cue": "B",
    "according": "S",
    "quoting": "s",
    "clausal": "Z",
    # Closed classes
    "that": "E",
    "subordinate": "e",
    "to": "i",
    "from": "m",
    "about": "n",
    "on": "u",
    "in": "f",
    "with": "b",
    "for": "l",
    "bare-with": "Q",
    "bare-for": "L",
    "preposition": "p",
    "among": "p",
    "conjunction": "c",
    "opener": "x",
    "relative": "R",
    "what": "M",
    "auxiliary": "K",
    "aspect": "D",
    "future": "D",
    "not": "j",
    "pronoun": "r",
    "demonstrative": "d",
    "quantifier": "k",
    "time": "T",
    "question": "?",
    "adverb": "T",
    "number": "0",
    # Nominals and other verbs
    "office": "O",
    "title": "t",
    "people": "U",
    "organization": "G",
    "media": "W",
    "document": "Y",
    "country": "C",
    "nationality": "g",
    "given": "P",
    "particle": "q",
    "content": "H",
    "inner-content": "h",
    "verb": "F",
    "definite": "w",
    "word": "o",
    "naming": "o",
    "plain-noun": "o",
    "plain-adjective": "o",
    "place": "o",
    # Marks
    "open": "<",
    "close": ">",
    "open-name": "{",
    "close-name": "}",
    "colon": ":",
    "comma": ",",
    "stop": ".",
    "ellipsis": "~",
    "line": "|",
    "left": "(",
    "right": ")",
    "dash": "-",
    "mark": "_",
}

LISTS = (
    "feeling",
    "act-noun",
    "occasion",
    "issuing",
    "topic",
    "survey",
    "proposal",
    "court",
    "when-noun",
    "adjective",
    "when-adjective",
    "reply",
    "called",
    "governs-that",
    "silence",
    "speech",
    "own-words",
    "invitation",
    "venue",
    "circumstance",
    "comment",
    "coming",
    "trade",
)
"""Classes of rows that are only lists: they add no reading to a word."""

ACTS = (
    "accuse",
    "admit",
    "announce",
    "answer",
    "ask",
    "assert",
    "complain",
    "conclude",
    "condemn",
    "consider",
    "demand",
    "deny",
    "describe",
    "doubt",
    "expect",
    "feel",
    "hope",
    "insist",
    "praise",
    "promise",
    "reject",
    "reveal",
    "stipulate",
    "support",
    "suspect",
    "threaten",
    "urge",
    "warn",
)
"""The closed list of what a cue does; every cue lexeme names one."""

PREPOSITIONS = {
    letter: written
    for name, written in (
        ("to", "إلى"),
        ("on", "على"),
        ("about", "عن"),
        ("from", "من"),
        ("in", "في"),
        ("with", "ب"),
        ("bare-with", "ب"),
        ("for", "ل"),
        ("bare-for", "ل"),
    )
    for letter in LETTERS[name]
}
"""Letters of the prepositions that a cue may govern, as its `prep` feature writes them."""
