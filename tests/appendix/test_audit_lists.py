"""Lists that the checks were not made for: in order they raise no alarm, and a planted defect raises its own.

`province.txt`, `city.txt`, `delta.txt` and `ministry.txt` were written by hand as lists in good order, each before the
audit saw it. False errors and warnings at that first sight, over 34 tasks: 3, 7, 5 and 2. `planted.txt` came then, with
some twenty defects of all families: all were found, and of 23 errors and warnings 21 stood. Three more lists of that
sort, each with its defects noted before the audit saw it, gave at first sight: `planted_energy.txt` 29 of 34 found, 25
of 32 errors and warnings standing; `planted_ecommerce.txt` 18 of 21 and 17 of 20; `planted_chemical.txt` 19 of 21 and 19
of 22. `tourism.txt`, in good order, came last: 2 false warnings over 11 tasks. The general causes of what was wrong were
mended, so that the lists now guard what was learnt; a new measure needs a new list. Still missed are "quản trị" for
"quản lý" in II.2 of the first and the centre of II.4 in the last. `planted_health.txt` and `planted_fisheries.txt`, by
another hand, gave 14 of 24 found with 16 of 20 standing, and 18 of 25 with 20 of 29. Who mended the causes then wrote
`education.txt` and `agriculture.txt`, in order (10 false warnings over 19 tasks at first sight), and after the mending
`planted_labour.txt` (7 of 9 found, 2 false); knowing the checks, they measure less than another hand would. Then
`planted_industry.txt` and `planted_heritage.txt`, again by another hand: 18 of 25 found with 19 of 24 standing, and 18 of
24 with 21 of 27. `planted_biodiversity.txt` and `planted_libraries.txt` came next, by a third hand: 14 of 20 found with 16
of 18 standing, and 13 of 20 with 14 of 19. After these `planted_construction.txt` and `planted_drowning.txt`: 16 of 18 found
with 19 of 19 standing, and 13 of 17 with 13 of 17; then `planted_meteorology.txt` and `planted_sport.txt`: 14 of 18 with 13
of 19 (one name that is not Vietnamese gave four of the six false ones), and 13 of 18 with 14 of 14; then
`planted_legal_aid.txt` and `planted_road_safety.txt`: 11 of 18 with 12 of 15, and 10 of 18 with 14 of 15 (once the reader took
"Quý IV" for a time without a year, which it had refused); `planted_intellectual_property.txt` and `planted_water.txt`: 16 of
18 with 16 of 18, and 12 of 18 with 13 of 14; last `planted_customs.txt` and `planted_forest_fires.txt`: 11 of 16 with 11 of 11,
and 14 of 16 with 15 of 15. Over the last ten lists 130 of 175 defects were found at first sight, and 140 of 157 errors and
warnings stood; of what is missed most is wording and what a thing is for.
"""

from functools import cache
from pathlib import Path

import pytest

from dashboard.appendix.audit import audit
from dashboard.appendix.classify import classify, load_lexicon
from dashboard.appendix.read import read
from tests.appendix.audit_support import ROOT, references

LISTS = sorted((Path(__file__).parent / "lists").glob("*.txt"))
PROVINCE = (Path(__file__).parent / "lists" / "province.txt").read_text("utf-8")


@cache
def lexicon():
    return load_lexicon(ROOT / "data" / "reference")


def audit_of(text):
    appendix = read(text)
    return audit(appendix, classify(appendix, lexicon()), references())


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_in_order_raises_no_alarm(file):
    alarms = [one.message_vi for one in audit_of(file.read_text("utf-8")) if one.severity != "note"]
    assert alarms == []


