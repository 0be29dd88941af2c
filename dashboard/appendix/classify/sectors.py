"""Which industries a task's own words name as its object: its title, else its objective, else its products."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import lru_cache

from dashboard.appendix.classify.lexicon import Lexicon, SectorKind
from dashboard.appendix.classify.terms import REACH, normal, right_before
from dashboard.appendix.model import Decided, Section, Task, TaskSector

_CROSS_SECTOR = "cross_sector"
_ADMINISTRATION = "administration"
_SHARE_STEP = Decimal("0.00000001")
_LONGEST_PART = 4  # words between the joints of an institution's name ("Văn hóa, Thể thao và Du lịch")


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where a text names a sector; `sure` where it does so as an industry.

    What the text wants less of ("hạn chế bao bì nhựa") counts as `broad`: only where nothing else is named.
    """

    sector_code: str
    term: str
    start: int
    end: int
    kind: SectorKind
    sure: bool


def sectors_of(section: Section, task: Task, lexicon: Lexicon) -> list[tuple[TaskSector, Decided]]:
    """The sectors of a task, in the order of their naming; their shares sum to exactly 1."""
    reader = _reader(lexicon)
    title = reader.named(task.title)
    running_cost = [name for name in title if name.kind == "running_cost"]
    if running_cost:
        return _shared(task, [(task.title, running_cost)], "running_cost", lexicon)
    if any(name.kind == "running_cost" for name in reader.named(section.title)):
        row = TaskSector(task.task_code, _ADMINISTRATION, Decimal(1), False, task.title)
        return [(row, lexicon.decided("sector", row, _ADMINISTRATION, "running_cost", None))]
    objectives = [(it.text, reader.named(it.text)) for it in task.texts("objective")]
    products = [(it.text, reader.named(it.text)) for it in task.texts("product")]
    in_title = [(task.title, title)]
    for rule, texts, accepted in (
        ("title", in_title, _is_sure),
        ("title_word", in_title, _is_name),
        ("objective", objectives, _is_sure),
        ("product", products, _is_sure),
        ("title", in_title, _is_broad),
        ("objective", objectives, _is_broad),
        ("product", products, _is_broad),
    ):
        accepted_names = [(text, [name for name in names if accepted(name)]) for text, names in texts]
        if naming := [(text, names) for text, names in accepted_names if names]:
            return _shared(task, naming, rule, lexicon)
    row = TaskSector(task.task_code, _CROSS_SECTOR, Decimal(1), False, task.title)
    return [(row, lexicon.decided("sector", row, _CROSS_SECTOR, "no_industry", None))]


def _is_sure(name: _Named) -> bool:
    return name.sure


def _is_name(name: _Named) -> bool:
    return name.kind == "name"


def _is_broad(name: _Named) -> bool:
    return name.kind == "broad"


def _begins_proper_name(text: str) -> bool:
    """Whether two capitalised words stand here ("Sơn La", "Đồng Nai"), rather than the short name of an industry."""
    words = text.split(maxsplit=2)
    return len(words) > 1 and words[0].istitle() and words[1].istitle()


def _shared(
    task: Task, naming: Iterable[tuple[str, Sequence[_Named]]], rule: str, lexicon: Lexicon
) -> list[tuple[TaskSector, Decided]]:
    """The named sectors with even shares; alternatives where "hoặc" joins two of them."""
    alternative = _reader(lexicon).alternative
    first: dict[str, tuple[str, _Named]] = {}
    is_alternative = False
    for text, names in naming:
        for name, following in zip(names, [*names[1:], None], strict=True):
            first.setdefault(name.sector_code, (text, name))
            if following is not None and following.sector_code != name.sector_code:
                is_alternative |= alternative.search(normal(text), name.end, following.start) is not None
    share = (Decimal(1) / len(first)).quantize(_SHARE_STEP, ROUND_DOWN)
    shares = [share] * (len(first) - 1) + [1 - share * (len(first) - 1)]
    found: list[tuple[TaskSector, Decided]] = []
    for (sector, (text, name)), part in zip(first.items(), shares, strict=True):
        row = TaskSector(task.task_code, sector, part, is_alternative, text[name.start : name.end])
        found.append((row, lexicon.decided("sector", row, sector, rule, name.term)))
    return found


class _Reader:
    """The patterns of a lexicon that read sectors."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._terms = lexicon.sector_terms
        lead, joint = lexicon.any("sector_lead"), lexicon.any("joint", "alternative")
        self._lead = re.compile(rf"(?:{lead}\s+){{1,4}}\Z")
        self._continues = re.compile(
            rf"(?:(?:\s*[,;/&()–-]){{1,3}}\s*(?:{joint}[\s(]+)?|\s+{joint}[\s(]+)(?:{lead}\s+){{0,4}}"
        )
        self._head = re.compile(rf"\s*{lexicon.lead}")
        self._institution = re.compile(lexicon.any("institution"))
        self._parts_of_name = re.compile(rf"[,&–-]|(?<!\w){joint}(?!\w)")
        self._avoided = re.compile(
            rf"{lexicon.any('avoided')}\s+(?:{lexicon.any('avoided_use')}\s+){{0,4}}\Z"
        )
        self.alternative = re.compile(rf"{lexicon.any('alternative')}\s+(?:\w+\s+){{0,3}}\Z")

    def named(self, text: str) -> list[_Named]:
        """Every place where `text` names a sector, in order."""
        verbatim, text = text, normal(text)
        found: list[_Named] = []
        sure_end: int | None = None
        avoided_end: int | None = None
        for hit in self._terms.find(text):
            term = hit.values[0]
            avoided = right_before(self._avoided, text, hit.start) is not None or self._joined(
                text, avoided_end, hit.start
            )
            if avoided:
                avoided_end = hit.end
            if term.sector_code is None or self._of_institution(verbatim, text, hit.start):
                continue
            if term.kind == "short" and _begins_proper_name(verbatim[hit.start : hit.end + REACH]):
                continue
            if term.kind == "running_cost" and not self._head.fullmatch(text, 0, hit.start):
                continue
            lead = right_before(self._lead, text, hit.start)
            joined = self._joined(text, sure_end, hit.start)
            sure = term.kind == "phrase" or (term.kind in ("name", "short") and (lead is not None or joined))
            kind: SectorKind = "broad" if avoided and sure else term.kind
            sure = sure and not avoided
            if sure:
                sure_end = hit.end
            start = lead.start() if lead else hit.start
            found.append(_Named(term.sector_code, hit.term, start, hit.end, kind, sure))
        return found

    def _joined(self, text: str, end: int | None, start: int) -> bool:
        """Whether what starts here continues a list of industries whose last name ended at `end`."""
        return end is not None and self._continues.fullmatch(text, end, start) is not None

    def _of_institution(self, verbatim: str, text: str, start: int) -> bool:
        """Whether the name that starts here is part of an institution's ("Sở Du lịch", "Báo Nông nghiệp Việt Nam")."""
        if verbatim.isupper():
            return False
        for institution in self._institution.finditer(text, max(0, start - REACH), start):
            between = verbatim[institution.end() : start]
            *parts, last = (part.split() for part in self._parts_of_name.split(between))
            if (
                verbatim[institution.start()].isupper()
                and all(part and len(part) <= _LONGEST_PART and part[0].istitle() for part in parts)
                and all(word.istitle() for word in last)
                and (last or verbatim[start].isupper())
            ):
                return True
        return False


@lru_cache(maxsize=8)
def _reader(lexicon: Lexicon) -> _Reader:
    return _Reader(lexicon)
