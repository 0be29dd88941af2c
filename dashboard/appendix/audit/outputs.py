"""What a title, an activity or a product says will come out: reports, workshops, models, software and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.syllables import is_syllable
from dashboard.appendix.audit.text import Phrases, Span, Text

# What the classification gives a task that names no industry.
NO_INDUSTRY = ("cross_sector", "administration")

# Kinds of products that are counted; the others are fine without a number.
EVENTS = ("workshop", "training", "exhibition", "contest", "study_tour")
PUBLISHED = ("article", "bulletin", "video", "radio", "television", "reportage", "leaflet")
COUNTED = (*EVENTS, "pilot", *PUBLISHED)

# How far from its verb the object may begin: "Tổ chức xây dựng 02 phóng sự".
_REACH = 6
_VERBS = ("make", "study", "helps", "other_work", "about")
_YEARS = range(1900, 2100)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def number_at(text: Text, place: int, references: AuditReferences) -> int | None:
    """The count that stands at a word, None where there is none. Dots may part its thousands: "5.000".

    A year counts nothing, nor does a number that names ("Nghị quyết 57", "quý 3") or measures ("02 ngày", "4 - 5 phút",
    "5%"). In words a number may have several: each of "hai mươi" is 20.
    """
    word = text.words[place]
    digits = word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
    if not digits.isdecimal():
        return _spelled(text, place, references)
    is_no_count = (
        _is_measured(text, place, references)
        or _is_labelled(text, place, references)
        or _is_year(text, place, references)
        or _in_range(text, place)
    )
    return None if is_no_count else int(digits)


def _is_measured(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a number is of a unit: "02 ngày", "5%"; but "01 tuần lễ" counts."""
    unit = text.words[place + 1 : place + 2]
    return text.text[text.tokens[place].end :].lstrip().startswith("%") or (
        bool(unit)
        and unit[0] in references.terms["unit"]
        and text.words[place + 1 : place + 3] not in references.syllable_pairs
    )


