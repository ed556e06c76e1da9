"""Forms of a lexeme: what its class inflects like, and the class that each form has."""

from __future__ import annotations

from collections.abc import Iterator

from masdar.lexicon import inflect
from masdar.lexicon.classes import LETTERS
from masdar.lexicon.rows import Lexeme

Forms = Iterator[tuple[str, inflect.Form]]

_NOUNS = ("office", "title", "people", "organization", "media", "document")


def forms(lexeme: Lexeme, spelling: str) -> Forms:
    """Yields (class letter, form) of every form of the lexeme in one spelling of its lemma."""
    cls = lexeme.cls
    if cls in _NOUNS:
        yield from _noun_forms(lexeme, spelling)
    elif cls in _FORMS:
        yield from _FORMS[cls](lexeme, spelling)
    else:
        yield LETTERS[cls], inflect.Form(spelling, cls, lexeme.value("gender"), "", "")


def _cue_forms(lexeme: Lexeme, spelling: str) -> Forms:
    maybe = bool(lexeme.values("ambiguous"))
    told = ("ني",) if lexeme.values("told") else ()  # «أخبرني المدير أن …»: only who can be told is a speaker
    for form in inflect.past(spelling, told=told):
        yield LETTERS["maybe-cue" if maybe and form.gender == "m" else "past"], form
    for principal in lexeme.values("present"):
        for form in inflect.present(principal):
            yield LETTERS["maybe-cue" if maybe else "present"], form
    for principal in lexeme.values("participle"):
        for form in inflect.participle(principal):
            if not maybe or form.gender == "m":
                yield LETTERS["participle"], form
    for principal in lexeme.values("noun"):
        for form in _governing(principal):
            yield LETTERS["verbal-noun"], form


def _governing(noun: str) -> Iterator[inflect.Form]:
    """Yields the forms of a verbal noun that can govern a content: its accusative says how («تأكيدا لما قال»)."""
    return (form for form in inflect.verbal_noun(noun) if form.kind != "accusative")


def _verb_forms(lexeme: Lexeme, spelling: str) -> Forms:
    # Object pronouns are taken off when a word is looked up: so many verbs with all of them would only fill the table.
    tense = inflect.present if lexeme.value("tense") == "present" else inflect.past
    for form in tense(spelling, objects=False):
        yield LETTERS["verb"], form
    for principal in lexeme.values("present"):
        for form in inflect.present(principal, objects=False):
            yield LETTERS["verb"], form
    if lexeme.value("tense") != "present":
        for form in inflect.first_persons(spelling, lexeme.values("present")):
            yield LETTERS["verb"], form


def _noun_forms(lexeme: Lexeme, spelling: str) -> Forms:
    cls, feminine, number = lexeme.cls, lexeme.value("feminine"), lexeme.value("number")[:1]
    gender = lexeme.value("gender") or ("f" if spelling.endswith("ة") else "m")
    if lexeme.value("kind") == "name":
        # An ambiguous name of a medium is an ordinary word unless a noun (صحيفة) or quotation marks say otherwise.
        if cls != "media" or not lexeme.values("ambiguous"):
            yield LETTERS[cls], inflect.Form(spelling, "name", gender, number, "")
        return
    if not feminine and cls in ("office", "people") and gender == "m" and number != "p":
        feminine = spelling + "ة"
    if lexeme.cls == "title":
        # A title stands before one name: its sound plural would only be another word («بكين» is no plural of بك).
        women = () if lexeme.values("honorific") else (spelling + "ة", *lexeme.values("feminine"))
        for written, of in ((spelling, gender), *((woman, "f") for woman in women)):
            yield LETTERS["title"], inflect.Form(written, "noun", of, number, "")
        return
    for form in inflect.noun(spelling, feminine, lexeme.values("plural"), gender, number):
        yield LETTERS[cls], form


def _country_forms(lexeme: Lexeme, spelling: str) -> Forms:
    yield LETTERS["country"], inflect.Form(spelling, "name", lexeme.value("gender") or "f", "s", "")
    for adjective in lexeme.values("adjective"):
        for form in inflect.adjective(adjective):
            yield LETTERS["nationality"], form
    for people in lexeme.values("people"):
        yield LETTERS["nationality"], inflect.Form(people, "adjective", "m", "p", "")


def _nationality_forms(lexeme: Lexeme, spelling: str) -> Forms:
    for form in inflect.adjective(spelling):
        yield LETTERS[lexeme.cls], form


def _naming_forms(lexeme: Lexeme, spelling: str) -> Forms:
    for form in inflect.noun(spelling, "", (), "f" if spelling.endswith("ة") else "m", ""):
        yield LETTERS[lexeme.cls], form


def _plain_forms(lexeme: Lexeme, spelling: str) -> Forms:
    for form in inflect.thing(spelling, lexeme.values("plural")):
        yield LETTERS[lexeme.cls], form


def _place_forms(lexeme: Lexeme, spelling: str) -> Forms:
    yield LETTERS[lexeme.cls], inflect.Form(spelling, "name", "f", "s", "")


def _adjective_forms(lexeme: Lexeme, spelling: str) -> Forms:
    for form in inflect.adjective(spelling):
        if not form.written.endswith("ات"):  # rare, and like many a surname («عريقات»)
            yield LETTERS[lexeme.cls], form
    for plural in lexeme.values("plural"):
        yield LETTERS[lexeme.cls], inflect.Form(plural, "adjective", "m", "p", "")


def _content_forms(lexeme: Lexeme, spelling: str) -> Forms:
    for form in _governing(spelling):
        yield LETTERS[lexeme.cls], form


_FORMS = {
    "cue": _cue_forms,
    "verb": _verb_forms,
    "country": _country_forms,
    "nationality": _nationality_forms,
    "naming": _naming_forms,
    "plain-noun": _plain_forms,
    "plain-adjective": _adjective_forms,
    "place": _place_forms,
    "content": _content_forms,
}