PLANTED = [
    ("section_total", "II", "\t1.250\t", "\t1.350\t"),
    ("grand_total_sections", None, "3.600", "3.700"),
    ("amount_missing", "I.2", "\t350\t2024", "\t\t2024"),
    ("amount_zero", "I.2", "\t350\t2024", "\t0\t2024"),
    ("amount_out_of_scale", "I.2", "\t350\t2024", "\t35.000\t2024"),
    ("amount_missing", None, "3.600", ""),
    (
        "product_missing",
        "II.1",
        "- 02 hội chợ kết nối cung cầu nông sản - Báo cáo tổng kết hội chợ nông sản",
        "",
    ),
    (
        "activity_missing",
        "II.1",
        "- Mời doanh nghiệp, hợp tác xã tham gia - Tổ chức 02 hội chợ kết nối cung cầu nông sản - Tổng kết, đánh giá hiệu quả hội chợ",
        "",
    ),
    ("objective_missing", "II.1", "Quảng bá nông sản và kết nối cung cầu", ""),
    ("year_missing", "II.1", "\t800\t2024", "\t800\t"),
    ("year_differs", "II.1", "\t800\t2024", "\t800\t2014"),
    ("number_skipped", "I.4", "\n3\tBình chọn", "\n4\tBình chọn"),
    ("unnumbered_product", "II.2", "- 01 hội thảo giới thiệu", "- Hội thảo giới thiệu"),
    ("unnumbered_product", "III.2", "- 06 video clip", "- Video clip"),
    ("unnumbered_product", "III.1", "- 02 lớp tập huấn sử dụng", "- Lớp tập huấn sử dụng"),
    (
        "undecided_alternative",
        "II.1",
        "Tổ chức hội chợ sản phẩm nông nghiệp",
        "Tổ chức hội chợ sản phẩm nông nghiệp (hoặc thủ công mỹ nghệ)",
    ),
    (
        "place_not_named",
        "I.2",
        "Biên soạn tài liệu đào tạo nghề mây tre đan",
        "Khảo sát các làng nghề trên địa bàn huyện - Biên soạn tài liệu đào tạo nghề mây tre đan",
    ),
    (
        "vague_product",
        "I.1",
        "- Báo cáo khảo sát nhu cầu của các cơ sở chế biến cà phê",
        "- Báo cáo khảo sát",
    ),
    ("abbreviation", "II.1", "Quảng bá nông sản", "Quảng bá SPNN và nông sản"),
    ("undelivered_output", "I.3", "- In danh mục", "- Xây dựng phần mềm bình chọn trực tuyến - In danh mục"),
    (
        "undelivered_output",
        "II.1",
        "- Tổng kết, đánh giá",
        "- Biên soạn sổ tay hướng dẫn kết nối cung cầu - Tổng kết, đánh giá",
    ),
    (
        "undelivered_output",
        "I.1",
        "- Nghiệm thu, bàn giao",
        "- Tổ chức 01 hội thảo giới thiệu kết quả - Nghiệm thu, bàn giao",
    ),
    (
        "undelivered_output",
        "III.1",
        "- Tập huấn sử dụng",
        "- Biên soạn giáo trình quản lý đơn hàng - Tập huấn sử dụng",
    ),
    (
        "undelivered_output",
        "II.2",
        "- Xây dựng cơ sở dữ liệu giá nông sản -",
        "- Xây dựng cơ sở dữ liệu giá nông sản - Xây dựng mô hình trình diễn tại chợ đầu mối -",
    ),
    (
        "survey_without_report",
        "II.2",
        "- Báo cáo khảo sát giá nông sản tại các chợ đầu mối - Cơ sở dữ liệu giá nông sản của 10 mặt hàng -",
        "- ",
    ),
    (
        "product_without_activity",
        "II.1",
        "- 02 hội chợ kết nối",
        "- 05 phóng sự truyền hình về nông sản - 02 hội chợ kết nối",
    ),
    (
        "product_without_activity",
        "I.2",
        "- Báo cáo kết quả",
        "- 01 phần mềm tra cứu việc làm - Báo cáo kết quả",
    ),
    (
        "document_without_activity",
        "I.1",
        "- 03 dây chuyền chế biến cà phê được",
        "- Sổ tay vận hành dây chuyền - 03 dây chuyền chế biến cà phê được",
    ),
    ("numbers_disagree", "III.1", "- Áp dụng tại 05 doanh nghiệp gỗ", "- Áp dụng tại 03 doanh nghiệp gỗ"),
    ("numbers_disagree", "I.2", "- 04 lớp đào tạo nghề mây", "- 03 lớp đào tạo nghề mây"),
    (
        "scope_narrows",
        "I.2",
        "- 04 lớp đào tạo nghề mây tre đan cho 120 học viên",
        "- 04 lớp đào tạo nghề mây tre đan tại 01 làng nghề",
    ),
    (
        "coverage_changes",
        "I.2",
        "- Bộ tài liệu đào tạo nghề mây tre đan",
        "- Bộ tài liệu đào tạo nghề mây tre đan cho trường học",
    ),
    ("event_differs", "II.2", "- Tổ chức hội thảo giới thiệu", "- Tổ chức hội thảo tham vấn"),
    (
        "product_as_activity",
        None,
        "- Cơ sở dữ liệu giá nông sản của 10 mặt hàng",
        "- Xây dựng cơ sở dữ liệu giá nông sản",
    ),
    (
        "activity_states_aim",
        "II.1",
        "- Mời doanh nghiệp",
        "- Góp phần nâng cao giá trị nông sản - Mời doanh nghiệp",
    ),
    (
        "repeated_passage",
        "III.1",
        "- Tập huấn sử dụng",
        "- Xây dựng phần mềm quản lý các đơn hàng gỗ - Tập huấn sử dụng",
    ),
    (
        "repeated_words",
        "II.1",
        "kết nối cung cầu nông sản - Tổng",
        "kết nối kết nối cung cầu nông sản - Tổng",
    ),
    (
        "missing_word",
        "III.1",
        "- Tập huấn sử dụng phần mềm cho doanh nghiệp gỗ",
        "- Tập huấn sử dụng phần mềm cho doanh gỗ",
    ),
    ("mistyped", "II.2", "- Khảo sát các chợ đầu mối và thu thập", "- Khảo xát các chợ đầu mối và thu thập"),
    ("mistyped", "I.2", "- Đánh giá kết quả đào tạo", "- Đánh giá kết qủa đào tạo"),
    ("mistyped", "I.3", "- Xây dựng tiêu chí", "- Xây dựng tiêu trí"),
    ("mistyped", "III.1", "đơn hàng tại doanh nghiệp gỗ", "đơn hàng tại doang nghiệp gỗ"),
    (
        "word_order",
        "II.2",
        "- Khảo sát các chợ đầu mối",
        "- Khảo sát chợ các đầu mối tại khu các công nghiệp",
    ),
    (
        "unfinished_text",
        "II.2",
        "- Tổ chức hội thảo giới thiệu cơ sở dữ liệu",
        "- Tổ chức hội thảo giới thiệu cơ sở dữ liệu cho các",
    ),
    (
        "plural_industry",
        "III.1",
        "Giảm thời gian xử lý đơn hàng của doanh nghiệp gỗ",
        "Giảm thời gian xử lý đơn hàng của ngành gỗ và phổ biến cho các ngành gỗ",
    ),
    (
        "term_differs",
        "III.1",
        "- 01 phần mềm quản lý đơn hàng - 02 lớp tập huấn sử dụng phần mềm",
        "- 01 phần mềm quản trị đơn hàng - 02 lớp tập huấn sử dụng phần mềm quản lý đơn hàng",
    ),
    ("written_several_ways", None, "trên báo tỉnh", "trên báo tỉnh (www.baotinh.vn) và baotinh.vn"),
    (
        "missing_connective",
        None,
        "Quảng bá nông sản và kết nối cung cầu",
        "Quảng bá, kết nối cung cầu; quảng bá kết nối",
    ),
    ("punctuation", "II.1", "- Mời doanh nghiệp, hợp", "- mời doanh nghiệp ,hợp"),
]


