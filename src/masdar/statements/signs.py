"""What speaks for and against a statement: short signs of its cue, content, source and surroundings.

Each sign is a string that names what it looks at and what it found; `doubt` weighs them.  They are taken from a draft,
cost the same for every statement, and never hold more than two words of the text.  What the article makes of the source
is noted on the draft by `masdar.resolve.signs`.
"""

from __future__ import annotations

from collections.abc import Iterator

from masdar.segment import Tokens
from masdar.statements.draft import Draft, Frame
from masdar.statements.phrase import Phrase

_STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80)
_SHORTEST = 100
"""Tokens from which on a text is of some kind."""
_FAR = 400
"""Tokens between a cue and its source that are looked at: bounds the work on text without punctuation."""
_NEAR = 12
"""First tokens of a content in which its verb is looked for."""
_BESIDE = 20
"""Drafts of one sentence that each is compared with: bounds the work on text without punctuation."""
_SPEAKERS = "OUGWP"
_VERBS = "FVvB"
_OWN = frozenset({"أنا", "نحن", "إنني", "كنت", "كنا", "لي", "لنا", "إذن", "لعل", "ربما", "بل", "إذا", "لو"})
"""Words by which an author argues or tells of himself."""


def text_signs(tokens: Tokens, frames: list[Frame], drafts: int) -> tuple[str, ...]:
    """Returns the signs of a whole text with its number of drafts: how densely it reports, whether its author speaks.

    A text of a few sentences shows only that number.
    """
    size, counted = len(tokens), f"text drafts={min(8, drafts // 3)}"
    if size < _SHORTEST:
        return (counted,)
    own = sum(word in _OWN for word in tokens.words)
    asked = tokens.letters.count("?")
    cues = sum(tokens.letters[frame.first] in "VvA" for frame in frames)
    return (
        counted,
        f"text cues={min(12, 400 * cues // size)}",
        f"text own={min(8, 1000 * own // size)}",
        f"text asks={min(6, 1000 * asked // size)}",
        f"text quotes={min(10, 200 * tokens.letters.count('<') // size)}",
        f"text names={min(12, 200 * tokens.letters.count('P') // size)}",
        f"text size={_step(size // 50)}",
    )


def note_neighbours(drafts: list[Draft]) -> None:
    """Adds to each draft of a text the signs of those beside it in its sentence: whether their contents overlap.

    What another draft holds whole, or ends with, is often only the end of its words; what lies across is of neither.
    """
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentences.setdefault(draft.sentence, []).append(draft)
    for draft in drafts:
        (first, stop), takes = _extent(draft), draft.frame.rule.takes
        beside = (_extent(other) for other in sentences[draft.sentence][:_BESIDE] if other is not draft)
        over = [(begin, end) for begin, end in beside if begin < stop and first < end]
        within = sum(first <= begin and end <= stop for begin, end in over)
        around = sum(begin <= first and stop <= end for begin, end in over)
        draft.about = (
            *draft.about,
            f"overlaps={min(3, len(over))}",
            f"overlaps within={min(2, within)} {takes}",
            f"overlaps end={min(2, sum(end == stop for _, end in over))} {takes}",
            f"overlaps across={min(2, max(0, len(over) - within - around))}",
        )


def _extent(draft: Draft) -> tuple[int, int]:
    return draft.content[0][0], draft.content[-1][1]


def signs(draft: Draft) -> Iterator[str]:
    """Yields the signs of one draft, those of its text first, then those that were noted of its source."""
    yield from draft.about
    yield from draft.resolved
    frame, tokens = draft.frame, draft.tokens
    cue = frame.lexeme.lemma if frame.lexeme is not None else "-"
    rule = frame.rule.id.rpartition(".")[2]
    source = draft.source.kind if draft.source is not None else "context" if draft.continues is not None else "none"
    yield from _cue(draft, cue, rule, source)
    yield from _around(tokens, frame, source)
    yield from _content(draft, rule)
    if draft.source is not None:
        yield from _source(tokens, frame, draft.source, cue, rule)
    elif draft.continues is not None:
        yield from _continued(draft, draft.continues, cue)


