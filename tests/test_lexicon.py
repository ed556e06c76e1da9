from __future__ import annotations

import pytest

from masdar.lexicon import FEATURES, LETTERS, PREPOSITIONS, Lexeme, Lexicon, Reading, Row, inflect
from masdar.lexicon.classes import APART, LISTS
from masdar.pipeline import Resources


def best(word: str, resources: Resources) -> Reading:
    return resources.lexicon.readings(word)[0]


def is_a(reading: Reading, cls: str) -> bool:
    return reading.letter == LETTERS[cls]


# Third persons: he, she, they, both (m), both (f); then what he did to it, she to her, they to them.
PAST = {
    "قال": "قال قالت قالوا قالا قالتا قاله قالتها قالوهم",
    "دعا": "دعا دعت دعوا دعوا دعتا دعاه دعتها دعوهم",
    "نفى": "نفى نفت نفوا نفيا نفتا نفاه نفتها نفوهم",
    "أفاد": "أفاد أفادت أفادوا أفادا أفادتا أفاده أفادتها أفادوهم",
    "وعد": "وعد وعدت وعدوا وعدا وعدتا وعده وعدتها وعدوهم",
    "رأى": "رأى رأت رأوا رأيا رأتا رآه رأتها رأوهم",
    "أكد": "أكد أكدت أكدوا أكدا أكدتا أكده أكدتها أكدوهم",
}
# He, she, they, they after أن, both (m), both (f), he of it, they of them.
PRESENT = {
    "يقول": "يقول تقول يقولون يقولوا يقولان تقولان يقوله يقولونهم",
    "يدعو": "يدعو تدعو يدعون يدعوا يدعوان تدعوان يدعوه يدعونهم",
    "ينفي": "ينفي تنفي ينفون ينفوا ينفيان تنفيان ينفيه ينفونهم",
    "يفيد": "يفيد تفيد يفيدون يفيدوا يفيدان تفيدان يفيده يفيدونهم",
    "يعد": "يعد تعد يعدون يعدوا يعدان تعدان يعده يعدونهم",
    "يرى": "يرى ترى يرون يروا يريان تريان يراه يرونهم",
    "يؤكد": "يؤكد تؤكد يؤكدون يؤكدوا يؤكدان تؤكدان يؤكده يؤكدونهم",
}
# After لم, where the last letters of a weak verb fall.
JUSSIVE = {"يقول": "يقل تقل", "يدعو": "يدع تدع", "ينفي": "ينف تنف", "يفيد": "يفد تفد"}
PARTICIPLE = {
    "قائل": "قائلا قائلة قائلين",
    "داعي": "داعيا داعية داعين",
    "نافي": "نافيا نافية نافين",
    "مؤكد": "مؤكدا مؤكدة مؤكدين",
}
VERBAL_NOUN = {"تأكيد": "تأكيد تأكيده تأكيدها تأكيدهم", "دعوة": "دعوة دعوته دعوتها دعوتهم"}
ADJECTIVE = {"قطري": "قطري قطرية قطريون قطريين قطريات قطريان قطريتان قطريتين"}


@pytest.mark.parametrize(
    ("table", "generate"),
    [
        (PAST, inflect.past),
        (PRESENT, inflect.present),
        (JUSSIVE, inflect.present),
        (PARTICIPLE, inflect.participle),
        (VERBAL_NOUN, inflect.verbal_noun),
        (ADJECTIVE, inflect.adjective),
    ],
    ids=["past", "present", "jussive", "participle", "verbal noun", "adjective"],
)
def test_forms_are_generated(table: dict[str, str], generate: object) -> None:
    assert callable(generate)
    for lemma, forms in table.items():
        written = {form.written for form in generate(lemma)}
        assert set(forms.split()) <= written


def test_a_noun_has_its_cases_and_numbers() -> None:
    written = {form.written: form for form in inflect.noun("وزير", "وزيرة", ("وزراء",), "m", "")}
    assert {"وزير", "وزيرا", "وزيران", "وزيرين", "وزراء", "وزيرة", "وزيرات", "وزيرتان", "وزيرتين"} <= set(written)
    assert (written["وزيرة"].gender, written["وزيرة"].number) == ("f", "s")
    assert (written["وزراء"].gender, written["وزراء"].number) == ("m", "p")


@pytest.mark.parametrize(
    ("word", "cls", "gender", "number"),
    [
        ("قال", "past", "m", "s"),
        ("قالت", "past", "f", "s"),
        ("قالوا", "past", "m", "p"),
        ("يدعو", "present", "m", "s"),
        ("تدعو", "present", "f", "s"),
        ("ينفون", "present", "m", "p"),
        ("مضيفا", "participle", "m", "s"),
        ("مؤكدين", "participle", "m", "p"),
        ("الوزيرة", "office", "f", "s"),
        ("الوزراء", "office", "m", "p"),
    ],
)
def test_a_form_shows_its_gender_and_number(
    word: str, cls: str, gender: str, number: str, resources: Resources
) -> None:
    reading = best(word, resources)
    assert is_a(reading, cls)
    assert (reading.gender, reading.number) == (gender, number)


