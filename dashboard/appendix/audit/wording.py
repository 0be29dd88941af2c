"""Wording: words repeated, missing, mistyped or left over from another task, and one thing written in several ways.

The list itself is the best witness: what it writes often in one way and once in another is questioned.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import pairwise

from rapidfuzz.distance import Indel

from dashboard.appendix.audit.outputs import number_at
from dashboard.appendix.audit.overlap import Comparison
from dashboard.appendix.audit.references import AuditReferences, Correction
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.syllables import has_marks, is_syllable, marks_moved, slip, sounds_like
from dashboard.appendix.audit.text import FIELDS, Document, Quote, TaskTexts, Text, is_run
from dashboard.appendix.model import Finding
from dashboard.language import Language, fold

# Written this often in a list, two neighbouring syllables are taken for a word of it.
OFTEN = 3

# Numbers below ten with a leading zero: one way of writing them, whatever the number.
PADDED = "0"

Pair = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Usage:
    """How a list uses its syllables: what stands beside what, and which are part of a longer word."""

    document: Document
    references: AuditReferences

    @cached_property
    def pairs(self) -> Counter[Pair]:
        """How often two syllables stand side by side."""
        return Counter(pair for text in self.document.texts for _, pair in _neighbours(text))

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """How a syllable is printed, inside a text if it stands in one."""
        return {
            token.word: token.text
            for tokens in (
                [text.tokens[0] for text in self.document.texts if text.tokens],
                [token for text in self.document.texts for token in text.tokens[1:]],
            )
            for token in tokens
        }

    @cached_property
    def triples(self) -> Counter[tuple[str, ...]]:
        """How often three do."""
        return Counter(
            text.words[i - 1 : i + 2]
            for text in self.document.texts
            for i in range(1, len(text.words) - 1)
            if text.tokens[i].joined and text.tokens[i + 1].joined
        )

    @cached_property
    def words(self) -> frozenset[Pair]:
        """The pairs that are a word or stand inside one: of the reference list, or often here and of no listed word."""
        unlisted = Counter(
            pair
            for text, loose in self.loose.items()
            for i, pair in _neighbours(text)
            if loose[i - 1] and loose[i] and not set(pair) & self.references.terms["particle"].keys()
        )
        often = {pair for pair, count in unlisted.items() if count >= OFTEN}
        return self.references.syllable_pairs | often

    @cached_property
    def words_with(self) -> Mapping[str, list[Pair]]:
        """The words that a syllable is part of."""
        found: dict[str, list[Pair]] = {}
        for pair in sorted(self.words):
            for syllable in dict.fromkeys(pair):
                found.setdefault(syllable, []).append(pair)
        return found

    @cached_property
    def words_by_letters(self) -> Mapping[str, list[Pair]]:
        """The words by their letters without marks."""
        found: dict[str, list[Pair]] = {}
        for pair in sorted(self.words):
            found.setdefault(_letters(pair), []).append(pair)
        return found

    @cached_property
    def near(self) -> dict[tuple[Pair, tuple[bool, bool]], Pair | None]:
        """What two syllables that are no word are a slip away from, as far as was asked."""
        return {}

    @cached_property
    def never_alone(self) -> frozenset[str]:
        """The syllables that the list uses often and all but always inside a word of several."""
        alone: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for text, loose in self.loose.items():
            for word, is_loose in zip(text.words, loose, strict=True):
                total[word] += 1
                alone[word] += is_loose
        return frozenset(
            word for word, count in total.items() if count >= 6 and alone[word] <= max(1, count // 20)
        )

    @cached_property
    def loose(self) -> Mapping[Text, list[bool]]:
        """For each syllable of a text, whether it is part of no word of several in the reference list."""
        found: dict[Text, list[bool]] = {}
        for text in self.document.texts:
            found[text] = [True] * len(text.words)
            for i, pair in _neighbours(text):
                if pair in self.references.syllable_pairs:
                    found[text][i - 1] = found[text][i] = False
        return found

    def is_inside(self, before: str, syllable: str, after: str) -> bool:
        """Whether a syllable makes a word with one of its neighbours."""
        pairs = self.references.syllable_pairs
        return (before, syllable) in pairs or (syllable, after) in pairs

    def widen(self, text: Text, begin: int, end: int) -> tuple[int, int]:
        """The same stretch of a text, widened to whole words at both ends."""
        pairs = self.references.syllable_pairs
        while begin > 0 and text.words[begin - 1 : begin + 1] in pairs:
            begin -= 1
        while end < len(text.words) and text.words[end - 1 : end + 1] in pairs:
            end += 1
        return begin, end


def _neighbours(text: Text) -> Iterator[tuple[int, Pair]]:
    """Each syllable but the first with the one before it, where nothing but white space parts them."""
    for i in range(1, len(text.words)):
        if text.tokens[i].joined:
            yield i, text.words[i - 1 : i + 1]


@cache
def _bare(syllable: str) -> str:
    return fold(syllable)


def _letters(pair: Pair) -> str:
    """Two syllables without their marks."""
    return f"{_bare(pair[0])} {_bare(pair[1])}"


def check(
    document: Document,
    compared: Sequence[Comparison],
    references: AuditReferences,
    decision_id: str | None,
) -> Iterator[Finding]:
    """The findings of the family; the readings that a person accepted and no check proposed come last."""
    found = list(_proposals(document, compared, references))
    yield from found
    yield from _reviewed(document, references, decision_id, found)


def _proposals(
    document: Document, compared: Sequence[Comparison], references: AuditReferences
) -> Iterator[Finding]:
    usage = Usage(document, references)
    for text in document.texts:
        yield from _repeated_words(text, references)
        yield from _mistyped(text, usage)
        yield from _missing_word(text, usage)
        yield from _word_order(text, usage)
        yield from _punctuation(text)
    for task in document.tasks:
        yield from _unfinished(task, usage)
        yield from _plural_industry(task, references)
        yield from _term_differs(task, usage)
        yield from _two_terms(task, references)
    foreign = list(_foreign_industries(document, references))
    yield from foreign
    for comparison in compared:
        if comparison.is_overlap and not comparison.is_template:
            yield from _missing_beside_twin(comparison, references)
        elif comparison.is_overlap:
            for origin, task in (
                (comparison.first, comparison.second),
                (comparison.second, comparison.first),
            ):
                for leftover in _leftovers(origin, task, comparison, references):
                    if not any(_says_the_same(leftover, other) for other in foreign):
                        yield leftover
    yield from _missing_connectives(document, references)
    yield from _several_ways(document, references)


# ---- words repeated, mistyped, missing, misplaced --------------------------------------------------------------


def _repeated_words(text: Text, references: AuditReferences) -> Iterator[Finding]:
    """The same one to four words twice in a row; words that double by nature ("dần dần") aside."""
    place = 0
    while place < len(text.words):
        for size in (4, 3, 2, 1):
            end = place + 2 * size
            words = text.words[place : place + size]
            if (
                end <= len(text.words)
                and words == text.words[place + size : end]
                and is_run(text.tokens, place, end)
                and not (size == 1 and _is_double(text, place, references))
            ):
                quote = text.quote(place, end)
                yield finding("repeated_words", text.row, [quote], what=quoted([quote]))
                place = end - 1
                break
        place += 1


def _is_double(text: Text, place: int, references: AuditReferences) -> bool:
    """Whether a syllable stands twice with reason: by nature, or as the end of one word and the start of the next."""
    word = text.words[place]
    ends_one = text.words[max(place - 1, 0) : place + 1] in references.word_ends
    starts_one = text.words[place + 1 : place + 3] in references.word_starts
    return word in references.terms["doubled"] or word.isdigit() or (ends_one and starts_one)


def _mistyped(text: Text, usage: Usage) -> Iterator[Finding]:
    """A syllable that cannot be one, or two that make no word but are a slip away from one."""
    loose = usage.loose[text]
    done = 0
    for i, word in enumerate(text.words):
        if i < done:
            continue
        near = _slip_at(text, i, loose, usage) if loose[i] else None
        if near is not None:
            begin, meant = near
            end = begin + 2
        elif has_marks(word) and _is_impossible(text, i):
            begin, end, meant = i, i + 1, None
        else:
            continue
        done = end
        quote = text.quote(begin, end)
        yield finding(
            "mistyped",
            text.row,
            [quote],
            what=quoted([quote]),
            meant=f": “{usage.references.spelled(meant)}”?" if meant else ".",
        )


def _is_impossible(text: Text, place: int) -> bool:
    word, printed = text.words[place], text.tokens[place].text
    return len(word) > 1 and word.isalpha() and not printed.isupper() and not is_syllable(word)


def _slip_at(text: Text, place: int, loose: list[bool], usage: Usage) -> tuple[int, Pair] | None:
    """The word that a loose syllable should have made with a neighbour, and where that begins."""
    for begin in (place, place - 1):
        if begin < 0 or begin + 1 >= len(text.words) or not text.tokens[begin + 1].joined:
            continue
        if any(token.text.isupper() for token in text.tokens[begin : begin + 2]):
            continue  # an abbreviation
        pair = (text.words[begin], text.words[begin + 1])
        near = _near_word(pair, (loose[begin], loose[begin + 1]), usage)
        if near is not None:
            return begin, near
    return None


def _near_word(pair: Pair, loose: tuple[bool, bool], usage: Usage) -> Pair | None:
    """The word that two syllables are one slip away from; of several the nearest, then the one used most here.

    A syllable that is part of another word is taken as it stands. Many words that no list has are near to one it has.
    So the word must be one that the text uses, or the pair must hold a syllable that cannot stand alone and does, or
    the two must be easy to confuse.
    """
    particles = usage.references.terms["particle"]
    if any(not word.isalpha() or len(word) == 1 or word in particles for word in pair):
        return None
    key = (pair, loose)
    if key not in usage.near:
        ranked = [
            rank
            for word in _candidates(pair, usage)
            if (rank := _nearness(pair, word, loose, usage)) is not None
        ]
        usage.near[key] = min(ranked)[2] if ranked else None
    return usage.near[key]


def _candidates(pair: Pair, usage: Usage) -> Iterator[Pair]:
    """Words of the same letters, and words that share a syllable in its place."""
    yield from usage.words_by_letters.get(_letters(pair), ())
    for place, syllable in enumerate(pair):
        yield from (word for word in usage.words_with.get(syllable, ()) if word[place] == syllable)


def _nearness(pair: Pair, word: Pair, loose: tuple[bool, bool], usage: Usage) -> tuple[int, int, Pair] | None:
    """How near a word is to what stands there, None where it cannot be meant."""
    places = [place for place in (0, 1) if pair[place] != word[place]]
    if not places or not all(loose[place] for place in places):
        return None
    bound = usage.references.terms["bound"]
    is_broken = len(places) == 1 and any(
        loose[place] and (pair[place] in bound or not is_syllable(pair[place])) for place in (0, 1)
    )
    is_confused = any(
        sounds_like(pair[place], word[place]) or marks_moved(pair[place], word[place]) for place in places
    )
    if not (usage.pairs[word] >= 2 or is_broken or is_confused):
        return None
    slips = [slip(pair[place], word[place]) for place in places]
    far = sum(2 if one is None else one for one in slips)
    return (far, -usage.pairs[word], word) if far <= 1 else None


def _missing_word(text: Text, usage: Usage) -> Iterator[Finding]:
    """Half a word: a syllable that never stands alone, where the list elsewhere has the whole word in such a place."""
    loose = usage.loose[text]
    for i, word in enumerate(text.words):
        is_bound = word in usage.references.terms["bound"]
        if not loose[i] or not (is_bound or word in usage.never_alone):
            continue
        before = text.words[i - 1] if i and text.tokens[i].joined else None
        after = text.words[i + 1] if i + 1 < len(text.words) and text.tokens[i + 1].joined else None
        if _slip_at(text, i, loose, usage) is not None:
            continue  # mistyped rather than missing
        whole = _whole_word(before, word, after, usage, anywhere=is_bound)
        if whole is not None:
            begin, end = usage.widen(text, i - 1 if before else i, i + 2 if after else i + 1)
            quote = text.quote(begin, end)
            printed = [token.text for token in text.tokens]
            filled = [printed[i] if syllable == word else usage.printed[syllable] for syllable in whole]
            meant = " ".join((*printed[begin:i], *filled, *printed[i + 1 : end]))
            yield finding("missing_word", text.row, [quote], what=quoted([quote]), meant=quoted([meant]))


def _whole_word(
    before: str | None, word: str, after: str | None, usage: Usage, *, anywhere: bool
) -> Pair | None:
    """The word of which only one syllable stands there, as the list writes it beside the same neighbour.

    `anywhere`: either neighbour will do; otherwise it must be the one that the lost syllable stood next to.
    """
    seen: list[tuple[int, Pair]] = []
    for pair in usage.words_with.get(word, []):
        if pair in ((before, word), (word, after)):
            continue
        count = 0
        if before is not None and (anywhere or pair[1] == word):
            count += usage.triples[before, *pair]
        if after is not None and (anywhere or pair[0] == word):
            count += usage.triples[*pair, after]
        if count >= (1 if anywhere else 2):
            seen.append((count, pair))
    return max(seen)[1] if seen else None


def _missing_beside_twin(comparison: Comparison, references: AuditReferences) -> Iterator[Finding]:
    """Words inside a passage that its twin in a duplicate task has and it lacks, all else being the same."""
    for first, second, _ in comparison.pairs:
        for ours, theirs in ((first, second), (second, first)):
            steps = [step for step in Indel.opcodes(ours.words, theirs.words) if step.tag != "equal"]
            if len(steps) != 1 or steps[0].tag != "insert" or not 0 < steps[0].src_start < len(ours.words):
                continue
            step = steps[0]
            words = theirs.words[step.dest_start : step.dest_end]
            if len(words) > 3 or all(word in references.terms["particle"] for word in words):
                continue
            quote = ours.quote(max(0, step.src_start - 3), min(len(ours.words), step.src_start + 3))
            whole = theirs.quote(max(0, step.dest_start - 3), min(len(theirs.words), step.dest_end + 3))
            yield finding(
                "missing_word",
                ours.row,
                [quote, whole],
                related=comparison.codes,
                what=quoted([quote]),
                meant=quoted([whole]),
            )


def _word_order(text: Text, usage: Usage) -> Iterator[Finding]:
    """A plural mark that splits a word: "khu các công nghiệp"."""
    loose = usage.loose[text]
    for i in range(1, len(text.words) - 1):
        before, mark, after = text.words[i - 1 : i + 2]
        if (
            mark in ("các", "những")
            and loose[i - 1]
            and text.tokens[i].joined
            and text.tokens[i + 1].joined
            and (before, after) in usage.references.syllable_pairs
        ):
            end = min(i + 3, len(text.words))
            quote = text.quote(i - 1, end)
            meant = usage.references.spelled((mark, before, *text.words[i + 1 : end]))
            yield finding("word_order", text.row, [quote], what=quoted([quote]), meant=quoted([meant]))


def _unfinished(task: TaskTexts, usage: Usage) -> Iterator[Finding]:
    """A text that breaks off: after a joining word, or after a colon that nothing follows."""
    references = usage.references
    ends = references.phrases("open_end")
    verbs = references.phrases("make", "study", "other_work")
    for field in FIELDS:
        texts = task.of(field)
        for text, following in zip(texts, [*texts[1:], None], strict=False):
            last = len(text.words) - 1
            if last < 1:
                continue
            loose = usage.loose[text][last]
            breaks_off = any(
                (span := ends.at(text, begin)) is not None
                and span.end == last + 1
                and (loose or begin < last)
                for begin in (last - 1, last)
            )
            # What a colon announces may be the next bullets, unless they are work of their own.
            announces = text.text.rstrip().endswith(":") and (
                following is None or not following.words or verbs.at(following, 0) is not None
            )
            if breaks_off or announces:
                yield finding(
                    "unfinished_text",
                    task.task,
                    [text.whole],
                    what=quoted([text.quote(max(0, last - 4), last + 1)]),
                )


# ---- left over from another task -------------------------------------------------------------------------------


def _plural_industry(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
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
            if begin is not None:
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


def _leftovers(
    origin: TaskTexts, task: TaskTexts, comparison: Comparison, references: AuditReferences
) -> Iterator[Finding]:
    """Words of the title of `origin` in passages of its sister task, where the passage it was copied from has them."""
    own = set(task.title.words)
    pairs = [
        (a, b) if comparison.first is origin else (b, a) for a, b, _ in comparison.pairs if a.field != "title"
    ]
    origin_texts, texts = origin.of("activity", "product"), task.of("objective", "activity", "product")
    for phrase in _foreign_phrases(origin.title, own, references):
        used_there = sum(text.contains(phrase) for text in origin_texts)
        used_here = sum(text.contains(phrase) for text in texts)
        if used_there < 3 or used_here * 2 > len(texts):
            continue
        copies = [
            (source, copy) for source, copy in pairs if copy.contains(phrase) and source.contains(phrase)
        ]
        if copies:
            yield finding(
                "leftover_text",
                task.task,
                [copy.whole for _, copy in copies],
                related=comparison.codes,
                what=quoted([references.spelled(phrase)]),
                origin=origin.task.task_code,
            )


def _foreign_industries(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """In a task whose title names one industry, the industry of another title."""
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
    """The words of a title that another title has not, each with the word that it stands in."""
    found: list[tuple[str, ...]] = []
    spans = {i: span for span in references.word_phrases.all(title) for i in range(span.begin, span.end)}
    for i, word in enumerate(title.words):
        if word in own or not word.isalpha() or word in references.terms["industry_words"]:
            continue
        span = spans.get(i)
        phrase = title.words[span.begin : span.end] if span else (word,)
        if phrase not in found:
            found.append(phrase)
    return found


def _term_differs(task: TaskTexts, usage: Usage) -> Iterator[Finding]:
    """A term that the task writes in one place with another syllable inside, or without it, all else being the same.

    The syllable must be part of a word there; other words between are free to come and go. Where one syllable stands
    for another, the task must write the usual one three times: two terms may be meant.
    """
    frames: dict[tuple[str, ...], dict[str, list[tuple[Text, int, int]]]] = {}
    for text in task.of(*FIELDS):
        for i in range(3, len(text.words) - 1):
            for size in (0, 1):
                begin, end = i - 3, i + size + 2
                if end > len(text.words) or not is_run(text.tokens, begin, end):
                    continue
                if size and (
                    text.words[i] in usage.references.terms["particle"]
                    or not usage.is_inside(text.words[i - 1], text.words[i], text.words[i + 1])
                ):
                    continue
                frame = (*text.words[begin:i], *text.words[i + size : end])
                inner = text.words[i] if size else ""
                frames.setdefault(frame, {}).setdefault(inner, []).append((text, begin, end))
    done: set[tuple[Text, int]] = set()
    for variants in frames.values():
        if len(variants) != 2:
            continue
        often, rare = sorted(variants.values(), key=len, reverse=True)
        (usual, begin, end), (odd, odd_begin, odd_end) = often[0], rare[0]
        enough = "" in variants or (len(often) >= OFTEN and len(rare) == 1)
        if not enough or usual is odd or (odd, odd_begin) in done:
            continue
        done |= {(odd, place) for place in range(odd_begin - 5, odd_end + 5)}
        here = odd.quote(*usage.widen(odd, odd_begin, odd_end))
        there = usual.quote(*usage.widen(usual, begin, end))
        yield finding("term_differs", task.task, [here, there], what=quoted([here]), usual=quoted([there]))


def _two_terms(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Two terms that pass for one thing, both in one task: a green label here, an ecolabel there."""
    used: dict[str, dict[str, tuple[Text, int, int]]] = {}
    for text in task.of(*FIELDS):
        for span in references.phrases("one_thing").all(text):
            term = " ".join(text.words[span.begin : span.end])
            used.setdefault(span.value, {}).setdefault(term, (text, span.begin, span.end))
    for terms in used.values():
        if len(terms) > 1:
            (usual, begin, end), (odd, odd_begin, odd_end) = list(terms.values())[:2]
            here, there = odd.quote(odd_begin, odd_end), usual.quote(begin, end)
            yield finding(
                "term_differs", task.task, [here, there], what=quoted([here]), usual=quoted([there])
            )


