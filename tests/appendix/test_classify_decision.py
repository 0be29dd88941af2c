"""The whole classification of Decision 2323/QĐ-BCT, worked out by hand from its text, row by row.

The table was written by reading data/decisions/2323-QD-BCT-2021.txt, before the classifier ran. Where a reading can be
argued about, the reason stands beside it; the definitions are those of the data contract.
"""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.appendix.classify import classify, load_lexicon
from dashboard.appendix.read import decode, read

DATA = Path(__file__).parents[2] / "data"
DECISION = "2323-QD-BCT-2021"
APPENDIX = read(decode((DATA / "decisions" / f"{DECISION}.txt").read_bytes()))
LEXICON = load_lexicon(DATA / "reference")

# Task: its sectors, and for each product bullet what it promises as type=quantity ("-": the text states none).
GUIDE_AND_WORKSHOP = ["report=-", "technical_guide=-", "workshop=1"]
NORM = ["report=-", "norm_or_criteria=-"]
EXPECTED = {
    "I.1": ("paper", NORM),
    "I.2": ("plastics", NORM),
    "I.3": ("textile_garment", [*NORM, "workshop=1"]),
    # Packaging and ware of glass and ceramics: the material is named; food is only what it touches.
    "I.4": ("glass_ceramics", ["report=-", "technical_guide=-", "product_list=-", "workshop=1"]),
    "I.5": ("cross_sector", ["report=-", "policy_draft=1", "workshop=1"]),
    # Phosphate is extracted here for the chemical industry, which the title names.
    "II.1": ("chemicals", GUIDE_AND_WORKSHOP),
    "II.2": ("textile_garment", GUIDE_AND_WORKSHOP),  # weaving and dyeing
    "II.3": ("leather_footwear", GUIDE_AND_WORKSHOP),
    "II.4": ("chemicals", GUIDE_AND_WORKSHOP),
    "II.5": ("cement", GUIDE_AND_WORKSHOP),
    "II.6": ("steel", GUIDE_AND_WORKSHOP),
    "III.1": ("batteries", ["report=-", "technical_guide=-", "procedure=-", "pilot=1", "workshop=1"]),
    # An industrial park is a place. The model is built in one bullet, applied at one park in the next: two rows.
    "III.2": ("cross_sector", ["pilot=-", "pilot=1", "workshop=1"]),
    "III.3": ("leather_footwear", ["report=-", "technical_guide=-", "procedure=-", "pilot=1", "workshop=1"]),
    # "Tài liệu hình thí điểm": evidently "Tài liệu về mô hình thí điểm", as in III.1; "danh nghiệp": doanh nghiệp.
    "III.4": ("electronics", ["report=-", "technical_guide=-", "pilot=1", "workshop=1"]),
    # "cho 01 loại sản phẩm" says scope.
    "III.5": ("household_goods", GUIDE_AND_WORKSHOP),
    "IV.1": ("seafood", ["report=-", "pilot=1", "technical_guide=-", "workshop=1"]),
    "IV.2": ("tea", ["report=-", "pilot=1", "technical_guide=-", "workshop=1"]),
    # Two models, for one enterprise and one cooperative: 2, not 4. A craft village is a place, wood its trade.
    "IV.3": ("wood", ["report=-", "pilot=2", "workshop=1"]),
    "V.1": ("textile_garment? plastics?", ["report=-", "software=1", "technical_guide=-", "pilot=5"]),
    # Plastic waste in shops is retail. The workshop has no number.
    "V.2": ("retail", ["report=-", "technical_guide=-", "pilot=1", "workshop=-"]),
    "VI.1": ("cross_sector", ["report=-", "norm_or_criteria=-", "labelled_product=1", "workshop=1"]),
    "VI.2": ("glass_ceramics", ["report=-", "technical_guide=-", "product_list=-"]),
    # "cho 5 ngành" says scope; "Hội nghị tập huấn" is a workshop.
    "VII.1": ("cross_sector", ["report=-", "database=-", "workshop=1"]),
    "VIII.1": ("cross_sector", ["article=50 news_item=100"]),
    "VIII.2": ("cross_sector", ["article=50", "news_item=100"]),  # mixed "tin bài" are news items
    "VIII.3": ("cross_sector", ["bulletin=4", "video_clip=8"]),
    "VIII.4": ("cross_sector", ["website=-", "article=100 news_item=200"]),
    # The third bullet is the broadcasting schedule of the second.
    "VIII.5": (
        "cross_sector",
        ["report=- product_list=-", "radio_programme=24 radio_report=24", "", "web_report=12"],
    ),
    "VIII.6": ("cross_sector", ["tv_report=2", "workshop=2"]),
    "VIII.7": ("cross_sector", ["report=-", "training=-", "training=-", "training=3"]),
    "VIII.8": ("cross_sector", ["exhibition=3", "workshop=3", "report=-"]),
    "IX.1": ("administration", ["admin_document=-"]),
}

