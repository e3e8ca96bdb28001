"""What a new version of a published page says of itself."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page

from approval import signing
from approval.models import Approval, Version
from approval.refusals import RefusedError
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db

WRONG = {"where": "第一段", "old": "300户", "new": "3000户"}


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def page(people):
    return made.public(made.draft(people.author), people)


def form(page, **values):
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "body-count": "0",
        "corrections-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **values,
    }


def passage(old="300户", new="3000户"):
    return {
        "corrections-count": "1",
        "corrections-0-deleted": "",
        "corrections-0-order": "0",
        "corrections-0-type": "correction",
        "corrections-0-id": "",
        "corrections-0-value-where": "",
        "corrections-0-value-old": old,
        "corrections-0-value-new": new,
    }


def errors_of(response):
    return {name: [str(e) for e in errors] for name, errors in response.context["form"].errors.items()}


def test_panel_is_there_once_the_page_was_published(people, signed_in, page):
    client = signed_in(people.author)
    fields = {
        other.pk: set(client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).context["form"].fields)
        for other in (page, made.draft(people.author, title="草稿"))
    }

    assert [{"change", "change_note", "corrections"} & names for names in fields.values()] == [
        {"change", "change_note", "corrections"},
        set(),
    ]


@pytest.mark.parametrize(
    ("values", "wanting"),
    [
        ({}, {"change"}),
        ({"change": "minor"}, set()),
        ({"change": "update"}, {"change_note"}),
        ({"change": "update", "change_note": "补充了名单。"}, set()),
        ({"change": "correction"}, {"change_note", "corrections"}),
        ({"change": "correction", "change_note": "更正户数。"}, {"corrections"}),
        ({"change": "correction", "change_note": "更正户数。", **passage()}, set()),
    ],
)
def test_submission_wants_all_that_readers_are_told(people, signed_in, page, values, wanting):
    client = signed_in(people.author)
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(page, **values, **{"action-submit": "1"})
    )

    if wanting:
        assert set(errors_of(response)) == wanting
    assert (fresh(page).current_workflow_state is None) == bool(wanting)


def test_draft_is_spared(people, signed_in, page):
    signed_in(people.author).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(page, title="改了", change="correction")
    )

    draft = fresh(page).get_latest_revision_as_object()
    assert (draft.title, draft.change) == ("改了", "correction")


def test_panel_is_empty_for_each_new_draft_and_keeps_what_was_set(people, signed_in, page):
    page = made.revise(page, people, "update", "补充了名单。", title="第二版")
    client, address = signed_in(people.author), reverse("wagtailadmin_pages:edit", args=[page.pk])

    first = client.get(address).context["form"]
    client.post(address, form(page, title="第三版", change="minor"))
    second = client.get(address).context["form"]

    assert [f.initial["change"] for f in (first, second)] == ["", "minor"]
    assert first.initial["change_note"] == ""
    assert fresh(page).change_note == "补充了名单。"


def test_version_without_a_kind_of_change_is_not_signed(people, page):
    page.title = "悄悄改了"
    page.save_revision(user=people.author)
    fresh(page).get_workflow().start(fresh(page), people.author)

    with pytest.raises(RefusedError):
        signing.sign(fresh(page).current_workflow_task_state, people.section_head)


def test_approval_keeps_what_readers_are_told(people, page):
    made.revise(page, people, "minor", "不说", title="第二版")
    made.revise(page, people, "correction", "更正户数。", [WRONG], title="第三版")

    rows = (
        gate.recorded().order_by("pk").values_list("version", "title", "change", "change_note", "corrections")
    )
    assert list(rows) == [
        (1, "志愿者走进社区", "", "", []),
        (2, "第二版", "minor", "", []),
        (3, "第三版", "correction", "更正户数。", [WRONG]),
    ]


def test_page_tells_updates_and_corrections_but_nothing_of_trifles(people, client, page):
    made.revise(page, people, "update", "补充了名单。")
    made.revise(page, people, "minor", "错别字。")
    page = made.revise(page, people, "correction", "更正户数。", [WRONG])

    text = client.get(page.url).content.decode()

    number = Approval.objects.get(version=4).number
    told = ["补充了名单。", "更正户数。", "第一段", "300户", "3000户", number, "versions/1/", "versions/3/"]
    assert [words for words in told if words not in text] == []
    assert text.index("补充了名单。") < text.index("更正户数。")
    assert "错别字。" not in text
    assert "versions/2/" not in text


def test_first_publication_stays_what_it_was(people, page):
    first = page.first_published_at
    page = made.revise(page, people, "update", "补充了名单。")
    page.first_published_at = page.last_published_at
    page.save()

    assert fresh(page).first_published_at == first == Version.objects.of(page.key).last().published_at


def test_copy_has_no_past(people, page):
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=True, user=people.author)

    copy = Page.objects.get(pk=copy.pk)
    assert (copy.live, copy.first_published_at, copy.live_revision_id) == (False, None, None)
    assert copy.specific.permissions_for_user(people.editor).can_delete()


def test_number_of_statements_does_not_grow_with_changes(people, client, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _number in range(3):
        page = made.revise(page, people, "correction", "更正户数。", [WRONG])
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries, override("zh-hans"):
            client.get(page.url)
        counts.append(len(queries))

    assert len(set(counts)) == 1
