"""Explanations: what the engine saw in a text, and for each cue which rules fired and why the others did not.

The rules are asked again, one at a time and from outside, so that explaining
costs the reading itself nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from masdar.grammar import Grammar, Rule
from masdar.lexicon import LETTERS, OBJECTS, Reading
from masdar.model import Statement
from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_drafts, settled
from masdar.segment import sentence_numbers, tokenise
from masdar.statements.bounds import Bounds
from masdar.statements.doubt import least
from masdar.statements.draft import Draft, Frame
from masdar.statements.frames import FrameFinder
from masdar.statements.phrases import PhraseReader
from masdar.statements.retag import retag
from masdar.statements.signs import signs
from masdar.text import Span

_GROUPS = {
    "past": "verb",
    "present": "verb",
    "maybe-cue": "verb",
    "participle": "verb",
    "verbal-noun": "nominal",
    "with": "nominal",
    "according": "according",
    "quoting": "according",
    "clausal": "according",
    "opener": "according",
}
_GROUP = {LETTERS[name]: group for name, group in _GROUPS.items()}
# Classes that hold cues among much else: a token of theirs is looked at only where it is one.
_MIXED = frozenset(LETTERS[name] for name in ("with", "opener"))
_NAME = {letter: name for name, letter in reversed(LETTERS.items())}


class Token(NamedTuple):
    """A token as written, the name of its class, and the other classes that its letters allow."""

    text: str
    cls: str
    also: tuple[str, ...]


class Trial(NamedTuple):
    """A rule that was tried at a cue; `fired` false has its reason in one plain sentence."""

    rule: str
    says: str
    fired: bool
    reason: str


class Attempt(NamedTuple):
    """A token that could be a cue, the rules tried at it, and the statements that came of it."""

    text: str
    trials: tuple[Trial, ...]
    statements: tuple[Statement, ...]


class Sentence(NamedTuple):
    """A sentence: its tokens and its cues."""

    tokens: tuple[Token, ...]
    attempts: tuple[Attempt, ...]


class Explanation(NamedTuple):
    """How a text was read; the spans of its statements index `text`."""

    text: str
    sentences: tuple[Sentence, ...]


def explain(text: str, resources: Resources) -> Explanation:
    """Returns how the engine reads `text`."""
    trace = _Trace(text, resources, read_drafts(make_article(text=text), resources))
    sentences: dict[int, tuple[list[Token], list[Attempt]]] = {}
    for place, number in enumerate(sentence_numbers(trace.tokens)):
        tokens, attempts = sentences.setdefault(number, ([], []))
        if trace.tokens.letters[place] == LETTERS["line"]:
            continue
        tokens.append(trace.token(place))
        attempt = trace.attempt(place)
        if attempt is not None:
            attempts.append(attempt)
    found = (Sentence(tuple(tokens), tuple(attempts)) for tokens, attempts in sentences.values())
    return Explanation(text, tuple(sentence for sentence in found if sentence.tokens))


class _Trace:
    """One text, read by all rules together and by each rule alone."""

    def __init__(self, text: str, resources: Resources, drafts: list[tuple[Statement, Draft]]) -> None:
        self.tokens = tokens = tokenise(text, resources.lexicon)
        retag(tokens, resources.lexicon)
        self._grammar = resources.grammar
        self._statements = tuple(settled(drafts, resources.doubt))
        self._doubted = {
            draft.frame.first: (certainty.said, wanted)
            for _, draft in drafts
            if (certainty := resources.doubt.certainty(signs(draft))).said
            < (wanted := least(relayed=bool(draft.via)).said)
        }
        self._lexicon = resources.lexicon
        self._phrases = PhraseReader(tokens, resources.lexicon)
        frames = self._frames_of(resources.grammar)
        self._frames = {frame.first: frame for frame in frames}
        self._bounds = Bounds(tokens, frames, resources.lexicon)
        self._alone: dict[str, set[int]] = {}

    def _frames_of(self, grammar: Grammar) -> list[Frame]:
        return FrameFinder(self.tokens, self._lexicon, grammar, self._phrases).find()

    def token(self, place: int) -> Token:
        """Returns a token with the names of its classes."""
        readings = self.tokens.readings[place] or ()
        letter = self.tokens.letters[place]
        cls = _class_name(letter, self._reading(place))
        names = (_class_name(reading.letter, reading) for reading in readings)
        also = tuple(name for name in dict.fromkeys(names) if name != cls)
        return Token(self.tokens.text(place, place + 1), cls, also)

    def _reading(self, place: int) -> Reading | None:
        letter = self.tokens.letters[place]
        readings = self.tokens.readings[place] or ()
        return next((reading for reading in readings if reading.letter == letter), self.tokens.reading(place))

    def attempt(self, place: int) -> Attempt | None:
        """Returns what was tried at a token, or null where it is no cue by its class."""
        letter = self.tokens.letters[place]
        group = _GROUP.get(letter)
        frame = self._frames.get(place)
        if group is None or (frame is None and letter in _MIXED and not self._could_be_cue(place, group)):
            return None
        statements = self._statements_of(frame) if frame is not None else ()
        trials = [self._trial(rule, place, statements) for rule in self._grammar.groups.get(group, ())]
        span = self.tokens.span(place, frame.stop if frame is not None else place + 1)
        return Attempt(self.tokens.clean.original[slice(*span)], tuple(trials), statements)

    def _could_be_cue(self, place: int, group: str) -> bool:
        reading = self._reading(place)
        if group == "nominal":
            return reading is not None and reading.lexeme is not None and reading.lexeme.cls == "cue"
        return any(rule.pattern.match(self.tokens.letters, place) for rule in self._grammar.groups.get(group, ()))

    def _statements_of(self, frame: Frame) -> tuple[Statement, ...]:
        end = self.tokens.span(frame.first, frame.stop)[1]
        return tuple(s for s in self._statements if s.rule == frame.rule.id and s.cue[1] == end and s.field == "text")

    def _trial(self, rule: Rule, place: int, statements: tuple[Statement, ...]) -> Trial:
        frame = self._frames.get(place)
        if frame is not None and frame.rule.id == rule.id:
            reason = "" if statements else self._left_out(frame)
            return Trial(rule.id, rule.says, bool(statements), reason)
        return Trial(rule.id, rule.says, fired=False, reason=self._why_not(rule, place, frame))

    def _why_not(self, rule: Rule, place: int, frame: Frame | None) -> str:
        reading = self._reading(place)
        reason = _not_taken(rule, reading)
        if reason is None and rule.pattern.match(self.tokens.letters, place) is None:
            reason = "Its pattern does not match here."
        if reason is None and place in self._found_alone(rule):
            reason = (
                f"It fits, and {frame.rule.id} was preferred."
                if frame is not None
                else "It fits, but the cue lies between another cue and what that one attributes."
            )
        return reason or self._unfitting(rule, reading)

    def _unfitting(self, rule: Rule, reading: Reading | None) -> str:
        """Returns why a rule whose pattern matches finds nothing."""
        if reading is not None and "س" in reading.clitics:
            return "Its pattern matches, but the verb is in the future: nothing has been said yet."
        if rule.takes == "prep" and reading is not None and reading.lexeme is not None:
            governed = "، ".join(reading.lexeme.values("prep"))
            return f"Its pattern matches, but no content follows a preposition that the cue governs: {governed}"
        return "Its pattern matches, but the words around do not name a speaker and a content as it asks."

    def _found_alone(self, rule: Rule) -> set[int]:
        """Returns the places at which the rule finds a frame when no other rule is there."""
        found = self._alone.get(rule.id)
        if found is None:
            groups = {name: tuple(r for r in rules if r.id == rule.id) for name, rules in self._grammar.groups.items()}
            found = {frame.first for frame in self._frames_of(Grammar({rule.id: rule}, groups))}
            self._alone[rule.id] = found
        return found

    def _left_out(self, frame: Frame) -> str:
        """Returns why no statement came of a frame."""
        if frame.first in self._doubted:
            certainty, wanted = self._doubted[frame.first]
            return f"It fits, but too little speaks for it: {certainty:.2f} of {wanted}."
        if frame.subject is not None and frame.rule.content == "around":
            whose = self.tokens.span(frame.subject.first, frame.subject.stop)
            if any(_overlaps(whose, agent.mention) for s in self._statements for agent in (s.source, *s.via)):
                return "It fits, and its source went into the chain of another statement."
        content, _ = self._bounds.content(frame)
        if not content and frame.rule.content != "around":
            return "It fits, but there is no content."
        if frame.first and self.tokens.letters[frame.first - 1] == LETTERS["not"]:
            return "It fits, but the cue is negated and nothing was said."
        if frame.subject is None and frame.left is None and frame.quoted_source is None and frame.relay is None:
            return "It fits, but no source is named, and there is none before it that it could go on with."
        return "It fits, but its source and content make no statement of their own here."


def _class_name(letter: str, reading: Reading | None) -> str:
    """Returns the name of a letter's class; where classes share the letter, that of the lexicon's entry."""
    cls = reading.lexeme.cls if reading is not None and reading.lexeme is not None else ""
    return cls if LETTERS.get(cls) == letter else _NAME[letter]


def _not_taken(rule: Rule, reading: Reading | None) -> str | None:
    """Returns in a sentence that the cue does not take what the rule asks, or null where it may."""
    lexeme = reading.lexeme if reading is not None else None
    if lexeme is None or lexeme.cls != "cue" or reading is None or reading.kind == "noun" or not rule.takes:
        return None
    takes = lexeme.values("takes")
    if rule.takes == "prep":
        return None if lexeme.values("prep") else f"The cue governs no preposition: {lexeme.lemma}"
    wanted = OBJECTS if rule.takes == "object" else (rule.takes,)
    if any(value in takes for value in wanted):
        return None
    return f"The cue does not take {rule.takes}, only {', '.join(takes) or 'a preposition'}: {lexeme.lemma}"


def _overlaps(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]
