"""Text left over from another task, and places other than the title or the heading names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, permutations

from dashboard.appendix.audit.comparison import Comparison
from dashboard.appendix.audit.places import EXPERIENCE, other_places
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.text import FIELDS, Document, Quote, TaskTexts, Text, is_run
from dashboard.appendix.model import Finding

# Of two tasks of a template that share this much text, one was copied from the other, whatever their titles.
_COPIED = 0.75


def leftovers(
    document: Document, compared: Sequence[Comparison], references: AuditReferences
) -> Iterator[Finding]:
    """The industry of another title, what the text of a sister task left behind, and other places than the title's."""
    found: list[Finding] = []
    alone = [
        *_foreign_industries(document, references),
        *_foreign_titles(document, compared, references),
        *_foreign_places(document, references),
        *_foreign_objects(document),
    ]
    found += [
        one for n, one in enumerate(alone) if not any(_says_the_same(one, other) for other in alone[:n])
    ]
    for comparison in compared:
        if not comparison.is_overlap:
            continue
        first, second = comparison.first, comparison.second
        for origin, task in ((first, second), (second, first)):
            left = [*_foreign_names(origin, task, comparison)]
            if comparison.is_template and (
                comparison.score >= _COPIED or _titles_are_alike(first.title, second.title)
            ):
                left += _of_sister(origin, task, comparison, references)
            for one in left:
                if not any(_says_the_same(one, other) for other in found):
                    found.append(one)
    told = {(one.task_code, quote) for one in found for quote in one.evidence}
    yield from found
    for one in other_places(document, references):
        if told.isdisjoint((one.task_code, quote) for quote in one.evidence):
            yield one


def _titles_are_alike(first: Text, second: Text) -> bool:
    """Whether two titles share more than half of the words of the shorter: one was copied from the other."""
    ours, theirs = set(first.words), set(second.words)
    return len(ours & theirs) * 2 > min(len(ours), len(theirs))


def _foreign_titles(
    document: Document, compared: Sequence[Comparison], references: AuditReferences
) -> Iterator[Finding]:
    """Words of the title of one task in another that says them nowhere else.

    Five with a name or in a product of both; or three or more in a product, that no third task says and no word of which is
    elsewhere in this one. Tasks that overlap have such words in common with reason.
    """
    overlapping = [{*comparison.codes} for comparison in compared if comparison.is_overlap]
    for origin, task in permutations(document.tasks, 2):
        if {origin.task.task_code, task.task.task_code} in overlapping:
            continue
        products = {text.words for text in origin.of("product")}
        for copy in task.of("activity", "product"):
            words = _longest(origin.title, copy)
            if words is None:
                continue
            is_product = copy.field == "product" and copy.words in products
            is_long = len(words) >= _LONG and (is_product or _names_one(words, origin.title))
            others = [text for text in task.of(*FIELDS) if text is not copy]
            if any(text.contains(words) for text in others):
                continue
            if is_long or (
                copy.field == "product" and _is_foreign(words, origin, task, document, references)
            ):
                quote = copy.quoted(words)
                yield finding(
                    "leftover_text",
                    task.task,
                    [copy.whole],
                    related=[origin.task.task_code],
                    what=quoted([quote or copy.whole]),
                    origin=origin.task.task_code,
                )


# How many words of a title are hardly said by chance.
_LONG = 5


def _is_foreign(
    words: tuple[str, ...],
    origin: TaskTexts,
    task: TaskTexts,
    document: Document,
    references: AuditReferences,
) -> bool:
    """Whether words of the title of `origin` are its own: no third task says them, and `task` no word of them but once."""
    known = [pair for pair in pairwise(words) if pair in references.known_pairs]
    rest = {word for word in words if not any(word in pair for pair in known)}
    if (
        not known
        or rest & references.terms["particle"].keys()
        or sum(text.contains(words) for text in origin.of(*FIELDS)) < 2
    ):
        return False
    third = (text for other in document.tasks if other not in (origin, task) for text in other.of(*FIELDS))
    return not any(text.contains(words) for text in third) and all(
        sum(text.contains(pair) for text in task.of(*FIELDS)) == 1 for pair in known
    )


def _names_one(words: tuple[str, ...], title: Text) -> bool:
    """Whether words of a title end with a name in it: "tại cửa khẩu Tân Thanh"; a tongue ("tiếng Anh") is none."""
    return any(words[-len(name) :] == name for name in title.names if name[0] != "tiếng")


def _longest(title: Text, copy: Text) -> tuple[str, ...] | None:
    """The longest run of words of a title that stands in another text, None where it is of less than three."""
    if title.threes.isdisjoint(copy.threes):
        return None
    match = SequenceMatcher(None, title.words, copy.words, autojunk=False).find_longest_match()
    return title.words[match.a : match.a + match.size]