def _cue(draft: Draft, cue: str, rule: str, source: str) -> Iterator[str]:
    frame, tokens = draft.frame, draft.tokens
    kind = frame.reading.kind if frame.reading is not None else "-"
    yield f"rule={rule}"
    yield f"cue={cue}"
    yield f"cue rule={cue} {rule}"
    yield f"cue kind={cue} {kind}"
    yield f"cue source={cue} {source}"
    yield f"rule source={rule} {source}"
    yield f"source={source}"
    yield f"form={draft.form}"
    yield f"field={draft.field}"
    yield f"written={tokens.words[frame.first]}"
    yield f"readings={_readings(tokens, frame.first)}"
    if frame.reading is not None:
        yield f"suffix={frame.reading.suffix}"
        yield f"joined={frame.reading.clitics}"
    if draft.negated:
        yield "negated"
    if draft.to is not None:
        yield "addressed"
    if draft.via:
        yield f"relayed={rule}"
    if draft.parent is not None:
        yield f"nested={rule}"
        yield f"nested source={source}"


def _around(tokens: Tokens, frame: Frame, source: str) -> Iterator[str]:
    letters, words, first, stop = tokens.letters, tokens.words, frame.first, frame.stop
    yield f"before1={letters[first - 1 : first]}"
    yield f"before2={letters[max(0, first - 2) : first]}"
    yield f"before3={letters[max(0, first - 3) : first]}"
    yield f"after1={letters[stop : stop + 1]}"
    yield f"after2={letters[stop : stop + 2]}"
    yield f"word before={' '.join(words[max(0, first - 1) : first])}"
    yield f"words before={' '.join(words[max(0, first - 2) : first])}"
    yield f"word after={' '.join(words[stop : stop + 1])}"
    begin = first
    while begin > 0 and letters[begin - 1] not in ".|" and first - begin < _STEPS[-1]:
        begin -= 1
    sentence = letters[begin:first]
    yield f"into={_step(first - begin)}"
    yield f"opens={sentence[:3]}"
    yield f"verbs before={min(3, sum(sentence.count(letter) for letter in _VERBS))}"
    yield f"relative before={'R' in sentence}"
    yield f"relative near={source} {'R' in letters[max(0, first - 4) : first]}"
    yield f"clause before={'x' in sentence}"
    yield f"quoted={sentence.count('<') > sentence.count('>')} {sentence.count('(') > sentence.count(')')}"


def _content(draft: Draft, rule: str) -> Iterator[str]:
    tokens, letters, words = draft.tokens, draft.tokens.letters, draft.tokens.words
    first, stop = draft.content[0][0], draft.content[-1][1]
    inside = letters[first:stop]
    size = sum(last - begin for begin, last, _ in draft.content)
    yield f"size={_step(size)}"
    yield f"size rule={_step(size)} {rule}"
    yield f"content1={inside[:1]}"
    yield f"content1 rule={inside[:1]} {rule}"
    yield f"content3={inside[:3]}"
    yield f"content word={tokens.core(first)}"
    yield f"content readings={_readings(tokens, first)}"
    yield f"ends={letters[stop - 1 : stop + 1]}"
    yield f"ends rule={letters[stop - 1 : stop + 1]} {rule}"
    yield f"ends4={letters[max(0, stop - 2) : stop + 2]}"
    yield f"end word={' '.join(words[stop : stop + 1])}"
    yield f"end word rule={' '.join((*words[stop : stop + 1], rule))}"
    yield f"end words={' '.join(words[stop : stop + 2])}"
    yield f"commas={min(5, inside.count(','))}"
    yield f"commas rule={min(5, inside.count(','))} {rule}"
    yield f"verbs={min(3, sum(inside.count(letter) for letter in _VERBS))} {rule}"
    yield from _first_verb(draft, inside[:_NEAR])
    yield f"cues inside={min(3, inside.count('V') + inside.count('v'))} {draft.frame.rule.takes}"
    yield f"relative={'R' in inside} {rule}"
    yield f"gap={_step(max(0, first - draft.frame.stop))}"
    unknown = sum(_unknown(tokens, place) for place in range(first, min(stop, first + 12)))
    yield f"unknown={min(6, unknown)}"


def _first_verb(draft: Draft, inside: str) -> Iterator[str]:
    at = next((at for at, letter in enumerate(inside) if letter in _VERBS or letter == "K"), -1)
    verb = draft.tokens.reading(draft.content[0][0] + at) if at >= 0 else None
    cue = draft.frame.reading.kind if draft.frame.reading is not None else "-"
    yield f"first verb={verb.core if verb is not None else '-'}"
    yield f"tenses={cue} {verb.kind if verb is not None else '-'} {draft.frame.rule.takes}"


