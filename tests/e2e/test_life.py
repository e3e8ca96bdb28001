"""What becomes of a piece between three people: returned, corrected, withdrawn both ways, out in an emergency."""

from __future__ import annotations

import re

import pytest

from tests.e2e import demo_site as demo
from tests.e2e import looking, newsroom
from tests.e2e.conftest import PHONE

pytestmark = pytest.mark.browser

HEAD, SPOKESPERSON, LEADER = "科室负责人", "新闻发言人", "分管领导"
EDITOR_MAIL = "wuxiaoqing@muning-society.example"
WRONG, RIGHT = "参加演练的共有300人。", "参加演练的共有230人。"


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory):
    """A demo of its own: what is withdrawn here would be a dead end for tests that follow every link."""
    base = tmp_path_factory.getbasetemp()
    site = demo.DemoSite(tmp_path_factory.mktemp("life"), demo.prepared(demo.shared(base))).start()
    yield site
    site.stop()


@pytest.fixture
def editor(sign_in):
    return sign_in("编辑")


@pytest.fixture
def signers(sign_in):
    """Those who sign one after the other, on phones."""
    return [sign_in(role, PHONE) for role in (HEAD, SPOKESPERSON)]


@pytest.fixture
def reader(visit):
    return visit(PHONE)


@pytest.fixture
def path_of(demo_site):
    """The public address of a page by its number."""
    question = "SELECT path FROM core_publicentry WHERE key = 'wagtailcore.page:{}'"
    return lambda number: demo_site.ask(question.format(number))[0][0]


def sign_all(signers, number):
    for signer in signers:
        newsroom.open_desk(signer, number)
        newsroom.decide(signer, "sign")


def put_out(editor, signers, title, text):
    number = newsroom.write(editor, "应急救护", title=title, text=text)
    newsroom.submit(editor)
    sign_all(signers, number)
    return number


def fits(page):
    return looking.violations(page) + looking.sideways(page)


def test_returned_piece_is_mended_and_signed(editor, signers, reader, path_of, demo_site):
    number = newsroom.write(editor, "应急救护", title="演练人数待核", text="参加演练的人数待核。")
    newsroom.submit(editor)
    head, signer = signers
    newsroom.open_desk(head, number)
    assert "退回" in newsroom.decide(head, "return")  # not without a reason
    newsroom.decide(head, "return", "请核实人数。")
    assert "演练人数待核" not in reader.request.get("/news/first-aid/").text()
    assert "请核实人数。" in demo_site.mails(EDITOR_MAIL)[-1][1]

    editor.goto(f"/admin/pages/{number}/edit/")
    newsroom.rewrite(editor, RIGHT)
    newsroom.submit(editor)
    newsroom.open_desk(signer, number)
    assert signer.locator("button[value=sign]").count() == 0  # the review begins with its first step
    assert "请核实人数。" in signer.inner_text("main")
    sign_all(signers, number)

    reader.goto(path_of(number))
    assert RIGHT in reader.inner_text("main")


def test_correction_tells_old_and_new_value(editor, signers, reader, path_of):
    number = put_out(editor, signers, "百人演练在琼溪举行", WRONG)
    editor.goto(f"/admin/pages/{number}/edit/")
    newsroom.rewrite(editor, RIGHT)
    newsroom.tell_change(editor, "correction", "参加演练的人数有误。", old="300人", new="230人")
    newsroom.submit(editor)
    newsroom.open_desk(signers[0], number)
    assert "230" in signers[0].locator("ins").last.inner_text()
    sign_all(signers, number)

    reader.goto(path_of(number))
    shown = reader.inner_text("main")
    assert [words for words in (RIGHT, "参加演练的人数有误。", "300人", "230人") if words not in shown] == []
    assert WRONG not in shown
    reader.click("main a[href$='/versions/1/']")
    assert WRONG in reader.inner_text("main")
    assert "更正" in reader.inner_text(".page-notice")
    assert fits(reader) == []


def test_withdrawn_page_tells_its_reason(editor, signers, reader, path_of):
    number = put_out(editor, signers, "延期举行的演练", "演练定于周五举行。")
    path = path_of(number)
    newsroom.open_withdrawal(editor, number)
    request = newsroom.ask_down(editor, "retracted", public="演练改期，本文作废。", internal="时间变动。")
    assert reader.request.get(path).status == 200

    signer = signers[1]
    signer.goto(request)
    assert "时间变动。" in signer.inner_text("main")
    assert fits(signer) == []
    newsroom.decide(signer, "sign", "同意撤稿。")

    assert reader.goto(path).status == 410
    told = reader.inner_text("main")
    assert ("演练改期，本文作废。" in told, "时间变动" in told) == (True, False)
    assert fits(reader) == []
    reader.click("main a[href$='/versions/1/']")
    assert "演练定于周五举行。" in reader.inner_text("main")


def test_page_that_is_taken_down_leaves_nothing_to_read(editor, signers, sign_in, reader, path_of):
    number = put_out(editor, signers, "家属要求撤下的消息", "家属不愿公开。")
    path = path_of(number)
    newsroom.open_withdrawal(editor, number)
    request = newsroom.ask_down(editor, "taken_down", internal="家属撤回同意。")
    for signer in (signers[1], sign_in(LEADER, PHONE)):
        assert reader.request.get(path).status == 200
        signer.goto(request)
        newsroom.decide(signer, "sign", "同意下线。")

    assert reader.goto(path).status == 410
    assert "家属" not in reader.content()
    answers = [reader.request.get(url).status for url in (f"{path}versions/", f"{path}versions/1/")]
    assert answers == [410, 410]
    found = [
        reader.request.get(url).text() for url in ("/search/?q=家属", "/corrections/", "/news/first-aid/")
    ]
    assert [text for text in found if "家属要求撤下" in text] == []


def test_emergency_is_signed_afterwards(editor, signers, reader, path_of):
    number = newsroom.write(editor, "应急救护", title="琼溪启动应急响应", text="救援队已经出发。")
    head, signer = signers
    newsroom.publish_in_emergency(signer, number, "汛情紧急，市领导电话同意。")
    reader.goto(path_of(number))
    assert "值班领导签发" in reader.inner_text(".approval")

    head.goto("/admin/approval/afterwards/")
    head.click("main >> text=琼溪启动应急响应")
    assert "市领导电话同意" in head.inner_text("main")
    assert fits(head) == []
    newsroom.decide_afterwards(head, "情况属实，补签。")

    assert "琼溪启动应急响应" not in head.inner_text("main")
    reader.reload()
    assert re.search("补签|值班领导", reader.inner_text(".approval"))
