"""Completeness: what a row leaves out, leaves open or leaves unexplained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dashboard.appendix.audit.outputs import COUNTED, EVENTS, Outputs, number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, in_words, listed, quoted
from dashboard.appendix.audit.text import FIELDS, Document, Quote, Span, TaskTexts, Text, normal
from dashboard.appendix.model import Finding

_ROMAN = re.compile(r"[IVXLC]+")
_CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"


def check(document: Document, outputs: Outputs, decision_id: str | None) -> Iterator[Finding]:
    """The findings of the family."""
    references = outputs.references
    usual_year = _usual_year(document)
    for task in document.tasks:
        yield from _empty_cells(task)
        yield from _year(task, usual_year)
        yield from _unnumbered(task, outputs)
        yield from _undecided(task, references)
        yield from _vague(task, references)
    yield from _skipped(document)
    if decision_id is None or "UBND" not in decision_id:
        yield from _place(document, references)
    yield from _abbreviations(document, references)


def _empty_cells(task: TaskTexts) -> Iterator[Finding]:
    for field in ("objective", "activity", "product"):
        if not task.of(field):
            yield finding(f"{field}_missing", task.task, [task.title.whole])


def _usual_year(document: Document) -> int | None:
    """The year that at least four fifths of the rows with a year state, if there is one."""
    years = Counter(task.task.year_from for task in document.tasks if task.task.year_from is not None)
    if not years:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= 3 and count * 5 >= sum(years.values()) * 4 else None


def _year(task: TaskTexts, usual: int | None) -> Iterator[Finding]:
    first, last = task.task.year_from, task.task.year_to
    if first is None or last is None:
        yield finding("year_missing", task.task, [task.title.whole])
    elif usual is not None and not first <= usual <= last:
        yield finding(
            "year_differs",
            task.task,
            [task.title.whole],
            year=str(first) if first == last else f"{first}–{last}",
            usual=str(usual),
        )


def _skipped(document: Document) -> Iterator[Finding]:
    """A gap in the numbers of the tasks of a section: a row may have been lost."""
    for section in document.sections:
        expected = 1
        for task in section.section.tasks:
            number = int(task.task_code.rpartition(".")[2])
            if number != expected:
                yield finding(
                    "number_skipped",
                    task,
                    [Quote(task.title, task.source_line)],
                    number=str(number),
                    expected=str(expected),
                )
            expected = number + 1


def _unnumbered(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """A counted product without a number; a pilot described in one bullet and counted in another is numbered.

    The report on a pilot "in some districts" leaves the number open as well, and so does the pilot where no product tells
    more of it.
    """
    missing: list[tuple[Text, Span[tuple[str, ...]], str]] = []
    numbered: set[str] = set()
    for text in task.of("product"):
        for span in outputs.made(text):
            for kind in set(span.value) & set(COUNTED):
                if _is_numbered(text, kind, outputs):
                    numbered.add(kind)
                else:
                    missing.append((text, span, kind))
        missing += _open_pilots(text, outputs)
    pilots = (
        text for text in task.of("product") if any("pilot" in span.value for span in outputs.named(text))
    )
    is_told = any(_is_numbered(text, "pilot", outputs, begin=1) for text in pilots)
    if not is_told and all(kind != "pilot" for _, _, kind in missing):
        missing += (entry for text in task.of("activity") for entry in _open_pilots(text, outputs))
    for text in dict.fromkeys(
        text for text, _, kind in missing if not (kind == "pilot" and kind in numbered)
    ):
        span = next(span for other, span, _ in missing if other is text)
        yield finding(
            "unnumbered_product", task.task, [text.whole], what=quoted([text.quote(span.begin, span.end)])
        )


def _open_pilots(text: Text, outputs: Outputs) -> Iterator[tuple[Text, Span[tuple[str, ...]], str]]:
    """A pilot "in some districts"."""
    left_open = next(outputs.references.phrases("indefinite").all(text), None)
    pilots = [span for span in outputs.named(text) if "pilot" in span.value]
    if left_open and pilots and pilots[0].begin < left_open.begin < len(text.words) - 2:
        thing = outputs.references.word_phrases.at(text, left_open.end)
        end = thing.end if thing is not None else left_open.end + 1
        yield text, Span(pilots[0].begin, end, ("pilot",)), "pilot"


def _is_numbered(text: Text, kind: str, outputs: Outputs, begin: int = 0) -> bool:
    """Whether the passage counts something from word `begin` on; only a course may be counted by its people, or a pilot at some.

    After a plural it must be outputs: "Các khóa đào tạo cho 400 lãnh đạo" leaves open how many courses.
    """
    references = outputs.references
    people = references.phrases("people")
    is_plural = kind in EVENTS and references.phrases("many").at(text, 0) is not None
    counted = {span.begin for span in outputs.named(text)} if is_plural else set()
    for place in range(begin, len(text.words)):
        if number_at(text, place, references) is not None:
            after = place + 1 < len(text.words) and people.at(text, place + 1) is not None
            at_some = kind == "pilot" and text.words[place - 1 : place] == ("tại",)
            if place + 1 in counted if is_plural else not after or at_some or kind == "training":
                return True
    return False


def _undecided(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """A title or a product that leaves open which of two things is meant."""
    for text in task.of("title", "product"):
        if "hoặc" in text.words and "và/hoặc" not in text.text.lower():
            both = _alternatives(text, text.words.index("hoặc"), references)
            yield finding("undecided_alternative", task.task, [text.whole], what=quoted([both]))


def _alternatives(text: Text, place: int, references: AuditReferences) -> Quote:
    """The words on both sides of an "or": "ngành dệt may ở Việt Nam (hoặc ngành nhựa)".

    The first begins with the word that the second begins with, or is the name or word that ends before the "or".
    """
    words, last = text.words, len(text.words)
    end = place + 2
    while end < last and text.tokens[end].joined:
        end += 1
    begin = max(place - 1, 0)
    if place + 1 < last and words[place + 1] in words[:place]:
        begin = place - 1 - words[:place][::-1].index(words[place + 1])
    else:
        phrases = (references.phrases("audience", "general_audience", "item"), references.word_phrases)
        spans = [span for known in phrases for span in known.all(text) if span.end == place]
        begin = min((span.begin for span in spans), default=begin)
        while begin and all(token.text[0].isupper() for token in text.tokens[begin - 1 : begin + 1]):
            begin -= 1  # "Hà Nội" is one name
        if begin and number_at(text, begin - 1, references) is not None:
            begin -= 1
    quote = text.quote(begin, min(end, last))
    closes = "(" in quote.text and ")" not in quote.text
    stop = text.text.find(")", text.tokens[min(end, last) - 1].end) if closes else -1
    return Quote(text.text[text.tokens[begin].start : stop + 1], text.line) if stop > 0 else quote


def _vague(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Products in words that would fit any task: no word says what they are about."""
    vague = references.phrases("vague")
    texts = []
    for text in task.of("product"):
        covered = sum(span.end - span.begin for span in vague.all(text))
        numbers = sum(number_at(text, place, references) is not None for place in range(len(text.words)))
        if text.words and covered + numbers == len(text.words):
            texts.append(text)
    if texts:
        yield finding(
            "vague_product",
            task.task,
            [text.whole for text in texts],
            what=quoted(text.whole for text in texts),
        )


