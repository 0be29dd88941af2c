"""What a row leaves out, open or unexplained."""

import pytest

from dashboard.appendix.audit import audit
from dashboard.appendix.read import read
from tests.appendix.audit_support import (
    HEAD,
    NOTHING,
    codes,
    findings,
    of_task,
    quotes,
    references,
    section,
    task,
    total,
)


@pytest.mark.parametrize("field", ["objective", "activity", "product"])
def test_an_empty_cell(field):
    assert f"{field}_missing" in codes(of_task(**{field: ""}))
    assert f"{field}_missing" not in codes(of_task())


def test_a_missing_year():
    assert "year_missing" in codes(of_task(year=""))
    assert "year_missing" not in codes(of_task(year="2024-2025"))


def years(*stated: str) -> set[str]:
    rows = [task(n, year=year, title=f"Nhiệm vụ {n}") for n, year in enumerate(stated, start=1)]
    found = findings(section(), *rows, total())
    return {one.task_code for one in found if one.rule_code == "year_differs"}


def test_a_year_unlike_the_lists():
    assert years("2024", "2024", "2014", "2024", "2024") == {"I.3"}
    assert years("2024", "2024", "2024-2025", "2024", "2024") == set()
    assert years("2024", "2025", "2024", "2025") == set()


def test_a_gap_in_the_numbers():
    found = findings(section(), task(1), task(3, title="Lập bản đồ"), total())
    assert [one.task_code for one in found if one.rule_code == "number_skipped"] == ["I.3"]
    assert "number_skipped" not in codes(findings(section(), task(1), task(2, title="Lập bản đồ"), total()))


@pytest.mark.parametrize(
    "product",
    [
        "- Tổ chức hội thảo phổ biến sổ tay",
        "- Lớp tập huấn sử dụng sổ tay",
        "- Mô hình thí điểm tại nhà máy",
        "- Hội thảo với 100 đại biểu",
        "- Hội thảo phổ biến Quyết định số 12",
        "- Hội thảo trong 02 ngày",
        "- Video clip giới thiệu sổ tay",
        "- Video giới thiệu sổ tay",
    ],
)
def test_a_counted_product_without_a_number(product):
    assert quotes(of_task(product=product), "unnumbered_product") == [product.removeprefix("- ")]


@pytest.mark.parametrize(
    "product",
    [
        "- Tổ chức 01 hội thảo phổ biến sổ tay",
        "- Hai hội thảo phổ biến sổ tay",
        "- Tổ chức đào tạo 03 khóa",
        "- Đào tạo cho 50 học viên",
        "- Áp dụng mô hình tại 02 nhà máy",
        "- Xây dựng mô hình thí điểm - Áp dụng mô hình tại 01 nhà máy",
        "- Báo cáo kết quả hội thảo",
        "- Tài liệu đào tạo vận hành",
        "- 2000 tờ rơi về lò hơi",
        "- Ba mươi lăm lớp tập huấn",
        "- Kịch bản video giới thiệu sổ tay",
    ],
)
def test_a_product_with_a_number_or_none_to_count(product):
    assert "unnumbered_product" not in codes(of_task(product=product))


def test_an_alternative_left_open():
    assert "undecided_alternative" in codes(of_task(product="- Sổ tay tại 01 nhà máy hoặc khu công nghiệp"))
    assert "undecided_alternative" not in codes(of_task(objective="Giảm than hoặc điện"))
    assert "undecided_alternative" not in codes(of_task(title="Biên soạn sổ tay, bản in và/hoặc bản điện tử"))


@pytest.mark.parametrize(
    ("product", "both"),
    [
        ("Sổ tay cho ngành thép ở miền Bắc (hoặc ngành nhựa)", "ngành thép ở miền Bắc (hoặc ngành nhựa)"),
        ("Áp dụng chuẩn Global (hoặc Vietgap) trong trồng chè", "Global (hoặc Vietgap)"),
        ("Mô hình tại 01 trung tâm thương mại hoặc siêu thị", "01 trung tâm thương mại hoặc siêu thị"),
        ("01 hội thảo tại Hà Nội hoặc Huế, có báo cáo", "Hà Nội hoặc Huế"),
    ],
)
def test_both_alternatives_are_quoted(product, both):
    found = of_task(product=f"- {product}")
    (message,) = [one.message_vi for one in found if one.rule_code == "undecided_alternative"]
    assert f"“{both}”" in message


