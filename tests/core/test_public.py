from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction, Site

from core import rendering
from core.models import PublicEntry
from home.models import HomePage, StandardPage
from tests.factories import gate

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    page = HomePage.objects.get()
    gate.publish(page)
    page.refresh_from_db()
    return page


@pytest.fixture
def about(home):
    page = home.add_child(
        instance=StandardPage(title="机构简介", slug="about", show_in_menus=True, summary="我们是谁")
    )
    gate.publish(page)
    page.refresh_from_db()
    return page


def test_page_is_born_a_draft(home):
    page = home.add_child(instance=StandardPage(title="草稿", slug="draft"))

    assert page.live is False


def test_draft_is_not_found(client, home):
    home.add_child(instance=StandardPage(title="草稿", slug="draft"))

    assert client.get("/draft/").status_code == 404


def test_published_page_answers_at_its_address(client, about):
    response = client.get("/about/")

    assert (response.status_code, "机构简介" in response.content.decode()) == (200, True)


def test_withdrawn_page_leaves_every_row_behind_it(client, about):
    about.unpublish()

    assert list(PublicEntry.objects.values_list("path", flat=True)) == ["/"]
    assert client.get("/about/").status_code == 404


def test_restricted_page_has_no_entry(client, about):
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)

    assert PublicEntry.objects.filter(path="/about/").exists() is False
    assert "机构简介" not in client.get("/about/", follow=True).content.decode()


def test_address_without_slash_leads_to_the_page(client, about):
    response = client.get("/about?page=2")

    assert (response.status_code, response["Location"]) == (301, "/about/?page=2")


def test_menu_follows_publication(client, home, about):
    assert "机构简介" in client.get("/").content.decode()

    about.unpublish()

    assert "机构简介" not in client.get("/").content.decode()


def test_address_is_fixed_at_first_publication(about):
    about.slug = "elsewhere"

    with pytest.raises(ValidationError, match=r"fixed at first publication|首次发布"):
        about.full_clean()


def test_slug_is_date_and_serial_when_none_is_given(home):
    first = home.add_child(instance=StandardPage(title="无题"))
    second = home.add_child(instance=StandardPage(title="无题"))

    assert first.slug[-2:] == "-1"
    assert second.slug == first.slug[:-1] + "2"


def test_public_headers_are_strict(client, about):
    response = client.get("/about/")

    assert "unsafe" not in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response.cookies == {}


def test_preview_and_live_page_are_the_same_but_for_the_mark(about, rf):
    live = StandardPage.objects.get(pk=about.pk)
    draft = live.get_latest_revision_as_object()

    request = rf.get("/about/")
    shown = rendering.respond(request, live, rendering.trail_of(live)).content.decode()
    previewed = rendering.preview(request, draft).content.decode()

    assert previewed.split("<main", 1)[1] == shown.split("<main", 1)[1]
    assert "preview-bar" in previewed
    assert "preview-bar" not in shown


def test_unknown_host_gets_no_page(client, about, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    assert client.get("/about/", headers={"host": "evil.example"}).status_code == 400


def test_site_of_another_host_does_not_answer(client, about):
    Site.objects.create(hostname="other.example", port=80, root_page=HomePage.objects.get().get_parent())

    assert client.get("/about/", headers={"host": "other.example"}).status_code == 404
