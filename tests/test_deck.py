"""The deck and its codes: what a link or file says is what a colleague sees."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from dashboard import deck
from dashboard.charts import FIGURES
from dashboard.deck import DeckNotRead, Slide
from dashboard.selection import Ignored, Selection, default_decision


@pytest.fixture
def whole() -> Selection:
    return Selection(default_decision())


@pytest.fixture
def mixed(whole) -> deck.Deck:
    """Slides of different views; the search holds what separates slides and parameters in a link."""
    return (
        Slide("title", whole),
        Slide("budget_by_section", whole.with_values(chosen_basis="tasks")),
        Slide("largest_tasks", whole.with_values(sections=("I", "III"), search="giấy, 5% & ?=~#")),
        Slide("largest_tasks", whole.with_values(budget_min=Decimal("700.5"))),
    )


def test_a_link_opens_the_same_slides_with_their_views(mixed):
    assert deck.from_url(deck.to_url(mixed), "vi") == (mixed, ())


def test_a_link_opens_in_the_language_of_who_opens_it(mixed):
    opened, _ = deck.from_url(deck.to_url(mixed), "en")
    assert {slide.selection.language for slide in opened} == {"en"}
    assert deck.to_url(opened) == deck.to_url(mixed)


def test_a_plain_slide_is_a_plain_code(whole):
    assert deck.to_url((Slide("title", whole), Slide("task_sizes", whole))) == "title,task_sizes"


def test_unknown_codes_and_views_are_named_and_left_out():
    opened, ignored = deck.from_url("task_sizes?section=XX,no_such_figure,../../etc,title", "vi")
    assert [slide.code for slide in opened] == ["task_sizes", "title"]
    assert set(ignored) == {
        Ignored("section", "XX"),
        Ignored("deck", "no_such_figure"),
        Ignored("deck", "../../etc"),
    }


def test_a_view_of_what_is_certain_comes_back(whole):
    slide = Slide("sector_budget", whole.with_values(certain=True))
    assert deck.to_url((slide,)) == "sector_budget?certain=1"
    assert deck.from_url("sector_budget?certain=1", "vi") == ((slide,), ())


def test_the_same_slide_stands_once():
    assert len(deck.from_url("title,title, title", "vi")[0]) == 1


def test_a_deck_has_an_end():
    codes = ",".join(f"largest_tasks?q={number}" for number in range(deck.LIMIT + 3))
    opened, ignored = deck.from_url(codes, "vi")
    assert len(opened) == deck.LIMIT
    assert len(ignored) == 3
    assert deck.toggled(opened, Slide("title", opened[0].selection)) == opened


def test_a_file_opens_the_same_slides(mixed):
    assert deck.from_file(deck.to_file(mixed), "vi") == (mixed, ())
    assert deck.from_file(b"\xef\xbb\xbf" + deck.to_file(mixed), "vi") == (mixed, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "text"),
        (b"PK\x03\x04\xff", "text"),
        (b"[" * 50_000, "text"),
        (b"[]", "form"),
        (b'{"slides": ["title"]}', "form"),
        (b'{"format": "scp-deck", "version": 2, "slides": ["title"]}', "version"),
        (b'{"format": "scp-deck", "version": 1, "slides": "title"}', "form"),
        (b'{"format": "scp-deck", "version": 1, "slides": [1]}', "form"),
        (b'{"format": "scp-deck", "version": 1, "slides": ["no_such_figure"]}', "empty"),
        (b" " * (deck.FILE_LIMIT + 1), "size"),
    ],
)
def test_a_file_that_is_no_deck_says_what_it_is(content, reason):
    with pytest.raises(DeckNotRead) as raised:
        deck.from_file(content, "vi")
    assert raised.value.reason == reason


def test_a_file_is_read_by_people_too(whole):
    assert json.loads(deck.to_file((Slide("title", whole),)))["slides"] == ["title"]


def test_slides_move_within_the_deck(mixed):
    assert deck.moved(mixed, 1, -1) == (mixed[1], mixed[0], *mixed[2:])
    assert deck.moved(mixed, 1, 1) == (mixed[0], mixed[2], mixed[1], mixed[3])
    assert deck.moved(mixed, 0, -1) == mixed
    assert deck.moved(mixed, 3, 1) == mixed


def test_a_figure_is_added_once_and_taken_out_again(whole):
    slide = Slide("task_sizes", whole)
    added = deck.toggled((), slide)
    assert added == (slide,)
    assert deck.toggled(added, slide) == ()
    assert len(deck.toggled(added, Slide("task_sizes", whole.with_values(sections=("I",))))) == 2


def test_the_story_opens_with_the_title_and_ends_with_what_to_decide(whole):
    told = [slide.code for slide in deck.story(whole)]
    assert told[0] == "title"
    assert told[-1] == "attention"
    assert set(told) <= {*deck.OWN, *FIGURES}
