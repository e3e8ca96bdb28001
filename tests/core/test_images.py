from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from core import images
from core.models import MediaUse
from tests.factories import gate
from tests.factories.core import SiteImageFactory, jpeg

pytestmark = pytest.mark.django_db


def test_standard_renditions_are_made_once():
    image = SiteImageFactory()

    images.make_renditions(image)
    images.make_renditions(image)

    assert sorted(image.renditions.values_list("filter_spec", flat=True)) == sorted(images.STANDARD)


def test_avif_rendition_is_an_avif_of_its_size():
    image = SiteImageFactory(content=jpeg(2000, 1000))

    images.make_renditions(image)
    rendition = image.renditions.get(filter_spec="width-960|format-avif")

    with Image.open(rendition.file) as opened:
        assert (opened.format, opened.size) == ("AVIF", (960, 480))
    assert rendition.file.name.endswith(".avif")


def test_picture_offers_each_width_once():
    image = SiteImageFactory(content=jpeg(700, 400))
    images.make_renditions(image)

    picture = images.pictures([image.pk])[image.pk]

    assert [s.mime for s in picture.sources] == ["image/avif", "image/webp"]
    assert [part.split()[1] for part in picture.sources[0].srcset.split(", ")] == ["480w", "700w"]
    assert (picture.width, picture.height, picture.alt) == (700, 400, "救援队员划着橡皮艇")


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_cost_one_statement(count):
    ids = [SiteImageFactory().pk for _ in range(count)]

    with CaptureQueriesContext(connection) as queries:
        images.pictures(ids)

    assert len(queries) == 1


def test_file_names_tell_nothing_and_are_never_reused():
    first, second = SiteImageFactory(), SiteImageFactory()

    assert first.file.name != second.file.name
    assert "picture" not in first.file.name


def test_picture_is_private_until_something_public_uses_it(client):
    image = SiteImageFactory()

    before = client.get(f"/media/{image.file.name}").status_code
    gate.seal("wagtailcore.page:1")
    MediaUse.objects.create(owner="wagtailcore.page:1", media=f"image:{image.pk}")

    assert (before, client.get(f"/media/{image.file.name}").status_code) == (404, 200)


def test_staff_see_private_pictures_and_no_cache_keeps_them(admin_client):
    image = SiteImageFactory()

    response = admin_client.get(f"/media/{image.file.name}")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("name", ["images/none.jpg", "../site.sqlite3", "images/../../site.sqlite3", "x"])
def test_no_other_file_is_served(admin_client, name):
    assert admin_client.get(f"/media/{name}").status_code in {301, 404}
