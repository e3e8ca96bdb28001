from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.models import SocietySettings
from tests.factories import gate
from tests.factories.news import NewsFactory


@pytest.mark.django_db
def test_table_editor_is_given_its_words(admin_client):
    page = NewsFactory()

    editor = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    script = re.search(r'data-language="([^"]+)" data-words="([^"]+)"', editor)
    assert script[1] == "zh-hans"
    assert json.loads(unescape(script[2]))["ROW_ABOVE"] == _("Insert a row above")


@pytest.mark.django_db
def test_search_of_pages_says_what_it_counts(admin_client):
    NewsFactory(title="救援队返回驻地")

    found = admin_client.get("/admin/pages/search/?q=救援队").content.decode()

    counted = re.findall(r"(\S*)第 1–1 项，共 1 项", found)
    assert counted == ["页面："]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/", "/admin/no-such-screen/"])
def test_admin_bears_the_societys_name_and_mark(admin_client, address):
    gate.save(SocietySettings(site=Site.objects.get(), name="沐宁市红十字会"))

    page = admin_client.get(address).content.decode()

    assert re.search(r"<title>[^<]*沐宁市红十字会</title>", page)
    assert "/static/img/mark.svg" in page
    assert "wagtail-logo" not in page


@pytest.mark.django_db
def test_admin_leads_to_no_other_host(admin_client):
    page = unescape(admin_client.get("/admin/").content.decode())

    assert (
        re.findall(r'"(https?://(?!www\.w3\.org|www\.enable-javascript|testserver|localhost)[^"]*)"', page)
        == []
    )
