"""Earlier versions of a published page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Revision

from approval import versions
from approval.models import Version
from approval.refusals import RefusedError
from core.models import MediaUse
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db

WRONG = {"where": "", "old": "300户", "new": "3000户"}
STANDING = "这是被取代的版本"


@pytest.fixture
def page(people):
    return made.public(made.draft(people.author, title="第一版", text="<p>共300户。</p>"), people)


@pytest.fixture
def corrected(people, page):
    return made.revise(
        page, people, "correction", "更正户数。", [WRONG], title="第二版",
        body=[("rich_text", "<p>共3000户。</p>")],
    )  # fmt: skip


def read(client, page, rest):
    response = client.get(page.url + rest)
    return response.status_code, response.content.decode()


def test_corrected_version_is_read_as_it_was_approved(client, corrected):
    status, text = read(client, corrected, "versions/1/")

    assert status == 200
    assert ">300户<" in text
    assert "3000户" not in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'href="{corrected.url}"' in text


def test_version_is_read_when_its_revision_is_gone(client, corrected):
    before = read(client, corrected, "versions/1/")
    Revision.objects.filter(pk=Version.objects.of(corrected.key).last().approval.revision_id).delete()

    assert read(client, corrected, "versions/1/") == before


def test_revision_that_readers_see_is_not_purged(corrected):
    """`purge_revisions` counts what is protected, and goes on."""
    with pytest.raises(ProtectedError), transaction.atomic():
        StandardPage.objects.get(pk=corrected.pk).live_revision.delete()


@pytest.mark.parametrize(
    "rest", ["versions/2/", "versions/3/", "versions/0/", "versions/x/", "versions/1/x/"]
)
def test_no_other_version_is_offered(client, corrected, rest):
    assert read(client, corrected, rest)[0] == 404


def test_version_before_a_minor_change_is_not_offered(people, client, page):
    made.revise(page, people, "minor", title="第二版")

    assert [read(client, page, f"versions/{part}")[0] for part in ("1/", "2/", "")] == [404] * 3


def test_versions_are_listed_with_what_was_changed(people, client, corrected):
    made.revise(corrected, people, "minor", title="第三版")
    made.revise(corrected, people, "update", "补充了名单。", title="第四版")

    status, text = read(client, corrected, "versions/")

    assert status == 200
    links = [f"versions/{n}/" in text for n in (1, 2, 3, 4)]
    assert links == [True, False, True, False]
    assert "更正户数。" not in text
    assert "补充了名单。" in text


def test_bar_says_whether_it_was_corrected_or_updated(people, client, corrected):
    made.revise(corrected, people, "update", "补充了名单。", title="第三版")

    assert ["page-notice--replaced" in read(client, corrected, f"versions/{n}/")[1] for n in (1, 2)] == [
        True,
        True,
    ]


def test_version_that_waits_for_its_time_is_told_and_read_nowhere(people, client, page):
    go_live = timezone.now() + timedelta(days=1)
    made.revise(page, people, "correction", "更正户数。", [WRONG], title="明天", go_live_at=go_live)

    text = read(client, page, "")[1]
    assert "更正户数。" not in text
    assert [read(client, page, f"versions/{n}/")[0] for n in (1, 2)] == [404, 404]
    assert Version.objects.of(page.key).count() == 1


def test_pictures_of_a_readable_version_stay_readable(people, client):
    image = SiteImageFactory()
    figure = [("figure", {"image": image, "alt": "船", "credit": "林岸 摄", "caption": ""})]
    page = made.draft(people.author)
    page.body = figure
    page.save_revision(user=people.author)
    page = made.public(StandardPage.objects.get(pk=page.pk), people)

    made.revise(page, people, "correction", "更正户数。", [WRONG], body=[("rich_text", "<p>无图。</p>")])

    assert list(MediaUse.objects.values_list("owner", "media")) == [(f"{page.key}@1", f"image:{image.pk}")]
    assert client.get(f"/media/{image.file.name}").status_code == 200


def test_picture_of_a_version_before_a_minor_change_is_shut(people, client):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = [("figure", {"image": image, "alt": "船", "credit": "林岸 摄", "caption": ""})]
    page.save_revision(user=people.author)
    page = made.public(StandardPage.objects.get(pk=page.pk), people)

    made.revise(page, people, "minor", body=[("rich_text", "<p>无图。</p>")])

    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_published_version_is_not_forgotten(page):
    with pytest.raises(RefusedError):
        Version.objects.of(page.key).get().delete()


def test_version_made_from_frozen_content_is_the_page(corrected):
    row = Version.objects.of(corrected.key).select_related("approval").last()

    page = versions.thing_of(row)

    assert (page.pk, page.title, page.url_path) == (corrected.pk, "第一版", corrected.url_path)
