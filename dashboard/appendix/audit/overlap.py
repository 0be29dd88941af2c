"""Overlap: tasks of much the same text, and tasks of one kind whose budgets or products differ without visible reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from dashboard.appendix.audit.comparison import COMMON_NUMBERS, Comparison, each_once, numbers_of, plain_words
from dashboard.appendix.audit.counts import Count, counts
from dashboard.appendix.audit.likeness import likeness
from dashboard.appendix.audit.outputs import NO_INDUSTRY, Outputs
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import Value, finding, in_money, in_words, listed, quoted
from dashboard.appendix.audit.text import FIELDS, Document, Quote, TaskTexts, Text
from dashboard.appendix.model import Classification, Finding

# Two tasks do the same work in other words where they are this alike in what they are about (0 to 1), and so many times
# as much as either is with any third task; the more alike, the fewer times will do. Less will do where both count one
# number that not every task has; for tasks of one frame (as many activities, products that answer each other, budgets
# this near); and for those whose products answer each other to the kind or the number. These bounds tell the rewritten
# tasks of the lists in the tests from all other pairs.
SAME_WORK = ((0.3, 2.0), (0.4, 1.75), (0.45, 1.35))
WITH_NUMBER = (0.25, 1.75)
IN_FRAME = (0.23, 1.5)
IN_STRICT_FRAME = (0.15, 1.2)
IN_STRICT_FRAME_WITH_NUMBER = (0.15, 1.0)
FRAME_PRODUCTS = 3
FRAME_BUDGETS = Decimal("0.85")

# A task of a family is like its sisters before all: it must be this alike to one outside.
OUT_OF_FAMILY = 0.4

# Products are one only with a word in common that the products of no third task have: "mô hình" many have.
FEW_TASKS = 2

# Budgets of one template so many times apart are of another scale, and questioned as such.
SCALE = 100


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

    Overlapping tasks of one template are alike by their make, and are none to measure by.
    """
    plain = {text: plain_words(text, outputs.references) for text in texts.texts}
    alike = likeness(texts, plain, outputs.references)
    families: set[TaskTexts] = set()
    for comparison in compared:
        if comparison.is_template and comparison.is_overlap:
            families |= {comparison.first, comparison.second}
            alike.pop(frozenset((comparison.first, comparison.second)))
    known = {comparison.codes for comparison in compared if comparison.is_overlap or comparison.same_numbers}
    for first, second in combinations(texts.tasks, 2):
        pair = frozenset((first, second))
        codes = (first.task.task_code, second.task.task_code)
        score = alike.get(pair, 0)
        least = IN_STRICT_FRAME[0] if families.isdisjoint(pair) else OUT_OF_FAMILY
        if score < least or codes in known | told:
            continue
        nearest = max((other for tasks, other in alike.items() if len(tasks & pair) == 1), default=0)
        if any(
            score >= least and score >= times * nearest for least, times in _bounds(first, second, outputs)
        ):
            shared = each_once(
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


def _bounds(first: TaskTexts, second: TaskTexts, outputs: Outputs) -> Iterator[tuple[float, float]]:
    """How alike two tasks must be to do the same work, and how many times as much as with a third: one bound will do."""
    yield from SAME_WORK
    has_number = not _telling(first, outputs).isdisjoint(_telling(second, outputs))
    if has_number:
        yield WITH_NUMBER
    products = list(zip(first.of("product"), second.of("product"), strict=False))
    budgets = sorted(task.task.budget or Decimal(0) for task in (first, second))
    is_frame = (
        len(first.of("activity")) == len(second.of("activity"))
        and FRAME_PRODUCTS <= len(first.of("product")) == len(second.of("product"))
        and 0 < FRAME_BUDGETS * budgets[1] <= budgets[0]
    )
    if is_frame and all(_answer(*pair, outputs, is_strict=False) for pair in products):
        yield IN_FRAME
    if is_frame and all(_answer(*pair, outputs, is_strict=True) for pair in products):
        yield IN_STRICT_FRAME_WITH_NUMBER if has_number else IN_STRICT_FRAME


def _telling(task: TaskTexts, outputs: Outputs) -> set[int]:
    """The numbers in the activities and products of a task that not every task has."""
    texts = task.of("activity", "product")
    return {number for text in texts for number in numbers_of(text, outputs.references)} - {*COMMON_NUMBERS}


def _answer(ours: Text, theirs: Text, outputs: Outputs, *, is_strict: bool) -> bool:
    """Whether two products are of the same kinds, be it none that is known, or of one number that not every task has.

    If not strict a kind in common will do, or one that does for the other's: a handbook for a guide.
    """
    kinds = [_kinds(text, outputs) for text in (ours, theirs)]
    numbers = [numbers_of(text, outputs.references) - {*COMMON_NUMBERS} for text in (ours, theirs)]
    if kinds[0] == kinds[1] or not numbers[0].isdisjoint(numbers[1]):
        return True
    by_code = outputs.references.outputs_by_code
    wide = [of_one | {met for code in of_one for met in by_code[code].met_by} for of_one in kinds]
    return not is_strict and not (wide[0].isdisjoint(kinds[1]) and wide[1].isdisjoint(kinds[0]))


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
    numbers = [numbers_of(text, outputs.references) for text in (ours, theirs)]
    names = [_names(text) for text in (ours, theirs)]
    return (not all(numbers) or not numbers[0].isdisjoint(numbers[1])) and not (
        names[0] - set(theirs.words) or names[1] - set(ours.words)
    )


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
