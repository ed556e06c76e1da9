"""Cues that are none where they stand: another sense, another person, or nothing that was said."""

from __future__ import annotations

import re

from masdar.lexicon import PREPOSITIONS, Lexeme, Reading
from masdar.segment import Tokens
from masdar.text import fold

_SAID = re.compile("[iunmb]?[E<]")
"""What a circumstance of saying is followed by («مشيرة إلى أن»)."""
_TARGETS = tuple("OUGWYCPtdw")
"""What one who accuses or praises names right after."""
_BESIDE = 6
"""Tokens after a cue in which a word gives it another sense."""
_ROOT = 3
"""Letters of a verb of the first form."""
_NOTHING = 7
"""Tokens before a verb in which what there is nothing of is named."""
_CLAUSE = 12
"""Tokens before a participle in which كان is looked for."""
_THAT_PAST = ("سبق", "لبث", "منذ", "بعد", "قبل", "الي", "ما", "مجرد", "حتي", "الا", "لولا", "بمجرد")
"""What أن follows where a verb in the past does («سبق أن رفض»، «ما لبث أن أعلن»)."""
_AS_IF = ("كانه", "كانها", "كانهم", "كانما")
"""What stands before that which only seems to be («وكأنه يقول»), folded."""
_INDEFINITE = ("هناك", "هنالك", "ثمه", "وهناك", "وثمه", "فهناك", "فثمه")
"""What there is somebody with («هناك من يرى أن»)."""
_OTHERWISE = (*"fmpnuibolQ.,|)>", "")
"""What follows a participle that is an adjective or says how something is done: nothing that it governs."""
_DESCRIBED = "Oog"
"""What follows a noun that is written like a participle."""
_COUNTING = frozenset({"الف", "مايه", "ميه", "مائه", "مئه", "مليون", "كل", "اي"})
"""Words before what is counted."""
_REGIONS = frozenset({"محافظه", "مدينه", "ولايه", "منطقه", "اقليم", "بلده"})
"""Nouns before the names of places."""
_WENT_ON = frozenset({"عاد", "عادت", "عادوا", "مضي", "مضت", "مضوا"})
"""Verbs of going on or back to say something («عاد ليؤكد أن …»)."""
_SEEMED = frozenset({"بدا", "بدت", "يبدو", "تبدو"})
"""Verbs of seeming, whose predicate a participle is («بدا لافتا استمرار الاتصالات»)."""
_APART = ",.|>)}T~-:<"
"""What stands before a circumstance that a pause sets off."""


def no_cue(tokens: Tokens, place: int, reading: Reading) -> bool:
    """Tells whether the word at `place`, which `reading` takes for a cue, is none here."""
    lexeme = reading.lexeme
    return (
        lexeme is None
        or "س" in reading.clitics
        or any(holds(tokens, place, reading) for holds in _REASONS)
        or (reading.core in _ALIKE and _ALIKE[reading.core](tokens, place, reading))
        or _another_sense(tokens, place, lexeme)
    )


def _core(tokens: Tokens, place: int) -> str:
    return tokens.core(place) if place >= 0 else ""


def _letter(tokens: Tokens, place: int) -> str:
    return tokens.letters[place] if 0 <= place < len(tokens) else "|"


