"""A file that readers see gets a successor; pages get drafts; the old address leads on."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core import kinds, media, superseding
from core.blocks import to_stream
from core.models import Person, SiteDocument, SiteImage
from core.swapping import Swap
from news.models import NewsPage
from tests.core.test_media_forms import pdf
from tests.factories.core import SiteDocumentFactory, SiteImageFactory, jpeg
from tests.factories.news import ColumnFactory, NewsFactory, published

pytestmark = pytest.mark.django_db
NOON = "2026-07-02 12:00:00+08:00"


def body_with(document, picture):
    return to_stream(
        [
            ("rich_text", f'<p><a linktype="document" id="{document.pk}">文件</a><a id="1">x</a></p>'),
            ("documents", {"title": "附件", "items": [{"document": document.pk, "title": ""}]}),
            ("figure", {"image": picture.pk, "caption": "", "credit": "", "alt": ""}),
            (
                "gallery",
                {"title": "", "items": [{"image": picture.pk, "caption": "", "credit": "", "alt": ""}]},
            ),
        ]
    )


@pytest.fixture
def old():
    return SiteDocumentFactory(title="年度报告")


@pytest.fixture
def picture():
    return SiteImageFactory()


@pytest.fixture
def page(old, picture):
    column = ColumnFactory(slug="news")
    return NewsFactory(parent=column, slug="report", body=body_with(old, picture), lead_image=picture)


def successor_of(old, **kwargs):
    return SiteDocument.objects.create(
        title="年度报告（重新出具）", file=ContentFile(pdf(1), name="b.pdf"), supersedes=old, **kwargs
    )


def draft_of(page):
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_every_mention_is_exchanged(page, old, picture):
    new, other = successor_of(old), SiteImageFactory()

    assert Swap(old, old).is_named_in(page)
    draft = Swap(picture, other).applied_to(Swap(old, new).applied_to(draft_of(page)))

    assert kinds.of(NewsPage).media(draft) == {f"document:{new.pk}", f"image:{other.pk}"}
    text = draft.body.raw_data[0]["value"]
    assert text == f'<p><a linktype="document" id="{new.pk}">文件</a><a id="1">x</a></p>'


def test_picture_and_document_of_one_number_are_not_mixed_up(page, old, picture):
    document = SiteDocument.objects.filter(pk=picture.pk).first() or old

    assert Swap(picture, picture).is_named_in(page)
    assert not Swap(SiteImageFactory(), picture).is_named_in(page)
    assert Swap(document, document).kind == "document"


def test_pages_get_drafts_and_readers_what_they_had(page, old, django_user_model):
    user = django_user_model.objects.create_superuser("chief")
    new = successor_of(old)

    done = superseding.put_in_place(old, new, user)

    assert [place.obj.pk for place in done] == [page.pk]
    revision = NewsPage.objects.get(pk=page.pk).latest_revision
    assert (revision.user, revision.as_object().live) == (user, True)
    assert media.is_public(f"document:{old.pk}")
    assert not media.is_public(f"document:{new.pk}")
    assert [place.obj.pk for place in superseding.ready(old, new, user)] == [page.pk]
    assert superseding.places(old, user) == []


def test_page_that_the_person_may_not_edit_is_told(page, old, django_user_model):
    user = django_user_model.objects.create_user("nobody")

    done = superseding.put_in_place(old, successor_of(old), user)

    assert done == []
    (place,) = superseding.places(old, user)
    assert (place.public, place.problem != "") == (True, True)
    assert draft_of(page).latest_revision_id == page.latest_revision_id


def test_portrait_of_a_person_gets_a_draft(picture, django_user_model):
    person = Person.objects.create(name="欧阳明珊", portrait=picture)
    person.save_revision()
    new = SiteImage.objects.create(title="新", file=ContentFile(jpeg(), name="b.jpg"), supersedes=picture)

    superseding.put_in_place(picture, new, django_user_model.objects.create_superuser("chief"))

    assert Person.objects.get(pk=person.pk).get_latest_revision_as_object().portrait == new


# --- The old address ----------------------------------------------------------------------------------


def put_and_publish(page, old, new, user):
    superseding.put_in_place(old, new, user)
    published(draft_of(page))


def test_old_address_leads_on_once_the_new_file_is_public(client, page, old, django_user_model, time_machine):
    address = f"/documents/{old.pk}/a.pdf"
    new = successor_of(old)
    before = client.get(address).status_code
    time_machine.move_to(NOON)

    put_and_publish(page, old, new, django_user_model.objects.create_superuser("chief"))

    answer = client.get(address)
    text = answer.content.decode()
    assert (before, answer.status_code) == (200, 410)
    assert f"/documents/{new.pk}/" in text
    assert f"/documents/{new.pk}/" in answer["Link"]
    assert "2026年7月2日" in text
    assert '<html lang="zh-Hans"' in text
    assert old.title + ".pdf" not in text
    assert client.get(f"/documents/{new.pk}/a.pdf").status_code == 200


def test_chain_of_successors_leads_to_the_last(page, old, django_user_model):
    user = django_user_model.objects.create_superuser("chief")
    second = successor_of(old)
    put_and_publish(page, old, second, user)
    third = successor_of(second)

    put_and_publish(page, second, third, user)

    assert superseding.public_successor(SiteDocument.objects.get(pk=old.pk)).document == third


def test_successors_that_go_round_end(old):
    second = successor_of(old)
    media.note_shown([f"document:{old.pk}"])
    SiteDocument.objects.filter(pk=old.pk).update(supersedes=second)

    assert superseding.public_successor(old) is None


@pytest.mark.parametrize("was_public", [True, False])
def test_successor_that_nobody_sees_is_not_told_of(client, old, was_public):
    successor_of(old)
    if was_public:
        media.note_shown([f"document:{old.pk}"])

    assert client.get(f"/documents/{old.pk}/a.pdf").status_code == 404


def test_file_that_was_never_public_leads_nowhere(client, page, old):
    """Who guesses the number of a draft's file learns nothing of what came after it."""
    draft = SiteDocumentFactory()
    SiteDocument.objects.filter(pk=old.pk).update(supersedes=draft)

    assert client.get(f"/documents/{draft.pk}/a.pdf").status_code == 404


