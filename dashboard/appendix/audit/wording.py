"""Wording: words repeated, missing, mistyped or left over from another task, and one thing written in several ways.

The list itself is the best witness: what it writes often in one way and once in another is questioned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dashboard.appendix.audit import leftovers, places, slips, spelling, terms
from dashboard.appendix.audit.comparison import Comparison
from dashboard.appendix.audit.references import AuditReferences, Correction
from dashboard.appendix.audit.rules import finding, quoted
from dashboard.appendix.audit.text import Document, Quote
from dashboard.appendix.audit.usage import Usage
from dashboard.appendix.model import Finding
from dashboard.language import Language


def check(
    document: Document,
    compared: Sequence[Comparison],
    references: AuditReferences,
    decision_id: str | None,
) -> Iterator[Finding]:
    """The findings of the family; the readings that a person accepted and no check proposed come last."""
    found = list(_once(list(_proposals(document, compared, references))))
    yield from found
    yield from _reviewed(document, references, decision_id, found)


def _once(found: list[Finding]) -> Iterator[Finding]:
    """The findings, what one task repeats word for word told once with all its quotes.

    A term that differs by the word that another finding says is missing is not told again.
    """
    missing = [(one.task_code, one.evidence[0]) for one in found if one.rule_code == "missing_word"]
    alike: dict[tuple[str | None, str | None, str], list[Finding]] = {}
    for one in found:
        here = one.evidence[0]
        is_told = one.rule_code == "term_differs" and any(
            code == one.task_code and (quote in here or here in quote) for code, quote in missing
        )
        if not is_told:
            alike.setdefault((one.section_code, one.task_code, one.message_vi.casefold()), []).append(one)
    for first, *others in alike.values():
        quotes = dict(zip(first.evidence, first.lines, strict=True))
        for other in others:
            quotes |= dict(zip(other.evidence, other.lines, strict=True))
        yield replace(first, evidence=tuple(quotes), lines=tuple(quotes.values())) if others else first


def _proposals(
    document: Document, compared: Sequence[Comparison], references: AuditReferences
) -> Iterator[Finding]:
    usage = Usage(document, references)
    for text in document.texts:
        yield from slips.repeated_words(text, references)
        yield from slips.mistyped(text, usage)
        yield from places.mistyped_places(text, usage)
        yield from slips.missing_word(text, usage)
        yield from slips.nothing_counted(text, references)
        yield from slips.word_order(text, usage)
        yield from spelling.punctuation(text)
    for task in document.tasks:
        yield from slips.unfinished(task, usage)
        yield from slips.beside_one_number(task, usage)
        yield from leftovers.plural_industry(task, references)
        yield from terms.term_differs(task, usage)
        yield from terms.two_terms(task, references)
    for comparison in compared:
        if comparison.is_overlap and not comparison.is_template:
            yield from slips.missing_beside_twin(comparison, usage)
    yield from leftovers.leftovers(document, compared, references)
    yield from spelling.missing_connectives(document, references)
    yield from spelling.several_ways(document, references)


def _reviewed(
    document: Document, references: AuditReferences, decision_id: str | None, found: list[Finding]
) -> Iterator[Finding]:
    """The accepted readings of the decision that no check proposed."""
    places = {text.place: text for text in document.texts}
    # A word that is written in several ways is not thereby put right.
    proposed = [
        (code, evidence)
        for one in found
        if one.rule_code != "written_several_ways"
        for code in (one.task_code or one.section_code, *one.related_task_codes)
        for evidence in one.evidence
    ]
    for correction in references.corrections:
        text = places.get(correction.place)
        if correction.decision_id != decision_id or text is None or correction.verbatim not in text.text:
            continue
        code = text.task.task_code if text.task else text.section.section_code
        if any(
            code == other and _touch(correction.verbatim, evidence, text.text) for other, evidence in proposed
        ):
            continue
        yield finding(
            "reviewed_reading",
            text.row,
            [Quote(correction.verbatim, text.line)],
            line=text.line,
            what=quoted([correction.verbatim]),
            reading=quoted([correction.reading]),
            reason=partial(_reason, correction),
        )


def _reason(correction: Correction, language: Language) -> str:
    return correction.reason_vi if language == "vi" else correction.reason_en


def _touch(one: str, other: str, text: str) -> bool:
    """Whether two quotes of a text overlap in it."""
    first, second = text.find(one), text.find(other)
    return min(first, second) >= 0 and first < second + len(other) and second < first + len(one)
