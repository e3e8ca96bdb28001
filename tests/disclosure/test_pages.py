"""What a disclosure shows, and to whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Site

from core import generation
from core.blocks import to_stream
from disclosure import accounts
from disclosure.models import (
    BodyMember,
    DisclosureBasis,
    DisclosurePage,
    DonationMethodsPage,
    GovernancePage,
    JointIssuer,
    LegalReference,
    Resolution,
)
from tests.factories import disclosure as made
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory

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
    page = made.DisclosureFactory(public=False)
    page.made_on = date(2200, 1, 1)

    with pytest.raises(ValidationError) as raised:
        page.full_clean()

    assert list(raised.value.error_dict) == ["made_on"]


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_few_statements_whatever_is_attached(client, count, django_assert_max_num_queries):
    newer = made.DisclosureFactory()
    references = LegalReference.objects.all()[:count]
    page = made.DisclosureFactory(
        responsible=made.department(),
        validity="repealed",
        replaced_by=newer,
        body=to_stream(
            [("figure", {"image": SiteImageFactory().pk, "caption": "", "credit": "", "alt": "合影"})]
        ),
        related={
            "attachments": made.attached(*[SiteDocumentFactory() for _ in range(count)]),
            "bases": [DisclosureBasis(reference=reference) for reference in references],
            "joint_issuers": [JointIssuer(body=made.issuer(f"第{n}机关")) for n in range(count)],
        },
    )
    for _ in range(count):
        made.DisclosureFactory(validity="repealed", replaced_by=page)
    generation.forget()

    with django_assert_max_num_queries(12):
        html = client.get(page.url).content.decode()

    assert f'href="{newer.url}"' in html


def test_head_speaks_to_machines(client):
    page = made.DisclosureFactory(related={"attachments": made.attached(SiteDocumentFactory())})

    html = client.get(page.url).content.decode()

    assert '"@type":"DigitalDocument"' in html
    assert '"identifier":"MN0000137/2026-00001"' in html
    assert '<meta name="ContentSource" content="沐宁市红十字会">' in html
    assert '<meta property="og:title"' in html


def test_accounts_in_effect_are_those_of_the_day():
    rows = [
        made.account(bank="旧行", effective_to=date(2026, 5, 31)),
        made.account(bank="新行", effective_from=date(2026, 6, 1)),
    ]
    made.of_type(DonationMethodsPage, channels=rows)
    site = Site.objects.get(is_default_site=True)

    assert [c.bank for c in accounts.in_effect(site, date(2026, 5, 31))] == ["旧行"]
    assert [c.bank for c in accounts.in_effect(site.root_page, date(2026, 6, 1))] == ["新行"]
    assert accounts.in_effect(site.pk, date(2019, 1, 1)) == ()


def test_accounts_of_a_draft_are_nowhere():
    made.of_type(DonationMethodsPage, public=False)

    assert accounts.in_effect(Site.objects.get(is_default_site=True), date(2026, 6, 1)) == ()


def test_governance_shows_resolutions_and_members_in_their_order(client):
    page = made.of_type(GovernancePage, public=False, session_number=2, held_on=date(2026, 4, 16))
    page.resolutions = [Resolution(text="通过章程", number="沐红代发〔2026〕1号")]
    page.members = [
        BodyMember(name="罗秉正", post="监事长", start=date(2022, 6, 16)),
        BodyMember(name="艾青", post="监事"),
    ]

    html = client.get(gate.publish(page).url).content.decode()

    assert "通过章程" in html
    assert html.index("罗秉正") < html.index("艾青")
