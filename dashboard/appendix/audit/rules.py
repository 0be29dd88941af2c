"""The rules of the audit, and how a finding of one is put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final, Literal

from dashboard.appendix.audit.text import Quote
from dashboard.appendix.model import Finding, Section, Severity, Task
from dashboard.language import LANGUAGES, Language, money, number, word

Family = Literal["arithmetic", "completeness", "promise", "overlap", "wording"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as the audit page lists it; the keys are of words in both languages."""

    code: str
    family_code: Family
    severity: Severity

    @property
    def name_key(self) -> str:
        """Its plain name."""
        return f"audit.{self.code}_name"

    @property
    def explanation_key(self) -> str:
        """What it looks for and why that matters."""
        return f"audit.{self.code}_explanation"

    @property
    def message_key(self) -> str:
        """What one finding of it says."""
        return f"audit.{self.code}_message"

    @property
    def family_key(self) -> str:
        """The name of its family."""
        return f"audit.family_{self.family_code}"


# An error contradicts or lacks what the list cannot do without; a warning is for its author to answer; a note is for
# whoever polishes the text. A check whose alarms are not right two times out of three is at most a note.
_RULES: tuple[tuple[Family, tuple[tuple[str, Severity], ...]], ...] = (
    (
        "arithmetic",
        (
            ("section_total", "error"),
            ("grand_total_sections", "error"),
            ("grand_total_tasks", "error"),
            ("amount_missing", "error"),
            ("amount_zero", "error"),
            ("amount_out_of_scale", "error"),
        ),
    ),
    (
        "completeness",
        (
            ("product_missing", "error"),
            ("activity_missing", "warning"),
            ("objective_missing", "warning"),
            ("year_missing", "warning"),
            ("year_differs", "warning"),
            ("number_skipped", "warning"),
            ("unnumbered_product", "warning"),
            ("undecided_alternative", "warning"),
            ("place_not_named", "warning"),
            ("vague_product", "note"),
            ("abbreviation", "note"),
        ),
    ),
    (
        "promise",
        (
            ("undelivered_output", "warning"),
            ("survey_without_report", "warning"),
            ("product_without_activity", "warning"),
            ("document_without_activity", "note"),
            ("numbers_disagree", "warning"),
            ("scope_narrows", "warning"),
            ("coverage_changes", "warning"),
            ("object_not_in_products", "note"),
            ("output_differs", "note"),
            ("event_differs", "note"),
            ("product_as_activity", "note"),
            ("activity_states_aim", "note"),
            ("repeated_passage", "note"),
        ),
    ),
    (
        "overlap",
        (
            ("near_duplicate", "warning"),
            ("same_numbers", "warning"),
            ("same_work", "warning"),
            ("same_product", "warning"),
            ("template_budget", "warning"),
            ("template_numbers", "warning"),
            ("template_products", "warning"),
            ("template_family", "note"),
            ("unit_price", "note"),
        ),
    ),
    (
        "wording",
        (
            ("repeated_words", "warning"),
            ("missing_word", "warning"),
            ("mistyped", "warning"),
            ("word_order", "warning"),
            ("unfinished_text", "warning"),
            ("plural_industry", "warning"),
            ("leftover_text", "warning"),
            ("place_differs", "warning"),
            ("term_differs", "warning"),
            ("written_several_ways", "note"),
            ("missing_connective", "note"),
            ("punctuation", "note"),
            ("reviewed_reading", "note"),
        ),
    ),
)

RULES: Final[dict[str, Rule]] = {
    code: Rule(code, family, severity) for family, rules in _RULES for code, severity in rules
}

# A value of a message: the same in both languages, or put into the words of each.
Value = str | int | Callable[[Language], str]


def in_money(amount: Decimal) -> Value:
    """An amount in million VND."""
    return partial(money, amount)


def in_number(count: int) -> Value:
    """A count."""
    return partial(number, count)


def in_words(key: str, **values: Value) -> Value:
    """Words of the audit's own, with their places filled."""
    return lambda language: word(f"audit.{key}", language, **_put(values, language))


def _put(values: Mapping[str, Value], language: Language) -> dict[str, str | int]:
    return {name: value(language) if callable(value) else value for name, value in values.items()}


def listed(items: Iterable[Value]) -> Value:
    """A list: "I.1, I.2 và I.3"."""
    parts = list(items)

    def put(language: Language) -> str:
        words = [part(language) if callable(part) else str(part) for part in parts]
        if len(words) == 1:
            return words[0]
        return word("audit.list", language, first=", ".join(words[:-1]), last=words[-1])

    return put


def quoted(quotes: Iterable[Quote | str]) -> Value:
    """Quotes in quotation marks, as a list."""
    return listed(f"“{quote.text if isinstance(quote, Quote) else quote}”" for quote in quotes)


def distinct(texts: Iterable[str]) -> list[str]:
    """Texts that differ by more than capitals, in order."""
    return list({text.lower(): text for text in reversed(list(texts))}.values())[::-1]


def finding(
    code: str,
    where: Task | Section | None,
    quotes: Sequence[Quote],
    /,
    *,
    line: int | None = None,
    related: Iterable[str] = (),
    **values: Value,
) -> Finding:
    """A finding of rule `code`. `line` is the row's own where not given; `related` are further tasks it touches."""
    rule = RULES[code]
    messages = {
        language: word(rule.message_key, language, **_put(values, language)) for language in LANGUAGES
    }
    task_code = where.task_code if isinstance(where, Task) else None
    tasks = ((task_code,) if task_code else ()) + tuple(code for code in related if code != task_code)
    return Finding(
        code,
        rule.severity,
        where.section_code if where is not None else None,
        task_code,
        messages["vi"],
        messages["en"],
        tuple(quote.text for quote in quotes),
        line if line is not None else (where.source_line if where is not None else quotes[0].line),
        rule.family_code,
        tuple(dict.fromkeys(tasks)),
        tuple(quote.line for quote in quotes),
    )
