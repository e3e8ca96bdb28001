"""From a Word file to a reader: the whole way of a piece, in a real browser."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.e2e import looking, newsroom, papers
from tests.e2e.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser

FIRST_STEP, SPOKESPERSON = "科室负责人", "新闻发言人"
SPOKESPERSON_MAIL = "shenyining@muning-society.example"
EDITOR_MAIL = "wuxiaoqing@muning-society.example"
ADDED = "培训结束后将组织考核。"


def sign_both(sign_in, number):
    for role in (FIRST_STEP, SPOKESPERSON):
        page = sign_in(role, PHONE)
        newsroom.open_desk(page, number)
        newsroom.decide(page, "sign")


def decoded(page, address):
    answer = page.request.get(address)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(answer.body())))
    return [code.text for code in found]


def printed(page):
    """What stands on paper, as text."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in document)


def test_piece_goes_from_a_word_file_to_a_reader(sign_in, visit, demo_site, tmp_path):
    # The editor drops in a file, adds a picture, submits.
    editor = sign_in("编辑")
    number = newsroom.write(editor, "应急救护", file=papers.word_file(tmp_path))
    assert "1 张表，1 张图" in editor.inner_text(".messages")
    newsroom.add_lead_picture(
        editor, papers.photograph_file(tmp_path), alt="学员围坐在教室里", credit="市红十字会供图"
    )
    newsroom.credit_figures(editor, "苏禾 摄")
    newsroom.wait_until_saved(editor)
    assert "送审" in newsroom.submit(editor)
    assert editor.watch.take() == []

    # Nothing is public, and the author can't sign.
    reader = visit(PHONE)
    assert papers.TITLE not in reader.request.get("/news/first-aid/").text()
    newsroom.open_desk(editor, number)
    assert editor.locator("button[value=sign]").count() == 0

    # The first step is signed on a wide screen.
    head = sign_in(FIRST_STEP)
    newsroom.open_desk(head, number)
    assert looking.violations(head) == []
    assert "“签发”环节" in newsroom.decide(head, "sign", "内容属实。")

    # The spokesperson follows the mail on a phone, sees everything there is to sign, and why they may.
    subject, text = demo_site.mails(SPOKESPERSON_MAIL)[-1]
    assert papers.TITLE in subject + text
    link = re.search(r"http://\S+/admin/approval/\d+/", text)[0]
    signer = sign_in(SPOKESPERSON, PHONE)
    signer.goto(link)
    desk = signer.inner_text("main")
    assert [
        words for words in (papers.TITLE, papers.CAPTION, "云柘县", "内容属实。") if words not in desk
    ] == []
    assert "您未参与写稿和编辑，可以签署。" in desk
    assert looking.violations(signer) + looking.sideways(signer) == []
    looking.resize(signer, 390)
    assert "发布" in newsroom.decide(signer, "sign", "同意发布。")
    assert papers.TITLE in demo_site.mails(EDITOR_MAIL)[-1][1]

    # A reader finds it by two characters, reads it, switches to large type.
    reader.goto("/")
    reader.click(".masthead__find")
    reader.fill("main input[name=q]", "琼溪")
    reader.press("main input[name=q]", "Enter")
    reader.click(f"main >> text={papers.TITLE}")
    assert reader.inner_text("h1").replace("\u200b", "") == papers.TITLE
    assert [reader.inner_text(f"main {tag} >> nth=0") for tag in ("h2", "th")] == ["一、学什么", "县区"]
    assert "本页经新闻发言人签发" in reader.inner_text(".approval")
    assert looking.violations(reader) + looking.broken_images(reader) == []
    reader.click("text=大字版")
    assert reader.get_attribute("html", "data-type") == "large"
    reader.goto("/")
    assert reader.get_attribute("html", "data-type") == "large"
    assert reader.watch.take() == []


def test_later_edit_stays_unseen_until_it_is_approved(sign_in, visit):
    editor = sign_in("编辑")
    number = newsroom.write(editor, "应急救护", title="救护教员下乡授课", text="三名教员走进云柘县。")
    newsroom.submit(editor)
    sign_both(sign_in, number)
    reader = visit(DESKTOP)
    reader.goto("/news/first-aid/")
    reader.click("main >> text=救护教员下乡授课")

    editor.goto(f"/admin/pages/{number}/edit/")
    newsroom.add_words(editor, ADDED)
    newsroom.tell_change(editor, "update", "补充了考核安排。")
    newsroom.submit(editor)
    reader.reload()
    assert ADDED not in reader.inner_text("main")

    signer = sign_in(FIRST_STEP, PHONE)
    newsroom.open_desk(signer, number)
    assert ADDED in " ".join(signer.locator("ins").all_inner_texts())
    sign_both(sign_in, number)
    reader.reload()
    assert ADDED in reader.inner_text("main")


def test_submission_is_recalled_by_its_author(sign_in):
    editor = sign_in("编辑")
    number = newsroom.write(editor, "应急救护", title="送错的稿件", text="这一稿送错了。")
    newsroom.submit(editor)
    editor.goto(f"/admin/pages/{number}/edit/")
    newsroom.choose_action(editor, "action-cancel-workflow")
    editor.wait_for_selector(".messages li")

    signer = sign_in(FIRST_STEP)
    newsroom.open_desk(signer, number)

    assert signer.locator("button[value=sign]").count() == 0


@pytest.fixture
def news_path(demo_site):
    return next(e.path for e in demo_site.entries() if (e.kind, e.language) == ("news", "zh-hans"))


def test_page_prints_as_a_document(visit, news_path, demo_site):
    page = visit(DESKTOP)
    page.goto(news_path)
    title = page.inner_text("h1").replace("\u200b", "")
    wanted = (title, "沐宁市红十字会", "签发", f"{demo_site.url}{news_path}")

    paper = "".join(printed(page).split())

    assert [words for words in wanted if "".join(words.split()) not in paper] == []
    assert [words for words in ("大字版", "高对比", "搜索", "公告公示") if words in paper] == []


def test_page_code_leads_to_its_address(visit, news_path, demo_site):
    page = visit()
    page.goto(news_path)

    assert decoded(page, f"{news_path}qr.png") == [f"{demo_site.url}{news_path}"]


def test_everything_reads_without_scripts(visit, news_path):
    page = visit(PHONE, scripts=False)
    page.goto(news_path)
    title = page.inner_text("h1")
    page.click("text=大字版")
    assert (page.get_attribute("html", "data-type"), page.inner_text("h1")) == ("large", title)

    page.click("details.menu summary")
    page.click(".menu__panel >> text=公告公示")
    assert page.inner_text("h1") == "公告公示"

    page.click(".masthead__find")
    page.fill("main input[name=q]", "救护")
    page.press("main input[name=q]", "Enter")
    assert page.locator(".hits li").count() > 0
