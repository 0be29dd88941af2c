"""Numbers, money, dates and search, in the forms that facts and law give."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from dashboard.language import (
    date_long,
    date_short,
    fold,
    mark,
    money,
    money_short,
    number,
    percent,
    query_words,
    search_text,
    unbroken,
    word,
)


def test_numbers_take_the_form_of_the_language():
    assert (number(1234.5, "vi"), number(1234.5, "en")) == ("1.234,5", "1,234.5")
    assert (number(25000, "vi"), number(25000, "en")) == ("25.000", "25,000")
    assert (percent(0.224, "vi"), percent(0.224, "en")) == ("22,4%", "22.4%")


def test_money_names_its_unit():
    assert (money(25000, "vi"), money(25000, "en")) == ("25.000 triệu đồng", "VND 25,000 million")
    assert (money_short(25000, "vi"), money_short(25000, "en")) == ("25 tỷ đồng", "VND 25 billion")
    assert (money_short(1200, "vi"), money_short(700, "vi")) == ("1,2 tỷ đồng", "700 triệu đồng")


def test_no_line_ends_within_a_range_of_numbers():
    assert unbroken("Nhựa (1.000–2.000) – 10") == "Nhựa (1.000–\N{WORD JOINER}2.000) – 10"


def test_an_english_noun_and_its_verb_follow_their_number():
    def events(tasks):
        return word("communications.events_unstated", "en", tasks=tasks)

    assert events("1") == "1 task promises public events, without a number"
    assert events("2") == "2 tasks promise public events, without a number"
    assert events("21").startswith("21 tasks promise") and events("0").startswith("0 tasks promise")
    assert word("deliverables.reports_none", "en", tasks=1) == "The one task shown promises no report"
    assert word("deliverables.reports_none", "en", tasks=33) == "None of the 33 tasks shown promises a report"
    assert word("deliverables.reports_none", "vi", tasks=1).startswith("Không nhiệm vụ nào trong 1 nhiệm vụ")


def test_dates():
    day = date(2021, 10, 5)
    assert (date_short(day, "vi"), date_long(day, "vi")) == ("05/10/2021", "ngày 05 tháng 10 năm 2021")
    assert (date_short(day, "en"), date_long(day, "en")) == ("5 October 2021", "5 October 2021")


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("giay", "ngành giấy", True),
        ("GIAY", "ngành Da giày", True),
        ("giấy", "ngành giấy", True),
        ("giấy", "ngành Da giày", False),
        ("dien tu", "ngành điện tử", True),
        ("điện", "ngành điện tử", True),
        ("tử điện", "ngành điện tử", True),
        ("hóa đơn", "Hoá đơn chứng từ", True),
        ("hoá chất", "ngành hóa chất", True),
        ("thuỷ sản", "chế biến thủy sản", True),
        (unicodedata.normalize("NFD", "giấy"), "ngành giấy", True),
        ("toàn", "kinh tế tuần hoàn", False),
        ("giấy thép", "ngành giấy", False),
    ],
)
def test_search_finds_with_and_without_accents(query, text, found):
    where = search_text([text])
    assert all(part in where for part in query_words(query)) is found
    assert ("<mark>" in mark(text, query_words(query))) is (found or query == "giấy thép")


def test_marks_are_put_around_matches_and_text_is_escaped():
    assert (
        mark("Giấy & <b>giày</b>", query_words("giay"))
        == "<mark>Giấy</mark> &amp; &lt;b&gt;<mark>giày</mark>&lt;/b&gt;"
    )
    assert mark("không có", query_words("giấy")) == "không có"


def test_folding_keeps_the_length():
    text = "Đẩy mạnh ứng dụng – “Hoá” 100 % ß İ"
    assert len(fold(text)) == len(unicodedata.normalize("NFC", text))
    assert fold("Đường thủy") == "duong thuy"
