from __future__ import annotations

import datetime
import hashlib
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.models import Collection, UploadedFile

from core.models import MediaUse, SiteDocument, SiteImage
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory, jpeg

pytestmark = pytest.mark.django_db
ORIENTATION, GPS, EXIF, TAKEN, MODEL = 0x0112, 0x8825, 0x8769, 36867, 0x0110


def phone_picture(form="JPEG", size=(64, 48)) -> bytes:
    """A picture held upright by a phone that says where, when and by what it was taken."""
    image = Image.new("RGB", size, (17, 74, 92))
    exif = image.getexif()
    exif[ORIENTATION] = 6
    exif[MODEL] = "Phone 12"
    exif.get_ifd(EXIF)[TAKEN] = "2026:07:02 09:30:00"
    exif.get_ifd(GPS)[2] = (31.0, 14.0, 5.0)
    output = BytesIO()
    image.save(output, form, exif=exif)
    return output.getvalue()


def pdf(pages=2) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _number in range(pages):
        document.new_page(200, 200)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


@pytest.fixture
def upload(admin_client):
    """Sends a file the way Wagtail's page for several files does."""

    def send(what, data, name, **fields):
        values = {"title": name.rpartition(".")[0], "files[]": SimpleUploadedFile(name, data), **fields}
        return admin_client.post(f"/admin/{what}/multiple/add/", values).json()

    return send


# A HEIC says by its own means how it is turned, and its writer here does not take a turn from EXIF.
@pytest.mark.parametrize(
    ("form", "name", "size"),
    [("JPEG", "微信图片_20260702.jpg", (48, 64)), ("HEIF", "IMG_0021.HEIC", (64, 48))],
)
def test_picture_is_stored_upright_and_without_place(upload, form, name, size):
    answer = upload("images", phone_picture(form), name)

    image = SiteImage.objects.get(pk=answer["image_id"])
    with image.file.open() as file, Image.open(file) as stored:
        assert (stored.format, stored.size, dict(stored.getexif())) == ("JPEG", size, {})
    assert image.file.name.endswith(".jpg")
    assert image.taken_at == datetime.datetime(2026, 7, 2, 1, 30, tzinfo=datetime.UTC)
    assert (image.width, image.height, image.description) == (*size, "")


def test_picture_keeps_size_and_digest_of_what_is_stored(upload):
    image = SiteImage.objects.get(pk=upload("images", phone_picture(), "a.jpg")["image_id"])

    with image.file.open() as file:
        stored = file.read()

    assert (image.sha256, image.file_size) == (hashlib.sha256(stored).hexdigest(), len(stored))


def test_phones_png_named_jpg_is_taken(upload):
    output = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(output, "PNG")

    image = SiteImage.objects.get(pk=upload("images", output.getvalue(), "a.jpg")["image_id"])

    assert image.file.name.endswith(".png")


def bomb() -> bytes:
    output = BytesIO()
    Image.new("1", (8000, 8000)).save(output, "PNG")
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"%PDF-1.7 x", "a.jpg", "This is a document, not a picture. Upload it under documents."),
        (
            b"<svg xmlns='x'/>",
            "a.png",
            "SVG drawings can hold programs and are not accepted. Save it as PNG.",
        ),
        (
            b"MZ\x90\0",
            "a.png",
            "This is not a picture that can be shown. Use JPEG, PNG, WebP or a phone's HEIC.",
        ),
        (jpeg()[:900], "a.jpg", "The picture is damaged or incomplete. Send or save it anew and try again."),
        (
            bytes(21 * 1024 * 1024),
            "a.jpg",
            "The picture is larger than 20 MB. Make it smaller and try again.",
        ),
        (bomb(), "a.png", "The picture has more than 40 million pixels. Make it smaller and try again."),
    ],
)
def test_bad_picture_is_refused_with_a_reason(upload, data, name, message):
    assert upload("images", data, name) == {"success": False, "error_message": _(message)}
    assert SiteImage.objects.count() == 0


def test_caption_becomes_the_alternative_text_once(upload, admin_client):
    pk = upload("images", phone_picture(), "微信图片_20260702.jpg")["image_id"]
    values = {
        f"image-{pk}-title": "出发",
        f"image-{pk}-caption": "救援队整装出发",
        f"image-{pk}-credit": "林岸 摄",
    }

    admin_client.post(f"/admin/images/multiple/{pk}/", values)
    first = SiteImage.objects.get(pk=pk).description
    values |= {f"image-{pk}-caption": "7月2日清晨", f"image-{pk}-description": first}
    admin_client.post(f"/admin/images/multiple/{pk}/", values)

    image = SiteImage.objects.get(pk=pk)
    assert (first, image.description, image.caption) == ("救援队整装出发", "救援队整装出发", "7月2日清晨")


def test_form_after_the_upload_asks_for_the_words(upload):
    answer = upload("images", phone_picture(), "a.jpg")

    pk = answer["image_id"]
    names = ["title", "caption", "credit", "description"]
    places = [answer["form"].index(f'name="image-{pk}-{name}"') for name in names]
    assert places == sorted(places)


def test_picture_put_aside_for_its_title_is_cleaned_too(upload, admin_client):
    answer = upload("images", phone_picture(), "a.jpg", title="长" * 300)
    pk = answer["uploaded_file_id"]
    values = {f"uploaded-image-{pk}-title": "短"}

    made = admin_client.post(f"/admin/images/multiple/create_from_uploaded_image/{pk}/", values).json()

    image = SiteImage.objects.get(pk=made["image_id"])
    with image.file.open() as file, Image.open(file) as stored:
        assert (stored.size, dict(stored.getexif())) == ((48, 64), {})
    assert image.taken_at is not None
    assert not UploadedFile.objects.exists()


