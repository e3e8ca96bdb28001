from __future__ import annotations

import pytest
from django.urls import reverse

from approval import checks, signing
from approval.checks import Level, numbers
from approval.refusals import RefusedError
from home.models import StandardPage
from tests.factories import approval as made
from tests.factories.core import SiteImageFactory

# Made up, with right check digits.
ID_NUMBER = "110101199003070038"
CARD = "6222020200112233445"


def luhn(stem: str) -> str:
    return next(stem + str(d) for d in range(10) if numbers.is_card_number(stem + str(d)))


def with_check_digit(stem: str) -> str:
    return next(stem + d for d in "0123456789X" if numbers.is_identity_number(stem + d))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11010119900307003", True),
        ("11010119901307003", False),
        ("00010119900307003", False),
    ],
)
def test_identity_number_needs_its_check_digit(text, found):
    assert any(numbers.is_identity_number(text + d) for d in "0123456789X") == found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        ("联系人手机 13800138000。", 1),
        ("手机１３８ ００１３ ８０００", 1),
        ("电话 0510-86012345，编号 202613800138000123", 0),
        ("身份证 {id}", 1),
        ("身份证 {id_spaced}", 1),
        ("编号 110101199003070030X9", 0),
        ("账号 {card}", 1),
        ("金额 12,345.60 元", 0),
        ("澄红〔2026〕13号", 0),
    ],
)
def test_numbers_of_persons_block(people, text, blocked):
    identity = with_check_digit("11010119900307003")
    text = text.format(
        id=identity,
        id_spaced=f"{identity[:6]} {identity[6:14]} {identity[14:]}",
        card=luhn("622202020011223344"),
    )
    page = made.draft(people.author, text=f"<p>{text}</p>")

    found = checks.blocking(checks.run(page))

    assert len(found) == blocked
    assert all(identity not in finding.message for finding in found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "figure", "count"),
    [
        ({"description": "", "credit": ""}, {}, 2),
        ({"description": "船", "credit": ""}, {}, 1),
        ({"description": "", "credit": ""}, {"alt": "船", "credit": "供图"}, 0),
        ({"description": "船", "credit": "供图"}, {}, 0),
    ],
)
def test_pictures_need_words(people, words, figure, count):
    image = SiteImageFactory(**words)
    page = made.draft(people.author)
    page.body = [("figure", {"image": image, "caption": "", "credit": "", "alt": ""} | figure)]

    found = checks.blocking(checks.run(page))

    assert [finding.field for finding in found] == ["body"] * count


@pytest.mark.django_db
def test_warnings_do_not_block(people):
    hidden = made.draft(people.author, title="还没公开")
    page = made.draft(people.author, text=f'<p><a linktype="page" id="{hidden.pk}">链接</a></p>')
    page.summary = ""

    found = checks.run(page)

    assert [(finding.level, finding.field) for finding in found] == [
        (Level.WARN, "summary"),
        (Level.WARN, ""),
    ]


def form_data(page, **changes):
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "quote",
        "body-0-id": "",
        "body-0-value-text": "引文",
        "body-0-value-attribution": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    } | changes


@pytest.mark.django_db
def test_submission_is_held_back_and_what_was_typed_stays(people, signed_in):
    page = made.draft(people.author)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = form_data(
        page, **{"title": "新的标题", "body-0-value-text": "请打 13800138000", "action-submit": "x"}
    )

    response = signed_in(people.author).post(url, data)

    assert response.status_code == 200
    assert "138******00" in response.text
    assert "新的标题" in response.text
    assert StandardPage.objects.get(pk=page.pk).current_workflow_state is None


@pytest.mark.django_db
def test_draft_is_saved_whatever_it_holds(people, signed_in):
    page = made.draft(people.author)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = signed_in(people.author).post(
        url, form_data(page, **{"body-0-value-text": "请打 13800138000"})
    )

    assert response.status_code == 302
    assert "13800138000" in str(StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().body)


@pytest.mark.django_db
def test_submission_starts_the_chain(people, signed_in):
    page = made.draft(people.author)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    signed_in(people.author).post(url, form_data(page, **{"action-submit": "x"}))

    assert StandardPage.objects.get(pk=page.pk).current_workflow_state.current_task_state.task.name == "初审"


@pytest.mark.django_db
def test_new_piece_is_created_and_submitted_at_once(people, signed_in):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", made.home().pk])
    data = form_data(StandardPage(title="一次送审", slug="", summary="一句话"), **{"action-submit": "x"})

    signed_in(people.author).post(url, data)

    page = StandardPage.objects.get()
    assert page.current_workflow_state.current_task_state.task.name == "初审"
    assert page.slug.endswith("-1")


@pytest.mark.django_db
def test_new_piece_with_a_telephone_is_not_created(people, signed_in):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", made.home().pk])
    data = form_data(
        StandardPage(title="一次送审", slug="", summary="电话 13800138000"), **{"action-submit": "x"}
    )

    response = signed_in(people.author).post(url, data)

    assert "138******00" in response.text
    assert not StandardPage.objects.exists()


@pytest.mark.django_db
def test_blocking_finding_keeps_a_piece_from_being_signed(people):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = [("figure", {"image": image, "caption": "", "credit": "", "alt": ""})]
    page.save_revision(user=people.author)
    page = made.submit(StandardPage.objects.get(pk=page.pk), people.author)
    type(image).objects.update(description="")

    with pytest.raises(RefusedError):
        signing.sign(page.current_workflow_task_state, people.section_head)


def test_piece_with_a_superseded_file_is_noted(people):
    old = SiteImageFactory(title="旧图")
    page = made.draft(people.author)
    page.body = [("figure", {"image": old, "caption": "", "credit": "", "alt": ""})]
    before = [finding.message for finding in checks.run(page)]
    SiteImageFactory(title="新图", supersedes=old)

    told = [finding for finding in checks.run(page) if finding.message not in before]

    assert [finding.level for finding in told] == [Level.WARN]
    assert "新图" in told[0].message
