"""Who may do what. Nobody may publish: what is public was signed in a chain, superusers are no exception."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester
from wagtail.permission_policies import ModelPermissionPolicy

from approval.enums import Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def roles_of(user: Any) -> set[str]:
    """The roles a person holds."""
    from approval.models import RoleGroup

    if not user.is_active or user.is_anonymous:
        return set()
    if not hasattr(user, "_roles"):
        user._roles = set(RoleGroup.objects.filter(group__user=user).values_list("role", flat=True))
    return user._roles


class PublicPagePermissions(PagePermissionTester):
    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """Nobody just unpublishes: a page is taken down with reasons and signatures (approval.withdrawals)."""
        return False

    def can_unschedule(self) -> bool:
        return self._decides()

    def can_reorder_children(self) -> bool:
        return self._decides()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Only what was never published can be deleted: the public saw the rest, and may come back for it."""
        if not self.user.is_active or self.page_is_root:
            return False
        from approval import removal

        if removal.refusal(self.page):
            return False
        return super().can_delete(ignore_bulk=ignore_bulk)

    def can_move(self) -> bool:
        """Moving deletes nothing, but it changes the address of what is public."""
        if not self.user.is_active or self.page_is_root:
            return False
        if self.page.get_descendants(inclusive=True).live().exists():
            return self._decides()
        return self.user.is_superuser or "change" in self.permissions

    def can_move_to(self, destination: Any) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page) or not self.can_move():
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        return self.user.is_superuser or "add" in destination.permissions_for_user(self.user).permissions

    def can_lock(self) -> bool:
        return super().can_lock() and self._edits()

    def can_unlock(self) -> bool:
        return super().can_unlock() and self._edits()

    def _edits(self) -> bool:
        """Signers and auditors hold "lock" and "unlock" only to find their way in the tree."""
        return self.user.is_superuser or "change" in self.permissions or self.user_has_lock()

    def _decides(self) -> bool:
        return decides(self.user)


class SignedPermissionPolicy(ModelPermissionPolicy):
    """For snippets that go through a chain: edited by who may, published by nobody.

    "unpublish" is ours: whoever answers for the site may take one down.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        if action == "unpublish":
            return decides(user)
        return action != "publish" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        if "unpublish" in actions and decides(user):
            return True
        rest = [action for action in actions if action not in ("publish", "unpublish")]
        return bool(rest) and super().user_has_any_permission(user, rest)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        from approval import versions

        if action == "delete" and versions.was_published(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


class RecordPolicy(SignedPermissionPolicy):
    """For records with an address: like a page, one is taken down with reasons and signatures alone.

    Whoever may change one may lock it for others while they work on it.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        if action == "unpublish":
            return False
        return super().user_has_permission(user, _locking(action))

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        return super().user_has_permission_for_instance(user, _locking(action), instance)


def _locking(action: str) -> str:
    return "change" if action in ("lock", "unlock") else action


class RecordPermissions:
    """What is asked of a record with an address as it is of a page."""

    def __init__(self, user: User, record: Any) -> None:
        self.user, self.record = user, record
        self.policy = RecordPolicy(type(record))

    def can_edit(self) -> bool:
        return self.policy.user_has_permission_for_instance(self.user, "change", self.record)

    def can_unschedule(self) -> bool:
        return decides(self.user)


class SubstitutionPolicy(ModelPermissionPolicy):
    """Administrators set substitutes for everybody, signers for themselves."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return super().user_has_permission(user, action) or (action != "delete" and signs(user))

    def user_has_any_permission(self, user: User, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: User, action: str, instance: Any) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action != "delete" and signs(user) and instance.principal_id == user.pk

    def instances_user_has_any_permission_for(self, user: User, actions: Any) -> Any:
        rows = self.model._default_manager.all()
        if any(super(SubstitutionPolicy, self).user_has_permission(user, action) for action in actions):
            return rows
        return rows.filter(principal=user.pk) | rows.filter(substitute=user.pk)


def decides(user: Any) -> bool:
    """Who takes down, moves and orders what is public."""
    if not user.is_active:
        return False
    return user.is_superuser or bool(roles_of(user) & {Role.SPOKESPERSON, Role.ADMINISTRATOR})


def signs(user: Any) -> bool:
    """Whether it is this person's office to sign: a step of a chain names one of their groups."""
    from approval.models import ReviewTask

    return user.is_active and ReviewTask.objects.filter(active=True, groups__user=user.pk).exists()
