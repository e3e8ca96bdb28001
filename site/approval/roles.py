"""The roles of a society, their groups and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowTask,
)
from wagtail.snippets.models import get_snippet_models

from approval import first_chains
from approval.enums import Role
from approval.models import RoleGroup

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Raise it when a role gets more, and say in ADDED what: groups of an older edition are given that, once.
EDITION = 3

GROUP_NAMES = {
    Role.CONTRIBUTOR: "信息员",
    Role.EDITOR: "编辑",
    Role.RESPONSIBLE_EDITOR: "责任编辑",
    Role.SECTION_HEAD: "科室负责人",
    Role.FINANCE: "财务复核",
    Role.SECRECY: "保密审查",
    Role.LEADER: "分管领导",
    Role.HEAD: "主要负责人",
    Role.SPOKESPERSON: "新闻发言人",
    Role.AUDITOR: "审计/监事（只读）",
    Role.ADMINISTRATOR: "系统管理员",
}

# "lock" gives Wagtail's tree to look at without the right to edit; permissions.py keeps it from locking.
PAGES = {
    Role.CONTRIBUTOR: ("add",),
    Role.EDITOR: ("add", "change"),
    Role.RESPONSIBLE_EDITOR: ("add", "change", "lock", "unlock"),
    Role.SECTION_HEAD: ("add", "change", "lock", "unlock"),
    Role.FINANCE: ("lock",),
    Role.SECRECY: ("lock",),
    Role.LEADER: ("lock",),
    Role.HEAD: ("lock",),
    Role.SPOKESPERSON: ("lock",),
    Role.AUDITOR: ("lock",),
    Role.ADMINISTRATOR: ("add", "change", "lock", "unlock", "bulk_delete"),
}
_WRITE, _LOOK = ("add", "change", "choose"), ("choose",)
FILES = {
    Role.CONTRIBUTOR: ("add", "choose"),
    Role.EDITOR: _WRITE,
    Role.RESPONSIBLE_EDITOR: _WRITE,
    Role.SECTION_HEAD: _WRITE,
    Role.FINANCE: _LOOK,
    Role.SECRECY: _LOOK,
    Role.LEADER: _LOOK,
    Role.HEAD: _LOOK,
    Role.SPOKESPERSON: _LOOK,
    Role.AUDITOR: _LOOK,
    Role.ADMINISTRATOR: _WRITE,
}
SNIPPETS = {
    Role.EDITOR: ("add", "change"),
    Role.RESPONSIBLE_EDITOR: ("add", "change"),
    Role.SECTION_HEAD: ("add", "change", "delete"),
    Role.FINANCE: ("view",),
    Role.SECRECY: ("view",),
    Role.LEADER: ("view",),
    Role.HEAD: ("view",),
    Role.SPOKESPERSON: ("view",),
    Role.AUDITOR: ("view",),
    Role.ADMINISTRATOR: ("add", "change", "delete"),
}
# Users are deactivated, never deleted; a group is not deleted either, since it may be somebody's office.
ADMINISTRATION = (
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "auth.add_group",
    "auth.change_group",
    "core.change_societysettings",
    "wagtailcore.add_site",
    "wagtailcore.change_site",
    "wagtailcore.add_locale",
    "wagtailcore.change_locale",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.add_workflow",
    "wagtailcore.change_workflow",
    "wagtailcore.delete_workflow",
    "wagtailcore.add_task",
    "wagtailcore.change_task",
    "wagtailcore.delete_task",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "wagtail_localize.submit_translation",
)


# Names and numbers of people: only for those who work with the forms and reports.
_RECEIVE = (
    "intake.view_signup",
    "intake.change_signup",
    "intake.export_signup",
    "intake.view_report",
    "intake.change_report",
)
_PARTNERS = ("campaigns.add_embedpartner", "campaigns.change_embedpartner")
_PLACES = tuple(f"home.{action}_{model}" for model in ("place", "placekind") for action in ("add", "change"))
_DONORS = tuple(f"memorial.{action}_memorialrecord" for action in ("add", "change"))

# What an edition gave to roles that existed before it.
ADDED = {
    2: {
        Role.ADMINISTRATOR: tuple(
            f"approval.{action}_{model}"
            for model in ("chainrule", "substitution")
            for action in ("add", "change", "delete", "view")
        )
    },
    3: {
        Role.EDITOR: (*_RECEIVE, *_PLACES, *_PARTNERS, *_DONORS),
        Role.RESPONSIBLE_EDITOR: (*_RECEIVE, *_PLACES, *_PARTNERS, *_DONORS),
        Role.SECTION_HEAD: (*_RECEIVE, *_PLACES, *_PARTNERS, *_DONORS),
        Role.AUDITOR: ("intake.view_report",),
        Role.ADMINISTRATOR: (
            *_RECEIVE,
            *_PLACES,
            *_PARTNERS,
            *_DONORS,
            "intake.change_reportsettings",
            "intake.add_responsible",
            "intake.change_responsible",
            "intake.delete_responsible",
            "intake.view_responsible",
        ),
    },
}


def group_of(role: Role | str) -> Group:
    """Raises RoleGroup.DoesNotExist before the first migrate has finished."""
    return RoleGroup.objects.select_related("group").get(role=role).group


def give(user: User, *roles: Role | str) -> None:
    user.groups.add(*Group.objects.filter(role__role__in=roles))
    user.__dict__.pop("_roles", None)


@transaction.atomic
def ensure_roles() -> None:
    """Makes what is missing: the groups with their permissions, the default chain. Safe to call again."""
    if not Page.objects.filter(depth=1).exists() or Collection.get_first_root_node() is None:
        return
    hooks.search_for_hooks()
    _put_aside_wagtails_defaults()
    for role in Role:
        row = RoleGroup.objects.filter(role=role).select_related("group").first()
        if row is None:
            group, _ = Group.objects.get_or_create(name=GROUP_NAMES[role])
            row = RoleGroup.objects.create(role=role, group=group)
        if row.granted < EDITION:
            if not row.granted:
                _grant(row.group, role)
            _grant_added(row.group, role, row.granted)
            row.granted = EDITION
            row.save(update_fields=["granted"])
    first_chains.ensure()


def _put_aside_wagtails_defaults() -> None:
    """Wagtail brings two groups, one of which may publish, and a chain of its own; unused, they go."""
    if RoleGroup.objects.exists():
        return
    users = get_user_model().objects
    for name in ("Moderators", "Editors"):
        if not users.filter(groups__name=name).exists():
            Group.objects.filter(name=name).delete()
    Workflow.objects.filter(name="Moderators approval", workflow_states=None).delete()
    WorkflowTask.objects.filter(workflow=None).delete()
    Task.objects.filter(name="Moderators approval", workflow_tasks=None, task_states=None).delete()


def _grant(group: Group, role: Role) -> None:
    """What every group of a new role begins with."""
    names = {f"{model._meta.app_label}.{action}_{model._meta.model_name}"
             for model in get_snippet_models() for action in SNIPPETS.get(role, ())}  # fmt: skip
    if role == Role.ADMINISTRATOR:
        names |= set(ADMINISTRATION)
    _permit(group, names | {"wagtailadmin.access_admin"})
    _grant_pages(group, role)
    _grant_files(group, role)


def _grant_added(group: Group, role: Role, granted: int) -> None:
    """What came with later editions; what a society took away of the older ones stays away."""
    later = (roles for edition, roles in ADDED.items() if edition > granted)
    _permit(group, {name for roles in later for name in roles.get(role, ())})


def _permit(group: Group, names: set[str]) -> None:
    wanted = {tuple(name.split(".")) for name in names}
    labels, codes = {a for a, _ in wanted}, {c for _, c in wanted}
    rows = Permission.objects.filter(content_type__app_label__in=labels, codename__in=codes)
    found = [
        p for p in rows.select_related("content_type") if (p.content_type.app_label, p.codename) in wanted
    ]
    group.permissions.add(*found)


def _grant_pages(group: Group, role: Role) -> None:
    root = Page.objects.get(depth=1)
    codes = [f"{action}_page" for action in PAGES[role]]
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codes):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_files(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    for app_label, name in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        codes = [f"{action}_{name}" for action in FILES[role]]
        for permission in Permission.objects.filter(content_type__app_label=app_label, codename__in=codes):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
