"""Taking pages down, both ways."""

from __future__ import annotations

import logging

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from approval import withdrawals
from approval.enums import Decision, Descent, Role
from approval.models import Withdrawal
from approval.refusals import RefusedError
from core.models import MediaUse, PublicEntry
from home.models import HomePage, StandardPage
from tests.factories import approval as made
from tests.factories.core import SiteImageFactory

pytestmark = pytest.mark.django_db

TITLE, REASON, SECRET = "某人受助记", "数据来源有误", "家属撤回同意"
WRONG = {"where": "", "old": "300户", "new": "3000户"}


def fresh(page):
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def picture():
    return SiteImageFactory()


@pytest.fixture
def page(people, picture):
    page = made.draft(people.author, title=TITLE)
    page.body = [("figure", {"image": picture, "alt": "船", "credit": "林岸 摄", "caption": ""})]
    page.save_revision(user=people.author)
    return made.public(fresh(page), people)


def ask(page, user, descent=Descent.RETRACTED):
    return withdrawals.request(
        fresh(page), user, descent=descent, public_reason=REASON, internal_reason=SECRET
    )


def down(page, people, descent=Descent.RETRACTED):
    asked = ask(page, people.author, descent)
    for signer in (people.spokesperson, people.leader)[: withdrawals.NEEDED[descent]]:
        asked = withdrawals.sign(asked, signer)
    return asked


def read(client, path):
    response = client.get(path)
    return response.status_code, "" if response.streaming else response.content.decode()


# --- Signatures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_withdrawal_is_signed_by_who_stands_for_it(people, page, role):
    asked = ask(page, people.author)
    signer = getattr(people, role.value)

    if role in {Role.SPOKESPERSON, Role.LEADER, Role.HEAD}:
        assert withdrawals.sign(asked, signer).status == Decision.DONE
    else:
        with pytest.raises(RefusedError):
            withdrawals.sign(asked, signer)
    assert fresh(page).live == (role not in withdrawals.SIGNERS)


def test_nobody_signs_what_they_asked_for(people, page):
    people.author.groups.add(*people.leader.groups.all())
    asked = ask(page, people.author)

    with pytest.raises(RefusedError):
        withdrawals.sign(asked, people.author)
    with pytest.raises(RefusedError):
        withdrawals.sign(asked, made.person(superuser=True))

    assert fresh(page).live


@pytest.mark.parametrize("asker", ["author", "head"])
def test_quiet_way_needs_two_who_stand_for_it(people, page, asker):
    asked = ask(page, getattr(people, asker), Descent.TAKEN_DOWN)
    signers = [people.spokesperson, people.leader][: 1 if asker == "head" else 2]
    for signer in signers[:-1]:
        assert withdrawals.sign(asked, signer).status == Decision.WAITING
        with pytest.raises(RefusedError):
            withdrawals.sign(asked, signer)
    assert fresh(page).live

    assert withdrawals.sign(asked, signers[-1]).status == Decision.DONE

    assert not fresh(page).live
    assert len({row["user"] for row in Withdrawal.objects.get().signatures}) == 2


def test_request_is_returned_or_recalled(people, page):
    returned = withdrawals.send_back(ask(page, people.author), people.head, reason="不必")
    recalled = withdrawals.recall(ask(page, people.author), people.author)

    assert (returned.status, recalled.status) == (Decision.RETURNED, Decision.RECALLED)
    for request in (returned, recalled):
        with pytest.raises(RefusedError):
            withdrawals.sign(request, people.spokesperson)
    assert fresh(page).live


def test_only_who_may_edit_asks(people, page):
    with pytest.raises(RefusedError):
        ask(page, people.contributor)
    ask(page, people.spokesperson)
    with pytest.raises(RefusedError):
        ask(page, people.author)


# --- What can't be taken down -----------------------------------------------------------------------------


def test_home_page_stays(people):
    with pytest.raises(RefusedError):
        withdrawals.request(
            HomePage.objects.get(), people.editor, descent=Descent.RETRACTED, internal_reason=SECRET
        )


def test_page_with_public_pages_below_it_stays(people, page):
    asked = ask(page, people.author)
    child = StandardPage(title="下级页面", owner=people.author, summary="x", body=[("rich_text", "<p>x</p>")])
    fresh(page).add_child(instance=child)
    child.save_revision(user=people.author)
    made.public(fresh(child), people)

    with pytest.raises(RefusedError, match="下级页面"):
        withdrawals.sign(asked, people.spokesperson)

    assert fresh(page).live
    assert Withdrawal.objects.get().signatures == []