def _place(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """Work "in the province" in a list that is of no one province, or "in the district" in a task that names none.

    A list of one province says so above its table or everywhere; there the phrase needs no name.
    """
    named = rf"\b(?:tỉnh|thành phố)\s+[{_CAPITALS}]\w+"
    if any(re.search(named, text.text) for text in document.texts) or re.search(
        rf"{named}|\b(?:TỈNH|THÀNH PHỐ) ", document.appendix.heading
    ):
        return
    hits = [(task, list(_unnamed(task, references))) for task in document.tasks]
    hits = [(task, matches) for task, matches in hits if matches]
    if len(hits) * 5 > max(len(document.tasks), 5):
        return
    for task, matches in hits:
        yield finding(
            "place_not_named",
            task.task,
            list(dict.fromkeys(Quote(text.text, text.line) for text, _ in matches)),
            what=quoted([matches[0][1]]),
        )


def _unnamed(task: TaskTexts, references: AuditReferences) -> Iterator[tuple[Text, str]]:
    """Where a task says "trên địa bàn huyện" and nowhere which one."""
    places = "|".join(references.terms["place"])
    texts = task.of(*FIELDS)
    for text in texts:
        for match in re.finditer(
            rf"\b(?:trên )?địa bàn (?:của )?({places})\b(?!\s+[{_CAPITALS}0-9])", text.text
        ):
            if not any(re.search(rf"\b(?i:{match[1]})\s+[{_CAPITALS}]", other.text) for other in texts):
                yield text, match[0]


def _abbreviations(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """Abbreviations that stand nowhere beside what they stand for, or are used before they do."""
    uses: dict[str, list[Text]] = {}
    for text in document.texts:
        for token in text.tokens:
            known = references.abbreviations.get(token.text)
            is_one = token.text.isalpha() and token.text.isupper() and len(token.text) > 1
            if (
                is_one
                and not _ROMAN.fullmatch(token.text)
                and not (known and known.commonly_known)
                and not text.text.isupper()
            ):
                uses.setdefault(token.text, []).append(text)
    for abbreviation, unsorted in uses.items():
        texts = sorted(unsorted, key=lambda text: text.line)
        introduction = next((text for text in texts if _introduces(text, abbreviation)), None)
        if introduction is not None:
            texts = [text for text in texts if text.line < introduction.line]
        if not texts:
            continue
        tasks = listed(dict.fromkeys(text.task.task_code for text in texts if text.task))
        known = references.abbreviations.get(abbreviation)
        reading = known.reading_vi if known else _reading(document, abbreviation)
        first = texts[0]
        yield finding(
            "abbreviation",
            first.task or first.section,
            [Quote(text, line) for text, line in dict.fromkeys((text.text, text.line) for text in texts)],
            line=first.line,
            related=[text.task.task_code for text in texts if text.task],
            abbreviation=abbreviation,
            where=tasks if any(text.task for text in texts) else first.section.section_code,
            reading=_in_brackets(reading),
            how=in_words("never_introduced")
            if introduction is None
            else in_words("introduced_later", where=introduction.place.split()[0]),
        )


def _in_brackets(reading: str | None) -> str:
    return f" ({reading})" if reading else ""


def _introduces(text: Text, abbreviation: str) -> bool:
    """Whether the abbreviation stands in brackets right after a phrase, or its words in brackets after it."""
    for match in re.finditer(rf"(?:(\()|{_CALLED})?\b{abbreviation}\b", text.text):
        before, after = text.text[: match.start()], text.text[match.end() :]
        if match[0] != abbreviation and (match[1] is None or _PHRASE.search(before)):
            return True
        bracket = re.match(r"\s*\(([^)]+)\)", after)
        words = re.findall(r"[^\W_]+", bracket[1]) if bracket else []
        if _initials([normal(word) for word in words], abbreviation):
            return True
    return False


# "Sau đây gọi tắt là", "viết tắt:"; two words that end a phrase: "hệ thống thông tin bệnh viện (HIS)".
_CALLED = r"(?:gọi|viết)(?: tắt)?(?: là)?:? "
_PHRASE = re.compile(r"[^\W\d_]+ [^\W\d_]+ $")


def _initials(words: list[str], abbreviation: str) -> bool:
    """Whether the letters of the abbreviation begin words of the list, in order."""
    letters = iter(abbreviation.lower())
    letter = next(letters)
    for word in words:
        if word.startswith(letter):
            following = next(letters, None)
            if following is None:
                return True
            letter = following
    return False


def _reading(document: Document, abbreviation: str) -> str | None:
    """Words of the list itself whose initials are the abbreviation."""
    size = len(abbreviation)
    for text in document.texts:
        for begin in range(len(text.words) - size + 1):
            words = text.words[begin : begin + size]
            if all(word[0] == letter for word, letter in zip(words, abbreviation.lower(), strict=True)):
                return " ".join(words)
    return None
