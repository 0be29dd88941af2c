"""One thing written in several ways, and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dashboard.appendix.audit.outputs import number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.syllables import is_syllable
from dashboard.appendix.audit.text import STOP, Document, Quote, Text
from dashboard.appendix.model import Finding

# Numbers below ten with a leading zero: one way of writing them, whatever the number.
PADDED = "0"


def missing_connectives(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """Two words side by side that the list elsewhere joins with a comma or "và"."""
    bare: dict[tuple[str, str], list[tuple[Text, int, int]]] = {}
    parted: dict[tuple[str, str], tuple[Text, int, int]] = {}
    for text in document.texts:
        spans = list(references.word_phrases.all(text))
        for first, second in pairwise(spans):
            between = text.words[first.end : second.begin]
            joined = text.tokens[first.end].joined
            key = (first.value, second.value)
            if not between and joined:
                bare.setdefault(key, []).append((text, first.begin, second.end))
            elif (not between and text.tokens[first.end].gap.strip() in (",", "/")) or between == ("và",):
                parted.setdefault(key, (text, first.begin, second.end))
    for key, places in bare.items():
        if key in parted:
            usual, begin, end = parted[key]
            whole = usual.quote(begin, end)
            quotes = [text.quote(begin, end) for text, begin, end in places]
            place = places[0][0]
            yield finding(
                "missing_connective",
                place.row,
                [*quotes, whole],
                line=place.line,
                related=[text.task.task_code for text, _, _ in places if text.task],
                what=quoted(quotes[:1]),
                usual=quoted([whole]),
            )


def several_ways(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """One address, name, count or range of years in several spellings, one finding for each.

    Words that only sometimes have a capital initial are the habit of a whole list: one finding for all of them.
    """
    spellings: dict[tuple[str, str], dict[str, tuple[Text, Quote]]] = {}
    for text in document.texts:
        for kind, name, spelling, quote in _spelled(text, references):
            spellings.setdefault((kind, name), {}).setdefault(spelling, (text, quote))
    several = {
        (kind, name): variants
        for (kind, name), variants in spellings.items()
        if len(variants) > 1 and (kind != "digits" or PADDED in variants)
    }
    initials = [
        variants
        for (kind, _), variants in several.items()
        if kind == "word" and len({spelling[1:] for spelling in variants}) == 1
    ]
    for variants in several.values():
        if variants not in initials:
            yield _spellings([variants])
    if initials:
        yield _spellings(initials)


def _spellings(groups: list[dict[str, tuple[Text, Quote]]]) -> Finding:
    places = [place for variants in groups for place in variants.values()]
    return finding(
        "written_several_ways",
        None,
        [quote for _, quote in places],
        line=min(quote.line for _, quote in places),
        related=[text.task.task_code for text, _ in places if text.task],
        ways=quoted(" / ".join(quote.text for _, quote in variants.values()) for variants in groups),
    )


def _spelled(text: Text, references: AuditReferences) -> Iterator[tuple[str, str, str, Quote]]:
    """What could be spelled in another way: its kind, its name whatever the spelling, the spelling, and the quote."""
    words = [(span.begin, span.end, span.value) for span in references.word_phrases.all(text)]
    for i, token in enumerate(text.tokens):
        if "." in token.text and any(letter.isalpha() for letter in token.text):
            address = re.sub(r"^https?://|/$", "", token.word)
            yield "address", address.removeprefix("www."), token.text, text.quote(i, i + 1)
        if token.text.upper() in references.abbreviations:
            yield "abbreviation", token.word, token.text, text.quote(i, i + 1)
        elif len(token.word) > 3 and token.word.isalpha() and not is_syllable(token.word):
            words.append((i, i + 1, token.word))
        number = number_at(text, i, references)
        if number is not None and number < 10 and token.text.isdecimal():
            counted = next((end for begin, end, _ in words if begin == i + 1), i + 2)
            quote = text.quote(i, min(counted, len(text.words)))
            yield "digits", "", PADDED if token.text.startswith("0") else quote.text, quote
        if _TWO_PLACEMENTS.search(token.text.lower()):
            yield "tone", token.word, token.text.lower(), text.quote(i, i + 1)
    for match in _YEARS.finditer(text.text):
        yield "years", f"{match[1]}-{match[2]}", match[0], Quote(match[0], text.line)
    for begin, end, name in words:
        opens = begin == 0 or STOP.search(text.tokens[begin].gap) is not None
        if not opens and not text.text.isupper():
            quote = text.quote(begin, end)
            yield "word", name, quote.text, quote


_YEARS = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
# Rimes with two spellings: hóa and hoá, thúy and thuý, kỹ and kĩ.
_TWO_PLACEMENTS = re.compile(r"(?:[óòỏõọ][ae]|o[áàảãạéèẻẽẹ]|[úùủũụ]y|(?<!q)u[ýỳỷỹỵ]|[hklmst][iìíỉĩịyỳýỷỹỵ])$")


def punctuation(text: Text) -> Iterator[Finding]:
    """A small initial, stray or missing spaces, doubled stops, brackets and quotation marks that do not close."""
    quotes = [Quote(match[0].strip(), text.line) for match in _STRAY.finditer(text.text)]
    if text.text[:1].islower() and text.task is not None:
        quotes.append(text.quote(0, min(3, len(text.words))))
    if any(text.text.count(one) != text.text.count(other) for one, other in ("()", "“”", "[]")):
        quotes.append(text.whole)
    if quotes:
        yield finding("punctuation", text.row, quotes, line=text.line, what=quoted(quotes))


_STRAY = re.compile(
    r"\b\w++(?: [,;.!?](?!\.)\s?\w*|,[^\W\d_]\w*|[,;]{2,}|\(\w+| *\( +\w+| +\)|/ \w+| /\w+| {2,}\w+)"
)
