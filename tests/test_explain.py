from __future__ import annotations

import pytest

from masdar.cli.explanation import render
from masdar.cli.terminal import cells
from masdar.explain import Attempt, Explanation, Trial, explain
from masdar.pipeline import Resources

TEXT = "نقلت وكالة رويترز عن وزير النقل سالم الراشدي قوله إن الجسر آمن. وقال المتحدث سوف نرد. ودعا إلى الحوار."


@pytest.fixture(scope="module")
def explanation(resources: Resources) -> Explanation:
    return explain(TEXT, resources)


def attempts(text: str, resources: Resources) -> dict[str, Attempt]:
    return {attempt.text: attempt for sentence in explain(text, resources).sentences for attempt in sentence.attempts}


def trial(attempt: Attempt, rule: str) -> Trial:
    (found,) = [trial for trial in attempt.trials if trial.rule == f"statement.{rule}"]
    return found


def test_the_tokens_are_those_of_the_text(explanation: Explanation) -> None:
    assert len(explanation.sentences) == 3
    written = [token.text for sentence in explanation.sentences for token in sentence.tokens]
    assert "".join(written) == TEXT.replace(" ", "")


def test_classes_have_names(explanation: Explanation) -> None:
    classes = {token.text: token.cls for token in explanation.sentences[0].tokens}
    assert classes["نقلت"] == "past"
    assert classes["وكالة"] == "media"
    assert classes["وزير"] == "office"
    assert classes["."] == "stop"


def test_a_word_with_several_readings_shows_them(resources: Resources) -> None:
    (token,) = explain("مشيرة", resources).sentences[0].tokens
    assert token.also


def test_the_rule_that_fired_shows_its_statement(explanation: Explanation) -> None:
    first = explanation.sentences[0].attempts[0]
    fired = [trial.rule for trial in first.trials if trial.fired]
    assert fired == ["statement.relay-from-source"]
    (statement,) = first.statements
    assert statement.rule == fired[0]
    assert statement.source.name == "سالم الراشدي"
    assert statement.via


def test_every_rejected_rule_has_its_reason(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        for attempt in sentence.attempts:
            for one in attempt.trials:
                assert one.fired == (one.reason == "")
                assert one.fired or one.reason.endswith(".") or ": " in one.reason


def test_reasons(resources: Resources) -> None:
    said = attempts("قال الوزير إن الجسر آمن.", resources)["قال"]
    assert trial(said, "verb-subject-quotation").reason == "Its pattern does not match here."
    assert trial(said, "relay-from-source").reason.startswith("The cue does not take relaying, only that, ")
    assert trial(said, "verb-subject-preposition").reason == "The cue governs no preposition: قال"
    relayed = attempts(TEXT, resources)["نقلت"]
    preferred = trial(relayed, "verb-subject-complement").reason
    assert preferred == "It fits, and statement.relay-from-source was preferred."


def test_a_cue_without_a_source_says_so(resources: Resources) -> None:
    opening = attempts("وأضاف أن الجسر آمن.", resources)
    reasons = [one.reason for attempt in opening.values() for one in attempt.trials]
    assert (
        any("no source" in reason or "make no statement" in reason for reason in reasons) or opening["أضاف"].statements
    )


def test_a_word_that_is_no_cue_is_not_tried(resources: Resources) -> None:
    (sentence,) = explain("الوزير في الجسر بالأمس.", resources).sentences
    assert sentence.attempts == ()


def test_nothing_is_explained_by_nothing(resources: Resources) -> None:
    assert explain("", resources).sentences == ()
    assert explain("\n\n", resources).sentences == ()


@pytest.mark.parametrize("width", [40, 80])
def test_lines_have_one_run_of_arabic_after_a_label(explanation: Explanation, width: int) -> None:
    for line in render(explanation, width):
        before = line.lstrip()
        arabic = [place for place, char in enumerate(before) if "\u0600" <= char <= "\u06ff"]
        if arabic and line == line.rstrip():
            run = before[arabic[0] : arabic[-1] + 1]
            assert not any(char.isascii() and char.isalpha() for char in run)
            assert not any(char.isascii() and char.isalpha() for char in before[arabic[-1] + 1 :])


def test_content_and_reasons_are_wrapped(explanation: Explanation) -> None:
    for line in render(explanation, 60):
        assert cells(line) <= 60


def test_nothing_that_steers_a_terminal_is_printed(resources: Resources) -> None:
    lines = render(explain("قال الوزير\u202e \x1b[31mإن الجسر آمن.", resources), 80)
    assert not set("\n".join(lines)) & {"\u202e", "\x1b"}


def test_the_rules_and_the_outcome_are_shown(explanation: Explanation) -> None:
    lines = list(render(explanation, 80))
    assert "  cue  نقلت" in lines
    at = lines.index("    yes  statement.relay-from-source")
    assert lines[at + 1 : at + 5] == [
        "         assert, indirect",
        "         source    سالم الراشدي",
        "         via       وكالة رويترز",
        "         content   الجسر آمن",
    ]
