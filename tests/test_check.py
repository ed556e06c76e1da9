from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from masdar.check import Problem, check, unread_examples
from masdar.check.events import WORDS
from masdar.lexicon.rows import COLUMNS
from masdar.pipeline import load_resources

HEADER = "\t".join(COLUMNS)
GOOD_ROW = "cue.own-one\tتمتم\tcue\tpresent=يتمتم;takes=that|quote;act=assert\town\tتمتم الوزير أن الجسر آمن\t"
GOOD_RULE = """
[[rule]]
id = "statement.own"
says = "A rule of one's own."
pattern = "cue:past subject:office that"
takes = "that"
[[rule.example]]
text = "قال الوزير إن الجسر آمن."
cue = "قال"
source = "الوزير"
content = "الجسر آمن"
"""
MURMUR = {
    "id": "event.own",
    "class": "event",
    "features": "type=CONSULT;present=يتمتم;actor=subject;recipient=مع;needs=with",
    "example": "تمتم وزير المياه التونسي مع نظيره الليبي.",
}

# Cues whose own example the engine does not read yet.  The set may only shrink.
UNREAD = {
    "cue.aqb",
    "cue.kdhb",
    "cue.sjl",
}


class Overlay(NamedTuple):
    folder: Path

    def rows(self, *rows: str, header: str = HEADER) -> str:
        """Writes a lexicon file and returns its name."""
        path = self.folder / "lexicon" / "own.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return str(path)

    def rules(self, source: str, name: str = "own.toml") -> str:
        """Writes a grammar file and returns its name."""
        path = self.folder / "grammar" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
        return str(path)

    def problems(self) -> list[Problem]:
        return [problem for problem in check(self.folder) if problem.file.startswith(str(self.folder))]


@pytest.fixture
def overlay(tmp_path: Path) -> Overlay:
    return Overlay(tmp_path)


@pytest.fixture(scope="module")
def shipped() -> list[Problem]:
    return check(None)


def row(**cells: str) -> str:
    usual = dict(zip(COLUMNS, GOOD_ROW.split("\t"), strict=True))
    return "\t".join((usual | cells).values())


def test_the_shipped_data_is_sound(shipped: list[Problem]) -> None:
    assert shipped == []


def test_cues_are_read_in_their_examples() -> None:
    assert {problem.sentence.partition(":")[0] for problem in unread_examples()} == UNREAD


def test_a_sound_overlay_has_no_problem(overlay: Overlay) -> None:
    overlay.rows(GOOD_ROW, "office.minister\t\tremove\t\t\t\t")
    assert overlay.problems() == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (GOOD_ROW + "\t", "The row has 8 columns instead of 7."),
        (row(lemma=""), "The row needs an id, a lemma and a class."),
        ("cue.none\t\tremove\t\t\t\t", "There is no entry cue.none to remove."),
        (row(**{"class": "cuo"}), "There is no class cuo that a row can have."),
        (row(**{"class": "past"}), "There is no class past that a row can have."),
        (row(features="takes=that;act=asert"), "cue.own-one: act is one of "),
        (row(features="takes=that"), "cue.own-one: A cue needs its act (act=)."),
        (row(features="act=assert"), "cue.own-one: A cue takes something (takes=) or governs a preposition (prep=)"),
        (row(features="takes=thet;act=assert"), "cue.own-one: takes is one of "),
        (row(features="takes=that;prep=الى;act=assert"), "cue.own-one: prep is one of "),
        (row(features="takes=that;act=assert;present="), "cue.own-one: The feature present has no value."),
        (row(features="takes=that;act=assert;plural=تمتمات"), "cue.own-one: The class cue has no feature plural; "),
        (row(example="قال الوزير إن الجسر آمن"), "cue.own-one: The example holds no form of تمتم."),
    ],
)
def test_a_mistake_in_a_row_is_told_with_its_place(overlay: Overlay, wrong: str, sentence: str) -> None:
    file = overlay.rows("# a remark", wrong)
    (problem,) = overlay.problems()
    assert (problem.file, problem.line) == (file, 3)
    assert problem.sentence.startswith(sentence)
    assert problem.sentence.endswith(".")


