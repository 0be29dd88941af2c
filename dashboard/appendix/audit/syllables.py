"""Which written syllables Vietnamese can have, and how near two of them are: what typing errors look like."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import OSA

from dashboard.language import fold

# ng, g and c are written ngh, gh and k before i, e and ê, and only there.
_ONSETS = (
    "b|ch|c(?![ieêy])|d|đ|gh(?=[ieê])|gi|g(?![eê])|h|kh|k(?=[ieêy])|l|m|ngh(?=[ieê])|ng(?![ieê])|nh|n|ph|p|qu|r|s|"
    "th|tr|t|v|x|"
)
_OPEN = (
    "a|ai|ao|au|ay|am|an|ang|anh|ăm|ăn|ăng|âm|ân|âng|âu|ây|e|em|en|eng|eo|ê|êm|ên|êng|ênh|êu|i|ia|iêm|iên|iêng|iêu|im|in|inh|iu|"
    "o|oa|oai|oam|oan|oang|oanh|oao|oay|oăm|oăn|oăng|oe|oen|oeo|oi|om|on|ong|oong|ô|ôi|ôm|ôn|ông|ôông|ơ|ơi|ơm|ơn|u|ua|uâm|uân|uâng|uây|uê|uênh|ui|um|"
    "un|ung|uôi|uôm|uôn|uông|uơ|uy|uya|uyên|uynh|uyn|uyu|ư|ưa|ưi|ưm|ưng|ươi|ươm|ươn|ương|ươu|ưu|y|yêm|yên|yêng|yêu|"
    "iê|êch|ym|yn|ynh|uen|ue"
)
_STOPPED = (
    "ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|iêc|iêp|iêt|ip|it|oac|oach|oap|oat|oăc|oăt|oc|ooc|op|ot|oet|ôc|ôp|ôt|ơp|ơt|"
    "uâc|uât|uêch|uôc|uôp|uôt|uc|up|ut|uych|uyêt|uyt|uyp|ưc|ưt|ươc|ươp|ươt|yêt|yêp|yt|yp|ưp"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})(?:(?P<open>{_OPEN})|(?P<stopped>{_STOPPED}))")
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}

_NEAR = 2  # letters with their marks, tones aside, in which a slip of one letter may differ

# Onsets and endings that many speakers sound alike.
_HEARD_ALIKE = (("tr", "ch"), ("s", "x"), ("gi", "d"), ("r", "d"), ("r", "gi"), ("l", "n"))
_ENDING_ALIKE = (("n", "ng"), ("t", "c"), ("nh", "n"), ("nh", "ng"), ("ch", "t"))


@cache
def is_syllable(word: str) -> bool:
    """Whether a lower-case word with Vietnamese marks can be a syllable: "xuất" can, "xuât" and "nghiêp" cannot.

    A syllable that ends in c, ch, p or t takes only the sharp or the heavy tone.
    """
    letters, tone = _split_tone(word)
    match = _SYLLABLE.fullmatch(letters)
    if match is None:
        return False
    return match["stopped"] is None or tone in ("sắc", "nặng")


@cache
def has_foreign_letters(word: str) -> bool:
    """Whether no tone makes a syllable of a word: "srêpôk", "lắk", unlike "viêt", which lacks one."""
    return _SYLLABLE.fullmatch(_split_tone(word)[0]) is None


@cache
def _split_tone(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), "")
    letters = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", letters), tone


# Before a final consonant and after "q" the tone has one place: "hoàn", "quả"; elsewhere there are two: "hòa" and "hoà".
_MISPLACED = re.compile(r"(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)(?=[cmnpt])|(?<=q)[ùúủũụ][aeoyăâêô]")


@cache
def tone_in_place(printed: str) -> str:
    """A syllable as printed, its tone mark on the vowel that has to bear it: "đoạn" for "đọan"."""

    def moved(match: re.Match[str]) -> str:
        first = unicodedata.normalize("NFD", match[0][0])
        return first[0] + unicodedata.normalize("NFC", match[0][1] + first[1])

    return _MISPLACED.sub(moved, printed)


@cache
def has_marks(word: str) -> bool:
    """Whether a word bears Vietnamese marks, so that it cannot be a foreign word or a name without them."""
    return fold(word) != word


@cache
def slip(word: str, meant: str) -> int | None:
    """How far a syllable is from the one that was meant: 0 the same letters with other marks, 1 one letter or one sound.

    None where it is further: "đưa" is no slip of "du". Another letter and another tone at once is another word, unless it
    is none at all.
    """
    ours, theirs = fold(word), fold(meant)
    if ours == theirs:
        return 0
    (letters, tone), (meant_letters, meant_tone) = _split_tone(word), _split_tone(meant)
    is_near = OSA.distance(ours, theirs) == 1 and OSA.distance(letters, meant_letters) <= _NEAR
    if is_near and (tone == meant_tone or not is_syllable(word)):
        return 1
    return 1 if sounds_like(word, meant) else None


@cache
def sounds_like(word: str, meant: str) -> bool:
    """Whether many speakers sound two syllables alike: onsets as in "trợ" and "chợ", endings as in "hàng" and "hành".

    So do the tones in "vửng" and "vững".
    """
    (ours, our_tone), (theirs, their_tone) = _split_tone(word), _split_tone(meant)
    if ours == theirs:
        return {our_tone, their_tone} == {"hỏi", "ngã"}
    return our_tone == their_tone and (
        any(
            (ours.startswith(one) and theirs == other + ours.removeprefix(one))
            or (ours.startswith(other) and theirs == one + ours.removeprefix(other))
            for one, other in _HEARD_ALIKE
        )
        or any(
            (ours.endswith(one) and theirs == ours.removesuffix(one) + other)
            or (ours.endswith(other) and theirs == ours.removesuffix(other) + one)
            for one, other in _ENDING_ALIKE
        )
    )


@cache
def marks_moved(word: str, meant: str) -> bool:
    """Whether two syllables have the same letters and marks, the marks in other places: "qủa" and "quả"."""
    return sorted(unicodedata.normalize("NFD", word)) == sorted(unicodedata.normalize("NFD", meant))