def test_a_province_without_a_name():
    activity = "- Khảo sát các lò hơi trên địa bàn tỉnh"
    assert "place_not_named" in codes(of_task(activity=activity))
    assert "place_not_named" not in codes(of_task(activity=f"{activity} Hà Nam"))
    assert "place_not_named" not in codes(of_task(activity=activity, objective="Giảm than tại tỉnh Hà Nam"))


def test_a_provinces_own_list_need_not_name_it():
    rows = [
        task(n, title=f"Nhiệm vụ {n}", activity="- Khảo sát các lò hơi trên địa bàn tỉnh") for n in (1, 2, 3)
    ]
    assert "place_not_named" not in codes(findings(section(), *rows, total()))


def test_a_list_that_names_its_province_above_the_table():
    row = task(activity="- Khảo sát các lò hơi trên địa bàn tỉnh")
    text = "\n".join(("KẾ HOẠCH CỦA TỈNH HÀ NAM", HEAD, section(), row, total()))
    assert "place_not_named" not in codes(list(audit(read(text), NOTHING, references())))


def test_a_district_that_the_task_names_elsewhere():
    activity = "- Khảo sát các lò hơi trên địa bàn huyện"
    assert "place_not_named" in codes(of_task(activity=activity))
    assert "place_not_named" not in codes(
        of_task(activity=activity, objective="Giảm than tại huyện Kim Bảng")
    )


def test_a_trial_in_some_places_has_no_number():
    product = "- Báo cáo kết quả áp dụng thử lò hơi tại một số nhà máy"
    assert "unnumbered_product" in codes(of_task(product=product))
    assert "unnumbered_product" not in codes(of_task(product=product.replace("một số", "03")))
    assert "unnumbered_product" not in codes(of_task(product="- Báo cáo khảo sát tại một số nhà máy"))


def test_products_in_words_that_fit_any_task():
    assert quotes(of_task(product="- Báo cáo tổng hợp"), "vague_product") == ["Báo cáo tổng hợp"]
    assert "vague_product" in codes(of_task(product="- Tổ chức 02 hội thảo."))
    assert "vague_product" not in codes(of_task(product="- Báo cáo tổng hợp về lò hơi"))


def test_an_abbreviation_that_nothing_introduces():
    found = of_task(objective="Giảm CPSX tại nhà máy", activity="- Tính chi phí sản xuất")
    (finding,) = [one for one in found if one.rule_code == "abbreviation"]
    assert "CPSX" in finding.message_vi
    assert "chi phí sản xuất" in finding.message_vi


@pytest.mark.parametrize(
    "objective",
    [
        "Giảm chi phí sản xuất (CPSX) và giữ CPSX ở mức thấp",
        "Giảm CPSX (chi phí sản xuất)",
        "Theo Quyết định 889/QĐ-TTg",
        "Phần III và phụ lục IX",
        "Phát sóng trên VOV, tiêu chuẩn ISO",
        "Nối hệ thống thông tin bệnh viện (HIS) với HIS của tỉnh",
        "Chống khai thác bất hợp pháp, không báo cáo, không theo quy định (IUU)",
        "Tăng cường đội nhân viên y tế thôn bản (sau đây gọi tắt là NVYT), chia NVYT theo xã",
    ],
)
def test_abbreviations_that_are_introduced_or_need_not_be(objective):
    assert "abbreviation" not in codes(of_task(objective=objective))


def test_an_abbreviation_that_is_introduced_too_late():
    early, late = "Giảm CPSX", "Giảm chi phí sản xuất (CPSX), báo CPSX hằng tháng"
    found = findings(section(), task(objective=early), task(2, objective=late), total())
    (finding,) = [one for one in found if one.rule_code == "abbreviation"]
    assert finding.task_code == "I.1"
    assert "đến I.2 mới được giải thích" in finding.message_vi
    in_order = findings(section(), task(objective=late), task(2, objective=early), total())
    assert "abbreviation" not in codes(in_order)


@pytest.mark.parametrize("objective", ["Giảm khói, bụi, (CPSX)", "Giảm 5 (CPSX)"])
def test_an_abbreviation_in_brackets_after_no_phrase(objective):
    assert "abbreviation" in codes(of_task(objective=objective))
