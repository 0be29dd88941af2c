"""Tasks that say the same, and tasks of one kind that differ in money or products."""

from decimal import Decimal

from dashboard.appendix.audit import overlaps
from dashboard.appendix.model import Classification, Deliverable, TaskSector
from dashboard.appendix.read import read
from tests.appendix.audit_support import HEAD, codes, findings, references, section, task, total


def guide(number: int, industry: str, budget: str = "600", product: str = "") -> str:
    """A task of a template in which only the industry is exchanged."""
    return task(
        number,
        title=f"Xây dựng hướng dẫn tiết kiệm nước cho ngành {industry}",
        objective=f"Giảm lượng nước sử dụng trong ngành {industry}",
        activity=f"- Khảo sát hiện trạng sử dụng nước ngành {industry} - Xây dựng hướng dẫn tiết kiệm nước cho ngành {industry}",
        product=f"- Báo cáo hiện trạng sử dụng nước ngành {industry} - Hướng dẫn tiết kiệm nước cho ngành {industry}{product}",
        budget=budget,
    )


def duplicate(number: int, verb: str, budget: str) -> str:
    return task(
        number,
        title=f"{verb} giải pháp thu gom pin thải tại siêu thị",
        objective="Giảm lượng pin thải bỏ lẫn trong rác sinh hoạt",
        activity="- Điều tra lượng pin thải tại siêu thị - Lựa chọn điểm đặt thùng thu gom - Đề xuất giải pháp thu gom",
        product="- Báo cáo điều tra lượng pin thải tại siêu thị - Giải pháp thu gom pin thải",
        budget=budget,
    )


def test_a_duplicate_with_its_passages_and_its_money():
    appendix = read(
        "\n".join(
            (
                HEAD,
                section("I"),
                duplicate(1, "Xây dựng", "900"),
                section("II"),
                duplicate(1, "Nghiên cứu, đề xuất", "500"),
                total(),
            )
        )
    )
    (overlap,) = overlaps(appendix, references())
    assert (overlap.first_task_code, overlap.second_task_code, overlap.kind) == ("I.1", "II.1", "duplicate")
    assert (overlap.first_budget, overlap.second_budget) == (Decimal(900), Decimal(500))
    assert overlap.score > 0.9
    assert [pair.field for pair in overlap.shared] == [
        "title", "objective", "activity", "activity", "activity", "product", "product",
    ]  # fmt: skip
    assert overlap.shared[1].first == overlap.shared[1].second
    assert overlap.shared[1].score == 1


def test_a_duplicate_is_a_finding_on_both_tasks():
    found = findings(
        section("I"),
        duplicate(1, "Xây dựng", "900"),
        section("II"),
        duplicate(1, "Nghiên cứu", "500"),
        total(),
    )
    (finding,) = [one for one in found if one.rule_code == "near_duplicate"]
    assert finding.related_task_codes == ("I.1", "II.1")
    assert "1.400 triệu đồng" in finding.message_vi
    assert "VND 1,400 million" in finding.message_en


def course(number: int, words: tuple[str, str, str], learners: str) -> str:
    """A task that teaches; `words` are the verbs for teaching and writing and the word for the learners."""
    teach, write, people = words
    return task(
        number,
        title=f"{teach} kỹ năng vận hành lò hơi cho {people} nhà máy",
        objective=f"Nâng cao kỹ năng vận hành an toàn cho {people} nhà máy",
        activity=f"- {write} tài liệu {teach.lower()} - {learners} - Đánh giá kết quả cuối khóa",
        product=f"- Tài liệu {teach.lower()} - Báo cáo kết quả cuối khóa",
    )


def test_a_duplicate_in_other_words():
    ours, theirs = ("Tập huấn", "Biên soạn", "cán bộ"), ("Bồi dưỡng", "Xây dựng", "viên chức")
    rows = (course(1, ours, "Tổ chức 12 lớp tập huấn"), course(2, theirs, "Mở 10 lớp bồi dưỡng"))
    assert "near_duplicate" in codes(findings(section(), *rows, total()))
    other = course(2, ("Tuyển chọn", "Thu thập", "khách tham quan"), "Mở 10 cuộc họp")
    assert "near_duplicate" not in codes(findings(section(), rows[0], other, total()))