@pytest.mark.parametrize("source", ['# own\n\n[[frame]]\nsays="x"\n', '# own\n\n[[frame]]\nid="event.own"\n'])
def test_a_frame_is_found_by_its_head_where_its_id_is_not(overlay: Overlay, source: str) -> None:
    path = overlay.folder / "events" / "own.toml"
    path.parent.mkdir()
    path.write_text(source, "utf-8")
    [problem] = overlay.problems()
    assert (problem.file, problem.line) == (str(path), 3)


def test_a_word_of_events_has_no_problem_where_its_example_shows_it(overlay: Overlay) -> None:
    overlay.rows(row(**MURMUR))
    assert overlay.problems() == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"example": "تمتم وزير المياه التونسي."}, "The example should give CONSULT by this word; it gives no event."),
        (
            {"example": "زار وزير المياه التونسي ليبيا."},
            "The example should give CONSULT by this word; it gives CONSULT «زار» (وزير المياه التونسي ← → ليبيا, ",
        ),
        (
            {"lemma": "تباحث", "example": "تباحث وزير المياه التونسي مع نظيره الليبي."},
            "The example comes out the same without the row.",
        ),
        ({"features": MURMUR["features"] + ";light=تمتم"}, "There is no تمتم of the class light."),
    ],
)
def test_a_word_of_events_that_does_nothing_is_told(overlay: Overlay, wrong: dict[str, str], sentence: str) -> None:
    file = overlay.rows(row(**(MURMUR | wrong)))
    (problem,) = overlay.problems()
    assert (problem.file, problem.line) == (file, 2)
    assert problem.sentence.startswith(f"event.own: {sentence}")


def test_each_word_of_events_has_an_example() -> None:
    apart = load_resources().lexicon.apart
    assert [word.id for name in WORDS for word in apart[name] if not word.example] == []


LISTED = {"id": "roughly.own", "lemma": "زخم", "class": "roughly", "features": ""}


@pytest.mark.parametrize(
    ("listed", "example"),
    [
        ({}, "اعتقل الجيش التونسي زخم 20 مسلحا."),
        ({"id": "weighing.own", "lemma": "زمرد", "class": "weighing"}, "وقال الوزير إن الطلاب ألف، وهو زمرد كبير."),
    ],
)
def test_the_example_of_a_listed_word_shows_what_it_does(
    overlay: Overlay, listed: dict[str, str], example: str
) -> None:
    overlay.rows(row(**(LISTED | listed | {"example": example})))
    assert overlay.problems() == []


def test_a_listed_word_that_does_nothing_is_told(overlay: Overlay) -> None:
    file = overlay.rows(row(**LISTED, example="اعتقل الجيش التونسي مسلحا."))
    sentence = "roughly.own: The example comes out the same without the row."
    assert overlay.problems() == [Problem(file, 2, sentence)]


def test_a_word_may_say_where_places_are(overlay: Overlay) -> None:
    example = "قصف الجيش اليمني مواقع للمسلحين في دوحات صعدة."
    overlay.rows(row(id="place-noun.own", lemma="دوحات", features="", example=example, **{"class": "place-noun"}))
    assert overlay.problems() == []


def test_an_id_is_used_once(overlay: Overlay) -> None:
    file = overlay.rows(GOOD_ROW, GOOD_ROW)
    assert overlay.problems() == [Problem(file, 3, "The id cue.own-one is used twice.")]


def test_the_columns_are_named_by_the_first_row(overlay: Overlay) -> None:
    file = overlay.rows(GOOD_ROW, header="id\tlemma")
    assert overlay.problems() == [Problem(file, 1, f"The first row must name the columns {', '.join(COLUMNS)}.")]


def test_a_lexicon_is_utf8(overlay: Overlay) -> None:
    file = overlay.rows()
    Path(file).write_bytes("قال".encode("cp1256"))
    (problem,) = overlay.problems()
    assert problem.sentence.startswith("The file cannot be read as UTF-8 text")