# ---- one thing in several ways, punctuation --------------------------------------------------------------------


def _missing_connectives(document: Document, references: AuditReferences) -> Iterator[Finding]:
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


def _several_ways(document: Document, references: AuditReferences) -> Iterator[Finding]:
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
        if number is not None and number < 10 and token.text.isdigit():
            quote = text.quote(i, min(i + 3, len(text.words)))
            yield "digits", "", PADDED if token.text.startswith("0") else quote.text, quote
        if _TWO_PLACEMENTS.search(token.text.lower()):
            yield "tone", token.word, token.text.lower(), text.quote(i, i + 1)
    for match in _YEARS.finditer(text.text):
        yield "years", f"{match[1]}-{match[2]}", match[0], Quote(match[0], text.line)
    for begin, end, name in words:
        opens = begin == 0 or _STOP.search(text.tokens[begin].gap) is not None
        if not opens and not text.text.isupper():
            quote = text.quote(begin, end)
            yield "word", name, quote.text, quote


_YEARS = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)")
_STOP = re.compile(r"[.:;“\"(]\s*$")
# Rimes with two spellings: hóa and hoá, thúy and thuý, kỹ and kĩ.
_TWO_PLACEMENTS = re.compile(r"(?:[óòỏõọ][ae]|o[áàảãạéèẻẽẹ]|[úùủũụ]y|(?<!q)u[ýỳỷỹỵ]|[hklmst][iìíỉĩịyỳýỷỹỵ])$")


