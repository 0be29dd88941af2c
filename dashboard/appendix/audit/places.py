"""Places: a name that is one slip away from a well-known one, and a place that is not the one of the title."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.appendix.audit.references import AuditReferences
from dashboard.appendix.audit.rules import finding, in_words, quoted
from dashboard.appendix.audit.syllables import is_syllable, slip
from dashboard.appendix.audit.text import FIELDS, Document, Text, is_run
from dashboard.appendix.audit.usage import Usage
from dashboard.appendix.model import Finding


def mistyped_places(text: Text, usage: Usage) -> Iterator[Finding]:
    """A place that the list names once, but for one syllable the name of a well-known one: "sông Cửa Long"."""
    references = usage.references
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
            if meant is not None and usage.pairs[text.words[begin : begin + 2]] == 1:
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


def other_places(document: Document, references: AuditReferences) -> Iterator[Finding]:
    """Another place than the title of a task or the heading of the list names: "huyện Hạ Hòa" for "huyện Tân Sơn".

    It is of the same kind and named but once in the task: in a product, or anywhere as where the work is done ("trên địa bàn
    tỉnh Sóc Trăng"). What others have learnt may well be reported.
    """
    of_list = _places_in(document.heading, references) if document.sections else {}
    for task in document.tasks:
        own = _places_in(task.title, references)
        for text in task.of("objective", "activity", "product"):
            for kind, places in _places_in(text, references).items():
                for name, (begin, end) in places.items():
                    known = own.get(kind, {}) if text.field == "product" else {}
                    usual = [task.title.quote(*place) for place in known.values()]
                    if not known and text.words[begin - 1 : begin] in _WHERE:
                        known = of_list.get(kind, {})
                        usual = [document.heading.quote(*place) for place in known.values()]
                    named_again = sum(other.contains(name) for other in task.of(*FIELDS)) > 1
                    names_own = any(text.contains(other) for other in known)
                    if known and not named_again and not names_own and not text.contains(EXPERIENCE):
                        yield finding(
                            "place_differs",
                            task.task,
                            [text.whole],
                            what=quoted([text.quote(begin, end)]),
                            usual=quoted(dict.fromkeys(usual)),
                        )


EXPERIENCE = ("kinh", "nghiệm")
# What stands before the place where work is done: "trên địa bàn tỉnh", "cho tỉnh".
_WHERE = (("bàn",), ("cho",))


def _places_in(text: Text, references: AuditReferences) -> dict[str, dict[tuple[str, ...], tuple[int, int]]]:
    """By kind ("huyện") the names of the places in a text, and from where to where each stands with its kind."""
    found: dict[str, dict[tuple[str, ...], tuple[int, int]]] = {}
    for span in references.phrases("place").all(text):
        end = span.end
        while end < len(text.words) and text.tokens[end].joined and text.tokens[end].text.istitle():
            end += 1
        if end > span.end:
            found.setdefault(span.value, {})[text.words[span.end : end]] = (span.begin, end)
    return found
