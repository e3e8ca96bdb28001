"""Files: written once, private until shown, never deleted once readers saw them."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, models, transaction

from core import images, media, publication
from core.media import usage
from core.models import MediaUse, SiteDocument, SiteImage, SiteRendition
from core.refusals import RefusedError
from tests.factories import approval as people
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory, jpeg
from tests.factories.news import ColumnFactory, NewsFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    image = SiteImageFactory()
    images.make_renditions(image)
    return image


def show(*items):
    gate.seal("wagtailcore.page:1")
    publication.use_media("wagtailcore.page:1", {media.key_of(item) for item in items})


def status(client, name):
    return client.get(f"/media/{name}").status_code


# --- Storage ------------------------------------------------------------------------------------------


def test_a_name_that_exists_is_not_written_again():
    first = default_storage.save("images/a.txt", ContentFile(b"first"))
    second = default_storage.save("images/a.txt", ContentFile(b"second"))

    assert first != second
    assert default_storage.open(first).read() == b"first"


@pytest.mark.parametrize("mode", ["wb", "ab", "r+b", "xb"])
def test_stored_file_is_not_opened_for_writing(mode):
    name = default_storage.save("images/a.txt", ContentFile(b"first"))

    with pytest.raises(RefusedError):
        default_storage.open(name, mode)

    assert default_storage.open(name).read() == b"first"


@pytest.mark.parametrize("shown_now", [True, False])
def test_file_that_readers_saw_is_not_deleted(picture, shown_now):
    rendition = picture.renditions.first()
    show(picture)
    if not shown_now:
        publication.use_media("wagtailcore.page:1", set())

    for file in (picture.file, rendition.file):
        with pytest.raises(RefusedError):
            default_storage.delete(file.name)

    assert default_storage.exists(picture.file.name)


# --- Rows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [SiteImageFactory, SiteDocumentFactory])
def test_two_rows_never_name_one_file(make):
    first, second = make(), make()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(first).objects.filter(pk=second.pk).update(file=first.file.name)


def test_rendition_knows_its_digest_and_never_changes(picture):
    image_less = SiteImageFactory()
    one = image_less.get_rendition("width-100")

    for rendition in [*picture.renditions.all(), one]:
        assert rendition.sha256 == media_digest(rendition.file.name)
        assert rendition.file.name.startswith("renditions/")
    with pytest.raises(RefusedError):
        one.save()


def media_digest(name):
    from core.models.media import digest_of

    with default_storage.open(name) as file:
        return digest_of(file)


@pytest.mark.parametrize("make", [SiteImageFactory, SiteDocumentFactory])
def test_code_does_not_replace_a_file_that_readers_see(make):
    item, other = make(), make()
    show(item)
    item.file = ContentFile(jpeg(colour=(9, 9, 9)), name="b.jpg")

    with pytest.raises(RefusedError):
        item.save()
    item.file = other.file.name
    with pytest.raises(RefusedError):
        item.save()


# --- Who gets what ------------------------------------------------------------------------------------


def test_pictures_are_public_only_while_shown(client, picture):
    names = [picture.file.name, *picture.renditions.values_list("file", flat=True)]

    before = {status(client, name) for name in names}
    show(picture)
    during = {status(client, name) for name in names}
    publication.use_media("wagtailcore.page:1", set())

    assert (before, during, {status(client, name) for name in names}) == ({404}, {200}, {404})


def test_forged_rendition_gives_nothing_of_another_picture(client, picture):
    secret = SiteImageFactory()
    images.make_renditions(secret)
    of_secret = secret.renditions.first().file.name
    show(picture)
    secret.renditions.all().delete()
    forged = SiteRendition(image=picture, filter_spec="x", width=1, height=1)

    for name in (secret.file.name, of_secret, secret.file.name.replace(".jpg", ".1.jpg"), "documents/x.pdf"):
        forged.pk = None
        SiteRendition.objects.bulk_create([forged])
        SiteRendition.objects.filter(pk=forged.pk).update(file=name)
        assert status(client, name) == 404
        SiteRendition.objects.filter(pk=forged.pk)._raw_delete("default")


def test_document_row_gives_only_a_documents_file(client, picture):
    document = SiteDocumentFactory()
    show(document)
    address = f"/documents/{document.pk}/a.pdf"

    for name in (picture.file.name, "../site.sqlite3", "/etc/passwd", "documents/../../x", "documents/", "a"):
        SiteDocument.objects.filter(pk=document.pk).update(file=name)
        assert client.get(address).status_code == 404


def test_renditions_made_before_they_had_a_folder_are_served(client, picture):
    show(picture)
    stem = Path(picture.file.name).stem
    for name in (
        f"images/{stem}.width-480.format-avif.avif",
        f"images/{stem[:21]}.2e16d0ba.fill-480x300.webp",
    ):
        stored = default_storage.save(name, ContentFile(b"x"))
        SiteRendition.objects.filter(pk=picture.renditions.first().pk).update(file=stored)
        assert status(client, stored) == 200


@pytest.mark.parametrize("method", ["head", "get"])
@pytest.mark.parametrize("header", [{}, {"HTTP_RANGE": "bytes=0-9"}, {"HTTP_IF_MODIFIED_SINCE": "x"}])
def test_no_method_and_no_header_opens_a_private_file(client, picture, method, header):
    document = SiteDocumentFactory()

    for address in (f"/media/{picture.file.name}", f"/documents/{document.pk}/{document.filename}"):
        assert getattr(client, method)(address, **header).status_code == 404


def ways_to(picture, document):
    name, file = picture.file.name, document.file.name
    stem = name.removeprefix("images/")
    return [
        f"/media/{file}",
        f"/media/images/../{file}",
        f"/media/images//{stem}",
        f"/media/./images/{stem}",
        f"/media/images/%2e%2e/images/{stem}",
        f"/media/IMAGES/{stem}",
        f"/media/images/{stem.upper()}",
        f"/media/images/{stem}%20",
        f"/media/images/{stem}%0A",
        f"/media/images/{stem}/",
        f"/media/images%5C{stem}",
        f"/media/original_images/{stem}",
        f"/static/{name}",
        f"/{name}",
        f"/images/{picture.pk}/{stem}",
        f"/images/x/{picture.pk}/original/{stem}",
        f"/documents/{document.pk}/",
        f"/documents/{document.pk}",
        f"/documents/{file}",
        f"/documents/{document.sha256}/a.pdf",
        f"/admin/images/{picture.pk}/preview/original/",
        f"/admin/images/{picture.pk}/",
        f"/admin/documents/edit/{document.pk}/",
        "/admin/api/main/images/",
        "/admin/api/main/documents/",
        f"/admin/api/main/images/{picture.pk}/",
        f"/admin/api/main/documents/{document.pk}/",
        f"/api/v2/images/{picture.pk}/",
        f"/api/v3/documents/{document.pk}/",
    ]


@pytest.mark.parametrize("who", ["stranger", "signed in"])
def test_no_other_way_leads_to_a_private_file(client, picture, who):
    document = SiteDocumentFactory(title="密不可见")
    if who == "signed in":
        client.force_login(people.person())

    answers = {address: client.get(address) for address in ways_to(picture, document)}

    assert {a: r.status_code for a, r in answers.items() if r.status_code not in {301, 302, 403, 404}} == {}
    assert [a for a, r in answers.items() if document.title in getattr(r, "content", b"").decode()] == []


def test_who_serves_is_asked_by_nginx_alone(client, picture, settings):
    settings.MEDIA_ACCEL_LOCATION = "/stored-media/"
    private = client.get(f"/media/{picture.file.name}")
    show(picture)

    answer = client.get(f"/media/{picture.file.name}")

    assert "X-Accel-Redirect" not in private
    assert answer["X-Accel-Redirect"] == f"/stored-media/{picture.file.name}"
    assert answer.content == b""


def test_gate_adds_its_condition_in_one_statement(picture, monkeypatch, django_assert_num_queries):
    show(picture)
    key = media.key_of(picture)
    monkeypatch.setattr(usage, "_predicates", [])
    media.require(models.Q(owner__startswith="sealed:"))

    with django_assert_num_queries(1):
        assert not media.is_public(key)
    gate.seal("sealed:1")
    MediaUse.objects.update(owner="sealed:1")
    assert media.is_public(key)


# --- Deletion -----------------------------------------------------------------------------------------


@pytest.fixture
def article(picture):
    document = SiteDocumentFactory()
    body = [{"type": "documents", "value": {"title": "", "items": [{"document": document.pk, "title": ""}]}}]
    page = NewsFactory(parent=ColumnFactory(), title="汛情通报", lead_image=picture, body=body)
    return page, picture, document


SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def told(answer) -> str:
    is_json = "json" in answer["Content-Type"]
    return str(answer.json()) if is_json else answer.content.decode()


def deletions(client, item):
    what = "images" if isinstance(item, SiteImage) else "documents"
    one = f"/admin/images/{item.pk}/delete/" if what == "images" else f"/admin/documents/delete/{item.pk}/"
    label = item._meta.label_lower.replace(".", "/")
    return [one, f"/admin/bulk/{label}/delete/?id={item.pk}", f"/admin/{what}/multiple/{item.pk}/delete/"]


@pytest.mark.parametrize("kind", [1, 2])
def test_what_stands_on_a_public_page_is_deleted_nowhere(admin_client, article, kind):
    item = article[kind]

    for address, headers in itertools.product(deletions(admin_client, item), (SCRIPT, {})):
        answer = admin_client.post(address, headers=headers, follow=True)
        assert answer.status_code < 500
        assert type(item).objects.filter(pk=item.pk).exists()
        assert "汛情通报" in told(answer), address
    with pytest.raises(RefusedError, match="汛情通报"):
        type(item).objects.all().delete()
    assert default_storage.exists(item.file.name)


@pytest.mark.parametrize("make", [SiteImageFactory, SiteDocumentFactory])
def test_what_was_public_once_is_kept(make):
    item = make()
    show(item)
    publication.use_media("wagtailcore.page:1", set())

    with pytest.raises(RefusedError):
        item.delete()


def test_what_nobody_saw_is_deleted(admin_client, picture, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"/admin/images/{picture.pk}/delete/")

    assert not SiteImage.objects.filter(pk=picture.pk).exists()
    assert not default_storage.exists(picture.file.name)


# --- Inventory ----------------------------------------------------------------------------------------


def test_every_public_file_is_told_with_its_digests(picture):
    document, private = SiteDocumentFactory(), SiteImageFactory()
    show(picture, document)

    told = list(media.every_public_file())

    assert [(file.key, file.name, file.sha256) for file in told] == [
        (media.key_of(item), item.file.name, item.sha256) for item in (picture, document)
    ]
    assert told[0].renditions == [(r.file.name, r.sha256) for r in picture.renditions.order_by("pk")]
    assert list(media.unused()) == [media.key_of(private)]


def test_every_file_takes_few_statements(django_assert_num_queries):
    show(*[SiteImageFactory() for _number in range(3)])

    with django_assert_num_queries(3):
        assert len(list(media.every_public_file())) == 3


def test_files_of_no_row_are_told(picture):
    SiteDocumentFactory()
    default_storage.save("images/left.jpg", ContentFile(b"x"))
    default_storage.save("put-by-hand.txt", ContentFile(b"x"))

    assert sorted(media.strays()) == ["images/left.jpg", "put-by-hand.txt"]
