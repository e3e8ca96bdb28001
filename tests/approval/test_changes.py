from __future__ import annotations

import pytest
from django.core import mail
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from approval import changes, digest, gated, seals
from approval.enums import Decision, Role, Route
from approval.models import Approval, ChangeRequest, Seal
from approval.refusals import RefusedError
from core.blocks import to_stream
from core.models import Department, SiteImage, SocietySettings
from news.models import Topic
from tests.factories import approval as made
from tests.factories import gate
from tests.factories.core import SiteDocumentFactory, SiteImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return gate.save(Department(name="救护科", phone="（0000）8605 2108"))


def refused(change) -> seals.NotApprovedError:
    """What the gate says when `change` is done without an approval; nothing of it stays."""
    with pytest.raises(seals.NotApprovedError) as caught, seals.hold():
        change()
    return caught.value


def asked(user, change) -> ChangeRequest:
    return changes.capture(refused(change), user)


def save(obj, **values):
    def change() -> None:
        for name, value in values.items():
            setattr(obj, name, value)
        obj.save()

    return change


def test_change_is_kept_with_what_it_was_before(people, office):
    change = asked(people.editor, save(office, phone="（0000）8605 2100"))

    (part,) = change.parts
    assert (part["model"], part["pk"], part["action"]) == ("core.department", office.pk, "change")
    assert (part["before"]["phone"], part["after"]["phone"]) == ("（0000）8605 2108", "（0000）8605 2100")
    assert (change.requested_by, change.status, "救护科" in change.title) == (people.editor, "waiting", True)
    assert Department.objects.get().phone == "（0000）8605 2108"


def test_signature_writes_the_change_and_seals_it(people, office):
    change = asked(people.editor, save(office, phone="（0000）8605 2100"))

    changes.approve(change, people.leader, "号码已核对")

    approval = Approval.objects.of(f"core.department:{office.pk}").first()
    stored = Department.objects.get()
    assert stored.phone == "（0000）8605 2100"
    assert seals.is_sealed(gated.key_of(stored))
    assert (approval.route, approval.digest) == (Route.CHANGE, digest.of(stored))
    assert [(s["step"], s["user"], s["opinion"]) for s in approval.signatures] == [
        ("申请变更", people.editor.pk, ""),
        ("签发", people.leader.pk, "号码已核对"),
    ]
    assert (change.status, change.decided_by, change.opinion) == ("done", people.leader, "号码已核对")


def test_new_record_waits_and_is_made_by_the_signature(people):
    change = asked(people.editor, save(Topic(name="防汛", name_en="Flood", slug="flood")))
    assert (change.parts[0]["pk"], Topic.objects.count()) == (None, 0)

    changes.approve(change, people.spokesperson)

    topic = Topic.objects.get()
    assert (topic.name, topic.slug, seals.is_sealed(gated.key_of(topic))) == ("防汛", "flood", True)


def test_deletion_waits_and_is_done_by_the_signature(people):
    redirect = gate.save(Redirect(old_path="/a", redirect_link="https://example.org/"))
    change = asked(people.administrator, redirect.delete)
    assert (change.parts[0]["action"], Redirect.objects.count()) == ("delete", 1)

    changes.approve(change, people.head)

    assert Redirect.objects.count() == 0
    assert change.status == Decision.DONE


def test_import_of_redirects_is_one_request_of_many_parts(people):
    def imported() -> None:
        for name in "abc":
            Redirect.objects.create(old_path=f"/{name}", redirect_link=f"https://example.org/{name}")

    change = asked(people.administrator, imported)
    changes.approve(change, people.leader)

    assert [part["title"] for part in change.parts] == ["/a", "/b", "/c"]
    assert [r.redirect_link[-1] for r in Redirect.objects.order_by("old_path")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.SPOKESPERSON, True),
        (Role.LEADER, True),
        (Role.HEAD, True),
        (Role.SECTION_HEAD, False),
        (Role.ADMINISTRATOR, False),
        (Role.AUDITOR, False),
    ],
)
def test_who_may_sign(people, office, role, may):
    change = asked(people.editor, save(office, phone="1"))

    assert (changes.refusal(change, made.person(role)) is None) == may


def test_nobody_signs_their_own_change_superuser_or_not(people, office):
    boss = made.person(Role.SPOKESPERSON, superuser=True)
    change = asked(boss, save(office, phone="1"))

    for user in (boss, made.person(superuser=True), made.person(Role.LEADER, active=False)):
        with pytest.raises(RefusedError):
            changes.approve(change, user)

    change.refresh_from_db()
    assert (change.status, Department.objects.get().phone) == ("waiting", "（0000）8605 2108")


def test_change_of_what_changed_meanwhile_is_refused(people, office):
    first = asked(people.editor, save(Department.objects.get(), phone="1"))
    second = asked(people.section_head, save(Department.objects.get(), duties="培训"))
    changes.approve(first, people.leader)

    with pytest.raises(RefusedError, match="救护科"):
        changes.approve(second, people.leader)

    second.refresh_from_db()
    assert (second.status, Department.objects.get().duties) == ("waiting", "")


