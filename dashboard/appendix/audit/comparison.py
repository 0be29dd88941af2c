"""Tasks side by side: the passages that two have, and whether one was made from the other by exchanging its object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

from dashboard.appendix.audit.outputs import number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.text import FIELDS, Document, TaskTexts, Text, document
from dashboard.appendix.model import Appendix, Overlap, SharedPassage

# Two passages are alike from this ratio on (0 to 100); two tasks overlap when this share of their text is alike,
# and are near it from the lower share on, which counts only together with a product that both promise.
ALIKE = 72
OVERLAP = 0.6
NEAR = 0.4

# Words in another order count for a little less than the same words in the same order.
REORDERED = 0.95

# Two products of the same numbers are one in other words from this ratio on, and two tasks are where this share of their
# products is and so many of these hold a number that not every task has.
SAME_NUMBERS = 60
SAME_PRODUCTS = 0.6
TELLING = 2
COMMON_NUMBERS = (1, 2)

# The syllables of the verbs that titles open with, and of what joins them.
_VERBS = frozenset(
    syllable
    for verb in (
        "xây dựng", "khảo sát", "đánh giá", "đề xuất", "kiến nghị", "nghiên cứu", "tổ chức", "hoàn thiện", "rà soát",
        "bổ sung", "triển khai", "thực hiện", "áp dụng", "phát triển", "hỗ trợ", "thúc đẩy", "tăng cường", "nâng cao",
        "biên soạn", "soạn thảo", "thiết kế", "thành lập", "hình thành", "thí điểm", "cập nhật", "nâng cấp", "và", "các",
    )
    for syllable in verb.split()
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two tasks side by side: the passages that both have, and the share of their text that these make.

    `same_numbers` are their products that agree in every number, where most of them do; else it is empty.
    """

    first: TaskTexts
    second: TaskTexts
    pairs: tuple[tuple[Text, Text, float], ...]
    score: float
    is_template: bool
    same_numbers: tuple[tuple[Text, Text], ...]

    @property
    def codes(self) -> tuple[str, str]:
        """The codes of the two tasks."""
        return self.first.task.task_code, self.second.task.task_code

    @property
    def is_overlap(self) -> bool:
        """Whether they share enough to be called overlapping."""
        return self.score >= OVERLAP


def overlaps(appendix: Appendix, references: AuditReferences) -> tuple[Overlap, ...]:
    """Every two tasks of much the same text: the duplicates first, then by falling score."""
    found = [
        Overlap(
            *comparison.codes,
            "template" if comparison.is_template else "duplicate",
            round(comparison.score, 3),
            tuple(
                SharedPassage(a.field, a.text, b.text, round(score / 100, 3))
                for a, b, score in comparison.pairs
            ),
            comparison.first.task.budget,
            comparison.second.task.budget,
        )
        for comparison in compare(document(appendix), references)
        if comparison.is_overlap
    ]
    return tuple(sorted(found, key=lambda overlap: (overlap.kind != "duplicate", -overlap.score)))


def compare(texts: Document, references: AuditReferences) -> list[Comparison]:
    """Every two tasks that are near to overlapping or agree in the numbers of their products, in the order of the document."""
    plain = {text: plain_words(text, references) for text in texts.texts}
    vocabulary = {
        task: {word for text in task.of(*FIELDS) for word in plain[text].split()} for task in texts.tasks
    }
    numbers = {text: numbers_of(text, references) for task in texts.tasks for text in task.of("product")}
    found = []
    for first, second in combinations(texts.tasks, 2):
        ours, theirs = vocabulary[first], vocabulary[second]
        # Texts that share so few words cannot overlap; comparing them would only take time.
        if len(ours & theirs) * 4 < len(ours | theirs):
            continue
        pairs = _pairs(first, second, plain)
        size = sum(len(text.text) for task in (first, second) for text in task.of(*FIELDS))
        score = sum((len(a.text) + len(b.text)) * alike / 100 for a, b, alike in pairs) / size
        same_numbers = _same_numbers(first, second, plain, numbers)
        if score >= NEAR or same_numbers:
            is_template = _is_template(first, second, pairs, plain)
            found.append(Comparison(first, second, tuple(pairs), score, is_template, same_numbers))
    return found


