"""Scope: how much of what title and activities speak of the products still cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from dashboard.appendix.audit.counts import RECORDS, counts
from dashboard.appendix.audit.outputs import Outputs, number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import Value, distinct, finding, in_words, listed, quoted
from dashboard.appendix.audit.text import Phrases, Quote, Span, TaskTexts, Text, is_run
from dashboard.appendix.model import Finding

# What may stand between a thing and its places.
_OF = ("của", "tại", "thuộc", "ở")

# How many words a thing in a row has at most; how many of those before a row a product of it has, too.
_ITEM = 6
_SHARED = 3


def check(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """The findings about the scope of a task with products."""
    narrows = [
        *_narrows(task, outputs),
        *_restricted(task, outputs),
        *_in_one_region(task, outputs.references),
    ]
    yield from narrows or _items_dropped(task, outputs)
    yield from _coverage(task, outputs.references)
    yield from _names_dropped(task, outputs.references)


def _narrows(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """Several of a thing on the way in, one in the products. What is only surveyed or supported does not count.

    Where an activity says how many, that number is compared instead.
    """
    references = outputs.references
    things = references.phrases("audience", "general_audience", "item")
    survey = references.phrases("survey", "study")
    several: dict[str, tuple[Text, Quote]] = {}
    for text in task.of("title", "objective", "activity"):
        if text.field == "activity" and survey.at(text, 0) and not outputs.made(text):
            continue
        made = outputs.made(text) if text.field == "activity" else []
        for span in (*things.all(text), *(Span(span.begin, span.end, span.value[0]) for span in made)):
            mark = _many_before(text, span.begin, references)
            if mark is not None:
                several.setdefault(span.value, (text, text.quote(mark, span.end)))
    one: dict[str, tuple[Text, Quote]] = {}
    more: set[str] = set()
    for text in task.of("product"):
        spans = [*things.all(text), *(Span(one.begin, one.end, one.value[0]) for one in outputs.made(text))]
        for i, span in enumerate(spans):
            number = number_at(text, span.begin - 1, references) if span.begin else None
            if number is None and i and _at_one(text, spans[i - 1], span, references):
                number = 1  # "01 mô hình tại cơ sở": one place, too
            if number is None and i + 1 < len(spans) and _one_of(text, span, spans[i + 1], references):
                number = 1  # "mô hình tại 01 siêu thị": one model, too
            if number == 1:
                one.setdefault(span.value, (text, text.whole))
            elif number is not None:
                more.add(span.value)
    counted = counts(task.of("activity"), outputs, with_rates=True)
    more |= {thing for thing, found in counted.items() if any(count.number > 1 for count in found)}
    # What helps all of those is tried at one, as an activity says.
    items = {meaning or term for term, meaning in references.terms["item"].items()}
    more |= {
        thing
        for thing, (text, _) in several.items()
        if text.field == "objective"
        and thing not in items
        and any(count.number == 1 for count in counted.get(thing, ()))
    }
    narrowed = [thing for thing in several if thing in one and thing not in more]
    if narrowed:
        first, second = several[narrowed[0]], one[narrowed[0]]
        yield finding(
            "scope_narrows",
            task.task,
            [first[0].whole, second[1]],
            several=quoted(distinct(several[thing][1].text for thing in narrowed)),
            one=quoted([second[1]]),
        )


def _restricted(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """So many or all of a thing in title or objective, and in a product those of some places that nothing before names."""
    references = outputs.references
    before = task.of("title", "objective", "activity")
    wholes = [
        (text, *mark) for text in task.of("title", "objective") for mark in _marks_of_all(text, references)
    ]
    for product in task.of("product"):
        kinds = {code for span in outputs.named(product) for code in span.value}
        if not RECORDS.isdisjoint(kinds):
            continue
        counted = {begin for _, begin in _marks_of_all(product, references)}
        for whole, mark, thing in wholes:
            for begin in range(len(product.words)):
                size = Prefix.similarity(product.words[begin:], whole.words[thing:])
                size -= product.words[begin + size - 1] in _OF
                places = _places_at(product, begin + size, references) if size >= 2 else None
                if places is None or begin in counted or _names_places(before, product, places, references):
                    continue
                yield finding(
                    "scope_narrows",
                    task.task,
                    [whole.whole, product.whole],
                    several=quoted([whole.quote(mark, thing + size)]),
                    one=quoted([product.quote(begin, places[1])]),
                )
                return


def _in_one_region(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """The whole country in title or objective, and in a product a part of it that nothing before names."""
    nationwide, region = references.phrases("nationwide"), references.phrases("region")
    whole = [(text, span) for text in task.of("title", "objective") for span in nationwide.all(text)]
    before = task.of("title", "objective", "activity")
    parts = [
        (text, span)
        for text in task.of("product")
        for span in region.all(text)
        if not any(other.contains(text.words[span.begin : span.end]) for other in before)
    ]
    if whole and parts and not any(True for text in task.of("product") for _ in nationwide.all(text)):
        (text, span), (product, part) = whole[0], parts[0]
        yield finding(
            "scope_narrows",
            task.task,
            [text.whole, product.whole],
            several=quoted([text.quote(span.begin, span.end)]),
            one=quoted([product.quote(part.begin, part.end)]),
        )


def _marks_of_all(text: Text, references: AuditReferences) -> Iterator[tuple[int, int]]:
    """Where it says how many or all, and where the thing follows: "209 trạm y tế", "toàn bộ các trạm", "100% trạm"."""
    for place in range(len(text.words) - 1):
        number = number_at(text, place, references)
        if (number is not None and number > 1) or text.quote(place, place + 2).text.startswith("100%"):
            yield place, place + 1
    for span in references.phrases("all").all(text):
        yield span.begin, span.end


def _places_at(text: Text, begin: int, references: AuditReferences) -> tuple[int, int] | None:
    """From where to where places stand: "03 huyện" or "huyện Hương Sơn", with or without "của", but not a province."""
    place = references.phrases("place")
    begin += begin < len(text.words) and text.words[begin] in _OF
    if begin < len(text.words) and number_at(text, begin, references) is not None:
        span = place.at(text, begin + 1)
        return (begin, span.end) if span is not None else None
    span = place.at(text, begin)
    if span is None or span.value in ("tỉnh", "thành phố"):
        return None
    end = span.end
    while end < len(text.words) and text.tokens[end].joined and text.tokens[end].text.istitle():
        end += 1
    return (begin, end) if end > span.end else None


def _names_places(
    texts: Iterable[Text], product: Text, places: tuple[int, int], references: AuditReferences
) -> bool:
    """Whether one of the texts names the places of a product, be the number of them in words or in digits."""
    begin, end = places
    number = number_at(product, begin, references)
    if number is None:
        return any(text.contains(product.words[begin:end]) for text in texts)
    term = product.words[begin + 1 : end]
    return any(
        number_at(text, i, references) == number and text.words[i + 1 : i + 1 + len(term)] == term
        for text in texts
        for i in range(len(text.words))
    )


def _many_before(text: Text, place: int, references: AuditReferences) -> int | None:
    """Where a plural mark stands right before a word."""
    marks = references.phrases("many")
    for begin in (place - 2, place - 1):
        if begin >= 0 and (span := marks.at(text, begin)) and span.end == place and text.tokens[place].joined:
            return begin
    return None


def _at_one(text: Text, first: Span[str], second: Span[str], references: AuditReferences) -> bool:
    number = number_at(text, first.begin - 1, references) if first.begin else None
    return number == 1 and text.words[first.end : second.begin] == ("tại",)


def _one_of(text: Text, first: Span[str], second: Span[str], references: AuditReferences) -> bool:
    between = text.words[first.end : second.begin]
    return len(between) == 2 and between[0] == "tại" and number_at(text, second.begin - 1, references) == 1


def _coverage(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Addressees or stages of work that the title names and no product does, or that only a product names.

    Products that name none of them promise the title's as a whole.
    """
    everyone = references.phrases("general_audience")
    for phrases, general in (
        (references.phrases("audience"), _places_of(task.of("product"), everyone, references)),
        (references.phrases("stage"), {}),
    ):
        title = _places_of(task.of("title"), phrases, references)
        before = _places_of(task.of("title", "objective", "activity"), phrases, references)
        products = _places_of(task.of("product"), phrases, references)
        new = [thing for thing in products if thing not in before] if before else []
        dropped = [thing for thing in title if thing not in products]
        names_any = bool(general) or len(dropped) < len(title)
        if not names_any or (len(title) == 1 and not new):
            dropped = []
        parts: list[Value] = []
        if dropped:
            names = quoted(distinct(title[thing][0][1].text for thing in dropped))
            parts.append(in_words("coverage_dropped", what=names))
        if new:
            names = quoted(distinct(quote.text for thing in new for _, quote in products[thing]))
            parts.append(in_words("coverage_new", what=names))
        if parts:
            quotes = [task.title.whole] if dropped else []
            named = {thing: products[thing] for thing in new} or products or general
            quotes += [text.whole for places in named.values() for text, _ in places]
            yield finding("coverage_changes", task.task, list(dict.fromkeys(quotes)), parts=listed(parts))


