from __future__ import annotations

import pytest

from approval import comparison, digest, seals, signing
from approval.authors import last_approval
from approval.comparison import ADDED, KEPT, REMOVED, Piece
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteImageFactory


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        (
            "已拨付 12,345.60 元",
            "已拨付 12,845.60 元",
            [(KEPT, "已拨付 "), (REMOVED, "12,345.60 元"), (ADDED, "12,845.60 元")],
        ),
        ("截至7月1日，418户", "截至7月2日，418户",
         [(KEPT, "截至7月"), (REMOVED, "1"), (ADDED, "2"), (KEPT, "日，418户")]),
        ("志愿者走进社区", "志愿者走进学校社区", [(KEPT, "志愿者走进"), (ADDED, "学校"), (KEPT, "社区")]),
        ("全部重写之前的话", "ABC", [(REMOVED, "全部重写之前的话"), (ADDED, "ABC")]),
        ("", "新的一段", [(ADDED, "新的一段")]),
        ("共 409，其余", "共 411，其余", [(KEPT, "共 "), (REMOVED, "409"), (ADDED, "411"), (KEPT, "，其余")]),
    ],
)  # fmt: skip
def test_diff_keeps_numbers_whole(old, new, runs):
    assert comparison.diff(old, new) == [Piece(how, text) for how, text in runs]


@pytest.fixture
def published(people):
    """A page that was approved, with two paragraphs and a picture."""
    image = SiteImageFactory()
    page = made.draft(people.author, text="<p>第一段，共 409 户。</p>")
    page.body = [
        ("rich_text", "<p>第一段，共 409 户。</p>"),
        ("rich_text", "<p>第二段。</p>"),
        ("figure", {"image": image, "caption": "", "credit": "", "alt": "橡皮艇"}),
    ]
    page.save_revision(user=people.author)
    page = made.submit(StandardPage.objects.get(pk=page.pk), people.author)
    signing.sign(page.current_workflow_task_state, people.section_head)
    signing.sign(StandardPage.objects.get(pk=page.pk).current_workflow_task_state, people.spokesperson)
    return StandardPage.objects.get(pk=page.pk)


def compared(page):
    return comparison.compare(page, digest.canonical(page), last_approval(page))


def test_nothing_changed_is_told_as_nothing(published):
    assert compared(published).count == 0


def test_changed_paragraph_is_shown_with_its_place(published):
    raw = list(published.body.raw_data)
    raw[0]["value"] = "<p>第一段，共 411 户。</p>"
    published.body = published.body.stream_block.to_python(raw)

    (change,) = compared(published).texts

    assert "1" in change.place
    assert [(p.how, p.text) for p in change.pieces if p.how != KEPT] == [(REMOVED, "409"), (ADDED, "411")]


def test_new_target_of_a_link_is_shown(published):
    raw = list(published.body.raw_data)
    raw[1]["value"] = '<p><a href="https://example.org/">第二段</a>。</p>'
    published.body = published.body.stream_block.to_python(raw)

    (change,) = compared(published).texts

    assert (change.how, change.pieces) == ("format", (Piece(ADDED, "https://example.org/"),))


def test_other_order_is_shown(published):
    raw = list(published.body.raw_data)
    published.body = published.body.stream_block.to_python([raw[1], raw[0], raw[2]])

    assert [change.how for change in compared(published).texts] == ["moved"]


def test_taken_out_picture_is_shown(published):
    raw = list(published.body.raw_data)
    published.body = published.body.stream_block.to_python(raw[:2])

    (change,) = compared(published).pictures

    assert (change.how, change.row["credit"]) == (REMOVED, "市红十字会供图")


def test_changed_words_of_a_picture_are_shown(published):
    image = SiteImageFactory._meta.model.objects.get()
    image.description = "冲锋舟"
    with seals.hold():
        image.save()
        (change,) = compared(published).pictures
        gate.keep(published)

    assert (change.how, change.same_file, [w.place for w in change.words]) == (
        "changed",
        True,
        ["description"],
    )


def test_picture_is_shown_with_the_words_that_stand_beside_it(people):
    image = SiteImageFactory(description="堤坝", credit="")
    page = made.draft(people.author)
    page.body = [
        ("figure", {"image": image, "caption": "", "credit": "江临摄", "alt": ""}),
        ("figure", {"image": image, "caption": "", "credit": "救援队供图", "alt": "橡皮艇"}),
    ]
    page.save_revision(user=people.author)

    (change,) = compared(page).files

    assert (change.alt, change.credit) == ("堤坝 / 橡皮艇", "江临摄 / 救援队供图")
