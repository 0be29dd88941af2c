"""The reference tables of data/reference/: whole, consistent, and refused with file and line where they are not."""

import csv
import shutil
from pathlib import Path

import pytest

from dashboard.appendix.classify import ReferenceNotUnderstood, load_lexicon
from dashboard.appendix.classify.terms import normal
from dashboard.appendix.model import AppendixError

REFERENCE = Path(__file__).parents[2] / "data" / "reference"


def table(name):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(REFERENCE, tmp_path / "reference")
    return tmp_path / "reference"


def test_the_eight_sectors_that_decision_889_names():
    """Read in the decision's own list: dệt may, thép, nhựa, hóa chất, xi măng, rượu bia nước giải khát, giấy, thủy hải sản."""
    named = {row["sector_code"] for row in table("sectors") if row["named_in_889"] == "true"}
    assert named == {
        "textile_garment", "steel", "plastics", "chemicals", "cement", "beverages", "paper", "seafood",
    }  # fmt: skip


def test_vsic_divisions_of_the_contract():
    vsic = {row["sector_code"]: row["vsic"] for row in table("sectors")}
    contract = {
        "textile_garment": "13;14", "leather_footwear": "15", "paper": "17", "chemicals": "20", "plastics": "22",
        "glass_ceramics": "23", "cement": "23", "steel": "24", "electronics": "26", "batteries": "27", "seafood": "10",
        "tea": "10", "wood": "16", "retail": "47", "household_goods": "", "beverages": "11", "cross_sector": "",
        "administration": "",
    }  # fmt: skip
    assert contract.items() <= vsic.items()


def test_types_stand_in_their_families_in_the_order_of_the_contract():
    families = {
        row["family_code"]: []
        for row in sorted(table("deliverable_families"), key=lambda it: int(it["position"]))
    }
    for row in sorted(table("deliverable_types"), key=lambda it: int(it["position"])):
        families[row["family_code"]].append(row["type_code"])
    assert families == {
        "knowledge": [
            "report", "technical_guide", "norm_or_criteria", "procedure", "policy_draft", "product_list",
        ],
        "application": ["pilot", "software", "database", "labelled_product"],
        "events_training": ["workshop", "training", "exhibition"],
        "media": [
            "article", "news_item", "bulletin", "video_clip", "radio_programme", "radio_report", "tv_report",
            "web_report", "website",
        ],
        "administration": ["admin_document"],
        "other": ["other"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["sectors", "deliverable_types", "deliverable_families", "channels", "media", "rules"]
)
def test_every_code_has_a_name_in_both_languages_and_stands_once(name):
    rows = table(name)
    codes = [next(iter(row.values())) for row in rows]
    assert len(set(codes)) == len(codes)
    assert all(row["name_vi"] and row["name_en"] for row in rows)


@pytest.mark.parametrize(
    ("finder", "name"), [("product_terms", "deliverable_terms"), ("sector_terms", "sector_terms")]
)
def test_no_term_is_hidden_by_another(finder, name):
    """A term written alone is found as itself: one that an earlier, longer reading swallows would never be used."""
    terms = getattr(load_lexicon(REFERENCE), finder)
    for row in table(name):
        text = normal(" ".join(word for word in row["term"].split() if word != "*").replace("*", "x"))
        found = [hit.term for hit in terms.find(text)]
        assert found == [row["term"]] or "*" in row["term"], (row["term"], found)


def test_a_byte_order_mark_is_tolerated(folder):
    for file in folder.glob("*.csv"):
        text = file.read_text("utf-8-sig")
        file.write_text(text, "utf-8-sig")
    assert load_lexicon(folder).type_rules == load_lexicon(REFERENCE).type_rules


@pytest.mark.parametrize(
    ("file", "line", "text"),
    [
        ("deliverable_terms.csv", "no_such_type,báo cáo lạ,,", "no_such_type"),
        ("deliverable_terms.csv", "report,báo cáo,,", "báo cáo,"),
        ("deliverable_terms.csv", "report,,,", "report,,,"),
        ("deliverable_terms.csv", "report,báo cáo lạ", "report,báo cáo lạ"),
        ("sector_terms.csv", "paper,sometimes,giấy lạ", "sometimes"),
        ("sector_terms.csv", ",phrase,giấy lạ", "phrase"),
        ("channels.csv", "new_channel,smoke,true,Kênh,Channel,kênh lạ", "smoke"),
        ("channels.csv", "new_channel,web,perhaps,Kênh,Channel,kênh lạ", "perhaps"),
        ("numbers.csv", "mười phẩy năm,10.5", "10.5"),
        ("markers.csv", "no_such_marker,từ lạ,", "no_such_marker"),
        ("sector_overrides.csv", "2323-QD-BCT-2021,I.1,paper,0.5,false,giấy,lý do,reason", "I.1: 0.5"),
        ("sector_overrides.csv", "2323-QD-BCT-2021,I.1,paper,half,false,giấy,lý do,reason", "half"),
        ("deliverable_overrides.csv", "2323-QD-BCT-2021,I.1,1,report,1,,Báo cáo,,reason", "2323-QD-BCT-2021,I.1,1,report,1,,Báo cáo,,reason"),
        ("deliverable_overrides.csv", "2323-QD-BCT-2021,I.1,0,report,1,,Báo cáo,lý do,reason", "0"),
        ("communication_overrides.csv", "2323-QD-BCT-2021,I.1,1,no_channel,web,article,1,,,Báo cáo,lý do,reason", "no_channel"),
    ],
)  # fmt: skip
def test_a_row_that_is_not_understood_is_named(folder, file, line, text):
    path = folder / file
    before = path.read_text("utf-8")
    path.write_text(before + line + "\n", "utf-8")
    with pytest.raises(ReferenceNotUnderstood) as caught:
        load_lexicon(folder)
    assert isinstance(caught.value, AppendixError)
    assert (caught.value.file, caught.value.line) == (file, before.count("\n") + 1)
    assert caught.value.text == text


def test_a_missing_column_is_named(folder):
    path = folder / "numbers.csv"
    path.write_text(path.read_text("utf-8").replace("word,value", "word,worth"), "utf-8")
    with pytest.raises(ReferenceNotUnderstood) as caught:
        load_lexicon(folder)
    assert caught.value == ReferenceNotUnderstood("numbers.csv", 1, "word,worth")


def test_bytes_that_are_no_utf_8_are_named(folder):
    (folder / "numbers.csv").write_bytes("word,value\nmột,1\n".encode("utf-16"))
    with pytest.raises(ReferenceNotUnderstood) as caught:
        load_lexicon(folder)
    assert caught.value.file == "numbers.csv"
