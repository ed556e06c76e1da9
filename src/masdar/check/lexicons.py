"""Rows of the lexicons: their features, and the examples of those that are not run (`masdar.check.events`, `lists`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masdar.check.events import WORDS
from masdar.lexicon import FEATURES, LISTS, Lexeme, Lexicon, Problem, Row
from masdar.segment import Tokens, tokenise
from masdar.text import fold


def check_rows(rows: Iterable[Row], lexicon: Lexicon) -> Iterator[Problem]:
    """Yields what is wrong in the rows."""
    for row in rows:
        for sentence in (*_features(row.lexeme), *_example(row.lexeme, lexicon)):
            yield Problem(row.file, row.line, f"{row.lexeme.id}: {sentence}")


def _features(lexeme: Lexeme) -> Iterator[str]:
    known = FEATURES[lexeme.cls]
    for feature, values in lexeme.features.items():
        if feature not in known:
            one_of = f"one of {', '.join(sorted(known))}" if known else "none"
            yield f"The class {lexeme.cls} has no feature {feature}; its features are {one_of}."
            continue
        if not values:
            yield f"The feature {feature} has no value."
        allowed = known[feature]
        for value in values:
            if allowed and value not in allowed:
                yield f"{feature} is one of {', '.join(dict.fromkeys(allowed))}, not {value}."
    if lexeme.cls != "cue":
        return
    if not lexeme.values("act"):
        yield "A cue needs its act (act=)."
    if not lexeme.values("takes") and not lexeme.values("prep"):
        yield "A cue takes something (takes=) or governs a preposition (prep=); this one could carry no content."


def _example(lexeme: Lexeme, lexicon: Lexicon) -> Iterator[str]:
    run = lexeme.cls in WORDS or lexeme.cls in LISTS
    if lexeme.example and not run and not _holds(tokenise(lexeme.example, lexicon), lexeme, lexicon):
        yield f"The example holds no form of {lexeme.lemma}."


def _holds(tokens: Tokens, lexeme: Lexeme, lexicon: Lexicon) -> bool:
    if any(reading.lexeme is lexeme for readings in tokens.readings for reading in readings or ()):
        return True
    words = [_written(tokens, place) for place in range(len(tokens))]
    return any(_contains(words, spelling.split(), lexicon) for spelling in (lexeme.lemma, *lexeme.values("variant")))


def _written(tokens: Tokens, place: int) -> set[str]:
    """Returns what a token may be: as it stands, and without its clitics."""
    readings = tokens.readings[place] or ()
    return {_no_article(fold(tokens.words[place])), *(_no_article(reading.core) for reading in readings)}


def _contains(words: list[set[str]], parts: list[str], lexicon: Lexicon) -> bool:
    """Tells whether the words hold the parts in a row, each as it stands or in another form of its lexeme."""
    wanted = [_no_article(fold(part)) for part in parts]
    stems = [
        {want, *(reading.core for reading in lexicon.readings(part))} for part, want in zip(parts, wanted, strict=True)
    ]
    starts = range(len(words) - len(stems) + 1)
    return any(all(words[start + place] & stem for place, stem in enumerate(stems)) for start in starts)


def _no_article(folded: str) -> str:
    return folded.removeprefix("ال") if len(folded) > len("ال") + 2 else folded
