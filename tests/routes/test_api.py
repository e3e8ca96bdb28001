"""Interfaces for programs, were somebody to mount them: they read live rows and publish for who holds a token."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import APIToken

from approval.enums import Role
from tests.routes.crawling import Crawl
from tests.routes.society import MAKERS
from tests.routes.table import Attempt

pytestmark = pytest.mark.urls("tests.routes.urls")


def test_no_interface_of_wagtail_is_mounted(settings, society):
    settings.ROOT_URLCONF = "config.urls"
    client = Client()

    answers = {
        address: client.get(address).status_code
        for address in ("/api/v2/pages/", "/api/v3/pages/", "/api/v3/docs/", "/api/main/pages/")
    }

    assert set(answers.values()) == {404}


def requests(at: Attempt):
    """Method, address and data of what a token can ask for."""
    for obj in (at.public(), at.draft()):
        meta = {"type": obj._meta.label, "action": "publish"}
        yield "patch", f"/api/v3/pages/{obj.pk}/", {"title": at.mark.text, "slug": obj.slug, "meta": meta}
        actions = f"/api/v3/pages/{obj.pk}/actions"
        yield "post", f"{actions}/publish/", {}
        copy = {"title": at.mark.text, "recursive": True, "keep_live": True}
        yield "post", f"{actions}/copy/", copy | {"slug": f"{at.mark.slug}-{obj.pk}"}
        yield "post", f"{actions}/create_alias/", {"slug": f"{at.mark.slug}-{obj.pk}-a", "recursive": True}
        translated = {"locale": "en", "copy_parents": True, "alias": True}
        yield "post", f"{actions}/copy_for_translation/", translated
        yield "post", f"{actions}/revert/", {"revision_id": obj.latest_revision_id}
    parent = at.public().get_parent().pk
    meta = {"type": at.public()._meta.label, "action": "publish", "parent_id": parent}
    yield "post", "/api/v3/pages/", {"title": at.mark.text, "slug": at.mark.slug, "meta": meta}


@pytest.mark.parametrize("role", ["superuser", Role.SPOKESPERSON, Role.ADMINISTRATOR, Role.EDITOR, "nobody"])
def test_token_publishes_nothing(society, role):
    user = society.user(role)
    _token, secret = APIToken.create_token(user=user, name="program")
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})
    failed = {}
    for kind in ("home", *MAKERS):
        at = Attempt(society, kind, user)
        at.marked(at.draft()).save_revision(user=society.author, clean=False)
        for method, address, data in requests(at):
            response = getattr(client, method)(address, data, content_type="application/json")
            if response.status_code >= 500:
                failed[f"{method} {address}"] = response.status_code

    crawl = Crawl().everywhere(thorough=True)

    assert (failed, crawl.errors, crawl.leaks) == ({}, [], [])


def test_interfaces_tell_a_stranger_nothing_of_drafts(society):
    for kind in ("home", *MAKERS):
        at = Attempt(society, kind)
        at.marked(at.draft()).save_revision(user=society.author, clean=False)

    crawl = Crawl().everywhere(thorough=True)

    assert (crawl.leaks, crawl.errors) == ([], [])
    assert "/api/v2/pages/" in crawl.found
