from __future__ import annotations

import base64
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from docx import Document
from PIL import Image

from approval.enums import Role
from core.models import SiteImage
from news.models import NewsPage, NoticePage
from news.writing import drafts
from tests.factories import approval as made
from tests.factories.news import ColumnFactory
from tests.news.writing.conftest import picture, word_file

pytestmark = pytest.mark.django_db

STORY = "7月2日，连日强降雨后，市红十字会救援队赶赴汀兰镇，转移受困群众四十二人，并在安置点搭建帐篷。"
NEWS = (
    "救援队连夜转移受困群众",
    "来源：青川县红十字会  作者：林岸",
    STORY,
    "一、转移群众",
    "队员分三组进村入户，逐户核对名单，老人和孩子先走。",
    picture(),
    "队员扶老人上船 苏禾 摄",
    [["物资", "数量"], ["帐篷", "20"]],
    "目前安置点秩序平稳。",
    "责任编辑：程澜",
)


def body(page):
    stream = page.get_latest_revision_as_object().body
    return [(block.block_type, block.value) for block in stream]


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_word_file_becomes_a_draft_with_everything_in_its_place(desk):
    response = desk.post(file=word_file(*NEWS))

    page = NewsPage.objects.get()
    assert response.redirect_chain[-1][0] == f"/admin/pages/{page.pk}/edit/"
    assert (page.title, page.author, page.responsible_editor) == (NEWS[0], "林岸", "程澜")
    assert (page.source_kind, page.source_name) == ("lower", "青川县红十字会")
    assert (page.live, page.owner, page.get_parent().pk) == (False, desk.editor, desk.column.pk)
    assert [kind for kind, value in body(page)] == [
        "rich_text", "heading", "rich_text", "figure", "table", "rich_text",
    ]  # fmt: skip


def test_pictures_of_a_file_become_pictures_of_the_site(desk):
    desk.post(file=word_file(*NEWS))

    image = SiteImage.objects.get()
    words = (image.title, image.description, image.caption, image.credit)
    assert words == ("队员扶老人上船", "队员扶老人上船", "队员扶老人上船", "苏禾")
    assert image.uploaded_by_user == desk.editor
    with image.file.open() as file, Image.open(file) as stored:
        assert dict(stored.getexif()) == {}
    figure = dict(body(NewsPage.objects.get()))["figure"]
    assert (figure["image"], figure["caption"], figure["alt"], figure["credit"]) == (
        image,
        image.caption,
        "",
        "",
    )


def test_picture_before_all_text_is_the_lead(desk):
    desk.post(file=word_file("救援队返回驻地", picture(), "图为队员列队", STORY))

    page = NewsPage.objects.get().get_latest_revision_as_object()
    assert (page.lead_image, page.lead_caption) == (SiteImage.objects.get(), "图为队员列队")
    assert [kind for kind, value in body(page)] == ["rich_text"]


def test_what_was_taken_and_lost_is_told_leaks_first(desk):
    document = Document(BytesIO(word_file("救援队返回驻地", STORY)))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.add_comment(document.paragraphs[1].runs[0], text="请领导把关", author="某")
    file = BytesIO()
    document.save(file)

    taken, lost = told(desk.post(file=file.getvalue()))

    assert _("%d paragraph") % 1 in taken or "1" in taken
    comments = _("The file holds comments. They were left out; whoever gets the file itself can read them.")
    headers = _("Headers and footers were left out.")
    assert 0 < lost.index(comments) < lost.index(headers)
    assert "请领导把关" in lost
    assert "内部资料" in lost


CIRCULAR = (
    "关于做好“博爱周”活动的通知",
    "沐红字〔2026〕5号",
    "各县（市、区）红十字会：",
    "现就“博爱周”活动有关事项通知如下，请认真组织实施，并于活动结束后一周内报送总结。",
    "特此通知。",
    "沐宁市红十字会",
    "2026年4月2日",
)


def test_circular_is_known_by_its_title_and_parted_into_its_fields(desk):
    desk.post(file=word_file(*CIRCULAR))

    page = NoticePage.objects.get()
    fields = (page.kind, page.document_number, page.addressee, page.closing, page.signed_by, page.made_on)
    assert fields == (
        "circular", "沐红字〔2026〕5号", "各县（市、区）红十字会：", "特此通知。", "沐宁市红十字会", date(2026, 4, 2),
    )  # fmt: skip
    assert [kind for kind, value in body(page)] == ["rich_text"]


