"""What a title, an activity or a product says will come out: reports, workshops, models, software and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.text import Span, Text

# What the classification gives a task that names no industry.
NO_INDUSTRY = ("cross_sector", "administration")

# Kinds of products that are counted; the others are fine without a number.
COUNTED = (
    "workshop", "training", "pilot", "exhibition", "contest", "study_tour", "article", "bulletin", "video",
    "radio", "television", "reportage", "leaflet",
)  # fmt: skip

EVENTS = ("workshop", "training", "exhibition", "contest", "study_tour")

# How far from its verb the object may begin: "Tổ chức xây dựng 02 phóng sự".
_REACH = 6
_VERBS = ("make", "study", "helps", "other_work", "about")
_YEARS = range(1900, 2100)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def number_at(text: Text, place: int, references: AuditReferences) -> int | None:
    """The count that stands at a word, None where there is none. Dots may part its thousands: "5.000".

    A year counts nothing, nor does a number that names ("Nghị quyết 57", "quý 3") or measures ("02 ngày", "4 - 5 phút",
    "5%").
    """
    word = text.words[place]
    digits = word.replace(".", "") if _THOUSANDS.fullmatch(word) else word
    following = text.words[place + 1] if place + 1 < len(text.words) else ""
    measured = following in references.terms["unit"] and (
        text.words[place + 1 : place + 3] not in references.syllable_pairs  # "01 tuần lễ" counts
    )
    if digits.isdecimal():
        measured = measured or text.text[text.tokens[place].end :].lstrip().startswith("%")
        before = text.words[place - 1] if place > 0 else ""
        in_range = any(
            0 < i < len(text.words)
            and text.tokens[i].gap.strip() in ("-", "–")
            and text.words[other].isdecimal()
            for i, other in ((place, place - 1), (place + 1, place + 1))
        )
        if (
            (word.isdecimal() and int(word) in _YEARS)
            or measured
            or in_range
            or before in references.terms["label"]
        ):
            return None
        return int(digits)
    if word in references.terms["number"] and following not in references.terms["not_after_number"]:
        return int(references.terms["number"][word])
    return None


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
    """One syllable alone is an output only after a number: "50 bài", not "bài toán"."""
    for span in references.output_phrases.all(text):
        lone = span.end - span.begin == 1
        if not lone or (span.begin > 0 and number_at(text, span.begin - 1, references) is not None):
            yield span


def _made(
    text: Text, names: list[Span[tuple[str, ...]]], references: AuditReferences
) -> list[Span[tuple[str, ...]]]:
    """The outputs of a text, read from left to right.

    The passage may open with one; a verb of making that opens a clause lets the next few words name one; a joint
    lets another follow; and a word like "về" or "cho" ends all three.
    """
    found: list[Span[tuple[str, ...]]] = []
    named = {span.begin: span for span in names}
    about, makes, helps = (references.phrases(name) for name in ("about", "make", "helps"))
    lead = _lead(text, references)
    place = helped = 0
    # What is counted may itself be named by what is done there: "02 chợ áp dụng mô hình".
    reach = lead + _REACH if lead and number_at(text, 0, references) is not None else 0
    opening = named.get(lead)
    chained = not (opening and _is_guidance(text, opening)) and (
        lead < len(text.words) and references.phrases(*_VERBS).at(text, lead) is None
    )
    while place < len(text.words):
        span = named.get(place)
        opens = place <= lead or place == helped or _after_joint(text, place, references)
        if span is not None:
            is_clause = opens and span.end - place >= 3
            # "Áp dụng mô hình" names one thing in two words, "Dự thảo tiêu chuẩn" a standard.
            goes_on = (
                bool(found)
                and found[-1].end == place
                and (found[-1].value == span.value or text.words[place - 2 : place] == ("dự", "thảo"))
            )
            opens_as_output = not _is_guidance(text, span) and (place <= lead or (chained and opens))
            if place < reach or opens_as_output or is_clause or goes_on:
                found.append(span)
                reach, chained = 0, True
            place = span.end
        elif opens and (verb := makes.at(text, place)) is not None:
            reach, place = verb.end + _REACH, verb.end
        elif opens and (help_verb := helps.at(text, place)) is not None:
            helped = place = help_verb.end
        elif (turn := about.at(text, place)) is not None:
            reach, chained, place = 0, False, turn.end
        else:
            place += 1
    return [span for span in found if span.value != ("none",)]


def _is_guidance(text: Text, span: Span[tuple[str, ...]]) -> bool:
    """Whether "hướng dẫn" is a verb here: it opens an activity as one, a product as a guide."""
    return text.field != "product" and text.words[span.begin : span.end] == ("hướng", "dẫn")


def _lead(text: Text, references: AuditReferences) -> int:
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
    """Whether a comma, a slash or an "and" stands before this word, a number between them aside."""
    while place > 0 and text.tokens[place].joined and _is_count(text, place - 1, references):
        place -= 1
    return place > 0 and (not text.tokens[place].joined or text.words[place - 1] in references.terms["joint"])
