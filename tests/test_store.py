"""The store: built in one piece, locked when queried, rebuilt when its sources change; and exact figures from queries.

Expected figures were added up by hand from the printed rows, lines 55 to 113 of the decision.
"""

from __future__ import annotations

import shutil
import threading
import tomllib

import duckdb
import pytest

from dashboard import store
from dashboard.appendix.load import build, fingerprint
from dashboard.appendix.model import RowNotUnderstood
from dashboard.selection import parse
from dashboard.store import DATA, QUERIES, query

DECISION = "2323-QD-BCT-2021"


def rows(name, **parameters):
    selection, _ = parse({key: str(value) for key, value in parameters.items()})
    return query(name, **selection.values())


def test_totals_of_the_whole_list():
    row = rows("totals").iloc[0]
    assert (row.stated_total, row.sections_total, row.tasks_total, row.difference) == (
        25000,
        25000,
        26000,
        1000,
    )
    assert (row.task_count, row.section_count, row.selected_tasks, row.selected_amount) == (33, 9, 33, 25000)


@pytest.mark.parametrize(
    ("parameters", "tasks", "amount"),
    [
        ({"basis": "tasks"}, 33, 26000),
        ({"section": "III"}, 5, 4200),
        ({"section": "III", "basis": "tasks"}, 5, 5200),
        ({"min": 1000}, 14, 14700),  # 12 tasks of 1 000, III.2 of 1 200, VIII.8 of 1 500
        ({"max": 400}, 3, 1100),  # VIII.1 of 300, VIII.2 and VIII.4 of 400
        ({"min": 500, "max": 500}, 3, 1500),  # IV.2, IV.3, V.2
        ({"q": "pin lithium"}, 1, 1000),  # III.1
        ({"q": "giấy"}, 1, 1000),  # I.1; "giày" is another word
        ({"q": "giay"}, 3, 2600),  # I.1, and "giày" in II.3 (600) and III.3
        ({"q": "hoá đơn"}, 2, 1700),  # IX.1, printed "Hoá đơn"; II.1 with "hóa chất" and "đơn vị"
        ({"q": "xyz"}, 0, 0),
    ],
)
def test_what_filters_leave(parameters, tasks, amount):
    row = rows("totals", **parameters).iloc[0]
    assert (row.selected_tasks, row.selected_amount) == (tasks, amount)


def test_sections_by_amount_on_both_bases():
    approved = rows("budget_by_section")
    assert list(zip(approved.section_code, approved.amount, strict=True)) == [
        ("VIII", 5600), ("I", 5000), ("III", 4200), ("II", 3800), ("IV", 1700),
        ("V", 1500), ("VI", 1400), ("IX", 1000), ("VII", 800),
    ]  # fmt: skip
    assert approved.share_of_list.iloc[0] == pytest.approx(5600 / 25000)
    tasks = rows("budget_by_section", basis="tasks")
    assert list(tasks.section_code)[:3] == ["VIII", "III", "I"]
    assert tasks.amount.sum() == 26000
    assert tasks.share_of_list.sum() == pytest.approx(1)


def test_only_section_three_differs():
    compared = rows("budget_approved_and_tasks").set_index("section_code")["difference"]
    assert compared["III"] == 1000
    assert (compared.drop("III") == 0).all()
    # A filter below section level leaves the comparison of whole sections as it is.
    assert rows("budget_approved_and_tasks", q="pin lithium")["tasks_budget"].tolist() == [5200]


def test_ranks_and_shares_of_a_task():
    task = query("task", decision=DECISION, task="III.2").iloc[0]
    assert (task.budget, task.rank_in_section, task.rank_in_list, task.section_tasks) == (1200, 1, 2, 5)
    assert task.share_of_section == pytest.approx(1200 / 5200)
    assert task.share_of_list == pytest.approx(1200 / 26000)
    tied = query("task", decision=DECISION, task="I.1").iloc[0]
    assert tied.rank_in_list == 3


def test_sizes_and_concentration():
    sizes = rows("task_sizes").set_index("budget")["task_count"]
    assert sizes.to_dict() == {300: 1, 400: 2, 500: 3, 600: 7, 700: 3, 800: 3, 1000: 12, 1200: 1, 1500: 1}
    running = rows("budget_concentration")
    # 1 500 + 1 200 + 11 × 1 000 = 13 700 of 26 000: the 13 largest are the fewest that hold half.
    assert running.loc[running.running_share >= 0.5, "place"].iloc[0] == 13
    assert running.running_budget.iloc[12] == 13700


