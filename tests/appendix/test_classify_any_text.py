"""Whatever a list says, the classifier, the audit and the store take it, and what they say of it holds together.

Tasks are put together at random, with fixed seeds, from the bullets and titles of the unseen lists and from odd text.
"""

import csv
import random
import shutil
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from dashboard.appendix.audit import audit, load_audit_references, overlaps
from dashboard.appendix.classify import classify, load_lexicon
from dashboard.appendix.load import build
from dashboard.appendix.model import Appendix, Passage, Section, Task

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
UNSEEN = Path(__file__).parent / "unseen"
BATCHES = range(1, 9)
LEXICON = load_lexicon(DATA / "reference")
AUDIT = load_audit_references(DATA / "reference")

# Digits that make no decimal number.
CRYPTIC = ["x²", "²", "10²", "x² hội thảo", "① báo cáo"]
ODD = [
    "-", "–", "…", "./.", "()", "((((", "“”", "\"", "«", ";;;", ", , ,", ":", "/", "%", "|", "=1+1", "@", "\u200b", "🙂",
    "0", "02", "0000000", "9999999", "1.000.000", "12.345,67", "3-2", "10-", "-5", "1/2", "100%", "２０", "٣", "½",
    "0 hội thảo", "9999999 tin", "20-10 bài", "một", "một một", "năm năm", "mười (10)", "ba (3) (ba)", "mỗi", "mỗi tháng",
    "hoặc", "và", "và và hoặc", "hoặc ngành", "ngành", "ngành hoặc ngành", "tại", "về", "gồm", "gồm:", "của", "Sở", "Bộ ,",
    "İSTANBUL İ", "STRAßE", "ǅ", "K", "ﬁ", "Ⅳ", "đ Đ", "Hội", "HỘI THẢO", "hội\u00a0thảo", "báo\tcáo",
    "Report on ISO 14001:2015 & 02 workshops", "02 workshops về ngành paper", "レポート 3 冊", "отчёт 2", "تقرير",
    "https://example.org/?a=1&b=hội-thảo", "a@b.vn", "<b>", "&nbsp;", "NULL", "'; drop table task; --", "\\d+(", "[]{}^$",
    "phút", "5 phút", "99999 phút", "7-3 phút", "02 phóng sự (9-10 phút", "02 video clip, 0 phút", "24/7", "07/2024",
    "Chưa xác định", "Không", "Như trên", "nt", "...",
]  # fmt: skip
VERY_LONG = [
    "Hội thảo" * 50,
    "hội thảo, " * 400, "báo cáo và " * 400, "ngành giấy hoặc ngành thép, " * 200, "mỗi tháng 02 " * 300, "sản phẩm " * 800,
    "( " * 500, "2 " * 1000, "tổ chức các " * 400, "a" * 20000, "Bộ Sở Cục " * 300, "giảm sử dụng các sản phẩm " * 200,
]  # fmt: skip


def pool():
    """Titles, objectives and single product bullets of the unseen lists."""
    found = {"title": [], "objective": [], "product": [], "section": []}
    for batch in BATCHES:
        for name in ("sectors", "products", "communications"):
            with (UNSEEN / f"{name}_{batch}.csv").open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found["product"] += [it for it in (row.get("products") or "").split(" | ") if it.strip()]
                    for column in ("title", "objective", "section"):
                        found[column] += [row[column]] if row.get(column) else []
    return found


POOL = pool()
ODD_SHARE = 0.25


