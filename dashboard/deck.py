"""The slides of a meeting: the standing story or a deck put together by hand, and its codes in a URL or a small file.

A slide is a code with the view it was added in, so a deck can show the whole list first and one section next.
In a URL: `deck=budget_by_section,largest_tasks?section=III`; the part after `?` are the parameters of the view,
quoted, language and defaults left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from dashboard.charts import FIGURES
from dashboard.language import Language
from dashboard.selection import Ignored, Selection, parse

# Slides that are no figures: who decided what; the headline figures; what a careful reader would question.
TITLE: Final = "title"
HEADLINE: Final = "headline"
ATTENTION: Final = "attention"
OWN: Final = (TITLE, HEADLINE, ATTENTION)
# The standing story, in the order it is told.
STORY: Final = (
    TITLE,
    HEADLINE,
    "budget_by_section",
    "budget_approved_and_tasks",
    "sector_budget",
    "sector_coverage",
    "deliverable_pilots_and_programme",
    "communication_air_time",
    "largest_tasks",
    ATTENTION,
)
LIMIT: Final = 40  # slides; the URL of a longer deck would not fit a mail
_FORMAT: Final = "scp-deck"
_VERSION: Final = 1
FILE_LIMIT: Final = 100_000  # bytes


@dataclass(frozen=True, slots=True)
class Slide:
    """A figure's name, or a code of `OWN`, with the view it shows."""

    code: str
    selection: Selection


Deck = tuple[Slide, ...]


@dataclass(frozen=True)
class DeckNotRead(Exception):
    """A file that is no deck. `reason`: 'size', 'text', 'form', 'version' or 'empty'."""

    reason: str


def story(selection: Selection) -> Deck:
    """The standing story for a selection."""
    return tuple(Slide(code, selection) for code in STORY)


def codes(deck: Deck) -> tuple[str, ...]:
    """Each slide as a code, its view's parameters behind it."""
    return tuple(_code(slide) for slide in deck)


def to_url(deck: Deck) -> str:
    """A deck as the value of a URL parameter."""
    return ",".join(codes(deck))


def from_url(text: str, language: Language) -> tuple[Deck, tuple[Ignored, ...]]:
    """The deck of a URL parameter, in a language, and what of it was ignored because it means nothing here."""
    return _from_codes((code for part in text.split(",") if (code := part.strip())), language)


def to_file(deck: Deck) -> bytes:
    """A deck as a small JSON file."""
    content = {"format": _FORMAT, "version": _VERSION, "slides": codes(deck)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def from_file(content: bytes, language: Language) -> tuple[Deck, tuple[Ignored, ...]]:
    """The deck of a file, in a language, and what of it was ignored. Raises DeckNotRead where it is none."""
    if len(content) > FILE_LIMIT:
        raise DeckNotRead("size")
    try:
        read: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DeckNotRead("text") from error
    if not isinstance(read, dict) or read.get("format") != _FORMAT:
        raise DeckNotRead("form")
    if read.get("version") != _VERSION:
        raise DeckNotRead("version")
    slides = read.get("slides")
    if not isinstance(slides, list) or not all(isinstance(code, str) for code in slides):
        raise DeckNotRead("form")
    deck, ignored = _from_codes(slides, language)
    if not deck:
        raise DeckNotRead("empty")
    return deck, ignored


def toggled(deck: Deck, slide: Slide) -> Deck:
    """The deck with a slide added at its end, or without it where it was in; a full deck takes no more."""
    if slide in deck:
        return tuple(other for other in deck if other != slide)
    return (*deck, slide)[:LIMIT]


def moved(deck: Deck, place: int, step: int) -> Deck:
    """The deck with the slide at `place` (from 0) moved by `step`, within its ends."""
    others = [*deck[:place], *deck[place + 1 :]]
    others.insert(max(0, place + step), deck[place])
    return tuple(others)


def _code(slide: Slide) -> str:
    view = {name: value for name, value in slide.selection.parameters().items() if name != "lang"}
    return f"{slide.code}?{urlencode(view)}" if view else slide.code


def _from_codes(given: Iterable[str], language: Language) -> tuple[Deck, tuple[Ignored, ...]]:
    slides: dict[Slide, None] = {}
    ignored: list[Ignored] = []
    for text in given:
        code, _, view = text.partition("?")
        if code not in OWN and code not in FIGURES:
            ignored.append(Ignored("deck", code))
            continue
        selection, unknown = parse(dict(parse_qsl(view)) | {"lang": language})
        ignored += unknown
        slides[Slide(code, selection)] = None
    deck = tuple(slides)
    ignored += [Ignored("deck", slide.code) for slide in deck[LIMIT:]]
    return deck[:LIMIT], tuple(ignored)