def _punctuation(text: Text) -> Iterator[Finding]:
    """A small initial, stray or missing spaces, doubled stops, brackets and quotation marks that do not close."""
    quotes = [Quote(match[0].strip(), text.line) for match in _STRAY.finditer(text.text)]
    if text.text[:1].islower() and text.task is not None:
        quotes.append(text.quote(0, min(3, len(text.words))))
    if any(text.text.count(one) != text.text.count(other) for one, other in ("()", "“”", "[]")):
        quotes.append(text.whole)
    if quotes:
        yield finding("punctuation", text.row, quotes, line=text.line, what=quoted(quotes))


_STRAY = re.compile(
    r"\w+ [,;.!?](?!\.)\s?\w*|\w+,[^\W\d_]\w*|\w+[,;]{2,}|\w+\(\w+|\w+ *\( +\w+|\w+ +\)|\w+/ \w+|\w+ /\w+|\w+ {2,}\w+"
)


# ---- what a person accepted ------------------------------------------------------------------------------------


def _reviewed(
    document: Document, references: AuditReferences, decision_id: str | None, found: list[Finding]
) -> Iterator[Finding]:
    """The accepted readings of the decision that no check proposed."""
    places = {text.place: text for text in document.texts}
    # A word that is written in several ways is not thereby put right.
    proposed = [
        (code, evidence)
        for one in found
        if one.rule_code != "written_several_ways"
        for code in (one.task_code or one.section_code, *one.related_task_codes)
        for evidence in one.evidence
    ]
    for correction in references.corrections:
        text = places.get(correction.place)
        if correction.decision_id != decision_id or text is None or correction.verbatim not in text.text:
            continue
        code = text.task.task_code if text.task else text.section.section_code
        if any(
            code == other and _touch(correction.verbatim, evidence, text.text) for other, evidence in proposed
        ):
            continue
        yield finding(
            "reviewed_reading",
            text.row,
            [Quote(correction.verbatim, text.line)],
            line=text.line,
            what=quoted([correction.verbatim]),
            reading=quoted([correction.reading]),
            reason=partial(_reason, correction),
        )


def _reason(correction: Correction, language: Language) -> str:
    return correction.reason_vi if language == "vi" else correction.reason_en


def _touch(one: str, other: str, text: str) -> bool:
    """Whether two quotes of a text overlap in it."""
    first, second = text.find(one), text.find(other)
    return min(first, second) >= 0 and first < second + len(other) and second < first + len(one)