# --- What readers find ------------------------------------------------------------------------------------


def test_retracted_page_says_when_and_why(people, client, page, picture):
    down(page, people)

    status, text = read(client, page.url)

    assert status == 410
    assert [words for words in (TITLE, REASON, "versions/1/", "noindex") if words not in text] == []
    assert SECRET not in text
    assert read(client, f"{page.url}versions/1/")[0] == 200
    assert TITLE in read(client, f"{page.url}versions/1/")[1]
    assert read(client, f"/media/{picture.file.name}")[0] == 200


def test_page_taken_down_says_nothing(people, client, page, picture, caplog):
    page = made.revise(page, people, "correction", "更正户数。", [WRONG], title=f"{TITLE}（更正）")
    assert read(client, f"{page.url}versions/1/")[0] == 200
    caplog.set_level(logging.DEBUG)

    down(page, people, Descent.TAKEN_DOWN)

    assert TITLE not in caplog.text
    for path in (page.url, f"{page.url}versions/", f"{page.url}versions/1/", f"{page.url}versions/2/"):
        status, text = read(client, path)
        assert status == 410
        assert [words for words in (TITLE, REASON, SECRET, "户") if words in text] == []
    assert read(client, f"/media/{picture.file.name}")[0] == 404
    assert not MediaUse.objects.filter(owner__startswith=page.key).exists()


@pytest.mark.parametrize("descent", list(Descent))
def test_withdrawn_content_is_listed_and_found_nowhere(people, client, page, descent):
    from search.models import IndexedEntry

    down(page, people, descent)

    assert not PublicEntry.objects.filter(owner=page.key).exists()
    assert not IndexedEntry.objects.filter(entry__owner=page.key).exists()
    places = ["/", "/sitemap.xml", "/search/?q=受助记", "/feed.atom", "/feed.json"]
    places += [] if descent == Descent.RETRACTED else ["/corrections/", "/corrections/feed.json"]
    assert [path for path in places if TITLE in read(client, path)[1]] == []


def test_signed_in_readers_find_the_same(people, signed_in, page):
    down(page, people)

    assert read(signed_in(people.author), page.url)[0] == 410


def test_looking_for_a_withdrawal_takes_one_statement(client, page):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/nowhere/")
    with CaptureQueriesContext(connection) as public:
        client.get(page.url)
    with CaptureQueriesContext(connection) as missing:
        client.get("/nowhere/")

    table = Withdrawal._meta.db_table
    assert [sum(table in row["sql"] for row in found) for found in (public, missing)] == [0, 1]


def test_retracted_page_can_still_be_taken_down(people, client, page):
    down(page, people)
    down(page, people, Descent.TAKEN_DOWN)

    status, text = read(client, page.url)
    assert (status, TITLE in text, read(client, f"{page.url}versions/1/")[0]) == (410, False, 410)
    assert Withdrawal.objects.in_force().count() == 1


@pytest.mark.parametrize("descent", list(Descent))
def test_published_anew_ends_the_notice(people, client, page, descent):
    down(page, people, descent)

    page = made.revise(page, people, "correction", "更正户数。", [WRONG], title="新的版本")

    status, text = read(client, page.url)
    assert status == 200
    assert "新的版本" in text
    assert Withdrawal.objects.in_force().count() == 0
    kept = descent == Descent.RETRACTED
    assert read(client, f"{page.url}versions/1/")[0] == (200 if kept else 404)
    assert ("300户" in text) == kept


def test_running_review_ends_with_the_page(people, page):
    draft = fresh(page)
    draft.title = "还在审核"
    draft.change = "minor"
    draft.save_revision(user=people.author)
    made.submit(fresh(page), people.author)

    down(page, people)

    assert fresh(page).current_workflow_state is None


# --- The desk ---------------------------------------------------------------------------------------------


def test_form_tells_all_that_is_missing_and_keeps_what_was_typed(people, signed_in, page):
    client, address = signed_in(people.author), reverse("approval:withdraw", args=[page.pk])

    empty = client.post(address, {})
    half = client.post(address, {"descent": "retracted", "internal_reason": SECRET})

    assert set(empty.context["form"].errors) == {"descent", "internal_reason"}
    assert set(half.context["form"].errors) == {"public_reason"}
    assert SECRET in half.content.decode()
    assert not Withdrawal.objects.exists()


