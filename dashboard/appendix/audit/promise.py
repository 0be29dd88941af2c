"""Promise and delivery: the title and activities of a task against its products."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import LCSseq

from dashboard.appendix.audit import numbers, scope
from dashboard.appendix.audit.counts import RECORDS, counts
from dashboard.appendix.audit.outputs import EVENTS, NO_INDUSTRY, PUBLISHED, Outputs, lead, number_at
from dashboard.appendix.audit.references import AuditReferences, Output
from dashboard.appendix.audit.rules import distinct, finding, in_words, listed, quoted
from dashboard.appendix.audit.text import (
    Document,
    Phrases,
    Quote,
    Span,
    TaskTexts,
    Text,
    TextField,
    is_in_order,
    tokens,
)
from dashboard.appendix.model import Classification, Finding

# Kinds of outputs that go by many names: what they are of says more than the kind.
_THINGS = frozenset(("pilot", "system", "equipment"))


def check(document: Document, classification: Classification, outputs: Outputs) -> Iterator[Finding]:
    """The findings of the family. A row without activities or products is a matter of completeness alone."""
    references = outputs.references
    for task in document.tasks:
        if task.of("product"):
            yield from _undelivered(task, outputs)
            yield from _second_of_kind(task, outputs)
            yield from _reports(task, outputs)
            yield from _goods(task, outputs)
            yield from _survey(task, outputs)
            yield from scope.check(task, outputs)
            yield from _object(task, classification, references)
        if task.of("product") and task.of("activity"):
            yield from _without_activity(task, outputs)
            yield from numbers.check(task, outputs)
            yield from _events(task, outputs)
            yield from _output_differs(task, outputs)
        yield from _aims(task, references)
        yield from _repeated(task, outputs)
    yield from _products_as_activities(document, outputs)


def _named(texts: Iterable[Text], outputs: Outputs) -> set[str]:
    """The kinds of outputs that the texts name anywhere."""
    return {code for text in texts for span in outputs.named(text) for code in span.value}


def _mentions_work(texts: Iterable[Text], output: Output, references: AuditReferences) -> bool:
    work: Phrases[str] = references.work_phrases[output.output_code]
    return any(True for text in texts for _ in work.all(text))


def _undelivered(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """An output that the title or an activity makes and the products leave out, one finding for each kind."""
    products = task.of("product")
    made = {code for text in products for code in outputs.codes(text)}
    no_events = [text for text in products if not outputs.is_event(text)]
    named = made | _named(no_events, outputs)
    missing: dict[tuple[str, ...], list[tuple[Text, Quote]]] = {}
    met: set[tuple[str, ...]] = set()
    for text in task.of("title", "activity"):
        begins = {span.begin for span in outputs.made(text)}
        for span in outputs.made(text):
            # A draft is judged by what it is a draft of.
            if text.words[span.begin : span.end] == ("dự", "thảo") and span.end in begins:
                continue
            end = _end_of_name(text, span.end, outputs.references)
            if _is_mere_work(text, span, no_events, outputs.references):
                continue
            is_thing = not _THINGS.isdisjoint(span.value)
            if any(_is_met(code, named, no_events, outputs) for code in span.value) or (
                is_thing and _is_described(text.words[span.end : end], no_events, outputs)
            ):
                met.add(span.value)
            missing.setdefault(span.value, []).append((text, text.quote(span.begin, end)))
    for kinds, places in missing.items():
        by_title = all(text.field == "title" for text, _ in places)
        # Products tell the parts of a model or a system that the title makes; events they name, or the work of one.
        is_told = by_title and (
            set(EVENTS).isdisjoint(kinds)
            or any(
                _mentions_work(no_events, outputs.references.outputs_by_code[kind], outputs.references)
                for kind in kinds
            )
        )
        if kinds in met or is_told:
            continue
        yield _undelivered_finding(task, places, where="where_title" if by_title else "where_activity")


def _is_mere_work(
    text: Text, span: Span[tuple[str, ...]], products: list[Text], references: AuditReferences
) -> bool:
    """Whether to apply or guide something is no output: where a product counts the same, or no number says at how many places.

    "Áp dụng thử cho 10 sản phẩm" leads to "10 sản phẩm được gắn mã", "hướng dẫn hoạt động của 10 tổ" to "10 tổ".
    """
    work = text.words[span.begin : span.begin + 2]
    if work != ("áp", "dụng") and (work != ("hướng", "dẫn") or span.begin == 0):
        return False
    is_numbered = any(number_at(text, place, references) for place in range(len(text.words)))
    counted = _counted(text, references)
    return (work == ("áp", "dụng") and span.end - span.begin == 2 and not is_numbered) or any(
        not counted.isdisjoint(_counted(product, references)) for product in products
    )


def _undelivered_finding(
    task: TaskTexts, places: list[tuple[Text, Quote]], where: str = "where_activity"
) -> Finding:
    """No product delivers what is promised in these words of these texts."""
    return finding(
        "undelivered_output",
        task.task,
        list(dict.fromkeys(text.whole for text, _ in places)),
        where=in_words(where),
        what=quoted(distinct(quote.text for _, quote in places)),
    )


def _second_of_kind(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """A counted thing of a kind that the products have under another name only, which another activity makes.

    "Lập trình 01 phần mềm", "lập trình 01 ứng dụng": the product "01 phần mềm" is the first.
    """

    def named(field: TextField) -> dict[str, dict[tuple[str, ...], tuple[Text, Quote]]]:
        found: dict[str, dict[tuple[str, ...], tuple[Text, Quote]]] = {}
        for text in task.of(field):
            for span in outputs.made(text):
                code = span.value[0]
                counted = span.begin > 0 and number_at(text, span.begin - 1, outputs.references) == 1
                if counted and code not in (*EVENTS, *PUBLISHED):
                    end = _end_of_name(text, span.end, outputs.references)
                    quote = text.quote(span.begin - 1, end)
                    found.setdefault(code, {})[text.words[span.begin : span.end]] = (text, quote)
        return found

    before, after = named("activity"), named("product")
    for code in before.keys() & after.keys():
        missing = before[code].keys() - after[code].keys()
        if before[code].keys() - missing and len(before[code]) > len(after[code]):
            for name in sorted(missing):
                yield _undelivered_finding(task, [before[code][name]])


def _reports(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """A report that an activity will write beside others, of whose subject no product says a word."""
    products = task.of("product")
    for text in task.of("activity"):
        for span in outputs.made(text):
            if span.value != ("report",):
                continue
            subject = [
                text.words[word.begin : word.end]
                for word in outputs.references.word_phrases.all(text)
                if word.begin >= span.end and not task.title.contains(text.words[word.begin : word.end])
            ]
            is_told = any(product.contains(word) for product in products for word in subject)
            if len(subject) > 1 and not is_told:
                yield _undelivered_finding(task, [(text, text.quote(span.begin, len(text.words)))])


def _goods(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """Goods that an activity buys or hands out in numbers and that no product has: "Mua và cấp 300 túi sơ cứu"."""
    supply = outputs.references.phrases("supply")
    said = {word for text in task.of("product") for word in text.words}
    for found in counts(task.of("activity"), outputs, with_rates=True).values():
        for count in found:
            verb = next((span for span in supply.all(count.text) if span.end == count.begin), None)
            if verb is not None and count.number > 1 and count.name[0] not in said:
                yield _undelivered_finding(task, [(count.text, count.quote)])


def _is_met(code: str, named: set[str], products: list[Text], outputs: Outputs) -> bool:
    """Whether the products name the kind or one that does for it; advice may also be put as work.

    A workshop about a model names the model and does not deliver it; a report on the model does, in a way.
    """
    output = outputs.references.outputs_by_code[code]
    if named & {code, *output.met_by}:
        return True
    is_advice = code in ("proposal", "policy", "plan")
    return is_advice and _mentions_work(products, output, outputs.references)


def _is_described(words: tuple[str, ...], products: list[Text], outputs: Outputs) -> bool:
    """Whether a product that is no document has the words that say which output is meant: a pilot of a cold store.

    It has all of them in their order, or opens with the first: "02 tổ đồng quản lý" for a pilot of co-management of a fishery.
    """
    documents = {
        code for code, output in outputs.references.outputs_by_code.items() if output.check == "document"
    }
    if len(words) < 2:
        return False
    for text in products:
        begin = lead(text, outputs.references)
        opens_as_output = any(span.begin == begin for span in outputs.named(text))
        is_counted_thing = begin > 0 and not opens_as_output  # "03 nhà máy đạt tiêu chí"
        is_document = not is_counted_thing and not documents.isdisjoint(outputs.codes(text))
        if not is_document and is_in_order(words, text.words):
            return True
        opening = [text.words[place : place + 3] for place in (begin, begin + 1)]
        if len(words) >= 3 and words[:3] in opening and not opens_as_output:
            return True
    return False


def _survey(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """A survey whose results no report, list or database will hold."""
    survey = outputs.references.phrases("survey")
    surveys = [text for text in task.of("activity") if survey.at(text, 0)]
    quotes = [text.quote(0, _end_of_study(text, outputs.references)) for text in surveys]
    records = [text for text in task.of("product") if not outputs.is_event(text)]
    if surveys and RECORDS.isdisjoint(_named(records, outputs)):
        yield finding(
            "survey_without_report",
            task.task,
            quotes,
            what=quoted(quotes),
        )


def _end_of_study(text: Text, references: AuditReferences) -> int:
    """Where the words end that say what is surveyed: "Khảo sát, đánh giá các thiết bị", and no further than a stop."""
    study = references.phrases("survey", "study")
    begin = 0
    while (span := study.at(text, begin)) is not None:
        begin = span.end
    end = _end_of_name(text, begin, references)
    if end > begin:
        return end
    return next(
        (place for place in range(begin + 1, len(text.words)) if not text.tokens[place].joined),
        len(text.words),
    )


def _without_activity(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """Products that no activity names or works towards. A broadcasting schedule is no product of its own.

    The activities may be the steps of what the title makes ("Nâng cấp cổng thông tin"); what is published they must name.
    """
    references = outputs.references
    activities = task.of("activity")
    sources = [
        (text.words[span.begin : span.end], span) for text in activities for span in outputs.named(text)
    ]
    sources += [
        (task.title.words[span.begin : span.end], span)
        for span in outputs.named(task.title)
        if set(span.value).isdisjoint(PUBLISHED)
    ]
    delivered = {
        text.words[span.begin : span.end] for text in task.of("product") for span in outputs.made(text)
    }
    rate = references.phrases("rate")
    missing: dict[str, list[tuple[Text, Quote]]] = {}
    for text in task.of("product"):
        if any(True for _ in rate.all(text)):
            continue
        for span in outputs.made(text):
            kinds = [references.outputs_by_code[code] for code in span.value]
            name = text.words[span.begin : span.end]
            led_to = any(
                _leads(source, named, name, kinds, is_taken=source in delivered) for source, named in sources
            ) or any(_mentions_work(activities, output, references) for output in kinds)
            # "15 hộ" and "60 con bò" in both
            counted = _counted(text, references)
            led_to = led_to or any(
                len(counted & _counted(activity, references)) > 1 for activity in activities
            )
            if not led_to and kinds[0].check:
                # "trạm" or "ứng dụng" says too little
                is_bare = len(name) == 1 or " ".join(name) in references.terms["only_counted"]
                end = _end_of_name(text, span.end, references) if is_bare else span.end
                missing.setdefault(kinds[0].check, []).append((text, text.quote(span.begin, end)))
    for check_as, places in missing.items():
        yield finding(
            "product_without_activity" if check_as == "work" else "document_without_activity",
            task.task,
            list(dict.fromkeys(text.whole for text, _ in places)),
            what=quoted(distinct(quote.text for _, quote in places)),
        )


def _counted(text: Text, references: AuditReferences) -> set[tuple[int, str]]:
    """The numbers from two on in a text, each with the word after it."""
    found = (
        (number_at(text, place, references), text.words[place + 1]) for place in range(len(text.words) - 1)
    )
    return {(number, thing) for number, thing in found if number is not None and number > 1}


def _leads(
    source: tuple[str, ...],
    named: Span[tuple[str, ...]],
    name: tuple[str, ...],
    kinds: list[Output],
    *,
    is_taken: bool,
) -> bool:
    """Whether work on `source` leads to a product under `name`: the same, one that does for it, or another of its kind.

    Where a product of its own name takes it, it leads to no other: "phần mềm" to no "ứng dụng" besides.
    """
    if source[: len(name)] == name or any(not set(output.met_by).isdisjoint(named.value) for output in kinds):
        return True
    is_kind = name[: len(source)] == source or any(output.output_code in named.value for output in kinds)
    return is_kind and not is_taken


def _object(
    task: TaskTexts, classification: Classification, references: AuditReferences
) -> Iterator[Finding]:
    """The industry that the title names, in no activity and no product."""
    sectors = [row for row in classification.task_sectors if row.task_code == task.task.task_code]
    if (
        len(sectors) != 1
        or sectors[0].sector_code in NO_INDUSTRY
        or sectors[0].evidence not in task.title.text
    ):
        return
    evidence = sectors[0].evidence
    # A name of one syllable ("gỗ", "chè") is said the same everywhere; longer ones have many paraphrases.
    words = tuple(token.word for token in tokens(evidence))
    name = words[-1]
    is_short = words[-2:] not in references.words
    if is_short and not any(name in text.words for text in task.of("activity", "product")):
        yield finding("object_not_in_products", task.task, [task.title.whole], what=quoted([evidence]))


def _events(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """The one event of a task under another name or with another purpose in its products."""
    references = outputs.references
    conference, purpose = references.phrases("conference"), references.phrases("purpose")

    def only_event(texts: list[Text]) -> Text | None:
        events = [text for text in texts if "workshop" in outputs.codes(text)]
        return events[0] if len(events) == 1 else None

    first, second = only_event(task.of("activity")), only_event(task.of("product"))
    if first is None or second is None:
        return
    names = [{span.value for span in conference.all(text)} for text in (first, second)]
    # The purpose stands right after the name of the event; later words are of its subject.
    purposes = [
        {
            span.value
            for event in conference.all(text)
            for span in purpose.all(text)
            if 0 <= span.begin - event.end <= 1
        }
        for text in (first, second)
    ]
    if not names[0] & names[1] or (all(purposes) and not purposes[0] & purposes[1]):
        yield finding(
            "event_differs",
            task.task,
            [first.whole, second.whole],
            first=quoted([first.whole]),
            second=quoted([second.whole]),
        )


def _output_differs(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """An output that the activities and the products describe in quite other words: a model of this, a model of that."""

    def described(texts: list[Text]) -> dict[str, list[tuple[Text, set[str]]]]:
        found: dict[str, list[tuple[Text, set[str]]]] = {}
        for text in texts:
            for span in outputs.made(text):
                words = _description(text, span.end, outputs.references)
                if len(words) >= 4 and not outputs.is_event(text):
                    found.setdefault(span.value[0], []).append((text, words))
        return found

    before, after = described(task.of("activity")), described(task.of("product"))
    for code in before.keys() & after.keys():
        first, ours = before[code][0]
        second, theirs = after[code][0]
        all_products = {word for text in task.of("product") for word in text.words}
        if len(before[code]) == len(after[code]) == 1 and not ours & all_products and not ours & theirs:
            yield finding(
                "output_differs",
                task.task,
                [first.whole, second.whole],
                first=quoted([first.whole]),
                second=quoted([second.whole]),
            )


def _description(text: Text, begin: int, references: AuditReferences) -> set[str]:
    """The words right after an output that say which one it is."""
    return set(text.words[begin : _end_of_name(text, begin, references)])


def _end_of_name(text: Text, begin: int, references: AuditReferences) -> int:
    """Where the words that say which output is meant end: at a stop, a joint, or a word like "về" or "trong"."""
    about = references.phrases("about", "joint")
    end = begin
    while end < len(text.words) and text.tokens[end].joined:
        is_inside = end > begin and text.words[end - 1 : end + 1] in references.syllable_pairs
        if about.at(text, end) is not None and not is_inside:  # "người sử dụng" is one word
            break
        end += 1
    return end


def _aims(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """Activities that say what is hoped for, not what is done."""
    aim = references.phrases("aim")
    texts = [text for text in task.of("activity") if aim.at(text, 0)]
    if texts:
        yield finding("activity_states_aim", task.task, [text.whole for text in texts])


def _repeated(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """Two activities that make the same kind of thing, one of which says little that the other does not."""
    for first, second in combinations(task.of("activity"), 2):
        shorter = min(len(first.words), len(second.words))
        if (
            outputs.codes(first) & outputs.codes(second)
            and LCSseq.similarity(first.words, second.words) >= 0.6 * shorter
        ):
            yield finding("repeated_passage", task.task, [first.whole, second.whole])


def _products_as_activities(document: Document, outputs: Outputs) -> Iterator[Finding]:
    """Products put as work to do, without a number: one finding for the list, since it is a habit of a whole list."""
    references = outputs.references
    makes = references.phrases("make")
    texts = [
        text
        for task in document.tasks
        for text in task.of("product")
        if text.words
        and makes.at(text, 0)
        and not any(number_at(text, place, references) is not None for place in range(len(text.words)))
        and not outputs.is_event(text)
    ]
    if texts:
        yield finding(
            "product_as_activity",
            None,
            [text.whole for text in texts],
            related=[text.task.task_code for text in texts if text.task],
            where=listed(dict.fromkeys(text.task.task_code for text in texts if text.task)),
        )
