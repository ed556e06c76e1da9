"""Where the name of a source begins and ends."""

from __future__ import annotations

import pytest

from masdar.pages.article import make_article
from masdar.pipeline import Resources, read_article


def names(text: str, resources: Resources) -> list[str | None]:
    """Returns the name of the source of each statement."""
    return [s.source.name for s in read_article(make_article(text=text), resources).statements]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("عبد الكريم مجاهد، وهو طبيب، إن", "عبد الكريم مجاهد"),
        ("عبد الرحيم الصالح:", "عبد الرحيم الصالح"),
        ("الملك كمال السادس أمام النواب إن", "كمال السادس"),
        ("المتحدث سالم الحواري لرويترز إن", "سالم الحواري"),
        ("كمال، المقيم في الخارج، إن", "كمال"),
        ("مجدي بازيان، وهو ناشط، إن", "مجدي بازيان"),
        ("سمير خلف، في بيان، إن", "سمير خلف"),
        ("سالم شريف في مؤتمر صحفي إن", "سالم شريف"),
        ("ليلى لوين إن", "ليلى لوين"),
        ("فريد حق، في وقت متأخر، إن", "فريد حق"),
        ("كريستين لارا فورد إن", "كريستين لارا فورد"),
        ("علي أكبر ولايتي، مستشار المجلس، إن", "علي أكبر ولايتي"),
        ("السفير تشانغ يونغ هوا إن", "تشانغ يونغ هوا"),
        ("سالم لوكالة «النهر» إن", "سالم"),
    ],
)
def test_surnames_that_are_written_like_other_words(subject: str, name: str, resources: Resources) -> None:
    assert names(f"وقال {subject} الطريق مفتوح.".replace(": الطريق مفتوح", ": «الطريق مفتوح»"), resources) == [name]