def _passive(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«أُعلن»، «اقتُرح»، «يُزعم»: nobody is said to."""
    if reading.kind == "past":
        return tokens.passive(place)
    return reading.kind == "present" and _tells_voice(reading.lexeme) and tokens.passive(place)


def _tells_voice(lexeme: Lexeme | None) -> bool:
    """Tells whether only the passive of the verb begins with damma, and no active one («يُعتقد»، but «يُحذّر»)."""
    if lexeme is None:
        return False
    participles = lexeme.values("participle")
    long = lexeme.lemma[0] in "ات" and len(lexeme.lemma) > _ROOT
    return long or any(not participle.startswith("م") for participle in participles)


def _first_person(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«لكنني طلبت»، «أخبرتُ»، «وأعتقد أن»: whoever writes."""
    if reading.kind != "past":
        return False
    if _core(tokens, place - 1).endswith(("لكنني", "لانني", "انني")):
        return True
    if not reading.core.endswith("ت"):
        lemma = reading.lexeme.lemma if reading.lexeme is not None else ""
        present = lemma.startswith("ا") and tokens.words[place][len(reading.clitics) :].startswith("أ")
        return present and _letter(tokens, place + 1) in "EeT"
    before = _core(tokens, place - 1)
    noun = tokens.reading(place - 1) if place else None
    mine = before.endswith("ني") and not (reading.clitics or (noun is not None and noun.definite))
    return mine or before == "انا" or tokens.first_person(place)  # not «رجال الدفاع المدني وذكرت الشرطة …»


def _unreal(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«عليه أن يؤكد»، «لكي تعترف»، «قد يقول البعض»، «وكأنه يقول»، «لو التزم»: what was not, or not yet."""
    before = _core(tokens, place - 1)
    might = reading.kind == "present" and _letter(tokens, place - 1) == "D" and before.endswith("قد")
    if before == "ربما" or before in _AS_IF or might:
        return True
    if reading.kind == "past":
        return before in ("لو", "لولا", "اذا") or _deed(tokens, place, reading)
    if reading.kind == "jussive":
        return before != "لم"
    if reading.kind != "present":
        return False
    if "ل" in reading.clitics:
        goes_on = _letter(tokens, place - 1) == "," or _core(tokens, place - 1) in _WENT_ON
        return not goes_on  # «، ليوضح المطار أن …»، «ثم عاد ليؤكد أن …»: he went on to
    if before.endswith("سوف") or before in ("كي", "لكي", "حتي", "لن"):
        return True
    if _letter(tokens, place - 1) not in "Ee" or _core(tokens, place - 2) in ("قبل", "بعد", "منذ"):
        return False  # «قبل أن يؤكد ضباط صحة الخبر»: they did
    that = tokens.reading(place - 1)
    return that is not None and (that.lexeme is None or not that.lexeme.values("pronoun"))


def _deed(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«من أن رفض الخطة يهدد»، «تعرف أن ثمنها مرتفع»: after أن stands a noun, and no verb in the past."""
    if tokens.letters[place] != "B" or reading.clitics or _letter(tokens, place - 1) != "E":
        return False
    that = tokens.reading(place - 1)
    bare = that is not None and that.lexeme is not None and not that.lexeme.values("pronoun")
    return bare and _core(tokens, place - 2) not in _THAT_PAST


def _governed_noun(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«عدم نشر»، «بكل أسف»، «على لافتة»: a noun written like the cue; no verb follows a preposition."""
    letter = tokens.letters[place]
    if letter == "A":
        return _letter(tokens, place - 1) in "uifpnmbQ"
    if letter == "N":
        return _core(tokens, place - 1) == "عدم"  # «عدم اعتراف الدولة بالضم»
    if letter not in "VBv":
        return False
    return _core(tokens, place - 1) in ("عدم", "كل") or (
        _letter(tokens, place - 1) in "iunfp" and not _adverbial(tokens, place - 1)
    )


def _adverbial(tokens: Tokens, place: int) -> bool:
    """Tells what is written like a preposition and governs nothing («في المقابل أعلنت»، «حتى أعلنت»)."""
    core = tokens.core(place)
    return core == "حتي" or (core == "قبل" and _core(tokens, place - 1) == "من") or tokens.words[place].startswith("ال")


def _after_verb(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«لقي طالب مصرعه»، «يدفع ثمنها السكان»: right after a verb stands its subject or object, no other verb."""
    if tokens.letters[place] not in "VB" or reading.clitics or _letter(tokens, place - 1) not in "FVv":
        return False
    known = tokens.reading(place - 1)
    nominal = any(r.letter not in "VvBAF" for r in tokens.readings[place] or ()) or tokens.letters[place] == "B"
    return nominal and known is not None and known.lexeme is not None and known.kind in ("past", "present")


def _wording(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«عرض نص القانون»: the wording of a document, where no preposition says what it provides for."""
    if reading.core != "نص" or reading.clitics:
        return False
    return tokens.letters[place + 1 : place + 2] != "u" and _letter(tokens, place - 1) not in ".|,:EKDxRT-~"


def _counted(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«ما زاد من قناعتها»: a fact did; «13 متهما»: people are counted; «ثمنه 15 درهما»: a thing has its price."""
    letter = tokens.letters[place]
    if reading.suffix and tokens.letters[place + 1 : place + 2] == "0":
        return True
    if reading.suffix or letter not in "BA":
        return False
    return _letter(tokens, place - 1) == ("M" if letter == "B" else "0")


def _in_marks(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«ضحايا «جدد»، …»: an adjective that is weighed, where nothing that a verb could have follows it."""
    alone = place > 0 and tokens.mate[place - 1] == place + 1
    return alone and _letter(tokens, place + 2) in ",.|"


def _first_who(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«كانت أول من أيد القرار»: whoever was the first stands before; «هناك من يرى أن»: nobody in particular."""
    return _core(tokens, place - 1) == "من" and _core(tokens, place - 2) in ("اول", "اخر", *_INDEFINITE)


def _missing(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«ليس ثمة دليل يؤكد أن»، «لا توجد وثائق أو أدلة أخرى تثبت أن»: there is nothing that says so."""
    if reading.kind != "present" or reading.clitics or _letter(tokens, place - 1) not in "YUoMgk":
        return False
    begin = place - 1
    while begin > place - _NOTHING and tokens.letters[begin] in "YUoMgkcw":
        begin -= 1
    return "j" in tokens.letters[max(0, min(begin - 1, place - _ROOT - 1)) : place - 1]


def _whether(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«لم يوضح ما إذا كان يدين الهجوم»، «كيف أوضح القاضي قراره؟»: it is asked, and not told."""
    if _letter(tokens, place - 1) == "?":
        return True
    for look in range(place - 1, max(0, place - _CLAUSE), -1):
        if tokens.letters[look] in ",.|:<>EFVvB":
            break  # «وعما إذا كان يستعد لفيلم جديد، أجاب …»
        if _core(tokens, look) == "اذا" and _core(tokens, look + 1) == "ما":
            return True  # «لا يعرف إذا ما كان يشير إلى الخطة»
        if _core(tokens, look) == "اذا":
            return _core(tokens, look - 1) in ("ما", "عما", "فيما", "مما", "بما")
    return False


def _in_place(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«من تعز إلى عدن»: after a preposition the name of a place, and no verb written like it."""
    governed = _letter(tokens, place - 1) in "mifQ" or _core(tokens, place - 1) in _REGIONS  # «محافظة تعز»
    written = reading.kind == "present" and governed and "و" not in reading.clitics
    return written and any(r.lexeme is not None and r.lexeme.cls == "place" for r in tokens.readings[place] or ())


def _predicate(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«كان الإعلان متوقعا»، «الدول متمسكة بموقفها»: what is said of a subject, no circumstance of a verb."""
    letters = tokens.letters
    if letters[place] != "A" or not place:
        return False
    if letters[place - 1] == "K" or tokens.core(place - 1) in _SEEMED:
        return True
    if reading.gender == "f" or reading.number == "p":
        noun = letters[place + 1 : place + 2] in tuple(_DESCRIBED)  # «رفعت لافتة كبيرة كتب عليها: «…»»
        if letters[place - 1] in _APART or (":" in letters[place : place + 9] and not noun):
            return False
        return not _circumstance(tokens, place, reading)
    set_off = letters[place - 1] in _APART + "VvBF" or ":" in letters[place : place + 9]
    takes_object = reading.lexeme is not None and "target" in reading.lexeme.values("takes")
    describing = takes_object or _accusative(tokens, place - 1)
    if not set_off and describing and reading.core.endswith("ا") and not _governs_next(tokens, place):
        return True  # «شهد المعرض حضورا لافتا من الشباب»، «بدأ الفريق المباراة مهاجما»
    for look in range(place - 1, max(-1, place - _CLAUSE), -1):
        if letters[look] == "K":
            return tokens.core(look).startswith(("كان", "يكون", "تكون"))
        if letters[look] in ",.|:<>VvBFAEx":
            break
    return False


def _accusative(tokens: Tokens, place: int) -> bool:
    """Tells whether an indefinite noun that shows its case stands here («حضورا»)."""
    noun = tokens.reading(place)
    known = noun is not None and noun.lexeme is not None and not noun.definite and not noun.suffix
    return known and noun is not None and noun.kind == "noun" and noun.core.endswith("ا")


def _governs_next(tokens: Tokens, place: int) -> bool:
    """Tells whether what the participle governs stands right after it, or whom it addresses, or words."""
    following, lexeme = _letter(tokens, place + 1) if place + 1 < len(tokens) else "", _lexeme(tokens, place)
    governed = lexeme is not None and PREPOSITIONS.get(following) in (*lexeme.values("prep"), *lexeme.values("lead"))
    return governed or following not in _OTHERWISE


def _lexeme(tokens: Tokens, place: int) -> Lexeme | None:
    reading = tokens.reading(place)
    return reading.lexeme if reading is not None else None


def _circumstance(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«عاد الوزراء قائلين إن …»، «احتشد السكان متهمين الشركة بـ…»: what is said follows, or who is accused."""
    letters, lexeme = tokens.letters, reading.lexeme
    before = tokens.reading(place - 1)
    accused = lexeme is not None and lexeme.value("act") == "accuse"
    if _SAID.match(letters, place + 1) and not (accused and letters[place + 2 : place + 3] in ("b", "Q")):
        return True  # but «معلمة متهمة "بالإهمال"»
    accusative = reading.core.endswith("ين")
    whole = before is not None and (before.definite or before.kind in ("name", "capital") or letters[place - 1] in "CP")
    accuses = lexeme is not None and "target" in lexeme.values("takes") and letters[place + 1 : place + 2] in _TARGETS
    demands = lexeme is not None and lexeme.value("act") == "demand" and letters[place + 1 : place + 2] == "b"
    return whole and (accuses or (accusative and demands))


def _another_sense(tokens: Tokens, place: int, lexeme: Lexeme) -> bool:
    """Tells whether a word beside the cue gives it another sense («لفت الأنظار»، «التزم الصمت»)."""
    avoids = lexeme.values("avoids")
    if not avoids:
        return False
    words = {fold(word) for word in avoids}
    for look in range(max(0, place - 2), min(place + _BESIDE + 1, len(tokens))):
        if look > place and tokens.letters[look] in ".|E<":
            return False
        if tokens.core(look) in words:
            # «لفت الوزير الأنظار إلى أن …» draws attention with words
            return tokens.letters[look + 2 : look + 3] != "E" or not _governs(tokens, look + 1, lexeme)
        if look > place and _governs(tokens, look, lexeme):
            return False  # «شدد الوزير على تخفيف الحصار»
    return False


def _quasi(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«أصبحت شبه محررة»، «جماعات شبه عسكرية»: nearly so; nobody likens anything."""
    following = tokens.reading(place + 1) if place + 1 < len(tokens) else None
    if reading.clitics or following is None or following.clitics:
        return False
    return not (following.definite or following.suffix) and _letter(tokens, place - 1) in "KOUGWYohHwgC"


def _rumoured(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«تردد أن النادي …»، «فيما تردد أيضا أن …»: nobody in particular says so."""
    that = place + 1 + (_letter(tokens, place + 1) == "T")
    return _letter(tokens, that) == "E" and _letter(tokens, place - 1) in ".|,xDc-M"


def _student(tokens: Tokens, place: int, reading: Reading) -> bool:
    """«مئة ألف طالب سعودي»: students are counted."""
    return _core(tokens, place - 1) in _COUNTING and not reading.clitics


def _sum(tokens: Tokens, place: int, _reading: Reading) -> bool:
    """«تطلب مبلغا كبيرا»: a sum of money, and nobody who tells."""
    following = tokens.readings[place + 1] if place + 1 < len(tokens) else None
    qualified = any(r.lexeme is not None and r.lexeme.cls == "plain-adjective" for r in following or ())
    return qualified or _core(tokens, place + 1) == "كبيرا"


def _governs(tokens: Tokens, place: int, lexeme: Lexeme) -> bool:
    return PREPOSITIONS.get(tokens.letters[place]) in lexeme.values("prep")


_REASONS = (
    _passive,
    _first_person,
    _unreal,
    _governed_noun,
    _after_verb,
    _wording,
    _counted,
    _in_marks,
    _first_who,
    _missing,
    _in_place,
    _whether,
    _predicate,
)
_ALIKE = {"شبه": _quasi, "تردد": _rumoured, "طالب": _student, "مبلغا": _sum}
"""Words that are cues, and as often something else that the words around tell."""