def test_passages_in_another_order_are_alike():
    rows = [
        task(
            number,
            title=f"{verb} pin thải tại siêu thị",
            objective="Giảm lượng pin thải bỏ lẫn trong rác",
            activity=f"- {activity}",
            product="- 12 thùng thu gom pin tại siêu thị",
        )
        for number, verb, activity in (
            (1, "Thu gom", "Đặt thùng, dán hướng dẫn, cân pin thải hằng tuần tại siêu thị"),
            (2, "Thu gom", "Cân pin thải tại siêu thị hằng tuần, dán hướng dẫn, đặt thùng"),
        )
    ]
    appendix = read("\n".join((HEAD, section(), *rows, total())))
    (overlap,) = overlaps(appendix, references())
    (activity,) = [pair for pair in overlap.shared if pair.field == "activity"]
    assert 0.9 < activity.score < 1


def test_a_template_is_no_duplicate():
    found = findings(section(), guide(1, "giấy"), guide(2, "nhựa"), guide(3, "thép"), total())
    assert "near_duplicate" not in codes(found)
    (family,) = [one for one in found if one.rule_code == "template_family"]
    assert family.related_task_codes == ("I.1", "I.2", "I.3")
    assert "1.800 triệu đồng" in family.message_vi


def test_tasks_that_share_little():
    appendix = read(
        "\n".join((HEAD, section(), guide(1, "giấy"), task(2), duplicate(3, "Xây dựng", "100"), total()))
    )
    assert overlaps(appendix, references()) == ()


def boilers(number: int, place: str, product: str) -> str:
    """A task that only its place tells from the others; no passage names it."""
    return task(
        number,
        title=f"Thay lò hơi cũ cho các nhà máy tại huyện {place}",
        objective="Giảm than và khói bụi",
        activity="- Khảo sát các nhà máy - Thay lò hơi cũ",
        product=product,
    )


def test_one_task_for_two_places_is_a_template():
    product = "- Báo cáo khảo sát các nhà máy"
    found = codes(
        findings(section(), boilers(1, "Kim Bảng", product), boilers(2, "Lý Nhân", product), total())
    )
    assert "template_family" in found
    assert "near_duplicate" not in found


def test_a_template_that_promises_less_for_the_same_money():
    first = boilers(1, "Kim Bảng", "- 05 mô hình nhà máy dùng lò hơi mới")
    second = boilers(2, "Lý Nhân", "- 03 mô hình nhà máy dùng lò hơi mới")
    (finding,) = [
        one for one in findings(section(), first, second, total()) if one.rule_code == "template_numbers"
    ]
    assert finding.task_code == "I.2"
    assert "I.1 ghi “05 mô hình” và I.2 ghi “03 mô hình”" in finding.message_vi
    assert "template_numbers" not in codes(
        findings(section(), first, first.replace("1\t", "2\t", 1), total())
    )


def rewritten() -> tuple[str, str]:
    """One task and the same work in other words."""
    return (
        task(
            1,
            title="Khảo sát thói quen đọc sách của học sinh phổ thông",
            objective="Có số liệu để đề xuất chính sách khuyến khích đọc sách trong nhà trường",
            activity="- Thiết kế phiếu khảo sát - Khảo sát học sinh ba cấp học - Phân tích số liệu",
            product="- Phiếu khảo sát - Báo cáo phân tích thói quen đọc sách của học sinh",
            budget="220",
        ),
        task(
            2,
            title="Điều tra, đánh giá việc đọc sách của học sinh trên địa bàn tỉnh",
            objective="Nắm mong muốn đọc sách của học sinh, phục vụ giải pháp khuyến khích đọc",
            activity="- Xây dựng phiếu hỏi - Điều tra học sinh các cấp - Tổng hợp kết quả",
            product="- Phiếu hỏi - Báo cáo điều tra việc đọc sách của học sinh",
            budget="200",
        ),
    )


