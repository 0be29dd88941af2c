"""Overlap: tasks of much the same text, and tasks of one kind whose budgets or products differ without visible reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

from dashboard.appendix.audit.counts import Count, counts
from dashboard.appendix.audit.likeness import likeness
from dashboard.appendix.audit.outputs import NO_INDUSTRY, Outputs, number_at
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import Value, finding, in_money, in_words, listed, quoted
from dashboard.appendix.audit.text import FIELDS, Document, Quote, TaskTexts, Text, document
from dashboard.appendix.model import Appendix, Classification, Finding, Overlap, SharedPassage

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
_COMMON_NUMBERS = (1, 2)

# Two tasks do the same work in other words where they are this alike in what they are about (0 to 1), and so many times
# as much as either is with any third task; the more alike, the fewer times will do.
SAME_WORK = ((0.3, 2.0), (0.45, 1.35))

# Less will do for tasks of one frame: as many activities, products of the same kinds one by one, and budgets this near.
SAME_FRAME = (0.15, 1.2)
FRAME_PRODUCTS = 3
FRAME_BUDGETS = Decimal("0.85")

# Products are one only with a word in common that the products of no third task have: "mô hình" many have.
FEW_TASKS = 2

# Budgets of one template so many times apart are of another scale, and questioned as such.
SCALE = 100

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
    plain = {text: _plain(text, references) for text in texts.texts}
    vocabulary = {
        task: {word for text in task.of(*FIELDS) for word in plain[text].split()} for task in texts.tasks
    }
    numbers = {text: _numbers(text, references) for task in texts.tasks for text in task.of("product")}
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
    pairs = tuple((ours, theirs) for _, ours, theirs in _each_once(alike))
    telling = [ours for ours, _ in pairs if not numbers[ours] <= {*_COMMON_NUMBERS}]
    products = len(first.of("product")) + len(second.of("product"))
    return pairs if len(telling) >= TELLING and len(pairs) * 2 >= SAME_PRODUCTS * products else ()


def _plain(text: Text, references: AuditReferences) -> str:
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
    pairs = [(ours, theirs, score) for score, ours, theirs in _each_once(alike)]
    return sorted(pairs, key=lambda pair: (FIELDS.index(pair[0].field), pair[0].position))


def _each_once(alike: list[tuple[float, Text, Text]]) -> list[tuple[float, Text, Text]]:
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


def check(
    texts: Document, compared: Sequence[Comparison], classification: Classification, outputs: Outputs
) -> Iterator[Finding]:
    """The findings of the family."""
    overlapping = [comparison for comparison in compared if comparison.is_overlap]
    templates = [comparison.codes for comparison in overlapping if comparison.is_template]
    for comparison in overlapping:
        if not comparison.is_template:
            yield _duplicate(comparison)
    for comparison in compared:
        if comparison.same_numbers and not comparison.is_overlap:
            yield _in_other_words(comparison)
    same_products = list(_same_products(texts, compared, classification, outputs))
    yield from same_products
    yield from _same_work(texts, compared, {one.related_task_codes for one in same_products}, outputs)
    for family in _components(texts, templates):
        yield _family(family)
        yield from _numbers_for_one_price(family, outputs)
    alike = [
        pair
        for pair in (*templates, *_same_kind(texts, outputs))
        if not _differ_in_size(pair, texts, outputs)
    ]
    for family in _components(texts, alike):
        yield from _budgets(family)
    for family in _components(texts, [comparison.codes for comparison in overlapping]):
        yield from _products(family, outputs)
    yield from _unit_prices(texts, classification)


def _components(texts: Document, pairs: list[tuple[str, str]]) -> list[list[TaskTexts]]:
    """The groups of tasks that the pairs connect, in the order of the document."""
    group = {task.task.task_code: task.task.task_code for task in texts.tasks}
    for first, second in pairs:
        old, new = group[second], group[first]
        group = {code: new if name == old else name for code, name in group.items()}
    families: dict[str, list[TaskTexts]] = {}
    for task in texts.tasks:
        families.setdefault(group[task.task.task_code], []).append(task)
    return [family for family in families.values() if len(family) > 1]


def _codes(tasks: Sequence[TaskTexts]) -> list[str]:
    return [task.task.task_code for task in tasks]


def _sum(tasks: Sequence[TaskTexts]) -> Value:
    return in_money(sum((task.task.budget or Decimal(0) for task in tasks), Decimal(0)))


def _budget(task: TaskTexts) -> Value:
    return in_money(task.task.budget) if task.task.budget is not None else in_words("no_amount")


def _duplicate(comparison: Comparison) -> Finding:
    first, second = comparison.first, comparison.second
    likest = sorted(
        (pair for pair in comparison.pairs if pair[0].field != "title"), key=lambda pair: -pair[2]
    )[:3]
    return finding(
        "near_duplicate",
        first.task,
        [first.title.whole, second.title.whole, *(text.whole for a, b, _ in likest for text in (a, b))],
        related=comparison.codes,
        first=comparison.codes[0],
        second=comparison.codes[1],
        share=round(comparison.score * 100),
        first_budget=_budget(first),
        second_budget=_budget(second),
        total=_sum([first, second]),
    )


def _in_other_words(comparison: Comparison) -> Finding:
    first, second = comparison.first, comparison.second
    products = [text.whole for pair in comparison.same_numbers for text in pair]
    return finding(
        "same_numbers",
        first.task,
        [first.title.whole, second.title.whole, *products],
        related=comparison.codes,
        first=comparison.codes[0],
        second=comparison.codes[1],
        first_budget=_budget(first),
        second_budget=_budget(second),
        total=_sum([first, second]),
    )


def _same_work(
    texts: Document, compared: Sequence[Comparison], told: set[tuple[str, ...]], outputs: Outputs
) -> Iterator[Finding]:
    """Two tasks about the same things, far more alike in these than either is with a third; those told of aside.

    Tasks of one template are alike by their make, and are none to measure by.
    """
    plain = {text: _plain(text, outputs.references) for text in texts.texts}
    alike = likeness(texts, plain, outputs.references)
    for comparison in compared:
        if comparison.is_template:
            alike.pop(frozenset((comparison.first, comparison.second)))
    known = {comparison.codes for comparison in compared if comparison.is_overlap or comparison.same_numbers}
    for first, second in combinations(texts.tasks, 2):
        pair = frozenset((first, second))
        codes = (first.task.task_code, second.task.task_code)
        score = alike.get(pair, 0)
        if score < SAME_FRAME[0] or codes in known | told:
            continue
        nearest = max((other for tasks, other in alike.items() if len(tasks & pair) == 1), default=0)
        enough = (*SAME_WORK, SAME_FRAME) if _is_one_frame(first, second, outputs) else SAME_WORK
        if any(score >= least and score >= times * nearest for least, times in enough):
            shared = _each_once(
                [
                    (fuzz.token_set_ratio(plain[ours], plain[theirs]), ours, theirs)
                    for field in FIELDS[1:]
                    for ours in first.of(field)
                    for theirs in second.of(field)
                ]
            )[:3]
            yield finding(
                "same_work",
                first.task,
                [first.title.whole, second.title.whole, *(it.whole for _, *both in shared for it in both)],
                related=codes,
                first=codes[0],
                second=codes[1],
                first_budget=_budget(first),
                second_budget=_budget(second),
                total=_sum([first, second]),
            )


def _is_one_frame(first: TaskTexts, second: TaskTexts, outputs: Outputs) -> bool:
    """Whether two tasks have as many activities, products of the same kinds and nearly the same budget."""
    kinds = [sorted(sorted(_kinds(text, outputs)) for text in task.of("product")) for task in (first, second)]
    budgets = sorted(task.task.budget or Decimal(0) for task in (first, second))
    return (
        kinds[0] == kinds[1]
        and len(kinds[0]) >= FRAME_PRODUCTS
        and len(first.of("activity")) == len(second.of("activity"))
        and budgets[0] > 0
        and budgets[0] >= FRAME_BUDGETS * budgets[1]
    )


def _same_products(
    texts: Document, compared: Sequence[Comparison], classification: Classification, outputs: Outputs
) -> Iterator[Finding]:
    """One product promised twice: for the same industry, or by two tasks that are near to overlapping."""
    industries: dict[str, set[str]] = {}
    for row in classification.task_sectors:
        if row.sector_code not in NO_INDUSTRY:
            industries.setdefault(row.task_code, set()).add(row.sector_code)
    overlapping = {
        comparison.codes for comparison in compared if comparison.is_overlap or comparison.same_numbers
    }
    nearly = {comparison.codes for comparison in compared if not comparison.is_template}
    words = {
        text: _known_words(text, outputs.references) for task in texts.tasks for text in task.of("product")
    }
    tasks_with = Counter(
        word for task in texts.tasks for word in {word for text in task.of("product") for word in words[text]}
    )
    for first, second in combinations(texts.tasks, 2):
        codes = (first.task.task_code, second.task.task_code)
        same_industry = industries.get(codes[0], set()) & industries.get(codes[1], set())
        if codes in overlapping or not (same_industry or codes in nearly):
            continue
        for ours in first.of("product"):
            match = next(
                (
                    theirs
                    for theirs in second.of("product")
                    if any(tasks_with[word] <= FEW_TASKS for word in words[ours] & words[theirs])
                    and fuzz.token_set_ratio(ours.plain, theirs.plain) >= 80
                    and _is_one(ours, theirs, outputs)
                    and _result_kinds(ours, outputs) & _result_kinds(theirs, outputs)
                ),
                None,
            )
            if match is not None:
                yield finding(
                    "same_product",
                    first.task,
                    [ours.whole, match.whole],
                    related=[codes[1]],
                    first=codes[0],
                    second=codes[1],
                    total=_sum([first, second]),
                )
                break


def _known_words(text: Text, references: AuditReferences) -> set[tuple[str, ...]]:
    return {pair for pair in pairwise(text.words) if pair in references.known_pairs}


def _is_one(ours: Text, theirs: Text, outputs: Outputs) -> bool:
    """Whether nothing tells two products apart: no number, and no name that only one of them has."""
    numbers = [_numbers(text, outputs.references) for text in (ours, theirs)]
    names = [_names(text) for text in (ours, theirs)]
    return (not all(numbers) or not numbers[0].isdisjoint(numbers[1])) and not (
        names[0] - set(theirs.words) or names[1] - set(ours.words)
    )


def _numbers(text: Text, references: AuditReferences) -> set[int]:
    found = (number_at(text, place, references) for place in range(len(text.words)))
    return {number for number in found if number is not None}


def _names(text: Text) -> set[str]:
    """The words of the names in a passage, of two words or more: capital first, the others small."""
    names = [
        (first.word, second.word)
        for first, second in pairwise(text.tokens)
        if second.joined and first.text.istitle() and second.text.istitle()
    ]
    return {word for name in names for word in name}


def _result_kinds(text: Text, outputs: Outputs) -> set[str]:
    """The kinds that a product passage promises; reports, workshops and courses aside: many tasks have those."""
    return _kinds(text, outputs) - {"report", "workshop", "training"}


def _kinds(text: Text, outputs: Outputs) -> set[str]:
    return {span.value[0] for span in outputs.made(text)}


def _family(family: list[TaskTexts]) -> Finding:
    return finding(
        "template_family",
        family[0].task,
        [task.title.whole for task in family],
        related=_codes(family),
        tasks=listed(_codes(family)),
        total=_sum(family),
    )


def _same_kind(texts: Document, outputs: Outputs) -> Iterator[tuple[str, str]]:
    """Tasks whose titles begin with the same five words and that promise the same kinds of products."""
    alike: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for task in texts.tasks:
        kinds = sorted(kind for text in task.of("product") for kind in _kinds(text, outputs))
        if len(task.title.words) >= 5 and len(kinds) >= 2:
            alike.setdefault((task.title.words[:5], tuple(kinds)), []).append(task.task.task_code)
    for codes in alike.values():
        yield from combinations(codes, 2)


def _differ_in_size(pair: tuple[str, str], texts: Document, outputs: Outputs) -> bool:
    """Whether two tasks work on and promise unlike numbers of a thing: reason enough for another budget.

    It is none where the dearer has less of everything: 900 for 04 enterprises beside 600 for 06.
    """
    tasks = [task for task in texts.tasks if task.task.task_code in pair]
    cheap, dear = (
        counts(task.of("activity", "product"), outputs, with_rates=True)
        for task in sorted(tasks, key=lambda task: task.task.budget or 0)
    )
    unlike = [
        max(count.number for count in dear[thing]) > max(count.number for count in cheap[thing])
        for thing in cheap.keys() & dear.keys()
        if {count.number for count in cheap[thing]}.isdisjoint(count.number for count in dear[thing])
    ]
    is_one_price = tasks[0].task.budget == tasks[1].task.budget
    return bool(unlike) and (any(unlike) or is_one_price)


def _budgets(family: list[TaskTexts]) -> Iterator[Finding]:
    amounts: dict[Decimal, list[TaskTexts]] = {}
    for task in family:
        if task.task.budget is not None:
            amounts.setdefault(task.task.budget, []).append(task)
    if len(amounts) < 2 or max(amounts) >= SCALE * min(amounts):
        return
    usual = max(amounts.values(), key=len)
    unusual = next(task for task in family if task.task.budget is not None and task not in usual)
    yield finding(
        "template_budget",
        unusual.task,
        [task.title.whole for task in family],
        related=_codes(family),
        amounts=listed(
            in_words("amount_of", tasks=listed(_codes(tasks)), amount=in_money(amount))
            for amount, tasks in amounts.items()
        ),
    )


def _numbers_for_one_price(family: list[TaskTexts], outputs: Outputs) -> Iterator[Finding]:
    """Tasks of one template with one budget, some of which promise fewer of a thing than the others: 03 clubs beside 05."""
    for budget in dict.fromkeys(task.task.budget for task in family if task.task.budget is not None):
        tasks = [task for task in family if task.task.budget == budget]
        counted = [counts(task.of("product"), outputs, with_rates=True) for task in tasks]
        for thing in counted[0]:
            found = [count_of[thing] for count_of in counted if thing in count_of]
            numbers = [{count.number for count in counts_of} for counts_of in found]
            known = all(count.is_known for counts_of in found for count in counts_of)
            if len(found) < len(tasks) or not (known or _is_one_passage(found)):
                continue
            usual = max(numbers, key=numbers.count)
            odd = [place for place, number in enumerate(numbers) if number.isdisjoint(usual)]
            if odd:
                yield finding(
                    "template_numbers",
                    tasks[odd[0]].task,
                    [counts_of[0].text.whole for counts_of in found],
                    related=_codes(tasks),
                    amount=in_money(budget),
                    numbers=listed(
                        in_words("number_of", task=task.task.task_code, what=quoted([counts_of[0].quote]))
                        for task, counts_of in zip(tasks, found, strict=True)
                    ),
                )
                break


def _is_one_passage(found: Sequence[Sequence[Count]]) -> bool:
    """Whether several tasks count a thing once each, in passages that are the same but for numbers."""
    passages = {
        tuple(word for word in counts_of[0].text.words if not word.isdecimal()) for counts_of in found
    }
    return len(passages) == 1 and all(len(counts_of) == 1 for counts_of in found)


def _products(family: list[TaskTexts], outputs: Outputs) -> Iterator[Finding]:
    """A kind of product that some tasks of a family promise and others do not."""
    passages: dict[str, dict[str, Text]] = {}
    for task in family:
        for text in task.of("product"):
            for kind in _kinds(text, outputs):
                passages.setdefault(kind, {}).setdefault(task.task.task_code, text)
    for kind, having in passages.items():
        met_by = {kind, *outputs.references.outputs_by_code[kind].met_by}
        without = [
            task
            for task in family
            if met_by.isdisjoint(other for text in task.of("product") for other in _kinds(text, outputs))
        ]
        if not without or not all(task.of("product") for task in without):
            continue
        tasks = [task for task in family if task.task.task_code in having]
        yield finding(
            "template_products",
            tasks[0].task,
            [text.whole for text in having.values()],
            related=_codes(family),
            having=listed(_codes(tasks)),
            without=listed(_codes(without)),
            what=quoted([next(iter(having.values())).whole]),
        )


# Products that are counted and paid by the piece, by deliverable type; what may stand beside them.
_PRICED = ({"article", "news_item"}, {"pilot"})
_BESIDE = {"report", "technical_guide", "workshop", "website", "procedure"}


def _unit_prices(texts: Document, classification: Classification) -> Iterator[Finding]:
    """Tasks of one section that promise the same thing by the piece, one at twice the price of another or more."""
    for section in texts.sections:
        tasks = [task for task in texts.tasks if task.section is section.section]
        for types in _PRICED:
            prices: dict[str, tuple[Decimal, TaskTexts, list[Quote]]] = {}
            for task in tasks:
                rows = [row for row in classification.deliverables if row.task_code == task.task.task_code]
                pieces = [row for row in rows if row.type_code in types and row.quantity]
                count = sum(row.quantity or 0 for row in pieces)
                if not count or not task.task.budget or {row.type_code for row in rows} - types - _BESIDE:
                    continue
                price = task.task.budget / count
                products = {text.position: text for text in task.of("product")}
                quotes = [
                    products[position].whole
                    for position in dict.fromkeys(row.product_position for row in pieces)
                ]
                prices[task.task.task_code] = (price, task, quotes)
            amounts = [price for price, _, _ in prices.values()]
            if len(amounts) > 1 and max(amounts) >= 2 * min(amounts):
                dearest = max(prices.values(), key=lambda entry: entry[0])[1]
                yield finding(
                    "unit_price",
                    dearest.task,
                    [quote for _, _, quotes in prices.values() for quote in quotes],
                    related=list(prices),
                    prices=listed(
                        in_words("price_of", task=code, amount=in_money(price))
                        for code, (price, _, _) in prices.items()
                    ),
                )
