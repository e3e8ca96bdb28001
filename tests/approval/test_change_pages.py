from __future__ import annotations

import re

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from wagtail.models import Site

from approval import changes, seals
from approval.enums import Role
from approval.models import Approval, ChangeRequest
from core.blocks import to_stream
from core.images import make_renditions
from core.models import Department, SiteImage, SocietySettings
from news.models import Topic
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory
from tests.factories.news import NewsFactory, TopicFactory

pytestmark = pytest.mark.django_db

PHONE = "（0000）8605 2100"


@pytest.fixture
def office(people):
    return gate.save(Department(name="救护科", phone="（0000）8605 2108"))


@pytest.fixture
def mails(monkeypatch):
    """The mails that were sent; in a test nothing is ever committed, so they go at once."""
    monkeypatch.setattr("approval.notices.transaction.on_commit", lambda send: send())
    return lambda: mail.outbox


@pytest.fixture
def asked(people, office, signed_in):
    """The editor has saved another telephone number in the admin."""
    save(signed_in(people.editor), office, phone=PHONE)
    return ChangeRequest.objects.get()


def save(client, office, **values):
    values = {"name": office.name, "phone": office.phone, "order": 0} | values
    return client.post(f"/admin/snippets/core/department/edit/{office.pk}/", values)


def page_of(change):
    return f"/admin/approval/changes/{change.pk}/"


def seen(html):
    return re.search(r'name="seen" value="(\w{64})"', html)[1]


# --- Saving in the admin ------------------------------------------------------------------------------


def test_saving_a_department_keeps_a_request_and_says_so(people, office, signed_in, mails):
    response = save(signed_in(people.editor), office, phone=PHONE)

    change = ChangeRequest.objects.get()
    assert response.headers["Location"] == page_of(change)
    (message,) = [str(message) for message in get_messages(response.wsgi_request)]
    assert "救护科" in message
    assert Department.objects.get().phone == "（0000）8605 2108"
    assert {m.to[0] for m in mails()} == {u.email for u in (people.leader, people.head, people.spokesperson)}


def test_programs_are_told_where_the_request_is(people, office, signed_in):
    client = signed_in(people.editor)
    client.defaults["HTTP_ACCEPT"] = "application/json"

    response = save(client, office, phone=PHONE)

    change = ChangeRequest.objects.get()
    assert (response.status_code, response["Content-Type"]) == (202, "application/problem+json")
    assert response.json()["change_request"] == f"http://testserver{page_of(change)}"


def test_second_save_says_that_it_replaces_the_first(people, office, asked, signed_in):
    client = signed_in(people.editor)

    response = save(client, office, phone="（0000）8605 2101")

    assert ChangeRequest.objects.get().parts[0]["after"]["phone"] == "（0000）8605 2101"
    assert len(client.get(response["Location"]).context["messages"]) == 1


def test_settings_are_changed_by_two(people, signed_in):
    site = Site.objects.get()
    gate.save(SocietySettings(site=site, name="澄江市红十字会"))

    signed_in(people.administrator).post(
        f"/admin/settings/core/societysettings/{site.pk}/", {"name": "沐宁市红十字会"}
    )
    change = ChangeRequest.objects.get()
    changes.approve(change, people.head)

    assert SocietySettings.objects.get().name == "沐宁市红十字会"


def test_words_and_tags_of_a_picture_in_use_are_kept(people, signed_in):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = to_stream([("figure", {"image": image.pk})])
    gate.publish(page)
    client = signed_in(people.editor)
    values = {"title": image.title, "description": "清点物资", "credit": "林岸 摄", "tags": "物资",
              "collection": image.collection_id}  # fmt: skip

    client.post(f"/admin/images/{image.pk}/", values)
    change = ChangeRequest.objects.get()
    html = signed_in(people.leader).get(page_of(change)).text
    changes.approve(change, people.leader)

    stored = SiteImage.objects.get(pk=image.pk)
    assert "志愿者走进社区" in html
    assert (stored.description, stored.credit) == ("清点物资", "林岸 摄")
    assert [tag.name for tag in stored.tags.all()] == ["物资"]


# --- Deciding -----------------------------------------------------------------------------------------


def test_page_shows_before_and_after_and_lets_it_be_signed(people, asked, signed_in, mails):
    client = signed_in(people.leader)
    html = client.get(page_of(asked)).text
    assert "救护科" in html
    assert "<del>" in html
    assert "<script" not in html

    response = client.post(page_of(asked), {"decision": "sign", "seen": seen(html), "opinion": "同意"})

    assert response["Location"] == "/admin/approval/"
    assert Department.objects.get().phone == PHONE
    assert mails()[-1].to == [people.editor.email]


def test_signing_what_was_replaced_meanwhile_is_refused_in_words(people, office, asked, signed_in):
    client = signed_in(people.leader)
    token = seen(client.get(page_of(asked)).text)
    save(signed_in(people.editor), office, phone="（0000）8605 2101")

    response = client.post(page_of(asked), {"decision": "sign", "seen": token})

    assert response.status_code == 409
    assert Department.objects.get().phone == "（0000）8605 2108"


