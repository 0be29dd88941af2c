"""What the product column promises: the products of each bullet, their types and stated quantities (DESIGN §5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dashboard.appendix.classify.channels import Place, channel_of
from dashboard.appendix.classify.counts import Count, CountReader
from dashboard.appendix.classify.heads import Bullet, Head, HeadFinder
from dashboard.appendix.classify.lexicon import Lexicon, ProductTerm
from dashboard.appendix.model import Deliverable, Passage, Task

_OTHER = "other"
_NOT_PLACED = "not_placed"
_EDGE = " \t\n,;:.–-+/&"


@dataclass(frozen=True, slots=True)
class Promise:
    """A product as read: its row, the rule and term that gave it, and where it stands.

    `medium` is set where the lexicon names the medium of an `other` product. A `repeat` only says how often, how long
    or how large what another bullet promises is.
    """

    deliverable: Deliverable
    rule: str
    term: str | None
    place: Place
    medium: str | None
    repeat: bool
    types: frozenset[str | None]  # what its term may promise on one medium or another


def promises_of(task: Task, lexicon: Lexicon) -> tuple[list[Promise], list[Promise]]:
    """The products that a task promises, and the texts of its product column that only repeat them."""
    reader = _reader(lexicon)
    found = [promise for passage in task.texts("product") for promise in reader.read(task, passage)]
    promised = {it.deliverable.type_code for it in found if not it.repeat}

    def repeats(promise: Promise) -> bool:
        return promise.repeat and bool(promised & promise.types if promise.types else promised)

    return [it for it in found if not repeats(it)], [it for it in found if repeats(it)]


@lru_cache(maxsize=8)
def _reader(lexicon: Lexicon) -> _Reader:
    return _Reader(lexicon)


class _Reader:
    """Reads product bullets with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._finder, self._counts = HeadFinder(lexicon), CountReader(lexicon)
        self._specification = re.compile(lexicon.any("specification"))
        self._broadcast = re.compile(lexicon.any("broadcast"))
        self._by_class = {
            term: code
            for code, rule in lexicon.type_rules.items()
            if rule.counted_by == "class"
            for term in lexicon.markers["class"]
        }

    def read(self, task: Task, passage: Passage) -> list[Promise]:
        """The products of one bullet; the whole bullet as `other` where no term of the lexicon stands in it."""
        bullet = Bullet.of(passage.text)
        for reading in (bullet, bullet.opened):
            if heads := self._heads(task, reading):
                promises = [self._promise(task, passage, reading, head, term) for head, term in heads]
                break
        else:
            repeat = self._counts.names_rate(bullet) and self._broadcast.search(bullet.plain) is not None
            promises = [self._not_placed(task, passage, bullet, repeat=repeat)]
        if self._specification.match(bullet.plain) and not any(it.deliverable.quantity for it in promises):
            promises = [self._not_placed(task, passage, bullet, repeat=True)]
        return promises

    def _heads(self, task: Task, bullet: Bullet) -> list[tuple[Head, ProductTerm]]:
        """The heads of a bullet and what they promise; a term is none where its medium is not the task's."""
        found = self._lexicon.product_terms.find(bullet.plain)
        hits = [hit for hit in found if any(value.type_code for value in hit.values)]
        while True:
            candidates = self._finder.heads(bullet, hits)
            heads = [(head, self._term(task, bullet, head)) for head in candidates]
            void = [head.hit for head, term in heads if term is None]
            if not void:
                return [(head, term) for head, term in heads if term is not None]
            hits = [hit for hit in hits if hit not in void]

    def _term(self, task: Task, bullet: Bullet, head: Head) -> ProductTerm | None:
        """What the head's term promises on the medium that the task names for it."""
        by_medium = {value.when_medium: value for value in head.hit.values}
        media = [medium for medium in by_medium if medium is not None]
        if media:
            channel = channel_of(self._lexicon, task, Place(bullet, head.start, head.end), media)
            for medium in channel.media if channel else ():
                if medium in by_medium:
                    return by_medium[medium]
        return by_medium.get(None)

    def _promise(
        self, task: Task, passage: Passage, bullet: Bullet, head: Head, term: ProductTerm
    ) -> Promise:
        type_code = term.type_code or _OTHER
        count = self._counts.of(bullet, head, type_code)
        published = self._lexicon.type_rule(type_code).output == "publication"
        return Promise(
            self._row(task, passage, type_code, count, passage.text[head.start : head.end]),
            "product_name_on_medium" if term.when_medium else "product_name",
            head.hit.term,
            Place(bullet, head.start, head.end),
            term.medium,
            published and self._counts.is_rate(bullet, head),
            frozenset(value.type_code for value in head.hit.values),
        )

    def _not_placed(self, task: Task, passage: Passage, bullet: Bullet, *, repeat: bool) -> Promise:
        count = None if repeat else self._counts.of_unknown(bullet)
        place = Place(bullet, 0, len(passage.text))
        if (
            count and count.unit in self._by_class
        ):  # "04 lớp, 160 học viên": what is counted names the product
            type_code = self._by_class[count.unit]
            row = self._row(task, passage, type_code, count, passage.text)
            return Promise(row, "product_name", count.unit, place, None, repeat, frozenset({type_code}))
        row = self._row(task, passage, _OTHER, count, passage.text)
        return Promise(row, _NOT_PLACED, None, place, None, repeat, frozenset())

    @staticmethod
    def _row(task: Task, passage: Passage, type_code: str, count: Count | None, evidence: str) -> Deliverable:
        number, unit = (count.number, count.unit) if count else (None, None)
        return Deliverable(
            task.task_code, passage.position, type_code, number, unit, evidence.strip(_EDGE) or passage.text
        )