def _same_numbers(
    first: TaskTexts, second: TaskTexts, plain: Mapping[Text, str], numbers: Mapping[Text, set[int]]
) -> tuple[tuple[Text, Text], ...]:
    """The products of two tasks that agree in all their numbers and most words, if these are most of the products."""
    alike = [
        (ratio, ours, theirs)
        for ours in first.of("product")
        for theirs in second.of("product")
        if numbers[ours] and numbers[ours] == numbers[theirs]
        if (ratio := fuzz.token_set_ratio(plain[ours], plain[theirs])) >= SAME_NUMBERS
    ]
    pairs = tuple((ours, theirs) for _, ours, theirs in each_once(alike))
    telling = [ours for ours, _ in pairs if not numbers[ours] <= {*COMMON_NUMBERS}]
    products = len(first.of("product")) + len(second.of("product"))
    return pairs if len(telling) >= TELLING and len(pairs) * 2 >= SAME_PRODUCTS * products else ()


def plain_words(text: Text, references: AuditReferences) -> str:
    """The words of a text in one string, of those that say the same in a task list always the same one."""
    words: list[str] = []
    end = 0
    for span in references.phrases("synonym").all(text):
        words += (*text.words[end : span.begin], span.value)
        end = span.end
    return " ".join((*words, *text.words[end:]))


def _alike(ours: str, theirs: str) -> float:
    """How alike two passages are, 0 where that is less than `ALIKE`."""
    same_order = fuzz.ratio(ours, theirs, score_cutoff=ALIKE)
    reordered = fuzz.token_sort_ratio(ours, theirs, score_cutoff=ALIKE / REORDERED)
    return max(same_order, reordered * REORDERED)


def _pairs(first: TaskTexts, second: TaskTexts, plain: Mapping[Text, str]) -> list[tuple[Text, Text, float]]:
    """The passages that both tasks have, each taken once, the likest first; given in the order of the first task."""
    alike = [
        (score, ours, theirs)
        for field in FIELDS
        for ours in first.of(field)
        for theirs in second.of(field)
        if (score := _alike(plain[ours], plain[theirs]))
    ]
    pairs = [(ours, theirs, score) for score, ours, theirs in each_once(alike)]
    return sorted(pairs, key=lambda pair: (FIELDS.index(pair[0].field), pair[0].position))


def each_once(alike: list[tuple[float, Text, Text]]) -> list[tuple[float, Text, Text]]:
    """Of passages and how alike they are the likest pairs, none of them in two."""
    pairs = []
    taken: set[Text] = set()
    for score, ours, theirs in sorted(alike, key=lambda entry: -entry[0]):
        if taken.isdisjoint((ours, theirs)):
            taken |= {ours, theirs}
            pairs.append((score, ours, theirs))
    return pairs


def differing(first: Sequence[str], second: Sequence[str]) -> tuple[set[str], set[str]]:
    """The words in which each of two texts differs from the other."""
    ours: set[str] = set()
    theirs: set[str] = set()
    for step in Indel.opcodes(first, second):
        if step.tag != "equal":
            ours.update(first[step.src_start : step.src_end])
            theirs.update(second[step.dest_start : step.dest_end])
    return ours, theirs


def _exchanged(first: Sequence[str], second: Sequence[str]) -> tuple[set[str], set[str]]:
    """The words of each of two texts that stand in the place of others, but for a word that both have in that place.

    "Chăn nuôi" and "nuôi trồng thủy sản" stand in one place.
    """
    changes: list[list[Opcode]] = []
    for step in (step for step in Indel.opcodes(first, second) if step.tag != "equal"):
        if not changes or step.src_start - changes[-1][-1].src_end > 1:
            changes.append([])
        changes[-1].append(step)
    ours: set[str] = set()
    theirs: set[str] = set()
    for steps in changes:
        if len({step.tag for step in steps}) > 1:
            ours.update(first[steps[0].src_start : steps[-1].src_end])
            theirs.update(second[steps[0].dest_start : steps[-1].dest_end])
    return ours, theirs


def _is_template(
    first: TaskTexts, second: TaskTexts, pairs: list[tuple[Text, Text, float]], plain: Mapping[Text, str]
) -> bool:
    """Whether one object was exchanged for another: in both titles, and in a passage besides or one name for another.

    Titles that differ in their verbs alone ("Xây dựng", "Khảo sát, đánh giá") have the same object.
    """

    def apart(a: Text, b: Text) -> tuple[set[str], set[str]]:
        return differing(plain[a].split(), plain[b].split())

    ours, theirs = (
        words - _VERBS for words in _exchanged(plain[first.title].split(), plain[second.title].split())
    )
    if not ours or not theirs:
        return False
    if set(first.title.names) - set(second.title.names) and set(second.title.names) - set(first.title.names):
        return True
    return any(
        left & ours and right & theirs
        for a, b, _ in pairs
        if a.field != "title"
        for left, right in (apart(a, b),)
    )


def numbers_of(text: Text, references: AuditReferences) -> set[int]:
    """The numbers in a text that count something."""
    found = (number_at(text, place, references) for place in range(len(text.words)))
    return {number for number in found if number is not None}
