"""How real an event is, by the tense and the words around the word that names it."""

from __future__ import annotations

import re
from itertools import chain, pairwise, takewhile
from typing import Literal, cast

from masdar.events.finding import Finding
from masdar.events.triggers import SPOKEN, Word
from masdar.events.view import View
from masdar.lexicon import Lexicon
from masdar.model import Status
from masdar.text import fold

_WINDOW = 7
"""Letters before a trigger, or its carrier, in which what governs it stands."""
_AFTER = 3
"""Letters after a noun in which an adjective says that it is to come."""
_GOVERNING = 3
"""Words right before a trigger, or before أن, that govern it."""
_THAT = 5
"""Words before أن in which the verb stands that governs it («تشترط على المسلحين أن»)."""
_WHEN = frozenset({"قبل", "بعد", "منذ", "عقب", "اثر", "خلال", "اثناء", "غداه"})
"""Words after which a noun only says when: nothing before them governs it."""
_STILL = frozenset({"تزال", "يزال", "زال", "زالت", "زالوا", "يزالون"})
"""Words that with a word of denial say that something goes on («لا تزال تحاصر»)."""
_STOPS = frozenset(".|,:<>R")
_VERBS = frozenset("EV^")
_GOVERNED = re.compile(r"[ok]?[iublm]?[@&og0]*[V^]")
"""Letters before a noun, the nearest first, up to the verb that it is the complement of («يسعى الجيش إلى اقتحام»)."""
_OF_SOMEBODY = re.compile(r"[iublm]?[@&]+o")
"""The same, up to the noun whose complement it is («اقتراح الرئيس استقالة الوزير»)."""
_OBJECT = re.compile(r"[@&og0]*[V^]")
"""The same, up to the verb whose object it is («ستعطي الحكومة موافقتها»)."""
_FORETOLD = re.compile(r"[@&og0]{0,3}(?:[umlbf][@&og0]{1,3}){0,2}[V^]")
"""Letters after a noun up to the verb whose subject it is."""
_DOUBTED = re.compile(r"[@&og0]*Vj")
"""Letters before أن of a verb that is denied («لا يعني أن»)."""
_AIMED = ("على", "نحو", "object")
_CHARGED = "مسؤول"
"""Whoever is so for what a noun names has it as an office, where it is aimed at nobody."""
_JOINED = 25
"""Letters before a verb within which the one stands that و joins it to."""
_ENDS = frozenset(".|:<>R")
Free = Literal["free"]
_FREE: Free = "free"
"""What أن says of a verb that none governs."""
_BY_LIST: tuple[tuple[str, Status | None], ...] = (
    ("managing", "occurred"),
    ("planning", "planned"),
    ("wishing", None),
)
"""Lists of the words before أن, and how real each makes the verb after it."""
_OF_PURPOSE: tuple[tuple[str, Status], ...] = (("supposing", "hypothetical"), ("planning", "planned"))
"""Lists of the words before what something is for that say more of it."""
_UNDER_IT = 3
"""Words after a verb among which the pact stands that lays down what it says («اتفاق تنسحب بموجبه القوات»)."""
_ONLY = 9
"""Words after a denied verb in which what it was done after stands."""
_NONE = (["لا"], ["ولا"], ["بلا"])
"""Words right before a noun of which there is none («لا مفاوضات مع ليبيا»)."""
_BEFORE = "قبل"
"""The word that after من, and with nothing after it, says that something was done before."""
_DECISION = "قرار"
"""The word whose complement is done once it is decided, where saying so does it («قرار رفض الخطة»)."""