def is_spelled(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a word is of a number in words: both of "mười hai", but the last of "thông tư" is not."""
    number, part = references.terms["number"], references.terms["number_part"]
    word, before = text.words[place], text.words[place - 1] if place else ""
    return word in number or (word in part and (before in number or before in part))


def _is_labelled(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether the word before says that a number names: "quý 3", but not "mỗi quý 3" and not "tổng số 380"."""
    if place == 0 or not text.tokens[place].joined:
        return False
    counting = references.terms["counting"].keys() | references.terms["rate"].keys()
    before = text.words[max(place - 2, 0) : place]
    return before[-1] in references.terms["label"] and " ".join(before) not in counting


def _is_year(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a number is a year: "2024", but not "2000 tờ rơi"."""
    word = text.words[place]
    if not word.isdecimal() or int(word) not in _YEARS:
        return False
    before = text.words[place - 1] if place else ""
    follows = place + 1 < len(text.words) and text.tokens[place + 1].joined
    counts = follows and references.output_phrases.at(text, place + 1) is not None
    return not counts or before in references.terms["label"] or before in references.terms["about"]


def _in_range(text: Text, place: int) -> bool:
    """Whether a number is one end of a range: "4 - 5", "30 đến 35"."""

    def is_number(other: int) -> bool:
        return 0 <= other < len(text.words) and text.words[other].isdecimal()

    dashed = any(
        0 < i < len(text.words) and text.tokens[i].gap.strip() in ("-", "–") and is_number(other)
        for i, other in ((place, place - 1), (place + 1, place + 1))
    )
    return dashed or any(
        text.words[place + step : place + step + 1] in (("đến",), ("tới",)) and is_number(place + 2 * step)
        for step in (1, -1)
        if place + step >= 0
    )


def _spelled(text: Text, place: int, references: AuditReferences) -> int | None:
    """The number in words that a word is part of, up to ninety-nine."""
    if text.words[place] == "năm":
        return 5 if _is_five(text, place, references) else None
    if not is_spelled(text, place, references):
        return None
    begin, end = place, place + 1
    while begin and text.tokens[begin].joined and is_spelled(text, begin - 1, references):
        begin -= 1
    while end < len(text.words) and text.tokens[end].joined and is_spelled(text, end, references):
        end += 1
    if end < len(text.words) and text.words[end] in references.terms["not_after_number"]:
        return None
    digits = {**references.terms["number"], **references.terms["number_part"]}
    words = text.words[begin:end]
    if words[0] == "mười":
        tens, rest = 1, words[1:]
    elif words[1:2] == ("mươi",):
        tens, rest = int(digits[words[0]]), words[2:]
    else:
        tens, rest = 0, words
    return 10 * tens + sum(int(digits[word]) for word in rest) if len(rest) <= 1 else None


def _is_five(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether "năm" is the number and not a year: "chọn năm doanh nghiệp", not "hằng năm doanh nghiệp"."""
    before = text.words[place - 1] if place and text.tokens[place].joined else ""
    is_year = (
        before in references.terms["before_year"]
        or before.isdecimal()
        or before in references.terms["number"]
    )
    things = references.phrases("audience", "general_audience", "item", "people")
    return (
        not is_year
        and (things.at(text, place + 1) or references.output_phrases.at(text, place + 1)) is not None
    )


class Outputs:
    """The outputs in the texts of a document, each text read once."""

    def __init__(self, references: AuditReferences) -> None:
        self.references = references
        self._named: dict[Text, list[Span[tuple[str, ...]]]] = {}
        self._made: dict[Text, list[Span[tuple[str, ...]]]] = {}

    def named(self, text: Text) -> list[Span[tuple[str, ...]]]:
        """Every output that a text names, whatever it says of it."""
        if text not in self._named:
            self._named[text] = list(_named(text, self.references))
        return self._named[text]

    def made(self, text: Text) -> list[Span[tuple[str, ...]]]:
        """The outputs that a text says will be made, as opposed to those it merely speaks of."""
        if text not in self._made:
            self._made[text] = _made(text, self.named(text), self.references)
        return self._made[text]

    def codes(self, text: Text) -> set[str]:
        """The kinds of the outputs that a text says will be made."""
        return {code for span in self.made(text) for code in span.value}

    def is_event(self, text: Text) -> bool:
        """Whether one of them is an event."""
        return not self.codes(text).isdisjoint(EVENTS)


def _named(text: Text, references: AuditReferences) -> Iterator[Span[tuple[str, ...]]]:
    """A word that also means other things is an output only after a number: "50 bài", "01 ứng dụng", not "bài toán".

    Every word of one Vietnamese syllable is such a word; "video" and "website" mean one thing.
    """
    for span in references.output_phrases.all(text):
        words = text.words[span.begin : span.end]
        is_open = " ".join(words) in references.terms["only_counted"] or (
            len(words) == 1 and is_syllable(words[0])
        )
        if not is_open or (span.begin > 0 and number_at(text, span.begin - 1, references) is not None):
            yield span


def _made(
    text: Text, names: list[Span[tuple[str, ...]]], references: AuditReferences
) -> list[Span[tuple[str, ...]]]:
    """The outputs of a text, read from left to right.

    The passage may open with one; a verb of making that opens a clause lets the next few words name one; a joint
    lets another follow; and a word like "về" or "cho" ends all three. What is kept up ("Duy trì") is there already, and the
    parts of what an activity makes ("gồm") are no further promises.
    """
    found: list[Span[tuple[str, ...]]] = []
    named = {span.begin: span for span in names}
    about, makes, helps, keeps, part = (
        references.phrases(name) for name in ("about", "make", "helps", "keep", "part")
    )
    opens_at = lead(text, references)
    place = helped = 0
    # What is counted may itself be named by what is done there: "02 chợ áp dụng mô hình".
    reach = opens_at + _REACH if opens_at and number_at(text, 0, references) is not None else 0
    opening = named.get(opens_at)
    chained = not (opening and _is_guidance(text, opening)) and (
        opens_at < len(text.words) and references.phrases(*_VERBS).at(text, opens_at) is None
    )
    governed = False
    while place < len(text.words):
        span = named.get(place)
        governed = governed and text.tokens[place].joined
        opens = place <= opens_at or place == helped or _after_joint(text, place, references)
        if span is not None:
            is_clause = opens and not governed and span.end - place >= 3
            # "Áp dụng mô hình" names one thing in two words, "Dự thảo tiêu chuẩn" a standard.
            goes_on = (
                bool(found)
                and found[-1].end == place
                and (found[-1].value == span.value or text.words[place - 2 : place] == ("dự", "thảo"))
            )
            opens_as_output = not _is_guidance(text, span) and (place <= opens_at or (chained and opens))
            is_means = not set(EVENTS).isdisjoint(span.value) and _is_means(text, place, references)
            if place < reach or opens_as_output or is_clause or goes_on or is_means:
                found.append(span)
                reach, chained = 0, True
            place = span.end
        elif opens and (kept := keeps.at(text, place)) is not None:
            place = _end_of_verbs(text, kept.end, makes, references)
        elif opens and (verb := _verb(text, place, makes, references)) is not None:
            reach, place = verb.end + _REACH, verb.end
        elif opens and (help_verb := helps.at(text, place)) is not None:
            helped = place = help_verb.end
        elif (turn := about.at(text, place)) is not None:
            reach, chained, governed, place = 0, False, True, turn.end
        elif text.field != "product" and (turn := part.at(text, place)) is not None:
            reach, chained, place = 0, False, turn.end
        else:
            place += 1
    return [span for span in found if span.value != ("none",)]


def _is_means(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether work is done by so many of what stands at a word: "Hướng dẫn khai thác qua 02 lớp tập huấn"."""
    if text.field != "activity" or place < 2 or number_at(text, place - 1, references) is None:
        return False
    return text.words[place - 2] in ("qua", "bằng")


def _end_of_verbs(text: Text, place: int, makes: Phrases[str], references: AuditReferences) -> int:
    """Where verbs of making end that share their object with one of keeping: "Duy trì, cập nhật cơ sở dữ liệu"."""
    while place < len(text.words) and _after_joint(text, place, references):
        place += text.words[place] in references.terms["joint"]
        verb = _verb(text, place, makes, references)
        if verb is None:
            break
        place = verb.end
    return place


def _verb(text: Text, place: int, makes: Phrases[str], references: AuditReferences) -> Span[str] | None:
    """The verb of making at a word; the first syllable of a longer word is none: "mở rộng" opens nothing."""
    verb = makes.at(text, place)
    is_longer = verb is not None and (
        verb.end - place == 1 and text.words[place : place + 2] in references.syllable_pairs
    )
    return None if is_longer else verb


def _is_guidance(text: Text, span: Span[tuple[str, ...]]) -> bool:
    """Whether "hướng dẫn" is a verb here: it opens an activity as one, a product as a guide."""
    return text.field != "product" and text.words[span.begin : span.end] == ("hướng", "dẫn")


def lead(text: Text, references: AuditReferences) -> int:
    """The first word after numbers, plural marks and classifiers: a passage may open with the output itself."""
    place = 0
    while place < len(text.words) and _is_count(text, place, references):
        place += 1
    return place


def _is_count(text: Text, place: int, references: AuditReferences) -> bool:
    word = text.words[place]
    is_mark = word in references.terms["many"] or word in references.terms["classifier"]
    return is_mark or number_at(text, place, references) is not None


def _after_joint(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a comma, a slash or an "and" stands before this word, a number between them aside.

    The slash of a measure joins nothing: "05 phút/phóng sự".
    """
    while place > 0 and text.tokens[place].joined and _is_count(text, place - 1, references):
        place -= 1
    if place == 0:
        return False
    before = text.words[place - 1]
    is_measure = text.tokens[place].gap == "/" and before in references.terms["unit"]
    return (not text.tokens[place].joined and not is_measure) or before in references.terms["joint"]