def test_chooser_cleans_as_well(admin_client):
    values = {
        "image-chooser-upload-title": "出发",
        "image-chooser-upload-file": SimpleUploadedFile("a.jpg", phone_picture()),
        "image-chooser-upload-collection": Collection.get_first_root_node().pk,
    }

    admin_client.post("/admin/images/chooser/create/", values)

    with SiteImage.objects.get().file.open() as file, Image.open(file) as stored:
        assert (stored.size, dict(stored.getexif())) == ((48, 64), {})


@pytest.mark.parametrize(
    ("what", "data", "name"), [("image", phone_picture(), "出发.jpg"), ("document", pdf(), "出发.pdf")]
)
def test_upload_without_a_title_is_named_after_its_file(admin_client, what, data, name):
    values = {
        f"{what}-chooser-upload-title": "",
        f"{what}-chooser-upload-file": SimpleUploadedFile(name, data),
        f"{what}-chooser-upload-collection": Collection.get_first_root_node().pk,
    }

    admin_client.post(f"/admin/{what}s/chooser/create/", values)

    assert (SiteImage if what == "image" else SiteDocument).objects.get().title == "出发"


def edit(client, what, item, name, data):
    values = {"title": item.title, "file": SimpleUploadedFile(name, data), "collection": item.collection_id}
    return client.post(
        f"/admin/{what}/{item.pk}/" if what == "images" else f"/admin/{what}/edit/{item.pk}/", values
    )


@pytest.mark.parametrize(
    ("what", "key", "make", "name", "data"),
    [
        ("images", "image", SiteImageFactory, "b.jpg", jpeg(colour=(1, 2, 3))),
        ("documents", "document", SiteDocumentFactory, "b.pdf", pdf(1)),
    ],
)
def test_file_that_readers_see_is_not_replaced(admin_client, what, key, make, name, data):
    item = make()
    stored = item.file.name
    gate.seal("wagtailcore.page:1")
    MediaUse.objects.create(owner="wagtailcore.page:1", media=f"{key}:{item.pk}")

    response = edit(admin_client, what, item, name, data)

    words = _("Readers see or saw this file, so it can't be replaced. Upload a successor.")
    assert response.context["form"].errors["file"] == [words]
    assert type(item).objects.get(pk=item.pk).file.name == stored
    assert item.file.storage.exists(stored)


@pytest.mark.parametrize(
    ("what", "make", "name", "data"),
    [
        ("images", SiteImageFactory, "b.jpg", jpeg(colour=(1, 2, 3))),
        ("documents", SiteDocumentFactory, "b.pdf", pdf(3)),
    ],
)
def test_replaced_file_goes_only_when_that_is_certain(
    admin_client, django_capture_on_commit_callbacks, what, make, name, data
):
    item = make()
    storage, before = item.file.storage, item.file.name

    with django_capture_on_commit_callbacks() as at_commit:
        edit(admin_client, what, item, name, data)
    kept = storage.exists(before)
    for callback in at_commit:
        callback()

    after = type(item).objects.get(pk=item.pk)
    assert (kept, storage.exists(before), storage.exists(after.file.name)) == (True, False, True)
    assert after.sha256 != item.sha256
    assert after.file.name != before


def test_document_is_told_by_its_content(upload):
    data = pdf(3)

    document = SiteDocument.objects.get(pk=upload("documents", data, "年度报告.pdf")["doc_id"])

    facts = (document.type, document.pages, document.file_size, document.sha256)
    assert facts == ("pdf", 3, len(data), hashlib.sha256(data).hexdigest())
    assert "年度报告" not in document.file.name


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.pdf", "The file is empty."),
        (b"%PDF-1.7 nothing", "a.pdf", "The file is damaged. Open it, save it anew and try again."),
        (
            b"<html><script>",
            "a.txt",
            "Files that could run in a reader's browser or on their machine are not accepted.",
        ),
        (bytes(51 * 1024 * 1024), "a.pdf", "The file is larger than 50 MB."),
    ],
)
def test_bad_document_is_refused_with_a_reason(upload, data, name, message):
    answer = upload("documents", data, name)

    assert (answer["success"], SiteDocument.objects.count()) == (False, 0)
    assert data == b"" or answer["error_message"] == _(message)


def test_document_put_aside_for_its_title_is_inspected_too(upload, admin_client):
    pk = upload("documents", pdf(2), "a.pdf", title="长" * 300)["uploaded_file_id"]
    values = {f"uploaded-document-{pk}-title": "短"}

    made = admin_client.post(f"/admin/documents/multiple/create_from_uploaded_document/{pk}/", values).json()

    document = SiteDocument.objects.get(pk=made["doc_id"])
    assert (document.type, document.pages, document.sha256 != "") == ("pdf", 2, True)


def test_documents_made_by_code_know_themselves():
    data = pdf(4)

    document = SiteDocument.objects.create(title="报告", file=ContentFile(data, name="a.pdf"))
    document.file = ContentFile("说明".encode(), name="b.txt")
    before = (document.type, document.pages, document.sha256)
    document.save()

    assert before == ("pdf", 4, hashlib.sha256(data).hexdigest())
    assert (document.type, document.pages, document.file_size) == ("txt", 0, 6)
