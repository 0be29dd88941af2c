"""The heads of a product bullet: the terms that promise something, each with the segment of the bullet that is its own.

The leftmost product term is a head. A later one is a head only where it opens a segment: after a mark or a joining
word, with nothing before it but its number and words like "tổ chức". What stands after "phổ biến", "giới thiệu" and
their like is what an event is about, not a further product.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.appendix.classify.lexicon import Lexicon, ProductTerm
from dashboard.appendix.classify.terms import Hit, normal, right_before

Relation = Literal["further", "same", "instead", "about"]

_EVENTS = ("workshop", "training", "exhibition")
_REPORTS = ("report",)
_ASIDE = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|«[^»]*»")
_HARD_JOINT = re.compile(r"[;\n]|\.\s")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A product bullet: verbatim, in normal spelling, and `plain`, where brackets and quotations are blanked."""

    verbatim: str
    normal: str
    plain: str

    @property
    def opened(self) -> Bullet:
        """The bullet with its brackets and quotations in plain sight."""
        return Bullet(self.verbatim, self.normal, self.normal)

    @classmethod
    def of(cls, text: str) -> Bullet:
        """The bullet with this verbatim text."""
        spelled = normal(text)
        return cls(text, spelled, _ASIDE.sub(lambda aside: " " * len(aside[0]), spelled))


@dataclass(frozen=True, slots=True)
class Head:
    """A term that promises something, and where its segment of the bullet starts and ends."""

    hit: Hit[ProductTerm]
    start: int
    end: int

    def is_one_of(self, types: Container[str | None]) -> bool:
        """Whether the term may promise one of these types."""
        return any(value.type_code in types for value in self.hit.values)

    def is_like(self, other: Hit[ProductTerm]) -> bool:
        """Whether the two terms may promise the same type."""
        return self.is_one_of([value.type_code for value in other.values])


