"""Presentation mode: one finding a slide, its number in the URL, and slides of one's own."""

from __future__ import annotations

import json

import pytest

from dashboard import deck as decks
from dashboard.exports.slide_content import told
from dashboard.language import LANGUAGES, word
from dashboard.selection import Selection, default_decision
from tests.pages.conftest import texts


def position(app) -> str:
    return next(html.body for html in app.get("html") if "stage-position" in html.body)


def stamp(app) -> str:
    return next(html.body for html in app.get("html") if "stage-stamp" in html.body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_is_told_from_title_to_decision(open_page, language):
    """Next leads through every slide; each has a title of its own, source, unit, basis and date."""
    app = open_page("present", lang=language)
    count = len(told(decks.story(Selection(default_decision(), language))))
    titles = []
    for number in range(1, count + 1):
        assert f"{number} / {count}" in position(app)
        assert "2323/QĐ-BCT" in stamp(app)
        titles.append(app.title[0].value)
        if number < count:
            app.button(key="stage-next").click().run()
            assert not app.exception
            assert app.query_params["slide"] == str(number + 1)
    assert len(set(titles)) == count
    assert app.button(key="stage-next").disabled
    app.button(key="stage-previous").click().run()
    assert app.query_params["slide"] == str(count - 1)


def test_a_link_opens_its_slide(open_page):
    assert open_page("present", slide="3").title[0].value == (
        "Các mục VIII, I và III chiếm 59,2% kinh phí của 9 mục"
    )


@pytest.mark.parametrize("slide", ["0", "999", "-1", "x", "²"])
def test_a_slide_that_is_not_there_opens_the_nearest(open_page, slide):
    app = open_page("present", slide=slide)
    assert app.title


def test_slides_say_their_filters_and_basis(open_page):
    said = stamp(open_page("present", slide="2", section="III", q="pin"))
    assert "III · " in said
    assert "“pin”" in said
    assert "theo dòng nhiệm vụ" in said


def test_nothing_left_is_said_and_leaves_a_way_out(open_page):
    app = open_page("present", slide="2", q="xyzxyz")
    assert "0 trong 33 nhiệm vụ" in app.title[0].value
    assert not app.button(key="stage-leave").disabled


def test_a_deck_in_the_link_keeps_the_view_of_each_slide(open_page):
    """Section III alone: five tasks, 5 200 million VND by its task rows."""
    app = open_page("present", deck="largest_tasks,largest_tasks?section=III", slide="2", lang="en")
    assert "2 / 2" in position(app)
    assert app.title[0].value.startswith("The 5 largest tasks hold VND 5,200 million")
    app.button(key="stage-previous").click().run()
    assert app.title[0].value.startswith("The 6 largest tasks hold VND 6,700 million")


def test_what_means_nothing_is_named_until_one_moves_on(open_page):
    app = open_page("present", deck="title,nonsense,task_sizes", section="XX")
    assert "deck=nonsense" in texts(app)
    assert "section=XX" in texts(app)
    app.button(key="stage-next").click().run()
    assert not app.info
    assert app.query_params["deck"] == "title,task_sizes"


def test_a_figure_is_added_from_its_card_and_taken_out_again(open_page):
    app = open_page("budget", section="III")
    app.button(key="slide-budget_by_task").click().run()
    assert app.query_params["deck"] == "budget_by_task?section=III"
    app.button(key="slide-task_sizes").click().run()
    assert app.query_params["deck"] == "budget_by_task?section=III,task_sizes?section=III"
    assert app.button(key="slide-task_sizes").label == word("present.added", "vi")
    app.button(key="slide-budget_by_task").click().run()
    assert app.query_params["deck"] == "task_sizes?section=III"


def test_added_figures_are_there_on_another_page(open_page):
    app = open_page("budget")
    app.button(key="slide-task_sizes").click().run()
    app.switch_page("../pages/present.py").run()
    assert "1 / 1" in position(app)
    assert app.title[0].value.startswith("12 trong 33 nhiệm vụ")


def arranged(app):
    app.button(key="stage-arrange").click().run()
    assert not app.exception
    return app


def test_slides_are_arranged(open_page):
    app = arranged(open_page("present", deck="title,headline,task_sizes"))
    app.button(key="deck-down-0").click().run()
    assert app.query_params["deck"] == "headline,title,task_sizes"
    app = arranged(open_page("present", deck="title,headline,task_sizes"))
    app.button(key="deck-remove-1").click().run()
    assert app.query_params["deck"] == "title,task_sizes"
    app = arranged(open_page("present", deck="title,task_sizes", section="III"))
    app.selectbox(key="deck-add").set_value("largest_tasks").run()
    assert app.query_params["deck"] == "title,task_sizes,largest_tasks?section=III"
    app = arranged(open_page("present", deck="title,task_sizes"))
    app.button(key="deck-restore").click().run()
    assert "deck" not in app.query_params


def test_a_saved_deck_opens_again_and_a_bad_file_is_answered(open_page):
    saved = {"format": "scp-deck", "version": 1, "slides": ["task_sizes", "largest_tasks?section=VIII"]}
    app = arranged(open_page("present"))
    app.file_uploader(key="deck-load").upload("deck.json", json.dumps(saved).encode())
    app.run()
    assert app.query_params["deck"] == "task_sizes,largest_tasks?section=VIII"
    app = arranged(open_page("present"))
    app.file_uploader(key="deck-load").upload("deck.json", b"no deck")
    app.run()
    assert word("present.unread_text", "vi") in texts(app)
    assert "deck" not in app.query_params


def test_notes_hold_figures_citations_and_cautions(open_page):
    notes = next(
        html.body for html in open_page("present", slide="3").get("html") if "stage-notes-text" in html.body
    )
    assert "VIII · Truyền thông" in notes
    assert "2323/III (dòng 73)" in notes
    assert "không phải số đã giao, đã chi hay đã quyết toán" in notes