@pytest.mark.parametrize(
    ("word", "cls", "clitics", "article"),
    [
        ("وزير", "office", "", ""),  # not و and زير
        ("ووزير", "office", "و", ""),
        ("الوزير", "office", "", "ال"),
        ("والوزير", "office", "و", "ال"),
        ("فالوزير", "office", "ف", "ال"),
        ("لوزير", "for", "ل", ""),
        ("للوزير", "for", "ل", "ال"),
        ("للرئيس", "for", "ل", "ال"),
        ("وللرئيس", "for", "ول", "ال"),
        ("بالوزير", "with", "ب", "ال"),
        ("بالقول", "with", "ب", "ال"),
        ("بقوله", "with", "ب", ""),
        ("سيؤكد", "present", "س", ""),
        ("وسيؤكد", "present", "وس", ""),
        ("وقال", "past", "و", ""),
        ("فقالت", "past", "ف", ""),
    ],
)
def test_clitics_are_told_from_letters_of_the_word(
    word: str, cls: str, clitics: str, article: str, resources: Resources
) -> None:
    reading = best(word, resources)
    assert is_a(reading, cls)
    assert (reading.clitics, reading.definite, reading.skip) == (clitics, bool(article), len(clitics))


@pytest.mark.parametrize(
    ("word", "cls"),
    [
        ("وكالة", "media"),  # not و and كالة
        ("وفد", "organization"),
        ("وافد", "word"),
        ("بيان", "document"),  # not ب and يان
        ("النص", "document"),  # two letters after the article
        ("الله", "word"),  # not the article and له
        ("الآن", "time"),  # not the name Alan
        ("ألغى", "verb"),
        ("أقل", "word"),  # less, or what only the first person writes
        ("على", "on"),
        ("علي", "given"),
        ("إلى", "to"),
        ("إلي", "word"),
        ("أعتقد", "word"),  # the first person
        ("كان", "auxiliary"),  # not ك and أن
        ("بين", "among"),
    ],
)
def test_look_alikes_are_told_apart(word: str, cls: str, resources: Resources) -> None:
    assert best(word, resources).letter == LETTERS[cls]


@pytest.mark.parametrize("word", ["أضاف", "اضاف", "إضاف"])
def test_hamza_does_not_matter(word: str, resources: Resources) -> None:
    lexeme = best(word, resources).lexeme
    assert lexeme is not None
    assert lexeme.lemma == "أضاف"


def test_a_final_ta_marbuta_is_no_ha(resources: Resources) -> None:
    assert is_a(best("وكاله", resources), "media")  # the press leaves its dots out
    assert best("قولة", resources).lexeme is None or best("قولة", resources).core != "قوله"


@pytest.mark.parametrize(
    ("word", "lemma", "suffix"),
    [
        ("مصادرنا", "مصدر", "نا"),
        ("وزيرها", "وزير", "ها"),
        ("رئيسهم", "رئيس", "هم"),
        ("وزارته", "وزارة", "ه"),
        ("مواطنيه", "مواطن", "ه"),
        ("محققوها", "محقق", "ها"),
        ("زميلتهن", "زميل", "هن"),
    ],
)
def test_a_noun_may_carry_a_pronoun(word: str, lemma: str, suffix: str, resources: Resources) -> None:
    reading = best(word, resources)
    assert reading.lexeme is not None
    assert reading.lexeme.lemma == lemma
    assert reading.suffix == suffix
    assert reading.definite


def test_an_unknown_word_has_one_reading(resources: Resources) -> None:
    (reading,) = resources.lexicon.readings("زخطف")
    assert reading.lexeme is None
    assert is_a(reading, "word")
    assert is_a(best("الزخطف", resources), "definite")
    assert is_a(best("يزخطف", resources), "verb")


def test_readings_are_remembered_for_a_while_only() -> None:
    lexicon = Lexicon([Row(Lexeme("office.one", "وزير", "office", {}, ""), "", 1)])
    assert lexicon.readings("وزير") is lexicon.readings("وزير")


def test_letters_are_single_and_prepositions_known() -> None:
    assert all(len(letter) == 1 for letter in LETTERS.values())
    assert set(PREPOSITIONS) <= set(LETTERS.values())


def test_every_class_of_a_row_has_a_letter_or_forms() -> None:
    assert {cls for cls in FEATURES if cls not in LETTERS} == {"cue", *LISTS, *APART}


@pytest.mark.parametrize(("word", "listed"), [("تابع", True), ("تابعه", True), ("تابعين", True), ("تابعي", False)])
def test_a_list_holds_an_adjective_in_every_gender_and_number(
    word: str,
    listed: bool,  # noqa: FBT001
    resources: Resources,
) -> None:
    assert resources.lexicon.lists_inflected("for-whom", word) is listed