class HeadFinder:
    """Finds the heads of bullets with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        nouns = rf"(?:{lexicon.any('classifier', 'classifier_before')}\s+){{0,3}}"
        joint = rf"(?:[,;:+/&\n]|\.(?=\s)|\s[-–](?=\s)|{lexicon.any('joint')})"
        number = lexicon.numbers.pattern
        self._published = [code for code, rule in lexicon.type_rules.items() if rule.output == "publication"]
        self._opening = re.compile(
            rf"(?P<joint>(?:{joint}\s*){{1,4}}){lexicon.lead}(?P<number>{number}\s*)?{nouns}\Z"
        )
        self._numbered = re.compile(rf"{number}\s*{nouns}\Z")
        self._mentioned = re.compile(rf"{lexicon.any('before_mention')}\s+(?:{lexicon.any('lead')}\s+)?\Z")
        self._object = re.compile(lexicon.any("object"))
        self._about = re.compile(lexicon.any("about"))
        self._consists = re.compile(lexicon.any("consists"))
        self._opens = re.compile(lexicon.any("opens"))
        self._number = re.compile(number)
        self._purpose = re.compile(lexicon.any("purpose"))
        self._reported = re.compile(lexicon.any("reported"))
        self._whole = re.compile(lexicon.any("whole"))
        self._part = re.compile(lexicon.any("consists", "part"))

    def heads(self, bullet: Bullet, hits: Sequence[Hit[ProductTerm]]) -> list[Head]:
        """The heads among the product terms that stand in the bullet's plain text.

        The first is the leftmost that no preposition makes a mere mention ("trên website").
        """
        text = bullet.plain
        first = 0
        while first < len(hits) and right_before(self._mentioned, text, hits[first].start):
            first += 1
        heads = [Head(hit, 0, len(text)) for hit in hits[first : first + 1]]
        about: list[Hit[ProductTerm]] = []
        names_end = heads[0].hit.end if heads else 0  # "hội nghị, hội thảo" is one product under two names
        for hit in hits[first + 1 :]:
            head, opening = heads[-1], right_before(self._opening, text, hit.start, names_end)
            relation: Relation = "about"
            if opening is not None:
                adjacent = not bullet.normal[names_end : opening.start("joint")].strip()
                relation = self._relation(text, head, opening, hit, about, adjacent=adjacent)
                if relation == "further":
                    heads[-1] = Head(head.hit, head.start, opening.start("joint"))
                    heads.append(Head(hit, opening.end("joint"), len(text)))
                elif relation == "instead":
                    heads[-1] = Head(hit, head.start, len(text))
            elif not about and head.is_like(hit) and not text[names_end : hit.start].strip():
                relation = "same"  # "báo cáo kết quả điều tra": the one name goes on
            if relation == "about":
                about.append(hit)
            else:
                names_end = hit.end
                about = about if relation == "same" else []
        return heads

    def _relation(
        self,
        text: str,
        head: Head,
        opening: re.Match[str],
        hit: Hit[ProductTerm],
        about: Sequence[Hit[ProductTerm]],
        *,
        adjacent: bool,
    ) -> Relation:
        """What a term that opens a segment is to the head before it.

        A further product; the same one under another name ("hội nghị, hội thảo"); what stands instead of a head that
        only announced it ("Ấn phẩm: 500 tờ rơi"); or part of what the head is about.
        """
        joint, joint_end = opening["joint"], opening.end("joint")
        numbered, head_numbered = opening["number"] is not None, self._is_numbered(text, head)
        same_type = head.is_like(hit)
        if _HARD_JOINT.search(joint):
            return "further"
        if (
            same_type
            and self._whole.match(text, head.hit.start)
            and self._part.search(text, head.hit.end, joint_end)
        ):
            return "about"
        if joint.startswith("/") and not adjacent:
            return "about"
        announced = ":" in text[head.hit.end : joint_end] and (same_type or (adjacent and not head_numbered))
        if announced or self._consists.search(text, head.hit.end, joint_end):
            return "about" if head_numbered or not (numbered or adjacent) else "instead"
        if numbered or self._opens.search(text, joint_end, hit.start):
            return "further"
        if self._says_more(text, head, hit):
            return "about"
        one_number = same_type or (head_numbered and self._share_a_number(head, hit))
        if adjacent and one_number and not text[joint_end : hit.start].strip():
            return "same"
        return "about" if self._belongs_to(text, head, about, opening.start("joint")) else "further"

    def _says_more(self, text: str, head: Head, hit: Hit[ProductTerm]) -> bool:
        """Whether a term only says what an event is for or what a report does.

        As in "hội nghị tổng kết, nhân rộng mô hình" and "báo cáo phân tích, đánh giá hiện trạng".
        """
        if head.is_one_of(_EVENTS):
            return self._purpose.match(text, hit.start) is not None and not self._number.search(text, hit.end)
        return (
            head.is_one_of(_REPORTS)
            and head.is_like(hit)
            and self._reported.match(text, hit.start) is not None
        )

    def _share_a_number(self, head: Head, hit: Hit[ProductTerm]) -> bool:
        """Whether one number can count both: "02 hội thảo, tập huấn", but not "01 phần mềm và cơ sở dữ liệu"."""
        other = Head(hit, hit.start, hit.end)
        return any(head.is_one_of(group) and other.is_one_of(group) for group in (_EVENTS, self._published))

    def _is_numbered(self, text: str, head: Head) -> bool:
        return right_before(self._numbered, text, head.hit.start, head.start) is not None

    def _belongs_to(self, text: str, head: Head, about: Sequence[Hit[ProductTerm]], joint: int) -> bool:
        """Whether what follows `joint` continues what the product is about, rather than opening another."""
        if head.is_one_of(_EVENTS) and self._object.search(text, head.hit.end, joint):
            return True
        if not about:
            return False
        between = text[head.hit.end : about[0].start]
        return self._about.search(between) is not None or not between.strip()
