"""A telephone number that one person changes and another signs, on a phone."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import PHONE

pytestmark = pytest.mark.browser

NUMBER = "（0000）0000 0001"


def test_telephone_of_a_department_is_changed_by_two(sign_in):
    editor = sign_in("编辑")
    editor.goto("/admin/snippets/core/department/")
    editor.click(".listing td.title a >> nth=0")
    editor.fill("input[name=phone]", NUMBER)
    editor.click("button.action-save")
    editor.wait_for_url("**/admin/approval/changes/*/")

    leader = sign_in("分管领导", PHONE)
    leader.goto(editor.url)
    assert NUMBER[-4:] in leader.inner_text("ins")
    assert leader.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    leader.fill("textarea[name=opinion]", "号码已核对")
    leader.click("button[value=sign]")
    leader.wait_for_url("**/admin/approval/")

    editor.reload()
    assert "号码已核对" in editor.inner_text("main")
    assert leader.watch.take() == []
