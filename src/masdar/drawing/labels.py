"""The words of the drawings themselves, in each language of the interface."""

from __future__ import annotations

from typing import NamedTuple

from masdar.archive.trace.records import DriftKind
from masdar.drawing.svg import Language


class Labels(NamedTuple):
    """Every word that a drawing says of its own; a language has all of them or cannot be made."""

    between: str
    """What stands between the parts of an enumeration."""
    comma: str
    chain: str
    origin: str
    relay: str
    outlet: str
    not_stated: str
    over_time: str
    statements: str
    most: str
    """The most statements of one bar."""
    undated: str
    no_date: str
    dates: str
    happened: str
    published: str
    claim: str
    carriers_left_out: str
    earliest: str
    took_from: str
    copy: str
    named: str
    unnamed: str
    own_voice: str
    denied: str
    unsettled: str
    became: str
    """The words of a finding before and after."""
    unordered: str
    """Said of a finding where nothing tells which of the two articles appeared first."""
    left_out: str
    nothing: str
    drift: dict[DriftKind, str]


_LABELS: dict[Language, Labels] = {
    "ar": Labels(
        between="؛ ",
        comma="، ",
        chain="سلسلة الرواية من المصدر إلى الناشر",
        origin="المصدر",
        relay="الناقل",
        outlet="الناشر",
        not_stated="غير مذكور",
        over_time="عدد الأقوال عبر الزمن",
        statements="الأقوال: {}",
        most="أقصى عدد: {}",
        undated="بلا تاريخ: {}",
        no_date="بلا تاريخ",
        dates="متى وقع ومتى نُشر",
        happened="وقع",
        published="نُشر",
        claim="مسار الخبر بين وسائل الإعلام",
        carriers_left_out="لم تُرسم {} من المواد اللاحقة",
        earliest="الأقدم في هذا الأرشيف",
        took_from="عن {}",
        copy="نسخة",
        named="منسوب إلى مصدر مسمى",
        unnamed="منسوب إلى مصدر غير مسمى",
        own_voice="بصوت الوسيلة نفسها",
        denied="نفي",
        unsettled="مصدر لم يتضح",
        became="{} ← {}",
        unordered="لا يُعرف أيهما كان أولا",
        left_out="و{} أخرى",
        nothing="لا شيء يُرسم",
        drift={
            "attribution-dropped": "سقط الإسناد",
            "hardened": "اشتدّ الجزم",
            "softened": "خفّ الجزم",
            "source-named": "سُمّي مصدر لم يكن مسمّى",
            "source-unnamed": "أُخفي اسم المصدر",
            "relay-dropped": "سقط ذكر الناقل",
            "quotation-altered": "تغيّر نص الاقتباس",
            "quotation-reported": "صار الاقتباس حكاية بالمعنى",
            "number-changed": "تغيّر العدد",
            "date-changed": "تغيّر التاريخ",
            "negation-changed": "انقلب النفي",
            "denial-left-out": "أُغفل النفي",
        },
    ),
    "en": Labels(
        between="; ",
        comma=", ",
        chain="The chain from origin to outlet",
        origin="Origin",
        relay="Relay",
        outlet="Outlet",
        not_stated="not stated",
        over_time="Statements over time",
        statements="statements: {}",
        most="most: {}",
        undated="{} without a date",
        no_date="no date",
        dates="When it happened and when it was published",
        happened="happened",
        published="published",
        claim="The claim on its way between outlets",
        carriers_left_out="{} later articles are not drawn",
        earliest="earliest in this archive",
        took_from="from {}",
        copy="a copy",
        named="on the word of a named source",
        unnamed="on the word of an unnamed source",
        own_voice="in the outlet's own voice",
        denied="denied",
        unsettled="source not settled",
        became="{} → {}",
        unordered="which came first is not known",
        left_out="and {} more",
        nothing="nothing to draw",
        drift={
            "attribution-dropped": "attribution dropped",
            "hardened": "verb hardened",
            "softened": "verb softened",
            "source-named": "source named",
            "source-unnamed": "source no longer named",
            "relay-dropped": "relay dropped",
            "quotation-altered": "quotation altered",
            "quotation-reported": "quotation turned into report",
            "number-changed": "number changed",
            "date-changed": "date changed",
            "negation-changed": "negation turned",
            "denial-left-out": "denial left out",
        },
    ),
}


def labels(language: Language) -> Labels:
    """Returns the words of a language."""
    return _LABELS[language]
