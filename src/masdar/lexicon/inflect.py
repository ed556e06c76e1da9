"""Generated forms: from the principal parts of a lexeme to the forms that are written.

Only the persons that news uses of a source are generated (third person, and of
nouns the cases that show in writing).  Spelling variants are not generated:
lookups fold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SUFFIXES = ("ه", "ها", "هم", "هما", "هن")
_ROOT = 3
"""Letters of a verb of the first form; one written with two has doubled its last."""


class Form(NamedTuple):
    """A written form with what it shows; `gender` is m, f or "", `number` s, d, p or ""."""

    written: str
    kind: str
    gender: str
    number: str
    suffix: str


def _long(stem: str) -> str:
    """Returns the stem with an alef after it, which a hamza on alef takes up («رآه»، «بدآ»)."""
    return stem[:-1] + "آ" if stem.endswith("أ") else stem + "ا"


def past(lemma: str, *, objects: bool = True, told: tuple[str, ...] = ()) -> Iterator[Form]:
    """Yields the third persons of a past tense, alone, (`objects`) with object pronouns, and with those in `told`."""
    stem = lemma[:-1] if lemma[-1] in "اى" else lemma
    weak = stem != lemma
    dual = stem + ("يا" if lemma[-1] == "ى" else "وا") if weak else _long(stem)
    persons = (
        (lemma, "m", "s"),
        (stem + "ت", "f", "s"),
        ((stem[:-1] if stem[-1] == "ي" and len(stem) == _ROOT else stem) + "وا", "m", "p"),  # «لقوا»
        (dual, "m", "d"),
        (stem + "تا", "f", "d"),
    )
    for written, gender, number in persons:
        yield Form(written, "past", gender, number, "")
    if not weak and len(lemma) >= _ROOT:  # «عدّ» has «عددن», and «عدن» is a city
        yield Form(stem + "ن", "past", "f", "p", "")
    if lemma[-1] == "ى" and len(lemma) > _ROOT + 1:
        yield Form(stem + "ين", "past", "f", "p", "")
    for suffix in (*(SUFFIXES if objects else ()), *told):
        yield Form(_long(stem) + suffix if weak else stem + suffix, "past", "m", "s", suffix)
        yield Form(stem + "ت" + suffix, "past", "f", "s", suffix)
        yield Form(stem + "و" + suffix, "past", "m", "p", suffix)


def present(lemma: str, *, objects: bool = True) -> Iterator[Form]:
    """Yields the third persons of an imperfect that begins with ya, alone and (`objects`) with object pronouns."""
    stem = lemma[:-1] if lemma[-1] in "ويى" else lemma
    weak = stem != lemma
    feminine = "ت" + lemma[1:]
    yield Form(lemma, "present", "m", "s", "")
    yield Form(feminine, "present", "f", "s", "")
    for plural in ("ون", "وا"):
        yield Form(stem + plural, "present", "m", "p", "")
    if not weak:
        yield Form(lemma + "ن", "present", "f", "p", "")
    dual = stem + "ي" if weak and lemma[-1] != "و" else lemma
    for ending in ("ان", "ا"):
        yield Form(dual + ending, "present", "m", "d", "")
        yield Form("ت" + dual[1:] + ending, "present", "f", "d", "")
    if weak:
        yield Form(stem, "present", "m", "s", "")
        yield Form("ت" + stem[1:], "present", "f", "s", "")
    elif len(lemma) == 4 and lemma[2] in "وي":
        for head in "يت":
            yield Form(head + lemma[1] + lemma[3], "jussive", "m" if head == "ي" else "f", "s", "")
    base = stem + "ا" if weak and lemma[-1] == "ى" else lemma
    for suffix in SUFFIXES if objects else ():
        yield Form(base + suffix, "present", "m", "s", suffix)
        yield Form("ت" + base[1:] + suffix, "present", "f", "s", suffix)
        yield Form(stem + "ون" + suffix, "present", "m", "p", suffix)


def first_persons(past: str, presents: tuple[str, ...]) -> Iterator[Form]:
    """Yields what quoted speakers say of themselves: «قلنا»، «نريد»، «أعتقد»."""
    if past[-1] in "اى":
        stem = past[:-1] + ("و" if past[-1] == "ا" and len(past) == _ROOT else "ي")
    elif len(past) >= _ROOT and past[-2] == "ا":
        stem = past[:-2] + past[-1]
    else:
        stem = past + past[-1] if len(past) < _ROOT else past
    yield Form(stem + "نا", "past", "", "p", "")
    yield Form(stem + "ت", "past", "", "s", "")
    for present_ in presents:
        if len(present_) > _ROOT:  # shorter ones are letters of names («آبي»، «نفي»)
            yield Form("ن" + present_[1:], "present", "", "p", "")
            yield Form("أ" + present_[1:], "present", "", "s", "")


def participle(lemma: str) -> Iterator[Form]:
    """Yields the circumstantial (accusative) forms of an active participle."""
    yield Form(lemma + "ا", "participle", "m", "s", "")
    stem = lemma.removesuffix("ي")
    yield Form(lemma + "ة", "participle", "f", "s", "")
    yield Form(stem + "ين", "participle", "m", "p", "")


def verbal_noun(lemma: str) -> Iterator[Form]:
    """Yields a verbal noun alone, in the accusative without an article («شن هجوما»), and with possessive pronouns."""
    yield Form(lemma, "noun", "", "", "")
    if not lemma.endswith(("ة", "ى", "ا", "اء", "ات")):
        yield Form(lemma + "ا", "accusative", "", "", "")
    stem = lemma[:-1] + "ت" if lemma.endswith("ة") else lemma
    hamzas = (stem[:-1] + "ئ", stem[:-1] + "ؤ") if lemma.endswith("اء") else ()  # «لقائه»، «لقاؤه»
    for suffix in SUFFIXES:
        for written in (stem, *hamzas):
            gender, number = "f" if suffix == "ها" else "m", "p" if suffix == "هم" else "s"
            yield Form(written + suffix, "noun", gender, number, suffix)


def noun(lemma: str, feminine: str, plurals: tuple[str, ...], gender: str, number: str) -> Iterator[Form]:
    """Yields a noun of office, people or kind: cases, feminine, sound or given plurals, dual."""
    yield Form(lemma, "noun", gender, number, "")
    if lemma[-1] not in "ةىا":
        yield Form(lemma + "ا", "noun", gender, number, "")
    stem = lemma[:-1] + "ت" if lemma.endswith("ة") else lemma
    for dual in ("ان", "ين", "ا", "ي"):
        yield Form(stem + dual, "noun", gender, "d" if dual in ("ان", "ا") else "p", "")
    for plural in plurals:
        yield Form(plural, "noun", gender, "p", "")
        if plural[-1] not in "ةىاءنتي":
            yield Form(plural + "ا", "noun", gender, "p", "")  # «إن جنودا …»
    if feminine:
        yield Form(feminine, "noun", "f", "s", "")
        yield Form(feminine.removesuffix("ة") + "ات", "noun", "f", "p", "")
        for dual in ("تان", "تين"):
            yield Form(feminine.removesuffix("ة") + dual, "noun", "f", "d", "")
    elif lemma.endswith("ة"):
        yield Form(lemma[:-1] + "ات", "noun", "f", "p", "")
    else:
        yield Form(lemma + "ات", "noun", "f", "p", "")
    if gender != "f" and not number and not lemma.endswith("ة"):
        for plural in ("ون", "و"):
            yield Form(lemma + plural, "noun", "m", "p", "")


def thing(lemma: str, plurals: tuple[str, ...]) -> Iterator[Form]:
    """Yields an ordinary noun: cases, given plurals, the sound feminine plural and the dual."""
    gender = "f" if lemma.endswith(("ة", "اء", "ات")) else "m"
    yield Form(lemma, "noun", gender, "", "")
    if lemma[-1] not in "ةىاء":
        yield Form(lemma + "ا", "noun", gender, "", "")
    for plural in plurals:
        yield Form(plural, "noun", gender, "p", "")
        if plural[-1] not in "ةىاءت":
            yield Form(plural + "ا", "noun", gender, "p", "")
    stem = lemma[:-1] + "ت" if lemma.endswith("ة") else lemma
    if len(stem) > _ROOT and lemma[-1] not in "ىاءت":
        yield Form(stem.removesuffix("ت") + "ات", "noun", "f", "p", "")
    if len(stem) > _ROOT and lemma[-1] not in "ىاء":
        for dual in ("ان", "ين"):
            yield Form(stem + dual, "noun", gender, "d", "")


def adjective(lemma: str) -> Iterator[Form]:
    """Yields a relational adjective (قطري) in its genders and numbers."""
    yield Form(lemma, "adjective", "m", "s", "")
    yield Form(lemma + "ا", "adjective", "m", "s", "")
    yield Form(lemma + "ة", "adjective", "f", "s", "")
    yield Form(lemma + "ات", "adjective", "f", "p", "")
    for plural in ("ون", "ين"):
        yield Form(lemma + plural, "adjective", "m", "p", "")
    for dual in ("ان", "تان", "تين"):
        yield Form(lemma + dual, "adjective", "f" if dual.startswith("ت") else "m", "d", "")