def test_notice_typed_by_hand_begins_with_what_its_kind_has(desk):
    desk.post(genre="announcement", title="接受捐赠", text="现将接受捐赠情况公告如下。")

    page = NoticePage.objects.get()
    assert (page.kind, page.closing, page.signed_by) == ("announcement", "特此公告。", "沐宁市红十字会")
    assert page.made_on == timezone.localdate()


def test_text_without_a_script_becomes_paragraphs_and_headings(desk):
    desk.post(title="救援队返回驻地", text=f"{STORY}\n\n一、清点装备\n<b>不是标记</b>，逐件登记。")

    assert [(kind, str(value)) for kind, value in body(NewsPage.objects.get()) if kind == "rich_text"] == [
        ("rich_text", f"<p>{STORY}</p>"),
        ("rich_text", "<p>&lt;b&gt;不是标记&lt;/b&gt;，逐件登记。</p>"),
    ]


PASTED = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{{margin:0}}</style></head>
<body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>
救援队返回驻地<o:p></o:p></span></b></p>
<p class=MsoNormal style='text-indent:32.0pt'><span style='font-family:仿宋_GB2312;color:red'>{STORY}</span></p>
<p class=MsoNormal style='text-indent:32.0pt'><b>一、清点装备</b></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>物资</p></td><td><p>数量</p></td></tr>
<tr><td><p>帐篷</p></td><td><p>20</p></td></tr></table>
<p class=MsoNormal onclick="alert(1)">装备完好。<img src="file:///C:/clip_image002.png"></p>
<script>alert(1)</script><p class=MsoNormal>责任编辑：程澜</p><!--EndFragment--></body></html>"""


def test_paste_from_word_is_cleaned_to_blocks(desk):
    response = desk.post(markup=PASTED.encode())

    page = NewsPage.objects.get()
    assert (page.title, page.responsible_editor) == ("救援队返回驻地", "程澜")
    kinds = [(kind, str(value)) for kind, value in body(page) if kind != "table"]
    assert kinds[0] == ("rich_text", f"<p>{STORY}</p>")
    assert kinds[2] == ("rich_text", "<p>装备完好。</p>")
    table = dict(body(page))["table"]
    assert table["data"] == [["物资", "数量"], ["帐篷", "20"]]
    assert _("Pictures that are not in the file were left out. Please add them.") in told(response)[1]


def test_given_title_holds_and_the_files_own_is_told(desk):
    response = desk.post(title="另一个标题", file=word_file("救援队返回驻地", STORY))

    page = NewsPage.objects.get()
    assert (page.title, len(body(page))) == ("另一个标题", 1)
    assert "救援队返回驻地" in str(body(page)[0][1]) + "".join(told(response))


def test_text_stands_before_the_file_and_pictures_stay_with_their_words(desk):
    data = "data:image/png;base64," + _png()
    markup = f"<p>导语在前。</p><p><img src='{data}'></p><p>图为集结 林岸 摄</p>"

    desk.post(title="救援队返回驻地", markup=markup.encode(), file=word_file(*NEWS[:7]))

    figures = [value for kind, value in body(NewsPage.objects.get()) if kind == "figure"]
    assert [(figure["caption"], figure["image"].credit) for figure in figures] == [
        ("图为集结", "林岸"),
        ("队员扶老人上船", "苏禾"),
    ]


def _png():
    output = BytesIO()
    Image.new("RGB", (40, 30), (90, 20, 20)).save(output, "PNG")
    return base64.b64encode(output.getvalue()).decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an old Word or WPS file. Open it there, choose “Save as” and type .docx, then try again."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "The file is protected by a password. Remove the password in Word or WPS, save and try again."),
        (b"PK\x03\x04 word/ and nothing more", "The file is damaged. Open it in Word or WPS, save it anew as .docx and try again."),
        (word_file("题", STORY)[:-200], "The file is damaged. Open it in Word or WPS, save it anew as .docx and try again."),
        (picture(), "This is not a Word file. Please choose a .docx file."),
        (b"%PDF-1.7 x", "This is a PDF. Please choose the Word file it was made from, or attach the PDF as a document."),
        ("只是文字".encode("gb18030"), "This is a plain text file. Copy its text and paste it into the article."),
        (bytes(60 * 1024 * 1024), "The file is larger than 50 MB. Compress its pictures and try again."),
        (word_file(""), "There is no text in the file."),
    ],
    ids=["doc", "encrypted", "broken", "cut off", "picture", "pdf", "text", "60 MB", "empty"],
)  # fmt: skip
def test_bad_file_is_told_at_the_field_and_nothing_is_kept(desk, data, message):
    response = desk.post(title="标题", file=data)

    assert response.context["form"].errors == {"file": [_(message)]}
    assert (NewsPage.objects.count(), SiteImage.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({}, "title", "Give the piece a title."),
        ({"file": word_file(STORY, STORY)}, "title", "No title was found in the file. Type it here."),
        ({"title": "标题", "column": ""}, "column", None),
        ({"title": "标题", "column": 999999}, "column", None),
        ({"title": "标题", "genre": "sermon"}, "genre", None),
    ],
)
def test_what_is_missing_is_told_at_its_field(desk, values, field, message):
    errors = desk.post(**values).context["form"].errors

    assert list(errors) == [field]
    assert message is None or errors[field] == [_(message)]


def test_script_gets_an_address_or_errors(desk):
    headers = {"accept": "application/json"}

    wrong = desk.post(headers, title="")
    right = desk.post(headers, title="救援队返回驻地", text=STORY)

    assert (wrong.status_code, wrong.json()) == (422, {"errors": {"title": [_("Give the piece a title.")]}})
    assert right.json() == {"url": f"/admin/pages/{NewsPage.objects.get().pk}/edit/"}


def test_failure_leaves_neither_rows_nor_files(desk, monkeypatch, settings):
    monkeypatch.setattr(NewsPage, "save_revision", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        desk.post(file=word_file(*NEWS))

    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert (NewsPage.objects.count(), SiteImage.objects.count(), files) == (0, 0, [])


@pytest.mark.parametrize(
    ("role", "status"), [(Role.CONTRIBUTOR, 200), (Role.SPOKESPERSON, 302), (Role.AUDITOR, 302)]
)
def test_page_is_for_those_who_may_write(desk, role, status):
    client = Client()
    client.force_login(made.person(role))

    assert client.get("/admin/writing/").status_code == status


def test_column_is_offered_under_what_it_stands_below_and_the_last_one_chosen(desk):
    below = ColumnFactory(parent=desk.column, title="基层动态", slug="counties")
    desk.post(column=below.pk, title="标题", text=STORY)

    form = desk.client.get("/admin/writing/").context["form"]

    assert form.fields["column"].choices == [
        ("首页", [(desk.column.pk, "工作动态")]),
        ("工作动态", [(below.pk, "基层动态")]),
    ]
    assert form["column"].value() == below.pk


def test_way_in_is_the_first_of_the_menu_and_on_the_dashboard(desk):
    home = desk.client.get("/admin/")
    column = desk.client.get(f"/admin/pages/{desk.column.pk}/")

    assert home.content.decode().count('href="/admin/writing/"') == 1
    assert f"/admin/writing/?column={desk.column.pk}" in column.content.decode()


def test_file_is_read_before_the_database_is_locked():
    assert resolve("/admin/writing/").func.opens_own_transactions


def test_draft_opens_in_the_editor_with_autosave_and_preview_for_phones(desk):
    response = desk.post(file=word_file(*NEWS))

    page = response.content.decode()
    assert "w-autosave" in page
    assert NewsPage.objects.get().default_preview_size == "mobile"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("青川县红十字会", {"source_kind": "lower", "source_name": "青川县红十字会"}),
        ("沐宁日报", {"source_kind": "repost", "source_name": "沐宁日报"}),
        ("沐宁市红十字会", {"source_kind": "own"}),
        ("办公室", {"source_kind": "own"}),
        ("", {"source_kind": "own"}),
    ],
)
def test_source_tells_whose_text_it_is(source, expected):
    assert drafts._source(source, "沐宁市红十字会") == expected