def test_a_good_rule_has_no_problem(overlay: Overlay) -> None:
    # The shipped rule that does the same stands before it, and is taken away.
    overlay.rules('group = "verb"\nremove = ["statement.verb-subject-complement"]\n' + GOOD_RULE)
    assert overlay.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('id = "statement.own"\n', "", 2, "The rule needs an id, a pattern and an example."),
        ('pattern = "cue:past subject:office that"\n', "", 3, "statement.own: The rule needs an id, a pattern"),
        ("[[rule.example]]", "[[rule.counterexample]]", 3, "statement.own: The rule needs an id, a pattern"),
        ("subject:office", "subject:offise", 3, "statement.own: There is no token class and no macro offise."),
        ("cue:past", "past", 3, "statement.own: The pattern needs the label cue."),
        ('takes = "that"', 'takes = "prep"', 3, "statement.own: The pattern needs the label prep."),
        ('takes = "that"', 'takes = "that"\ncontent = "left"', 3, "statement.own: content is one of after, around, "),
        ('text = "قال الوزير إن الجسر آمن."\n', "", 3, "statement.own: An example needs a text or a title."),
        ('cue = "قال"\n', "", 3, "statement.own: An example needs the cue that the rule finds in it."),
        ('says = "A rule', "says = A rule", 4, "The file is no valid TOML: "),
        ('cue = "قال"', 'cue = "قا"', 8, "statement.own: The example should have the cue «قا» and has «قال»."),
        (
            'source = "الوزير"',
            'source = "وزير"',
            8,
            "statement.own: The example should have the source «وزير» and has ",
        ),
        ('content = "الجسر', 'content = "إن الجسر', 8, "statement.own: The example should have the content «إن الجسر"),
        (
            'cue = "قال"',
            'cue = "قال"\nvia = ["ب"]',
            8,
            "statement.own: The example should have the relays «ب» and has «».",
        ),
        ('text = "قال الوزير إن', 'text = "قال أحمد إن', 8, "statement.own: The rule does not find its example; "),
    ],
)
def test_a_mistake_in_a_rule_is_told_with_its_place(
    overlay: Overlay, old: str, new: str, line: int, sentence: str
) -> None:
    assert old in GOOD_RULE
    file = overlay.rules('remove = ["statement.verb-subject-complement"]' + GOOD_RULE.replace(old, new))
    (problem,) = overlay.problems()
    assert (problem.file, problem.line) == (file, line)
    assert problem.sentence.startswith(sentence)
    assert problem.sentence.endswith(".")


def test_a_counterexample_is_not_found(overlay: Overlay) -> None:
    rule = GOOD_RULE + '[[rule.counterexample]]\ntext = "قال الرئيس إن الجسر آمن."\n'
    file = overlay.rules('remove = ["statement.verb-subject-complement"]' + rule)
    sentence = "statement.own: The rule finds a statement in its counterexample, by the cue «قال»."
    assert overlay.problems() == [Problem(file, 13, sentence)]


@pytest.mark.parametrize(
    ("source", "line", "sentence"),
    [
        ('group = "verbs"\n', 1, "group is one of verb, nominal, according, headline, not verbs."),
        ('remove = ["statement.none"]\n', 1, "There is no rule statement.none to remove."),
        ('remove = "statement.none"\n', 1, "remove is a list of the ids of rules."),
        ('\nrule = "statement.none"\n', 2, "Each rule is a table of its own, under [[rule]]."),
        ("[macros]\nplain = 1\n", 1, "Each macro is a name and a pattern between quotation marks."),
    ],
)
def test_a_mistake_in_a_grammar_file_is_told(overlay: Overlay, source: str, line: int, sentence: str) -> None:
    file = overlay.rules(source)
    assert Problem(file, line, sentence) in overlay.problems()


def test_a_rule_id_is_used_once(overlay: Overlay) -> None:
    file = overlay.rules('remove = ["statement.verb-subject-complement"]\n' + GOOD_RULE + GOOD_RULE)
    assert Problem(file, 15, "The id statement.own is used twice.") in overlay.problems()


def test_one_mistake_hides_no_other(overlay: Overlay) -> None:
    lexicon = overlay.rows(row(lemma=""), row(features="act=assert"))
    grammar = overlay.rules(GOOD_RULE.replace("office", "offise"))
    assert [(problem.file, problem.line) for problem in overlay.problems()] == [
        (grammar, 3),
        (lexicon, 2),
        (lexicon, 3),
    ]


def test_loading_stops_at_a_mistake(overlay: Overlay) -> None:
    file = overlay.rows(row(lemma=""), row(**{"class": "cuo"}))
    with pytest.raises(ValueError, match="needs an id") as raised:
        load_resources(overlay.folder)
    assert str(raised.value) == f"{file}:2: The row needs an id, a lemma and a class. (1 more: see `masdar check`)"
    with pytest.raises(ValueError, match="there is no such folder"):
        load_resources(overlay.folder / "none")
