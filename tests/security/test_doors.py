"""Ways in that nobody should find: other sign-ins, other ways to files, odd addresses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from approval.enums import Role
from core.models import MediaUse
from tests.factories import gate
from tests.factories.approval import person
from tests.factories.core import SiteDocumentFactory
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/_util/login/", "/en/_util/login/", "/admin/login/"])
def test_only_one_sign_in_exists(client, address):
    """Any other knows neither the second factor nor the throttle."""
    user = person(Role.EDITOR)
    client.post(address, {"username": user.username, "password": "a long password"})
    assert "_auth_user_id" not in client.session
    response = client.get(address)
    assert (response.status_code, response.get("Location", "").partition("?")[0]) in [
        (302, "/account/login/"),
        (404, ""),
    ]


@pytest.mark.parametrize(
    "template", ["/documents/{pk}/{file}%0A", "/documents/{wide}/{file}", "/documents/{pk}/{file}"]
)
def test_private_document_has_no_second_way(client, template):
    document = SiteDocumentFactory()
    wide = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(document.pk))
    address = template.format(pk=document.pk, wide=wide, file=document.filename)
    assert client.get(address).status_code == 404
    gate.seal("x:1")
    MediaUse.objects.create(owner="x:1", media=f"document:{document.pk}")
    assert client.get(f"/documents/{document.pk}/{document.filename}").status_code == 200


ODD = [
    "/a%00b/",
    "/%00",
    "/media/images/%00.jpg",
    "/media/images/../../../etc/passwd",
    "/media//etc/passwd",
    "/media/original_images/a.jpg",
    "/documents/99999999999999999999999999/a.pdf",
    "/documents/1/%00",
    "/sitemap-99999999999999999999999.xml",
    "/sitemap-0.xml",
    "/" + "a/" * 120,
    "/" + "a" * 5000 + "/",
    "//evil.example/",
    "//evil.example",
    "/%ED%A0%80/",
    "/%FF%FE/",
    "/admin/%00",
    "/search/?q=%00",
    "/search/?q=%ED%A0%80&page=-1",
    "/search/?q=" + "a" * 8000,
    "/search/?q=%22%27%3B--&year=%00",
    "/search/?q=a&kind=%00&year=99999",
    "/search/?q=*%20OR%20NEAR(a%20b)%20%5E%20%22",
    "/?page=-1",
    "/?page=%00",
    "/reading/?next=%0d%0aSet-Cookie:a=b",
    "/reading/?next=//evil.example/",
    "/reading/?next=http:///evil.example",
    "/reading/?next=https://[",
    "/reading/?next=/" + "a" * 9000,
    "/_util/authenticate_with_password/1/1/",
    "/documents/authenticate_with_password/1/",
    "/account/setup/%00/",
    "/account/password/reset/key/%00-%00/",
    "/account/login/?next=%00",
]


METHODS = ("get", "head", "options", "post", "put", "delete")


@pytest.mark.parametrize("address", ODD)
def test_odd_address_is_never_an_error_of_ours(address):
    NewsFactory()
    found = {m: getattr(Client(raise_request_exception=False), m)(address) for m in METHODS}
    assert {m: answer.status_code for m, answer in found.items() if answer.status_code >= 500} == {}
    assert [a for a in found.values() if "evil.example" in a.get("Location", "").split("?")[0]] == []


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-5", "page=99999999999999999999", "page=１", "page=%00", "year=0000", "year=9999&month=13", "month=99",
     "topic=%00", "column=%00&topic=a%27", "year=２０２６", "kind=%00", "page=1&page=2", "%00=%00", "a" * 6000],
)  # fmt: skip
def test_odd_query_of_a_column_is_answered(client, query):
    column = ColumnFactory(slug="news")
    NewsFactory(parent=column)
    assert Client(raise_request_exception=False).get(f"/news/?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/%00", "/a%00b/", "/admin/%00", "/media/images/%00.jpg"])
def test_address_with_a_null_is_asked_of_no_database(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 400


def test_form_from_elsewhere_is_refused_on_a_page_of_ours():
    response = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "x"})
    assert response.status_code == 403
    assert b"/static/css/site.css" in response.content
    assert b"<style" not in response.content


def test_column_is_read_on_a_leap_day(client, time_machine):
    ColumnFactory(slug="news")
    time_machine.move_to("2028-02-29 12:00:00+08:00")
    assert client.get("/news/").status_code == 200


@pytest.mark.parametrize("cookie", ["", "stale", "signed in"])
def test_what_lies_below_a_page_is_there_for_everybody(client, cookie):
    column = ColumnFactory(slug="news")
    NewsFactory(parent=column, slug="first")
    if cookie == "signed in":
        client.force_login(person(Role.EDITOR))
    elif cookie:
        client.cookies["sessionid"] = cookie
    found = {
        a: client.get(a).status_code
        for a in ("/news/feed.atom", "/news/qr.png", "/news/first/qr.png", "/feed.json")
    }
    assert set(found.values()) == {200}, found


def test_page_for_our_own_errors_needs_no_file(rf, settings, monkeypatch):
    """Where the static files were not collected the page of last resort is still there."""
    from django.contrib.staticfiles import storage

    from core import views

    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    monkeypatch.setattr(storage, "staticfiles_storage", storage.ConfiguredStorage())
    with translation.override("en"):
        response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"<h1>" in response.content
