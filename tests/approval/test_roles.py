from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Workflow, WorkflowPage
from wagtail.permissions import policy_registry

from approval import first_chains, roles, signing
from approval.enums import Role
from approval.models import ChainRule, ReviewTask, RoleGroup
from core.models import Person
from tests.factories import approval as made
from tests.factories import gate

pytestmark = pytest.mark.django_db

ROLES = list(Role)
WRITERS = {Role.EDITOR, Role.RESPONSIBLE_EDITOR, Role.SECTION_HEAD, Role.ADMINISTRATOR}
CREATORS = WRITERS | {Role.CONTRIBUTOR}


def test_every_role_has_a_group_with_a_chinese_name(people):
    assert dict(RoleGroup.objects.values_list("role", "group__name")) == {
        "contributor": "信息员",
        "editor": "编辑",
        "responsible_editor": "责任编辑",
        "section_head": "科室负责人",
        "finance": "财务复核",
        "secrecy": "保密审查",
        "leader": "分管领导",
        "head": "主要负责人",
        "spokesperson": "新闻发言人",
        "auditor": "审计/监事（只读）",
        "administrator": "系统管理员",
    }
    assert set(Group.objects.values_list("name", flat=True)) == set(roles.GROUP_NAMES.values())


def test_nobody_is_given_the_right_to_publish(people):
    assert not GroupPagePermission.objects.filter(permission__codename__startswith="publish").exists()
    assert not Group.objects.filter(permissions__codename__startswith="publish").exists()


def test_ensure_roles_keeps_what_a_society_changed(people):
    group = roles.group_of(Role.EDITOR)
    Group.objects.filter(pk=group.pk).update(name="宣传科编辑")
    GroupPagePermission.objects.filter(group=group).delete()

    roles.ensure_roles()

    assert roles.group_of(Role.EDITOR).name == "宣传科编辑"
    assert not GroupPagePermission.objects.filter(group=group).exists()
    assert ReviewTask.objects.count() == len(first_chains.STEPS)
    assert (Workflow.objects.count(), WorkflowPage.objects.count()) == (len(first_chains.CHAINS), 1)


def test_a_later_edition_gives_what_is_new_and_nothing_taken_away(people):
    row = RoleGroup.objects.get(role=Role.ADMINISTRATOR)
    row.group.permissions.clear()
    RoleGroup.objects.filter(pk=row.pk).update(granted=1)

    roles.ensure_roles()

    names = {p.codename for p in row.group.permissions.all()}
    assert "add_chainrule" in names
    assert "add_user" not in names


def test_chains_that_a_society_removed_stay_away(people):
    ChainRule.objects.all().delete()
    Workflow.objects.exclude(name=first_chains.DEFAULT).delete()

    roles.ensure_roles()

    assert Workflow.objects.count() == 1
    assert not ChainRule.objects.exists()


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_do_with_pages(people, role):
    user = getattr(people, role.value)
    page = made.draft(people.author)
    may = page.permissions_for_user(user)
    home = page.get_parent().specific.permissions_for_user(user)

    assert {
        "create": home.can_add_subpage(),
        "edit": may.can_edit(),
        "delete": may.can_delete(),
        "publish": may.can_publish() or home.can_publish_subpage(),
        "restrict": may.can_set_view_restrictions(),
    } == {
        "create": role in CREATORS,
        "edit": role in WRITERS,
        "delete": role in WRITERS,
        "publish": False,
        "restrict": False,
    }


def test_superuser_may_not_publish_or_restrict(people):
    may = made.draft(people.author).permissions_for_user(made.person(superuser=True))

    assert [may.can_publish(), may.can_publish_subpage(), may.can_set_view_restrictions()] == [False] * 3


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_do_with_people(people, role):
    user = getattr(people, role.value)
    policy = policy_registry.get_by_type(Person)

    assert (policy.user_has_permission(user, "change"), policy.user_has_permission(user, "publish")) == (
        role in WRITERS,
        False,
    )


@pytest.mark.parametrize("role", ROLES)
def test_only_the_administrator_reaches_settings_and_users(people, role):
    user = getattr(people, role.value)

    assert [user.has_perm(name) for name in ("core.change_societysettings", "auth.change_user")] == [
        role == Role.ADMINISTRATOR
    ] * 2
    assert not user.has_perm("auth.delete_user")


@pytest.mark.parametrize("role", ROLES)
def test_every_role_enters_the_admin(people, signed_in, role):
    assert signed_in(getattr(people, role.value)).get("/admin/").status_code == 200


def test_what_was_published_is_not_deleted(people):
    page = made.draft(people.author)
    gate.publish(page)
    page.refresh_from_db()

    assert not page.permissions_for_user(people.editor).can_delete()
    assert not page.get_parent().specific.permissions_for_user(made.person(superuser=True)).can_delete()


@pytest.mark.parametrize("role", ROLES)
def test_who_signs_which_step(people, role):
    user = getattr(people, role.value)
    page = made.submit(made.draft(people.author), people.author)
    first = signing.refusal(page, user) is None
    signing.sign(page.current_workflow_task_state, made.person(Role.SECTION_HEAD))
    last = signing.refusal(type(page).objects.get(pk=page.pk), user) is None

    assert (first, last) == (
        role in {Role.RESPONSIBLE_EDITOR, Role.SECTION_HEAD, Role.LEADER},
        role == Role.SPOKESPERSON,
    )