def status(found: Finding, view: View, lexicon: Lexicon) -> Status | None:
    """Returns the status of an event, or null where its words only name a topic, a wish or a purpose."""
    lexeme = found.word.lexeme
    spoken = lexeme.value("type") in SPOKEN and lexeme.value("mode") != "investigate"
    if found.carrier is not None:
        if found.carries == "call":
            return "planned"
        told = found.carrier[1].lexeme.values("status")  # the second is that of what is done by saying so
        if told and not (told[0] == "denied" and lexeme.value("type") == "ACCUSE"):  # who denies a charge was charged
            denied = _Before(view, view.place[found.carrier[0]], lexicon).letters.startswith("j")
            return "denied" if denied else cast("Status", told[-1] if spoken else told[0])  # «لا تعتزم التخلي»
        if found.carrier[1].clitics.endswith("ل") and not found.carrier[1].verb:
            return _of_purpose(view, view.place[found.carrier[0]], lexicon)
    carried = found.carrier is not None and found.carrier[1].verb
    token, word = found.carrier if carried and found.carrier is not None else (found.place, found.word)
    before = _Before(view, view.place[token], lexicon)
    if word is not found.word and token < found.place:
        near = _Before(view, view.place[found.place], lexicon).cores[: view.place[found.place] - view.place[token] - 1]
        if before.any("wishing", near) or before.any("about-it", near):
            return None  # «أعلن التحالف هدنة لوقف العمليات»
        if before.any("supposing", near):
            return "hypothetical"
    if _only_told_apart(found, view, token, before, lexicon) or _habit(view, token, lexicon):
        return None
    if word.verb and (told_after := _told_after(view, token, word, before, lexicon)) is not None:
        return told_after
    if word.verb:
        goes_on = _goes_on(view, view.place[token], lexicon) if word.clitics in ("و", "ف") else _FREE
        if goes_on != _FREE and word.form.kind == "present":
            return goes_on
        return _of_verb(word, before, spoken=spoken)
    if _foretold(view, view.place[token], found):
        return "hypothetical"
    if not word.definite and before.refused:
        return None  # «لن يقبل بسيطرة الجيش»
    return _of_noun(before, _after(view, view.place[token]), spoken=spoken)


def _of_purpose(view: View, at: int, lexicon: Lexicon) -> Status | None:
    """Returns how real what a noun behind ل carries is: a thing to come where that is said, else only a purpose."""
    before = _Before(view, at, lexicon)
    near = before.governing
    for name, real in _OF_PURPOSE:
        if before.any(name, near):
            return real
    return None  # «الاحتجاجات ستار لشن هجمات»


def _only_told_apart(found: Finding, view: View, token: int, before: _Before, lexicon: Lexicon) -> bool:
    """Tells whether the words only say which pact, ground or measure is meant («مناطق انتشار الجيش»).

    `token` is that of the noun, or of the verb of its event, and `before` are the words before it.
    """
    lexeme, at = found.word.lexeme, view.place[token]
    if lexicon.lists("pact", fold(lexeme.lemma)):
        place = view.place[found.place]
        if "R" in view.letters[place:at]:
            return True  # «الصفقة التي أبرمتها تونس»
        between = _Before(view, place, lexicon).cores[: max(0, place - at - 1)]
        # «بموجب اتفاق مع تونس»، «أعلن الرئيس انسحاب بلاده من الاتفاق»
        return before.any("pact-past", [*between, *before.cores[:_GOVERNING]])
    if not found.word.verb and token == found.place:
        charged = not found.word.definite and not any(slot in found.slots for slot in _AIMED)
        tokens = view.tokens
        if charged and tokens.words[token - 1 : token] == ["عن"] and tokens.core(token - 2).startswith(_CHARGED):
            return True  # «القائد المسؤول عن إطلاق الصواريخ»
        return before.any("ground", before.cores[:1])
    return lexeme.value("needs") == "struck" and _of_measures(view, at, lexicon)


def _habit(view: View, token: int, lexicon: Lexicon) -> bool:
    """Tells whether the clause says what is done time and again, or was at some time before.

    («عادة ما يستهدف المسلحون …»، «تشن باستمرار غارات»، «شهدت في السابق معارك»، «أجرتا تدريبات من قبل»)
    """
    tokens = view.tokens
    before = range(token - 1, max(-1, token - 1 - _ONLY), -1)
    after = range(token + 1, min(token + 1 + _ONLY, len(tokens)))
    habit, formerly = lexicon.listed("habit"), lexicon.listed("formerly")
    sides = (takewhile(lambda at: tokens.letters[at] not in _STOPS, side) for side in (before, after))
    for place in chain.from_iterable(sides):
        core = tokens.core(place)
        if core.removeprefix("و") in habit:
            return True
        if tokens.words[place - 1 : place] == ["في"] and core in formerly:
            return True
        if core == _BEFORE and tokens.words[place - 1 : place] == ["من"]:
            following = tokens.letters[place + 1 : place + 2]
            if following in tuple(".,|") or tokens.words[place + 1 : place + 2] in (["ولكن"], ["لكن"]):
                return True
    return False


def _told_after(view: View, token: int, word: Word, before: _Before, lexicon: Lexicon) -> Status | None:
    """Returns how real a verb is by the words after it, or null where they do not say it."""
    after = [view.tokens.core(at) for at in range(token + 1, min(token + 1 + _ONLY, len(view.tokens)))]
    if word.form.kind == "present" and any(lexicon.lists("under-it", core) for core in after[:_UNDER_IT]):
        return "planned"
    denied = before.cores[:1] == ["لم"]
    if denied and any(core == "الا" and lexicon.lists("after-all", then) for core, then in pairwise(after)):
        return "occurred"  # «لم تفرج عنهم إلا بعد أيام»
    return None


