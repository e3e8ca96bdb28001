from __future__ import annotations

from datetime import timedelta
from html import unescape
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from approval.enums import Role
from intake import pages_reported
from intake.models import Report, ReportSettings, Responsible
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db
ERROR = "/report-error/"
EMBLEM = "/emblem-misuse/"
GIVEN = {"text": "第二段的人数应为137人。", "name": "欧阳明珊", "contact": "reader@example.org"}


@pytest.fixture
def news():
    return NewsFactory(parent=ColumnFactory(slug="news"), slug="a", title="救援队返回")


def number_of(page):
    from approval.models import Seal

    return Seal.objects.get(pk=page.key).approval.number


def test_every_page_leads_to_the_report_of_its_errors(client, news):
    assert 'href="/report-error/?page=/news/a/"' in client.get("/news/a/").content.decode()


def test_report_is_kept_with_page_and_version(client, news, form):
    opened = form(f"{ERROR}?page=/news/a/")
    assert "救援队返回" in opened.html
    assert number_of(news) in opened.html

    answer = opened.send(**GIVEN)

    assert answer.status_code == 303
    report = Report.objects.get()
    assert (report.path, report.page_key, report.page_title) == ("/news/a/", news.key, "救援队返回")
    assert report.approval == number_of(news)
    receipt = client.get(answer["Location"]).content.decode()
    assert report.number in receipt
    assert "欧阳明珊" not in receipt
    assert "reader@example.org" not in receipt


def test_version_is_the_one_the_form_was_opened_on(news, form):
    opened, before = form(f"{ERROR}?page=/news/a/"), number_of(news)
    news.title = "救援队全部返回"
    gate.publish(news)

    opened.send(**GIVEN)

    assert Report.objects.get().approval == before


def test_earlier_version_can_be_named(client):
    author, first, second = (
        made.person(Role.EDITOR),
        made.person(Role.SECTION_HEAD),
        made.person(Role.SPOKESPERSON),
    )
    people = SimpleNamespace(author=author, section_head=first, spokesperson=second)
    page = made.public(made.draft(author), people)
    number = number_of(page)
    made.revise(page, people, change="update", note="补充了时间。", summary="新的一句话。")
    path = page.get_url_parts()[2] + "versions/1/"
    assert client.get(path).status_code == 200

    found = pages_reported.of(made.home().get_site().pk, path)

    assert found["approval"] == number
    assert found["path"] == path


@pytest.mark.parametrize(
    "path",
    [
        "/no/such/",
        "https://example.org/",
        "//example.org/",
        "/news/a/\x00",
        "/" + "x" * 400,
        "",
        "/news/a/versions/9/",
    ],
)
def test_address_of_nothing_public_is_named_by_no_form(client, news, form, path):
    opened = form(f"{ERROR}?page={path}")
    assert "救援队返回" not in opened.html

    if opened.send(**GIVEN).status_code == 303:
        assert Report.objects.get().page_key in {"", news.key}


def test_form_names_no_draft_and_no_restricted_page(news, form):
    NewsFactory(parent=news.get_parent().specific, slug="draft", title="未公开的题目", public=False)
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)

    for path in ("/news/draft/", "/news/a/"):
        assert "未公开的题目" not in form(f"{ERROR}?page={path}").html
        assert "救援队返回" not in form(f"{ERROR}?page={path}").html


def test_report_without_name_is_welcome(news, form):
    assert form(ERROR).send(text="页脚的电话打不通。").status_code == 303
    assert Report.objects.get().path == ""


@pytest.mark.parametrize(
    ("address", "values", "field"),
    [
        (ERROR, {"text": " "}, "text"),
        (ERROR, {"contact": "reader@example"}, "contact"),
        (ERROR, {"contact": "电话"}, "contact"),
        (ERROR, {"text": "身份证110101199003078515"}, "text"),
        (ERROR, {"text": "长" * 2001}, "text"),
        (EMBLEM, {"where_seen": ""}, "where_seen"),
        (EMBLEM, {"misuse": "nothing"}, "misuse"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_typed_is_lost(news, form, address, values, field):
    given = {**GIVEN, "misuse": "trade", "where_seen": "江边路3号", **values}

    answer = form(address).send(**given)

    shown = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert f'id="f-{field}-error"' in shown
    assert 'value="欧阳明珊"' in shown
    assert field == "text" or given["text"] in shown
    assert not Report.objects.exists()


def test_form_that_is_too_old_keeps_words_and_page(client, news):
    answer = client.post(ERROR, {**GIVEN, "page": "/news/a/", "form-token": "old"})

    shown = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert GIVEN["text"] in shown
    assert "救援队返回" in shown


def test_misuse_is_kept_with_where_it_was_seen(news, form):
    form(EMBLEM).send(misuse="medical", where_seen="江边路3号诊所招牌", text="门头用了红十字。")

    report = Report.objects.get()
    assert (report.kind, report.misuse, report.where_seen) == ("emblem", "medical", "江边路3号诊所招牌")
    assert report.contact_until == timezone.localdate() + timedelta(days=180)


def test_words_of_the_society_stand_beside_the_form(news, form):
    from wagtail.models import Site

    gate.save(ReportSettings(site=Site.objects.get(), error_text="本会编辑部逐条核对。", contact_days=30))

    assert "本会编辑部逐条核对。" in form(ERROR).html
    form(ERROR).send(**GIVEN)
    assert Report.objects.get().contact_until == timezone.localdate() + timedelta(days=30)


def test_responsible_are_told_without_what_is_personal(news, form, django_capture_on_commit_callbacks):
    chosen, other = made.person(Role.EDITOR), made.person(Role.SECTION_HEAD)
    Responsible.objects.create(kind="error", user=chosen)

    with django_capture_on_commit_callbacks(execute=True):
        form(f"{ERROR}?page=/news/a/").send(**GIVEN)
        form(EMBLEM).send(misuse="trade", where_seen="某处", text="用在包装上。")

    told = [(message.to, "欧阳明珊" in message.body or "reader@" in message.body) for message in mail.outbox]
    assert ([chosen.email], False) in told
    assert ([other.email], False) in told
    assert sum(to == [other.email] for to, _ in told) == 1


def test_planted_contact_is_in_no_public_answer(client, news, form):
    form(f"{ERROR}?page=/news/a/").send(**GIVEN)

    for address in ("/", "/news/", "/news/a/", "/feed.json", "/sitemap.xml", ERROR, EMBLEM, "/corrections/"):
        shown = client.get(address).content.decode()
        assert "欧阳明珊" not in shown
        assert "reader@example.org" not in shown


@pytest.mark.parametrize("address", [ERROR, EMBLEM])
def test_form_is_kept_by_nobody_and_not_indexed(client, news, address):
    answer = client.get(address)

    assert answer["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_english_form_speaks_english(client, news):
    assert client.get("/en/report-error/").status_code in {200, 404}
