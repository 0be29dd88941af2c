"""What is chosen on screen, and its form in a URL: codes only, so a link opens the same view in either language.

Parameters: lang, decision, basis, section, sector, type (codes joined by commas), min, max (million VND), q (search),
certain (1: sectors that the document leaves open do not count).
What equals the default is left out. `python -m dashboard export` takes the same codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final, Literal, Self

from dashboard import store
from dashboard.language import LANGUAGES, Language, query_words

Basis = Literal["approved", "tasks"]
BASES: Final[tuple[Basis, ...]] = ("approved", "tasks")
PARAMETERS: Final = ("lang", "decision", "basis", "section", "sector", "type", "min", "max", "q", "certain")
_LISTS: Final = {"section": "sections", "sector": "sectors", "type": "types"}
_SEARCH_LIMIT: Final = 200


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes that a decision's list allows, each in the order of the screen."""

    section: tuple[str, ...]
    sector: tuple[str, ...]
    type: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Language, basis and filters; an empty filter lets everything through. Amounts in million VND.

    `certain` leaves out every sector of a task that the document joins to another by "hoặc" (or), where sectors are
    counted and where tasks are found by sector. By itself it takes no task away and touches no amount of a section,
    so it forces no basis; a filter by sector does that, with it and without.
    """

    decision: str
    language: Language = "vi"
    chosen_basis: Basis = "approved"
    sections: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    budget_min: Decimal | None = None
    budget_max: Decimal | None = None
    search: str = ""
    certain: bool = False
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(query_words(self.search)))

    @property
    def splits_sections(self) -> bool:
        """Whether a filter reaches below section level, where the document states amounts of tasks only."""
        below = self.sectors, self.types, self.words
        return any(below) or self.budget_min is not None or self.budget_max is not None

    @property
    def basis(self) -> Basis:
        """The basis in force: the chosen one, or `tasks` where a filter splits sections."""
        return "tasks" if self.splits_sections else self.chosen_basis

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is set that can leave tasks out."""
        return bool(self.sections) or self.splits_sections

    def values(self) -> dict[str, Any]:
        """The values of the query parameters that filters and basis fill."""
        return {
            "decision": self.decision,
            "basis": self.basis,
            "sections": list(self.sections) or None,
            "sectors": list(self.sectors) or None,
            "types": list(self.types) or None,
            "budget_min": self.budget_min,
            "budget_max": self.budget_max,
            "words": list(self.words) or None,
            "certain": self.certain,
        }

    def with_values(self, **changes: Any) -> Self:
        """A copy with some values changed."""
        return replace(self, **changes)

    def without_filters(self) -> Selection:
        """Language, decision and basis kept, every filter gone."""
        return Selection(self.decision, self.language, self.chosen_basis)

    def without(self, parameter: str, code: str) -> Self:
        """A copy from whose list filter a code is gone."""
        name = _LISTS[parameter]
        return self.with_values(**{name: tuple(other for other in getattr(self, name) if other != code)})

    def parameters(self) -> dict[str, str]:
        """The selection as URL parameters, defaults left out."""
        default = Selection(default_decision())
        written = {
            "lang": self.language if self.language != default.language else "",
            "decision": self.decision if self.decision != default.decision else "",
            "basis": self.chosen_basis if self.chosen_basis != default.chosen_basis else "",
            "section": ",".join(self.sections),
            "sector": ",".join(self.sectors),
            "type": ",".join(self.types),
            "min": _plain(self.budget_min),
            "max": _plain(self.budget_max),
            "q": self.search,
            "certain": "1" if self.certain else "",
        }
        return {name: value for name, value in written.items() if value}


@dataclass(frozen=True, slots=True)
class Ignored:
    """A value of a URL that means nothing here."""

    parameter: str
    value: str


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


@lru_cache(maxsize=8)
def codes(decision: str) -> Codes:
    """The codes that filters may hold for a decision."""
    return Codes(
        tuple(store.query("sections", decision=decision)["section_code"]),
        tuple(store.query("sectors")["sector_code"]),
        tuple(store.query("deliverable_types")["type_code"]),
    )


@lru_cache(maxsize=1)
def decisions() -> tuple[str, ...]:
    """The decisions in the store, newest first."""
    return tuple(store.query("decisions")["decision_id"])


def default_decision() -> str:
    """The decision shown where a URL names none."""
    return decisions()[0]


def parse(parameters: Mapping[str, str]) -> tuple[Selection, tuple[Ignored, ...]]:
    """The selection that URL parameters describe, and what of them was ignored because it means nothing here."""
    ignored: list[Ignored] = []

    def one_of(name: str, allowed: Iterable[str], default: str) -> str:
        value = parameters.get(name, "").strip()
        if not value or value in set(allowed):
            return value or default
        ignored.append(Ignored(name, value))
        return default

    def amount(name: str) -> Decimal | None:
        value = parameters.get(name, "").strip()
        try:
            parsed = Decimal(value) if value else None
        except InvalidOperation:
            parsed = Decimal("NaN")
        if parsed is None or (parsed.is_finite() and 0 <= parsed < Decimal(10) ** 12):
            return parsed
        ignored.append(Ignored(name, value))
        return None

    language = one_of("lang", LANGUAGES, "vi")
    decision = one_of("decision", decisions(), default_decision())
    basis = one_of("basis", BASES, "approved")
    lists: dict[str, tuple[str, ...]] = {}
    for name, attribute in _LISTS.items():
        allowed = getattr(codes(decision), name)
        given = [code for part in parameters.get(name, "").split(",") if (code := part.strip())]
        ignored += [Ignored(name, code) for code in given if code not in allowed]
        lists[attribute] = tuple(code for code in allowed if code in given)
    smallest, largest = amount("min"), amount("max")
    if smallest is not None and largest is not None and smallest > largest:
        ignored.append(Ignored("min", str(smallest)))
        smallest = None
    search = parameters.get("q", "").strip()[:_SEARCH_LIMIT]
    certain = one_of("certain", ("1",), "")
    selection = Selection(
        decision,
        "en" if language == "en" else "vi",
        "tasks" if basis == "tasks" else "approved",
        budget_min=smallest,
        budget_max=largest,
        search=search,
        certain=certain == "1",
        **lists,
    )
    return selection, tuple(ignored)