def test_largest_tasks_say_how_many_are_tied():
    largest = rows("largest_tasks")
    assert list(largest.task_code) == ["VIII.8", "III.2", "I.1", "I.2", "I.3", "I.4"]
    assert largest.tied_with_last.iloc[-1] == 8  # twelve tasks of 1 000, four of them shown


def test_the_queries_connection_is_locked():
    cursor = store._open().cursor()
    for statement in (
        "select * from read_csv('/etc/passwd')",
        "set enable_external_access = true",
        "delete from store_state",
        "attach '/tmp/other.duckdb'",
        "install httpfs",
    ):
        with pytest.raises(duckdb.Error):
            cursor.execute(statement)


def test_a_search_is_a_value_and_never_sql():
    assert rows("totals", q="'; drop table task; --").iloc[0].selected_tasks == 0
    assert rows("totals").iloc[0].task_count == 33


def test_many_threads_get_their_own_rows():
    wrong = []

    def ask(section, amount):
        answers = (rows("totals", section=section).iloc[0].selected_amount for _ in range(20))
        wrong.extend(answer for answer in answers if answer != amount)

    threads = [
        threading.Thread(target=ask, args=pair)
        for pair in (("I", 5000), ("II", 3800), ("VIII", 5600), ("IX", 1000))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_text_that_is_not_understood_leaves_the_old_store(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.duckdb*"))
    target = tmp_path / "store.duckdb"
    build(target, data, QUERIES)
    before = target.read_bytes()
    text = data / "decisions" / f"{DECISION}.txt"
    text.write_text(text.read_text("utf-8").replace("\t1200\t", "\tmột nghìn hai\t"), "utf-8")
    with pytest.raises(RowNotUnderstood) as caught:
        build(target, data, QUERIES)
    assert (caught.value.line, caught.value.column, caught.value.text) == (76, "Kinh phí", "một nghìn hai")
    assert target.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if "duckdb" in file.name] == ["store.duckdb"]


def test_sources_that_cannot_be_read_leave_the_last_store_on_show(tmp_path, monkeypatch):
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.duckdb*"))
    for name, value in (("DATA", data), ("_connection", None), ("_problem", None)):
        monkeypatch.setattr(store, name, value)
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "store.duckdb"))
    text = data / "decisions" / f"{DECISION}.txt"
    printed = text.read_text("utf-8")
    text.write_text(printed.replace("\t1200\t", "\tnhiều\t"), "utf-8")
    with pytest.raises(RowNotUnderstood):
        store.problem()
    text.write_text(printed, "utf-8")
    assert store.problem() is None
    monkeypatch.setattr(store, "_connection", None)
    text.write_text(printed.replace("\t1200\t", "\tnhiều\t"), "utf-8")
    assert store.problem() == RowNotUnderstood(76, "Kinh phí", "nhiều")
    assert rows("totals").iloc[0].tasks_total == 26000


def test_the_store_knows_when_it_is_out_of_date(tmp_path):
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("*.duckdb*"))
    first = fingerprint(data, QUERIES)
    names = data / "reference" / "sections.csv"
    names.write_text(names.read_text("utf-8").replace("Ecodesign", "Eco-design"), "utf-8")
    assert fingerprint(data, QUERIES) != first


def test_every_table_and_column_is_explained():
    cursor = store._open().cursor()
    bare = cursor.execute(
        "select table_name from duckdb_tables() where comment is null "
        "union all select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal"
    ).fetchall()
    assert bare == []


def test_metadata_stand_word_for_word_in_the_text():
    text = " ".join((DATA / "decisions" / f"{DECISION}.txt").read_text("utf-8").split())
    metadata = tomllib.loads((DATA / "decisions" / f"{DECISION}.toml").read_text("utf-8"))
    for name in ("title", "appendix_title", "signer", "signer_office", "proposed_by", "place", "unit"):
        assert metadata[name] in text.replace("**", ""), name
    for name in ("legal_bases", "recipients"):
        for item in metadata[name]:
            assert item in text, item
    assert "Số: 2 3 2 3 /QĐ-BCT" in text
    assert "ngày 15 tháng 10 năm 2021" in text
    assert metadata["issuer"].upper() in text
