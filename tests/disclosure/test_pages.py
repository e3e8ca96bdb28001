"""What a disclosure shows, and to whom."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.models import DisclosurePage
from tests.factories import disclosure as made
from tests.factories.core import SiteDocumentFactory

pytestmark = pytest.mark.django_db
DISCLOSURES = [DisclosurePage, *DisclosurePage.__subclasses__()]


def test_page_shows_its_facts(client):
    page = made.DisclosureFactory(title="捐赠款物管理使用办法", document_number="沐红发〔2026〕18号")

    html = client.get(page.url).content.decode()

    assert "捐赠款物管理使用办法" in html
    assert "MN0000137/2026-00001" in html
    assert "沐红发〔2026〕18号" in html
    assert made.SOCIETY in html
    assert "2026-06-01" in html


@pytest.mark.parametrize("model", DISCLOSURES, ids=lambda model: model.__name__)
def test_every_type_is_published_and_listed(client, model):
    page = made.of_type(model)

    assert client.get(page.url).status_code == 200
    assert page.title in client.get(made.catalogue().url).content.decode()


def test_draft_is_nowhere(client):
    draft = made.DisclosureFactory(public=False, title="还没有签发的制度")

    assert client.get(f"{made.catalogue().url}{draft.slug}/").status_code == 404
    assert "还没有签发" not in client.get(made.catalogue().url).content.decode()


def test_attachment_tells_type_size_and_digest(client):
    document = SiteDocumentFactory(title="办法全文")
    page = made.DisclosureFactory(related={"attachments": made.attached(document, note="盖章扫描件")})

    html = client.get(page.url).content.decode()

    assert "办法全文" in html
    assert "盖章扫描件" in html
    assert f"/documents/{document.pk}/" in html
    assert document.sha256[:8] in html


def test_made_on_day_to_come_is_an_error():
    from django.core.exceptions import ValidationError

    page = made.DisclosureFactory(public=False)
    page.made_on = date(2200, 1, 1)

    with pytest.raises(ValidationError) as raised:
        page.full_clean()

    assert list(raised.value.error_dict) == ["made_on"]
