"""Places: a name that is one slip away from a well-known one, and a place that is not the one of the title."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, in_words, quoted
from dashboard.appendix.audit.syllables import is_syllable, slip
from dashboard.appendix.audit.text import FIELDS, Quote, TaskTexts, Text, is_run
from dashboard.appendix.model import Finding


def mistyped_places(text: Text, references: AuditReferences) -> Iterator[Finding]:
    """A place that hardly anyone means, but for one syllable the name of a well-known one: "sông Cửa Long"."""
    done = 0
    for end in range(2, len(text.words) + 1):
        if not text.tokens[end - 1].text[0].isupper() or text.tokens[end - 1].text.isupper():
            continue
        for size in references.place_sizes:
            begin = end - size
            if begin < done or not is_run(text.tokens, begin, end):
                continue
            if text.words[begin:end] in references.places:
                done = end
                break
            meant = _meant(text, begin, end, references)
            if meant is not None:
                done = end
                quote = text.quote(begin, end)
                probably = in_words("probably", what=quoted([meant]))
                yield finding("mistyped", text.row, [quote], what=quoted([quote]), meant=probably)
                break


def _meant(text: Text, begin: int, end: int, references: AuditReferences) -> str | None:
    """The well-known place one slip away, None within a longer name and where a lesser place is named ("xã")."""
    before = text.words[begin - 1] if begin and text.tokens[begin].joined else ""
    is_longer = (
        bool(before) and text.is_name(begin - 1) and before not in references.terms["institution"]
    ) or (end < len(text.words) and text.tokens[end].joined and text.is_name(end))
    if is_longer or before in references.terms["lesser_place"]:
        return None
    words = text.words[begin:end]
    for place, word in enumerate(words):
        for name in references.places_but_for.get((*words[:place], "", *words[place + 1 :]), ()):
            written = references.places[name].split()
            capitals = all(
                token.text[0].isupper() or not syllable[0].isupper()
                for token, syllable in zip(text.tokens[begin:end], written, strict=True)
            )
            if capitals and is_syllable(word) and slip(word, name[place]) is not None:
                return references.places[name]
    return None


def other_places(task: TaskTexts, references: AuditReferences) -> Iterator[Finding]:
    """In one product alone another place of the kind that the title names: "huyện Hạ Hòa" for "huyện Tân Sơn".

    What others have learnt may well be reported.
    """
    own = _places_in(task.title, references)
    for text in task.of("product"):
        for kind, places in _places_in(text, references).items():
            for name, quote in places.items():
                named_again = sum(other.contains(name) for other in task.of(*FIELDS)) > 1
                names_own = any(text.contains(other) for other in own.get(kind, ()))
                if kind not in own or named_again or names_own or text.contains(_EXPERIENCE):
                    continue
                yield finding(
                    "place_differs",
                    task.task,
                    [task.title.whole, text.whole],
                    what=quoted([quote]),
                    usual=quoted(own[kind].values()),
                )


_EXPERIENCE = ("kinh", "nghiệm")


def _places_in(text: Text, references: AuditReferences) -> dict[str, dict[tuple[str, ...], Quote]]:
    """By kind ("huyện") the names of the places in a text, and how each is printed with its kind."""
    found: dict[str, dict[tuple[str, ...], Quote]] = {}
    for span in references.phrases("place").all(text):
        end = span.end
        while end < len(text.words) and text.tokens[end].joined and text.tokens[end].text.istitle():
            end += 1
        if end > span.end:
            name = text.words[span.end : end]
            found.setdefault(span.value, {})[name] = text.quote(span.begin, end)
    return found
