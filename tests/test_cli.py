"""The command line: what it writes, its exit codes, and one clear sentence for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from dashboard import store
from dashboard.__main__ import main
from dashboard.exports.kinds import KINDS
from dashboard.store import DATA, ROOT

DECISION = DATA / "decisions" / "2323-QD-BCT-2021.txt"
HEAD = "TT\tTên nhiệm vụ, dự án\tMục tiêu\tNội dung thực hiện\tDự kiến sản phẩm\tKinh phí dự kiến (triệu đồng)\tThời gian thực hiện"


@pytest.fixture
def run(capsys):
    def ran(*arguments) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def appendix(folder: Path, *rows: str) -> Path:
    file = folder / "appendix.txt"
    file.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return file


def test_check_reports_the_decision_with_its_two_errors(run, tmp_path):
    code, out, err = run("check", DECISION, "--json", tmp_path / "report.json")
    assert (code, err) == (1, "")
    assert out.startswith(
        "Đã đọc 9 mục, 33 nhiệm vụ; tổng ghi trong văn bản: 25.000; tổng các nhiệm vụ: 26.000 (triệu đồng)."
    )
    assert "III, dòng 73 · Dòng mục khác tổng nhiệm vụ" in out
    assert "\033[" not in out
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert set(report) == {"outcome", "year", "stated_total_million", "sections", "findings", "messages"}
    assert (report["outcome"], report["year"], report["stated_total_million"], report["messages"]) == (
        "warn",
        2022,
        "25000",
        [],
    )
    section = report["sections"][2]
    assert {key: section[key] for key in ("ref", "stated_budget_million", "line")} == {
        "ref": "III",
        "stated_budget_million": "4200",
        "line": 73,
    }
    task = report["sections"][0]["tasks"][0]
    assert list(task) == [
        "tt",
        "title",
        "objectives",
        "activities",
        "products",
        "budget_million",
        "time",
        "line",
        "sectors",
        "deliverables",
        "communication_outputs",
    ]
    assert (task["tt"], task["budget_million"], task["time"], task["line"]) == ("1", "1000", "2022", 56)
    assert task["sectors"][0]["sector"] == "paper"
    assert task["sectors"][0]["share"] == "1"
    assert report["sections"][8]["tasks"][0]["time"] is None
    errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
    assert [(finding["rule"], finding["section"], finding["line"]) for finding in errors] == [
        ("section_total", "III", 73),
        ("grand_total_tasks", None, 113),
    ]
    website = report["sections"][7]["tasks"][0]["communication_outputs"][0]
    assert (website["medium"], website["format"], website["quantity"]) == ("web", "article", 50)


def test_a_clean_list_is_clean(run, tmp_path):
    file = appendix(
        tmp_path,
        "I\tHoàn thiện chính sách\t\t\t\t300\t",
        "1\tXây dựng hướng dẫn kỹ thuật cho ngành giấy\tTiết kiệm nguyên liệu\t- Khảo sát hiện trạng\t- Báo cáo khảo sát\t300\t2023",
        "\t\t\t\tTổng kinh phí\t300\t",
    )
    code, out, err = run("check", file, "--language", "en")
    assert err == ""
    assert code == 0, out
    assert "Errors: " not in out or "Errors: 0" in out


def test_a_planted_sum_is_an_error(run, tmp_path):
    file = appendix(
        tmp_path,
        "I\tHoàn thiện chính sách\t\t\t\t500\t",
        "1\tXây dựng hướng dẫn kỹ thuật cho ngành giấy\tTiết kiệm\t- Khảo sát\t- Báo cáo khảo sát\t300\t2023",
        "\t\t\t\tTổng kinh phí\t500\t",
    )
    code, out, _ = run("check", file)
    assert code == 1
    assert "500" in out
    assert "300" in out


@pytest.mark.parametrize(
    ("content", "code", "sentence"),
    [
        (b"", "table_not_found", "Không tìm thấy bảng danh mục"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "text_not_decoded", "Tệp không phải văn bản UTF-8"),
        ((HEAD + "\nI\tMục\t\t\t\tnăm trăm\t\n").encode(), "cell_not_understood", "Dòng 2, cột “Kinh phí”"),
        (
            (HEAD + "\nI\tMục\t\t\t\t5\t\nI\tMục khác\t\t\t\t5\t\n").encode(),
            "row_repeated",
            "Dòng 3 mang lại số hiệu I",
        ),
    ],
)
def test_what_cannot_be_read_is_named_in_one_sentence(run, tmp_path, content, code, sentence):
    file = tmp_path / "draft.txt"
    file.write_bytes(content)
    exit_code, out, err = run("check", file, "--json", tmp_path / "report.json")
    assert (exit_code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["outcome"] == "reject"
    assert [(message["level"], message["code"]) for message in report["messages"]] == [("error", code)]


def test_check_leaves_the_store_alone(run, built_store):
    before = built_store.stat().st_mtime_ns
    run("check", DECISION)
    assert built_store.stat().st_mtime_ns == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_export_writes_every_kind(run, tmp_path, kind, language):
    target = tmp_path / f"out{KINDS[kind].suffix}"
    code, out, err = run(
        *(
            "export",
            kind,
            "--out",
            target,
            "--language",
            language,
            "--section",
            "III,VIII",
            "--basis",
            "tasks",
        )
    )
    assert (code, err) == (0, "")
    assert str(target) in out
    with ZipFile(target) as archive:
        assert archive.testzip() is None
    assert list(tmp_path.iterdir()) == [target]


def test_export_takes_the_filters_of_a_url(run, tmp_path):
    target = tmp_path / "list.xlsx"
    code, _, err = run("export", "workbook", "--out", target, "--sector", "paper", "--search", "định mức")
    assert code == 0
    assert err.startswith("Đang tính theo dòng nhiệm vụ")
    tasks = openpyxl.load_workbook(target, data_only=True)["Nhiệm vụ"]
    assert [tasks["A5"].value, tasks["E5"].value, tasks["A6"].value] == ["I.1", 1000, "Tổng cộng"]


def test_export_leaves_the_uncertain_out(run, tmp_path):
    """Textiles: I.3 and II.2 for certain; V.1 is theirs or that of plastics."""
    listed = {}
    for options in ((), ("--certain",)):
        target = tmp_path / f"list{len(options)}.xlsx"
        assert run("export", "workbook", "--out", target, "--sector", "textile_garment", *options)[0] == 0
        tasks = openpyxl.load_workbook(target, data_only=True)["Nhiệm vụ"]
        listed[options] = [cell.value for cell in tasks["A"][4:]]
    assert listed == {
        (): ["I.3", "II.2", "V.1", "Tổng cộng"],
        ("--certain",): ["I.3", "II.2", "Tổng cộng"],
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Không hiểu câu lệnh này. Cách dùng: python -m dashboard"),
        (("--language", "en"), "This command line is not understood. Usage: python -m dashboard"),
        (("fly",), "Không hiểu câu lệnh này."),
        (("export", "csv"), "Không hiểu câu lệnh này. Cách dùng: python -m dashboard export"),
        (("export", "csv", "--out"), "Không hiểu câu lệnh này."),
        (("export", "csv", "--out", "x", "--colour", "red"), "Không hiểu câu lệnh này."),
        (("export", "pdf", "--out", "x"), "Không có kiểu tệp “pdf”; hãy chọn một trong: workbook, slides"),
        (("export", "csv", "--out", "x", "--section", "XX"), "Giá trị “XX” của --section không có trong danh mục; có thể dùng: I, II"),
        (("export", "csv", "--out", "x", "--sector", "paper,wool", "--language", "en"), "The list has no “wool” for --sector"),
        (("export", "csv", "--out", "x", "--basis", "both"), "Giá trị “both” của --basis"),
        (("export", "csv", "--out", "x", "--min", "many"), "Giá trị “many” của --min không dùng được"),
        (("export", "csv", "--out", "x", "--min", "900", "--max", "100"), "Giá trị “900” của --min không dùng được"),
        (("export", "csv", "--out", "x", "--search", "xyzq"), "Không có nhiệm vụ nào khớp với bộ lọc nên không ghi tệp nào"),
        (("export", "csv", "--out", "no/such/folder/x.zip"), "Không tìm thấy tệp hoặc thư mục: no/such/folder"),
        (("check", "no-such-file.txt"), "Không tìm thấy tệp hoặc thư mục: no-such-file.txt"),
        (("check", "."), "Đây là thư mục, cần một tệp: ."),
    ],
)  # fmt: skip
def test_a_mistake_is_one_clear_sentence(run, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("language", "word"), [("vi", "Tùy chọn"), ("en", "Options")])
@pytest.mark.parametrize("command", [(), ("build",), ("check",), ("export",)])
def test_help_speaks_the_language(capsys, command, language, word):
    with pytest.raises(SystemExit) as left:
        main([*command, "--language", language, "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert word in said
    assert ("usage:" not in said) and ("show this help" not in said)


def test_build_writes_the_store_where_it_is_told(run, tmp_path):
    code, out, _ = run("build", "--store", tmp_path / "other.duckdb")
    assert code == 0
    assert out.startswith(f"Đã dựng kho dữ liệu {tmp_path / 'other.duckdb'}")
    assert (tmp_path / "other.duckdb").exists()


def test_a_store_that_cannot_be_written_is_named(run, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = run("build", "--store", tmp_path / "file" / "store.duckdb")
    assert code == 2
    assert err.startswith("Không đọc hoặc ghi được") or err.startswith("Không tìm thấy")


def test_it_runs_as_a_module_and_ends_quietly_when_nobody_reads(built_store):
    check = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "check", str(DECISION)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert check.stdout is not None
    assert check.stderr is not None
    first = check.stdout.readline().decode("utf-8")
    check.stdout.close()
    assert first.startswith("Đã đọc 9 mục")
    assert "Traceback" not in check.stderr.read().decode()
    check.stderr.close()
    check.wait(30)
    assert store.store_path() == built_store