def test_the_same_work_in_other_words():
    first, second = rewritten()
    others = (
        task(3, title="Đo khói lò gạch", activity="- Đo khói lò gạch", product="- Báo cáo đo khói"),
        task(4, title="Trồng rừng ven biển", activity="- Trồng rừng ven biển", product="- 20 ha rừng"),
    )
    (finding,) = [
        one for one in findings(section(), first, second, *others, total()) if one.rule_code == "same_work"
    ]
    assert finding.related_task_codes == ("I.1", "I.2")
    assert "I.1 (220 triệu đồng) và I.2 (200 triệu đồng)" in finding.message_vi
    assert finding.evidence[:2] == (
        "Khảo sát thói quen đọc sách của học sinh phổ thông",
        "Điều tra, đánh giá việc đọc sách của học sinh trên địa bàn tỉnh",
    )
    third = second.replace("2\tĐiều tra, đánh giá", "3\tKể chuyện và bình luận", 1)
    crowd = findings(section(), first, second, third, total())
    assert "same_work" not in codes(crowd), "three tasks about reading are a subject of the list"


def test_tasks_of_one_frame_need_say_less_alike():
    """As many activities, products of the same kinds, nearly one budget; another budget or product breaks the frame."""

    def is_same(*, budget: str = "380", product: str = "Danh sách dịch vụ số được giới thiệu") -> bool:
        rows = (
            task(
                1,
                title="Xây dựng danh mục giải pháp số cho doanh nghiệp",
                objective="Giúp doanh nghiệp tiếp cận giải pháp số có chất lượng",
                activity="- Xây dựng bộ tiêu chí lựa chọn - Thẩm định hồ sơ - Công bố danh mục",
                product="- Bộ tiêu chí lựa chọn - Báo cáo thẩm định - Danh mục giải pháp số",
                budget="400",
            ),
            task(
                2,
                title="Tuyển chọn dịch vụ số tiêu biểu cho các công ty",
                objective="Tạo điều kiện để các công ty tìm được dịch vụ tốt",
                activity="- Xác định tiêu chí - Đánh giá từng hồ sơ - Giới thiệu danh sách",
                product=f"- Tiêu chí tuyển chọn - Báo cáo đánh giá - {product}",
                budget=budget,
            ),
            task(3, title="Đo khói lò gạch", activity="- Đo khói lò gạch", product="- Báo cáo đo khói"),
            task(4, title="Trồng rừng ven biển", activity="- Trồng rừng ven biển", product="- 20 ha rừng"),
        )
        return "same_work" in codes(findings(section(), *rows, total()))

    assert is_same()
    assert not is_same(budget="200")
    assert not is_same(product="Phần mềm giới thiệu dịch vụ")


def test_a_dearer_task_with_less_has_no_reason_for_its_price():
    cheap = boilers(1, "Kim Bảng", "- 06 mô hình nhà máy dùng lò hơi mới").replace("\t100\t", "\t600\t")
    dear = boilers(2, "Lý Nhân", "- 04 mô hình nhà máy dùng lò hơi mới").replace("\t100\t", "\t900\t")
    more = boilers(2, "Lý Nhân", "- 09 mô hình nhà máy dùng lò hơi mới").replace("\t100\t", "\t900\t")
    assert "template_budget" in codes(findings(section(), cheap, dear, total()))
    assert "template_budget" not in codes(findings(section(), cheap, more, total()))


def test_a_budget_of_another_scale_is_questioned_as_such():
    rows = (guide(1, "giấy"), guide(2, "nhựa", "600000"), guide(3, "thép"), guide(4, "da giày"))
    found = codes(findings(section(), *rows, total()))
    assert "template_budget" not in found
    assert "amount_out_of_scale" in found


def test_things_that_no_table_knows_are_counted_in_one_passage():
    tanks = (boilers(1, "Kim Bảng", "- 40 bể xả cặn lò"), boilers(2, "Lý Nhân", "- 25 bể xả cặn lò"))
    assert "template_numbers" in codes(findings(section(), *tanks, total()))
    other = (tanks[0], boilers(2, "Lý Nhân", "- 25 bể xả cặn cho lò cũ"))
    assert "template_numbers" not in codes(findings(section(), *other, total()))