def test_staff_still_open_a_superseded_file(admin_client, page, old, admin_user):
    put_and_publish(page, old, successor_of(old), admin_user)

    assert admin_client.get(f"/documents/{old.pk}/a.pdf").status_code == 200


# --- The admin's page ---------------------------------------------------------------------------------


def address_of(item):
    return reverse("media_successor", args=[*media.key_of(item).split(":")])


@pytest.mark.parametrize("kind", ["document", "image"])
def test_form_says_before_anything_is_lost(admin_client, page, old, picture, kind):
    item = old if kind == "document" else picture
    name = "wagtaildocs:edit" if kind == "document" else "wagtailimages:edit"

    text = admin_client.get(reverse(name, args=[item.pk])).content.decode()

    assert address_of(item) in text
    assert 'type="file"' not in text


@pytest.mark.parametrize("kind", ["document", "image"])
def test_upload_makes_a_successor_and_drafts(admin_client, admin_user, page, old, picture, kind):
    item = old if kind == "document" else picture
    item.tags.add("年报")
    data = SimpleUploadedFile("b.pdf", pdf(2)) if kind == "document" else SimpleUploadedFile("b.jpg", jpeg())
    shown = admin_client.get(address_of(item)).content.decode()

    admin_client.post(
        address_of(item),
        {"title": "新的", "file": data, "collection": item.collection_id, "description": "说明"},
    )

    made = type(item).objects.get(supersedes=item)
    facts = (made.title, made.uploaded_by_user, list(made.tags.names()))
    assert facts == ("新的", admin_user, ["年报"])
    assert page.title in shown
    assert Swap(made, made).is_named_in(draft_of(page))
    after = admin_client.get(address_of(item)).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in after
    assert 'type="file"' not in after


def test_upload_without_a_file_keeps_nothing(admin_client, page, old):
    response = admin_client.post(address_of(old), {"title": "新的", "collection": old.collection_id})

    assert "file" in response.context["form"].errors
    assert not SiteDocument.objects.filter(supersedes=old).exists()


def test_page_that_was_missed_is_reached_later(admin_client, page, old):
    made = successor_of(old)

    admin_client.post(address_of(old))

    assert Swap(made, made).is_named_in(draft_of(page))


def test_successor_is_for_who_may_add_files(client, old, django_user_model):
    from tests.factories import approval as people

    client.force_login(people.person(people.Role.AUDITOR))

    assert client.get(address_of(old)).status_code in (302, 403)
    assert client.get("/admin/media/video/1/successor/").status_code in (302, 403, 404)