def _of_measures(view: View, at: int, lexicon: Lexicon) -> bool:
    """Tells whether what a verb goes back to is a measure, whose aim is no target («إجراءات تستهدف …»)."""
    reading = view.tokens.reading(view.token[at])
    joined = reading is not None and reading.kind == "present" and reading.clitics == "و"  # «دخلت العقوبات … وتستهدف»
    for place in range(at - 1, max(-1, at - 1 - (_JOINED if joined else _GOVERNING + 1)), -1):
        if view.letters[place] in ".|<>":
            return False
        if lexicon.lists("measure", view.tokens.core(view.token[place])):
            return True
    return False


def _foretold(view: View, at: int, found: Finding) -> bool:
    """Tells whether an indefinite noun, or one with its genitive, does what is to come («رفع العقوبات سيتيح»)."""
    match = _FORETOLD.match(view.letters, at + 1)
    if match is None or found.word.definite or found.word.form.suffix:
        return False
    reading = view.tokens.reading(view.token[match.end() - 1])
    return reading is not None and reading.clitics == "س"


class _Before:
    """The words of the clause before a trigger, the nearest first, with their letters."""

    def __init__(self, view: View, at: int, lexicon: Lexicon) -> None:
        places = []
        for place in range(at - 1, max(-1, at - 1 - _WINDOW), -1):
            if view.letters[place] in _STOPS:
                break
            places.append(place)
        self.letters = "".join(view.letters[place] for place in places)
        self._places = [view.token[place] for place in places]
        self.cores = [view.tokens.core(token) for token in self._places]
        self.words = [view.tokens.words[token] for token in self._places]
        self.classes = "".join(view.tokens.letters[token] for token in self._places)
        self._tokens = view.tokens
        self._lexicon = lexicon

    @property
    def nothing(self) -> bool:
        """Whether it is said that there is none («لا وجود لحرب أو مفاوضات»)."""
        return any(pair == ("وجود", "لا") for pair in pairwise(self.words[:_THAT]))

    @property
    def clause(self) -> list[str]:
        """The words up to one that opens a clause («بعدما»)."""
        return list(takewhile(lambda core: not self._lexicon.lists("opening-clause", core), self.cores))

    @property
    def future(self) -> bool:
        """Whether the noun is the object of a verb in the future («ستعطي موافقتها»)."""
        verb = _OBJECT.match(self.letters)
        reading = self._tokens.reading(self._places[verb.end() - 1]) if verb is not None else None
        return reading is not None and reading.clitics.endswith("س")

    @property
    def verb_governed(self) -> Status | Free | None:
        """How real the verb is that the noun is the subject or object of («مرجحا أن يحصل اتفاق»)."""
        if self._aimed():
            return None  # «ليحصل على موافقة الحكومة»
        verb = _OBJECT.match(self.letters) or _GOVERNED.match(self.letters)
        before = self.letters[verb.end() : verb.end() + 1] if verb is not None else ""
        if verb is not None and before == "D":
            reading = self._tokens.reading(self._places[verb.end() - 1])
            return "hypothetical" if reading is not None and reading.kind == "present" else _FREE
        if verb is None or before != "E" or self.words[verb.end()] != "أن":
            return _FREE
        return _governed(self, verb.end(), present=True)

    @property
    def refused(self) -> bool:
        """Whether the noun is the complement of a verb that is denied."""
        verb = _GOVERNED.match(self.letters)
        return verb is not None and self.letters[verb.end() : verb.end() + 1] == "j"

    def _aimed(self) -> bool:
        """Tells whether the noun is the complement of a verb that says what something is for."""
        verb = _GOVERNED.match(self.letters)
        reading = self._tokens.reading(self._places[verb.end() - 1]) if verb is not None else None
        return reading is not None and reading.kind == "present" and reading.clitics == "ل"

    @property
    def governing(self) -> list[str]:
        """The words right before a noun, up to one that only says when, and the verb that it is the complement of."""
        verb = next((at for at, letter in enumerate(self.letters[:_GOVERNING]) if letter in _VERBS), _GOVERNING)
        near = self.cores[: min(verb + 1, _GOVERNING)]  # «قرار جرى التفاوض عليه»
        when = next((at for at, core in enumerate(near) if core in _WHEN), len(near))
        found = _GOVERNED.match(self.letters) or _OF_SOMEBODY.match(self.letters)
        if found is None or when < min(len(near), found.end()):  # «طرح خلال لقاء»
            return near[:when]
        return [*near[:when], *self.cores[found.end() - 1 : found.end()]]

    def any(self, name: str, cores: list[str] | None = None) -> bool:
        """Tells whether one of the words, or of `cores`, stands in a list."""
        return any(self._lexicon.lists(name, core) for core in (self.cores if cores is None else cores))