def test_several_parts_are_written_all_or_not_at_all(people):
    gate.save(Topic(name="防汛", slug="flood"))

    def two() -> None:
        Department.objects.create(name="办公室")
        Topic.objects.create(name="抗旱", slug="drought")

    change = asked(people.editor, two)
    gate.save(Topic(name="抗旱", slug="drought-2"))

    with pytest.raises(RefusedError):
        changes.approve(change, people.leader)

    assert Department.objects.count() == 0


def test_saving_the_same_again_replaces_the_waiting_request(people, office):
    first = asked(people.editor, save(Department.objects.get(), phone="1"))
    second = asked(people.editor, save(Department.objects.get(), phone="2"))
    other = asked(people.section_head, save(Department.objects.get(), phone="3"))

    assert (second.pk, second.replaced) == (first.pk, True)
    assert [part["after"]["phone"] for part in second.parts] == ["2"]
    assert (other.pk == first.pk, ChangeRequest.objects.count()) == (False, 2)


def test_request_replaced_while_it_is_read_is_not_signed(people, office):
    change = asked(people.editor, save(Department.objects.get(), phone="1"))
    token = changes.token_of(change)
    asked(people.editor, save(Department.objects.get(), phone="2"))

    with pytest.raises(RefusedError):
        changes.approve(change, people.leader, seen=token)


def test_returned_with_a_reason_only(people, office):
    change = asked(people.editor, save(office, phone="1"))
    mail.outbox.clear()

    with pytest.raises(RefusedError):
        changes.send_back(change, people.leader, "  ")
    changes.send_back(change, people.leader, "请用总机号码")

    assert (change.status, change.opinion) == (Decision.RETURNED, "请用总机号码")
    assert Department.objects.get().phone == "（0000）8605 2108"


def test_only_who_asked_recalls_and_a_decided_request_stays(people, office):
    change = asked(people.editor, save(office, phone="1"))

    with pytest.raises(RefusedError):
        changes.recall(change, people.leader)
    changes.recall(change, people.editor)

    assert change.status == Decision.RECALLED
    with pytest.raises(RefusedError):
        changes.approve(change, people.leader)


# --- Settings -----------------------------------------------------------------------------------------


def test_empty_row_of_settings_made_by_reading_passes(people):
    row = SocietySettings.for_site(Site.objects.get())

    assert row.name == ""
    assert not seals.is_sealed(gated.key_of(row))


def test_request_for_settings_takes_the_row_that_reading_has_made(people):
    site = Site.objects.get()
    change = asked(people.administrator, save(SocietySettings(site=site, name="澄江市红十字会")))
    SocietySettings.for_site(site)

    changes.approve(change, people.head)

    assert SocietySettings.objects.get().name == "澄江市红十字会"


def test_settings_named_by_somebody_else_meanwhile_are_not_overwritten(people):
    site = Site.objects.get()
    change = asked(people.administrator, save(SocietySettings(site=site, name="澄江市红十字会")))
    gate.save(SocietySettings(site=site, name="沐宁市红十字会"))

    with pytest.raises(RefusedError):
        changes.approve(change, people.head)

    assert SocietySettings.objects.get().name == "沐宁市红十字会"


# --- Pictures in use ----------------------------------------------------------------------------------


@pytest.fixture
def picture(people):
    image = SiteImageFactory()
    page = made.draft(people.author)
    page.body = to_stream([("figure", {"image": image.pk})])
    gate.publish(page)
    return image


def test_words_of_a_picture_in_use_are_changed_by_two_and_the_page_stays_public(people, picture):
    page = made.StandardPage.objects.get(title="志愿者走进社区")
    change = asked(people.editor, save(picture, description="队员在清点物资"))
    assert change.parts[0]["affects"] == [gated.key_of(page)]

    changes.approve(change, people.leader)

    assert SiteImage.objects.get().description == "队员在清点物资"
    assert seals.is_sealed(gated.key_of(page))
    assert Seal.objects.get(pk=gated.key_of(page)).approval.route == Route.CHANGE


def test_nothing_is_kept_of_a_new_file(people, picture):
    picture.title, picture.file.name = "清点物资", "images/another.jpg"

    assert changes.capture(seals.NotApprovedError([], [picture]), people.editor) is None


def test_nothing_is_kept_of_the_deletion_of_a_file(people, picture):
    picture.was_deleted = True

    assert changes.capture(seals.NotApprovedError([], [picture]), people.editor) is None


def test_page_is_no_change_request(people):
    page = made.draft(people.author)
    live = gate.publish(page)

    assert asked(people.editor, save(live, title="换了")) is None


def test_document_in_use_keeps_its_new_title_as_a_request(people):
    document = SiteDocumentFactory(title="年报")
    page = made.draft(people.author)
    page.body = to_stream([("documents", {"items": [{"document": document.pk}]})])
    gate.publish(page)

    change = asked(people.editor, save(document, title="年度报告"))

    assert change.parts[0]["after"]["title"] == "年度报告"
