"""Whole documents, one per manner: each .txt has the answer beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from news.chronicle_import import parse_chronicle

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_sample_is_read_as_expected(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    chronicle = parse_chronicle(path.read_bytes(), path.name, expected["year"])

    assert chronicle.as_json()["entries"] == expected["entries"]
    assert [[each.line, each.code] for each in chronicle.problems] == expected["problems"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_sample_reads_the_same_in_other_encodings(path, encoding):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")

    chronicle = parse_chronicle(text.encode(encoding), path.name, expected["year"])

    assert chronicle.as_json()["entries"] == expected["entries"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_blank_lines_everywhere_change_nothing_but_the_line(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    spread = path.read_text(encoding="utf-8").replace("\n", "\n\n")

    chronicle = parse_chronicle(spread.encode(), path.name, expected["year"])

    def without_line(entry):
        return {key: value for key, value in entry.items() if key != "line"}

    assert [without_line(each) for each in chronicle.as_json()["entries"]] == [
        without_line(each) for each in expected["entries"]
    ]
