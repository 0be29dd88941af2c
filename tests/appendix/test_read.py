"""The reader, on the decision itself and on the forms in which the same text may come."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest

from dashboard.appendix.model import RowNotUnderstood, RowRepeated, TableNotFound, TextNotDecoded
from dashboard.appendix.read import decode, lines, read
from dashboard.store import DATA

CONTENT = (DATA / "decisions" / "2323-QD-BCT-2021.txt").read_bytes()
TEXT = CONTENT.decode("utf-8")
APPENDIX = read(decode(CONTENT))

HEAD = "TT\tTên nhiệm vụ, dự án\tMục tiêu\tNội dung thực hiện\tDự kiến sản phẩm\tKinh phí dự kiến (triệu đồng)\tThời gian thực hiện"


def table(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


def products(cell: str) -> list[str]:
    """The product bullets that a cell is read as."""
    appendix = read(table("I\tMục một\t\t\t\t1\t", f"1\tNhiệm vụ\ta\tb\t{cell}\t1\t2022"))
    return [passage.text for passage in appendix.tasks[0].texts("product")]


# Printed on lines 55, 63, 73, 81, 87, 91, 95, 98, 110 (section rows) and counted by hand below each.
SECTIONS = {
    "I": (5000, 5, 55),
    "II": (3800, 6, 63),
    "III": (4200, 5, 73),
    "IV": (1700, 3, 81),
    "V": (1500, 2, 87),
    "VI": (1400, 2, 91),
    "VII": (800, 1, 95),
    "VIII": (5600, 8, 98),
    "IX": (1000, 1, 110),
}

# Task rows as printed: amount, and bullets counted by hand in objective, activities and products.
TASKS = {
    "I.1": (1000, 1, 5, 2), "I.2": (1000, 1, 5, 2), "I.3": (1000, 1, 6, 3), "I.4": (1000, 2, 5, 4), "I.5": (1000, 2, 5, 3),
    "II.1": (700, 1, 4, 3), "II.2": (700, 1, 3, 3), "II.3": (600, 1, 3, 3), "II.4": (600, 1, 3, 3),
    "II.5": (600, 1, 3, 3), "II.6": (600, 1, 3, 3),
    "III.1": (1000, 1, 6, 5), "III.2": (1200, 1, 4, 3), "III.3": (1000, 2, 4, 5), "III.4": (1000, 1, 5, 4),
    "III.5": (1000, 1, 3, 3),
    "IV.1": (700, 1, 4, 4), "IV.2": (500, 1, 4, 4), "IV.3": (500, 1, 3, 3),
    "V.1": (1000, 1, 5, 4), "V.2": (500, 1, 5, 4),
    "VI.1": (800, 1, 5, 4), "VI.2": (600, 2, 4, 3),
    "VII.1": (800, 1, 3, 3),
    "VIII.1": (300, 1, 1, 1), "VIII.2": (400, 1, 1, 2), "VIII.3": (600, 1, 3, 2), "VIII.4": (400, 1, 2, 2),
    "VIII.5": (800, 1, 4, 4), "VIII.6": (600, 1, 2, 2), "VIII.7": (1000, 1, 4, 4), "VIII.8": (1500, 2, 2, 3),
    "IX.1": (1000, 1, 6, 1),
}  # fmt: skip


def test_sections_are_those_printed():
    read_sections = {
        s.section_code: (s.stated_budget, len(s.tasks), s.source_line) for s in APPENDIX.sections
    }
    assert read_sections == SECTIONS
    assert (APPENDIX.stated_total, APPENDIX.total_line) == (25000, 113)


def test_tasks_are_those_printed():
    read_tasks = {
        t.task_code: (t.budget, len(t.texts("objective")), len(t.texts("activity")), len(t.texts("product")))
        for t in APPENDIX.tasks
    }
    assert read_tasks == TASKS


def test_the_contradiction_is_kept_as_printed():
    """Section III prints 4 200 on line 73; 1000 + 1200 + 1000 + 1000 + 1000 on lines 74 to 80 make 5 200."""
    third = APPENDIX.sections[2]
    assert (third.stated_budget, third.tasks_total) == (4200, 5200)
    assert sum(task.budget for task in APPENDIX.tasks) == 26000


def test_only_the_last_task_states_no_year():
    without = [task.task_code for task in APPENDIX.tasks if task.year_from is None]
    assert without == ["IX.1"]
    assert {task.year_from for task in APPENDIX.tasks if task.year_from} == {2022}


def test_glued_heads_and_tagged_titles():
    titles = {section.section_code: section.title for section in APPENDIX.sections}
    assert titles["III"] == "Thiết kế sinh thái, thiết kế bền vững, thiết kế để tái chế, tái sử dụng"
    assert titles["VII"].startswith("Triển khai áp dụng mô hình kinh tế tuần hoàn")
    radio = next(task for task in APPENDIX.tasks if task.task_code == "VIII.5")
    assert radio.title.startswith("Truyền thông nâng cao nhận thức, thay đổi hành vi")
    assert radio.title.endswith("Đài tiếng nói Việt Nam VOV")


@pytest.mark.parametrize(
    ("task_code", "field", "expected"),
    [
        # Bullets glued to the word before, on line 56.
        ("I.1", "product", ["Báo cáo phân tích, đánh giá mức tiêu hao nguyên vật liệu ngành giấy", "Xây dựng định mức tiêu hao nguyên vật liệu cho ngành giấy"]),
        # A dash after a digit that opens a bullet ("đến 2025 - Tổ chức"), one before a digit, line 62.
        ("I.5", "product", ["Báo cáo tổng hợp", "01 Dự thảo Kế hoạch hành động áp dụng mô hình KTTH thúc đẩy SXTDBV trong ngành Công Thương giai đoạn đến 2025", "Tổ chức 01 Hội thảo tham vấn chính sách"]),
        # No <ul> in the cell, line 100.
        ("VIII.2", "product", ["50 bài viết chuyên sâu đăng trên Báo Công Thương", "100 tin bài và ảnh trên báo Công thương"]),
        # A dash inside a bullet that is none ("4 - 5 phút"), line 102.
        ("VIII.3", "product", ["Xuất bản 04 Bản tin chuyên đề về Sản xuất và Tiêu dùng bền vững ngành Công Thương, in 4 màu, mỗi số 28 trang;", "Xuất bản 08 Video clip về “Sản xuất và tiêu dùng bền vững ngành Công Thương” trên Tạp chí Công Thương điện tử; mỗi Video clip có thời lượng 4 - 5 phút"]),
        # A bullet that begins with a small letter, line 103.
        ("VIII.4", "product", ["Trang thông tin điện tử Sản xuất và tiêu dùng bền vững (SCP.gov.vn) vận hành ổn định.", "viết 100 bài và 200 tin trên trang thông tin điện tử"]),
        # A cell that is no list, line 112.
        ("IX.1", "product", ["Hoá đơn chứng từ"]),
    ],
)  # fmt: skip
def test_bullets_of_the_decision(task_code, field, expected):
    task = next(task for task in APPENDIX.tasks if task.task_code == task_code)
    assert [passage.text for passage in task.texts(field)] == expected


def test_every_character_is_in_exactly_one_place():
    """Round trip: white space, tags and bullet marks aside, each row is the join of what was read from it."""

    def bare(text: str) -> str:
        return re.sub(r"[\s\-]", "", re.sub(r"<[^>]*>", "", text))

    rows = {line.number: line.text for line in lines(TEXT)}
    seen = set()
    for section in APPENDIX.sections:
        assert bare(rows[section.source_line]) == bare(
            f"{section.section_code}{section.title}{section.stated_budget}"
        )
        seen.add(section.source_line)
        for task in section.tasks:
            number = task.task_code.split(".")[1]
            parts = [
                number,
                task.title,
                *(p.text for p in task.passages),
                str(task.budget),
                str(task.year_from or ""),
            ]
            assert bare(rows[task.source_line]) == bare("".join(parts)), task.task_code
            seen.add(task.source_line)
    assert bare(rows[113]) == "Tổngkinhphí25000"
    filled = {number for number, text in rows.items() if number > 54 and text.strip()}
    assert filled - seen == {113}


@pytest.mark.parametrize(
    "content",
    [
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + CONTENT,
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        "\n".join(line.rstrip() for line in TEXT.split("\n")).encode(),
    ],
    ids=["CRLF", "CR", "BOM", "UTF-16", "UTF-16-LE", "UTF-16-BE", "NFD", "stripped"],
)
def test_other_forms_of_the_same_text_read_the_same(content):
    assert read(decode(content)) == APPENDIX


def test_proper_lists_read_the_same():
    """Every list cell written as <ul><li>…</li></ul>, with the title cells left alone."""

    def listed(task, field):
        return "<ul>" + "".join(f"<li>{passage.text}</li>" for passage in task.texts(field)) + "</ul>"

    rows = TEXT.split("\n")
    for task in APPENDIX.tasks:
        cells = rows[task.source_line - 1].split("\t")
        cells[2:5] = [listed(task, field) for field in ("objective", "activity", "product")]
        rows[task.source_line - 1] = "\t".join(cells)
    assert read("\n".join(rows)) == APPENDIX


def test_a_real_list_is_read_as_the_dashes_are():
    item = "<ul><li>Báo cáo 2021 - 2025</li><li>- 01 Hội thảo</li></ul>"
    assert products(item) == ["Báo cáo 2021 - 2025", "01 Hội thảo"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("- Phim dài 4 - 5 phút", ["Phim dài 4 - 5 phút"]),
        ("- Giai đoạn 2021 - 2030", ["Giai đoạn 2021 - 2030"]),
        ("- Kế hoạch đến 2025 - 01 hội thảo", ["Kế hoạch đến 2025", "01 hội thảo"]),
        ("- Khu - cụm công nghiệp", ["Khu - cụm công nghiệp"]),
        ("- Chạy ổn định; - viết bài", ["Chạy ổn định;", "viết bài"]),
        ("- Số 889/QĐ-TTg- Báo cáo", ["Số 889/QĐ-TTg", "Báo cáo"]),
        ("Một câu - Hai vế", ["Một câu - Hai vế"]),
        ("", []),
    ],
)
def test_which_dash_opens_a_bullet(cell, expected):
    assert products(cell) == expected


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1.000", 1000),
        ("1 200", 1200),
        ("12,5", Decimal("12.5")),
        ("1.234,56", Decimal("1234.56")),
        ("", None),
    ],
)
def test_amounts_in_vietnamese_form(cell, amount):
    assert read(table(f"I\tMục\t\t\t\t{cell}\t")).sections[0].stated_budget == amount


@pytest.mark.parametrize(("cell", "years"), [("2022", (2022, 2022)), ("2022 - 2023", (2022, 2023)), ("Quý I/2022", (2022, 2022)), ("", (None, None)), ("Quý IV", (None, None)), ("Từ tháng 6 đến tháng 9", (None, None))])  # fmt: skip
def test_years(cell, years):
    task = read(table("I\tMục\t\t\t\t1\t", f"1\tViệc\ta\tb\tc\t1\t{cell}")).tasks[0]
    assert (task.year_from, task.year_to) == years


@pytest.mark.parametrize(
    ("rows", "line", "column", "text"),
    [
        (["I\tMục\t\t\t\tnhiều\t"], 2, "Kinh phí", "nhiều"),
        (["I\tMục\t\t\t\t1,000\t"], 2, "Kinh phí", "1,000"),
        (["I\tMục\t\t\t\t1.5\t"], 2, "Kinh phí", "1.5"),
        (["I\tMục\t\t\t\t1\t", "1\tViệc\ta\tb\tc\t1\tsang năm"], 3, "Thời gian", "sang năm"),
        (["I\tMục\t\t\t\t1\t", "1\tViệc\ta\tb\tc\t1\t12"], 3, "Thời gian", "12"),
        (["1\tViệc\ta\tb\tc\t1\t2022"], 2, "TT", "1\tViệc\ta\tb\tc\t1\t2022"),
        (["I\tMục\t\t\t\t1\t", "dòng không có cột"], 3, "", "dòng không có cột"),
        (["I\tMục\t\t\t\t1\t", "x\tViệc\ta\tb\tc\t1\t2022"], 3, "TT", "x\tViệc\ta\tb\tc\t1\t2022"),
        (["I\tMục\t\t\t\t1\t", "1\tViệc\ta\tb\t<table>c\t1\t2022"], 3, "Dự kiến sản phẩm", "<table>c"),
        (["I\tMục\t\t\t\t1\t\tthừa"], 2, "", "I\tMục\t\t\t\t1\t\tthừa"),
    ],
)
def test_what_is_not_understood_names_line_column_and_text(rows, line, column, text):
    with pytest.raises(RowNotUnderstood) as caught:
        read(table(*rows))
    assert (caught.value.line, caught.value.column, caught.value.text) == (line, column, text)


def test_what_stands_above_the_table_is_kept():
    text = "ỦY BAN NHÂN DÂN TỈNH\n\nPHỤ LỤC\n" + "\n".join((HEAD, "I\tMục\t\t\t\t100\t"))
    assert read(text).heading == "ỦY BAN NHÂN DÂN TỈNH\n\nPHỤ LỤC"


def test_a_number_used_twice_stops_the_reader():
    with pytest.raises(RowRepeated) as caught:
        read(table("I\tMục\t\t\t\t1\t", "1\tA\ta\tb\tc\t1\t2022", "1\tB\ta\tb\tc\t1\t2022"))
    assert (caught.value.line, caught.value.code) == (4, "I.1")


def test_no_table_and_no_text():
    with pytest.raises(TableNotFound) as caught:
        read(TEXT.replace("Mục tiêu\tNội dung", "Mục đích\tNội dung"))
    assert caught.value.missing == ("Mục tiêu",)
    with pytest.raises(TextNotDecoded):
        decode(b"PK\x03\x04\xff\xfe\xfa")