def test_budgets_of_one_template():
    unlike = findings(section(), guide(1, "giấy"), guide(2, "nhựa", "700"), guide(3, "thép"), total())
    (finding,) = [one for one in unlike if one.rule_code == "template_budget"]
    assert finding.task_code == "I.2"
    assert "I.1 và I.3: 600 triệu đồng" in finding.message_vi
    alike = findings(section(), guide(1, "giấy"), guide(2, "nhựa"), total())
    assert "template_budget" not in codes(alike)


def test_numbers_of_its_own_are_a_reason_for_a_budget():
    def is_questioned(first: str, second: str) -> bool:
        rows = (
            task(
                number,
                title="Triển khai phần mềm quản lý lò hơi",
                objective=f"Giảm than tại nhà máy {name}",
                activity=f"- Cài đặt phần mềm - Tổ chức {count} buổi tập huấn",
                product=f"- Phần mềm quản lý lò hơi - {count} buổi tập huấn",
                budget=budget,
            )
            for number, name, count, budget in ((1, "một", first, "500"), (2, "hai", second, "900"))
        )
        return "template_budget" in codes(findings(section(), *rows, total()))

    assert is_questioned("04", "04")
    assert not is_questioned("04", "10")


def test_products_of_one_template():
    more = " - 01 hội thảo phổ biến hướng dẫn"
    unlike = findings(section(), guide(1, "giấy"), guide(2, "nhựa", product=more), guide(3, "thép"), total())
    (finding,) = [one for one in unlike if one.rule_code == "template_products"]
    assert finding.task_code == "I.2"
    assert finding.evidence == ("01 hội thảo phổ biến hướng dẫn",)
    alike = findings(
        section(), *(guide(n, name, product=more) for n, name in ((1, "giấy"), (2, "nhựa"))), total()
    )
    assert "template_products" not in codes(alike)


def same_product(first: str, second: str, *, left: str = "", right: str = "") -> bool:
    """Whether two guides for enterprises of these sectors are called one product; `left` and `right` are added to them."""
    classification = Classification(
        tuple(
            TaskSector(code, sector, Decimal(1), is_alternative=False, evidence="hóa chất")
            for code, sector in (("I.1", first), ("I.2", second))
        ),
        (),
        (),
    )
    rows = (
        task(
            1,
            title="Tìm công nghệ tốt cho ngành hóa chất",
            activity="- Lựa chọn công nghệ khai thác phốt pho",
            product=f"- Hướng dẫn kỹ thuật sử dụng hiệu quả năng lượng cho ngành hóa chất{left}",
        ),
        task(
            2,
            title="Tuần hoàn nhiệt",
            objective="Tận dụng nhiệt thải",
            activity="- Đo nhiệt thải tại nhà máy",
            product=f"- Xây dựng hướng dẫn kỹ thuật sử dụng hiệu quả năng lượng ngành hóa chất{right}",
        ),
    )
    return "same_product" in codes(findings(section(), *rows, total(), classification=classification))


def test_one_product_promised_by_two_tasks_of_one_industry():
    assert same_product("chemicals", "chemicals")
    assert not same_product("chemicals", "steel")
    assert not same_product("cross_sector", "cross_sector")


def test_a_number_or_a_name_tells_products_apart():
    def is_one(left: str, right: str) -> bool:
        return same_product("chemicals", "chemicals", left=left, right=right)

    assert is_one(", 200 cuốn", ", 200 cuốn")
    assert is_one(", 200 cuốn", "")
    assert not is_one(", 200 cuốn", ", 500 cuốn")
    assert not is_one("", " tại Lâm Thao")
    assert is_one(" tại Lâm Thao", " tại Lâm Thao")


def priced(first: int, second: int) -> bool:
    """Whether a hundred million for `first` articles and a hundred for `second` are called unlike prices."""
    classification = Classification(
        (),
        tuple(
            Deliverable(code, 1, "article", count, "bài", f"{count} bài")
            for code, count in (("I.1", first), ("I.2", second))
        ),
        (),
    )
    rows = (
        task(1, title="Đăng bài trên báo", product=f"- {first} bài viết"),
        task(2, title="Truyền thông trên tạp chí", product=f"- {second} bài viết"),
    )
    return "unit_price" in codes(findings(section(), *rows, total(), classification=classification))


def test_prices_by_the_piece():
    assert priced(10, 20)
    assert not priced(10, 15)