@pytest.mark.parametrize(("rule", "place", "old", "new"), PLANTED)
def test_a_planted_defect_is_found_where_it_is(rule, place, old, new):
    assert PROVINCE.count(old) >= 1
    found = [one for one in audit_of(PROVINCE.replace(old, new, 1)) if one.rule_code == rule]
    assert found
    assert place is None or any(place in (one.task_code, one.section_code) for one in found)
    lines = PROVINCE.replace(old, new, 1).splitlines()
    for one in found:
        assert all(quote in lines[line - 1] for quote, line in zip(one.evidence, one.lines, strict=True))


DEFECTS = {
    "planted": {
        ("section_total", "II"),  # 1500 + 16000 is not 3100
        ("amount_out_of_scale", "II.2"),  # 16000 for 1600
        ("grand_total_sections", None),  # 3600 + 3100 + 900 is not 7500
        ("grand_total_tasks", None),
        ("template_products", "I.1"),  # the workshop that I.2 has no product for
        ("undelivered_output", "I.2"),
        ("template_budget", "I.2"),  # 950 beside 800
        ("leftover_text", "I.2"),  # the fish of I.1 among fruit and vegetables
        ("undelivered_output", "I.3"),  # training
        ("numbers_disagree", "I.3"),  # 10 enterprises, then 08
        ("year_missing", "I.4"),
        ("unnumbered_product", "I.4"),
        ("undelivered_output", "II.1"),  # software
        ("survey_without_report", "II.1"),
        ("product_without_activity", "II.1"),  # radio
        ("scope_narrows", "II.1"),  # the resorts become one
        ("mistyped", "II.2"),  # khảo xát
        ("repeated_words", "III.1"),  # bền bền
        ("year_differs", "III.3"),
        ("number_skipped", "III.3"),
        ("unfinished_text", "III.3"),  # "cho các"
    },
    "planted_energy": {
        ("section_total", "I"),  # 800 + 1200 + 900 + 700 is not 3800
        ("section_total", "III"),
        ("amount_out_of_scale", "III.3"),  # 13000 for 1300, which the section's row gives away
        ("grand_total_tasks", None),
        ("template_budget", "I.2"),  # 1200 beside 800
        ("leftover_text", "I.2"),  # the beer of I.1 in a task on tiles
        ("unnumbered_product", "I.3"),
        ("place_not_named", "I.4"),
        ("survey_without_report", "I.4"),
        ("missing_word", "I.4"),  # "năng trọng điểm"
        ("undelivered_output", "II.1"),  # a film
        ("scope_narrows", "II.1"),
        ("near_duplicate", "II.1"),  # IV.2
        ("template_products", "II.1"),  # the workshop that IV.2 has not
        ("numbers_disagree", "II.2"),  # 06 enterprises, then 05
        ("mistyped", "II.3"),  # "kết qủa"
        ("undecided_alternative", "II.4"),
        ("undelivered_output", "II.4"),  # courses
        ("product_without_activity", "II.4"),  # charging stations
        ("product_without_activity", "III.2"),  # radio
        ("mistyped", "III.2"),  # "nguời dân"
        ("repeated_words", "III.3"),
        ("year_missing", "III.4"),
        ("numbers_disagree", "III.4"),  # 100 news items, then 120; the articles agree
        ("coverage_changes", "III.5"),  # hospitals
        ("objective_missing", "IV.1"),
        ("year_differs", "IV.1"),
        ("number_skipped", "IV.4"),
        ("unfinished_text", "IV.4"),
    },
    "planted_ecommerce": {
        ("section_total", "II"),  # the tasks sum to 5000, not 5200
        ("product_missing", "IV.1"),
        ("amount_missing", "IV.2"),
        ("grand_total_sections", None),  # 13130 is printed as 13230
        ("grand_total_tasks", None),
        ("numbers_disagree", "I.2"),  # 300 consumers asked, 200 reported
        ("undelivered_output", "I.3"),  # training
        ("template_products", "II.1"),  # the report that II.2 has not
        ("leftover_text", "II.2"),  # the lychees of II.1 in a task on longans
        ("scope_narrows", "II.3"),
        ("repeated_words", "II.4"),
        ("unnumbered_product", "II.5"),
        ("near_duplicate", "II.5"),  # IV.2
        ("template_products", "II.5"),
        ("unfinished_text", "II.5"),  # a colon at the end of the cell
        ("undelivered_output", "III.1"),  # a platform
        ("product_without_activity", "III.2"),  # video clips
        ("mistyped", "III.2"),  # "trực tuyên"
        ("year_differs", "III.4"),  # 2062
        ("number_skipped", "III.4"),
        ("undecided_alternative", "IV.2"),
    },
    "planted_chemical": {
        ("section_total", "III"),
        ("amount_out_of_scale", "III.2"),  # 10000 for 1000
        ("grand_total_tasks", None),
        ("template_products", "I.1"),  # the courses that I.2 has not
        ("word_order", "I.1"),
        ("undelivered_output", "I.2"),
        ("numbers_disagree", "I.2"),  # 02 places, then 01
        ("template_budget", "I.2"),
        ("unnumbered_product", "II.1"),
        ("undelivered_output", "II.2"),  # software
        ("product_without_activity", "II.3"),  # television
        ("term_differs", "II.3"),  # "phụ trợ", "hỗ trợ"
        ("undelivered_output", "II.4"),  # an investment plan
        ("numbers_disagree", "II.4"),  # 03 devices, then 05
        ("mistyped", "II.4"),  # "doanh ngiệp"
        ("year_missing", "III.1"),
        ("repeated_words", "III.2"),
        ("undecided_alternative", "IV.1"),
        ("undelivered_output", "IV.1"),  # proceedings
        ("unfinished_text", "IV.1"),
    },
    "planted_health": {
        ("section_total", "II"),  # 5370 with two digits exchanged
        ("section_total", "III"),
        ("amount_out_of_scale", "III.4"),  # 950000 for 950
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("numbers_disagree", "I.1"),  # 02 workshops, one of them with experts, then 01
        ("repeated_words", "II.2"),
        ("scope_narrows", "II.2"),  # 209 stations become those of three districts
        ("year_missing", "II.3"),
        ("mistyped", "II.3"),  # "bệnh viên"
        ("undelivered_output", "II.4"),  # a handbook
        ("missing_word", "III.1"),  # "nâng cao chất"
        ("product_without_activity", "III.1"),  # an app beside the software
        ("template_budget", "III.3"),  # 1900 beside 1300
        ("leftover_text", "III.3"),  # Hương Sơn of III.2 in the task on Đức Thọ
        ("unnumbered_product", "III.4"),
        ("same_product", "IV.1"),  # V.3
        ("undelivered_output", "IV.2"),  # courses
        ("mistyped", "IV.2"),  # "phần mền"
        ("objective_missing", "IV.3"),
        ("numbers_disagree", "V.1"),  # 12 classes of 35 learners, 380 in all
        ("near_duplicate", "V.1"),  # V.4, in other words
        ("unnumbered_product", "V.2"),  # a video
    },
    "planted_fisheries": {
        ("section_total", "I"),
        ("amount_missing", "III.2"),
        ("amount_zero", "V.4"),
        ("grand_total_sections", None),  # leaves out section V
        ("grand_total_tasks", None),
        ("numbers_disagree", "I.2"),  # 200 boats, then 150
        ("term_differs", "I.2"),  # Cục, Tổng cục
        ("unnumbered_product", "I.3"),
        ("near_duplicate", "I.3"),  # V.2
        ("template_budget", "II.2"),  # 1150 beside 800
        ("repeated_words", "II.3"),
        ("product_without_activity", "II.3"),  # a station
        ("activity_missing", "II.4"),
        ("mistyped", "II.4"),  # "mần bệnh"
        ("coverage_changes", "III.1"),  # one of two seas
        ("undelivered_output", "III.2"),  # a film
        ("year_missing", "III.3"),
        ("missing_word", "IV.1"),  # "đáp ứng yêu"
        ("same_product", "IV.1"),  # IV.4
        ("product_missing", "IV.3"),
        ("mistyped", "IV.4"),  # "sông Cửa Long"
        ("objective_missing", "V.1"),
        ("numbers_disagree", "V.1"),  # 12 reports, then 10 radio reports
        ("unnumbered_product", "V.3"),  # leaflets of V.2
        ("product_without_activity", "V.3"),
    },
    "planted_industry": {
        ("section_total", "II"),
        ("section_total", "III"),
        ("amount_out_of_scale", "III.4"),  # 90 for 900
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("year_missing", "I.1"),
        ("leftover_text", "I.2"),  # the mechanical engineering of I.1 in the task on electronics
        ("undelivered_output", "I.3"),  # the trial that I.1 and I.2 report on
        ("numbers_disagree", "I.4"),  # 150 enterprises, then 120
        ("unnumbered_product", "II.1"),  # a pilot
        ("undelivered_output", "II.3"),  # courses
        ("mistyped", "III.1"),  # "triễn lãm"
        ("template_budget", "III.3"),  # 2400 beside 1600
        ("scope_narrows", "III.4"),  # the whole country becomes the north
        ("numbers_disagree", "IV.1"),  # 3 courses of 25 learners, 90 in all
        ("objective_missing", "V.2"),
        ("unnumbered_product", "V.3"),  # video clips
        ("repeated_words", "V.3"),
        ("template_budget", "V.4"),  # much the same as III.4
        ("same_product", "IV.1"),  # IV.2, in other words
        ("unnumbered_product", "VI.1"),  # a workshop
        ("mistyped", "VI.1"),  # "giai đọan"
    },
    "planted_heritage": {
        ("section_total", "III"),
        ("section_total", "V"),  # leaves out V.5
        ("amount_missing", "III.3"),
        ("amount_out_of_scale", "III.4"),  # 1,35 billion
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("unnumbered_product", "I.1"),  # a workshop
        ("numbers_disagree", "I.1"),  # 12 communes, then 10
        ("undelivered_output", "I.2"),  # software
        ("year_differs", "II.1"),
        ("near_duplicate", "II.1"),  # II.2, with another budget
        ("template_products", "III.1"),  # the courses that III.2 has not
        ("undelivered_output", "III.2"),
        ("leftover_text", "III.2"),  # Tân Hóa of III.1
        ("product_without_activity", "III.3"),  # a brand
        ("mistyped", "III.4"),  # "hang dộng"
        ("numbers_disagree", "IV.1"),  # 4 classes of 35 learners, 120 in all
        ("unnumbered_product", "IV.3"),  # classes
        ("missing_word", "V.1"),  # "thị khách"
        ("same_product", "V.2"),  # V.5
        ("activity_missing", "V.3"),
        ("repeated_words", "V.4"),
    },
    "planted_biodiversity": {
        ("section_total", "II"),
        ("section_total", "V"),
        ("amount_out_of_scale", "V.2"),  # 600000 for 600
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("undelivered_output", "I.2"),  # classes
        ("numbers_disagree", "II.2"),  # 02 models, then 01
        ("template_numbers", "II.3"),
        ("leftover_text", "II.3"),  # the mangroves of II.2 in a task on reefs
        ("year_missing", "III.1"),
        ("missing_word", "III.2"),  # "phù với"
        ("template_budget", "III.2"),  # 800 beside 500
        ("unnumbered_product", "III.3"),
        ("repeated_words", "III.3"),
        ("objective_missing", "IV.2"),
        ("undelivered_output", "IV.2"),  # an app
        ("unnumbered_product", "V.2"),
        ("numbers_disagree", "V.3"),  # 05 articles a month, 50 in all
    },
    "planted_libraries": {
        ("product_missing", "I.2"),
        ("section_total", "II"),
        ("amount_missing", "II.3"),
        ("section_total", "V"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("repeated_words", "I.1"),
        ("numbers_disagree", "II.1"),  # 60 trips, then 50
        ("numbers_disagree", "II.2"),  # 30 shelves of 200 books, 5000 in all
        ("template_products", "II.3"),  # the conference that II.4 has no product for
        ("undelivered_output", "II.4"),
        ("mistyped", "III.1"),  # "lưu trử"
        ("undelivered_output", "III.3"),  # a handbook
        ("unnumbered_product", "IV.1"),
        ("missing_word", "V.1"),  # "tầng lớp nhân"
        ("template_budget", "V.4"),  # 400 beside 250
    },
    "planted_construction": {
        ("section_total", "II"),
        ("section_total", "IV"),  # since IV.4 has 50 for 500
        ("amount_out_of_scale", "IV.4"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("template_products", "I.2"),  # the workshop that I.3 has no product for
        ("undelivered_output", "I.3"),
        ("leftover_text", "I.3"),  # the tiles of I.2 in a task on glass
        ("scope_narrows", "I.4"),  # one of three materials
        ("numbers_disagree", "II.1"),  # 02 stations, then 01
        ("missing_word", "II.1"),  # "quy nghiền"
        ("undelivered_output", "II.2"),  # software
        ("template_budget", "II.4"),  # 900 beside 600
        ("product_without_activity", "III.1"),  # an app
        ("objective_missing", "III.2"),
        ("unnumbered_product", "III.2"),  # a pilot
        ("year_missing", "IV.1"),
        ("repeated_words", "IV.2"),
        ("unnumbered_product", "IV.3"),  # classes
        ("near_duplicate", "IV.3"),  # IV.5, in other words
    },
    "planted_drowning": {
        ("section_total", "IV"),  # since IV.2 has no amount
        ("amount_missing", "IV.2"),
        ("grand_total_sections", None),  # 6930 for 6390
        ("grand_total_tasks", None),
        ("numbers_disagree", "I.2"),  # 240 collaborators, then 260
        ("undelivered_output", "I.3"),  # a digital map
        ("numbers_disagree", "I.3"),  # 13 districts, then 05
        ("unnumbered_product", "II.2"),  # clips
        ("repeated_words", "III.1"),
        ("near_duplicate", "III.2"),  # III.4, in other words
        ("template_products", "III.2"),  # the certificates that III.3 has no product for
        ("product_missing", "IV.1"),
        ("mistyped", "IV.3"),  # "giám xát"
        ("year_missing", "V.1"),
        ("missing_word", "V.1"),  # "khắc tồn tại"
    },
    "planted_meteorology": {
        ("section_total", "I"),  # since I.2 is in đồng
        ("amount_out_of_scale", "I.2"),
        ("section_total", "III"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("near_duplicate", "I.1"),  # IV.3, in quite other words
        ("repeated_words", "I.2"),
        ("undelivered_output", "I.3"),  # a handbook
        ("leftover_text", "II.2"),  # the river of II.1
        ("template_budget", "II.3"),  # 1700 beside 1200
        ("unnumbered_product", "III.1"),  # classes
        ("mistyped", "III.2"),  # "cảnh bảo"
        ("numbers_disagree", "III.3"),  # 120.000 pages, then 102.000
        ("year_missing", "IV.1"),
        ("numbers_disagree", "IV.2"),  # 30 stations, then 05
        ("scope_narrows", "IV.2"),  # in one of six provinces
        ("numbers_disagree", "V.1"),  # 24 reportages, then 20
    },
    "planted_sport": {
        ("section_total", "II"),  # 2520 for 2250
        ("section_total", "IV"),  # since IV.3 has no amount
        ("amount_missing", "IV.3"),
        ("grand_total_tasks", None),
        ("near_duplicate", "I.1"),  # III.4, in other words
        ("numbers_disagree", "I.3"),  # 60 places, then 50
        ("mistyped", "II.1"),  # "phong chào"
        ("leftover_text", "II.2"),  # the badminton of II.1
        ("template_numbers", "II.3"),  # 03 beside 05, for the same money
        ("undelivered_output", "III.1"),  # course material
        ("repeated_words", "III.1"),
        ("unnumbered_product", "III.2"),  # a trial "in some districts"
        ("numbers_disagree", "III.3"),  # 03 guides, then 01
        ("scope_narrows", "III.3"),  # for one of three groups
        ("numbers_disagree", "IV.1"),  # 09 rounds, then 07
        ("objective_missing", "IV.2"),
        ("missing_word", "IV.3"),  # "về lợi"
        ("product_missing", "IV.4"),
    },
    "planted_legal_aid": {
        ("section_total", "II"),
        ("section_total", "V"),  # since V.1 has 450000 for 450
        ("amount_out_of_scale", "V.1"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("undelivered_output", "I.1"),  # a report on other countries
        ("mistyped", "I.2"),  # "thẩm đinh"
        ("template_budget", "I.3"),  # 850 beside 450
        ("near_duplicate", "I.4"),  # V.4, in quite other words
        ("numbers_disagree", "II.1"),  # 300 legal assistants, then 250
        ("missing_word", "II.1"),  # "đáp yêu cầu"
        ("scope_narrows", "II.2"),  # one of three languages
        ("year_missing", "II.3"),
        ("product_without_activity", "III.1"),  # a film
        ("leftover_text", "III.2"),  # the report of III.1
        ("unnumbered_product", "IV.1"),  # classes
        ("numbers_disagree", "V.1"),  # twice a month, then once
        ("repeated_words", "V.3"),
    },
    "planted_road_safety": {
        ("section_total", "I"),
        ("section_total", "II"),  # since II.2 has 0
        ("amount_zero", "II.2"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("objective_missing", "I.2"),
        ("repeated_words", "I.2"),
        ("numbers_disagree", "I.3"),  # 40 places, then 30
        ("unnumbered_product", "II.1"),  # a pilot in some schools
        ("template_numbers", "III.2"),  # 02 classes beside 06, for the same money
        ("leftover_text", "III.2"),  # the coaches of III.1 in the task on lorries
        ("undelivered_output", "III.3"),  # 300 bags
        ("missing_word", "IV.1"),  # "nâng cao thức"
        ("product_without_activity", "IV.2"),  # clips
        ("unnumbered_product", "IV.3"),  # a contest; it should be another one
        ("scope_narrows", "V.1"),  # one of three partners
        ("product_missing", "V.3"),
        ("year_missing", "V.4"),  # "Quý IV" alone
    },
    "planted_intellectual_property": {
        ("section_total", "III"),
        ("section_total", "IV"),  # since IV.1 has 450000 for 450
        ("amount_out_of_scale", "IV.1"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("unnumbered_product", "I.1"),  # workshops
        ("missing_word", "I.1"),  # "giám sở hữu"
        ("near_duplicate", "I.2"),  # II.5, in other words
        ("numbers_disagree", "II.1"),  # 15 applications, then 12
        ("mistyped", "II.1"),  # "bào hộ"
        ("template_budget", "II.3"),  # 900 beside 500
        ("leftover_text", "II.3"),  # the hats of II.2 in the task on salt
        ("repeated_words", "II.4"),
        ("undelivered_output", "III.1"),  # a search tool
        ("numbers_disagree", "III.2"),  # 02 offices, then 01
        ("year_missing", "V.2"),
        ("undelivered_output", "V.3"),  # a conference
    },
    "planted_water": {
        ("section_total", "I"),
        ("section_total", "III"),  # since III.3 has 0
        ("amount_zero", "III.3"),
        ("grand_total_tasks", None),
        ("near_duplicate", "I.1"),  # III.4
        ("template_products", "I.1"),  # the conference that III.4 has not
        ("repeated_words", "I.1"),
        ("scope_narrows", "I.2"),  # one of two languages
        ("unnumbered_product", "I.3"),  # classes
        ("mistyped", "I.3"),  # "rủi do"
        ("template_numbers", "II.2"),  # 01 system beside 02, for the same money
        ("undelivered_output", "II.4"),  # a guide
        ("undelivered_output", "III.1"),  # an app beside the software
        ("objective_missing", "III.2"),
        ("numbers_disagree", "III.2"),  # 04 courses, then 03
        ("product_missing", "IV.2"),
    },
    "planted_customs": {
        ("section_total", "III"),
        ("section_total", "IV"),  # since IV.3 has 300000 for 300
        ("amount_out_of_scale", "IV.3"),
        ("grand_total_sections", None),
        ("grand_total_tasks", None),
        ("template_budget", "I.3"),  # 950 beside 700
        ("undelivered_output", "II.1"),  # classes
        ("year_missing", "II.2"),
        ("numbers_disagree", "II.3"),  # 150 seals, then 120
        ("near_duplicate", "III.2"),  # IV.4
        ("repeated_words", "IV.1"),
        ("unnumbered_product", "V.2"),  # a workshop
        ("scope_narrows", "V.2"),  # sea ports alone
    },
    "planted_forest_fires": {
        ("section_total", "II"),
        ("section_total", "IV"),  # since IV.2 has no amount
        ("amount_missing", "IV.2"),
        ("grand_total_tasks", None),
        ("undelivered_output", "I.1"),  # a workshop
        ("near_duplicate", "I.1"),  # V.2
        ("template_products", "II.1"),  # the film that II.2 has not
        ("leftover_text", "II.3"),  # the pines of II.1 in the task on bamboo
        ("undelivered_output", "III.1"),  # a procedure
        ("mistyped", "III.1"),  # "nguy cở"
        ("numbers_disagree", "III.2"),  # 20 teams, then 16
        ("objective_missing", "III.3"),
        ("unnumbered_product", "IV.1"),  # classes
        ("repeated_words", "IV.2"),
        ("scope_narrows", "IV.3"),  # one of three languages
    },
    "planted_labour": {
        ("numbers_disagree", "I.2"),  # 24 fairs, then 20
        ("numbers_disagree", "I.3"),  # 5 classes of 40 learners, then 160
        ("undelivered_output", "I.4"),  # a handbook
        ("product_without_activity", "I.5"),  # television
        ("scope_narrows", "II.1"),  # 62 villages become those of two districts
        ("numbers_disagree", "II.3"),  # 03 forums, one of them online, then 02
        ("unnumbered_product", "II.4"),  # a clip
        ("near_duplicate", "III.2"),  # III.3, in other words
        ("numbers_disagree", "III.4"),  # 300 wheelchairs, then 250
    },
}  # fmt: skip


@pytest.mark.parametrize("name", DEFECTS)
def test_a_list_with_many_defects_at_once(name):
    """What the list was given, and nothing else."""
    text = (Path(__file__).parent / f"{name}.txt").read_text("utf-8")
    alarms = [one for one in audit_of(text) if one.severity != "note"]
    assert {(one.rule_code, one.task_code or one.section_code) for one in alarms} == DEFECTS[name]
