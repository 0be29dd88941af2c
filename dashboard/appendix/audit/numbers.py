"""Numbers that the products of a task do not keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.appendix.audit.counts import Count, clash, counts
from dashboard.appendix.audit.outputs import Outputs
from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import Value, finding, in_number, in_words, quoted
from dashboard.appendix.audit.text import (
    Quote,
    TaskTexts,
    Text,
)
from dashboard.appendix.model import Finding

# How many words before two numbers say that they are of the same.
_PHRASE = 3
_MEASURED = 2


def check(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """The findings about the numbers of a task with activities and products."""
    yield from _disagreeing(task, outputs)
    yield from _measures(task, outputs.references)


def _disagreeing(task: TaskTexts, outputs: Outputs) -> Iterator[Finding]:
    """One thing counted differently before and in the products.

    Parts that add up to the other number agree. Where both use several names ("100 tin, 40 bài") each name is compared.
    Where the shares of a thing differ because its own number does, that number is questioned alone. What comes so often
    a month is compared with what else does, as the months may be fewer than twelve.
    """
    before = counts(task.of("title", "objective", "activity"), outputs, with_rates=True)
    after = counts(task.of("product"), outputs, with_rates=False)
    rates = outputs.references.terms["rate"]
    rated = counts(task.of("product"), outputs, with_rates=True)
    clashes: dict[str, tuple[Count, Count]] = {}
    for thing in sorted(after):
        promised, delivered = before.get(thing) or _in_general(thing, before, after), after[thing]
        found = clash(promised, delivered)
        sides = [_by_name(promised), _by_name(delivered)]
        if found is None and all(len(side) > 1 for side in sides):
            found = next(
                (it for name in sides[1] if (it := clash(*(side.get(name, []) for side in sides)))), None
            )
        found = found or _beside_one_count(thing, before, after) or _after_one_phrase(promised, delivered)
        if found is not None:
            clashes[thing] = found
    for thing in sorted(rated.keys() & before.keys()):
        often = [[count for count in side[thing] if count.whole in rates] for side in (before, rated)]
        if thing not in clashes and (found := clash(*often)):
            clashes[thing] = found
    for first, second in clashes.values():
        if clashes.keys().isdisjoint((first.whole, second.whole)):
            yield finding(
                "numbers_disagree",
                task.task,
                [first.text.whole, second.text.whole],
                promised=_reckoned(first),
                delivered=_reckoned(second),
            )


def _measures(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """A measure after the same words with another number in the products: "quy mô 30 ha", "quy mô 20 ha"."""
    units = references.terms["unit"].keys() | references.terms["area"].keys()
    sides: list[dict[tuple[str, ...], dict[str, tuple[Text, Quote]]]] = []
    for texts in (task.of("title", "objective", "activity"), task.of("product")):
        measured: dict[tuple[str, ...], dict[str, tuple[Text, Quote]]] = {}
        for text in texts:
            rough = {span.end for span in references.phrases("rough").all(text)}
            for place in (place for place in range(_MEASURED, len(text.words) - 1) if place not in rough):
                number, unit = text.words[place : place + 2]
                before = text.words[place - _MEASURED : place]
                if number[0].isdigit() and unit in units:
                    quote = text.quote(place - _MEASURED, place + 2)
                    measured.setdefault((*before, unit), {}).setdefault(number, (text, quote))
        sides.append(measured)
    for what, delivered in sides[1].items():
        promised = sides[0].get(what, {})
        if promised and promised.keys().isdisjoint(delivered):
            (first, here), (second, there) = next(iter(promised.values())), next(iter(delivered.values()))
            yield finding(
                "numbers_disagree",
                task.task,
                [first.whole, second.whole],
                promised=quoted([here]),
                delivered=quoted([there]),
            )


def _beside_one_count(
    thing: str, before: Mapping[str, list[Count]], after: Mapping[str, list[Count]]
) -> tuple[Count, Count] | None:
    """Two counts of a thing that stand beside one count of another, where neither number, nor their sum, comes on the other side.

    "05 khóa cho 150 lao động", "05 khóa cho 120 lao động", whatever other "lao động" both sides count.
    """
    ours, theirs = before.get(thing, []), after[thing]
    numbers = [_numbers_and_sum(counted) for counted in (ours, theirs)]
    for first in ours:
        for second in theirs:
            companions = [
                {
                    (other, count.number, count.name)
                    for other, counts in side.items()
                    for count in counts
                    if other != thing and count.text is text
                }
                for side, text in ((before, first.text), (after, second.text))
            ]
            is_one = not companions[0].isdisjoint(companions[1]) and first.whole is second.whole is None
            if is_one and first.number not in numbers[1] and second.number not in numbers[0]:
                return first, second
    return None


def _numbers_and_sum(counted: list[Count]) -> set[int]:
    return {*(count.number for count in counted), sum(count.number for count in counted)}


def _after_one_phrase(promised: list[Count], delivered: list[Count]) -> tuple[Count, Count] | None:
    """Two counts of a thing after the same words, where neither number comes on the other side.

    "Điều tra trực tuyến 2.000 doanh nghiệp", "dữ liệu điều tra trực tuyến 1.500 doanh nghiệp", whatever other enterprises
    both sides count.
    """
    numbers = [_numbers_and_sum(counted) for counted in (promised, delivered)]
    for first in promised:
        for second in delivered:
            phrases = [
                count.text.words[max(count.begin - _PHRASE, 0) : count.begin] for count in (first, second)
            ]
            is_one = phrases[0] == phrases[1] and len(phrases[0]) == _PHRASE
            if is_one and first.number not in numbers[1] and second.number not in numbers[0]:
                return first, second
    return None


def _by_name(found: list[Count]) -> dict[tuple[str, ...], list[Count]]:
    """Counts by the name that the thing has in them."""
    by_name: dict[tuple[str, ...], list[Count]] = {}
    for count in found:
        by_name.setdefault(count.name, []).append(count)
    return by_name


def _in_general(
    thing: str, before: Mapping[str, list[Count]], after: Mapping[str, list[Count]]
) -> list[Count]:
    """The counts of what a thing is a special case of: of "phóng sự" for "phóng sự phát thanh"."""
    names = {count.name for count in after[thing]}
    return next(
        (
            general
            for other, general in before.items()
            if other not in after and all(name[: len(general[0].name)] == general[0].name for name in names)
        ),
        [],
    )


def _reckoned(count: Count) -> Value:
    """The words that give a number, with the number itself where it was reckoned from them."""
    quote = quoted([count.quote])
    return in_words("reckoned", quote=quote, number=in_number(count.number)) if count.whole else quote
