"""Which classes a lexicon row may have, and which features each class takes.

The engine reads these features and no others; a name that is not listed here
is a slip of the pen, and would otherwise change nothing without a word.
"""

from __future__ import annotations

from typing import get_args

from masdar.lexicon.classes import ACTS, LISTS, PREPOSITIONS
from masdar.model import EventType, Status

OBJECTS = ("noun", "target", "stance", "possessed", "voiced", "describe", "attribute", "light", "address", "asked")
"""What a cue may take as its object, as distinct from a clause or a quotation."""

TAKES = ("that", "quote", "colon", *OBJECTS, "plain", "relaying", "contained", "renewed")
"""The closed list of what can carry the content of a cue, or how it carries it."""

SLOTS = (
    *("subject", "object", "genitive", "agent", "speaker", "clause"),
    *("إلى", "ل", "على", "عن", "من", "في", "ب", "مع", "بين", "ضد", "نحو", "أمام", "لدى", "بشأن"),
)
"""Where a party of an event can stand beside the word that names it."""

NEEDS = (
    "none",
    "any",
    "actor",
    "both",
    "two",
    "with",
    "official",
    "armed",
    "forces",
    "troops",
    "stopped",
    "violent",
    "accused",
    "tried",
    "detained",
    "held",
    "struck",
    "crowd",
    "arrival",
    "foreign",
    "across",
    "judged",
)
"""What is asked of the parties for an event to be a political one."""

CARRIES = ("by", "happen", "host", "receive", "suffer", "gather", "call", "tell")
"""What the subject of a verb is to the noun that it carries."""

Features = dict[str, tuple[str, ...]]

_ANY: tuple[str, ...] = ()
_YES = ("yes",)
_GENDER = ("m", "f")
_NUMBER = ("singular", "dual", "plural")
_NOUN: Features = {"gender": _GENDER, "number": _NUMBER, "plural": _ANY, "variant": _ANY, "ambiguous": _YES}
_PERSON: Features = {
    **_NOUN,
    "feminine": _ANY,
    "country": _ANY,
    "listens": _YES,
    "counterpart": _YES,
    "prep": tuple(dict.fromkeys(PREPOSITIONS.values())),
    "anonymous": _YES,
    "reports": _YES,
}
_SOURCES = ("person", "unnamed", "organization", "media", "document")
_NAMED: Features = {
    **_NOUN,
    "kind": ("head", "name"),
    "short": _ANY,
    "country": _ANY,
    "listens": _YES,
    "prep": tuple(dict.fromkeys(PREPOSITIONS.values())),
}
_PREPOSITION: Features = {"pronoun": _YES, "written": ("exact",)}
_EVENT: Features = {
    "variant": _ANY,
    "plural": _ANY,
    "type": get_args(EventType),
    "mode": _ANY,
    "beside-mode": _ANY,
    "actor": SLOTS,
    "recipient": SLOTS,
    "with": _ANY,
    "avoids": _ANY,
    "before": _ANY,
    "unless": _ANY,
    "needs": NEEDS,
    "light": _ANY,
    "bound": ("yes", "carried"),
    "led": ("ب",),
}

FEATURES: dict[str, Features] = {
    "cue": {
        "variant": _ANY,
        "present": _ANY,
        "participle": _ANY,
        "noun": _ANY,
        "takes": TAKES,
        "prep": tuple(dict.fromkeys(PREPOSITIONS.values())),
        "act": ACTS,
        "subject": (*_SOURCES, "own"),
        "ambiguous": _YES,
        "hedged": _YES,
        "written": ("exact",),
        "impersonal": _YES,
        "told": _YES,
        "asks": ("من", "ب"),
        "airs": _YES,
        "bids": _YES,
        "needs": _ANY,
        "avoids": _ANY,
        "noun-prep": tuple(dict.fromkeys(PREPOSITIONS.values())),
        "lead": tuple(dict.fromkeys(PREPOSITIONS.values())),
        "light": _ANY,
        "void": ("courtesy", "declared", "declined", "defended", "details", "matter", "guest", "gloss", "state"),
    },
    "verb": {"present": _ANY, "tense": ("past", "present"), "ambiguous": _YES},
    "according": {"prep": tuple(PREPOSITIONS.values()), "subject": _SOURCES},
    "quoting": {"prep": tuple(PREPOSITIONS.values())},
    "clausal": {},
    "office": _PERSON,
    "title": {**_PERSON, "honorific": _YES},
    "people": _PERSON,
    "organization": _NAMED,
    "media": _NAMED,
    "document": {**_NOUN, "evidence": _YES, "wordless": _YES},
    "country": {
        "iso3": _ANY,
        "gender": _GENDER,
        "adjective": _ANY,
        "capital": _ANY,
        "people": _ANY,
        "variant": _ANY,
        "ambiguous": _YES,
    },
    "nationality": {"country": _ANY, "people": _ANY, "variant": _ANY},
    "given": {"gender": _GENDER, "variant": _ANY, "ambiguous": _YES},
    "particle": {"variant": _ANY, "ambiguous": _YES},
    "naming": {},
    "plain-noun": {"plural": _ANY},
    "plain-adjective": {"plural": _ANY, "prep": tuple(dict.fromkeys(PREPOSITIONS.values()))},
    "place": {"variant": _ANY},
    "content": {},
    "that": {"pronoun": _YES, "negative": _YES},
    "to": _PREPOSITION,
    "from": _PREPOSITION,
    "about": _PREPOSITION,
    "on": _PREPOSITION,
    "in": _PREPOSITION,
    "with": _PREPOSITION,
    "for": _PREPOSITION,
    "bare-with": {},
    "bare-for": {},
    "preposition": {"pronoun": _YES},
    "among": {},
    "conjunction": {},
    "opener": {},
    "relative": {},
    "what": {},
    "auxiliary": {},
    "aspect": {},
    "future": {},
    "not": {},
    "pronoun": {},
    "demonstrative": {},
    "quantifier": {},
    "time": {},
    "question": {},
    "adverb": {},
    "number": {},
    **{name: {} for name in LISTS},
    "event": {
        **_EVENT,
        "present": _ANY,
        "passive": _ANY,
        "noun": _ANY,
        "genitive": ("subject", "object"),
        "harms": _YES,
    },
    "event-noun": {**_EVENT, "genitive": ("subject", "object")},
    "light": {"present": _ANY, "noun": _ANY, "carries": CARRIES, "general": _YES, "status": get_args(Status)},
    "actor": {"code": _ANY, "variant": _ANY, "adjective": _ANY},
    "sector": {
        "code": _ANY,
        "arms": _YES,
        "of": _ANY,
        "flies": _YES,
        "fired": _YES,
        "seat": _YES,
        "weak": _YES,
        "holds": _ANY,
        "as": _ANY,
        "nobody": _ANY,
    },
}
"""For each class of a row its features, with their values where the list of them is closed."""

REMOVE = "remove"
"""The class of an overlay's row that takes the entry with its id away."""