def test_page_goes_down_through_the_desk(people, signed_in, client, page):
    author, signer = signed_in(people.author), signed_in(people.spokesperson)
    answers = {"descent": "retracted", "public_reason": REASON, "internal_reason": SECRET}
    author.post(reverse("approval:withdraw", args=[page.pk]), answers)
    desk = reverse("approval:withdrawal", args=[Withdrawal.objects.get().pk])

    assert desk in signer.get(reverse("approval:inbox")).content.decode()
    assert 'value="sign"' not in author.get(desk).content.decode()
    assert SECRET in signer.get(desk).content.decode()
    signer.post(desk, {"decision": "sign", "opinion": "同意"})

    assert (client.get(page.url).status_code, Withdrawal.objects.get().signatures[0]["opinion"]) == (
        410,
        "同意",
    )
    assert desk not in signer.get(reverse("approval:inbox")).content.decode()


@pytest.mark.parametrize("who", ["author", "contributor", "auditor"])
def test_desk_is_for_those_concerned(people, signed_in, page, who):
    desk = reverse("approval:withdrawal", args=[ask(page, people.author).pk])

    response = signed_in(getattr(people, who)).post(desk, {"decision": "sign"})

    assert response.status_code in {302, 403, 409}
    assert fresh(page).live


# --- Nobody just unpublishes or deletes -----------------------------------------------------------------------


@pytest.mark.parametrize("superuser", [False, True])
def test_wagtails_ways_down_lead_to_the_request(people, signed_in, page, superuser):
    user = made.person(superuser=True) if superuser else people.administrator
    client = signed_in(user)

    answers = [
        client.post(f"/admin/pages/{page.pk}/unpublish/", {"include_descendants": "on"}),
        client.post(f"/admin/bulk/wagtailcore/page/unpublish/?id={page.pk}", {"include_descendants": "on"}),
        client.post(f"/admin/api/main/pages/{page.pk}/action/unpublish/", {"recursive": "true"}),
    ]

    assert answers[0]["Location"] == reverse("approval:withdraw", args=[page.pk])
    assert [answer.status_code for answer in answers] == [302, 302, 403]
    assert fresh(page).live
    assert (
        reverse("approval:withdraw", args=[page.pk])
        in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize("was", ["public", "withdrawn", "above"])
def test_what_was_public_is_not_deleted(people, signed_in, page, superuser, was):
    target = page
    if was == "withdrawn":
        down(page, people)
    if was == "above":
        target = made.draft(people.author, title="上级草稿")
        fresh(page).move(fresh(target), pos="last-child")
    client = signed_in(made.person(superuser=True) if superuser else people.administrator)

    answers = [
        client.post(f"/admin/pages/{target.pk}/delete/"),
        client.post(f"/admin/bulk/wagtailcore/page/delete/?id={target.pk}"),
        client.post(f"/admin/api/main/pages/{target.pk}/action/delete/"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 403]
    assert set(Page.objects.filter(pk__in=[page.pk, target.pk])) == {Page(pk=page.pk), Page(pk=target.pk)}
    told = [str(message) for message in client.get("/admin/").context["messages"]]
    assert [TITLE in message for message in told] == [True, True]


def test_code_deletes_nothing_that_was_public(people, page):
    for delete in (page.delete, fresh(page).get_parent().delete, Page.objects.filter(pk=page.pk).delete):
        with pytest.raises(RefusedError), transaction.atomic():
            delete()

    assert fresh(page).live


def test_draft_that_never_was_public_is_deleted(people, signed_in):
    draft = made.draft(people.author)

    signed_in(people.editor).post(f"/admin/pages/{draft.pk}/delete/")

    assert not Page.objects.filter(pk=draft.pk).exists()


def test_person_who_was_public_is_not_deleted(people, signed_in):
    from approval.bulk import publish_in_bulk
    from core.models import Person

    person = Person.objects.create(name="欧阳明珊")
    publish_in_bulk([person], signers=[("签发", people.spokesperson)], note="试")
    client = signed_in(made.person(superuser=True))

    client.post(f"/admin/snippets/core/person/delete/{person.pk}/")
    client.post(f"/admin/bulk/core/person/delete/?id={person.pk}")

    assert Person.objects.filter(pk=person.pk).exists()
    with pytest.raises(RefusedError), transaction.atomic():
        person.delete()