def _names_dropped(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Of two names that the title joins ("Vịnh Bắc Bộ và vùng biển Đông Nam Bộ") the products name one alone, more than once.

    Products that speak of several of what is so called ("hai vùng biển") mean both.
    """
    products = task.of("product")
    many = references.phrases("many", "number")
    for first, second, kind in _joined_names(task.title):
        named = [[text for text in products if text.contains(name)] for name, _ in (first, second)]
        kept, dropped = (named[0], second) if named[0] else (named[1], first)
        means_both = kind and any(
            text.words[span.end : span.end + len(kind)] == kind
            for text in products
            for span in many.all(text)
        )
        if len(kept) > 1 and not (named[0] and named[1]) and not means_both:
            yield finding(
                "coverage_changes",
                task.task,
                [task.title.whole, *(text.whole for text in kept)],
                parts=in_words("coverage_dropped", what=quoted([dropped[1]])),
            )


def _items_dropped(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """Of the things in a row ("tiếng Mông, tiếng Thái và tiếng Khmer") the products name one alone.

    Events, and what a survey found of all of them, aside; nor where an activity has come down to that one.
    """
    products = [text for text in task.of("product") if not outputs.is_event(text)]
    results = [
        text
        for text in products
        if RECORDS.isdisjoint(code for span in outputs.named(text) for code in span.value)
    ]
    for text in task.of("title", "activity"):
        for row in _rows(text, outputs.references):
            names = _names_of(text, row)
            kept = _only_one(text, row, names, products, outputs) or _only_one(
                text, row, names, results, outputs
            )
            if kept is None:
                continue
            product, place = kept
            others = [name for name in names if name != names[place]]
            if any(
                other.contains(names[place]) and not any(other.contains(name) for name in others)
                for other in task.of("activity")
            ):
                continue
            begin, end = row.things[place]
            yield finding(
                "scope_narrows",
                task.task,
                [text.whole, product.whole],
                several=quoted([text.quote(row.begin, row.end)]),
                one=quoted([product.quoted(text.words[begin:end]) or product.whole]),
            )
            return


def _names_of(text: Text, row: _Row) -> list[tuple[str, ...]]:
    """The two words that tell each thing of a row: of the first its last, of the others their first, or all if they share those.

    "Các trường tiểu học, trung học cơ sở và trung học phổ thông" begins with what all of them are.
    """
    (first_begin, first_end), *others = row.things
    names = [text.words[begin : min(begin + 2, end)] for begin, end in others]
    if len(set(names)) < len(names):
        names = [text.words[begin:end] for begin, end in others]
    opens_alike = text.words[first_begin] in {text.words[begin] for begin, _ in others}
    first = text.words[first_begin : min(first_begin + 2, first_end)]
    return [first if opens_alike else text.words[max(first_begin, first_end - 2) : first_end], *names]


def _only_one(
    text: Text, row: _Row, names: Sequence[tuple[str, ...]], products: Sequence[Text], outputs: Outputs
) -> tuple[Text, int] | None:
    """The product that names a thing of a row, and which, where no product names another of them.

    It must tell of the same as the text before the row: the more words, the less the name says by itself.
    """
    naming = [
        (place, found)
        for place, name in enumerate(names)
        if (found := [one for one in products if one.contains(name)])
    ]
    if len(naming) != 1:
        return None
    (place, found), before = naming[0], set(text.words[: row.begin])
    begin, end = row.things[place]
    is_short, is_proper = end - begin == 1, text.tokens[begin].text[0].isupper()
    shared = _SHARED + 2 * is_short - is_proper
    for one in found:
        tells_of_it = len(before & set(one.words)) >= min(shared, len(before))
        if tells_of_it and not _is_counted(one, names[place], outputs.references):
            return one, place
    return None


def _is_counted(text: Text, thing: Sequence[str], references: AuditReferences) -> bool:
    """Whether a thing stands after a number: "tại 142 làng nghề" says where, not of what the others are left out."""
    return any(
        text.words[place + 1 : place + 1 + len(thing)] == tuple(thing)
        for place in range(len(text.words))
        if (number_at(text, place, references) or 0) > 1
    )


class _Row(NamedTuple):
    """Where a row of things begins and ends, and where each of them does."""

    begin: int
    end: int
    things: tuple[tuple[int, int], ...]


def _rows(text: Text, references: AuditReferences) -> Iterator[_Row]:
    """Rows of things, the last after "và": two that begin alike, or three or more."""
    stops = [
        place
        for place in range(1, len(text.words))
        if text.tokens[place].gap.strip() == "," or text.words[place] == "và"
    ]
    while stops:
        size = next((n for n, stop in enumerate(stops) if text.words[stop] == "và"), None)
        if size is None:
            return
        row, stops = stops[: size + 1], stops[size + 1 :]
        while len(row) > 1 and any(row[n + 1] - row[n] > _ITEM for n in range(len(row) - 1)):
            row = row[1:]
        starts = [place + (text.words[place] == "và") for place in row]
        begin = _first_begins(text, row[0], starts, references)
        if begin is None:
            continue
        end = starts[-1] + 1
        is_proper = text.tokens[starts[-1]].text[0].isupper()
        while end < len(text.words) and text.tokens[end].joined and (not is_proper or text.is_name(end)):
            end += 1
        things = tuple(zip((begin, *starts), (*row, end), strict=True))
        is_alike = len({text.words[start] for start, _ in things}) == 1
        if len(row) > 1 or (is_alike and all(stop - start > 1 for start, stop in things)):
            yield _Row(begin, end, things)


def _first_begins(text: Text, end: int, starts: Sequence[int], references: AuditReferences) -> int | None:
    """Where the first thing of a row begins that ends at `end`, None where that cannot be told.

    It begins like the others, or with a capital as the next does, or after a word like "tại"; work is no thing.
    """
    works = references.phrases("make", "study", "survey", "helps", "keep", "other_work")
    if starts[-1] >= len(text.words) or all(works.at(text, start) for start in starts):
        return None
    opening = {text.words[start] for start in starts}
    places = range(end - 1, max(end - 1 - _ITEM, 0), -1)
    capitals = [place for place, stop in text.capitals if stop <= end]
    for place in places:
        if opening == {text.words[place]}:
            return place
        if text.tokens[starts[0]].text[0].isupper():
            if place in capitals:
                return place
        elif text.words[place - 1] in (*_OF, "cho", "với", "về", "ngành"):
            return None if number_at(text, place, references) is not None else place
    return None


_Name = tuple[tuple[str, ...], Quote]


def _joined_names(title: Text) -> Iterator[tuple[_Name, _Name, tuple[str, ...]]]:
    """Two names side by side, each of two capitalised words or more, and what the second is called: "vùng biển"."""
    runs: list[tuple[int, int]] = []
    for place, token in enumerate(title.tokens):
        if place == 0 or not token.text.istitle():
            continue
        if runs and runs[-1][1] == place and token.joined:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    names = [(begin, end) for begin, end in runs if end - begin > 1]
    for (begin, end), (other, last) in pairwise(names):
        between = title.words[end:other]
        if between[:1] == ("và",) and len(between) <= 3 and is_run(title.tokens, begin, last):
            yield (
                (title.words[begin:end], title.quote(begin, end)),
                (title.words[other:last], title.quote(other, last)),
                between[1:],
            )


def _places_of(
    texts: Iterable[Text], phrases: Phrases[str], references: AuditReferences
) -> dict[str, list[tuple[Text, Quote]]]:
    """Where each of the things that phrases stand for is named; the end of a word is none: "chợ" in "hội chợ"."""
    found: dict[str, list[tuple[Text, Quote]]] = {}
    for text in texts:
        for span in phrases.all(text):
            before = max(span.begin - 1, 0)
            if span.end - span.begin == 1 and text.words[before : span.end] in references.known_pairs:
                continue
            found.setdefault(span.value, []).append((text, text.quote(span.begin, span.end)))
    return found