def any_text(chance, odd, *kinds):
    """A text of one of the `kinds`, an odd one, or two or three of them run together."""

    def one():
        text = chance.choice(odd if chance.random() < ODD_SHARE else POOL[chance.choice(kinds)])
        return text if chance.random() < 0.8 else text[chance.randrange(len(text)) :]

    parts = [one() for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    text = chance.choice((" ", ", ", "; ", " và ", " hoặc ", "\n", "/", " (")).join(parts)
    return unicodedata.normalize("NFC", text).strip() or "?"


def any_task(chance, odd, code, section, position):
    cells = (
        ("objective", ["objective", "title"], range(3)),
        ("activity", ["product", "title"], range(3)),
        ("product", ["product"], range(6)),
    )
    passages = [
        Passage(field, place, any_text(chance, odd, *kinds), 1)
        for field, kinds, sizes in cells
        for place in range(1, chance.choice(sizes) + 1)
    ]
    title = any_text(chance, odd, "title", "objective")
    return Task(code, section, position, title, Decimal(100), 2024, 2024, position, tuple(passages))


def any_appendix(seed, odd):
    chance = random.Random(seed)  # noqa: S311 - the same texts every time, no secret
    sections = [
        Section(
            code,
            place,
            any_text(chance, odd, "section", "title"),
            Decimal(500),
            place,
            tuple(any_task(chance, odd, f"{code}.{n}", code, n) for n in range(1, 9)),
        )
        for place, code in enumerate(("I", "II", "III", "IV"), start=1)
    ]
    return Appendix(tuple(sections), Decimal(2000), 99)


@pytest.fixture(params=range(20), scope="module")
def read(request):
    appendix = any_appendix(request.param, CRYPTIC + VERY_LONG + ODD)
    return appendix, classify(appendix, LEXICON)


def test_shares_sum_to_exactly_one_for_every_task(read):
    appendix, found = read
    shares = defaultdict(list)
    for row in found.task_sectors:
        shares[row.task_code].append(row)
    assert set(shares) == {task.task_code for task in appendix.tasks}
    for rows in shares.values():
        assert sum(row.share for row in rows) == 1
        assert all(row.share > 0 for row in rows)
        assert max(Counter(row.sector_code for row in rows).values()) == 1
        assert len({row.is_alternative for row in rows}) == 1
        assert len(rows) > 1 or not rows[0].is_alternative


def test_evidence_is_verbatim_and_stands_where_it_is_said_to(read):
    appendix, found = read
    texts = {task.task_code: [task.title, *(it.text for it in task.passages)] for task in appendix.tasks}
    bullets = {
        (task.task_code, it.position): it.text for task in appendix.tasks for it in task.texts("product")
    }
    for row in found.task_sectors:
        assert row.evidence and any(row.evidence in text for text in texts[row.task_code]), row
    for row in (*found.deliverables, *found.communication_outputs):
        assert row.evidence and row.evidence in bullets[row.task_code, row.product_position], row
    for row in found.decided:
        if row.product_position is not None:
            assert row.evidence and row.evidence in bullets[row.task_code, row.product_position], row


def test_quantities_and_minutes_are_positive(read):
    _, found = read
    for row in (*found.deliverables, *found.communication_outputs):
        assert row.quantity is None or row.quantity > 0, row
    for row in found.communication_outputs:
        assert (row.minutes_min is None) == (row.minutes_max is None), row
        assert row.minutes_min is None or 0 < row.minutes_min <= row.minutes_max <= 24 * 60, row


def test_no_product_bullet_is_dropped(read):
    """Each promises something, or is recorded as one that only specifies another."""
    appendix, found = read
    promised = {(row.task_code, row.product_position) for row in found.deliverables}
    recorded = {
        (row.task_code, row.product_position) for row in found.decided if row.code is None and row.rule
    }
    for task in appendix.tasks:
        for bullet in task.texts("product"):
            assert (task.task_code, bullet.position) in promised | recorded, bullet.text


def test_every_output_is_one_of_the_deliverables(read):
    _, found = read
    deliverables = Counter(
        (it.task_code, it.product_position, it.type_code, it.quantity, it.evidence)
        for it in found.deliverables
    )
    outputs = Counter(
        (it.task_code, it.product_position, it.type_code, it.quantity, it.evidence)
        for it in found.communication_outputs
    )
    assert outputs <= deliverables


def test_the_same_text_is_read_the_same_way(read):
    appendix, found = read
    assert classify(appendix, load_lexicon(DATA / "reference")) == found


@pytest.mark.parametrize("seed", range(100, 106))
def test_the_audit_takes_any_text(seed):
    appendix = any_appendix(seed, CRYPTIC + VERY_LONG + ODD)
    found = classify(appendix, LEXICON)
    texts = [
        text
        for section in appendix.sections
        for text in (
            section.title,
            *(it for task in section.tasks for it in (task.title, *(p.text for p in task.passages))),
        )
    ]
    overlaps(appendix, AUDIT)
    for finding in audit(appendix, found, AUDIT):
        assert finding.message_vi and finding.message_en
        for quote in finding.evidence:
            assert any(quote in text for text in texts) or quote.replace(".", "").isdecimal(), finding


def line(*cells):
    return "\t".join(" ".join(cell.replace("\t", " ").split()) for cell in cells)


def bullets(task, field):
    """The texts of a field as one cell; a text that is only marks would not be a bullet of its own."""
    words = (it.text for it in task.texts(field) if any(map(str.isalnum, it.text)))
    return "".join(f"<li>{text.replace('<', ' ').replace('>', ' ')}</li>" for text in words)


def test_the_store_takes_any_text(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.duckdb", "*.txt"))
    rows = []
    appendix = any_appendix(2323, ODD)
    for section in appendix.sections:
        rows.append(line(section.section_code, f"Mục {section.title}", "", "", "", "500", ""))
        for task in section.tasks:
            cells = (bullets(task, field) for field in ("objective", "activity", "product"))
            rows.append(line(str(task.position), f"Nhiệm vụ {task.title}", *cells, "100", "2024"))
    head = line(
        "TT", "Tên nhiệm vụ", "Mục tiêu", "Nội dung", "Dự kiến sản phẩm", "Kinh phí (triệu đồng)", "Thời gian"
    )
    (source,) = (data / "decisions").glob("*.toml")
    metadata = source.read_text("utf-8").replace("2323-QD-BCT-2021", "1-QD-TEST-2024")
    source.unlink()
    source.with_name("test.toml").write_text(metadata, "utf-8")
    source.with_name("test.txt").write_text(
        "\n".join((head, *rows, line("", "Tổng kinh phí", "", "", "", "2000", ""))), "utf-8"
    )
    build(tmp_path / "store.duckdb", data, ROOT / "queries")
    with duckdb.connect(tmp_path / "store.duckdb", read_only=True) as store:
        assert store.execute("select count(*) from task").fetchone() == (32,)
        assert store.execute("select count(*) from passage where field = 'product'").fetchone() > (40,)
        assert store.execute("select count(distinct task_code) from task_sector").fetchone() == (32,)
