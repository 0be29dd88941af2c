"""Every page, in both languages: whole, filtered, empty, and with a URL that makes no sense."""

from __future__ import annotations

import re

import pytest

from dashboard import filters, store
from dashboard.appendix.model import RowNotUnderstood
from dashboard.language import LANGUAGES, word
from tests.pages.conftest import texts

PAGES = [name for group in filters.GROUPS.values() for name in group]
# Words that only an English page may hold; names such as "video clip" stand in both.
ENGLISH = re.compile(r"\b(the|and|of|tasks?|sections?|budget|amount|money|share)\b")
# Pages that show the list whatever is filtered.
UNFILTERED = {"data", "present", "audit"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_says_what_it_is(open_page, page, language):
    app = open_page(page, lang=language)
    if page != "present":
        assert word(f"{page}.title", language) in [title.value for title in app.title]
    assert len(texts(app)) > 200


@pytest.mark.parametrize("page", PAGES)
def test_no_english_on_a_vietnamese_page(open_page, page):
    said = re.sub(r"`[^`]*`|\(?:?[a-z-]*\[[^\]]*:material[^\]]*\]", "", texts(open_page(page)))
    assert not ENGLISH.findall(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "filtering", [{"section": "III"}, {"q": "mo hinh", "min": "700"}, {"basis": "tasks"}, {"section": "IX"}]
)
def test_a_page_opens_filtered(open_page, page, language, filtering):
    app = open_page(page, lang=language, **filtering)
    if page not in UNFILTERED and "basis" not in filtering:
        assert any(button.key == "reset" for button in app.button)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED])
def test_nothing_left_is_said_kindly_with_a_way_back(open_page, page, language):
    app = open_page(page, lang=language, q="xyzxyz")
    assert word("filters.nothing", language) in texts(app)
    app.button(key="reset").click().run()
    assert not app.exception
    assert word("filters.nothing", language) not in texts(app)
    assert "q" not in app.query_params


@pytest.mark.parametrize("page", PAGES)
def test_a_url_that_makes_no_sense_is_noted_and_does_no_harm(open_page, page):
    app = open_page(
        page,
        section="XX",
        basis="both",
        min="viele",
        lang="fr",
        task="9999/Z.9",
        slide="-4",
        deck="?",
        rule="no",
    )
    assert "section=XX" in texts(app)


@pytest.mark.parametrize(
    ("page", "given", "named"),
    [
        ("audit", {"severity": "error,bad"}, ["severity=bad"]),
        ("audit", {"part": "nowhere", "about": "Z.9"}, ["part=nowhere", "about=Z.9"]),
        ("audit", {"part": "overlaps", "pair": "I.4,Z.9"}, ["pair=I.4,Z.9"]),
        ("data", {"table": "nothing"}, ["table=nothing"]),
    ],
)
def test_what_a_page_alone_understands_is_noted_too_where_it_makes_no_sense(open_page, page, given, named):
    app = open_page(page, **given)
    assert all(value in texts(app) for value in named)
    assert "severity=error" not in texts(app)


def test_the_running_line_counts_what_is_left(open_page):
    assert "5 trong 33 nhiệm vụ · 4.200 triệu đồng" in texts(open_page("budget", section="III"))
    assert "5 of 33 tasks · VND 5,200 million" in texts(
        open_page("budget", section="III", basis="tasks", lang="en")
    )


def test_the_overview_names_the_contradiction(open_page):
    said = texts(open_page("overview"))
    assert "Văn bản tự mâu thuẫn ở mục III: lệch 1.000 triệu đồng" in said
    assert "4.200 triệu đồng (dòng 73)" in said
    assert "25 tỷ đồng" in said
    assert "26 tỷ đồng" in said


def test_a_dossier_opens_by_its_citation(open_page):
    app = open_page("tasks", task="2323/III.2")
    assert [metric.value for metric in app.metric] == ["1.200", "23,1%", "4,6%", "2022"]
    assert "Trung tâm kiểu mẫu về giám sát hệ thống nước thải" in "".join(
        html.body for html in app.get("html")
    )


def test_a_task_without_year_says_so(open_page):
    assert [m.value for m in open_page("tasks", task="2323/IX.1").metric][-1] == "không ghi"


def test_an_unknown_citation_leads_to_the_list(open_page):
    app = open_page("tasks", task="2324/III.2")
    assert "2324/III.2" in app.info[0].value
    assert len(app.dataframe[0].value) == 33


def test_a_text_that_cannot_be_read_is_named_on_screen(open_page, monkeypatch):
    monkeypatch.setattr(store, "problem", lambda: RowNotUnderstood(76, "Kinh phí", "nhiều"))
    app = open_page("overview")
    assert app.error[0].value == "Dòng 76, cột “Kinh phí” có nội dung không đọc được: “nhiều”."
    assert "25 tỷ đồng" in texts(app)


def test_filters_in_the_sidebar_write_the_url(open_page):
    app = open_page("budget")
    app.multiselect(key="filter_sections").set_value(["I", "III"]).run()
    assert app.query_params["section"] == "I,III"
    app.text_input(key="filter_search").set_value("giấy").run()
    assert app.query_params["q"] == "giấy"
    assert "1 trong 33 nhiệm vụ · 1.000 triệu đồng" in texts(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("parameters", "said", "unsaid"),
    [
        ({}, "1.000 triệu đồng nằm trọn ở những mục in đậm", "không khớp bộ lọc"),
        ({"section": "III"}, "1.000 triệu đồng nằm trọn ở những mục in đậm", "không khớp bộ lọc"),
        (
            {"section": "I"},
            "Cả danh mục chênh lệch 1.000 triệu đồng; riêng các mục đang xem: 0 triệu đồng",
            "in đậm",
        ),
        ({"q": "nhua"}, "kể cả nhiệm vụ không khớp bộ lọc", "in đậm"),
    ],
)
def test_the_reconciliation_says_where_the_difference_lies(open_page, parameters, said, unsaid):
    page = texts(open_page("budget", **parameters))
    assert said in page
    assert unsaid not in page
