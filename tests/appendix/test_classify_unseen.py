"""Task lists that the lexicon was not made for: written and judged by hand before the classifier read them.

Batch 1 was written before the classifier: its `dev` rows were tuned on, its `held` rows were not. Batches 2 to 6 were each
written, committed and measured before anything was tuned on them; 7 to 10 were written by other hands, who had not seen the
lexicon (11 rows of 7 and 8 at first stopped the classifier with an error, which was mended before they were counted); batch 10
is one whole list. Precision and recall at that first sight:

    batch   products      sectors       communications
    1 held  1.00  1.00    1.00  1.00    1.00  1.00   (written by the same hand just before: too kind)
    2       0.86  0.94    0.90  0.95    0.85  0.85
    3       0.94  0.95    0.86  0.91    1.00  1.00
    4       0.90  0.89    0.96  0.96    0.89  0.89
    5       0.96  0.95    1.00  1.00    1.00  1.00
    6       0.93  0.93    0.97  0.97    1.00  1.00
    7       0.98  0.99    0.96  0.98    0.95  1.00
    8       0.98  0.98    0.88  0.90    1.00  1.00
    9       0.99  1.00    0.93  0.98    none written
    10      0.99  1.00    1.00  1.00    1.00  1.00

Afterwards their general faults were mended, so that they now guard what was learnt; a new measure needs a new batch.
Single rows that can be argued about stay as their authors judged them and count as wrong (in batch 8 "hàng thủ công mỹ nghệ
mây tre đan", which names handicrafts and, by VSIC 1629, wood; likewise in batch 9).
A row gives what the text promises by the definitions of the data contract: `type:quantity`, "-" where no quantity is
stated; a sector with "?" is an alternative; an output is medium/type/quantity/minutes; "|" parts the bullets of a task.
"""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.appendix.classify import classify, load_lexicon
from dashboard.appendix.model import Appendix, Classification, Passage, Section, Task

ROOT = Path(__file__).parents[2]
UNSEEN = Path(__file__).parent / "unseen"
LEXICON = load_lexicon(ROOT / "data" / "reference")
PARTS = [("1", "dev"), *((str(batch), "held") for batch in range(1, 11))]
FLOOR = 0.95


def cases(table, part):
    with (UNSEEN / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["split"] == part]


def read(row) -> tuple[Task, Classification]:
    passages = [
        Passage(field, position, text.strip(), 1)
        for field, cell in (("objective", row.get("objective") or ""), ("product", row.get("products") or ""))
        for position, text in enumerate((part for part in cell.split(" | ") if part.strip()), start=1)
    ]
    title = row["title"] or "Nhiệm vụ"
    task = Task("I.1", "I", 1, title, Decimal(100), 2024, 2024, 1, tuple(passages))
    section = Section("I", 1, row.get("section") or "Mục", None, 1, (task,))
    return task, classify(Appendix((section,), None, None), LEXICON)


def found_deliverables(row):
    return Counter(
        f"{it.product_position} {it.type_code}:{it.quantity or '-'}" for it in read(row)[1].deliverables
    )


def found_sectors(row):
    return Counter(it.sector_code + "?" * it.is_alternative for it in read(row)[1].task_sectors)


def found_outputs(row):
    return Counter(
        f"{it.product_position} {it.medium}/{it.type_code}/{it.quantity or '-'}/"
        + (f"{it.minutes_min}-{it.minutes_max}" if it.minutes_min else "-")
        for it in read(row)[1].communication_outputs
    )


def expected_by_bullet(row):
    return Counter(
        f"{position} {item.strip()}"
        for position, cell in enumerate(row["expected"].split("|"), start=1)
        for item in cell.split(";")
        if item.strip()
    )


def expected_sectors(row):
    return Counter(row["expected"].split(";"))


def score(rows, found, expected):
    """Precision and recall over all rows together, and the rows that are wrong."""
    right = total_found = total_expected = 0
    wrong = []
    for row in rows:
        is_found, is_expected = found(row), expected(row)
        hits = sum((is_found & is_expected).values())
        right, total_found, total_expected = (
            right + hits,
            total_found + is_found.total(),
            total_expected + is_expected.total(),
        )
        if is_found != is_expected:
            wrong.append((row.get("products") or row["title"], dict(is_expected), dict(is_found)))
    return right / total_found, right / total_expected, wrong


MEASURES = {
    "products": (found_deliverables, expected_by_bullet),
    "sectors": (found_sectors, expected_sectors),
    "communications": (found_outputs, expected_by_bullet),
}


@pytest.mark.parametrize(
    ("table", "batch", "part"),
    [(table, *part) for table in MEASURES for part in PARTS if (table, part[0]) != ("communications", "9")],
)
def test_precision_and_recall_stay_above_the_floor(table, batch, part):
    precision, recall, wrong = score(cases(f"{table}_{batch}", part), *MEASURES[table])
    assert min(precision, recall) >= FLOOR, wrong