def _after(view: View, at: int) -> list[str]:
    return [view.tokens.core(view.token[place]) for place in range(at + 1, min(at + 1 + _AFTER, len(view.letters)))]


def _of_verb(word: Word, before: _Before, *, spoken: bool) -> Status | None:
    kind, clitic = word.form.kind, word.clitics[-1:]
    near = before.cores[:_GOVERNING]
    if word.lexeme.values("before"):
        return "occurred"  # «لن نقبل» refuses
    if "j" in before.letters[:_GOVERNING] and not _STILL & set(near):
        not_yet = before.cores[before.letters.index("j") + 1 :][:1] == ["ما"]  # «ما لم تفرج أنقرة عنه»
        supposed = not_yet or before.any("supposing", before.cores[: _GOVERNING + 1])
        return "hypothetical" if supposed else "denied"
    governed = _governed(before, 0, present=kind != "past")
    if governed is None or ("?" in before.classes and kind != "past"):
        return None  # «هل ينسحب الجيش»
    if clitic == "س" or "سوف" in near:
        return "planned"
    opens = next(
        (at for at, core in enumerate(before.cores) if before.any("opening-clause", [core])), len(before.cores)
    )
    if before.any("supposing", before.cores[:opens]):
        return "hypothetical"
    if governed != _FREE:
        return governed
    if clitic == "ل":
        return None
    if before.any("planning", near):
        return "planned"
    if before.letters.startswith("D") and kind != "past" and word.form.written[0] in "يتن":
        return "hypothetical"
    if kind == "past" or spoken:
        return "occurred"
    clause = next((at for at, letter in enumerate(before.letters) if letter in _VERBS), len(before.letters))
    return "occurred" if "K" in before.letters[:clause] else "ongoing"


def _governed(before: _Before, first: int, *, present: bool) -> Status | Free | None:
    """Returns how real أن makes a verb before which the words from `first` on stand."""
    that = next((at + 1 for at, letter in enumerate(before.letters[first:], first) if letter in "Ee"), 0)
    if not that:
        return _FREE
    if _DOUBTED.match(before.letters, that):
        return None  # «لا يعني أن …»
    governing = before.cores[that : that + _THAT]
    if not present:
        return _FREE
    if that == first + 1 and governing[:1] and governing[0] in _WHEN:
        return "occurred"  # «قبل أن يلتقي الوزير»
    for name, status in _BY_LIST:
        if before.any(name, governing):
            return status
    if governing[:1] == ["شان"]:
        return "hypothetical"  # «من شأنه أن يرفع العقوبات»
    return "hypothetical" if that == first + 1 and before.words[first] == "أن" else _FREE


def _goes_on(view: View, at: int, lexicon: Lexicon) -> Status | Free | None:
    """Returns how real the verb is that و joins another to («سيزور تونس ويلتقي الوزير»), if it is no plain one."""
    tokens = view.tokens
    for place in range(at - 1, max(-1, at - _JOINED), -1):
        letter = view.letters[place]
        if letter in _ENDS:
            break
        if letter == "E":
            subjunctive = tokens.words[view.token[place]] == "أن"
            return _governed(_Before(view, place + 1, lexicon), 0, present=True) if subjunctive else _FREE
        if letter in "V^":
            reading = tokens.reading(view.token[place])
            if reading is None or reading.kind != "present":
                break
            if reading.clitics.endswith("س"):
                return "planned"
    return _FREE


def _of_noun(before: _Before, after: list[str], *, spoken: bool) -> Status | None:
    near = before.governing
    if before.words[:1] in _NONE or before.nothing:
        return None
    if before.future:
        return "planned"
    governed = before.verb_governed
    if governed != _FREE:
        return governed
    if before.any("supposing", near):
        return "hypothetical"
    if before.any("planning", near if spoken else [*near, *after]):
        return "occurred" if spoken and _DECISION in near else "planned"
    if before.any("wishing", near) or before.any("about-it", near[:2]):
        return None
    return "occurred"