def _source(tokens: Tokens, frame: Frame, source: Phrase, cue: str, rule: str) -> Iterator[str]:
    letters, first, stop = tokens.letters, source.first, source.stop
    after = first > frame.first
    between = (
        letters[frame.stop : min(first, frame.stop + _FAR)]
        if after
        else letters[max(stop, frame.first - _FAR) : frame.first]
    )
    beyond = letters[stop : min(frame.start, stop + _FAR)] if after else ""
    head = tokens.reading(source.head)
    yield f"named={letters[first:stop][:6]}"
    yield f"named size={_step(stop - first)}"
    yield f"side={'after' if after else 'before'}"
    yield f"next1={letters[stop : stop + 1]}"
    yield f"next2={letters[stop : stop + 2]}"
    yield f"next word={' '.join(tokens.words[stop : stop + 1])}"
    yield f"next readings={_readings(tokens, stop) if stop < len(tokens) else '$'}"
    yield f"first={letters[first]} {rule}"
    yield f"first cue={letters[first]} {cue}"
    yield f"first readings={_readings(tokens, first)}"
    yield f"head={tokens.core(source.head)}"
    yield f"head readings={_readings(tokens, source.head)}"
    yield f"last={tokens.core(stop - 1)}"
    yield f"last readings={_readings(tokens, stop - 1)}"
    yield f"unnamed words={sum(_unknown(tokens, place) for place in range(first, stop))}"
    yield f"distance={_step(len(between))}"
    yield f"between={between[:6]}"
    yield f"between rule={between[:6]} {rule}"
    yield f"beyond={beyond[:6]}"
    yield f"beyond rule={beyond[:6]} {rule}"
    yield f"beyond size={_step(len(beyond))}"
    yield f"genders={source.gender}{frame.reading.gender if frame.reading is not None else ''}"
    yield f"plural={source.plural} {source.gender}"
    yield f"class={source.lexeme.cls if source.lexeme is not None else '-'}"
    yield f"class cue={source.lexeme.cls if source.lexeme is not None else '-'} {cue}"
    yield f"definite={head is not None and head.definite} {source.kind}"
    yield f"parts={source.name is not None} {source.office is not None}"
    if stop - first == 1:
        yield f"alone={letters[first]}"


def _continued(draft: Draft, other: Draft, cue: str) -> Iterator[str]:
    frame, letters, first = draft.frame, draft.tokens.letters, draft.frame.first
    between = letters[max(min(max(stop for _, stop, _ in other.content), first), first - _FAR) : first]
    speakers = min(4, sum(between.count(letter) for letter in _SPEAKERS))
    sentences = min(5, abs(draft.sentence - other.sentence))
    origin = draft.origin
    reading = frame.reading
    gender, number = (reading.gender, reading.number) if reading is not None else ("", "")
    act = frame.lexeme.value("act") if frame.lexeme is not None else ""
    yield f"back={sentences}"
    yield f"back cue={cue} {sentences}"
    yield f"back act={act} {sentences}"
    yield f"back takes={reading.kind if reading is not None else '-'} {frame.rule.takes} {sentences}"
    yield f"back letter={letters[first]} {origin.kind if origin is not None else '-'} {gender}{number} {sentences}"
    yield f"back before={letters[max(0, first - 1) : first]} {sentences}"
    yield f"back relayed={bool(other.via)} {origin.kind if origin is not None else '-'}"
    yield f"back speakers={sentences} {speakers}"
    yield f"back size={_step(len(between))}"
    yield f"back verbs={min(4, sum(between.count(letter) for letter in _VERBS))}"
    yield f"back lines={min(3, between.count('|'))}"
    yield f"back kind={origin.kind if origin is not None else '-'}"
    yield f"back genders={origin.gender if origin is not None else '-'}{gender}"
    if origin is not None:
        yield f"back number={origin.plural} {origin.joint} {gender}{number}"
    yield f"back of={other.source.kind if other.source is not None else 'context'}"


def _unknown(tokens: Tokens, place: int) -> bool:
    readings = tokens.readings[place]
    return bool(readings) and all(reading.lexeme is None for reading in readings or ())


def _readings(tokens: Tokens, place: int) -> str:
    return "".join(sorted({reading.letter for reading in tokens.readings[place] or ()}))


def _step(number: int) -> int:
    """Returns the least step that `number` does not pass."""
    return next((step for step in _STEPS if number <= step), 2 * _STEPS[-1])
