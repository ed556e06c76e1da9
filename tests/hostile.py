"""Articles whose authors mean harm: every field tries to leave the place it is shown in."""

from __future__ import annotations

MARK = "hacked"
"""What a script would set on the window if it ran."""
_RUN = f"window.{MARK}=1"
_TEXT = (
    f"قال وزير المياه سالم الراشدي إن «<script>{_RUN}</script> السد آمن»،"
    f' مضيفا أن <img src=x onerror="{_RUN}"> الفحص انتهى.\n'
    f"وقال <b onmouseover='{_RUN}' autofocus tabindex=1 onfocus='{_RUN}'>كمال العياري</b>"
    f" لـ«<svg onload={_RUN}>» إن {{{{7*7}}}} الطريق مفتوح.\n"
    "وأكد مدير \u202eالمحطة\u202c هاني \u2067الكاتب أن \u202dالعمل\u202c انتهى، بحسب \u2066وكالة الساحل\u2069."
)

ARTICLES = (
    {
        "id": "hostile-script",
        "outlet": f'"><script>{_RUN}</script>',
        "title": f"</title><script>{_RUN}</script> وزير المياه: «السد آمن»",
        "url": f"javascript:{_RUN}",
        "date": "2025-05-04",
        "text": _TEXT,
    },
    {
        "id": "../../../etc/passwd",
        "outlet": "../../etc/passwd",
        "title": "\u202eعنوان\u202c مقلوب",
        "date": "2025-05-04",
        "text": _TEXT,
    },
    {
        "id": f"a\"b'c<script>{_RUN}</script>?x=1#y/.json",
        "outlet": "صحيفة / الجبل?x=1#y",
        "title": "",
        "url": "https://a.example/\"onclick='x'",
        "date": "2025-05-05",
        "text": f"قالت هناء السعدي إن {'طويل' * 300} الطريق مفتوح أمام الناس.",
    },
    {"id": "no-date", "title": "بلا تاريخ", "text": "قال مصدر إن الطريق مفتوح. وأضاف أن الجسر مغلق 😀𐤀 أمام الشاحنات."},
    {
        "id": "marks",
        "outlet": "صحيفة النهر",
        "date": "2025-05-05",
        "title": "الوزيرُ: «الطريقُ مفتوحٌ»",
        "text": "وقالَ وزيرُ النقلِ كمالُ العياريّ لـBBC News 😀 وللصحافيين: «الطريقُ مفتوحٌ أمامَ النـــاس»،"
        " وأضافَ أنَّ الجسرَ الجديدَ (New Bridge) يُفتَحُ غدا.\nوبحسبِ وكالةِ «رويترز»، فإنَّ العملَ انتهى.",
    },
)
