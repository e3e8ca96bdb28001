from __future__ import annotations

import csv
import io

import pytest

from core import tables


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=1",
            "=1+1",
            "=HYPERLINK(1)",
            "+1",
            "+86",
            "-1",
            "-2",
            "@a",
            "@SUM(A1)",
            "\ta",
            "\t=1",
            "\r1",
            "＝1",
        ),
        " =cmd|' /C calc'!A0",
    ],
)
def test_no_cell_is_a_formula(text):
    assert tables.harmless(text) == f"'{text}"


def test_ordinary_cell_stays_as_it_is():
    assert tables.harmless("捐赠款物管理使用办法-试行") == "捐赠款物管理使用办法-试行"


def test_file_is_known_for_utf8_and_its_pieces_are_not_marked_again():
    text = tables.csv_file([["名称", "数"]]) + tables.csv_lines([["甲", "=1"], ["乙\n丙", "2"]])

    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(text[1:], newline=""))) == [
        ["名称", "数"],
        ["甲", "'=1"],
        ["乙\n丙", "2"],
    ]
