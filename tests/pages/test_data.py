"""The data page: every file, what the decision says of itself, the method, the dictionary; and the briefing."""

from __future__ import annotations

import pytest

from dashboard.exports.dictionary import dictionary
from dashboard.exports.kinds import KINDS
from dashboard.language import LANGUAGES, word
from tests.pages.conftest import texts


def html_of(app) -> str:
    return "".join(part.body for part in app.get("html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_file_has_a_button_a_size_and_a_word_of_what_for(open_page, language):
    app = open_page("data", lang=language)
    said = texts(app)
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [word(f"data.{kind}_download", language) for kind in KINDS]
    for kind in KINDS:
        assert word(f"data.{kind}_about", language) in said
    assert said.count(" KB") == len(KINDS)


def test_the_decision_is_quoted_in_full(open_page):
    said = html_of(open_page("data"))
    for part in (
        "2323/QĐ-BCT",
        "Hà Nội, 15/10/2021",
        "Bộ trưởng Bộ Công Thương",
        "KT. BỘ TRƯỞNG THỨ TRƯỞNG Đặng Hoàng An",
        "Nghị định số 98/2017/NĐ-CP ngày 18 tháng 8 năm 2017",
        "Quyết định số 2178/QĐ-BCT ngày 22 tháng 9 năm 2021",
        "Như Điều 2",
        "Lưu: VT, TKNL (CQ)",
    ):
        assert part in said


def test_the_two_bases_are_explained_with_their_amounts(open_page):
    said = texts(open_page("data"))
    assert "cộng lại là 25.000 triệu đồng; tổng in ở dòng 113 là 25.000 triệu đồng" in said
    assert "cộng lại là 26.000 triệu đồng" in said
    assert "lệch nhau 1.000 triệu đồng" in said


def test_the_extent_follows_the_filters(open_page):
    assert "1 mục, 5 nhiệm vụ, 48 gạch đầu dòng" in texts(open_page("data", section="III"))


def test_the_dictionary_shows_the_table_that_the_url_names(open_page):
    shown = open_page("data", table="passage").table[0].value
    passage = next(table for table in dictionary("vi") if table.name == "passage")
    assert list(shown.index) == [f"`{column.name}`" for column in passage.columns]
    assert list(shown["Nội dung"]) == [column.text for column in passage.columns]
    assert "Một dòng nhiệm vụ." in texts(open_page("data", table="nonsense"))


def test_the_briefing_is_one_sheet_with_its_source(open_page):
    said = html_of(open_page("briefing", section="III"))
    assert "<h2>Danh mục nhiệm vụ năm 2022 kèm theo Quyết định 2323/QĐ-BCT</h2>" in said
    assert "5 trong 33 nhiệm vụ · 4.200 triệu đồng · theo dòng mục" in said
    assert "Bộ lọc: III · Thiết kế sinh thái" in said