def _foreign_names(origin: TaskTexts, task: TaskTexts, comparison: Comparison) -> Iterator[Finding]:
    """Where two titles name two places or institutions, the other's name in a passage that has not its own."""
    ours, theirs = (
        [name for name in one.title.names if not other.title.contains(name)]
        for one, other in ((task, origin), (origin, task))
    )
    if not ours:
        return
    for name in theirs:
        copies = [
            (text, quote)
            for text in task.of("objective", "activity", "product")
            if (quote := text.quoted(name)) and not any(text.contains(own) for own in ours)
        ]
        if copies and len(copies) * 2 <= len(task.passages):
            yield finding(
                "leftover_text",
                task.task,
                [text.whole for text, _ in copies],
                related=comparison.codes,
                what=quoted([copies[0][1]]),
                origin=origin.task.task_code,
            )


def plural_industry(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """A plural of industries in a task of one, before that industry's name or at the end of a text."""
    single: set[str] = set()
    plural: list[tuple[Text, int, int, str | None]] = []
    many = references.phrases("many", "many_fields")
    for text in task.of(*FIELDS):
        for i, word in enumerate(text.words):
            if word != "ngành":
                continue
            end, name = _industry(text, i, references)
            begin = next(
                (
                    start
                    for start in range(max(0, i - 4), i)
                    if (span := many.at(text, start)) and span.end == i and text.tokens[i].joined
                ),
                None,
            )
            if begin is not None and not _goes_on(text, end):
                plural.append((text, begin, end, name))
            elif name and (i == 0 or text.tokens[i].joined):
                single.add(name)
    quotes = [
        text.quote(begin, end)
        for text, begin, end, name in plural
        if (name in single if name is not None else single and end == len(text.words))
    ]
    if quotes:
        yield finding("plural_industry", task.task, quotes, what=quoted(dict.fromkeys(quotes)))


def _goes_on(text: Text, end: int) -> bool:
    """Whether another thing follows in a row: "các ngành giấy, nhựa và dệt nhuộm"."""
    return end < len(text.words) and (text.tokens[end].gap.strip() == "," or text.words[end] == "và")


def _industry(text: Text, place: int, references: AuditReferences) -> tuple[int, str | None]:
    """Where the name of an industry after "ngành" ends, and its telling word.

    The word is None where nothing follows, and empty where something else than an industry does.
    """
    end = place + 1
    while (
        end < len(text.words)
        and text.tokens[end].joined
        and text.words[end] in references.terms["industry_words"]
    ):
        end += 1
    if end < len(text.words) and text.tokens[end].joined:
        word = text.words[end]
        is_name = word not in references.terms["no_industry"] and word.isalpha()
        two = end + 1 < len(text.words) and (word, text.words[end + 1]) in references.syllable_pairs
        return (end + 1 + two, word) if is_name else (end, "")
    return end, None


def _of_sister(
    origin: TaskTexts, task: TaskTexts, comparison: Comparison, references: AuditReferences
) -> Iterator[Finding]:
    """Words of the title of `origin` in passages of its sister task, where the passage it was copied from has them."""
    own = set(task.title.words)
    pairs = [
        (a, b) if comparison.first is origin else (b, a) for a, b, _ in comparison.pairs if a.field != "title"
    ]
    origin_texts, texts = (one.of("objective", "activity", "product") for one in (origin, task))
    found: dict[tuple[Text, ...], list[str]] = {}
    for phrase in _foreign_phrases(origin.title, own, references):
        used_there = sum(_says(text, phrase, references) for text in origin_texts)
        used_here = sum(_says(text, phrase, references) for text in texts)
        # One syllable is easily said of something else.
        if used_there < (2 if len(phrase) > 1 else 3) or used_here * 2 > len(texts):
            continue
        copies = tuple(
            copy
            for source, copy in pairs
            if _says(copy, phrase, references) and _says_alike(source, copy, phrase, references)
        )
        if copies:
            found.setdefault(copies, []).append(references.spelled(phrase))
    for copies, words in found.items():
        yield finding(
            "leftover_text",
            task.task,
            [copy.whole for copy in copies],
            related=comparison.codes,
            what=quoted(words),
            origin=origin.task.task_code,
        )


def _says(text: Text, phrase: tuple[str, ...], references: AuditReferences) -> bool:
    """Whether a phrase stands in a text; one syllable not as a part of a longer word: "nước" is not in "trong nước"."""
    if len(phrase) > 1:
        return text.contains(phrase)
    covered = {i for span in references.word_phrases.all(text) for i in range(span.begin, span.end)}
    return any(word == phrase[0] and i not in covered for i, word in enumerate(text.words))


def _says_alike(source: Text, copy: Text, phrase: tuple[str, ...], references: AuditReferences) -> bool:
    """Whether another text says a phrase too; one syllable beside the same word: not "mạ kim loại", "công đoạn mạ linh kiện"."""
    if len(phrase) > 1:
        return source.contains(phrase)
    pairs = [
        {pair for pair in pairwise(("", *text.words, "")) if phrase[0] in pair} for text in (source, copy)
    ]
    return _says(source, phrase, references) and not pairs[0].isdisjoint(pairs[1])


def _foreign_industries(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """In a task whose title names one industry, the industry of another title, or one named but once.

    What other industries have learnt may well be told.
    """
    titles = {task: _industries(task.title, references) for task in document.tasks}
    for task, own in titles.items():
        if len(own) != 1:
            continue
        foreign: dict[str, list[tuple[Text, Quote]]] = {}
        for text in task.of("objective", "activity", "product"):
            for name, quote in _industries(text, references).items():
                if name not in task.title.words:
                    foreign.setdefault(name, []).append((text, quote))
        for name, places in foreign.items():
            origin = next((other for other, names in titles.items() if name in names), None)
            if origin is not None:
                yield finding(
                    "leftover_text",
                    task.task,
                    [text.whole for text, _ in places],
                    related=[origin.task.task_code],
                    what=quoted([places[0][1]]),
                    origin=origin.task.task_code,
                )
            elif sum(name in text.words for text in task.of(*FIELDS)) == 1:
                text, quote = places[0]
                if not text.contains(EXPERIENCE):
                    yield finding(
                        "place_differs",
                        task.task,
                        [text.whole],
                        what=quoted([quote]),
                        usual=quoted(own.values()),
                    )


def _foreign_places(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """In one product alone, what the title of another task of the section is about: hospitals in a task on offices."""
    places = references.phrases("audience")
    named = {
        task: {span.value for text in task.of("title") for span in places.all(text)}
        for task in document.tasks
    }
    for task in document.tasks:
        for promised in task.of("product"):
            for span in places.all(promised):
                elsewhere = (text for text in task.of(*FIELDS) if text is not promised)
                if any(other.value == span.value for text in elsewhere for other in places.all(text)):
                    continue
                origin = next(
                    (
                        other
                        for other, names in named.items()
                        if other.section is task.section and span.value in names
                    ),
                    None,
                )
                if origin is not None:
                    yield finding(
                        "leftover_text",
                        task.task,
                        [promised.whole],
                        related=[origin.task.task_code],
                        what=quoted([promised.quote(span.begin, span.end)]),
                        origin=origin.task.task_code,
                    )


def _foreign_objects(document: Document) -> Iterator[Finding]:
    """Of what is counted a word of another title in the place of one of its own: "20 ha chè của" for "20 ha bưởi của"."""
    for task in document.tasks:
        words = Counter(word for text in task.of(*FIELDS) for word in text.words)
        frames: dict[tuple[str, ...], dict[str, tuple[Text, int]]] = {}
        for text in task.of("objective", "activity", "product"):
            for i in range(3, len(text.words) - 2):
                is_counted = any(word.isdecimal() for word in text.words[i - 2 : i])
                if is_counted and text.words[i].isalpha() and is_run(text.tokens, i - 3, i + 3):
                    frame = (*text.words[i - 3 : i], *text.words[i + 1 : i + 3])
                    frames.setdefault(frame, {}).setdefault(text.words[i], (text, i))
        for variants in frames.values():
            foreign = [word for word in variants if word not in task.title.words and words[word] == 1]
            origins = [other for word in foreign for other in document.tasks if word in other.title.words]
            if len(variants) == 2 and len(foreign) == 1 and origins and variants.keys() & {*task.title.words}:
                text, i = variants[foreign[0]]
                yield finding(
                    "leftover_text",
                    task.task,
                    [text.whole],
                    related=[origins[0].task.task_code],
                    what=quoted([text.quote(i, i + 1)]),
                    origin=origins[0].task.task_code,
                )


def _industries(text: Text, references: AuditReferences) -> dict[str, Quote]:
    """The industries that a text names after "ngành", by their telling word."""
    found: dict[str, Quote] = {}
    for i, word in enumerate(text.words):
        if word == "ngành":
            end, name = _industry(text, i, references)
            if name:
                found.setdefault(name, text.quote(i, end))
    return found


def _says_the_same(one: Finding, other: Finding) -> bool:
    """Whether another finding on the same task quotes all that this one does."""
    return one.task_code == other.task_code and set(one.evidence) <= set(other.evidence)


def _foreign_phrases(title: Text, own: set[str], references: AuditReferences) -> list[tuple[str, ...]]:
    """The words of a title that another title has not, each with the word that it stands in.

    Syllables that no list has make one name with their neighbours: "vải thiều".
    """
    found: list[tuple[str, ...]] = []
    spans = {i: span for span in references.word_phrases.all(title) for i in range(span.begin, span.end)}
    foreign = [
        word not in own and word.isalpha() and word not in references.terms["industry_words"]
        for word in title.words
    ]
    done = 0
    for i, span in ((i, spans.get(i)) for i in range(len(title.words))):
        if i < done or not foreign[i]:
            continue
        begin, done = (span.begin, span.end) if span else (i, i + 1)
        while (
            not span
            and done < len(foreign)
            and foreign[done]
            and done not in spans
            and title.tokens[done].joined
        ):
            done += 1
        if title.words[begin:done] not in found:
            found.append(title.words[begin:done])
    return found
