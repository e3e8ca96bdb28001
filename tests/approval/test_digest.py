from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.models import Revision

from approval import digest
from approval.models import PublicPage
from approval.passages import passages
from core.models import Person
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory

GATED = [m for m in apps.get_models() if issubclass(m, PublicPage)] + [Person]


def content_names(model):
    """Concrete fields, child rows and parental many-to-many relations of a model; tags are child rows."""
    fields = [f for f in model._meta.get_fields() if f.concrete and not isinstance(f, ParentalKey)]
    fields = [f for f in fields if not digest.is_parent_link(f) or f.name in digest.EXCLUDED]
    names = {f.name for f in fields if not isinstance(f, ClusterTaggableManager)}
    return names | set(digest.children_of(model))


def filled(model):
    """A row without an empty field: some rows leave out of their data what is empty."""
    samples = {"CharField": "a", "TextField": "a", "DateField": date(2026, 1, 1), "DecimalField": Decimal(1)}
    row = model()
    for field in model._meta.concrete_fields:
        if getattr(row, field.attname) in (None, ""):
            setattr(row, field.attname, samples.get(field.get_internal_type(), 1))
    return row


@pytest.mark.django_db
@pytest.mark.parametrize("model", GATED, ids=lambda model: model._meta.label)
def test_every_field_is_in_the_digest_or_left_out_for_a_reason(model):
    told = set(digest.canonical(model())["fields"])

    assert content_names(model) - told == content_names(model) & set(digest.EXCLUDED)


@pytest.mark.parametrize(
    "model",
    sorted({row for m in GATED for row in digest.children_of(m).values()}, key=lambda row: row._meta.label),
    ids=lambda model: model._meta.label,
)
def test_every_field_of_a_row_is_in_the_digest_or_left_out_for_a_reason(model):
    row = filled(model).serializable_data() if hasattr(model, "serializable_data") else None
    if row is None:
        row = {f.name: None for f in model._meta.fields if f.serialize}
    told = set(digest._rows(model, [row], {})[0])

    assert content_names(model) - told <= set(digest.EXCLUDED)


@pytest.mark.django_db
def test_digest_is_the_same_for_revision_and_published_row(people):
    image, document = SiteImageFactory(), SiteDocumentFactory()
    page = made.draft(people.author, text='<p data-block-key="abcde">志愿者<b>走进</b>社区</p>')
    page.body = [
        ("rich_text", '<p data-block-key="abcde">志愿者走进社区</p>'),
        ("figure", {"image": image, "caption": "", "credit": "", "alt": "橡皮艇"}),
        ("documents", {"title": "", "items": [{"document": document, "title": "名单"}]}),
    ]
    revision = page.save_revision(user=people.author)
    in_memory = digest.of(page)

    gate.approve(page, revision)
    revision.publish()

    read = Revision.objects.get(pk=revision.pk)
    assert {in_memory, digest.of(read.as_object()), digest.of(StandardPage.objects.get(pk=page.pk))} == {
        in_memory
    }


@pytest.mark.django_db
def test_digest_knows_no_ids_of_blocks(people):
    page = made.draft(people.author)
    before = digest.of(page)
    page.body = [("rich_text", '<p data-block-key="zzzzz">志愿者走进社区，讲解急救知识。</p>')]

    assert digest.of(page) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "另一个标题"),
        ("slug", "another"),
        ("summary", "另一句"),
        ("search_description", "x"),
        ("show_in_menus", True),
    ],
)
def test_digest_changes_with_content(people, field, value):
    page = made.draft(people.author)
    before = digest.of(page)
    setattr(page, field, value)

    assert digest.of(page) != before


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["description", "credit", "title", "sha256", "focal_point_x"])
def test_digest_changes_with_a_picture(people, field):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = [("figure", {"image": image, "caption": "", "credit": "", "alt": ""})]
    before = digest.of(page)

    type(image).objects.filter(pk=image.pk).update(**{field: 7 if field == "focal_point_x" else "另一个"})

    assert digest.of(page) != before


@pytest.mark.django_db
@pytest.mark.parametrize("model", GATED, ids=lambda model: model._meta.label)
def test_every_kind_can_be_read_in_passages(model):
    data = model().serializable_data()

    assert all(passage.place for passage in passages(model, data))
