"""What the product column promises: the products of each bullet, their types and stated quantities.

A bullet is read by its heads. The leftmost product term is one; a later one is a further product only where it opens
a segment: after a mark or a joining word, with nothing before it but its number and words like "tổ chức". What stands
after "phổ biến", "giới thiệu" and their like is what an event is about, not a further product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.appendix.classify.channels import Place, channel_of
from dashboard.appendix.classify.lexicon import Lexicon, ProductTerm
from dashboard.appendix.classify.terms import Hit, lower
from dashboard.appendix.model import Deliverable, Passage, Task

_OTHER = "other"
_EVENTS = ("workshop", "training", "exhibition")
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|«[^»]*»")
_HARD_JOINT = re.compile(r"[;\n]|\.\s")
_EDGE = " \t\n,;:.–-+/&"


@dataclass(frozen=True, slots=True)
class Promise:
    """A product as read: its row, the rule and term that gave it, and where it stands.

    `medium` is set where the lexicon names the medium of an `other` product. A `repeat` only says how often, or how
    large, what another bullet promises is.
    """

    deliverable: Deliverable
    rule: str
    term: str | None
    place: Place
    medium: str | None
    repeat: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """A product term that opens a product, and the segment of the bullet that belongs to it."""

    hit: Hit[ProductTerm]
    start: int
    end: int

    @property
    def types(self) -> frozenset[str | None]:
        return frozenset(value.type_code for value in self.hit.values)


@dataclass(frozen=True, slots=True)
class _Quantity:
    low: int
    unit: str
    start: int


def promises_of(task: Task, lexicon: Lexicon) -> tuple[list[Promise], list[Promise]]:
    """The products that a task promises, and the texts of its product column that only repeat them."""
    reader = _reader(lexicon)
    found = [promise for passage in task.texts("product") for promise in reader.read(task, passage)]
    promised = {it.deliverable.type_code for it in found if not it.repeat}

    def repeats(promise: Promise) -> bool:
        placed = promise.rule != "not_placed"
        return promise.repeat and (promise.deliverable.type_code in promised if placed else bool(promised))

    return [it for it in found if not repeats(it)], [it for it in found if repeats(it)]


@lru_cache(maxsize=8)
def _reader(lexicon: Lexicon) -> _Reader:
    return _Reader(lexicon)


class _Reader:
    """The patterns of a lexicon that read a bullet."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        number, lead = lexicon.numbers.pattern, lexicon.lead
        nouns = rf"(?:{lexicon.any('classifier', 'classifier_before')}\s+)*"
        self._opening = re.compile(rf"(?P<joint>(?:{lexicon.joint}\s*)+){lead}(?P<number>{number}\s*)?{nouns}\Z")
        self._before = re.compile(rf"(?P<number>{number})\s*(?P<unit>{nouns})\Z")
        self._first = re.compile(rf"\s*{lead}(?P<number>{number})\s*(?P<unit>\w+)")
        self._after = re.compile(rf"[:(,;–-]\s*{lead}(?P<number>{number})\s*")
        self._classifier = re.compile(lexicon.any("classifier"))
        self._counted = {
            marker: re.compile(rf"(?P<number>{number})\s*(?P<unit>{lexicon.any(marker)})")
            for marker in {rule.counted_by for rule in lexicon.type_rules.values() if rule.counted_by}
        }
        self._joined = re.compile(rf"[^.;(]*?(?:,|{lexicon.any('joint')})\s*\Z")
        self._object, self._about = re.compile(lexicon.any("object")), re.compile(lexicon.any("about"))
        self._scope_unit = re.compile(lexicon.any("scope_unit"))
        self._specification = re.compile(lexicon.any("specification"))
        self._restart = re.compile(rf"{_HARD_JOINT.pattern}|{lexicon.any('total')}")

    def read(self, task: Task, passage: Passage) -> Iterator[Promise]:
        """The products of one bullet; the whole bullet as `other` where no term of the lexicon stands in it."""
        text = lower(passage.text)
        plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
        if self._specification.match(plain):
            yield self._not_placed(task, passage, text, plain, repeat=True)
            return
        heads = self._heads(task, text, plain) or self._heads(task, text, text)
        for head in heads:
            yield self._promise(task, passage, text, plain, head)
        if not heads:
            repeat = self._lexicon.rate_before.search(plain) is not None
            yield self._not_placed(task, passage, text, plain, repeat=repeat)

    def _heads(self, task: Task, text: str, plain: str) -> list[_Head]:
        """The heads in `plain`; a term whose type depends on a medium that the task does not name is none."""
        hits = [hit for hit in self._lexicon.product_terms.find(plain) if any(it.type_code for it in hit.values)]
        while True:
            heads = self._segments(plain, hits)
            void = [head.hit for head in heads if self._term(task, text, head) is None]
            if not void:
                return heads
            hits = [hit for hit in hits if hit not in void]

    def _segments(self, text: str, hits: Sequence[Hit[ProductTerm]]) -> list[_Head]:
        heads: list[_Head] = []
        mentions: list[Hit[ProductTerm]] = []
        head_end = 0
        for hit in hits:
            start = 0
            if heads:
                opening = self._opening.search(text, head_end, hit.start)
                if opening is None:
                    mentions.append(hit)
                    continue
                joint = opening.start("joint")
                adjacent = not text[head_end:joint].strip()
                if not opening["number"] and not _HARD_JOINT.search(opening["joint"]):
                    if adjacent and (self._same_type(heads[-1], hit) or self._before_head(text, heads[-1])):
                        head_end = hit.end  # "hội nghị, hội thảo": one product under two names
                        continue
                    if self._belongs_to(text, heads[-1], head_end, mentions, joint):
                        continue
                heads[-1] = _Head(heads[-1].hit, heads[-1].start, joint)
                start = opening.end("joint")
            heads.append(_Head(hit, start, len(text)))
            mentions, head_end = [], hit.end
        return heads

    @staticmethod
    def _same_type(head: _Head, hit: Hit[ProductTerm]) -> bool:
        return bool(head.types & {value.type_code for value in hit.values})

    def _belongs_to(
        self, text: str, head: _Head, head_end: int, mentions: Sequence[Hit[ProductTerm]], joint: int
    ) -> bool:
        """Whether what follows `joint` continues what the product is about, rather than opening another."""
        if head.types & set(_EVENTS) and self._object.search(text, head_end, joint):
            return True
        if not mentions:
            return False
        about = self._about.search(text, head_end, mentions[0].start)
        return about is not None or not text[head_end : mentions[0].start].strip()

    def _term(self, task: Task, text: str, head: _Head) -> ProductTerm | None:
        """What the head's term promises on the medium that the task names for it."""
        by_medium = {value.when_medium: value for value in head.hit.values}
        media = [medium for medium in by_medium if medium is not None]
        if media:
            channel = channel_of(self._lexicon, task, self._place(text, head), media)
            for medium in channel.media if channel else ():
                if medium in by_medium:
                    return by_medium[medium]
        return by_medium.get(None)

    @staticmethod
    def _place(text: str, head: _Head) -> Place:
        return Place(text, head.start, head.end, head.hit.start, head.hit.end)

    def _promise(self, task: Task, passage: Passage, text: str, plain: str, head: _Head) -> Promise:
        term = self._term(task, text, head)
        assert term is not None and term.type_code is not None  # noqa: S101 - `_heads` leaves no other
        quantity = self._quantity(text, plain, head, term.type_code)
        rate = self._is_rate(plain, head, quantity.start if quantity else head.hit.start)
        deliverable = Deliverable(
            task.task_code,
            passage.position,
            term.type_code,
            None if rate or quantity is None else quantity.low,
            None if rate or quantity is None else quantity.unit,
            passage.text[head.start : head.end].strip(_EDGE),
        )
        rule = "product_name_on_medium" if term.when_medium else "product_name"
        published = self._lexicon.type_rule(term.type_code).output == "publication"
        return Promise(deliverable, rule, head.hit.term, self._place(text, head), term.medium, rate and published)

    def _is_rate(self, plain: str, head: _Head, number_start: int) -> bool:
        restarts = [match.end() for match in self._restart.finditer(plain, 0, number_start)]
        start = restarts[-1] if restarts else 0
        if self._lexicon.rate_before.search(plain, start, number_start):
            return True
        return number_start < head.hit.start and self._lexicon.rate_after.match(plain, head.hit.end) is not None

    def _quantity(self, text: str, plain: str, head: _Head, type_code: str) -> _Quantity | None:
        return (
            self._before_head(plain, head)
            or self._counted_by(plain, head, type_code)
            or self._after_head(text, head)
        )

    def _before_head(self, plain: str, head: _Head) -> _Quantity | None:
        """The number right before the head, counting words aside."""
        match = self._before.search(plain, head.start, head.hit.start)
        return self._read(plain, match, match["unit"].strip() or plain[head.hit.start : head.hit.end]) if match else None

    def _counted_by(self, plain: str, head: _Head, type_code: str) -> _Quantity | None:
        """The numbered sites (or goods) of a segment, summed where they are joined."""
        marker = self._lexicon.type_rule(type_code).counted_by
        if marker is None:
            return None
        counted: list[_Quantity] = []
        end = head.start
        for match in self._counted[marker].finditer(plain, head.start, head.end):
            if counted and not self._joined.fullmatch(plain, end, match.start()):
                break
            quantity = self._read(plain, match, match["unit"])
            if quantity is not None:
                counted.append(quantity)
                end = match.end()
        if not counted:
            return None
        units = ", ".join(dict.fromkeys(quantity.unit for quantity in counted))
        return _Quantity(sum(quantity.low for quantity in counted), units, counted[0].start)

    def _after_head(self, text: str, head: _Head) -> _Quantity | None:
        """A number after the head that counts it: "…: 06 số", "… (02 cuộc)"."""
        name = text[head.hit.start : head.hit.end]
        for match in self._after.finditer(text, head.hit.end, head.end):
            classifier = self._classifier.match(text, match.end(), head.end)
            unit = classifier[0] if classifier else name if text.startswith(name, match.end()) else None
            if unit and not self._lexicon.rate_after.match(text, match.end() + len(unit)):
                return self._read(text, match, unit)
        return None

    def _read(self, text: str, match: re.Match[str], unit: str) -> _Quantity | None:
        number = next(self._lexicon.numbers.find(text, *match.span("number")), None)
        return _Quantity(number.low, unit, number.start) if number else None

    def _not_placed(self, task: Task, passage: Passage, text: str, plain: str, *, repeat: bool) -> Promise:
        match = self._first.match(plain)
        quantity = None
        if match and not self._scope_unit.match(plain, match.start("unit")):
            quantity = self._read(plain, match, match["unit"])
        nothing: Hit[ProductTerm] = Hit(0, 0, "", ())
        head = _Head(nothing, 0, len(text))
        quantity = quantity or self._after_head(text, head)
        deliverable = Deliverable(
            task.task_code,
            passage.position,
            _OTHER,
            None if repeat or quantity is None else quantity.low,
            None if repeat or quantity is None else quantity.unit,
            passage.text.strip(_EDGE),
        )
        return Promise(deliverable, "not_placed", None, self._place(text, head), None, repeat)