# Published or broadcast items, and the public events of section VIII, the one about communication:
# task and bullet, channel, medium, type, quantity, minutes per item.
OUTPUTS = [
    ("VIII.1", 1, "moit_portal", "web", "article", 50, None, None),
    ("VIII.1", 1, "moit_portal", "web", "news_item", 100, None, None),
    ("VIII.2", 1, "cong_thuong_newspaper", "print", "article", 50, None, None),
    ("VIII.2", 2, "cong_thuong_newspaper", "print", "news_item", 100, None, None),
    (
        "VIII.3",
        1,
        "printed_matter",
        "print",
        "bulletin",
        4,
        None,
        None,
    ),  # printed in four colours, nowhere else
    ("VIII.3", 2, "cong_thuong_magazine_online", "video", "video_clip", 8, 4, 5),
    ("VIII.4", 1, "scp_portal", "web", "website", None, None, None),
    (
        "VIII.4",
        2,
        "scp_portal",
        "web",
        "article",
        100,
        None,
        None,
    ),  # "trên trang thông tin điện tử": the title's
    ("VIII.4", 2, "scp_portal", "web", "news_item", 200, None, None),
    ("VIII.5", 2, "vov", "radio", "radio_programme", 24, 9, 10),
    ("VIII.5", 2, "vov", "radio", "radio_report", 24, 3, 5),
    ("VIII.5", 4, "vov2_web", "web", "web_report", 12, None, None),
    ("VIII.6", 1, "can_tho_tv", "tv", "tv_report", 2, None, None),
    ("VIII.6", 2, "public_event", "event", "workshop", 2, None, None),
    ("VIII.8", 1, "public_event", "event", "exhibition", 3, None, None),
    ("VIII.8", 2, "public_event", "event", "workshop", 3, None, None),
]


@pytest.fixture(params=[DECISION, None], ids=["reviewed", "lexicon alone"])
def classification(request):
    return classify(APPENDIX, LEXICON, request.param)


def test_the_table_has_every_task_and_every_product_bullet():
    bullets = {task.task_code: len(task.texts("product")) for task in APPENDIX.tasks}
    assert bullets == {task: len(products) for task, (_, products) in EXPECTED.items()}


def test_sectors(classification):
    found = dict.fromkeys(EXPECTED, "")
    for row in classification.task_sectors:
        found[row.task_code] = f"{found[row.task_code]} {row.sector_code}{'?' * row.is_alternative}".strip()
    assert found == {task: sectors for task, (sectors, _) in EXPECTED.items()}


def test_deliverables(classification):
    found = {
        (task, place): [] for task, (_, products) in EXPECTED.items() for place in range(1, len(products) + 1)
    }
    for row in classification.deliverables:
        found[row.task_code, row.product_position].append(f"{row.type_code}={row.quantity or '-'}")
    assert found == {
        (task, place): cell.split()
        for task, (_, products) in EXPECTED.items()
        for place, cell in enumerate(products, start=1)
    }


def test_communication_outputs(classification):
    found = [
        (
            *(it.task_code, it.product_position, it.channel, it.medium, it.type_code),
            *(it.quantity, it.minutes_min, it.minutes_max),
        )
        for it in classification.communication_outputs
    ]
    assert found == OUTPUTS


def test_sums_that_a_reader_counts(classification):
    """Counted in the document: stated workshops, stated pilots, reports (none has a number)."""
    count, stated = Counter(), Counter()
    for row in classification.deliverables:
        count[row.type_code] += 1
        stated[row.type_code] += row.quantity or 0
    assert (count["workshop"], stated["workshop"]) == (22, 24)
    assert (count["pilot"], stated["pilot"]) == (10, 14)
    assert (count["report"], stated["report"]) == (26, 0)
    assert count["other"] == 0


def test_evidence_is_verbatim(classification):
    texts = {task.task_code: [task.title, *(it.text for it in task.passages)] for task in APPENDIX.tasks}
    products = {
        (task.task_code, it.position): it.text for task in APPENDIX.tasks for it in task.texts("product")
    }
    for row in classification.task_sectors:
        assert row.evidence and any(row.evidence in text for text in texts[row.task_code])
    for row in (*classification.deliverables, *classification.communication_outputs):
        assert row.evidence and row.evidence in products[row.task_code, row.product_position]


def test_the_evidence_of_a_quantity_holds_its_number(classification):
    for row in classification.deliverables:
        if row.quantity is not None:
            assert str(row.quantity) in row.evidence, row


def test_shares_sum_to_one(classification):
    total = Counter()
    for row in classification.task_sectors:
        total[row.task_code] += row.share
    assert set(total) == set(EXPECTED)
    assert set(total.values()) == {Decimal(1)}


def test_every_row_says_how_it_was_decided(classification):
    rows = [
        *((row.task_code, None, row.sector_code) for row in classification.task_sectors),
        *((row.task_code, row.product_position, row.type_code) for row in classification.deliverables),
        *(
            (row.task_code, row.product_position, row.type_code)
            for row in classification.communication_outputs
        ),
    ]
    decided = [it for it in classification.decided if it.code is not None]
    assert [(it.task_code, it.product_position, it.code) for it in decided] == rows
    assert all(it.reason_vi and it.reason_en and it.evidence for it in classification.decided)
    assert {it.task_code for it in classification.decided if it.code is None} == {"VIII.5"}