def test_returning_needs_a_reason_which_the_other_is_told(people, asked, signed_in, mails):
    client = signed_in(people.spokesperson)

    assert client.post(page_of(asked), {"decision": "return"}).status_code == 409
    client.post(page_of(asked), {"decision": "return", "opinion": "请用总机号码"})

    assert "请用总机号码" in mails()[-1].body
    assert "请用总机号码" in signed_in(people.editor).get(page_of(asked)).text


def test_who_asked_recalls(people, asked, signed_in):
    client = signed_in(people.editor)
    assert 'value="recall"' in client.get(page_of(asked)).text

    client.post(page_of(asked), {"decision": "recall"})

    asked.refresh_from_db()
    assert asked.status == "recalled"


@pytest.mark.parametrize("decision", ["sign", "return", "recall", ""])
def test_who_may_not_decide_changes_nothing(people, asked, signed_in, decision):
    response = signed_in(people.administrator).post(page_of(asked), {"decision": decision, "opinion": "理由"})

    asked.refresh_from_db()
    assert (response.status_code, asked.status) == (409, "waiting")


def test_strangers_see_no_request(asked, signed_in):
    assert Client().get(page_of(asked)).status_code == 302
    assert signed_in(made.person()).get(page_of(asked)).status_code == 302


# --- Lists --------------------------------------------------------------------------------------------


def test_inbox_lists_it_to_who_may_sign(people, asked, signed_in):
    for user, listed in ((people.leader, True), (people.head, True), (people.section_head, False)):
        assert (page_of(asked) in signed_in(user).get("/admin/approval/").text) == listed


def test_who_asked_does_not_find_it_in_their_own_inbox(people, office, signed_in):
    boss = made.person(Role.LEADER, superuser=True)
    save(signed_in(boss), office, phone=PHONE)

    assert page_of(ChangeRequest.objects.get()) not in signed_in(boss).get("/admin/approval/").text


def test_list_filters_by_status(people, asked, signed_in):
    client = signed_in(people.auditor)
    address = "/admin/approval/changes/"

    assert page_of(asked) in client.get(address).text
    assert page_of(asked) in client.get(address, {"status": "all", "p": "x"}).text
    assert page_of(asked) not in client.get(address, {"status": "done"}).text


def test_requests_cost_the_same_however_many(people, office, asked, signed_in, django_assert_max_num_queries):
    client = signed_in(people.auditor)
    for _number in range(5):
        asked.pk = None
        asked.save()
    client.get("/admin/approval/changes/")

    with django_assert_max_num_queries(20):
        client.get("/admin/approval/changes/")


def test_approval_names_who_asked_and_who_signed(people, asked):
    changes.approve(asked, people.head)

    approval = Approval.objects.of(f"core.department:{asked.parts[0]['pk']}").first()
    assert (approval.authors, approval.signer_role) == ([people.editor.pk], "主要负责人")


# --- What it shows ------------------------------------------------------------------------------------


def shown(client, change):
    """The fields of a request's page as (label, taken out, put in)."""
    html = client.get(page_of(change)).text
    return re.findall(r"<(del|ins)>(?:<span[^>]*>[^<]*</span>)?([^<]*)", html)


def test_choices_links_and_truths_are_told_in_words(people, signed_in):
    page = made.home()
    change = ChangeRequest.objects.create(
        title="重定向",
        requested_by=people.editor,
        parts=[
            {
                "model": "wagtailredirects.redirect", "pk": 1, "action": "change", "title": "/a", "affects": [],
                "before": {"is_permanent": True, "redirect_page": page.pk, "redirect_link": "https://a.example/"},
                "after": {"is_permanent": False, "redirect_page": None, "redirect_link": "https://b.example/"},
            }
        ],
    )  # fmt: skip

    words = shown(signed_in(people.leader), change)

    assert ("del", page.title) in words
    assert {how for how, _text in words} == {"del", "ins"}


def test_logo_is_shown_before_and_after(people, signed_in):
    site, old, new = Site.objects.get(), SiteImageFactory(), SiteImageFactory()
    for image in (old, new):
        make_renditions(image)
    row = SocietySettings(site=site, name="澄江市红十字会", logo=old, logo_entitled=True)
    gate.save(row)

    signed_in(people.administrator).post(
        f"/admin/settings/core/societysettings/{site.pk}/",
        {"name": "澄江市红十字会", "logo": new.pk, "logo_entitled": "on"},
    )
    html = signed_in(people.leader).get(page_of(ChangeRequest.objects.get())).text

    assert html.count('<figure class="file__picture">') == 2


def test_topic_in_use_is_deleted_with_what_bears_it(people, signed_in):
    topic = TopicFactory()
    news = NewsFactory(topics=[topic.slug])
    client = signed_in(people.section_head)

    client.post(f"/admin/snippets/news/topic/delete/{topic.pk}/")
    change = ChangeRequest.objects.get()
    assert news.title in signed_in(people.leader).get(page_of(change)).text
    changes.approve(change, people.leader)

    assert not Topic.objects.exists()
    assert seals.is_sealed(f"wagtailcore.page:{news.pk}")
    assert client.get(f"{news.url}").status_code == 200
